// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

namespace terrella {

/// Opens a GRIB 1 or 2 file. Its messages become variables over time and level, by parameter and kind of level.
Result<std::shared_ptr<const RawDataset>> openGrib(const QString& path);

} // namespace terrella
