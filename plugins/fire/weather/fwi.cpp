// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/fwi.h"

#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/fire/weather/fwi_plan.h"
#include "plugins/fire/weather/fwi_state.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireWeatherIndex)
};

/// The days as the kernel wants them: month, and days since the one before.
struct Days {
    std::vector<int> month, since;
};

Days daysOf(const Axis& time, int sinceState)
{
    Days out;
    for (std::size_t k = 0; k < time.size(); ++k) {
        out.month.push_back(fromSeconds(time.values[k], time.calendar).month);
        out.since.push_back(k == 0 ? sinceState : static_cast<int>(std::lround((time.values[k] - time.values[k - 1]) / 86400.0)));
    }
    return out;
}

std::vector<LatitudeBands> bandsOfCells(const FwiRules& rules, const Grid& grid)
{
    std::vector<LatitudeBands> out;
    out.reserve(grid.size());
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i)
            out.push_back(bandsOf(rules, grid.at(j, i).lat));
    }
    return out;
}

/// Everything that one run needs for its kernel.
class Computation {
public:
    Computation(const FwiPlan& plan, const Cube& weather, int sinceState, std::size_t slice)
        : m_plan(plan),
          m_rules(rulesOf(plan.convention)),
          m_slice(slice)
    {
        const CubeSignature& signature = weather.signature();
        const Variable& temperature = signature.variables[static_cast<std::size_t>(plan.temperature.variable)];
        m_days = daysOf(*signature.axisOf(temperature, AxisKind::Time), sinceState);
        m_bands = bandsOfCells(m_rules, *signature.gridOf(temperature));
        for (const WeatherVariable* variable : {&plan.temperature, &plan.humidity, &plan.wind, &plan.rain, &plan.warmest, &plan.snow}) {
            if (variable->variable < 0)
                continue;
            m_reads.push_back({&weather, variable->variable, slice});
            m_conversions.push_back(variable->conversion);
        }
    }

    void addMask(const Cube& season)
    {
        m_reads.push_back({&season, m_plan.mask, m_plan.oneMask ? 0 : m_slice});
        m_conversions.emplace_back();
    }

    [[nodiscard]] const std::vector<WalkInput>& reads() const { return m_reads; }

    void compute(const RecurrenceTile& tile) const
    {
        std::vector<std::vector<float>> converted(tile.in.size());
        for (std::size_t step = 0; step < tile.steps; ++step) {
            DayInput day;
            day.month = m_days.month[tile.firstStep + step];
            day.daysSinceLast = m_days.since[tile.firstStep + step];
            day.bands = std::span(m_bands).subspan(tile.firstCell, tile.cells);
            auto read = [&, k = std::size_t{0}]() mutable {
                const std::span<const float> values = tile.in[k].subspan(step * tile.cells, tile.cells);
                const UnitConversion& conversion = m_conversions[k];
                std::vector<float>& buffer = converted[k++];
                if (conversion.isIdentity())
                    return values;
                buffer.assign(values.begin(), values.end());
                conversion.apply(buffer);
                return std::span<const float>(buffer);
            };
            day.temperatureC = read();
            day.humidityPercent = read();
            day.windKmh = read();
            day.rainMm = read();
            if (m_plan.warmest.variable >= 0)
                day.warmestC = read();
            if (m_plan.snow.variable >= 0)
                day.snowM = read();
            if (m_plan.mask >= 0)
                day.mask = read();
            advanceCells(m_rules, m_plan.season, day, tile.state, outputs(tile, step));
        }
    }

private:
    DayOutput outputs(const RecurrenceTile& tile, std::size_t step) const
    {
        DayOutput out;
        std::span<float>* const all[]{&out.ffmc, &out.dmc, &out.dc, &out.isi, &out.bui, &out.fwi, &out.dsr};
        std::size_t written = 0;
        for (std::size_t k = 0; k < std::size(kIndexNames); ++k) {
            if (m_plan.wanted.contains(QLatin1String(kIndexNames[k].name)))
                *all[k] = tile.out[written++].subspan(step * tile.cells, tile.cells);
        }
        return out;
    }

    const FwiPlan& m_plan;
    const FwiRules m_rules;
    const std::size_t m_slice;
    Days m_days;
    std::vector<LatitudeBands> m_bands;
    std::vector<WalkInput> m_reads;
    std::vector<UnitConversion> m_conversions;
};

/// What the states of all members know of the days that were missing. A cell that never had weather (sea) does not count.
struct MissingDays {
    std::size_t cellsWithWeather = 0, cellsWithGaps = 0;
    double missing = 0.0, resets = 0.0;

    void add(std::span<const double> state, std::size_t cells, std::size_t days)
    {
        for (std::size_t c = 0; c < cells; ++c) {
            const double lost = state[kMissingTotal * cells + c];
            if (state[kMissingRun * cells + c] >= static_cast<double>(days))
                continue;
            ++cellsWithWeather;
            missing += lost;
            resets += state[kResets * cells + c];
            cellsWithGaps += lost > 0.0 ? 1 : 0;
        }
    }
};

