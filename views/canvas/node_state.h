// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace terrella {

enum class NodeMark { None, UpToDate, WillRun, Waiting, Running, Failed };

/// What is known of a node beside the document: never saved.
struct NodeState {
    NodeMark mark = NodeMark::None;
    double fraction = -1.0; ///< Running: 0 … 1, negative where not known
    QString progress;       ///< Running: "305 of 492 steps", Waiting: "waits: all nodes are busy"; takes the place of the description
    QString error;          ///< Failed: the sentence
    QString warning;
    QString event;    ///< of what it made: which events are selected in the window; takes the place of the description
    int runs = 0;     ///< of a mapped node, as far as they are known
    QImage thumbnail; ///< of the result, or null
    bool operator==(const NodeState&) const = default;
};

} // namespace terrella
