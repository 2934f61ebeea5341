// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_image.h"

#include "pipelines/core/worker_pool.h"

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
constexpr int threads = 2;
constexpr std::size_t worthTwo = 200'000; ///< texels
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

namespace {

/// The field as it goes into the texture, before colours.
struct Texels {
    std::vector<float> values;
    std::size_t w = 0;
    std::size_t h = 0;
    bool smooth = false;
};

Texels texelsOf(std::span<const float> values, std::size_t nx, const TextureLayout& layout, bool smooth, std::size_t largest)
{
    Texels out;
    out.w = layout.width();
    out.h = layout.rows;
    out.smooth = smooth && layout.smooth;
    if (out.w == 0 || out.h == 0)
        return out;
    out.values = arranged(values, nx, layout);
    if (out.w > largest || out.h > largest)
        out.values = thinned(out.values, out.w, out.h, largest);
    if (out.smooth && out.w < fineEnough && out.h < fineEnough) {
        // Odd, so that the middle texel of a cell has exactly its value.
        const std::size_t factor = std::clamp<std::size_t>(1440 / out.w / 2 * 2 + 1, 3, 31);
        out.values = refined(out.values, out.w, out.h, factor);
        out.w *= factor;
        out.h *= factor;
    }
    return out;
}

/// Values row by row, where they are: of the field itself, or of texels made of it.
struct Rows {
    const float* values = nullptr;
    std::size_t stride = 0;
    std::size_t count = 0; ///< of values in a row
    std::size_t end = 0;   ///< beyond the last value there is
    bool periodic = false; ///< the first and the last texel of a row repeat the other side's
};

/// Colours of texels whose place on the map partOf tells, by strips of rows on two threads. Returns whether there are holes.
template <class PartOf>
bool colour(FieldImage& out, const Rows& rows, const Colouring& colouring, const PartOf& partOf)
{
    // Below, 256 colours, above: no branches in the loop.
    std::array<std::uint32_t, 258> lookup{};
    lookup.front() = texel(colouring.under());
    lookup.back() = texel(colouring.over());
    for (std::size_t k = 0; k < 256; ++k)
        lookup[k + 1] = texel(colouring.map.colours[k]);
    constexpr float slack = 1e-4F; // the end itself is not beyond, whatever rounding says
    const auto w = static_cast<std::size_t>(out.width), h = static_cast<std::size_t>(out.height);
    const std::size_t strips = w * h > worthTwo ? std::min<std::size_t>(h, 8) : 1;
    std::array<bool, 8> holes{}, under{}, over{};
    parallelFor(strips, threads, {}, [&](std::size_t k) {
        bool isHole = false, isUnder = false, isOver = false;
        for (std::size_t j = h * k / strips; j < h * (k + 1) / strips; ++j) {
            std::uint32_t* to = out.pixels.data() + j * w + (rows.periodic ? 1 : 0);
            const float* from = rows.values + j * rows.stride;
            const std::size_t count = std::min(rows.count, rows.end > j * rows.stride ? rows.end - j * rows.stride : 0);
            for (std::size_t i = 0; i < count; ++i) {
                const float v = from[i];
                if (v != v) {
                    to[i] = 0;
                    isHole = true;
                    continue;
                }
                const float part = partOf(v);
                const bool below = part<-slack, above = part> 256.0F + slack;
                isUnder = isUnder || below;
                isOver = isOver || above;
                to[i] = lookup[below ? 0U : above ? 257U : 1U + static_cast<std::size_t>(std::clamp(part, 0.0F, 255.0F))];
            }
            isHole = isHole || count < rows.count; // cells beyond the end
            if (rows.periodic) {
                to[-1] = to[rows.count - 1];
                to[rows.count] = to[0];
            }
        }
        holes[k] = isHole;
        under[k] = isUnder;
        over[k] = isOver;
    });
    const auto any = [](const std::array<bool, 8>& flags) { return std::ranges::any_of(flags, [](bool flag) { return flag; }); };
    out.under = any(under);
    out.over = any(over);
    return any(holes);
}

bool holds(const HatchRule& rule, double v)
{
    switch (rule.condition) {
    case EarthCondition::Above: return v > rule.threshold;
    case EarthCondition::Below: return v < rule.threshold;
    case EarthCondition::Between: return v >= rule.threshold && v <= rule.upper;
    case EarthCondition::Missing: return std::isnan(v);
    }
    return false;
}

} // namespace

FieldImage paintField(
    std::span<const float> values, std::size_t nx, const TextureLayout& layout, const ValueRange& range, const ColourMap& map, std::size_t largest)
{
    return paintField(values, nx, layout, Colouring{map, range}, true, largest);
}

FieldImage paintField(
    std::span<const float> values, std::size_t nx, const TextureLayout& layout, const Colouring& colouring, bool smooth, std::size_t largest)
{
    FieldImage out;
    // There is nothing between two numbered classes; between breaks the values run on, and with them the edges of the classes.
    const bool isBroken = !colouring.map.breaks.empty();
    const bool isSmooth = smooth && layout.smooth && (colouring.map.classes.empty() || isBroken);
    Texels texels;
    Rows rows{values.data(), nx, layout.columns, values.size(), layout.periodic};
    std::size_t w = layout.width(), h = layout.rows;
    if (w > largest || h > largest || (isSmooth && w < fineEnough && h < fineEnough)) {
        texels = texelsOf(values, nx, layout, isSmooth, largest);
        w = texels.w;
        h = texels.h;
        rows = {texels.values.data(), w, w, texels.values.size(), false};
    }
    out.width = static_cast<int>(w);
    out.height = static_cast<int>(h);
    out.smooth = isSmooth && !isBroken;
    out.pixels.resize(w * h);
    if (w == 0 || h == 0)
        return out;
    bool holes = false;
    if (colouring.norm == EarthNorm::Linear && !isBroken) {
        const auto lowest = static_cast<float>(colouring.range.lowest);
        const double span = colouring.range.highest - colouring.range.lowest;
        const auto scale = static_cast<float>(span != 0.0 ? 256.0 / span : 0.0);
        holes = colour(out, rows, colouring, [lowest, scale](float v) { return (v - lowest) * scale; });
    } else {
        holes = colour(out, rows, colouring, [&](float v) { return static_cast<float>(256.0 * colouring.partOf(static_cast<double>(v))); });
    }
    out.opaque = !holes;
    if (holes && out.smooth)
        bleed(out);
    return out;
}

FieldImage paintMask(
    std::span<const float> values, std::size_t nx, const TextureLayout& layout, const HatchRule& rule, bool smooth, std::size_t largest)
{
    FieldImage out;
    const Texels texels = texelsOf(values, nx, layout, smooth, largest);
    out.width = static_cast<int>(texels.w);
    out.height = static_cast<int>(texels.h);
    out.smooth = texels.smooth;
    out.opaque = false;
    out.pixels.resize(texels.values.size());
    for (std::size_t k = 0; k < texels.values.size(); ++k)
        out.pixels[k] = holds(rule, static_cast<double>(texels.values[k])) ? 0xffffffffU : 0x00ffffffU;
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
