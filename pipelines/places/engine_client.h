// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>

namespace terrella {

/// Talks to one `terrella-run serve`: starts it, sends requests as JSON lines, hands each answer to its callback, and starts it again when it
/// dies: requests that had no answer yet are sent once more (all of them only look, so asking twice does no harm). After several deaths in a row it
/// gives up until start() is called again. Lives in one thread with an event loop; callbacks come in that thread, never from within request(), and
/// none after destruction has begun.
class EngineClient : public QObject {
    Q_OBJECT
public:
    using Callback = std::function<void(Result<QJsonObject>)>;

    explicit EngineClient(QObject* parent = nullptr);
    ~EngineClient() override;

    /// $TERRELLA_RUN, else terrella-run beside this program, else on the PATH; empty where there is none.
    static QString findProgram();
    /// Another program than findProgram(), and its arguments, for tests.
    void setProgram(const QString& program, const QStringList& arguments = {QStringLiteral("serve")});

    /// An engine that is not ready by then is killed and counts as dead.
    void setReadyTimeout(std::chrono::milliseconds longest) { m_readyTimeout.setInterval(longest); }

    /// Starts the engine, also after it was given up. Requests may be made before it is ready.
    void start();
    /// Ends the engine for good; what is outstanding is answered with Cancelled.
    void stop();
    [[nodiscard]] bool isReady() const { return m_ready; }
    /// Of the engine, 0 where none runs.
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }

    /// Asks. The callback is called once: with the result, with the engine's error, or with Cancelled or Failed. It is not called when
    /// `context` has died in the meantime. Returns the request's number for cancel().
    qint64 request(const QString& method, const QJsonObject& params, QObject* context, Callback callback);
    /// Drops a request: its callback is called with Cancelled and the engine stops working on it.
    void cancel(qint64 id);

    /// The methods of `serve` by name; see app/terrella-run/serve_command.cpp for what they answer.
    /// With the groups that lie in `folder`.
    qint64 modules(const QString& folder, QObject* context, Callback callback);
    qint64 check(const QJsonObject& document, const QString& baseFolder, QObject* context, Callback callback);
    qint64 plan(const QJsonObject& document, const QString& baseFolder, const QString& toNode, QObject* context, Callback callback);
    qint64 describe(const QString& path, QObject* context, Callback callback);
    /// Logs in with settings that need not be saved. Seconds.
    qint64 testCluster(const QString& name, const QJsonObject& cluster, QObject* context, Callback callback);
    /// Copies the engine there: {"engine": path}. Minutes.
    qint64 installEngine(const QString& name, const QJsonObject& cluster, QObject* context, Callback callback);
    /// What a run of that name would do on clusters; it asks them what they have. Seconds.
    qint64 planParts(const QJsonObject& document, const QString& baseFolder, const QString& name, QObject* context, Callback callback);

Q_SIGNALS:
    void ready(const QString& version);
    /// The engine has died; it is started again unless `givenUp`. `log`: the last lines it wrote to stderr.
    void lost(const QString& sentence, const QString& log, bool givenUp);

private:
    struct Pending {
        QByteArray line;
        QPointer<QObject> context;
        Callback callback;
        int timesSent = 0;
    };

    void launch();
    void readAnswers();
    void takeLine(const QByteArray& line);
    void processEnded(const QString& how);
    void send(Pending& pending);
    void settle(qint64 id, Result<QJsonObject> answer);
    void settleAll(const Error& error);

    QString m_program;
    QStringList m_arguments;
    QProcess* m_process = nullptr;
    QTimer m_restart;
    QTimer m_readyTimeout;
    QByteArray m_partial; ///< an answer of which the end is still to come
    QByteArray m_log;     ///< tail of stderr
    std::map<qint64, Pending> m_pending;
    qint64 m_lastId = 0;
    int m_deathsInARow = 0;
    bool m_ready = false;
    bool m_wanted = false; ///< between start() and stop()
};

} // namespace terrella
