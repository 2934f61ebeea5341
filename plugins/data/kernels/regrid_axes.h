// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace terrella::data {

/// The cells along one axis of a regular grid, degrees, in the grid's order (either way up).
struct AxisCells {
    std::vector<double> centre;
    std::vector<double> edge; ///< one more than centres
    bool circular = false;    ///< longitudes: x and x + 360 are one place
    bool closed = false;      ///< longitudes that go once round: the last cell touches the first
    bool northPole = false;   ///< latitudes whose outermost cell ends at the pole
    bool southPole = false;
};

/// Edges lie midway between centres; the outermost as far outside as inside. A row within a step of the pole reaches it. A single row is stepIfSingle
/// high.
AxisCells latitudeCells(std::span<const double> latDeg, bool global, double stepIfSingle);
/// Longitudes are counted on without jumps. dropRepeated: a last column that is the first again (0 … 360) is left out.
AxisCells longitudeCells(std::span<const double> lonDeg, double stepIfSingle, bool dropRepeated);

/// What each target along an axis takes from the sources: entries offsets[t] … offsets[t + 1].
struct AxisWeights {
    std::vector<std::size_t> offsets{0};
    std::vector<std::uint32_t> source;
    std::vector<double> weight;
    [[nodiscard]] std::size_t targets() const { return offsets.size() - 1; }
    void add(std::size_t index, double value);
    void close() { offsets.push_back(source.size()); }
};

/// The cell in which each place lies; none outside the cells.
AxisWeights nearestOn(const AxisCells& from, std::span<const double> to);
/// Between the two centres round each place; none outside the centres (a single cell: none outside it). Beyond the outermost row of a grid that
/// reaches the pole, row n stands for the North Pole and n + 1 for the South Pole.
AxisWeights linearOn(const AxisCells& from, std::span<const double> to);
/// The part of each target cell that each source cell covers: lengths of longitude, of sine of latitude (areas on the sphere).
AxisWeights overlapsOn(const AxisCells& from, const AxisCells& to);

} // namespace terrella::data
