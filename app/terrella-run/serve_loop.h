// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace terrella::cli {

/// The machinery of `serve`: takes lines, has a handler answer them on worker threads (the newest request first), and writes each answer as
/// one line. take() never waits for a worker. Every request gets exactly one answer, whatever the line holds.
class ServeLoop {
public:
    /// Called from several threads at once.
    using Handler = std::function<Result<QJsonObject>(const QString& method, const QJsonObject& params, const std::stop_token& stop)>;
    /// Called from one thread at a time, with the newline at the end.
    using Writer = std::function<void(const QByteArray& line)>;

    ServeLoop(Handler handler, Writer writer, int threads);
    ~ServeLoop();
    ServeLoop(const ServeLoop&) = delete;
    ServeLoop& operator=(const ServeLoop&) = delete;

    /// Writes a line that nobody asked for.
    void announce(const QJsonObject& object) { push(object); }
    /// One line of input. False where it asks for the end.
    bool take(const QByteArray& line);
    /// Waits until every request is answered and written, at most that long. True where it is so.
    bool drain(std::chrono::milliseconds longest);

private:
    struct Job {
        QJsonValue id;
        QString method;
        QJsonObject params;
        std::stop_source stop;
    };

    void work(const std::stop_token& end);
    void writeAnswers(const std::stop_token& end);
    void push(const QJsonObject& object);
    void pushResult(const QJsonValue& id, const QJsonObject& result);
    void pushError(const QJsonValue& id, const Error& error);
    void cancel(const QJsonValue& id);

    Handler m_handler;
    Writer m_writer;
    std::mutex m_mutex;
    std::condition_variable_any m_jobsCame;
    std::condition_variable_any m_answersCame;
    std::condition_variable_any m_becameIdle;
    std::vector<Job> m_waiting; ///< the newest is last
    std::list<Job> m_running;   ///< those that were cancelled are gone from it
    std::deque<QByteArray> m_answers;
    int m_busy = 0;                      ///< workers with a job, and the writer with a line
    std::vector<std::jthread> m_threads; // last: joined before the rest dies
};

} // namespace terrella::cli
