// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrella::data {

/// What a set of values is reduced to. Missing values (NaN) are left out of everything.
enum class Statistic { Mean, Sum, Minimum, Maximum, Range, Deviation, Variance, Count, First, Last, Percentile };

/// What has to be kept of the values seen so far; how many were valid always is.
struct KeptSums {
    bool sum = false;
    bool squares = false; ///< sums are then taken of the differences from the cell's first valid value
    bool extremes = false;
    bool ends = false; ///< the first and the last valid value
    [[nodiscard]] std::size_t bytesPerCell() const;
    /// Everything but percentiles, which no sums can give.
    static KeptSums of(std::span<const Statistic> statistics);
};

/// Running sums of some cells, in double precision. The order of values matters to first and last alone, and to the last bits of sums.
class Accumulators {
public:
    Accumulators(const KeptSums& kept, std::size_t cells);

    void clear();
    /// One value for each cell. shift: of each cell a value near its mean, for squares; the same in all accumulators that are merged. NaN where no
    /// value was valid yet; becomes the first valid one.
    void add(std::span<const float> values, std::span<float> shift);
    /// Adds what `later` has seen as if it had come after this.
    void merge(const Accumulators& later);
    /// out = merge of both, none of them changed.
    static void finishMerged(const Accumulators& first, const Accumulators& later, Statistic statistic, std::uint32_t atLeast,
        std::span<const float> shift, std::span<float> out);
    /// NaN where fewer than atLeast values were valid; the count itself is always given. Deviation and variance divide by the number of values.
    void finish(Statistic statistic, std::uint32_t atLeast, std::span<const float> shift, std::span<float> out) const;

private:
    KeptSums m_kept;
    std::uint32_t m_everywhere = 0;     ///< how often all cells were valid
    std::vector<std::uint32_t> m_count; ///< of the other times
    std::vector<double> m_sum, m_squares;
    std::vector<float> m_least, m_most, m_first, m_last;
};

} // namespace terrella::data
