// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/select.h"

#include "pipelines/core/worker_pool.h"
#include "plugins/data/selection.h"

#include <QCoreApplication>

#include <mutex>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::SelectData)
};

/// One unit of work: one variable at one index of its first axis, usually a time step; all of it where its first axis is one of space.
struct Slab {
    std::size_t variable = 0;
    std::size_t index = kWholeAxis;
};

std::vector<Slab> slabsOf(const Selection& selection)
{
    std::vector<Slab> slabs;
    for (std::size_t v = 0; v < selection.variables.size(); ++v) {
        const std::vector<int>& axes = selection.signature->variables[v].axes;
        const AxisKind first = axes.empty() ? AxisKind::X : selection.signature->axes[static_cast<std::size_t>(axes.front())].kind;
        if (first == AxisKind::X || first == AxisKind::Y || first == AxisKind::Cell) {
            slabs.push_back({v, kWholeAxis});
            continue;
        }
        for (std::size_t index = 0; index < selection.variables[v].picks.front().count(); ++index)
            slabs.push_back({v, index});
    }
    return slabs;
}

} // namespace

CheckResult Select::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<Selection> selection = planSelection(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = selection->signature;
    return result;
}

Result<Outputs> Select::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to select from."), {}};
    CheckResult problems;
    const std::optional<Selection> selection = planSelection(cube->signature(), input.parameters, problems);
    if (!selection)
        return Error{ErrorCode::Invalid, problems.problems.front().message, {}};
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), selection->signature, ChunkLayout::Fields));

    const std::vector<Slab> slabs = slabsOf(*selection);
    std::mutex mutex;
    std::optional<Error> failure;
    std::size_t done = 0;
    parallelFor(slabs.size(), context.threads(), context.stopToken(), [&](std::size_t k) {
        {
            const std::lock_guard lock(mutex);
            if (failure)
                return;
        }
        const Slab& slab = slabs[k];
        Window window = Window::all(selection->signature->shapeOf(selection->signature->variables[slab.variable]));
        if (slab.index != kWholeAxis) {
            window.start.front() = slab.index;
            window.count.front() = 1;
        }
        std::vector<float> values(window.size());
        Result<void> copied = readSelected(*cube, selection->variables[slab.variable], slab.index, values);
        if (copied)
            copied = writer->write(static_cast<int>(slab.variable), window, values);
        const std::lock_guard lock(mutex);
        if (!copied && !failure)
            failure = copied.error();
        if (failure)
            return;
        ++done;
        context.progress(static_cast<double>(done) / static_cast<double>(slabs.size()), Tr::tr("%1 of %2 fields").arg(done).arg(slabs.size()));
    });
    if (failure)
        return *failure;
    if (context.cancelled())
        return RunContext::cancelledError();
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
