// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/point_cloud.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace terrella {

namespace {

constexpr double size = 3.0;      // pixels of the screen
constexpr double strength = 0.35; // of one point

QCPRange rangeOf(const std::vector<double>& values, bool& isFound, QCP::SignDomain sign)
{
    QCPRange out; // its constructor would put the ends in order
    out.lower = INFINITY;
    out.upper = -INFINITY;
    for (const double value : values)
        if (std::isfinite(value) && (sign == QCP::sdBoth || (sign == QCP::sdPositive) == (value > 0.0))) {
            out.lower = std::min(out.lower, value);
            out.upper = std::max(out.upper, value);
        }
    isFound = out.upper >= out.lower;
    return out;
}

} // namespace

PointCloud::PointCloud(QCPAxis* keyAxis, QCPAxis* valueAxis, std::vector<double> x, std::vector<double> y, const QColor& colour)
    : QCPAbstractPlottable(keyAxis, valueAxis),
      m_x(std::move(x)),
      m_y(std::move(y)),
      m_colour(colour)
{
}

QCPRange PointCloud::getKeyRange(bool& isFound, QCP::SignDomain inSign) const { return rangeOf(m_x, isFound, inSign); }
QCPRange PointCloud::getValueRange(bool& isFound, QCP::SignDomain inSign, const QCPRange&) const { return rangeOf(m_y, isFound, inSign); }

void PointCloud::draw(QCPPainter* painter)
{
    const QRect there = clipRect();
    const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int width = static_cast<int>(std::ceil(there.width() * ratio)), height = static_cast<int>(std::ceil(there.height() * ratio));
    if (width <= 0 || height <= 0)
        return;
    // How many lie on each pixel; more than a few dozen look all the same.
    constexpr int most = 63;
    std::vector<unsigned char> counts(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    const int side = std::max(1, static_cast<int>(std::lround(size * ratio)));
    for (std::size_t k = 0; k < std::min(m_x.size(), m_y.size()); ++k) {
        const QPointF at = coordsToPixels(m_x[k], m_y[k]);
        const double left = (at.x() - there.left()) * ratio - 0.5 * side, top = (at.y() - there.top()) * ratio - 0.5 * side;
        if (!(left > -side && left < width && top > -side && top < height)) // NaN, too
            continue;
        const int x0 = static_cast<int>(std::lround(left)), y0 = static_cast<int>(std::lround(top));
        for (int y = std::max(0, y0); y < std::min(height, y0 + side); ++y)
            for (int x = std::max(0, x0); x < std::min(width, x0 + side); ++x) {
                unsigned char& count = counts[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
                count = static_cast<unsigned char>(std::min(most, count + 1));
            }
    }
    std::array<QRgb, most + 1> shades{};
    for (int n = 0; n <= most; ++n) {
        QColor shade = m_colour;
        shade.setAlphaF(static_cast<float>(1.0 - std::pow(1.0 - strength, n)));
        shades[static_cast<std::size_t>(n)] = qPremultiply(shade.rgba());
    }
    QImage picture(width, height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < height; ++y) {
        auto* row = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < width; ++x)
            row[x] = shades[counts[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]];
    }
    painter->drawImage(QRectF(there.left(), there.top(), width / ratio, height / ratio), picture);
}

void PointCloud::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->fillRect(QRectF(rect.center() - QPointF(2.0, 2.0), QSizeF(4.0, 4.0)), m_colour);
}

} // namespace terrella
