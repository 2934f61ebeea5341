// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/place_values.h"

#include "views/earth/fields/cell_window.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/layers/times.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

std::size_t nearestLevel(const Axis& axis, std::optional<double> wanted)
{
    if (!wanted || axis.values.empty())
        return 0;
    const auto nearer = [&](double a, double b) { return std::abs(a - *wanted) < std::abs(b - *wanted); };
    return static_cast<std::size_t>(std::min_element(axis.values.begin(), axis.values.end(), nearer) - axis.values.begin());
}

Result<PlaceValue> valueAt(ShownField field, double lonDeg, double latDeg, double seconds, Calendar calendar, std::optional<double> level)
{
    const CubeSignature& signature = field.cube->signature();
    const Variable& variable = signature.variables[static_cast<std::size_t>(field.variable)];
    const Grid& grid = *signature.gridOf(variable);
    PlaceValue out;
    out.variable = fieldTitle(field);
    out.units = fieldUnits(field);
    out.value = std::numeric_limits<float>::quiet_NaN();
    const Axis* time = signature.axisOf(variable, AxisKind::Time);
    const std::size_t step = time ? earth::nearestStep(time, earth::inCalendar(seconds, calendar, time->calendar)) : 0;
    if (time && step < time->size())
        out.time = earth::timeText(time->values[step], time->calendar);
    if (const Axis* levels = signature.axisOf(variable, AxisKind::Level); levels && levels->size() > 0) {
        field.level = nearestLevel(*levels, level);
        out.level = QStringLiteral("%1 %2").arg(earth::valueText(levels->values[field.level]), levels->units).trimmed();
    }
    const auto cell = earth::cellAt(grid, lonDeg, latDeg, grid.steps > 1 ? step : 0);
    out.isInside = cell.has_value();
    if (!cell)
        return out;
    TRY_DO(field.cube->read(field.variable, earth::cellWindow(field, *cell, step, {}), {&out.value, 1}));
    earth::toShownUnits(variable, {&out.value, 1});
    return out;
}

} // namespace

Result<std::vector<PlaceValue>> valuesAt(const std::shared_ptr<const Cube>& cube, double lonDeg, double latDeg, double seconds, Calendar calendar,
    std::optional<double> level, const QString& prefer, std::size_t most)
{
    std::vector<int> variables = earth::drawableVariables(cube->signature());
    const auto isPreferred = [&](int index) {
        const Variable& variable = cube->signature().variables[static_cast<std::size_t>(index)];
        return !prefer.isEmpty() && (variable.standardName == prefer || variable.name == prefer);
    };
    if (const auto preferred = std::ranges::find_if(variables, isPreferred); preferred != variables.end())
        variables = {*preferred};
    std::vector<PlaceValue> out;
    for (const int index : variables) {
        if (out.size() == most)
            break;
        TRY(PlaceValue one, valueAt({cube, index}, lonDeg, latDeg, seconds, calendar, level));
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace terrella
