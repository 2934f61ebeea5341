// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/accumulators.h"

namespace terrella::data {

/// Reduces steps that come in order to groups, and windows of neighbouring groups to results, with the work of a few merges per group whatever the
/// length of windows: the groups of the older part of a window hold the sums from themselves to the end of that part, those of the newer part are
/// summed up as one total ("two-stack queue"). Nothing is ever subtracted, so that large values leave no traces behind.
class SlidingReduction {
public:
    /// longest: the most groups of a window.
    SlidingReduction(const KeptSums& kept, std::size_t cells, std::size_t longest);
    static std::size_t bytesPerCell(const KeptSums& kept, std::size_t longest);

    /// One more step of the group that is open.
    void add(std::span<const float> values);
    /// Ends the group, which may be empty, and opens the next.
    void closeGroup();
    /// The window from group `first`, which never goes back, to the one that was closed last.
    void prepareWindow(std::size_t first);
    /// Of the window prepared last.
    void finish(Statistic statistic, std::uint32_t atLeast, std::span<float> out) const;

private:
    [[nodiscard]] Accumulators& slot(std::size_t group) { return m_slots[group % m_slots.size()]; }
    [[nodiscard]] const Accumulators& slot(std::size_t group) const { return m_slots[group % m_slots.size()]; }
    /// The slot of a group is used again as soon as no window reaches back to what it held.
    void openSlot();

    std::vector<Accumulators> m_slots;
    Accumulators m_total; ///< of the groups [m_newer, m_open)
    std::vector<float> m_shift;
    std::size_t m_older = 0; ///< first group of the older part of the window, [m_older, m_newer)
    std::size_t m_newer = 0;
    std::size_t m_open = 0;
    bool m_isOpen = false;
};

} // namespace terrella::data
