// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colour_map.h"
#include "views/earth/earth_panel.h"

#include <QWidget>

class QPainter;

namespace terrella::earth {

/// Colours, unit on top and round ticks, painted straight onto the view.
class ColourBar final : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent);
    void show(const EarthLayer& layer, const ColourMap& map);
    void setTheme(const EarthTheme& theme);
    /// Paints into a rectangle of any painter: pictures that are saved use the same bar.
    void paint(QPainter& painter, const QRectF& area) const;
    [[nodiscard]] QSize sizeHint() const override { return {m_map.classes.empty() ? 88 : 116, 330}; }
    /// Where the ticks stand, for tests: value and its distance from the bar's lower end, 0 … 1.
    [[nodiscard]] std::vector<std::pair<double, double>> ticks() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Of classes: a box with its name for each, the highest on top.
    void paintClasses(QPainter& painter, const QRectF& area) const;
    /// A soft halo keeps words readable where they lie over the Earth.
    void drawHaloed(QPainter& painter, const QPointF& from, const QString& text) const;

    EarthLayer m_layer;
    ColourMap m_map;
    EarthTheme m_theme = EarthTheme::dark();
};

} // namespace terrella::earth
