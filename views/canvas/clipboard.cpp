// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/clipboard.h"

#include "views/canvas/connecting.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>

namespace terrella {
namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Clipboard)
};
} // namespace

QByteArray copyNodes(const Document& document, const std::set<QString>& nodes)
{
    Document part;
    for (const auto& [id, node] : document.nodes)
        if (nodes.contains(id))
            part.nodes.emplace(id, node);
    for (const Link& link : document.links)
        if (nodes.contains(link.fromNode) && nodes.contains(link.toNode))
            part.links.insert(link);
    return part.toText();
}

Result<Pasted> pasteNodes(const Document& document, const QByteArray& text, const std::optional<QPointF>& position, const QPointF& offset)
{
    TRY(const Document part, Document::parse(text, Text::tr("the clipboard")));
    QPointF corner(std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
    for (const auto& [id, node] : part.nodes)
        corner = {std::min(corner.x(), node.x), std::min(corner.y(), node.y)};
    const QPointF shift = position ? *position - corner : offset;

    Pasted pasted;
    Document growing = document; // so that each fresh id sees the ones before it
    std::map<QString, QString> renamed;
    for (const auto& [id, original] : part.nodes) {
        Node node = original;
        node.id = growing.freshId(node.module);
        const QPointF place = snapped(QPointF(node.x, node.y) + shift);
        node.x = place.x();
        node.y = place.y();
        growing.nodes.emplace(node.id, node);
        renamed.emplace(id, node.id);
        pasted.nodes.append(node.id);
        pasted.edit.edits.emplace_back(AddNode{node});
    }
    for (const Link& link : part.links)
        pasted.edit.edits.emplace_back(AddLink{Link{renamed[link.fromNode], link.fromPort, renamed[link.toNode], link.toPort}});
    return pasted;
}

} // namespace terrella
