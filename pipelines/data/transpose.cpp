// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/transpose.h"

#include <algorithm>

namespace terrella {

bool isContiguous(const std::vector<std::size_t>& count, const std::vector<std::size_t>& stride)
{
    std::size_t step = 1;
    for (std::size_t d = count.size(); d-- > 0;) {
        if (count[d] > 1 && stride[d] != step)
            return false;
        step *= count[d];
    }
    return true;
}

void scatter(std::span<const float> values, const std::vector<std::size_t>& count, const std::vector<std::size_t>& stride, float* out)
{
    if (values.empty())
        return;
    if (count.empty()) {
        *out = values.front();
        return;
    }
    // `near` is close together in the source, `far` in the target: they are walked in tiles, so that both stay in the cache.
    const std::size_t near = count.size() - 1;
    std::size_t far = near;
    for (std::size_t d = 0; d < count.size(); ++d) {
        if (count[d] > 1 && (count[far] == 1 || stride[d] < stride[far]))
            far = d;
    }
    std::vector<std::size_t> sourceStride(count.size(), 1);
    for (std::size_t d = near; d-- > 0;)
        sourceStride[d] = sourceStride[d + 1] * count[d + 1];
    std::vector<std::size_t> index(count.size(), 0);
    const std::size_t farCount = far == near ? 1 : count[far];
    constexpr std::size_t tile = 32;
    for (;;) {
        std::size_t from = 0;
        std::size_t to = 0;
        for (std::size_t d = 0; d < count.size(); ++d) {
            from += index[d] * sourceStride[d];
            to += index[d] * stride[d];
        }
        for (std::size_t f0 = 0; f0 < farCount; f0 += tile) {
            for (std::size_t n0 = 0; n0 < count[near]; n0 += tile) {
                const std::size_t f1 = std::min(farCount, f0 + tile);
                const std::size_t n1 = std::min(count[near], n0 + tile);
                for (std::size_t n = n0; n < n1; ++n)
                    for (std::size_t f = f0; f < f1; ++f)
                        out[to + n * stride[near] + (far == near ? 0 : f * stride[far])]
                            = values[from + n + (far == near ? 0 : f * sourceStride[far])];
            }
        }
        // The next position of the other dimensions.
        std::size_t d = count.size();
        while (d-- > 0) {
            if (d == near || d == far)
                continue;
            if (++index[d] < count[d])
                break;
            index[d] = 0;
        }
        if (d == static_cast<std::size_t>(-1))
            return;
    }
}

} // namespace terrella
