// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/step_keys.h"

#include "plugins/data/time/time_groups.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {
constexpr double kDay = 86400.0;
}

StepKeys::StepKeys(const Axis& a, const Axis& b)
{
    constexpr double month = 27.0 * kDay, nearlyDay = 0.9 * kDay;
    const double step = std::min(data::usualStep(a.values), data::usualStep(b.values));
    m_byMonth = step >= month;
    m_byDay = step >= nearlyDay;
}

qint64 StepKeys::of(double seconds, Calendar calendar) const
{
    constexpr int months = 12;
    if (m_byMonth) {
        const DateTime date = fromSeconds(seconds, calendar);
        return qint64{date.year} * months + date.month;
    }
    return m_byDay ? static_cast<qint64>(std::floor(seconds / kDay)) : std::llround(seconds);
}

} // namespace terrella::downscale
