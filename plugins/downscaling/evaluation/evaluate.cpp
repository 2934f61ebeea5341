// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation/evaluate.h"

#include "pipelines/modules/alignment.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/evaluation/evaluate_plan.h"
#include "plugins/downscaling/evaluation/evaluation_table.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <map>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Evaluate)
};

const char* const kPorts[]{"reference", "prediction", "baseline", "coarse"};

QString title(const QString& variable) { return Tr::tr("Scores of %1").arg(variable); }

class Evaluation {
public:
    Evaluation(const EvaluationPlan& plan, std::map<QString, std::shared_ptr<const Cube>> cubes, RunContext& context)
        : m_plan(plan),
          m_cubes(std::move(cubes)),
          m_reference(*m_cubes.at(QStringLiteral("reference"))),
          m_context(context)
    {
        for (const Competitor& one : m_plan.competitors) {
            if (one.key != QLatin1String("bilinear"))
                m_cubes[one.port] = alignedTo(m_reference.signature(), m_plan.reference, m_cubes.at(one.port), one.variable);
        }
    }

    Result<Outputs> run()
    {
        TRY(const std::unique_ptr<CubeWriter> maps, m_context.createCube(QStringLiteral("maps"), m_plan.maps, ChunkLayout::Fields));
        double done = 0.0;
        if (m_plan.hasCoarse()) {
            SubProgress part(m_context, 0.0, 0.3);
            TRY_DO(interpolate(part));
            done = 0.3;
        }
        Judgement judgement{variable().name, variable().units, {}, {}, m_plan.threshold, {}};
        for (const Competitor& one : m_plan.competitors) {
            judgement.keys.append(one.key);
            judgement.labels.append(one.label);
        }
        SubProgress scoring(m_context, done, 0.9);
        TRY(judgement.methods, compare(scoring, *maps));
        if (!(judgement.methods.front().scores.front().sums.weight > 0.0))
            m_context.warn(Tr::tr("Nowhere do reference and prediction both have values: there are no scores."));
        SubProgress rest(m_context, 0.9, 1.0);
        std::vector<Compared> all = competitors();
        all.insert(all.begin(), {{reference()}, {}});
        TRY(const Spectra spectra, meanSpectra(rest, all, grid(), m_plan.spectrumSteps));
        const auto table = scoreTable(judgement);
        TRY(std::shared_ptr<const Cube> out, maps->finish());
        return Outputs{{QStringLiteral("report"), report(judgement, *table, spectra)}, {QStringLiteral("scores"), table},
            {QStringLiteral("maps"), std::move(out)}};
    }

private:
    [[nodiscard]] const Variable& variable() const { return m_reference.signature().variables[static_cast<std::size_t>(m_plan.reference)]; }
    [[nodiscard]] const Grid& grid() const { return *m_reference.signature().gridOf(variable()); }
    [[nodiscard]] const Axis& time() const { return *m_reference.signature().axisOf(variable(), AxisKind::Time); }
    [[nodiscard]] WalkInput reference() const { return {&m_reference, m_plan.reference, 0, m_plan.steps}; }

    /// The coarse data at the compared steps on the fine grid, into a file beside.
    Result<void> interpolate(RunContext& context)
    {
        const Competitor& coarse = m_plan.competitors.back();
        const Cube& cube = *m_cubes.at(coarse.port);
        const CubeSignature& signature = cube.signature();
        TRY(const Interpolator interpolator,
            Interpolator::make(*signature.gridOf(signature.variables[static_cast<std::size_t>(coarse.variable)]), m_plan.scratch->grids.front(),
                FieldMethod::Bilinear, 0.5, context));
        m_folder.emplace(context.scratchFolder() + QStringLiteral("/evaluate-XXXXXX"));
        TRY(const std::unique_ptr<CubeWriter> writer, createZarr(m_folder->filePath(QStringLiteral("bilinear.zarr")), m_plan.scratch));
        TRY_DO(interpolateFields(context, interpolator, {&cube, coarse.variable, 0, coarse.steps}, {writer.get(), 0}));
        TRY(m_bilinear, writer->finish());
        return {};
    }

