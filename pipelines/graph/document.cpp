// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/document.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Document)
};

using Neighbours = std::map<QString, std::set<QString>>;

Neighbours neighbours(const Document& document, bool downstream)
{
    Neighbours out;
    for (const Link& link : document.links) {
        if (downstream)
            out[link.fromNode].insert(link.toNode);
        else
            out[link.toNode].insert(link.fromNode);
    }
    return out;
}

/// start and everything that can be reached from it.
std::set<QString> reachable(const Neighbours& next, const QString& start)
{
    std::set<QString> seen{start};
    std::vector<QString> open{start};
    while (!open.empty()) {
        const QString node = open.back();
        open.pop_back();
        const auto it = next.find(node);
        if (it == next.end())
            continue;
        for (const QString& other : it->second) {
            if (seen.insert(other).second)
                open.push_back(other);
        }
    }
    return seen;
}

/// Takes away, again and again, nodes that nothing left leads to.
std::vector<QString> peel(const std::set<QString>& nodes, const Neighbours& next, const Neighbours& previous)
{
    std::map<QString, std::size_t> waitsFor;
    std::set<QString> ready;
    for (const QString& node : nodes) {
        const auto it = previous.find(node);
        std::size_t count = 0;
        if (it != previous.end())
            count = static_cast<std::size_t>(
                std::count_if(it->second.begin(), it->second.end(), [&](const QString& other) { return nodes.count(other) > 0; }));
        waitsFor[node] = count;
        if (count == 0)
            ready.insert(node);
    }
    std::vector<QString> order;
    while (!ready.empty()) {
        const QString node = *ready.begin();
        ready.erase(ready.begin());
        order.push_back(node);
        const auto it = next.find(node);
        if (it == next.end())
            continue;
        for (const QString& other : it->second) {
            const auto waiting = waitsFor.find(other);
            if (waiting != waitsFor.end() && --waiting->second == 0)
                ready.insert(other);
        }
    }
    return order;
}

std::set<QString> idsOf(const Document& document)
{
    std::set<QString> out;
    for (const auto& [id, node] : document.nodes)
        out.insert(id);
    return out;
}

} // namespace

QString Document::freshId(const QString& module) const
{
    QString stem = module.section(QLatin1Char('.'), -1);
    if (stem.isEmpty())
        stem = QStringLiteral("node");
    for (int number = 1;; ++number) {
        const QString id = prefix + stem + QLatin1Char('_') + QString::number(number);
        if (nodes.count(id) == 0)
            return id;
    }
}

std::vector<QString> Document::orderOutsideLoops() const { return peel(idsOf(*this), neighbours(*this, true), neighbours(*this, false)); }

std::vector<std::vector<QString>> Document::loops() const
{
    const Neighbours next = neighbours(*this, true);
    const Neighbours previous = neighbours(*this, false);
    std::set<QString> left = idsOf(*this);
    for (const QString& id : peel(left, next, previous))
        left.erase(id);
    for (const QString& id : peel(left, previous, next))
        left.erase(id);

    std::vector<std::vector<QString>> out;
    while (!left.empty()) {
        const QString first = *left.begin();
        const std::set<QString> after = reachable(next, first);
        const std::set<QString> before = reachable(previous, first);
        std::vector<QString> both;
        std::set_intersection(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(both));
        for (const QString& id : both)
            left.erase(id);
        // A node between two loops is left over too, but stands in none.
        if (both.size() > 1 || links.end() != std::find_if(links.begin(), links.end(), [&](const Link& link) {
                return link.fromNode == first && link.toNode == first;
            }))
            out.push_back(std::move(both));
    }
    return out;
}

Result<std::vector<QString>> Document::topologicalOrder() const
{
    std::vector<QString> order = orderOutsideLoops();
    if (order.size() == nodes.size())
        return order;
    QStringList names;
    for (const std::vector<QString>& loop : loops())
        names.append(QStringList(loop.begin(), loop.end()).join(QStringLiteral(", ")));
    return Error{
        ErrorCode::Invalid, Tr::tr("These nodes form a loop: %1. Remove one of the links between them.").arg(names.join(QStringLiteral("; "))), {}};
}

std::set<QString> Document::upstreamOf(const QString& node) const { return reachable(neighbours(*this, false), node); }

Document Document::upTo(const QString& node) const { return upTo(std::set<QString>{node}); }

Document Document::upTo(const std::set<QString>& ends) const
{
    const Neighbours previous = neighbours(*this, false);
    std::set<QString> kept;
    for (const QString& end : ends)
        kept.merge(reachable(previous, end));
    Document out = *this;
    std::erase_if(out.nodes, [&](const auto& item) { return kept.count(item.first) == 0; });
    std::erase_if(out.links, [&](const Link& link) { return kept.count(link.fromNode) == 0 || kept.count(link.toNode) == 0; });
    return out;
}

bool Document::wouldCycle(const Link& link) const
{
    return link.fromNode == link.toNode || reachable(neighbours(*this, true), link.toNode).count(link.fromNode) > 0;
}

} // namespace terrella
