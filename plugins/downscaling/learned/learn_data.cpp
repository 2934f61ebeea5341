// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learn_data.h"

#include "pipelines/modules/walk.h"
#include "plugins/downscaling/kernels/cell_regressions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::DownscaleLearn)
};

/// Normalised as a network sees it: nothing is 0.
void normalise(const learning::ChannelRange& range, std::span<float> field)
{
    for (float& value : field)
        value = std::isnan(value) ? 0.0F : static_cast<float>(range.normalised(static_cast<double>(value)));
}

} // namespace

LearnData::LearnData(const LearnPlan& plan) : m_plan(plan), m_field(plan.fine, plan.blocks, plan.toTarget, plan.conserve, plan.nonNegative)
{
    m_meanArea = std::accumulate(m_field.areas().begin(), m_field.areas().end(), 0.0) / static_cast<double>(cells());
}

Result<std::unique_ptr<LearnData>> LearnData::make(
    const LearnPlan& plan, const Cube& coarse, const Cube& reference, const Cube* statics, RunContext& context)
{
    std::unique_ptr<LearnData> out(new LearnData(plan));
    const QString folder = context.scratchFolder();
    TRY(out->m_coarse, learning::FieldFile::create(folder + QStringLiteral("/coarse.raw"), plan.predictors.size(), plan.blocks.ny * plan.blocks.nx));
    TRY(out->m_reference, learning::FieldFile::create(folder + QStringLiteral("/reference.raw"), 1, out->cells()));
    TRY_DO(out->fill(coarse, reference, context));
    TRY_DO(out->regress(context));
    TRY_DO(out->measureRanges(context));
    TRY_DO(out->readStatics(statics, context));
    TRY_DO(out->survey(context));
    return out;
}

Result<void> LearnData::fill(const Cube& coarse, const Cube& reference, RunContext& context)
{
    std::vector<WalkInput> reads;
    for (const int v : m_plan.predictors)
        reads.push_back({&coarse, v, 0, m_plan.coarseSteps});
    SubProgress first(context, 0.0, 0.3), second(context, 0.3, 0.7);
    const auto keep = [&](const FieldStep& step) -> Result<void> {
        for (std::size_t k = 0; k < reads.size(); ++k)
            TRY_DO(m_coarse->write(step.step, k, step.in[k]));
        return {};
    };
    TRY_DO(walkFields(first, reads, {}, keep));
    return walkFields(second, {{&reference, m_plan.target, 0, m_plan.steps}}, {},
        [&](const FieldStep& step) { return m_reference->write(step.step, 0, step.in[0]); });
}

std::vector<double> LearnData::termsOf(std::size_t sample) const
{
    return cycleTermsAt(m_plan.cycle, m_plan.time.values[sample], m_plan.time.calendar);
}

Result<std::vector<std::vector<float>>> LearnData::meansOf(const std::vector<std::size_t>& samples, RunContext& context) const
{
    std::vector<std::vector<float>> out(m_plan.predictors.size());
    std::vector<float> field(m_coarse->cells());
    for (std::size_t k = 0; k < out.size(); ++k) {
        if (!m_plan.hasMean(k))
            continue;
        CellRegressions cells(field.size(), m_plan.cycle.terms(), 1);
        for (const std::size_t sample : samples) {
            if (context.cancelled())
                return RunContext::cancelledError();
            TRY_DO(m_coarse->read(sample, k, field));
            cells.addField(termsOf(sample), field);
        }
        out[k] = cells.solveAll();
    }
    return out;
}

