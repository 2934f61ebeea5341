// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/field_request.h"

#include <cmath>

namespace terrella::earth {

namespace {

double brightnessOf(const FieldImage& image)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t k = 0; k < image.pixels.size(); k += 997) {
        const std::uint32_t p = image.pixels[k];
        if (p >> 24U == 0)
            continue;
        sum += (0.299 * (p & 0xffU) + 0.587 * (p >> 8U & 0xffU) + 0.114 * (p >> 16U & 0xffU)) / 255.0;
        ++count;
    }
    return count ? sum / static_cast<double>(count) : 0.5;
}

bool coversEarth(const Grid& grid)
{
    if (grid.kind != GridKind::LatLon || !textureLayout(grid).periodic)
        return false;
    const CellAxis lats(grid.lat, false);
    return lats.lowEdge() < -89.99 && lats.highEdge() > 89.99;
}

/// Contours are lines of the values; their range is the values' own.
void answerContours(const FieldRequest& request, const Grid& grid, FieldAnswer& out)
{
    const std::vector<double> levels = contourLevels(out.own, request.interval);
    const double interval = levels.size() > 1 ? levels[1] - levels[0] : 1.0;
    const ContourLines found = contours(*out.values, grid, request.at.time, levels);
    out.lines = drawContours(*request.projection, found, interval, request.labels, request.isOnBright, request.hint, request.pixelRatio);
}

/// Vectors are coloured by their speed, which stands in the place of the values.
void answerVectors(const FieldRequest& request, const Grid& grid, FieldSource& source, FieldAnswer& out)
{
    const auto second = source.field(request.cube, request.second, request.at);
    if (!second) {
        out.error = second.error();
        return;
    }
    const std::vector<float>&u = *out.values, &v = **second;
    auto speeds = std::make_shared<std::vector<float>>(u.size());
    for (std::size_t k = 0; k < u.size(); ++k)
        (*speeds)[k] = std::hypot(u[k], v[k]);
    out.own = request.own ? *request.own : rangeOf(*speeds, request.rule.how, request.rule.norm, ColourMap::Kind::Sequential);
    if (!request.own && request.rule.how == EarthRange::Automatic && request.rule.norm == EarthNorm::Linear)
        out.own.lowest = 0.0; // calm is where speeds begin
    out.range = request.isRangeGiven ? request.colouring.range : out.own;
    const VectorField field(u, v, grid, request.at.time, request.isGridRelative);
    const double full = std::max(1e-12, out.own.highest);
    const auto made = request.vectors == EarthVectors::Arrows ? arrows(*request.projection, field, request.hint, full, request.density)
                                                              : streamlines(*request.projection, field, request.hint, full, request.density);
    Colouring colouring = request.colouring;
    colouring.range = out.range;
    DrawnLines drawn;
    drawn.lines = made.lines;
    drawn.colour = QColor(Qt::white);
    for (const double speed : made.speeds)
        drawn.colours.push_back(colouring.at(speed));
    out.lines = std::move(drawn);
    out.values = std::move(speeds);
}

} // namespace

FieldAnswer answerField(const FieldRequest& request, FieldSource& source, const std::stop_token& stop)
{
    FieldAnswer out;
    const Grid& grid = *request.cube->signature().gridOf(request.cube->signature().variables[static_cast<std::size_t>(request.variable)]);
    const auto values = source.field(request.cube, request.variable, request.at);
    if (!values) {
        out.error = values.error();
        return out;
    }
    out.values = *values;
    if (request.kind == EarthLayerKind::Vectors) {
        answerVectors(request, grid, source, out);
        return out;
    }
    if (request.own) {
        out.own = *request.own;
    } else if (const auto range = source.range(request.cube, request.variable, request.at, request.rule, stop)) {
        out.own = *range;
    } else {
        out.own = rangeOf(*out.values, request.rule.how, request.rule.norm, request.rule.kind);
    }
    out.range = request.isRangeGiven ? request.colouring.range : out.own;
    if (request.kind == EarthLayerKind::Contours) {
        answerContours(request, grid, out);
        return out;
    }
    const TextureLayout layout = textureLayout(grid);
    const std::size_t nx = grid.kind == GridKind::Cells ? layout.columns : grid.nx;
    if (request.kind == EarthLayerKind::Hatch) {
        out.image = paintMask(*out.values, nx, layout, request.hatch, request.smooth);
    } else {
        Colouring colouring = request.colouring;
        colouring.range = out.range;
        out.image = paintField(*out.values, nx, layout, colouring, request.smooth);
        out.brightness = brightnessOf(out.image);
        out.covers = out.image.opaque && coversEarth(grid);
    }
    if (request.wantsMesh)
        out.mesh = fieldMesh(*request.projection, grid, request.at.time);
    return out;
}

} // namespace terrella::earth
