// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/scene.h"

#include <QFont>

namespace terrella::earth {

/// Ink and halo of words over the Earth.
struct LabelInk {
    QColor ink;
    QColor halo;
    bool operator==(const LabelInk&) const = default;
};
/// Dark on bright ground, light on dark.
LabelInk labelInk(bool isOnBright);

/// Width and height of a text with its halo, device-independent pixels.
QSizeF labelSize(const QFont& font, const QString& text);

/// One picture with all texts, one below the other. Returns for each its part of the picture, in texels. Any thread.
std::vector<QRectF> paintLabels(const std::vector<QString>& texts, const QFont& font, const LabelInk& ink, double texelsPerPixel, FieldImage& out);

} // namespace terrella::earth
