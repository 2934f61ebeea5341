// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace terrella::learning {

/// Steps to learn from, to stop by, and to score.
struct TimeSplit {
    std::vector<std::size_t> training, validation, test;
    QJsonObject periods; ///< first and last time of each, as texts
};

/// By the parameters training, validation and test; where all three are empty by whole years: the last sixth is the test, the one before it the
/// validation, a year each at least. Nothing where a problem went to `check`: too few years, periods that share steps, that are empty, or only some
/// given.
std::optional<TimeSplit> splitTime(const Parameters& parameters, const Axis& time, CheckResult& check);

} // namespace terrella::learning
