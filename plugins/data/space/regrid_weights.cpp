// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/regrid_weights.h"

#include "pipelines/core/files.h"
#include "pipelines/modules/agreement.h"
#include "plugins/data/space/regrid_mesh.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Regrid)
};

bool isMonotone(const std::vector<double>& values)
{
    const auto strictly
        = [&](auto less) { return std::ranges::adjacent_find(values, [&](double a, double b) { return !less(a, b); }) == values.end(); };
    return strictly(std::less<>()) || strictly(std::greater<>());
}

SeparableWeights separableWeights(const Grid& from, const Grid& to, RemapMethod method)
{
    const RegularCells source = regularCells(from, true), target = regularCells(to, false);
    SeparableWeights out;
    out.sourceRows = from.ny;
    out.sourceColumns = from.nx;
    out.usedColumns = source.columns.centre.size();
    out.southFirst = from.ny > 1 && from.lat.front() < from.lat.back();
    switch (method) {
    case RemapMethod::Nearest:
        out.rows = nearestOn(source.rows, to.lat);
        out.columns = nearestOn(source.columns, to.lon);
        break;
    case RemapMethod::Bilinear:
        out.rows = linearOn(source.rows, to.lat);
        out.columns = linearOn(source.columns, to.lon);
        break;
    case RemapMethod::Conservative:
        out.rows = overlapsOn(source.rows, target.rows);
        out.columns = overlapsOn(source.columns, target.columns);
        break;
    }
    return out;
}

/// Whether rows and columns have weights of their own.
bool isSeparable(const Grid& from, const Grid& to) { return from.kind == GridKind::LatLon && to.kind == GridKind::LatLon; }

/// Both reach into the same polar region, where a cell may span many degrees of longitude.
bool meetAtPole(const Grid& a, const Grid& b)
{
    constexpr double polar = 60.0;
    const auto beyond
        = [](const Grid& grid, double side) { return std::ranges::any_of(grid.lat, [side](double lat) { return side * lat > polar; }); };
    return (beyond(a, 1.0) && beyond(b, 1.0)) || (beyond(a, -1.0) && beyond(b, -1.0));
}

} // namespace

RegularCells regularCells(const Grid& grid, bool isSource)
{
    const auto stepOf
        = [](const AxisCells& cells) { return std::abs(cells.edge.back() - cells.edge.front()) / static_cast<double>(cells.centre.size()); };
    RegularCells out;
    out.columns = longitudeCells(grid.lon, 1.0, isSource);
    out.rows = latitudeCells(grid.lat, out.columns.closed, stepOf(out.columns)); // a single row is as high as its cells are wide …
    if (grid.nx == 1 && grid.ny > 1)
        out.columns = longitudeCells(grid.lon, stepOf(out.rows), isSource); // … and a single column as wide as they are high
    return out;
}

std::optional<QString> whyNoWeights(const Grid& from, const Grid& to, RemapMethod method)
{
    for (const Grid* grid : {&from, &to}) {
        if (grid->size() == 0)
            return Tr::tr("a grid has no cells.");
        if (grid->kind == GridKind::LatLon && !isMonotone(grid->lat))
            return Tr::tr("its latitudes are in no order; select a part of it that is.");
        if (method == RemapMethod::Conservative && grid->kind == GridKind::Cells)
            return Tr::tr("the corners of unstructured cells are not known, and a conservative mean needs them; use nearest.");
    }
    if (from.kind == GridKind::Cells && method == RemapMethod::Bilinear)
        return Tr::tr("unstructured cells have no rows and columns to interpolate between; use nearest.");
    const auto isThin
        = [](const Grid& grid) { return grid.kind != GridKind::LatLon && grid.kind != GridKind::Cells && (grid.ny < 2 || grid.nx < 2); };
    if ((method != RemapMethod::Nearest && isThin(from)) || (method == RemapMethod::Conservative && isThin(to)))
        return Tr::tr("a grid that is not regular needs two rows and two columns at least; use nearest.");
    return std::nullopt;
}

bool mayOverlap(const Grid& from, const Grid& to, RemapMethod method)
{
    if (isSeparable(from, to)) {
        const SeparableWeights weights = separableWeights(from, to, method);
        return !weights.rows.source.empty() && !weights.columns.source.empty();
    }
    // From scattered places the nearest may be anywhere; it is tried out.
    return from.kind == GridKind::Cells || overlap(from, to) || meetAtPole(from, to);
}

Result<RemapWeights> makeWeights(const Grid& from, const Grid& to, RemapMethod method, double maxDistanceKm, RunContext& context)
{
    const bool filtersByDistance = method == RemapMethod::Nearest && !std::isnan(maxDistanceKm);
    if (isSeparable(from, to) && !filtersByDistance)
        return RemapWeights(separableWeights(from, to, method));
    // Centres, corners, boxes and the tree of the source; places and about four entries of each target, kept twice for a moment.
    constexpr std::size_t perSource = 200, perTarget = 150;
    const std::size_t needed = (from.kind == GridKind::LatLon ? 0 : from.size() * perSource) + to.size() * perTarget;
    if (needed > context.memoryLimit())
        return Error{ErrorCode::Memory,
            Tr::tr("The weights between these grids need about %1 of memory; the limit is %2. Raise the memory limit or choose a smaller region.")
                .arg(bytesText(static_cast<qint64>(needed)), bytesText(static_cast<qint64>(context.memoryLimit()))),
            {}};
    TRY(SparseWeights weights,
        method == RemapMethod::Conservative ? weightsOfAreas(from, to, context) : weightsOfPlaces(from, to, method, maxDistanceKm, context));
    return RemapWeights(std::move(weights));
}

std::size_t bytesOf(const RemapWeights& weights)
{
    constexpr std::size_t perEntry = sizeof(std::uint32_t) + sizeof(double);
    if (const auto* sparse = std::get_if<SparseWeights>(&weights))
        return sparse->source.size() * perEntry + sparse->offsets.size() * sizeof(std::size_t);
    const auto& separable = std::get<SeparableWeights>(weights);
    return (separable.rows.source.size() + separable.columns.source.size()) * perEntry;
}

bool isEmpty(const RemapWeights& weights)
{
    if (const auto* sparse = std::get_if<SparseWeights>(&weights))
        return sparse->source.empty();
    const auto& separable = std::get<SeparableWeights>(weights);
    return separable.rows.source.empty() || separable.columns.source.empty();
}

} // namespace terrella::data
