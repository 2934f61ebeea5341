// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/climatology.h"

#include "pipelines/data/signature_builder.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/climatology_run.h"
#include "plugins/data/time/climatology_set.h"
#include "plugins/data/time/statistic_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Climatology)
};

struct Plan {
    ClimatologySet set;
    Statistic statistic = Statistic::Mean;
    double percent = 50.0;
    std::uint32_t atLeast = 1;
    std::shared_ptr<const CubeSignature> signature;
};

std::optional<Plan> makePlan(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    auto set = planClimatologies(source, parameters, QStringLiteral("data"), check);
    if (!set)
        return std::nullopt;
    Plan out{std::move(*set), parseStatistic(parameters.text(QStringLiteral("operation"))), parameters.real(QStringLiteral("percentile")),
        static_cast<std::uint32_t>(std::clamp<qint64>(parameters.integer(QStringLiteral("minimum_count")), 1, 1'000'000'000)), nullptr};
    // CF-1.11, section 7.4: "within days" for the time of day, "within years" for the time of the year.
    const QString unit = out.set.rule.byHour && out.set.rule.by == YearPart::Whole ? QStringLiteral("days") : QStringLiteral("years");
    SignatureBuilder builder(source.attributes);
    for (const int index : out.set.variables) {
        const ClimatologyPlan& plan = out.set.planOf(source, index);
        Variable variable = source.variables[static_cast<std::size_t>(index)];
        const Axis& time = source.axes[static_cast<std::size_t>(ClimatologySet::timeAxisOf(source, index))];
        describeStatistic(variable, out.statistic, out.percent,
            {{QStringLiteral("time"), QStringLiteral("within ") + unit}, {QStringLiteral("time"), QStringLiteral("over ") + unit}});
        AxisChanges changes;
        changes.axes[AxisKind::Time] = withValues(time, plan.times);
        builder.addVariable(source, std::move(variable), changes);
    }
    out.signature = builder.build();
    return out;
}

} // namespace

CheckResult Climatology::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<Plan> plan = makePlan(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> Climatology::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to make a climatology of."), {}};
    CheckResult problems;
    const std::optional<Plan> plan = makePlan(cube->signature(), input.parameters, problems);
    if (!plan)
        return firstError(problems);
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    const double count = static_cast<double>(plan->set.variables.size());
    for (std::size_t v = 0; v < plan->set.variables.size(); ++v) {
        const int variable = plan->set.variables[v];
        SubProgress part(context, static_cast<double>(v) / count, static_cast<double>(v + 1) / count);
        TRY_DO(computeClimatology(part, *cube, variable, plan->set.rule, plan->set.planOf(cube->signature(), variable), plan->atLeast,
            {{plan->statistic, plan->percent, writer.get(), static_cast<int>(v)}}));
    }
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
