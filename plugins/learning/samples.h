// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "plugins/learning/kernels/frame.h"

#include <span>

namespace terrella::learning {

/// Pairs of fields to learn from, one for each sample. Any thread.
class Samples {
public:
    virtual ~Samples() = default;
    [[nodiscard]] virtual std::size_t inputs() const = 0;  ///< channels
    [[nodiscard]] virtual std::size_t outputs() const = 0; ///< channels
    [[nodiscard]] virtual const Frame& frame() const = 0;
    /// The part of one sample that lies in the window of the frame: in[channel][row][column], normalised, without NaN; target and weight
    /// [output][row · scale][column · scale], weight 0 where there is no target or the cell was added.
    virtual Result<void> read(
        std::size_t sample, const FrameWindow& window, std::span<float> in, std::span<float> target, std::span<float> weight) const = 0;
};

} // namespace terrella::learning
