// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <optional>

namespace terrella::fire {

/// The variable of an index: the one named, else the fire weather index by its usual names, else the only variable there is. Nothing where a problem
/// went to `check`.
std::optional<int> chooseIndex(const CubeSignature& cube, const PortSpec& port, const QString& name, CheckResult& check);
/// The same index in another cube: that of the name, else the fire weather index.
std::optional<int> sameIndex(const CubeSignature& cube, const PortSpec& namesOf, const QString& name, const QString& port, CheckResult& check);

/// Numbers of a list of texts, within [least, most] and growing; nothing where a problem went to `check`.
std::optional<std::vector<double>> growingNumbers(const Parameters& parameters, const QString& key, double least, double most, CheckResult& check);

} // namespace terrella::fire
