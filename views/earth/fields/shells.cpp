// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/shells.h"

#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr int kShellsOfLevel = 3; ///< at most, between two levels
constexpr int kFewestShells = 9;
constexpr int kCoarser = 3;                               ///< of so many sheets the middle one is drawn while the view moves
constexpr std::size_t kMostQuads = 400'000;               ///< of all sheets
constexpr double kCoarsestStep = 4.0, kFinestStep = 0.05; ///< degrees between the points of a sheet

/// Where the pictures of the sheets lie in the one picture, each with a rim of one texel.
struct Tiles {
    int columns = 1, rows = 1, width = 1, height = 1;
    [[nodiscard]] int x(int k) const { return k % columns * (width + 2) + 1; }
    [[nodiscard]] int y(int k) const { return k / columns * (height + 2) + 1; }
    [[nodiscard]] int wholeWidth() const { return columns * (width + 2); }
    [[nodiscard]] int wholeHeight() const { return rows * (height + 2); }
};

Tiles tilesOf(const TextureLayout& layout, int count)
{
    Tiles out;
    out.width = static_cast<int>(layout.width());
    out.height = static_cast<int>(layout.rows);
    const double shape = static_cast<double>(out.height) / std::max(1, out.width);
    out.columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(count * shape))), 1, count);
    out.rows = (count + out.columns - 1) / out.columns;
    return out;
}

struct Extent {
    double lowest = 0.0, highest = 0.0;
    [[nodiscard]] double middle(int k, int count) const { return lowest + (highest - lowest) * (k + 0.5) / count; }
};

/// The field at one height.
std::vector<float> sheetOf(const VolumeData& data, double metres)
{
    std::vector<float> out(data.cells());
    if (!data.heights.empty()) {
        for (std::size_t c = 0; c < out.size(); ++c)
            out[c] = columnAt(data, c, metres);
        return out;
    }
    const auto above = std::ranges::upper_bound(data.metres, metres);
    const auto k = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(above - data.metres.begin() - 1, 0, static_cast<std::ptrdiff_t>(data.nz) - 2));
    const auto t = static_cast<float>((metres - data.metres[k]) / std::max(1e-9, data.metres[k + 1] - data.metres[k]));
    const float *low = data.values.data() + k * data.cells(), *high = low + data.cells();
    for (std::size_t c = 0; c < out.size(); ++c)
        out[c] = low[c] + (high[c] - low[c]) * t;
    return out;
}

/// A sheet into its part of the picture; the rim repeats its neighbours.
void paintSheet(const std::vector<float>& values, const TextureLayout& layout, const Colouring& colouring, const DensityRule& rule,
    const Tiles& tiles, int sheet, Shells& out)
{
    FieldImage& image = out.image;
    const int columns = static_cast<int>(layout.columns);
    std::uint32_t last = 0;
    for (int y = -1; y <= tiles.height; ++y)
        for (int x = -1; x <= tiles.width; ++x) {
            const int row = std::clamp(y, 0, tiles.height - 1), column = std::clamp(x, 0, tiles.width - 1) - (layout.periodic ? 1 : 0);
            const std::size_t cell = static_cast<std::size_t>(row) * layout.columns + static_cast<std::size_t>((column + columns) % columns);
            const float value = cell < values.size() ? values[cell] : std::nanf("");
            std::uint32_t texel = last & 0x00ffffffU; // what is missing has a neighbour's colour, so that none shines in from the edge
            if (std::isfinite(value)) {
                const auto v = static_cast<double>(value);
                const QRgb colour = colouring.at(v);
                const double density = rule.of(v), part = colouring.partOf(v);
                out.under = out.under || (density > 0.0 && part < 0.0);
                out.over = out.over || (density > 0.0 && part > 1.0);
                texel = static_cast<std::uint32_t>(std::lround(255.0 * density)) << 24U | static_cast<std::uint32_t>(qBlue(colour)) << 16U
                    | static_cast<std::uint32_t>(qGreen(colour)) << 8U | static_cast<std::uint32_t>(qRed(colour));
                last = texel;
            }
            image.pixels[static_cast<std::size_t>(tiles.y(sheet) + y) * static_cast<std::size_t>(image.width)
                + static_cast<std::size_t>(tiles.x(sheet) + x)]
                = texel;
        }
}

