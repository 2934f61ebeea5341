// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/engine_client.h"

#include "pipelines/core/error_code.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace terrella {

namespace {

constexpr int kDeathsBeforeGivingUp = 5;
constexpr int kFirstPauseMs = 100;
constexpr int kLongestPauseMs = 5000;
constexpr int kReadyWithinMs = 15000;
constexpr int kEndWithinMs = 500;
/// A request that killed the engine this often is not sent again.
constexpr int kTimesSent = 2;
constexpr qsizetype kLogTail = 8192;

} // namespace

EngineClient::EngineClient(QObject* parent) : QObject(parent), m_program(findProgram()), m_arguments{QStringLiteral("serve")}
{
    m_restart.setSingleShot(true);
    connect(&m_restart, &QTimer::timeout, this, &EngineClient::launch);
    m_readyTimeout.setSingleShot(true);
    m_readyTimeout.setInterval(kReadyWithinMs);
    connect(&m_readyTimeout, &QTimer::timeout, this, [this] {
        if (m_process)
            m_process->kill(); // processEnded() follows
    });
}

EngineClient::~EngineClient()
{
    m_pending.clear(); // whoever asked may be half destroyed by now
    stop();
}

QString EngineClient::findProgram()
{
    const QString named = qEnvironmentVariable("TERRELLA_RUN");
    if (!named.isEmpty())
        return named;
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/terrella-run");
    if (QFileInfo(beside).isExecutable())
        return beside;
    return QStandardPaths::findExecutable(QStringLiteral("terrella-run"));
}

void EngineClient::setProgram(const QString& program, const QStringList& arguments)
{
    m_program = program;
    m_arguments = arguments;
}

void EngineClient::start()
{
    m_wanted = true;
    m_deathsInARow = 0;
    if (!m_process && !m_restart.isActive())
        m_restart.start(0); // never a signal from within start()
}

void EngineClient::stop()
{
    m_wanted = false;
    m_ready = false;
    m_restart.stop();
    m_readyTimeout.stop();
    if (m_process) {
        QProcess* process = std::exchange(m_process, nullptr);
        process->disconnect(this);
        process->closeWriteChannel(); // the engine ends at the end of its input
        if (!process->waitForFinished(kEndWithinMs)) {
            process->kill();
            process->waitForFinished(kEndWithinMs);
        }
        process->deleteLater();
    }
    settleAll({ErrorCode::Cancelled, tr("The engine was stopped."), {}});
}

void EngineClient::launch()
{
    if (!m_wanted || m_process)
        return;
    m_partial.clear();
    m_log.clear();
    m_process = new QProcess(this);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &EngineClient::readAnswers);
    connect(m_process, &QProcess::readyReadStandardError, this, [this] { m_log = (m_log + m_process->readAllStandardError()).right(kLogTail); });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        readAnswers();
        m_log = (m_log + m_process->readAllStandardError()).right(kLogTail);
        processEnded(status == QProcess::CrashExit ? tr("it was killed or crashed (signal %1)").arg(code) : tr("it ended with code %1").arg(code));
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            processEnded(m_program.isEmpty() ? tr("the program terrella-run was not found; set TERRELLA_RUN to where it is")
                                             : tr("'%1' cannot be started: %2").arg(m_program, m_process->errorString()));
    });
    m_readyTimeout.start();
    m_process->start(m_program, m_arguments);
}

void EngineClient::readAnswers()
{
    if (!m_process)
        return;
    m_partial += m_process->readAllStandardOutput();
    qsizetype begin = 0;
    for (qsizetype end = m_partial.indexOf('\n'); end >= 0; end = m_partial.indexOf('\n', begin)) {
        const QByteArray line = m_partial.mid(begin, end - begin);
        begin = end + 1;
        if (!line.trimmed().isEmpty())
            takeLine(line);
        if (!m_process)
            return; // a callback has stopped us
    }
    m_partial.remove(0, begin);
}

void EngineClient::takeLine(const QByteArray& line)
{
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    if (answer.value(QLatin1String("ready")).toBool()) {
        m_ready = true;
        m_readyTimeout.stop();
        for (auto& [id, pending] : m_pending)
            send(pending);
        Q_EMIT ready(answer.value(QLatin1String("version")).toString());
        return;
    }
    const QJsonValue id = answer.value(QLatin1String("id"));
    if (!id.isDouble())
        return;         // something that a library printed; answers carry their number
    m_deathsInARow = 0; // it works
    if (answer.contains(QLatin1String("error"))) {
        const QJsonObject error = answer.value(QLatin1String("error")).toObject();
        QStringList trail;
        for (const QJsonValue& step : error.value(QLatin1String("trail")).toArray())
            trail.append(step.toString());
        settle(id.toInteger(),
            Error{parseErrorCode(error.value(QLatin1String("code")).toString()).value_or(ErrorCode::Failed),
                error.value(QLatin1String("message")).toString(), trail});
    } else {
        settle(id.toInteger(), answer.value(QLatin1String("result")).toObject());
    }
}

