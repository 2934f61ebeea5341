// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/run_folder.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QStandardPaths>

#include <algorithm>
#include <map>
#include <set>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RunFolder)
};

constexpr int kMostRunsInASecond = 10'000;

/// A name that is good for a folder: letters, digits, - and _.
QString folderName(const QString& name)
{
    QString out;
    for (const QChar c : name.left(60))
        out += c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_') ? c : QLatin1Char('_');
    return out.isEmpty() ? QStringLiteral("run") : out;
}

QJsonObject processJson()
{
    const ProcessIdentity self = ProcessIdentity::current();
    return {{QStringLiteral("host"), self.host}, {QStringLiteral("pid"), self.pid}, {QStringLiteral("process_started"), self.started}};
}

ProcessIdentity processOf(const QJsonObject& information)
{
    return {information.value(QLatin1String("host")).toString(), information.value(QLatin1String("pid")).toInteger(),
        information.value(QLatin1String("process_started")).toInteger()};
}

QString nowText() { return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs); }

} // namespace

Result<RunFolder> RunFolder::create(const QString& root, const QString& name)
{
    const QString stem = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")) + QLatin1Char('-') + folderName(name);
    if (!QDir().mkpath(root))
        return Error{ErrorCode::Disk, Tr::tr("Cannot make the folder '%1' for runs. Choose another with TERRELLA_RUNS.").arg(root), {}};
    const QDir folder(QDir(root).absolutePath());
    for (int number = 1; number < kMostRunsInASecond; ++number) {
        const QString path = folder.filePath(number == 1 ? stem : stem + QLatin1Char('-') + QString::number(number));
        if (folder.mkdir(path)) // fails where it exists, also for the slower of two processes
            return RunFolder(path);
        if (!QFileInfo::exists(path))
            break;
    }
    return Error{ErrorCode::Disk, Tr::tr("Cannot make a folder for the run in '%1'. Is the disk full or write-protected?").arg(root), {}};
}

Result<RunFolder> RunFolder::open(const QString& path)
{
    RunFolder folder(QDir(path).absolutePath());
    if (!QFileInfo(path).isDir())
        return Error{ErrorCode::NotFound, Tr::tr("There is no run folder '%1'.").arg(path), {}};
    if (!QFileInfo::exists(folder.informationPath()))
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is not the folder of a run: it has no run.json.").arg(path), {}};
    return folder;
}

QString RunFolder::defaultRoot()
{
    const QString chosen = qEnvironmentVariable("TERRELLA_RUNS");
    if (!chosen.isEmpty())
        return chosen;
    // QStandardPaths of Qt 6.4 does not know XDG_STATE_HOME.
    const QString state = qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + QStringLiteral("/.local/state"));
    return state + QStringLiteral("/terrella/runs");
}

QString RunFolder::eventsPath() const { return m_path + QStringLiteral("/events.jsonl"); }
QString RunFolder::pipelinePath() const { return m_path + QStringLiteral("/pipeline.terrella"); }
QString RunFolder::provenancePath() const { return m_path + QStringLiteral("/provenance.json"); }
QString RunFolder::informationPath() const { return m_path + QStringLiteral("/run.json"); }
QString RunFolder::cancelPath() const { return m_path + QStringLiteral("/cancel"); }

Result<void> RunFolder::begin(const Document& frozen, const QString& name, const QJsonObject& options) const
{
    TRY_DO(frozen.save(pipelinePath()));
    QJsonObject json = processJson();
    json.insert(QLatin1String("name"), name);
    json.insert(QLatin1String("started"), nowText());
    json.insert(QLatin1String("user"), qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME")));
    json.insert(QLatin1String("versions"),
        QJsonObject{{QStringLiteral("terrella"), QLatin1String(TERRELLA_VERSION)}, {QStringLiteral("qt"), QLatin1String(qVersion())}});
    json.insert(QLatin1String("options"), options);
    json.insert(QLatin1String("command"), QJsonArray::fromStringList(QCoreApplication::arguments()));
    return publishFile(informationPath(), prettyJson(json));
}

Result<void> RunFolder::beginAgain() const
{
    TRY(QJsonObject json, information());
    const QJsonObject process = processJson();
    for (auto it = process.begin(); it != process.end(); ++it)
        json.insert(it.key(), it.value());
    QJsonArray resumed = json.value(QLatin1String("resumed")).toArray();
    resumed.append(nowText());
    json.insert(QLatin1String("resumed"), resumed);
    QFile::remove(cancelPath());
    return publishFile(informationPath(), prettyJson(json));
}

Result<QJsonObject> RunFolder::information() const { return readJsonFile(informationPath()); }

Result<std::vector<RunEvent>> RunFolder::events() const
{
    QFile file(eventsPath());
    if (!file.exists())
        return std::vector<RunEvent>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(file.fileName(), file.errorString()), {}};
    std::vector<RunEvent> out;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (auto event = RunEvent::fromLine(line))
            out.push_back(*std::move(event));
    }
    return out;
}