std::shared_ptr<const Report> reportOf(const FwiPlan& plan, const Parameters& parameters, const MissingDays& found, std::size_t days)
{
    auto out = std::make_shared<Report>();
    out->title = Tr::tr("Fire weather index");
    const MoistureCodes& start = plan.season.start;
    out->content = QJsonObject{{QStringLiteral("convention"), parameters.text(QStringLiteral("convention"))},
        {QStringLiteral("season"), parameters.text(QStringLiteral("season"))},
        {QStringLiteral("start"),
            QJsonObject{{QStringLiteral("ffmc"), start.ffmc}, {QStringLiteral("dmc"), start.dmc}, {QStringLiteral("dc"), start.dc}}},
        {QStringLiteral("days"), static_cast<qint64>(days)}, {QStringLiteral("members"), static_cast<qint64>(plan.slices)},
        {QStringLiteral("cells_with_weather"), static_cast<qint64>(found.cellsWithWeather)},
        {QStringLiteral("cells_with_missing_days"), static_cast<qint64>(found.cellsWithGaps)}, {QStringLiteral("missing_cell_days"), found.missing},
        {QStringLiteral("missing_days_policy"),
            plan.season.resetAfter > 0 ? Tr::tr("codes wait, and begin anew after %1 days").arg(plan.season.resetAfter) : Tr::tr("codes wait")},
        {QStringLiteral("begun_anew"), found.resets}};
    return out;
}

} // namespace

CheckResult Fwi::check(const CheckInput& input) const
{
    CheckResult result;
    const auto weather = input.get<CubeSignature>(QStringLiteral("weather"));
    if (!weather)
        return result;
    const auto state = input.get<CubeSignature>(QStringLiteral("state")), season = input.get<CubeSignature>(QStringLiteral("season"));
    if (const auto plan = planFwi(input.spec, input.parameters, *weather, state.get(), season.get(), result)) {
        result.outputs[QStringLiteral("indices")] = plan->indices;
        result.outputs[QStringLiteral("state")] = plan->state;
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{Tr::tr("Fire weather index")});
    }
    return result;
}

Result<Outputs> Fwi::run(const RunInput& input, RunContext& context) const
{
    const auto weather = input.get<Cube>(QStringLiteral("weather"));
    const auto before = input.get<Cube>(QStringLiteral("state")), season = input.get<Cube>(QStringLiteral("season"));
    if (!weather)
        return Error{ErrorCode::Invalid, Tr::tr("There is no weather."), {}};
    CheckResult problems;
    const auto plan = planFwi(input.spec, input.parameters, weather->signature(), before ? &before->signature() : nullptr,
        season ? &season->signature() : nullptr, problems);
    if (!plan)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};

    const CubeSignature& signature = weather->signature();
    const Variable& temperature = signature.variables[static_cast<std::size_t>(plan->temperature.variable)];
    const std::size_t days = signature.axisOf(temperature, AxisKind::Time)->size(), cells = signature.gridOf(temperature)->size(),
                      items = stateItems(plan->season.season);
    const int since = before ? daysSince(before->signature(), signature, plan->temperature.variable) : 1;
    TRY(const auto indices, context.createCube(QStringLiteral("indices"), plan->indices, ChunkLayout::Fields));
    TRY(const auto stateWriter, context.createCube(QStringLiteral("state"), plan->state, ChunkLayout::Fields));
    MissingDays missing;
    std::vector<double> state(items * cells);
    const auto computeSlice = [&](RunContext& part, std::size_t slice) -> Result<void> {
        Computation computation(*plan, *weather, since, slice);
        if (plan->mask >= 0)
            computation.addMask(*season);
        if (before) {
            TRY(state, readState(*before, slice, items, cells));
        } else {
            beginState(plan->season, state, cells);
        }
        std::vector<WalkOutput> writes;
        for (int v = 0; v < static_cast<int>(plan->indices->variables.size()); ++v)
            writes.push_back({indices.get(), v, slice});
        // A state's day stands among the attributes, which do not count by themselves.
        TRY_DO(walkRecurrence(
            part, computation.reads(), writes, items, state,
            [&](const RecurrenceTile& tile) -> Result<void> {
                computation.compute(tile);
                return {};
            },
            reusable(QByteArray::number(since))));
        TRY_DO(writeState(*stateWriter, slice, state, items, cells));
        missing.add(state, cells, days);
        return {};
    };
    TRY_DO(eachPart(context, plan->slices, computeSlice));
    TRY(std::shared_ptr<const Cube> computed, indices->finish());
    TRY(std::shared_ptr<const Cube> after, stateWriter->finish());
    return Outputs{{QStringLiteral("indices"), std::move(computed)}, {QStringLiteral("state"), std::move(after)},
        {QStringLiteral("report"), reportOf(*plan, input.parameters, missing, days)}};
}

} // namespace terrella::fire
