// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/calendar_change.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ConvertCalendar)
};

class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check),
          m_out(std::make_shared<CubeSignature>(source))
    {
    }

    std::optional<CalendarChange> make()
    {
        const Result<Calendar> calendar = parseCalendar(m_parameters.text(QStringLiteral("calendar")));
        if (!calendar) {
            m_check.error(QStringLiteral("parameter.form"), calendar.error().message, {}, QStringLiteral("calendar"));
            return std::nullopt;
        }
        m_axes.resize(m_source.axes.size());
        bool any = false;
        for (std::size_t a = 0; a < m_source.axes.size(); ++a) {
            if (m_source.axes[a].kind != AxisKind::Time)
                continue;
            any = true;
            convertAxis(a, *calendar);
        }
        if (!any)
            m_check.error(QStringLiteral("time.missing"), Tr::tr("The data have no time axis, so that there is no calendar to convert."), port());
        if (m_check.hasErrors())
            return std::nullopt;
        moveMeshes();
        return CalendarChange{m_out, std::move(m_axes)};
    }

private:
    static QString port() { return QStringLiteral("data"); }

    void convertAxis(std::size_t index, Calendar to)
    {
        const Axis& axis = m_source.axes[index];
        if (axis.calendar == Calendar::None && to != Calendar::None) {
            m_check.error(
                QStringLiteral("calendar.none"), Tr::tr("The times of '%1' have the calendar 'none', which has no dates.").arg(axis.name), port());
            return;
        }
        const bool has360 = axis.calendar != to && (axis.calendar == Calendar::Days360 || to == Calendar::Days360);
        const bool byYear = has360 && m_parameters.text(QStringLiteral("align")) == QLatin1String("year");
        CalendarTimes times = convertTimes(axis.values, axis.calendar, to, byYear ? CalendarAlign::Year : CalendarAlign::Date);
        const std::size_t dropped = axis.size() - times.seconds.size();
        if (m_parameters.text(QStringLiteral("missing")) == QLatin1String("fill")) {
            std::optional<CalendarTimes> filled = fillTimes(times, axis.values, axis.calendar, to);
            if (!filled) {
                m_check.error(QStringLiteral("time.irregular"),
                    Tr::tr("The times of '%1' are neither equally far apart nor the same day of each month, so that dates without data cannot be "
                           "found; leave them out instead.")
                        .arg(axis.name),
                    port(), QStringLiteral("missing"));
                return;
            }
            times = std::move(*filled);
            if (const auto missing = std::ranges::count(times.isMissing, true); missing > 0)
                m_check.warning(QStringLiteral("calendar.filled"),
                    Tr::tr("%1 of %2 times have no data in the calendar '%3' and are filled with missing values.")
                        .arg(missing)
                        .arg(times.seconds.size())
                        .arg(calendarName(axis.calendar)),
                    port(), QStringLiteral("missing"));
        }
        if (dropped > 0)
            m_check.warning(QStringLiteral("calendar.dropped"),
                Tr::tr("%1 of %2 times of the calendar '%3' have no place in '%4' and are dropped.")
                    .arg(dropped)
                    .arg(axis.size())
                    .arg(calendarName(axis.calendar), calendarName(to)),
                port(), QStringLiteral("calendar"));
        if (times.seconds.empty() && axis.size() > 0)
            m_check.error(QStringLiteral("period.empty"), Tr::tr("None of the times exists in the calendar '%1'.").arg(calendarName(to)), port());
        m_out->axes[index].calendar = to;
        m_out->axes[index].values = times.seconds;
        m_axes[index] = std::move(times);
    }

    /// Meshes that move keep the positions of the steps that are kept.
    void moveMeshes()
    {
        for (const Variable& variable : m_source.variables) {
            const int time = m_source.dimensionOf(variable, AxisKind::Time);
            if (variable.grid < 0 || time < 0)
                continue;
            const Grid& source = m_source.grids[static_cast<std::size_t>(variable.grid)];
            const auto axis = static_cast<std::size_t>(variable.axes[static_cast<std::size_t>(time)]);
            if (source.steps <= 1 || source.steps != m_source.axes[axis].size())
                continue;
            Grid& grid = m_out->grids[static_cast<std::size_t>(variable.grid)];
            const std::size_t cells = source.size();
            grid.lat.clear();
            grid.lon.clear();
            for (const std::size_t step : m_axes[axis].steps) {
                const auto at = static_cast<std::ptrdiff_t>(step * cells), end = at + static_cast<std::ptrdiff_t>(cells);
                grid.lat.insert(grid.lat.end(), source.lat.begin() + at, source.lat.begin() + end);
                grid.lon.insert(grid.lon.end(), source.lon.begin() + at, source.lon.begin() + end);
            }
            grid.steps = m_axes[axis].steps.size();
        }
    }

    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    std::shared_ptr<CubeSignature> m_out;
    std::vector<CalendarTimes> m_axes;
};

} // namespace

std::optional<CalendarChange> planCalendarChange(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make();
}

} // namespace terrella::data
