// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/downscaling/kernels/sorting.h"

namespace terrella::downscale {

/// Which steps of a series belong to each part of the year: steps[offsets[g]] … of part g. Parts follow each other in a ring.
struct YearGroups {
    std::vector<std::size_t> offsets{0};
    std::vector<std::uint32_t> steps;
    [[nodiscard]] std::size_t count() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t group) const
    {
        return std::span(steps).subspan(offsets[group], offsets[group + 1] - offsets[group]);
    }
};

/// The groups of steps whose parts of the year are given, in order of the steps.
YearGroups groupsOf(std::span<const std::uint32_t> partOfStep, std::size_t parts);

/// The sorted values of one part of the year and of those around it, for one part after the other. Missing values are left out.
class RingPool {
public:
    /// window: so many parts in all, odd; at most as many as there are.
    RingPool(const YearGroups& groups, std::size_t window);

    /// Begins with a series: its groups are sorted. Values below `dry` (unless that is NaN) become 0.
    void take(std::span<const float> series, double dry, Sorter& sorter);
    /// The pool round part g; to be asked for g = 0, 1, 2, … in order. Valid until the next call.
    std::span<const float> at(std::size_t group);

private:
    [[nodiscard]] std::span<const float> own(std::size_t group) const;
    void begin();

    const YearGroups& m_groups;
    std::size_t m_reach = 0; ///< parts on either side
    std::vector<float> m_values;
    std::vector<std::size_t> m_offsets;
    std::vector<float> m_pool, m_rest;
};

} // namespace terrella::downscale
