// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/model_card.h"
#include "plugins/learning/predictor.h"

#include <cstddef>

namespace terrella::learning {

/// How fields of a grid are framed for a model. The tile is left to tileFor().
[[nodiscard]] PredictionRules predictionRules(const ModelCard& card, std::size_t rows, std::size_t columns, bool periodic);
/// Whether the network gives one field, `scale` times as fine, as its card says. Error Mismatch where it is another's card.
[[nodiscard]] Result<void> tryNetwork(const ModelCard& card, const Network& network);
/// Rows and columns of a tile: `asked`, or where that is 0 the whole field if it takes no more than 256 MB, else as many as do. Not more where there
/// is more memory, since rounding differs from tile to tile. 0: the whole field, as it must be where the card does not tell how far cells act.
[[nodiscard]] std::size_t tileFor(const PredictionRules& rules, const ModelCard& card, std::size_t asked);
/// So many tiles are predicted side by side as half the memory has room for.
[[nodiscard]] std::ptrdiff_t tilesAtOnce(const PredictionRules& rules, const ModelCard& card, double memoryLimit);

} // namespace terrella::learning
