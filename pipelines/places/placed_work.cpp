// SPDX-License-Identifier: GPL-3.0-or-later
// Waves of jobs: what can be submitted together is, then all is followed, and what failed is taken out of the rest.
#include "pipelines/places/placed_work.h"

#include "pipelines/core/error_code.h"
#include "pipelines/places/job_standing.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacedRun)
};

/// A job that was withdrawn is sent again with what is left; more often than this something is wrong.
constexpr int kMostAttempts = 3;

} // namespace

void PlacedRun::Work::say(const QString& node, const QString& sentence) const { emit({{}, QStringLiteral("log"), node, -1.0, sentence, {}}); }

void PlacedRun::Work::tell(const SentJob& job, const QString& state) const
{
    emit({{}, QStringLiteral("job"), job.shownNode, -1.0, {}, JobStanding{job, -1, {}, state, {}, {}, {}, -1.0, {}}.details()});
}

Foresight PlacedRun::Work::look() const
{
    FileIdentities files(run.m_store.identitiesPath());
    Foresight out = foresee(run.m_host, run.m_store, files, rest, rest.document.orderOutsideLoops(), options, {true, stop, {}});
    (void)files.save();
    return out;
}

std::set<QString> PlacedRun::Work::missing(const std::set<QString>& nodes) const
{
    const Foresight foresight = look();
    std::set<QString> out = nodes;
    std::erase_if(out, [&](const QString& id) { return foresight.count(id) > 0 && foresight.at(id).isThere(); });
    return out;
}

JobPlanHow PlacedRun::Work::how() const { return run.planHow(rest, check, data); }

/// Runs of mapped nodes that checking found impossible while others are good: they fail as if they had been tried.
void PlacedRun::Work::refuse()
{
    for (const auto& [id, node] : check.nodes) {
        if (!node.hasErrors() || whole.document.nodes.count(id) == 0)
            continue;
        const auto problem = std::ranges::find(node.problems, Severity::Error, &Problem::severity);
        fail({id}, {ErrorCode::Invalid, problem->message, {}});
    }
}

void PlacedRun::Work::reduce()
{
    std::set<QString> failed;
    for (const auto& [id, why] : failures)
        failed.insert(id);
    lost.clear();
    rest = withoutFailed(whole, failed, lost);
}

/// It is told where the nodes stopped: at those that are not made, of which what they need is.
void PlacedRun::Work::fail(const std::set<QString>& nodes, const Error& why)
{
    std::set<QString> open = nodes;
    std::erase_if(open, [&](const QString& id) { return madeThere.count(id) > 0 || whole.document.nodes.count(id) == 0; });
    std::set<QString> behind;
    for (const Link& link : whole.document.links) {
        if (open.count(link.fromNode) > 0)
            behind.insert(link.toNode);
    }
    for (const QString& id : open) {
        if (behind.count(id) > 0)
            continue;
        failures.insert_or_assign(id, why);
        outer->take({{}, QStringLiteral("failed"), id, -1.0, why.message,
            {{QStringLiteral("code"), errorCodeName(why.code)}, {QStringLiteral("trail"), QJsonArray::fromStringList(why.trail)}}});
    }
}

Result<void> PlacedRun::Work::all()
{
    outer = std::make_unique<OuterEvents>(whole, [this](RunEvent event) {
        if (quiet.isEmpty() || event.node != quiet)
            emit(std::move(event));
    });
    refuse();
    for (;;) {
        reduce();
        const std::vector<PlannedJob> plan = planJobs(rest, how());
        const auto todo = nextWave(plan);
        if (stop.stop_requested())
            return RunContext::cancelledError();
        if (todo.empty())
            return runRest();
        TRY_DO(wave(plan, todo));
    }
}

/// The jobs of the lowest wave that has work, with the members of arrays that have.
std::map<std::size_t, std::vector<JobLane>> PlacedRun::Work::nextWave(const std::vector<PlannedJob>& plan)
{
    const Foresight foresight = look();
    std::map<std::size_t, std::vector<JobLane>> out;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (!out.empty() && plan[i].wave != plan[out.begin()->first].wave)
            break;
        std::vector<JobLane> lanes;
        for (const JobLane& lane : plan[i].lanes) {
            std::set<QString> open = lane.nodes;
            std::erase_if(open, [&](const QString& id) { return madeThere.count(id) > 0; });
            if (mustRun(foresight, open))
                lanes.push_back(lane);
        }
        if (lanes.empty())
            continue;
        if (++attempts[*lanes.front().nodes.begin()] > kMostAttempts) {
            fail(lanes.front().nodes, {ErrorCode::Failed, Tr::tr("The job on '%1' was withdrawn again and again.").arg(plan[i].place), {}});
            continue;
        }
        if (plan[i].isArray)
            noteWhatIsThere(plan[i], foresight);
        out.emplace(i, std::move(lanes));
    }
    return out;
}

