// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/tiling.h"

#include <algorithm>
#include <cmath>

namespace terrella::learning {

namespace {
constexpr double kTileBytes = 256e6;
constexpr std::size_t kSmallestTile = 64;
} // namespace

std::size_t tileFor(const PredictionRules& rules, const ModelCard& card, std::size_t asked)
{
    if (!card.radius)
        return 0;
    if (asked > 0)
        return asked;
    const double cells = kTileBytes / card.bytesPerCell;
    if (cells >= static_cast<double>(rules.frame.rows * rules.frame.columns))
        return 0;
    const double side = std::sqrt(cells) - 2.0 * static_cast<double>(rules.radius + rules.divisor);
    return static_cast<std::size_t>(std::max(side, static_cast<double>(std::max(rules.divisor, kSmallestTile))));
}

std::ptrdiff_t tilesAtOnce(const PredictionRules& rules, const ModelCard& card, double memoryLimit)
{
    const double side = static_cast<double>(rules.tile + 2 * (rules.radius + rules.divisor));
    const double whole = static_cast<double>(rules.frame.rows * rules.frame.columns);
    const double bytes = card.bytesPerCell * (rules.tile == 0 ? whole : std::min(whole, side * side));
    return static_cast<std::ptrdiff_t>(std::clamp(0.5 * memoryLimit / bytes, 1.0, 1000.0));
}

} // namespace terrella::learning
