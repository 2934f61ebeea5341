// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/tiling.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::learning {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Learning)
};

constexpr double kTileBytes = 256e6;
constexpr std::size_t kSmallestTile = 64;

} // namespace

PredictionRules predictionRules(const ModelCard& card, std::size_t rows, std::size_t columns, bool periodic)
{
    PredictionRules out;
    out.divisor = card.divisor;
    out.frame = Frame::around(rows, columns, periodic, card.divisor, card.wrap);
    out.inputs = card.channels();
    out.scale = card.scale;
    out.radius = card.radius.value_or(0);
    return out;
}

Result<void> tryNetwork(const ModelCard& card, const Network& network)
{
    const std::size_t size = card.divisor * 2;
    const auto shape = network.outputShape(card.channels(), size, size);
    if (!shape)
        return shape.error().whileDoing(Tr::tr("trying the model with the %n channel(s) of its card", nullptr, static_cast<int>(card.channels())));
    const std::size_t made = size * card.scale;
    if (*shape != std::array<std::size_t, 3>{1, made, made})
        return Error{ErrorCode::Mismatch,
            Tr::tr("The model makes %1 field(s) of %2 by %3 cells of fields of %4 by %4, and by its card it should be one of %5 by %5 ('scale' %6). "
                   "Mend "
                   "the card, or take the model that it belongs to.")
                .arg((*shape)[0])
                .arg((*shape)[1])
                .arg((*shape)[2])
                .arg(size)
                .arg(made)
                .arg(card.scale),
            {}};
    return {};
}

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
