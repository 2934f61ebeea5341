// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/job_follower.h"

#include "pipelines/core/error_code.h"
#include "pipelines/places/job_standing.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>

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
constexpr std::size_t kMostWaitedFor = 4;
constexpr std::chrono::milliseconds kAtLeast{50}; ///< between two looks, whatever the news

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

void JobFollower::say(const SentJob& sent, const QString& sentence) const
{
    m_emit({{}, QStringLiteral("log"), sent.shownNode, -1.0, sentence,
        {{QStringLiteral("place"), sent.record.place}, {QStringLiteral("job"), sent.record.id}}});
}

Result<void> JobFollower::follow(const std::stop_token& stop)
{
    std::set<ClusterClient*> clients;
    for (Watch& watch : m_watches) {
        clients.insert(watch.job->sent->client);
        if (!watch.job->sent->isArray)
            tellStanding(watch);
    }
    tellArrays();
    auto lookEvery = kLookSoon, queueEvery = kQueueSoon, retryEvery = kRetrySoon;
    auto queueNext = Clock::now();
    bool isLost = false;
    while (std::ranges::any_of(m_watches, [](const Watch& watch) { return !watch.job->isOver; })) {
        const bool askQueue = Clock::now() >= queueNext;
        m_hasWaited = false;
        std::vector<qint64> before;
        for (const Watch& watch : m_watches)
            before.push_back(watch.job->offset);
        for (ClusterClient* client : clients) {
            // The other side waits for news, so that they are here at once; where there are several, each is asked in turn.
            const auto looked = look(*client, askQueue, clients.size() == 1 ? lookEvery : std::chrono::milliseconds(0), stop);
            if (!looked && !stop.stop_requested()) {
                if (!isPassing(client->connection().fault())) {
                    lose(*client, looked.error());
                    continue;
                }
                if (!std::exchange(isLost, true))
                    say(*m_watches.front().job->sent, Tr::tr("%1 The job goes on; trying again.").arg(looked.error().message));
                waitUnlessStopped(retryEvery, stop);
                retryEvery = std::min(retryEvery * 2, kRetryLate);
            } else if (looked && std::exchange(isLost, false)) {
                say(*m_watches.front().job->sent, Tr::tr("Connected to '%1' again.").arg(client->cluster().name));
                retryEvery = kRetrySoon;
            }
        }
        if (stop.stop_requested()) {
            cancelAll();
            return RunContext::cancelledError();
        }
        withdrawWhatCannotStart(stop);
        tellArrays();
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
            waitUnlessStopped(m_hasWaited ? kAtLeast : lookEvery, stop);
    }
    return {};
}

/// They may go on there: resuming the run finds them.
void JobFollower::lose(ClusterClient& client, const Error& why)
{
    for (Watch& watch : m_watches) {
        if (watch.job->sent->client != &client || watch.job->isOver)
            continue;
        watch.job->failure = why;
        watch.job->isOver = true;
    }
}

Result<void> JobFollower::look(ClusterClient& client, bool askQueue, std::chrono::milliseconds wait, const std::stop_token& stop)
{
    std::vector<Watch*> watches;
    std::vector<JobWatch> asked;
    for (Watch& watch : m_watches) {
        const FollowedJob& job = *watch.job;
        if (job.sent->client != &client || job.isOver)
            continue;
        const bool doubtful = watch.vanished != Clock::time_point();
        watches.push_back(&watch);
        asked.push_back({job.sent->record.name, job.sent->record.folder, job.offset, askQueue || doubtful, job.member});
    }
    if (asked.empty())
        return {};
    // One that has ended, or has gone, would not be waited for.
    m_hasWaited = wait.count() > 0 && asked.size() <= kMostWaitedFor
        && std::ranges::none_of(watches, [](const Watch* watch) { return watch->vanished != Clock::time_point() || watch->job->member >= 0; });
    TRY(const auto news, client.look(asked, stop, m_hasWaited ? wait : std::chrono::milliseconds(0)));
    for (std::size_t i = 0; i < watches.size(); ++i) {
        if (!watches[i]->job->isOver) // a whole array may be withdrawn for what is said of one member
            take(*watches[i], news[i], stop);
    }
    return {};
}

bool JobFollower::take(Watch& watch, const JobNews& news, const std::stop_token& stop)
{
    FollowedJob& job = *watch.job;
    const bool moved = takeEvents(watch, news.events);
    if (news.state) {
        watch.state = news.state;
        takeState(watch, stop);
        if (job.isOver)
            return true;
    }
    if (news.exit == kDoneCode) {
        conclude(watch, news.exit, stop);
        return true;
    }
    // A last word of failure is completed by what Slurm says of the end.
    const bool gone = news.queueAnswered && (!news.state || news.state->isOver());
    if (!gone && !news.exit)
        return moved;
    if (gone && !news.exit && waitsForFailed(watch))
        return moved; // Slurm has withdrawn it, for what we shall see
    if (watch.vanished == Clock::time_point())
        watch.vanished = Clock::now();
    const bool slurmHasSaid = gone && news.exit;
    if (slurmHasSaid || Clock::now() - watch.vanished > kGrace)
        conclude(watch, news.exit, stop);
    return moved;
}

