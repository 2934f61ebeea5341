// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/cell_trees.h"

#include "pipelines/modules/silent_walk.h"
#include "plugins/downscaling/evaluation/evaluation_plots.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::BoostedTrees)
};

constexpr std::size_t kLeastDays = 30;

/// Sine and cosine of the part of the year of each step.
std::vector<std::pair<float, float>> seasonsAt(const Axis& time, const std::vector<std::size_t>& steps)
{
    std::vector<std::pair<float, float>> out;
    for (const std::size_t step : steps) {
        const double angle = 2.0 * std::numbers::pi * seasonAt(time.values[step], time.calendar);
        out.emplace_back(static_cast<float>(std::sin(angle)), static_cast<float>(std::cos(angle)));
    }
    return out;
}

/// The interpolated predictors of some steps, in a file.
Result<std::shared_ptr<const Cube>> fineSeries(
    RunContext& context, const TreeWorld& world, const TreePeriod& period, const std::vector<std::size_t>& steps, const QString& path)
{
    TRY(const std::unique_ptr<CubeWriter> writer, createZarr(path, broughtTo(world.fine, period.cube->signature(), period.variables, steps)));
    std::vector<WalkOutput> outputs;
    for (std::size_t v = 0; v < period.variables.size(); ++v)
        outputs.push_back({writer.get(), static_cast<int>(v), 0});
    TRY_DO(walkFieldsOnto(context, period.inputs(steps), outputs, [&](const FieldStep& step) -> Result<void> {
        const auto fields = world.fieldsOf(step, period);
        for (std::size_t v = 0; v < fields.size(); ++v)
            std::ranges::copy(fields[v], step.out[v].begin());
        return {};
    }));
    return writer->finish();
}

/// The row of a cell at a step: its predictors, from input `first` of the tile on, and the season.
void fillRow(
    const SeriesTile& tile, std::size_t first, std::size_t step, std::size_t cell, const std::pair<float, float>& season, std::span<float> row)
{
    for (std::size_t v = 0; v + 2 < row.size(); ++v)
        row[v] = tile.in[first + v][step * tile.cells + cell];
    row[row.size() - 2] = season.first;
    row[row.size() - 1] = season.second;
}

std::vector<WalkInput> allOf(const Cube& cube)
{
    std::vector<WalkInput> out;
    for (int v = 0; v < static_cast<int>(cube.signature().variables.size()); ++v)
        out.push_back({&cube, v, 0});
    return out;
}

} // namespace

/// One training, which tells of each cell that is done.
class CellTrees::Learning {
public:
    Learning(CellTrees& trees, RunContext& context)
        : m_trees(trees),
          m_plan(trees.m_world.plan),
          m_context(context),
          m_steps(m_plan.referenceSteps.begin(), m_plan.referenceSteps.end() - static_cast<std::ptrdiff_t>(m_plan.testSteps)),
          m_seasons(seasonsAt(timeOfReference(), m_steps))
    {
    }

    [[nodiscard]] WalkInput reference() const { return {m_trees.m_world.cubes.reference.get(), m_plan.pair.reference, 0, m_steps}; }

    Result<void> learnTile(const SeriesTile& tile)
    {
        for (std::size_t c = 0; c < tile.cells; ++c) {
            TRY_DO(learnCell(tile, c));
            const std::lock_guard lock(m_mutex);
            ++m_done;
            const std::size_t all = m_trees.m_cells.size();
            m_context.progress(static_cast<double>(m_done) / static_cast<double>(all), Tr::tr("trees of %1 of %2 cells").arg(m_done).arg(all));
        }
        return {};
    }

private:
    [[nodiscard]] const Axis& timeOfReference() const
    {
        const CubeSignature& signature = m_trees.m_world.cubes.reference->signature();
        return *signature.axisOf(signature.variables[static_cast<std::size_t>(m_plan.pair.reference)], AxisKind::Time);
    }

