// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/ssh_connection.h"

#include "pipelines/modules/run_context.h"
#include "pipelines/places/askpass.h"
#include "pipelines/places/ssh_shell.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

#include <sys/stat.h>
#include <unistd.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::SshConnection)
};

constexpr int kConnectSeconds = 20;
constexpr std::chrono::seconds kTyping{300};
constexpr int kPollMs = 20;
constexpr qint64 kMostUnsent = 4 << 20;
constexpr qsizetype kMostErrors = 64 << 10;
constexpr qsizetype kLongestSocket = 107 - 17 - 41; ///< ssh adds a name of 40 digits, and while it opens 17 more

/// "-" and what ssh itself says of the connection.
bool says(const QString& text, const char* words) { return text.contains(QLatin1String(words), Qt::CaseInsensitive); }

/// ssh's own last words, without its banners and warnings.
QString lastLine(const QString& text)
{
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.isEmpty() ? Tr::tr("ssh said nothing") : lines.last().trimmed();
}

QProcessEnvironment sshEnvironment(SshConnection::Ask ask)
{
    QProcessEnvironment out = QProcessEnvironment::systemEnvironment();
    out.insert(QStringLiteral("LC_ALL"), QStringLiteral("C")); // its sentences are read
    if (ask == SshConnection::Ask::Window)
        addAskpass(out);
    return out;
}

/// Drops what comes before the marker.
class Unframer {
public:
    explicit Unframer(QByteArray marker) : m_marker(std::move(marker) + '\n') {}
    QByteArray take(QByteArray piece)
    {
        if (m_begun)
            return piece;
        m_before += piece;
        const qsizetype at = m_before.indexOf(m_marker);
        if (at < 0)
            return {};
        m_begun = true;
        return m_before.mid(at + m_marker.size());
    }
    [[nodiscard]] bool begun() const { return m_begun; }

private:
    const QByteArray m_marker;
    QByteArray m_before;
    bool m_begun = false;
};

} // namespace

bool isPassing(SshFault fault)
{
    return fault == SshFault::Unreachable || fault == SshFault::Refused || fault == SshFault::Lost || fault == SshFault::Silent
        || fault == SshFault::NoNames;
}

QString shellQuoted(const QString& text)
{
    QString out = text;
    out.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + out + QLatin1Char('\'');
}

QString wrappedScript(const QString& script, const QStringList& arguments, const QByteArray& marker, bool isLogin)
{
    const QString whole = settingArguments(arguments) + QStringLiteral("printf '%s\\n' ") + QString::fromLatin1(marker) + QLatin1Char('\n') + script;
    return QStringLiteral("exec bash %1 'eval \"$(echo %2 | base64 -d)\"'")
        .arg(isLogin ? QStringLiteral("-lc") : QStringLiteral("-c"), QString::fromLatin1(whole.toUtf8().toBase64()));
}

SshConnection::SshConnection(QString host, QString configFile, Ask ask) : m_host(std::move(host)), m_configFile(std::move(configFile)), m_ask(ask) {}

SshConnection::~SshConnection() = default;

SshConnection::Ask SshConnection::askAsStarted(bool hasTerminal)
{
    return hasTerminal ? Ask::Terminal : isAskedInWindow() ? Ask::Window : Ask::Never;
}

Result<QString> SshConnection::controlFolder()
{
    QStringList candidates;
    if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); !runtime.isEmpty())
        candidates.append(runtime + QStringLiteral("/terrella-ssh"));
    candidates.append(QStringLiteral("/tmp/terrella-ssh-%1").arg(::getuid()));
    for (const QString& path : candidates) {
        const QByteArray name = QFile::encodeName(path);
        if (name.size() > kLongestSocket)
            continue;
        ::mkdir(name.constData(), 0700);
        struct stat info = {};
        // Nobody else may have made it, or look into it.
        if (::lstat(name.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::getuid() && (info.st_mode & 0077) == 0)
            return path;
    }
    return Error{ErrorCode::Disk,
        Tr::tr(
            "There is no private folder for ssh's connection: '%1' cannot be made, or belongs to somebody else. Remove it, or set XDG_RUNTIME_DIR.")
            .arg(candidates.last()),
        {}};
}

QStringList SshConnection::options(const QString& folder) const
{
    QStringList out;
    if (!m_configFile.isEmpty())
        out << QStringLiteral("-F") << m_configFile;
    out << QStringLiteral("-T");
    const auto set = [&](const QString& option) { out << QStringLiteral("-o") << option; };
    set(QStringLiteral("ControlMaster=auto"));
    set(QStringLiteral("ControlPath=%1/%C").arg(folder));
    set(QStringLiteral("ControlPersist=60"));
    set(QStringLiteral("ConnectTimeout=%1").arg(kConnectSeconds));
    set(QStringLiteral("ServerAliveInterval=15"));
    set(QStringLiteral("ServerAliveCountMax=3"));
    set(QStringLiteral("ForwardX11=no"));
    set(QStringLiteral("BatchMode=%1").arg(m_ask == Ask::Never ? QStringLiteral("yes") : QStringLiteral("no")));
    return out;
}

