// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/place_reader.h"

#include "app/terrella/section_reader.h"
#include "pipelines/core/resources.h"
#include "views/earth/colour_map.h"
#include "views/earth/layers/times.h"
#include "views/plots/place_charts.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacePresenter)
};

constexpr std::size_t kMostValues = 200'000; ///< in a histogram
constexpr std::size_t kMostPairs = 20'000;
constexpr std::size_t kMostSteps = 400; ///< in a diagram of Hovmöller
constexpr std::size_t kMostFields = 6;  ///< in one plot of series

TimeTexts textsOf(Calendar calendar)
{
    return {[calendar](double first, double last, int most) { return dateTicks(first, last, calendar, most); },
        [calendar](double seconds) { return dateText(seconds, calendar); }};
}

QString titled(const ShownField& field, const QString& rest) { return fieldTitle(field) + QStringLiteral("   ·   ") + rest; }

QString sampled(std::size_t taken, std::size_t of, std::size_t every)
{
    const QLocale locale;
    return every > 1 ? Text::tr("%1 of %2 cells, every %3th; each counts once")
                           .arg(locale.toString(static_cast<qulonglong>(taken)), locale.toString(static_cast<qulonglong>(of)),
                               locale.toString(static_cast<qulonglong>(every)))
                     : Text::tr("%1 cells; each counts once").arg(locale.toString(static_cast<qulonglong>(taken)));
}

/// At the time that is shown, or of a field without time.
QString whenOf(const PlotRequest& request)
{
    const Axis* time = axisOf(request.field, AxisKind::Time);
    return time && time->size() > 0 ? dateText(time->values[stepOf(request.field, request.seconds)], time->calendar) : QString();
}

Result<Chart> series(const PlotRequest& request)
{
    std::vector<SeriesOf> all;
    std::vector<ShownField> fields{request.field}; // the topmost first
    for (const ShownField& each : request.fields)
        if (each.cube != request.field.cube || each.variable != request.field.variable || each.level != request.field.level)
            fields.push_back(each);
    fields.resize(std::min(fields.size(), kMostFields));
    // Several layers are told apart by their names: what they show may have one name for all.
    const auto nameOf = [&fields](const ShownField& field) {
        const auto isSo = [&field](const ShownField& other) { return other.layer == field.layer; };
        if (fields.size() == 1 || field.layer.isEmpty())
            return fieldTitle(field);
        return std::ranges::count_if(fields, isSo) > 1 ? field.layer + QStringLiteral(", ") + fieldTitle(field) : field.layer;
    };
    QString where;
    for (const ShownField& field : fields) {
        auto read = membersAt(field, request.lonDeg, request.latDeg);
        if (!read && all.empty())
            return read.error();
        if (!read)
            continue; // another layer does not reach here, or has no time
        where = read->where;
        for (double& seconds : read->seconds) // those of other calendars by their dates
            seconds = earth::inCalendar(seconds, read->calendar, request.calendar);
        all.push_back({nameOf(field), fieldUnits(field), std::move(read->seconds), std::move(read->values)});
    }
    return seriesChart(all.size() == 1 ? titled(request.field, where) : where, all, textsOf(request.calendar));
}

Result<Chart> profile(const PlotRequest& request)
{
    TRY(const PlaceProfile read, profileAt(request.field, request.lonDeg, request.latDeg, request.seconds));
    return profileChart(titled(request.field, read.where + QStringLiteral("   ·   ") + whenOf(request)),
        {fieldTitle(request.field), fieldUnits(request.field), read.values}, {read.levelName, read.levelUnits, read.levels}, read.isDownwards);
}

Result<Chart> parallels(const PlotRequest& request)
{
    TRY(const ZonalMeans means, zonalMeans(request.field, request.seconds));
    return parallelsChart(titled(request.field, whenOf(request)), {fieldTitle(request.field), fieldUnits(request.field), means.mean}, means.lat);
}

Result<Chart> histogram(const PlotRequest& request)
{
    TRY(FieldSample sample, sampleOf(request.field, request.seconds, kMostValues));
    const QString of = sampled(sample.values.size(), sample.cells, sample.every);
    return histogramChart(
        titled(request.field, whenOf(request)), {fieldTitle(request.field), fieldUnits(request.field), std::move(sample.values)}, of);
}

Result<Chart> pair(const PlotRequest& request)
{
    const ShownField partner = request.partner.value_or(request.field);
    TRY(PairSample pairs, pairsOf(request.field, partner, request.seconds, kMostPairs));
    QString of = sampled(pairs.a.size(), pairs.cells, pairs.every);
    if (!pairs.isSameGrid)
        of += QStringLiteral("   ·   ") + Text::tr("on other cells: the value of the cell that holds the centre");
    const QString title = Text::tr("%1 against %2").arg(fieldTitle(partner), fieldTitle(request.field)) + QStringLiteral("   ·   ") + whenOf(request);
    const Quantity x{fieldTitle(request.field), fieldUnits(request.field), std::move(pairs.a)};
    const Quantity y{fieldTitle(partner), fieldUnits(partner), std::move(pairs.b)};
    return request.kind == PlotKind::Scatter ? scatterChart(title, x, y, of) : quantilesChart(title, x, y, of);
}

