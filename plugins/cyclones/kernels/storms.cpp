// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/storms.h"

#include "plugins/cyclones/kernels/sphere.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace terrella::cyclones {

namespace {

constexpr double kAirDensity = 1.15;    // kg m-3, at sea level
constexpr double kSurfaceFactor = 0.8;  // wind at 10 m over wind above the boundary layer
constexpr double kInflowDeg = 18.0;     // how far the wind turns towards the centre
constexpr double kGravity = 9.80665;    // m s-2
constexpr double kGasConstant = 287.05; // J kg-1 K-1, dry air
constexpr double kCoreWidth = 1.3;      // radius of the warm core over that of the depression
constexpr double kHoursPerDay = 24.0;

/// Pseudorandom numbers of Steele, Lea and Flood (2014), "SplitMix": the same on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {}
    double between(double low, double high)
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        return low + (high - low) * static_cast<double>(z >> 11) * 0x1.0p-53;
    }

private:
    std::uint64_t m_state;
};

double wrapped(double lonDeg)
{
    const double lon = std::fmod(lonDeg, 360.0);
    return lon < 0.0 ? lon + 360.0 : lon;
}

double bell(double x) { return std::exp(-x * x); }

/// Cyclostrophic balance with a Gaussian depression: strongest at the radius itself.
double maxWind(double depthPa) { return kSurfaceFactor * std::sqrt(2.0 * depthPa / (kAirDensity * std::numbers::e)); }

struct Background {
    double pressure, eastward, z300, z500;
};

/// Zonal mean of a row: quiet enough that no closed contour arises from it.
Background zonalMean(double latDeg)
{
    const double sine = std::sin(latDeg * kRadPerDeg);
    const double away = std::abs(latDeg);
    const double fourth = sine * sine * sine * sine;
    const double cosine = std::cos(latDeg * kRadPerDeg);
    const double thickness = 37000.0 - 3000.0 * fourth;
    const double z500 = 57600.0 - 3800.0 * sine * sine;
    return {101000.0 + 450.0 * bell((away - 32.0) / 16.0) - 400.0 * bell((away - 62.0) / 14.0),
        cosine * (-4.0 * bell(away / 18.0) + 7.0 * bell((away - 48.0) / 14.0)), z500 + thickness, z500};
}

struct ActiveStorm {
    StormState state;
    const Storm* storm;
    double sinLat, cosLat;
    double core;     ///< thickness anomaly at the centre, m2 s-2
    double cosReach; ///< cosine of the distance beyond which nothing is felt
};

constexpr double kReach = 6.0; ///< in radii of the storm

/// The planetary waves at one longitude, ready for any latitude by the sum rule of the sine.
struct Wave {
    double sin4, cos4, sin7, cos7;
    [[nodiscard]] double at(double sin2, double cos2, double sin3, double cos3) const
    {
        return 130.0 * (sin4 * cos2 + cos4 * sin2) + 60.0 * (sin7 * cos3 - cos7 * sin3);
    }
};

std::vector<Wave> wavesAt(std::span<const double> lonDeg, double days)
{
    std::vector<Wave> out;
    out.reserve(lonDeg.size());
    for (const double lon : lonDeg) {
        const double four = 4.0 * (lon * kRadPerDeg - 0.06 * days);
        const double seven = 7.0 * (lon * kRadPerDeg - 0.10 * days);
        out.push_back({std::sin(four), std::cos(four), std::sin(seven), std::cos(seven)});
    }
    return out;
}

/// Adds one storm to one cell.
struct Contribution {
    double pressure = 0.0, east = 0.0, north = 0.0, z300 = 0.0, z500 = 0.0;
};

