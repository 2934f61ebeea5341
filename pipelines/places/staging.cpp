// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/staging.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/modules/run_context.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Staging)
};

/// Files from this size on are sent one by one, so that a transfer that is cut goes on within them.
constexpr qint64 kLarge = 8 << 20;
constexpr qint64 kPiece = 1 << 20;
/// What the engine there may take to look through large files.
constexpr std::chrono::seconds kDepotSilence{600};

bool isLarge(const StagedFile& file) { return file.bytes >= kLarge && QFileInfo(file.path).isFile(); }
QString nameOf(const StagedFile& file) { return QFileInfo(file.path).fileName(); }
QString objectPath(const QString& key) { return QStringLiteral("objects/%1/%2").arg(key.left(2), key); }

/// tar of a folder of links, as a stream.
class TarReader {
public:
    explicit TarReader(const QString& folder)
    {
        m_tar.start(QStringLiteral("tar"), {QStringLiteral("-chf"), QStringLiteral("-"), QStringLiteral("-C"), folder, QStringLiteral(".")});
    }
    Result<QByteArray> next()
    {
        while (m_tar.bytesAvailable() == 0) {
            if (m_tar.state() == QProcess::NotRunning || !m_tar.waitForReadyRead(100)) {
                if (m_tar.bytesAvailable() == 0 && m_tar.state() == QProcess::NotRunning)
                    break;
            }
        }
        QByteArray piece = m_tar.read(kPiece);
        if (piece.isEmpty() && (m_tar.exitStatus() != QProcess::NormalExit || m_tar.exitCode() != 0))
            return Error{
                ErrorCode::Unreadable, Tr::tr("Packing what is to be sent failed: %1").arg(QString::fromUtf8(m_tar.readAllStandardError())), {}};
        return piece;
    }

private:
    QProcess m_tar;
};

} // namespace

bool isReference(const QJsonObject& record) { return !record.value(QLatin1String("references")).toObject().isEmpty(); }

QStringList withParts(const Store& store, const QString& key)
{
    QStringList out{key};
    for (qsizetype i = 0; i < out.size(); ++i) {
        const auto record = store.record(out.at(i));
        if (!record)
            continue;
        for (const QJsonValue& part : record->value(QLatin1String("objects")).toArray()) {
            if (!out.contains(part.toString()))
                out.append(part.toString());
        }
    }
    return out;
}

void StageList::add(const StageList& more)
{
    for (const QString& key : more.objects) {
        if (!objects.contains(key))
            objects.append(key);
    }
    for (const StagedFile& file : more.files) {
        if (std::ranges::find(files, file) == files.end())
            files.push_back(file);
    }
    modules.insert(more.modules.begin(), more.modules.end());
}

Staging::Staging(ClusterClient& client, Store& store, QString folder, QString transfer)
    : m_client(client),
      m_store(store),
      m_folder(std::move(folder)),
      m_transfer(std::move(transfer))
{
}

QByteArray Staging::request(const StageList& list) const
{
    QJsonArray files;
    for (const StagedFile& file : list.files)
        files.append(QJsonObject{{QStringLiteral("identity"), file.identity}, {QStringLiteral("name"), nameOf(file)}});
    QJsonObject modules;
    for (const auto& [id, version] : list.modules)
        modules.insert(id, version);
    return canonicalJson(QJsonObject{{QStringLiteral("transfer"), m_transfer}, {QStringLiteral("objects"), QJsonArray::fromStringList(list.objects)},
        {QStringLiteral("files"), files}, {QStringLiteral("modules"), modules}});
}

Result<QJsonObject> Staging::askDepot(const QString& what, const StageList& list, const std::stop_token& stop)
{
    RemoteCommand command{m_client.engineScript(QStringLiteral("depot %1 \"$1\"").arg(what)), {m_folder}, {}, {}};
    command.silence = kDepotSilence;
    command.given = request(list);
    TRY(const RemoteAnswer answer, m_client.connection().run(command, stop));
    if (answer.code != 0)
        return m_client.scriptError(Tr::tr("Looking through the working folder"), answer);
    return parseJson(answer.output, Tr::tr("the answer of '%1'").arg(m_client.cluster().name));
}

