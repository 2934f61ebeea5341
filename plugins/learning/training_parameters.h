// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/parameters.h"
#include "plugins/learning/trainer.h"

#include <QJsonObject>

namespace terrella::learning {

/// Columns that are added on both sides of a global grid.
constexpr std::size_t kWrap = 16;

/// `loss`, `learning_rate`, `batch`, `epochs`, `patience`, `patch` and `seed`, as every module that learns names them.
void readTraining(const Parameters& parameters, TrainingRules& rules);

/// For reports: {"training": [loss of each epoch], "validation": […]}.
QJsonObject curvesOf(const std::vector<Epoch>& epochs);

} // namespace terrella::learning
