// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the files that find events.
#pragma once

#include "views/earth/event_set.h"

#include <functional>

namespace terrella {

int firstColumn(const FeaturesSignature& info, const std::function<bool(const ColumnInfo&)>& fits);
bool isSpeed(const ColumnInfo& column);
/// The column of names for people; -1 where there is none.
int nameColumn(const Features& features);

} // namespace terrella
