// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/modules/run_context.h"
#include "plugins/fire/kernels/fire_days.h"

namespace terrella::fire {

/// The state of the recurrence as a cube. A cube holds single precision, so each double is kept as three numbers that add up to it exactly:
/// variable "fwi_state", axis "part" of 3 · stateItems() before the cells. The data set's attributes say for which season and calendar, and of which
/// day it is.
std::shared_ptr<const CubeSignature> stateSignature(const CubeSignature& weather, int variable, Season season);
/// What does not fit about a state that is connected, as a sentence; empty: it fits.
QString stateObjection(const CubeSignature& state, const CubeSignature& weather, int variable, Season season);
/// Days from the state's day to the first day of the weather; 1: it follows.
int daysSince(const CubeSignature& state, const CubeSignature& weather, int variable);

/// slice: of the weather's members.
Result<std::vector<double>> readState(const Cube& cube, std::size_t slice, std::size_t items, std::size_t cells);
Result<void> writeState(CubeWriter& writer, std::size_t slice, std::span<const double> state, std::size_t items, std::size_t cells);

} // namespace terrella::fire
