// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/colour_map.h"
#include "views/earth/fields/field_part.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::earth {

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// Sums without branches: a missing value counts nothing.
void meanOfRow(const float* cells, std::size_t stride, std::size_t rows, std::size_t columns, const float* weights, std::size_t every, float* out,
    std::vector<float>& sums, std::vector<float>& shares)
{
    sums.assign(columns, 0.0F);
    shares.assign(columns, 0.0F);
    for (std::size_t j = 0; j < rows; ++j) {
        const float* row = cells + j * stride;
        const float weight = weights[j];
        for (std::size_t i = 0; i < columns; ++i) {
            const float v = row[i];
            const bool is = v == v;
            sums[i] += is ? weight * v : 0.0F;
            shares[i] += is ? weight : 0.0F;
        }
    }
    for (std::size_t b = 0, i = 0; i < columns; ++b) {
        double sum = 0.0, share = 0.0;
        for (const std::size_t end = std::min(i + every, columns); i < end; ++i) {
            sum += static_cast<double>(sums[i]);
            share += static_cast<double>(shares[i]);
        }
        out[b] = share > 0.0 ? static_cast<float>(sum / share) : missing;
    }
}

void modeOfRow(const float* cells, std::size_t stride, std::size_t rows, std::size_t columns, const float* weights, std::size_t every, float* out)
{
    std::vector<std::pair<float, float>> counts; // value, weight
    for (std::size_t b = 0, from = 0; from < columns; ++b, from += every) {
        counts.clear();
        const std::size_t end = std::min(from + every, columns);
        for (std::size_t j = 0; j < rows; ++j)
            for (std::size_t i = from; i < end; ++i) {
                const float v = cells[j * stride + i];
                if (v != v)
                    continue;
                const auto at = std::find_if(counts.begin(), counts.end(), [v](const auto& c) { return c.first == v; });
                if (at == counts.end())
                    counts.emplace_back(v, weights[j]);
                else
                    at->second += weights[j];
            }
        // Of equal shares the smaller number, so that the order of the cells says nothing.
        const auto most = std::max_element(counts.begin(), counts.end(),
            [](const auto& a, const auto& c) { return a.second < c.second || (a.second == c.second && a.first > c.first); });
        out[b] = most == counts.end() ? missing : most->first;
    }
}

} // namespace

Blocks blocksOf(const Variable& variable)
{
    if (classColours(variable))
        return Blocks::Mode;
    const bool isDirection = variable.standardName.contains(QLatin1String("direction")) || variable.standardName.contains(QLatin1String("azimuth"));
    return isDirection ? Blocks::Middle : Blocks::Mean;
}

void reduceBlocks(
    std::span<const float> cells, std::size_t columns, std::span<const float> weights, std::size_t every, Blocks how, std::span<float> out)
{
    const std::size_t rows = weights.size(), width = (columns + every - 1) / every;
    std::vector<float> sums, shares;
    for (std::size_t b = 0, j = 0; j < rows; ++b, j += every) {
        const std::size_t count = std::min(every, rows - j);
        const float* from = cells.data() + j * columns;
        float* to = out.data() + b * width;
        if (how == Blocks::Middle)
            for (std::size_t i = 0; i < width; ++i)
                to[i] = from[count / 2 * columns + std::min(i * every + every / 2, columns - 1)];
        else if (how == Blocks::Mean)
            meanOfRow(from, columns, count, columns, weights.data() + j, every, to, sums, shares);
        else
            modeOfRow(from, columns, count, columns, weights.data() + j, every, to);
    }
}

} // namespace terrella::earth
