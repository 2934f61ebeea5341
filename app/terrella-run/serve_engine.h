// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace terrella::cli {

/// Answers the requests of `serve`. Everything is made on first use: the ready line must not wait for plugins. Any thread.
class ServeEngine {
public:
    Result<QJsonObject> answer(const QString& method, const QJsonObject& params, const std::stop_token& stop);

private:
    PluginHost& host();
    /// A checker remembers what it found; one that is free is used again, the latest first.
    std::unique_ptr<Checker> takeChecker();
    Result<QJsonObject> check(const QJsonObject& params);
    Result<QJsonObject> plan(const QJsonObject& params);
    Result<QJsonObject> why(const QJsonObject& params);
    /// {"name", "cluster": settings}: those need not be saved.
    Result<QJsonObject> testCluster(const QJsonObject& params, const std::stop_token& stop);
    /// The same settings; copies this engine there: {"engine": its path there}.
    Result<QJsonObject> installEngineThere(const QJsonObject& params, const std::stop_token& stop);
    Result<QJsonObject> planParts(const QJsonObject& params, const std::stop_token& stop);
    /// {"place", "folder": of the job there}: the end of what it wrote.
    Result<QJsonObject> jobLog(const QJsonObject& params, const std::stop_token& stop);

    std::mutex m_mutex;
    std::unique_ptr<PluginHost> m_host;
    std::vector<std::unique_ptr<Checker>> m_checkers;
};

} // namespace terrella::cli
