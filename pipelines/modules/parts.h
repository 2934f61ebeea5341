// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/run_context.h"

namespace terrella {

/// act(context of the part, number of the part) for parts of work that take about as long each (members, levels, variables), one after the other;
/// each has its share of the progress. The first error ends it.
template <class Act>
Result<void> eachPart(RunContext& context, std::size_t count, const Act& act)
{
    const double all = static_cast<double>(count);
    for (std::size_t part = 0; part < count; ++part) {
        SubProgress own(context, static_cast<double>(part) / all, static_cast<double>(part + 1) / all);
        TRY_DO(act(own, part));
    }
    return {};
}

} // namespace terrella
