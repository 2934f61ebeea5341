// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/engine_json.h"

#include "pipelines/core/error_code.h"
#include "pipelines/data/features.h"
#include "pipelines/graph/group_library.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace terrella::cli {

QString pluginStateName(PluginState state)
{
    switch (state) {
    case PluginState::Found: return QStringLiteral("found");
    case PluginState::Loaded: return QStringLiteral("loaded");
    case PluginState::Skipped: return QStringLiteral("skipped");
    case PluginState::Failed: break;
    }
    return QStringLiteral("failed");
}

std::vector<ModuleSpec> modulesAndGroups(const PluginHost& host, const QString& folder)
{
    std::vector<ModuleSpec> out = host.modules();
    for (ModuleSpec& spec : GroupLibrary(GroupLibrary::foldersFor(folder)).specs([&](const QString& module) { return host.find(module); }))
        out.push_back(std::move(spec));
    std::ranges::sort(out, {}, &ModuleSpec::id);
    return out;
}

QJsonObject modulesJson(const PluginHost& host, const QString& folder)
{
    const FindSpec find = [&](const QString& module) { return host.find(module); };
    const GroupLibrary library(GroupLibrary::foldersFor(folder));
    QJsonArray modules, groups;
    for (const ModuleSpec& spec : modulesAndGroups(host, folder))
        modules.append(toJson(spec));
    for (const GroupLibrary::Entry& entry : library.entries()) {
        QJsonObject group{{QStringLiteral("path"), entry.path}, {QStringLiteral("reason"), entry.reason}};
        if (entry.reason.isEmpty())
            group.insert(QLatin1String("definition"), toJson(library.complete(entry, find)));
        groups.append(group);
    }
    QJsonArray plugins;
    for (const PluginStatus& plugin : host.plugins()) {
        plugins.append(QJsonObject{{QStringLiteral("path"), plugin.path}, {QStringLiteral("id"), plugin.id},
            {QStringLiteral("version"), plugin.version}, {QStringLiteral("state"), pluginStateName(plugin.state)},
            {QStringLiteral("reason"), plugin.reason}, {QStringLiteral("modules"), QJsonArray::fromStringList(plugin.modules)}});
    }
    return {{QStringLiteral("modules"), modules}, {QStringLiteral("plugins"), plugins}, {QStringLiteral("groups"), groups}};
}

QJsonObject checkJson(const DocumentCheck& check)
{
    QJsonArray problems;
    for (const Problem& problem : check.all())
        problems.append(toJson(problem));
    QJsonObject nodes;
    for (const auto& [id, node] : check.nodes) {
        QJsonObject outputs;
        for (const auto& [port, signature] : node.outputs)
            outputs.insert(port, describe(signature));
        QJsonObject entry{{QStringLiteral("ok"), !node.hasErrors()}, {QStringLiteral("outputs"), outputs}};
        if (node.runs > 0)
            entry.insert(QLatin1String("runs"), static_cast<qint64>(node.runs));
        nodes.insert(id, entry);
    }
    return {{QStringLiteral("problems"), problems}, {QStringLiteral("nodes"), nodes}};
}

QJsonObject planJson(const Plan& plan, const Store& store)
{
    QJsonArray nodes;
    for (const PlannedNode& node : plan.nodes) {
        QJsonObject entry{{QStringLiteral("id"), node.id}, {QStringLiteral("reuse"), node.reuse}, {QStringLiteral("reason"), node.reason},
            {QStringLiteral("key"), node.key}};
        if (node.reuse) {
            if (const auto files = store.files(node.key)) {
                QJsonObject outputs;
                for (const auto& [port, path] : *files)
                    outputs.insert(port, path);
                entry.insert(QStringLiteral("outputs"), outputs);
            }
        }
        nodes.append(entry);
    }
    return {{QStringLiteral("nodes"), nodes}};
}

QJsonObject explanationJson(const Explanation& explanation)
{
    const auto known = [](bool is, const QJsonValue& value) { return is ? value : QJsonValue(); };
    QJsonArray nodes;
    for (const ExplainedNode& node : explanation.nodes) {
        QJsonArray differences;
        for (const Difference& difference : node.plan.why.differences)
            differences.append(difference.toJson());
        const bool any = node.cost.runs > 0;
        nodes.append(QJsonObject{{QStringLiteral("id"), node.plan.id}, {QStringLiteral("module"), node.module},
            {QStringLiteral("reuse"), node.plan.reuse}, {QStringLiteral("reason"), node.plan.reason}, {QStringLiteral("key"), node.plan.key},
            {QStringLiteral("why"), QJsonObject{{QStringLiteral("kind"), node.plan.why.name()}, {QStringLiteral("differences"), differences}}},
            {QStringLiteral("expected"),
                QJsonObject{{QStringLiteral("runs"), node.cost.runs}, {QStringLiteral("seconds"), known(any, node.cost.seconds)},
                    {QStringLiteral("memory"), known(node.cost.memory.has_value(), node.cost.memory.value_or(0))},
                    {QStringLiteral("bytes"), known(any, node.cost.bytesOut)}}}});
    }
    return {{QStringLiteral("nodes"), nodes}, {QStringLiteral("runs"), explanation.runs}, {QStringLiteral("unknown"), explanation.unknown},
        {QStringLiteral("expected"),
            QJsonObject{{QStringLiteral("seconds"), explanation.seconds}, {QStringLiteral("bytes"), explanation.bytesOut},
                {QStringLiteral("memory"), known(explanation.memory.has_value(), explanation.memory.value_or(0))}}}};
}

QJsonObject errorJson(const Error& error)
{
    return {{QStringLiteral("code"), errorCodeName(error.code)}, {QStringLiteral("message"), error.message},
        {QStringLiteral("trail"), QJsonArray::fromStringList(error.trail)}};
}

Result<Signature> openSignature(const QStringList& paths)
{
    static const QStringList vectorEndings{QStringLiteral("gpkg"), QStringLiteral("geojson"), QStringLiteral("json"), QStringLiteral("csv"),
        QStringLiteral("shp"), QStringLiteral("kml"), QStringLiteral("fgb"), QStringLiteral("gml"), QStringLiteral("parquet")};
    const bool vectorFirst = paths.size() == 1 && vectorEndings.contains(QFileInfo(paths.first()).suffix().toLower());
    if (vectorFirst) {
        TRY(auto features, describeFeatures(paths.first()));
        return Signature(std::move(features));
    }
    const auto cube = openCube(paths);
    if (cube)
        return Signature((*cube)->sharedSignature());
    if (paths.size() == 1 && cube.error().code != ErrorCode::NotFound) {
        // No grid in it; a table of points or tracks perhaps.
        if (auto features = describeFeatures(paths.first()))
            return Signature(*std::move(features));
    }
    return cube.error();
}

Result<QJsonObject> describeFile(const QString& path)
{
    TRY(const Signature signature, openSignature({path}));
    QJsonObject description = describe(signature);
    description.insert(QStringLiteral("type"), dataTypeName(typeOf(signature)));
    return description;
}

} // namespace terrella::cli
