// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/column_reading.h"
#include "views/earth/fields/curtain.h"
#include "views/earth/layers/field_request.h"

namespace terrella::earth {

/// What was read for curtains; what it was read for. A new colour or projection needs no new reading.
struct CurtainRead {
    std::shared_ptr<const Cube> cube;
    int variable = 0;
    FieldAt at;
    std::vector<std::vector<SpherePlace>> lines;
    std::vector<LineColumns> columns; ///< of the lines that lie on the field
};

struct CurtainAnswer {
    std::optional<Error> error;
    std::shared_ptr<const CurtainRead> read;
    struct Piece {
        std::shared_ptr<const SceneCurtain> curtain;
        std::shared_ptr<const FieldImage> image;
        double lowest = 0.0, highest = 0.0; ///< metres
    };
    std::vector<Piece> pieces; ///< one for each of the read columns
    std::shared_ptr<const Projection> projection;
    ValueRange range; ///< what they were painted with
    bool under = false, over = false;
    double lowest = 0.0, highest = 0.0; ///< metres
    double acrossMetres = 0.0;          ///< the longer side of the place that the field covers
};

/// All that the reading thread needs to know to hang curtains along lines.
struct CurtainRequest {
    int number = 0; ///< of the layer
    quint64 ticket = 0;
    std::shared_ptr<const Cube> cube;
    int variable = 0;
    FieldAt at;
    std::vector<std::vector<SpherePlace>> lines;
    std::shared_ptr<const CurtainAnswer> before; ///< may be of other lines; what of it stays the same is taken over
    std::optional<ValueRange> own;               ///< the range of the colours, where it is known
    RangeRule rule;
    Colouring colouring; ///< its range counts where `own` does
    std::shared_ptr<const Projection> projection;

    /// Whether both get the same answer.
    [[nodiscard]] bool asksTheSame(const CurtainRequest& other) const;
};

/// Curtains of a step that is not asked for yet.
struct ReadyCurtain {
    CurtainRequest request;
    std::shared_ptr<const CurtainAnswer> answer;
};

CurtainAnswer answerCurtains(const CurtainRequest& request, const std::stop_token& stop);

} // namespace terrella::earth
