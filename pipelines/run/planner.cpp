// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/foresight.h"
#include "pipelines/run/node_reason.h"
#include "pipelines/run/runner.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Planner)
};

constexpr qsizetype kMostCauses = 3;

/// Says of nodes that were looked for what would happen to them, and why.
class Planner {
public:
    Planner(const Store& store, const Document& document, const RunOptions& options, Foresight foresight)
        : m_store(store),
          m_options(options),
          m_foresight(std::move(foresight))
    {
        for (const Link& link : document.links)
            m_linksInto[link.toNode].push_back(link);
    }

    PlannedNode plan(const QString& id)
    {
        PlannedNode out;
        out.id = id;
        const ForeseenNode& node = m_foresight.at(id);
        if (node.impossible) {
            out.reason = node.impossible->message;
            out.why = {Reason::Kind::Impossible, {}, out.reason};
            return out;
        }
        if (node.isCertain || node.isLeftUnmade())
            out.key = node.basis.key;
        out.files = node.basis.files;
        out.reuse = node.isThere() || node.isLeftUnmade();
        if (node.isThere()) {
            out.reason = out.why.message = Tr::tr("nothing changed");
            if (auto paths = m_store.files(out.key); paths && node.stored.moved.empty())
                out.outputs = *std::move(paths);
            return out;
        }
        if (node.isLeftUnmade()) {
            out.reason = notNeededText();
            out.why = {Reason::Kind::NotNeeded, {}, out.reason};
            return out;
        }
        out.why = reasonToRun(m_store, latestOf(id), node.basis, node.stored);
        if (out.why.kind == Reason::Kind::Changed) {
            out.why.differences = differencesOf(id);
            out.why.message = sentenceOf(out.why.differences);
        }
        out.reason = out.why.message;
        m_reasons[id] = out.why;
        return out;
    }

private:
    /// What the node was made from last; read when somebody asks.
    const QJsonObject& latestOf(const QString& id)
    {
        ForeseenNode& node = m_foresight.at(id);
        if (!node.latest)
            node.latest = m_store.latest(node.module, m_options.pipeline, id);
        return *node.latest;
    }

    /// What differs from then, with the causes of changed inputs.
    const std::vector<Difference>& differencesOf(const QString& id)
    {
        if (const auto known = m_differences.find(id); known != m_differences.end())
            return known->second;
        std::vector<Difference> differences
            = latestOf(id).isEmpty() ? std::vector<Difference>() : differencesSince(latestOf(id), m_foresight.at(id).basis);
        for (Difference& difference : differences) {
            if (difference.kind == Difference::Kind::Input)
                difference.cause = causeOf(id, difference.what);
        }
        return m_differences[id] = std::move(differences);
    }

    /// Why what comes into a port is not what it was: "'region' of select_1 changed from … to …".
    QString causeOf(const QString& id, const QString& port)
    {
        QStringList causes;
        const auto links = m_linksInto.find(id);
        if (links == m_linksInto.end())
            return Tr::tr("it is no longer connected");
        for (const Link& link : links->second) {
            const auto source = m_foresight.find(link.fromNode);
            if (link.toPort != port || source == m_foresight.end() || source->second.impossible)
                continue;
            if (!wasConnected(id, link)) {
                causes.append(Tr::tr("it comes from %1 now").arg(link.fromNode));
                continue;
            }
            for (const Difference& difference : differencesOf(link.fromNode))
                causes.append(difference.sentence(link.fromNode));
            const Reason& why = m_reasons[link.fromNode];
            if (why.kind != Reason::Kind::Unchanged && why.kind != Reason::Kind::Changed)
                causes.append(Tr::tr("%1 must run: %2").arg(link.fromNode, why.message));
        }
        causes.removeDuplicates();
        if (causes.size() > kMostCauses)
            causes = causes.mid(0, kMostCauses) + QStringList{Tr::tr("%n more", nullptr, static_cast<int>(causes.size() - kMostCauses))};
        return causes.join(Tr::tr(" and "));
    }

