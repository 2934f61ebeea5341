// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/json.h"
#include "pipelines/run/store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace terrella {

namespace {

QString latestPath(const QString& root, const QString& module, const QString& pipeline, const QString& node)
{
    const QByteArray name = QCryptographicHash::hash((pipeline + QLatin1Char('\n') + node).toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("%1/latest/%2/%3.json").arg(root, module, QString::fromLatin1(name));
}

} // namespace

QJsonObject Store::latest(const QString& module, const QString& pipeline, const QString& node) const
{
    const auto json = readJsonFile(latestPath(m_root, module, pipeline, node));
    return json ? *json : QJsonObject();
}

void Store::setLatest(const QString& module, const QString& pipeline, const QString& node, const QJsonObject& basis)
{
    const QString path = latestPath(m_root, module, pipeline, node);
    const QByteArray text = canonicalJson(basis);
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
