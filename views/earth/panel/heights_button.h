// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/panel/overlay.h"

class QToolButton;

namespace terrella::earth {

class LayerStack;

/// Says in the view how many times their true size heights are drawn, and lets the user choose. Seen while there is something with heights.
class HeightsButton final : public Overlay {
    Q_OBJECT
public:
    HeightsButton(LayerStack& layers, QWidget* parent);
    /// "Heights ×50"
    [[nodiscard]] static QString text(double exaggeration);
    /// The same for pictures that are saved, at the lower right of an area.
    static void paint(QPainter& painter, const QRectF& area, double exaggeration, const EarthTheme& theme);

Q_SIGNALS:
    void resized();

private:
    void refresh();
    void fillMenu();
    LayerStack& m_layers;
    QToolButton* m_button = nullptr;
};

} // namespace terrella::earth
