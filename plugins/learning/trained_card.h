// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/learning/backend.h"
#include "plugins/learning/model_card.h"
#include "plugins/learning/trainer.h"

namespace terrella::learning {

/// Writes into the card what training has found: the range of each input and how they go together, its epochs, and the versions of what made it.
void noteTraining(ModelCard& card, const std::vector<ChannelRange>& ranges, const std::vector<double>& correlation, const Training& trained,
    const Backend& backend);

} // namespace terrella::learning
