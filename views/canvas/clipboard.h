// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"

#include <QByteArray>
#include <QPointF>
#include <QStringList>

#include <set>

namespace terrella {

inline constexpr const char* kNodesMimeType = "application/x-terrella-nodes";

/// Nodes and the links among them, as the text of a document.
QByteArray copyNodes(const Document& document, const std::set<QString>& nodes);

struct Pasted {
    EditList edit;
    QStringList nodes; ///< their new ids
};
/// Copies under fresh ids, their upper left corner at `position` (or moved by `offset` from where they were).
Result<Pasted> pasteNodes(const Document& document, const QByteArray& text, const std::optional<QPointF>& position, const QPointF& offset = {32, 32});

} // namespace terrella
