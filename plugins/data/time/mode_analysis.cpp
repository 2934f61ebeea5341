// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/mode_analysis.h"

#include "pipelines/core/files.h"
#include "pipelines/core/worker_pool.h"
#include "pipelines/modules/walk_tiles.h"
#include "plugins/data/kernels/empirical_modes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ModeAnalysis)
};

constexpr std::size_t kChunkCells = 2048; ///< summed up on their own, in an order that memory has no part in

class Analysis {
public:
    Analysis(RunContext& context, const WalkInput& input, const WalkShape& shape, const std::vector<double>& weights, bool ofCorrelation)
        : m_context(context),
          m_input(input),
          m_shape(shape),
          m_weights(weights),
          m_ofCorrelation(ofCorrelation),
          m_matrix(shape.steps * shape.steps, 0.0)
    {
        m_totalWeight = std::accumulate(weights.begin(), weights.end(), 0.0);
    }

    [[nodiscard]] static std::size_t leastBytes(const WalkShape& shape)
    {
        // The matrix thrice (its eigenvectors and the solver's own), one chunk in double precision and as read.
        return shape.steps * (3 * shape.steps * sizeof(double) + chunkCells(shape) * (sizeof(double) + sizeof(float)));
    }

    Result<Modes> components(std::size_t modes)
    {
        const std::size_t free = m_context.memoryLimit() - leastBytes(m_shape);
        const std::size_t inMemory = std::max(chunkCells(m_shape), free / (m_shape.steps * sizeof(float)));
        std::vector<float> values;
        const std::vector<CellRange> bands = cutCells({0, m_shape.cells}, m_shape.nx, inMemory);
        std::vector<std::vector<CellRange>> chunks = chunksOf(bands);
        for (std::size_t band = 0; band < chunks.size(); ++band) {
            const CellRange all{chunks[band].front().first, chunks[band].back().end() - chunks[band].front().first};
            values.resize(all.count * m_shape.steps);
            TRY_DO(readSlab(m_input, 0, m_shape.steps, all, m_shape.nx, values, m_context.stopToken(), [&](std::size_t) {}));
            for (const CellRange& chunk : chunks[band]) {
                if (m_context.cancelled())
                    return RunContext::cancelledError();
                addChunk(values, all, chunk);
            }
            m_context.progress(static_cast<double>(band + 1) / static_cast<double>(chunks.size()),
                Tr::tr("%1 of %2 bands of rows").arg(band + 1).arg(chunks.size()));
        }
        if (m_context.cancelled())
            return RunContext::cancelledError();
        return leadingModes(m_matrix, m_shape.steps, modes);
    }

    [[nodiscard]] std::size_t validCells() const { return m_validCells; }
    [[nodiscard]] double totalWeight() const { return m_validWeight; }

private:
    /// Whole rows where several fit into a chunk, else parts of one.
    [[nodiscard]] static std::size_t chunkCells(const WalkShape& shape)
    {
        return std::min(shape.cells, shape.nx <= kChunkCells ? kChunkCells / shape.nx * shape.nx : kChunkCells);
    }

    /// Chunks that do not depend on memory, put together to as many bands as there must be.
    [[nodiscard]] std::vector<std::vector<CellRange>> chunksOf(const std::vector<CellRange>& bands) const
    {
        std::vector<CellRange> all;
        const std::size_t size = chunkCells(m_shape), nx = m_shape.nx;
        for (std::size_t first = 0; first < m_shape.cells;) {
            const std::size_t rowEnd = (first / nx + 1) * nx;
            const std::size_t end = nx <= kChunkCells ? std::min(first + size, m_shape.cells) : std::min(first + size, rowEnd);
            all.push_back({first, end - first});
            first = end;
        }
        const std::size_t most = std::ranges::max(bands, {}, &CellRange::count).count;
        std::vector<std::vector<CellRange>> out;
        for (const CellRange& chunk : all) {
            const bool opens = out.empty() || chunk.end() - out.back().front().first > most
                || (nx > kChunkCells && chunk.first / nx != out.back().front().first / nx);
            if (opens)
                out.emplace_back();
            out.back().push_back(chunk);
        }
        return out;
    }

    void addChunk(const std::vector<float>& values, const CellRange& all, const CellRange& chunk)
    {
        const std::size_t steps = m_shape.steps;
        m_part.assign(steps * chunk.count, 0.0);
        for (std::size_t c = 0; c < chunk.count; ++c) {
            const std::size_t cell = chunk.first + c;
            const auto at = [&](std::size_t t) { return static_cast<double>(values[t * all.count + cell - all.first]); };
            double mean = 0.0, squares = 0.0;
            for (std::size_t t = 0; t < steps; ++t)
                mean += at(t);
            mean /= static_cast<double>(steps);
            if (std::isnan(mean) || !(m_weights[cell] > 0.0))
                continue;
            for (std::size_t t = 0; t < steps; ++t)
                squares += (at(t) - mean) * (at(t) - mean);
            const double deviation = std::sqrt(squares / static_cast<double>(steps));
            ++m_validCells;
            m_validWeight += m_weights[cell];
            double factor = std::sqrt(m_weights[cell] / m_totalWeight);
            if (m_ofCorrelation)
                factor = deviation > 0.0 ? factor / deviation : 0.0;
            for (std::size_t t = 0; t < steps; ++t)
                m_part[t * chunk.count + c] = factor * (at(t) - mean);
        }
        // Rows further down have more to do: many small parts.
        constexpr std::size_t rowsAtOnce = 8;
        parallelFor(divideUp(steps, rowsAtOnce), m_context.threads(), m_context.stopToken(),
            [&](std::size_t k) { addProducts(m_part, steps, chunk.count, k * rowsAtOnce, std::min(steps, (k + 1) * rowsAtOnce), m_matrix); });
    }

