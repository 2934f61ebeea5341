// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/problem.h"

#include <functional>
#include <vector>

class QMenu;

namespace terrella {

class Theme;

/// Adds what does not fit to a menu: each sentence, broken into lines, and below it an entry for each of its fixes.
void addProblems(QMenu& menu, const std::vector<Problem>& problems, const Theme& theme, const std::function<void(const Fix&)>& chosen);

} // namespace terrella
