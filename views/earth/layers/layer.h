// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/layer_stack.h"

namespace terrella::earth {

/// One layer with its data and what of it the scene holds.
struct LayerStack::Layer {
    EarthLayer info;
    int order = 0;      ///< of being added; names the layer in the scene
    quint64 ticket = 0; ///< of the newest request

    // field
    std::shared_ptr<const Cube> cube;
    int variable = -1;
    FieldValues values; ///< what is on the screen, in shown units
    std::size_t shownStep = 0;
    std::size_t wantedStep = 0;
    bool hasRange = false;            ///< info's range is known
    std::optional<ColourMap> classes; ///< the variable numbers classes
    std::optional<double> brightness;
    bool covers = false; ///< the field hides the whole Earth
    // which mesh the scene holds
    const Projection* meshProjection = nullptr;
    const Grid* meshGrid = nullptr;
    std::size_t meshStep = 0;

    // tracks and points
    std::shared_ptr<const Features> features;
    int column = -1;
    std::vector<double> columnValues; ///< shown units
    TrackLines lines;

    [[nodiscard]] const Variable& variableInfo() const { return cube->signature().variables[static_cast<std::size_t>(variable)]; }
    [[nodiscard]] const Grid& grid() const { return *cube->signature().gridOf(variableInfo()); }
    [[nodiscard]] const Axis* timeAxis() const { return cube && variable >= 0 ? cube->signature().axisOf(variableInfo(), AxisKind::Time) : nullptr; }
    [[nodiscard]] ValueRange range() const { return {info.lowest, info.highest}; }
    [[nodiscard]] QString key(const char* part) const { return QStringLiteral("layer/%1/%2").arg(order).arg(QLatin1String(part)); }
    [[nodiscard]] QString prefix() const { return QStringLiteral("layer/%1/").arg(order); }
};

} // namespace terrella::earth
