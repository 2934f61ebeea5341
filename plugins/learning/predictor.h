// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/backend.h"
#include "plugins/learning/kernels/frame.h"

#include <stop_token>

namespace terrella::learning {

/// How a network is run over fields of any size.
struct PredictionRules {
    Frame frame;
    std::size_t inputs = 1, outputs = 1;
    std::size_t divisor = 1;
    std::size_t radius = 0; ///< cells further away have no influence
    std::size_t tile = 0;   ///< rows and columns of a tile; 0: the whole field at once
    std::size_t scale = 1;  ///< the output's grid has so many times the rows and columns
};

/// Predicts one sample by tiles: `in` is [channel][ny][nx] without NaN, `out` [output][ny · scale][nx · scale]. Every tile has the network's
/// surroundings, so the result does not depend on their size but for rounding (1e-5). Any thread. Errors: Cancelled between tiles; Mismatch where the
/// network gives fields of another size.
Result<void> predictField(
    const Network& network, const PredictionRules& rules, std::span<const float> in, std::span<float> out, const std::stop_token& stop);

} // namespace terrella::learning
