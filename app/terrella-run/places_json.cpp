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
