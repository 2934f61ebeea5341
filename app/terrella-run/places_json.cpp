// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/places_json.h"

#include <QJsonArray>

#include <algorithm>

namespace terrella::cli {

namespace {

QStringList sorted(const std::set<QString>& names) { return {names.begin(), names.end()}; }

constexpr std::size_t kMostListed = 1000;

QJsonArray listed(const StageList& send)
{
    QJsonArray out;
    for (std::size_t i = 0; i < send.files.size() && i < kMostListed; ++i)
        out.append(QJsonObject{{QStringLiteral("path"), send.files[i].path}, {QStringLiteral("bytes"), send.files[i].bytes}});
    return out;
}

/// Numbers of parts, from 1.
QJsonArray partNumbers(const std::vector<int>& places)
{
    QJsonArray out;
    for (const int place : places)
        out.append(place + 1);
    return out;
}

QJsonObject partJson(const PartPlan& plan)
{
    return {{QStringLiteral("members"), plan.members}, {QStringLiteral("after"), partNumbers(plan.after)}, {QStringLiteral("place"), plan.part.place},
        {QStringLiteral("nodes"), QJsonArray::fromStringList(sorted(plan.part.nodes))}, {QStringLiteral("there"), plan.isThere},
        {QStringLiteral("made_here_first"), QJsonArray::fromStringList(plan.madeHereFirst)},
        {QStringLiteral("send"),
            QJsonObject{{QStringLiteral("results"), plan.send.objects.size()}, {QStringLiteral("files"), static_cast<qint64>(plan.send.files.size())},
                {QStringLiteral("bytes"), plan.sendBytes}, {QStringLiteral("list"), listed(plan.send)}}},
        {QStringLiteral("bring_back"),
            QJsonObject{{QStringLiteral("nodes"), QJsonArray::fromStringList(plan.bringBack)}, {QStringLiteral("bytes"), plan.bringBytes}}},
        {QStringLiteral("script"), plan.script}};
}

/// Of those of the nodes that would run; empty where nothing is known. What is inside a group belongs to the group.
QJsonObject expected(const Explanation& explanation, const std::set<QString>& nodes)
{
    double seconds = 0.0;
    qint64 memory = 0;
    int known = 0, unknown = 0;
    for (const ExplainedNode& node : explanation.nodes) {
        const QString outer = node.plan.id.section(QLatin1Char('/'), 0, 0).section(QLatin1Char('#'), 0, 0);
        if (node.plan.reuse || nodes.count(outer) == 0)
            continue;
        ++(node.cost.runs > 0 ? known : unknown);
        seconds += node.cost.runs > 0 ? node.cost.seconds : 0.0;
        memory = std::max(memory, node.cost.memory.value_or(0));
    }
    if (known == 0)
        return {};
    QJsonObject out{{QStringLiteral("seconds"), seconds}, {QStringLiteral("unknown"), unknown}};
    if (memory > 0)
        out.insert(QStringLiteral("memory"), memory);
    return out;
}

} // namespace

QJsonObject partPlansJson(const Document& document, const std::vector<PartPlan>& plans, const Explanation* explanation)
{
    QStringList here;
    for (const auto& [id, node] : document.nodes) {
        if (node.place.isEmpty())
            here.append(id);
    }
    QJsonArray parts;
    for (const PartPlan& plan : plans) {
        QJsonObject part = partJson(plan);
        if (explanation)
            part.insert(QStringLiteral("expected"), expected(*explanation, plan.part.nodes));
        parts.append(part);
    }
    QJsonObject out{{QStringLiteral("here"), QJsonArray::fromStringList(here)}, {QStringLiteral("parts"), parts}};
    if (explanation)
        out.insert(QStringLiteral("expected_here"), expected(*explanation, {here.begin(), here.end()}));
    return out;
}

} // namespace terrella::cli
