// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "views/earth/colouring.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/layers/nearest_rows.h"

#include <memory>

namespace terrella::earth {

/// What is worked out once of tracks or points, and again when another column colours them. Takes a while where they are many. Any thread.
struct FeatureFacts {
    std::vector<double> values;                        ///< of the column that colours, in shown units
    std::array<std::array<ValueRange, 3>, 3> ranges{}; ///< by EarthRange (but Fixed) and EarthNorm
    std::shared_ptr<const NearestRows> places;
};
/// before: of the same features with another column, or null.
std::shared_ptr<FeatureFacts> factsOf(
    const Features& features, int column, const ShownUnits& shown, const std::shared_ptr<const FeatureFacts>& before);

} // namespace terrella::earth
