// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

#include <optional>

namespace terrella::data {

enum class StatisticsKind { Trend, Percentiles, Moments, Correlation, Modes };

struct StatisticsVariable {
    int source = -1;
    std::vector<int> outputs;       ///< of the result: trend, error, p-value …; percentiles; one for EOFs
    int other = -1;                 ///< Correlation
    std::vector<std::size_t> steps; ///< Correlation: steps that both have
    std::vector<std::size_t> otherSteps;
    bool otherIsSeries = false; ///< has no place
    bool otherHasOneSlice = false;
};

/// What data.statistics will do, made from signatures alone.
struct StatisticsPlan {
    StatisticsKind kind = StatisticsKind::Trend;
    bool theilSen = false;
    double yearsPerUnit = 1.0; ///< 10: trends per decade
    std::vector<double> percentiles;
    std::size_t modes = 3;
    bool ofCorrelation = false;
    bool countsAutocorrelation = true;
    std::size_t atLeast = 3;
    std::vector<StatisticsVariable> variables;
    std::shared_ptr<const CubeSignature> signature;
    std::shared_ptr<const FeaturesSignature> table;
    QString title; ///< of the report
};

/// Nothing where a problem went to `check`. other may be null.
std::optional<StatisticsPlan> planStatistics(const CubeSignature& data, const CubeSignature* other, const Parameters& parameters, CheckResult& check);

/// Times in years of the calendar's mean length since the first.
std::vector<double> yearsSinceFirst(const Axis& time);

} // namespace terrella::data
