// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

namespace terrella {

/// As openCube(), for those who only look at fields: a projected grid with more cells than can be placed one by one keeps its y, x and reference
/// system and has no lat and lon. Modules must not be given such a cube.
Result<std::shared_ptr<const Cube>> openToShow(const QStringList& paths);

} // namespace terrella
