// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/remap.h"

namespace terrella::downscale {

/// Weights along one axis turned from linear (between two of n sources, data::linearOn()) to cubic convolution with a = −½ (Keys 1981,
/// doi:10.1109/TASSP.1981.1163711), which is exact for quadratic polynomials of the index. Beyond an end that is not closed the last two sources go
/// on in a line. Targets that take one source, or a pole (sources n and n + 1), stay as they are.
data::AxisWeights cubicFrom(const data::AxisWeights& linear, std::size_t n, bool closed);

/// Bicubic with missing values: a target that would use one is bilinear, by whose rules it may be missing too.
class CubicRemap {
public:
    CubicRemap(data::SeparableWeights linear, bool closed);
    void remap(const data::RemapRules& rules, std::span<const float> in, std::span<float> out) const;
    [[nodiscard]] const data::SeparableWeights& linear() const { return m_linear; }

private:
    data::SeparableWeights m_linear, m_cubic, m_touched; ///< touched: the absolute weights, which find targets that use a missing value
};

} // namespace terrella::downscale
