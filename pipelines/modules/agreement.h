// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "pipelines/modules/module.h"

#include <optional>

namespace terrella {

/// What several modules ask of their inputs, so that the same mistake gets the same code, sentence and way out everywhere. Each of these adds at most
/// one problem to `check` and returns whether the module may go on:
///
///     const CheckedVariable data{*cube, variable, {QStringLiteral("data")}}, normal{*climatology, other, {QStringLiteral("climatology")}};
///     if (!requireSameCalendar(data, normal, check) || !requireSameGrid(data, normal, check))
///         return check;

/// A variable of an input, and the link that it comes in by.
struct CheckedVariable {
    const CubeSignature& cube;
    int variable = 0;
    InputPlace place;

    [[nodiscard]] const Variable& info() const { return cube.variables[static_cast<std::size_t>(variable)]; }
    [[nodiscard]] const Grid* grid() const { return cube.gridOf(info()); }
    [[nodiscard]] const Axis* time() const { return cube.axisOf(info(), AxisKind::Time); }
    /// "'t2m'".
    [[nodiscard]] QString name() const;
    /// "'t2m' (climatology)" where `other` comes in by another port, else "'t2m'".
    [[nodiscard]] QString nameBeside(const CheckedVariable& other) const;
};

/// Problems of two variables stand on the place of the second; the first fix changes the second.

/// Cell k of one lies where cell k of the other does: the same rows and columns, coordinates equal to a thousandth of a cell, longitudes counted in
/// any way. Codes: grid.missing, crs.mismatch, space.no_overlap, grid.mismatch. Fix: data.regrid to the grid of the other.
bool requireSameGrid(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);
/// Both have cells and some of them in the same region of the Earth, for regridding. Codes: grid.missing, space.no_overlap.
bool requireOverlapInSpace(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);
/// Fine where one has no time. Code: calendar.mismatch. Fix: data.convert_calendar.
bool requireSameCalendar(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);
/// The same calendar and steps. Fine where one has no time: it is the same for every step. Codes: calendar.mismatch, time.no_overlap, time.mismatch.
/// Fix: data.select of the common period, where that makes them equal.
bool requireSameTimes(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);
/// The same calendar and a common period. Codes: calendar.mismatch, time.no_overlap.
bool requireOverlapInTime(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);
/// Units that convert: the conversion from those of the second to those of the first. Code: units.dimension, units.missing; a conversion is said
/// (units.converted, a warning). Fix: data.convert_units.
std::optional<UnitConversion> requireSameUnits(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check);

/// A time axis with a step at least; null where there is none. Code: time.missing.
const Axis* requireTime(const CheckedVariable& variable, CheckResult& check);
/// So many steps on the time axis. parameter: the number that asks for them (a window), or empty. Code: period.short. Fix: that parameter set to the
/// steps that there are.
bool requireSteps(const CheckedVariable& variable, std::size_t least, const QString& parameter, CheckResult& check);
/// The period of a parameter holds a step of the data. Code: period.empty; where only a part of it is covered, period.partly, a warning. Fix: the
/// parameter cut to what is there.
bool requirePeriod(const CheckedVariable& variable, const Period& period, const QString& parameter, CheckResult& check);
/// A grid of regular latitudes and longitudes. Code: grid.missing, grid.kind.
bool requireLatLon(const CheckedVariable& variable, CheckResult& check);
/// Points, lines or polygons in degrees of longitude and latitude. Codes: geometry.missing, crs.mismatch.
bool requireGeographic(const FeaturesSignature& features, const QString& port, CheckResult& check);

/// Whether cell k of one lies where cell k of the other does, as requireSameGrid() asks.
[[nodiscard]] bool shareCells(const Grid& a, const Grid& b);
/// Whether the grids have a part of the Earth in common, to about a degree.
[[nodiscard]] bool overlap(const Grid& a, const Grid& b);
/// "−10° to 30° east and 35° to 70° north".
[[nodiscard]] QString extentText(const Grid& grid);

} // namespace terrella
