// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/anomaly.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/anomaly_plan.h"
#include "plugins/data/time/climatology_run.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <limits>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Anomaly)
};

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

/// Where the means or deviations of one variable are read.
struct Beside {
    const Cube* cube = nullptr;
    int variable = -1;
    UnitConversion conversion;
    std::vector<std::size_t> steps; ///< kNoStep: none; empty: no time axis
    bool oneSlice = false;

    [[nodiscard]] WalkInput input(std::size_t slice) const
    {
        WalkInput out{cube, variable, oneSlice ? 0 : slice, steps};
        std::ranges::replace(out.steps, kNoStep, std::size_t{0});
        return out;
    }
    [[nodiscard]] bool lacks(std::size_t step) const { return !steps.empty() && steps[step] == kNoStep; }
};

class AnomalyRun {
public:
    AnomalyRun(const AnomalyPlan& plan, const Cube& data, const Cube* climatology, const Cube* spread, RunContext& context)
        : m_plan(plan),
          m_data(data),
          m_climatology(climatology),
          m_spread(spread),
          m_context(context)
    {
    }

    Result<std::shared_ptr<const Cube>> run()
    {
        double from = 0.0;
        if (m_plan.own) {
            from = 0.5;
            TRY_DO(makeClimatology());
        }
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, ChunkLayout::Fields));
        const double count = static_cast<double>(m_plan.variables.size());
        for (std::size_t v = 0; v < m_plan.variables.size(); ++v) {
            SubProgress part(
                m_context, from + (1.0 - from) * static_cast<double>(v) / count, from + (1.0 - from) * static_cast<double>(v + 1) / count);
            TRY_DO(subtract(part, v, *writer));
        }
        return writer->finish();
    }

private:
    Result<void> makeClimatology()
    {
        m_scratch.emplace(m_context.scratchFolder() + QStringLiteral("/anomaly-XXXXXX"));
        TRY(const std::unique_ptr<CubeWriter> writer, createZarr(m_scratch->filePath(QStringLiteral("climatology.zarr")), m_plan.scratch));
        const double count = static_cast<double>(m_plan.variables.size());
        for (std::size_t v = 0; v < m_plan.variables.size(); ++v) {
            const int source = m_plan.variables[v].source;
            std::vector<ClimatologyOutput> outputs{{Statistic::Mean, 0.0, writer.get(), m_plan.scratch->find(QStringLiteral("mean%1").arg(v))}};
            if (m_plan.kind == AnomalyKind::Standardised)
                outputs.push_back({Statistic::Deviation, 0.0, writer.get(), m_plan.scratch->find(QStringLiteral("spread%1").arg(v))});
            SubProgress part(m_context, 0.5 * static_cast<double>(v) / count, 0.5 * static_cast<double>(v + 1) / count);
            TRY_DO(computeClimatology(part, m_data, source, m_plan.own->rule, m_plan.own->planOf(m_data.signature(), source), 1, outputs));
        }
        TRY(m_own, writer->finish());
        return {};
    }

    [[nodiscard]] Beside beside(std::size_t v, const char* name, const MatchedField& matched, const Cube* connected) const
    {
        const AnomalyVariable& variable = m_plan.variables[v];
        if (m_plan.own)
            return {m_own.get(), m_own->signature().find(QLatin1String(name) + QString::number(v)), {}, variable.ownSteps, false};
        return {connected, matched.variable, matched.conversion, matched.steps, matched.oneSlice};
    }

    Result<void> subtract(RunContext& context, std::size_t v, CubeWriter& writer)
    {
        const AnomalyVariable& variable = m_plan.variables[v];
        const Beside mean = beside(v, "mean", variable.mean, m_climatology);
        const bool standardises = m_plan.kind == AnomalyKind::Standardised;
        const Beside spread = standardises ? beside(v, "spread", variable.spread, m_spread) : Beside{};
        const std::size_t slices = sliceCount(m_data.signature(), variable.source);
        return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
            std::vector<WalkInput> inputs{{&m_data, variable.source, slice}, mean.input(slice)};
            if (standardises)
                inputs.push_back(spread.input(slice));
            return walkFields(
                part, inputs, {{&writer, static_cast<int>(v), slice}},
                [&](const FieldStep& step) -> Result<void> {
                    if (!mean.lacks(step.step) && !(standardises && spread.lacks(step.step)))
                        compute(step, mean.conversion, spread.conversion);
                    return {};
                },
                reuse(mean, spread));
        });
    }

    /// A climatology made here is of all steps. One that is connected may lack some, which follows from the times of both while it has as many steps.
    [[nodiscard]] BlockReuse reuse(const Beside& mean, const Beside& spread) const
    {
        if (m_plan.own)
            return {};
        QByteArray also;
        for (const Beside* beside : {&mean, &spread}) {
            if (!beside->cube)
                continue;
            const CubeSignature& signature = beside->cube->signature();
            const Axis* time = signature.axisOf(signature.variables[static_cast<std::size_t>(beside->variable)], AxisKind::Time);
            also += QByteArray::number(static_cast<qulonglong>(time ? time->size() : 0)) + ' ';
        }
        return reusable(also);
    }

    void compute(const FieldStep& step, const UnitConversion& ofMean, const UnitConversion& ofSpread) const
    {
        for (std::size_t c = 0; c < step.out[0].size(); ++c) {
            const double value = static_cast<double>(step.in[0][c]), mean = ofMean(static_cast<double>(step.in[1][c]));
            float& out = step.out[0][c];
            if (m_plan.kind == AnomalyKind::Difference) {
                out = static_cast<float>(value - mean);
            } else if (m_plan.kind == AnomalyKind::Ratio) {
                out = mean == 0.0 ? kMissing : static_cast<float>(value / mean);
            } else {
                const double deviation = ofSpread(static_cast<double>(step.in[2][c]));
                out = deviation > 0.0 ? static_cast<float>((value - mean) / deviation) : kMissing;
            }
        }
    }

    const AnomalyPlan& m_plan;
    const Cube& m_data;
    const Cube* m_climatology;
    const Cube* m_spread;
    RunContext& m_context;
    std::optional<QTemporaryDir> m_scratch;
    std::shared_ptr<const Cube> m_own;
};

} // namespace

CheckResult Anomaly::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data"));
    if (!data)
        return result;
    const auto climatology = input.get<CubeSignature>(QStringLiteral("climatology")), spread = input.get<CubeSignature>(QStringLiteral("spread"));
    if (const std::optional<AnomalyPlan> plan = planAnomaly(*data, climatology.get(), spread.get(), input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> Anomaly::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data"));
    const auto climatology = input.get<Cube>(QStringLiteral("climatology")), spread = input.get<Cube>(QStringLiteral("spread"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to compute anomalies of."), {}};
    CheckResult problems;
    const std::optional<AnomalyPlan> plan = planAnomaly(
        data->signature(), climatology ? &climatology->signature() : nullptr, spread ? &spread->signature() : nullptr, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    TRY(std::shared_ptr<const Cube> out, AnomalyRun(*plan, *data, climatology.get(), spread.get(), context).run());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
