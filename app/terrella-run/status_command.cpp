// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run status: which runs there are and how they go.
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/progress_text.h"
#include "app/terrella-run/run_lookup.h"
#include "app/terrella-run/terminal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::StatusCommand)
};

constexpr qint64 kSilentSeconds = 3600;

QString nodeStateName(NodeState state)
{
    switch (state) {
    case NodeState::Queued: return QStringLiteral("queued");
    case NodeState::Running: return QStringLiteral("running");
    case NodeState::Reused: return QStringLiteral("reused");
    case NodeState::Finished: return QStringLiteral("finished");
    case NodeState::Failed: return QStringLiteral("failed");
    case NodeState::Cancelled: return QStringLiteral("cancelled");
    case NodeState::Skipped: break;
    }
    return QStringLiteral("skipped");
}

QString percentText(double fraction)
{
    return QStringLiteral("%1 %").arg(static_cast<int>(std::floor(std::clamp(fraction, 0.0, 1.0) * 100.0 + 1e-9)));
}

QString elapsedText(const RunSummary& run)
{
    const QDateTime end = run.ended.isValid() ? run.ended : QDateTime::currentDateTimeUtc();
    return run.started.isValid() && (run.ended.isValid() || run.state == RunState::Running)
        ? durationText(static_cast<double>(run.started.msecsTo(end)) / 1000.0)
        : QStringLiteral("-");
}

/// Of a run on another machine nobody can say whether it still lives.
QString messageOf(const RunSummary& run)
{
    const bool silent = run.state == RunState::Running && run.heard.isValid() && run.heard.secsTo(QDateTime::currentDateTimeUtc()) > kSilentSeconds;
    if (!silent)
        return run.message;
    return Tr::tr("last heard of %1. %2").arg(run.heard.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")), run.message).trimmed();
}

QJsonObject summaryJson(const RunSummary& run)
{
    return {{QStringLiteral("run"), run.path}, {QStringLiteral("name"), run.name}, {QStringLiteral("state"), runStateName(run)},
        {QStringLiteral("started"), run.started.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("ended"), run.ended.isValid() ? QJsonValue(run.ended.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue()},
        {QStringLiteral("heard"), run.heard.isValid() ? QJsonValue(run.heard.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue()},
        {QStringLiteral("host"), run.host}, {QStringLiteral("fraction"), run.fraction}, {QStringLiteral("message"), run.message}};
}

int listAll(bool json)
{
    const std::vector<RunSummary> runs = listRuns(RunFolder::defaultRoot());
    if (json) {
        QJsonArray array;
        for (const RunSummary& run : runs)
            array.append(summaryJson(run));
        outPrettyJson({{QStringLiteral("runs"), array}});
        return Done;
    }
    std::vector<QStringList> rows;
    for (const RunSummary& run : runs)
        rows.push_back({QFileInfo(run.path).fileName(), runStateName(run), percentText(run.fraction),
            run.started.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")), elapsedText(run), run.host, messageOf(run)});
    out(tableText(rows));
    if (rows.empty())
        log(Tr::tr("There is no run in '%1' yet.").arg(RunFolder::defaultRoot()));
    return Done;
}

Result<void> showOne(const QString& words, bool json)
{
    TRY(const RunFolder run, findRun(words));
    TRY(const RunSummary summary, summarize(run.path()));
    TRY(const std::vector<RunEvent> events, run.events());
    std::vector<NodeProgress> nodes;
    std::map<QString, QStringList> warnings;
    for (const RunEvent& event : events) {
        applyEvent(nodes, event);
        if (event.type == QLatin1String("warning"))
            warnings[event.node].append(event.message);
    }
    const auto outputs = runOutputs(events);
    if (json) {
        QJsonArray array;
        for (const NodeProgress& node : nodes) {
            QJsonObject files;
            if (const auto found = outputs.find(node.id); found != outputs.end()) {
                for (const auto& [port, path] : found->second)
                    files.insert(port, path);
            }
            array.append(QJsonObject{{QStringLiteral("id"), node.id}, {QStringLiteral("state"), nodeStateName(node.state)},
                {QStringLiteral("fraction"), node.fraction}, {QStringLiteral("message"), node.what}, {QStringLiteral("seconds"), node.seconds},
                {QStringLiteral("outputs"), files}, {QStringLiteral("warnings"), QJsonArray::fromStringList(warnings[node.id])}});
        }
        QJsonObject answer = summaryJson(summary);
        answer.insert(QStringLiteral("nodes"), array);
        outPrettyJson(answer);
        return {};
    }
    out(Tr::tr("%1\n%2, %3, %4\n").arg(run.path(), runStateName(summary), percentText(summary.fraction), elapsedText(summary)));
    if (!summary.message.isEmpty())
        out(summary.message + QLatin1Char('\n'));
    std::vector<QStringList> rows;
    for (const NodeProgress& node : nodes) {
        const bool made = node.state == NodeState::Finished || node.state == NodeState::Reused;
        rows.push_back({node.id, nodeStateName(node.state), percentText(made ? 1.0 : node.fraction),
            node.state == NodeState::Finished ? durationText(node.seconds) : QStringLiteral("-"), made ? QString() : node.what});
        for (const QString& warning : warnings[node.id])
            rows.push_back({QString(), QString(), QString(), QString(), Tr::tr("warning: %1").arg(warning)});
    }
    out(tableText(rows, 2));
    return {};
}

} // namespace

const CommandSpec& statusSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("status");
        out.synopsis = QStringLiteral("[RUN] [--json]");
        out.summary = Tr::tr("Show the runs, or how one of them goes");
        out.description = Tr::tr("Without RUN: every run, newest first, with its state (running, waiting for what another run is making, finished, "
                                 "failed, cancelled, died), how far it is, when it began, how "
                                 "long it took and on which machine. RUN is a run's "
                                 "folder, the folder's name, or 'last'.");
        out.options = {{QStringLiteral("json"), {}, {}, Tr::tr("print it as JSON"), false}};
        out.operands = {Tr::tr("a RUN")};
        out.examples = QStringLiteral("terrella-run status\nterrella-run status last");
        return out;
    }();
    return spec;
}

int statusCommand(const Arguments& arguments)
{
    const bool json = arguments.has(QStringLiteral("json"));
    if (arguments.operands.isEmpty())
        return listAll(json);
    const Result<void> shown = showOne(arguments.operands.first(), json);
    if (!shown) {
        complainAbout(shown.error());
        return exitCodeOf(shown.error().code);
    }
    return Done;
}

} // namespace terrella::cli
