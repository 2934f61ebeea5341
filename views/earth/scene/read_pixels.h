// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace terrella::earth {

/// What the framebuffer that is bound for reading holds, first row uppermost: without transparency, or as colours that are multiplied by it already.
QImage readPixels(const QSize& pixels, bool isTransparent = false);

} // namespace terrella::earth
