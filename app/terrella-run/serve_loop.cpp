// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/serve_loop.h"

#include "app/terrella-run/engine_json.h"
#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ServeLoop)
};

bool isId(const QJsonValue& id) { return id.isDouble() || id.isString(); }

} // namespace

ServeLoop::ServeLoop(Handler handler, Writer writer, int threads) : m_handler(std::move(handler)), m_writer(std::move(writer))
{
    m_threads.emplace_back([this](const std::stop_token& end) { writeAnswers(end); });
    for (int i = 0; i < std::max(1, threads); ++i)
        m_threads.emplace_back([this](const std::stop_token& end) { work(end); });
}

ServeLoop::~ServeLoop()
{
    {
        const std::lock_guard lock(m_mutex);
        for (Job& job : m_running)
            job.stop.request_stop();
    }
    for (std::jthread& thread : m_threads)
        thread.request_stop();
}

bool ServeLoop::take(const QByteArray& line)
{
    if (line.trimmed().isEmpty())
        return true;
    const Result<QJsonObject> parsed = parseJson(line, Tr::tr("request"));
    if (!parsed) {
        pushError({}, {ErrorCode::Usage, parsed.error().message, {}});
        return true;
    }
    const QJsonValue id = parsed->value(QLatin1String("id"));
    const QJsonValue method = parsed->value(QLatin1String("method"));
    const QJsonValue params = parsed->value(QLatin1String("params"));
    if (!method.isString() || !(params.isObject() || params.isUndefined() || params.isNull())) {
        pushError(isId(id) ? id : QJsonValue(), {ErrorCode::Usage, Tr::tr("A request is {\"id\": number, \"method\": text, \"params\": {…}}."), {}});
        return true;
    }
    if (method.toString() == QLatin1String("cancel")) {
        cancel(params.toObject().value(QLatin1String("id")));
        if (isId(id))
            pushResult(id, {});
        return true;
    }
    if (!isId(id)) {
        pushError({}, {ErrorCode::Usage, Tr::tr("The request '%1' has no \"id\", so that nobody could tell its answer.").arg(method.toString()), {}});
        return true;
    }
    if (method.toString() == QLatin1String("shutdown")) {
        pushResult(id, {});
        return false;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({id, method.toString(), params.toObject(), {}});
    }
    m_jobsCame.notify_one();
    return true;
}

void ServeLoop::cancel(const QJsonValue& id)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto same = [&](const Job& job) { return job.id == id; };
        const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), same);
        const auto running = std::find_if(m_running.begin(), m_running.end(), same);
        if (waiting != m_waiting.end()) {
            m_waiting.erase(waiting);
        } else if (running != m_running.end()) {
            running->stop.request_stop();
            m_running.erase(running); // its answer is dropped when it comes
        } else {
            return; // answered already
        }
    }
    pushError(id, {ErrorCode::Cancelled, Tr::tr("Cancelled."), {}});
}

void ServeLoop::work(const std::stop_token& end)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_jobsCame.wait(lock, end, [this] { return !m_waiting.empty(); }) || end.stop_requested())
            return;
        m_running.push_back(std::move(m_waiting.back())); // the newest answer is the one that somebody waits for
        m_waiting.pop_back();
        const auto job = std::prev(m_running.end());
        const Job copy = *job; // the entry may go while we work
        const std::stop_token stop = job->stop.get_token();
        ++m_busy;
        lock.unlock();

        Result<QJsonObject> answer = QJsonObject();
        try {
            answer = m_handler(copy.method, copy.params, stop);
        } catch (const std::exception& problem) {
            answer = Error{ErrorCode::Failed, Tr::tr("'%1' failed: %2.").arg(copy.method, QString::fromUtf8(problem.what())), {}};
        }

        lock.lock();
        const auto still = std::find_if(m_running.begin(), m_running.end(), [&](const Job& known) { return known.stop == copy.stop; });
        const bool wanted = still != m_running.end();
        if (wanted)
            m_running.erase(still);
        lock.unlock();
        if (wanted && answer)
            pushResult(copy.id, *answer);
        else if (wanted)
            pushError(copy.id, answer.error());
        lock.lock();
        --m_busy;
        m_becameIdle.notify_all();
    }
}

void ServeLoop::pushResult(const QJsonValue& id, const QJsonObject& result)
{
    push({{QStringLiteral("id"), id}, {QStringLiteral("result"), result}});
}

void ServeLoop::pushError(const QJsonValue& id, const Error& error)
{
    push({{QStringLiteral("id"), id.isUndefined() ? QJsonValue() : id}, {QStringLiteral("error"), errorJson(error)}});
}

void ServeLoop::push(const QJsonObject& object)
{
    QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(std::move(line));
    }
    m_answersCame.notify_one();
}

void ServeLoop::writeAnswers(const std::stop_token& end)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        if (!m_answersCame.wait(lock, end, [this] { return !m_answers.empty(); }))
            return;
        const QByteArray line = std::move(m_answers.front());
        m_answers.pop_front();
        ++m_busy;
        lock.unlock();
        m_writer(line);
        lock.lock();
        --m_busy;
        m_becameIdle.notify_all();
    }
}

bool ServeLoop::drain(std::chrono::milliseconds longest)
{
    std::unique_lock lock(m_mutex);
    return m_becameIdle.wait_for(lock, longest, [this] { return m_waiting.empty() && m_answers.empty() && m_busy == 0; });
}

} // namespace terrella::cli
