// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

namespace terrella {

/// `how` with "parts", each {"object": path of a stored cube} or {"reference": …}, and "files", all that the references name. Empty where a part is
/// neither stored nor a reference: then the values must be copied.
QJsonObject partsReference(const std::vector<std::shared_ptr<const Cube>>& parts, QJsonObject how);

} // namespace terrella
