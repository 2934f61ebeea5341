// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/places_json.h"

#include <QJsonArray>

namespace terrella::cli {

namespace {

QStringList sorted(const std::set<QString>& names) { return {names.begin(), names.end()}; }

QJsonObject partJson(const PartPlan& plan)
{
    return {{QStringLiteral("place"), plan.part.place}, {QStringLiteral("nodes"), QJsonArray::fromStringList(sorted(plan.part.nodes))},
        {QStringLiteral("there"), plan.isThere}, {QStringLiteral("made_here_first"), QJsonArray::fromStringList(plan.madeHereFirst)},
        {QStringLiteral("send"),
            QJsonObject{{QStringLiteral("results"), plan.send.objects.size()}, {QStringLiteral("files"), static_cast<qint64>(plan.send.files.size())},
                {QStringLiteral("bytes"), plan.sendBytes}}},
        {QStringLiteral("bring_back"),
            QJsonObject{{QStringLiteral("nodes"), QJsonArray::fromStringList(plan.bringBack)}, {QStringLiteral("bytes"), plan.bringBytes}}},
        {QStringLiteral("script"), plan.script}};
}

} // namespace

QJsonObject clusterReportJson(const ClusterReport& report)
{
    QJsonArray partitions;
    for (const SlurmPartition& one : report.partitions)
        partitions.append(
            QJsonObject{{QStringLiteral("name"), one.name}, {QStringLiteral("default"), one.isDefault}, {QStringLiteral("up"), one.isUp},
                {QStringLiteral("time"), one.timeLimit}, {QStringLiteral("nodes"), one.nodes}, {QStringLiteral("cpus"), one.cpus},
                {QStringLiteral("memory"), one.memory}, {QStringLiteral("gpus"), one.gpus}, {QStringLiteral("features"), one.features}});
    return {{QStringLiteral("user"), report.user}, {QStringLiteral("folder"), report.folder}, {QStringLiteral("free"), report.freeBytes},
        {QStringLiteral("quota"), report.quota}, {QStringLiteral("slurm"), report.slurm}, {QStringLiteral("accounting"), report.hasAccounting},
        {QStringLiteral("engine"), report.engine}, {QStringLiteral("partitions"), partitions},
        {QStringLiteral("problems"), QJsonArray::fromStringList(report.problems)}};
}

QJsonObject partPlansJson(const Document& document, const std::vector<PartPlan>& plans)
{
    QStringList here;
    for (const auto& [id, node] : document.nodes) {
        if (node.place.isEmpty())
            here.append(id);
    }
    QJsonArray parts;
    for (const PartPlan& plan : plans)
        parts.append(partJson(plan));
    return {{QStringLiteral("here"), QJsonArray::fromStringList(here)}, {QStringLiteral("parts"), parts}};
}

} // namespace terrella::cli
