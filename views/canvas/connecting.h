// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/edit.h"
#include "views/canvas/module_catalogue.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace terrella {

/// A port of a node on the canvas.
struct PortRef {
    QString node;
    QString port;
    bool isOutput = false;
    bool operator==(const PortRef&) const = default;
};

/// A port as it is drawn: from the specification, or, where the module is not installed, from the links that use it.
struct CanvasPort {
    QString key;
    QString title;
    std::optional<DataType> type; ///< unknown for placeholders
    bool many = false;
    bool required = true;
};

std::vector<CanvasPort> portsOf(const Document& document, const ModuleCatalogue& catalogue, const QString& node, bool outputs);

/// The link between two ports, whichever was first; nothing when both are inputs or both outputs.
std::optional<Link> linkBetween(const PortRef& a, const PortRef& b);

/// The edit that makes a link (taking the place of the one that a single input has), or a sentence saying why not.
Result<EditList> connectEdit(const Document& document, const ModuleCatalogue& catalogue, const Link& link);

/// All links that could be made from a port now, in reading order of the nodes.
std::vector<Link> possibleLinks(const Document& document, const ModuleCatalogue& catalogue, const PortRef& port);

/// A new node of a module, connected to `from` by the first port that fits, if it is given.
Result<std::pair<EditList, QString>> addModuleEdit(const Document& document, const ModuleCatalogue& catalogue, const QString& module,
    const QPointF& position, const std::optional<PortRef>& from = {});

/// Rounded to the 8 px grid that nodes stand on.
QPointF snapped(const QPointF& position);

} // namespace terrella
