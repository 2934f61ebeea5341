// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/event_set.h"

#include "pipelines/data/polygons.h"
#include "pipelines/data/units.h"
#include "views/earth/event_columns.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/geometry.h"
#include "views/earth/layers/polygon_columns.h"
#include "views/earth/polygon_places.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace terrella {

using namespace earth;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double earthRadiusKm = 6371.0;
constexpr qint64 missing = std::numeric_limits<qint64>::min();

QString textOf(const Features& features, int column, std::size_t row)
{
    if (column < 0)
        return {};
    const ColumnValues& values = features.columns[static_cast<std::size_t>(column)];
    if (row < values.integer.size())
        return values.integer[row] == missing ? QString() : QString::number(values.integer[row]);
    if (row < values.text.size())
        return values.text[row];
    return row < values.real.size() && std::isfinite(values.real[row]) ? QString::number(values.real[row], 'g', 15) : QString();
}

/// The ids of all events, each told apart: what comes a second time gets a number behind it.
std::vector<QString> idsOf(const Features& features, const std::vector<std::size_t>& starts)
{
    const int column = eventColumn(features);
    std::vector<QString> out;
    QHash<QString, int> seen;
    for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
        QString id = textOf(features, column, starts[k]);
        if (id.isEmpty())
            id = QString::number(column < 0 && features.info.featureType != QLatin1String("trajectory") ? starts[k] + 1 : k + 1);
        if (const int before = seen[id]++; before > 0)
            id += QStringLiteral(" (%1)").arg(before + 1);
        out.push_back(id);
    }
    return out;
}

void findExtremes(EventSet& set)
{
    const FeaturesSignature& info = set.features->info;
    std::vector<std::pair<int, bool>> wanted;
    if (const int wind = windColumn(info); wind >= 0)
        wanted.emplace_back(wind, false);
    if (const int pressure = pressureColumn(info); pressure >= 0)
        wanted.emplace_back(pressure, true);
    if (const int any = intensityColumn(info); wanted.empty() && any >= 0)
        wanted.emplace_back(any, false);
    for (const auto& [column, isLowest] : wanted) {
        const ColumnInfo& c = info.columns[static_cast<std::size_t>(column)];
        const ShownUnits shown = shownUnits(c.units, c.standardName, c.name);
        const std::vector<double> values = columnValues(*set.features, column);
        EventExtreme extreme{column, isLowest, c.name, units::display(shown.units), {}};
        const bool tellsPeak = set.extremes.empty();
        for (Event& event : set.events) {
            double best = nan;
            for (std::size_t row = event.first; row < event.first + event.count; ++row)
                if (!std::isnan(values[row]) && (std::isnan(best) || (isLowest ? values[row] < best : values[row] > best))) {
                    best = values[row];
                    if (tellsPeak)
                        event.peak = row;
                }
            extreme.values.push_back(shown.conversion(best));
        }
        set.extremes.push_back(std::move(extreme));
    }
    if (set.extremes.empty() || set.extremes.front().isLowest || !isSpeed(info.columns[static_cast<std::size_t>(set.extremes.front().column)]))
        return;
    const ColumnInfo& wind = info.columns[static_cast<std::size_t>(set.extremes.front().column)];
    const auto toSpeed = units::conversion(wind.units, QStringLiteral("m s-1"));
    const std::vector<double> winds = columnValues(*set.features, set.extremes.front().column);
    if (!toSpeed || !areTracks(*set.features))
        return;
    for (const Event& event : set.events)
        set.categories.push_back(std::isnan(winds[event.peak]) ? -1 : saffirSimpson((*toSpeed)(winds[event.peak])));
}

/// Where polygons lie, how large they are, and which column has words for them.
void findAreas(EventSet& set)
{
    const Features& f = *set.features;
    QStringList warnings;
    const auto polygons = readPolygons(f, warnings);
    if (!polygons)
        return;
    set.spanDeg.assign(f.rowCount(), nan);
    for (std::size_t row = 0; row < polygons->size() && row < f.rowCount(); ++row)
        if (const Polygon& each = (*polygons)[row]; const auto middle = middleOf(each)) {
            set.lon[row] = middle->lon;
            set.lat[row] = middle->lat;
            set.spanDeg[row] = std::max(each.north - each.south, (each.east - each.west) * std::cos(middle->lat * degree));
        }
    for (const Event& event : set.events) {
        double largest = 0.0;
        for (std::size_t row = event.first; row < event.first + event.count && row < polygons->size(); ++row)
            largest = std::max(largest, areaOf((*polygons)[row]));
        set.areaKm2.push_back(largest * earthRadiusKm * earthRadiusKm);
    }
    const int column = polygonColumn(f);
    if (column >= 0 && f.info.columns[static_cast<std::size_t>(column)].type == ColumnType::Text && column != nameColumn(f))
        set.words = column;
}

void findPlaces(EventSet& set)
{
    const Features& f = *set.features;
    const std::size_t rows = f.rowCount();
    if (f.lon.size() == rows && f.lat.size() == rows) {
        set.lon = f.lon;
        set.lat = f.lat;
        return;
    }
    set.lon.assign(rows, nan);
    set.lat.assign(rows, nan);
    if (f.info.geometry == GeometryKind::Polygon)
        findAreas(set);
}

/// Names, life, extremes and places of events whose rows are known.
void describe(EventSet& set)
{
    const Features& f = *set.features;
    const int name = nameColumn(f);
    set.times = firstColumn(f.info, [](const ColumnInfo& c) { return c.type == ColumnType::Time; });
    for (Event& event : set.events) {
        event.name = textOf(f, name, event.first);
        for (std::size_t row = event.first; row < event.first + event.count; ++row)
            if (const double t = set.timeOf(row); std::isfinite(t)) {
                event.begin = std::isnan(event.begin) ? t : std::min(event.begin, t);
                event.end = std::isnan(event.end) ? t : std::max(event.end, t);
            }
    }
    findExtremes(set);
    findPlaces(set);
}

