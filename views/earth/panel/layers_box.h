// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/layer_stack.h"
#include "views/earth/panel/overlay.h"

#include <QSet>

class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace terrella::earth {

class LayerRow;

/// The list of layers, topmost first: a click shows or hides, dragging moves, the arrow opens all about how it is shown. Folds to its title.
class LayersBox final : public Overlay {
    Q_OBJECT
public:
    LayersBox(LayerStack& layers, QWidget* parent);
    /// What must be said about the background, which has a row with a menu below the layers.
    void setBackground(const QString& note);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// How many pictures there are to assign layers to.
    void setPaneCount(int count);
    /// Taller lists scroll.
    void setTallest(int height);

Q_SIGNALS:
    /// The menu of the background is about to be seen; it is empty.
    void backgroundWanted(QMenu* menu);
    void keepWanted(const QString& id);
    void zoomWanted(const QString& id);
    /// What was done is a step of undo: "Add a curtain".
    void edited(const QString& what);
    void resized();

protected:
    void themeChanged() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class DropLine;
    void rebuild();
    void fit();
    [[nodiscard]] QString contentKey() const;
    void addLayer(const EarthLayer& layer);
    void connectRow(LayerRow* row, const EarthLayer& layer);
    [[nodiscard]] QWidget* paneButton(const EarthLayer& layer, QWidget* parent);
    void addBackground();
    void addNote(const QString& said);
    void toggleDetails(const QString& id);
    void deriveOpen(const QString& id, EarthLayerKind kind);
    void openMenu(const EarthLayer& layer, const QPoint& at);
    /// Position in the list, topmost 0, before which something dropped there comes.
    [[nodiscard]] int slotAt(int globalY) const;
    void drop(const QString& id, int globalY);

    LayerStack& m_layers;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_rows = nullptr;
    DropLine* m_dropLine = nullptr;
    std::vector<QWidget*> m_layerRows; ///< topmost first
    QSet<QString> m_open;
    QString m_focus; ///< the layer whose row has the focus when the list is made anew
    QString m_nameWanted;
    QString m_backgroundNote;
    int m_paneCount = 1;
    int m_tallest = 600;
    bool m_folded = false;
    QString m_shown; ///< what the rows say now, so that nothing is rebuilt for nothing
};

} // namespace terrella::earth
