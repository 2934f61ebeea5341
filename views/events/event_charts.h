// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"
#include "views/plots/chart.h"

namespace terrella {

/// Columns of a set that can be drawn along the life of an event: numbers, but no numbers of things.
std::vector<int> lifeColumns(const EventSet& set);
/// What some events were along their life: of one its greatest and lowest quantities and others of the same units, of several the first quantity of
/// each (or `column`, where one is wished).
Chart lifeChart(const EventSet& set, const std::vector<int>& events, int column = -1);

} // namespace terrella
