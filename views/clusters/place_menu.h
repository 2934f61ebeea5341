// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"

#include <QStringList>

#include <functional>
#include <optional>

class QMenu;

namespace terrella {

/// Puts nodes on a place (empty: here) as one edit; nothing where all of them are there already.
std::optional<Edit> placeEdit(const Document& document, const std::set<QString>& nodes, const QString& place);
/// The place that all the nodes have; nothing where they differ or there are none.
std::optional<QString> placeOf(const Document& document, const std::set<QString>& nodes);
/// The words for it: "Run on levante", "Run here".
QString placeText(const QString& place);

/// Where nodes may run: here, each cluster, and the way to the page of clusters. The place that they have is marked.
/// chosen: with the place's name, empty for here.
void fillPlaceMenu(QMenu& menu, const Document& document, const std::set<QString>& nodes, const QStringList& clusters,
    const std::function<void(const QString&)>& chosen, const std::function<void()>& openClusters);

} // namespace terrella
