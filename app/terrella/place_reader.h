// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/drawing.h"
#include "views/earth/field_reading.h"
#include "views/plots/place_view.h"

namespace terrella {

/// What a plot is wanted of.
struct PlotRequest {
    PlotKind kind = PlotKind::Series;
    ShownField field;
    std::vector<ShownField> fields;    ///< all that are visible, for series
    std::optional<ShownField> partner; ///< for pairs: what stands upwards
    double lonDeg = 0.0, latDeg = 0.0, seconds = 0.0;
    QString colourMap; ///< of the field, with its range
    double lowest = 0.0, highest = 1.0;
    Calendar calendar = Calendar::Standard;        ///< of seconds, and of the dates of series
    std::optional<Drawing> line = {}, region = {}; ///< drawn on the Earth
    std::pair<QString, QString> ends = {};         ///< letters at the line's ends
};

/// Reads the values and makes the chart; what cannot be drawn is a chart with a sentence. For a worker thread.
Chart readChart(const PlotRequest& request, const std::stop_token& stop);
/// Kinds that cannot be drawn of a field, with why. Reads nothing.
std::vector<std::pair<PlotKind, QString>> unfitKinds(const ShownField& field);

} // namespace terrella
