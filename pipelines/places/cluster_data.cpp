// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/cluster_data.h"

#include "pipelines/core/json.h"
#include "pipelines/data/signature_json.h"
#include "pipelines/graph/checker.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/run/node_basis.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ClusterData)
};

/// Large data are read through once.
constexpr std::chrono::hours kSilence{6};

QString fullPath(const QString& cluster, const QString& path) { return cluster + QLatin1Char(':') + path; }

/// The node as it stands there, and the paths that it names.
Node nodeThere(const Node& node, const ModuleSpec& spec, QStringList& paths)
{
    Node out = node;
    out.place.clear();
    out.parameters = mapFileParameters(spec, node.parameters, [&](const QString& path) {
        const auto there = clusterPath(path);
        if (!there)
            return path;
        if (!paths.contains(there->path))
            paths.append(there->path);
        return there->path;
    });
    return out;
}

/// With it the keys of what hangs on a node are known here, where it is not made.
Result<void> rememberKeys(
    const Node& node, const ModuleSpec& spec, const QJsonObject& outputKeys, FileIdentities& files, Store& store, const RunOptions& options)
{
    TRY(const Parameters parameters, Parameters::make(spec, node.parameters, options.baseFolder));
    TRY(const NodeBasis basis, makeBasis(spec, parameters.values(), {}, options.pipeline, files));
    QJsonObject json = basis.toJson();
    json.insert(QLatin1String("output_keys"), outputKeys);
    store.setLatest(spec.id, options.pipeline, node.id, json);
    return {};
}

bool onlyNamesData(const NodeCheck& check, const ModuleSpec& spec)
{
    return spec.inputs.empty() && !check.outputs.empty() && check.storedBytes <= 0.0
        && std::ranges::all_of(check.outputs, [](const auto& output) { return typeOf(output.second) == DataType::Cube; });
}

} // namespace

ClusterData dataOnClusters(const PluginHost& host, const Expansion& expansion)
{
    ClusterData out;
    for (const auto& [id, node] : expansion.document.nodes) {
        const ModuleSpec* spec = host.find(node.module);
        const auto named = spec ? clustersNamed(*spec, node.parameters) : std::map<QString, QStringList>();
        const bool isThere
            = !named.empty() && std::ranges::all_of(named, [&, &place = node.place](const auto& item) { return item.second == QStringList{place}; });
        if (isThere) // else checking tells
            out.nodes[id] = node.place;
    }
    return out;
}

Result<void> ClusterData::checkLinks(const Expansion& expansion) const
{
    for (const QString& id : references) {
        bool isTaken = false;
        for (const Link& link : expansion.document.links) {
            if (link.fromNode != id)
                continue;
            isTaken = true;
            if (expansion.document.nodes.at(link.toNode).place != nodes.at(id))
                return Error{ErrorCode::Unsupported,
                    Tr::tr(
                        "'%1' only names data that lie on '%2', and '%3' needs them elsewhere. Run '%3' on '%2' as well, or name a copy of the data.")
                        .arg(expansion.shownNode(id), nodes.at(id), expansion.shownNode(link.toNode)),
                    {}};
        }
        if (!isTaken)
            return Error{ErrorCode::Unsupported,
                Tr::tr("'%1' only names data that lie on '%2', and nothing takes them. Link a node to it that runs there.")
                    .arg(expansion.shownNode(id), nodes.at(id)),
                {}};
    }
    return {};
}

