// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/time/climatology_rule.h"

#include <map>

namespace terrella::data {

/// The climatologies of several variables by one rule: plans are shared by those on one time axis.
struct ClimatologySet {
    ClimatologyRule rule;
    std::vector<int> variables;                                                        ///< of the data
    std::map<int, ClimatologyPlan> plans;                                              ///< by time axis of the data
    [[nodiscard]] static int timeAxisOf(const CubeSignature& signature, int variable); ///< index, or −1
    [[nodiscard]] const ClimatologyPlan& planOf(const CubeSignature& signature, int variable) const
    {
        return plans.at(timeAxisOf(signature, variable));
    }
};

/// Reads the rule, the reference period and the variables from parameters of those names. Nothing where a problem went to `check`.
std::optional<ClimatologySet> planClimatologies(const CubeSignature& source, const Parameters& parameters, const QString& port, CheckResult& check);

/// "'t2m' has no time axis …", or empty.
QString reasonAgainstClimatology(const CubeSignature& source, const Variable& variable);

} // namespace terrella::data