    RunContext& m_context;
    const WalkInput& m_input;
    const WalkShape& m_shape;
    const std::vector<double>& m_weights;
    const bool m_ofCorrelation;
    std::vector<double> m_matrix, m_part;
    double m_totalWeight = 0.0, m_validWeight = 0.0;
    std::size_t m_validCells = 0;
};

/// The covariance of a series with each component, or their correlation; NaN where a value is missing.
void project(const SeriesTile& tile, const std::vector<double>& components, std::size_t modes, bool ofCorrelation, const std::vector<double>& weights,
    std::vector<std::vector<float>>& patterns)
{
    const std::size_t steps = tile.steps;
    for (std::size_t c = 0; c < tile.cells; ++c) {
        const auto at = [&](std::size_t t) { return static_cast<double>(tile.in[0][t * tile.cells + c]); };
        double mean = 0.0, squares = 0.0;
        for (std::size_t t = 0; t < steps; ++t)
            mean += at(t) / static_cast<double>(steps);
        for (std::size_t t = 0; t < steps; ++t)
            squares += (at(t) - mean) * (at(t) - mean);
        const double deviation = std::sqrt(squares / static_cast<double>(steps));
        for (std::size_t mode = 0; mode < modes; ++mode) {
            double sum = 0.0;
            for (std::size_t t = 0; t < steps; ++t)
                sum += (at(t) - mean) * components[mode * steps + t];
            sum /= static_cast<double>(steps);
            if (ofCorrelation)
                sum = deviation > 0.0 ? sum / deviation : 0.0;
            patterns[mode][tile.firstCell + c]
                = weights[tile.firstCell + c] > 0.0 ? static_cast<float>(sum) : std::numeric_limits<float>::quiet_NaN();
        }
    }
}

/// −1 where the sign is to be turned.
double signOf(const std::vector<float>& pattern, const std::vector<double>& weights)
{
    double sum = 0.0, size = 0.0, largest = 0.0;
    for (std::size_t c = 0; c < pattern.size(); ++c) {
        const double value = static_cast<double>(pattern[c]);
        if (std::isnan(value))
            continue;
        sum += weights[c] * value;
        size += weights[c] * std::abs(value);
        if (std::abs(value) > std::abs(largest) * (1.0 + 1e-6))
            largest = value;
    }
    constexpr double nearlyNothing = 1e-3;
    return (std::abs(sum) > nearlyNothing * size ? sum : largest) < 0.0 ? -1.0 : 1.0;
}

} // namespace

Result<ModeAnalysis> analyseModes(RunContext& context, const WalkInput& input, CubeWriter& writer, int outputVariable,
    const std::vector<double>& weights, std::size_t modes, bool ofCorrelation)
{
    TRY(const WalkShape shape, prepareWalk(context, {input}, {}, true));
    const std::size_t patternBytes = modes * shape.cells * sizeof(float);
    if (const std::size_t least = Analysis::leastBytes(shape) + patternBytes; least > context.memoryLimit())
        return Error{ErrorCode::Memory,
            Tr::tr(
                "EOFs of %1 time steps need at least %2 of memory; the limit is %3. Aggregate to months or years first, or raise the memory limit.")
                .arg(shape.steps)
                .arg(bytesText(static_cast<qint64>(least)), bytesText(static_cast<qint64>(context.memoryLimit()))),
            {}};
    ModeAnalysis out;
    SubProgress first(context, 0.0, 0.7), second(context, 0.7, 1.0);
    {
        Analysis analysis(first, input, shape, weights, ofCorrelation);
        TRY(const Modes found, analysis.components(modes));
        if (analysis.validCells() == 0)
            return Error{ErrorCode::Invalid,
                Tr::tr("Every cell misses a value at some time, so that there are no EOFs; fill the gaps or select a part without them."), {}};
        out.cells = analysis.validCells();
        out.variance = found.total / static_cast<double>(shape.steps);
        for (const double value : found.values)
            out.explained.push_back(found.total > 0.0 ? value / found.total : 0.0);
        out.components = found.vectors;
    }
    for (double& value : out.components)
        value *= std::sqrt(static_cast<double>(shape.steps));
    std::vector<std::vector<float>> patterns(modes, std::vector<float>(shape.cells));
    TRY_DO(walkSeries(second, {input}, {}, [&](const SeriesTile& tile) -> Result<void> {
        project(tile, out.components, modes, ofCorrelation, weights, patterns);
        return {};
    }));
    for (std::size_t mode = 0; mode < modes; ++mode) {
        const double sign = signOf(patterns[mode], weights);
        for (float& value : patterns[mode])
            value *= static_cast<float>(sign);
        for (std::size_t t = 0; t < shape.steps; ++t)
            out.components[mode * shape.steps + t] *= sign;
        TRY_DO(writeSlab({&writer, outputVariable, mode}, 0, 1, {0, shape.cells}, shape.nx, patterns[mode], context.stopToken()));
    }
    return out;
}

} // namespace terrella::data
