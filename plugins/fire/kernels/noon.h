// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella::fire {

/// Seconds after 00 UTC at which it is noon of that day at a longitude (degrees east, counted in any way): 12 h − λ / 15 with λ in (−180°, 180°], so
/// from 0 in the far east to 24 h in the far west. byZone: λ / 15 rounded to whole hours, the standard time of nautical zones.
double noonOfLongitude(double lonDeg, bool byZone);

/// How values between two steps are made.
enum class Between { Linear, Nearest };

/// Where a moment lies among the times of steps.
struct StepPlace {
    std::size_t before = 0;
    std::size_t after = 0;
    double share = 0.0; ///< of `after`; 0: it is `before` alone
    bool isThere = false;
};

/// Times grow. Linear: between two steps that are at most one and a half usual steps apart; nearest: within half a usual step. Never beyond the
/// first and the last step by more.
StepPlace placeOf(std::span<const double> times, double moment, Between between, double usualStep);

/// values[t * cells + cell] at a place; NaN where it is not there or a value that counts is missing.
double valueAt(std::span<const float> values, std::size_t cells, std::size_t cell, const StepPlace& place);
/// The speed of two components, each times its scale: computed at the steps and then interpolated, so that a wind that turns does not die down.
struct WindSteps {
    std::span<const float> eastward, northward; ///< [t * cells + cell]
    double eastwardScale = 1.0, northwardScale = 1.0;
};
double speedAt(const WindSteps& wind, std::size_t cells, std::size_t cell, const StepPlace& place);

/// Saturation vapour pressure over water in hPa: Buck 1981 as in ECMWF's IFS documentation (CY47R3, part IV, equation 7.5).
double saturationPressureHpa(double temperatureC);
/// Relative humidity in %, 0 … 100, from the dew point.
double humidityOfDewpoint(double temperatureC, double dewpointC);
/// … from specific humidity (kg kg-1) and pressure (hPa).
double humidityOfSpecific(double temperatureC, double specificHumidity, double pressureHpa);

/// The stretch of time that each step's rain fell in: [begin, end] in seconds.
struct RainSteps {
    std::vector<double> begin, end;
};
/// What a step's time says of its stretch.
enum class RainStamp { End, Middle, Start };
/// Stretches as long as the distance to the step before (end, middle) or after (start), at most one and a half usual steps; else a usual step.
RainSteps rainSteps(std::span<const double> times, RainStamp stamp, double usualStep);

/// Rain of the 24 hours to a moment: of steps that lie across the beginning or the end the share of their time. Nearest: the 24 hours end with the
/// step whose end is nearest. values[t * cells + cell]: amounts of the steps, or rates per second. NaN where the hours are not all covered, or a
/// value is missing. steps: those of `values`.
double rainToNoon(std::span<const float> values, std::size_t cells, std::size_t cell, std::span<const double> begin, std::span<const double> end,
    double moment, Between between, bool isRate);

} // namespace terrella::fire
