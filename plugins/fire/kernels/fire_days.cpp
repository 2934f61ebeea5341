// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/kernels/fire_days.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::fire {

namespace {

/// The state of one cell among those of its tile.
class CellState {
public:
    CellState(std::span<double> state, std::size_t cells, std::size_t cell) : m_state(state), m_cells(cells), m_cell(cell) {}
    double& operator[](StateItem item) const { return m_state[item * m_cells + m_cell]; }

private:
    std::span<double> m_state;
    std::size_t m_cells;
    std::size_t m_cell;
};

double at(std::span<const float> values, std::size_t i)
{
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(values[i]);
}

struct CellDay {
    NoonWeather weather;
    double warmest = 0.0;
    double snow = 0.0;
    bool isOn = true; ///< of a given season
    [[nodiscard]] bool isWhole() const
    {
        return std::isfinite(weather.temperatureC) && std::isfinite(weather.humidityPercent) && std::isfinite(weather.windKmh)
            && std::isfinite(weather.rainMm);
    }
};

CellDay dayOf(const DayInput& in, std::size_t i)
{
    CellDay day;
    day.weather = {at(in.temperatureC, i), at(in.humidityPercent, i), at(in.windKmh, i), at(in.rainMm, i)};
    // A little below nothing is what packing and interpolation leave.
    day.weather.windKmh = day.weather.windKmh < 0.0 ? 0.0 : day.weather.windKmh;
    day.weather.rainMm = day.weather.rainMm < 0.0 ? 0.0 : day.weather.rainMm;
    day.warmest = in.warmestC.empty() ? day.weather.temperatureC : at(in.warmestC, i);
    day.snow = at(in.snowM, i);
    day.isOn = in.mask.empty() || at(in.mask, i) > 0.5;
    return day;
}

void restart(const SeasonRules& rules, const CellState& cell)
{
    cell[kFfmc] = rules.start.ffmc;
    cell[kDmc] = rules.start.dmc;
    cell[kDc] = rules.start.dc;
}

void beginSeason(const SeasonRules& rules, const CellState& cell)
{
    restart(rules, cell);
    if (rules.dryStart) {
        cell[kDmc] += rules.dmcADryDay * cell[kDryDays];
        if (!rules.overwinters)
            cell[kDc] += rules.dcADryDay * cell[kDryDays];
    }
    if (rules.overwinters && std::isfinite(cell[kFallDc]))
        cell[kDc] = overwinteredDc(cell[kFallDc], cell[kWinterRain], rules.carryOver, rules.wetting, rules.start.dc);
    cell[kActive] = 1.0;
}

void endSeason(const CellState& cell)
{
    cell[kFallDc] = cell[kDc];
    cell[kWinterRain] = 0.0;
    cell[kDryDays] = 0.0;
    cell[kActive] = 0.0;
}

bool allAbove(double a, double b, double c, double limit) { return a > limit && b > limit && c > limit; }
bool allBelow(double a, double b, double c, double limit) { return a < limit && b < limit && c < limit; }

/// Turns the season on or off for the day; whether it has ended today. Comparisons with days that are not known are false.
bool followSeason(const SeasonRules& rules, const CellDay& day, const CellState& cell)
{
    bool starts = false, ends = false;
    const double w1 = cell[kWarm1], w2 = cell[kWarm2], w3 = cell[kWarm3], s1 = cell[kSnow1], s2 = cell[kSnow2];
    switch (rules.season) {
    case Season::AllYear: return false;
    case Season::Wf93:
        starts = allAbove(w1, w2, w3, rules.startAboveC);
        ends = allBelow(w1, w2, w3, rules.endBelowC);
        break;
    case Season::La08:
        starts = day.snow <= rules.snowM && s1 <= rules.snowM && s2 <= rules.snowM;
        ends = day.snow > rules.snowM || allBelow(day.warmest, w1, w2, rules.endBelowC);
        break;
    case Season::Gfwed: {
        const double snow = (day.snow + s1 + s2) / 3.0, warm = (day.warmest + w1 + w2) / 3.0;
        starts = snow < rules.snowM && warm > rules.startAboveC;
        ends = snow >= rules.snowM || warm < rules.endBelowC;
        break;
    }
    case Season::Mask:
        starts = day.isOn;
        ends = !day.isOn;
        break;
    }
    const bool isActive = cell[kActive] > 0.5;
    if (isActive && ends)
        endSeason(cell);
    else if (!isActive && starts && !ends) // bare ground in the cold does not begin one
        beginSeason(rules, cell);
    return isActive && ends;
}

void rememberDay(const SeasonRules& rules, const CellDay& day, bool endedToday, const CellState& cell)
{
    cell[kWarm3] = cell[kWarm2];
    cell[kWarm2] = cell[kWarm1];
    cell[kWarm1] = day.warmest;
    cell[kSnow3] = cell[kSnow2];
    cell[kSnow2] = cell[kSnow1];
    cell[kSnow1] = day.snow;
    if (cell[kActive] > 0.5)
        return;
    cell[kWinterRain] += day.weather.rainMm;
    if (!endedToday) // whole days of winter
        cell[kDryDays] = day.weather.rainMm > rules.wetDayMm ? 0.0 : cell[kDryDays] + 1.0;
}

void missDays(const SeasonRules& rules, const CellState& cell, double days)
{
    const double before = cell[kMissingRun];
    cell[kMissingRun] += days;
    cell[kMissingTotal] += days;
    if (rules.resetAfter > 0 && before < rules.resetAfter && cell[kMissingRun] >= rules.resetAfter) {
        restart(rules, cell);
        cell[kResets] += 1.0;
    }
}

/// Whether the cell's codes are computed today.
bool prepareCell(const SeasonRules& rules, const DayInput& in, const CellDay& day, const CellState& cell)
{
    if (in.daysSinceLast > 1)
        missDays(rules, cell, in.daysSinceLast - 1);
    if (!day.isWhole()) {
        missDays(rules, cell, 1.0);
        return false;
    }
    cell[kMissingRun] = 0.0;
    if (rules.season == Season::AllYear)
        return true;
    const bool endedToday = followSeason(rules, day, cell);
    rememberDay(rules, day, endedToday, cell);
    return cell[kActive] > 0.5;
}

void setLane(FwiLanes& lanes, std::size_t lane, const NoonWeather& weather, const MoistureCodes& codes, double le, double lf)
{
    lanes.temperatureC[lane] = weather.temperatureC;
    lanes.humidityPercent[lane] = weather.humidityPercent;
    lanes.windKmh[lane] = weather.windKmh;
    lanes.rainMm[lane] = weather.rainMm;
    lanes.ffmc[lane] = codes.ffmc;
    lanes.dmc[lane] = codes.dmc;
    lanes.dc[lane] = codes.dc;
    lanes.le[lane] = le;
    lanes.lf[lane] = lf;
}

/// Day lengths of a month by band.
struct DayLengths {
    std::array<double, 5> le{};
    std::array<double, 3> lf{};
    DayLengths(const FwiRules& rules, int month)
    {
        for (std::uint8_t band = 0; band < le.size(); ++band)
            le[band] = dayLengthDmc({band, 0}, month);
        for (std::uint8_t band = 0; band < lf.size(); ++band)
            lf[band] = dayLengthDc(rules, {0, band}, month);
    }
};

/// Which lanes are computed.
struct Chosen {
    std::array<bool, kLanes> lanes{};
    bool any = false;
    bool all = false;
};

/// A block of cells of which each has weather, with codes on every day: nothing to decide.
bool fillWhole(const DayInput& in, std::span<double> state, std::size_t first, const DayLengths& lengths, FwiLanes& lanes)
{
    const std::size_t cells = in.temperatureC.size();
    bool whole = true;
    for (std::size_t k = 0; k < kLanes; ++k) {
        const std::size_t i = first + k;
        const auto t = static_cast<double>(in.temperatureC[i]), h = static_cast<double>(in.humidityPercent[i]);
        const auto wind = static_cast<double>(in.windKmh[i]), rain = static_cast<double>(in.rainMm[i]);
        whole = whole && std::isfinite(t + h + wind + rain);
        lanes.temperatureC[k] = t;
        lanes.humidityPercent[k] = h;
        lanes.windKmh[k] = wind < 0.0 ? 0.0 : wind;
        lanes.rainMm[k] = rain < 0.0 ? 0.0 : rain;
    }
    if (!whole)
        return false;
    for (std::size_t k = 0; k < kLanes; ++k) {
        const LatitudeBands bands = in.bands[first + k];
        lanes.le[k] = lengths.le[bands.dmc];
        lanes.lf[k] = lengths.lf[bands.dc];
    }
    const auto item = [&](StateItem which) { return state.subspan(which * cells + first, kLanes); };
    std::ranges::copy(item(kFfmc), lanes.ffmc.begin());
    std::ranges::copy(item(kDmc), lanes.dmc.begin());
    std::ranges::copy(item(kDc), lanes.dc.begin());
    std::ranges::fill(item(kMissingRun), 0.0);
    return true;
}

/// Cell by cell: those without weather or season stay out.
Chosen fillChosen(
    const SeasonRules& season, const DayInput& in, std::span<double> state, std::size_t first, const DayLengths& lengths, FwiLanes& lanes)
{
    const std::size_t cells = in.temperatureC.size(), count = std::min(kLanes, cells - first);
    Chosen out;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (lane < count) {
            const CellState cell(state, cells, first + lane);
            const CellDay day = dayOf(in, first + lane);
            out.lanes[lane] = prepareCell(season, in, day, cell);
            const LatitudeBands bands = in.bands[first + lane];
            if (out.lanes[lane])
                setLane(lanes, lane, day.weather, {cell[kFfmc], cell[kDmc], cell[kDc]}, lengths.le[bands.dmc], lengths.lf[bands.dc]);
        }
        out.any = out.any || out.lanes[lane];
        if (!out.lanes[lane])
            setLane(lanes, lane, {20.0, 50.0, 10.0, 0.0}, {}, 9.0, 1.4); // any weather will do: it is not used
    }
    return out;
}

