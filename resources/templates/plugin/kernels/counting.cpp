// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/counting.h"

#include <cmath>
#include <limits>

namespace terrella::example {

//! [kernel]
void countAbove(
    std::span<const float> values, std::size_t steps, std::size_t cells, double scale, double offset, double threshold, std::span<float> out)
{
    for (std::size_t c = 0; c < cells; ++c)
        out[c] = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t t = 0; t < steps; ++t) {
        for (std::size_t c = 0; c < cells; ++c) {
            const double value = scale * static_cast<double>(values[t * cells + c]) + offset;
            if (std::isnan(value))
                continue;
            const float before = std::isnan(out[c]) ? 0.0F : out[c];
            out[c] = before + (value > threshold ? 1.0F : 0.0F);
        }
    }
}
//! [kernel]

} // namespace terrella::example
