// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/section_charts.h"

#include "views/plots/kernels/section.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

namespace terrella {

namespace {

constexpr std::size_t kRows = 240; ///< of a section's picture

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::SectionCharts)
};

/// Kilometres below, places above.
void dressAcross(Chart& out, const LineAxis& line)
{
    out.x.label = Text::tr("Distance (km)");
    out.x.units = QStringLiteral("km");
    out.x.text
        = [place = line.place](double km) { return chartNumber(std::round(km), 6) + QStringLiteral(" km   ") + (place ? place(km) : QString()); };
    if (!line.km.empty())
        out.x.range = {line.km.front(), line.km.back()};
    ChartAxis top;
    top.fixed = line.corners;
    if (top.fixed.size() > 1 && !line.ends.first.isEmpty()) {
        top.fixed.front().second = line.ends.first + QStringLiteral("   ") + top.fixed.front().second;
        top.fixed.back().second += QStringLiteral("   ") + line.ends.second;
    }
    out.top = top;
    out.hasPlace = true;
}

/// Levels as places of the axis: pressures by their logarithm, upside down where greater ones lie lower.
class LevelPlaces {
public:
    explicit LevelPlaces(const LevelAxis& axis)
        : m_isLogarithmic(axis.isLogarithmic && std::ranges::all_of(axis.levels, [](double l) { return l > 0.0; }))
    {
        for (const double level : axis.levels)
            m_places.push_back(of(level));
    }
    [[nodiscard]] double of(double level) const { return m_isLogarithmic ? std::log10(std::max(1e-9, level)) : level; }
    [[nodiscard]] double levelAt(double place) const { return m_isLogarithmic ? std::pow(10.0, place) : place; }
    [[nodiscard]] const std::vector<double>& places() const { return m_places; }
    [[nodiscard]] bool isLogarithmic() const { return m_isLogarithmic; }

private:
    bool m_isLogarithmic;
    std::vector<double> m_places;
};

/// Ticks at levels, round ones first: as many are drawn as have room.
std::vector<std::pair<double, QString>> ticksOf(const LevelAxis& axis, const LevelPlaces& places, double low, double high)
{
    constexpr double apart = 1.0 / 60.0; // of the axis
    std::vector<std::pair<double, QString>> out;
    std::vector<double> levels = axis.levels;
    std::ranges::sort(levels, std::greater<>{});
    std::ranges::stable_sort(levels, {}, [](double level) { // round ones first
        const double power = std::pow(10.0, std::floor(std::log10(std::max(1e-9, std::abs(level)))));
        const double lead = level / power;
        return std::abs(lead - std::round(lead)) < 1e-9 ? (std::abs(lead - 1.0) < 1e-9 || std::abs(lead - 5.0) < 1e-9 ? 0 : 1) : 2;
    });
    for (const double level : levels) {
        const double at = places.of(level);
        if (std::ranges::none_of(out, [&](const auto& other) { return std::abs(other.first - at) < apart * (high - low); }))
            out.emplace_back(at, chartNumber(level, 4));
    }
    return out;
}

/// On a line that is long enough, where no other number stands nearby.
void addNumber(Chart& out, const sections::Isoline& line, const QString& text, const ChartImage& image)
{
    constexpr std::size_t labelled = 40;                      // points
    constexpr double across = 1.0 / 9.0, upwards = 1.0 / 7.0; // of the plot
    const double width = image.x.back() - image.x.front(), height = std::abs(image.y.back() - image.y.front());
    if (line.x.size() < labelled)
        return;
    for (const double part : {0.5, 0.28, 0.72, 0.39, 0.61, 0.17, 0.83}) {
        const auto at = static_cast<std::size_t>(part * static_cast<double>(line.x.size() - 1));
        const bool isFree = std::ranges::none_of(out.labels, [&](const ChartLabel& other) {
            return std::abs(other.x - line.x[at]) < across * width && std::abs(other.y - line.y[at]) < upwards * height;
        });
        const bool isInside = std::min(line.x[at] - image.x.front(), image.x.back() - line.x[at]) > 0.5 * across * width;
        if (isFree && isInside) {
            out.labels.push_back({line.x[at], line.y[at], text, true});
            return;
        }
    }
}

void addContours(Chart& out, const SectionContours& contours, const ChartImage& image, const LevelPlaces& places, std::size_t columns)
{
    const std::vector<float> fine = sections::interpolated(places.places(), contours.values, columns, image.y);
    double low = INFINITY, high = -INFINITY;
    for (const float value : contours.values)
        if (std::isfinite(value)) {
            low = std::min(low, static_cast<double>(value));
            high = std::max(high, static_cast<double>(value));
        }
    for (const double level : sections::roundLevels(low, high, 10)) {
        const QString text = chartNumber(std::abs(level) < 1e-12 ? 0.0 : level, 5);
        std::vector<sections::Isoline> lines = sections::isolines(image.x, image.y, fine, level);
        std::ranges::sort(lines, std::greater<>{}, [](const sections::Isoline& line) { return line.x.size(); });
        for (std::size_t k = 0; k < lines.size(); ++k) {
            if (k < 2)
                addNumber(out, lines[k], text, image);
            out.lines.push_back({text, std::move(lines[k].x), std::move(lines[k].y), LineLook::Isoline});
        }
    }
}

