// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/earth_classes.h"
#include "views/earth/earth_solid.h"

#include <QJsonObject>
#include <QString>

#include <limits>

namespace terrella {

enum class EarthLayerKind { Field, Tracks, Points, Hatch, Contours, Vectors, Polygons, Isosurface, Volume, Curtain };
/// Where the ends of the colours lie: at what the values span without rare extremes, between the percentiles 2 and 98, as far below zero as above,
/// or where the user wants them.
enum class EarthRange { Automatic, Percentile, Symmetric, Fixed };
/// How colours run between the ends.
enum class EarthNorm { Linear, Log, Power };
/// Where a layer of hatching hatches.
enum class EarthCondition { Above, Below, Between, Missing };
/// What small multiples are made of.
enum class EarthMultiples { Members, Levels, Years };
/// Flow: light that runs along streamlines. Particles drift with the flow and leave trails.
enum class EarthVectors { Arrows, Streamlines, Particles, Barbs, Flow };
/// How polygons are filled.
enum class EarthFill { Colour, Hatched, None };
/// Whether the dates of a layer have a year, or come again every year as those of a climatology do. Automatic: as the data say.
enum class EarthYear { Automatic, Own, Every };

/// Whose eyes the picture is seen with: all people have three kinds of cones, or one of them is missing.
enum class ColourVision { Full, Protan, Deutan, Tritan };

/// How a layer is shown: all that the user may change and that a pipeline's view keeps. A value.
struct EarthLook {
    static constexpr unsigned allPanes = ~0U;

    bool visible = true;
    QString name;     ///< given by the user in place of the title; empty: the title
    QString variable; ///< field: name of the variable; tracks, points, polygons: the column that colours them; vectors: the eastward component
    int level = 0;    ///< index on the level axis
    int member = 0;   ///< index on the axis of members (or other things)
    int years = 0;    ///< shown is the time so many years later
    EarthYear year = EarthYear::Automatic;
    bool levelLinked = true; ///< its level goes with that of the others of its kind
    QString colourMap;       ///< "viridis", …, or "classes" of the variable, "breaks", or those of a scheme ("scheme/effis")
    EarthClasses classes;    ///< of "breaks": made by the user
    EarthRange range = EarthRange::Automatic;
    bool perTime = false; ///< the range is that of the step that is shown, not of the whole period
    double lowest = 0.0;  ///< in the layer's units; what is in use, whatever `range` says
    double highest = 1.0;
    EarthNorm norm = EarthNorm::Linear;
    double power = 0.5; ///< exponent of EarthNorm::Power
    double opacity = 1.0;
    bool multiply = false;     ///< darkens what lies below instead of covering it
    bool smooth = true;        ///< colours run from cell to cell where the grid allows it
    unsigned panes = allPanes; ///< bit k: seen in picture k when several are compared

    EarthCondition condition = EarthCondition::Above; ///< hatching
    double threshold = 0.0;
    double upper = std::numeric_limits<double>::quiet_NaN(); ///< of Between
    double interval = 0.0;                                   ///< of contours; 0: a round one
    bool labels = true;                                      ///< of contours
    EarthVectors vectors = EarthVectors::Arrows;
    double density = 1.0;               ///< of vectors: how close they stand, 1: usual
    bool white = false;                 ///< vectors: all of one colour, not coloured by their speed
    EarthFill fill = EarthFill::Colour; ///< polygons
    bool outline = true;                ///< of polygons

    EarthSolid solid; ///< isosurfaces and volumes

    bool operator==(const EarthLook& other) const;
    /// Without what is as it is by itself.
    [[nodiscard]] QJsonObject toJson() const;
    /// Keys that are not there leave `base` as it is.
    static EarthLook fromJson(const QJsonObject& object, const EarthLook& base);
};

/// A layer of the earth view.
struct EarthLayer : EarthLook {
    QString id;
    QString title;
    EarthLayerKind kind = EarthLayerKind::Field;
    QString source;   ///< what it is made from, as whoever added it names it ("node.port"); empty: the view alone knows
    QString base;     ///< id of the layer whose data it shows in another way; empty: it has its own
    QString units;    ///< as shown ("hPa" for pressures, "°C" for temperatures)
    QString note;     ///< what must be said openly: "regridded …"
    QString overview; ///< which part of the cells is shown, where not every one is
    QString problem;  ///< why nothing is drawn, else empty

    [[nodiscard]] const QString& shownTitle() const { return name.isEmpty() ? title : name; }
    [[nodiscard]] bool isAutomatic() const { return range != EarthRange::Fixed; }
};

QString layerKindName(EarthLayerKind kind); ///< "field", …: as views keep it
EarthLayerKind parseLayerKind(const QString& name);

/// How several pictures of the Earth are compared.
struct EarthArrangement {
    enum class Mode { Single, SideBySide, Swipe, Blink };
    static constexpr int mostPanes = 12;
    Mode mode = Mode::Single;
    int panes = 2;         ///< of SideBySide, 2 … mostPanes
    double divider = 0.5;  ///< of Swipe: part of the width that is the first picture's
    double seconds = 1.0;  ///< of Blink: how long each is seen
    bool sameRange = true; ///< quantities of one unit have one range in all pictures

    bool operator==(const EarthArrangement&) const = default;
    /// How many pictures there are to assign layers to.
    [[nodiscard]] int count() const { return mode == Mode::Single ? 1 : mode == Mode::SideBySide ? panes : 2; }
    [[nodiscard]] QJsonObject toJson() const;
    static EarthArrangement fromJson(const QJsonObject& object);
};

} // namespace terrella