/// What Slurm says of how it stands.
void JobFollower::takeState(Watch& watch, const std::stop_token& stop)
{
    FollowedJob& job = *watch.job;
    SentJob& sent = *job.sent;
    const QString sentence = stateSentence(*watch.state);
    if (!sent.isArray && sentence != watch.told && !watch.state->isOver()) {
        watch.told = sentence;
        say(sent, sentence);
    }
    if (!sent.isArray || !watch.state->isWaiting())
        tellStanding(watch);
    if (!watch.state->isWaiting() || watch.state->reason == QLatin1String("DependencyNeverSatisfied"))
        return;
    const QString why = hopelessSentence(sent.cluster, watch.state->reason);
    if (why.isEmpty())
        return;
    (void)sent.client->cancel({sent.record.id}, stop);
    for (Watch& other : m_watches) {
        if (other.job->sent.get() != &sent || other.job->isOver)
            continue;
        other.job->failure = Error{ErrorCode::Failed, why, {}};
        other.job->isOver = true;
        tellStanding(other);
    }
    settle(sent, stop);
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
    if (event.type == QLatin1String("run_started")) {
        watch.engineError = {ErrorCode::Failed, {}, {}};
        watch.started = event.time;
    }
    if (event.details.contains(QLatin1String("usage")))
        watch.usage = event.details.value(QLatin1String("usage")).toObject();
    watch.heard = event.time;
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
    if (event.type == QLatin1String("failed"))
        job.failures[event.node] = event.message;
    else if (event.type == QLatin1String("started"))
        job.failures.erase(event.node); // tried again
    if (end <= job.tellFrom)
        return;
    event.details.insert(QLatin1String("place"), job.sent->record.place);
    event.details.insert(QLatin1String("job"), job.sent->record.name);
    event.details.insert(QLatin1String("at"), end);
    if (job.member >= 0)
        event.details.insert(QLatin1String("array_task"), job.member);
    m_emit(std::move(event));
}

void JobFollower::conclude(Watch& watch, std::optional<int> code, const std::stop_token& stop)
{
    FollowedJob& job = *watch.job;
    SentJob& sent = *job.sent;
    job.isOver = true;
    if (code != kDoneCode) {
        QString state = watch.state ? watch.state->state : QString();
        if (!watch.state || !watch.state->isOver()) {
            const QString id = job.member < 0 ? QString() : QStringLiteral("_%1").arg(job.member);
            if (const auto account = sent.client->account(sent.record.name, stop, id); account && *account)
                state = (*account)->state;
        }
        const auto log = sent.client->logTail(job.folder(), stop);
        const QString said = log ? *log : QString();
        const Error why = endError(sent.cluster, state, code.value_or(-1), said);
        watch.raise = raiseAfter(sent.cluster, state, said, watch.state ? slurmSeconds(watch.state->elapsed) : 0);
        // The engine's own word is the better one where it ended by itself.
        const bool byItself = code && *code < 128 && !watch.engineError.message.isEmpty() && watch.engineError.code != ErrorCode::Cancelled;
        job.failure = byItself && why.code != ErrorCode::Disk ? watch.engineError : why;
        if (!watch.state || !watch.state->isOver())
            watch.state = SlurmState{sent.record.id, sent.record.name, state.isEmpty() ? QStringLiteral("FAILED") : state, {}, {}, {}};
    } else {
        watch.state = SlurmState{sent.record.id, sent.record.name, QStringLiteral("COMPLETED"), {}, {}, {}};
    }
    tellStanding(watch);
    settle(sent, stop);
}

/// The last member has ended: the record knows, and what it used is told.
void JobFollower::settle(SentJob& sent, const std::stop_token& stop)
{
    const auto isOf = [&](const Watch& watch) { return watch.job->sent.get() == &sent; };
    if (std::ranges::any_of(m_watches, [&](const Watch& watch) { return isOf(watch) && !watch.job->isOver; }) || !m_settled.insert(&sent).second)
        return;
    const bool isGood = std::ranges::none_of(m_watches, [&](const Watch& watch) { return isOf(watch) && watch.job->failure; });
    sent.record.state = isGood ? QStringLiteral("ended") : QStringLiteral("failed");
    (void)sent.record.save(sent.recordPath);
    if (!sent.client->hasAccounting())
        return;
    const auto accounts = sent.client->accounts(sent.record.name, stop);
    for (Watch& watch : m_watches) {
        const QString id = watch.job->member < 0 ? QString() : QStringLiteral("_%1").arg(watch.job->member);
        if (!isOf(watch) || !accounts)
            continue;
        if (const auto found = accounts->find(memberName(sent.record.name, id)); found != accounts->end())
            tellStanding(watch, found->second);
    }
}

/// Whether it was to follow a job that failed, or is about to.
bool JobFollower::waitsForFailed(const Watch& watch) const
{
    const auto& after = watch.job->sent->after;
    return std::ranges::any_of(m_watches, [&](const Watch& other) {
        return std::ranges::find(after, other.job->sent.get()) != after.end() && (!other.job->isOver || other.job->failure || other.job->isWithdrawn);
    });
}

/// Slurm withdraws them as well, but by and by.
void JobFollower::withdrawWhatCannotStart(const std::stop_token& stop)
{
    for (Watch& watch : m_watches) {
        FollowedJob& job = *watch.job;
        if (job.isOver)
            continue;
        for (SentJob* before : job.sent->after) {
            const auto isOf = [&](const Watch& other) { return other.job->sent.get() == before; };
            const bool isOver = std::ranges::none_of(m_watches, [&](const Watch& other) { return isOf(other) && !other.job->isOver; });
            const bool hasFailed
                = std::ranges::any_of(m_watches, [&](const Watch& other) { return isOf(other) && (other.job->failure || other.job->isWithdrawn); });
            if (!isOver || !hasFailed)
                continue;
            (void)job.sent->client->cancel({job.sent->record.id}, stop);
            job.isWithdrawn = job.isOver = true;
            job.failure = Error{ErrorCode::Failed,
                Tr::tr("Job %1 did not start: job %2, whose results it needs, did not succeed.").arg(job.sent->record.id, before->record.id), {}};
            say(*job.sent, job.failure->message);
            tellStanding(watch);
            settle(*job.sent, stop);
            break;
        }
    }
}

} // namespace terrella
