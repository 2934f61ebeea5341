// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runs/job_list.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::JobList)
};

bool isOneOf(const QString& state, std::initializer_list<const char*> names)
{
    return std::ranges::any_of(names, [&](const char* name) { return state == QLatin1String(name); });
}

QDateTime timeOf(const QJsonValue& value) { return QDateTime::fromString(value.toString(), Qt::ISODate); }

/// "14:20", or with the day where that is another.
QString clockText(const QDateTime& when)
{
    return when.date() == QDate::currentDate() ? QLocale().toString(when.time(), QStringLiteral("HH:mm"))
                                               : QLocale().toString(when, QStringLiteral("d MMM HH:mm"));
}

int weight(const JobInfo& job) { return job.hasFailed() ? 3 : job.isWaiting() ? 2 : job.isRunning() ? 1 : 0; }

} // namespace

std::optional<JobInfo> JobInfo::fromEvent(const RunEvent& event)
{
    if (event.type != QLatin1String("job"))
        return std::nullopt;
    const QJsonObject& json = event.details;
    const auto text = [&](const char* key) { return json.value(QLatin1String(key)).toString(); };
    JobInfo out;
    out.place = text("place");
    out.host = text("host");
    out.name = text("name");
    out.id = text("id");
    out.state = text("state");
    out.reason = text("reason_text");
    out.sentence = event.message;
    out.startEstimate = timeOf(json.value(QLatin1String("start_estimate")));
    out.started = timeOf(json.value(QLatin1String("started")));
    out.elapsedSeconds = json.value(QLatin1String("elapsed_s")).toDouble(-1.0);
    out.told = event.time;
    if (const QJsonValue efficiency = json.value(QLatin1String("cpu_efficiency")); efficiency.isDouble())
        out.cpuEfficiency = efficiency.toDouble();
    out.cpuSeconds = json.value(QLatin1String("cpu_s")).toDouble(-1.0);
    out.memory = json.value(QLatin1String("max_rss_bytes")).toInteger();
    out.memoryLimit = json.value(QLatin1String("limit_bytes")).toInteger();
    out.timeLimitSeconds = json.value(QLatin1String("limit_s")).toInteger();
    out.cpus = json.value(QLatin1String("cpus")).toInt();
    out.folder = text("folder");
    out.log = text("log_path");
    out.script = text("script");
    for (const QJsonValue& node : json.value(QLatin1String("nodes")).toArray())
        out.nodes.append(node.toString());
    if (out.nodes.isEmpty() && !event.node.isEmpty())
        out.nodes.append(event.node);
    if (const QJsonValue task = json.value(QLatin1String("array_task")); task.isDouble())
        out.task = task.toInt();
    out.member = json.value(QLatin1String("member")).toVariant().toString();
    const QJsonObject members = json.value(QLatin1String("members")).toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        out.members[it.key()] = it.value().toInt();
    out.raise = json.value(QLatin1String("raise")).toObject();
    return out;
}

bool JobInfo::isWaiting() const
{
    return isOneOf(state, {"SENDING", "SUBMITTED", "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD"});
}

