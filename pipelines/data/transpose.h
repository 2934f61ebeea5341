// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace terrella {

/// Do row-major values of these counts lie in a target of these strides just as they are?
bool isContiguous(const std::vector<std::size_t>& count, const std::vector<std::size_t>& stride);

/// Copies row-major values of shape `count` to out, where a step along dimension d is stride[d] values wide.
void scatter(std::span<const float> values, const std::vector<std::size_t>& count, const std::vector<std::size_t>& stride, float* out);

} // namespace terrella
