// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/danger/anomaly.h"

#include "pipelines/data/consecutive_cube.h"
#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/climatology_run.h"
#include "plugins/fire/danger/index_choice.h"
#include "plugins/fire/kernels/danger.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireAnomaly)
};

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

/// What fire.anomaly will do, made from signatures and parameters alone.
struct Plan {
    int variable = -1, reference = -1;
    UnitConversion conversion; ///< of the reference to the units of the data
    bool oneSlice = false;     ///< the reference is one for all members of the data
    bool standardises = true, ranks = true;
    std::uint32_t atLeast = 1;
    data::ClimatologyRule rule;
    data::ClimatologyPlan climatology;                       ///< of the reference
    std::vector<std::size_t> matched;                        ///< step of the climatology for each step of the data, or kNoStep
    std::shared_ptr<const CubeSignature> signature, scratch; ///< scratch: mean and deviation
};

class Planner {
public:
    Planner(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, const CubeSignature* reference, CheckResult& check)
        : m_spec(spec),
          m_parameters(parameters),
          m_data(data),
          m_connected(reference),
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
        m_plan.standardises = m_parameters.flag(QStringLiteral("standardised"));
        m_plan.ranks = m_parameters.flag(QStringLiteral("rank"));
        m_plan.atLeast = static_cast<std::uint32_t>(m_parameters.integer(QStringLiteral("minimum_count")));
        if (!m_plan.standardises && !m_plan.ranks)
            m_check.error(QStringLiteral("parameter.missing"), Tr::tr("Nothing is to be computed: choose standardised values, ranks or both."), {},
                QStringLiteral("standardised"));
        const CheckedVariable here{m_data, m_plan.variable, {port.key, 0}};
        if (m_check.hasErrors() || !hasPlaceAndTime(here))
            return std::nullopt;
        const auto reference = matchReference(here, port, m_connected, m_check);
        if (!reference || !requireSameCalendar(here, reference->checked(), m_check) || !match(*here.time(), *reference))
            return std::nullopt;
        describe();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Variable& index() const { return m_data.variables[static_cast<std::size_t>(m_plan.variable)]; }

    bool hasPlaceAndTime(const CheckedVariable& here)
    {
        if (!requireTime(here, m_check))
            return false;
        if (here.grid())
            return true;
        m_check.error(QStringLiteral("grid.missing"), Tr::tr("'%1' does not lie on a grid.").arg(index().name), here.place.port);
        return false;
    }

    bool match(const Axis& time, const ReferenceIndex& reference)
    {
        m_plan.reference = reference.variable;
        m_plan.conversion = reference.conversion;
        m_plan.oneSlice = reference.oneSlice;
        const Axis& before = *reference.checked().time();
        const auto steps = data::referenceSteps(before, m_parameters, reference.port, m_check);
        if (!steps)
            return false;
        m_plan.rule.by = data::YearPart::Day;
        m_plan.rule.leapDay = data::LeapDay::Merge;
        m_plan.rule.window = static_cast<std::size_t>(m_parameters.integer(QStringLiteral("window")));
        m_plan.climatology = data::planClimatology(before, *steps, m_plan.rule);
        m_plan.matched = data::matchSteps(time, m_plan.rule, m_plan.climatology.keys);
        const auto missing = std::ranges::count(m_plan.matched, data::kNoStep);
        if (missing > 0)
            m_check.warning(QStringLiteral("climatology.gap"),
                Tr::tr("The reference period has nothing for the time of the year of %1 of %2 days; the result is missing there.")
                    .arg(missing)
                    .arg(time.size()),
                reference.port, QStringLiteral("reference"));
        return true;
    }

