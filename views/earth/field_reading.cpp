// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/field_reading.h"

#include "views/earth/fields/cell_window.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlaceReading)
};

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr double kBeltDeg = 5.0; ///< so far to both sides at most half of it

Error outside(const ShownField& field, double lonDeg, double latDeg)
{
    return {ErrorCode::OutOfRange, Text::tr("'%1' has no cell at %2.").arg(fieldTitle(field), earth::placeText(lonDeg, latDeg)), {}};
}

/// The whole field at the step nearest to a moment, in shown units.
Result<std::vector<float>> fieldAt(const ShownField& field, double seconds)
{
    std::vector<float> values(gridOf(field).size());
    TRY_DO(field.cube->read(field.variable, fieldWindow(field, stepOf(field, seconds)), values));
    earth::toShownUnits(variableOf(field), values);
    return values;
}

std::size_t meshStep(const ShownField& field, double seconds)
{
    const std::size_t steps = gridOf(field).steps;
    return steps > 1 ? std::min(stepOf(field, seconds), steps - 1) : 0;
}

} // namespace

Result<PlaceMembers> membersAt(const ShownField& field, double lonDeg, double latDeg)
{
    const Axis* members = axisOf(field, AxisKind::Member);
    const Grid& grid = gridOf(field);
    if (!members || members->size() < 2 || grid.steps > 1) {
        TRY(PlaceSeries series, seriesAt(field, lonDeg, latDeg));
        return PlaceMembers{series.where, series.calendar, std::move(series.seconds), {std::move(series.values)}};
    }
    const Axis* time = axisOf(field, AxisKind::Time);
    if (!time)
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has no time axis.").arg(fieldTitle(field)), {}};
    const auto cell = earth::cellAt(grid, lonDeg, latDeg);
    if (!cell)
        return outside(field, lonDeg, latDeg);
    std::vector<float> values(time->size() * members->size());
    TRY_DO(field.cube->read(field.variable, earth::cellWindow(field, *cell, 0, {.time = true, .members = true}), values));
    earth::toShownUnits(variableOf(field), values);
    PlaceMembers out{earth::placeText(lonDeg, latDeg), time->calendar, time->values, {}};
    out.values.assign(members->size(), std::vector<double>(time->size()));
    for (std::size_t t = 0; t < time->size(); ++t) // the order of axes is time, member, …
        for (std::size_t m = 0; m < members->size(); ++m)
            out.values[m][t] = static_cast<double>(values[t * members->size() + m]);
    return out;
}

Result<PlaceProfile> profileAt(const ShownField& field, double lonDeg, double latDeg, double seconds)
{
    const Axis* levels = axisOf(field, AxisKind::Level);
    if (!levels || levels->size() < 2)
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has no levels.").arg(fieldTitle(field)), {}};
    const auto cell = earth::cellAt(gridOf(field), lonDeg, latDeg, meshStep(field, seconds));
    if (!cell)
        return outside(field, lonDeg, latDeg);
    std::vector<float> values(levels->size());
    const std::size_t step = stepOf(field, seconds);
    TRY_DO(field.cube->read(field.variable, earth::cellWindow(field, *cell, step, {.level = true}), values));
    earth::toShownUnits(variableOf(field), values);
    PlaceProfile out;
    out.where = earth::placeText(lonDeg, latDeg);
    out.levelName = levels->standardName.isEmpty() ? levels->name : QString(levels->standardName).replace(QLatin1Char('_'), QLatin1Char(' '));
    out.levels = levels->values;
    out.values.assign(values.begin(), values.end());
    out.levelUnits = units::display(levels->units);
    const bool isPressure = units::sameDimension(levels->units, QStringLiteral("Pa"));
    if (isPressure)
        if (const auto conversion = units::conversion(levels->units, QStringLiteral("hPa"))) {
            out.levelUnits = QStringLiteral("hPa");
            for (double& level : out.levels)
                level = (*conversion)(level);
        }
    out.isDownwards = levels->positive == QLatin1String("down") || (levels->positive.isEmpty() && isPressure);
    return out;
}

Result<FieldSample> sampleOf(const ShownField& field, double seconds, std::size_t most)
{
    TRY(const std::vector<float> values, fieldAt(field, seconds));
    FieldSample out;
    out.cells = static_cast<std::size_t>(std::ranges::count_if(values, [](float value) { return std::isfinite(value); }));
    out.every = std::max<std::size_t>(1, (out.cells + most - 1) / std::max<std::size_t>(1, most));
    std::size_t seen = 0;
    for (const float value : values)
        if (std::isfinite(value) && seen++ % out.every == 0)
            out.values.push_back(static_cast<double>(value));
    return out;
}

Result<PairSample> pairsOf(const ShownField& a, const ShownField& b, double seconds, std::size_t most)
{
    TRY(const std::vector<float> first, fieldAt(a, seconds));
    TRY(const std::vector<float> second, fieldAt(b, seconds));
    const Grid &gridA = gridOf(a), &gridB = gridOf(b);
    PairSample out;
    out.isSameGrid = &gridA == &gridB || gridA == gridB;
    out.cells = first.size();
    out.every = std::max<std::size_t>(1, (first.size() + most - 1) / std::max<std::size_t>(1, most));
    if (out.every > 1 && gridA.nx % out.every == 0)
        ++out.every; // not the same columns in every row
    const std::size_t stepA = meshStep(a, seconds), stepB = meshStep(b, seconds);
    for (std::size_t k = 0; k < first.size(); k += out.every) {
        if (!std::isfinite(first[k]))
            continue;
        float partner = kNone;
        if (out.isSameGrid) {
            partner = second[k];
        } else {
            const LatLon place = gridA.at(k / gridA.nx, k % gridA.nx, stepA);
            if (const auto cell = earth::cellAt(gridB, place.lon, place.lat, stepB))
                partner = second[cell->j * gridB.nx + cell->i];
        }
        if (!std::isfinite(partner))
            continue;
        out.a.push_back(static_cast<double>(first[k]));
        out.b.push_back(static_cast<double>(partner));
    }
    return out;
}

