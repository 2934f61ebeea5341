// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/report_charts.h"

#include "pipelines/data/units.h"
#include "views/plots/kernels/distribution.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ReportCharts)
};

constexpr std::size_t kFiveNumbers = 5;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> numbers(const QJsonValue& list)
{
    std::vector<double> out;
    for (const QJsonValue& value : list.toArray())
        out.push_back(value.isDouble() ? value.toDouble() : kNone);
    return out;
}

ChartAxis axisOf(const QJsonObject& plot, const char* which)
{
    const QJsonObject axis = plot.value(QLatin1String(which)).toObject();
    ChartAxis out;
    out.units = units::display(axis.value(QLatin1String("units")).toString());
    out.label = withUnits(axis.value(QLatin1String("label")).toString(), out.units);
    return out;
}

/// The names of places that are texts: they stand at 0, 1, …
std::vector<double> places(const QJsonValue& list, ChartAxis& axis)
{
    const QJsonArray values = list.toArray();
    if (std::ranges::none_of(values, [](const QJsonValue& value) { return value.isString(); }))
        return numbers(list);
    std::vector<double> out;
    for (const QJsonValue& value : values) {
        const QString text = value.toString();
        auto known = std::ranges::find(axis.fixed, text, &std::pair<double, QString>::second);
        if (known == axis.fixed.end())
            known = axis.fixed.insert(axis.fixed.end(), {static_cast<double>(axis.fixed.size()), text});
        out.push_back(known->first);
    }
    return out;
}

/// Curves as they are given; pairs without a partner are left out.
Chart curves(const QJsonObject& plot, LineLook look)
{
    Chart out;
    out.x = axisOf(plot, "x");
    out.y = axisOf(plot, "y");
    int colour = 0;
    for (const QJsonValue& value : plot.value(QLatin1String("series")).toArray()) {
        const QJsonObject series = value.toObject();
        ChartLine line{series.value(QLatin1String("name")).toString(), places(series.value(QLatin1String("x")), out.x),
            numbers(series.value(QLatin1String("y"))), look, colour++};
        const std::size_t count = std::min(line.x.size(), line.y.size());
        line.x.resize(count);
        line.y.resize(count);
        if (count > 0)
            out.lines.push_back(std::move(line));
    }
    return out;
}

Chart spectrum(const QJsonObject& plot)
{
    Chart out = curves(plot, LineLook::Line);
    out.x.isLogarithmic = out.y.isLogarithmic = true;
    for (ChartLine& line : out.lines) // a logarithm shows no others
        for (std::size_t k = 0; k < line.x.size(); ++k)
            if (!(line.x[k] > 0.0) || !(line.y[k] > 0.0))
                line.y[k] = kNone;
    // Large waves stand left, as in every textbook; by wavelength the axis runs backwards.
    out.x.isReversed = units::sameDimension(plot.value(QLatin1String("x")).toObject().value(QLatin1String("units")).toString(), QStringLiteral("m"));
    return out;
}

Chart histogram(const QJsonObject& plot)
{
    Chart given = curves(plot, LineLook::Line), out;
    out.x = given.x;
    out.y = given.y;
    for (const QJsonValue& value : plot.value(QLatin1String("series")).toArray()) {
        const QJsonObject series = value.toObject();
        ChartBars bars{series.value(QLatin1String("name")).toString(), numbers(series.value(QLatin1String("x"))),
            numbers(series.value(QLatin1String("y"))), static_cast<int>(out.bars.size())};
        if (bars.edges.size() == bars.heights.size() && bars.edges.size() > 1) { // centres
            std::vector<double> edges{1.5 * bars.edges[0] - 0.5 * bars.edges[1]};
            for (std::size_t k = 0; k + 1 < bars.edges.size(); ++k)
                edges.push_back(0.5 * (bars.edges[k] + bars.edges[k + 1]));
            edges.push_back(1.5 * bars.edges.back() - 0.5 * bars.edges[bars.edges.size() - 2]);
            bars.edges = std::move(edges);
        }
        if (!bars.heights.empty() && bars.edges.size() == bars.heights.size() + 1)
            out.bars.push_back(std::move(bars));
    }
    return out;
}

ChartBox boxOf(const std::vector<double>& values)
{
    ChartBox out;
    if (values.size() == kFiveNumbers) {
        const std::vector<double> five = statistics::sortedFinite(values);
        if (five.size() == kFiveNumbers) {
            out.low = five[0];
            out.q1 = five[1];
            out.median = five[2];
            out.q3 = five[3];
            out.high = five[4];
            return out;
        }
    }
    const statistics::Box box = statistics::boxOf(values);
    out.low = box.low;
    out.q1 = box.q1;
    out.median = box.median;
    out.q3 = box.q3;
    out.high = box.high;
    out.outliers = box.outliers;
    out.count = box.count;
    return out;
}