/// What the regression in each cell learns in the years of training.
Result<void> LearnData::regress(RunContext& context)
{
    TRY(auto means, meansOf(m_plan.split.training, context));
    m_field.setClimate({m_plan.cycle, LocalForm::None, means, {}});
    if (m_plan.form == LocalForm::None)
        return {};
    const std::size_t rows = m_plan.fine.ny, columns = m_plan.fine.nx, terms = m_plan.localTerms();
    const double room = 0.25 * static_cast<double>(context.memoryLimit()),
                 rowBytes = CellRegressions::bytesPerCell(terms) * static_cast<double>(columns);
    const auto atOnce = static_cast<std::size_t>(std::clamp(room / rowBytes, 1.0, static_cast<double>(rows)));
    std::vector<float> local(terms * cells());
    for (std::size_t row = 0; row < rows; row += atOnce) {
        const std::size_t count = std::min(atOnce, rows - row), size = count * columns;
        TRY(const std::vector<float> part, regressRows(row, count, context));
        for (std::size_t k = 0; k < terms; ++k)
            std::copy_n(
                part.begin() + static_cast<std::ptrdiff_t>(k * size), size, local.begin() + static_cast<std::ptrdiff_t>(k * cells() + row * columns));
    }
    m_field.setClimate({m_plan.cycle, m_plan.form, std::move(means), std::move(local)});
    return {};
}

Result<std::vector<float>> LearnData::regressRows(std::size_t firstRow, std::size_t rows, RunContext& context) const
{
    const std::size_t first = firstRow * m_plan.fine.nx, size = rows * m_plan.fine.nx;
    const bool isSum = m_plan.form == LocalForm::Sum;
    CellRegressions regressions(size, m_plan.localTerms());
    std::vector<float> coarse(m_coarse->cells()), base(cells()), anomaly(cells()), truth(cells());
    for (const std::size_t sample : m_plan.split.training) {
        if (context.cancelled())
            return RunContext::cancelledError();
        const std::vector<double> terms = termsOf(sample);
        TRY_DO(readCoarse(sample, coarse));
        TRY_DO(readTarget(sample, truth));
        m_field.interpolate(coarse, base);
        if (isSum)
            m_field.interpolateAnomaly(coarse, terms, anomaly);
        std::vector<double> x = terms;
        x.resize(m_plan.localTerms());
        for (std::size_t c = 0; c < size; ++c) {
            const auto known = static_cast<double>(base[first + c]), residual = static_cast<double>(truth[first + c]) - known;
            if (std::isnan(residual))
                continue;
            if (isSum)
                x.back() = static_cast<double>(anomaly[first + c]);
            for (std::size_t k = 0; !isSum && k < terms.size(); ++k)
                x[k] = known * terms[k];
            regressions.add(c, x, residual);
        }
    }
    return regressions.solveAll();
}

/// What the channels are like in the years of training.
Result<void> LearnData::measureRanges(RunContext& context)
{
    std::vector<float> coarse(m_coarse->cells()), field(cells());
    for (std::size_t k = 0; k < m_plan.predictors.size(); ++k) {
        learning::ChannelSums sums;
        for (const std::size_t sample : m_plan.split.training) {
            if (context.cancelled())
                return RunContext::cancelledError();
            TRY_DO(readChannel(sample, k, m_field.climate(), coarse, field));
            sums.add(field, m_field.areas());
        }
        m_ranges.push_back(sums.range());
    }
    return {};
}

Result<void> LearnData::readChannel(
    std::size_t sample, std::size_t predictor, const LearnedClimate& climate, std::span<float> coarse, std::span<float> fine) const
{
    TRY_DO(m_coarse->read(sample, predictor, coarse));
    if (m_plan.card.inputs[predictor].anomaly)
        climate.takeMean(predictor, termsOf(sample), coarse);
    growBilinear(m_plan.blocks, coarse, fine);
    return {};
}

Result<void> LearnData::readStatics(const Cube* statics, RunContext& context)
{
    for (const int v : m_plan.statics) {
        TRY(std::vector<float> field, readWhole(context, {statics, v, 0}));
        learning::ChannelSums sums;
        sums.add(field, m_field.areas());
        m_ranges.push_back(sums.range());
        normalise(m_ranges.back(), field);
        m_statics.push_back(std::move(field));
    }
    return {};
}

