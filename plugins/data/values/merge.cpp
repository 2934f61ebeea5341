// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/merge.h"

#include "plugins/data/field_walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/values/merge_plan.h"

#include <QCoreApplication>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Merge)
};

} // namespace

CheckResult MergeCubes::check(const CheckInput& input) const
{
    CheckResult result;
    std::vector<std::shared_ptr<const CubeSignature>> cubes;
    if (const auto port = input.inputs.find(QStringLiteral("data")); port != input.inputs.end()) {
        for (const Signature& signature : port->second) {
            if (const auto* cube = std::get_if<std::shared_ptr<const CubeSignature>>(&signature))
                cubes.push_back(*cube);
        }
        if (cubes.size() != port->second.size())
            return result; // the engine has complained of the type
    }
    if (cubes.empty())
        return result;
    if (const std::optional<Merge> plan = planMerge(cubes, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> MergeCubes::run(const RunInput& input, RunContext& context) const
{
    std::vector<std::shared_ptr<const Cube>> cubes;
    std::vector<std::shared_ptr<const CubeSignature>> signatures;
    if (const auto port = input.inputs.find(QStringLiteral("data")); port != input.inputs.end()) {
        for (const Value& value : port->second) {
            cubes.push_back(std::get<std::shared_ptr<const Cube>>(value));
            signatures.push_back(cubes.back()->sharedSignature());
        }
    }
    if (cubes.empty())
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to merge."), {}};
    CheckResult problems;
    const std::optional<Merge> plan = planMerge(signatures, input.parameters, problems);
    if (!plan)
        return firstError(problems);
    const MergedCube merged(plan->signature, plan->variables, std::move(cubes));
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    std::vector<FieldSource> sources;
    for (int v = 0; v < static_cast<int>(plan->variables.size()); ++v)
        sources.push_back({&merged, v});
    TRY_DO(walkAllFields(context, *writer, sources, copyField));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
