// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/time_groups.h"

#include <algorithm>
#include <cmath>

namespace terrella::data {

namespace {

/// A span of the calendar, in seconds as the data count them.
struct Span {
    double begin = 0.0;
    double end = 0.0;
};

/// Months are counted from year 0: 12 * year + month − 1.
double monthBegin(int month, Calendar calendar)
{
    const int year = month >= 0 ? month / 12 : (month - 11) / 12;
    return toSeconds({year, month - 12 * year + 1, 1, 0, 0, 0.0}, calendar);
}

Span spanOf(double seconds, TimeSpan span, Calendar calendar)
{
    const DateTime date = fromSeconds(seconds, calendar);
    if (span == TimeSpan::Day) {
        const double begin = toSeconds({date.year, date.month, date.day, 0, 0, 0.0}, calendar);
        return {begin, begin + 86400.0};
    }
    const int month = 12 * date.year + date.month - 1;
    if (span == TimeSpan::Month)
        return {monthBegin(month, calendar), monthBegin(month + 1, calendar)};
    if (span == TimeSpan::Season) { // December opens the winter of the year after
        const int first = month - date.month % 12 % 3;
        return {monthBegin(first, calendar), monthBegin(first + 3, calendar)};
    }
    return {monthBegin(12 * date.year, calendar), monthBegin(12 * date.year + 12, calendar)};
}

class Grouper {
public:
    Grouper(const Axis& time, const TimeGrouping& grouping)
        : m_times(time.values),
          m_calendar(time.calendar),
          m_grouping(grouping),
          m_step(usualStep(time.values))
    {
    }

    GroupedTime make()
    {
        switch (m_grouping.span) {
        case TimeSpan::None: break;
        case TimeSpan::Day:
        case TimeSpan::Month:
        case TimeSpan::Season:
        case TimeSpan::Year: byCalendar(); break;
        case TimeSpan::Steps: bySteps(); break;
        case TimeSpan::Rolling: rolling(); break;
        case TimeSpan::All:
            if (!m_times.empty())
                add({0, m_times.size()}, {m_times.front(), m_times.back()}, m_times.size(), true);
            break;
        }
        return std::move(m_out);
    }

private:
    /// The span that a step belongs to; ends belong to the span that they end.
    [[nodiscard]] Span spanOfStep(std::size_t step) const
    {
        constexpr double aMoment = 1e-3;
        return spanOf(m_times[step] + m_grouping.shiftSeconds - (m_grouping.timesAreEnds ? aMoment : 0.0), m_grouping.span, m_calendar);
    }

    void byCalendar()
    {
        for (std::size_t first = 0; first < m_times.size();) {
            const Span span = spanOfStep(first);
            std::size_t end = first + 1;
            while (end < m_times.size() && spanOfStep(end).begin == span.begin)
                ++end;
            const double begin = span.begin - m_grouping.shiftSeconds, last = span.end - m_grouping.shiftSeconds;
            const double length = last - begin;
            const auto full = m_step > 0.0 ? static_cast<std::size_t>(std::max(1.0, std::round(length / m_step))) : 1;
            add({first, end - first}, {begin, last}, std::max(full, end - first), isComplete({first, end - first}, begin, last));
            first = end;
        }
    }

    [[nodiscard]] bool isComplete(const StepRange& steps, double begin, double end) const
    {
        if (m_step <= 0.0 || std::round((end - begin) / m_step) <= 1.0)
            return true; // one step is all that a group can have
        const double first = m_times[steps.first], last = m_times[steps.first + steps.count - 1];
        constexpr double longer = 1.05, shorter = 1.0 - 1e-6; // months are not all of one length
        const double before = first - begin, after = end - last;
        const bool reaches
            = m_grouping.timesAreEnds ? before <= m_step * longer && after < m_step * shorter : before < m_step * shorter && after <= m_step * longer;
        if (!reaches)
            return false;
        for (std::size_t step = steps.first + 1; step < steps.first + steps.count; ++step) {
            if (m_times[step] - m_times[step - 1] > 1.5 * m_step)
                return false;
        }
        return true;
    }

    void bySteps()
    {
        for (std::size_t first = 0; first < m_times.size(); first += m_grouping.count) {
            const std::size_t count = std::min(m_grouping.count, m_times.size() - first);
            add({first, count}, {m_times[first], m_times[first + count - 1]}, m_grouping.count, count == m_grouping.count);
        }
    }

    void rolling()
    {
        const std::size_t n = m_times.size(), width = m_grouping.count;
        for (std::size_t step = 0; step < n; ++step)
            m_out.schedule.groups.push_back({step, 1});
        const std::size_t before = m_grouping.centred ? width / 2 : width - 1, after = width - 1 - before;
        for (std::size_t step = 0; step < n; ++step) {
            const std::size_t first = step >= before ? step - before : 0, last = std::min(n - 1, step + after);
            const StepRange window{first, last - first + 1};
            if (keeps(window.count == width)) {
                m_out.schedule.windows.push_back(window);
                m_out.times.push_back(m_times[step]);
                m_out.fullSteps.push_back(width);
            }
        }
    }

    bool keeps(bool complete)
    {
        if (!complete && !m_grouping.keepsIncomplete) {
            ++m_out.dropped;
            return false;
        }
        if (!complete)
            m_out.incomplete.push_back(m_out.times.size());
        return true;
    }

    void add(const StepRange& steps, const Span& span, std::size_t full, bool complete)
    {
        if (!keeps(complete))
            return;
        m_out.schedule.windows.push_back({m_out.schedule.groups.size(), 1});
        m_out.schedule.groups.push_back(steps);
        m_out.times.push_back(m_grouping.stamp == Stamp::Start ? span.begin
                : m_grouping.stamp == Stamp::Middle            ? 0.5 * (span.begin + span.end)
                                                               : m_times[steps.first + steps.count - 1]);
        m_out.fullSteps.push_back(full);
    }

    const std::vector<double>& m_times;
    const Calendar m_calendar;
    const TimeGrouping& m_grouping;
    const double m_step;
    GroupedTime m_out;
};

} // namespace

double usualStep(const std::vector<double>& times)
{
    if (times.size() < 2)
        return 0.0;
    std::vector<double> steps;
    for (std::size_t k = 1; k < times.size(); ++k)
        steps.push_back(times[k] - times[k - 1]);
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

GroupedTime groupTime(const Axis& time, const TimeGrouping& grouping) { return Grouper(time, grouping).make(); }

} // namespace terrella::data