/// Engines of one version may have plugins of several.
Result<void> Staging::checkModules(const std::map<QString, QString>& wanted, const QJsonObject& there) const
{
    QStringList missing, other;
    for (const auto& [id, version] : wanted) {
        const QString found = there.value(id).toString();
        if (found.isEmpty())
            missing.append(id);
        else if (found != version)
            other.append(Tr::tr("'%1' (%2 there, %3 here)").arg(id, found, version));
    }
    if (missing.isEmpty() && other.isEmpty())
        return {};
    QStringList sentences;
    if (!missing.isEmpty())
        sentences.append(
            Tr::tr("The engine on '%1' does not have the modules: %2.").arg(m_client.cluster().name, missing.join(QStringLiteral(", "))));
    if (!other.isEmpty())
        sentences.append(Tr::tr("Modules on '%1' are of another version, and would give other results: %2.")
                             .arg(m_client.cluster().name, other.join(QStringLiteral(", "))));
    sentences.append(Tr::tr("Install the same plugins there, or copy this engine with its plugins: 'terrella-run clusters install %1'.")
                         .arg(m_client.cluster().name));
    return Error{ErrorCode::Unsupported, sentences.join(QLatin1Char(' ')), {}};
}

Result<StageList> Staging::lacking(const StageList& wanted, const std::stop_token& stop)
{
    if (wanted.isEmpty() && wanted.modules.empty())
        return StageList();
    TRY(const QJsonObject answer, askDepot(QStringLiteral("lacks"), wanted, stop));
    TRY_DO(checkModules(wanted.modules, answer.value(QLatin1String("modules")).toObject()));
    StageList out;
    for (const QJsonValue& key : answer.value(QLatin1String("objects")).toArray())
        out.objects.append(key.toString());
    for (const QJsonValue& value : answer.value(QLatin1String("files")).toArray()) {
        const QJsonObject json = value.toObject();
        for (StagedFile file : wanted.files) {
            if (file.identity != json.value(QLatin1String("identity")).toString() || nameOf(file) != json.value(QLatin1String("name")).toString())
                continue;
            file.have = json.value(QLatin1String("have")).toInteger();
            out.files.push_back(file);
            break;
        }
    }
    return out;
}

Result<void> Staging::send(const StageList& list, const std::function<void(qint64)>& progress, const std::stop_token& stop)
{
    if (list.isEmpty())
        return {};
    qint64 before = 0;
    const auto onwards = [&](qint64 bytes) { progress(before + bytes); };
    for (const StagedFile& file : list.files) {
        if (!isLarge(file))
            continue;
        TRY_DO(sendLarge(file, onwards, stop));
        before += file.bytes;
    }
    TRY_DO(sendSmall(list, onwards, stop));
    TRY_DO(askDepot(QStringLiteral("take"), list, stop));
    return {};
}

/// Written at its place, not appended: what a connection that was cut still holds back and writes late is the same bytes at the same place.
Result<void> Staging::sendLarge(const StagedFile& file, const std::function<void(qint64)>& progress, const std::stop_token& stop)
{
    QFile source(file.path);
    const qint64 from = file.have <= file.bytes ? file.have : 0; // too long: something else, begun anew
    if (!source.open(QIODevice::ReadOnly) || !source.seek(from))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(file.path, source.errorString()), {}};
    RemoteCommand command{QStringLiteral("umask 077; mkdir -p \"$1/parts\" && cd \"$1/parts\" || exit 66\n[ \"$3\" = 0 ] && rm -f \"$2\"\n"
                                         "exec dd of=\"$2\" bs=1M iflag=fullblock oflag=seek_bytes seek=\"$3\" conv=notrunc status=none"),
        {Depot::incomingPath(m_folder, m_transfer), file.identity, QString::number(from)}, {}, {}};
    command.input = [&]() -> Result<QByteArray> {
        const QByteArray piece = source.read(kPiece);
        if (piece.isEmpty() && source.error() != QFileDevice::NoError)
            return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(file.path, source.errorString()), {}};
        progress(source.pos());
        return piece;
    };
    TRY(const RemoteAnswer answer, m_client.connection().run(command, stop));
    return answer.code == 0 ? Result<void>() : m_client.scriptError(Tr::tr("Sending '%1'").arg(file.path), answer);
}

