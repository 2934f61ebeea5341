// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/mesh.h"

namespace terrella::data {

namespace {

struct Place2 {
    double x = 0.0, y = 0.0;
};

/// Where (0, 0) lies in a quadrilateral, 0 … 1 along both sides; corners in the order of rows (0 1 / 2 3). Newton's method.
std::optional<Place2> inverseBilinear(const std::array<Place2, 4>& q)
{
    const Place2 b{q[1].x - q[0].x, q[1].y - q[0].y}, c{q[2].x - q[0].x, q[2].y - q[0].y};
    const Place2 d{q[3].x - q[2].x - b.x, q[3].y - q[2].y - b.y};
    Place2 at{0.5, 0.5};
    constexpr int most = 25;
    for (int round = 0; round < most; ++round) {
        const Place2 f{q[0].x + b.x * at.x + c.x * at.y + d.x * at.x * at.y, q[0].y + b.y * at.x + c.y * at.y + d.y * at.x * at.y};
        const Place2 ds{b.x + d.x * at.y, b.y + d.y * at.y}, dt{c.x + d.x * at.x, c.y + d.y * at.x};
        const double determinant = ds.x * dt.y - ds.y * dt.x;
        const Place2 step{(f.x * dt.y - f.y * dt.x) / determinant, (ds.x * f.y - ds.y * f.x) / determinant};
        at.x -= step.x;
        at.y -= step.y;
        if (!(std::abs(at.x) < 1e3 && std::abs(at.y) < 1e3))
            return std::nullopt;
        if (std::abs(step.x) + std::abs(step.y) < 1e-13)
            break;
    }
    constexpr double slack = 1e-7;
    if (!(at.x >= -slack && at.x <= 1.0 + slack && at.y >= -slack && at.y <= 1.0 + slack))
        return std::nullopt;
    return Place2{std::clamp(at.x, 0.0, 1.0), std::clamp(at.y, 0.0, 1.0)};
}

std::vector<Box> quadBoxes(const Mesh& mesh, std::size_t columns)
{
    std::vector<Box> out;
    for (std::size_t j = 0; j + 1 < mesh.ny; ++j) {
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t next = (i + 1) % mesh.nx;
            out.push_back(boxOf({mesh.at(j, i), mesh.at(j, next), mesh.at(j + 1, i), mesh.at(j + 1, next)}));
        }
    }
    return out;
}

/// The centre beyond the edge is as far outside as the next one is inside.
Vector3 paddedCentre(const Mesh& mesh, std::ptrdiff_t j, std::ptrdiff_t i)
{
    const auto ny = static_cast<std::ptrdiff_t>(mesh.ny), nx = static_cast<std::ptrdiff_t>(mesh.nx);
    if (mesh.closed)
        i = (i + nx) % nx;
    if (j < 0)
        return 2.0 * paddedCentre(mesh, 0, i) - paddedCentre(mesh, 1, i);
    if (j >= ny)
        return 2.0 * paddedCentre(mesh, ny - 1, i) - paddedCentre(mesh, ny - 2, i);
    if (i < 0)
        return 2.0 * paddedCentre(mesh, j, 0) - paddedCentre(mesh, j, 1);
    if (i >= nx)
        return 2.0 * paddedCentre(mesh, j, nx - 1) - paddedCentre(mesh, j, nx - 2);
    return mesh.at(static_cast<std::size_t>(j), static_cast<std::size_t>(i));
}

} // namespace

bool isClosedMesh(const Mesh& mesh)
{
    if (mesh.nx < 4)
        return false;
    std::size_t closed = 0;
    for (std::size_t j = 0; j < mesh.ny; ++j) {
        double sum = 0.0;
        for (std::size_t i = 1; i < mesh.nx; ++i)
            sum += length(mesh.at(j, i) - mesh.at(j, i - 1));
        if (length(mesh.at(j, mesh.nx - 1) - mesh.at(j, 0)) < 1.5 * sum / static_cast<double>(mesh.nx - 1))
            ++closed;
    }
    return 2 * closed > mesh.ny;
}

std::vector<Vector3> cornersOf(const Mesh& mesh)
{
    std::vector<Vector3> out;
    out.reserve((mesh.ny + 1) * (mesh.nx + 1));
    for (std::ptrdiff_t j = 0; j <= static_cast<std::ptrdiff_t>(mesh.ny); ++j) {
        for (std::ptrdiff_t i = 0; i <= static_cast<std::ptrdiff_t>(mesh.nx); ++i)
            out.push_back(normalised(
                paddedCentre(mesh, j - 1, i - 1) + paddedCentre(mesh, j - 1, i) + paddedCentre(mesh, j, i - 1) + paddedCentre(mesh, j, i)));
    }
    return out;
}

