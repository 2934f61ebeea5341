// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/placement.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Placement)
};

} // namespace

std::vector<PlacedPart> splitByPlace(const Document& document)
{
    std::map<QString, int> stages;
    for (const QString& id : document.orderOutsideLoops()) {
        int stage = 0;
        for (const Link& link : document.links) {
            if (link.toNode != id || stages.count(link.fromNode) == 0)
                continue;
            const bool crosses = document.nodes.at(link.fromNode).place != document.nodes.at(id).place;
            stage = std::max(stage, stages.at(link.fromNode) + (crosses ? 1 : 0));
        }
        stages[id] = stage;
    }
    const auto together = [&](const Link& link) {
        return stages.count(link.fromNode) > 0 && stages.count(link.toNode) > 0 && stages.at(link.fromNode) == stages.at(link.toNode)
            && document.nodes.at(link.fromNode).place == document.nodes.at(link.toNode).place;
    };
    std::vector<PlacedPart> out;
    std::set<QString> taken;
    for (const auto& [id, stage] : stages) {
        const QString& place = document.nodes.at(id).place;
        if (place.isEmpty() || taken.count(id) > 0)
            continue;
        PlacedPart part{place, stage, {id}};
        for (bool grown = true; grown;) {
            grown = false;
            for (const Link& link : document.links) {
                if (together(link) && part.nodes.count(link.fromNode) != part.nodes.count(link.toNode)) {
                    part.nodes.insert(link.fromNode);
                    part.nodes.insert(link.toNode);
                    grown = true;
                }
            }
        }
        taken.insert(part.nodes.begin(), part.nodes.end());
        out.push_back(std::move(part));
    }
    std::ranges::stable_sort(out, [](const PlacedPart& a, const PlacedPart& b) { return std::tie(a.stage, a.place) < std::tie(b.stage, b.place); });
    return out;
}

bool isPlaced(const Document& document)
{
    return std::ranges::any_of(document.nodes, [](const auto& item) { return !item.second.place.isEmpty(); });
}

Result<void> applyPlaces(Document& document, const QStringList& assignments)
{
    const auto placeOf = [](const QString& name) { return name == QLatin1String("here") ? QString() : name; };
    // What is said of one node counts more than what is said of all, whatever their order.
    for (const bool single : {false, true}) {
        for (const QString& assignment : assignments) {
            const qsizetype equals = assignment.indexOf(QLatin1Char('='));
            if ((equals > 0) != single)
                continue;
            if (!single) {
                for (auto& [id, node] : document.nodes)
                    node.place = placeOf(assignment);
                continue;
            }
            const auto node = document.nodes.find(assignment.left(equals));
            if (node == document.nodes.end()) {
                QStringList names;
                for (const auto& [id, known] : document.nodes)
                    names.append(id);
                return Error{ErrorCode::Usage,
                    Tr::tr("--place: there is no node '%1'. The pipeline has: %2.").arg(assignment.left(equals), names.join(QStringLiteral(", "))),
                    {}};
            }
            node->second.place = placeOf(assignment.mid(equals + 1));
        }
    }
    return {};
}

} // namespace terrella
