// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"
#include "plugins/fire/kernels/noon.h"
#include "plugins/fire/weather/weather_variables.h"

#include <set>

namespace terrella::fire {

enum class HumiditySource { Relative, Dewpoint, Specific };

/// What fire.noon_weather will do, made from the signature and parameters alone.
struct NoonPlan {
    Between between = Between::Linear;
    bool byZone = false;
    WeatherVariable temperature;
    HumiditySource humiditySource = HumiditySource::Relative;
    WeatherVariable humidity, pressure; ///< humidity: of the source
    WeatherVariable wind, northward;    ///< wind: the speed, or the eastward component where there is a northward one
    RainVariable rain;
    RainStamp rainStamp = RainStamp::End;
    bool isRunning = false;                                  ///< rain is added up
    bool findsRestarts = false;                              ///< … since when must be found in the data
    std::set<int> restartHours;                              ///< … else since these
    std::vector<int> also;                                   ///< taken as they are
    double usualStep = 0.0, usualRainStep = 0.0;             ///< of temperature, humidity and wind; of rain
    RainSteps rainSteps;                                     ///< stretches of the rain's steps
    std::vector<double> days;                                ///< days since 1970, one for each step of the result
    std::vector<StepRange> instants;                         ///< steps that a day's noons lie among
    std::vector<StepRange> rains;                            ///< steps of rain that lie in a day's 24 hours
    std::shared_ptr<const CubeSignature> signature, amounts; ///< amounts: of running totals taken apart
};

/// Nothing where a problem went to `check`.
std::optional<NoonPlan> planNoonWeather(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, CheckResult& check);

/// Noon of every cell of a grid, seconds after 00 UTC.
std::vector<double> noonsOf(const Grid& grid, bool byZone);

} // namespace terrella::fire
