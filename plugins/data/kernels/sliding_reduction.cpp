// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/sliding_reduction.h"

#include <algorithm>
#include <limits>

namespace terrella::data {

SlidingReduction::SlidingReduction(const KeptSums& kept, std::size_t cells, std::size_t longest)
    : m_slots(std::max<std::size_t>(1, longest), Accumulators(kept, cells)),
      m_total(kept, longest > 1 ? cells : 0),
      m_shift(kept.squares ? cells : 0, std::numeric_limits<float>::quiet_NaN())
{
}

std::size_t SlidingReduction::bytesPerCell(const KeptSums& kept, std::size_t longest)
{
    return kept.bytesPerCell() * (longest > 1 ? longest + 1 : 1) + (kept.squares ? sizeof(float) : 0);
}

void SlidingReduction::openSlot()
{
    if (m_isOpen)
        return;
    slot(m_open).clear();
    if (m_slots.size() == 1) // nothing is merged with it: its values must not depend on those before
        std::ranges::fill(m_shift, std::numeric_limits<float>::quiet_NaN());
    m_isOpen = true;
}

void SlidingReduction::add(std::span<const float> values)
{
    openSlot();
    slot(m_open).add(values, m_shift);
}

void SlidingReduction::closeGroup()
{
    openSlot();
    if (m_slots.size() > 1)
        m_total.merge(slot(m_open));
    ++m_open;
    m_isOpen = false;
}

void SlidingReduction::prepareWindow(std::size_t first)
{
    if (m_slots.size() == 1 || first <= m_newer) {
        m_older = std::min(std::max(m_older, first), m_newer);
        return;
    }
    for (std::size_t group = m_open - 1; group-- > first;)
        slot(group).merge(slot(group + 1));
    m_older = first;
    m_newer = m_open;
    m_total.clear();
}

void SlidingReduction::finish(Statistic statistic, std::uint32_t atLeast, std::span<float> out) const
{
    if (m_slots.size() == 1)
        slot(m_open - 1).finish(statistic, atLeast, m_shift, out);
    else if (m_older == m_newer)
        m_total.finish(statistic, atLeast, m_shift, out);
    else if (m_newer == m_open)
        slot(m_older).finish(statistic, atLeast, m_shift, out);
    else
        Accumulators::finishMerged(slot(m_older), m_total, statistic, atLeast, m_shift, out);
}

} // namespace terrella::data
