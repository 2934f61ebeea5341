// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_theme.h"
#include "views/earth/layers/bar_content.h"

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
    /// Without the classes of tracks where so low a bar has no room for them.
    static BarContent fitted(const BarContent& content, double height);
    static double moreHeightFor(const BarContent& content);
    /// Paints into a rectangle of any painter: pictures that are saved use the same bar.
    static void paint(QPainter& painter, const QRectF& area, const BarContent& content, const EarthTheme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    BarContent m_content;
    EarthTheme m_theme = EarthTheme::dark();
};

} // namespace terrella::earth
