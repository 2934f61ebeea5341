// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/placed_run.h"

#include <QJsonObject>

namespace terrella::cli {

/// {"here": [node], "parts": [{"place", "nodes", "send", "bring_back", "script", …}]}: what `terrella-run plan --json` prints, and `serve` answers.
QJsonObject partPlansJson(const Document& document, const std::vector<PartPlan>& plans);

} // namespace terrella::cli
