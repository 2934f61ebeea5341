// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/runner.h"

#include "pipelines/core/error_code.h"
#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/graph/document_paths.h"
#include "pipelines/graph/file_parameters.h"
#include "pipelines/run/cancel_watch.h"
#include "pipelines/run/execution.h"
#include "pipelines/run/outer_events.h"
#include "pipelines/run/process_usage.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Runner)
};

QJsonArray problemsJson(const DocumentCheck& check)
{
    QJsonArray out;
    for (const Problem& problem : check.all())
        out.append(toJson(problem));
    return out;
}

Error invalid(const DocumentCheck& check)
{
    QStringList sentences;
    for (const Problem& problem : check.all()) {
        if (problem.severity != Severity::Error)
            continue;
        sentences.append(problem.node.isEmpty() ? problem.message : QStringLiteral("%1: %2").arg(problem.node, problem.message));
    }
    return {ErrorCode::Invalid, sentences.join(QLatin1Char('\n')), {}};
}

} // namespace

QJsonObject RunOptions::toJson() const
{
    QJsonObject results;
    for (const auto& [node, key] : given)
        results.insert(node, key);
    return {{QStringLiteral("given"), results}, {QStringLiteral("base"), baseFolder}, {QStringLiteral("to_node"), toNode},
        {QStringLiteral("jobs"), jobs}, {QStringLiteral("memory"), memory}, {QStringLiteral("keep_going"), keepGoing}, {QStringLiteral("name"), name},
        {QStringLiteral("pipeline"), pipeline}};
}

RunOptions RunOptions::fromJson(const QJsonObject& json)
{
    RunOptions out;
    out.baseFolder = json.value(QLatin1String("base")).toString();
    out.toNode = json.value(QLatin1String("to_node")).toString();
    out.jobs = json.value(QLatin1String("jobs")).toInt(out.jobs);
    out.memory = json.value(QLatin1String("memory")).toInteger(out.memory);
    out.keepGoing = json.value(QLatin1String("keep_going")).toBool(out.keepGoing);
    out.name = json.value(QLatin1String("name")).toString();
    out.pipeline = json.value(QLatin1String("pipeline")).toString();
    const QJsonObject results = json.value(QLatin1String("given")).toObject();
    for (auto it = results.begin(); it != results.end(); ++it)
        out.given[it.key()] = it.value().toString();
    return out;
}

Document withAbsolutePaths(const Document& document, const PluginHost& host, const QString& baseFolder)
{
    const FindSpec find = [&](const QString& module) { return host.find(module); };
    return withPathsChanged(document, find, [&](const QString& path) { return absoluteFrom(baseFolder, path); });
}

Result<std::map<QString, std::map<QString, Signature>>> givenSignatures(const Store& store, const RunOptions& options)
{
    std::map<QString, std::map<QString, Signature>> out;
    for (const auto& [node, key] : options.given) {
        const auto attempt = [&, &id = node, &object = key]() -> Result<void> {
            TRY_DO(store.check(object));
            TRY(const auto values, store.load(object));
            for (const auto& [port, value] : values)
                out[id].emplace(port, signatureOf(value));
            return {};
        };
        if (const auto known = attempt(); !known)
            return known.error().whileDoing(Tr::tr("taking the result '%1' for node '%2'").arg(key, node));
    }
    return out;
}

Runner::Runner(PluginHost& host, Store& store) : m_host(host), m_store(store) {}

Result<void> Runner::tellGiven(Checker& checker, const RunOptions& options) const
{
    if (options.given.empty())
        return {};
    TRY(auto given, givenSignatures(m_store, options));
    checker.setGiven(std::move(given));
    return {};
}

Result<Expansion> Runner::expanded(const Document& document, const RunOptions& options) const
{
    Checker checker(m_host);
    TRY_DO(tellGiven(checker, options));
    if (options.toNode.isEmpty())
        return checker.expanded(document, options.baseFolder);
    const bool isInner = document.nodes.count(options.toNode) == 0;
    const QString outer = isInner ? options.toNode.section(QLatin1Char('/'), 0, 0) : options.toNode;
    const Error unknown{ErrorCode::NotFound, Tr::tr("There is no node '%1' in the pipeline.").arg(options.toNode), {}};
    if (document.nodes.count(outer) == 0)
        return unknown;
    Expansion out = checker.expanded(document.upTo(outer), options.baseFolder);
    if (!isInner)
        return out;
    const std::set<QString> ends = out.nodesBehind(options.toNode);
    if (ends.empty())
        return unknown;
    out.document = out.document.upTo(ends);
    return out;
}

