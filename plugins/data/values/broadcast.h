// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <memory>
#include <vector>

namespace terrella::data {

/// A variable that takes part, and the port it comes from.
struct BroadcastOperand {
    QString port;
    std::shared_ptr<const CubeSignature> cube;
    int variable = -1;
};

/// How one operand is read for the fields of the result.
struct BroadcastSource {
    std::vector<std::size_t> steps;  ///< of the operand for each step of the result; empty: all as they are, or no time axis
    std::vector<std::size_t> slices; ///< of the operand for each slice of the result
    bool hasTime = false;            ///< with as many steps as the result
    bool hasAllCells = true;         ///< has the result's rows and columns
    bool hasRows = false;            ///< where not: has its rows …
    bool hasColumns = false;         ///< … or its columns
};

/// What several variables have in common. Axes of one kind must have the same values; an operand without an axis, or with one entry, counts for all.
/// Times that not all have are left out.
struct Broadcast {
    std::vector<Axis> axes; ///< in the canonical order
    std::optional<Grid> grid;
    std::vector<BroadcastSource> sources;
    [[nodiscard]] std::size_t slices() const;
};

/// Nothing where a problem went to `check`: those of requireSameGrid(), requireSameCalendar() and requireOverlapInTime(), time.mismatch,
/// level.mismatch, axis.mismatch.
std::optional<Broadcast> planBroadcast(const std::vector<BroadcastOperand>& operands, CheckResult& check);

} // namespace terrella::data
