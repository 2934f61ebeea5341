// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learn_data.h"

#include "pipelines/modules/walk.h"

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
    TRY_DO(out->readStatics(statics, context));
    TRY_DO(out->survey(context));
    return out;
}

Result<void> LearnData::fill(const Cube& coarse, const Cube& reference, RunContext& context)
{
    const std::size_t channels = m_plan.predictors.size();
    std::vector<char> isTraining(m_plan.time.size(), 0);
    for (const std::size_t sample : m_plan.split.training)
        isTraining[sample] = 1;
    std::vector<std::vector<learning::ChannelSums>> sums(m_plan.time.size());
    std::vector<WalkInput> reads;
    for (const int v : m_plan.predictors)
        reads.push_back({&coarse, v, 0, m_plan.coarseSteps});
    SubProgress first(context, 0.0, 0.4), second(context, 0.4, 0.8);
    const auto bringOver = [&](const FieldStep& step) -> Result<void> {
        std::vector<float> field(cells());
        for (std::size_t k = 0; k < channels; ++k) {
            TRY_DO(m_coarse->write(step.step, k, step.in[k]));
            if (!isTraining[step.step])
                continue;
            growBilinear(m_plan.blocks, step.in[k], field);
            sums[step.step].resize(channels);
            sums[step.step][k].add(field, m_field.areas());
        }
        return {};
    };
    TRY_DO(walkFields(first, reads, {}, bringOver));
    TRY_DO(walkFields(second, {{&reference, m_plan.target, 0, m_plan.steps}}, {},
        [&](const FieldStep& step) { return m_reference->write(step.step, 0, step.in[0]); }));
    std::vector<learning::ChannelSums> all(channels);
    for (const std::vector<learning::ChannelSums>& of : sums) {
        for (std::size_t k = 0; k < of.size(); ++k)
            all[k].merge(of[k]);
    }
    for (const learning::ChannelSums& channel : all)
        m_ranges.push_back(channel.range());
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
    m_correlation.assign(inputs() * inputs(), 0.0);
    std::vector<float> fields(inputs() * cells()), coarse(m_plan.blocks.ny * m_plan.blocks.nx), base(cells()), truth(cells());
    bool hasPairs = false;
    for (const std::size_t sample : m_plan.split.training) {
        if (context.cancelled())
            return RunContext::cancelledError();
        TRY_DO(readInputs(sample, fields));
        correlate(fields);
        TRY_DO(readCoarse(sample, coarse));
        TRY_DO(readTarget(sample, truth));
        m_field.interpolate(coarse, base);
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
    for (std::size_t i = 0; i < inputs(); ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            m_correlation[j * inputs() + i] = m_correlation[i * inputs() + j] = m_correlation[i * inputs() + j] / weight;
    }
    return {};
}

void LearnData::correlate(std::span<const float> fields)
{
    const std::size_t n = inputs();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = 0.0;
            for (std::size_t c = 0; c < cells(); ++c)
                sum += m_field.areas()[c] * static_cast<double>(fields[i * cells() + c]) * static_cast<double>(fields[j * cells() + c]);
            m_correlation[i * n + j] += sum;
        }
    }
}

Result<void> LearnData::readInputs(std::size_t sample, std::span<float> out) const
{
    std::vector<float> coarse(m_plan.blocks.ny * m_plan.blocks.nx);
    for (std::size_t k = 0; k < m_plan.predictors.size(); ++k) {
        const auto field = out.subspan(k * cells(), cells());
        TRY_DO(m_coarse->read(sample, k, coarse));
        growBilinear(m_plan.blocks, coarse, field);
        normalise(m_ranges[k], field);
    }
    for (std::size_t k = 0; k < m_statics.size(); ++k)
        std::ranges::copy(m_statics[k], out.subspan((m_plan.predictors.size() + k) * cells(), cells()).begin());
    return {};
}

Result<void> LearnData::read(
    std::size_t sample, const learning::FrameWindow& window, std::span<float> in, std::span<float> target, std::span<float> weight) const
{
    const std::size_t size = window.rows * window.columns;
    std::vector<float> fields(inputs() * cells()), coarse(m_plan.blocks.ny * m_plan.blocks.nx), base(cells()), truth(cells()), weights(cells());
    TRY_DO(readInputs(sample, fields));
    TRY_DO(readCoarse(sample, coarse));
    TRY_DO(readTarget(sample, truth));
    m_field.interpolate(coarse, base);
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
