// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_image.h"

#include "views/earth/fields/colour_table.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

FieldImage paintLand(const std::vector<Ring>& land, QRgb landColour, QRgb seaColour, int width)
{
    QImage canvas(width, width / 2, QImage::Format_RGB32);
    canvas.fill(seaColour);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(landColour));
    painter.scale(width / 360.0, width / 360.0);
    painter.translate(180.0, 90.0);
    for (const Ring& ring : land) {
        if (ring.lon.size() < 3)
            continue;
        QPolygonF polygon;
        double lon = ring.lon.front();
        polygon << QPointF(lon, ring.lat.front());
        for (std::size_t k = 1; k < ring.lon.size(); ++k) {
            lon += std::remainder(ring.lon[k] - lon, 360.0); // runs on across the antimeridian
            polygon << QPointF(lon, ring.lat[k]);
        }
        const double turn = polygon.back().x() - polygon.front().x();
        if (std::abs(turn) > 180.0) { // round a pole: closed along it
            const double pole = polygon.front().y() < 0.0 ? -90.0 : 90.0;
            polygon << QPointF(polygon.back().x(), pole) << QPointF(polygon.front().x(), pole);
        }
        for (const double shift : {-360.0, 0.0, 360.0})
            painter.drawPolygon(polygon.translated(shift, 0.0));
    }
    painter.end();
    FieldImage out;
    out.width = canvas.width();
    out.height = canvas.height();
    out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    for (int y = 0; y < out.height; ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(canvas.constScanLine(y));
        std::transform(row, row + out.width, out.pixels.begin() + static_cast<std::ptrdiff_t>(y) * out.width, texelOf);
    }
    return out;
}

} // namespace terrella::earth
