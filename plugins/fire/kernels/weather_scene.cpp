// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/kernels/weather_scene.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace terrella::fire {

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kFreezing = 273.15;

/// 0 … 1 of the next number: the same on every machine, which the distributions of the library are not.
double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11U) * 0x1.0p-53; }

WeatherWave makeWave(std::mt19937_64& random, int fewest, int most, double degreesADay, double weight)
{
    const double around = fewest + std::floor(uniform(random) * (most - fewest + 1)); // whole waves round the Earth
    WeatherWave wave;
    wave.eastPerDegree = around * kDegree;
    wave.northPerDegree = (uniform(random) - 0.5) * 40.0 * kDegree;
    wave.turnPerHour = wave.eastPerDegree * degreesADay * (0.7 + 0.6 * uniform(random)) / 24.0;
    wave.phase = kTurn * uniform(random);
    wave.weight = weight;
    return wave;
}

/// How the waves stand at one place.
struct WaveSum {
    double anomaly = 0.0;  ///< positive: warm and dry
    double eastward = 0.0; ///< a quarter of a wave aside: the wind between
    double northward = 0.0;
};

struct SineCosine {
    double sine = 0.0, cosine = 1.0;
};
SineCosine sineCosine(double angle) { return {std::sin(angle), std::cos(angle)}; }

struct Place {
    double lat = 0.0;
    double localHour = 0.0;
    double partOfYear = 0.0;
};

struct Weather {
    double temperatureC = 0.0, dewpointC = 0.0, eastward = 0.0, northward = 0.0, rainMmPerHour = 0.0;
};

Weather weatherAt(const Place& place, const WaveSum& waves)
{
    const double lat = place.lat, away = std::abs(lat);
    const double dryBelt = std::exp(-(away - 33.0) * (away - 33.0) / (14.0 * 14.0)); // subtropics
    const double summer = std::cos(kTurn * (place.partOfYear - 0.55)) * (lat < 0.0 ? -1.0 : 1.0);
    const double day = std::cos(kTurn * (place.localHour - 15.0) / 24.0);
    const double mean = 28.0 - 0.0065 * lat * lat + 0.18 * away * summer;
    Weather out;
    out.rainMmPerHour = 2.2 * (1.0 + 0.4 * day) * std::max(0.0, -waves.anomaly - 0.8 - 1.0 * dryBelt * std::max(summer, 0.0));
    const double cloud = std::min(1.0, out.rainMmPerHour);
    out.temperatureC = mean + (5.0 + 3.0 * dryBelt) * (1.0 - 0.6 * cloud) * day + 4.0 * waves.anomaly;
    out.dewpointC = mean - (6.0 + 6.0 * dryBelt) - 3.0 * waves.anomaly;
    out.dewpointC = std::min(out.dewpointC + cloud * std::max(0.0, out.temperatureC - 1.0 - out.dewpointC), out.temperatureC - 0.3);
    const double breeze = 0.8 + 0.3 * day;
    out.eastward = breeze * (2.0 + 2.4 * waves.eastward);
    out.northward = breeze * 2.6 * waves.northward;
    return out;
}

} // namespace

WeatherScene makeWeather(std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    WeatherScene scene;
    for (int k = 0; k < 7; ++k)
        scene.waves.push_back(makeWave(random, 6, 22, 9.0, 0.36));
    for (int k = 0; k < 3; ++k)
        scene.waves.push_back(makeWave(random, 2, 6, 1.2, 0.55));
    return scene;
}

void fillWeather(
    const WeatherScene& scene, const SceneMoment& moment, std::span<const double> lats, std::span<const double> lons, const SceneFields& out)
{
    const std::size_t nx = lons.size(), count = scene.waves.size();
    std::vector<SineCosine> along(count * nx), across(count);
    for (std::size_t k = 0; k < count; ++k) {
        const WeatherWave& wave = scene.waves[k];
        for (std::size_t i = 0; i < nx; ++i)
            along[k * nx + i] = sineCosine(wave.eastPerDegree * lons[i] - wave.turnPerHour * moment.hour + wave.phase);
    }
    for (std::size_t j = 0; j < lats.size(); ++j) {
        for (std::size_t k = 0; k < count; ++k)
            across[k] = sineCosine(scene.waves[k].northPerDegree * lats[j]);
        for (std::size_t i = 0; i < nx; ++i) {
            WaveSum sum;
            for (std::size_t k = 0; k < count; ++k) {
                const SineCosine &x = along[k * nx + i], &y = across[k];
                const double sine = x.sine * y.cosine + x.cosine * y.sine, cosine = x.cosine * y.cosine - x.sine * y.sine;
                sum.anomaly += scene.waves[k].weight * sine;
                sum.northward += scene.waves[k].weight * cosine;
                sum.eastward += k % 2 == 0 ? scene.waves[k].weight * cosine : 0.0;
            }
            const double localHour = moment.hourOfDay + lons[i] / 15.0;
            const Weather weather = weatherAt({lats[j], localHour, moment.partOfYear}, sum);
            const std::size_t cell = j * nx + i;
            out.temperatureK[cell] = static_cast<float>(weather.temperatureC + kFreezing);
            out.dewpointK[cell] = static_cast<float>(weather.dewpointC + kFreezing);
            out.eastwardMs[cell] = static_cast<float>(weather.eastward);
            out.northwardMs[cell] = static_cast<float>(weather.northward);
            out.rainM[cell] = static_cast<float>(weather.rainMmPerHour * moment.stepHours / 1000.0);
        }
    }
}

} // namespace terrella::fire
