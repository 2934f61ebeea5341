// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace terrella::fire {

/// A wave of weather: sin(east · longitude + north · latitude − turn · hour + phase), radians.
struct WeatherWave {
    double eastPerDegree = 0.0;
    double northPerDegree = 0.0;
    double turnPerHour = 0.0;
    double phase = 0.0;
    double weight = 0.0;
};

/// Weather made of travelling waves and slow ones that block them, on a mean that goes by latitude, season and time of day: dry and warm where they
/// are positive, wet where they are very negative. Nothing of it is physics beyond that; it rains, dries and blows as fire weather needs.
/// Deterministic.
struct WeatherScene {
    std::vector<WeatherWave> waves;
};
/// The same for the same seed on every machine.
WeatherScene makeWeather(std::uint64_t seed);

struct SceneMoment {
    double hour = 0.0;       ///< since the beginning; UTC
    double hourOfDay = 0.0;  ///< UTC
    double partOfYear = 0.0; ///< 0 … 1 from 1 January
    double stepHours = 3.0;  ///< rain is that of the hours before
};
struct SceneFields {
    std::span<float> temperatureK, dewpointK, eastwardMs, northwardMs, rainM; ///< [row * longitudes + column]
};
void fillWeather(
    const WeatherScene& scene, const SceneMoment& moment, std::span<const double> lats, std::span<const double> lons, const SceneFields& out);

} // namespace terrella::fire
