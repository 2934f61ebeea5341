// SPDX-License-Identifier: GPL-3.0-or-later
// How followed jobs stand, told as events, and their end where the run is stopped.
#include "pipelines/places/job_standing.h"

#include <QCoreApplication>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::JobFollower)
};

} // namespace

void JobFollower::tellStanding(Watch& watch, const std::optional<SlurmAccount>& account)
{
    const FollowedJob& job = *watch.job;
    JobStanding standing{*job.sent, job.member, job.label, QStringLiteral("SUBMITTED"), watch.state, account, watch.usage, -1.0, watch.raise};
    if (watch.state)
        standing.state = watch.state->state;
    if (job.isWithdrawn)
        standing.state = QStringLiteral("WITHDRAWN");
    if (watch.started.isValid())
        standing.elapsedSeconds = static_cast<double>(watch.started.msecsTo(watch.heard)) / 1000.0;
    const QJsonObject details = standing.details();
    QJsonObject lasting = details;
    lasting.remove(QLatin1String("elapsed_s")); // whoever shows it has a clock
    if (lasting == watch.standing)
        return;
    watch.standing = lasting;
    m_emit({{}, QStringLiteral("job"), job.sent->shownNode, -1.0, job.failure ? job.failure->message : QString(), details});
}

/// Of arrays as a whole: how many of their members stand how, and why those that wait do.
void JobFollower::tellArrays()
{
    std::map<SentJob*, std::map<QString, int>> counts;
    std::map<SentJob*, const Watch*> waiting;
    for (const Watch& watch : m_watches) {
        SentJob* sent = watch.job->sent.get();
        if (!sent->isArray)
            continue;
        std::map<QString, int>& count = counts[sent];
        ++count[QStringLiteral("total")];
        const bool isWaiting = !watch.state || watch.state->isWaiting();
        ++count[watch.job->isOver ? (watch.job->failure ? QStringLiteral("failed") : QStringLiteral("done"))
                                  : (isWaiting && !watch.started.isValid() ? QStringLiteral("waiting") : QStringLiteral("running"))];
        const Watch*& first = waiting[sent];
        if (!watch.job->isOver && isWaiting && watch.state && (!first || first->state->reason == QLatin1String("JobArrayTaskLimit")))
            first = &watch;
    }
    for (auto& [sent, count] : counts) {
        QJsonObject members;
        for (const char* key : {"total", "waiting", "running", "done", "failed"})
            members.insert(QLatin1String(key), count[QLatin1String(key)]);
        const QString state = count[QStringLiteral("running")] > 0 ? QStringLiteral("RUNNING")
            : count[QStringLiteral("waiting")] > 0                 ? QStringLiteral("PENDING")
            : count[QStringLiteral("failed")] > 0                  ? QStringLiteral("FAILED")
                                                                   : QStringLiteral("COMPLETED");
        const Watch* first = waiting[sent];
        JobStanding standing{*sent, -1, {}, state, first ? first->state : std::nullopt, {}, {}, -1.0, {}};
        QJsonObject details = standing.details();
        details.remove(QLatin1String("elapsed_s"));
        details.insert(QLatin1String("members"), members);
        if (std::exchange(m_arrays[sent], details) != details)
            m_emit({{}, QStringLiteral("job"), sent->shownNode, -1.0, {}, details});
    }
}

void JobFollower::cancelAll()
{
    std::map<ClusterClient*, std::map<QString, SentJob*>> open;
    for (const Watch& watch : m_watches) {
        SentJob& sent = *watch.job->sent;
        if (!watch.job->isOver && !sent.record.id.isEmpty())
            open[sent.client][sent.record.id] = &sent;
    }
    for (const auto& [client, jobs] : open) {
        QStringList ids;
        for (const auto& [id, sent] : jobs)
            ids.append(id);
        const auto cancelled = client->cancel(ids);
        for (const auto& [id, sent] : jobs) {
            say(*sent,
                cancelled ? Tr::tr("Job %1 was cancelled.").arg(id) : Tr::tr("Job %1 could not be cancelled: %2").arg(id, cancelled.error().message));
            if (cancelled) {
                sent->record.state = QStringLiteral("failed");
                (void)sent->record.save(sent->recordPath);
            }
        }
    }
}

} // namespace terrella