void put(std::span<float> out, std::size_t first, std::size_t count, const Chosen& chosen, const std::array<double, kLanes>& values)
{
    if (out.empty())
        return;
    for (std::size_t lane = 0; lane < count; ++lane) {
        if (chosen.all || chosen.lanes[lane])
            out[first + lane] = static_cast<float>(values[lane]);
    }
}

void keep(std::span<double> item, std::size_t count, const Chosen& chosen, const std::array<double, kLanes>& values)
{
    for (std::size_t lane = 0; lane < count; ++lane) {
        if (chosen.all || chosen.lanes[lane])
            item[lane] = values[lane];
    }
}

} // namespace

std::size_t stateItems(Season season) { return season == Season::AllYear ? kAllYearItems : kSeasonItems; }

void beginState(const SeasonRules& rules, std::span<double> state, std::size_t cells)
{
    std::ranges::fill(state, 0.0);
    for (std::size_t i = 0; i < cells; ++i) {
        const CellState cell(state, cells, i);
        restart(rules, cell);
        if (rules.season == Season::AllYear)
            continue;
        for (const StateItem item : {kWarm1, kWarm2, kWarm3, kSnow1, kSnow2, kSnow3, kFallDc})
            cell[item] = std::numeric_limits<double>::quiet_NaN();
    }
}

