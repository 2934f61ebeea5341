// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table number its events, and say how strong they are.
#include "views/earth/event_columns.h"

#include "pipelines/data/units.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::EventSet)
};

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 missing = std::numeric_limits<qint64>::min();

bool isNumber(const ColumnInfo& c) { return c.type == ColumnType::Real || c.type == ColumnType::Integer; }

bool named(const ColumnInfo& c, const char* word)
{
    return c.standardName.contains(QLatin1String(word)) || c.name.contains(QLatin1String(word), Qt::CaseInsensitive);
}

/// Whether two rows bear one number; a column that is not filled parts nothing.
bool isSame(const ColumnValues& values, std::size_t a, std::size_t b)
{
    if (b < values.integer.size())
        return values.integer[a] == values.integer[b];
    if (b < values.text.size())
        return values.text[a] == values.text[b];
    return b >= values.real.size() || values.real[a] == values.real[b];
}

} // namespace

int firstColumn(const FeaturesSignature& info, const std::function<bool(const ColumnInfo&)>& fits)
{
    const auto it = std::ranges::find_if(info.columns, fits);
    return it == info.columns.end() ? -1 : static_cast<int>(it - info.columns.begin());
}

bool isSpeed(const ColumnInfo& c) { return !c.units.isEmpty() && units::sameDimension(c.units, QStringLiteral("m s-1")); }

int nameColumn(const Features& features)
{
    for (const char* wanted : {"name", "storm_name", "stormname", "event_name", "station_name"})
        if (const int k = firstColumn(features.info,
                [&](const ColumnInfo& c) { return c.type == ColumnType::Text && c.name.compare(QLatin1String(wanted), Qt::CaseInsensitive) == 0; });
            k >= 0)
            return k;
    if (features.info.geometry != GeometryKind::Polygon)
        return -1;
    // Of areas there are many ways: NAME_LONG, fire_name.
    return firstColumn(features.info, [](const ColumnInfo& c) {
        const QString name = c.name.toLower();
        return c.type == ColumnType::Text && (name.startsWith(QLatin1String("name")) || name.endsWith(QLatin1String("name")));
    });
}

int windColumn(const FeaturesSignature& info)
{
    const auto numbers = [&info](auto&& fits) { return firstColumn(info, [&](const ColumnInfo& c) { return isNumber(c) && fits(c); }); };
    for (const int found : {
             numbers([](const ColumnInfo& c) { return c.standardName.contains(QLatin1String("wind_speed")); }),
             numbers([](const ColumnInfo& c) { return named(c, "wind") && !named(c, "direction"); }),
             numbers([](const ColumnInfo& c) { return c.name.startsWith(QLatin1String("vmax"), Qt::CaseInsensitive); }),
             numbers([](const ColumnInfo& c) { return isSpeed(c); }),
         })
        if (found >= 0)
            return found;
    return -1;
}

int pressureColumn(const FeaturesSignature& info)
{
    const auto numbers = [&info](auto&& fits) { return firstColumn(info, [&](const ColumnInfo& c) { return isNumber(c) && fits(c); }); };
    for (const int found : {
             numbers([](const ColumnInfo& c) { return named(c, "pressure") || named(c, "msl") || named(c, "slp"); }),
             numbers([](const ColumnInfo& c) { return c.units == QLatin1String("Pa") || c.units == QLatin1String("hPa"); }),
             numbers([](const ColumnInfo& c) { return c.name == QLatin1String("pcen") || c.name == QLatin1String("pres"); }),
         })
        if (found >= 0)
            return found;
    return -1;
}

int intensityColumn(const FeaturesSignature& info)
{
    if (const int wind = windColumn(info); wind >= 0)
        return wind;
    if (const int pressure = pressureColumn(info); pressure >= 0)
        return pressure;
    return firstColumn(
        info, [](const ColumnInfo& c) { return c.type == ColumnType::Real && !c.units.isEmpty() && !c.units.startsWith(QLatin1String("degree")); });
}

int memberColumn(const FeaturesSignature& info)
{
    return firstColumn(info, [](const ColumnInfo& c) {
        return c.type != ColumnType::Time
            && (c.standardName == QLatin1String("realization") || c.name.compare(QLatin1String("member"), Qt::CaseInsensitive) == 0
                || c.name.compare(QLatin1String("ensemble_member"), Qt::CaseInsensitive) == 0
                || c.name.compare(QLatin1String("realization"), Qt::CaseInsensitive) == 0);
    });
}

std::vector<double> columnValues(const Features& features, int column)
{
    const std::size_t rows = features.rowCount();
    std::vector<double> out(rows, nan);
    if (column < 0 || column >= static_cast<int>(features.columns.size()))
        return out;
    const ColumnValues& values = features.columns[static_cast<std::size_t>(column)];
    if (values.real.size() == rows)
        return values.real;
    for (std::size_t k = 0; k < rows && k < values.integer.size(); ++k)
        if (values.integer[k] != missing)
            out[k] = static_cast<double>(values.integer[k]);
    return out;
}