/// One mesh many times, each at a height and with its part of the picture. On the globe the far sides come first, from the outermost inwards, then
/// the near sides outwards: what is farther is painted before what is nearer. Triangles that are seen from behind are not drawn.
SceneShells stacked(const FieldMesh& sheet, const std::vector<int>& which, const Extent& extent, int count, const Tiles& tiles, bool isGlobe)
{
    SceneShells out;
    out.count = static_cast<int>(which.size());
    for (const int k : which) {
        const double metres = extent.middle(k, count);
        const auto height = static_cast<float>(metres * unitsPerMetre);
        for (std::size_t p = 0; p < sheet.size(); ++p) {
            const float* at = sheet.points.data() + 3 * p;
            if (isGlobe)
                out.mesh.points.insert(out.mesh.points.end(), {at[0] * (1.0F + height), at[1] * (1.0F + height), at[2] * (1.0F + height)});
            else
                out.mesh.points.insert(out.mesh.points.end(), {at[0], at[1], height});
            const double u = tiles.x(k) + static_cast<double>(sheet.texture[2 * p]) * tiles.width;
            const double v = tiles.y(k) + static_cast<double>(sheet.texture[2 * p + 1]) * tiles.height;
            out.mesh.texture.push_back(static_cast<float>(u / tiles.wholeWidth()));
            out.mesh.texture.push_back(static_cast<float>(v / tiles.wholeHeight()));
            out.heights.push_back(static_cast<float>(metres));
        }
    }
    const auto add = [&](std::size_t layer, bool isReversed) {
        const auto first = static_cast<std::int32_t>(layer * sheet.size());
        for (std::size_t t = 0; t + 2 < sheet.triangles.size(); t += 3) {
            const std::int32_t a = first + sheet.triangles[t], b = first + sheet.triangles[t + 1], c = first + sheet.triangles[t + 2];
            out.mesh.triangles.insert(out.mesh.triangles.end(), {a, isReversed ? c : b, isReversed ? b : c});
        }
    };
    for (std::size_t k = which.size(); isGlobe && k-- > 0;)
        add(k, true);
    for (std::size_t k = 0; k < which.size(); ++k)
        add(k, false);
    return out;
}

double spanOf(const Grid& grid)
{
    const auto [south, north] = std::ranges::minmax_element(grid.lat);
    double east = 0.0;
    for (const double lon : grid.lon)
        east = std::max(east, std::abs(wrap180(lon - grid.lon.front())));
    return std::max(*north - *south, east);
}

} // namespace

double DensityRule::of(double value) const
{
    const double v = mirrored ? std::abs(value) : value;
    return std::clamp((v - clear) / (dense - clear), 0.0, 1.0);
}

double Spread::at(double part) const
{
    if (sorted.empty())
        return 0.0;
    return static_cast<double>(sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))]);
}

Spread spreadOf(std::span<const float> values, ColourMap::Kind kind)
{
    constexpr std::size_t most = 100'000;
    Spread out;
    const std::size_t every = std::max<std::size_t>(1, values.size() / most) | 1U; // odd: not always the same columns
    bool above = false, below = false;
    for (std::size_t k = 0; k < values.size(); k += every)
        if (std::isfinite(values[k])) {
            out.sorted.push_back(values[k]);
            above = above || values[k] > 0.0F;
            below = below || values[k] < 0.0F;
        }
    out.isMirrored = kind == ColourMap::Kind::Diverging && above && below;
    if (out.isMirrored)
        for (float& value : out.sorted)
            value = std::abs(value);
    std::ranges::sort(out.sorted);
    return out;
}

DensityRule densityRule(std::span<const float> values, ColourMap::Kind kind)
{
    const Spread spread = spreadOf(values, kind);
    const double step = roundStep(std::max(1e-30, spread.at(0.995) - spread.at(0.005)), 50);
    const double clear = std::round(spread.at(0.72) / step) * step, dense = std::round(spread.at(0.995) / step) * step;
    return {clear, dense > clear ? dense : clear + step, spread.isMirrored};
}

Shells shells(const Projection& projection, const VolumeData& data, const Colouring& colouring, const DensityRule& rule, const std::stop_token& stop)
{
    Shells out;
    Extent extent{data.metres.front(), data.metres.back()};
    if (!data.heights.empty()) {
        for (const float h : data.heights)
            if (std::isfinite(h)) {
                extent.lowest = std::min(extent.lowest, static_cast<double>(h));
                extent.highest = std::max(extent.highest, static_cast<double>(h));
            }
    }
    const FieldMesh sheet = fieldMesh(projection, data.grid, 0, std::clamp(spanOf(data.grid) / 60.0, kFinestStep, kCoarsestStep));
    const std::size_t quads = std::max<std::size_t>(1, sheet.triangles.size() / 6);
    const int room = static_cast<int>(std::clamp<std::size_t>(kMostQuads / quads, kFewestShells, mostShells));
    const int count = std::clamp(kShellsOfLevel * (static_cast<int>(data.nz) - 1), kFewestShells, room);
    const TextureLayout layout = textureLayout(data.grid);
    const Tiles tiles = tilesOf(layout, count);
    out.image.width = tiles.wholeWidth();
    out.image.height = tiles.wholeHeight();
    out.image.opaque = false;
    out.image.smooth = layout.smooth;
    out.image.pixels.resize(static_cast<std::size_t>(out.image.width) * static_cast<std::size_t>(out.image.height));
    std::vector<int> all, few;
    for (int k = 0; k < count; ++k) {
        if (stop.stop_requested())
            return out;
        paintSheet(sheetOf(data, extent.middle(k, count)), layout, colouring, rule, tiles, k, out);
        all.push_back(k);
        if (k % kCoarser == kCoarser / 2)
            few.push_back(k);
    }
    out.fine = stacked(sheet, all, extent, count, tiles, projection.isGlobe());
    out.coarse = stacked(sheet, few, extent, count, tiles, projection.isGlobe());
    return out;
}

} // namespace terrella::earth
