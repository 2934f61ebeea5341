// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/placement.h"

#include "pipelines/graph/edit.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Placement)
};

/// Nodes on one place that ask for different things there are different jobs.
bool isSameJob(const Node& one, const Node& other) { return one.place == other.place && (one.place.isEmpty() || one.resources == other.resources); }

Error usage(const QString& message) { return {ErrorCode::Usage, message, {}}; }

Error noSuchNode(const char* option, const QString& name, const Document& document)
{
    QStringList names;
    for (const auto& [id, known] : document.nodes)
        names.append(id);
    return usage(Tr::tr("--%1: there is no node '%2'. The pipeline has: %3.").arg(QLatin1String(option), name, names.join(QStringLiteral(", "))));
}

} // namespace

std::vector<PlacedPart> splitByPlace(const Document& document)
{
    std::map<QString, int> stages;
    for (const QString& id : document.orderOutsideLoops()) {
        int stage = 0;
        for (const Link& link : document.links) {
            if (link.toNode != id || stages.count(link.fromNode) == 0)
                continue;
            const bool crosses = !isSameJob(document.nodes.at(link.fromNode), document.nodes.at(id));
            stage = std::max(stage, stages.at(link.fromNode) + (crosses ? 1 : 0));
        }
        stages[id] = stage;
    }
    const auto together = [&](const Link& link) {
        return stages.count(link.fromNode) > 0 && stages.count(link.toNode) > 0 && stages.at(link.fromNode) == stages.at(link.toNode)
            && isSameJob(document.nodes.at(link.fromNode), document.nodes.at(link.toNode));
    };
    std::vector<PlacedPart> out;
    std::set<QString> taken;
    for (const auto& [id, stage] : stages) {
        const QString& place = document.nodes.at(id).place;
        if (place.isEmpty() || taken.count(id) > 0)
            continue;
        PlacedPart part{place, stage, {id}, document.nodes.at(id).resources};
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
            if (node == document.nodes.end())
                return noSuchNode("place", assignment.left(equals), document);
            node->second.place = placeOf(assignment.mid(equals + 1));
        }
    }
    return {};
}

Result<void> applyResources(Document& document, const QStringList& assignments)
{
    static const QStringList numbers{QStringLiteral("cpus"), QStringLiteral("nodes"), QStringLiteral("tasks"), QStringLiteral("array_limit")};
    for (const bool single : {false, true}) {
        for (const QString& assignment : assignments) {
            const qsizetype equals = assignment.indexOf(QLatin1Char('='));
            const qsizetype dot = assignment.left(equals).indexOf(QLatin1Char('.'));
            if (equals < 0)
                return usage(Tr::tr("'--resource %1' is not of the form --resource [NODE.]KEY=VALUE.").arg(assignment));
            if ((dot >= 0) != single)
                continue;
            const QString key = assignment.mid(dot + 1, equals - dot - 1), text = assignment.mid(equals + 1);
            if (!Cluster::resourceKeys().contains(key))
                return usage(Tr::tr("--resource: a job cannot be given '%1'; it can be given: %2.")
                                 .arg(key, Cluster::resourceKeys().join(QStringLiteral(", "))));
            bool isNumber = true;
            const QJsonValue value = numbers.contains(key) ? QJsonValue(text.toInt(&isNumber)) : QJsonValue(text);
            if (!isNumber && !text.isEmpty())
                return usage(Tr::tr("--resource: '%1' must be a whole number, not '%2'.").arg(key, text));
            const QString name = assignment.left(std::max<qsizetype>(dot, 0));
            if (single && document.nodes.count(name) == 0)
                return noSuchNode("resource", name, document);
            for (auto& [id, node] : document.nodes) {
                if (single ? id != name : node.place.isEmpty())
                    continue;
                if (text.isEmpty())
                    node.resources.remove(key);
                else
                    node.resources.insert(key, value);
            }
        }
    }
    return {};
}

namespace {

constexpr std::size_t kMostOffered = 3;

Fix placing(const QString& title, const std::vector<QString>& nodes, const QString& place)
{
    EditList edits;
    for (const QString& id : nodes)
        edits.edits.emplace_back(SetPlace{id, place});
    return {title, toJson(edits.edits.size() == 1 ? edits.edits.front() : Edit(edits))};
}

std::vector<Fix> waysOut(const QString& id, const std::vector<QString>& all, const QString& place, const ClusterList& clusters)
{
    std::vector<Fix> out{placing(Tr::tr("Run it here"), {id}, {})};
    if (all.size() > 1)
        out.push_back(placing(Tr::tr("Run all that is placed on '%1' here").arg(place), all, {}));
    for (const auto& [name, cluster] : clusters.clusters) {
        if (name != place && out.size() <= kMostOffered)
            out.push_back(placing(Tr::tr("Run it on '%1'").arg(name), {id}, name));
    }
    return out;
}

} // namespace

std::vector<Problem> problemsOfPlaces(const Document& document, const ClusterList& clusters)
{
    std::map<QString, std::vector<QString>> nodesAt;
    for (const auto& [id, node] : document.nodes) {
        if (!node.place.isEmpty() && node.place != QLatin1String("here"))
            nodesAt[node.place].push_back(id);
    }
    std::vector<Problem> out;
    for (const auto& [place, nodes] : nodesAt) {
        const auto known = clusters.clusters.find(place);
        const QStringList wrong = known == clusters.clusters.end() ? QStringList() : problemsOf(known->second);
        if (known != clusters.clusters.end() && wrong.isEmpty())
            continue;
        for (const QString& id : nodes) {
            Problem problem;
            problem.code = wrong.isEmpty() ? QStringLiteral("place.unknown") : QStringLiteral("place.settings");
            problem.message = wrong.isEmpty()
                ? Tr::tr("No cluster '%1' is set up on this machine. Run it here, or set up a cluster of that name.").arg(place)
                : Tr::tr("The cluster '%1' is not ready: %2").arg(place, wrong.join(QLatin1Char(' ')));
            problem.node = id;
            problem.fixes = waysOut(id, nodes, place, clusters);
            out.push_back(std::move(problem));
        }
    }
    return out;
}

} // namespace terrella
