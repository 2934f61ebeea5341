// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <functional>

namespace terrella::data {

/// Indices of the variables named by the list parameter `parameter`, in its order; where it is empty, of all that `reasonAgainst` has nothing to say
/// against (a sentence, else an empty text). Problems go to `check`: names that are not there, named variables that do not fit, none that does.
std::vector<int> chooseVariables(const CubeSignature& source, const Parameters& parameters, const QString& port, const QString& parameter,
    const std::function<QString(const Variable&)>& reasonAgainst, CheckResult& check);

} // namespace terrella::data
