// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace terrella {

/// One field of a GRIB file, found by walking the sections of its messages without decoding values.
struct GribField {
    std::uint64_t offset = 0; ///< of its message in the file
    std::uint64_t length = 0;
    int index = 0; ///< among the fields of the message (GRIB 2 may hold several)
    int edition = 0;
    QByteArray grid;       ///< the grid definition section as it stands; equal bytes, equal grid
    int perturbation = -1; ///< ensemble member, where the message tells
};

/// Every field of a file in the order of the file. Stops at the first damaged message; `complete` tells.
std::vector<GribField> scanGrib(const QString& path, bool& complete);

/// "spherical harmonics", "a reduced Gaussian grid", … where the field lies on no grid of rows and columns; else empty.
QString gribGridProblem(const GribField& field);

/// Where rows run from east to west: the longitude of their western end, which is where GDAL, having turned them, begins. Else nothing.
std::optional<double> westEndOfTurnedRows(const GribField& field);

/// Latitudes of a Gaussian grid, north to south, if the grid definition describes a regular one of `count` rows; else empty.
std::vector<double> gaussianLatitudes(const GribField& field, std::size_t count);

/// The 2n roots of the Legendre polynomial of degree 2n as latitudes in degrees, north to south.
std::vector<double> gaussianLatitudes(int n);

} // namespace terrella
