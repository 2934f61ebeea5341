// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_layer.h"
#include "views/earth/earth_theme.h"
#include "views/earth/layers/layer_stack.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace terrella::earth {

/// Where the pictures of an arrangement lie in a view. blinking: which of the two is seen; strip: the part of the width at the right that small
/// multiples leave free.
std::vector<ScenePane> panesOf(const EarthArrangement& arrangement, const QSizeF& view, unsigned blinking, double strip = 0.0);
/// Where one colour bar for several pictures covers none of them, in parts of the view, if there is such a place.
std::optional<QRectF> placeBeside(const std::vector<ScenePane>& panes);

/// Lays several pictures out in the view: side by side, on both sides of a line that can be dragged, or one after the other; and says what each
/// shows.
class Panes final : public QObject {
    Q_OBJECT
public:
    Panes(SceneWidget& view, LayerStack& layers, QObject* parent);
    ~Panes() override;

    void setArrangement(const EarthArrangement& arrangement);
    [[nodiscard]] const EarthArrangement& arrangement() const { return m_arrangement; }
    void setTheme(const EarthTheme& theme);
    /// After the view, the layers or the arrangement have changed.
    void place();
    void updateCaptions();
    /// Small multiples that fill the view leave this part of its width free at the right, for the colour bar of all. True where that moved them.
    bool setStrip(double part);
    /// Whether they fill the view: there is no free place for a colour bar.
    [[nodiscard]] bool wantsStrip() const;
    /// Captions and lines for pictures that are saved.
    void paint(QPainter& painter, const QSizeF& area) const;

Q_SIGNALS:
    void changed();

private:
    class Caption;
    class Line;
    class Divider;
    SceneWidget& m_view;
    LayerStack& m_layers;
    EarthArrangement m_arrangement;
    EarthTheme m_theme = EarthTheme::dark();
    std::vector<std::unique_ptr<Caption>> m_captions; ///< one for each picture
    std::vector<std::unique_ptr<Line>> m_lines;       ///< between pictures side by side
    std::unique_ptr<Divider> m_divider;
    QTimer m_blink;
    unsigned m_blinking = 0;
    double m_strip = 0.0;
};

} // namespace terrella::earth