    [[nodiscard]] std::vector<Compared> competitors() const
    {
        std::vector<Compared> out;
        for (const Competitor& one : m_plan.competitors) {
            const bool isInterpolated = one.key == QLatin1String("bilinear");
            Compared compared{{}, one.conversion};
            for (std::size_t member = 0; member < one.members; ++member)
                compared.members.push_back(
                    isInterpolated ? WalkInput{m_bilinear.get(), 0, member} : WalkInput{m_cubes.at(one.port).get(), one.variable, member, one.steps});
            out.push_back(std::move(compared));
        }
        return out;
    }

    Result<std::vector<Comparison>> compare(RunContext& context, CubeWriter& maps) const
    {
        std::vector<WalkOutput> outputs;
        for (std::size_t v = 0; v < m_plan.maps->variables.size(); ++v)
            outputs.push_back({&maps, static_cast<int>(v), 0});
        const ComparisonRules rules{seasonsOf(time(), m_plan.steps), areasOf(grid()), m_plan.threshold, m_plan.bins};
        return compareSeries(context, reference(), competitors(), rules, outputs);
    }

    [[nodiscard]] std::shared_ptr<const Report> report(const Judgement& judgement, const Features& table, const Spectra& spectra) const
    {
        QJsonObject content = reportOf(judgement, table, spectra);
        content.insert(QStringLiteral("first"), isoText(time().values[m_plan.steps.front()], time().calendar));
        content.insert(QStringLiteral("last"), isoText(time().values[m_plan.steps.back()], time().calendar));
        content.insert(QStringLiteral("steps"), static_cast<qint64>(m_plan.steps.size()));
        return std::make_shared<const Report>(Report{title(variable().name), content});
    }

    const EvaluationPlan& m_plan;
    std::map<QString, std::shared_ptr<const Cube>> m_cubes; ///< rows and columns in the order of the reference, but for the coarse ones
    const Cube& m_reference;
    RunContext& m_context;
    std::optional<QTemporaryDir> m_folder;
    std::shared_ptr<const Cube> m_bilinear;
};

} // namespace

CheckResult Evaluate::check(const CheckInput& input) const
{
    CheckResult result;
    std::map<QString, std::shared_ptr<const CubeSignature>> cubes;
    for (const char* port : kPorts) {
        if (auto cube = input.get<CubeSignature>(QLatin1String(port)))
            cubes.emplace(QLatin1String(port), std::move(cube));
    }
    if (!cubes.contains(QStringLiteral("reference")) || !cubes.contains(QStringLiteral("prediction")))
        return result;
    if (const auto plan = planEvaluation(cubes, input.parameters, result)) {
        const QString name = cubes.at(QStringLiteral("reference"))->variables[static_cast<std::size_t>(plan->reference)].name;
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{title(name)});
        result.outputs[QStringLiteral("scores")] = plan->table;
        result.outputs[QStringLiteral("maps")] = plan->maps;
    }
    return result;
}

Result<Outputs> Evaluate::run(const RunInput& input, RunContext& context) const
{
    std::map<QString, std::shared_ptr<const Cube>> cubes;
    std::map<QString, std::shared_ptr<const CubeSignature>> signatures;
    for (const char* port : kPorts) {
        if (auto cube = input.get<Cube>(QLatin1String(port))) {
            signatures.emplace(QLatin1String(port), cube->sharedSignature());
            cubes.emplace(QLatin1String(port), std::move(cube));
        }
    }
    if (!cubes.contains(QStringLiteral("reference")) || !cubes.contains(QStringLiteral("prediction")))
        return Error{ErrorCode::Invalid, Tr::tr("A reference and a prediction are needed."), {}};
    CheckResult problems;
    const auto plan = planEvaluation(signatures, input.parameters, problems);
    if (!plan)
        return data::firstError(problems);
    return Evaluation(*plan, std::move(cubes), context).run();
}

} // namespace terrella::downscale
