// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <set>

namespace terrella {

/// What a run folder keeps of a job on a cluster, or of an array of jobs, written before each step that cannot be undone: with it the job is found
/// again by whoever goes on with the run, also where its number was never heard.
struct JobRecord {
    QString place;
    QString name;        ///< of the job; empty: none was made yet
    QString folder;      ///< there
    QString id;          ///< empty: not heard
    QString state;       ///< "sending", "submitted", "ended", "failed"
    QJsonObject members; ///< of an array: number → which run of the mapped node it is, in words
    int attempt = 0;

    static JobRecord load(const QString& path)
    {
        JobRecord out;
        if (const auto json = readJsonFile(path)) {
            out.place = json->value(QLatin1String("place")).toString();
            out.name = json->value(QLatin1String("name")).toString();
            out.folder = json->value(QLatin1String("folder")).toString();
            out.id = json->value(QLatin1String("id")).toString();
            out.state = json->value(QLatin1String("state")).toString();
            out.members = json->value(QLatin1String("members")).toObject();
            out.attempt = json->value(QLatin1String("attempt")).toInt();
        }
        return out;
    }
    [[nodiscard]] Result<void> save(const QString& path) const
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QJsonObject json{{QStringLiteral("place"), place}, {QStringLiteral("name"), name}, {QStringLiteral("folder"), folder},
            {QStringLiteral("id"), id}, {QStringLiteral("state"), state}, {QStringLiteral("attempt"), attempt}};
        if (!members.isEmpty())
            json.insert(QLatin1String("members"), members);
        return publishFile(path, prettyJson(json));
    }
    /// Sent, or about to be, by a run that went away before it ended.
    [[nodiscard]] bool isOpen() const { return state == QLatin1String("sending") || state == QLatin1String("submitted"); }
};

} // namespace terrella
