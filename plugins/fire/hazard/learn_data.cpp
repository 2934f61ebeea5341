// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/learn_data.h"

#include "pipelines/modules/walk.h"
#include "plugins/learning/cell_areas.h"
#include "plugins/learning/kernels/coarsening.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireLearn)
};

learning::Coarsening coarseningOf(const LearnPlan& plan) { return {plan.fine.ny, plan.fine.nx, plan.coarsen}; }

/// What one step adds to the statistics.
struct StepSums {
    std::vector<learning::ChannelSums> channels; ///< training only
    std::size_t overfull = 0, valid = 0;
    double burned = 0.0, area = 0.0; ///< m²; area: of the cells that are known
};

} // namespace

LearnData::LearnData(const LearnPlan& plan) : m_plan(plan), m_fineAreas(learning::cellAreas(plan.fine))
{
    const learning::Coarsening blocks = coarseningOf(plan);
    m_areas.assign(blocks.rows() * blocks.columns(), 0.0);
    for (std::size_t j = 0; j < blocks.ny; ++j) {
        for (std::size_t i = 0; i < blocks.nx; ++i)
            m_areas[j / blocks.factor * blocks.columns() + i / blocks.factor] += m_fineAreas[j * blocks.nx + i];
    }
    m_meanArea = std::accumulate(m_areas.begin(), m_areas.end(), 0.0) / static_cast<double>(m_areas.size());
}

Result<std::unique_ptr<LearnData>> LearnData::make(
    const LearnPlan& plan, const Cube& drivers, const Cube* burnedArea, const Cube* fireWeather, RunContext& context)
{
    std::unique_ptr<LearnData> out(new LearnData(plan));
    const std::size_t channels = plan.drivers.size() + 1 + (plan.fireWeather >= 0 ? 1 : 0);
    TRY(out->m_file, learning::FieldFile::create(context.scratchFolder() + QStringLiteral("/samples.raw"), channels, out->cells()));
    TRY_DO(out->fill(drivers, burnedArea, fireWeather, context));
    TRY_DO(out->correlate(context));
    return out;
}

Result<void> LearnData::fill(const Cube& drivers, const Cube* burnedArea, const Cube* fireWeather, RunContext& context)
{
    std::vector<WalkInput> reads;
    for (const int v : m_plan.drivers)
        reads.push_back({&drivers, v, 0});
    reads.push_back({m_plan.targetIsDriver ? &drivers : burnedArea, m_plan.target, 0});
    if (fireWeather)
        reads.push_back({fireWeather, m_plan.fireWeather, 0});
    const std::size_t channels = m_plan.drivers.size();
    const learning::Coarsening blocks = coarseningOf(m_plan);
    std::vector<char> isTraining(m_plan.time.size(), 0);
    for (const std::size_t step : m_plan.split.training)
        isTraining[step] = 1;
    std::vector<StepSums> sums(m_plan.time.size());

    const auto bringOver = [&](const FieldStep& step) -> Result<void> {
        std::vector<float> field(cells()), amounts(step.in[channels].begin(), step.in[channels].end());
        StepSums& mine = sums[step.step];
        for (std::size_t k = 0; k < step.in.size(); ++k) {
            if (k == channels)
                continue;
            learning::averageBlocks(blocks, step.in[k], m_fineAreas, field);
            if (k < channels && isTraining[step.step]) {
                mine.channels.resize(channels);
                mine.channels[k].add(field, m_areas);
            }
            TRY_DO(m_file->write(step.step, k, field));
        }
        // area is an amount: it is summed, and only then divided by the area of the cell
        for (std::size_t c = 0; c < amounts.size(); ++c) {
            const double value = m_plan.targetConversion(static_cast<double>(amounts[c]));
            amounts[c] = static_cast<float>(std::max(0.0, value) * (m_plan.targetIsFraction ? m_fineAreas[c] : 1.0));
            if (std::isnan(value))
                amounts[c] = std::numeric_limits<float>::quiet_NaN();
        }
        learning::sumBlocks(blocks, amounts, field);
        for (std::size_t c = 0; c < field.size(); ++c) {
            if (std::isnan(field[c]))
                continue;
            ++mine.valid;
            mine.burned += static_cast<double>(field[c]);
            mine.area += m_areas[c];
            const double fraction = static_cast<double>(field[c]) / m_areas[c];
            mine.overfull += fraction > 1.0 + 1e-5 ? 1 : 0;
            field[c] = static_cast<float>(std::min(1.0, fraction));
        }
        return m_file->write(step.step, channels, field);
    };
    TRY_DO(walkFields(context, reads, {}, bringOver));

    std::vector<learning::ChannelSums> all(channels);
    std::size_t valid = 0;
    double burned = 0.0, area = 0.0;
    for (std::size_t step = 0; step < sums.size(); ++step) {
        for (std::size_t k = 0; k < sums[step].channels.size(); ++k)
            all[k].merge(sums[step].channels[k]);
        m_overfull += sums[step].overfull;
        m_totalBurned += sums[step].burned;
        if (!isTraining[step])
            continue;
        valid += sums[step].valid;
        burned += sums[step].burned;
        area += sums[step].area;
    }
    if (valid == 0)
        return Error{ErrorCode::OutOfRange, Tr::tr("In the years of training the burned area is missing everywhere: there is nothing to learn."), {}};
    m_meanFraction = burned / area;
    for (const learning::ChannelSums& channel : all)
        m_ranges.push_back(channel.range());
    return {};
}

