// SPDX-License-Identifier: GPL-3.0-or-later
// Series, profiles, distributions.
#include "views/plots/place_charts.h"

#include "views/plots/kernels/distribution.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceCharts)
};

constexpr std::size_t kFewMembers = 4; ///< so many are drawn one by one
constexpr double kOuter = 0.16, kInner = 0.30;

ChartAxis axisOf(const QString& label, const QString& units)
{
    ChartAxis out;
    out.units = units;
    out.label = withUnits(label, units);
    return out;
}

/// Ensemble quantiles at each time.
void addFan(Chart& chart, const SeriesOf& series, int colour, bool isOnRight)
{
    constexpr double probabilities[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    std::vector<double> curves[std::size(probabilities)];
    std::vector<double> at(series.members.size());
    for (std::size_t t = 0; t < series.seconds.size(); ++t) {
        for (std::size_t m = 0; m < series.members.size(); ++m)
            at[m] = series.members[m][t];
        const std::vector<double> sorted = statistics::sortedFinite(at);
        for (std::size_t k = 0; k < std::size(probabilities); ++k)
            curves[k].push_back(statistics::quantile(sorted, probabilities[k]));
    }
    chart.bands.push_back(
        {Text::tr("5–95 % of %1 members").arg(series.members.size()), series.seconds, curves[0], curves[4], colour, kOuter, isOnRight});
    chart.bands.push_back({Text::tr("25–75 %"), series.seconds, curves[1], curves[3], colour, kInner, isOnRight});
    chart.lines.push_back({Text::tr("%1, median").arg(series.name), series.seconds, curves[2], LineLook::Line, colour, isOnRight});
}

} // namespace

Chart seriesChart(const QString& title, const std::vector<SeriesOf>& series, const TimeTexts& time)
{
    Chart out;
    out.title = title;
    out.hasTime = true;
    out.x.ticks = time.ticks;
    out.x.text = time.text;
    QStringList left, right, missing;
    int colour = 0;
    for (const SeriesOf& each : series) {
        if (each.seconds.empty())
            continue;
        const bool isFirst = colour == 0;
        const bool isLeft = isFirst || each.units == out.y.units;
        if (isFirst)
            out.y.units = each.units;
        if (!isLeft && out.right && out.right->units != each.units) {
            missing.append(each.name);
            continue;
        }
        if (!isLeft && !out.right)
            out.right = axisOf({}, each.units);
        (isLeft ? left : right).append(each.name);
        if (each.members.size() > kFewMembers) {
            addFan(out, each, colour, !isLeft);
        } else {
            for (std::size_t m = 0; m < each.members.size(); ++m)
                out.lines.push_back({each.members.size() > 1 ? Text::tr("%1, member %2").arg(each.name).arg(m + 1) : each.name, each.seconds,
                    each.members[m], LineLook::Line, colour + static_cast<int>(m), !isLeft});
        }
        colour += each.members.size() > kFewMembers ? 1 : static_cast<int>(each.members.size());
    }
    out.y.label = right.isEmpty() ? withUnits({}, out.y.units) : withUnits(left.join(QStringLiteral(", ")), out.y.units);
    if (out.right)
        out.right->label = withUnits(right.join(QStringLiteral(", ")), out.right->units);
    if (!missing.isEmpty())
        out.note = Text::tr("Left out, since there are axes for two units: %1").arg(missing.join(QStringLiteral(", ")));
    return out;
}

Chart profileChart(const QString& title, const Quantity& values, const Quantity& levels, bool isDownwards)
{
    Chart out;
    out.title = title;
    out.x = axisOf(values.name, values.units);
    out.y = axisOf(levels.name, levels.units);
    out.y.isReversed = isDownwards;
    out.lines.push_back({{}, values.values, levels.values, LineLook::Both});
    return out;
}

Chart histogramChart(const QString& title, const Quantity& values, const QString& of)
{
    const statistics::Histogram bins = statistics::histogramOf(values.values);
    if (bins.counts.empty())
        return sayInstead(title, Text::tr("There is no value at this time."));
    Chart out;
    out.title = title;
    out.note = of;
    out.x = axisOf(values.name, values.units);
    out.y.label = Text::tr("Density");
    ChartBars bars{{}, bins.edges, {}};
    double highest = 0.0;
    for (std::size_t k = 0; k < bins.counts.size(); ++k) {
        bars.heights.push_back(
            static_cast<double>(bins.counts[k]) / (static_cast<double>(values.values.size()) * (bins.edges[k + 1] - bins.edges[k])));
        highest = std::max(highest, bars.heights.back());
    }
    out.bars.push_back(std::move(bars));
    statistics::Density density = statistics::densityOf(values.values);
    for (const double each : density.density)
        highest = std::max(highest, each);
    if (!density.at.empty())
        out.lines.push_back({Text::tr("smooth estimate"), std::move(density.at), std::move(density.density), LineLook::Line, 1});
    out.y.range = {0.0, 1.08 * highest};
    return out;
}

Chart parallelsChart(const QString& title, const Quantity& means, const std::vector<double>& lat)
{
    Chart out;
    out.title = title;
    out.note = Text::tr("Mean along each parallel at the time that is shown");
    out.x = axisOf(means.name, means.units);
    out.y.label = Text::tr("Latitude");
    out.y.units = QStringLiteral("°");
    out.lines.push_back({{}, means.values, lat, LineLook::Line});
    if (means.values.empty())
        return sayInstead(title, Text::tr("There is no value at this time."));
    return out;
}

Chart seasonsChart(const QString& title, const Quantity& values, const std::vector<int>& months)
{
    Chart out;
    out.title = title;
    out.y = axisOf(values.name, values.units);
    const auto seasons = statistics::bySeason(months, values.values);
    const QString names[] = {Text::tr("Dec–Feb"), Text::tr("Mar–May"), Text::tr("Jun–Aug"), Text::tr("Sep–Nov"), Text::tr("Year")};
    for (std::size_t k = 0; k < std::size(names); ++k) {
        const statistics::Box box = statistics::boxOf(k < 4 ? std::span<const double>(seasons[k]) : std::span<const double>(values.values));
        out.x.fixed.emplace_back(static_cast<double>(k), names[k]);
        if (box.count == 0)
            continue;
        ChartBox drawn{static_cast<double>(k), names[k], box.low, box.q1, box.median, box.q3, box.high, box.outliers, k < 4 ? 0 : 1, 0.5, box.count};
        out.boxes.push_back(std::move(drawn));
    }
    out.x.range = {-0.6, 4.6};
    out.note = Text::tr("Box: quartiles and median. Whiskers: the farthest value within 1.5 interquartile ranges; circles: values beyond.");
    return out.boxes.empty() ? sayInstead(title, Text::tr("There is no value at this place.")) : out;
}

} // namespace terrella
