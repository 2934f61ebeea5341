// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrella::downscale {

/// Sorts by the bytes of the values where there are many: several times as fast as comparing. Keeps its scratch; one for each thread.
class Sorter {
public:
    /// Ascending; none may be NaN.
    void sort(std::span<float> values);
    /// The places of the values from the smallest to the largest; equal ones in their order. Valid until the next call.
    std::span<const std::uint32_t> order(std::span<const float> values);

private:
    std::vector<std::uint32_t> m_keys, m_other, m_order;
    std::vector<std::uint64_t> m_pairs, m_otherPairs;
};

/// Quantile of definition 7 of Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566, of sorted values, one at least. p in 0 … 1.
double sortedQuantile(std::span<const float> sorted, double p);

} // namespace terrella::downscale
