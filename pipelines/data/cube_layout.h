// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/grid_detection.h"
#include "pipelines/data/raw_dataset.h"

namespace terrella {

/// Where a variable of a cube comes from: an array of the file, and for each axis of the variable the array's dimension
/// (−1: an axis of one step that the file states as a scalar coordinate).
struct VariableSource {
    int raw = -1;
    std::vector<int> dimension;
};

struct CubeLayout {
    std::shared_ptr<const CubeSignature> signature;
    std::vector<VariableSource> sources; ///< as signature->variables
};

/// Makes out of a file's arrays which are coordinates, and of what kind, on which grids the others lie, and in which order their
/// dimensions must be read. Reads coordinates only.
Result<CubeLayout> layOut(const RawDataset& dataset, const OpenOptions& options, Placing placing = Placing::EveryCell);

} // namespace terrella