/// Runs of a mapped node whose results are here count as done, without a word of each.
void PlacedRun::Work::noteWhatIsThere(const PlannedJob& job, const Foresight& foresight)
{
    for (const QString& id : job.nodes()) {
        if (!foresight.at(id).isThere())
            continue;
        quiet = id;
        outer->take({{}, QStringLiteral("reused"), id, -1.0, {}, {}});
        quiet.clear();
    }
}

Result<void> PlacedRun::Work::wave(const std::vector<PlannedJob>& plan, const std::map<std::size_t, std::vector<JobLane>>& todo)
{
    Batches begun;
    std::set<std::size_t> refused;
    for (const auto& [at, lanes] : todo) {
        std::vector<SentJob*> after;
        bool isBlocked = false;
        for (const std::size_t other : plan[at].after) {
            isBlocked = isBlocked || refused.count(other) > 0;
            for (const Batch& batch : begun[other]) {
                if (std::ranges::any_of(batch.lanes, [](const auto& lane) { return !lane->isOver; }))
                    after.push_back(batch.sent.get());
            }
        }
        if (isBlocked) {
            refused.insert(at); // what it depends on has failed, which is told there
            continue;
        }
        auto batches = begin(plan[at], lanes, after);
        if (stop.stop_requested())
            return RunContext::cancelledError();
        if (batches) {
            begun[at] = *std::move(batches);
            continue;
        }
        refused.insert(at);
        for (const JobLane& lane : lanes)
            fail(lane.nodes, batches.error());
    }
    std::vector<FollowedJob*> followed;
    for (const auto& [at, batches] : begun) {
        for (const Batch& batch : batches) {
            for (const auto& lane : batch.lanes) {
                if (!lane->isOver)
                    followed.push_back(lane.get());
            }
        }
    }
    if (!followed.empty())
        TRY_DO(JobFollower(followed, [this](RunEvent event) { outer->take(std::move(event)); }).follow(stop));
    for (auto& [at, batches] : begun) {
        for (Batch& batch : batches)
            settle(batch);
    }
    return stop.stop_requested() ? Result<void>(RunContext::cancelledError()) : Result<void>();
}

/// What became of a job: what failed is noted, what is needed here comes back.
void PlacedRun::Work::settle(Batch& batch)
{
    for (const auto& lane : batch.lanes) {
        if (lane->isWithdrawn)
            continue;
        for (const auto& [id, key] : lane->keys) {
            if (lane->part.own.count(id) > 0)
                madeThere[id] = key;
        }
        for (const auto& [id, sentence] : lane->failures) { // told as they came
            if (lane->part.own.count(id) > 0 && madeThere.count(id) == 0)
                failures.insert_or_assign(id, Error{ErrorCode::Failed, sentence, {}});
        }
        const bool isOfDisk = lane->failure && lane->failure->code == ErrorCode::Disk; // the job's word is the better one: it says where
        if (isOfDisk)
            std::erase_if(failures, [&](const auto& failure) { return lane->failures.count(failure.first) > 0; });
        const bool isTold = !isOfDisk && std::ranges::any_of(lane->failures, [&](const auto& failure) { return failures.count(failure.first) > 0; });
        if (lane->failure && !isTold)
            fail(lane->part.own, *lane->failure);
        for (const QString& id : lane->part.own) {
            for (const Outer* around : whole.ownersOf(id))
                made.insert(around->id);
            made.insert(id);
            if (!lane->failure)
                madeThere.emplace(id, QString());
        }
    }
    if (const auto back = persist(*batch.sent, [&] { return bringBack(batch); }); !back && !stop.stop_requested()) {
        for (const auto& lane : batch.lanes) {
            if (lane->isWithdrawn || lane->failure)
                continue;
            for (const QString& id : lane->part.own)
                madeThere.erase(id);
            fail(lane->part.own, back.error());
        }
    }
    if (!batch.sent->record.id.isEmpty())
        jobs.append(QJsonObject{{QStringLiteral("place"), batch.sent->record.place}, {QStringLiteral("host"), batch.sent->cluster.host},
            {QStringLiteral("job"), batch.sent->record.id}, {QStringLiteral("name"), batch.sent->record.name},
            {QStringLiteral("folder"), batch.sent->record.folder}, {QStringLiteral("members"), batch.sent->record.members}});
}

} // namespace terrella
