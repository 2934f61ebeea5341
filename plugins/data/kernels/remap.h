// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/regrid_axes.h"

namespace terrella::data {

/// What becomes of missing values, and of targets that the sources cover in part.
struct RemapRules {
    double leastValid = 0.5; ///< below this part of its weights (of its area) a target is missing
    bool overValid = true;   ///< divide by the valid part ("fracarea"); else by the whole ("destarea")
};

/// One regular grid onto another: rows and columns have weights of their own, and a target's weight is the product. Weights of a target are parts
/// of the whole: 1 together where it is covered completely.
struct SeparableWeights {
    std::size_t sourceRows = 0;
    std::size_t sourceColumns = 0; ///< of the field: also a repeated column that no weight uses
    std::size_t usedColumns = 0;   ///< that the mean at a pole is made of
    AxisWeights rows;              ///< source rows sourceRows and sourceRows + 1 are the poles: means of the outermost row
    AxisWeights columns;
    bool southFirst = false; ///< which outermost row belongs to which pole
};
/// in: sourceRows * sourceColumns; out: rows.targets() * columns.targets(). Thread-safe; some rows of scratch.
void remap(const SeparableWeights& weights, const RemapRules& rules, std::span<const float> in, std::span<float> out);

/// Any grid onto any other: the entries offsets[t] … offsets[t + 1] of each target cell.
struct SparseWeights {
    std::vector<std::size_t> offsets{0};
    std::vector<std::uint32_t> source;
    std::vector<double> weight;
    [[nodiscard]] std::size_t targets() const { return offsets.size() - 1; }
};
void remap(const SparseWeights& weights, const RemapRules& rules, std::span<const float> in, std::span<float> out);

} // namespace terrella::data