    void describe()
    {
        const QString what = index().longName.isEmpty() ? index().name : index().longName;
        SignatureBuilder builder(m_data.attributes);
        const auto add = [&](const char* suffix, const QString& text, const char* units) {
            Variable made = index();
            made.name += QLatin1String(suffix);
            made.longName = text;
            made.standardName.clear();
            made.units = QLatin1String(units);
            made.storedType = QStringLiteral("float32");
            made.attributes = {{QStringLiteral("days_around"), m_parameters.integer(QStringLiteral("window"))}};
            builder.addVariable(m_data, made);
        };
        if (m_plan.standardises)
            add("_standardised", QStringLiteral("Standardised anomaly of %1").arg(what), "1");
        if (m_plan.ranks)
            add("_rank", QStringLiteral("Percentile rank of %1").arg(what), "%");
        m_plan.signature = builder.build();
        if (!m_plan.standardises)
            return;
        SignatureBuilder scratch;
        AxisChanges changes;
        const CubeSignature& source = m_connected ? *m_connected : m_data;
        const Variable& reference = source.variables[static_cast<std::size_t>(m_plan.reference)];
        changes.axes[AxisKind::Time] = withValues(*source.axisOf(reference, AxisKind::Time), m_plan.climatology.times);
        for (const char* name : {"mean", "spread"}) {
            Variable made = reference;
            made.name = QLatin1String(name);
            scratch.addVariable(source, made, changes);
        }
        m_plan.scratch = scratch.build();
    }

    const ModuleSpec& m_spec;
    const Parameters& m_parameters;
    const CubeSignature& m_data;
    const CubeSignature* m_connected;
    CheckResult& m_check;
    Plan m_plan;
};

class AnomalyRun {
public:
    AnomalyRun(const Plan& plan, std::shared_ptr<const Cube> data, std::shared_ptr<const Cube> reference, RunContext& context)
        : m_plan(plan),
          m_data(std::move(data)),
          m_reference(std::move(reference)),
          m_context(context),
          m_slices(sliceCount(m_data->signature(), plan.variable))
    {
    }

    Result<std::shared_ptr<const Cube>> run()
    {
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("anomaly"), m_plan.signature, ChunkLayout::Fields));
        const double forStandardised = !m_plan.ranks ? 1.0 : m_plan.standardises ? 0.5 : 0.0;
        if (m_plan.standardises) {
            SubProgress part(m_context, 0.0, forStandardised);
            TRY_DO(standardise(part, *writer));
        }
        if (m_plan.ranks) {
            SubProgress part(m_context, forStandardised, 1.0);
            TRY_DO(rank(part, *writer));
        }
        return writer->finish();
    }

