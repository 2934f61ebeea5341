// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace terrella::downscale {

/// What is told of the time of the year and of the day: a constant and so many harmonics of both.
struct CycleRule {
    std::size_t year = 0, day = 0;
    [[nodiscard]] std::size_t terms() const { return 1 + 2 * (year + day); }
    /// Fields that a network is told: cosine and sine of the year, and of the day, where there is a harmonic of them.
    [[nodiscard]] std::size_t channels() const { return (year > 0 ? 2U : 0U) + (day > 0 ? 2U : 0U); }
    /// Of the terms, which one a channel is.
    [[nodiscard]] std::size_t termOf(std::size_t channel) const { return year > 0 && channel >= 2 ? 1 + 2 * year + channel - 2 : 1 + channel; }
    bool operator==(const CycleRule&) const = default;
};

/// 1, then cosine and sine of each harmonic of the year, then of the day. Parts: 0 … 1.
void cycleTerms(const CycleRule& rule, double partOfYear, double partOfDay, std::span<double> out);

} // namespace terrella::downscale
