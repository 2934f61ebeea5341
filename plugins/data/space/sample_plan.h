// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "plugins/data/table_columns.h"

namespace terrella::data {

/// A place with a name.
struct SamplePlace {
    QString name;
    double lon = 0.0;
    double lat = 0.0;
};

/// What data.sample will do, made from signatures alone.
struct SamplePlan {
    TableFields table;
    bool ownTimes = false;
    std::vector<SamplePlace> places; ///< typed ones; where points are connected they say
    int nameColumn = -1;             ///< of the points: their identity; −1: numbers
    int timeColumn = -1;             ///< of the points, for own times
    std::size_t firstField = 0;      ///< column of the first field
    std::shared_ptr<const FeaturesSignature> signature;
};

/// "Hamburg: 10 53.5", "10, 53.5", "10 53.5".
std::optional<SamplePlace> parsePlace(const QString& text);

/// points may be null. Nothing where a problem went to `check`.
std::optional<SamplePlan> planSample(const CubeSignature& data, const FeaturesSignature* points, const Parameters& parameters, CheckResult& check);

/// Which steps of the data a time is made of. Nothing outside the data, half a step beyond the ends included for Nearest.
struct TimeShare {
    std::size_t step = 0;
    double weight = 0.0; ///< of step; the rest is of step + 1
};
std::optional<TimeShare> timeShare(const std::vector<double>& steps, double time, bool linear);

} // namespace terrella::data
