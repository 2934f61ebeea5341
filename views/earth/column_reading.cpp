// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/column_reading.h"

#include "pipelines/data/units.h"
#include "views/earth/fields/field_source.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrella {

namespace {

using Source = earth::LevelHeights::Source;

constexpr double kGravity = 9.80665;

const CubeSignature& signatureOf(const ShownField& field) { return field.cube->signature(); }

ShownField beside(const ShownField& field, int variable)
{
    ShownField out = field;
    out.variable = variable;
    out.level = 0;
    return out;
}

/// From what the reader gives (shown units) to metres; a geopotential counts, too.
void toMetres(const Variable& variable, std::vector<float>& values)
{
    const QString units = earth::shownUnits(variable).units;
    if (const auto conversion = units::conversion(units, QStringLiteral("m")))
        conversion->apply(values);
    else
        for (float& value : values)
            value = static_cast<float>(static_cast<double>(value) / kGravity);
}

/// Heights of the levels at each place, where the cube has them.
Result<void> readHeights(const ShownField& field, const std::vector<std::size_t>& order, const std::vector<SpherePlace>& line, double seconds,
    const std::stop_token& stop, LineColumns& out)
{
    earth::HeightVariable found;
    const Variable* from = earth::heightVariable(signatureOf(field), field.variable, found);
    if (!from)
        return {};
    const std::size_t places = out.line.places.size();
    TRY(LineValues read, valuesAlong(beside(field, found.variable), line, places, true, seconds, stop));
    toMetres(*from, read.values);
    for (std::size_t k = 0; k < order.size(); ++k) {
        const auto first = read.values.begin() + static_cast<std::ptrdiff_t>(found.levels[order[k]] * places);
        out.heights.insert(out.heights.end(), first, first + static_cast<std::ptrdiff_t>(places));
    }
    out.source = Source::Height;
    out.heightsFrom = from->longName.isEmpty() ? from->name : from->longName;
    return {};
}

/// Where a column has a pressure: between its levels by the logarithm; beyond them -infinity and infinity.
double heightOfPressure(const LineColumns& columns, const std::vector<double>& pressures, std::size_t place, double pressure)
{
    if (!(pressure > 0.0))
        return std::nan("");
    if (pressure > pressures.front())
        return -std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k + 1 < pressures.size(); ++k)
        if (pressure <= pressures[k] && pressure >= pressures[k + 1]) {
            const double t = pressures[k] > pressures[k + 1] ? std::log(pressures[k] / pressure) / std::log(pressures[k] / pressures[k + 1]) : 0.0;
            return columns.height(k, place) + (columns.height(k + 1, place) - columns.height(k, place)) * t;
        }
    return std::numeric_limits<double>::infinity();
}

/// Of a pressure along the line, by the levels' own pressures.
void groundOfPressure(const LineValues& read, const std::vector<std::size_t>& order, LineColumns& out)
{
    std::vector<double> pressures;
    for (const std::size_t k : order)
        pressures.push_back(read.scale->levels[k]);
    if (!std::ranges::is_sorted(pressures, std::greater<>()))
        return;
    for (std::size_t k = 0; k < read.ground.size(); ++k)
        out.ground.push_back(static_cast<float>(heightOfPressure(out, pressures, k, static_cast<double>(read.ground[k]))));
}

/// Of a height (or depth of the sea) that the data hold on the same cells.
Result<void> readGround(const ShownField& field, const std::vector<SpherePlace>& line, double seconds, const std::stop_token& stop, LineColumns& out)
{
    const CubeSignature& signature = signatureOf(field);
    const bool isSea = out.source == Source::Depth;
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Variable& variable = signature.variables[v];
        const bool isFloor = variable.standardName.startsWith(QLatin1String("sea_floor_depth"));
        const bool isSurface
            = variable.standardName == QLatin1String("surface_altitude") || variable.standardName == QLatin1String("surface_geopotential");
        if (!(isSea ? isFloor : isSurface) || variable.grid != variableOf(field).grid || signature.axisOf(variable, AxisKind::Level)
            || (!units::sameDimension(variable.units, QStringLiteral("m")) && !units::sameDimension(variable.units, QStringLiteral("m2 s-2"))))
            continue;
        TRY(LineValues read, valuesAlong(beside(field, static_cast<int>(v)), line, out.line.places.size(), false, seconds, stop));
        toMetres(variable, read.values);
        out.ground = std::move(read.values);
        if (isSea)
            for (float& metres : out.ground)
                metres = -metres;
        return {};
    }
    return {};
}

} // namespace

double LineColumns::groundAt(std::size_t place) const { return ground.empty() ? std::nan("") : static_cast<double>(ground[place]); }

std::pair<double, double> LineColumns::extent() const
{
    if (heights.empty())
        return {metres.front(), metres.back()};
    std::pair<double, double> out{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const float h : heights)
        if (std::isfinite(h))
            out = {std::min(out.first, static_cast<double>(h)), std::max(out.second, static_cast<double>(h))};
    return out.first < out.second ? out : std::pair(metres.front(), metres.back());
}

Result<LineColumns> columnsAlong(
    const ShownField& field, const std::vector<SpherePlace>& line, std::size_t places, double seconds, const std::stop_token& stop)
{
    TRY(LineValues read, valuesAlong(field, line, places, true, seconds, stop));
    const earth::LevelHeights heights = earth::levelHeights(*axisOf(field, AxisKind::Level));
    std::vector<std::size_t> order(heights.metres.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return heights.metres[k]; });
    LineColumns out;
    out.line = std::move(read.line);
    out.source = heights.source;
    out.isBilinear = read.isBilinear;
    out.scale = *read.scale;
    std::ranges::transform(order, out.scale.levels.begin(), [&](std::size_t k) { return read.scale->levels[k]; });
    const auto width = static_cast<std::ptrdiff_t>(out.line.places.size());
    for (const std::size_t k : order) {
        out.metres.push_back(heights.metres[k]);
        const auto first = read.values.begin() + static_cast<std::ptrdiff_t>(k) * width;
        out.values.insert(out.values.end(), first, first + width);
    }
    TRY_DO(readHeights(field, order, line, seconds, stop, out));
    if (read.scale->isPressure && !read.ground.empty())
        groundOfPressure(read, order, out);
    else if (out.source != Source::Even)
        TRY_DO(readGround(field, line, seconds, stop, out));
    return out;
}

} // namespace terrella
