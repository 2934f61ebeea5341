// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::sections {

/// Values on rows at any places, brought to other rows: linearly between the two rows around each, the nearer one where the other is missing, nothing
/// beyond half a step outside. rows ascend or descend; values are [row][column].
std::vector<float> interpolated(std::span<const double> rows, std::span<const float> values, std::size_t columns, std::span<const double> wanted);

/// Edges of rows in the middle between them, half a step beyond the outer ones; ascending.
std::vector<double> edgesOf(std::span<const double> rows);

/// A line of equal value; closed ones end where they begin.
struct Isoline {
    std::vector<double> x, y;
};
/// By marching squares between the places of a grid; where a saddle may be cut both ways the mean of the corners decides. Nothing runs through
/// missing values. values: [y][x].
std::vector<Isoline> isolines(std::span<const double> x, std::span<const double> y, std::span<const float> values, double level);

/// Multiples of a round step between two values, about so many.
std::vector<double> roundLevels(double low, double high, int about);

} // namespace terrella::sections
