// SPDX-License-Identifier: GPL-3.0-or-later
// Conservative weights where not both grids are regular.
#include "pipelines/data/grid_detection.h"
#include "plugins/data/space/regrid_mesh.h"
#include "plugins/data/space/regrid_parts.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Regrid)
};

std::vector<double> edgesBetween(const std::vector<double>& centres)
{
    const std::size_t n = centres.size();
    std::vector<double> out(n + 1);
    for (std::size_t k = 1; k < n; ++k)
        out[k] = (centres[k - 1] + centres[k]) / 2.0;
    out[0] = 2.0 * centres[0] - out[1];
    out[n] = 2.0 * centres[n - 1] - out[n - 1];
    return out;
}

/// Corners in the projection's own plane; nothing where the file's latitudes and longitudes are not those of its projection.
std::optional<CornerMesh> projectedCorners(const Grid& grid)
{
    if (grid.kind != GridKind::Projected || grid.crs.isEmpty() || grid.y.size() != grid.ny || grid.x.size() != grid.nx)
        return std::nullopt;
    const auto corners = projectedGrid(edgesBetween(grid.y), edgesBetween(grid.x), {}, grid.crs);
    if (!corners)
        return std::nullopt;
    CornerMesh out{grid.ny, grid.nx, {}};
    for (std::size_t k = 0; k < corners->size(); ++k)
        out.corners.push_back(placeOf(corners->lat[k], corners->lon[k]));
    for (const std::size_t cell : {std::size_t{0}, grid.size() / 2 + grid.nx / 2, grid.size() - 1}) {
        const Quad quad = out.quad(std::min(cell, grid.size() - 1));
        const LatLon centre = grid.at(std::min(cell, grid.size() - 1) / grid.nx, std::min(cell, grid.size() - 1) % grid.nx);
        const Vector3 middle = normalised(quad[0] + quad[1] + quad[2] + quad[3]);
        if (length(middle - placeOf(centre.lat, centre.lon)) > 0.1 * length(quad[2] - quad[0]))
            return std::nullopt;
    }
    return out;
}

CornerMesh cornerMeshOf(const Grid& grid)
{
    if (auto projected = projectedCorners(grid))
        return *std::move(projected);
    Mesh mesh{grid.ny, grid.nx, false, {}};
    for (std::size_t cell = 0; cell < grid.size(); ++cell) {
        const LatLon place = grid.at(cell / grid.nx, cell % grid.nx);
        mesh.centres.push_back(placeOf(place.lat, place.lon));
    }
    mesh.closed = isClosedMesh(mesh);
    return {grid.ny, grid.nx, cornersOf(mesh)};
}

struct Part {
    std::vector<Overlap> overlaps;
    std::vector<double> areas; ///< of the cells of the mesh
};

/// By target: counted, then put in place; the order of the entries is that of the parts.
SparseWeights sorted(const std::vector<Part>& parts, std::size_t targets, bool targetIsMesh, const std::function<double(std::size_t)>& areaOf)
{
    SparseWeights out;
    out.offsets.assign(targets + 1, 0);
    const auto targetOf = [targetIsMesh](const Overlap& overlap) { return targetIsMesh ? overlap.cell : overlap.other; };
    for (const Part& part : parts) {
        for (const Overlap& overlap : part.overlaps)
            ++out.offsets[targetOf(overlap) + 1];
    }
    for (std::size_t t = 0; t < targets; ++t)
        out.offsets[t + 1] += out.offsets[t];
    std::vector<std::size_t> next(out.offsets.begin(), out.offsets.end() - 1);
    out.source.resize(out.offsets.back());
    out.weight.resize(out.offsets.back());
    for (const Part& part : parts) {
        for (const Overlap& overlap : part.overlaps) {
            const std::size_t target = targetOf(overlap), at = next[target]++;
            out.source[at] = targetIsMesh ? overlap.other : overlap.cell;
            out.weight[at] = overlap.area / areaOf(target);
        }
    }
    return out;
}

/// Some thousands of overlaps, however many there are to a cell.
std::size_t perPart(std::size_t cells, std::size_t others)
{
    constexpr std::size_t overlaps = 4000;
    return std::max<std::size_t>(1, overlaps / (1 + others / cells));
}

/// One of the grids is regular.
Result<SparseWeights> withRectangles(const Grid& from, const Grid& to, RunContext& context)
{
    const bool targetIsMesh = from.kind == GridKind::LatLon;
    const Grid& regular = targetIsMesh ? from : to;
    const RegularCells cells = regularCells(regular, targetIsMesh);
    const RectangleOverlaps rectangles(cells.rows, cells.columns, regular.nx);
    const CornerMesh mesh = cornerMeshOf(targetIsMesh ? to : from);
    TRY(const std::vector<Part> parts,
        inParts<Part>(context, mesh.size(), perPart(mesh.size(), regular.size()), Tr::tr("working out overlaps"),
            [&](std::size_t first, std::size_t end, Part& part) {
                for (std::size_t cell = first; cell < end; ++cell)
                    part.areas.push_back(rectangles.add(static_cast<std::uint32_t>(cell), mesh.quad(cell), part.overlaps));
            }));
    std::vector<double> areas;
    for (const Part& part : parts)
        areas.insert(areas.end(), part.areas.begin(), part.areas.end());
    return sorted(parts, to.size(), targetIsMesh,
        [&](std::size_t target) { return targetIsMesh ? areas[target] : rectangles.area(target / to.nx, target % to.nx); });
}

Result<SparseWeights> betweenMeshes(const Grid& from, const Grid& to, RunContext& context)
{
    const CornerMesh source = cornerMeshOf(from), target = cornerMeshOf(to);
    std::vector<Box> boxes;
    for (std::size_t cell = 0; cell < source.size(); ++cell)
        boxes.push_back(boxOf(source.quad(cell)));
    const BoxTree tree(std::move(boxes), context.stopToken());
    TRY(const std::vector<Part> parts,
        inParts<Part>(context, target.size(), perPart(target.size(), source.size()), Tr::tr("working out overlaps"),
            [&](std::size_t first, std::size_t end, Part& part) {
                std::vector<std::uint32_t> found;
                for (std::size_t cell = first; cell < end; ++cell) {
                    const Quad window = target.quad(cell);
                    const Box box = boxOf(window);
                    part.areas.push_back(box.isEmpty() ? 0.0 : std::abs(polygonArea(window)));
                    if (!box.isEmpty())
                        tree.touching(box, found);
                    for (const std::uint32_t other : box.isEmpty() ? std::vector<std::uint32_t>() : found) {
                        const Quad quad = source.quad(other);
                        if (const double area = std::abs(polygonArea(clipped({quad.begin(), quad.end()}, window))); area > 0.0)
                            part.overlaps.push_back({static_cast<std::uint32_t>(cell), other, area});
                    }
                }
            }));
    std::vector<double> areas;
    for (const Part& part : parts)
        areas.insert(areas.end(), part.areas.begin(), part.areas.end());
    return sorted(parts, to.size(), true, [&](std::size_t cell) { return areas[cell]; });
}

} // namespace

Result<SparseWeights> weightsOfAreas(const Grid& from, const Grid& to, RunContext& context)
{
    const bool isOneRegular = from.kind == GridKind::LatLon || to.kind == GridKind::LatLon;
    return isOneRegular ? withRectangles(from, to, context) : betweenMeshes(from, to, context);
}

} // namespace terrella::data
