// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/fire/kernels/fire_days.h"
#include "plugins/fire/weather/weather_variables.h"

namespace terrella::fire {

/// What fire.fwi will do, made from signatures and parameters alone.
struct FwiPlan {
    Convention convention = Convention::Cffdrs110;
    SeasonRules season;
    WeatherVariable temperature, humidity, wind, rain, warmest, snow;
    int mask = -1;          ///< variable of the season's cube
    bool oneMask = false;   ///< … the same for all members
    std::size_t slices = 1; ///< members, each with codes of its own
    QStringList wanted;
    std::shared_ptr<const CubeSignature> indices, state;
};

/// The names of all results in the order of the outputs, with what the file says of them.
struct IndexName {
    const char* name;
    const char* longName;
};
inline constexpr IndexName kIndexNames[]{{"ffmc", "fine fuel moisture code"}, {"dmc", "duff moisture code"}, {"dc", "drought code"},
    {"isi", "initial spread index"}, {"bui", "build-up index"}, {"fwi", "fire weather index"}, {"dsr", "daily severity rating"}};

/// Nothing where a problem went to `check`. state, season: null where nothing is connected.
std::optional<FwiPlan> planFwi(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& weather, const CubeSignature* state,
    const CubeSignature* season, CheckResult& check);

} // namespace terrella::fire
