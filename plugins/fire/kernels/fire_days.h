// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/fire/kernels/fwi.h"

#include <limits>
#include <span>

namespace terrella::fire {

/// When the codes are computed at all.
enum class Season {
    AllYear,
    Wf93,  ///< Wotton & Flannigan 1993: by the temperature of the three days before
    La08,  ///< Lawson & Armitage 2008: by snow, and by temperature at the end
    Gfwed, ///< Global Fire WEather Database (Field et al. 2015): three-day means of snow and temperature
    Mask   ///< given
};

/// How codes begin, end and wait.
struct SeasonRules {
    Season season = Season::AllYear;
    double startAboveC = 12.0;
    double endBelowC = 5.0;
    double snowM = 0.01; ///< a day with more is a day of snow
    MoistureCodes start;
    bool overwinters = false; ///< the drought code remembers autumn and winter's rain
    double carryOver = 0.75;
    double wetting = 0.75;
    bool dryStart = false; ///< codes begin higher for each day of winter since the last rain before the season
    double wetDayMm = 1.0; ///< … of more than this
    double dcADryDay = 5.0;
    double dmcADryDay = 2.0;
    int resetAfter = 0; ///< codes begin anew after so many days without weather; 0: never
};

/// What a cell carries from day to day; the season's part is only there where there are seasons. As doubles, so that it can be kept and
/// taken up again to the last bit.
enum StateItem : std::size_t {
    kFfmc,
    kDmc,
    kDc,
    kMissingRun,   ///< days without weather up to now
    kMissingTotal, ///< … in all
    kResets,
    kAllYearItems,
    kActive = kAllYearItems,
    kWarm1, ///< temperature of the last day, and of two before
    kWarm2,
    kWarm3,
    kSnow1,
    kSnow2,
    kSnow3,
    kFallDc, ///< drought code when the last season ended
    kWinterRain,
    kDryDays, ///< of winter, since the last rain
    kSeasonItems
};
std::size_t stateItems(Season season);
/// A cell before its first day.
void beginState(const SeasonRules& rules, std::span<double> state, std::size_t cells);

/// One day of a tile of cells. Spans have one value for each cell; empty: not there. NaN: no value.
struct DayInput {
    std::span<const float> temperatureC, humidityPercent, windKmh, rainMm;
    std::span<const float> warmestC; ///< for the season; else noon's temperature is taken
    std::span<const float> snowM;    ///< depth
    std::span<const float> mask;     ///< of a given season: above 0.5 it is on
    std::span<const LatitudeBands> bands;
    int month = 1;
    int daysSinceLast = 1; ///< more: days are missing for every cell
};
struct DayOutput {
    std::span<float> ffmc, dmc, dc, isi, bui, fwi, dsr; ///< empty: not wanted; NaN where there is no weather or no season
};
/// state[item * cells + cell].
void advanceCells(const FwiRules& rules, const SeasonRules& season, const DayInput& in, std::span<double> state, const DayOutput& out);

} // namespace terrella::fire
