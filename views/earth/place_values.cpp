// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/place_values.h"

#include "views/earth/fields/field_mesh.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

/// The same date in another calendar.
double inCalendar(double seconds, Calendar from, Calendar to) { return from == to ? seconds : toSeconds(fromSeconds(seconds, from), to); }

std::size_t nearestLevel(const Axis& axis, std::optional<double> wanted)
{
    if (!wanted || axis.values.empty())
        return 0;
    const auto nearer = [&](double a, double b) { return std::abs(a - *wanted) < std::abs(b - *wanted); };
    return static_cast<std::size_t>(std::min_element(axis.values.begin(), axis.values.end(), nearer) - axis.values.begin());
}

Result<PlaceValue> valueAt(const Cube& cube, int index, double lonDeg, double latDeg, double seconds, Calendar calendar, std::optional<double> level)
{
    const CubeSignature& signature = cube.signature();
    const Variable& variable = signature.variables[static_cast<std::size_t>(index)];
    const Grid& grid = *signature.gridOf(variable);
    const earth::ShownUnits shown = earth::shownUnits(variable);
    PlaceValue out;
    out.variable = variable.longName.isEmpty() ? variable.name : variable.longName;
    out.units = shown.units == QLatin1String("1") ? QString() : shown.units;
    const Axis* time = signature.axisOf(variable, AxisKind::Time);
    const std::size_t step = time ? earth::nearestStep(time, inCalendar(seconds, calendar, time->calendar)) : 0;
    if (time && step < time->values.size())
        out.time = earth::timeText(time->values[step], time->calendar);
    const auto cell = earth::cellAt(grid, lonDeg, latDeg, grid.steps > 1 ? step : 0);
    out.isInside = cell.has_value();
    out.value = std::numeric_limits<float>::quiet_NaN();
    Window window = Window::all(signature.shapeOf(variable));
    for (std::size_t d = 0; d < variable.axes.size(); ++d) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(variable.axes[d])];
        window.count[d] = 1;
        if (axis.kind == AxisKind::Time) {
            window.start[d] = step;
        } else if (axis.kind == AxisKind::Level) {
            window.start[d] = nearestLevel(axis, level);
            if (window.start[d] < axis.values.size())
                out.level = QStringLiteral("%1 %2").arg(earth::valueText(axis.values[window.start[d]]), axis.units).trimmed();
        } else if (axis.kind == AxisKind::Y) {
            window.start[d] = cell ? cell->j : 0;
        } else if (axis.kind == AxisKind::X || axis.kind == AxisKind::Cell) {
            window.start[d] = cell ? cell->i : 0;
        }
    }
    if (!cell)
        return out;
    TRY_DO(cube.read(index, window, {&out.value, 1}));
    if (!shown.conversion.isIdentity())
        shown.conversion.apply({&out.value, 1});
    return out;
}

} // namespace

Result<std::vector<PlaceValue>> valuesAt(const Cube& cube, double lonDeg, double latDeg, double seconds, Calendar calendar,
    std::optional<double> level, const QString& prefer, std::size_t most)
{
    std::vector<int> variables = earth::drawableVariables(cube.signature());
    const auto isPreferred = [&](int index) {
        const Variable& variable = cube.signature().variables[static_cast<std::size_t>(index)];
        return !prefer.isEmpty() && (variable.standardName == prefer || variable.name == prefer);
    };
    if (const auto preferred = std::ranges::find_if(variables, isPreferred); preferred != variables.end())
        variables = {*preferred};
    std::vector<PlaceValue> out;
    for (const int index : variables) {
        if (out.size() == most)
            break;
        TRY(PlaceValue one, valueAt(cube, index, lonDeg, latDeg, seconds, calendar, level));
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace terrella
