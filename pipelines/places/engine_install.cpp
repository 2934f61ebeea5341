// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/engine_install.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::EngineInstall)
};

constexpr qint64 kPiece = 1 << 20;
constexpr int kPackingMs = 600000;
constexpr std::chrono::seconds kUnpacking{600};

/// $1 folder for engines, $2 name of this one. Tells what is there.
const char* const kProbe = R"sh(echo "@@machine"; uname -sm
echo "@@lacking"; for one in tar gzip sha256sum dd; do command -v $one >/dev/null || echo $one; done
umask 022; mkdir -p "$1" || exit 66
cd "$1" || exit 66
echo "@@folder"; pwd
echo "@@have"; if [ -e "$2.part" ]; then wc -c <"$2.part"; else echo 0; fi
echo "@@version"; if [ -x "$2/terrella-run" ]; then "./$2/terrella-run" --version 2>&1; fi
)sh";

/// $1 folder, $2 name, $3 hash.
const char* const kUnpack = R"sh(cd "$1" || exit 66
umask 022
if [ "$(sha256sum <"$2.part" | cut -c1-64)" != "$3" ]; then rm -f "$2.part"; exit 65; fi
rm -rf "$2.new" && mkdir "$2.new" && tar -xzf "$2.part" -C "$2.new" || exit 74
echo "@@version"; "./$2.new/terrella-run" --version 2>&1 || { rm -rf "$2.new"; exit 69; }
rm -rf "$2" && mv "$2.new" "$2" && rm -f "$2.part"
)sh";

/// The bundle as one file; the same bytes whenever it is made from the same files, so that sending goes on in another process as well.
Result<void> pack(const BundleParts& parts, const QString& folder, const QString& file)
{
    TRY_DO(makeBundle(parts, folder));
    QProcess tar;
    tar.start(QStringLiteral("tar"),
        {QStringLiteral("--sort=name"), QStringLiteral("--mtime=@0"), QStringLiteral("--owner=0"), QStringLiteral("--group=0"),
            QStringLiteral("--numeric-owner"), QStringLiteral("-I"), QStringLiteral("gzip -n1"), QStringLiteral("-cf"), file, QStringLiteral("-C"),
            folder, QStringLiteral(".")});
    if (!tar.waitForFinished(kPackingMs) || tar.exitCode() != 0)
        return Error{ErrorCode::Disk, Tr::tr("Packing the engine failed: %1").arg(QString::fromUtf8(tar.readAllStandardError()).trimmed()), {}};
    return {};
}

Result<QString> hashOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    return QString::fromLatin1(hash.result().toHex());
}

class Installer {
public:
    Installer(ClusterClient& client, const InstallHow& how, const std::stop_token& stop) : m_client(client), m_how(how), m_stop(stop) {}

    Result<QString> install()
    {
        QTemporaryDir here;
        if (!here.isValid())
            return Error{ErrorCode::Disk, here.errorString(), {}};
        const QString file = here.filePath(QStringLiteral("engine.tar.gz"));
        m_how.say(Tr::tr("Packing the engine and what it needs."));
        TRY_DO(pack(m_how.parts, here.filePath(QStringLiteral("bundle")), file));
        TRY(m_hash, hashOf(file));
        m_name = QStringLiteral("terrella-%1-%2").arg(QLatin1String(TERRELLA_VERSION), m_hash.left(12));
        TRY_DO(persist(
            m_client, [&] { return send(file); }, m_how.say, m_stop));
        return m_folder + QLatin1Char('/') + m_name + QStringLiteral("/terrella-run");
    }

private:
    Result<RemoteAnswer> run(const QString& script, const QStringList& arguments)
    {
        RemoteCommand command{script, arguments, {}, {}};
        command.silence = kUnpacking;
        return m_client.connection().run(command, m_stop);
    }