void SshConnection::close()
{
    const auto folder = controlFolder();
    if (!folder)
        return;
    QProcess ssh;
    ssh.start(QStringLiteral("ssh"), options(*folder) << QStringLiteral("-O") << QStringLiteral("exit") << QStringLiteral("--") << m_host);
    ssh.waitForFinished(2000);
}

Result<RemoteAnswer> SshConnection::run(const RemoteCommand& command, const std::stop_token& stop)
{
    m_fault = SshFault::None;
    TRY(const QString folder, controlFolder());
    return command.input || command.output ? runStreaming(command, folder, stop) : runInShell(command, folder, stop);
}

Error SshConnection::silent(std::chrono::seconds time)
{
    m_fault = SshFault::Silent;
    close();
    return {ErrorCode::Failed, Tr::tr("'%1' has not answered for %2 seconds. Is the network there?").arg(m_host).arg(time.count()), {}};
}

/// While somebody looks for a password or a code, ssh is silent for longer.
std::chrono::seconds SshConnection::patience(const RemoteCommand& command, bool begun) const
{
    return begun || m_ask == Ask::Never ? command.silence : std::max(command.silence, kTyping);
}

Result<RemoteAnswer> SshConnection::runInShell(const RemoteCommand& command, const QString& folder, const std::stop_token& stop)
{
    if (!m_shell || !m_shell->isUsable()) {
        m_shell = std::make_unique<SshShell>();
        if (!m_shell->start(options(folder) << QStringLiteral("--") << m_host, sshEnvironment(m_ask)))
            return noProgram(std::exchange(m_shell, nullptr)->errorString());
    }
    m_shell->begin(command.script, command.arguments, command.given);
    QElapsedTimer quiet;
    quiet.start();
    for (;;) {
        bool moved = false;
        const SshShell::Stand stand = m_shell->step(&moved);
        if (moved) {
            quiet.restart();
            if (m_shell->hasBegun())
                m_heard = std::chrono::steady_clock::now();
        }
        if (stand == SshShell::Stand::Done) {
            m_hasWorked = true;
            return RemoteAnswer{m_shell->code(), m_shell->takeOutput(), m_shell->takeErrors()};
        }
        if (stand == SshShell::Stand::Ended) {
            const auto ended = std::exchange(m_shell, nullptr);
            return explain(ended->takeErrors(), ended->hasBegun());
        }
        if (stop.stop_requested()) {
            m_shell.reset();
            return RunContext::cancelledError();
        }
        if (const auto most = patience(command, m_shell->hasBegun()); quiet.elapsed() > std::chrono::milliseconds(most).count()) {
            m_shell.reset();
            return silent(most);
        }
    }
}

Error SshConnection::noProgram(const QString& why)
{
    m_fault = SshFault::NoProgram;
    return {ErrorCode::NotFound, Tr::tr("The program 'ssh' cannot be started: %1. Install the OpenSSH client.").arg(why), {}};
}

Result<RemoteAnswer> SshConnection::runStreaming(const RemoteCommand& command, const QString& folder, const std::stop_token& stop)
{
    const QByteArray marker = freshMarker();
    Unframer unframed(marker);
    RemoteAnswer answer;

    QProcess ssh;
    ssh.setProcessEnvironment(sshEnvironment(m_ask));
    if (!command.input)
        ssh.setStandardInputFile(QProcess::nullDevice());
    ssh.start(
        QStringLiteral("ssh"), options(folder) << QStringLiteral("--") << m_host << wrappedScript(command.script, command.arguments, marker, false));
    if (!ssh.waitForStarted())
        return noProgram(ssh.errorString());
    const auto giveUp = [&](Error error) {
        ssh.kill();
        ssh.waitForFinished(2000);
        return error;
    };

    bool inputOver = !command.input;
    QElapsedTimer quiet;
    quiet.start();
    qint64 unsent = 0;
    for (bool running = true; running;) {
        if (stop.stop_requested())
            return giveUp(RunContext::cancelledError());
        bool moved = false;
        while (!inputOver && ssh.bytesToWrite() < kMostUnsent && ssh.state() == QProcess::Running) {
            Result<QByteArray> piece = command.input();
            if (!piece)
                return giveUp(piece.error());
            if (piece->isEmpty()) {
                ssh.closeWriteChannel();
                inputOver = true;
            } else {
                ssh.write(*piece);
            }
        }
        if (ssh.bytesToWrite() > 0)
            ssh.waitForBytesWritten(kPollMs);
        else
            ssh.waitForReadyRead(kPollMs);
        moved = ssh.bytesToWrite() != unsent;
        unsent = ssh.bytesToWrite();
        running = ssh.state() != QProcess::NotRunning;
        answer.errors = (answer.errors + ssh.readAllStandardError()).right(kMostErrors);
        if (QByteArray news = ssh.readAllStandardOutput(); !news.isEmpty()) {
            moved = true;
            news = unframed.take(std::move(news));
            if (!command.output)
                answer.output += news;
            else if (!news.isEmpty()) {
                if (const Result<void> taken = command.output(news); !taken)
                    return giveUp(taken.error());
            }
        }
        if (moved) {
            quiet.restart();
            if (unframed.begun())
                m_heard = std::chrono::steady_clock::now();
        }
        if (const auto most = patience(command, unframed.begun()); running && quiet.elapsed() > std::chrono::milliseconds(most).count()) {
            ssh.kill();
            ssh.waitForFinished(2000);
            return silent(most);
        }
    }
    if (ssh.exitStatus() == QProcess::NormalExit && ssh.exitCode() != 255 && unframed.begun()) {
        answer.code = ssh.exitCode();
        m_hasWorked = true;
        return answer;
    }
    return explain(answer.errors, unframed.begun());
}

