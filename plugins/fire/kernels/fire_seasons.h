// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace terrella::fire {

/// Months of a made-up Earth with continents, rain belts that follow the sun, chance warm and wet spells, and fires by a rule: there must be heat,
/// two dry places next to each other, and neither too little nor too much to burn (fuel is best at a leaf area of 2). Nothing of it is physics.
class FireSeasons {
public:
    /// The same for the same seed on every machine, but for the last digits of cosines.
    explicit FireSeasons(std::uint64_t seed);

    struct State {
        double leafArea = 0.0;           ///< m² of leaves on 1 m² of ground
        double surfaceTemperature = 0.0; ///< K, by day
        double humidity = 0.0;           ///< %
        double seaTemperature = 0.0;     ///< K; NaN over land
        double lowestTemperature = 0.0;  ///< K
        double rain = 0.0;               ///< m in the step
        double fireWeather = 0.0;        ///< an index that knows heat and drought, but neither fuel nor neighbours
        double burnedFraction = 0.0;     ///< NaN over sea
    };
    /// years: since the first of January of the first year. stepsPerYear: rain and fire are those of one step. spacingDeg: how far the neighbour is.
    [[nodiscard]] State at(double latDeg, double lonDeg, double years, double stepsPerYear, double spacingDeg) const;
    [[nodiscard]] static bool isLand(double latDeg, double lonDeg);

private:
    struct Wave {
        std::array<double, 3> turns{}; ///< radians along x, y, z of the unit sphere
        double perYear = 0.0, phase = 0.0;
    };
    using Waves = std::vector<Wave>;
    static double sum(const Waves& waves, double latDeg, double lonDeg, double years);
    /// mm in a month
    [[nodiscard]] double rainAt(double latDeg, double lonDeg, double years) const;

    Waves m_heat, m_rain, m_growth;
};

} // namespace terrella::fire
