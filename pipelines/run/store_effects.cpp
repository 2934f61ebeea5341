// SPDX-License-Identifier: GPL-3.0-or-later
// What nodes wrote outside the store, by the digest of its content.
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/run/store.h"
#include "pipelines/run/store_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Store)
};

/// One file for each result that the content is a part of, so that several processes may add theirs.
QString effectFolder(const QString& root, const QString& digest)
{
    return root + QStringLiteral("/effects/") + digest.left(2) + QLatin1Char('/') + digest;
}

} // namespace

Result<void> Store::noteEffect(const QString& digest, const QString& key, const QString& module, const QString& node)
{
    const QString folder = effectFolder(m_root, digest);
    if (!QDir().mkpath(folder))
        return storeDiskError(Tr::tr("Cannot make the folder"), folder, errnoText(errno));
    return publishFile(folder + QLatin1Char('/') + key + QStringLiteral(".json"),
        canonicalJson(QJsonObject{{QStringLiteral("module"), module}, {QStringLiteral("node"), node}}));
}

bool Store::isEffectOf(const QString& digest, const QString& key) const
{
    return QFileInfo::exists(effectFolder(m_root, digest) + QLatin1Char('/') + key + QStringLiteral(".json"));
}

bool Store::isEffectOfNode(const QString& digest, const QString& module, const QString& node) const
{
    const QDir folder(effectFolder(m_root, digest));
    const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    return std::ranges::any_of(names, [&](const QString& name) {
        const auto json = readJsonFile(folder.filePath(name));
        return json && json->value(QLatin1String("module")).toString() == module && json->value(QLatin1String("node")).toString() == node;
    });
}

} // namespace terrella