std::vector<double> cellRadii(const Mesh& mesh)
{
    std::vector<double> out(mesh.centres.size(), 0.0);
    const auto reach = [&](std::size_t cell, const Vector3& place, double share) {
        const double distance = share * length(place - mesh.centres[cell]);
        if (distance > out[cell])
            out[cell] = distance;
    };
    if (mesh.ny > 1 && mesh.nx > 1) {
        const std::vector<Vector3> corners = cornersOf(mesh);
        for (std::size_t cell = 0; cell < out.size(); ++cell) {
            const std::size_t below = cell / mesh.nx * (mesh.nx + 1) + cell % mesh.nx, above = below + mesh.nx + 1;
            for (const std::size_t corner : {below, below + 1, above, above + 1})
                reach(cell, corners[corner], 1.0);
        }
        return out;
    }
    for (std::size_t cell = 1; cell < out.size(); ++cell) { // one row or column: as high as wide
        reach(cell, mesh.centres[cell - 1], std::numbers::sqrt2 / 2.0);
        reach(cell - 1, mesh.centres[cell], std::numbers::sqrt2 / 2.0);
    }
    return out;
}

Box boxOf(const Quad& quad)
{
    Box out;
    const Vector3 middle = normalised(quad[0] + quad[1] + quad[2] + quad[3]);
    double farthest = 0.0;
    for (const Vector3& corner : quad) {
        if (!isFinite(corner))
            return {};
        out.include(corner);
        farthest = std::max(farthest, length(corner - middle));
    }
    // The sphere bulges out of the straight quadrilateral by 1 − cos of its radius at most.
    const double bulge = farthest * farthest / 2.0 + 1e-12;
    out.include(out.low - Vector3{bulge, bulge, bulge});
    out.include(out.high + Vector3{bulge, bulge, bulge});
    return out;
}

BilinearMesh::BilinearMesh(const Mesh& mesh, const std::stop_token& stop)
    : m_mesh(mesh),
      m_columns(mesh.closed ? mesh.nx : mesh.nx - 1),
      m_tree(quadBoxes(mesh, m_columns), stop)
{
}

std::array<std::uint32_t, 4> BilinearMesh::cellsOf(std::size_t quad) const
{
    const std::size_t j = quad / m_columns, i = quad % m_columns, next = (i + 1) % m_mesh.nx;
    const auto index = [this](std::size_t row, std::size_t column) { return static_cast<std::uint32_t>(row * m_mesh.nx + column); };
    return {index(j, i), index(j, next), index(j + 1, i), index(j + 1, next)};
}

std::optional<BilinearMesh::Corners> BilinearMesh::find(double latDeg, double lonDeg) const
{
    constexpr double polar = 80.0;
    const Vector3 place = placeOf(latDeg, lonDeg);
    if (!isFinite(place))
        return std::nullopt;
    const Vector3 east{-std::sin(lonDeg * kRadiansPerDegree), std::cos(lonDeg * kRadiansPerDegree), 0.0}, north = cross(place, east);
    Box box;
    box.include(place);
    std::vector<std::uint32_t> found;
    m_tree.touching(box, found);
    for (const std::uint32_t quad : found) {
        const std::array<std::uint32_t, 4> cells = cellsOf(quad);
        std::array<Place2, 4> corners;
        bool isNear = true;
        for (std::size_t k = 0; k < 4; ++k) {
            const Vector3& corner = m_mesh.centres[cells[k]];
            const double along = dot(corner, place);
            isNear &= along > 0.1;
            if (std::abs(latDeg) < polar)
                corners[k] = {std::remainder(longitudeOf(corner) - lonDeg, 360.0), latitudeOf(corner) - latDeg};
            else
                corners[k] = {dot(corner, east) / along, dot(corner, north) / along};
        }
        const auto at = isNear ? inverseBilinear(corners) : std::nullopt;
        if (at)
            return Corners{cells, {(1.0 - at->x) * (1.0 - at->y), at->x * (1.0 - at->y), (1.0 - at->x) * at->y, at->x * at->y}};
    }
    return std::nullopt;
}

} // namespace terrella::data