std::shared_ptr<Features> rowsOf(const Features& features, const std::vector<std::size_t>& rows)
{
    const auto take = [&rows](const auto& from) {
        std::remove_cvref_t<decltype(from)> out;
        if (!from.empty())
            for (const std::size_t row : rows)
                out.push_back(from[row]);
        return out;
    };
    auto out = std::make_shared<Features>();
    out->info = features.info;
    out->info.rows = static_cast<qint64>(rows.size());
    out->lon = take(features.lon);
    out->lat = take(features.lat);
    out->wkb = take(features.wkb);
    for (const ColumnValues& column : features.columns)
        out->columns.push_back({take(column.real), take(column.integer), take(column.text)});
    return out;
}

} // namespace

QJsonObject EventSelection::toJson() const { return {{QStringLiteral("source"), source}, {QStringLiteral("ids"), QJsonArray::fromStringList(ids)}}; }

EventSelection EventSelection::fromJson(const QJsonObject& object)
{
    EventSelection out{object.value(QLatin1String("source")).toString(), {}};
    for (const QJsonValue& id : object.value(QLatin1String("ids")).toArray())
        if (id.isString() && !out.ids.contains(id.toString()))
            out.ids.append(id.toString());
    return out.source.isEmpty() || out.ids.isEmpty() ? EventSelection() : out;
}

EventSet eventsOf(std::shared_ptr<const Features> features, std::size_t most)
{
    EventSet out;
    out.features = std::move(features);
    if (!out.features || out.features->rowCount() == 0)
        return out;
    const Features& f = *out.features;
    std::vector<std::size_t> starts = eventStarts(f);
    if (starts.size() > most + 1)
        starts.resize(most + 1);
    const std::vector<QString> ids = idsOf(f, starts);
    for (std::size_t k = 0; k + 1 < starts.size(); ++k)
        out.events.push_back({ids[k], {}, starts[k], starts[k + 1] - starts[k], nan, nan, starts[k]});
    describe(out);
    return out;
}

int EventSet::find(const QString& id) const
{
    const auto it = std::ranges::find(events, id, &Event::id);
    return it == events.end() ? -1 : static_cast<int>(it - events.begin());
}

double EventSet::timeOf(std::size_t row) const
{
    if (times < 0)
        return nan;
    const std::vector<double>& all = features->columns[static_cast<std::size_t>(times)].real;
    return row < all.size() ? all[row] : nan;
}

std::optional<LatLon> EventSet::placeAt(const Event& event, double seconds) const
{
    const auto pointOf = [this](std::size_t row) -> std::optional<Vec3> {
        if (row >= lon.size() || std::isnan(lon[row]) || std::isnan(lat[row]))
            return std::nullopt;
        return onSphere(lon[row], lat[row]);
    };
    const auto told = [](const Vec3& p) { return LatLon{latOf(p), lonOf(p)}; };
    if (std::isnan(timeOf(event.first)) || event.count < 2) {
        const auto at = pointOf(event.peak);
        return at ? std::optional(told(*at)) : std::nullopt;
    }
    // Members stand one after the other: where time goes back the next begins. Those that live then count, else all where they begin or end.
    Vec3 living, all;
    std::size_t alive = 0;
    const std::size_t last = event.first + event.count;
    for (std::size_t first = event.first, end; first < last; first = end) {
        end = first + 1;
        while (end < last && timeOf(end) >= timeOf(end - 1))
            ++end;
        std::size_t low = first;
        while (low + 1 < end && timeOf(low + 1) <= seconds)
            ++low;
        auto at = pointOf(low);
        const auto to = low + 1 < end ? pointOf(low + 1) : std::nullopt;
        const double span = to ? timeOf(low + 1) - timeOf(low) : 0.0;
        if (at && to && span > 0.0 && seconds > timeOf(low))
            at = alongArc(*at, *to, std::min(1.0, (seconds - timeOf(low)) / span));
        if (!at)
            continue;
        all = all + *at;
        if (seconds >= timeOf(first) && seconds <= timeOf(end - 1)) {
            living = living + *at;
            ++alive;
        }
    }
    const Vec3 sum = alive > 0 ? living : all;
    return length(sum) > 1e-9 ? std::optional(told(sum * (1.0 / length(sum)))) : std::nullopt;
}

EventSet eventsOf(const Features& features, const QStringList& ids)
{
    const std::vector<std::size_t> starts = eventStarts(features);
    const std::vector<QString> all = idsOf(features, starts);
    const QSet<QString> wanted(ids.begin(), ids.end());
    EventSet out;
    std::vector<std::size_t> rows;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (!wanted.contains(all[k]))
            continue;
        out.events.push_back({all[k], {}, rows.size(), starts[k + 1] - starts[k], nan, nan, rows.size()});
        for (std::size_t row = starts[k]; row < starts[k + 1]; ++row)
            rows.push_back(row);
    }
    out.features = rowsOf(features, rows);
    if (!rows.empty())
        describe(out);
    return out;
}

QString eventIdOf(const Features& features, std::size_t row)
{
    if (row < features.rowCount() && features.info.featureType != QLatin1String("trajectory") && eventColumn(features) < 0)
        return QString::number(row + 1); // as idsOf() numbers them; there may be millions
    const std::vector<std::size_t> starts = eventStarts(features);
    const auto after = std::ranges::upper_bound(starts, row);
    if (after == starts.begin() || after == starts.end())
        return {};
    return idsOf(features, {starts.begin(), after + 1}).back();
}

} // namespace terrella
