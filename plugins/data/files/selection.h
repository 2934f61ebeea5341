// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "pipelines/modules/parameters.h"

#include <memory>
#include <vector>

namespace terrella::data {

/// Every stride-th of a run of neighbouring indices: start, start + stride, …
struct Run {
    std::size_t start = 0;
    std::size_t count = 0; ///< indices taken
    std::size_t stride = 1;
    /// Width of the run in the source.
    [[nodiscard]] std::size_t span() const { return count == 0 ? 0 : (count - 1) * stride + 1; }
};

/// The kept indices of an axis, in order of the result: one run, or two where a region crosses the end of the rows.
struct Picks {
    std::vector<Run> runs;
    [[nodiscard]] std::size_t count() const;
    static Picks all(std::size_t size, std::size_t stride = 1);
    static Picks of(const std::vector<std::size_t>& indices);
};

/// One variable of the result.
struct SelectedVariable {
    int source = -1;
    std::vector<Picks> picks; ///< one for each axis of the variable
};

/// What data.select will do, made from the signature alone.
struct Selection {
    std::shared_ptr<const CubeSignature> signature;
    std::vector<SelectedVariable> variables;
    std::optional<Region> shape; ///< cells with their centre outside it become missing
};

/// Nothing where a problem went to `check`.
std::optional<Selection> planSelection(const CubeSignature& source, const Parameters& parameters, CheckResult& check);

/// Reads the kept part of one variable, whole, into out.
Result<void> readSelected(const Cube& cube, const SelectedVariable& variable, std::span<float> out);

} // namespace terrella::data
