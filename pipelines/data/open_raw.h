// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/raw_dataset.h"

namespace terrella {

/// Tells by its first bytes (or a folder by its contents) what a file is and opens it with what reads that. The error says what was
/// wanted, what is there instead and the way out.
Result<std::shared_ptr<const RawDataset>> openRaw(const QString& path);

} // namespace terrella