Contribution contributionOf(const ActiveStorm& a, double sinLat, double cosLat, double dLonRad)
{
    const double cosine = a.sinLat * sinLat + a.cosLat * cosLat * std::cos(dLonRad);
    if (cosine < a.cosReach)
        return {};
    const double x = degreesOfCosine(cosine) / a.storm->radiusDeg;
    Contribution c;
    c.pressure = -a.state.depthPa * bell(x);
    const double core = a.core * bell(x / kCoreWidth);
    const double low = a.storm->warmCore ? -0.4 : 0.6; // warm cores weaken upwards, cold ones grow
    c.z500 = low * core;
    c.z300 = (1.0 + low) * core;
    const double speed = a.state.maxWindMs * x * std::exp(0.5 * (1.0 - x * x));
    if (speed > 0.0) {
        const double toEast = cosLat * std::sin(dLonRad);
        const double toNorth = a.cosLat * sinLat - a.sinLat * cosLat * std::cos(dLonRad);
        const double length = std::hypot(toEast, toNorth);
        if (length > 1e-12) {
            // bearing from the centre, turned at right angles cyclonically and further inwards
            const double turn = (90.0 + kInflowDeg) * kRadPerDeg * (a.state.latDeg < 0.0 ? -1.0 : 1.0);
            const double angle = std::atan2(toNorth, toEast) + turn;
            c.east = speed * std::cos(angle);
            c.north = speed * std::sin(angle);
        }
    }
    return c;
}

} // namespace

std::optional<StormState> stateAt(const Storm& storm, double hour)
{
    const double age = hour - storm.firstHour;
    if (age < -1e-6 || age > storm.hours + 1e-6)
        return std::nullopt;
    const double days = age / kHoursPerDay;
    const double phase = storm.hours > 0.0 ? std::clamp(age / storm.hours, 0.0, 1.0) : 0.5;
    StormState state;
    state.lonDeg = wrapped(storm.lonDeg + storm.eastDegPerDay * days + 0.5 * storm.turnDegPerDay2 * days * days);
    state.latDeg = std::clamp(storm.latDeg + storm.northDegPerDay * days, -89.0, 89.0);
    state.depthPa = storm.depthPa * (0.25 + 0.75 * std::sin(std::numbers::pi * phase));
    state.maxWindMs = maxWind(state.depthPa);
    return state;
}

std::vector<Storm> makeStorms(int count, std::uint64_t seed, double totalHours)
{
    struct Basin {
        double lon;
        double hemisphere;
    };
    static constexpr std::array<Basin, 8> basins{
        {{188.0, 1.0}, {8.0, -1.0}, {145.0, 1.0}, {70.0, -1.0}, {310.0, 1.0}, {255.0, 1.0}, {170.0, -1.0}, {115.0, -1.0}}};
    constexpr double kSlotHours = 264.0; // a basin is free again after that
    std::vector<Storm> storms;
    for (int k = 0; k < count; ++k) {
        const Basin& basin = basins[static_cast<std::size_t>(k) % basins.size()];
        Random random(seed * 1000003ULL + static_cast<std::uint64_t>(k));
        Storm storm;
        storm.firstHour = kSlotHours * static_cast<double>(static_cast<std::size_t>(k) / basins.size()) + 6.0 * std::floor(random.between(0.0, 6.0));
        storm.hours = std::min(6.0 * std::floor(random.between(24.0, 36.0)), totalHours - storm.firstHour);
        storm.lonDeg = basin.lon + random.between(-2.0, 2.0);
        storm.latDeg = basin.hemisphere * random.between(10.0, 14.0);
        storm.eastDegPerDay = random.between(-3.4, -2.6);
        storm.turnDegPerDay2 = random.between(0.1, 0.6);
        storm.northDegPerDay = basin.hemisphere * random.between(0.8, 1.9);
        storm.depthPa = random.between(3000.0, 6500.0);
        storm.radiusDeg = random.between(2.3, 3.0);
        constexpr double kLeastHours = 60.0;
        if (storm.hours >= kLeastHours)
            storms.push_back(storm);
    }
    return storms;
}

