// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "plugins/data/time/space_reduction.h"
#include "plugins/data/time/time_groups.h"

#include <map>
#include <optional>
#include <set>

namespace terrella::data {

enum class Accumulated { No, AtHours, Detect };

/// What data.aggregate will do, made from the signature alone: amounts of steps, then space, then time.
struct AggregatePlan {
    Statistic statistic = Statistic::Mean;
    double percent = 50.0;
    Accumulated accumulated = Accumulated::No;
    std::set<int> restartHours;
    bool rates = false;
    SpaceGrouping space;
    TimeGrouping time;

    std::vector<int> variables;                      ///< of the source
    std::shared_ptr<const CubeSignature> amounts;    ///< the chosen variables, taken apart where they are accumulated
    std::shared_ptr<const CubeSignature> spatial;    ///< after space
    std::shared_ptr<const CubeSignature> signature;  ///< of the result
    std::vector<GroupedTime> groups;                 ///< of each time axis in use
    std::vector<std::size_t> groupsOf;               ///< variable → index into groups
    std::vector<std::vector<std::uint32_t>> atLeast; ///< as groups: valid values that each step of the result needs
    std::vector<BlockReuse> reuse;                   ///< as groups: whether finished steps of the result may be used again
};

/// Nothing where a problem went to `check`.
std::optional<AggregatePlan> planAggregate(const CubeSignature& source, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
