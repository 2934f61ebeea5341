// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colouring.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/fields/nearest_point.h"
#include "views/earth/map_lines.h"

#include <QRectF>

#include <cmath>
#include <functional>
#include <memory>
#include <span>

namespace terrella::earth {

/// Two variables that are the components of one vector.
struct VectorPair {
    int eastward = -1; ///< or along the grid's own x
    int northward = -1;
    bool isGridRelative = false; ///< CF's x_…, y_…: along the rows and columns of the grid
    QString title;
};
/// By standard name (eastward_wind and northward_wind, x_wind and y_wind, …), else by usual names (u10 and v10, uas and vas, …) of equal units.
std::vector<VectorPair> vectorPairs(const CubeSignature& signature);
std::optional<VectorPair> vectorPairOf(const CubeSignature& signature, int eastward);

/// Components towards east and north at any place.
class VectorField {
public:
    /// isGridRelative: they are turned by the angle of the rows.
    VectorField(std::span<const float> u, std::span<const float> v, const Grid& grid, std::size_t step, bool isGridRelative);
    struct Value {
        double east = 0.0;
        double north = 0.0;
        [[nodiscard]] double speed() const { return std::hypot(east, north); }
    };
    /// Between the cells of grids of latitudes and longitudes, else that of the nearest cell.
    [[nodiscard]] std::optional<Value> at(double lonDeg, double latDeg) const;

private:
    std::vector<float> m_u, m_v;
    Grid m_grid;
    CellAxis m_lons, m_lats;
    std::unique_ptr<NearestPoint> m_nearest;
};

/// What of the Earth is looked at, and how closely.
struct ViewHint {
    LatLon centre;
    double spanDeg = 180.0;      ///< from top to bottom of the view
    double heightPixels = 640.0; ///< the same, device-independent
    QRectF window;               ///< maps: what can be seen, in scene units; null: all
    [[nodiscard]] bool shows(double lonDeg, double latDeg) const;
};

/// Lines and the speed at each of their points.
struct VectorLines {
    SceneLines lines;
    std::vector<double> speeds;
};
/// A place some degrees from another in a direction; east and north need no length.
LatLon movedBy(const LatLon& from, double east, double north, double byDeg);
/// Evenly spread places that the view shows: rows of latitude, each with as many as its length asks for.
void evenPlaces(const ViewHint& hint, double spacingDeg, const std::function<void(double lonDeg, double latDeg)>& visit);
/// Lines along the flow that keep their distance (after Jobard and Lefer 1997, doi:10.1007/978-3-7091-6876-9_5), with `along` in the lines: at equal
/// pace where the flow is equally fast.
VectorLines streamlines(const Projection& projection, const VectorField& field, const ViewHint& hint, double fullSpeed, double density);

} // namespace terrella::earth
