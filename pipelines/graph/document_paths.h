// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/group.h"

namespace terrella {

/// The document with change() applied to every path that its File and Files parameters name: at its nodes, in maps over them, inside the groups it
/// holds and in what those set by default. Paths with variables keep them: what change() puts before "data/a.nc" comes before "${folder}/a.nc", and
/// where the variables make the path absolute it stays. A list of files in a variable stays as well.
Document withPathsChanged(const Document& document, const FindSpec& find, const std::function<QString(const QString&)>& change);

} // namespace terrella
