// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/moved_references.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QFileInfo>
#include <QJsonArray>

namespace terrella {

namespace {

QString placeNow(const std::map<QString, QString>& moved, const QString& path)
{
    const auto found = moved.find(path);
    return found == moved.end() ? path : found->second;
}

QJsonArray placesNow(const std::map<QString, QString>& moved, const QJsonArray& paths)
{
    QJsonArray out;
    for (const QJsonValue& path : paths)
        out.append(placeNow(moved, path.toString()));
    return out;
}

Result<void> rewrite(Store& store, const NodeBasis& basis, const StoredResult& stored, const QString& work)
{
    QJsonObject record = stored.record;
    QJsonObject references = record.value(QLatin1String("references")).toObject();
    QJsonObject bytes = record.value(QLatin1String("bytes")).toObject();
    const QJsonObject outputs = record.value(QLatin1String("outputs")).toObject();
    for (auto it = outputs.begin(); it != outputs.end(); ++it) {
        const QString name = it.value().toString();
        TRY(QJsonObject reference, readJsonFile(store.folder(basis.key) + QLatin1Char('/') + name));
        reference.insert(QLatin1String("files"), placesNow(stored.moved, reference.value(QLatin1String("files")).toArray()));
        const QByteArray text = prettyJson(reference);
        TRY_DO(writeFile(work + QLatin1Char('/') + name, text));
        bytes.insert(it.key(), text.size());
        QJsonObject identities;
        const QJsonObject before = references.value(it.key()).toObject();
        for (auto file = before.begin(); file != before.end(); ++file)
            identities.insert(placeNow(stored.moved, file.key()), file.value());
        references.insert(it.key(), identities);
    }
    record.insert(QLatin1String("references"), references);
    record.insert(QLatin1String("bytes"), bytes);
    const QJsonObject now = basis.toJson();
    for (const char* key : {"parameters", "files"})
        record.insert(QLatin1String(key), now.value(QLatin1String(key)));
    return store.publish(basis.key, work, record, true);
}

} // namespace

bool followMovedFiles(Store& store, const NodeBasis& basis, const StoredResult& stored)
{
    const QJsonObject references = stored.record.value(QLatin1String("references")).toObject();
    const QJsonObject outputs = stored.record.value(QLatin1String("outputs")).toObject();
    for (auto it = outputs.begin(); it != outputs.end(); ++it) {
        if (!references.contains(it.key()) || !it.value().toString().endsWith(QLatin1String(".cube.json")))
            return false;
    }
    const auto work = store.beginObject(basis.key);
    if (!work)
        return false;
    const bool done = rewrite(store, basis, stored, *work).hasValue();
    if (!done)
        store.abandon(*work);
    return done;
}

} // namespace terrella
