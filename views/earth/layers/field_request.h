// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/field_source.h"
#include "views/earth/fields/field_texels.h"
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
    FieldPart part;                  ///< of the field
    std::optional<FieldPart> detail; ///< what of it is drawn finer
    Care care = Care::Full;
    std::optional<ValueRange> own; ///< the layer's own range, where it is known; nothing: find it
    RangeRule rule;
    Colouring colouring; ///< its range counts where isRangeGiven
    bool isRangeGiven = false;
    // contours and vectors
    int second = -1; ///< the northward component
    bool isGridRelative = false;
    ViewHint hint;
    double interval = 0.0;
    bool labels = true;
    bool isOnBright = false;
    EarthVectors vectors = EarthVectors::Arrows;
    double density = 1.0;
    bool white = false;
    QString units; ///< as shown
    double pixelRatio = 1.0;
    std::shared_ptr<const Projection> projection;
    bool wantsMesh = false;

    /// Whether both get the same answer; of fields and hatching: the same values, whatever colours they have.
    [[nodiscard]] bool asksTheSame(const FieldRequest& other) const;
    /// The same but for the mesh.
    [[nodiscard]] bool asksForTheSameValues(const FieldRequest& other) const;
};

struct FieldAnswer {
    std::optional<Error> error;
    FieldValues values;
    FieldValues detail;
    bool isThinned = false; ///< means are still to be made
    bool isSketch = false;  ///< of overviews that are kept on disk: it is still to be read
    double boxDeg = 0.0;    ///< of a mesh: side of the boxes whose means are drawn; 0: none
    ValueRange own;
    ValueRange range; ///< of the colours
    std::shared_ptr<const FieldTexels> texels;
    std::shared_ptr<const FieldMesh> mesh; ///< null: the one that the scene has
    std::shared_ptr<const FieldTexels> detailTexels;
    std::shared_ptr<const FieldMesh> detailMesh;
    std::optional<DrawnLines> lines;
    std::shared_ptr<const Ribbons> ribbons;  ///< of the lines
    std::shared_ptr<const VectorField> flow; ///< of particles, with the speed of their full step
    double fullSpeed = 1.0;
    bool covers = false;  ///< nothing below it can be seen
    bool missing = false; ///< there are places without a value
};

/// A picture of a step that is not asked for yet.
struct ReadyPicture {
    FieldRequest request;
    std::shared_ptr<FieldAnswer> answer;
};

inline constexpr double mostUnpacked = 3e9; ///< bytes for one picture: some ten seconds

FieldAnswer answerField(const FieldRequest& request, FieldSource& source, const std::stop_token& stop);

} // namespace terrella::earth
