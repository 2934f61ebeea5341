// SPDX-License-Identifier: GPL-3.0-or-later
// The scripts of jobs, and what of their settings is to be raised where they ran into a limit.
#include "pipelines/places/slurm.h"

#include "pipelines/places/ssh_connection.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Slurm)
};

constexpr qint64 kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;

/// What sbatch reads at the top of a script.
QStringList directives(const Cluster& cluster, const SlurmJob& job)
{
    QStringList lines;
    const auto ask = [&](const char* option, const QString& value) {
        if (!value.isEmpty())
            lines.append(QStringLiteral("#SBATCH --%1=%2").arg(QLatin1String(option), value));
    };
    ask("job-name", job.name);
    ask("array", arrayText(job.members, cluster.arrayLimit));
    ask("output", job.members.empty() ? QStringLiteral("slurm-%j.log") : QStringLiteral("members/%a/slurm-%A_%a.log"));
    ask("open-mode", QStringLiteral("append"));
    ask("partition", cluster.partition);
    ask("account", cluster.account);
    ask("qos", cluster.qos);
    ask("time", cluster.time);
    ask("nodes", QString::number(cluster.nodes));
    ask("ntasks", QString::number(cluster.tasks));
    ask("cpus-per-task", QString::number(cluster.cpus));
    ask("mem", cluster.memory);
    ask("gpus", cluster.gpus);
    ask("constraint", cluster.constraint);
    for (const QString& option : cluster.options)
        lines.append(QStringLiteral("#SBATCH ") + option);
    return lines;
}

/// By hand, without Slurm, the members run one after the other.
QStringList memberLines()
{
    return {QStringLiteral("if [ -z \"${SLURM_ARRAY_TASK_ID:-}\" ]; then"), QStringLiteral("    worst=0"),
        QStringLiteral("    for one in members/*; do"), QStringLiteral("        SLURM_ARRAY_TASK_ID=${one#members/} bash job.sh || worst=1"),
        QStringLiteral("    done"), QStringLiteral("    exit $worst"), QStringLiteral("fi"),
        QStringLiteral("cd \"members/$SLURM_ARRAY_TASK_ID\" || exit 1")};
}

} // namespace

QString engineWord(const Cluster& cluster)
{
    return cluster.engine.startsWith(QLatin1String("~/")) ? QStringLiteral("\"$HOME\"/") + shellQuoted(cluster.engine.mid(2))
                                                          : shellQuoted(cluster.engine);
}

qint64 engineMemory(const Cluster& cluster) { return slurmBytes(cluster.memory) / 4 * 3; }

QString arrayText(const std::vector<int>& members, int atOnce)
{
    QStringList runs;
    for (std::size_t i = 0; i < members.size();) {
        std::size_t last = i;
        while (last + 1 < members.size() && members[last + 1] == members[last] + 1)
            ++last;
        runs.append(last == i ? QString::number(members[i]) : QStringLiteral("%1-%2").arg(members[i]).arg(members[last]));
        i = last + 1;
    }
    return runs.join(QLatin1Char(',')) + (atOnce > 0 && !runs.isEmpty() ? QStringLiteral("%%1").arg(atOnce) : QString());
}

QString jobScript(const Cluster& cluster, const SlurmJob& job)
{
    QStringList lines{QStringLiteral("#!/bin/bash -l")};
    lines.append(directives(cluster, job));
    lines.append(QStringLiteral("# Made by Terrella %1. By hand: sbatch job.sh, or bash job.sh.").arg(QLatin1String(TERRELLA_VERSION)));
    lines.append(QStringLiteral("cd %1 || exit 1").arg(shellQuoted(job.folder)));
    if (!job.members.empty())
        lines.append(memberLines());
    lines.append(cluster.setup);
    lines.append(QStringLiteral("export TERRELLA_STORE=%1").arg(shellQuoted(job.store)));
    lines.append(QStringLiteral("export TERRELLA_RUNS=\"$PWD/run\""));
    lines.append(QStringLiteral("rm -f exit"));
    QStringList words;
    for (const QString& argument : job.arguments)
        words.append(shellQuoted(argument));
    if (!job.members.empty())
        lines.append({QStringLiteral("given=()"), QStringLiteral("while IFS= read -r one; do given+=(--given \"$one\"); done <given")});
    // A job that Slurm starts again goes on where it was.
    lines.append(QStringLiteral("set -- run/*/run.json"));
    lines.append(QStringLiteral("if [ -e \"$1\" ]; then"));
    lines.append(QStringLiteral("    %1 run --resume \"${1%/run.json}\"").arg(engineWord(cluster)));
    lines.append(QStringLiteral("else"));
    if (!job.members.empty())
        words.append(QStringLiteral("\"${given[@]}\""));
    lines.append(QStringLiteral("    %1 run pipeline.terrella %2").arg(engineWord(cluster), words.join(QLatin1Char(' '))));
    lines.append(QStringLiteral("fi"));
    lines.append(QStringLiteral("code=$?"));
    lines.append(QStringLiteral("echo $code >exit.new && mv exit.new exit"));
    lines.append(QStringLiteral("exit $code"));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString memoryText(qint64 bytes)
{
    const bool whole = bytes % (1LL << 30) == 0;
    return QString::number(bytes >> (whole ? 30 : 20)) + (whole ? QLatin1Char('G') : QLatin1Char('M'));
}

QString timeText(qint64 seconds)
{
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const QString clock
        = QStringLiteral("%1:%2:%3").arg(QString::number(seconds % kDay / kHour), two(seconds % kHour / kMinute), two(seconds % kMinute));
    return seconds < kDay ? clock : QStringLiteral("%1-%2").arg(seconds / kDay).arg(clock);
}

std::optional<Raise> raiseAfter(const Cluster& cluster, const QString& state, const QString& log, qint64 elapsedSeconds)
{
    const auto says = [&](const char* words) { return log.contains(QLatin1String(words), Qt::CaseInsensitive); };
    if (state == QLatin1String("TIMEOUT") || state == QLatin1String("DEADLINE") || says("DUE TO TIME LIMIT")) {
        const qint64 had = cluster.time.isEmpty() ? elapsedSeconds : slurmSeconds(cluster.time);
        return Raise{QStringLiteral("time"), cluster.time, timeText(std::max(2 * had, 2 * kMinute)), Tr::tr("it was stopped at its time limit")};
    }
    if (state == QLatin1String("OUT_OF_MEMORY") || says("exceeded memory limit") || says("oom-kill") || says("oom_kill"))
        return Raise{
            QStringLiteral("memory"), cluster.memory, memoryText(2 * slurmBytes(cluster.memory)), Tr::tr("it needed more memory than it asked for")};
    return {};
}

} // namespace terrella