    Result<void> learnCell(const SeriesTile& tile, std::size_t c)
    {
        TreeRows training, validation;
        training.features = validation.features = m_trees.features();
        std::vector<float> row(m_trees.features());
        for (std::size_t t = 0; t < tile.steps; ++t) {
            fillRow(tile, 1, t, c, m_seasons[t], row);
            const float truth = tile.in[0][t * tile.cells + c], base = row[m_plan.base];
            if (std::isnan(truth) || std::isnan(base))
                continue;
            TreeRows& to = t < m_plan.trainingSteps() ? training : validation;
            to.values.insert(to.values.end(), row.begin(), row.end());
            to.targets.push_back(truth - base);
        }
        if (training.count() < kLeastDays)
            return {};
        TRY(const BoostedTrees trees, BoostedTrees::train(training, validation, m_plan.rules, [this](auto...) { return !m_context.cancelled(); }));
        TRY(const QByteArray saved, trees.toBinary());
        m_trees.m_cells[tile.firstCell + c] = {qCompress(saved), trees.trees(), trees.validationError()};
        return {};
    }

    CellTrees& m_trees;
    const BoostedPlan& m_plan;
    RunContext& m_context;
    const std::vector<std::size_t> m_steps;
    const std::vector<std::pair<float, float>> m_seasons;
    std::mutex m_mutex;
    std::size_t m_done = 0;
};

Result<CellTrees> CellTrees::learn(RunContext& context, const TreeWorld& world)
{
    CellTrees out(world);
    const TreePeriod period = historicalPeriod(world.plan, world.cubes);
    const std::vector<std::size_t> steps(
        world.plan.historicalSteps.begin(), world.plan.historicalSteps.end() - static_cast<std::ptrdiff_t>(world.plan.testSteps));
    QTemporaryDir folder(context.scratchFolder() + QStringLiteral("/cells-XXXXXX"));
    SubProgress reading(context, 0.0, 0.1), training(context, 0.1, 1.0);
    TRY(const std::shared_ptr<const Cube> series, fineSeries(reading, world, period, steps, folder.filePath(QStringLiteral("predictors.zarr"))));
    Learning learning(out, training);
    std::vector<WalkInput> inputs = allOf(*series);
    inputs.insert(inputs.begin(), learning.reference());
    SilentWalk walk(training); // cells tell how far it is, not tiles
    TRY_DO(walkSeries(walk, inputs, {}, [&](const SeriesTile& tile) { return learning.learnTile(tile); }));
    if (std::ranges::all_of(out.m_cells, [](const Cell& cell) { return cell.trees.isEmpty(); }))
        return Error{ErrorCode::OutOfRange,
            Tr::tr("No cell has %1 days of the training period on which reference and model have values: there is nothing to learn from.")
                .arg(kLeastDays),
            {}};
    return out;
}

Result<void> CellTrees::predict(RunContext& context, const TreePeriod& period, const std::vector<std::size_t>& steps, const WalkOutput& out) const
{
    QTemporaryDir folder(context.scratchFolder() + QStringLiteral("/cells-XXXXXX"));
    SubProgress reading(context, 0.0, 0.3), predicting(context, 0.3, 1.0);
    TRY(const std::shared_ptr<const Cube> series, fineSeries(reading, m_world, period, steps, folder.filePath(QStringLiteral("predictors.zarr"))));
    const auto seasons = seasonsAt(period.time(), steps);
    return walkSeries(predicting, allOf(*series), {out}, [&](const SeriesTile& tile) -> Result<void> {
        std::vector<float> rows(tile.steps * features()), predictions(tile.steps), base(tile.steps);
        for (std::size_t c = 0; c < tile.cells; ++c) {
            const Cell& cell = m_cells[tile.firstCell + c];
            if (context.cancelled())
                return RunContext::cancelledError();
            if (cell.trees.isEmpty())
                continue;
            TRY(const BoostedTrees trees, BoostedTrees::read(qUncompress(cell.trees), features()));
            for (std::size_t t = 0; t < tile.steps; ++t) {
                fillRow(tile, 0, t, c, seasons[t], std::span(rows).subspan(t * features(), features()));
                base[t] = rows[t * features() + m_world.plan.base];
            }
            TRY_DO(trees.predict(rows, features(), predictions));
            addBase(m_world.plan, base, predictions);
            for (std::size_t t = 0; t < tile.steps; ++t)
                tile.out[0][t * tile.cells + c] = predictions[t];
        }
        return {};
    });
}

