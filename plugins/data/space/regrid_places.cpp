// SPDX-License-Identifier: GPL-3.0-or-later
// Nearest and bilinear weights where not both grids are regular.
#include "plugins/data/space/regrid_mesh.h"
#include "plugins/data/space/regrid_parts.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Regrid)
};

constexpr double kEarthKm = 6371.229;

/// The weights of some targets that follow each other.
struct Part {
    std::vector<std::uint32_t> counts; ///< entries of each
    std::vector<std::uint32_t> source;
    std::vector<double> weight;
    void add(std::size_t index, double value)
    {
        source.push_back(static_cast<std::uint32_t>(index));
        weight.push_back(value);
    }
};

SparseWeights joined(const std::vector<Part>& parts)
{
    SparseWeights out;
    for (const Part& part : parts) {
        for (const std::uint32_t count : part.counts)
            out.offsets.push_back(out.offsets.back() + count);
        out.source.insert(out.source.end(), part.source.begin(), part.source.end());
        out.weight.insert(out.weight.end(), part.weight.begin(), part.weight.end());
    }
    return out;
}

LatLon placeIn(const Grid& grid, std::size_t cell) { return grid.at(cell / grid.nx, cell % grid.nx); }

using Finder = std::function<void(const LatLon& place, Part& part)>;

Result<SparseWeights> forEachPlace(const Grid& to, RunContext& context, const Finder& find)
{
    TRY(const std::vector<Part> parts,
        inParts<Part>(context, to.size(), 2000, Tr::tr("working out weights"), [&](std::size_t first, std::size_t end, Part& part) {
            for (std::size_t cell = first; cell < end; ++cell) {
                const std::size_t before = part.source.size();
                find(placeIn(to, cell), part);
                part.counts.push_back(static_cast<std::uint32_t>(part.source.size() - before));
            }
        }));
    return joined(parts);
}

/// From a regular grid: products of the weights along its axes.
Result<SparseWeights> fromRegular(const Grid& from, const Grid& to, RemapMethod method, double maxDistanceKm, RunContext& context)
{
    const RegularCells cells = regularCells(from, true);
    const bool southFirst = from.ny > 1 && from.lat.front() < from.lat.back();
    const auto along = [method](const AxisCells& axis, double place) {
        return method == RemapMethod::Nearest ? nearestOn(axis, {{place}}) : linearOn(axis, {{place}});
    };
    return forEachPlace(to, context, [&, southFirst](const LatLon& place, Part& part) {
        const AxisWeights rows = along(cells.rows, place.lat), columns = along(cells.columns, place.lon);
        for (std::size_t r = 0; r < rows.source.size() && !columns.source.empty(); ++r) {
            std::size_t row = rows.source[r];
            if (row >= from.ny) { // a pole: the mean of the outermost row
                row = (row == from.ny + 1) == southFirst ? 0 : from.ny - 1;
                const auto n = static_cast<double>(cells.columns.centre.size());
                for (std::size_t i = 0; i < cells.columns.centre.size(); ++i)
                    part.add(row * from.nx + i, rows.weight[r] / n);
                continue;
            }
            for (std::size_t c = 0; c < columns.source.size(); ++c) {
                const std::size_t column = columns.source[c];
                const double chord = length(placeOf(place.lat, place.lon) - placeOf(from.lat[row], from.lon[column]));
                if (!(angleOfChord(chord) * kEarthKm > maxDistanceKm)) // nothing is farther than NaN
                    part.add(row * from.nx + column, rows.weight[r] * columns.weight[c]);
            }
        }
    });
}

Mesh meshOf(const Grid& grid)
{
    Mesh out;
    out.ny = grid.ny;
    out.nx = grid.nx;
    for (std::size_t cell = 0; cell < grid.size(); ++cell) {
        const LatLon place = placeIn(grid, cell);
        out.centres.push_back(placeOf(place.lat, place.lon));
    }
    out.closed = grid.kind != GridKind::Cells && isClosedMesh(out);
    return out;
}

Result<SparseWeights> nearestFromMesh(const Grid& from, const Grid& to, double maxDistanceKm, RunContext& context)
{
    const Mesh mesh = meshOf(from);
    std::vector<Box> boxes(mesh.centres.size());
    for (std::size_t k = 0; k < boxes.size(); ++k) {
        if (isFinite(mesh.centres[k]))
            boxes[k].include(mesh.centres[k]);
    }
    const BoxTree tree(std::move(boxes), context.stopToken());
    const bool byCells = std::isnan(maxDistanceKm) && from.kind != GridKind::Cells;
    const std::vector<double> radii = byCells ? cellRadii(mesh) : std::vector<double>();
    return forEachPlace(to, context, [&](const LatLon& place, Part& part) {
        const Vector3 at = placeOf(place.lat, place.lon);
        if (!isFinite(at))
            return;
        const BoxTree::Neighbour found = tree.nearest(at);
        constexpr double slack = 1.01; // corners midway between centres lie a little off those of the grid
        const bool isNear = byCells ? found.distance < 4.0 && found.distance <= radii[found.index] * slack
                                    : found.distance < 4.0 && !(angleOfChord(found.distance) * kEarthKm > maxDistanceKm);
        if (isNear)
            part.add(found.index, 1.0);
    });
}

Result<SparseWeights> bilinearFromMesh(const Grid& from, const Grid& to, RunContext& context)
{
    const Mesh mesh = meshOf(from);
    const BilinearMesh quads(mesh, context.stopToken());
    return forEachPlace(to, context, [&](const LatLon& place, Part& part) {
        if (const auto found = quads.find(place.lat, place.lon)) {
            for (std::size_t k = 0; k < found->cell.size(); ++k) {
                if (found->weight[k] > 1e-9)
                    part.add(found->cell[k], found->weight[k]);
            }
        }
    });
}

} // namespace

Result<SparseWeights> weightsOfPlaces(const Grid& from, const Grid& to, RemapMethod method, double maxDistanceKm, RunContext& context)
{
    if (from.kind == GridKind::LatLon)
        return fromRegular(from, to, method, maxDistanceKm, context);
    return method == RemapMethod::Nearest ? nearestFromMesh(from, to, maxDistanceKm, context) : bilinearFromMesh(from, to, context);
}

} // namespace terrella::data
