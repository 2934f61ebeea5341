// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/field_request.h"

#include "pipelines/core/files.h"
#include "views/earth/fields/part_reader.h"
#include "views/earth/layers/layer_stack.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <thread>

namespace terrella::earth {

namespace {

const Grid& gridOf(const FieldRequest& request)
{
    return *request.cube->signature().gridOf(request.cube->signature().variables[static_cast<std::size_t>(request.variable)]);
}
constexpr double arrowPixels = 34.0; ///< between arrows at density 1
constexpr double arrowShare = 0.6;   ///< of the highest speed has an arrow of that length: most of a field is slower
constexpr double barbPixels = 40.0;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::earth::LayerStack)
};

bool coversEarth(const Grid& grid)
{
    if (grid.kind != GridKind::LatLon || !textureLayout(grid).periodic)
        return false;
    const CellAxis lats(grid.lat, false);
    return lats.lowEdge() < -89.99 && lats.highEdge() > 89.99;
}

/// Why a map takes too long to be made; nothing where it does not.
std::optional<Error> tooDear(const FieldRequest& request)
{
    const double bytes = bytesUnpackedFor(*request.cube, request.variable, request.part);
    if (bytes <= mostUnpacked)
        return std::nullopt;
    const std::size_t steps = request.cube->stepsReadTogether(request.variable), rows = request.cube->rowsReadTogether(request.variable);
    if (steps == 1 && (request.care == Care::Quick || request.care == Care::Sketch)
        && PartReader(*request.cube, request.variable, request.at).canThin(request.part))
        return std::nullopt; // one cell of each block is read, and no means are made
    const QString size = bytesText(static_cast<qint64>(bytes));
    const QString why = steps == 1
        ? LayerStack::tr("A map of all of this field must be made of %1. Zoom in for a part of it, or make a coarser one with "
                         "the module data.regrid.")
              .arg(size)
        : LayerStack::tr("The file keeps %1 time steps of %2 rows together in each chunk: for one map %3 must be unpacked. Zoom in "
                         "for a part of it, or write it anew in maps with \"nccopy -c time/1,lat/%4,lon/%5\" or the module "
                         "data.write. Series at a place are quick as it is.")
              .arg(steps)
              .arg(rows)
              .arg(size)
              .arg(gridOf(request).ny)
              .arg(gridOf(request).nx);
    return Error{ErrorCode::Unsupported, why, {}};
}

/// Contours are lines of the values; their range is the values' own.
void answerContours(const FieldRequest& request, const Grid& grid, FieldAnswer& out)
{
    const std::vector<double> levels = contourLevels(out.own, request.interval);
    const double interval = levels.size() > 1 ? levels[1] - levels[0] : 1.0;
    const ContourLines found = contours(*out.values, grid, request.at.time, levels);
    out.lines = drawContours(*request.projection, found, interval, request.labels, request.isOnBright, request.hint, request.pixelRatio);
    out.ribbons = makeRibbons(out.lines->lines);
}

/// Vectors are coloured by their speed, which stands in the place of the values.
void answerVectors(const FieldRequest& request, const Grid& grid, FieldSource& source, FieldAnswer& out)
{
    const auto second = source.part(request.cube, request.second, request.at, request.part);
    if (!second) {
        out.error = second.error();
        return;
    }
    const std::vector<float>&u = *out.values, &v = *second->values;
    auto speeds = std::make_shared<std::vector<float>>(u.size());
    for (std::size_t k = 0; k < u.size(); ++k)
        (*speeds)[k] = std::hypot(u[k], v[k]);
    out.own = request.own ? *request.own : rangeOf(*speeds, request.rule.how, request.rule.norm, ColourMap::Kind::Sequential);
    if (!request.own && request.rule.how == EarthRange::Automatic && request.rule.norm == EarthNorm::Linear)
        out.own.lowest = 0.0; // calm is where speeds begin
    out.range = request.isRangeGiven ? request.colouring.range : out.own;
    const auto flow = std::make_shared<const VectorField>(u, v, grid, request.at.time, request.isGridRelative);
    const VectorField& field = *flow;
    const double full = std::max(1e-12, out.own.highest);
    Colouring colouring = request.colouring;
    colouring.range = out.range;
    const auto inkOf = [&](double speed) { return request.white ? qRgb(255, 255, 255) : colouring.at(speed); };
    DrawnLines drawn;
    if (request.vectors == EarthVectors::Arrows) {
        const double spacing = arrowPixels / request.density;
        drawn = drawArrows(vectorPlaces(*request.projection, field, request.hint, spacing), arrowShare * full, spacing);
    } else if (request.vectors == EarthVectors::Barbs) {
        const auto toKnots = units::conversion(request.units, QStringLiteral("kt"));
        if (!toKnots) {
            out.error
                = Error{ErrorCode::Units, Text::tr("Barbs tell a speed in knots. %1", "what does not convert").arg(toKnots.error().message), {}};
            return;
        }
        drawn = drawBarbs(vectorPlaces(*request.projection, field, request.hint, barbPixels / request.density), *toKnots);
    } else if (request.vectors == EarthVectors::Particles) {
        out.flow = flow;
        out.fullSpeed = full;
    } else {
        const auto made = streamlines(*request.projection, field, request.hint, full, request.density);
        drawn.lines = made.lines;
        for (const double speed : made.speeds)
            drawn.colours.push_back(inkOf(speed));
    }
    drawn.colour = QColor(Qt::white);
    for (std::size_t k = 0; k < drawn.glyphs.glyphs.size(); ++k)
        drawn.glyphs.glyphs[k].colour = inkOf(drawn.glyphSpeeds[k]);
    out.lines = std::move(drawn);
    out.ribbons = makeRibbons(out.lines->lines);
    out.values = std::move(speeds);
}

} // namespace