void advanceCells(const FwiRules& rules, const SeasonRules& season, const DayInput& in, std::span<double> state, const DayOutput& out)
{
    const std::size_t cells = in.temperatureC.size();
    const DayLengths lengths(rules, in.month);
    const bool isPlain = season.season == Season::AllYear && in.daysSinceLast == 1;
    const FwiWanted wanted{!out.isi.empty() || !out.bui.empty() || !out.fwi.empty() || !out.dsr.empty(), !out.dsr.empty()};
    FwiLanes lanes;
    for (std::size_t first = 0; first < cells; first += kLanes) {
        const std::size_t count = std::min(kLanes, cells - first);
        Chosen chosen;
        if (isPlain && count == kLanes && fillWhole(in, state, first, lengths, lanes))
            chosen.any = chosen.all = true;
        else
            chosen = fillChosen(season, in, state, first, lengths, lanes);
        if (!chosen.any)
            continue;
        advanceDay(rules, lanes, wanted);
        keep(state.subspan(kFfmc * cells + first, count), count, chosen, lanes.ffmc);
        keep(state.subspan(kDmc * cells + first, count), count, chosen, lanes.dmc);
        keep(state.subspan(kDc * cells + first, count), count, chosen, lanes.dc);
        put(out.ffmc, first, count, chosen, lanes.ffmc);
        put(out.dmc, first, count, chosen, lanes.dmc);
        put(out.dc, first, count, chosen, lanes.dc);
        put(out.isi, first, count, chosen, lanes.isi);
        put(out.bui, first, count, chosen, lanes.bui);
        put(out.fwi, first, count, chosen, lanes.fwi);
        put(out.dsr, first, count, chosen, lanes.dsr);
    }
}

} // namespace terrella::fire