Result<void> Runner::execute(const Document& document, const RunOptions& options, EventLog& events, std::stop_token stop, const RunListener& listener,
    bool resumed, QJsonObject& provenance)
{
    std::mutex mutex;
    const auto emitEvent = [&](RunEvent event) {
        const std::lock_guard lock(mutex); // keeps the listener's order that of the log
        const RunEvent written = events.write(std::move(event));
        if (listener)
            listener(written);
    };
    const auto fail = [&](const Error& error, QJsonObject details) -> Result<void> {
        details.insert(QLatin1String("code"), errorCodeName(error.code));
        details.insert(QLatin1String("usage"), processUsage());
        emitEvent({{}, error.code == ErrorCode::Cancelled ? QStringLiteral("run_cancelled") : QStringLiteral("run_failed"), {}, -1.0, error.message,
            details});
        return error;
    };

    const Result<Expansion> part = expanded(document, options);
    const std::size_t count = part ? part->document.nodes.size() : 0;
    QJsonObject start{
        {QStringLiteral("nodes"), static_cast<qint64>(count)}, {QStringLiteral("jobs"), options.jobs}, {QStringLiteral("memory"), options.memory}};
    if (resumed)
        start.insert(QLatin1String("resumed"), true);
    emitEvent({{}, QStringLiteral("run_started"), {}, -1.0, options.name, start});
    if (!part)
        return fail(part.error(), {});
    Checker checker(m_host);
    if (const auto told = tellGiven(checker, options); !told)
        return fail(told.error(), {});
    const DocumentCheck& check = checker.checkExpansion(*part, options.baseFolder);
    if (check.hasErrors())
        return fail(invalid(check), {{QStringLiteral("problems"), problemsJson(check)}});

    std::mutex outerMutex;
    OuterEvents outer(*part, emitEvent);
    const auto emitAll = [&](RunEvent event) {
        const std::lock_guard lock(outerMutex);
        outer.take(std::move(event));
    };
    Execution execution(m_host, m_store, *part, options, checker.expandedCheck(), emitAll);
    const auto done = execution.run(stop);
    provenance = execution.provenance();
    if (!done)
        return fail(done.error(), {});
    emitEvent({{}, QStringLiteral("run_finished"), {}, -1.0, {}, {{QStringLiteral("usage"), processUsage()}}});
    return {};
}

Result<void> Runner::run(
    const Document& document, const RunOptions& options, EventLog& events, std::stop_token stop, const RunListener& listener, QJsonObject* provenance)
{
    QJsonObject unused;
    return execute(document, options, events, std::move(stop), listener, false, provenance ? *provenance : unused);
}

Result<void> Runner::executeInFolder(const Document& document, const RunOptions& options, const RunFolder& folder, EventLog& events,
    std::stop_token stop, const RunListener& listener, bool resumed)
{
    const CancelWatch watch(folder.cancelPath(), stop);
    QJsonObject nodes;
    const QDateTime started = QDateTime::currentDateTimeUtc();
    const auto done = execute(document, options, events, watch.token(), listener, resumed, nodes);
    const QJsonObject provenance{{QStringLiteral("terrella"), QLatin1String(TERRELLA_VERSION)}, {QStringLiteral("run"), options.name},
        {QStringLiteral("pipeline"), options.pipeline}, {QStringLiteral("store"), m_store.root()},
        {QStringLiteral("started"), started.toString(Qt::ISODateWithMs)},
        {QStringLiteral("ended"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("state"), done ? QStringLiteral("finished") : errorCodeName(done.error().code)}, {QStringLiteral("nodes"), nodes}};
    const auto written = publishFile(folder.provenancePath(), prettyJson(provenance));
    return done ? written : done;
}

Result<void> Runner::runInFolder(
    const Document& document, const RunOptions& options, const RunFolder& folder, std::stop_token stop, const RunListener& listener)
{
    const Document frozen = withAbsolutePaths(document, m_host, options.baseFolder);
    TRY_DO(folder.begin(frozen, options.name, options.toJson()));
    TRY(const auto events, EventLog::open(folder.eventsPath()));
    return executeInFolder(frozen, options, folder, *events, std::move(stop), listener, false);
}

Result<void> Runner::resume(const RunFolder& folder, std::stop_token stop, const RunListener& listener)
{
    TRY(const QJsonObject information, folder.information());
    TRY(const Document frozen, Document::load(folder.pipelinePath()));
    TRY(const auto events, EventLog::open(folder.eventsPath())); // refuses while another process works on it
    TRY_DO(folder.beginAgain());
    const RunOptions options = RunOptions::fromJson(information.value(QLatin1String("options")).toObject());
    return executeInFolder(frozen, options, folder, *events, std::move(stop), listener, true);
}

} // namespace terrella
