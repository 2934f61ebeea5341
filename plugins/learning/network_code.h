// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/network.h"

namespace terrella::learning {

inline constexpr int kSrcnnReach = 4, kSrcnnLastReach = 2; ///< cells that kernels of 9×9 and 5×5 see
inline constexpr int kDenseLayers = 5, kDenseBlocks = 3;   ///< of each residual-in-residual block of an ESRGAN generator

/// The steps in which a grid grows by a factor, as small as they can be: 6 is 2 and 3.
std::vector<int> growthSteps(int factor);

/// Tensors and TorchScript of a network that planNetwork() has found good.
NetworkPlan writeNetwork(const NetworkSpec& spec);

} // namespace terrella::learning
