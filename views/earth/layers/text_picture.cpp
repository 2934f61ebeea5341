// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/text_picture.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace terrella::earth {

namespace {
constexpr double besideGap = 8.0; ///< from a mark to the text beside it
}

SceneLabels textPicture(
    const std::vector<QString>& texts, const QColor& colour, const QColor& halo, double ratio, std::vector<QRectF>& parts, TextPlace place)
{
    QFont font;
    font.setPointSizeF(8.0);
    const QFontMetricsF metrics(font);
    const double height = std::ceil(metrics.height()) + 2.0;
    const bool isBeside = place == TextPlace::Beside;
    const auto widthOf = [&](const QString& text) { // the middle of a picture stands where it belongs
        return (std::ceil(metrics.horizontalAdvance(text)) + 8.0 + (isBeside ? besideGap : 0.0)) * (isBeside ? 2.0 : 1.0);
    };
    double width = 1.0, y = 0.0;
    for (const QString& text : texts)
        width = std::max(width, widthOf(text));
    QImage canvas(static_cast<int>(std::ceil(width * ratio)),
        static_cast<int>(std::ceil(std::max(1.0, height * static_cast<double>(texts.size())) * ratio)), QImage::Format_RGBA8888);
    QColor clear = halo;
    clear.setAlpha(0);
    canvas.fill(clear);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    for (const QString& text : texts) {
        QPainterPath path;
        path.addText(isBeside ? 0.5 * widthOf(text) + besideGap : 4.0, y + 1.0 + metrics.ascent(), font, text);
        painter.strokePath(path, QPen(halo, 3.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(path, colour);
        parts.emplace_back(0.0, y * ratio, widthOf(text) * ratio, height * ratio);
        y += height;
    }
    painter.end();
    SceneLabels out;
    out.picture.width = canvas.width();
    out.picture.height = canvas.height();
    out.picture.opaque = false;
    out.picture.pixels.resize(static_cast<std::size_t>(canvas.width()) * static_cast<std::size_t>(canvas.height()));
    for (int row = 0; row < canvas.height(); ++row)
        std::memcpy(out.picture.pixels.data() + static_cast<std::ptrdiff_t>(row) * canvas.width(), canvas.constScanLine(row),
            static_cast<std::size_t>(canvas.width()) * sizeof(std::uint32_t));
    return out;
}

} // namespace terrella::earth
