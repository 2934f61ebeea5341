// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/layer_stack.h"

#include <QWidget>

class QPainter;

namespace terrella::earth {

/// Colours, unit on top and round ticks, on a plate of their own above the view. Pointed ends stand for values beyond the range.
class ColourBar final : public QWidget {
    Q_OBJECT
public:
    explicit ColourBar(QWidget* parent);
    void show(const BarContent& content);
    void setTheme(const EarthTheme& theme);
    /// How wide the bar and its texts are, and how much higher what stands below the colours makes it.
    static int widthFor(const BarContent& content);
    static double moreHeightFor(const BarContent& content);
    /// Paints into a rectangle of any painter: pictures that are saved use the same bar.
    static void paint(QPainter& painter, const QRectF& area, const BarContent& content, const EarthTheme& theme);
    /// Where the ticks stand, for tests: value and its distance from the bar's lower end, 0 … 1.
    static std::vector<std::pair<double, double>> ticks(const Colouring& colouring);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BarContent m_content;
    EarthTheme m_theme = EarthTheme::dark();
};

} // namespace terrella::earth
