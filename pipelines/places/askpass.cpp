// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/askpass.h"

#include "pipelines/places/engine_client.h"
#include "pipelines/places/ssh_connection.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::AskListener)
};

constexpr const char* kWindow = "TERRELLA_ASK_WINDOW"; ///< in the engines that a window starts
constexpr const char* kAsking = "TERRELLA_ASKPASS";    ///< in ssh, and in what it starts
constexpr qsizetype kLongestQuestion = 64 << 10;
constexpr std::size_t kMostRemembered = 64;

bool addressOf(const QString& path, sockaddr_un& address)
{
    const QByteArray name = QFile::encodeName(path);
    address = {};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    return true;
}

/// A socket, or −1.
int connected(const QString& path)
{
    sockaddr_un address;
    if (!addressOf(path, address))
        return -1;
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket >= 0 && ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return socket;
    if (socket >= 0)
        ::close(socket);
    return -1;
}

bool writeAll(int file, const char* bytes, qsizetype size)
{
    while (size > 0) {
        const ssize_t written = ::write(file, bytes, static_cast<std::size_t>(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= written;
    }
    return true;
}

/// Overwrites what should not stay in memory.
void wipe(QByteArray& bytes)
{
    bytes.fill('\0');
    bytes.clear();
}

bool isOwn(int socket)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
}

} // namespace

Result<QString> askSocketPath()
{
    TRY(const QString folder, SshConnection::controlFolder());
    return folder + QStringLiteral("/ask");
}

bool isAskedInWindow() { return qEnvironmentVariableIsSet(kWindow); }

void askInWindow() { qputenv(kWindow, "1"); }

void addAskpass(QProcessEnvironment& environment)
{
    environment.insert(QStringLiteral("SSH_ASKPASS"), EngineClient::findProgram());
    environment.insert(QStringLiteral("SSH_ASKPASS_REQUIRE"), QStringLiteral("force")); // not the terminal that the window was started from
    environment.insert(QLatin1String(kAsking), QStringLiteral("1"));
}

bool isAskpass() { return qEnvironmentVariableIsSet(kAsking); }

int runAskpass(const QString& prompt)
{
    const auto path = askSocketPath();
    const int socket = path ? connected(*path) : -1;
    if (socket < 0)
        return 1;
    const QJsonObject question{{QStringLiteral("prompt"), prompt}, {QStringLiteral("ssh"), static_cast<qint64>(::getppid())},
        {QStringLiteral("confirm"), qEnvironmentVariable("SSH_ASKPASS_PROMPT") == QLatin1String("confirm")}};
    const QByteArray line = QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n';
    QByteArray answer;
    char piece[4096];
    if (writeAll(socket, line.constData(), line.size())) {
        ssize_t count = 0;
        while ((count = ::read(socket, piece, sizeof piece)) != 0) {
            if (count < 0 && errno != EINTR)
                break;
            if (count > 0)
                answer.append(piece, count);
        }
    }
    ::close(socket);
    std::memset(piece, 0, sizeof piece);
    // "+text": an answer; anything else is none.
    const bool isAnswer = answer.startsWith('+') && answer.endsWith('\n');
    const bool isWritten = isAnswer && writeAll(STDOUT_FILENO, answer.constData() + 1, answer.size() - 1);
    wipe(answer);
    return isWritten ? 0 : 1;
}

struct AskListener::Peer {
    int socket = -1;
    qint64 ssh = 0;
    QByteArray said;
    std::unique_ptr<QSocketNotifier> notifier;
    Peer(int file) : socket(file) {}
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer()
    {
        notifier.reset();
        ::close(socket);
    }
};

AskListener::AskListener(QObject* parent) : QObject(parent) {}

AskListener::~AskListener()
{
    m_peers.clear();
    m_notifier.reset();
    if (m_socket >= 0) {
        ::close(m_socket);
        QFile::remove(m_path);
    }
}

Result<void> AskListener::listen(const QString& path)
{
    const auto fail = [&](const QString& why) {
        return Error{
            ErrorCode::Failed, Tr::tr("Passwords cannot be asked for in this window: %1. Connect from a terminal, or use an agent.").arg(why), {}};
    };
    if (const int other = connected(path); other >= 0) {
        ::close(other);
        return fail(Tr::tr("another window of Terrella asks for them"));
    }
    sockaddr_un address;
    if (!addressOf(path, address))
        return fail(Tr::tr("the path '%1' is too long").arg(path));
    QFile::remove(path); // of a window that was killed
    m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const mode_t mask = ::umask(0077);
    const bool isBound = m_socket >= 0 && ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const int bindError = errno;
    ::umask(mask);
    if (!isBound || ::listen(m_socket, 8) != 0) {
        const QString why = QString::fromLocal8Bit(std::strerror(isBound ? errno : bindError));
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
        return fail(why);
    }
    m_path = path;
    std::signal(SIGPIPE, SIG_IGN); // who asks may be gone when the answer comes
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &AskListener::take);
    return {};
}

void AskListener::take()
{
    const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0)
        return;
    auto peer = std::make_unique<Peer>(socket);
    if (!isOwn(socket))
        return;
    const qint64 id = ++m_lastId;
    peer->notifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    connect(peer->notifier.get(), &QSocketNotifier::activated, this, [this, id] { read(id); });
    m_peers.emplace(id, std::move(peer));
}

void AskListener::read(qint64 id)
{
    Peer& peer = *m_peers.at(id);
    char piece[4096];
    const ssize_t count = ::read(peer.socket, piece, sizeof piece);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0 || peer.said.size() > kLongestQuestion) {
        drop(id);
        Q_EMIT withdrawn(id);
        return;
    }
    const bool wasWhole = peer.said.contains('\n');
    peer.said.append(piece, count);
    if (wasWhole || !peer.said.contains('\n'))
        return;
    const QJsonObject json = QJsonDocument::fromJson(peer.said.left(peer.said.indexOf('\n'))).object();
    peer.ssh = json.value(QLatin1String("ssh")).toInteger();
    if (m_refused.count(peer.ssh) > 0) {
        refuse(id);
        return;
    }
    if (m_askedBy.size() > kMostRemembered) {
        m_askedBy.clear();
        m_refused.clear();
    }
    Question question;
    question.id = id;
    question.prompt = json.value(QLatin1String("prompt")).toString();
    question.isConfirm = json.value(QLatin1String("confirm")).toBool();
    QStringList& before = m_askedBy[peer.ssh];
    question.isAgain = before.contains(question.prompt);
    before.append(question.prompt);
    Q_EMIT asked(question);
}

void AskListener::reply(qint64 id, const QByteArray& line)
{
    if (const auto peer = m_peers.find(id); peer != m_peers.end())
        writeAll(peer->second->socket, line.constData(), line.size());
    drop(id);
}

void AskListener::drop(qint64 id)
{
    const auto peer = m_peers.find(id);
    if (peer == m_peers.end())
        return;
    // We may be called from its own notifier.
    peer->second->notifier->setEnabled(false);
    peer->second->notifier.release()->deleteLater();
    peer->second->notifier = nullptr;
    m_peers.erase(peer);
}

void AskListener::answer(qint64 id, const QString& text)
{
    QByteArray line = '+' + text.toUtf8() + '\n';
    reply(id, line);
    wipe(line);
}

void AskListener::refuse(qint64 id)
{
    if (const auto peer = m_peers.find(id); peer != m_peers.end())
        m_refused[peer->second->ssh] = true;
    reply(id, "-\n");
}

} // namespace terrella