/// All below the surface.
void addGround(
    Chart& out, const LineAxis& line, const LevelPlaces& places, const std::vector<float>& ground, bool isDownwards, double low, double high)
{
    ChartArea area;
    area.isGround = true;
    area.tip = Text::tr("below the surface");
    const double bottom = isDownwards ? high : low;
    area.x.push_back(line.km.front());
    area.y.push_back(bottom);
    for (std::size_t k = 0; k < ground.size(); ++k) {
        const double at = std::isfinite(ground[k]) ? places.of(static_cast<double>(ground[k])) : bottom;
        area.x.push_back(line.km[k]);
        area.y.push_back(std::clamp(at, low, high));
    }
    area.x.push_back(line.km.back());
    area.y.push_back(bottom);
    area.x.push_back(line.km.front());
    area.y.push_back(bottom);
    out.areas.push_back(std::move(area));
}

} // namespace

Chart sectionChart(const QString& title, const Quantity& quantity, const LineAxis& line, const LevelAxis& levels, const std::vector<float>& values,
    const std::vector<float>& ground, const SectionColours& colours, const std::optional<SectionContours>& contours, const QString& of)
{
    Chart out;
    out.title = title;
    out.note = of;
    dressAcross(out, line);
    const LevelPlaces places(levels);
    const auto [low, high] = std::pair(*std::ranges::min_element(places.places()), *std::ranges::max_element(places.places()));
    out.y.label = withUnits(levels.name, levels.units);
    out.y.units = levels.units;
    out.y.isReversed = levels.isDownwards;
    out.y.range = {low, high};
    out.y.fixed = ticksOf(levels, places, low, high);
    out.y.text = [places, units = levels.units](double at) { return chartNumber(places.levelAt(at), 4) + QLatin1Char(' ') + units; };
    ChartImage image;
    image.x = line.km;
    for (std::size_t k = 0; k < kRows; ++k)
        image.y.push_back(low + (high - low) * static_cast<double>(k) / static_cast<double>(kRows - 1));
    image.values = sections::interpolated(places.places(), values, line.km.size(), image.y);
    image.colours = colours.colours;
    image.lowest = colours.lowest;
    image.highest = colours.highest;
    image.label = quantity.units.isEmpty() ? quantity.name : quantity.units; // the title has the name
    // A table has the levels themselves.
    ChartImage table = image;
    table.y = levels.levels;
    table.values = values;
    if (contours)
        addContours(out, *contours, image, places, line.km.size());
    out.image = std::move(image);
    out.data = std::move(table);
    if (ground.size() == line.km.size() && !ground.empty())
        addGround(out, line, places, ground, levels.isDownwards, low, high);
    return out;
}

Chart lineTimesChart(const QString& title, const Quantity& quantity, const LineAxis& line, const std::vector<double>& seconds,
    const std::vector<float>& values, const SectionColours& colours, const TimeTexts& time, const QString& of)
{
    TimeOverSpace data{seconds, line.km, values, {}, colours.colours, colours.lowest, colours.highest};
    Chart out = hovmoellerChart(title, quantity.name, quantity.units, data, time, of);
    dressAcross(out, line);
    return out;
}

Chart lineProfileChart(const QString& title, const Quantity& values, const LineAxis& line, const QString& of)
{
    Chart out;
    out.title = title;
    out.note = of;
    dressAcross(out, line);
    out.y.label = withUnits(values.name, values.units);
    out.y.units = values.units;
    out.lines.push_back({{}, line.km, values.values, LineLook::Line});
    return out;
}

Chart regionSeriesChart(const QString& title, const Quantity& mean, const std::vector<double>& seconds, const std::vector<double>& least,
    const std::vector<double>& greatest, const TimeTexts& time, const QString& of)
{
    Chart out;
    out.title = title;
    out.note = of;
    out.hasTime = true;
    out.x.ticks = time.ticks;
    out.x.text = time.text;
    out.y.label = withUnits(mean.name, mean.units);
    out.y.units = mean.units;
    out.bands.push_back({Text::tr("least to greatest"), seconds, least, greatest, 0, 0.22});
    out.lines.push_back({Text::tr("mean by area"), seconds, mean.values, LineLook::Line, 0});
    return out;
}

} // namespace terrella