const std::vector<double>* timesOf(const Features& features)
{
    for (std::size_t k = 0; k < features.info.columns.size() && k < features.columns.size(); ++k)
        if (features.info.columns[k].type == ColumnType::Time && features.columns[k].real.size() == features.rowCount())
            return &features.columns[k].real;
    return nullptr;
}

int eventColumn(const Features& features)
{
    const FeaturesSignature& info = features.info;
    const auto namedSo = [&info](const char* name) {
        return firstColumn(
            info, [&](const ColumnInfo& c) { return c.type != ColumnType::Time && c.name.compare(QLatin1String(name), Qt::CaseInsensitive) == 0; });
    };
    if (memberColumn(info) >= 0) // the members of a storm are one event, whatever numbers their tracks
        for (const char* name : {"storm_id", "stormid", "sid", "cyclone_id", "event_id", "storm"})
            if (const int k = namedSo(name); k >= 0)
                return k;
    for (const char* role : {"trajectory_id", "timeseries_id", "profile_id"})
        if (const int k = firstColumn(info, [&](const ColumnInfo& c) { return c.cfRole == QLatin1String(role); }); k >= 0)
            return k;
    static constexpr std::array names{"track_id", "trajectory_id", "storm_id", "stormid", "sid", "ibtracsid", "serial_num", "cyclone_id", "event_id",
        "fire_id", "eddy_id", "drought_id", "object_id"};
    for (const char* name : names)
        if (const int k = namedSo(name); k >= 0)
            return k;
    // A table of storms that are told apart by name alone: the name stands in row after row.
    const int name = nameColumn(features);
    if (name < 0 || features.rowCount() < 2)
        return -1;
    const ColumnValues& values = features.columns[static_cast<std::size_t>(name)];
    std::size_t repeated = 0;
    for (std::size_t row = 1; row < features.rowCount(); ++row)
        repeated += isSame(values, row - 1, row) ? 1 : 0;
    return 2 * repeated > features.rowCount() ? name : -1;
}

std::vector<std::size_t> eventStarts(const Features& features)
{
    const std::size_t rows = features.rowCount();
    const int column = eventColumn(features);
    const bool isOne = column < 0 && features.info.featureType == QLatin1String("trajectory");
    std::vector<std::size_t> out{0};
    for (std::size_t row = 1; row < rows && !isOne; ++row)
        if (column < 0 || !isSame(features.columns[static_cast<std::size_t>(column)], row - 1, row))
            out.push_back(row);
    if (out.back() != rows)
        out.push_back(rows);
    return out;
}

std::vector<std::size_t> lineStarts(const Features& features)
{
    const int member = memberColumn(features.info);
    const std::vector<std::size_t> starts = eventStarts(features);
    if (member < 0)
        return starts;
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k + 1 < starts.size(); ++k)
        for (std::size_t row = starts[k]; row < starts[k + 1]; ++row)
            if (row == starts[k] || !isSame(features.columns[static_cast<std::size_t>(member)], row - 1, row))
                out.push_back(row);
    out.push_back(starts.back());
    return out;
}

bool areTracks(const Features& features)
{
    if (features.info.featureType == QLatin1String("trajectory"))
        return true;
    if (!features.info.featureType.isEmpty() || features.info.geometry != GeometryKind::Point || features.lon.empty() || eventColumn(features) < 0)
        return false;
    const std::vector<double>* times = timesOf(features);
    const std::vector<std::size_t> starts = lineStarts(features);
    if (!times || 2 * (starts.size() - 1) > times->size())
        return false;
    // Within an event time goes on, and the place with it.
    std::size_t moved = 0;
    for (std::size_t k = 0; k + 1 < starts.size(); ++k)
        for (std::size_t row = starts[k] + 1; row < starts[k + 1]; ++row) {
            if ((*times)[row] < (*times)[row - 1])
                return false;
            moved += features.lon[row] != features.lon[row - 1] || features.lat[row] != features.lat[row - 1] ? 1 : 0;
        }
    return 2 * moved > times->size() - (starts.size() - 1);
}

QString Event::fullTitle() const
{
    bool isNumber = false;
    (void)title().toLongLong(&isNumber);
    return isNumber ? Text::tr("Event %1").arg(title()) : title();
}

int saffirSimpson(double metresPerSecond)
{
    // Winds are told in steps of 5 kt; a category begins at the knot that stands in the scale.
    constexpr double knot = 1852.0 / 3600.0;
    constexpr std::array first{34.0, 64.0, 83.0, 96.0, 113.0, 137.0};
    const double knots = metresPerSecond / knot;
    int out = 0;
    for (const double from : first)
        out += knots >= from - 0.5 ? 1 : 0;
    return out;
}

QString saffirSimpsonName(int category)
{
    if (category <= 0)
        return Text::tr("Tropical depression");
    return category == 1 ? Text::tr("Tropical storm") : Text::tr("Category %1").arg(category - 1);
}

} // namespace terrella
