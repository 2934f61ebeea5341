// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace terrella::example {

/// out[c] = number of steps t with scale * values[t * cells + c] + offset > threshold. Missing values (NaN) do not count; a cell with
/// nothing but missing values gets NaN. values: steps * cells; out: cells.
void countAbove(
    std::span<const float> values, std::size_t steps, std::size_t cells, double scale, double offset, double threshold, std::span<float> out);

} // namespace terrella::example
