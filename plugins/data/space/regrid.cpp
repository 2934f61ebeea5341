// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/space/regrid.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/space/regrid_plan.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Regrid)
};

/// A part of a run beside weights that are kept in memory.
class BesideWeights final : public RunContext {
public:
    BesideWeights(RunContext& parent, std::size_t bytes) : m_parent(parent), m_bytes(bytes) {}
    std::stop_token stopToken() const override { return m_parent.stopToken(); }
    void progress(double fraction, const QString& what = {}) override { m_parent.progress(fraction, what); }
    void warn(const QString& message) override { m_parent.warn(message); }
    void log(const QString& message) override { m_parent.log(message); }
    int threads() const override { return m_parent.threads(); }
    std::size_t memoryLimit() const override { return m_parent.memoryLimit() - std::min(m_bytes, m_parent.memoryLimit()); }
    QString scratchFolder() const override { return m_parent.scratchFolder(); }
    BlockCache* blockCache() const override { return m_parent.blockCache(); }
    Result<std::unique_ptr<CubeWriter>> createCube(const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout) override
    {
        return m_parent.createCube(port, std::move(signature), layout);
    }

private:
    RunContext& m_parent;
    std::size_t m_bytes;
};

/// One variable onto the target, or copied where it has no place on a grid; slice by slice.
Result<void> regridVariable(
    const Cube& cube, const RegridPlan& plan, std::size_t index, const RemapWeights* weights, CubeWriter& writer, RunContext& context)
{
    const int source = plan.sources[index];
    const std::size_t slices = sliceCount(cube.signature(), source);
    return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        return walkFieldsOnto(
            part, {{&cube, source, slice}}, {{&writer, static_cast<int>(index), slice}},
            [&](const FieldStep& step) -> Result<void> {
                if (weights)
                    std::visit([&](const auto& known) { remap(known, plan.rules, step.in[0], step.out[0]); }, *weights);
                else
                    std::ranges::copy(step.in[0], step.out[0].begin());
                return {};
            },
            reusable());
    });
}

/// The variables that share a grid, one after the other: their weights are in memory only as long.
Result<void> regridGroup(const Cube& cube, const RegridPlan& plan, int grid, CubeWriter& writer, RunContext& context)
{
    std::vector<std::size_t> members;
    for (std::size_t k = 0; k < plan.sources.size(); ++k) {
        if (plan.sourceGrids[k] == grid)
            members.push_back(k);
    }
    std::optional<RemapWeights> weights;
    double from = 0.0;
    if (grid >= 0) {
        const Grid& source = cube.signature().grids[static_cast<std::size_t>(grid)];
        const bool isQuick = source.kind == GridKind::LatLon && plan.target.kind == GridKind::LatLon;
        from = isQuick ? 0.0 : 0.4;
        SubProgress part(context, 0.0, from);
        TRY(weights, makeWeights(source, plan.target, plan.method, plan.maxDistanceKm, part));
        if (isEmpty(*weights))
            return Error{ErrorCode::OutOfRange,
                Tr::tr("No cell of the target grid takes anything from the grid of '%1'; choose a region that both cover.")
                    .arg(cube.signature().variables[static_cast<std::size_t>(plan.sources[members.front()])].name),
                {}};
    }
    BesideWeights beside(context, weights ? bytesOf(*weights) : 0);
    const double share = (1.0 - from) / static_cast<double>(members.size());
    for (std::size_t k = 0; k < members.size(); ++k) {
        SubProgress part(beside, from + share * static_cast<double>(k), from + share * static_cast<double>(k + 1));
        TRY_DO(regridVariable(cube, plan, members[k], weights ? &*weights : nullptr, writer, part));
    }
    return {};
}

} // namespace

CheckResult Regrid::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    const auto like = input.get<CubeSignature>(QStringLiteral("like"));
    if (!cube)
        return result;
    if (const std::optional<RegridPlan> plan = planRegrid(*cube, like.get(), input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> Regrid::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data")), like = input.get<Cube>(QStringLiteral("like"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to regrid."), {}};
    CheckResult problems;
    const std::optional<RegridPlan> plan = planRegrid(cube->signature(), like ? &like->signature() : nullptr, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    double done = 0.0;
    std::map<int, std::size_t> groups; // grid → variables on it
    for (const int grid : plan->sourceGrids)
        ++groups[grid];
    for (const auto& [grid, count] : groups) {
        const double share = static_cast<double>(count) / static_cast<double>(plan->sources.size());
        SubProgress part(context, done, std::min(1.0, done + share));
        TRY_DO(regridGroup(*cube, *plan, grid, *writer, part));
        done += share;
    }
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
