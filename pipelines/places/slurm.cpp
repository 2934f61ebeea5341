// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/slurm.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Slurm)
};

/// "CANCELLED by 1001", "COMPLETED+".
QString baseState(const QString& state) { return state.section(QLatin1Char(' '), 0, 0).remove(QLatin1Char('+')); }

double clockSeconds(const QString& text)
{
    // [d-][hh:]mm:ss[.fff]
    const QString days = text.contains(QLatin1Char('-')) ? text.section(QLatin1Char('-'), 0, 0) : QString();
    double seconds = 0.0;
    for (const QString& part : text.section(QLatin1Char('-'), -1).split(QLatin1Char(':')))
        seconds = seconds * 60.0 + part.toDouble();
    return seconds + days.toDouble() * 86400.0;
}

struct Words {
    const char* reason;
    const char* text;
};

constexpr Words kReasons[] = {
    {"Resources", QT_TRANSLATE_NOOP("terrella::Slurm", "the nodes it needs are busy")},
    {"Priority", QT_TRANSLATE_NOOP("terrella::Slurm", "jobs with a higher priority are before it")},
    {"Dependency", QT_TRANSLATE_NOOP("terrella::Slurm", "a job that it depends on has not finished")},
    {"BeginTime", QT_TRANSLATE_NOOP("terrella::Slurm", "its time has not come yet")},
    {"JobHeldUser", QT_TRANSLATE_NOOP("terrella::Slurm", "you hold it back; 'scontrol release' lets it go")},
    {"JobHeldAdmin", QT_TRANSLATE_NOOP("terrella::Slurm", "the site holds it back; ask there")},
    {"Licenses", QT_TRANSLATE_NOOP("terrella::Slurm", "licences that it needs are in use")},
    {"ReqNodeNotAvail", QT_TRANSLATE_NOOP("terrella::Slurm", "a node that it needs is down, drained or reserved")},
    {"Reservation", QT_TRANSLATE_NOOP("terrella::Slurm", "its reservation has not begun")},
    {"PartitionDown", QT_TRANSLATE_NOOP("terrella::Slurm", "the partition is down")},
    {"PartitionInactive", QT_TRANSLATE_NOOP("terrella::Slurm", "the partition takes no jobs at the moment")},
    {"QOSMaxJobsPerUserLimit", QT_TRANSLATE_NOOP("terrella::Slurm", "as many of your jobs run as the quality of service allows")},
    {"AssocMaxJobsLimit", QT_TRANSLATE_NOOP("terrella::Slurm", "as many jobs of the account run as it may have")},
    {"AssocGrpCPUMinutesLimit", QT_TRANSLATE_NOOP("terrella::Slurm", "the account has used up its computing time")},
    {"JobArrayTaskLimit", QT_TRANSLATE_NOOP("terrella::Slurm", "as many of its siblings run as may at once")},
    {"None", QT_TRANSLATE_NOOP("terrella::Slurm", "Slurm has not looked at it yet")},
};

} // namespace

QString queueReasonText(const QString& reason)
{
    const QString bare = reason.section(QLatin1Char(','), 0, 0);
    for (const Words& words : kReasons) {
        if (bare == QLatin1String(words.reason))
            return Tr::tr(words.text);
    }
    return reason;
}

std::vector<SlurmPartition> parsePartitions(const QString& text)
{
    std::vector<SlurmPartition> out;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char('|'));
        if (parts.size() < 8)
            continue;
        SlurmPartition one;
        one.name = parts.at(0);
        one.isDefault = one.name.endsWith(QLatin1Char('*'));
        one.name.remove(QLatin1Char('*'));
        one.isUp = parts.at(1) == QLatin1String("up");
        one.timeLimit = parts.at(2);
        one.nodes = parts.at(3).toInt();
        one.cpus = QString(parts.at(4)).remove(QLatin1Char('+')).toInt();
        one.memory = QString(parts.at(5)).remove(QLatin1Char('+')).toLongLong() << 20;
        one.gpus = parts.at(6) == QLatin1String("(null)") ? QString() : parts.at(6);
        one.features = parts.at(7) == QLatin1String("(null)") ? QString() : parts.at(7);
        const auto same = std::ranges::find(out, one.name, &SlurmPartition::name);
        if (same == out.end()) {
            out.push_back(one);
            continue;
        }
        same->nodes += one.nodes;
        same->cpus = std::min(same->cpus, one.cpus);
        same->memory = std::min(same->memory, one.memory);
        if (same->gpus.isEmpty())
            same->gpus = one.gpus;
    }
    return out;
}

bool SlurmState::isWaiting() const
{
    static const QStringList waiting{QStringLiteral("PENDING"), QStringLiteral("CONFIGURING"), QStringLiteral("REQUEUED"),
        QStringLiteral("REQUEUE_HOLD"), QStringLiteral("REQUEUE_FED"), QStringLiteral("RESV_DEL_HOLD"), QStringLiteral("SPECIAL_EXIT")};
    return waiting.contains(baseState(state));
}