Result<Hovmoeller> hovmoellerAt(
    const ShownField& field, bool isAlongLongitude, double lonDeg, double latDeg, std::size_t mostSteps, const std::stop_token& stop)
{
    const Axis* time = axisOf(field, AxisKind::Time);
    if (!time || time->size() < 2)
        return Error{ErrorCode::Unsupported, Text::tr("'%1' has only one time.").arg(fieldTitle(field)), {}};
    const Grid& grid = gridOf(field);
    if (grid.kind != GridKind::LatLon)
        return Error{ErrorCode::Unsupported,
            Text::tr("'%1' lies on no grid of latitudes and longitudes. Interpolate it to one to see time over longitude.").arg(fieldTitle(field)),
            {}};
    const auto cell = earth::cellAt(grid, lonDeg, latDeg);
    if (!cell)
        return outside(field, lonDeg, latDeg);
    // Rows (or columns) of the belt, and the cells along it in ascending order.
    const std::vector<double>&across = isAlongLongitude ? grid.lat : grid.lon, &along = isAlongLongitude ? grid.lon : grid.lat;
    const std::size_t centre = isAlongLongitude ? cell->j : cell->i;
    std::size_t first = centre, last = centre;
    while (first > 0 && std::abs(across[first - 1] - across[centre]) <= kBeltDeg / 2.0)
        --first;
    while (last + 1 < across.size() && std::abs(across[last + 1] - across[centre]) <= kBeltDeg / 2.0)
        ++last;
    Hovmoeller out;
    out.calendar = time->calendar;
    out.along = along;
    const bool isBackwards = along.size() > 1 && along.back() < along.front();
    if (isBackwards)
        std::ranges::reverse(out.along);
    out.beltFrom = std::min(across[first], across[last]);
    out.beltTo = std::max(across[first], across[last]);
    out.every = std::max<std::size_t>(1, (time->size() + mostSteps - 1) / std::max<std::size_t>(1, mostSteps));
    const std::size_t rows = last - first + 1, count = along.size();
    std::vector<float> belt(rows * count);
    for (std::size_t step = 0; step < time->size(); step += out.every) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, Text::tr("Something else was asked for."), {}};
        Window window = fieldWindow(field, step);
        const std::size_t y = window.count.size() - 2, x = y + 1, narrow = isAlongLongitude ? y : x;
        window.start[narrow] = first;
        window.count[narrow] = rows;
        TRY_DO(field.cube->read(field.variable, window, belt));
        earth::toShownUnits(variableOf(field), belt);
        out.seconds.push_back(time->values[step]);
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t at = isBackwards ? count - 1 - k : k;
            double sum = 0.0;
            std::size_t there = 0;
            for (std::size_t r = 0; r < rows; ++r) {
                const float value = isAlongLongitude ? belt[r * count + at] : belt[at * rows + r];
                if (!std::isfinite(value))
                    continue;
                sum += static_cast<double>(value);
                ++there;
            }
            out.values.push_back(there > 0 ? static_cast<float>(sum / static_cast<double>(there)) : kNone);
        }
    }
    return out;
}

std::vector<ShownField> fieldsBeside(const ShownField& field)
{
    std::vector<ShownField> out;
    for (const int variable : earth::drawableVariables(field.cube->signature())) {
        ShownField beside{field.cube, variable, 0};
        if (const Axis* levels = axisOf(beside, AxisKind::Level))
            beside.level = std::min(field.level, levels->size() - 1);
        if (axisOf(beside, AxisKind::Time) == axisOf(field, AxisKind::Time))
            beside.step = field.step;
        if (axisOf(beside, AxisKind::Member) == axisOf(field, AxisKind::Member) && axisOf(beside, AxisKind::Other) == axisOf(field, AxisKind::Other))
            beside.member = field.member;
        out.push_back(beside);
    }
    return out;
}

std::optional<std::pair<ShownField, ShownField>> windsOf(const ShownField& field)
{
    struct Pair {
        const char *u, *v;
        bool isStandardName;
    };
    constexpr Pair pairs[] = {{"eastward_wind", "northward_wind", true}, {"x_wind", "y_wind", true}, {"u10", "v10", false}, {"uas", "vas", false},
        {"10u", "10v", false}, {"u", "v", false}, {"ua", "va", false}, {"U", "V", false}, {"UGRD", "VGRD", false},
        {"eastward_sea_water_velocity", "northward_sea_water_velocity", true}};
    const std::vector<ShownField> beside = fieldsBeside(field);
    const bool hasLevels = axisOf(field, AxisKind::Level) != nullptr;
    for (const bool sameHeight : {true, false})
        for (const Pair& pair : pairs) {
            const auto find = [&](const char* name) {
                return std::ranges::find_if(beside, [&](const ShownField& each) {
                    return (pair.isStandardName ? variableOf(each).standardName : variableOf(each).name) == QLatin1String(name)
                        && (!sameHeight || (axisOf(each, AxisKind::Level) != nullptr) == hasLevels);
                });
            };
            const auto u = find(pair.u), v = find(pair.v);
            if (u != beside.end() && v != beside.end())
                return std::pair(*u, *v);
        }
    return std::nullopt;
}

QString dateText(double seconds, Calendar calendar) { return earth::timeText(seconds, calendar); }

} // namespace terrella
