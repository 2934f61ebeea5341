// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/event_charts.h"

#include "pipelines/data/units.h"
#include "views/earth/field_reading.h"
#include "views/earth/fields/field_source.h"
#include "views/plots/place_charts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::EventCharts)
};

constexpr std::size_t kMostEvents = 12;

double valueAt(const ColumnValues& values, std::size_t row)
{
    if (row < values.real.size())
        return values.real[row];
    if (row < values.integer.size() && values.integer[row] != std::numeric_limits<qint64>::min())
        return static_cast<double>(values.integer[row]);
    return std::numeric_limits<double>::quiet_NaN();
}

/// One column of an event over time; each member of an ensemble by itself, the next of which begins where time goes back.
SeriesOf seriesOf(const EventSet& set, const Event& event, int column, const QString& name)
{
    const ColumnInfo& info = set.features->info.columns[static_cast<std::size_t>(column)];
    const earth::ShownUnits shown = earth::shownUnits(info.units, info.standardName, info.name);
    const ColumnValues& values = set.features->columns[static_cast<std::size_t>(column)];
    SeriesOf out{name, units::display(shown.units), {}, {}};
    std::map<double, std::size_t> places;
    for (std::size_t row = event.first; row < event.first + event.count; ++row)
        if (std::isfinite(set.timeOf(row)))
            places.emplace(set.timeOf(row), 0);
    for (auto& [seconds, place] : places) {
        place = out.seconds.size();
        out.seconds.push_back(seconds);
    }
    for (std::size_t row = event.first; row < event.first + event.count; ++row) {
        if (row == event.first || set.timeOf(row) < set.timeOf(row - 1))
            out.members.emplace_back(out.seconds.size(), std::numeric_limits<double>::quiet_NaN());
        if (std::isfinite(set.timeOf(row)))
            out.members.back()[places.at(set.timeOf(row))] = shown.conversion(valueAt(values, row));
    }
    return out;
}

} // namespace

std::vector<int> lifeColumns(const EventSet& set)
{
    std::vector<int> out;
    if (!set.features || set.times < 0)
        return out;
    for (const EventExtreme& extreme : set.extremes)
        out.push_back(extreme.column);
    const auto& columns = set.features->info.columns;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const ColumnInfo& c = columns[k];
        if ((c.type == ColumnType::Real || c.type == ColumnType::Integer) && c.cfRole.isEmpty() && static_cast<int>(k) != eventColumn(*set.features)
            && !c.name.endsWith(QLatin1String("_id")) && !c.standardName.startsWith(QLatin1String("latitude"))
            && !c.standardName.startsWith(QLatin1String("longitude")) && std::ranges::find(out, static_cast<int>(k)) == out.end())
            out.push_back(static_cast<int>(k));
    }
    return out;
}

Chart lifeChart(const EventSet& set, const std::vector<int>& events, int column)
{
    const std::vector<int> columns = lifeColumns(set);
    if (events.empty())
        return sayInstead({}, Text::tr("Select an event, here or on the Earth, to see its life."));
    if (columns.empty())
        return sayInstead({}, set.times < 0 ? Text::tr("These events have no times.") : Text::tr("There is no column of numbers to draw."));
    const Calendar calendar = set.features->info.calendar;
    const TimeTexts texts{[calendar](double first, double last, int most) { return dateTicks(first, last, calendar, most); },
        [calendar](double seconds) { return dateText(seconds, calendar); }};
    std::vector<SeriesOf> series;
    const auto eventOf = [&](int k) -> const Event& { return set.events[static_cast<std::size_t>(k)]; };
    if (events.size() == 1) {
        const Event& event = eventOf(events.front());
        if (event.count < 2)
            return sayInstead(event.fullTitle(), Text::tr("This event is one point in time."));
        // The quantities that say how strong it is; or what was wished for.
        for (std::size_t k = 0; k < columns.size(); ++k)
            if (column >= 0 ? columns[k] == column : k < std::max<std::size_t>(1, set.extremes.size()))
                series.push_back(seriesOf(set, event, columns[k], set.features->info.columns[static_cast<std::size_t>(columns[k])].name));
        return seriesChart(event.fullTitle(), series, texts);
    }
    const int one = column >= 0 ? column : columns.front();
    for (const int k : events)
        if (series.size() < kMostEvents)
            series.push_back(seriesOf(set, eventOf(k), one, eventOf(k).title()));
    Chart out = seriesChart(set.features->info.columns[static_cast<std::size_t>(one)].name, series, texts);
    out.y.label = withUnits(out.title, out.y.units);
    if (events.size() > kMostEvents)
        out.note = Text::tr("The first %1 of %2 events").arg(kMostEvents).arg(events.size());
    return out;
}

} // namespace terrella
