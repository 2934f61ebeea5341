// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_image.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <bit>
#include <cstring>

namespace terrella::earth {

namespace {

static_assert(std::endian::native == std::endian::little, "texels are written as R, G, B, A bytes");

constexpr std::size_t fineEnough = 1000; ///< texels across below which a smooth field is interpolated
constexpr std::uint32_t alphaMask = 0xff000000U;

std::uint32_t texel(QRgb colour)
{
    return alphaMask | static_cast<std::uint32_t>(qBlue(colour)) << 16 | static_cast<std::uint32_t>(qGreen(colour)) << 8
        | static_cast<std::uint32_t>(qRed(colour));
}

/// The field as the texture's columns and rows, before colours: columns repeated across the seam, cells beyond the end NaN.
std::vector<float> arranged(std::span<const float> values, std::size_t nx, const TextureLayout& layout)
{
    const std::size_t w = layout.width();
    std::vector<float> out(w * layout.rows, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t j = 0; j < layout.rows; ++j) {
        const std::size_t from = j * nx;
        if (from >= values.size())
            break;
        const std::size_t count = std::min(layout.columns, values.size() - from);
        float* row = out.data() + j * w;
        std::memcpy(row + (layout.periodic ? 1 : 0), values.data() + from, count * sizeof(float));
        if (layout.periodic) {
            row[0] = values[from + layout.columns - 1];
            row[w - 1] = values[from];
        }
    }
    return out;
}

/// Each cell becomes factor × factor texels, linear between centres; beside missing cells the nearest value stands.
std::vector<float> refined(const std::vector<float>& in, std::size_t w, std::size_t h, std::size_t factor)
{
    std::vector<float> out(w * factor * h * factor);
    struct Stop {
        std::size_t low, high;
        float t;
    };
    const auto stops = [factor](std::size_t n) {
        std::vector<Stop> all(n * factor);
        for (std::size_t k = 0; k < all.size(); ++k) {
            const double at = std::clamp((static_cast<double>(k) + 0.5) / static_cast<double>(factor) - 0.5, 0.0, static_cast<double>(n - 1));
            const auto low = static_cast<std::size_t>(at);
            all[k] = {low, std::min(low + 1, n - 1), static_cast<float>(at - static_cast<double>(low))};
        }
        return all;
    };
    const std::vector<Stop> xs = stops(w);
    const std::vector<Stop> ys = stops(h);
    for (std::size_t j = 0; j < ys.size(); ++j) {
        const float* a = in.data() + ys[j].low * w;
        const float* b = in.data() + ys[j].high * w;
        const float ty = ys[j].t;
        float* to = out.data() + j * xs.size();
        for (std::size_t i = 0; i < xs.size(); ++i) {
            const Stop& x = xs[i];
            const float top = a[x.low] + (a[x.high] - a[x.low]) * x.t;
            const float bottom = b[x.low] + (b[x.high] - b[x.low]) * x.t;
            float v = top + (bottom - top) * ty;
            if (std::isnan(v))
                v = (ty < 0.5F ? a : b)[x.t < 0.5F ? x.low : x.high];
            to[i] = v;
        }
    }
    return out;
}

std::vector<float> thinned(const std::vector<float>& in, std::size_t& w, std::size_t& h, std::size_t largest)
{
    const std::size_t nw = std::min(w, largest);
    const std::size_t nh = std::min(h, largest);
    std::vector<float> out(nw * nh);
    for (std::size_t j = 0; j < nh; ++j)
        for (std::size_t i = 0; i < nw; ++i)
            out[j * nw + i] = in[(2 * j + 1) * h / (2 * nh) * w + (2 * i + 1) * w / (2 * nw)];
    w = nw;
    h = nh;
    return out;
}

/// Transparent texels take the colour of a neighbour, so that blending at the edge of the data shows no foreign colour.
void bleed(FieldImage& image)
{
    const auto w = static_cast<std::size_t>(image.width);
    const auto h = static_cast<std::size_t>(image.height);
    std::vector<std::uint32_t>& p = image.pixels;
    for (std::size_t j = 0; j < h; ++j) {
        for (std::size_t i = 0; i < w; ++i) {
            const std::size_t k = j * w + i;
            if (p[k] & alphaMask)
                continue;
            const std::size_t j0 = j > 0 ? j - 1 : j;
            const std::size_t i0 = i > 0 ? i - 1 : i;
            for (std::size_t jj = j0; jj <= std::min(j + 1, h - 1); ++jj)
                for (std::size_t ii = i0; ii <= std::min(i + 1, w - 1); ++ii)
                    if (p[jj * w + ii] & alphaMask)
                        p[k] = p[jj * w + ii] & ~alphaMask;
        }
    }
}

} // namespace

FieldImage paintField(
    std::span<const float> values, std::size_t nx, const TextureLayout& layout, const ValueRange& range, const ColourMap& map, std::size_t largest)
{
    FieldImage out;
    std::size_t w = layout.width();
    std::size_t h = layout.rows;
    if (w == 0 || h == 0)
        return out;
    std::vector<float> texels = arranged(values, nx, layout);
    if (w > largest || h > largest)
        texels = thinned(texels, w, h, largest);
    const bool smooth = layout.smooth && map.classes.empty(); // there is nothing between two classes
    if (smooth && w < fineEnough && h < fineEnough) {
        // Odd, so that the middle texel of a cell has exactly its value.
        const std::size_t factor = std::clamp<std::size_t>(1440 / w / 2 * 2 + 1, 3, 31);
        texels = refined(texels, w, h, factor);
        w *= factor;
        h *= factor;
    }
    out.width = static_cast<int>(w);
    out.height = static_cast<int>(h);
    out.smooth = smooth;
    std::array<std::uint32_t, 256> lookup{};
    for (std::size_t k = 0; k < lookup.size(); ++k)
        lookup[k] = texel(map.colours[k]);
    const auto lowest = static_cast<float>(range.lowest);
    const double span = range.highest - range.lowest;
    const auto scale = static_cast<float>(span != 0.0 ? 256.0 / span : 0.0);
    out.pixels.resize(texels.size());
    bool holes = false;
    for (std::size_t k = 0; k < texels.size(); ++k) {
        const float v = texels[k];
        if (std::isnan(v)) {
            out.pixels[k] = 0;
            holes = true;
            continue;
        }
        out.pixels[k] = lookup[static_cast<std::size_t>(std::clamp((v - lowest) * scale, 0.0F, 255.0F))];
    }
    out.opaque = !holes;
    if (holes && out.smooth)
        bleed(out);
    return out;
}

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
        std::transform(row, row + out.width, out.pixels.begin() + static_cast<std::ptrdiff_t>(y) * out.width, texel);
    }
    return out;
}

} // namespace terrella::earth