/// Boxes of several series at one place stand side by side.
Chart boxes(const QJsonObject& plot)
{
    const Chart given = curves(plot, LineLook::Points);
    Chart out;
    out.x = given.x;
    out.y = given.y;
    std::map<double, std::size_t> seriesAt;
    for (const ChartLine& line : given.lines)
        for (const double x : std::set<double>(line.x.begin(), line.x.end()))
            ++seriesAt[x];
    const bool isOneEach = std::ranges::all_of(seriesAt, [](const auto& there) { return there.second == 1; }) && given.x.fixed.empty();
    for (std::size_t s = 0; s < given.lines.size(); ++s) {
        const ChartLine& line = given.lines[s];
        std::map<double, std::vector<double>> values;
        for (std::size_t k = 0; k < line.x.size(); ++k)
            values[line.x[k]].push_back(line.y[k]);
        const double width = isOneEach ? 0.6 : 0.8 / static_cast<double>(given.lines.size());
        for (const auto& [x, own] : values) {
            ChartBox box = boxOf(own);
            box.colour = static_cast<int>(s);
            box.name = line.name;
            box.width = 0.85 * width;
            box.at = isOneEach ? x : x + (static_cast<double>(s) - 0.5 * static_cast<double>(given.lines.size() - 1)) * width;
            out.boxes.push_back(std::move(box));
            if (isOneEach)
                out.x.fixed.emplace_back(x, values.size() == 1 ? line.name : chartNumber(x));
        }
        if (!isOneEach) // a name for the colour
            out.lines.push_back({line.name, {seriesAt.begin()->first}, {kNone}, LineLook::Points, static_cast<int>(s)});
    }
    if (!seriesAt.empty())
        out.x.range = {seriesAt.begin()->first - 0.6, seriesAt.rbegin()->first + 0.6};
    return out;
}

Chart taylor(const QJsonObject& plot, const QString& title)
{
    std::vector<TaylorPoint> points;
    for (const QJsonValue& value : plot.value(QLatin1String("series")).toArray()) {
        const QJsonObject one = value.toObject();
        if (one.value(QLatin1String("std")).isDouble() && one.value(QLatin1String("corr")).isDouble())
            points.push_back({one.value(QLatin1String("name")).toString(), one.value(QLatin1String("std")).toDouble(),
                one.value(QLatin1String("corr")).toDouble()});
    }
    const double reference = plot.value(QLatin1String("reference_std")).toDouble(kNone);
    return points.empty() || !(reference > 0.0) ? Chart() : taylorChart(title, axisOf(plot, "x").units, reference, points);
}

Chart chartOf(const QJsonObject& plot)
{
    const QString kind = plot.value(QLatin1String("kind")).toString(), title = plot.value(QLatin1String("title")).toString();
    Chart out;
    if (kind == QLatin1String("taylor")) {
        out = taylor(plot, title);
    } else if (kind == QLatin1String("box")) {
        out = boxes(plot);
    } else if (kind == QLatin1String("histogram")) {
        out = histogram(plot);
    } else if (kind == QLatin1String("spectrum")) {
        out = spectrum(plot);
    } else if (kind == QLatin1String("quantiles") || kind == QLatin1String("reliability")) {
        out = curves(plot, LineLook::Both);
        addDiagonal(out, QStringLiteral("1:1"));
    } else if (kind == QLatin1String("series")) {
        out = curves(plot, LineLook::Line);
    } else {
        return sayInstead(
            title, Text::tr("This version of Terrella does not know plots of the kind “%1”. The numbers are in the report's file.").arg(kind));
    }
    if (out.isEmpty())
        return sayInstead(title, Text::tr("There is no number to draw here: all values are missing."));
    out.title = title;
    return out;
}

} // namespace

void addDiagonal(Chart& chart, const QString& name)
{
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const ChartLine& line : chart.lines)
        for (std::size_t k = 0; k < line.x.size(); ++k)
            if (std::isfinite(line.x[k]) && std::isfinite(line.y[k])) {
                low = std::min({low, line.x[k], line.y[k]});
                high = std::max({high, line.x[k], line.y[k]});
            }
    if (low <= high)
        chart.lines.push_back({name, {low, high}, {low, high}, LineLook::Reference});
}

std::vector<Chart> chartsOfReport(const QJsonObject& report)
{
    std::vector<Chart> out;
    for (const QJsonValue& plot : report.value(QLatin1String("plots")).toArray())
        out.push_back(chartOf(plot.toObject()));
    return out;
}

} // namespace terrella
