// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/section_reader.h"

#include "pipelines/core/resources.h"
#include "views/earth/colour_map.h"
#include "views/earth/earth_panel.h"
#include "views/earth/line_reading.h"
#include "views/plots/section_charts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacePresenter)
};

constexpr std::size_t kPlaces = 400; ///< along a line
constexpr std::size_t kMostSteps = 400;
constexpr std::size_t kMostInSeries = 20'000;

QString dot() { return QStringLiteral("   ·   "); }

TimeTexts textsOf(Calendar calendar)
{
    return {[calendar](double first, double last, int most) { return dateTicks(first, last, calendar, most); },
        [calendar](double seconds) { return dateText(seconds, calendar); }};
}

SectionColours coloursOf(const PlotRequest& request)
{
    const earth::ColourMap map = earth::ColourMaps(resourcePath(QStringLiteral("colormaps"))).find(request.colourMap);
    return {{map.colours.begin(), map.colours.end()}, request.lowest, request.highest};
}

LineAxis axisOf(const LineSamples& line, const PlotRequest& request)
{
    const Drawing& drawn = *request.line;
    LineAxis out;
    out.km = line.km;
    for (std::size_t k = 0; k < line.cornerKm.size(); ++k)
        out.corners.emplace_back(line.cornerKm[k], EarthPanel::placeText(drawn.places[k].lon, drawn.places[k].lat));
    out.ends = request.ends;
    out.place = [places = drawn.places](double km) {
        const SpherePlace place = placeOnLine(places, km);
        return EarthPanel::placeText(place.lon, place.lat);
    };
    return out;
}

QString howBetween(bool isBilinear) { return isBilinear ? Text::tr("bilinear between the field's cells") : Text::tr("values of the nearest cells"); }

Quantity quantityOf(const ShownField& field, std::vector<double> values = {}) { return {fieldTitle(field), fieldUnits(field), std::move(values)}; }

Result<Chart> section(const PlotRequest& request, const std::stop_token& stop)
{
    TRY(const LineValues read, valuesAlong(request.field, request.line->places, kPlaces, true, request.seconds, stop));
    QString of = howBetween(read.isBilinear) + Text::tr(", linear between %1 levels").arg(read.scale->levels.size());
    std::optional<SectionContours> contours;
    if (request.partner) {
        const auto other = valuesAlong(*request.partner, request.line->places, kPlaces, true, request.seconds, stop);
        if (other && other->scale->levels == read.scale->levels) {
            contours = SectionContours{fieldTitle(*request.partner), fieldUnits(*request.partner), other->values};
            of += dot() + Text::tr("lines: %1").arg(withUnits(contours->name, contours->units));
        } else {
            of += dot() + (other ? Text::tr("no lines: '%1' has other levels").arg(fieldTitle(*request.partner)) : other.error().message);
        }
    }
    const LevelAxis levels{read.scale->name, read.scale->units, read.scale->levels, read.scale->isDownwards, read.scale->isPressure};
    return sectionChart(fieldTitle(request.field) + (read.time.isEmpty() ? QString() : dot() + read.time), quantityOf(request.field),
        axisOf(read.line, request), levels, read.values, read.ground, coloursOf(request), contours, of);
}

Result<Chart> overTime(const PlotRequest& request, const std::stop_token& stop)
{
    TRY(const LineTimes read, timesAlong(request.field, request.line->places, kPlaces, kMostSteps, stop));
    QString of = howBetween(read.isBilinear);
    if (read.every > 1)
        of += dot() + Text::tr("every %1th time").arg(read.every);
    return lineTimesChart(fieldTitle(request.field), quantityOf(request.field), axisOf(read.line, request), read.seconds, read.values,
        coloursOf(request), textsOf(read.calendar), of);
}

Result<Chart> along(const PlotRequest& request, const std::stop_token& stop)
{
    TRY(const LineValues read, valuesAlong(request.field, request.line->places, kPlaces, false, request.seconds, stop));
    std::vector<double> values(read.values.begin(), read.values.end());
    return lineProfileChart(fieldTitle(request.field) + (read.time.isEmpty() ? QString() : dot() + read.time),
        quantityOf(request.field, std::move(values)), axisOf(read.line, request), howBetween(read.isBilinear));
}

Result<Chart> series(const PlotRequest& request, const std::stop_token& stop)
{
    TRY(RegionSeries read, regionSeries(request.field, *request.region, kMostInSeries, stop));
    const QLocale locale;
    QString of = Text::tr("%1 cells with their centre in: %2, %3")
                     .arg(locale.toString(static_cast<qulonglong>(read.cells)), request.region->title(), request.region->sizeText());
    if (!read.byArea)
        of += dot() + Text::tr("the cells do not say how large they are; each counts the same");
    if (read.every > 1)
        of += dot() + Text::tr("every %1th time").arg(read.every);
    return regionSeriesChart(fieldTitle(request.field) + dot() + request.region->title(), quantityOf(request.field, std::move(read.mean)),
        read.seconds, read.least, read.greatest, textsOf(read.calendar), of);
}

Result<Chart> hovmoeller(const PlotRequest& request, const std::stop_token& stop)
{
    const bool isAlongLongitude = request.kind == PlotKind::RegionLongitude;
    TRY(Hovmoeller read, regionHovmoeller(request.field, *request.region, isAlongLongitude, kMostSteps, stop));
    const SectionColours colours = coloursOf(request);
    TimeOverSpace data{std::move(read.seconds), std::move(read.along), std::move(read.values),
        isAlongLongitude ? Text::tr("Longitude (°)") : Text::tr("Latitude (°)"), colours.colours, colours.lowest, colours.highest};
    QString of
        = (isAlongLongitude ? Text::tr("mean over the latitudes of: %1") : Text::tr("mean over the longitudes of: %1")).arg(request.region->title());
    if (read.every > 1)
        of += dot() + Text::tr("every %1th time").arg(read.every);
    return hovmoellerChart(fieldTitle(request.field) + dot() + request.region->title(), fieldTitle(request.field), fieldUnits(request.field), data,
        textsOf(read.calendar), of);
}

} // namespace

Result<Chart> readLineOrRegionChart(const PlotRequest& request, const std::stop_token& stop)
{
    if (needsLine(request.kind) && !request.line)
        return sayInstead({}, Text::tr("Draw a line on the Earth to see what lies along it (Draw, or Ctrl+Alt+X)."));
    if (needsRegion(request.kind) && !request.region)
        return sayInstead({}, Text::tr("Draw a region on the Earth to see what lies in it (Draw)."));
    switch (request.kind) {
    case PlotKind::Section: return section(request, stop);
    case PlotKind::LineTimes: return overTime(request, stop);
    case PlotKind::LineProfile: return along(request, stop);
    case PlotKind::RegionSeries: return series(request, stop);
    case PlotKind::RegionLongitude:
    case PlotKind::RegionLatitude: return hovmoeller(request, stop);
    default: break;
    }
    return Chart();
}

} // namespace terrella
