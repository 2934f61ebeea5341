// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_source.h"
#include "views/earth/fields/level_heights.h"

namespace terrella::earth {

/// Delaunay's, three cells each.
using CellTriangles = std::shared_ptr<const std::vector<std::uint32_t>>;

/// A field on all its levels at one time, from the lowest to the highest.
struct VolumeData {
    Grid grid; ///< of what was read: columns of one turn, one mesh
    std::size_t nx = 0, ny = 0, nz = 0;
    bool wraps = false;         ///< the last column touches the first
    std::size_t every = 1;      ///< of more than there is room for every so-many-th row and column (cell, where there are none) was taken
    CellTriangles triangles;    ///< between the centres of cells without rows and columns; null: not wanted
    std::vector<float> values;  ///< [level][row][column], shown units, NaN for missing
    std::vector<double> metres; ///< of each level, ascending; the mean where cells have heights of their own
    std::vector<float> heights; ///< [level][row][column], metres; empty: those of the levels
    LevelHeights::Source source = LevelHeights::Source::Even;
    QString heightsFrom; ///< name of the variable that heights were taken from; empty: none

    [[nodiscard]] std::size_t cells() const { return nx * ny; }
    [[nodiscard]] float heightOf(std::size_t node) const { return heights.empty() ? static_cast<float>(metres[node / cells()]) : heights[node]; }
    [[nodiscard]] LatLon placeOf(std::size_t node) const { return grid.at(node % cells() / nx, node % nx); }
};
using VolumeValues = std::shared_ptr<const VolumeData>;

/// How much of a field is taken at most.
struct VolumeLimits {
    std::size_t cells = 400'000;   ///< of a level
    std::size_t nodes = 3'000'000; ///< of all levels
    bool triangles = false;        ///< are wanted, where cells have no rows and columns
    bool operator==(const VolumeLimits&) const = default;
};

/// Whether a variable has two levels or more on a grid.
bool hasLevels(const CubeSignature& signature, int variable);
/// Reads; values in shown units. Errors: those of reading; Unsupported without levels; Cancelled.
Result<VolumeValues> readVolume(
    const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const VolumeLimits& limits, const std::stop_token& stop);
/// With a row added at each pole that the last row's cells touch: the mean of that row.
VolumeData closedAtPoles(const VolumeData& data);

/// The triangles between its cells' centres.
CellTriangles trianglesOf(const Grid& cells);

/// Every so-many-th row and column of it, the last ones as well where it does not wrap; and the same of other values on its nodes.
VolumeData thinned(const VolumeData& data, std::size_t every);
std::vector<float> thinned(const VolumeData& data, const std::vector<float>& nodes, std::size_t every);

/// Values of a column at a height, linear between levels; NaN beyond them.
float columnAt(const VolumeData& data, std::size_t cell, double metres);

/// Reads volumes and remembers the last few. Used by the reading thread.
class VolumeSource {
public:
    Result<VolumeValues> volume(
        const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const VolumeLimits& limits, const std::stop_token& stop);
    void forget(const Cube* cube);

private:
    struct Entry {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        FieldAt at;
        VolumeLimits limits;
        VolumeValues values;
    };
    CellTriangles triangles(const Grid& cells);

    struct Mesh {
        std::vector<double> lat, lon;
        CellTriangles triangles;
    };
    std::mutex m_mutex;
    std::deque<Entry> m_entries; ///< newest first
    std::deque<Mesh> m_meshes;   ///< of the last few grids: they serve all times and variables
};

} // namespace terrella::earth
