// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"

#include <functional>

namespace terrella {

/// A problem and the fix that was applied for it.
struct Mended {
    Problem problem;
    Fix fix;
};

/// Applies the first fix of every problem that is wanted, one after the other, checking again after each, until there is none left. The document
/// is the mended one afterwards. A fix that does not rid of its problem is taken back and the problem left alone.
std::vector<Mended> mend(Document& document, Checker& checker, const QString& baseFolder, const std::function<bool(const Problem&)>& wanted);

} // namespace terrella
