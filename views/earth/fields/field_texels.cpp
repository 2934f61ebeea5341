// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/field_texels.h"

#include <algorithm>
#include <array>

namespace terrella::earth {

namespace {

constexpr std::size_t fineEnough = 1000; ///< texels across
constexpr float none = std::numeric_limits<float>::quiet_NaN();

} // namespace

ValueEnds endsOf(std::span<const float> values)
{
    constexpr std::size_t lanes = 8; // no value waits for the one before it
    ValueEnds out;
    std::array<float, lanes> low, high;
    std::array<unsigned, lanes> gone{};
    low.fill(out.lowest);
    high.fill(out.highest);
    const auto look = [&](std::size_t lane, float v) { // comparisons with NaN are false
        low[lane] = v < low[lane] ? v : low[lane];
        high[lane] = v > high[lane] ? v : high[lane];
        gone[lane] |= v == v ? 0U : 1U;
    };
    std::size_t k = 0;
    for (; k + lanes <= values.size(); k += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            look(lane, values[k + lane]);
    for (; k < values.size(); ++k)
        look(0, values[k]);
    out.lowest = *std::ranges::min_element(low);
    out.highest = *std::ranges::max_element(high);
    out.missing = std::ranges::any_of(gone, [](unsigned g) { return g != 0; });
    return out;
}

FieldTexels fieldTexels(const std::shared_ptr<const std::vector<float>>& values, std::size_t nx, const TextureLayout& layout, std::size_t largest)
{
    FieldTexels out;
    out.columns = std::min(layout.columns, largest);
    out.rows = std::min(layout.rows, largest);
    out.periodic = layout.periodic;
    out.padding = layout.periodic && layout.columns > 0 ? 1.0F / static_cast<float>(layout.columns) : 0.0F;
    out.canBeSmooth = layout.smooth;
    out.fine = layout.width() >= fineEnough || layout.rows >= fineEnough;
    out.ends = endsOf(*values);
    if (nx == out.columns && layout.rows == out.rows && values->size() == out.columns * out.rows) {
        out.values = values;
        return out;
    }
    std::vector<float> laid(out.columns * out.rows, none);
    for (std::size_t j = 0; j < out.rows; ++j)
        for (std::size_t i = 0; i < out.columns; ++i) {
            const std::size_t row = (2 * j + 1) * layout.rows / (2 * out.rows), column = (2 * i + 1) * layout.columns / (2 * out.columns);
            if (const std::size_t at = row * nx + column; at < values->size())
                laid[j * out.columns + i] = (*values)[at];
            else
                out.ends.missing = true;
        }
    out.values = std::make_shared<const std::vector<float>>(std::move(laid));
    return out;
}

} // namespace terrella::earth