namespace {

/// Follows the events of the last attempt.
void digest(RunSummary& summary, const std::vector<RunEvent>& events, bool& ended)
{
    std::map<QString, double> parts;
    std::set<QString> working, waiting;
    for (const RunEvent& event : events) {
        if (event.type == QLatin1String("started"))
            working.insert(event.node);
        if (event.type == QLatin1String("log") && event.details.value(QLatin1String("waiting")).toBool())
            waiting.insert(event.node);
        else if (event.type != QLatin1String("log") && event.type != QLatin1String("warning"))
            waiting.erase(event.node);
        for (const char* end : {"finished", "reused", "failed", "cancelled"}) {
            if (event.type == QLatin1String(end))
                working.erase(event.node);
        }
        if (event.type == QLatin1String("run_started")) {
            parts.clear();
            working.clear();
            waiting.clear();
            ended = false;
            summary.message.clear();
        } else if (event.type == QLatin1String("queued")) {
            parts[event.node] = 0.0;
        } else if (event.type == QLatin1String("progress")) {
            parts[event.node] = event.fraction;
        } else if (event.type == QLatin1String("finished") || event.type == QLatin1String("reused")) {
            parts[event.node] = 1.0;
        } else if (event.type.startsWith(QLatin1String("run_"))) {
            ended = true;
            summary.ended = event.time;
            summary.message = event.message;
            summary.state = event.type == QLatin1String("run_finished") ? RunState::Finished
                : event.type == QLatin1String("run_cancelled")          ? RunState::Cancelled
                                                                        : RunState::Failed;
        }
    }
    summary.waiting = !ended && working.empty() && !waiting.empty();
    if (summary.waiting)
        summary.message = Tr::tr("'%1' waits for a result that another run is making.").arg(*waiting.begin());
    double sum = 0.0;
    for (const auto& [node, fraction] : parts)
        sum += fraction;
    summary.fraction = parts.empty() ? 0.0 : sum / static_cast<double>(parts.size());
    if (ended && summary.state == RunState::Finished)
        summary.fraction = 1.0;
}

} // namespace

Result<RunSummary> summarize(const QString& runFolder)
{
    TRY(const RunFolder folder, RunFolder::open(runFolder));
    TRY(const QJsonObject json, folder.information());
    TRY(const auto events, folder.events());
    RunSummary out;
    out.path = folder.path();
    out.name = json.value(QLatin1String("name")).toString();
    out.host = processOf(json).host;
    out.heard = events.empty() ? QDateTime() : events.back().time;
    out.started = QDateTime::fromString(json.value(QLatin1String("started")).toString(), Qt::ISODateWithMs);
    bool ended = false;
    digest(out, events, ended);
    if (ended)
        return out;
    out.ended = {};
    out.state = RunState::Running;
    if (livenessOf(processOf(json)) == Liveness::Gone) {
        out.state = RunState::Died;
        out.waiting = false;
        out.ended = events.empty() ? out.started : events.back().time;
        out.message = Tr::tr("The run's process ended without a last word. Resume it to go on from its finished results.");
    }
    return out;
}

std::vector<RunSummary> listRuns(const QString& root)
{
    std::vector<RunSummary> out;
    const QFileInfoList folders = QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        if (auto summary = summarize(folder.absoluteFilePath()))
            out.push_back(*std::move(summary));
    }
    std::sort(out.begin(), out.end(),
        [](const RunSummary& a, const RunSummary& b) { return a.started != b.started ? a.started > b.started : a.path > b.path; });
    return out;
}

qint64 runningProcess(const QString& runFolder)
{
    const auto folder = RunFolder::open(runFolder);
    const auto json = folder ? folder->information() : Result<QJsonObject>(folder.error());
    if (!json)
        return 0;
    const ProcessIdentity process = processOf(*json);
    return livenessOf(process) == Liveness::Alive ? process.pid : 0;
}

Result<void> requestCancel(const QString& runFolder)
{
    TRY(const RunFolder folder, RunFolder::open(runFolder));
    QFile file(folder.cancelPath());
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Disk, Tr::tr("Cannot write '%1': %2.").arg(file.fileName(), file.errorString()), {}};
    return {};
}

} // namespace terrella