bool SlurmState::isOver() const
{
    static const QStringList over{QStringLiteral("COMPLETED"), QStringLiteral("CANCELLED"), QStringLiteral("FAILED"), QStringLiteral("TIMEOUT"),
        QStringLiteral("DEADLINE"), QStringLiteral("OUT_OF_MEMORY"), QStringLiteral("NODE_FAIL"), QStringLiteral("BOOT_FAIL"),
        QStringLiteral("PREEMPTED"), QStringLiteral("REVOKED")};
    return over.contains(baseState(state));
}

QString memberName(const QString& name, const QString& id)
{
    const qsizetype line = id.indexOf(QLatin1Char('_'));
    return line < 0 ? name : name + id.mid(line);
}

std::map<QString, SlurmState> parseQueue(const QString& text)
{
    std::map<QString, SlurmState> out;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char('|'));
        const auto number = [](const QString& id) { return id.section(QLatin1Char('_'), 0, 0).toLongLong(); };
        if (parts.size() < 6 || number(parts.at(0)) <= 0)
            continue;
        SlurmState one{parts.at(0), parts.at(1), baseState(parts.at(2)), parts.at(3), QDateTime::fromString(parts.at(4), Qt::ISODate), parts.at(5)};
        SlurmState& kept = out[memberName(one.name, one.id)];
        if (number(kept.id) < number(one.id))
            kept = std::move(one);
    }
    return out;
}

std::map<QString, SlurmAccount> parseAccounts(const QString& text)
{
    std::map<QString, SlurmAccount> out;
    std::map<QString, QString> names; // of jobs, for their steps
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char('|'));
        if (parts.size() < 9)
            continue;
        const QString job = parts.at(0).section(QLatin1Char('.'), 0, 0);
        const bool isStep = parts.at(0).contains(QLatin1Char('.'));
        if (!isStep)
            names[job] = memberName(parts.at(1), job);
        if (names.count(job) == 0)
            continue;
        SlurmAccount& one = out[names.at(job)];
        if (!isStep) {
            one = {};
            one.id = job;
            one.state = baseState(parts.at(2));
            one.exitCode = parts.at(3).section(QLatin1Char(':'), 0, 0).toInt();
            one.signal = parts.at(3).section(QLatin1Char(':'), 1, 1).toInt();
            one.elapsedSeconds = parts.at(4).toDouble();
            one.cpuSeconds = clockSeconds(parts.at(5));
            one.askedMemory = slurmBytes(QString(parts.at(7)).remove(QRegularExpression(QStringLiteral("[nc]$"))));
            one.cpus = parts.at(8).toInt();
        }
        one.memory = std::max(one.memory, parts.at(6).toLongLong()); // --noconvert: bytes
    }
    return out;
}

std::optional<double> SlurmAccount::cpuEfficiency() const
{
    const double had = elapsedSeconds * cpus;
    return had > 0.0 ? std::optional(cpuSeconds / had) : std::nullopt;
}

std::optional<double> SlurmAccount::memoryEfficiency() const
{
    if (memory <= 0 || askedMemory <= 0)
        return {};
    return static_cast<double>(memory) / static_cast<double>(askedMemory);
}

