// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/connecting.h"
#include "views/canvas/node_state.h"
#include "views/theme/theme.h"

#include <QRectF>
#include <QStringList>

#include <vector>

namespace terrella {

/// What a node shows, in words.
struct NodeContent {
    QString title;
    QString description;
    QString sentence;     ///< error or problem, or empty
    bool isError = false; ///< the sentence is in the colour of failure, and the border too
    QString place;        ///< badge: how often it runs, where if not here
    bool isInstalled = true;
    bool isGroup = false; ///< drawn with a second edge: there is something inside
    std::vector<CanvasPort> inputs, outputs;
    NodeState state;
};

/// Where everything of a node lies, in its own coordinates with the origin at its upper left corner. Worked out once for each change, never
/// while painting.
struct NodeLayout {
    QSizeF size;
    QString title;
    QString description;
    QStringList sentenceLines;
    QPointF titleBaseline, descriptionBaseline, sentenceBaseline;
    double sentenceLineHeight = 0.0;
    QRectF markRect, progressRect, thumbnailRect, badgeRect;
    std::vector<QPointF> inputs, outputs;

    static NodeLayout make(const NodeContent& content, const Theme& theme);
};

} // namespace terrella
