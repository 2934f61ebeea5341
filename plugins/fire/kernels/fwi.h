// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace terrella::fire {

/// The published implementations of the Canadian Forest Fire Weather Index System differ on purpose; a result says which one it follows.
enum class Convention {
    Ftr33,     ///< Van Wagner & Pickett 1985, Fortran program: day lengths of Canada, constant 147.2
    Cffdrs18,  ///< R package cffdrs 1.8: constant 147.2, day lengths by latitude
    Cffdrs110, ///< R package cffdrs from 1.9.2 on: constant 250 · 59.5 / 101, day lengths by latitude
    Geff,      ///< ECMWF's Global ECMWF Fire Forecast, behind EFFIS and the Copernicus reanalysis
    Xclim      ///< xclim.indices.fire: bands at ±15° and ±30°
};

/// Everything in which the conventions differ.
struct FwiRules {
    double ffmcConstant = 147.2;
    double ffmcLeast = 0.0;
    double codeMost = 1e30;            ///< cap of DMC and DC
    double humidityMost = 100.0;       ///< %
    bool dmcOfGeff = false;            ///< moisture of the duff as exp(5.6348 − P / 43.43) in place of 280 / exp(0.023 P)
    bool dcMayFall = false;            ///< a negative day's drying is subtracted, as in the Fortran program
    double equatorDayLengthDc = 1.4;   ///< Lf near the equator
    std::array<double, 4> dmcBands{};  ///< latitudes where the next table of day lengths begins, north to south
    std::array<double, 2> dcBands{};   ///< likewise for the drought code
    bool northOnly = false;            ///< tables of 46°N everywhere
    bool bandIncludesItsNorth = false; ///< a latitude on a limit belongs to the band north of it
};
FwiRules rulesOf(Convention convention);

/// Which tables of day lengths a latitude (degrees north) has.
struct LatitudeBands {
    std::uint8_t dmc = 0;
    std::uint8_t dc = 0;
};
LatitudeBands bandsOf(const FwiRules& rules, double latDeg);
/// Effective day length of the duff moisture code, hours: Le of month 1 … 12.
double dayLengthDmc(LatitudeBands bands, int month);
/// Day length adjustment of the drought code: Lf.
double dayLengthDc(const FwiRules& rules, LatitudeBands bands, int month);

/// Weather at noon local standard time.
struct NoonWeather {
    double temperatureC = 0.0;
    double humidityPercent = 0.0;
    double windKmh = 0.0;
    double rainMm = 0.0; ///< of the 24 hours to noon
};

/// The three moisture codes that are carried from day to day.
struct MoistureCodes {
    double ffmc = 85.0;
    double dmc = 6.0;
    double dc = 15.0;
    bool operator==(const MoistureCodes&) const = default;
};

/// The codes after a day: Van Wagner 1987 (Forestry Technical Report 35), equations 1 to 23. Double precision, one place.
MoistureCodes nextCodes(const FwiRules& rules, const MoistureCodes& before, const NoonWeather& weather, double le, double lf);

/// What is made from the codes of a day: equations 24 to 30 and 41 of the same report.
struct FireIndices {
    double isi = 0.0; ///< initial spread index
    double bui = 0.0; ///< build-up index
    double fwi = 0.0; ///< fire weather index
    double dsr = 0.0; ///< daily severity rating
};
FireIndices indicesOf(const FwiRules& rules, const MoistureCodes& codes, double windKmh);

double initialSpreadIndex(const FwiRules& rules, double ffmc, double windKmh);
double buildUpIndex(double dmc, double dc);
double fireWeatherIndex(double isi, double bui);

/// The same for many places at once: kLanes of them, every operation side by side. Results are those of the functions above to 1e-12,
/// and the same whatever place a cell has among the lanes. Nothing may be NaN: places without values are left out by the caller.
inline constexpr std::size_t kLanes = 64;
struct FwiLanes {
    alignas(64) std::array<double, kLanes> temperatureC, humidityPercent, windKmh, rainMm, le, lf;
    alignas(64) std::array<double, kLanes> ffmc, dmc, dc; ///< in: of the day before; out: of this day
    alignas(64) std::array<double, kLanes> isi, bui, fwi, dsr;
};
/// What is made of the codes; the rest of the lanes is then left as it was.
struct FwiWanted {
    bool indices = true;  ///< isi, bui and fwi
    bool severity = true; ///< dsr; needs the indices
};
void advanceDay(const FwiRules& rules, FwiLanes& lanes, const FwiWanted& wanted = {});

/// The drought code after winter: Lawson & Armitage 2008, Weather Guide for the Canadian Forest Fire Danger Rating System, equations 1 to 3.
/// carryOver (a) and wetting (b) from their table 9, winterRainMm between the last day of one season and the first of the next.
double overwinteredDc(double dcInFall, double winterRainMm, double carryOver, double wetting, double least = 15.0);

} // namespace terrella::fire
