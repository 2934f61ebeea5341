// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/node_basis.h"

namespace terrella {

/// Writes a result that only refers to files anew with the places where those files are now; its keys stay. False where it holds more than
/// references, or cannot be written: it is then made again. To be called with the result's lock held.
bool followMovedFiles(Store& store, const NodeBasis& basis, const StoredResult& stored);

} // namespace terrella
