// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"
#include "views/earth/fields/field_image.h"

#include <QColor>

namespace terrella::earth {

/// Where the sun stands in the zenith.
struct SunPlace {
    double lon = 0.0;             ///< degrees east, in [-180, 180)
    double lat = 0.0;             ///< degrees north: the declination
    double equationMinutes = 0.0; ///< how far a sundial is ahead of the clock
};

/// Accurate to 0.01° for some centuries around 2000 (Meeus, Astronomical Algorithms, 2nd ed. 1998, chapters 25 and 28; as NOAA's solar calculator has
/// it). In calendars that are not the world's (noleap, all_leap, 360_day) a moment stands for the one as far through the year of the same number; the
/// time of day is its own.
SunPlace sunAt(double seconds, Calendar calendar);
/// Whether sunAt() goes by the part of the year, which must be said.
bool goesByPartOfYear(Calendar calendar);

/// Height of the sun's middle above the horizon, degrees; without refraction.
double sunAltitudeDeg(const SunPlace& sun, double lonDeg, double latDeg);

/// How dark it is, 0 by day to 1 at night, by the sun's altitude: sunset at −0.833°, the ends of civil, nautical and astronomical twilight at −6°,
/// −12° and −18°, each a soft step.
double darkness(double altitudeDeg);
/// Darkness as the opacity of a colour on the plate of longitudes and latitudes, as wholeEarth() takes it.
FieldImage paintNight(const SunPlace& sun, QRgb colour, int width);

} // namespace terrella::earth
