// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace terrella::downscale {

/// Rows and columns of a region in degrees, north first, in equal steps.
struct ClimateGrid {
    double north = 0.0, west = 0.0, spacing = 0.0; ///< edges of the first cell
    std::size_t rows = 0, columns = 0;
    [[nodiscard]] double lat(std::size_t j) const { return north - spacing * (static_cast<double>(j) + 0.5); }
    [[nodiscard]] double lon(std::size_t i) const { return west + spacing * (static_cast<double>(i) + 0.5); }
    [[nodiscard]] std::size_t size() const { return rows * columns; }
};

/// An idealised climate of mountains whose truth is known on a fine grid: weather of some hundred km that goes on for days, heights that cool, cold
/// air that lies in valleys on calm winter days, rain that the mountains lift, and weather too small for a coarse model. The coarse model has the
/// means of its cells with errors of its own: too warm, most in winter, too variable, and rain that falls too often and too weakly.
class MountainClimate {
public:
    /// days: so many are made. warmer: K; rain grows by 7 % for each.
    MountainClimate(const ClimateGrid& fine, std::size_t factor, std::size_t days, double warmer, std::uint64_t seed);

    [[nodiscard]] const std::vector<float>& heights() const { return m_heights; }
    [[nodiscard]] std::vector<float> coarseHeights() const { return coarseMean(m_heights); }
    /// season: part of the year since its beginning. Temperatures in K, rain in kg m⁻² d⁻¹. Thread-safe.
    void truth(std::size_t day, double season, std::span<float> temperature, std::span<float> rain) const;
    void model(std::size_t day, double season, std::span<const float> temperature, std::span<const float> rain, std::span<float> coarseTemperature,
        std::span<float> coarseRain) const;

private:
    struct Waves {
        std::vector<std::vector<float>> patterns;   ///< of each wave over the fine cells
        std::vector<std::vector<double>> amplitude; ///< of each wave by day; squares have the mean 1 / number of waves
        void add(std::size_t day, double scale, std::span<float> field) const;
    };
    Waves makeWaves(std::size_t count, double longest, double shortest, double memory, std::size_t days, std::uint64_t seed) const;
    [[nodiscard]] std::vector<float> coarseMean(std::span<const float> fine) const;

    ClimateGrid m_grid;
    std::size_t m_factor;
    double m_warmer;
    std::vector<float> m_heights;
    Waves m_warmth, m_moisture, m_small;
};

} // namespace terrella::downscale
