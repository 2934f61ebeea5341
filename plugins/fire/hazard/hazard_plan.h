// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"
#include "plugins/fire/kernels/danger.h"

namespace terrella::fire {

/// Months of a season; the last one before the first: of the year after.
struct SeasonMonths {
    int first = 1;
    int last = 12;
    bool operator==(const SeasonMonths&) const = default;
};

/// The seasons of a time axis within [begin, end] (seconds). Those that the bounds or the data cut off are left out, unless there is no other.
struct FoundSeasons {
    std::vector<SeasonSteps> seasons;
    std::size_t leftOut = 0;
    bool areCut = false; ///< none was whole
};
FoundSeasons seasonsOf(const Axis& time, const SeasonMonths& months, double begin, double end);

/// What fire.hazard will do, made from the signature and parameters alone. Outputs for each statistic: of the period; with a later period also of
/// that, the change, and the agreement. At last the days with values of each period.
struct HazardPlan {
    int variable = -1;
    std::vector<HazardStatistic> statistics;
    FoundSeasons period, later;
    bool hasLater = false;
    bool inPercent = false;
    std::size_t members = 1;
    std::shared_ptr<const CubeSignature> signature;
};

/// Nothing where a problem went to `check`.
std::optional<HazardPlan> planHazard(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, CheckResult& check);

} // namespace terrella::fire
