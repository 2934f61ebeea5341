// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/run_details_opener.h"

#include "app/terrella/workspace.h"
#include "views/runs/run_details.h"
#include "views/runs/runs_panel.h"

#include <QFile>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::RunDetailsOpener)
};

bool isWorthSaying(const RunEvent& event)
{
    return event.type == QLatin1String("log") || event.type == QLatin1String("warning") || event.type == QLatin1String("failed")
        || event.type == QLatin1String("run_failed");
}

/// What was said before the window opened, then what is said while it is open.
void connectEvents(Workspace& w, RunDetails* details)
{
    const QString folder = details->folder();
    auto last = std::make_shared<QDateTime>(QDateTime::currentDateTimeUtc()); // of what has been read: later events come by themselves
    QObject::connect(&w.runs(), &RunController::told, details, [details, folder, last](const QString& of, const RunEvent& event) {
        if (of == folder && isWorthSaying(event) && event.time > *last)
            details->addLine(event.time, event.node, event.message);
    });
    w.background().run<std::vector<RunEvent>>(
        details,
        [folder]() -> std::vector<RunEvent> {
            const auto opened = RunFolder::open(folder);
            auto events = opened ? opened->events() : Result<std::vector<RunEvent>>(opened.error());
            return events ? *std::move(events) : std::vector<RunEvent>();
        },
        [&w, details, folder, opened = *last](const std::vector<RunEvent>& events) {
            JobList jobs;
            for (const RunEvent& event : events) {
                jobs.take(event);
                if (isWorthSaying(event) && event.time <= opened)
                    details->addLine(event.time, event.node, event.message);
            }
            if (const JobList* known = w.runsPanel().runs().jobsOf(folder); known && known->isEmpty() && !jobs.isEmpty())
                w.runsPanel().runs().setJobs(folder, jobs); // a run of an earlier session
        });
}

void connectQuestions(Workspace& w, RunDetails* details)
{
    QObject::connect(details, &RunDetails::jobLogRequested, details, [&w, details](const QString& job, const QString& place, const QString& folder) {
        w.engine().request(QStringLiteral("job_log"), {{QStringLiteral("place"), place}, {QStringLiteral("folder"), folder}}, details,
            [details, job](const Result<QJsonObject>& answer) {
                const QString text = answer ? answer->value(QLatin1String("text")).toString() : answer.error().message;
                details->showJobLog(job, text.isEmpty() ? Text::tr("It has written nothing yet.") : text);
            });
    });
    QObject::connect(details, &RunDetails::scriptRequested, details, [&w, details](const QString& job, const QString& path) {
        w.background().run<QString>(
            details,
            [path] {
                QFile file(path);
                return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : Text::tr("'%1' cannot be read.").arg(path);
            },
            [details, job](const QString& text) { details->showScript(job, text); });
    });
}

} // namespace

RunDetails* openRunDetails(Workspace& w, const QString& folder)
{
    for (auto* open : w.window().findChildren<RunDetails*>()) {
        if (open->folder() == folder) {
            open->raise();
            open->activateWindow();
            return open;
        }
    }
    RunsModel& runs = w.runsPanel().runs();
    const RunSummary* run = runs.runAt(runs.indexOf(folder));
    if (!run)
        return nullptr;
    auto* details = new RunDetails(
        w.theme(), [&w](const QString& node) { return w.model().titleOf(node); }, &w.window());
    details->setAttribute(Qt::WA_DeleteOnClose);
    details->showRun(*run, *runs.jobsOf(folder));
    QObject::connect(&runs, &QAbstractItemModel::dataChanged, details, [&runs, details, folder](const QModelIndex& from, const QModelIndex& to) {
        const QModelIndex row = runs.indexOf(folder);
        const bool isTick = from.column() == RunsModel::Time && to.column() == RunsModel::Time;
        if (const RunSummary* now = runs.runAt(row); now && !isTick && row.row() >= from.row() && row.row() <= to.row())
            details->showRun(*now, *runs.jobsOf(folder));
    });
    connectEvents(w, details);
    connectQuestions(w, details);
    QObject::connect(details, &RunDetails::stopRequested, &w.runs(), &RunController::stopRun);
    QObject::connect(details, &RunDetails::resumeRequested, &w.runs(), [&w](const QString& of) { w.runs().resumeRun(of); });
    QObject::connect(details, &RunDetails::raiseRequested, &w.runs(), &RunController::raiseRun);
    details->show();
    return details;
}

} // namespace terrella
