// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/run_of_document.h"

#include <QJsonArray>

#include <algorithm>

namespace terrella {

namespace {

/// The same value, or the same path: those of a run are absolute.
bool isSameValue(const QJsonValue& frozen, const QJsonValue& value)
{
    if (frozen == value)
        return true;
    if (frozen.isString() && value.isString()) {
        QString relative = value.toString();
        while (relative.startsWith(QLatin1String("../")) || relative.startsWith(QLatin1String("./")))
            relative = relative.section(QLatin1Char('/'), 1);
        return frozen.toString().endsWith(QLatin1Char('/') + relative);
    }
    const QJsonArray a = frozen.toArray(), b = value.toArray();
    if (a.isEmpty() || a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (!isSameValue(a.at(i), b.at(i)))
            return false;
    }
    return true;
}

} // namespace

bool isRunOf(const Document& frozen, const Document& document)
{
    if (frozen.nodes.empty())
        return false;
    for (const auto& [id, node] : frozen.nodes) {
        const auto now = document.nodes.find(id);
        if (now == document.nodes.end() || now->second.module != node.module || now->second.place != node.place
            || now->second.parameters.keys() != node.parameters.keys())
            return false;
        for (const QString& key : node.parameters.keys()) {
            if (!isSameValue(node.parameters.value(key), now->second.parameters.value(key)))
                return false;
        }
    }
    return std::ranges::includes(document.links, frozen.links);
}

} // namespace terrella
