// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/cycles.h"

#include <cmath>
#include <numbers>

namespace terrella::downscale {

void cycleTerms(const CycleRule& rule, double partOfYear, double partOfDay, std::span<double> out)
{
    std::size_t at = 0;
    out[at++] = 1.0;
    const auto add = [&](double part, std::size_t harmonics) {
        for (std::size_t k = 1; k <= harmonics; ++k) {
            const double angle = 2.0 * std::numbers::pi * static_cast<double>(k) * part;
            out[at++] = std::cos(angle);
            out[at++] = std::sin(angle);
        }
    };
    add(partOfYear, rule.year);
    add(partOfDay, rule.day);
}

} // namespace terrella::downscale
