// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"

namespace terrella {

/// Whether a run's frozen pipeline, whose paths are absolute, is a document or what leads to one of its nodes.
bool isRunOf(const Document& frozen, const Document& document);

} // namespace terrella