bool FieldRequest::asksForTheSameValues(const FieldRequest& other) const
{
    const bool isColoured = kind == EarthLayerKind::Field || kind == EarthLayerKind::Hatch;
    return isColoured && kind == other.kind && cube == other.cube && variable == other.variable && at == other.at && part == other.part
        && detail == other.detail;
}

bool FieldRequest::asksTheSame(const FieldRequest& other) const
{
    const bool isRangeKnown = own.has_value() && other.own.has_value();
    const bool isSameRange = isRangeKnown || (own == other.own && rule == other.rule && isRangeGiven == other.isRangeGiven);
    return asksForTheSameValues(other) && isSameRange && wantsMesh == other.wantsMesh && (!wantsMesh || projection == other.projection);
}

namespace {

std::shared_ptr<const FieldTexels> texelsOf(const Grid& grid, const FieldPart& part, const FieldValues& values)
{
    const TextureLayout layout = textureLayout(grid, part);
    const std::size_t nx = !part.isAll() || grid.kind == GridKind::Cells ? layout.columns : grid.nx;
    return std::make_shared<const FieldTexels>(fieldTexels(values, nx, layout));
}

std::shared_ptr<const FieldMesh> meshOf(const FieldRequest& request, const Grid& grid, const FieldPart& part)
{
    const FieldPart* without = request.detail && part == request.part ? &*request.detail : nullptr;
    return std::make_shared<const FieldMesh>(fieldMesh(*request.projection, grid, request.at.time, part, without, meshStepDeg(grid, part)));
}

} // namespace

FieldAnswer answerField(const FieldRequest& request, FieldSource& source, const std::stop_token& stop)
{
    FieldAnswer out;
    const Grid& grid = gridOf(request);
    if ((out.error = tooDear(request)))
        return out;
    // Shapes need no values: they are made while these are read.
    std::shared_ptr<const FieldMesh> shape;
    std::jthread shaping;
    if (request.wantsMesh && !request.part.box)
        shaping = std::jthread([&] { shape = meshOf(request, grid, request.part); });
    const auto values = source.part(request.cube, request.variable, request.at, request.part, request.care, stop);
    if (!values) {
        out.error = values.error();
        return out;
    }
    out.values = values->values;
    out.isThinned = values->isThinned;
    out.isSketch = values->isSketch;
    const auto mesh = request.part.box ? source.mesh(request.cube, request.variable, request.part) : nullptr;
    out.boxDeg = mesh ? mesh->boxDeg() : 0.0;
    const auto gridOfValues = [&] { return mesh ? mesh->grid() : partGrid(grid, request.part); };
    if (request.kind == EarthLayerKind::Vectors) {
        if (mesh && request.isGridRelative)
            out.error = Error{ErrorCode::Unsupported,
                LayerStack::tr("This grid has too many cells for vectors along its own rows. Regrid it with data.regrid, or select a part of it."),
                {}};
        else
            answerVectors(request, gridOfValues(), source, out);
        return out;
    }
    if (request.own) {
        out.own = *request.own;
    } else if (const auto range = source.range(request.cube, request.variable, request.at, request.part, request.rule, stop)) {
        out.own = *range;
    } else {
        out.own = rangeOf(*out.values, request.rule.how, request.rule.norm, request.rule.kind);
    }
    out.range = request.isRangeGiven ? request.colouring.range : out.own;
    if (request.kind == EarthLayerKind::Contours) {
        answerContours(request, gridOfValues(), out);
        return out;
    }
    if (request.detail) {
        const Care care = out.isSketch ? Care::Sketch : Care::Full;
        const auto finer = source.part(request.cube, request.variable, request.at, *request.detail, care, stop);
        if (!finer) {
            out.error = finer.error();
            return out;
        }
        out.detail = finer->values;
        out.detailTexels = texelsOf(grid, *request.detail, out.detail);
        if (request.wantsMesh)
            out.detailMesh = meshOf(request, grid, *request.detail);
    }
    out.texels = texelsOf(mesh ? mesh->grid() : grid, mesh ? FieldPart{} : request.part, out.values);
    if (shaping.joinable())
        shaping.join();
    out.mesh = request.wantsMesh && mesh ? std::make_shared<const FieldMesh>(mesh->surface(*request.projection, grid)) : shape;
    if (request.kind == EarthLayerKind::Field) {
        out.missing = out.texels->ends.missing;
        out.covers = !mesh && !out.missing && (!request.detail || !out.detailTexels->ends.missing) && coversEarth(grid);
    }
    return out;
}

} // namespace terrella::earth
