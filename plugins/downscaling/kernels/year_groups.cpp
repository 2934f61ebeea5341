// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/year_groups.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

/// Sorted values without some of them and with others, in one go. Those that leave are all there.
void exchange(std::span<const float> pool, std::span<const float> leaving, std::span<const float> entering, std::span<float> out)
{
    auto from = pool.begin();
    auto to = out.begin();
    std::size_t gone = 0, come = 0;
    while (gone < leaving.size() || come < entering.size()) {
        const bool leaves = come == entering.size() || (gone < leaving.size() && leaving[gone] <= entering[come]);
        const float value = leaves ? leaving[gone] : entering[come];
        while (from != pool.end() && *from < value)
            *to++ = *from++;
        if (leaves) {
            ++from;
            ++gone;
        } else {
            *to++ = value;
            ++come;
        }
    }
    std::copy(from, pool.end(), to);
}

} // namespace

YearGroups groupsOf(std::span<const std::uint32_t> partOfStep, std::size_t parts)
{
    YearGroups out;
    out.offsets.assign(parts + 1, 0);
    for (const std::uint32_t part : partOfStep)
        ++out.offsets[part + 1];
    for (std::size_t g = 0; g < parts; ++g)
        out.offsets[g + 1] += out.offsets[g];
    out.steps.resize(partOfStep.size());
    std::vector<std::size_t> next(out.offsets.begin(), out.offsets.end() - 1);
    for (std::size_t t = 0; t < partOfStep.size(); ++t)
        out.steps[next[partOfStep[t]]++] = static_cast<std::uint32_t>(t);
    return out;
}

RingPool::RingPool(const YearGroups& groups, std::size_t window)
    : m_groups(groups),
      m_reach(std::min(window / 2, (std::max<std::size_t>(groups.count(), 1) - 1) / 2)),
      m_offsets(groups.count() + 1, 0)
{
}

void RingPool::take(std::span<const float> series, double dry, Sorter& sorter)
{
    m_values.clear();
    for (std::size_t g = 0; g < m_groups.count(); ++g) {
        const std::size_t first = m_values.size();
        for (const std::uint32_t step : m_groups.of(g)) {
            const float value = series[step];
            if (!std::isnan(value))
                m_values.push_back(static_cast<double>(value) < dry ? 0.0F : value);
        }
        sorter.sort(std::span(m_values).subspan(first));
        m_offsets[g + 1] = m_values.size();
    }
}

std::span<const float> RingPool::own(std::size_t group) const
{
    return std::span(m_values).subspan(m_offsets[group], m_offsets[group + 1] - m_offsets[group]);
}

void RingPool::begin()
{
    m_pool.clear();
    const std::size_t count = m_groups.count();
    for (std::size_t k = 0; k < 2 * m_reach + 1; ++k) {
        const std::span<const float> more = own((count - m_reach + k) % count);
        m_rest.resize(m_pool.size() + more.size());
        std::ranges::merge(m_pool, more, m_rest.begin());
        m_pool.swap(m_rest);
    }
}

std::span<const float> RingPool::at(std::size_t group)
{
    if (m_reach == 0)
        return own(group);
    if (group == 0) {
        begin();
        return m_pool;
    }
    const std::size_t count = m_groups.count();
    const std::span<const float> leaving = own((group + count - 1 - m_reach) % count), entering = own((group + m_reach) % count);
    m_rest.resize(m_pool.size() - leaving.size() + entering.size());
    exchange(m_pool, leaving, entering, m_rest);
    m_pool.swap(m_rest);
    return m_pool;
}

} // namespace terrella::downscale
