// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/feature_facts.h"
#include "views/earth/layers/layer_stack.h"
#include "views/earth/layers/solid_request.h"
#include "views/earth/scene/scene_points.h"

namespace terrella::earth {

/// One layer with its data and what of it the scene holds.
struct LayerStack::Layer {
    EarthLayer info;
    QString minus;      ///< of a difference: the layer that is taken away
    int number = 0;     ///< of being added; names the layer in the scene
    quint64 ticket = 0; ///< of the newest request

    // fields and what is made of them
    std::shared_ptr<const Cube> cube;
    int variable = -1;
    int second = -1; ///< vectors: the northward component
    bool isGridRelative = false;
    FieldValues values; ///< what is on the screen, in shown units
    std::size_t shownStep = 0;
    std::size_t wantedStep = 0;
    std::optional<ValueRange> own;    ///< the range by the layer's own rule, once it is known
    std::size_t ownStep = 0;          ///< of which step, where each has its own
    std::optional<ColourMap> classes; ///< the variable numbers classes
    std::optional<double> brightness;
    bool covers = false; ///< the field hides the whole Earth
    bool under = false;  ///< there are values beyond the range
    bool over = false;
    // which mesh the scene holds
    const Projection* meshProjection = nullptr;
    const Grid* meshGrid = nullptr;
    std::size_t meshStep = 0;

    std::optional<SolidShown> solid; ///< isosurfaces and volumes

    // tracks and points
    std::shared_ptr<const Features> features;
    int column = -1;
    std::vector<double> columnValues;          ///< shown units
    std::shared_ptr<const FeatureFacts> facts; ///< null until they are known
    std::shared_ptr<const Features> factsOf;
    std::shared_ptr<const ScenePoints> points; ///< as the scene holds them
    std::shared_ptr<const Projection> pointsProjection;
    std::pair<double, double> pointsWindow; ///< of times
    TrackLines lines;

    [[nodiscard]] const Variable& variableInfo() const { return cube->signature().variables[static_cast<std::size_t>(variable)]; }
    [[nodiscard]] const Grid& grid() const { return *cube->signature().gridOf(variableInfo()); }
    [[nodiscard]] const Axis* timeAxis() const { return cube && variable >= 0 ? cube->signature().axisOf(variableInfo(), AxisKind::Time) : nullptr; }
    [[nodiscard]] ValueRange range() const { return {info.lowest, info.highest}; }
    [[nodiscard]] bool isGround() const { return info.kind == EarthLayerKind::Field; }
    [[nodiscard]] bool isLines() const { return info.kind == EarthLayerKind::Contours || info.kind == EarthLayerKind::Vectors; }
    [[nodiscard]] bool isSolid() const { return info.kind == EarthLayerKind::Isosurface || info.kind == EarthLayerKind::Volume; }
    [[nodiscard]] bool hasColours() const
    {
        return info.kind != EarthLayerKind::Hatch && info.kind != EarthLayerKind::Contours
            && (info.kind != EarthLayerKind::Isosurface || info.solid.tint != EarthTint::Single);
    }
    [[nodiscard]] FieldAt at(std::size_t step) const;
    [[nodiscard]] QString key(const char* part) const { return prefix() + QLatin1String(part); }
    [[nodiscard]] QString prefix() const { return QStringLiteral("layer/%1/").arg(number); }
};

} // namespace terrella::earth
