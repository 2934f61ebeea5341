// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/statistics.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "plugins/data/kernels/order_statistics.h"
#include "plugins/data/kernels/trends.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/space_reduction.h"
#include "plugins/data/time/statistics_plan.h"
#include "plugins/data/time/statistics_tables.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Statistics)
};

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// The valid values of one cell, with their times.
struct Series {
    std::vector<double> times, values;

    void take(const SeriesTile& tile, std::size_t cell, const std::vector<double>& years)
    {
        times.clear();
        values.clear();
        for (std::size_t t = 0; t < tile.steps; ++t) {
            const float value = tile.in[0][t * tile.cells + cell];
            if (std::isnan(value))
                continue;
            times.push_back(years[t]);
            values.push_back(static_cast<double>(value));
        }
    }
};

class StatisticsRun {
public:
    StatisticsRun(const StatisticsPlan& plan, const Cube& data, const Cube* other, RunContext& context)
        : m_plan(plan),
          m_data(data),
          m_other(other),
          m_context(context)
    {
    }

    Result<Outputs> run()
    {
        TRY(m_writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, ChunkLayout::Fields));
        std::vector<ModeAnalysis> modes;
        const auto compute = [&](RunContext& part, std::size_t v) -> Result<void> {
            if (m_plan.kind == StatisticsKind::Modes) {
                TRY(ModeAnalysis found, modesOf(part, m_plan.variables[v]));
                modes.push_back(std::move(found));
            } else {
                TRY_DO(eachSlice(part, m_plan.variables[v]));
            }
            return {};
        };
        TRY_DO(eachPart(m_context, m_plan.variables.size(), compute));
        TRY(std::shared_ptr<const Cube> cube, m_writer->finish());
        std::shared_ptr<const Features> table;
        if (m_plan.kind == StatisticsKind::Modes) {
            table = componentsTable(m_plan, m_data.signature(), modes);
        } else {
            TRY(table, summaryTable(m_context, m_plan, *cube));
        }
        auto report = statisticsReport(m_plan, m_data.signature(), *table, modes);
        return Outputs{
            {QStringLiteral("data"), std::move(cube)}, {QStringLiteral("table"), std::move(table)}, {QStringLiteral("report"), std::move(report)}};
    }

