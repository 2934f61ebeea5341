// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "pipelines/places/staging.h"
#include "pipelines/run/keys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Depot)
};

/// What comes from outside and becomes a part of paths.
struct Wanted {
    QString transfer;
    QStringList objects;
    std::vector<std::pair<QString, QString>> files; ///< identity, name
};

Result<Wanted> parse(const QJsonObject& json)
{
    static const QRegularExpression key(QStringLiteral("^[0-9a-f]{64}$")), word(QStringLiteral("^[A-Za-z0-9_-]{1,100}$"));
    Wanted out;
    out.transfer = json.value(QLatin1String("transfer")).toString();
    bool good = word.match(out.transfer).hasMatch();
    for (const QJsonValue& value : json.value(QLatin1String("objects")).toArray()) {
        out.objects.append(value.toString());
        good = good && key.match(value.toString()).hasMatch();
    }
    for (const QJsonValue& value : json.value(QLatin1String("files")).toArray()) {
        const QString identity = value.toObject().value(QLatin1String("identity")).toString();
        const QString name = value.toObject().value(QLatin1String("name")).toString();
        good = good && key.match(identity).hasMatch() && !name.isEmpty() && !name.contains(QLatin1Char('/')) && name != QLatin1String("..");
        out.files.emplace_back(identity, name);
    }
    if (!good)
        return Error{ErrorCode::Usage, Tr::tr("This is no list of results and files."), {}};
    return out;
}

QString partPath(const QString& incoming, const QString& identity) { return incoming + QStringLiteral("/parts/") + identity; }

} // namespace

QString Depot::filePath(const QString& folder, const QString& identity, const QString& name)
{
    return QStringLiteral("%1/files/%2/%3/%4").arg(folder, identity.left(2), identity, name);
}

Result<QJsonObject> Depot::lacks(const QJsonObject& wanted) const
{
    TRY(const Wanted list, parse(wanted));
    const Store store(storePath(m_folder));
    QJsonArray objects, files;
    for (const QString& key : list.objects) {
        if (!store.check(key))
            objects.append(key);
    }
    FileIdentities identities(store.identitiesPath());
    for (const auto& [identity, name] : list.files) {
        const QString path = filePath(m_folder, identity, name);
        const auto there = QFileInfo::exists(path) ? identities.identity(path) : Result<QString>(QString());
        if (there && *there == identity)
            continue;
        files.append(QJsonObject{{QStringLiteral("identity"), identity}, {QStringLiteral("name"), name},
            {QStringLiteral("have"), bytesAt(partPath(incomingPath(m_folder, list.transfer), identity))}});
    }
    (void)identities.save();
    return QJsonObject{{QStringLiteral("transfer"), list.transfer}, {QStringLiteral("objects"), objects}, {QStringLiteral("files"), files}};
}

QJsonObject Depot::modulesThere(const PluginHost& host, const QJsonObject& wanted)
{
    QJsonObject modules;
    for (const QString& id : wanted.value(QLatin1String("modules")).toObject().keys()) {
        const ModuleSpec* spec = host.find(id);
        modules.insert(id, spec ? spec->version : QString());
    }
    return {{QStringLiteral("engine"), QLatin1String(TERRELLA_VERSION)}, {QStringLiteral("modules"), modules}};
}

Result<QJsonObject> Depot::take(const QJsonObject& sent) const
{
    TRY(const Wanted list, parse(sent));
    const QString incoming = incomingPath(m_folder, list.transfer);
    Store store(storePath(m_folder));
    const Store arrived(incoming);
    const auto broken = [&](const QString& path, const QString& why) {
        QFileInfo(path).isDir() ? (void)QDir(path).removeRecursively() : (void)QFile::remove(path);
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' did not arrive as it was sent: %2").arg(path, why), {}};
    };
    for (const QString& key : list.objects) {
        if (const auto taken = store.adopt(key, arrived); !taken) {
            if (taken.error().code == ErrorCode::Disk)
                return taken.error();
            return broken(arrived.folder(key), taken.error().message);
        }
    }
    FileIdentities identities(store.identitiesPath());
    for (const auto& [identity, name] : list.files) {
        const QString whole = QStringLiteral("%1/files/%2/%3").arg(incoming, identity, name);
        const QString source = QFileInfo::exists(whole) ? whole : partPath(incoming, identity);
        TRY(const QString found, identities.identity(source));
        if (found != identity)
            return broken(source, Tr::tr("its content is another."));
        const QString place = filePath(m_folder, identity, name);
        if (!QDir().mkpath(QFileInfo(place).absolutePath()))
            return Error{ErrorCode::Disk, Tr::tr("Cannot make the folder for '%1'.").arg(place), {}};
        TRY_DO(publishOver(source, place));
        identities.renamed(source, place);
    }
    (void)identities.save();
    QDir(incoming).removeRecursively();
    return QJsonObject{{QStringLiteral("objects"), list.objects.size()}, {QStringLiteral("files"), static_cast<qint64>(list.files.size())}};
}

} // namespace terrella
