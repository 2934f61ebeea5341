// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"
#include "pipelines/run/store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace terrella {

namespace {

QString latestPath(const QString& root, const QString& module, const QString& pipeline, const QString& node)
{
    const QByteArray name = QCryptographicHash::hash((pipeline + QLatin1Char('\n') + node).toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("%1/latest/%2/%3.json").arg(root, module, QString::fromLatin1(name));
}

/// Of the same node before the pipeline was copied (another folder, the same name) or renamed (its file is gone); the newest.
QJsonObject latestBefore(const QString& root, const QString& module, const QString& pipeline, const QString& node)
{
    if (pipeline.isEmpty())
        return {};
    const QDir folder(QStringLiteral("%1/latest/%2").arg(root, module));
    const QFileInfoList files = folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        const auto json = readJsonFile(file.absoluteFilePath());
        const QJsonArray of = json ? json->value(QLatin1String("of")).toArray() : QJsonArray();
        const QString other = of.at(0).toString();
        if (of.at(1).toString() == node && !other.isEmpty()
            && (QFileInfo(other).fileName() == QFileInfo(pipeline).fileName() || !QFileInfo::exists(other)))
            return *json;
    }
    return {};
}

} // namespace

QJsonObject Store::latest(const QString& module, const QString& pipeline, const QString& node) const
{
    const auto known = readJsonFile(latestPath(m_root, module, pipeline, node));
    QJsonObject json = known ? *known : latestBefore(m_root, module, pipeline, node);
    json.remove(QLatin1String("of"));
    return json;
}

void Store::setLatest(const QString& module, const QString& pipeline, const QString& node, const QJsonObject& basis)
{
    const QString path = latestPath(m_root, module, pipeline, node);
    QJsonObject json = basis;
    json.insert(QLatin1String("of"), QJsonArray{pipeline, node});
    const QByteArray text = canonicalJson(json);
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.readAll() == text)
        return;
    file.close();
    QDir().mkpath(QFileInfo(path).absolutePath());
    // Nothing hangs on this file but a sentence; a half-written one reads as none.
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
}

} // namespace terrella
