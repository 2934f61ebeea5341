// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/mountain_climate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella::downscale {

namespace {

constexpr double kCircle = 2.0 * std::numbers::pi;

/// The same on every machine, unlike the distributions of the standard library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {}
    double uniform() ///< 0 … 1
    {
        std::uint64_t x = m_state += 0x9E3779B97F4A7C15ULL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<double>((x ^ (x >> 31)) >> 11) * 0x1.0p-53;
    }
    double normal()
    {
        const double u = 1.0 - uniform();
        return std::sqrt(-2.0 * std::log(u)) * std::cos(kCircle * uniform());
    }

private:
    std::uint64_t m_state;
};

/// A chain of mountains along 46.5° north with ridges and valleys, and plains beside it.
double heightAt(double lat, double lon)
{
    const double chain = std::exp(-std::pow((lat - 46.5 - 0.3 * std::sin(0.8 * lon)) / 1.1, 2.0));
    const double ridges = 0.55 + 0.3 * std::sin(9.0 * lon + 4.0 * std::sin(3.0 * lat)) + 0.25 * std::sin(11.0 * lat - 2.0 * std::cos(4.0 * lon));
    const double hills = 120.0 + 60.0 * std::sin(5.0 * lon) * std::sin(4.0 * lat);
    return std::max(0.0, hills + 2600.0 * chain * std::max(0.1, ridges));
}

} // namespace

void MountainClimate::Waves::add(std::size_t day, double scale, std::span<float> field) const
{
    for (std::size_t k = 0; k < patterns.size(); ++k) {
        const auto amount = static_cast<float>(scale * amplitude[k][day]);
        const float* pattern = patterns[k].data();
        for (std::size_t c = 0; c < field.size(); ++c)
            field[c] += amount * pattern[c];
    }
}

MountainClimate::Waves MountainClimate::makeWaves(
    std::size_t count, double longest, double shortest, double memory, std::size_t days, std::uint64_t seed) const
{
    Dice dice(seed);
    Waves out;
    for (std::size_t k = 0; k < count; ++k) {
        const double length = longest * std::pow(shortest / longest, static_cast<double>(k) / static_cast<double>(count));
        const double direction = kCircle * dice.uniform(), phase = kCircle * dice.uniform();
        const double east = kCircle / length * std::cos(direction), north = kCircle / length * std::sin(direction);
        std::vector<float> pattern;
        for (std::size_t j = 0; j < m_grid.rows; ++j) {
            for (std::size_t i = 0; i < m_grid.columns; ++i)
                pattern.push_back(static_cast<float>(std::numbers::sqrt2 * std::cos(east * 0.7 * m_grid.lon(i) + north * m_grid.lat(j) + phase)));
        }
        out.patterns.push_back(std::move(pattern));
        std::vector<double> amplitude;
        double now = dice.normal();
        for (std::size_t day = 0; day < days; ++day) {
            amplitude.push_back(now / std::sqrt(static_cast<double>(count)));
            now = memory * now + std::sqrt(1.0 - memory * memory) * dice.normal();
        }
        out.amplitude.push_back(std::move(amplitude));
    }
    return out;
}

MountainClimate::MountainClimate(const ClimateGrid& fine, std::size_t factor, std::size_t days, double warmer, std::uint64_t seed)
    : m_grid(fine),
      m_factor(factor),
      m_warmer(warmer)
{
    for (std::size_t j = 0; j < fine.rows; ++j) {
        for (std::size_t i = 0; i < fine.columns; ++i)
            m_heights.push_back(static_cast<float>(heightAt(fine.lat(j), fine.lon(i))));
    }
    m_warmth = makeWaves(8, 40.0, 8.0, 0.8, days, 3 * seed);
    m_moisture = makeWaves(10, 16.0, 3.0, 0.5, days, 3 * seed + 1);
    m_small = makeWaves(12, 1.2, 0.3, 0.3, days, 3 * seed + 2);
}

void MountainClimate::truth(std::size_t day, double season, std::span<float> temperature, std::span<float> rain) const
{
    const double winter = std::cos(kCircle * (season - 0.04)); // 1 in the middle of January
    std::vector<float> anomaly(m_grid.size(), 0.0F), moisture(m_grid.size(), 0.0F), small(m_grid.size(), 0.0F);
    m_warmth.add(day, 3.5 + 0.8 * winter, anomaly);
    m_moisture.add(day, 1.0, moisture);
    m_small.add(day, 1.0, small);
    for (std::size_t c = 0; c < m_grid.size(); ++c) {
        const double height = static_cast<double>(m_heights[c]), warmth = static_cast<double>(anomaly[c]), local = static_cast<double>(small[c]);
        const double seaLevel = 287.0 - 0.8 * (m_grid.lat(c / m_grid.columns) - 45.0) - 9.5 * winter + warmth + m_warmer;
        const double rate = -0.0058 + 0.0012 * winter;
        const double pool = std::max(0.0, winter) * std::max(0.0, -warmth) * std::exp(-height / 350.0); // cold air in the valleys
        temperature[c] = static_cast<float>(seaLevel + rate * height - 0.9 * pool + 0.5 * local);
        const double wetness = static_cast<double>(moisture[c]) + 0.5 * local + 0.00025 * height - 0.5 + 0.15 * winter;
        rain[c] = wetness > 0.0 ? static_cast<float>(9.0 * (1.0 + 0.07 * m_warmer) * std::pow(wetness, 1.6)) : 0.0F;
    }
}

std::vector<float> MountainClimate::coarseMean(std::span<const float> fine) const
{
    const std::size_t rows = m_grid.rows / m_factor, columns = m_grid.columns / m_factor;
    std::vector<float> out(rows * columns);
    for (std::size_t j = 0; j < rows; ++j) {
        for (std::size_t i = 0; i < columns; ++i) {
            double sum = 0.0, weights = 0.0;
            for (std::size_t b = 0; b < m_factor; ++b) {
                const std::size_t row = j * m_factor + b;
                const double weight = std::cos(m_grid.lat(row) * std::numbers::pi / 180.0);
                for (std::size_t a = 0; a < m_factor; ++a)
                    sum += weight * static_cast<double>(fine[row * m_grid.columns + i * m_factor + a]);
                weights += weight * static_cast<double>(m_factor);
            }
            out[j * columns + i] = static_cast<float>(sum / weights);
        }
    }
    return out;
}

void MountainClimate::model(std::size_t day, double season, std::span<const float> temperature, std::span<const float> rain,
    std::span<float> coarseTemperature, std::span<float> coarseRain) const
{
    const double winter = std::cos(kCircle * (season - 0.04));
    std::vector<float> anomaly(m_grid.size(), 0.0F);
    m_warmth.add(day, 0.9, anomaly);
    const std::vector<float> mean = coarseMean(temperature), wet = coarseMean(rain), extra = coarseMean(anomaly);
    for (std::size_t c = 0; c < mean.size(); ++c) {
        coarseTemperature[c] = static_cast<float>(static_cast<double>(mean[c]) + 1.2 + 1.3 * winter + static_cast<double>(extra[c]));
        coarseRain[c] = static_cast<float>(0.4 + 0.65 * static_cast<double>(wet[c]));
    }
}

} // namespace terrella::downscale
