// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace terrella::learning {

struct AdamRule {
    double rate = 1e-3;
    double beta1 = 0.9, beta2 = 0.999;
    double epsilon = 1e-8;
};

/// One step of Adam (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1). step: 1 for the first. first, second: the moments, zero at first.
void adamStep(const AdamRule& rule, std::uint64_t step, std::span<const float> gradient, std::span<float> first, std::span<float> second,
    std::span<float> parameters);

} // namespace terrella::learning
