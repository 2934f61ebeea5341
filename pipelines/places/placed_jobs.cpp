// SPDX-License-Identifier: GPL-3.0-or-later
// One job, or one array of jobs, of a run: made ready, sent, submitted, and what it made brought back.
#include "pipelines/places/placed_work.h"

#include "pipelines/core/files.h"
#include "pipelines/places/patience.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::PlacedRun)
};

constexpr std::chrono::milliseconds kBetweenProgress{500};

QString jobFolder(const QString& site, const QString& name) { return QStringLiteral("%1/jobs/%2").arg(site, name); }

QString freshName()
{
    return QStringLiteral("terrella-") + QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, QLatin1Char('0'));
}

/// A file's name for a job, whatever of the rest has failed: by its first node that does not join runs.
QString recordName(const PlannedJob& job, int chunk)
{
    const std::set<QString>& nodes = job.lanes.front().nodes;
    const auto works = std::ranges::find_if(nodes, [](const QString& id) { return !id.contains(QLatin1Char(':')); });
    const QString& first = works == nodes.end() ? *nodes.begin() : *works;
    static const QRegularExpression run(QStringLiteral("#[0-9]+"));
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(QString(first).remove(run)));
    return chunk == 0 ? QStringLiteral("part-%1.json").arg(name) : QStringLiteral("part-%1-%2.json").arg(name).arg(chunk + 1);
}

} // namespace

Result<void> PlacedRun::Work::persist(SentJob& job, const std::function<Result<void>()>& work)
{
    return terrella::persist(
        *job.client, work, [&](const QString& sentence) { say(job.shownNode, sentence); }, stop);
}

std::map<int, qint64> PlacedRun::Work::toldUntil(const QString& job) const
{
    std::map<int, qint64> out;
    const auto events = folder.events();
    for (const RunEvent& event : events ? *events : std::vector<RunEvent>()) {
        if (event.details.value(QLatin1String("job")).toString() != job)
            continue;
        qint64& until = out[event.details.value(QLatin1String("array_task")).toInt(-1)];
        until = std::max(until, event.details.value(QLatin1String("at")).toInteger());
    }
    return out;
}

/// Sends and submits; an array in several where it has more members than the cluster allows in one.
Result<std::vector<PlacedRun::Work::Batch>> PlacedRun::Work::begin(
    const PlannedJob& planned, const std::vector<JobLane>& lanes, const std::vector<SentJob*>& after)
{
    const Sites where(rest, planJobs(rest, how()), how());
    std::set<QString> nodes;
    for (const JobLane& lane : lanes)
        nodes.insert(lane.nodes.begin(), lane.nodes.end());
    TRY_DO(makeHere(neededFromHere(where, look(), nodes)));
    const QStringList shown = shownNodes(rest, nodes);
    TRY(Site * site,
        run.site(
            planned.place, [&](const QString& sentence) { say(shown.first(), sentence); }, stop));
    TRY(const Cluster cluster, site->client.cluster().with(planned.resources));
    const Foresight foresight = look();
    const int most = planned.isArray ? site->client.mostMembers() : 1;

    std::map<int, Batch> chunks;
    for (const JobLane& lane : lanes) {
        Batch& batch = chunks[planned.isArray ? lane.number / most : 0];
        if (!batch.sent) {
            batch.planned = &planned;
            batch.sent = std::make_shared<SentJob>();
            batch.sent->client = &site->client;
            batch.sent->cluster = cluster;
            batch.sent->resources = planned.resources;
            batch.sent->shownNodes = shown;
            batch.sent->shownNode = shown.first();
            batch.sent->isArray = planned.isArray;
            batch.sent->after = after;
        }
        auto job = std::make_unique<FollowedJob>();
        job->sent = batch.sent;
        job->member = planned.isArray ? lane.number % most : -1;
        job->label = lane.label;
        TRY(job->part, makeRemotePart(run.m_host, run.m_store, where, foresight, lane.nodes, site->folder));
        QStringList& keys = batch.keys[job.get()];
        bool isKnown = true;
        for (const QString& id : lane.nodes) {
            const QString& key = foresight.at(id).basis.key;
            job->keys[id] = key;
            if (!foresight.at(id).isNeeded || foresight.at(id).isThere())
                continue;
            isKnown = isKnown && !key.isEmpty();
            keys.append(key);
        }
        if (!isKnown)
            keys.clear();
        batch.lanes.push_back(std::move(job));
    }
    std::vector<Batch> out;
    for (auto& [number, batch] : chunks) {
        const QString name = recordName(planned, number);
        TRY_DO(launch(batch, QStringLiteral("%1/places/%2").arg(folder.path(), name)));
        out.push_back(std::move(batch));
    }
    return out;
}

