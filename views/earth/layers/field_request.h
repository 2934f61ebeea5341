// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_image.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/layers/line_drawing.h"

namespace terrella::earth {

/// All that the reading thread needs to know to make the picture of a layer.
struct FieldRequest {
    int number = 0; ///< of the layer
    quint64 ticket = 0;
    EarthLayerKind kind = EarthLayerKind::Field;
    std::shared_ptr<const Cube> cube;
    int variable = 0;
    FieldAt at;
    std::optional<ValueRange> own; ///< the layer's own range, where it is known; nothing: find it
    RangeRule rule;
    Colouring colouring; ///< its range counts where isRangeGiven
    bool isRangeGiven = false;
    bool smooth = true;
    HatchRule hatch;
    // contours and vectors
    int second = -1; ///< the northward component
    bool isGridRelative = false;
    ViewHint hint;
    double interval = 0.0;
    bool labels = true;
    bool isOnBright = false;
    EarthVectors vectors = EarthVectors::Arrows;
    double density = 1.0;
    double pixelRatio = 1.0;
    std::shared_ptr<const Projection> projection;
    bool wantsMesh = false;
};

struct FieldAnswer {
    std::optional<Error> error;
    FieldValues values;
    ValueRange own;
    ValueRange range; ///< what it was painted with
    FieldImage image;
    std::optional<FieldMesh> mesh;
    std::optional<DrawnLines> lines;
    std::shared_ptr<const Ribbons> ribbons; ///< of the lines
    double brightness = 0.5;
    bool covers = false; ///< nothing below it can be seen
};

FieldAnswer answerField(const FieldRequest& request, FieldSource& source, const std::stop_token& stop);

} // namespace terrella::earth