std::vector<Storm> makeDecoys(double totalHours)
{
    Storm cold;
    cold.lonDeg = 320.0;
    cold.latDeg = 50.0;
    cold.eastDegPerDay = 4.0;
    cold.northDegPerDay = 0.3;
    cold.depthPa = 3200.0;
    cold.radiusDeg = 4.5;
    cold.hours = std::min(192.0, totalHours);
    cold.warmCore = false;
    cold.expected = false;
    Storm brief;
    brief.lonDeg = 222.0;
    brief.latDeg = 13.0;
    brief.eastDegPerDay = -3.0;
    brief.northDegPerDay = 1.0;
    brief.depthPa = 2800.0;
    brief.firstHour = 24.0;
    brief.hours = 30.0;
    brief.expected = false;
    return {cold, brief};
}

void fillFields(std::span<const Storm> storms, double hour, std::span<const double> latDeg, std::span<const double> lonDeg, UpperAir upperAir,
    const StormFields& out)
{
    std::vector<ActiveStorm> active;
    for (const Storm& storm : storms) {
        if (const std::optional<StormState> state = stateAt(storm, hour)) {
            const double core = (storm.warmCore ? 1.0 : -1.0) * (400.0 + 0.1 * state->depthPa);
            active.push_back({*state, &storm, std::sin(state->latDeg * kRadPerDeg), std::cos(state->latDeg * kRadPerDeg), core,
                std::cos(std::min(180.0, kReach * storm.radiusDeg) * kRadPerDeg)});
        }
    }
    const std::size_t nx = lonDeg.size();
    const std::vector<Wave> columns = wavesAt(lonDeg, hour / kHoursPerDay);
    std::vector<const ActiveStorm*> near;
    for (std::size_t j = 0; j < latDeg.size(); ++j) {
        const double sinLat = std::sin(latDeg[j] * kRadPerDeg);
        const double cosLat = std::abs(latDeg[j]) > 90.0 - 1e-9 ? 0.0 : std::cos(latDeg[j] * kRadPerDeg);
        const Background mean = zonalMean(latDeg[j]);
        const double waves = cosLat * cosLat;
        const double sin2 = std::sin(2.0 * sinLat), cos2 = std::cos(2.0 * sinLat), sin3 = std::sin(3.0 * sinLat), cos3 = std::cos(3.0 * sinLat);
        near.clear();
        for (const ActiveStorm& storm : active) {
            if (std::abs(latDeg[j] - storm.state.latDeg) <= kReach * storm.storm->radiusDeg)
                near.push_back(&storm);
        }
        for (std::size_t i = 0; i < nx; ++i) {
            const double lon = lonDeg[i] * kRadPerDeg;
            const double wave = waves * columns[i].at(sin2, cos2, sin3, cos3);
            Contribution sum{
                mean.pressure + wave, mean.eastward * (cosLat > 0.0 ? 1.0 : 0.0), wave * cosLat * 0.006, mean.z300 + 1.5 * wave, mean.z500 + wave};
            for (const ActiveStorm* storm : near) {
                const Contribution c = contributionOf(*storm, sinLat, cosLat, lon - storm->state.lonDeg * kRadPerDeg);
                sum.pressure += c.pressure;
                sum.east += c.east;
                sum.north += c.north;
                sum.z300 += c.z300;
                sum.z500 += c.z500;
            }
            const std::size_t cell = j * nx + i;
            out.pressure[cell] = static_cast<float>(sum.pressure);
            out.eastward[cell] = static_cast<float>(sum.east);
            out.northward[cell] = static_cast<float>(sum.north);
            switch (upperAir) {
            case UpperAir::Geopotential:
                out.upper300[cell] = static_cast<float>(sum.z300);
                out.upper500[cell] = static_cast<float>(sum.z500);
                break;
            case UpperAir::Height:
                out.upper300[cell] = static_cast<float>(sum.z300 / kGravity);
                out.upper500[cell] = static_cast<float>(sum.z500 / kGravity);
                break;
            case UpperAir::Temperature: {
                // hypsometric equation: thickness = R T ln(500/300), T the mean of both levels
                const double mean300to500 = (sum.z300 - sum.z500) / (kGasConstant * std::log(500.0 / 300.0));
                out.upper300[cell] = static_cast<float>(mean300to500 - 14.0);
                out.upper500[cell] = static_cast<float>(mean300to500 + 14.0);
                break;
            }
            }
        }
    }
}

} // namespace terrella::cyclones