Result<void> LearnData::correlate(RunContext& context)
{
    const std::size_t n = inputs();
    m_correlation.assign(n * n, 0.0);
    std::vector<float> fields(n * cells());
    double weight = 0.0;
    for (const std::size_t step : m_plan.split.training) {
        if (context.cancelled())
            return RunContext::cancelledError();
        TRY_DO(readInputs(step, fields));
        for (std::size_t c = 0; c < cells(); ++c) {
            weight += m_areas[c];
            for (std::size_t i = 0; i < n; ++i) {
                const double x = m_areas[c] * static_cast<double>(fields[i * cells() + c]);
                for (std::size_t j = 0; j <= i; ++j)
                    m_correlation[i * n + j] += x * static_cast<double>(fields[j * cells() + c]);
            }
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            m_correlation[j * n + i] = m_correlation[i * n + j] = m_correlation[i * n + j] / weight;
    }
    return {};
}

Result<void> LearnData::readInputs(std::size_t step, std::span<float> out) const
{
    for (std::size_t k = 0; k < inputs(); ++k) {
        const auto field = out.subspan(k * cells(), cells());
        TRY_DO(m_file->read(step, k, field));
        for (float& value : field)
            value = std::isnan(value) ? 0.0F : static_cast<float>(m_ranges[k].normalised(static_cast<double>(value)));
    }
    return {};
}

Result<void> LearnData::read(
    std::size_t step, const learning::FrameWindow& window, std::span<float> in, std::span<float> target, std::span<float> weight) const
{
    const std::size_t size = window.rows * window.columns;
    std::vector<float> fields(inputs() * cells()), fraction(cells()), weights(cells());
    TRY_DO(readInputs(step, fields));
    TRY_DO(readTarget(step, fraction));
    for (std::size_t k = 0; k < inputs(); ++k)
        learning::cutWindow(frame(), window, std::span(fields).subspan(k * cells(), cells()), in.subspan(k * size, size));
    for (std::size_t c = 0; c < cells(); ++c) {
        weights[c] = std::isnan(fraction[c]) ? 0.0F : static_cast<float>(m_areas[c] / m_meanArea);
        fraction[c] = std::isnan(fraction[c]) ? 0.0F : fraction[c];
    }
    learning::cutWindow(frame(), window, fraction, target);
    learning::cutWeights(frame(), window, weights, weight);
    return {};
}

} // namespace terrella::fire
