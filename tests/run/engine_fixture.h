// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/runner.h"
#include "tests/run/pipeline_builder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <mutex>

namespace terrella::testing {

inline QString fixturePlugins() { return QCoreApplication::applicationDirPath() + QStringLiteral("/plugins"); }

/// A store, a folder for files and runs, and the events of the last run.
class EngineFixture {
public:
    EngineFixture() : m_host({fixturePlugins()}), m_store(m_folder.path() + QStringLiteral("/store")) { options.baseFolder = m_folder.path(); }

    /// Runs and keeps the events.
    Result<void> run(const Document& document, const std::function<void(const RunEvent&)>& also = {})
    {
        events.clear();
        QFile::remove(path("events.jsonl"));
        const auto log = EventLog::open(path("events.jsonl"));
        if (!log)
            return log.error();
        return Runner(m_host, m_store).run(document, options, **log, stop.get_token(), [&](const RunEvent& event) {
            const std::lock_guard lock(m_mutex);
            events.push_back(event);
            if (also)
                also(event);
        });
    }
    std::vector<PlannedNode> plan(const Document& document)
    {
        const auto planned = Runner(m_host, m_store).plan(document, options);
        return planned ? planned->nodes : std::vector<PlannedNode>();
    }

    /// "started a", in order; progress and logs left out.
    [[nodiscard]] QStringList types() const
    {
        QStringList out;
        for (const RunEvent& event : events) {
            if (event.type != QLatin1String("progress") && event.type != QLatin1String("log"))
                out.append(event.node.isEmpty() ? event.type : event.type + QLatin1Char(' ') + event.node);
        }
        return out;
    }
    /// Nodes with an event of that type, sorted.
    [[nodiscard]] QStringList nodesWith(const char* type) const
    {
        QStringList out;
        for (const RunEvent& event : events) {
            if (event.type == QLatin1String(type))
                out.append(event.node);
        }
        out.sort();
        return out;
    }
    [[nodiscard]] const RunEvent* find(const char* type, const char* node) const
    {
        for (const RunEvent& event : events) {
            if (event.type == QLatin1String(type) && event.node == QLatin1String(node))
                return &event;
        }
        return nullptr;
    }
    /// The number that a node gave in the last run.
    [[nodiscard]] double numberOf(const char* node) const
    {
        const RunEvent* event = find("finished", node);
        event = event ? event : find("reused", node);
        if (!event)
            return -1e9;
        const QJsonObject outputs = event->details.value(QLatin1String("outputs")).toObject();
        const auto value = loadValue(outputs.begin().value().toString());
        return value ? std::get<std::shared_ptr<const Report>>(*value)->content.value(QLatin1String("value")).toDouble() : -1e9;
    }

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char* name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", name);
    }
    [[nodiscard]] QStringList workFolders() const
    {
        return QDir(m_store.root() + QStringLiteral("/unfinished")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    PluginHost& host() { return m_host; }
    Store& store() { return m_store; }

    RunOptions options;
    std::stop_source stop;
    std::vector<RunEvent> events;

private:
    QTemporaryDir m_folder;
    PluginHost m_host;
    Store m_store;
    std::mutex m_mutex;
};

/// "a reuse nothing changed": one line for each node of a plan.
inline QStringList lines(const std::vector<PlannedNode>& plan)
{
    QStringList out;
    for (const PlannedNode& node : plan)
        out.append(node.id + (node.reuse ? QStringLiteral(" reuse ") : QStringLiteral(" run ")) + node.reason);
    return out;
}

inline QJsonObject with(const char* key, const QJsonValue& value) { return {{QLatin1String(key), value}}; }

} // namespace terrella::testing
