// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/connecting.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Connecting)
public:
    static QString typeWords(DataType type)
    {
        switch (type) {
        case DataType::Cube: return tr("a cube");
        case DataType::Features: return tr("features");
        case DataType::Model: return tr("a model");
        case DataType::Report: return tr("a report");
        }
        return {};
    }
};

const CanvasPort* findPort(const std::vector<CanvasPort>& ports, const QString& key)
{
    const auto it = std::ranges::find(ports, key, &CanvasPort::key);
    return it == ports.end() ? nullptr : &*it;
}

/// The nearest place, at or below the wanted one, where a node with its picture hides no other.
QPointF freePlace(const Document& document, const QPointF& wanted)
{
    constexpr double kWidth = 208.0;
    constexpr double kHeight = 144.0;
    constexpr double kSlack = 8.0; // what snapping may take away
    QPointF place = snapped(wanted);
    const auto blocking
        = [&](const auto& entry) { return std::abs(entry.second.x - place.x()) < kWidth && std::abs(entry.second.y - place.y()) < kHeight; };
    for (auto it = std::ranges::find_if(document.nodes, blocking); it != document.nodes.end(); it = std::ranges::find_if(document.nodes, blocking))
        place.setY(snapped({0.0, it->second.y + kHeight + kSlack}).y());
    return place;
}

} // namespace

std::vector<CanvasPort> portsOf(const Document& document, const ModuleCatalogue& catalogue, const QString& node, bool outputs)
{
    std::vector<CanvasPort> ports;
    const auto it = document.nodes.find(node);
    if (it == document.nodes.end())
        return ports;
    const ModuleSpec* spec = catalogue.find(it->second.module);
    if (spec)
        for (const PortSpec& port : outputs ? spec->outputs : spec->inputs)
            ports.push_back({port.key, port.title.isEmpty() ? port.key : port.title, port.type, port.many, port.required});
    for (const Link& link : document.links) { // ports that only a link knows: a placeholder, or a module of another version
        const QString& owner = outputs ? link.fromNode : link.toNode;
        const QString& key = outputs ? link.fromPort : link.toPort;
        if (owner == node && !findPort(ports, key))
            ports.push_back({key, key, std::nullopt, true, false});
    }
    return ports;
}

std::optional<Link> linkBetween(const PortRef& a, const PortRef& b)
{
    if (a.isOutput == b.isOutput)
        return std::nullopt;
    const PortRef& from = a.isOutput ? a : b;
    const PortRef& to = a.isOutput ? b : a;
    return Link{from.node, from.port, to.node, to.port};
}

Result<EditList> connectEdit(const Document& document, const ModuleCatalogue& catalogue, const Link& link)
{
    const auto outputs = portsOf(document, catalogue, link.fromNode, true);
    const auto inputs = portsOf(document, catalogue, link.toNode, false);
    const CanvasPort* from = findPort(outputs, link.fromPort);
    const CanvasPort* to = findPort(inputs, link.toPort);
    if (!from || !to)
        return Error{ErrorCode::NotFound, Text::tr("One end of this link does not exist any more."), {}};
    if (link.fromNode == link.toNode)
        return Error{ErrorCode::Invalid, Text::tr("A node cannot take its own result."), {}};
    if (from->type && to->type && *from->type != *to->type)
        return Error{ErrorCode::Mismatch,
            Text::tr("“%1” takes %2; “%3” gives %4.").arg(to->title, Text::typeWords(*to->type), from->title, Text::typeWords(*from->type)), {}};
    if (document.links.contains(link))
        return Error{ErrorCode::Invalid, Text::tr("These two are connected already."), {}};
    if (document.wouldCycle(link))
        return Error{ErrorCode::Invalid, Text::tr("That link would close a loop."), {}};
    EditList edit;
    if (!to->many)
        for (const Link& other : document.links)
            if (other.toNode == link.toNode && other.toPort == link.toPort)
                edit.edits.emplace_back(RemoveLink{other});
    edit.edits.emplace_back(AddLink{link});
    return edit;
}

std::vector<Link> possibleLinks(const Document& document, const ModuleCatalogue& catalogue, const PortRef& port)
{
    std::vector<const Node*> nodes;
    for (const auto& [id, node] : document.nodes)
        nodes.push_back(&node);
    std::ranges::sort(nodes, [](const Node* a, const Node* b) { return std::pair(a->y, a->x) < std::pair(b->y, b->x); });
    std::vector<Link> links;
    for (const Node* node : nodes)
        for (const CanvasPort& other : portsOf(document, catalogue, node->id, !port.isOutput))
            if (const auto link = linkBetween(port, {node->id, other.key, !port.isOutput}); link && connectEdit(document, catalogue, *link))
                links.push_back(*link);
    return links;
}

Result<std::pair<EditList, QString>> addModuleEdit(
    const Document& document, const ModuleCatalogue& catalogue, const QString& module, const QPointF& position, const std::optional<PortRef>& from)
{
    const ModuleSpec* spec = catalogue.find(module);
    if (!spec)
        return Error{ErrorCode::NotFound, Text::tr("The module %1 is not installed.").arg(module), {}};
    Node node;
    node.id = document.freshId(module);
    node.module = module;
    node.version = spec->version;
    const QPointF place = freePlace(document, position);
    node.x = place.x();
    node.y = place.y();
    EditList edit;
    edit.edits.emplace_back(AddNode{node});
    if (from) {
        Document with = document;
        with.nodes.emplace(node.id, node);
        for (const CanvasPort& port : portsOf(with, catalogue, node.id, !from->isOutput)) {
            const auto link = linkBetween(*from, {node.id, port.key, !from->isOutput});
            auto connected = link ? connectEdit(with, catalogue, *link) : Result<EditList>(Error{});
            if (!connected)
                continue;
            edit.edits.insert(edit.edits.end(), connected->edits.begin(), connected->edits.end());
            break;
        }
    }
    return std::pair(std::move(edit), node.id);
}

QPointF snapped(const QPointF& position) { return {std::round(position.x() / 8.0) * 8.0, std::round(position.y() / 8.0) * 8.0}; }

} // namespace terrella
