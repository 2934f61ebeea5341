// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/node_reason.h"
#include "pipelines/run/runner.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Planner)
};

constexpr qsizetype kMostCauses = 3;

std::map<QString, QString> stringMap(const QJsonObject& json)
{
    std::map<QString, QString> out;
    for (auto it = json.begin(); it != json.end(); ++it)
        out[it.key()] = it.value().toString();
    return out;
}

/// Works through the nodes in order; what is not known of a node's outputs is not known of what hangs on it either.
class Planner {
public:
    Planner(const PluginHost& host, const Store& store, const Document& document, const RunOptions& options)
        : m_host(host),
          m_store(store),
          m_document(document),
          m_options(options),
          m_files(store.identitiesPath())
    {
        for (const Link& link : document.links)
            m_linksInto[link.toNode].push_back(link);
    }

    PlannedNode plan(const QString& id)
    {
        PlannedNode out;
        out.id = id;
        const Node& node = m_document.nodes.at(id);
        const ModuleSpec* spec = m_host.find(node.module);
        if (!spec)
            return impossible(std::move(out), Tr::tr("the module '%1' is not installed").arg(node.module));
        const auto parameters = Parameters::make(*spec, node.parameters, m_options.baseFolder);
        auto basis
            = parameters ? makeBasis(*spec, parameters->values(), inputsOf(id), m_options.pipeline, m_files) : Result<NodeBasis>(parameters.error());
        if (!basis)
            return impossible(std::move(out), basis.error().message);
        Known& known = m_known[id];
        known.module = spec->id;
        known.basis = *std::move(basis);
        out.key = known.basis.key;
        out.files = known.basis.files;
        const StoredResult stored = lookUp(m_store, known.basis, m_files);
        // An outdated reference is made anew from the same content, so that its keys stay.
        known.outputKeys = stored.outputKeys();
        out.reuse = stored.usable;
        if (stored.usable) {
            out.reason = out.why.message = Tr::tr("nothing changed");
            if (auto paths = m_store.files(out.key); paths && stored.moved.empty())
                out.outputs = *std::move(paths);
            return out;
        }
        if (known.outputKeys.empty() && !out.key.isEmpty() && latestOf(id).value(QLatin1String("key")).toString() == out.key)
            known.outputKeys = stringMap(latestOf(id).value(QLatin1String("output_keys")).toObject()); // those that it had will be its keys again
        out.why = reasonToRun(m_store, latestOf(id), known.basis, stored);
        if (out.why.kind == Reason::Kind::Changed) {
            out.why.differences = differencesOf(id);
            out.why.message = sentenceOf(out.why.differences);
        }
        out.reason = out.why.message;
        known.why = out.why;
        return out;
    }

    void remember() { (void)m_files.save(); } // only costs time when it fails

private:
    struct Known {
        QString module;
        NodeBasis basis;
        Reason why;
        std::map<QString, QString> outputKeys;
        std::optional<QJsonObject> latest;
        std::optional<std::vector<Difference>> differences;
    };

    static PlannedNode impossible(PlannedNode node, const QString& why)
    {
        node.reason = why;
        node.why = {Reason::Kind::Impossible, {}, why};
        return node;
    }

    /// What the node was made from last; read when somebody asks.
    const QJsonObject& latestOf(const QString& id)
    {
        Known& known = m_known.at(id);
        if (!known.latest)
            known.latest = m_store.latest(known.module, m_options.pipeline, id);
        return *known.latest;
    }

    /// What differs from then, with the causes of changed inputs.
    const std::vector<Difference>& differencesOf(const QString& id)
    {
        Known& known = m_known.at(id);
        if (known.differences)
            return *known.differences;
        std::vector<Difference> differences = latestOf(id).isEmpty() ? std::vector<Difference>() : differencesSince(latestOf(id), known.basis);
        for (Difference& difference : differences) {
            if (difference.kind == Difference::Kind::Input)
                difference.cause = causeOf(id, difference.what);
        }
        known.differences = std::move(differences);
        return *known.differences;
    }

    /// Why what comes into a port is not what it was: "'region' of select_1 changed from … to …".
    QString causeOf(const QString& id, const QString& port)
    {
        QStringList causes;
        const auto links = m_linksInto.find(id);
        if (links == m_linksInto.end())
            return Tr::tr("it is no longer connected");
        for (const Link& link : links->second) {
            const auto source = m_known.find(link.fromNode);
            if (link.toPort != port || source == m_known.end())
                continue;
            if (!wasConnected(id, link)) {
                causes.append(Tr::tr("it comes from %1 now").arg(link.fromNode));
                continue;
            }
            for (const Difference& difference : differencesOf(link.fromNode))
                causes.append(difference.sentence(link.fromNode));
            const Reason& why = source->second.why;
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

    InputValues inputsOf(const QString& id) const
    {
        InputValues out;
        const auto links = m_linksInto.find(id);
        if (links == m_linksInto.end())
            return out;
        for (const Link& link : links->second) {
            InputValue value{link.fromNode, link.fromPort, {}, {}};
            if (const auto known = m_known.find(link.fromNode); known != m_known.end()) {
                const auto key = known->second.outputKeys.find(link.fromPort);
                value.key = key == known->second.outputKeys.end() ? QString() : key->second;
            }
            out[link.toPort].push_back(std::move(value));
        }
        return out;
    }

    const PluginHost& m_host;
    const Store& m_store;
    const Document& m_document;
    const RunOptions& m_options;
    FileIdentities m_files;
    std::map<QString, std::vector<Link>> m_linksInto;
    std::map<QString, Known> m_known;
};

/// The nodes that others stand for: to be reused where all of those are, else with the first reason among them.
void addOuterNodes(Plan& plan, const Expansion& expansion)
{
    std::map<QString, PlannedNode> outers;
    std::map<QString, std::map<QString, QString>> paths;
    for (const PlannedNode& node : plan.nodes) {
        paths[node.id] = node.outputs;
        for (const Outer* outer : expansion.ownersOf(node.id)) {
            const auto [entry, isNew] = outers.try_emplace(outer->id);
            PlannedNode& planned = entry->second;
            if (isNew) {
                planned.id = outer->id;
                planned.reuse = true;
            }
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
        planned.reason = planned.why.message = Tr::tr("nothing changed");
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
    TRY(const Expansion part, expanded(document, options));
    TRY(const std::vector<QString> order, part.document.topologicalOrder());
    Planner planner(m_host, m_store, part.document, options);
    Plan out;
    for (const QString& id : order)
        out.nodes.push_back(planner.plan(id));
    planner.remember();
    addOuterNodes(out, part);
    return out;
}

} // namespace terrella
