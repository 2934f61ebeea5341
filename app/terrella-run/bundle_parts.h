// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/bundle.h"

namespace terrella::cli {

/// This program with the plugins named, or all. Error Usage lists those there are.
Result<BundleParts> bundleParts(const QStringList& plugins);

} // namespace terrella::cli