/// {"cells": {"17": "…"}}, a cell to each line.
Result<void> CellTrees::save(const QString& path) const
{
    QSaveFile file(path);
    bool isFine = file.open(QIODevice::WriteOnly) && file.write("{\"cells\": {") > 0;
    const char* between = "\n";
    for (std::size_t c = 0; c < m_cells.size() && isFine; ++c) {
        if (m_cells[c].trees.isEmpty())
            continue;
        isFine = file.write(between + QByteArrayLiteral("\"") + QByteArray::number(static_cast<qulonglong>(c)) + "\": \""
                     + m_cells[c].trees.toBase64() + '"')
            > 0;
        between = ",\n";
    }
    if (!isFine || file.write("\n}}\n") < 0 || !file.commit())
        return Error{ErrorCode::Disk, Tr::tr("%1 cannot be written: %2.").arg(path, file.errorString()), {}};
    return {};
}

Result<CellTrees> CellTrees::read(const QString& path, const TreeWorld& world)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("%1 cannot be read: %2.").arg(path, file.errorString()), {}};
    const QJsonObject cells = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("cells")).toObject();
    CellTrees out(world);
    for (auto it = cells.begin(); it != cells.end(); ++it) {
        const std::size_t cell = it.key().toULongLong();
        if (cell >= out.m_cells.size())
            return Error{ErrorCode::Invalid, Tr::tr("%1 has trees of more cells than there are here.").arg(path), {}};
        out.m_cells[cell] = {QByteArray::fromBase64(it.value().toString().toLatin1()), 0, std::nan("")};
    }
    if (cells.isEmpty())
        return Error{ErrorCode::Invalid, Tr::tr("%1 holds no trees of cells.").arg(path), {}};
    return out;
}

std::vector<double> CellTrees::fiveNumbers(bool ofErrors) const
{
    std::vector<float> values;
    for (const Cell& cell : m_cells) {
        if (const double value = ofErrors ? cell.validation : cell.count; !cell.trees.isEmpty() && !std::isnan(value))
            values.push_back(static_cast<float>(value));
    }
    std::vector<double> out;
    std::ranges::sort(values);
    for (const double p : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        if (!values.empty())
            out.push_back(sixDigits(sortedQuantile(values, p)));
    }
    return out;
}

QJsonObject CellTrees::card() const
{
    QJsonArray predictors = QJsonArray::fromStringList(m_world.plan.names());
    predictors.append(QStringLiteral("sine_of_year"));
    predictors.append(QStringLiteral("cosine_of_year"));
    const auto learnt = std::ranges::count_if(m_cells, [](const Cell& cell) { return !cell.trees.isEmpty(); });
    return {{QStringLiteral("predictors"), predictors}, {QStringLiteral("cells"), static_cast<qint64>(learnt)},
        {QStringLiteral("cells_without_trees"), static_cast<qint64>(m_cells.size()) - static_cast<qint64>(learnt)}};
}

QJsonObject CellTrees::report() const
{
    const auto list = [](const std::vector<double>& values) {
        QJsonArray out;
        for (const double value : values)
            out.append(value);
        return out;
    };
    return {{QStringLiteral("trees_of_cells"), list(fiveNumbers(false))}, {QStringLiteral("validation_rmse_of_cells"), list(fiveNumbers(true))}};
}

QJsonArray CellTrees::plots() const
{
    const QString units = unitsOfDifferences(m_world.plan.card.value(QLatin1String("units")).toString());
    const std::vector<double> errors = fiveNumbers(true), one(errors.size(), 1.0);
    if (errors.empty())
        return {};
    return {curvesPlot("box", Tr::tr("Errors of validation in the cells"), {Tr::tr("Method"), {}}, {Tr::tr("Root mean square error"), units},
        {{Tr::tr("Trees"), one, errors}})};
}

} // namespace terrella::downscale
