// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/kernels/fwi.h"

#include "plugins/fire/kernels/fwi_equations.h"

#include <algorithm>

namespace terrella::fire {

namespace {

using Months = std::array<double, 12>;

// Day lengths by month: FTR-35 table 1 for Canada; the other latitudes as in cffdrs and GEFF.
constexpr std::array<Months, 5> kLe{{{6.5, 7.5, 9.0, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8.0, 7.0, 6.0}, // north
    {7.9, 8.4, 8.9, 9.5, 9.9, 10.2, 10.1, 9.7, 9.1, 8.6, 8.1, 7.8},                                     // northern tropics
    {9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0},                                       // equator
    {10.1, 9.6, 9.1, 8.5, 8.1, 7.8, 7.9, 8.3, 8.9, 9.4, 9.9, 10.2},                                     // southern tropics
    {11.5, 10.5, 9.2, 7.9, 6.8, 6.2, 6.5, 7.4, 8.7, 10.0, 11.2, 11.8}}};                                // south
constexpr Months kLfNorth{-1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5.0, 2.4, 0.4, -1.6, -1.6};

std::size_t indexOf(int month) { return static_cast<std::size_t>(std::clamp(month, 1, 12) - 1); }

/// Whether a latitude lies north of a limit.
bool isNorthOf(const FwiRules& rules, double latDeg, double limit) { return rules.bandIncludesItsNorth ? latDeg >= limit : latDeg > limit; }

} // namespace

FwiRules rulesOf(Convention convention)
{
    FwiRules rules;
    rules.dmcBands = {30.0, 10.0, -10.0, -30.0};
    rules.dcBands = {20.0, -20.0};
    switch (convention) {
    case Convention::Ftr33:
        rules.northOnly = true;
        rules.dcMayFall = true;
        break;
    case Convention::Cffdrs18: rules.humidityMost = 99.9999; break;
    case Convention::Cffdrs110:
        rules.ffmcConstant = 250.0 * 59.5 / 101.0;
        rules.humidityMost = 99.9999;
        break;
    case Convention::Geff:
        rules.ffmcLeast = 2.0;
        rules.codeMost = 10000.0;
        rules.dmcOfGeff = true;
        rules.bandIncludesItsNorth = true;
        rules.dcBands = {10.0, -10.0};
        rules.equatorDayLengthDc = 1.39;
        break;
    case Convention::Xclim:
        rules.bandIncludesItsNorth = true;
        rules.dmcBands = {30.0, 15.0, -15.0, -30.0};
        rules.dcBands = {15.0, -15.0};
        rules.equatorDayLengthDc = 1.39;
        break;
    }
    return rules;
}

LatitudeBands bandsOf(const FwiRules& rules, double latDeg)
{
    LatitudeBands out;
    if (rules.northOnly)
        return out;
    for (const double limit : rules.dmcBands)
        out.dmc = static_cast<std::uint8_t>(out.dmc + (isNorthOf(rules, latDeg, limit) ? 0 : 1));
    for (const double limit : rules.dcBands)
        out.dc = static_cast<std::uint8_t>(out.dc + (isNorthOf(rules, latDeg, limit) ? 0 : 1));
    return out;
}

double dayLengthDmc(LatitudeBands bands, int month) { return kLe[bands.dmc][indexOf(month)]; }

double dayLengthDc(const FwiRules& rules, LatitudeBands bands, int month)
{
    const std::size_t m = indexOf(month);
    switch (bands.dc) {
    case 0: return kLfNorth[m];
    case 1: return rules.equatorDayLengthDc;
    default: break;
    }
    return kLfNorth[(m + 6) % 12]; // the south has the north's half a year later
}

MoistureCodes nextCodes(const FwiRules& rules, const MoistureCodes& before, const NoonWeather& weather, double le, double lf)
{
    const double humidity = std::clamp(weather.humidityPercent, 0.0, rules.humidityMost);
    const double rain = weather.rainMm;
    double moisture = equations::moistureOf(rules.ffmcConstant, before.ffmc);
    if (rain > 0.5)
        moisture = equations::moistureAfterRain(moisture, rain);
    moisture = equations::moistureAtNight(moisture, weather.temperatureC, humidity, weather.windKmh);
    const double wet = rules.dmcOfGeff ? equations::dmcAfterRain<true>(before.dmc, rain) : equations::dmcAfterRain<false>(before.dmc, rain);
    const double dmc = rain > 1.5 ? wet : before.dmc;
    const double dc = rain > 2.8 ? equations::dcAfterRain(before.dc, rain) : before.dc;
    MoistureCodes out;
    out.ffmc = equations::codeOf(rules.ffmcConstant, moisture, rules.ffmcLeast);
    out.dmc = std::min(dmc + equations::dmcDrying(weather.temperatureC, humidity, le), rules.codeMost);
    out.dc = std::clamp(dc + equations::dcDrying(weather.temperatureC, lf, rules.dcMayFall), 0.0, rules.codeMost);
    return out;
}

double initialSpreadIndex(const FwiRules& rules, double ffmc, double windKmh) { return equations::isi(rules.ffmcConstant, ffmc, windKmh); }

double buildUpIndex(double dmc, double dc) { return equations::bui(dmc, dc); }

double fireWeatherIndex(double isi, double bui) { return equations::fwi(isi, bui); }

FireIndices indicesOf(const FwiRules& rules, const MoistureCodes& codes, double windKmh)
{
    FireIndices out;
    out.isi = equations::isi(rules.ffmcConstant, codes.ffmc, windKmh);
    out.bui = equations::bui(codes.dmc, codes.dc);
    out.fwi = equations::fwi(out.isi, out.bui);
    out.dsr = equations::dsr(out.fwi);
    return out;
}

double overwinteredDc(double dcInFall, double winterRainMm, double carryOver, double wetting, double least)
{
    const double moistureInFall = 800.0 * std::exp(-dcInFall / 400.0);
    const double moistureInSpring = carryOver * moistureInFall + wetting * 3.94 * winterRainMm;
    return std::max(400.0 * std::log(800.0 / moistureInSpring), least);
}

} // namespace terrella::fire