Result<void> askForData(ClusterData& data, ClusterClient& client, const QString& folder, const PluginHost& host, Store& store,
    const Expansion& expansion, const RunOptions& options, const std::stop_token& stop)
{
    const QString& cluster = client.cluster().name;
    QJsonArray nodes;
    QStringList paths;
    for (const auto& [id, place] : data.nodes) {
        const Node& node = expansion.document.nodes.at(id);
        if (place == cluster)
            nodes.append(toJson(nodeThere(node, *host.find(node.module), paths)));
    }
    const QByteArray request
        = canonicalJson(QJsonObject{{QStringLiteral("nodes"), nodes}, {QStringLiteral("paths"), QJsonArray::fromStringList(paths)}});
    RemoteCommand command{client.engineScript(QStringLiteral("depot look \"$1\"")), {folder}, {}, {}};
    command.silence = kSilence;
    bool isSent = false;
    command.input = [&]() -> Result<QByteArray> { return std::exchange(isSent, true) ? QByteArray() : request; };
    TRY(const RemoteAnswer answer, client.connection().run(command, stop));
    if (answer.code != 0)
        return client.scriptError(Tr::tr("Looking at the data"), answer);
    TRY(const QJsonObject found, parseJson(answer.output, Tr::tr("the answer of '%1'").arg(cluster)));

    FileIdentities files(store.identitiesPath());
    const QJsonObject places = found.value(QLatin1String("files")).toObject();
    for (auto it = places.begin(); it != places.end(); ++it) {
        std::vector<std::pair<QString, QString>> list;
        for (const QJsonValue& pair : it.value().toArray())
            list.emplace_back(fullPath(cluster, pair.toArray().at(0).toString()), pair.toArray().at(1).toString());
        files.learn(fullPath(cluster, it.key()), std::move(list));
    }
    const QJsonObject answers = found.value(QLatin1String("nodes")).toObject();
    for (const auto& [id, place] : data.nodes) {
        if (place != cluster)
            continue;
        const QJsonObject one = answers.value(id).toObject();
        for (const QJsonValue& problem : one.value(QLatin1String("problems")).toArray())
            return Error{ErrorCode::Invalid, Tr::tr("%1: on '%2': %3").arg(expansion.shownNode(id), cluster, problem.toString()), {}};
        const QJsonObject outputs = one.value(QLatin1String("outputs")).toObject();
        for (auto it = outputs.begin(); it != outputs.end(); ++it) {
            TRY(Signature signature, signatureFromJson(it.value().toObject()));
            data.signatures[id].emplace(it.key(), std::move(signature));
        }
        const QJsonObject keys = one.value(QLatin1String("output_keys")).toObject();
        if (keys.isEmpty())
            continue;
        data.references.insert(id);
        const Node& node = expansion.document.nodes.at(id);
        TRY_DO(rememberKeys(node, *host.find(node.module), keys, files, store, options));
    }
    return files.save();
}

Result<QJsonObject> lookAtData(PluginHost& host, Store& store, const QJsonObject& request)
{
    FileIdentities files(store.identitiesPath());
    QJsonObject places;
    QStringList wrong;
    for (const QJsonValue& path : request.value(QLatin1String("paths")).toArray()) {
        const auto found = files.identities(path.toString());
        if (!found) {
            wrong.append(found.error().message);
            continue;
        }
        QJsonArray list;
        for (const auto& [file, identity] : *found)
            list.append(QJsonArray{file, identity});
        places.insert(path.toString(), list);
    }
    (void)files.save();

    Document document, naming;
    for (const QJsonValue& json : request.value(QLatin1String("nodes")).toArray()) {
        TRY(Node node, nodeFromJson(json.toObject(), QStringLiteral("stdin")));
        document.nodes.emplace(node.id, std::move(node));
    }
    Checker checker(host);
    const DocumentCheck& check = checker.check(document, {});
    QJsonObject nodes;
    for (const auto& [id, node] : document.nodes) {
        const ModuleSpec* spec = host.find(node.module);
        const NodeCheck& one = check.nodes.at(id);
        QJsonArray problems = QJsonArray::fromStringList(wrong);
        QJsonObject outputs;
        for (const Problem& problem : one.problems) {
            if (problem.severity == Severity::Error && !problem.code.startsWith(QLatin1String("input."))) // what comes in is not here
                problems.append(problem.message);
        }
        for (const auto& [port, signature] : one.outputs)
            outputs.insert(port, signatureToJson(signature));
        nodes.insert(id, QJsonObject{{QStringLiteral("problems"), problems}, {QStringLiteral("outputs"), outputs}});
        if (spec && problems.isEmpty() && onlyNamesData(one, *spec))
            naming.nodes.emplace(id, node);
    }
    if (naming.nodes.empty())
        return QJsonObject{{QStringLiteral("files"), places}, {QStringLiteral("nodes"), nodes}};

    // What only names data reads none: it is made, and its keys are told.
    const QTemporaryDir scratch;
    TRY(const auto log, EventLog::open(scratch.filePath(QStringLiteral("events.jsonl"))));
    TRY_DO(Runner(host, store).run(naming, {}, *log, {}));
    TRY(const Plan plan, Runner(host, store).plan(naming, {}));
    for (const PlannedNode& planned : plan.nodes) {
        TRY(const QJsonObject record, store.record(planned.key));
        QJsonObject one = nodes.value(planned.id).toObject();
        one.insert(QLatin1String("output_keys"), record.value(QLatin1String("output_keys")));
        nodes.insert(planned.id, one);
    }
    return QJsonObject{{QStringLiteral("files"), places}, {QStringLiteral("nodes"), nodes}};
}

} // namespace terrella
