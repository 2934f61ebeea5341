// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/kernels/adam.h"

#include <cmath>

namespace terrella::learning {

void adamStep(const AdamRule& rule, std::uint64_t step, std::span<const float> gradient, std::span<float> first, std::span<float> second,
    std::span<float> parameters)
{
    const double n = static_cast<double>(step);
    const auto b1 = static_cast<float>(rule.beta1), b2 = static_cast<float>(rule.beta2);
    const auto rate = static_cast<float>(rule.rate / (1.0 - std::pow(rule.beta1, n)));
    const auto scale = static_cast<float>(1.0 / std::sqrt(1.0 - std::pow(rule.beta2, n)));
    const auto epsilon = static_cast<float>(rule.epsilon);
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        const float g = gradient[k];
        first[k] = b1 * first[k] + (1.0F - b1) * g;
        second[k] = b2 * second[k] + (1.0F - b2) * g * g;
        parameters[k] -= rate * first[k] / (std::sqrt(second[k]) * scale + epsilon);
    }
}

} // namespace terrella::learning
