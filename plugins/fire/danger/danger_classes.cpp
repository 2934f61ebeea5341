// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/danger/danger_classes.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/kernels/order_statistics.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/climatology_rule.h"
#include "plugins/fire/danger/danger_scale.h"
#include "plugins/fire/danger/index_choice.h"
#include "plugins/fire/kernels/danger.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DangerClasses)
};

constexpr double kAnything = 1e30;

/// What fire.danger_classes will do, made from signatures and parameters alone.
struct Plan {
    int variable = -1;
    DangerScale scale;                                      ///< its limits are empty where they are quantiles
    std::vector<double> shares;                             ///< of quantiles, 0 … 1
    int reference = -1;                                     ///< variable of the cube that quantiles are made of
    std::vector<std::size_t> steps;                         ///< … and its steps
    UnitConversion conversion;                              ///< … to the units of the data
    bool oneSlice = false;                                  ///< … has one slice for all members of the data
    std::shared_ptr<const CubeSignature> signature, limits; ///< limits: of the quantiles, one variable each
};

class Planner {
public:
    Planner(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, const CubeSignature* reference, CheckResult& check)
        : m_spec(spec),
          m_parameters(parameters),
          m_data(data),
          m_reference(reference),
          m_check(check)
    {
    }

    std::optional<Plan> make()
    {
        const PortSpec& port = *m_spec.input(QStringLiteral("data"));
        const auto variable = chooseIndex(m_data, port, m_parameters.text(QStringLiteral("variable")), m_check);
        if (!variable)
            return std::nullopt;
        m_plan.variable = *variable;
        if (!m_data.gridOf(index())) {
            m_check.error(QStringLiteral("grid.missing"), Tr::tr("'%1' does not lie on a grid.").arg(index().name), port.key);
            return std::nullopt;
        }
        makeScale();
        nameClasses();
        if (m_check.hasErrors() || (isByQuantiles() && !findReference(port)))
            return std::nullopt;
        describe();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& index() const { return m_data.variables[static_cast<std::size_t>(m_plan.variable)]; }
    [[nodiscard]] QString scaleName() const { return m_parameters.text(QStringLiteral("scale")); }
    [[nodiscard]] bool isByQuantiles() const { return scaleName() == QLatin1String("quantiles"); }

    void makeScale()
    {
        if (scaleName() == QLatin1String("effis"))
            m_plan.scale = effisScale();
        else if (scaleName() == QLatin1String("canada"))
            m_plan.scale = canadianScale();
        else
            makeOwnScale();
        if (isByQuantiles() || !m_reference)
            return;
        m_check.warning(QStringLiteral("reference.unused"), Tr::tr("The reference is not used; choose 'quantiles' as scale."),
            QStringLiteral("reference"), QStringLiteral("scale"));
    }

    void makeOwnScale()
    {
        const QString key = isByQuantiles() ? QStringLiteral("quantiles") : QStringLiteral("limits");
        const auto limits = growingNumbers(m_parameters, key, isByQuantiles() ? 0.0 : -kAnything, isByQuantiles() ? 100.0 : kAnything, m_check);
        if (!limits)
            return;
        if (limits->empty()) {
            m_check.error(QStringLiteral("parameter.missing"),
                isByQuantiles() ? Tr::tr("Name at least one percentile, as in 90.") : Tr::tr("Name at least one limit between classes, as in 38."),
                {}, key);
            return;
        }
        m_plan.scale = scaleOf(*limits);
        if (isByQuantiles())
            std::ranges::transform(*limits, std::back_inserter(m_plan.shares), [](double percent) { return percent / 100.0; });
    }

    void nameClasses()
    {
        const QString key = QStringLiteral("names");
        const QStringList names = m_parameters.texts(key);
        if (names.isEmpty() || m_check.hasErrors())
            return;
        if (names.size() != m_plan.scale.names.size()) {
            m_check.error(QStringLiteral("parameter.form"),
                Tr::tr("There are %1 names for %2 classes.").arg(names.size()).arg(m_plan.scale.names.size()), {}, key);
            return;
        }
        m_plan.scale.names.clear();
        for (const QString& name : names) {
            const QString word = name.simplified().replace(QLatin1Char(' '), QLatin1Char('_')); // CF: blanks stand between meanings
            if (word.isEmpty() || m_plan.scale.names.contains(word))
                m_check.error(QStringLiteral("parameter.form"), Tr::tr("Every class needs a name of its own."), {}, key);
            m_plan.scale.names.append(word);
        }
    }

    bool findReference(const PortSpec& port)
    {
        const auto reference = matchReference({m_data, m_plan.variable, {port.key, 0}}, port, m_reference, m_check);
        if (!reference)
            return false;
        m_plan.reference = reference->variable;
        m_plan.conversion = reference->conversion;
        m_plan.oneSlice = reference->oneSlice;
        const auto range = data::referenceSteps(*reference->checked().time(), m_parameters, reference->port, m_check);
        if (!range)
            return false;
        m_plan.steps.resize(range->count);
        std::iota(m_plan.steps.begin(), m_plan.steps.end(), range->first);
        SignatureBuilder builder;
        AxisChanges changes;
        changes.axes[AxisKind::Time] = std::nullopt;
        for (std::size_t k = 0; k < m_plan.shares.size(); ++k) {
            Variable limit = reference->checked().info();
            limit.name = QStringLiteral("limit%1").arg(k);
            builder.addVariable(reference->cube, limit, changes);
        }
        m_plan.limits = builder.build();
        return true;
    }

    void describe()
    {
        Variable out = index();
        const QString what = out.longName.isEmpty() ? out.name : out.longName;
        out.attributes = flagAttributes(m_plan.scale);
        out.attributes[QStringLiteral("class_scale")] = scaleName();
        QJsonArray limits;
        for (const double limit : m_plan.scale.limits)
            limits.append(limit);
        out.attributes[isByQuantiles() ? QStringLiteral("class_percentiles") : QStringLiteral("class_limits")] = limits;
        if (isByQuantiles())
            out.attributes[QStringLiteral("class_reference_days")] = static_cast<qint64>(m_plan.steps.size());
        out.name += QStringLiteral("_class");
        out.longName = QStringLiteral("Danger class by %1").arg(what);
        out.standardName.clear();
        out.units = QStringLiteral("1");
        out.storedType = QStringLiteral("float32");
        SignatureBuilder builder(m_data.attributes);
        builder.addVariable(m_data, out);
        m_plan.signature = builder.build();
    }

    const ModuleSpec& m_spec;
    const Parameters& m_parameters;
    const CubeSignature& m_data;
    const CubeSignature* m_reference;
    CheckResult& m_check;
    Plan m_plan;
};

Result<std::shared_ptr<const Cube>> makeLimits(RunContext& context, const Plan& plan, const Cube& reference, const QString& path)
{
    TRY(const std::unique_ptr<CubeWriter> writer, createZarr(path, plan.limits, ChunkLayout::Series));
    TRY_DO(eachPart(context, sliceCount(reference.signature(), plan.reference), [&](RunContext& part, std::size_t slice) {
        std::vector<WalkOutput> outputs;
        for (std::size_t k = 0; k < plan.shares.size(); ++k)
            outputs.push_back({writer.get(), static_cast<int>(k), slice});
        return walkSeries(part, {{&reference, plan.reference, slice, plan.steps}}, outputs, [&](const SeriesTile& tile) -> Result<void> {
            std::vector<float> limits(plan.shares.size() * tile.cells);
            data::quantiles(tile.in[0], tile.steps, tile.cells, plan.shares, 1, limits);
            if (!plan.conversion.isIdentity())
                plan.conversion.apply(limits);
            for (std::size_t k = 0; k < plan.shares.size(); ++k)
                std::ranges::copy(std::span(limits).subspan(k * tile.cells, tile.cells), tile.out[k].begin());
            return {};
        });
    }));
    return writer->finish();
}

void classify(const FieldStep& step, std::span<const double> limits)
{
    std::vector<double> own(step.in.size() - 1);
    for (std::size_t c = 0; c < step.out[0].size(); ++c) {
        if (own.empty()) {
            step.out[0][c] = classOf(step.in[0][c], limits);
            continue;
        }
        for (std::size_t k = 0; k < own.size(); ++k)
            own[k] = static_cast<double>(step.in[k + 1][c]);
        step.out[0][c] = std::isnan(own[0]) ? static_cast<float>(own[0]) : classOf(step.in[0][c], own);
    }
}

} // namespace

