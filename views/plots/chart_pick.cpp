// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_pick.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Chart)
};

QString reading(const ChartAxis& axis, double at)
{
    if (axis.text)
        return axis.text(at);
    for (const auto& [where, text] : axis.fixed)
        if (where == at)
            return text;
    const QString unit = axis.units.isEmpty() || axis.units == QLatin1String("1") ? QString() : QLatin1Char(' ') + axis.units;
    return chartNumber(at) + unit;
}

bool isInside(const ChartArea& area, double x, double y)
{
    bool inside = false;
    for (std::size_t i = 0, j = area.x.size() - 1; i < area.x.size(); j = i++)
        if ((area.y[i] > y) != (area.y[j] > y) && x < (area.x[j] - area.x[i]) * (y - area.y[i]) / (area.y[j] - area.y[i]) + area.x[i])
            inside = !inside;
    return inside;
}

QString boxText(const ChartBox& box, const ChartAxis& axis)
{
    QStringList lines{box.name};
    if (box.count > 0)
        lines.append(Text::tr("%1 values").arg(box.count));
    for (const auto& [title, value] : {std::pair{Text::tr("upper whisker"), box.high}, {Text::tr("third quartile"), box.q3},
             {Text::tr("median"), box.median}, {Text::tr("first quartile"), box.q1}, {Text::tr("lower whisker"), box.low}})
        lines.append(title + QLatin1Char(' ') + reading(axis, value));
    return lines.join(QLatin1Char('\n'));
}

std::optional<std::size_t> nearest(const std::vector<double>& places, double at)
{
    if (places.empty())
        return std::nullopt;
    const double step = places.size() > 1 ? std::abs(places[1] - places[0]) : 1.0;
    const auto best = std::ranges::min_element(places, {}, [at](double place) { return std::abs(place - at); });
    return std::abs(*best - at) <= step ? std::optional(static_cast<std::size_t>(best - places.begin())) : std::nullopt;
}

} // namespace

QString pointText(const Chart& chart, const ChartLine& line, std::size_t point)
{
    QStringList lines;
    if (!line.name.isEmpty())
        lines.append(line.name);
    if (point < line.tips.size())
        lines.append(line.tips[point]);
    if (chart.hasAxes) {
        const ChartAxis& values = line.isOnRight && chart.right ? *chart.right : chart.y;
        lines.append(reading(chart.x, line.x[point]));
        lines.append(reading(values, line.y[point]));
    }
    return lines.join(QLatin1Char('\n'));
}

QString partText(const Chart& chart, double x, double y)
{
    for (const ChartBox& box : chart.boxes)
        if (std::abs(x - box.at) <= 0.5 * box.width && y >= box.low && y <= box.high)
            return boxText(box, chart.y);
    for (auto area = chart.areas.rbegin(); area != chart.areas.rend(); ++area)
        if (isInside(*area, x, y))
            return area->tip;
    for (const ChartBars& bars : chart.bars)
        for (std::size_t k = 0; k < bars.heights.size(); ++k)
            if (x >= bars.edges[k] && x < bars.edges[k + 1] && y >= 0.0 && y <= bars.heights[k])
                return QStringLiteral("%1 … %2\n%3")
                    .arg(reading(chart.x, bars.edges[k]), reading(chart.x, bars.edges[k + 1]), reading(chart.y, bars.heights[k]));
    if (chart.image) {
        const auto i = nearest(chart.image->x, x), j = nearest(chart.image->y, y);
        if (i && j) {
            const auto value = static_cast<double>(chart.image->values[*j * chart.image->x.size() + *i]);
            return reading(chart.x, chart.image->x[*i]) + QLatin1Char('\n') + reading(chart.y, chart.image->y[*j]) + QLatin1Char('\n')
                + chartNumber(value, 4);
        }
    }
    return {};
}

} // namespace terrella
