// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/layer_stack.h"
#include "views/earth/panel/overlay.h"

#include <QSet>

class QVBoxLayout;

namespace terrella::earth {

/// The list of layers: a click shows or hides, the arrow opens variable, level, colours and range. Folds to its title.
class LayersBox final : public Overlay {
    Q_OBJECT
public:
    LayersBox(LayerStack& layers, QWidget* parent);
    /// Coastlines, borders, graticule: shown below the layers.
    void setOutlines(const QString& coastTitle, bool coast, bool borders, bool graticule);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }

Q_SIGNALS:
    void outlineToggled(const QString& which, bool on);
    void resized();

protected:
    void themeChanged() override;
    bool event(QEvent* event) override;

private:
    void rebuild();
    void addLayer(const EarthLayer& layer);
    void addDetails(const EarthLayer& layer);
    void addOutline(const QString& id, const QString& title, bool on);
    [[nodiscard]] QWidget* rangeRow(const EarthLayer& layer);
    LayerStack& m_layers;
    QVBoxLayout* m_rows = nullptr;
    QSet<QString> m_open;
    QString m_coastTitle;
    bool m_coast = true;
    bool m_borders = false;
    bool m_graticule = true;
    bool m_folded = false;
    QString m_shown; ///< what the rows say now, so that nothing is rebuilt for nothing
};

} // namespace terrella::earth
