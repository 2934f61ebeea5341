// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/kernels/noon.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::fire {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;
constexpr double kSecondsPerDegree = 240.0;
constexpr double kMoment = 0.5;          // s: nearer is the same time
constexpr double kLongestGap = 1.5;      // usual steps
constexpr double kDryToVapour = 0.62198; // gas constants: 287.06 / 461.53

} // namespace

double noonOfLongitude(double lonDeg, bool byZone)
{
    double east = std::remainder(lonDeg, 360.0);
    if (east <= -180.0)
        east += 360.0;
    const double ahead = byZone ? kHour * std::round(east / 15.0) : kSecondsPerDegree * east;
    return kDay / 2.0 - ahead;
}

StepPlace placeOf(std::span<const double> times, double moment, Between between, double usualStep)
{
    const auto found = std::lower_bound(times.begin(), times.end(), moment - kMoment);
    const auto after = static_cast<std::size_t>(found - times.begin());
    if (after < times.size() && std::abs(times[after] - moment) <= kMoment)
        return {after, after, 0.0, true};
    if (between == Between::Nearest) {
        std::size_t nearest = after;
        if (after == times.size() || (after > 0 && moment - times[after - 1] <= times[after] - moment))
            nearest = after - 1;
        const bool isThere = nearest < times.size() && std::abs(times[nearest] - moment) <= usualStep / 2.0 + kMoment;
        return {nearest, nearest, 0.0, isThere};
    }
    if (after == 0 || after == times.size())
        return {};
    const double length = times[after] - times[after - 1];
    return {after - 1, after, (moment - times[after - 1]) / length, length <= kLongestGap * usualStep + kMoment};
}

double valueAt(std::span<const float> values, std::size_t cells, std::size_t cell, const StepPlace& place)
{
    if (!place.isThere)
        return kNothing;
    const double before = static_cast<double>(values[place.before * cells + cell]);
    if (place.share == 0.0)
        return before;
    return before + place.share * (static_cast<double>(values[place.after * cells + cell]) - before);
}

double speedAt(const WindSteps& wind, std::size_t cells, std::size_t cell, const StepPlace& place)
{
    if (!place.isThere)
        return kNothing;
    const auto speed = [&](std::size_t step) {
        const std::size_t at = step * cells + cell;
        return std::hypot(wind.eastwardScale * static_cast<double>(wind.eastward[at]), wind.northwardScale * static_cast<double>(wind.northward[at]));
    };
    const double before = speed(place.before);
    return place.share == 0.0 ? before : before + place.share * (speed(place.after) - before);
}

double saturationPressureHpa(double temperatureC)
{
    const double kelvin = temperatureC + 273.15;
    return 6.1121 * std::exp(17.502 * (kelvin - 273.16) / (kelvin - 32.19));
}

double humidityOfDewpoint(double temperatureC, double dewpointC)
{
    return std::clamp(100.0 * saturationPressureHpa(dewpointC) / saturationPressureHpa(temperatureC), 0.0, 100.0);
}

double humidityOfSpecific(double temperatureC, double specificHumidity, double pressureHpa)
{
    const double vapour = specificHumidity * pressureHpa / (kDryToVapour + (1.0 - kDryToVapour) * specificHumidity);
    return std::clamp(100.0 * vapour / saturationPressureHpa(temperatureC), 0.0, 100.0);
}

RainSteps rainSteps(std::span<const double> times, RainStamp stamp, double usualStep)
{
    RainSteps out;
    const auto lengthOr = [&](std::size_t from, std::size_t to) {
        const double length = to < times.size() && from < to ? times[to] - times[from] : usualStep;
        return length <= kLongestGap * usualStep ? length : usualStep;
    };
    for (std::size_t t = 0; t < times.size(); ++t) {
        if (stamp == RainStamp::Start) {
            out.begin.push_back(times[t]);
            out.end.push_back(times[t] + lengthOr(t, t + 1));
            continue;
        }
        const double length = t == 0 ? lengthOr(0, 1) : lengthOr(t - 1, t);
        out.begin.push_back(stamp == RainStamp::End ? times[t] - length : times[t] - length / 2.0);
        out.end.push_back(out.begin.back() + length);
    }
    return out;
}

double rainToNoon(std::span<const float> values, std::size_t cells, std::size_t cell, std::span<const double> begin, std::span<const double> end,
    double moment, Between between, bool isRate)
{
    std::size_t step = static_cast<std::size_t>(std::lower_bound(end.begin(), end.end(), moment - kMoment) - end.begin());
    double to = moment;
    if (between == Between::Nearest) {
        if (step == end.size() || (step > 0 && moment - end[step - 1] <= end[step] - moment))
            --step; // wraps where there is no step
        if (step >= end.size())
            return kNothing;
        to = end[step];
    }
    const double from = to - kDay;
    double covered = 0.0, rain = 0.0;
    for (std::size_t t = std::min(step + 1, end.size()); t-- > 0 && end[t] > from + kMoment;) {
        const double overlap = std::min(to, end[t]) - std::max(from, begin[t]);
        if (overlap <= kMoment)
            continue;
        covered += overlap;
        rain += static_cast<double>(values[t * cells + cell]) * (isRate ? overlap : overlap / (end[t] - begin[t]));
    }
    if (std::abs(covered - kDay) > 1.0 || std::isnan(rain))
        return kNothing;
    return rain;
}

} // namespace terrella::fire
