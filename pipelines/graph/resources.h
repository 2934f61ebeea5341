// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"
#include "pipelines/modules/module.h"

namespace terrella {

/// What a node needs, from signatures alone. Internal to the checker.

/// Fills leastBytes, mayStream and storedBytes of a node that has no errors. `result`: what its module said.
void estimateNeeds(NodeCheck& node, const ModuleSpec& spec, const SignatureMap& inputs, const CheckResult& result);

/// memory.short and disk.short, where the limits are known.
void addResourceProblems(DocumentCheck& check, const Document& document, const CheckLimits& limits);

} // namespace terrella