    Result<void> send(const QString& file)
    {
        const QString& there = m_how.into.isEmpty() ? m_client.cluster().folder : m_how.into;
        TRY(const RemoteAnswer answer,
            run(folderScript(there)
                    + QStringLiteral("set -- \"$folder/%1\" %2\n").arg(m_how.into.isEmpty() ? QStringLiteral("engines") : QString(), m_name)
                    + QLatin1String(kProbe),
                {}));
        auto parts = answerSections(answer.output);
        if (parts.count(QStringLiteral("unset")) > 0)
            return Error{ErrorCode::Invalid,
                Tr::tr("The variable at the beginning of '%1' is not set on '%2'. Give the folder's path.").arg(there, m_client.cluster().name), {}};
        if (answer.code != 0)
            return m_client.scriptError(Tr::tr("Making a folder for the engine"), answer);
        TRY_DO(checkMachine(parts[QStringLiteral("machine")], parts[QStringLiteral("lacking")].simplified()));
        m_folder = parts[QStringLiteral("folder")];
        if (isThisEngine(parts[QStringLiteral("version")])) {
            m_how.say(Tr::tr("It is there already."));
            return {};
        }
        TRY_DO(sendFrom(file, parts[QStringLiteral("have")].toLongLong()));
        return unpack();
    }

    Result<void> checkMachine(const QString& machine, const QString& lacking) const
    {
        const QString own = QSysInfo::currentCpuArchitecture();
        if (machine.section(QLatin1Char(' '), 0, 0) != QLatin1String("Linux") || machine.section(QLatin1Char(' '), 1) != own)
            return Error{ErrorCode::Unsupported,
                Tr::tr("'%1' is a machine of another kind (%2) than this one (Linux %3): this engine does not run there. Build it there.")
                    .arg(m_client.cluster().name, machine, own),
                {}};
        if (!lacking.isEmpty())
            return Error{ErrorCode::Unsupported, Tr::tr("'%1' lacks programs that are needed: %2.").arg(m_client.cluster().name, lacking), {}};
        return {};
    }

    static bool isThisEngine(const QString& said)
    {
        return said.section(QLatin1Char(' '), 0, 1) == QStringLiteral("terrella-run ") + QLatin1String(TERRELLA_VERSION);
    }

    Result<void> sendFrom(const QString& path, qint64 have)
    {
        QFile file(path);
        const qint64 from = have <= file.size() ? have : 0;
        if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
            return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
        if (from > 0)
            m_how.say(Tr::tr("Going on with the transfer: %1 of %2 are there.").arg(bytesText(from), bytesText(file.size())));
        else
            m_how.say(Tr::tr("Sending %1 to '%2'.").arg(bytesText(file.size()), m_client.cluster().name));
        RemoteCommand command{QStringLiteral("cd \"$1\" || exit 66\n[ \"$3\" = 0 ] && rm -f \"$2.part\"\n"
                                             "exec dd of=\"$2.part\" bs=1M iflag=fullblock oflag=seek_bytes seek=\"$3\" conv=notrunc status=none"),
            {m_folder, m_name, QString::number(from)}, {}, {}};
        command.input = [&]() -> Result<QByteArray> {
            const QByteArray piece = file.read(kPiece);
            if (piece.isEmpty() && file.error() != QFileDevice::NoError)
                return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
            if (m_how.progress)
                m_how.progress(file.pos(), file.size());
            return piece;
        };
        TRY(const RemoteAnswer answer, m_client.connection().run(command, m_stop));
        return answer.code == 0 ? Result<void>() : m_client.scriptError(Tr::tr("Sending the engine"), answer);
    }

    Result<void> unpack()
    {
        m_how.say(Tr::tr("Unpacking it there."));
        TRY(const RemoteAnswer answer, run(QLatin1String(kUnpack), {m_folder, m_name, m_hash}));
        const QString said = answerSections(answer.output)[QStringLiteral("version")];
        if (answer.code == 65)
            return Error{ErrorCode::Unreadable, Tr::tr("The engine did not arrive as it was sent. It was removed there; try again."), {}};
        if (answer.code == 69 || (answer.code == 0 && !isThisEngine(said)))
            return Error{ErrorCode::Unsupported, Tr::tr("The engine does not start on '%1': %2").arg(m_client.cluster().name, said), {}};
        return answer.code == 0 ? Result<void>() : m_client.scriptError(Tr::tr("Unpacking the engine"), answer);
    }

    ClusterClient& m_client;
    const InstallHow& m_how;
    const std::stop_token m_stop;
    QString m_hash, m_name, m_folder;
};

} // namespace

Result<QString> installEngine(ClusterClient& client, const InstallHow& how, const std::stop_token& stop)
{
    return Installer(client, how, stop).install();
}

} // namespace terrella
