// SPDX-License-Identifier: GPL-3.0-or-later
// The equations over many places at once. This file alone is compiled with -O3 -ffast-math (no NaN comes here), so that the loops below
// call the vector functions of the C library: four places a step where the processor has AVX2, eight where it has AVX-512.
#include "plugins/fire/kernels/fwi.h"
#include "plugins/fire/kernels/fwi_equations.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define TERRELLA_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define TERRELLA_CLONES
#endif

#define TERRELLA_SIDE_BY_SIDE _Pragma("omp simd")

namespace terrella::fire {

namespace {

/// Whether it rained more than so much anywhere: the equations of rain are left out on dry days.
bool rains(const FwiLanes& lanes, double moreThanMm)
{
    double most = 0.0;
    for (const double rain : lanes.rainMm)
        most = equations::greater(most, rain);
    return most > moreThanMm;
}

TERRELLA_CLONES void advanceFfmc(const FwiRules& rules, FwiLanes& lanes, std::array<double, kLanes>& moisture)
{
    const double k = rules.ffmcConstant, least = rules.ffmcLeast;
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i)
        moisture[i] = equations::moistureOf(k, lanes.ffmc[i]);
    if (rains(lanes, 0.5)) {
        TERRELLA_SIDE_BY_SIDE
        for (std::size_t i = 0; i < kLanes; ++i) {
            const double wet = equations::moistureAfterRain(moisture[i], lanes.rainMm[i]);
            moisture[i] = lanes.rainMm[i] > 0.5 ? wet : moisture[i];
        }
    }
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i) {
        const double after = equations::moistureAtNight(moisture[i], lanes.temperatureC[i], lanes.humidityPercent[i], lanes.windKmh[i]);
        lanes.ffmc[i] = equations::codeOf(k, after, least);
    }
}

/// One of two, so that nothing is to be chosen inside the loop.
TERRELLA_CLONES void wetDuff(FwiLanes& lanes)
{
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i) {
        const double wet = equations::dmcAfterRain<false>(lanes.dmc[i], lanes.rainMm[i]);
        lanes.dmc[i] = lanes.rainMm[i] > 1.5 ? wet : lanes.dmc[i];
    }
}
TERRELLA_CLONES void wetDuffOfGeff(FwiLanes& lanes)
{
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i) {
        const double wet = equations::dmcAfterRain<true>(lanes.dmc[i], lanes.rainMm[i]);
        lanes.dmc[i] = lanes.rainMm[i] > 1.5 ? wet : lanes.dmc[i];
    }
}

TERRELLA_CLONES void advanceDroughtCodes(const FwiRules& rules, FwiLanes& lanes)
{
    const double most = rules.codeMost;
    const bool mayFall = rules.dcMayFall;
    if (rains(lanes, 2.8)) {
        TERRELLA_SIDE_BY_SIDE
        for (std::size_t i = 0; i < kLanes; ++i) {
            const double wet = equations::dcAfterRain(lanes.dc[i], lanes.rainMm[i]);
            lanes.dc[i] = lanes.rainMm[i] > 2.8 ? wet : lanes.dc[i];
        }
    }
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i) {
        const double dmc = lanes.dmc[i] + equations::dmcDrying(lanes.temperatureC[i], lanes.humidityPercent[i], lanes.le[i]);
        const double dc = lanes.dc[i] + equations::dcDrying(lanes.temperatureC[i], lanes.lf[i], mayFall);
        lanes.dmc[i] = equations::smaller(dmc, most);
        lanes.dc[i] = equations::smaller(equations::greater(dc, 0.0), most);
    }
}

TERRELLA_CLONES void computeSeverity(FwiLanes& lanes)
{
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i)
        lanes.dsr[i] = equations::dsr(lanes.fwi[i]);
}

TERRELLA_CLONES void computeIndices(const FwiRules& rules, FwiLanes& lanes)
{
    const double k = rules.ffmcConstant;
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i)
        lanes.isi[i] = equations::isi(k, lanes.ffmc[i], lanes.windKmh[i]);
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i)
        lanes.bui[i] = equations::bui(lanes.dmc[i], lanes.dc[i]);
    TERRELLA_SIDE_BY_SIDE
    for (std::size_t i = 0; i < kLanes; ++i)
        lanes.fwi[i] = equations::fwi(lanes.isi[i], lanes.bui[i]);
}

} // namespace

void advanceDay(const FwiRules& rules, FwiLanes& lanes, const FwiWanted& wanted)
{
    for (double& humidity : lanes.humidityPercent)
        humidity = equations::smaller(equations::greater(humidity, 0.0), rules.humidityMost);
    alignas(64) std::array<double, kLanes> moisture;
    advanceFfmc(rules, lanes, moisture);
    if (rains(lanes, 1.5)) {
        if (rules.dmcOfGeff)
            wetDuffOfGeff(lanes);
        else
            wetDuff(lanes);
    }
    advanceDroughtCodes(rules, lanes);
    if (wanted.indices)
        computeIndices(rules, lanes);
    if (wanted.severity)
        computeSeverity(lanes);
}

} // namespace terrella::fire
