// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/layers/curtain_request.h"
#include "views/earth/layers/feature_facts.h"
#include "views/earth/layers/field_request.h"
#include "views/earth/layers/layer_stack.h"
#include "views/earth/layers/particle_drift.h"
#include "views/earth/layers/polygon_mesh.h"
#include "views/earth/layers/solid_request.h"
#include "views/earth/layers/times.h"
#include "views/earth/layers/track_cone.h"
#include "views/earth/polygon_index.h"
#include "views/earth/scene/scene_points.h"

namespace terrella::earth {

/// One layer with its data and what of it the scene holds.
struct LayerStack::Layer {
    EarthLayer info;
    QString minus;        ///< of a difference: the layer that is taken away
    int number = 0;       ///< of being added; names the layer in the scene
    quint64 ticket = 0;   ///< of the newest request
    quint64 answered = 0; ///< by what the scene had; older answers come too late

    // fields and what is made of them
    std::shared_ptr<const Cube> cube;
    int variable = -1;
    int second = -1; ///< vectors: the northward component
    bool isGridRelative = false;
    double arrowSpeed = 0.0; ///< and how long its arrow is, in pixels
    double arrowLength = 0.0;
    FieldValues values;    ///< what is on the screen, in shown units
    bool isSketch = false; ///< it is of overviews that are kept on disk; the field is being read
    FieldPart part;        ///< of the field; not all of it where it has more cells than the screen shows
    FieldValues detail;    ///< finer, of the part that is looked at closely
    std::optional<FieldPart> detailPart;
    std::optional<FieldRequest> shown;                          ///< what the scene has the values of
    std::array<std::shared_ptr<const FieldTexels>, 2> texels{}; ///< those, and finer ones of the part that is looked at closely
    std::vector<std::shared_ptr<const ReadyPicture>> ready;     ///< of the steps before and after; newest last
    struct Exact {
        LatLon asked; ///< the cell, or the place
        FieldAt at;
        std::optional<float> value; ///< nothing: being read
    };
    mutable std::optional<Exact> exact; ///< the cell that the probe asked for
    std::size_t shownStep = 0;
    std::size_t wantedStep = 0;
    TimeLine times;                   ///< its steps, or the distinct times of its features, on the axis that all share
    std::optional<ValueRange> own;    ///< the range by the layer's own rule, once it is known
    std::size_t ownStep = 0;          ///< of which step, where each has its own
    std::optional<ColourMap> classes; ///< the variable numbers classes
    std::optional<ColourMap> broken;  ///< classes between breaks, where the look asks for them
    std::optional<double> brightness;
    bool covers = false; ///< the field hides the whole Earth
    bool under = false;  ///< there are values beyond the range
    bool over = false;
    bool missing = false; ///< some of the values are
    // which mesh the scene holds
    const Projection* meshProjection = nullptr;
    const Grid* meshGrid = nullptr;
    std::size_t meshStep = 0;
    FieldPart meshPart;
    std::optional<FieldPart> meshDetail;

    // particles
    std::shared_ptr<ParticleDrift> drift; ///< while the vectors are shown so
    bool isDrifting = false;              ///< steps are being made
    bool wantsTrails = false;             ///< its first picture has not come yet

    std::optional<SolidShown> solid;              ///< isosurfaces, volumes and curtains
    std::shared_ptr<const CurtainAnswer> curtain; ///< what is shown
    std::vector<ReadyCurtain> readyCurtains;      ///< of the steps before and after; newest last

    // tracks and points
    std::shared_ptr<const Features> features;
    int column = -1;
    std::vector<double> columnValues;          ///< shown units
    std::shared_ptr<const FeatureFacts> facts; ///< null until they are known
    std::shared_ptr<const Features> factsOf;
    std::shared_ptr<const ScenePoints> points; ///< as the scene holds them
    std::shared_ptr<const Projection> pointsProjection;
    std::pair<double, double> pointsWindow;  ///< of times
    std::shared_ptr<const TrackLines> lines; ///< null until they are known
    std::shared_ptr<const Ribbons> ribbons;
    // what of them is selected
    struct Chosen {
        EventSet events;
        std::vector<std::size_t> starts; ///< of the events among its rows
        std::vector<double> values;      ///< shown units
        TrackLines lines;                ///< of an ensemble the means
        TrackCone cone;                  ///< of an ensemble
        std::shared_ptr<const Features> means;
        std::vector<double> meanValues;
        PolygonOutlines outlines;
        void place(const Projection& projection);         ///< lines and cone
        void placeOutlines(const Projection& projection); ///< of polygons
    };
    std::optional<Chosen> chosen;
    std::shared_ptr<const ScenePoints> dayMarks; ///< of tracks

    // polygons
    std::shared_ptr<const PolygonIndex> polygons;
    std::shared_ptr<const PolygonMesh> polygonMesh; ///< as they lie on the projection

    [[nodiscard]] const Variable& variableInfo() const { return cube->signature().variables[static_cast<std::size_t>(variable)]; }
    [[nodiscard]] const Grid& grid() const { return *cube->signature().gridOf(variableInfo()); }
    [[nodiscard]] const Axis* timeAxis() const { return cube && variable >= 0 ? cube->signature().axisOf(variableInfo(), AxisKind::Time) : nullptr; }
    [[nodiscard]] const Axis* levelAxis() const; ///< null without levels
    [[nodiscard]] double levelNow() const;       ///< in the unit of its kind
    [[nodiscard]] ValueRange range() const { return {info.lowest, info.highest}; }
    [[nodiscard]] bool isGround() const { return info.kind == EarthLayerKind::Field; }
    [[nodiscard]] bool isParticles() const { return info.kind == EarthLayerKind::Vectors && info.vectors == EarthVectors::Particles; }
    [[nodiscard]] bool isPolygons() const { return info.kind == EarthLayerKind::Polygons; }
    [[nodiscard]] bool isLines() const { return info.kind == EarthLayerKind::Contours || info.kind == EarthLayerKind::Vectors; }
    [[nodiscard]] bool isCurtain() const { return info.kind == EarthLayerKind::Curtain; }
    /// It stands above the ground, or lies below it.
    [[nodiscard]] bool isSolid() const { return info.kind == EarthLayerKind::Isosurface || info.kind == EarthLayerKind::Volume || isCurtain(); }
    [[nodiscard]] bool hasColours() const
    {
        return info.kind != EarthLayerKind::Hatch && info.kind != EarthLayerKind::Contours
            && (info.kind != EarthLayerKind::Isosurface || info.solid.tint != EarthTint::Single);
    }
    [[nodiscard]] const QString& source() const { return info.source.isEmpty() ? info.id : info.source; }
    /// It may have more cells than the screen shows.
    [[nodiscard]] bool isLarge() const;
    [[nodiscard]] FieldAt at(std::size_t step) const;
    /// Whether its dates come again every year.
    [[nodiscard]] bool comesEveryYear() const;
    /// Whether its times are among those that the slider has.
    [[nodiscard]] bool joinsTimes() const { return !times.isEmpty() && info.visible; }
    [[nodiscard]] QString key(const char* which) const { return prefix() + QLatin1String(which); }
    [[nodiscard]] QString prefix() const { return QStringLiteral("layer/%1/").arg(number); }
};

/// Of shapes without a value.
inline constexpr QRgb noValueColour = 0xff8c949c;
/// Length of the step of an axis around a moment.
double stepNear(const std::vector<double>& times, double now);

} // namespace terrella::earth
