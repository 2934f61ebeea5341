// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace terrella {

class SshShell;

/// Why a connection does not work; None where it does, whatever the command there said.
enum class SshFault { None, NoProgram, UnknownName, NoNames, Unreachable, Refused, NotAllowed, UnknownKey, ChangedKey, Lost, Silent };
/// Worth trying again later, with nothing changed by the user: the network is away, not a name or a key wrong.
bool isPassing(SshFault fault);

/// A command for the other side.
struct RemoteCommand {
    QString script;        ///< POSIX shell; its arguments are "$1", "$2", …
    QStringList arguments; ///< any text but NUL: they cannot break out
    /// Gives stdin piece by piece; empty: the end. None: `given`, and a login shell. Scripts that stream run in a plain shell: they find what the
    /// system has, not what login scripts and modules bring.
    std::function<Result<QByteArray>()> input;
    /// Takes stdout piece by piece instead of RemoteAnswer::output.
    std::function<Result<void>(const QByteArray&)> output;
    QByteArray given{};               ///< stdin, where it is little
    std::chrono::seconds silence{60}; ///< the connection counts as dead when nothing moves for so long
};

struct RemoteAnswer {
    int code = 0;      ///< of the script
    QByteArray output; ///< what it wrote, without what login scripts say before it
    QByteArray errors; ///< stderr
};

/// A host, through the system's OpenSSH client: ~/.ssh/config, agent, jump hosts, Kerberos and known hosts work as in a terminal. The first command
/// opens one connection, which the following ones share; it stays for a minute after the last. Scripts that stream nothing share a login shell as
/// well, so that each takes one round trip. Blocking; one thread at a time. No password passes
/// through here: ssh asks the user itself, or its askpass program does.
class SshConnection {
public:
    enum class Ask {
        Never,    ///< for work in the background
        Terminal, ///< ssh may ask for passwords, codes and new keys on the terminal of this process, or through SSH_ASKPASS
        Window    ///< it asks in the window of the desktop (askpass.h)
    };
    /// On the terminal where there is one, else in the window that has started this process.
    static Ask askAsStarted(bool hasTerminal);
    SshConnection(QString host, QString configFile = {}, Ask ask = Ask::Never);
    ~SshConnection();
    SshConnection(const SshConnection&) = delete;
    SshConnection& operator=(const SshConnection&) = delete;

    /// Runs a script there. Errors: what is wrong with the connection (fault() tells which kind), Cancelled, and those of input and output. That the
    /// script failed is no error: its code tells.
    Result<RemoteAnswer> run(const RemoteCommand& command, const std::stop_token& stop = {});
    [[nodiscard]] SshFault fault() const { return m_fault; } ///< of the last run()
    [[nodiscard]] const QString& host() const { return m_host; }
    /// When something last moved in either direction; the epoch where nothing ever did.
    [[nodiscard]] std::chrono::steady_clock::time_point lastMoved() const { return m_heard; }
    /// Ends the shared connection. It need not be called.
    void close();

    /// Private, short: the path of a socket has 107 bytes.
    static Result<QString> controlFolder();

private:
    Result<RemoteAnswer> runInShell(const RemoteCommand& command, const QString& folder, const std::stop_token& stop);
    Result<RemoteAnswer> runStreaming(const RemoteCommand& command, const QString& folder, const std::stop_token& stop);
    Error noProgram(const QString& why);
    Error silent(std::chrono::seconds time);
    [[nodiscard]] std::chrono::seconds patience(const RemoteCommand& command, bool begun) const;
    [[nodiscard]] QStringList options(const QString& folder) const;
    Error explain(const QByteArray& errors, bool connected);
    [[nodiscard]] QString changedKey(const QString& said) const;

    const QString m_host, m_configFile;
    const Ask m_ask;
    SshFault m_fault = SshFault::None;
    bool m_hasWorked = false;
    std::unique_ptr<SshShell> m_shell;
    std::chrono::steady_clock::time_point m_heard{};
};

/// One word of a POSIX shell that stands for the text, whatever is in it.
QString shellQuoted(const QString& text);
/// The command for ssh that runs a script with arguments under bash, whatever the login shell is: it has no character that any shell would touch.
/// The script's output follows the line `marker`. A login shell has `module` and what the site sets, as in a terminal.
QString wrappedScript(const QString& script, const QStringList& arguments, const QByteArray& marker, bool isLogin = true);

} // namespace terrella