private:
    [[nodiscard]] std::size_t referenceSlice(std::size_t slice) const { return m_plan.oneSlice ? 0 : slice; }

    Result<void> standardise(RunContext& context, CubeWriter& writer) const
    {
        QTemporaryDir folder(m_context.scratchFolder() + QStringLiteral("/anomaly-XXXXXX"));
        TRY(const std::unique_ptr<CubeWriter> scratch, createZarr(folder.filePath(QStringLiteral("climatology.zarr")), m_plan.scratch));
        SubProgress first(context, 0.0, 0.6);
        TRY_DO(data::computeClimatology(first, *m_reference, m_plan.reference, m_plan.rule, m_plan.climatology, m_plan.atLeast,
            {{data::Statistic::Mean, 0.0, scratch.get(), 0}, {data::Statistic::Deviation, 0.0, scratch.get(), 1}}));
        TRY(const std::shared_ptr<const Cube> climatology, scratch->finish());
        std::vector<std::size_t> steps = m_plan.matched;
        std::ranges::replace(steps, data::kNoStep, std::size_t{0});
        SubProgress rest(context, 0.6, 1.0);
        return eachPart(rest, m_slices, [&](RunContext& part, std::size_t slice) {
            const std::size_t there = referenceSlice(slice);
            return walkFields(part,
                {{m_data.get(), m_plan.variable, slice}, {climatology.get(), 0, there, steps}, {climatology.get(), 1, there, steps}},
                {{&writer, 0, slice}}, [&](const FieldStep& step) -> Result<void> {
                    if (m_plan.matched[step.step] == data::kNoStep)
                        return {};
                    for (std::size_t c = 0; c < step.out[0].size(); ++c) {
                        const double mean = m_plan.conversion(static_cast<double>(step.in[1][c]));
                        const double deviation = m_plan.conversion.scale * static_cast<double>(step.in[2][c]);
                        step.out[0][c] = deviation > 0.0 ? static_cast<float>((static_cast<double>(step.in[0][c]) - mean) / deviation) : kMissing;
                    }
                    return {};
                });
        });
    }

    Result<void> rank(RunContext& context, CubeWriter& writer) const
    {
        const int target = m_plan.standardises ? 1 : 0;
        const CubeSignature& signature = m_reference->signature();
        const std::size_t before = signature.axisOf(signature.variables[static_cast<std::size_t>(m_plan.reference)], AxisKind::Time)->size();
        // First the reference, days of the year side by side, then the data.
        std::vector<std::size_t> steps = m_plan.climatology.steps;
        for (std::size_t t = 0; t < m_plan.matched.size(); ++t)
            steps.push_back(before + t);
        return eachPart(context, m_slices, [&](RunContext& part, std::size_t slice) {
            const ConsecutiveCube both({{m_reference, m_plan.reference, referenceSlice(slice), m_plan.conversion}, {m_data, m_plan.variable, slice}});
            return walkSeries(part, {{&both, 0, 0, steps}}, {{&writer, target, slice}}, [&](const SeriesTile& tile) -> Result<void> {
                rankTile(tile);
                return {};
            });
        });
    }

    void rankTile(const SeriesTile& tile) const
    {
        std::vector<std::size_t> windowOf(m_plan.climatology.keys.size());
        for (std::size_t w = 0; w < m_plan.climatology.schedule.windows.size(); ++w)
            windowOf[m_plan.climatology.target.empty() ? w : m_plan.climatology.target[w]] = w;
        const std::size_t first = m_plan.climatology.steps.size();
        std::vector<float> column(tile.steps);
        for (std::size_t c = 0; c < tile.cells; ++c) {
            for (std::size_t t = 0; t < tile.steps; ++t)
                column[t] = tile.in[0][t * tile.cells + c];
            for (std::size_t t = 0; t < m_plan.matched.size(); ++t) {
                if (m_plan.matched[t] != data::kNoStep)
                    tile.out[0][t * tile.cells + c] = rankOf(column, column[first + t], windowOf[m_plan.matched[t]]);
            }
        }
    }

    [[nodiscard]] float rankOf(std::span<const float> column, float value, std::size_t window) const
    {
        const StepRange& groups = m_plan.climatology.schedule.windows[window];
        RankCounter counter(value);
        for (std::size_t g = groups.first; g < groups.first + groups.count; ++g) {
            const StepRange& days = m_plan.climatology.schedule.groups[g];
            counter.add(column.subspan(days.first, days.count));
        }
        return counter.count() < m_plan.atLeast ? kMissing : static_cast<float>(counter.rank());
    }

    const Plan& m_plan;
    const std::shared_ptr<const Cube> m_data, m_reference;
    RunContext& m_context;
    const std::size_t m_slices;
};

} // namespace

CheckResult Anomaly::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data")), reference = input.get<CubeSignature>(QStringLiteral("reference"));
    if (!data)
        return result;
    if (const auto plan = Planner(input.spec, input.parameters, *data, reference.get(), result).make())
        result.outputs[QStringLiteral("anomaly")] = plan->signature;
    return result;
}

Result<Outputs> Anomaly::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data")), reference = input.get<Cube>(QStringLiteral("reference"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to compare with their climatology."), {}};
    CheckResult problems;
    const auto plan = Planner(input.spec, input.parameters, data->signature(), reference ? &reference->signature() : nullptr, problems).make();
    if (!plan)
        return data::firstError(problems);
    TRY(std::shared_ptr<const Cube> out, AnomalyRun(*plan, data, referenceCube(data, plan->variable, reference, plan->reference), context).run());
    return Outputs{{QStringLiteral("anomaly"), std::move(out)}};
}

} // namespace terrella::fire
