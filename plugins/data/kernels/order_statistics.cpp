// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/order_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace terrella::data {

float quantile(std::span<float> values, double p)
{
    if (values.empty())
        return std::numeric_limits<float>::quiet_NaN();
    const double h = static_cast<double>(values.size() - 1) * p;
    const auto below = std::min(static_cast<std::size_t>(h), values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), at, values.end());
    const double part = h - static_cast<double>(below);
    if (part <= 0.0 || at + 1 == values.end())
        return *at;
    const auto next = static_cast<double>(*std::min_element(at + 1, values.end()));
    const auto low = static_cast<double>(*at);
    return static_cast<float>(low == next ? low : low + part * (next - low));
}

void quantiles(
    std::span<const float> in, std::size_t steps, std::size_t cells, std::span<const double> p, std::uint32_t atLeast, std::span<float> out)
{
    constexpr std::size_t together = 16; // cells turned around at once: a cache line of each step
    std::vector<float> columns(together * steps);
    std::array<std::size_t, together> count{};
    for (std::size_t first = 0; first < cells; first += together) {
        const std::size_t now = std::min(together, cells - first);
        count.fill(0);
        for (std::size_t t = 0; t < steps; ++t) {
            for (std::size_t c = 0; c < now; ++c) {
                const float value = in[t * cells + first + c];
                columns[c * steps + count[c]] = value; // overwritten by the next where it is missing
                count[c] += std::isnan(value) ? 0 : 1;
            }
        }
        for (std::size_t c = 0; c < now; ++c) {
            const std::span<float> values(columns.data() + c * steps, count[c]);
            for (std::size_t k = 0; k < p.size(); ++k)
                out[k * cells + first + c] = count[c] < atLeast ? std::numeric_limits<float>::quiet_NaN() : quantile(values, p[k]);
        }
    }
}

} // namespace terrella::data
