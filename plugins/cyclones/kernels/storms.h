// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace terrella::cyclones {

/// A storm whose centre moves at constant rates of longitude and latitude, bent by a turn of the longitude rate, and deepens and fills as
/// half a sine between a quarter of its depth at both ends of its life and the whole of it in the middle.
struct Storm {
    double lonDeg = 0.0, latDeg = 0.0; ///< at its beginning
    double eastDegPerDay = 0.0, northDegPerDay = 0.0;
    double turnDegPerDay2 = 0.0; ///< change of the rate of longitude
    double depthPa = 3000.0;     ///< at its deepest, below the surroundings
    double radiusDeg = 2.5;      ///< where the Gaussian depression is at 1/e
    double firstHour = 0.0, hours = 120.0;
    bool warmCore = true;
    bool expected = true; ///< a detection with default parameters should find it
};

struct StormState {
    double lonDeg = 0.0, latDeg = 0.0; ///< longitude within 0 … 360
    double depthPa = 0.0;
    double maxWindMs = 0.0; ///< at 10 m
};

/// Where and how deep at that hour; nothing before its beginning and after its end (both included).
std::optional<StormState> stateAt(const Storm& storm, double hour);

/// `count` warm-core storms in eight basins of the tropics, one after the other where there are more, spread so that no two come near each
/// other; within `totalHours`, so far as they fit. Two of the first eight cross the dateline and Greenwich. Same seed, same storms.
std::vector<Storm> makeStorms(int count, std::uint64_t seed, double totalHours);
/// A cold-core low of middle latitudes, and a warm-core storm of 30 hours.
std::vector<Storm> makeDecoys(double totalHours);

enum class UpperAir { Geopotential, Height, Temperature };

/// One time step of the fields, ny*nx each: sea level pressure (Pa), wind at 10 m (m s-1), upper-air field at 300 and 500 hPa.
struct StormFields {
    std::span<float> pressure, eastward, northward, upper300, upper500;
};

/// An ocean planet with subtropical highs, subpolar troughs, travelling waves and the storms of that hour. At the poles all longitudes agree.
void fillFields(std::span<const Storm> storms, double hour, std::span<const double> latDeg, std::span<const double> lonDeg, UpperAir upperAir,
    const StormFields& out);

} // namespace terrella::cyclones
