// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/place_reading.h"

#include "views/earth/fields/cell_window.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/ticks.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>
#include <map>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceReading)
};

constexpr double kBeltDeg = 2.0;

} // namespace

QString fieldTitle(const ShownField& field)
{
    const Variable& variable = variableOf(field);
    return variable.longName.isEmpty() ? variable.name : variable.longName;
}

QString fieldUnits(const ShownField& field)
{
    const QString units = earth::shownUnits(variableOf(field)).units;
    return units == QLatin1String("1") ? QString() : units;
}

Result<PlaceSeries> seriesAt(const ShownField& field, double lonDeg, double latDeg)
{
    const CubeSignature& signature = field.cube->signature();
    const Variable& variable = variableOf(field);
    const Axis* time = signature.axisOf(variable, AxisKind::Time);
    if (!time)
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has no time axis.").arg(fieldTitle(field)), {}};
    const Grid& grid = *signature.gridOf(variable);
    PlaceSeries out{earth::placeText(lonDeg, latDeg), time->calendar, time->values, {}};
    std::vector<float> values(time->size(), std::numeric_limits<float>::quiet_NaN());
    bool isInside = false;
    const bool moves = grid.steps > 1;
    for (std::size_t step = 0; step < (moves ? time->size() : 1); ++step) {
        const auto cell = earth::cellAt(grid, lonDeg, latDeg, step);
        if (!cell)
            continue;
        isInside = true;
        const Window window = earth::cellWindow(field, *cell, step, {.time = !moves});
        TRY_DO(field.cube->read(field.variable, window, moves ? std::span(values).subspan(step, 1) : std::span(values)));
    }
    if (!isInside)
        return Error{ErrorCode::OutOfRange, Text::tr("'%1' has no cell at %2.").arg(fieldTitle(field), earth::placeText(lonDeg, latDeg)), {}};
    earth::toShownUnits(variable, values);
    out.values.assign(values.begin(), values.end());
    return out;
}

const Variable& variableOf(const ShownField& field) { return field.cube->signature().variables[static_cast<std::size_t>(field.variable)]; }

const Grid& gridOf(const ShownField& field) { return *field.cube->signature().gridOf(variableOf(field)); }

const Axis* axisOf(const ShownField& field, AxisKind kind) { return field.cube->signature().axisOf(variableOf(field), kind); }

Window fieldWindow(const ShownField& field, std::size_t step)
{
    return earth::windowOf(*field.cube, field.variable, {step, field.level, field.member});
}

std::size_t stepOf(const ShownField& field, double seconds)
{
    const Axis* time = axisOf(field, AxisKind::Time);
    return field.step && time && *field.step < time->size() ? *field.step : earth::nearestStep(time, seconds);
}

Result<ZonalMeans> zonalMeans(const ShownField& field, double seconds)
{
    const CubeSignature& signature = field.cube->signature();
    const Variable& variable = variableOf(field);
    const Grid& grid = *signature.gridOf(variable);
    const std::size_t step = stepOf(field, seconds);
    std::vector<float> values(grid.size());
    TRY_DO(field.cube->read(field.variable, fieldWindow(field, step), values));
    earth::toShownUnits(variable, values);
    const bool hasRows = grid.kind == GridKind::LatLon;
    const std::size_t mesh = grid.steps > 1 ? std::min(step, grid.steps - 1) * grid.size() : 0;
    std::map<double, std::pair<double, std::size_t>> sums; // by latitude
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        if (std::isnan(values[cell]))
            continue;
        const double lat = hasRows ? grid.lat[cell / grid.nx] : (std::floor(grid.lat[mesh + cell] / kBeltDeg) + 0.5) * kBeltDeg;
        auto& [sum, count] = sums[lat];
        sum += static_cast<double>(values[cell]);
        ++count;
    }
    ZonalMeans out;
    for (const auto& [lat, sum] : sums) {
        out.lat.push_back(lat);
        out.mean.push_back(sum.first / static_cast<double>(sum.second));
    }
    return out;
}

std::vector<std::pair<double, QString>> dateTicks(double first, double last, Calendar calendar, int most)
{
    std::vector<std::pair<double, QString>> out;
    for (const earth::TimeTick& tick : earth::timeTicks(first, last, calendar, most))
        out.emplace_back(tick.seconds, tick.text);
    return out;
}

} // namespace terrella