/// Everything else in one stream, through a folder of links that stand for what is packed.
Result<void> Staging::sendSmall(const StageList& list, const std::function<void(qint64)>& progress, const std::stop_token& stop)
{
    QTemporaryDir links;
    bool any = false;
    const auto link = [&](const QString& target, const QString& name) -> Result<void> {
        const QString path = links.filePath(name);
        if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !QFile::link(target, path))
            return Error{ErrorCode::Disk, Tr::tr("Cannot make a link in '%1'.").arg(links.path()), {}};
        any = true;
        return {};
    };
    for (const QString& key : list.objects)
        TRY_DO(link(m_store.folder(key), objectPath(key)));
    for (const StagedFile& file : list.files) {
        if (!isLarge(file))
            TRY_DO(link(QFileInfo(file.path).absoluteFilePath(), QStringLiteral("files/%1/%2").arg(file.identity, nameOf(file))));
    }
    if (!any)
        return {};
    TarReader tar(links.path());
    qint64 sent = 0;
    RemoteCommand command{QStringLiteral("umask 077; mkdir -p \"$1\" && tar -xf - -C \"$1\""), {Depot::incomingPath(m_folder, m_transfer)}, {}, {}};
    command.input = [&]() -> Result<QByteArray> {
        TRY(const QByteArray piece, tar.next());
        progress(sent += piece.size());
        return piece;
    };
    TRY(const RemoteAnswer answer, m_client.connection().run(command, stop));
    return answer.code == 0 ? Result<void>() : m_client.scriptError(Tr::tr("Unpacking what was sent"), answer);
}

Result<QStringList> Staging::fetch(const QStringList& keys, const std::function<void(qint64)>& progress, const std::stop_token& stop)
{
    QStringList references, open;
    for (const QString& key : keys) {
        if (!m_store.check(key, stop))
            open.append(key);
    }
    while (!open.isEmpty()) {
        TRY(const QString work, m_store.beginObject(m_transfer));
        const auto remove = [this](const QString* folder) { m_store.abandon(*folder); };
        const std::unique_ptr<const QString, decltype(remove)> guard(&work, remove);
        TRY_DO(fetchInto(open, work, progress, stop));
        const Store arrived(work);
        QStringList next;
        for (const QString& key : std::as_const(open)) {
            TRY(const QJsonObject record, arrived.record(key));
            if (isReference(record)) {
                references.append(key);
                continue;
            }
            TRY_DO(m_store.adopt(key, arrived, stop));
            for (const QJsonValue& part : record.value(QLatin1String("objects")).toArray()) {
                if (!next.contains(part.toString()) && !m_store.check(part.toString(), stop))
                    next.append(part.toString());
            }
        }
        open = next;
    }
    return references;
}

Result<void> Staging::fetchInto(
    const QStringList& keys, const QString& folder, const std::function<void(qint64)>& progress, const std::stop_token& stop)
{
    QProcess tar;
    tar.start(QStringLiteral("tar"), {QStringLiteral("-xf"), QStringLiteral("-"), QStringLiteral("-C"), folder});
    QStringList arguments{Depot::storePath(m_folder)};
    for (const QString& key : keys)
        arguments.append(objectPath(key));
    qint64 got = 0;
    RemoteCommand command{QStringLiteral("cd \"$1\" || exit 66; shift; exec tar -cf - -- \"$@\""), arguments, {}, {}};
    command.output = [&](const QByteArray& piece) -> Result<void> {
        tar.write(piece);
        while (tar.bytesToWrite() > 4 * kPiece && tar.waitForBytesWritten(1000)) {}
        progress(got += piece.size());
        return {};
    };
    TRY(const RemoteAnswer answer, m_client.connection().run(command, stop));
    tar.closeWriteChannel();
    if (!tar.waitForFinished(-1) || tar.exitCode() != 0)
        return Error{ErrorCode::Disk, Tr::tr("Unpacking the results failed: %1").arg(QString::fromUtf8(tar.readAllStandardError()).trimmed()), {}};
    return answer.code == 0 ? Result<void>() : m_client.scriptError(Tr::tr("Packing the results"), answer);
}

} // namespace terrella
