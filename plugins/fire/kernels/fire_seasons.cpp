// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/kernels/fire_seasons.h"

#include "plugins/learning/kernels/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::fire {

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr double kRadians = std::numbers::pi / 180.0;
constexpr std::size_t kWaves = 24;
constexpr double kWarmest = 0.55; ///< of the northern year: the middle of July

/// A round piece of land.
struct Cap {
    double latDeg, lonDeg, radiusDeg;
};
constexpr Cap kLand[]{{50.0, 95.0, 33.0}, {52.0, 45.0, 22.0}, {50.0, 15.0, 12.0}, {26.0, 78.0, 13.0}, {30.0, 108.0, 16.0}, {20.0, 10.0, 22.0},
    {5.0, 28.0, 20.0}, {-15.0, 25.0, 18.0}, {-25.0, 133.0, 18.0}, {52.0, -105.0, 25.0}, {38.0, -98.0, 18.0}, {18.0, -100.0, 8.0}, {-8.0, -60.0, 20.0},
    {-30.0, -64.0, 13.0}, {72.0, -40.0, 11.0}, {-88.0, 0.0, 20.0}};

std::array<double, 3> pointAt(double latDeg, double lonDeg)
{
    const double lat = latDeg * kRadians, lon = lonDeg * kRadians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double dot(const std::array<double, 3>& a, const std::array<double, 3>& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
double bell(double distance, double width) { return std::exp(-(distance / width) * (distance / width)); }

/// −1 … 1 through the northern year, 1 when it is warmest.
double seasonAt(double years) { return std::cos(kTurn * (years - kWarmest)); }

/// Rain of the belts alone, mm in a month.
double beltRain(double latDeg, double season)
{
    return 220.0 * bell(latDeg - 11.0 * season, 11.0) + 70.0 * bell(std::abs(latDeg) - 50.0, 14.0) + 8.0;
}

} // namespace

FireSeasons::FireSeasons(std::uint64_t seed)
{
    learning::Random random(seed, 0);
    for (Waves* waves : {&m_heat, &m_rain, &m_growth}) {
        for (std::size_t k = 0; k < kWaves; ++k) {
            const double length = 3.0 + 7.0 * random.uniform(), z = 2.0 * random.uniform() - 1.0, turn = kTurn * random.uniform();
            Wave wave;
            wave.turns = {length * std::sqrt(1.0 - z * z) * std::cos(turn), length * std::sqrt(1.0 - z * z) * std::sin(turn), length * z};
            wave.perYear = kTurn * (0.3 + 4.0 * random.uniform());
            wave.phase = kTurn * random.uniform();
            waves->push_back(wave);
        }
    }
}

double FireSeasons::sum(const Waves& waves, double latDeg, double lonDeg, double years)
{
    const auto point = pointAt(latDeg, lonDeg);
    double out = 0.0;
    for (const Wave& wave : waves)
        out += std::cos(dot(wave.turns, point) + wave.perYear * years + wave.phase);
    return out * std::sqrt(2.0 / static_cast<double>(kWaves)); // deviation 1
}

bool FireSeasons::isLand(double latDeg, double lonDeg)
{
    const auto point = pointAt(latDeg, lonDeg);
    return std::ranges::any_of(
        kLand, [&](const Cap& cap) { return dot(point, pointAt(cap.latDeg, cap.lonDeg)) > std::cos(cap.radiusDeg * kRadians); });
}

double FireSeasons::rainAt(double latDeg, double lonDeg, double years) const
{
    return beltRain(latDeg, seasonAt(years)) * std::exp(0.7 * sum(m_rain, latDeg, lonDeg, years));
}

FireSeasons::State FireSeasons::at(double latDeg, double lonDeg, double years, double stepsPerYear, double spacingDeg) const
{
    State out;
    const double sine = std::sin(latDeg * kRadians), rain = rainAt(latDeg, lonDeg, years);
    const double mean = 302.0 - 46.0 * sine * sine + 17.0 * sine * seasonAt(years) + 3.0 * sum(m_heat, latDeg, lonDeg, years);
    const double dryness = std::clamp(1.0 - rain / 120.0, -0.5, 1.0);
    out.surfaceTemperature = mean + 5.0 + 5.0 * dryness;
    out.lowestTemperature = mean - 5.0 - 3.0 * dryness;
    out.humidity = std::clamp(25.0 + 65.0 * (1.0 - std::exp(-rain / 70.0)), 5.0, 100.0);
    out.rain = 1e-3 * rain * 12.0 / stepsPerYear;
    const double usual = 0.5 * (beltRain(latDeg, 1.0) + beltRain(latDeg, -1.0)), warmth = 1.0 / (1.0 + std::exp(-(mean - 279.0) / 4.0));
    out.leafArea = std::max(0.0, 5.5 * (1.0 - std::exp(-usual / 70.0)) * warmth * (1.0 + 0.2 * sum(m_growth, latDeg, lonDeg, years)));
    const double heat = std::clamp((out.surfaceTemperature - 289.0) / 16.0, 0.0, 1.5);
    out.fireWeather = 40.0 * heat * std::max(0.0, 1.0 - out.humidity / 95.0);
    const bool land = isLand(latDeg, lonDeg);
    out.seaTemperature = land ? std::numeric_limits<double>::quiet_NaN() : std::max(271.35, mean);
    const double around = 0.5 * (rain + rainAt(latDeg, lonDeg - spacingDeg, years));
    const double fuel = 0.5 * out.leafArea * std::exp(1.0 - 0.5 * out.leafArea);
    const double fraction = 0.02 * heat * std::clamp(1.0 - around / 60.0, 0.0, 1.0) * fuel * 12.0 / stepsPerYear;
    out.burnedFraction = land ? std::min(0.9, fraction) : std::numeric_limits<double>::quiet_NaN();
    return out;
}

} // namespace terrella::fire
