// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <chrono>

namespace terrella {

/// A login shell on the other side that stays for one script after another: each takes one round trip and no login. Scripts run in a subshell, so
/// that one leaves nothing to the next. Used by SshConnection alone. One thread: the one that started it.
class SshShell {
public:
    /// What a script, or the start, has come to.
    enum class Stand { Busy, Done, Ended /**< ssh has ended: exitCode(), errors() */ };

    SshShell() = default;
    ~SshShell() { stop(); }
    SshShell(const SshShell&) = delete;
    SshShell& operator=(const SshShell&) = delete;

    /// Starts ssh with these arguments, which end with the host. False: there is no ssh (errorString()).
    bool start(const QStringList& arguments, const QProcessEnvironment& environment);
    /// Ended shells are started anew. False also in another thread than the one that started it.
    [[nodiscard]] bool isUsable();
    /// input: what the script reads. Call step() until it is done.
    void begin(const QString& script, const QStringList& arguments, const QByteArray& input);
    /// Waits a little for news. moved: whether any came, or went.
    Stand step(bool* moved);
    void stop();

    [[nodiscard]] int code() const { return m_code; }
    QByteArray takeOutput() { return std::exchange(m_output, {}); }
    QByteArray takeErrors() { return std::exchange(m_errors, {}); }
    [[nodiscard]] bool hasBegun() const { return m_begun; } ///< the other side has answered at all
    [[nodiscard]] QString errorString() const { return m_ssh.errorString(); }

private:
    bool takeEnd();

    QProcess m_ssh;
    Qt::HANDLE m_thread = nullptr;
    QByteArray m_marker, m_id; ///< where the shell's words begin; of the script at work
    QByteArray m_output, m_errors;
    qint64 m_unsent = 0;
    bool m_begun = false;
    int m_code = 0;
};

/// Arguments as the positional parameters of what follows, whatever is in them.
QString settingArguments(const QStringList& arguments);
QByteArray freshMarker();

} // namespace terrella