/// Takes up a job that an earlier process began: the members are those that it has. False where there is none.
bool PlacedRun::Work::takeUp(Batch& batch) const
{
    const JobRecord& record = batch.sent->record;
    if (record.place != batch.planned->place || !record.isOpen() || record.members.isEmpty() == batch.planned->isArray)
        return false;
    const auto isOfIt = [&](const std::unique_ptr<FollowedJob>& lane) {
        return lane->member < 0 || record.members.value(QString::number(lane->member)).toString() == lane->label;
    };
    if (std::ranges::none_of(batch.lanes, isOfIt))
        return false;
    std::erase_if(batch.lanes, [&](const auto& lane) { return !isOfIt(lane); });
    return true;
}

Result<void> PlacedRun::Work::launch(Batch& batch, const QString& recordPath)
{
    SentJob& sent = *batch.sent;
    JobRecord& record = sent.record;
    sent.recordPath = recordPath;
    sent.script = QString(recordPath).replace(QLatin1String(".json"), QLatin1String(".sh"));
    record = JobRecord::load(recordPath);
    const bool isFresh = !takeUp(batch);
    if (isFresh) {
        record.place = batch.planned->place;
        record.name = freshName();
        record.id.clear();
        record.members = {};
        record.folder = jobFolder(run.m_sites.at(record.place)->folder, record.name);
        record.state = QStringLiteral("sending");
        ++record.attempt;
        for (const auto& lane : batch.lanes) {
            if (lane->member >= 0)
                record.members.insert(QString::number(lane->member), lane->label);
        }
        TRY_DO(record.save(recordPath));
    }
    const std::map<int, qint64> told = isFresh ? std::map<int, qint64>() : toldUntil(record.name);
    for (const auto& lane : batch.lanes) {
        if (const auto until = told.find(lane->member); until != told.end())
            lane->tellFrom = until->second;
    }
    if (record.state == QLatin1String("submitted")) {
        for (const auto& lane : batch.lanes)
            lane->keys.clear();
        say(sent.shownNode, Tr::tr("Following job %1 on '%2' again.").arg(record.id, record.place));
        return {};
    }
    tell(sent, QStringLiteral("SENDING"));
    TRY_DO(persist(sent, [&] { return send(batch, isFresh); }));
    if (std::ranges::all_of(batch.lanes, [](const auto& lane) { return lane->isOver; })) {
        record.state = QStringLiteral("ended");
        tell(sent, QStringLiteral("COMPLETED"));
        return record.save(recordPath);
    }
    return submit(batch);
}

/// Sends what is not there. Members whose results are there already are over, and not among those that are submitted.
Result<void> PlacedRun::Work::send(Batch& batch, bool isFresh)
{
    SentJob& sent = *batch.sent;
    Staging staging(*sent.client, run.m_store, run.m_sites.at(sent.record.place)->folder, sent.record.name);
    StageList needed, asked;
    for (const auto& lane : batch.lanes)
        needed.add(lane->part.stage);
    asked = needed;
    for (const auto& [lane, keys] : batch.keys)
        asked.add({isFresh ? keys : QStringList(), {}});
    TRY(StageList list, staging.lacking(asked, stop));
    for (const auto& lane : batch.lanes) {
        const QStringList& keys = batch.keys[lane.get()];
        if (isFresh && !keys.isEmpty() && std::ranges::none_of(keys, [&](const QString& key) { return list.objects.contains(key); })) {
            lane->isOver = true;
            sent.record.members.remove(QString::number(lane->member));
        }
    }
    TRY_DO(sent.record.save(sent.recordPath));
    list.objects.removeIf([&](const QString& key) { return !needed.objects.contains(key); });
    if (std::ranges::all_of(batch.lanes, [](const auto& lane) { return lane->isOver; })) {
        say(sent.shownNode, Tr::tr("'%1' has the results already.").arg(sent.record.place));
        return {};
    }
    qint64 bytes = 0;
    for (const QString& key : list.objects)
        bytes += bytesAt(run.m_store.folder(key));
    for (const StagedFile& file : list.files)
        bytes += file.bytes;
    if (list.isEmpty()) {
        say(sent.shownNode, Tr::tr("'%1' has everything that the job needs.").arg(sent.record.place));
        return {};
    }
    say(sent.shownNode,
        Tr::tr("Sending %1 to '%2': %3 results and %4 files.")
            .arg(bytesText(bytes), sent.record.place)
            .arg(list.objects.size())
            .arg(list.files.size()));
    auto last = std::chrono::steady_clock::now();
    return staging.send(
        list,
        [&](qint64 done) {
            const auto now = std::chrono::steady_clock::now();
            if (now - last < kBetweenProgress || bytes == 0)
                return;
            last = now;
            emit({{}, QStringLiteral("progress"), sent.shownNode, 0.0, Tr::tr("sending: %1 of %2").arg(bytesText(done), bytesText(bytes)), {}});
        },
        stop);
}

