// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluate.h"

#include "pipelines/modules/walk.h"
#include "plugins/data/kernels/area_weights.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/evaluation_table.h"
#include "plugins/downscaling/mean_spectra.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <mutex>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Evaluate)
};

const char* const kPorts[]{"reference", "prediction", "baseline", "coarse"};

std::vector<double> areasOf(const Grid& grid)
{
    switch (grid.kind) {
    case GridKind::LatLon: return data::areasOfRegularGrid(grid.lat, grid.lon, grid.periodic);
    case GridKind::Projected:
    case GridKind::Curvilinear: return data::areasOfCurvilinearGrid(grid.lat, grid.lon, grid.ny, grid.nx);
    case GridKind::Cells: break;
    }
    return std::vector<double>(grid.size(), 1.0);
}

class Evaluation {
public:
    Evaluation(const EvaluationPlan& plan, std::map<QString, std::shared_ptr<const Cube>> cubes, RunContext& context)
        : m_plan(plan),
          m_cubes(std::move(cubes)),
          m_reference(*m_cubes.at(QStringLiteral("reference"))),
          m_context(context),
          m_areas(areasOf(*m_reference.signature().gridOf(variable())))
    {
        const Axis& time = *m_reference.signature().axisOf(variable(), AxisKind::Time);
        for (const std::size_t step : plan.steps)
            m_seasons.push_back(static_cast<std::uint8_t>(seasonOf(fromSeconds(time.values[step], time.calendar).month)));
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
        SubProgress scoring(m_context, done, 0.9);
        TRY_DO(compare(scoring, *maps));
        SubProgress rest(m_context, 0.9, 1.0);
        TRY(const Spectra spectra, meanSpectra(rest, spectrumInputs(), *m_reference.signature().gridOf(variable()), m_plan.spectrumSteps));
        std::vector<SeasonScores> scores(m_plan.competitors.size());
        for (const auto& [first, part] : m_parts) { // in the order of the cells
            for (std::size_t k = 0; k < scores.size(); ++k) {
                for (std::size_t season = 0; season < kSeasons; ++season)
                    scores[k][season].add(part[k][season]);
            }
        }
        if (!(scores.front().front().sums.weight > 0.0))
            m_context.warn(Tr::tr("Nowhere do reference and prediction both have values: there are no scores."));
        const auto table = scoreTable(m_plan, variable().units, scores);
        TRY(std::shared_ptr<const Cube> out, maps->finish());
        return Outputs{{QStringLiteral("report"), evaluationReport(m_plan, m_reference.signature(), *table, scores, spectra)},
            {QStringLiteral("scores"), table}, {QStringLiteral("maps"), std::move(out)}};
    }

private:
    [[nodiscard]] const Variable& variable() const { return m_reference.signature().variables[static_cast<std::size_t>(m_plan.reference)]; }

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
        TRY_DO(
            walkFieldsOnto(context, {{&cube, coarse.variable, 0, coarse.steps}}, {{writer.get(), 0, 0}}, [&](const FieldStep& step) -> Result<void> {
                interpolator(step.in[0], step.out[0]);
                return {};
            }));
        TRY(m_bilinear, writer->finish());
        return {};
    }

    [[nodiscard]] WalkInput inputOf(const Competitor& one) const
    {
        if (one.key == QLatin1String("bilinear"))
            return {m_bilinear.get(), 0, 0};
        return {m_cubes.at(one.port).get(), one.variable, 0, one.steps};
    }

    /// Reference first, then the competitors.
    [[nodiscard]] std::vector<SpectrumInput> spectrumInputs() const
    {
        std::vector<SpectrumInput> out{{{&m_reference, m_plan.reference, 0, m_plan.steps}, {}}};
        for (const Competitor& one : m_plan.competitors)
            out.push_back({inputOf(one), one.conversion});
        return out;
    }

    Result<void> compare(RunContext& context, CubeWriter& maps)
    {
        std::vector<WalkInput> inputs{{&m_reference, m_plan.reference, 0, m_plan.steps}};
        std::vector<WalkOutput> outputs;
        for (std::size_t k = 0; k < m_plan.competitors.size(); ++k) {
            inputs.push_back(inputOf(m_plan.competitors[k]));
            outputs.push_back({&maps, static_cast<int>(2 * k), 0});
            outputs.push_back({&maps, static_cast<int>(2 * k + 1), 0});
        }
        return walkSeries(context, inputs, outputs, [&](const SeriesTile& tile) -> Result<void> {
            compareTile(tile);
            return {};
        });
    }

    void compareTile(const SeriesTile& tile)
    {
        std::vector<SeasonScores> part(m_plan.competitors.size());
        CellComparison comparison(m_seasons, m_plan.threshold, m_plan.bins);
        std::vector<float> reference(tile.steps), prediction(tile.steps);
        std::array<CellScores, kSeasons> scores;
        for (std::size_t c = 0; c < tile.cells; ++c) {
            for (std::size_t t = 0; t < tile.steps; ++t)
                reference[t] = tile.in[0][t * tile.cells + c];
            for (std::size_t k = 0; k < part.size(); ++k) {
                for (std::size_t t = 0; t < tile.steps; ++t)
                    prediction[t] = tile.in[k + 1][t * tile.cells + c];
                if (!m_plan.competitors[k].conversion.isIdentity())
                    m_plan.competitors[k].conversion.apply(prediction);
                comparison.compare(prediction, reference, scores);
                for (std::size_t season = 0; season < kSeasons; ++season)
                    part[k][season].add(scores[season], m_areas[tile.firstCell + c]);
                if (scores.front().sums.weight > 0.0) {
                    tile.out[2 * k][c] = static_cast<float>(scores.front().sums.bias());
                    tile.out[2 * k + 1][c] = static_cast<float>(scores.front().sums.rootMeanSquareError());
                }
            }
        }
        const std::lock_guard lock(m_mutex);
        m_parts.emplace(tile.firstCell, std::move(part));
    }

    const EvaluationPlan& m_plan;
    const std::map<QString, std::shared_ptr<const Cube>> m_cubes;
    const Cube& m_reference;
    RunContext& m_context;
    std::vector<std::uint8_t> m_seasons;
    std::vector<double> m_areas;
    std::optional<QTemporaryDir> m_folder;
    std::shared_ptr<const Cube> m_bilinear;
    std::mutex m_mutex;
    std::map<std::size_t, std::vector<SeasonScores>> m_parts;
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
        result.outputs[QStringLiteral("report")] = std::make_shared<const ReportSignature>(ReportSignature{Tr::tr("Scores of %1").arg(name)});
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
