// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/contours.h"

#include <vtkCellArray.h>
#include <vtkDelaunay2D.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

// The stereographic projection keeps circles, and with them Delaunay's empty circles: triangles of the plane are those of the sphere. Only what
// surrounds the point of projection stays open, which is laid opposite to the points' middle.
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
    std::vector<std::uint32_t> kept;
    for (std::size_t k = 0; k < longest.size(); ++k)
        if (longest[k] <= limit)
            kept.insert(kept.end(), out.begin() + static_cast<std::ptrdiff_t>(3 * k), out.begin() + static_cast<std::ptrdiff_t>(3 * k + 3));
    return kept;
}

} // namespace terrella::earth
