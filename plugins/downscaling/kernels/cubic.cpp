// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/cubic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace terrella::downscale {

namespace {

/// Before, the two around, and after, for a share t of the way between the two.
std::array<double, 4> convolution(double t)
{
    const double t2 = t * t, t3 = t2 * t;
    return {-0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1.0, -1.5 * t3 + 2.0 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2};
}

} // namespace

data::AxisWeights cubicFrom(const data::AxisWeights& linear, std::size_t n, bool closed)
{
    data::AxisWeights out;
    const auto count = static_cast<std::ptrdiff_t>(n);
    for (std::size_t target = 0; target < linear.targets(); ++target) {
        const std::size_t first = linear.offsets[target], entries = linear.offsets[target + 1] - first;
        const bool isBetween = entries == 2 && linear.source[first] < n && linear.source[first + 1] < n && n > 2;
        if (!isBetween) {
            for (std::size_t k = first; k < first + entries; ++k)
                out.add(linear.source[k], linear.weight[k]);
            out.close();
            continue;
        }
        const auto one = static_cast<std::ptrdiff_t>(linear.source[first]), two = static_cast<std::ptrdiff_t>(linear.source[first + 1]);
        const bool wraps = std::abs(two - one) != 1;
        const std::ptrdiff_t step = wraps ? (one == 0 ? -1 : 1) : two - one;
        std::array<double, 4> weight = convolution(linear.weight[first + 1]);
        const auto inside = [&](std::ptrdiff_t index) { return closed || (index >= 0 && index < count); };
        const auto indexOf = [&](std::ptrdiff_t index) { return static_cast<std::size_t>((index + count) % count); };
        const std::ptrdiff_t before = one - step, after = two + step;
        if (!inside(before)) {
            weight[1] += 2.0 * weight[0];
            weight[2] -= weight[0];
        }
        if (!inside(after)) {
            weight[2] += 2.0 * weight[3];
            weight[1] -= weight[3];
        }
        if (inside(before))
            out.add(indexOf(before), weight[0]);
        out.add(indexOf(one), weight[1]);
        out.add(indexOf(two), weight[2]);
        if (inside(after))
            out.add(indexOf(after), weight[3]);
        out.close();
    }
    return out;
}

CubicRemap::CubicRemap(data::SeparableWeights linear, bool closed) : m_linear(std::move(linear)), m_cubic(m_linear)
{
    m_cubic.rows = cubicFrom(m_linear.rows, m_linear.sourceRows, false);
    m_cubic.columns = cubicFrom(m_linear.columns, m_linear.usedColumns, closed);
    m_touched = m_cubic;
    for (data::AxisWeights* axis : {&m_touched.rows, &m_touched.columns}) {
        for (double& weight : axis->weight)
            weight = std::abs(weight);
    }
}

void CubicRemap::remap(const data::RemapRules& rules, std::span<const float> in, std::span<float> out) const
{
    const data::RemapRules sum{1.0, false};
    const auto isMissing = [](float value) { return std::isnan(value); };
    if (std::ranges::none_of(in, isMissing)) {
        data::remap(m_cubic, sum, in, out);
        return;
    }
    std::vector<float> filled(in.begin(), in.end()), missing(in.size()), touched(out.size()), bilinear(out.size());
    for (std::size_t c = 0; c < in.size(); ++c) {
        missing[c] = isMissing(in[c]) ? 1.0F : 0.0F;
        filled[c] = isMissing(in[c]) ? 0.0F : in[c];
    }
    data::remap(m_cubic, sum, filled, out);
    data::remap(m_touched, data::RemapRules{0.0, false}, missing, touched);
    data::remap(m_linear, rules, in, bilinear);
    for (std::size_t c = 0; c < out.size(); ++c) {
        if (!(touched[c] <= 0.0F))
            out[c] = bilinear[c];
    }
}

} // namespace terrella::downscale