/// What is to be added in the years of training, and how the channels go together there.
Result<void> LearnData::survey(RunContext& context)
{
    learning::ChannelSums residuals;
    m_correlation.assign(m_plan.channels() * m_plan.channels(), 0.0);
    std::vector<float> fields(inputs() * cells()), coarse(m_plan.blocks.ny * m_plan.blocks.nx), base(cells()), truth(cells());
    bool hasPairs = false;
    for (const std::size_t sample : m_plan.split.training) {
        if (context.cancelled())
            return RunContext::cancelledError();
        TRY_DO(readInputs(sample, m_field.climate(), fields));
        correlate(fields);
        TRY_DO(readCoarse(sample, coarse));
        TRY_DO(readTarget(sample, truth));
        m_field.firstGuess(coarse, termsOf(sample), base);
        for (std::size_t c = 0; c < cells(); ++c) {
            truth[c] -= base[c];
            hasPairs = hasPairs || !std::isnan(truth[c]);
        }
        residuals.add(truth, m_field.areas());
    }
    if (!hasPairs)
        return Error{ErrorCode::OutOfRange,
            Tr::tr("In the years of training the reference or the coarse field is missing everywhere: there is nothing to learn."), {}};
    m_field.setResidual(residuals.range());
    const double weight = static_cast<double>(m_plan.split.training.size()) * m_meanArea * static_cast<double>(cells());
    const std::size_t n = m_plan.channels();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            m_correlation[j * n + i] = m_correlation[i * n + j] = m_correlation[i * n + j] / weight;
    }
    return {};
}

void LearnData::correlate(std::span<const float> fields)
{
    const std::size_t n = m_plan.channels();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = 0.0;
            for (std::size_t c = 0; c < cells(); ++c)
                sum += m_field.areas()[c] * static_cast<double>(fields[i * cells() + c]) * static_cast<double>(fields[j * cells() + c]);
            m_correlation[i * n + j] += sum;
        }
    }
}

Result<void> LearnData::readInputs(std::size_t sample, const LearnedClimate& climate, std::span<float> out) const
{
    std::vector<float> coarse(m_coarse->cells());
    for (std::size_t k = 0; k < m_plan.predictors.size(); ++k) {
        const auto field = out.subspan(k * cells(), cells());
        TRY_DO(readChannel(sample, k, climate, coarse, field));
        normalise(m_ranges[k], field);
    }
    for (std::size_t k = 0; k < m_statics.size(); ++k)
        std::ranges::copy(m_statics[k], out.subspan((m_plan.predictors.size() + k) * cells(), cells()).begin());
    const std::vector<double> terms = termsOf(sample);
    for (std::size_t k = 0; k < m_plan.cycle.channels(); ++k)
        std::ranges::fill(out.subspan((m_plan.channels() + k) * cells(), cells()), static_cast<float>(terms[m_plan.cycle.termOf(k)]));
    return {};
}

Result<void> LearnData::read(
    std::size_t sample, const learning::FrameWindow& window, std::span<float> in, std::span<float> target, std::span<float> weight) const
{
    const std::size_t size = window.rows * window.columns;
    std::vector<float> fields(inputs() * cells()), coarse(m_plan.blocks.ny * m_plan.blocks.nx), base(cells()), truth(cells()), weights(cells());
    TRY_DO(readInputs(sample, m_field.climate(), fields));
    TRY_DO(readCoarse(sample, coarse));
    TRY_DO(readTarget(sample, truth));
    m_field.firstGuess(coarse, termsOf(sample), base);
    for (std::size_t k = 0; k < inputs(); ++k)
        learning::cutWindow(frame(), window, std::span(fields).subspan(k * cells(), cells()), in.subspan(k * size, size));
    for (std::size_t c = 0; c < cells(); ++c) {
        const double residual = static_cast<double>(truth[c]) - static_cast<double>(base[c]);
        weights[c] = std::isnan(residual) ? 0.0F : static_cast<float>(m_field.areas()[c] / m_meanArea);
        truth[c] = std::isnan(residual) ? 0.0F : static_cast<float>(m_field.residual().normalised(residual));
    }
    learning::cutWindow(frame(), window, truth, target);
    learning::cutWeights(frame(), window, weights, weight);
    return {};
}

} // namespace terrella::downscale
