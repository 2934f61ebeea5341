// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/local_run.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/places/engine_client.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QPointer>
#include <QProcess>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace terrella {

namespace {

constexpr int kLookEveryMs = 200;
/// Looks without news after which it is asked whether the process still lives.
constexpr int kQuietLooks = 5;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isAlive(qint64 pid) { return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM); }

QString outPath(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("out")); }
QString errPath(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("err")); }
QString codePath(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("code")); }

} // namespace

LocalRun::LocalRun(QObject* parent) : QObject(parent)
{
    qRegisterMetaType<RunEvent>();
    qRegisterMetaType<RunState>();
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &LocalRun::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &LocalRun::look);
}

LocalRun::~LocalRun() = default;

void LocalRun::start(const QString& pipelineFile, const LocalRunOptions& options) { launch({pipelineFile}, options); }

void LocalRun::startDocument(const Document& document, const LocalRunOptions& options)
{
    m_launch = std::make_unique<QTemporaryDir>();
    const QString file = m_launch->filePath(QStringLiteral("pipeline.terrella"));
    if (const Result<void> saved = publishFile(file, document.toText()); !saved) {
        const QString sentence = saved.error().message;
        QTimer::singleShot(0, this, [this, sentence] { Q_EMIT startFailed(sentence, 1, {}); });
        return;
    }
    LocalRunOptions complete = options;
    if (complete.baseFolder.isEmpty())
        complete.baseFolder = QDir::currentPath();
    launch({file}, complete);
}

void LocalRun::resume(const QString& runFolder, const QStringList& resources)
{
    if (const Result<RunFolder> folder = RunFolder::open(runFolder))
        m_endsFrom = QFileInfo(folder->eventsPath()).size(); // how it ended before is no news
    QStringList what{QStringLiteral("--resume"), runFolder};
    for (const QString& resource : resources)
        what << QStringLiteral("--resource") << resource;
    launch(what, {});
}

void LocalRun::launch(const QStringList& what, const LocalRunOptions& options)
{
    if (!m_launch)
        m_launch = std::make_unique<QTemporaryDir>();
    QStringList arguments{QStringLiteral("run"), QStringLiteral("--json")};
    const auto add = [&](const char* option, const QString& value) {
        if (!value.isEmpty())
            arguments << QLatin1String(option) << value;
    };
    add("--name", options.name);
    add("--base", options.baseFolder);
    add("--to", options.toNode);
    for (const QString& setting : options.settings)
        add("--set", setting);
    for (const QString& input : options.inputs)
        add("--input", input);
    add("--jobs", options.jobs > 0 ? QString::number(options.jobs) : QString());
    add("--memory", options.memory > 0 ? QString::number(options.memory) : QString());
    arguments << what;

    // A shell of one line keeps the exit code, which nobody can ask a detached process for.
    QProcess process;
    process.setProgram(QStringLiteral("/bin/sh"));
    process.setArguments(QStringList{QStringLiteral("-c"), QStringLiteral("code=$1; shift; \"$@\"; echo $? >\"$code\""), QStringLiteral("sh"),
                             codePath(*m_launch), EngineClient::findProgram()}
        + arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(outPath(*m_launch));
    process.setStandardErrorFile(errPath(*m_launch));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!options.runsRoot.isEmpty())
        environment.insert(QStringLiteral("TERRELLA_RUNS"), options.runsRoot);
    if (!options.storeRoot.isEmpty())
        environment.insert(QStringLiteral("TERRELLA_STORE"), options.storeRoot);
    process.setProcessEnvironment(environment);
    if (!process.startDetached(&m_pid)) {
        const QString sentence = tr("The engine cannot be started: %1.").arg(process.errorString());
        QTimer::singleShot(0, this, [this, sentence] { Q_EMIT startFailed(sentence, 1, {}); });
        return;
    }
    m_timer.start();
}

Result<void> LocalRun::attach(const QString& runFolder)
{
    TRY_DO(RunFolder::open(runFolder));
    QTimer::singleShot(0, this, [this, runFolder] { follow(runFolder); });
    return {};
}

