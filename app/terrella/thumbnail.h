// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"
#include "views/theme/tokens.h"

#include <QImage>

namespace terrella {

/// A small picture of a result for its node, 400×160: a field in its own range, or tracks as lines. Null where there is nothing to draw. Reads
/// data: call on a worker thread.
QImage makeThumbnail(const Value& value, const Tokens& tokens);

} // namespace terrella
