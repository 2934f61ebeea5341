// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>

class QProcessEnvironment;
class QSocketNotifier;

namespace terrella {

// ssh asks for passwords, one-time codes and new host keys by a program (SSH_ASKPASS). That program is terrella-run, which hands the question to the
// window through a socket in a private folder and the answer to ssh. What is answered is never written anywhere, and no process has it in its words.

/// Where a window listens: in the private folder of ssh's shared connections.
Result<QString> askSocketPath();
/// A window listens, or did when this process was started by it.
bool isAskedInWindow();
/// Called by the window: the engines that it starts ask there.
void askInWindow();
/// What ssh must have in its surroundings to ask there.
void addAskpass(QProcessEnvironment& environment);

/// Whether this process was started by ssh to ask; `main` then does only that.
bool isAskpass();
/// Asks the window, writes the answer to stdout. The exit code: 0, or 1 where nobody answers.
int runAskpass(const QString& prompt);

/// The side of the window. Lives in one thread with an event loop.
class AskListener final : public QObject {
    Q_OBJECT

public:
    struct Question {
        qint64 id = 0;
        QString prompt;         ///< in ssh's words
        bool isConfirm = false; ///< yes or no, nothing secret
        bool isAgain = false;   ///< the same ssh has asked the same before: the answer was not accepted
    };

    explicit AskListener(QObject* parent = nullptr);
    ~AskListener() override;
    /// Error Failed where another window listens: that one is asked.
    Result<void> listen(const QString& path);
    void answer(qint64 id, const QString& text);
    /// No answer; what the same ssh asks after this has none either.
    void refuse(qint64 id);

Q_SIGNALS:
    void asked(const terrella::AskListener::Question& question);
    /// Nobody waits for the answer any more.
    void withdrawn(qint64 id);

private:
    struct Peer;
    void take();
    void read(qint64 id);
    void drop(qint64 id);
    void reply(qint64 id, const QByteArray& line);

    QString m_path;
    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::map<qint64, std::unique_ptr<Peer>> m_peers;
    std::map<qint64, QStringList> m_askedBy; ///< by process of ssh
    std::map<qint64, bool> m_refused;
    qint64 m_lastId = 0;
};

} // namespace terrella
