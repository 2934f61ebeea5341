// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella/place_reader.h"
#include "pipelines/core/result.h"

namespace terrella {

/// The chart of a kind that needs a drawn line or region. For a worker thread.
Result<Chart> readLineOrRegionChart(const PlotRequest& request, const std::stop_token& stop);

} // namespace terrella
