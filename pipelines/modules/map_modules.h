// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <memory>
#include <utility>
#include <vector>

namespace terrella {

/// The engine's own modules, which join the results of a mapped node's runs (map.join_cubes, map.join_tables, map.join_reports) and give each
/// run its member (map.take_member). They stand in expanded documents only and in no list of modules. Internal to PluginHost.
std::vector<std::pair<ModuleSpec, std::unique_ptr<Module>>> mapModules();

} // namespace terrella
