// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart.h"

#include <QJsonObject>

namespace terrella {

/// A chart as a pipeline's figure keeps it: all its numbers. Dates on axes become ticks at fixed places.
QJsonObject chartToJson(const Chart& chart);
/// What does not fit together is left out; the chart says so where nothing is left.
Chart chartFromJson(const QJsonObject& object);

} // namespace terrella