/// By season, or by year.
Result<Chart> climate(const PlotRequest& request)
{
    TRY(PlaceSeries read, seriesAt(request.field, request.lonDeg, request.latDeg));
    std::vector<int> parts;
    for (const double seconds : read.seconds) {
        const DateTime date = fromSeconds(seconds, read.calendar);
        parts.push_back(request.kind == PlotKind::Seasons ? date.month : date.year);
    }
    const Quantity values{fieldTitle(request.field), fieldUnits(request.field), std::move(read.values)};
    const QString title = titled(request.field, read.where);
    return request.kind == PlotKind::Seasons ? seasonsChart(title, values, parts) : returnsChart(title, values, parts);
}

Result<Chart> windRose(const PlotRequest& request)
{
    const auto winds = windsOf(request.field);
    if (!winds)
        return Error{
            ErrorCode::Unsupported, Text::tr("There is no pair of eastward and northward wind beside '%1'.").arg(fieldTitle(request.field)), {}};
    TRY(const PlaceSeries u, seriesAt(winds->first, request.lonDeg, request.latDeg));
    TRY(const PlaceSeries v, seriesAt(winds->second, request.lonDeg, request.latDeg));
    return windRoseChart(Text::tr("Wind") + QStringLiteral("   ·   ") + u.where, fieldUnits(winds->first), u.values, v.values);
}

Result<Chart> hovmoeller(const PlotRequest& request, const std::stop_token& stop)
{
    const bool isAlongLongitude = request.kind == PlotKind::TimeLongitude;
    TRY(Hovmoeller read, hovmoellerAt(request.field, isAlongLongitude, request.lonDeg, request.latDeg, kMostSteps, stop));
    for (double& seconds : read.seconds)
        seconds = earth::inCalendar(seconds, read.calendar, request.calendar);
    TimeOverSpace data{std::move(read.seconds), std::move(read.along), std::move(read.values),
        isAlongLongitude ? Text::tr("Longitude (°)") : Text::tr("Latitude (°)"), {}, request.lowest, request.highest};
    const earth::ColourMap map = earth::ColourMaps(resourcePath(QStringLiteral("colormaps"))).find(request.colourMap);
    data.colours.assign(map.colours.begin(), map.colours.end());
    const QString belt
        = isAlongLongitude ? Text::tr("mean of the cells from %1° to %2° of latitude") : Text::tr("mean of the cells from %1° to %2° of longitude");
    QString of = belt.arg(chartNumber(read.beltFrom, 4), chartNumber(read.beltTo, 4));
    if (read.every > 1)
        of += QStringLiteral("   ·   ") + Text::tr("every %1th time").arg(read.every);
    return hovmoellerChart(fieldTitle(request.field), fieldTitle(request.field), fieldUnits(request.field), data, textsOf(request.calendar), of);
}

Result<Chart> made(const PlotRequest& request, const std::stop_token& stop)
{
    switch (request.kind) {
    case PlotKind::Series: return series(request);
    case PlotKind::Profile: return profile(request);
    case PlotKind::Parallels: return parallels(request);
    case PlotKind::Histogram: return histogram(request);
    case PlotKind::Scatter:
    case PlotKind::Quantiles: return pair(request);
    case PlotKind::Seasons:
    case PlotKind::Returns: return climate(request);
    case PlotKind::WindRose: return windRose(request);
    case PlotKind::TimeLongitude:
    case PlotKind::TimeLatitude: return hovmoeller(request, stop);
    default: return readLineOrRegionChart(request, stop);
    }
    return Chart();
}

} // namespace

Chart readChart(const PlotRequest& request, const std::stop_token& stop)
{
    auto chart = made(request, stop);
    return chart ? std::move(*chart) : sayInstead(fieldTitle(request.field), chart.error().message);
}

std::vector<std::pair<PlotKind, QString>> unfitKinds(const ShownField& field)
{
    std::vector<std::pair<PlotKind, QString>> out;
    const Axis *time = axisOf(field, AxisKind::Time), *levels = axisOf(field, AxisKind::Level);
    if (!levels || levels->size() < 2)
        for (const PlotKind kind : {PlotKind::Profile, PlotKind::Section})
            out.emplace_back(kind, Text::tr("The field has no levels."));
    const auto needsTimes = [&](PlotKind kind) {
        if (!time || time->size() < 2)
            out.emplace_back(kind, Text::tr("The field has only one time."));
    };
    for (const PlotKind kind : {PlotKind::Series, PlotKind::Seasons, PlotKind::TimeLongitude, PlotKind::TimeLatitude, PlotKind::Returns,
             PlotKind::LineTimes, PlotKind::RegionSeries, PlotKind::RegionLongitude, PlotKind::RegionLatitude})
        needsTimes(kind);
    if (!windsOf(field))
        out.emplace_back(PlotKind::WindRose, Text::tr("There is no eastward and northward wind beside the field."));
    else
        needsTimes(PlotKind::WindRose);
    if (time && time->size() > 1) {
        constexpr double year = 365.0 * 86400.0;
        if (time->values.back() - time->values.front() < 2.0 * year)
            out.emplace_back(PlotKind::Returns, Text::tr("Return periods need at least three years."));
        if (gridOf(field).kind != GridKind::LatLon)
            for (const PlotKind kind : {PlotKind::TimeLongitude, PlotKind::TimeLatitude, PlotKind::RegionLongitude, PlotKind::RegionLatitude})
                out.emplace_back(kind, Text::tr("The field lies on no grid of latitudes and longitudes."));
    }
    return out;
}

} // namespace terrella
