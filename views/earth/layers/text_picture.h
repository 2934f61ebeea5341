// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/scene.h"

namespace terrella::earth {

enum class TextPlace {
    Centred, ///< on its place
    Beside,  ///< to the right of it, with room for a mark
};

/// One picture with all texts, each with a halo that parts it from what lies below; `parts`: where each is, in texels. `ratio`: texels for each
/// device-independent pixel. The labels themselves are left to the caller.
SceneLabels textPicture(const std::vector<QString>& texts, const QColor& colour, const QColor& halo, double ratio, std::vector<QRectF>& parts,
    TextPlace place = TextPlace::Centred);

} // namespace terrella::earth
