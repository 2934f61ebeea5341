// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/contours.h"

#include <vtkCellArray.h>
#include <vtkDelaunay2D.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

namespace terrella::earth {

namespace {

struct Flat {
    double x = 0.0, y = 0.0;
};

double turnOf(const Flat& a, const Flat& b, const Flat& c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

/// The rim of a triangulation, in order around; empty where it is no single ring.
std::vector<std::uint32_t> rimOf(const std::vector<std::uint32_t>& triangles)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
    for (std::size_t k = 0; k + 2 < triangles.size(); k += 3)
        for (std::size_t s = 0; s < 3; ++s)
            ++sides[std::minmax(triangles[k + s], triangles[k + (s + 1) % 3])];
    std::map<std::uint32_t, std::vector<std::uint32_t>> beside;
    for (const auto& [side, count] : sides)
        if (count == 1) {
            beside[side.first].push_back(side.second);
            beside[side.second].push_back(side.first);
        }
    if (beside.empty() || std::ranges::any_of(beside, [](const auto& each) { return each.second.size() != 2; }))
        return {};
    std::vector<std::uint32_t> out{beside.begin()->first};
    for (std::uint32_t at = beside.begin()->second.front(); at != out.front(); at = beside[at][beside[at][0] == out[out.size() - 2] ? 1 : 0])
        out.push_back(at);
    return out.size() == beside.size() ? out : std::vector<std::uint32_t>();
}

/// Triangles of a polygon without holes, by cutting ears off.
void addEars(std::vector<std::uint32_t> ring, const std::function<Flat(std::uint32_t)>& at, std::vector<std::uint32_t>& out)
{
    double area = 0.0;
    for (std::size_t k = 0; k < ring.size(); ++k)
        area += turnOf({}, at(ring[k]), at(ring[(k + 1) % ring.size()]));
    if (area < 0.0)
        std::ranges::reverse(ring);
    while (ring.size() > 2) {
        const std::size_t n = ring.size();
        const auto isEar = [&](std::size_t k) {
            const std::array<std::uint32_t, 3> c{ring[(k + n - 1) % n], ring[k], ring[(k + 1) % n]};
            if (turnOf(at(c[0]), at(c[1]), at(c[2])) <= 0.0)
                return false;
            return std::ranges::none_of(ring, [&](std::uint32_t p) {
                return std::ranges::find(c, p) == c.end() && turnOf(at(c[0]), at(c[1]), at(p)) >= 0.0 && turnOf(at(c[1]), at(c[2]), at(p)) >= 0.0
                    && turnOf(at(c[2]), at(c[0]), at(p)) >= 0.0;
            });
        };
        std::size_t ear = 0;
        while (ear < n && !isEar(ear))
            ++ear;
        ear = ear == n ? 0 : ear;
        out.insert(out.end(), {ring[(ear + n - 1) % n], ring[ear], ring[(ear + 1) % n]});
        ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(ear));
    }
}

} // namespace

// The stereographic projection keeps circles, and with them Delaunay's empty circles: triangles of the plane are those of the sphere. Only what
// surrounds the point of projection stays open, which is laid opposite to the points' middle; where there are points around it the rest is closed.
std::vector<std::uint32_t> sphereTriangles(const std::vector<Vec3>& points)
{
    std::vector<std::uint32_t> out;
    if (points.size() < 3)
        return out;
    Vec3 middle;
    for (const Vec3& p : points)
        middle = middle + p;
    if (length(middle) < 1e-3 * static_cast<double>(points.size()))
        middle = {0.31, 0.21, 0.93}; // all around: anywhere that is no axis of a grid
    const Vec3 up = middle * (1.0 / length(middle));
    const Vec3 aside = std::abs(up.z) < 0.9 ? Vec3{0.0, 0.0, 1.0} : Vec3{1.0, 0.0, 0.0};
    const auto cross = [](const Vec3& a, const Vec3& b) { return Vec3{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; };
    Vec3 east = cross(aside, up);
    east = east * (1.0 / length(east));
    const Vec3 north = cross(up, east);
    vtkNew<vtkPoints> flat;
    flat->SetDataTypeToDouble();
    for (const Vec3& p : points) {
        const double k = 1.0 / std::max(1e-6, 1.0 + dot(p, up));
        flat->InsertNextPoint(k * dot(p, east), k * dot(p, north), 0.0);
    }
    vtkNew<vtkPolyData> cloud;
    cloud->SetPoints(flat);
    vtkNew<vtkDelaunay2D> delaunay;
    delaunay->SetInputData(cloud);
    delaunay->SetTolerance(1e-9);
    delaunay->Update();
    std::vector<double> longest;
    vtkCellArray* polys = delaunay->GetOutput()->GetPolys();
    vtkIdType count = 0;
    const vtkIdType* ids = nullptr;
    for (polys->InitTraversal(); polys->GetNextCell(count, ids) != 0;) {
        if (count != 3)
            continue;
        double most = 0.0;
        for (int k = 0; k < 3; ++k) {
            out.push_back(static_cast<std::uint32_t>(ids[k]));
            most = std::max(most, length(points[static_cast<std::size_t>(ids[k])] - points[static_cast<std::size_t>(ids[(k + 1) % 3])]));
        }
        longest.push_back(most);
    }
    if (longest.empty())
        return out;
    // Slivers along the rim of a region join what is far apart.
    std::vector<double> sorted = longest;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const double limit = 8.0 * sorted[sorted.size() / 2];
    const Vec3 opposite = up * -1.0;
    const std::vector<std::uint32_t> rim = rimOf(out);
    const auto isNear = [&](std::uint32_t k) { return length(points[k] - opposite) < std::min(limit, 1.0); };
    if (!rim.empty() && std::ranges::all_of(rim, isNear))
        addEars(
            rim,
            [&](std::uint32_t k) {
                const double from = 1.0 / (1.0 + dot(points[k], opposite));
                return Flat{from * dot(points[k], east), from * dot(points[k], north)};
            },
            out);
    while (longest.size() < out.size() / 3)
        longest.push_back(0.0); // around the point of projection: none too long
    std::vector<std::uint32_t> kept;
    for (std::size_t k = 0; k < longest.size(); ++k)
        if (longest[k] <= limit)
            kept.insert(kept.end(), out.begin() + static_cast<std::ptrdiff_t>(3 * k), out.begin() + static_cast<std::ptrdiff_t>(3 * k + 3));
    return kept;
}

} // namespace terrella::earth
