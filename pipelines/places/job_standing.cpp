// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/job_standing.h"

#include "pipelines/graph/edit.h"

namespace terrella {

namespace {

void put(QJsonObject& out, const char* key, const QString& text)
{
    if (!text.isEmpty())
        out.insert(QLatin1String(key), text);
}

QString isoText(const QDateTime& time) { return time.isValid() ? time.toString(Qt::ISODate) : QString(); }

/// Shares of what was asked for, from Slurm's accounting where there is any, else from what the engine says of itself.
void putUse(QJsonObject& out, const JobStanding& standing)
{
    const SlurmAccount account = standing.account.value_or(SlurmAccount());
    const double cpuSeconds = account.cpuSeconds > 0.0 ? account.cpuSeconds : standing.usage.value(QLatin1String("cpu_s")).toDouble();
    const qint64 memory = account.memory > 0 ? account.memory : standing.usage.value(QLatin1String("max_rss_bytes")).toInteger();
    double elapsed = account.elapsedSeconds > 0.0 ? account.elapsedSeconds : standing.elapsedSeconds;
    if (elapsed < 0.0 && standing.slurm)
        elapsed = static_cast<double>(slurmSeconds(standing.slurm->elapsed));
    const int cpus = account.cpus > 0 ? account.cpus : standing.sent.cluster.cpus * standing.sent.cluster.tasks;
    if (elapsed >= 0.0)
        out.insert(QLatin1String("elapsed_s"), elapsed);
    if (memory > 0)
        out.insert(QLatin1String("max_rss_bytes"), memory);
    if (cpuSeconds <= 0.0)
        return;
    out.insert(QLatin1String("cpu_s"), cpuSeconds);
    if (elapsed > 0.0)
        out.insert(QLatin1String("cpu_efficiency"), cpuSeconds / (elapsed * cpus));
    out.insert(QLatin1String("use_from"), account.cpuSeconds > 0.0 ? QStringLiteral("slurm") : QStringLiteral("engine"));
}

} // namespace

QJsonObject raiseJson(const SentJob& sent, const Raise& raise)
{
    // All nodes of the job: those that ask for different things would be different jobs.
    QStringList options;
    EditList edits;
    for (const QString& node : sent.shownNodes) {
        options.append(QStringLiteral("--resource %1.%2=%3").arg(node, raise.key, raise.to));
        QJsonObject resources = sent.resources;
        resources.insert(raise.key, raise.to);
        edits.edits.emplace_back(SetResources{node, resources});
    }
    return {{QStringLiteral("node"), sent.shownNode}, {QStringLiteral("key"), raise.key}, {QStringLiteral("from"), raise.from},
        {QStringLiteral("to"), raise.to}, {QStringLiteral("why"), raise.why}, {QStringLiteral("option"), options.join(QLatin1Char(' '))},
        {QStringLiteral("edit"), toJson(edits.edits.size() == 1 ? edits.edits.front() : Edit(edits))}};
}

QJsonObject JobStanding::details() const
{
    const JobRecord& record = sent.record;
    const QString folder = member < 0 ? record.folder : QStringLiteral("%1/members/%2").arg(record.folder).arg(member);
    QString log = QStringLiteral("%1/slurm-%2.log").arg(folder, record.id);
    QJsonObject out{{QStringLiteral("nodes"), QJsonArray::fromStringList(sent.shownNodes)}, {QStringLiteral("place"), record.place},
        {QStringLiteral("host"), sent.cluster.host}, {QStringLiteral("name"), record.name}, {QStringLiteral("state"), state},
        {QStringLiteral("folder"), folder}, {QStringLiteral("script_path"), record.folder + QStringLiteral("/job.sh")},
        {QStringLiteral("limit_bytes"), slurmBytes(sent.cluster.memory)}, {QStringLiteral("cpus"), sent.cluster.cpus * sent.cluster.tasks}};
    put(out, "id", record.id);
    put(out, "script", sent.script);
    if (!sent.cluster.time.isEmpty())
        out.insert(QLatin1String("limit_s"), slurmSeconds(sent.cluster.time));
    if (member >= 0) {
        out.insert(QLatin1String("array_task"), member);
        put(out, "member", label);
        log = QStringLiteral("%1/slurm-%2_%3.log").arg(folder, record.id).arg(member);
    }
    if (!record.id.isEmpty() && (member >= 0 || !sent.isArray))
        out.insert(QLatin1String("log_path"), log);
    QJsonArray after;
    for (const SentJob* other : sent.after)
        after.append(other->record.id);
    if (!after.isEmpty())
        out.insert(QLatin1String("after"), after);
    if (slurm) {
        if (slurm->isWaiting()) {
            put(out, "reason", slurm->reason);
            put(out, "reason_text", queueReasonText(slurm->reason));
        }
        put(out, slurm->isWaiting() ? "start_estimate" : "started", isoText(slurm->start));
    }
    putUse(out, *this);
    if (raise)
        out.insert(QLatin1String("raise"), raiseJson(sent, *raise));
    return out;
}

} // namespace terrella
