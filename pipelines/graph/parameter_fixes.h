// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/module_spec.h"
#include "pipelines/modules/problem.h"

namespace terrella {

/// Ways out for a parameter that the specification does not have: the name that may be meant, or without it.
std::vector<Fix> fixesOfUnknown(const ModuleSpec& spec, const Node& node, const QString& key);
/// Ways out for a value that the specification does not allow: the nearest that it does, or the default. Each is allowed.
std::vector<Fix> fixesOfRefused(const ParameterSpec& parameter, const Node& node);

/// Ways out for files that are not there: those in the same folder whose names are nearest.
std::vector<Fix> fixesOfMissingFiles(const Node& node, const QString& key, const QString& baseFolder);

} // namespace terrella
