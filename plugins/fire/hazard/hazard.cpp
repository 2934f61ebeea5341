// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/hazard.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/fire/hazard/hazard_plan.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireHazard)
};

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

double meanOf(std::span<const double> values)
{
    double sum = 0.0;
    std::size_t known = 0;
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        sum += value;
        ++known;
    }
    return known == 0 ? kNothing : sum / static_cast<double>(known);
}

/// The hazard of one cell of a tile after the other.
class CellHazard {
public:
    CellHazard(const HazardPlan& plan, const SeriesTile& tile) : m_plan(plan), m_tile(tile), m_series(plan.members) {}

    void compute(std::size_t cell)
    {
        for (std::size_t m = 0; m < m_plan.members; ++m) {
            m_series[m].resize(m_tile.steps);
            for (std::size_t t = 0; t < m_tile.steps; ++t)
                m_series[m][t] = m_tile.in[m][t * m_tile.cells + cell];
        }
        std::size_t out = 0;
        const auto put = [&](double value) { m_tile.out[out++][cell] = static_cast<float>(value); };
        for (const HazardStatistic& statistic : m_plan.statistics) {
            std::vector<double> before, after, changes;
            for (const std::vector<float>& series : m_series) {
                before.push_back(hazardOf(series, m_plan.period.seasons, statistic));
                if (!m_plan.hasLater)
                    continue;
                after.push_back(hazardOf(series, m_plan.later.seasons, statistic));
                changes.push_back(change(before.back(), after.back()));
            }
            put(meanOf(before));
            if (!m_plan.hasLater)
                continue;
            const double mean = meanOf(changes);
            put(meanOf(after));
            put(mean);
            put(m_plan.members > 1 ? agreementOf(changes, mean) : agreementOf(changesOfSeasons(before.front(), statistic), mean));
        }
        put(daysOf(m_plan.period));
        if (m_plan.hasLater)
            put(daysOf(m_plan.later));
    }

private:
    [[nodiscard]] double change(double before, double after) const
    {
        if (!m_plan.inPercent)
            return after - before;
        return before == 0.0 ? kNothing : 100.0 * (after - before) / std::abs(before);
    }

    [[nodiscard]] std::vector<double> changesOfSeasons(double before, const HazardStatistic& statistic) const
    {
        std::vector<double> out;
        for (const SeasonSteps& season : m_plan.later.seasons)
            out.push_back(change(before, hazardOf(m_series.front(), std::span(&season, 1), statistic)));
        return out;
    }

    [[nodiscard]] double daysOf(const FoundSeasons& period) const
    {
        std::vector<double> days;
        for (const std::vector<float>& series : m_series)
            days.push_back(daysWithValues(series, period.seasons));
        return meanOf(days);
    }

    const HazardPlan& m_plan;
    const SeriesTile& m_tile;
    std::vector<std::vector<float>> m_series;
};

} // namespace

CheckResult Hazard::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data"));
    if (!data)
        return result;
    if (const auto plan = planHazard(input.spec, input.parameters, *data, result))
        result.outputs[QStringLiteral("hazard")] = plan->signature;
    return result;
}

Result<Outputs> Hazard::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to compute hazard from."), {}};
    CheckResult problems;
    const auto plan = planHazard(input.spec, input.parameters, data->signature(), problems);
    if (!plan)
        return data::firstError(problems);
    if (const std::size_t cut = plan->period.leftOut + plan->later.leftOut; cut > 0)
        context.log(Tr::tr("%1 seasons at the ends of the periods are not whole and are left out.").arg(cut));
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("hazard"), plan->signature, ChunkLayout::Series));
    std::vector<WalkInput> inputs;
    for (std::size_t member = 0; member < plan->members; ++member)
        inputs.push_back({data.get(), plan->variable, member});
    std::vector<WalkOutput> outputs;
    for (int v = 0; v < static_cast<int>(plan->signature->variables.size()); ++v)
        outputs.push_back({writer.get(), v, 0});
    TRY_DO(walkSeries(context, inputs, outputs, [&](const SeriesTile& tile) -> Result<void> {
        CellHazard hazard(*plan, tile);
        for (std::size_t cell = 0; cell < tile.cells; ++cell)
            hazard.compute(cell);
        return {};
    }));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("hazard"), std::move(out)}};
}

} // namespace terrella::fire