QString stateSentence(const SlurmState& state)
{
    if (state.isWaiting()) {
        QString out = Tr::tr("Job %1 waits: %2").arg(state.id, queueReasonText(state.reason));
        if (state.start.isValid())
            out += Tr::tr("; it is expected to start at %1").arg(state.start.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
        return out + QLatin1Char('.');
    }
    if (state.state == QLatin1String("RUNNING") || state.state == QLatin1String("COMPLETING"))
        return Tr::tr("Job %1 runs.").arg(state.id);
    if (state.state == QLatin1String("SUSPENDED") || state.state == QLatin1String("STOPPED"))
        return Tr::tr("Job %1 is suspended.").arg(state.id);
    return state.isOver() ? Tr::tr("Job %1 has ended.").arg(state.id) : Tr::tr("Job %1: %2.").arg(state.id, state.state);
}

QString hopelessSentence(const Cluster& cluster, const QString& reason)
{
    if (reason == QLatin1String("PartitionTimeLimit"))
        return Tr::tr("The time limit of %1 is above what the partition allows. Lower the time of cluster '%2', or choose another partition.")
            .arg(cluster.time, cluster.name);
    if (reason == QLatin1String("PartitionNodeLimit") || reason == QLatin1String("BadConstraints") || reason == QLatin1String("PartitionConfig"))
        return Tr::tr("No node of the partition is as the job asks for (%1). Look at nodes, CPUs, memory, GPUs and constraint of cluster '%2'.")
            .arg(reason, cluster.name);
    if (reason == QLatin1String("DependencyNeverSatisfied"))
        return Tr::tr("A job that it depends on did not succeed.");
    if (reason == QLatin1String("InvalidAccount") || reason == QLatin1String("InvalidQOS") || reason == QLatin1String("AccountNotAllowed"))
        return Tr::tr("The account '%1' or the quality of service '%2' of cluster '%3' is not valid there.")
            .arg(cluster.account, cluster.qos, cluster.name);
    return {};
}

Error endError(const Cluster& cluster, const QString& state, int exitCode, const QString& log)
{
    const auto says = [&](const char* words) { return log.contains(QLatin1String(words), Qt::CaseInsensitive); };
    if (state == QLatin1String("TIMEOUT") || state == QLatin1String("DEADLINE") || says("DUE TO TIME LIMIT"))
        return {ErrorCode::Failed,
            Tr::tr("The job on '%1' was stopped at its time limit%2. Raise the time of the cluster; what is finished there is kept, and resuming the "
                   "run "
                   "goes on from it.")
                .arg(cluster.name, cluster.time.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(cluster.time)),
            {}};
    if (state == QLatin1String("OUT_OF_MEMORY") || says("exceeded memory limit") || says("oom-kill") || says("oom_kill"))
        return {ErrorCode::Memory,
            Tr::tr("The job on '%1' needed more than the %2 of memory that it asked for and was stopped. Raise the memory of the cluster, for "
                   "instance to "
                   "%3, and resume the run.")
                .arg(cluster.name, cluster.memory, memoryText(2 * slurmBytes(cluster.memory))),
            {}};
    if (says("No space left on device") || says("Disk quota exceeded"))
        return {ErrorCode::Disk,
            Tr::tr("The disk or the quota of '%1' is full below its working folder '%2'. Make room there and resume the run.")
                .arg(cluster.name, cluster.folder),
            {}};
    if (state == QLatin1String("CANCELLED") || state == QLatin1String("REVOKED"))
        return {ErrorCode::Failed, Tr::tr("The job on '%1' was cancelled there, not by this run. Resume the run to send it again.").arg(cluster.name),
            {}};
    if (state == QLatin1String("NODE_FAIL") || state == QLatin1String("BOOT_FAIL"))
        return {ErrorCode::Failed, Tr::tr("A node of '%1' failed under the job. Resume the run to send it again.").arg(cluster.name), {}};
    if (state == QLatin1String("PREEMPTED"))
        return {ErrorCode::Failed, Tr::tr("The job on '%1' had to make room for another. Resume the run to send it again.").arg(cluster.name), {}};
    const QString last = log.trimmed().section(QLatin1Char('\n'), -3);
    if (exitCode == 127)
        return {ErrorCode::NotFound,
            Tr::tr(
                "The job on '%1' did not find the engine '%2'. Name its path, or the module lines that bring it, in the settings of the cluster. It "
                "said: %3")
                .arg(cluster.name, cluster.engine, last),
            {}};
    if (state.isEmpty() && exitCode < 0)
        return {ErrorCode::Failed,
            Tr::tr("The job on '%1' is gone and left no word. It last said: %2").arg(cluster.name, last.isEmpty() ? Tr::tr("nothing") : last), {}};
    return {ErrorCode::Failed,
        Tr::tr("The job on '%1' failed (%2, exit code %3). It last said: %4")
            .arg(cluster.name, state.isEmpty() ? Tr::tr("state unknown") : state)
            .arg(exitCode)
            .arg(last.isEmpty() ? Tr::tr("nothing") : last),
        {}};
}

bool isControllerAway(const QString& said)
{
    static const QRegularExpression words(
        QStringLiteral("Unable to contact slurm controller|Socket timed out on send/recv|Slurm backup controller in standby mode"));
    return words.match(said).hasMatch();
}

Error submitError(const Cluster& cluster, const QString& said)
{
    const auto says = [&](const char* words) { return said.contains(QLatin1String(words), Qt::CaseInsensitive); };
    const QString last = said.trimmed().section(QLatin1Char('\n'), -1);
    if (says("Invalid partition name") || says("invalid partition specified"))
        return {ErrorCode::Invalid,
            Tr::tr("'%1' has no partition '%2'; 'terrella-run clusters test %1' lists those there are.").arg(cluster.name, cluster.partition), {}};
    if (says("Memory specification can not be satisfied") || says("Requested node configuration is not available"))
        return {ErrorCode::Invalid,
            Tr::tr("No node of '%1' has what the job asks for: %2 CPUs and %3 of memory on each of %4 nodes. Lower them in the settings of the "
                   "cluster (%5).")
                .arg(cluster.name)
                .arg(cluster.cpus)
                .arg(cluster.memory)
                .arg(cluster.nodes)
                .arg(last),
            {}};
    if (isControllerAway(said))
        return {ErrorCode::Failed, Tr::tr("Slurm's controller on '%1' does not answer.").arg(cluster.name), {}};
    if (says("command not found"))
        return {ErrorCode::Unsupported,
            Tr::tr("'%1' has no sbatch on its PATH. Is it a login node of a Slurm cluster? Perhaps a module must be loaded.").arg(cluster.name), {}};
    if (says("No space left on device") || says("Disk quota exceeded"))
        return endError(cluster, {}, 1, said);
    return {ErrorCode::Failed, Tr::tr("Slurm on '%1' did not take the job: %2").arg(cluster.name, last), {}};
}

} // namespace terrella