void LocalRun::follow(const QString& runFolder)
{
    m_runFolder = runFolder;
    m_offset = 0;
    m_over = false;
    m_timer.start();
    const QPointer<LocalRun> alive(this);
    Q_EMIT started(runFolder);
    if (alive)
        look();
}

Result<void> LocalRun::cancel()
{
    if (m_runFolder.isEmpty())
        return Error{ErrorCode::NotFound, tr("The run has not begun yet."), {}};
    TRY(const RunSummary summary, summarize(m_runFolder));
    if (summary.state != RunState::Running)
        return Error{ErrorCode::NotFound, tr("The run is not running."), {}};
    return requestCancel(m_runFolder);
}

void LocalRun::look()
{
    if (m_runFolder.isEmpty())
        lookForFolder();
    else
        lookForEvents();
}

void LocalRun::lookForFolder()
{
    const QByteArray written = contentOf(outPath(*m_launch));
    const qsizetype end = written.indexOf('\n');
    const QJsonObject first = end < 0 ? QJsonObject() : QJsonDocument::fromJson(written.left(end)).object();
    const QString folder = first.value(QLatin1String("run")).toString();
    if (!folder.isEmpty()) {
        m_launch.reset(); // what it writes from now on also stands in the run folder
        follow(folder);
        return;
    }
    const QByteArray code = contentOf(codePath(*m_launch));
    const bool ended = code.endsWith('\n');
    if (!ended && isAlive(m_pid))
        return;
    m_timer.stop();
    m_over = true;
    QString sentences = QString::fromUtf8(contentOf(errPath(*m_launch))).trimmed();
    if (sentences.isEmpty())
        sentences = tr("The engine ended before the run began.");
    m_launch.reset();
    Q_EMIT startFailed(sentences, ended ? code.trimmed().toInt() : 1, first);
}

void LocalRun::lookForEvents()
{
    const Result<RunFolder> folder = RunFolder::open(m_runFolder);
    if (!folder) {
        end(RunState::Died, folder.error().message);
        return;
    }
    const QString path = folder->eventsPath();
    if (m_watcher.files().isEmpty() && QFileInfo::exists(path))
        m_watcher.addPath(path);
    QFile file(path);
    QByteArray news;
    if (file.open(QIODevice::ReadOnly) && file.seek(m_offset))
        news = file.readAll();
    news.truncate(news.lastIndexOf('\n') + 1); // the rest of a half-written line comes later
    qint64 lineAt = m_offset;
    m_offset += news.size();
    if (news.isEmpty()) {
        if (!m_over && ++m_quietLooks >= kQuietLooks)
            lookForDeath();
        return;
    }
    m_quietLooks = 0;
    const QPointer<LocalRun> alive(this);
    RunState last = RunState::Running;
    QString lastMessage;
    for (const QByteArray& line : news.split('\n')) {
        const bool counts = lineAt >= m_endsFrom;
        lineAt += line.size() + 1;
        const std::optional<RunEvent> read = line.isEmpty() ? std::nullopt : RunEvent::fromLine(line);
        if (!read)
            continue;
        if (!counts || read->type == QLatin1String("run_started"))
            last = RunState::Running; // resumed after an earlier end
        else if (read->type == QLatin1String("run_finished"))
            last = RunState::Finished;
        else if (read->type == QLatin1String("run_failed"))
            last = RunState::Failed;
        else if (read->type == QLatin1String("run_cancelled"))
            last = RunState::Cancelled;
        if (counts && read->type.startsWith(QLatin1String("run_")))
            lastMessage = read->message;
        Q_EMIT happened(*read);
        if (!alive)
            return;
    }
    if (last != RunState::Running)
        end(last, lastMessage);
}

void LocalRun::lookForDeath()
{
    m_quietLooks = 0;
    const Result<RunSummary> summary = summarize(m_runFolder);
    if (summary && summary->state == RunState::Died)
        end(RunState::Died,
            summary->message.isEmpty() ? tr("The run's process is gone; what was finished is kept, and the run can be resumed.") : summary->message);
}

void LocalRun::end(RunState state, const QString& message)
{
    if (m_over)
        return;
    m_over = true;
    m_timer.stop();
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    Q_EMIT ended(state, message);
}

} // namespace terrella