void EngineClient::processEnded(const QString& how)
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->deleteLater();
    m_process = nullptr;
    m_ready = false;
    m_readyTimeout.stop();
    if (!m_wanted)
        return;

    ++m_deathsInARow;
    const bool givenUp = m_deathsInARow >= kDeathsBeforeGivingUp;
    const QString tail = QString::fromUtf8(m_log).trimmed();
    const QString sentence = givenUp ? tr("The engine has died %1 times in a row: %2.").arg(m_deathsInARow).arg(how)
                                     : tr("The engine has died and is started again: %1.").arg(how);
    // Requests that were under way at several deaths are not tried once more: one of them may be the cause.
    std::vector<qint64> suspects;
    for (const auto& [id, pending] : m_pending) {
        if (givenUp || pending.timesSent >= kTimesSent)
            suspects.push_back(id);
    }
    if (givenUp)
        m_wanted = false;
    else
        m_restart.start(std::min(kLongestPauseMs, kFirstPauseMs << (m_deathsInARow - 1)));
    const QPointer<EngineClient> alive(this);
    for (const qint64 id : suspects) {
        settle(id, Error{ErrorCode::Failed, tr("The engine died while it worked on this: %1.").arg(how), {}});
        if (!alive)
            return;
    }
    Q_EMIT lost(sentence, tail, givenUp);
}

qint64 EngineClient::request(const QString& method, const QJsonObject& params, QObject* context, Callback callback)
{
    const qint64 id = ++m_lastId;
    const QJsonObject request{{QStringLiteral("id"), id}, {QStringLiteral("method"), method}, {QStringLiteral("params"), params}};
    Pending& pending = m_pending[id];
    pending = {QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n', context, std::move(callback), 0};
    if (!m_wanted) {
        QTimer::singleShot(0, this, [this, id] { settle(id, Error{ErrorCode::Failed, tr("The engine is not running."), {}}); });
    } else if (m_ready) {
        send(pending);
    }
    return id;
}

void EngineClient::send(Pending& pending)
{
    ++pending.timesSent;
    m_process->write(pending.line);
}

void EngineClient::cancel(qint64 id)
{
    if (!m_pending.contains(id))
        return;
    if (m_ready && m_process) {
        const QJsonObject order{
            {QStringLiteral("method"), QStringLiteral("cancel")}, {QStringLiteral("params"), QJsonObject{{QStringLiteral("id"), id}}}};
        m_process->write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    }
    settle(id, Error{ErrorCode::Cancelled, tr("Cancelled."), {}});
}

void EngineClient::settle(qint64 id, Result<QJsonObject> answer)
{
    const auto it = m_pending.find(id);
    if (it == m_pending.end())
        return; // cancelled before
    const Pending pending = std::move(it->second);
    m_pending.erase(it);
    if (pending.context && pending.callback)
        pending.callback(std::move(answer));
}

void EngineClient::settleAll(const Error& error)
{
    while (!m_pending.empty())
        settle(m_pending.begin()->first, error);
}

qint64 EngineClient::modules(const QString& folder, QObject* context, Callback callback)
{
    return request(QStringLiteral("modules"), {{QStringLiteral("base"), folder}}, context, std::move(callback));
}

qint64 EngineClient::check(const QJsonObject& document, const QString& baseFolder, QObject* context, Callback callback)
{
    return request(
        QStringLiteral("check"), {{QStringLiteral("document"), document}, {QStringLiteral("base"), baseFolder}}, context, std::move(callback));
}

qint64 EngineClient::plan(const QJsonObject& document, const QString& baseFolder, const QString& toNode, QObject* context, Callback callback)
{
    return request(QStringLiteral("plan"),
        {{QStringLiteral("document"), document}, {QStringLiteral("base"), baseFolder}, {QStringLiteral("to"), toNode}}, context, std::move(callback));
}

qint64 EngineClient::describe(const QString& path, QObject* context, Callback callback)
{
    return request(QStringLiteral("describe"), {{QStringLiteral("path"), path}}, context, std::move(callback));
}

qint64 EngineClient::testCluster(const QString& name, const QJsonObject& cluster, QObject* context, Callback callback)
{
    return request(
        QStringLiteral("test_cluster"), {{QStringLiteral("name"), name}, {QStringLiteral("cluster"), cluster}}, context, std::move(callback));
}

qint64 EngineClient::installEngine(const QString& name, const QJsonObject& cluster, QObject* context, Callback callback)
{
    return request(
        QStringLiteral("install_engine"), {{QStringLiteral("name"), name}, {QStringLiteral("cluster"), cluster}}, context, std::move(callback));
}

qint64 EngineClient::planParts(const QJsonObject& document, const QString& baseFolder, const QString& name, QObject* context, Callback callback)
{
    return request(QStringLiteral("plan_parts"),
        {{QStringLiteral("document"), document}, {QStringLiteral("base"), baseFolder}, {QStringLiteral("name"), name}}, context, std::move(callback));
}

} // namespace terrella
