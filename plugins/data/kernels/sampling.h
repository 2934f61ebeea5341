// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrella::data {

enum class SampleLayout { Regular, Mesh, Cells };

/// Centres of cells: Regular has ny latitudes and nx longitudes, the others one of each for every cell. Longitudes counted in any way.
struct SampleGrid {
    SampleLayout layout = SampleLayout::Regular;
    std::size_t ny = 0;
    std::size_t nx = 0;
    std::span<const double> lat;
    std::span<const double> lon;
    bool periodic = false;
    [[nodiscard]] double latOf(std::size_t cell) const { return lat[layout == SampleLayout::Regular ? cell / nx : cell]; }
    [[nodiscard]] double lonOf(std::size_t cell) const { return lon[layout == SampleLayout::Regular ? cell % nx : cell]; }
};

/// Kilometres along a great circle of a sphere of 6371.229 km.
double distanceKm(double latA, double lonA, double latB, double lonB);

struct SampleCell {
    std::uint32_t cell = 0;
    double weight = 0.0;
    double distanceKm = 0.0;
};

/// The cell in which a point lies; of meshes and lists of cells the one with the nearest centre, if that is no further than three quarters of the way
/// to its farthest neighbour (lists: always). Empty outside the grid.
std::vector<SampleCell> nearestCell(const SampleGrid& grid, double latDeg, double lonDeg);
/// The four centres around a point with the weights of bilinear interpolation, in longitude and latitude on regular grids and in the plane that
/// touches the Earth there on meshes. Beyond the last row but no further than a pole: between the two nearest of that row. Empty outside the centres.
std::vector<SampleCell> bilinearCells(const SampleGrid& grid, double latDeg, double lonDeg);
/// All cells whose centres are no further than that, nearest first, each with its distance and as weight its area (cosine of latitude on regular
/// grids, else 1).
std::vector<SampleCell> cellsWithin(const SampleGrid& grid, double latDeg, double lonDeg, double radiusKm);

enum class SampleStatistic { Value, Mean, Minimum, Maximum };
/// Value: the weighted sum, missing where a cell of weight is. Others: over the cells that are there. NaN without any.
double sampleOf(std::span<const float> values, std::span<const SampleCell> cells, SampleStatistic statistic);
/// The first cell whose value is there, as in a list of cellsWithin(). NaN without any.
double firstValid(std::span<const float> values, std::span<const SampleCell> cells);

} // namespace terrella::data
