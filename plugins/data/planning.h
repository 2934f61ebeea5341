// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::data {

/// The first error of a plan that failed, for run(), where warnings may stand before it.
inline Error firstError(const CheckResult& check)
{
    for (const Problem& problem : check.problems) {
        if (problem.severity == Severity::Error)
            return {ErrorCode::Invalid, problem.message, {}};
    }
    return {ErrorCode::Invalid, check.problems.empty() ? QString() : check.problems.front().message, {}};
}

} // namespace terrella::data
