// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/grib_messages.h"

#include <vector>

namespace terrella {

/// What a satellite that stands over the equator sees, or a part of it: template 3.90 of GRIB edition 2.
struct SatelliteView {
    double lonDeg = 0.0; ///< below the satellite
    double heightM = 0.0;
    double semiMajorM = 0.0, semiMinorM = 0.0;
    std::vector<double> y, x; ///< of the middles of cells, in the order in which GDAL hands them out: angles times the height, metres
};

/// Of a raster of ny rows and nx columns; nothing where the field lies on another grid, or where satelliteViewProblem() says something.
///
/// Rows and columns are counted along the axes of the message: from the west, or from the east where points "scan negatively" along x; from the
/// north, or from the south where they scan "positively" along y. What is stored runs from west to east in either case, as EUMETSAT's satellites and
/// the Met Office's models of them write it, and as ecCodes reads it.
std::optional<SatelliteView> satelliteView(const GribField& field, std::size_t ny, std::size_t nx);
/// What about such a grid cannot be placed, in words that go on from "fields on"; else empty.
QString satelliteViewProblem(const GribField& field);

} // namespace terrella