CheckResult DangerClasses::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data")), reference = input.get<CubeSignature>(QStringLiteral("reference"));
    if (!data)
        return result;
    if (const auto plan = Planner(input.spec, input.parameters, *data, reference.get(), result).make())
        result.outputs[QStringLiteral("classes")] = plan->signature;
    return result;
}

Result<Outputs> DangerClasses::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data")), reference = input.get<Cube>(QStringLiteral("reference"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to sort into classes."), {}};
    CheckResult problems;
    const auto plan = Planner(input.spec, input.parameters, data->signature(), reference ? &reference->signature() : nullptr, problems).make();
    if (!plan)
        return data::firstError(problems);
    QTemporaryDir folder(context.scratchFolder() + QStringLiteral("/limits-XXXXXX"));
    std::shared_ptr<const Cube> limits;
    double from = 0.0;
    if (!plan->shares.empty()) {
        from = 0.5;
        SubProgress part(context, 0.0, from);
        TRY(limits,
            makeLimits(
                part, *plan, *referenceCube(data, plan->variable, reference, plan->reference), folder.filePath(QStringLiteral("limits.zarr"))));
    }
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("classes"), plan->signature, ChunkLayout::Fields));
    SubProgress rest(context, from, 1.0);
    TRY_DO(eachPart(rest, sliceCount(data->signature(), plan->variable), [&](RunContext& part, std::size_t slice) {
        std::vector<WalkInput> inputs{{data.get(), plan->variable, slice}};
        for (std::size_t k = 0; k < plan->shares.size(); ++k)
            inputs.push_back({limits.get(), static_cast<int>(k), plan->oneSlice ? 0 : slice});
        return walkFields(
            part, inputs, {{writer.get(), 0, slice}},
            [&](const FieldStep& step) -> Result<void> {
                classify(step, plan->scale.limits);
                return {};
            },
            plan->shares.empty() ? reusable() : BlockReuse{});
    }));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("classes"), std::move(out)}};
}

} // namespace terrella::fire
