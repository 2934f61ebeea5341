// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of two quantities, of wind, of extremes, of time over space.
#include "views/plots/kernels/distribution.h"
#include "views/plots/kernels/extremes.h"
#include "views/plots/kernels/relation.h"
#include "views/plots/place_charts.h"
#include "views/plots/report_charts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceCharts)
};

ChartAxis axisOf(const Quantity& quantity)
{
    ChartAxis out;
    out.units = quantity.units;
    out.label = withUnits(quantity.name, quantity.units);
    return out;
}

QString joined(const QString& a, const QString& b) { return a.isEmpty() || b.isEmpty() ? a + b : a + QStringLiteral("   ·   ") + b; }

double roundStep(double span, int most)
{
    const double power = std::pow(10.0, std::floor(std::log10(span / most)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (span / (factor * power) <= most)
            return factor * power;
    return 10.0 * power;
}

/// A sector between two radii; angles in degrees clockwise from north.
void addSector(ChartArea& area, double inner, double outer, double from, double to)
{
    constexpr int points = 8;
    const auto add = [&](double radius, double degrees) {
        const double angle = (90.0 - degrees) * std::numbers::pi / 180.0;
        area.x.push_back(radius * std::cos(angle));
        area.y.push_back(radius * std::sin(angle));
    };
    for (int k = 0; k <= points; ++k)
        add(outer, from + (to - from) * k / points);
    for (int k = points; k >= 0; --k)
        add(inner, from + (to - from) * k / points);
    area.x.push_back(area.x.front());
    area.y.push_back(area.y.front());
}

void addRings(Chart& chart, double radius)
{
    const double step = roundStep(radius, 4);
    for (double ring = step; ring < radius + 0.5 * step; ring += step) {
        ChartLine line{{}, {}, {}, LineLook::Grid};
        for (int k = 0; k <= 120; ++k) {
            line.x.push_back(ring * std::cos(2.0 * std::numbers::pi * k / 120.0));
            line.y.push_back(ring * std::sin(2.0 * std::numbers::pi * k / 120.0));
        }
        chart.lines.push_back(std::move(line));
        if (ring > 0.6 * radius) // farther in they stand on one another
            chart.labels.push_back({0.69 * ring, -0.73 * ring, QStringLiteral("%1 %").arg(chartNumber(100.0 * ring, 3))});
    }
    const double reach = 1.12 * step * std::max(1.0, std::round(radius / step + 0.49));
    chart.labels.push_back({0.0, reach, Text::tr("N")});
    chart.labels.push_back({reach, 0.0, Text::tr("E")});
    chart.labels.push_back({0.0, -reach, Text::tr("S")});
    chart.labels.push_back({-reach, 0.0, Text::tr("W")});
    chart.x.range = chart.y.range = {-1.08 * reach, 1.08 * reach};
}

} // namespace

Chart scatterChart(const QString& title, const Quantity& x, const Quantity& y, const QString& of)
{
    if (x.values.empty())
        return sayInstead(title, Text::tr("There is no place where both have a value at this time."));
    const statistics::LineFit fit = statistics::fitLine(x.values, y.values);
    Chart out;
    out.title = title;
    out.x = axisOf(x);
    out.y = axisOf(y);
    out.lines.push_back({{}, x.values, y.values, LineLook::Points});
    if (std::isfinite(fit.slope)) {
        const auto [low, high] = std::ranges::minmax(x.values);
        out.lines.push_back(
            {Text::tr("least squares"), {low, high}, {fit.intercept + fit.slope * low, fit.intercept + fit.slope * high}, LineLook::Line, 1});
        out.note = joined(Text::tr("y = %1 %2 %3 x, r = %4, n = %5")
                              .arg(chartNumber(fit.intercept, 4), fit.slope < 0.0 ? QString(QChar(0x2212)) : QStringLiteral("+"),
                                  chartNumber(std::abs(fit.slope), 4), chartNumber(fit.correlation, 3))
                              .arg(fit.count),
            of);
    } else {
        out.note = joined(Text::tr("no line fits: x does not vary, n = %1").arg(fit.count), of);
    }
    return out;
}

Chart quantilesChart(const QString& title, const Quantity& x, const Quantity& y, const QString& of)
{
    const statistics::QuantilePairs pairs = statistics::quantilePairs(x.values, y.values);
    if (pairs.a.empty())
        return sayInstead(title, Text::tr("There is no place where both have a value at this time."));
    Chart out;
    out.title = title;
    out.note = of;
    out.x = axisOf(x);
    out.y = axisOf(y);
    ChartLine line{Text::tr("quantiles"), pairs.a, pairs.b, LineLook::Both};
    for (const double probability : pairs.probability)
        line.tips.push_back(QStringLiteral("%1 %").arg(chartNumber(100.0 * probability, 3)));
    out.lines.push_back(std::move(line));
    if (x.units == y.units)
        addDiagonal(out, QStringLiteral("1:1"));
    return out;
}

Chart windRoseChart(const QString& title, const QString& units, const std::vector<double>& u, const std::vector<double>& v)
{
    std::vector<double> speeds;
    for (std::size_t k = 0; k < std::min(u.size(), v.size()); ++k)
        speeds.push_back(std::hypot(u[k], v[k]));
    const std::vector<double> sorted = statistics::sortedFinite(speeds);
    if (sorted.empty())
        return sayInstead(title, Text::tr("There is no value at this place."));
    const double step = roundStep(std::max(1e-6, statistics::quantile(sorted, 0.98)), 5), calm = 0.1 * step;
    std::vector<double> limits;
    for (double limit = 0.0; limit < sorted.back() && limits.size() < 6; limit += step)
        limits.push_back(limit);
    const statistics::WindRose rose = statistics::windRose(u, v, limits, 16, calm);
    Chart out;
    out.title = title;
    out.hasAxes = false;
    out.isSquare = true;
    out.note = Text::tr("Where it comes from, in parts of %1 times; %2 % below %3 %4")
                   .arg(rose.count)
                   .arg(chartNumber(100.0 * rose.calm, 3), chartNumber(calm, 3), units);
    double farthest = 0.0;
    std::vector<double> inner(16, 0.0);
    for (std::size_t c = 0; c < limits.size(); ++c) {
        const bool isLast = c + 1 == limits.size();
        const QString range = isLast ? Text::tr("from %1 %2").arg(chartNumber(limits[c], 4), units)
                                     : QStringLiteral("%1–%2 %3").arg(chartNumber(limits[c], 4), chartNumber(limits[c + 1], 4), units);
        const double strength = limits.size() > 1 ? static_cast<double>(c) / static_cast<double>(limits.size() - 1) : 1.0;
        bool isFirst = true;
        for (std::size_t s = 0; s < inner.size(); ++s) {
            const double part = rose.fraction[c][s], centre = 22.5 * static_cast<double>(s);
            if (part <= 0.0 && !isFirst)
                continue;
            ChartArea area{
                range, {}, {}, strength, Text::tr("from %1°\n%2\n%3 %").arg(chartNumber(centre, 4), range, chartNumber(100.0 * part, 3)), isFirst};
            addSector(area, inner[s], inner[s] + part, centre - 10.0, centre + 10.0);
            out.areas.push_back(std::move(area));
            inner[s] += part;
            farthest = std::max(farthest, inner[s]);
            isFirst = false;
        }
    }
    if (!(farthest > 0.0))
        return sayInstead(title, Text::tr("It is calm at all times here."));
    addRings(out, farthest);
    return out;
}

Chart returnsChart(const QString& title, const Quantity& values, const std::vector<int>& years)
{
    const statistics::AnnualMaxima maxima = statistics::annualMaxima(years, values.values);
    constexpr std::size_t fewest = 3;
    if (maxima.values.size() < fewest)
        return sayInstead(
            title, Text::tr("Return periods need the maxima of at least %1 years; there are %2.").arg(fewest).arg(maxima.values.size()));
    const statistics::ReturnLevels empirical = statistics::plottingPositions(maxima.values);
    const statistics::Gev fit = statistics::fitGev(maxima.values);
    Chart out;
    out.title = title;
    out.x.label = Text::tr("Return period (years)");
    out.x.units = Text::tr("years");
    out.x.isLogarithmic = true;
    out.y = axisOf(values);
    if (fit.isValid()) {
        ChartLine line{Text::tr("GEV by L-moments"), {}, {}, LineLook::Line, 1};
        const double last = std::max(100.0, 2.0 * empirical.period.back());
        for (double period = 1.05; period <= last; period *= 1.04) {
            line.x.push_back(period);
            line.y.push_back(fit.level(period));
        }
        out.lines.push_back(std::move(line));
        out.note = Text::tr("GEV by L-moments: location %1, scale %2, shape ξ %3. ")
                       .arg(chartNumber(fit.location, 4), chartNumber(fit.scale, 4), chartNumber(-fit.shape, 3));
    }
    out.lines.push_back({Text::tr("annual maxima"), empirical.period, empirical.level, LineLook::Points, 0});
    out.note += Text::tr("%1 years, at 1/(1 − i/(n + 1))").arg(maxima.values.size());
    if (maxima.left > 0)
        out.note += Text::tr("; %1 years with fewer than 90 % of the values are left out").arg(maxima.left);
    return out;
}

namespace {

bool isRegular(const std::vector<double>& places)
{
    const double step = (places.back() - places.front()) / static_cast<double>(places.size() - 1);
    for (std::size_t k = 1; k < places.size(); ++k)
        if (std::abs(places[k] - places[k - 1] - step) > 0.02 * std::abs(step))
            return false;
    return true;
}

/// For each of equal steps the nearest of the places, which ascend.
std::vector<std::size_t> nearestOf(const std::vector<double>& places, const std::vector<double>& equal)
{
    std::vector<std::size_t> out;
    for (const double at : equal) {
        const auto above = std::ranges::lower_bound(places, at);
        auto k = static_cast<std::size_t>(above - places.begin());
        if (k == places.size() || (k > 0 && at - places[k - 1] < places[k] - at))
            --k;
        out.push_back(k);
    }
    return out;
}

std::vector<double> equalSteps(const std::vector<double>& places)
{
    if (places.size() < 3 || isRegular(places))
        return places;
    constexpr std::size_t most = 2000;
    const std::size_t count = std::min(most, 2 * places.size());
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k)
        out.push_back(places.front() + (places.back() - places.front()) * static_cast<double>(k) / static_cast<double>(count - 1));
    return out;
}

} // namespace

Chart hovmoellerChart(
    const QString& title, const QString& name, const QString& units, const TimeOverSpace& data, const TimeTexts& time, const QString& of)
{
    Chart out;
    out.title = title;
    out.note = of;
    out.hasTimeUp = true;
    out.x.label = data.alongLabel;
    out.x.units = QStringLiteral("°");
    out.y.ticks = time.ticks;
    out.y.text = time.text;
    out.y.isReversed = true; // time runs downwards, as in the printed ones
    ChartImage image;
    image.x = equalSteps(data.along);
    image.y = equalSteps(data.seconds);
    const std::vector<std::size_t> columns = nearestOf(data.along, image.x), rows = nearestOf(data.seconds, image.y);
    for (const std::size_t row : rows)
        for (const std::size_t column : columns)
            image.values.push_back(data.values[row * data.along.size() + column]);
    image.colours = data.colours;
    image.lowest = data.lowest;
    image.highest = data.highest;
    image.label = withUnits(name, units);
    out.image = std::move(image);
    return out;
}

} // namespace terrella