QString SshConnection::changedKey(const QString& said) const
{
    static const QRegularExpression sent(QStringLiteral("fingerprint for the (\\S+) key sent by the remote host is\\s+(\\S+?)\\.?\\s"));
    static const QRegularExpression offending(QStringLiteral("Offending \\S+ key in (.+):([0-9]+)"));
    QString former = Tr::tr("unknown");
    const auto place = offending.match(said);
    QFile hosts(place.captured(1).trimmed());
    if (place.hasMatch() && hosts.open(QIODevice::ReadOnly)) {
        const QByteArray line = hosts.readAll().split('\n').value(place.captured(2).toInt() - 1);
        QProcess keygen;
        keygen.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-l"), QStringLiteral("-f"), QStringLiteral("-")});
        keygen.write(line + '\n');
        keygen.closeWriteChannel();
        keygen.waitForFinished(5000);
        former = QString::fromUtf8(keygen.readAllStandardOutput()).section(QLatin1Char(' '), 1, 1);
    }
    return Tr::tr("The key of '%1' is not the one that is known: it was %2 and is now %3. Either the cluster got a new key or somebody sits between. "
                  "Nothing was sent. Ask the site which key is right; if it is the new one, remove the old one from line %4 of '%5'.")
        .arg(m_host, former, sent.match(said).captured(2), place.captured(2), place.captured(1).trimmed());
}

Error SshConnection::explain(const QByteArray& errors, bool connected)
{
    const QString said = QString::fromUtf8(errors);
    const auto fail = [&](SshFault fault, ErrorCode code, const QString& sentence) {
        m_fault = fault;
        return Error{code, sentence, {}};
    };
    if (says(said, "REMOTE HOST IDENTIFICATION HAS CHANGED"))
        return fail(SshFault::ChangedKey, ErrorCode::Failed, changedKey(said));
    if (says(said, "Host key verification failed"))
        return fail(SshFault::UnknownKey, ErrorCode::Failed,
            Tr::tr(
                "The key of '%1' is not known on this machine yet. Connect once in a terminal with 'ssh %1', compare the fingerprint with what the "
                "site tells, and try again.")
                .arg(m_host));
    if (says(said, "Permission denied") && !connected)
        return fail(SshFault::NotAllowed, ErrorCode::Failed,
            Tr::tr("'%1' does not let you in (%2). Does 'ssh %1' work in a terminal? If it asks for a password or a code, connect from a terminal.")
                .arg(m_host, lastLine(said)));
    if (says(said, "Too many authentication failures"))
        return fail(SshFault::NotAllowed, ErrorCode::Failed,
            Tr::tr("'%1' was offered too many keys. Name the right one in ~/.ssh/config with IdentityFile and IdentitiesOnly yes.").arg(m_host));
    // A name that was known a while ago has not been misspelt.
    if (says(said, "Temporary failure in name resolution") || (says(said, "Could not resolve hostname") && m_hasWorked))
        return fail(SshFault::NoNames, ErrorCode::Failed,
            Tr::tr("'%1' cannot be found, since no name server answers (%2). Is the network or the VPN there?").arg(m_host, lastLine(said)));
    if (says(said, "Could not resolve hostname"))
        return fail(SshFault::UnknownName, ErrorCode::NotFound,
            Tr::tr("There is no host '%1', or no network to ask for it (%2).").arg(m_host, lastLine(said)));
    if (says(said, "Connection refused"))
        return fail(SshFault::Refused, ErrorCode::Failed,
            Tr::tr("'%1' refuses the connection: nothing listens there. Is the cluster in maintenance, or the port wrong? (%2)")
                .arg(m_host, lastLine(said)));
    if (!connected
        && (says(said, "timed out") || says(said, "No route to host") || says(said, "Network is unreachable") || says(said, "Connection reset")
            || says(said, "Connection closed")))
        return fail(SshFault::Unreachable, ErrorCode::Failed,
            Tr::tr("'%1' cannot be reached (%2). Is the network or the VPN there?").arg(m_host, lastLine(said)));
    if (says(said, "bash: not found") || says(said, "base64: "))
        return fail(SshFault::NoProgram, ErrorCode::Unsupported,
            Tr::tr("'%1' lacks bash or base64, which running there needs (%2).").arg(m_host, lastLine(said)));
    return fail(SshFault::Lost, ErrorCode::Failed, Tr::tr("The connection to '%1' was lost (%2).").arg(m_host, lastLine(said)));
}

} // namespace terrella
