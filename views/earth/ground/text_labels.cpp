// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/text_labels.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace terrella::earth {

namespace {

constexpr double haloWidth = 3.0;
constexpr double side = 3.0; ///< room for the halo, left and right

} // namespace

LabelInk labelInk(bool isOnBright)
{
    return isOnBright ? LabelInk{QColor(14, 18, 24), QColor(255, 255, 255, 205)} : LabelInk{QColor(232, 238, 243), QColor(10, 14, 18, 215)};
}

QSizeF labelSize(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    return {std::ceil(metrics.horizontalAdvance(text)) + 2.0 * side, std::ceil(metrics.height()) + 2.0};
}

std::vector<QRectF> paintLabels(const std::vector<QString>& texts, const QFont& font, const LabelInk& ink, double texelsPerPixel, FieldImage& out)
{
    std::vector<QRectF> parts;
    const QFontMetricsF metrics(font);
    const double height = std::ceil(metrics.height()) + 2.0;
    double width = 1.0;
    for (const QString& text : texts)
        width = std::max(width, labelSize(font, text).width());
    QImage canvas(static_cast<int>(std::ceil(width * texelsPerPixel)),
        static_cast<int>(std::ceil(std::max(1.0, height * static_cast<double>(texts.size())) * texelsPerPixel)), QImage::Format_RGBA8888);
    QColor clear = ink.halo;
    clear.setAlpha(0);
    canvas.fill(clear);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(texelsPerPixel, texelsPerPixel);
    double y = 0.0;
    for (const QString& text : texts) {
        QPainterPath path;
        path.addText(side, y + 1.0 + metrics.ascent(), font, text);
        painter.strokePath(path, QPen(ink.halo, haloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(path, ink.ink);
        parts.emplace_back(0.0, y * texelsPerPixel, labelSize(font, text).width() * texelsPerPixel, height * texelsPerPixel);
        y += height;
    }
    painter.end();
    out.width = canvas.width();
    out.height = canvas.height();
    out.opaque = false;
    out.pixels.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    for (int row = 0; row < out.height; ++row)
        std::memcpy(out.pixels.data() + static_cast<std::ptrdiff_t>(row) * out.width, canvas.constScanLine(row),
            static_cast<std::size_t>(out.width) * sizeof(std::uint32_t));
    return parts;
}

} // namespace terrella::earth
