// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/places_json.h"

#include <QJsonArray>

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
    return {{QStringLiteral("members"), plan.members}, {QStringLiteral("after"), partNumbers(plan.after)},
        {QStringLiteral("place"), plan.part.place}, {QStringLiteral("nodes"), QJsonArray::fromStringList(sorted(plan.part.nodes))},
        {QStringLiteral("there"), plan.isThere}, {QStringLiteral("made_here_first"), QJsonArray::fromStringList(plan.madeHereFirst)},
        {QStringLiteral("send"),
            QJsonObject{{QStringLiteral("results"), plan.send.objects.size()}, {QStringLiteral("files"), static_cast<qint64>(plan.send.files.size())},
                {QStringLiteral("bytes"), plan.sendBytes}, {QStringLiteral("list"), listed(plan.send)}}},
        {QStringLiteral("bring_back"),
            QJsonObject{{QStringLiteral("nodes"), QJsonArray::fromStringList(plan.bringBack)}, {QStringLiteral("bytes"), plan.bringBytes}}},
        {QStringLiteral("script"), plan.script}};
}

} // namespace

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
