// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/cluster_report_json.h"

#include <QJsonArray>

namespace terrella {

namespace {

QJsonObject toJson(const SlurmPartition& one)
{
    return {{QStringLiteral("name"), one.name}, {QStringLiteral("default"), one.isDefault}, {QStringLiteral("up"), one.isUp},
        {QStringLiteral("time"), one.timeLimit}, {QStringLiteral("nodes"), one.nodes}, {QStringLiteral("cpus"), one.cpus},
        {QStringLiteral("memory"), one.memory}, {QStringLiteral("gpus"), one.gpus}, {QStringLiteral("features"), one.features}};
}

SlurmPartition partitionFromJson(const QJsonObject& json)
{
    SlurmPartition out;
    out.name = json.value(QLatin1String("name")).toString();
    out.isDefault = json.value(QLatin1String("default")).toBool();
    out.isUp = json.value(QLatin1String("up")).toBool(true);
    out.timeLimit = json.value(QLatin1String("time")).toString();
    out.nodes = json.value(QLatin1String("nodes")).toInt();
    out.cpus = json.value(QLatin1String("cpus")).toInt();
    out.memory = json.value(QLatin1String("memory")).toInteger();
    out.gpus = json.value(QLatin1String("gpus")).toString();
    out.features = json.value(QLatin1String("features")).toString();
    return out;
}

} // namespace

QJsonObject toJson(const ClusterReport& report)
{
    QJsonArray partitions;
    for (const SlurmPartition& one : report.partitions)
        partitions.append(toJson(one));
    return {{QStringLiteral("user"), report.user}, {QStringLiteral("home"), report.home}, {QStringLiteral("folder"), report.folder},
        {QStringLiteral("free"), report.freeBytes}, {QStringLiteral("quota"), report.quota}, {QStringLiteral("slurm"), report.slurm},
        {QStringLiteral("controller"), report.controller}, {QStringLiteral("accounting"), report.hasAccounting},
        {QStringLiteral("engine"), report.engine}, {QStringLiteral("engine_said"), report.engineSaid}, {QStringLiteral("partitions"), partitions},
        {QStringLiteral("problems"), QJsonArray::fromStringList(report.problems)}};
}

ClusterReport clusterReportFromJson(const QJsonObject& json)
{
    const auto text = [&](const char* key) { return json.value(QLatin1String(key)).toString(); };
    ClusterReport out;
    out.user = text("user");
    out.home = text("home");
    out.folder = text("folder");
    out.freeBytes = json.value(QLatin1String("free")).toInteger(-1);
    out.quota = text("quota");
    out.slurm = text("slurm");
    out.controller = text("controller");
    out.hasAccounting = json.value(QLatin1String("accounting")).toBool();
    out.engine = text("engine");
    out.engineSaid = text("engine_said");
    for (const QJsonValue& one : json.value(QLatin1String("partitions")).toArray())
        out.partitions.push_back(partitionFromJson(one.toObject()));
    for (const QJsonValue& one : json.value(QLatin1String("problems")).toArray())
        out.problems.append(one.toString());
    return out;
}

} // namespace terrella