bool JobInfo::isRunning() const { return isOneOf(state, {"RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "STAGE_OUT", "SIGNALING", "RESIZING"}); }

bool JobInfo::hasFailed() const { return isOver() && !isOneOf(state, {"COMPLETED"}); }

double JobInfo::elapsedAt(const QDateTime& now) const
{
    if (elapsedSeconds < 0.0 || isWaiting())
        return -1.0;
    return isRunning() && told.isValid() ? elapsedSeconds + std::max(0.0, static_cast<double>(told.msecsTo(now)) / 1000.0) : elapsedSeconds;
}

bool JobList::take(const RunEvent& event)
{
    auto job = JobInfo::fromEvent(event);
    if (!job)
        return false;
    const auto known = std::ranges::find_if(m_jobs, [&](const JobInfo& one) { return one.name == job->name && one.task == job->task; });
    if (known != m_jobs.end())
        *known = *std::move(job);
    else
        m_jobs.push_back(*std::move(job));
    return true;
}

QStringList JobList::places() const
{
    QStringList out;
    for (const JobInfo& job : m_jobs) {
        if (!out.contains(job.place))
            out.append(job.place);
    }
    return out;
}

const JobInfo* JobList::telling() const
{
    const JobInfo* best = nullptr;
    for (const JobInfo& job : m_jobs) {
        if (!job.task && (!best || weight(job) > weight(*best)))
            best = &job;
    }
    return best;
}

QJsonObject JobList::raise() const
{
    for (const JobInfo& job : m_jobs) {
        if (!job.raise.isEmpty())
            return job.raise;
    }
    return {};
}

int JobList::failedMembers() const
{
    int failed = 0;
    for (const JobInfo& job : m_jobs) {
        if (const auto found = job.members.find(QStringLiteral("failed")); found != job.members.end())
            failed += found->second;
    }
    return failed;
}

QString jobStateText(const JobInfo& job)
{
    const auto is = [&](const char* state) { return job.state == QLatin1String(state); };
    if (is("SENDING"))
        return Text::tr("what it needs is being sent");
    if (is("SUBMITTED"))
        return Text::tr("submitted");
    if (job.isWaiting()) {
        QString out = job.reason.isEmpty() ? Text::tr("waits") : Text::tr("waits: %1").arg(job.reason);
        if (job.startEstimate.isValid())
            out += Text::tr(", expected to start at %1").arg(clockText(job.startEstimate));
        return out;
    }
    if (is("SUSPENDED") || is("STOPPED"))
        return Text::tr("suspended");
    if (job.isRunning())
        return Text::tr("runs");
    if (is("COMPLETED"))
        return Text::tr("done");
    const QString raised = job.raise.value(QLatin1String("key")).toString(); // known also where Slurm only says that it failed
    if (is("TIMEOUT") || is("DEADLINE") || raised == QLatin1String("time"))
        return Text::tr("stopped at its time limit");
    if (is("OUT_OF_MEMORY") || raised == QLatin1String("memory"))
        return Text::tr("out of memory");
    if (is("CANCELLED"))
        return Text::tr("cancelled");
    if (is("NODE_FAIL") || is("BOOT_FAIL"))
        return Text::tr("its node failed");
    if (is("PREEMPTED") || is("REVOKED"))
        return Text::tr("displaced by another job");
    if (is("WITHDRAWN"))
        return Text::tr("not started: a job that it needs failed");
    return Text::tr("failed");
}

QString efficiencyText(const JobInfo& job)
{
    QStringList out;
    if (job.cpuEfficiency)
        out.append(Text::tr("CPU %1 %").arg(std::lround(*job.cpuEfficiency * 100.0)));
    if (job.memory > 0)
        out.append(job.memoryLimit > 0 ? Text::tr("memory %1 of %2").arg(bytesText(job.memory), bytesText(job.memoryLimit))
                                       : Text::tr("memory %1").arg(bytesText(job.memory)));
    return out.join(QStringLiteral(" · "));
}

QString membersText(const JobInfo& job)
{
    const auto count = [&](const char* key) {
        const auto found = job.members.find(QLatin1String(key));
        return found == job.members.end() ? 0 : found->second;
    };
    if (count("total") == 0)
        return {};
    QString out = Text::tr("%1 of %2 done").arg(count("done")).arg(count("total"));
    if (count("running") > 0)
        out += Text::tr(", %1 running").arg(count("running"));
    if (count("failed") > 0)
        out += Text::tr(", %1 failed").arg(count("failed"));
    return out;
}

QString raiseText(const QJsonObject& raise)
{
    const QString to = raise.value(QLatin1String("to")).toString(), key = raise.value(QLatin1String("key")).toString();
    if (key == QLatin1String("memory"))
        return Text::tr("Raise memory to %1 and run again").arg(to);
    if (key == QLatin1String("time"))
        return Text::tr("Raise the time limit to %1 and run again").arg(to);
    return Text::tr("Raise %1 to %2 and run again").arg(key, to);
}

QString elapsedText(double seconds)
{
    const auto whole = static_cast<qint64>(seconds);
    if (whole < 120)
        return Text::tr("%1 s").arg(whole);
    if (whole < 7200)
        return Text::tr("%1 min").arg(whole / 60);
    return whole < 172800 ? Text::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60) : Text::tr("%1 d").arg(whole / 86400);
}

} // namespace terrella
