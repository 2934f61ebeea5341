// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/serve_input.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>

namespace terrella::fuzz {

namespace {

/// Everything but a wish to cancel that has no id of its own.
bool expectsAnswer(const QByteArray& line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QJsonValue params = json.value(QLatin1String("params"));
    const bool cancels
        = json.value(QLatin1String("method")) == QLatin1String("cancel") && (params.isObject() || params.isUndefined() || params.isNull());
    const QJsonValue id = json.value(QLatin1String("id"));
    return !cancels || id.isDouble() || id.isString();
}

} // namespace

void tryServe(const QByteArray& input, cli::ServeEngine& engine)
{
    qputenv("PATH", {}); // inputs may ask to test or install on a cluster: there is no ssh to do it with
    std::atomic<int> answers{0};
    int asked = 0;
    {
        cli::ServeLoop loop(
            [&engine](const QString& method, const QJsonObject& params, const std::stop_token& stop) { return engine.answer(method, params, stop); },
            [&answers](const QByteArray& line) {
                const QJsonDocument json = QJsonDocument::fromJson(line);
                if (!line.endsWith('\n') || line.count('\n') != 1 || !json.isObject())
                    qFatal("an answer that is no line of JSON");
                if (json.object().contains(QStringLiteral("result")) == json.object().contains(QStringLiteral("error")))
                    qFatal("an answer with both or none of result and error");
                ++answers;
            },
            1);
        for (const QByteArray& line : input.split('\n')) {
            if (line.trimmed().isEmpty())
                continue;
            asked += expectsAnswer(line) ? 1 : 0;
            if (!loop.take(line))
                break;
        }
        if (!loop.drain(std::chrono::seconds(20)))
            qFatal("no answer within 20 s");
    }
    if (answers != asked)
        qFatal("%d answers to %d requests", answers.load(), asked);
}

} // namespace terrella::fuzz
