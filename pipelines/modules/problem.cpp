// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/problem.h"

#include <QJsonArray>

namespace terrella {

QJsonObject toJson(const Fix& fix) { return {{QStringLiteral("title"), fix.title}, {QStringLiteral("edit"), fix.edit}}; }

QJsonObject toJson(const Problem& problem)
{
    QJsonObject out{{QStringLiteral("severity"), problem.severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning")},
        {QStringLiteral("code"), problem.code}, {QStringLiteral("message"), problem.message}};
    const auto set = [&out](const QString& key, const QString& text) {
        if (!text.isEmpty())
            out[key] = text;
    };
    set(QStringLiteral("node"), problem.node);
    set(QStringLiteral("port"), problem.port);
    set(QStringLiteral("parameter"), problem.parameter);
    set(QStringLiteral("from"), problem.from);
    if (!problem.fixes.empty()) {
        QJsonArray fixes;
        for (const Fix& fix : problem.fixes)
            fixes.append(toJson(fix));
        out[QLatin1String("fixes")] = fixes;
    }
    return out;
}

Problem problemFromJson(const QJsonObject& json)
{
    Problem out;
    out.severity = json.value(QLatin1String("severity")).toString() == QLatin1String("warning") ? Severity::Warning : Severity::Error;
    out.code = json.value(QLatin1String("code")).toString();
    out.message = json.value(QLatin1String("message")).toString();
    out.node = json.value(QLatin1String("node")).toString();
    out.port = json.value(QLatin1String("port")).toString();
    out.parameter = json.value(QLatin1String("parameter")).toString();
    out.from = json.value(QLatin1String("from")).toString();
    const QJsonArray fixes = json.value(QLatin1String("fixes")).toArray();
    for (const QJsonValue& item : fixes) {
        const QJsonObject fix = item.toObject();
        out.fixes.push_back({fix.value(QLatin1String("title")).toString(), fix.value(QLatin1String("edit")).toObject()});
    }
    return out;
}

} // namespace terrella
