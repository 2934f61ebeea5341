// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"
#include "pipelines/graph/expansion.h"

namespace terrella {

/// What was found in an expanded document, with the problems told at the nodes of the original one: what holds for all runs of a mapped node once,
/// what holds for some of them with their names. Outer nodes have the outputs of those behind them. Internal to the checker.
DocumentCheck toldOf(const Expansion& expansion, const DocumentCheck& found);

} // namespace terrella
