// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/placed_run.h"
#include "pipelines/run/explain.h"

#include <QJsonObject>

namespace terrella::cli {

/// {"here": [node], "parts": [{"place", "nodes", "send", "bring_back", "script", …}]}: what `terrella-run plan --json` prints, and `serve` answers.
/// explanation: where it is known, what earlier runs took tells what is "expected": {"seconds", "memory", "unknown": nodes that never ran}.
QJsonObject partPlansJson(const Document& document, const std::vector<PartPlan>& plans, const Explanation* explanation = nullptr);

} // namespace terrella::cli