SlurmJob slurmJob(const QString& name, const QString& folder, const QString& run, const Cluster& asked, const std::map<int, const RemotePart*>& lanes)
{
    SlurmJob out{name, jobFolder(folder, name), Depot::storePath(folder),
        {QStringLiteral("--name"), run, QStringLiteral("--jobs"), QString::number(asked.cpus), QStringLiteral("--memory"),
            QString::number(engineMemory(asked))},
        {}};
    for (const auto& [member, part] : lanes) {
        if (member >= 0) {
            out.members.push_back(member); // what it is given lies in a file beside its pipeline
            continue;
        }
        for (const auto& [node, key] : part->given)
            out.arguments << QStringLiteral("--given") << node + QLatin1Char('=') + key;
    }
    return out;
}

Result<void> PlacedRun::Work::submit(Batch& batch)
{
    SentJob& sent = *batch.sent;
    JobRecord& record = sent.record;
    std::map<int, const RemotePart*> parts;
    JobFiles files;
    for (const auto& lane : batch.lanes) {
        if (lane->isOver)
            continue;
        lane->keys.clear();
        const QString place = lane->member < 0 ? QString() : QStringLiteral("members/%1/").arg(lane->member);
        files[place + QStringLiteral("pipeline.terrella")] = lane->part.document.toText();
        parts[lane->member] = &lane->part;
        QByteArray given;
        for (const auto& [node, key] : lane->part.given)
            given += (node + QLatin1Char('=') + key).toUtf8() + '\n';
        if (lane->member >= 0)
            files[place + QStringLiteral("given")] = given;
    }
    const SlurmJob slurm = slurmJob(record.name, run.m_sites.at(record.place)->folder, options.name, sent.cluster, parts);
    TRY_DO(publishFile(sent.script, jobScript(sent.cluster, slurm).toUtf8()));
    QStringList after;
    for (const SentJob* other : sent.after)
        after.append(other->record.id);
    TRY_DO(persist(sent, [&]() -> Result<void> {
        auto id = sent.client->submit(sent.cluster, slurm, files, after, stop);
        // Slurm forgets jobs that ended a while ago. Whether those before succeeded is followed anyway: else this one is withdrawn.
        if (!id && !after.isEmpty() && id.error().message.contains(QLatin1String("Job dependency problem")))
            id = sent.client->submit(sent.cluster, slurm, files, {}, stop);
        TRY(record.id, std::move(id));
        return {};
    }));
    record.state = QStringLiteral("submitted");
    TRY_DO(record.save(sent.recordPath));
    const QString word = sent.isArray
        ? Tr::tr("Job %1 was submitted to '%2': an array of %n member(s).", nullptr, static_cast<int>(slurm.members.size()))
        : Tr::tr("Job %1 was submitted to '%2'.");
    say(sent.shownNode, word.arg(record.id, record.place));
    return {};
}

Result<void> PlacedRun::Work::bringBack(Batch& batch)
{
    SentJob& sent = *batch.sent;
    QStringList keys;
    std::map<QString, QString> nodes;
    std::set<QString> own, wanted, references;
    for (const auto& lane : batch.lanes) {
        own.insert(lane->part.own.begin(), lane->part.own.end());
        if (lane->isWithdrawn)
            continue;
        references.insert(lane->references.begin(), lane->references.end());
        for (const QString& node : lane->part.wanted) {
            const auto key = lane->keys.find(node);
            const bool isKnown = key != lane->keys.end() && !key->second.isEmpty();
            if (!isKnown && !lane->failure && lane->references.count(node) == 0)
                return Error{ErrorCode::Failed, Tr::tr("The job on '%1' said nothing of the result of '%2'.").arg(sent.record.place, node), {}};
            if (!isKnown || lane->references.count(node) > 0)
                continue;
            wanted.insert(node);
            keys.append(key->second);
            nodes[key->second] = node;
        }
    }
    if (!keys.isEmpty()) {
        Staging staging(*sent.client, run.m_store, run.m_sites.at(sent.record.place)->folder, sent.record.name);
        qint64 bytes = 0;
        TRY(const QStringList found,
            staging.fetch(
                keys, [&](qint64 got) { bytes = got; }, stop));
        for (const QString& key : found)
            references.insert(nodes[key]);
        if (bytes > 0)
            say(sent.shownNode, Tr::tr("%1 of results came back from '%2'.").arg(bytesText(bytes), sent.record.place));
    }
    // What only refers to files is made here from the files here: without it nobody knows the keys of what hangs on it. Those of data there are
    // known.
    std::erase_if(references, [&](const QString& id) {
        if (data.references.count(id) > 0)
            return true;
        const std::set<QString> upstream = rest.document.nodes.count(id) > 0 ? rest.document.upstreamOf(id) : std::set<QString>{id};
        return std::ranges::any_of(
            upstream, [&](const QString& source) { return own.count(source) > 0 && references.count(source) == 0 && wanted.count(source) == 0; });
    });
    return makeHere(missing(references));
}

} // namespace terrella
