// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/relation.h"
#include "views/plots/report_charts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ReportCharts)
};

constexpr int kArcPoints = 90;
constexpr double kHeadroom = 1.15;
constexpr int kMostRings = 5;

double roundStep(double span)
{
    const double power = std::pow(10.0, std::floor(std::log10(span / kMostRings)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (span / (factor * power) <= kMostRings)
            return factor * power;
    return 10.0 * power;
}

ChartLine arc(double radius, double from, double to, double centre = 0.0)
{
    ChartLine out{{}, {}, {}, LineLook::Grid};
    for (int k = 0; k <= kArcPoints; ++k) {
        const double angle = from + (to - from) * k / kArcPoints;
        out.x.push_back(centre + radius * std::cos(angle));
        out.y.push_back(radius * std::sin(angle));
    }
    return out;
}

/// Only what lies within the outermost arc.
ChartLine within(ChartLine line, double radius)
{
    for (std::size_t k = 0; k < line.x.size(); ++k)
        if (std::hypot(line.x[k], line.y[k]) > radius)
            line.y[k] = std::nan("");
    return line;
}

} // namespace

Chart taylorChart(const QString& title, const QString& units, double reference, const std::vector<TaylorPoint>& points)
{
    double farthest = reference, least = 1.0;
    for (const TaylorPoint& point : points) {
        farthest = std::max(farthest, point.deviation);
        least = std::min(least, point.correlation);
    }
    const double radius = kHeadroom * farthest, widest = least < 0.0 ? std::numbers::pi : std::numbers::pi / 2.0;
    Chart out;
    out.title = title;
    out.note = Text::tr("Distance: standard deviation%1. Angle: correlation. Dashed circles: centred root mean square difference from the reference.")
                   .arg(units.isEmpty() || units == QLatin1String("1") ? QString() : QStringLiteral(" (%1)").arg(units));
    out.hasAxes = false;
    out.isSquare = true;
    const double step = roundStep(radius);
    for (double ring = step; ring < radius; ring += step) {
        out.lines.push_back(arc(ring, 0.0, widest));
        out.labels.push_back({ring, -0.05 * radius, chartNumber(ring, 3)});
    }
    out.labels.push_back({0.0, -0.05 * radius, QStringLiteral("0")});
    out.lines.push_back(arc(radius, 0.0, widest));
    out.lines.push_back({{}, {widest > 2.0 ? -radius : 0.0, radius}, {0.0, 0.0}, LineLook::Grid});
    for (const double correlation : {-0.99, -0.95, -0.9, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99}) {
        if (correlation < 0.0 && widest < 2.0)
            continue;
        const auto [x, y] = statistics::taylorPoint(radius, correlation);
        out.lines.push_back({{}, {0.0, x}, {0.0, y}, LineLook::Grid});
        out.labels.push_back({1.06 * x, 1.06 * y, chartNumber(correlation, 2)});
    }
    for (int k = 1; k <= 3; ++k) {
        ChartLine circle = within(arc(0.5 * reference * k, 0.0, std::numbers::pi, reference), radius);
        circle.look = LineLook::Reference;
        out.lines.push_back(std::move(circle));
    }
    ChartLine own = arc(reference, 0.0, widest);
    own.look = LineLook::Reference;
    out.lines.push_back(std::move(own));
    out.lines.push_back(
        {Text::tr("Reference"), {reference}, {0.0}, LineLook::Points, 4, false, {Text::tr("standard deviation %1").arg(chartNumber(reference, 4))}});
    int colour = 0;
    for (const TaylorPoint& point : points) {
        const auto [x, y] = statistics::taylorPoint(point.deviation, point.correlation);
        const double difference = std::hypot(x - reference, y);
        out.lines.push_back({point.name, {x}, {y}, LineLook::Points, colour++, false,
            {Text::tr("standard deviation %1\ncorrelation %2\ncentred difference %3")
                    .arg(chartNumber(point.deviation, 4), chartNumber(point.correlation, 4), chartNumber(difference, 4))}});
    }
    out.x.range = {widest > 2.0 ? -1.15 * radius : -0.06 * radius, 1.15 * radius};
    out.y.range = {-0.1 * radius, 1.1 * radius};
    return out;
}

} // namespace terrella
