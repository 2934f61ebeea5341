// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/job_follower.h"

#include "pipelines/core/error_code.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::JobFollower)
};

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kLookSoon{500}, kLookLate{5000};
constexpr std::chrono::milliseconds kQueueSoon{2000}, kQueueLate{60000};
constexpr std::chrono::milliseconds kRetrySoon{1000}, kRetryLate{60000};
/// A shared file system may show a job's last word later than Slurm shows its end.
constexpr std::chrono::seconds kGrace{8};
constexpr int kDoneCode = 0;

} // namespace

bool waitUnlessStopped(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any wake;
    wake.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

JobFollower::JobFollower(std::vector<FollowedJob*> jobs, EmitFunction emit) : m_emit(std::move(emit))
{
    for (FollowedJob* job : jobs) {
        Watch watch;
        watch.job = job;
        m_watches.push_back(std::move(watch));
    }
}

void JobFollower::say(const Watch& watch, const QString& sentence) const
{
    m_emit({{}, QStringLiteral("log"), watch.job->shownNode, -1.0, sentence,
        {{QStringLiteral("place"), watch.job->record.place}, {QStringLiteral("job"), watch.job->record.id}}});
}

Result<void> JobFollower::follow(const std::stop_token& stop)
{
    std::set<ClusterClient*> clients;
    for (const Watch& watch : m_watches)
        clients.insert(watch.job->client);
    auto lookEvery = kLookSoon, queueEvery = kQueueSoon, retryEvery = kRetrySoon;
    auto queueNext = Clock::now();
    bool isLost = false;
    while (std::ranges::any_of(m_watches, [](const Watch& watch) { return !watch.job->isOver; })) {
        const bool askQueue = Clock::now() >= queueNext;
        std::vector<qint64> before;
        for (const Watch& watch : m_watches)
            before.push_back(watch.job->offset);
        for (ClusterClient* client : clients) {
            const auto looked = look(*client, askQueue, stop);
            if (!looked && !stop.stop_requested()) {
                if (!isPassing(client->connection().fault())) {
                    for (Watch& watch : m_watches) {
                        if (watch.job->client == client && !watch.job->isOver) {
                            watch.job->failure = looked.error();
                            watch.job->isOver = true; // it may go on there: resuming the run finds it
                        }
                    }
                    continue;
                }
                if (!std::exchange(isLost, true))
                    say(m_watches.front(), Tr::tr("%1 The job goes on; trying again.").arg(looked.error().message));
                waitUnlessStopped(retryEvery, stop);
                retryEvery = std::min(retryEvery * 2, kRetryLate);
            } else if (looked && std::exchange(isLost, false)) {
                say(m_watches.front(), Tr::tr("Connected to '%1' again.").arg(client->cluster().name));
                retryEvery = kRetrySoon;
            }
        }
        if (stop.stop_requested()) {
            cancelAll();
            return RunContext::cancelledError();
        }
        bool moved = false;
        for (std::size_t i = 0; i < m_watches.size(); ++i)
            moved = moved || m_watches[i].job->offset != before[i];
        lookEvery = moved ? kLookSoon : std::min(lookEvery * 5 / 4, kLookLate);
        if (moved)
            queueEvery = kQueueSoon;
        if (askQueue) {
            queueNext = Clock::now() + queueEvery;
            queueEvery = std::min(queueEvery * 5 / 4, kQueueLate);
        }
        if (std::ranges::any_of(m_watches, [](const Watch& watch) { return !watch.job->isOver; }))
            waitUnlessStopped(lookEvery, stop);
    }
    return {};
}

Result<void> JobFollower::look(ClusterClient& client, bool askQueue, const std::stop_token& stop)
{
    std::vector<Watch*> watches;
    std::vector<JobWatch> asked;
    for (Watch& watch : m_watches) {
        if (watch.job->client != &client || watch.job->isOver)
            continue;
        const bool doubtful = watch.vanished != Clock::time_point();
        watches.push_back(&watch);
        asked.push_back({watch.job->record.name, watch.job->record.folder, watch.job->offset, askQueue || doubtful});
    }
    if (asked.empty())
        return {};
    TRY(const auto news, client.look(asked, stop));
    for (std::size_t i = 0; i < watches.size(); ++i)
        take(*watches[i], news[i], stop);
    return {};
}

bool JobFollower::take(Watch& watch, const JobNews& news, const std::stop_token& stop)
{
    FollowedJob& job = *watch.job;
    const bool moved = takeEvents(watch, news.events);
    if (news.state) {
        watch.state = news.state;
        const QString sentence = stateSentence(*news.state);
        if (sentence != watch.told && !news.state->isOver()) {
            watch.told = sentence;
            say(watch, sentence);
        }
        if (const QString why = news.state->isWaiting() ? hopelessSentence(job.client->cluster(), news.state->reason) : QString(); !why.isEmpty()) {
            (void)job.client->cancel({job.record.id}, stop);
            job.failure = Error{ErrorCode::Failed, why, {}};
            job.isOver = true;
            return true;
        }
    }
    if (news.exit == kDoneCode) {
        conclude(watch, news.exit, stop);
        return true;
    }
    // A last word of failure is completed by what Slurm says of the end.
    const bool gone = news.queueAnswered && (!news.state || news.state->isOver());
    if (!gone && !news.exit)
        return moved;
    if (watch.vanished == Clock::time_point())
        watch.vanished = Clock::now();
    const bool slurmHasSaid = gone && news.exit;
    if (slurmHasSaid || Clock::now() - watch.vanished > kGrace)
        conclude(watch, news.exit, stop);
    return moved;
}

bool JobFollower::takeEvents(Watch& watch, const QByteArray& events)
{
    const qsizetype whole = events.lastIndexOf('\n') + 1;
    qint64 at = watch.job->offset;
    for (const QByteArray& line : events.left(whole).split('\n')) {
        if (line.isEmpty())
            continue;
        at += line.size() + 1;
        if (auto event = RunEvent::fromLine(line))
            forward(watch, *std::move(event), at);
    }
    watch.job->offset += whole;
    return whole > 0;
}

void JobFollower::forward(Watch& watch, RunEvent event, qint64 end)
{
    FollowedJob& job = *watch.job;
    if (event.type == QLatin1String("run_failed") || event.type == QLatin1String("run_cancelled"))
        watch.engineError = {parseErrorCode(event.details.value(QLatin1String("code")).toString()).value_or(ErrorCode::Failed), event.message, {}};
    if (event.type == QLatin1String("run_started"))
        watch.engineError = {ErrorCode::Failed, {}, {}};
    if (job.part.own.count(event.node) == 0)
        return;
    if (event.type == QLatin1String("finished") || event.type == QLatin1String("reused")) {
        job.keys[event.node] = event.details.value(QLatin1String("key")).toString();
        for (const QJsonValue& path : event.details.value(QLatin1String("outputs")).toObject()) {
            if (path.toString().endsWith(QLatin1String(".cube.json")))
                job.references.insert(event.node);
        }
        event.details.insert(QLatin1String("outputs"), QJsonObject()); // they lie there
        event.details.insert(QLatin1String("bytes"), 0);
    }
    if (end <= job.tellFrom)
        return;
    event.details.insert(QLatin1String("place"), job.record.place);
    event.details.insert(QLatin1String("job"), job.record.name);
    event.details.insert(QLatin1String("at"), end);
    m_emit(std::move(event));
}

void JobFollower::conclude(Watch& watch, std::optional<int> code, const std::stop_token& stop)
{
    FollowedJob& job = *watch.job;
    job.isOver = true;
    job.record.state = code == kDoneCode ? QStringLiteral("ended") : QStringLiteral("failed");
    (void)job.record.save(job.recordPath);
    if (code == kDoneCode)
        return;
    QString state = watch.state ? watch.state->state : QString();
    if (!watch.state || !watch.state->isOver()) {
        if (const auto account = job.client->account(job.record.name, stop); account && *account)
            state = (*account)->state;
    }
    const auto log = job.client->logTail(job.record.folder, stop);
    const Error why = endError(job.client->cluster(), state, code.value_or(-1), log ? *log : QString());
    // The engine's own word is the better one where it ended by itself.
    const bool byItself = code && *code < 128 && !watch.engineError.message.isEmpty() && watch.engineError.code != ErrorCode::Cancelled;
    job.failure = byItself && why.code != ErrorCode::Disk ? watch.engineError : why;
}

void JobFollower::cancelAll()
{
    std::map<ClusterClient*, QStringList> ids;
    for (const Watch& watch : m_watches) {
        if (!watch.job->isOver && !watch.job->record.id.isEmpty())
            ids[watch.job->client].append(watch.job->record.id);
    }
    for (const auto& [client, list] : ids) {
        const auto cancelled = client->cancel(list);
        for (Watch& watch : m_watches) {
            if (watch.job->client != client || watch.job->isOver)
                continue;
            say(watch,
                cancelled ? Tr::tr("Job %1 was cancelled.").arg(watch.job->record.id)
                          : Tr::tr("Job %1 could not be cancelled: %2").arg(watch.job->record.id, cancelled.error().message));
            if (cancelled) {
                watch.job->record.state = QStringLiteral("failed");
                (void)watch.job->record.save(watch.job->recordPath);
            }
        }
    }
}

} // namespace terrella