private:
    using Kernel = std::function<void(const SeriesTile&, std::size_t cell, Series& scratch)>;

    Result<ModeAnalysis> modesOf(RunContext& part, const StatisticsVariable& variable)
    {
        const CubeSignature& signature = m_data.signature();
        const Grid& grid = *signature.gridOf(signature.variables[static_cast<std::size_t>(variable.source)]);
        return analyseModes(
            part, {&m_data, variable.source, 0}, *m_writer, variable.outputs.front(), cellWeights(grid, {}), m_plan.modes, m_plan.ofCorrelation);
    }

    Result<void> eachSlice(RunContext& context, const StatisticsVariable& variable)
    {
        const CubeSignature& signature = m_data.signature();
        m_years = yearsSinceFirst(*signature.axisOf(signature.variables[static_cast<std::size_t>(variable.source)], AxisKind::Time));
        const std::size_t slices = sliceCount(signature, variable.source);
        return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> { return oneSlice(part, variable, slice); });
    }

    Result<void> oneSlice(RunContext& context, const StatisticsVariable& variable, std::size_t slice)
    {
        std::vector<WalkOutput> outputs;
        for (const int output : variable.outputs)
            outputs.push_back({m_writer.get(), output, slice});
        std::vector<WalkInput> inputs{{&m_data, variable.source, slice, variable.steps}};
        std::vector<float> series;
        if (m_plan.kind == StatisticsKind::Correlation) {
            const WalkInput other{m_other, variable.other, variable.otherHasOneSlice ? 0 : slice, variable.otherSteps};
            if (variable.otherIsSeries) {
                TRY(series, readWhole(context, other));
            } else {
                inputs.push_back(other);
            }
        }
        return walkSeries(context, inputs, outputs, [&](const SeriesTile& tile) -> Result<void> {
            if (m_plan.kind == StatisticsKind::Percentiles)
                return percentiles(tile);
            Series scratch;
            std::vector<double> more;
            for (std::size_t cell = 0; cell < tile.cells; ++cell) {
                if (context.cancelled()) // slopes of all pairs take their time
                    return RunContext::cancelledError();
                if (m_plan.kind == StatisticsKind::Trend)
                    trend(tile, cell, scratch, more);
                else if (m_plan.kind == StatisticsKind::Moments)
                    moments(tile, cell, scratch);
                else
                    correlation(tile, cell, series, scratch);
            }
            return {};
        });
    }

    static void put(const SeriesTile& tile, std::size_t output, std::size_t cell, double value)
    {
        tile.out[output][cell] = static_cast<float>(value);
    }

    Result<void> percentiles(const SeriesTile& tile) const
    {
        std::vector<double> p;
        for (const double percent : m_plan.percentiles)
            p.push_back(percent / 100.0);
        std::vector<float> values(p.size() * tile.cells);
        quantiles(tile.in[0], tile.steps, tile.cells, p, static_cast<std::uint32_t>(m_plan.atLeast), values);
        for (std::size_t k = 0; k < p.size(); ++k)
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(k * tile.cells), tile.cells, tile.out[k].begin());
        return {};
    }

    void trend(const SeriesTile& tile, std::size_t cell, Series& series, std::vector<double>& scratch) const
    {
        series.take(tile, cell, m_years);
        if (series.values.size() < m_plan.atLeast)
            return; // missing already
        const Trend found = m_plan.theilSen ? theilSenTrend(series.times, series.values, m_plan.countsAutocorrelation, scratch)
                                            : leastSquaresTrend(series.times, series.values, m_plan.countsAutocorrelation);
        put(tile, 0, cell, found.slope * m_plan.yearsPerUnit);
        put(tile, 1, cell, found.error * m_plan.yearsPerUnit);
        put(tile, 2, cell, found.p);
    }

    void moments(const SeriesTile& tile, std::size_t cell, Series& series) const
    {
        series.take(tile, cell, m_years);
        const std::vector<double>& values = series.values;
        if (values.size() < m_plan.atLeast)
            return;
        const double n = static_cast<double>(values.size());
        double mean = 0.0, second = 0.0, third = 0.0;
        for (const double value : values)
            mean += value;
        mean /= n;
        for (const double value : values) {
            second += (value - mean) * (value - mean);
            third += (value - mean) * (value - mean) * (value - mean);
        }
        const double deviation = std::sqrt(second / n);
        put(tile, 0, cell, mean);
        put(tile, 1, cell, deviation);
        put(tile, 2, cell, deviation > 0.0 ? third / n / (deviation * deviation * deviation) : kNothing);
    }

    void correlation(const SeriesTile& tile, std::size_t cell, const std::vector<float>& series, Series& pairs) const
    {
        pairs.times.clear();
        pairs.values.clear();
        for (std::size_t t = 0; t < tile.steps; ++t) {
            const float a = tile.in[0][t * tile.cells + cell], b = series.empty() ? tile.in[1][t * tile.cells + cell] : series[t];
            if (std::isnan(a) || std::isnan(b))
                continue;
            pairs.times.push_back(static_cast<double>(b));
            pairs.values.push_back(static_cast<double>(a));
        }
        if (pairs.values.size() < m_plan.atLeast)
            return;
        const Correlation found = correlate(pairs.values, pairs.times, m_plan.countsAutocorrelation);
        put(tile, 0, cell, found.r);
        put(tile, 1, cell, found.p);
    }

    const StatisticsPlan& m_plan;
    const Cube& m_data;
    const Cube* m_other;
    RunContext& m_context;
    std::unique_ptr<CubeWriter> m_writer;
    std::vector<double> m_years;
};

} // namespace

CheckResult Statistics::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data")), other = input.get<CubeSignature>(QStringLiteral("other"));
    if (!data)
        return result;
    if (const std::optional<StatisticsPlan> plan = planStatistics(*data, other.get(), input.parameters, result)) {
        result.outputs[QStringLiteral("data")] = plan->signature;
        result.outputs[QStringLiteral("table")] = plan->table;
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{plan->title});
    }
    return result;
}

Result<Outputs> Statistics::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data")), other = input.get<Cube>(QStringLiteral("other"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to describe."), {}};
    CheckResult problems;
    const std::optional<StatisticsPlan> plan = planStatistics(data->signature(), other ? &other->signature() : nullptr, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    return StatisticsRun(*plan, *data, other.get(), context).run();
}

} // namespace terrella::data
