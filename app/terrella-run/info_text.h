// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <QString>

namespace terrella::cli {

/// What `terrella-run info` prints of data: dimensions, variables, grids, period, attributes; columns of a table. At most `width` columns
/// where texts can be broken.
QString infoText(const Signature& signature, const QString& name, int width);

} // namespace terrella::cli
