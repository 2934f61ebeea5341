// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/aggregate.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/aggregate_plan.h"
#include "plugins/data/time/deaccumulation.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Aggregate)
};

/// One run: the stages hand a cube and the indices of its variables on.
class AggregateRun {
public:
    AggregateRun(const AggregatePlan& plan, std::shared_ptr<const Cube> cube, RunContext& context)
        : m_plan(plan),
          m_context(context),
          m_cube(std::move(cube)),
          m_variables(plan.variables)
    {
    }

    Result<std::shared_ptr<const Cube>> run()
    {
        const bool hasTime = m_plan.time.span != TimeSpan::None, hasSpace = m_plan.space.span != SpaceSpan::None;
        m_stages = (m_plan.accumulated == Accumulated::Detect ? 1 : 0) + (hasSpace ? 1 : 0) + (hasTime ? 1 : 0) + (!hasTime && !hasSpace ? 1 : 0);
        if (m_plan.accumulated != Accumulated::No)
            TRY_DO(takeAmounts());
        if (hasSpace)
            TRY_DO(reduceSpace(hasTime));
        if (hasTime)
            TRY_DO(reduceTime());
        if (!hasTime && !hasSpace)
            TRY_DO(copy());
        return m_cube;
    }

private:
    /// For every field of every variable: act(variable of the stage, slice, progress).
    template <class Act>
    Result<void> eachSlice(const Act& act)
    {
        const double from = static_cast<double>(m_stage) / static_cast<double>(m_stages);
        SubProgress stage(m_context, from, static_cast<double>(++m_stage) / static_cast<double>(m_stages));
        std::vector<std::pair<std::size_t, std::size_t>> parts;
        for (std::size_t v = 0; v < m_variables.size(); ++v) {
            for (std::size_t slice = 0; slice < sliceCount(m_cube->signature(), m_variables[v]); ++slice)
                parts.emplace_back(v, slice);
        }
        return eachPart(
            stage, parts.size(), [&](RunContext& part, std::size_t k) -> Result<void> { return act(parts[k].first, parts[k].second, part); });
    }

    Result<void> takeAmounts()
    {
        std::vector<std::vector<bool>> restarts;
        std::vector<std::vector<double>> seconds;
        const double from = static_cast<double>(m_stage) / static_cast<double>(m_stages), share = 1.0 / static_cast<double>(m_stages);
        const double count = static_cast<double>(m_variables.size());
        for (std::size_t v = 0; v < m_variables.size(); ++v) {
            const CubeSignature& signature = m_cube->signature();
            const Axis& time = *signature.axisOf(signature.variables[static_cast<std::size_t>(m_variables[v])], AxisKind::Time);
            if (m_plan.accumulated == Accumulated::Detect) {
                SubProgress part(m_context, from + share * static_cast<double>(v) / count, from + share * static_cast<double>(v + 1) / count);
                TRY(std::vector<bool> found, detectRestarts(part, *m_cube, m_variables[v]));
                m_context.log(Tr::tr("'%1' is accumulated anew %2 times in %3 steps.")
                                  .arg(signature.variables[static_cast<std::size_t>(m_variables[v])].name)
                                  .arg(std::ranges::count(found, true))
                                  .arg(found.size()));
                restarts.push_back(std::move(found));
            } else {
                restarts.push_back(restartsAtHours(time, m_plan.restartHours));
            }
            seconds.push_back(m_plan.rates ? stepLengths(time) : std::vector<double>());
        }
        if (m_plan.accumulated == Accumulated::Detect)
            ++m_stage;
        m_cube = std::make_shared<DeaccumulatedCube>(m_cube, m_plan.amounts, m_variables, std::move(restarts), std::move(seconds));
        adopt();
        return {};
    }

    Result<void> reduceSpace(bool goesOn)
    {
        std::unique_ptr<CubeWriter> writer;
        if (goesOn) {
            m_scratch.emplace(m_context.scratchFolder() + QStringLiteral("/aggregate-XXXXXX"));
            TRY(writer, createZarr(m_scratch->filePath(QStringLiteral("space.zarr")), m_plan.spatial));
        } else {
            TRY(writer, m_context.createCube(QStringLiteral("data"), m_plan.spatial, ChunkLayout::Fields));
        }
        TRY_DO(eachSlice([&](std::size_t v, std::size_t slice, RunContext& part) {
            return reduceFields(part, {m_cube.get(), m_variables[v], slice}, {writer.get(), static_cast<int>(v), slice}, m_plan.space);
        }));
        TRY(m_cube, writer->finish());
        return adoptByName(*m_plan.spatial);
    }

    Result<void> reduceTime()
    {
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, ChunkLayout::Fields));
        TRY_DO(eachSlice([&](std::size_t v, std::size_t slice, RunContext& part) {
            const std::size_t groups = m_plan.groupsOf[v];
            return reduceSteps(part,
                {{m_cube.get(), m_variables[v], slice}, m_plan.groups[groups].schedule,
                    {{m_plan.statistic, m_plan.percent, {writer.get(), static_cast<int>(v), slice}}}, m_plan.atLeast[groups], {},
                    m_plan.reuse[groups]});
        }));
        TRY(m_cube, writer->finish());
        return {};
    }

    Result<void> copy()
    {
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, ChunkLayout::Fields));
        TRY_DO(eachSlice([&](std::size_t v, std::size_t slice, RunContext& part) {
            return walkFields(part, {{m_cube.get(), m_variables[v], slice}}, {{writer.get(), static_cast<int>(v), slice}},
                [](const FieldStep& step) -> Result<void> {
                    std::ranges::copy(step.in[0], step.out[0].begin());
                    return {};
                });
        }));
        TRY(m_cube, writer->finish());
        return {};
    }

    void adopt()
    {
        for (std::size_t v = 0; v < m_variables.size(); ++v)
            m_variables[v] = static_cast<int>(v);
    }

    /// A cube that was written and opened again.
    Result<void> adoptByName(const CubeSignature& promised)
    {
        for (std::size_t v = 0; v < m_variables.size(); ++v) {
            m_variables[v] = m_cube->signature().find(promised.variables[v].name);
            if (m_variables[v] < 0)
                return Error{ErrorCode::Failed, Tr::tr("'%1' is missing from a cube written meanwhile.").arg(promised.variables[v].name), {}};
        }
        return {};
    }

    const AggregatePlan& m_plan;
    RunContext& m_context;
    std::optional<QTemporaryDir> m_scratch;
    std::shared_ptr<const Cube> m_cube;
    std::vector<int> m_variables;
    int m_stages = 1;
    int m_stage = 0;
};

} // namespace

CheckResult Aggregate::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<AggregatePlan> plan = planAggregate(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> Aggregate::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to aggregate."), {}};
    CheckResult problems;
    const std::optional<AggregatePlan> plan = planAggregate(cube->signature(), input.parameters, problems);
    if (!plan)
        return firstError(problems);
    TRY(std::shared_ptr<const Cube> out, AggregateRun(*plan, cube, context).run());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
