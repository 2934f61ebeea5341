// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/isosurface.h"
#include "views/earth/fields/shells.h"

#include <QColor>

namespace terrella::earth {

/// All that the reading thread needs to know to make an isosurface or a volume.
struct SolidRequest {
    int number = 0; ///< of the layer
    quint64 ticket = 0;
    EarthLayerKind kind = EarthLayerKind::Isosurface;
    std::shared_ptr<const Cube> cube;
    int variable = 0;
    int tint = -1; ///< the variable of EarthTint::Variable
    FieldAt at;
    EarthSolid look;
    std::optional<ValueRange> own; ///< the range of the colours, where it is known
    RangeRule rule;
    Colouring colouring; ///< its range counts where isRangeGiven
    bool isRangeGiven = false;
    std::shared_ptr<const Projection> projection;
};

/// What a layer knows of what it shows.
struct SolidShown {
    VolumeValues data;          ///< null: curtains
    std::vector<double> values; ///< of the isosurfaces, shown units
    DensityRule density;        ///< of the volume
    QString tintUnits;          ///< of the colours
    QString tintTitle;
    double lowest = 0.0, highest = 0.0; ///< metres, of the whole field
    double acrossMetres = 0.0;          ///< the longer side of the place it covers
};

struct SolidAnswer {
    std::optional<Error> error;
    SolidShown shown;
    ValueRange own;
    ValueRange range; ///< what it was painted with
    struct Triangles {
        SceneSolid solid;
        std::vector<QRgb> colours;
    };
    struct Surface {
        QColor colour;
        Triangles fine;
        std::optional<Triangles> coarse; ///< for while the view moves, where there are many
    };
    std::vector<Surface> surfaces;
    std::optional<Shells> shells;
    bool under = false;
    bool over = false;
};

/// How much of a field is read for a layer.
VolumeLimits solidLimits(EarthLayerKind kind, GridKind grid);
SolidAnswer answerSolid(const SolidRequest& request, VolumeSource& source, const std::stop_token& stop);

/// A round value that a sixth of the field lies above; two of opposite sign where colours part about zero and values lie on both sides.
std::vector<double> suitedValues(std::span<const float> values, ColourMap::Kind kind);
/// The colour of a value on the map, at its ends for what lies beyond.
QRgb valueColour(const Colouring& colouring, double value);
/// The longer side of the place that a grid covers.
double acrossMetres(const Grid& grid);
/// So many times that heights stand out against the place they are above: 1, 2 or 5 times a power of ten.
double suitedExaggeration(double lowestMetres, double highestMetres, double acrossMetres);
/// "2.4 km", "350 m"
QString heightText(double metres);

} // namespace terrella::earth
