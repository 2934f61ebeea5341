// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/swatches.h"

#include <QPainter>

#include <functional>

namespace terrella::earth {

namespace {

QPixmap drawn(const QSize& size, double ratio, const std::function<void(QPainter&)>& draw)
{
    QPixmap out(size * ratio);
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    return out;
}

} // namespace

QPixmap frameSwatch(const QColor& colour, double ratio)
{
    return drawn(swatchSize, ratio, [&](QPainter& painter) {
        painter.setPen(QPen(colour, 1.2));
        painter.drawRoundedRect(QRectF(0.8, 1.8, 18.4, 8.4), 2.0, 2.0);
    });
}

QPixmap kindSwatch(EarthLayerKind kind, const QColor& colour, double ratio)
{
    return drawn(swatchSize, ratio, [&](QPainter& painter) {
        painter.setPen(QPen(colour, 1.2));
        painter.setClipRect(QRectF(0.5, 0.5, 19.0, 11.0));
        if (kind == EarthLayerKind::Hatch) {
            for (double x = -12.0; x < 20.0; x += 5.0)
                painter.drawLine(QPointF(x, 12.0), QPointF(x + 12.0, 0.0));
        } else if (kind == EarthLayerKind::Isosurface) {
            painter.setBrush(colour);
            painter.drawChord(QRectF(3.0, 1.5, 14.0, 18.0), 0, 180 * 16);
        } else if (kind == EarthLayerKind::Vectors) {
            painter.drawLine(QPointF(1.5, 6.0), QPointF(18.0, 6.0));
            painter.drawPolyline(QPolygonF({{13.5, 2.5}, {18.0, 6.0}, {13.5, 9.5}}));
        } else {
            painter.drawEllipse(QPointF(10.0, 6.0), 8.5, 4.8);
            painter.drawEllipse(QPointF(10.0, 6.0), 4.2, 2.0);
        }
    });
}

QPixmap paneSwatch(int count, unsigned panes, const EarthTheme& theme, double ratio)
{
    const int rows = count > 4 ? 2 : 1, columns = (count + rows - 1) / rows;
    return drawn({4 + 7 * columns, 14}, ratio, [&](QPainter& painter) {
        const double height = rows == 1 ? 10.0 : 5.0;
        for (int k = 0; k < count; ++k) {
            painter.setPen(QPen(theme.dim, 1.0));
            painter.setBrush((panes >> k & 1U) != 0 ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
            painter.drawRect(QRectF(2.5 + 7.0 * (k % columns), 1.5 + (height + 1.0) * (k / columns), 5.0, height));
        }
    });
}

} // namespace terrella::earth
