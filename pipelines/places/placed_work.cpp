// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/placed_work.h"

#include "pipelines/core/error_code.h"
#include "pipelines/places/patience.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacedRun)
};

constexpr std::chrono::milliseconds kBetweenProgress{500};

QString freshName()
{
    return QStringLiteral("terrella-") + QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, QLatin1Char('0'));
}

} // namespace

void PlacedRun::Work::say(const QString& node, const QString& sentence) const { emit({{}, QStringLiteral("log"), node, -1.0, sentence, {}}); }

Foresight PlacedRun::Work::look() const
{
    FileIdentities files(run.m_store.identitiesPath());
    Foresight out = foresee(run.m_host, run.m_store, files, expansion, expansion.document.orderOutsideLoops(), options, {true, stop, {}});
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

bool PlacedRun::Work::isBlocked(const PlacedPart& part) const
{
    return std::ranges::any_of(part.nodes, [&](const QString& id) {
        const std::set<QString> upstream = document.upstreamOf(id);
        return std::ranges::any_of(failures, [&](const auto& failure) { return upstream.count(failure.first) > 0; });
    });
}

Result<void> PlacedRun::Work::all()
{
    const std::vector<PlacedPart> parts = splitByPlace(document);
    for (auto at = parts.begin(); at != parts.end();) {
        std::vector<const PlacedPart*> stageParts;
        for (const int number = at->stage; at != parts.end() && at->stage == number; ++at)
            stageParts.push_back(&*at);
        TRY_DO(stage(stageParts, parts));
    }
    return runRest();
}

/// Parts of one stage: all are submitted, then all are followed.
Result<void> PlacedRun::Work::stage(const std::vector<const PlacedPart*>& parts, const std::vector<PlacedPart>& every)
{
    std::vector<std::unique_ptr<FollowedJob>> owned;
    std::vector<FollowedJob*> followed;
    for (const PlacedPart* part : parts) {
        if (isBlocked(*part))
            continue;
        const std::set<QString> nodes = nodesOfPart(expansion, *part);
        if (!mustRun(look(), nodes))
            continue;
        const auto attempt = [&]() -> Result<void> {
            TRY_DO(makeHere(missing(sourcesOf(expansion, nodes))));
            auto job = std::make_unique<FollowedJob>();
            job->shownNode = *part->nodes.begin();
            TRY(Site * site,
                run.site(
                    part->place, [&](const QString& sentence) { say(job->shownNode, sentence); }, stop));
            job->client = &site->client;
            TRY(job->part, makeRemotePart(run.m_host, run.m_store, expansion, look(), nodes, site->folder));
            const QString path = QStringLiteral("%1/places/part-%2.json").arg(folder.path()).arg(part - every.data() + 1);
            TRY_DO(start(*job, *part, path));
            followed.push_back(job.get());
            owned.push_back(std::move(job));
            return {};
        };
        if (const auto done = attempt(); !done) {
            if (stop.stop_requested())
                return RunContext::cancelledError();
            failures.insert_or_assign(*part->nodes.begin(), done.error());
        }
    }
    if (followed.empty())
        return {};
    OuterEvents outer(expansion, emit);
    TRY_DO(JobFollower(followed, [&](RunEvent event) { outer.take(std::move(event)); }).follow(stop));
    for (FollowedJob* job : followed) {
        for (const auto& [node, key] : job->keys)
            made.insert(node);
        Result<void> done;
        if (!job->failure)
            done = persist(*job, [&] { return bringBack(*job); });
        if (stop.stop_requested())
            return RunContext::cancelledError();
        if (job->failure || !done)
            failures.insert_or_assign(job->shownNode, job->failure ? *job->failure : done.error());
        jobs.append(QJsonObject{{QStringLiteral("place"), job->record.place}, {QStringLiteral("host"), job->client->cluster().host},
            {QStringLiteral("job"), job->record.id}, {QStringLiteral("name"), job->record.name}, {QStringLiteral("folder"), job->record.folder}});
    }
    return {};
}

Result<void> PlacedRun::Work::persist(FollowedJob& job, const std::function<Result<void>()>& work)
{
    return terrella::persist(
        *job.client, work, [&](const QString& sentence) { say(job.shownNode, sentence); }, stop);
}

/// Until where the events of a job were told before, by this process or one that died.
qint64 PlacedRun::Work::toldUntil(const QString& job) const
{
    qint64 out = 0;
    const auto events = folder.events();
    for (const RunEvent& event : events ? *events : std::vector<RunEvent>()) {
        if (event.details.value(QLatin1String("job")).toString() == job)
            out = std::max(out, event.details.value(QLatin1String("at")).toInteger());
    }
    return out;
}

Result<void> PlacedRun::Work::start(FollowedJob& job, const PlacedPart& part, const QString& recordPath)
{
    job.recordPath = recordPath;
    job.record = JobRecord::load(recordPath);
    const QString base = run.m_sites.at(part.place)->folder;
    const bool goesOn
        = job.record.place == part.place && (job.record.state == QLatin1String("sending") || job.record.state == QLatin1String("submitted"));
    if (!goesOn) {
        job.record.place = part.place;
        job.record.name = freshName();
        job.record.id.clear();
        job.record.folder = QStringLiteral("%1/jobs/%2").arg(base, job.record.name);
        job.record.state = QStringLiteral("sending");
        ++job.record.attempt;
        TRY_DO(job.record.save(recordPath));
    }
    job.tellFrom = toldUntil(job.record.name);
    const Cluster& cluster = job.client->cluster();
    if (job.record.state == QLatin1String("sending")) {
        Staging staging(*job.client, run.m_store, base, job.record.name);
        TRY_DO(persist(job, [&] { return send(job, staging); }));
        QStringList arguments{QStringLiteral("--name"), options.name, QStringLiteral("--jobs"), QString::number(cluster.cpus),
            QStringLiteral("--memory"), QString::number(engineMemory(cluster))};
        for (const auto& [node, key] : job.part.given)
            arguments << QStringLiteral("--given") << node + QLatin1Char('=') + key;
        const SlurmJob slurm{job.record.name, job.record.folder, Depot::storePath(base), arguments};
        const QByteArray text = job.part.document.toText();
        TRY_DO(persist(job, [&]() -> Result<void> {
            TRY(job.record.id, job.client->submit(slurm, text, stop));
            return {};
        }));
        job.record.state = QStringLiteral("submitted");
        TRY_DO(job.record.save(recordPath));
        say(job.shownNode, Tr::tr("Job %1 was submitted to '%2'.").arg(job.record.id, part.place));
    } else {
        say(job.shownNode, Tr::tr("Following job %1 on '%2' again.").arg(job.record.id, part.place));
    }
    return {};
}

Result<void> PlacedRun::Work::send(FollowedJob& job, Staging& staging)
{
    TRY(const StageList list, staging.lacking(job.part.stage, stop));
    qint64 bytes = 0;
    for (const QString& key : list.objects)
        bytes += bytesAt(run.m_store.folder(key));
    for (const StagedFile& file : list.files)
        bytes += file.bytes;
    if (list.isEmpty()) {
        say(job.shownNode, Tr::tr("'%1' has everything that the job needs.").arg(job.record.place));
        return {};
    }
    say(job.shownNode,
        Tr::tr("Sending %1 to '%2': %3 results and %4 files.")
            .arg(bytesText(bytes), job.record.place)
            .arg(list.objects.size())
            .arg(list.files.size()));
    auto last = std::chrono::steady_clock::now();
    return staging.send(
        list,
        [&](qint64 sent) {
            const auto now = std::chrono::steady_clock::now();
            if (now - last < kBetweenProgress || bytes == 0)
                return;
            last = now;
            emit({{}, QStringLiteral("progress"), job.shownNode, 0.0, Tr::tr("sending: %1 of %2").arg(bytesText(sent), bytesText(bytes)), {}});
        },
        stop);
}

Result<void> PlacedRun::Work::bringBack(FollowedJob& job)
{
    QStringList keys;
    std::map<QString, QString> nodes;
    for (const QString& node : job.part.wanted) {
        if (job.references.count(node) > 0)
            continue;
        const auto key = job.keys.find(node);
        if (key == job.keys.end() || key->second.isEmpty())
            return Error{ErrorCode::Failed, Tr::tr("The job on '%1' said nothing of the result of '%2'.").arg(job.record.place, node), {}};
        keys.append(key->second);
        nodes[key->second] = node;
    }
    Staging staging(*job.client, run.m_store, run.m_sites.at(job.record.place)->folder, job.record.name);
    qint64 bytes = 0;
    TRY(const QStringList references,
        staging.fetch(
            keys, [&](qint64 got) { bytes = got; }, stop));
    for (const QString& key : references)
        job.references.insert(nodes[key]);
    say(job.shownNode, Tr::tr("%1 of results came back from '%2'.").arg(bytesText(bytes), job.record.place));
    // What only refers to files is made here from the files here: without it nobody knows the keys of what hangs on it.
    std::set<QString> again = job.references;
    std::erase_if(again, [&](const QString& id) {
        const std::set<QString> upstream = expansion.document.upstreamOf(id);
        return std::ranges::any_of(upstream, [&](const QString& source) {
            return job.part.own.count(source) > 0 && job.references.count(source) == 0 && job.part.wanted.count(source) == 0;
        });
    });
    return makeHere(missing(again));
}

/// What parts need that are not here yet; what remote parts made is in the store by now.
Result<void> PlacedRun::Work::makeHere(const std::set<QString>& nodes)
{
    return nodes.empty() ? Result<void>() : local(expansion.document.upTo(nodes), false);
}

Result<void> PlacedRun::Work::local(const Document& part, bool isRest)
{
    const QString path = folder.path() + QStringLiteral("/places/here.jsonl");
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile::remove(path);
    TRY(const auto log, EventLog::open(path));
    RunOptions plain = options;
    plain.toNode.clear();
    const auto listener = [&](const RunEvent& event) {
        if (event.type.startsWith(QLatin1String("run_")))
            return;
        const bool isMade = made.count(event.node) > 0;
        if (isMade && (event.type == QLatin1String("queued") || event.details.contains(QLatin1String("needed"))))
            return;
        RunEvent told = event;
        if (isMade && event.type == QLatin1String("reused")) { // made there, and come back
            told.type = QStringLiteral("finished");
            told.message.clear();
        }
        emit(std::move(told));
    };
    QJsonObject nodes;
    const auto done = Runner(run.m_host, run.m_store).run(part, plain, *log, stop, listener, &nodes);
    if (isRest)
        provenance = nodes;
    return done;
}

Result<void> PlacedRun::Work::runRest()
{
    // What was made there must be known here by the same key, or it would quietly be made again.
    const Foresight foresight = look();
    for (const PlacedPart& part : splitByPlace(document)) {
        if (isBlocked(part))
            continue;
        const std::set<QString> nodes = nodesOfPart(expansion, part);
        const auto unknown = std::ranges::find_if(nodes, [&](const QString& id) { return mustRun(foresight, {id}); });
        if (unknown != nodes.end())
            failures.insert_or_assign(*part.nodes.begin(),
                Error{ErrorCode::Failed,
                    Tr::tr("What '%1' made of '%2' is not what is needed here. Is its input still the same?").arg(part.place, *unknown), {}});
    }
    if (failures.empty())
        return local(document, true);
    std::set<QString> good;
    QStringList sentences;
    for (const auto& [id, node] : document.nodes) {
        const std::set<QString> upstream = document.upstreamOf(id);
        const auto failed = std::ranges::find_if(failures, [&](const auto& failure) { return upstream.count(failure.first) > 0; });
        if (failed == failures.end()) {
            if (node.place.isEmpty())
                good.insert(id);
        } else if (failed->first == id) {
            emit({{}, QStringLiteral("failed"), id, -1.0, failed->second.message,
                {{QStringLiteral("code"), errorCodeName(failed->second.code)},
                    {QStringLiteral("trail"), QJsonArray::fromStringList(failed->second.trail)}}});
            sentences.append(QStringLiteral("%1: %2").arg(id, failed->second.message));
        } else {
            emit({{}, QStringLiteral("skipped"), id, -1.0, Tr::tr("'%1' failed, on which this depends").arg(failed->first), {}});
        }
    }
    if (!good.empty()) {
        if (const auto rest = local(document.upTo(good), true); !rest) {
            if (rest.error().code == ErrorCode::Cancelled)
                return rest;
            sentences.append(rest.error().message);
        }
    }
    return Error{failures.begin()->second.code == ErrorCode::Memory || failures.begin()->second.code == ErrorCode::Disk
            ? failures.begin()->second.code
            : ErrorCode::Failed,
        sentences.join(QLatin1Char('\n')), {}};
}

} // namespace terrella