    bool wasConnected(const QString& id, const Link& link)
    {
        const QJsonArray before = latestOf(id).value(QLatin1String("inputs")).toObject().value(link.toPort).toArray();
        for (const QJsonValue& value : before) {
            const QJsonObject source = value.toObject();
            if (source.value(QLatin1String("node")).toString() == link.fromNode && source.value(QLatin1String("port")).toString() == link.fromPort)
                return true;
        }
        return false;
    }

    const Store& m_store;
    const RunOptions& m_options;
    Foresight m_foresight;
    std::map<QString, std::vector<Link>> m_linksInto;
    std::map<QString, Reason> m_reasons; ///< of those that would run
    std::map<QString, std::vector<Difference>> m_differences;
};

/// The nodes that others stand for: to be reused where all of those are, else with the first reason among them.
void addOuterNodes(Plan& plan, const Expansion& expansion)
{
    std::map<QString, PlannedNode> outers;
    std::map<QString, std::map<QString, QString>> paths;
    std::set<QString> used; // some of what stands for them is there
    for (const PlannedNode& node : plan.nodes) {
        paths[node.id] = node.outputs;
        for (const Outer* outer : expansion.ownersOf(node.id)) {
            const auto [entry, isNew] = outers.try_emplace(outer->id);
            PlannedNode& planned = entry->second;
            if (isNew) {
                planned.id = outer->id;
                planned.reuse = true;
            }
            if (node.why.kind != Reason::Kind::NotNeeded)
                used.insert(outer->id);
            if (!node.reuse && planned.reuse) {
                planned.reuse = false;
                planned.why = node.why;
                planned.reason = outer->isMap ? node.reason : QStringLiteral("%1: %2").arg(node.id.mid(outer->id.size() + 1), node.reason);
            }
        }
    }
    for (auto& [id, planned] : outers) {
        if (!planned.reuse) {
            plan.nodes.push_back(planned);
            continue;
        }
        planned.why.kind = used.count(id) > 0 ? Reason::Kind::Unchanged : Reason::Kind::NotNeeded;
        planned.reason = planned.why.message = used.count(id) > 0 ? Tr::tr("nothing changed") : notNeededText();
        for (const auto& [port, name] : expansion.outers.at(id).outputs) {
            InnerName at = name;
            for (auto next = expansion.outers.find(at.node); next != expansion.outers.end(); next = expansion.outers.find(at.node)) {
                if (next->second.outputs.count(at.key) == 0)
                    break;
                at = next->second.outputs.at(at.key);
            }
            if (const auto found = paths[at.node].find(at.key); found != paths[at.node].end())
                planned.outputs[port] = found->second;
        }
        plan.nodes.push_back(planned);
    }
}

} // namespace

Result<Plan> Runner::plan(const Document& document, const RunOptions& options)
{
    TRY(Expansion part, expanded(document, options));
    // What cannot run is no part of what the others are joined to; only then must files be opened for a plan.
    if (std::ranges::any_of(part.outers, [](const auto& item) { return item.second.isMap && item.second.map.isOfData(); })) {
        Checker checker(m_host);
        checker.checkExpansion(part, options.baseFolder);
        leaveOutRefused(part, [&](const QString& node, const QString& port) {
            const auto found = checker.expandedCheck().nodes.find(node);
            return found != checker.expandedCheck().nodes.end() && found->second.outputs.count(port) > 0;
        });
    }
    TRY(const std::vector<QString> order, part.document.topologicalOrder());
    FileIdentities files(m_store.identitiesPath());
    Planner planner(m_store, part.document, options, foresee(m_host, m_store, files, part, order, options));
    (void)files.save(); // only costs time when it fails
    Plan out;
    for (const QString& id : order)
        out.nodes.push_back(planner.plan(id));
    addOuterNodes(out, part);
    return out;
}

} // namespace terrella
