// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/event_set.h"
#include "views/earth/place_reading.h"
#include "views/events/kernels/composite.h"
#include "views/plots/chart.h"

#include <functional>
#include <stop_token>

namespace terrella {

/// What a composite is made of.
struct CompositeOptions {
    bool ofAll = false;        ///< all events of the table; else those that are selected
    bool atPeak = false;       ///< each event once, where it is strongest; else all its points
    bool isTurned = false;     ///< y is the way the event goes
    bool ofAllMembers = false; ///< the mean of them; else the member that is shown
    composite::Box box{};
    bool operator==(const CompositeOptions& other) const
    {
        return ofAll == other.ofAll && atPeak == other.atPeak && isTurned == other.isTurned && ofAllMembers == other.ofAllMembers
            && box.halfWidthKm == other.box.halfWidthKm && box.spacingKm == other.box.spacingKm;
    }
};

/// Mean of a field around events, in shown units.
struct Composite {
    std::vector<float> values; ///< of box.count() points
    std::size_t samples = 0;   ///< points of events in it
    std::size_t events = 0;    ///< with a sample at least
    std::size_t outside = 0;   ///< points of events left out: the field has no such time, or does not reach there
    std::size_t members = 1;   ///< of the field, averaged
    std::size_t still = 0;     ///< left out: they have no direction
};

/// Reads each time step of the field once and holds one at once: for a worker. progress: done, of how many samples. Errors: Cancelled; of reading;
/// OutOfRange where the field is nowhere near the events.
Result<Composite> compositeOf(const ShownField& field, const EventSet& set, const std::vector<int>& events, const CompositeOptions& options,
    const std::function<void(std::size_t, std::size_t)>& progress, const std::stop_token& stop);

/// As a picture. colours: low to high.
Chart compositeChart(
    const ShownField& field, const Composite& composite, const CompositeOptions& options, const std::vector<QRgb>& colours, bool isDiverging);

} // namespace terrella
