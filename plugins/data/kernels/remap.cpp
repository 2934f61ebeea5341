// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/remap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();
constexpr double kSlack = 1e-6; // what rounding of coordinates may cover or leave bare

float valueOf(double sum, double valid, const RemapRules& rules)
{
    if (!(valid > kSlack) || valid < rules.leastValid - kSlack)
        return kMissing;
    return static_cast<float>(rules.overValid ? sum / valid : sum);
}

/// Source rows brought onto the target's columns: weighted sums, and the valid part of the weights.
class RowCache {
public:
    RowCache(const SeparableWeights& weights, std::span<const float> in) : m_weights(weights), m_in(in), m_columns(weights.columns.targets())
    {
        for (std::size_t t = 0; t < weights.rows.targets(); ++t) {
            std::size_t low = std::numeric_limits<std::size_t>::max(), high = 0;
            for (std::size_t k = weights.rows.offsets[t]; k < weights.rows.offsets[t + 1]; ++k) {
                if (const std::size_t row = weights.rows.source[k]; row < weights.sourceRows) {
                    low = std::min(low, row);
                    high = std::max(high, row);
                }
            }
            if (low <= high)
                m_slots = std::max(m_slots, high - low + 1);
        }
        m_lines.resize(m_slots + 2); // and one for each pole
        m_whole.resize(m_columns);
        for (std::size_t c = 0; c < m_columns; ++c) {
            for (std::size_t k = weights.columns.offsets[c]; k < weights.columns.offsets[c + 1]; ++k)
                m_whole[c] += weights.columns.weight[k];
        }
    }

    struct Line {
        std::size_t row = std::numeric_limits<std::size_t>::max();
        bool isComplete = false; ///< nothing is missing: the valid part is whole()
        std::vector<double> sum;
        std::vector<double> valid;
    };

    [[nodiscard]] const std::vector<double>& whole() const { return m_whole; }

    const Line& line(std::size_t row)
    {
        const bool isPole = row >= m_weights.sourceRows;
        Line& out = m_lines[isPole ? m_slots + row - m_weights.sourceRows : row % m_slots];
        if (out.row == row)
            return out;
        out.row = row;
        out.sum.resize(m_columns);
        if (isPole) {
            const bool isFirst = (row == m_weights.sourceRows + 1) == m_weights.southFirst;
            fillPole(m_in.subspan((isFirst ? 0 : m_weights.sourceRows - 1) * m_weights.sourceColumns, m_weights.usedColumns), out);
        } else {
            fill(m_in.subspan(row * m_weights.sourceColumns, m_weights.sourceColumns), out);
        }
        return out;
    }

private:
    void fill(std::span<const float> values, Line& out) const
    {
        const AxisWeights& columns = m_weights.columns;
        const std::uint32_t* const source = columns.source.data();
        const double* const weight = columns.weight.data();
        bool isComplete = true;
        for (std::size_t c = 0; c < m_columns; ++c) {
            double sum = 0.0;
            for (std::size_t k = columns.offsets[c], end = columns.offsets[c + 1]; k < end; ++k)
                sum += weight[k] * static_cast<double>(values[source[k]]);
            out.sum[c] = sum;
            isComplete &= !std::isnan(sum);
        }
        out.isComplete = isComplete;
        if (isComplete)
            return;
        out.valid.assign(m_columns, 0.0);
        for (std::size_t c = 0; c < m_columns; ++c) {
            out.sum[c] = 0.0;
            for (std::size_t k = columns.offsets[c]; k < columns.offsets[c + 1]; ++k) {
                if (const float value = values[source[k]]; !std::isnan(value)) {
                    out.sum[c] += weight[k] * static_cast<double>(value);
                    out.valid[c] += weight[k];
                }
            }
        }
    }

    /// The same value at every longitude: the mean of the row.
    void fillPole(std::span<const float> values, Line& out) const
    {
        double sum = 0.0, count = 0.0;
        for (const float value : values) {
            if (!std::isnan(value)) {
                sum += static_cast<double>(value);
                count += 1.0;
            }
        }
        const auto n = static_cast<double>(values.size());
        out.isComplete = false;
        out.valid.resize(m_columns);
        for (std::size_t c = 0; c < m_columns; ++c) {
            out.sum[c] = m_whole[c] * sum / n;
            out.valid[c] = m_whole[c] * count / n;
        }
    }

    const SeparableWeights& m_weights;
    std::span<const float> m_in;
    std::size_t m_columns;
    std::size_t m_slots = 1;
    std::vector<Line> m_lines; ///< source rows of one target row follow each other: row % slots
    std::vector<double> m_whole;
};

void addScaled(const std::vector<double>& from, double factor, std::vector<double>& to)
{
    for (std::size_t c = 0; c < to.size(); ++c)
        to[c] += factor * from[c];
}

} // namespace

void remap(const SeparableWeights& weights, const RemapRules& rules, std::span<const float> in, std::span<float> out)
{
    const std::size_t columns = weights.columns.targets();
    RowCache cache(weights, in);
    std::vector<double> sum(columns), valid(columns);
    for (std::size_t t = 0; t < weights.rows.targets(); ++t) {
        std::ranges::fill(sum, 0.0);
        std::ranges::fill(valid, 0.0);
        for (std::size_t k = weights.rows.offsets[t]; k < weights.rows.offsets[t + 1]; ++k) {
            const RowCache::Line& line = cache.line(weights.rows.source[k]);
            addScaled(line.sum, weights.rows.weight[k], sum);
            addScaled(line.isComplete ? cache.whole() : line.valid, weights.rows.weight[k], valid);
        }
        const std::span<float> row = out.subspan(t * columns, columns);
        for (std::size_t c = 0; c < columns; ++c)
            row[c] = valueOf(sum[c], valid[c], rules);
    }
}

void remap(const SparseWeights& weights, const RemapRules& rules, std::span<const float> in, std::span<float> out)
{
    for (std::size_t t = 0; t < weights.targets(); ++t) {
        double sum = 0.0, valid = 0.0;
        for (std::size_t k = weights.offsets[t]; k < weights.offsets[t + 1]; ++k) {
            if (const float value = in[weights.source[k]]; !std::isnan(value)) {
                sum += weights.weight[k] * static_cast<double>(value);
                valid += weights.weight[k];
            }
        }
        out[t] = valueOf(sum, valid, rules);
    }
}

} // namespace terrella::data
