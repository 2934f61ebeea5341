// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "plugins/data/kernels/accumulators.h"

#include <QStringList>

namespace terrella::data {

/// "mean", "sum", "minimum", "maximum", "range", "standard_deviation", "variance", "count", "first", "last", "percentile".
Statistic parseStatistic(const QString& name);

/// Units of differences of two values: K for °C, which have another zero.
QString differenceUnits(const QString& units);

/// Adds to CF cell methods.
void addCellMethod(Variable& variable, const QString& method);

/// Files hold no variables without any axis: a single number lies on this one.
Axis axisOfOneNumber();

/// The variable that a statistic makes of another: units, long name, standard name and, for each of `over` ("time", "time … within years"), the
/// cell method, where CF has one. {dimension, rest}: "time", "within years".
struct ReducedOver {
    QString dimension;
    QString rest;
};
void describeStatistic(Variable& variable, Statistic statistic, double percent, const std::vector<ReducedOver>& over);

} // namespace terrella::data
