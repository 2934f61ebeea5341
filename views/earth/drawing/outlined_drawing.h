// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/drawing/drawing.h"
#include "views/earth/map_lines.h"

#include <deque>
#include <memory>

namespace terrella {

/// What is seen of a drawing, and told of it.
struct OutlinedDrawing {
    Drawing drawing;
    std::shared_ptr<const earth::Projection> projection;
    std::vector<DrawnOutline> outlines;
    earth::SceneLines lines; ///< on the projection
    QString sizeText;        ///< where it was worked out
};
/// Any thread; of what isLaborious() not the GUI thread's.
std::shared_ptr<const OutlinedDrawing> outlined(const Drawing& drawing, std::shared_ptr<const earth::Projection> projection, bool isMeasured);
/// Whether outlines and size take longer than may be waited for: strips along many places, shapes of thousands.
bool isLaborious(const Drawing& drawing);
/// Whatever they are called.
bool isSameShape(const Drawing& a, const Drawing& b);

/// The outlines that were made last. GUI thread.
class OutlinedDrawings {
public:
    void keep(std::shared_ptr<const OutlinedDrawing> made);
    /// Null where it is not known.
    [[nodiscard]] std::shared_ptr<const OutlinedDrawing> find(const Drawing& drawing, const earth::Projection* projection) const;
    /// On whichever projection.
    [[nodiscard]] std::shared_ptr<const OutlinedDrawing> find(const Drawing& drawing) const;

private:
    std::deque<std::shared_ptr<const OutlinedDrawing>> m_made; ///< newest first
};

} // namespace terrella
