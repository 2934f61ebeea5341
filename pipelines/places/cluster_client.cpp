// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/cluster_client.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ClusterClient)
};

/// Job's files in one piece up to here.
constexpr qsizetype kMostGiven = 256 << 10;
constexpr int kNotUnpacked = 73;

/// Tells the working folder, made where it is not there, and what else is needed.
const char* const kPrepare = R"sh(mkdir -p "$folder/jobs" && cd "$folder" && { echo '@@folder'; pwd; }
echo '@@lacking'; for one in sbatch squeue scancel tar sha256sum; do command -v $one >/dev/null || echo $one; done
echo '@@settings'; timeout 20 scontrol show config 2>&1 | grep -E '^(AccountingStorageType|MaxArraySize)|error'
echo '@@engine'
)sh";

/// $1 job's folder; its files come by stdin. Those of a job that has its number stay as they are.
const char* const kUnpack = R"sh(umask 077; mkdir -p "$1" && cd "$1" || exit 73
if [ -s jobid ]; then cat >/dev/null; else tar -xf - || exit 73; fi
)sh";

/// $1 job's folder, $2 its name, then further options of sbatch. The script of a job that was given its number before is not sent again; where the
/// answer was lost, or whoever asked died, the job is found by its name. sbatch is asked with a lock held, so that two who ask at once send one.
const char* const kSubmit = R"sh(cd "$1" || exit 66
if command -v flock >/dev/null; then exec 9>.submit.lock; flock -w 60 9 || exit 75; fi
if [ -s jobid ]; then echo "@@id"; cat jobid; exit 0; fi
if [ -e sent ]; then
    old=$( { squeue -h -u "$(id -un)" -t all -n "$2" -o %F; sacct -X -n -P --name "$2" -S now-7days --format=JobID
        for log in slurm-*.log members/*/slurm-*.log; do log=${log##*slurm-}; echo "${log%.log}"; done; } 2>/dev/null |
        sed 's/_.*//' | grep -E '^[0-9]+$' | sort -n | tail -n 1)
    if [ -n "$old" ]; then echo "$old" >jobid.new && mv jobid.new jobid; echo "@@id"; echo "$old"; exit 0; fi
fi
: >sent || exit 74
said=$(sbatch --parsable "${@:3}" job.sh 2>submit.err 9>&-) || { code=$?; cat submit.err >&2; exit $code; }
id=$(printf '%s\n' "$said" | tail -n 1 | grep -oE '^[0-9]+')
if [ -z "$id" ]; then printf '%s\n' "$said" >&2; exit 76; fi
echo "$id" >jobid.new && mv jobid.new jobid
echo "@@id"; echo "$id"
)sh";

void putField(QByteArray& header, qsizetype at, const QByteArray& text) { header.replace(at, text.size(), text); }

/// As tar reads it (POSIX ustar); paths of up to 100 bytes.
QByteArray tarOf(const JobFiles& files)
{
    constexpr qsizetype kBlock = 512, kChecksum = 148;
    QByteArray out;
    for (const auto& [path, content] : files) {
        QByteArray header(kBlock, '\0');
        putField(header, 0, path.toUtf8().left(100));
        putField(header, 100, "0000600");
        putField(header, 108, "0000000");
        putField(header, 116, "0000000");
        putField(header, 124, QByteArray::number(content.size(), 8).rightJustified(11, '0'));
        putField(header, 136, "00000000000");
        putField(header, kChecksum, "        ");
        putField(header, 156, "0");
        putField(header, 257, QByteArray("ustar\00000", 8));
        int sum = 0;
        for (const char byte : std::as_const(header))
            sum += static_cast<unsigned char>(byte);
        putField(header, kChecksum, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        out += header + content + QByteArray((kBlock - content.size() % kBlock) % kBlock, '\0');
    }
    return out + QByteArray(2 * kBlock, '\0');
}

QString fromBytes(const QByteArray& bytes) { return QString::fromUtf8(bytes).trimmed(); }

} // namespace

std::map<QString, QString> answerSections(const QByteArray& output)
{
    std::map<QString, QString> out;
    QString name;
    for (const QByteArray& line : output.split('\n')) {
        if (line.startsWith("@@")) {
            name = QString::fromUtf8(line.mid(2));
            out[name]; // also where nothing follows
        } else if (!name.isEmpty()) {
            out[name] += QString::fromUtf8(line) + QLatin1Char('\n');
        }
    }
    for (auto& [key, text] : out)
        text = text.trimmed();
    return out;
}

QString folderScript(const QString& folder)
{
    static const QRegularExpression form(QStringLiteral("^(?:\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?|(~))(?=/|$)(.*)$"));
    const auto match = form.match(folder);
    if (!match.hasMatch())
        return QStringLiteral("folder=%1\n").arg(shellQuoted(folder));
    const QString variable = match.captured(2).isEmpty() ? match.captured(1) : QStringLiteral("HOME");
    return QStringLiteral("folder=${%1:+$%1}; [ -n \"$folder\" ] || echo '@@unset'; folder=$folder%2\n")
        .arg(variable, shellQuoted(match.captured(3)));
}

ClusterClient::ClusterClient(Cluster cluster, SshConnection::Ask ask) : m_cluster(std::move(cluster)), m_ssh(m_cluster.host, m_cluster.sshConfig, ask)
{
}

Result<RemoteAnswer> ClusterClient::run(const QString& script, const QStringList& arguments, const std::stop_token& stop)
{
    m_controllerAway = false;
    return m_ssh.run({script, arguments, {}, {}}, stop);
}

QString ClusterClient::engineScript(const QString& command) const
{
    return m_cluster.setup.join(QLatin1Char('\n')) + QLatin1Char('\n') + engineWord(m_cluster) + QLatin1Char(' ') + command + QLatin1Char('\n');
}

Error ClusterClient::scriptError(const QString& what, const RemoteAnswer& answer) const
{
    const QString said = fromBytes(answer.errors);
    if (said.contains(QLatin1String("No space left on device")) || said.contains(QLatin1String("Disk quota exceeded")))
        return endError(m_cluster, {}, 1, said);
    return {ErrorCode::Failed,
        Tr::tr("%1 on '%2' failed (exit code %3): %4")
            .arg(what, m_cluster.name)
            .arg(answer.code)
            .arg(said.isEmpty() ? Tr::tr("it said nothing") : said.section(QLatin1Char('\n'), -3)),
        {}};
}

Result<ClusterReport> ClusterClient::test(const std::stop_token& stop)
{
    const QString script = folderScript(m_cluster.folder) + QStringLiteral(R"sh(echo '@@user'; id -un
echo '@@home'; printf '%s\n' "$HOME"
echo '@@folder'; printf '%s\n' "$folder"
there=$folder; while [ -n "$there" ] && [ ! -d "$there" ]; do there=${there%/*}; done
echo '@@free'; df -Pk "${there:-/}" 2>/dev/null | awk 'NR == 2 { print $4 }'
echo '@@writable'; [ -w "${there:-/}" ] && echo yes
echo '@@quota'; timeout 5 quota -s 2>/dev/null | tail -n 4
echo '@@slurm'; sbatch --version 2>&1
echo '@@tools'; for one in squeue scancel tar sha256sum; do command -v $one >/dev/null || echo $one; done
echo '@@partitions'; timeout 20 sinfo -h -o '%P|%a|%l|%D|%c|%m|%G|%f' 2>&1
echo '@@accounting'; timeout 20 scontrol show config 2>/dev/null | grep -E '^(AccountingStorageType|MaxArraySize)'
echo '@@engine'
)sh") + engineScript(QStringLiteral("--version 2>&1"));
    TRY(const RemoteAnswer answer, run(script, {}, stop));
    auto parts = answerSections(answer.output);
    ClusterReport out;
    out.user = parts[QStringLiteral("user")];
    out.home = parts[QStringLiteral("home")];
    out.folder = parts[QStringLiteral("folder")];
    bool isNumber = false;
    const qint64 kilobytes = parts[QStringLiteral("free")].toLongLong(&isNumber);
    out.freeBytes = isNumber ? kilobytes * 1024 : -1;
    out.quota = parts[QStringLiteral("quota")];
    takeSettings(parts[QStringLiteral("accounting")]);
    out.hasAccounting = m_hasAccounting;
    const QString version = parts[QStringLiteral("slurm")];
    if (version.startsWith(QLatin1String("slurm")))
        out.slurm = version.section(QLatin1Char(' '), -1);
    else
        out.problems.append(submitError(m_cluster, version).message);
    out.partitions = parsePartitions(parts[QStringLiteral("partitions")]);
    if (out.partitions.empty())
        out.controller = parts[QStringLiteral("partitions")];
    if (out.partitions.empty() && isControllerAway(out.controller))
        out.problems.append(submitError(m_cluster, out.controller).message);
    else if (out.partitions.empty() && !out.slurm.isEmpty())
        out.problems.append(Tr::tr("Slurm tells of no partitions: %1").arg(parts[QStringLiteral("partitions")].section(QLatin1Char('\n'), 0, 0)));
    if (!out.partitions.empty() && !m_cluster.partition.isEmpty()
        && std::ranges::find(out.partitions, m_cluster.partition, &SlurmPartition::name) == out.partitions.end())
        out.problems.append(submitError(m_cluster, QStringLiteral("invalid partition specified")).message);
    if (parts.count(QStringLiteral("unset")) > 0)
        out.problems.append(Tr::tr("The variable at the beginning of the working folder '%1' is not set on '%2'. Give the folder's path.")
                                .arg(m_cluster.folder, m_cluster.name));
    else if (parts[QStringLiteral("writable")] != QLatin1String("yes"))
        out.problems.append(Tr::tr("The working folder '%1' cannot be made or written there.").arg(out.folder));
    if (const QString lacking = parts[QStringLiteral("tools")].simplified(); !lacking.isEmpty())
        out.problems.append(Tr::tr("'%1' lacks programs that are needed: %2.").arg(m_cluster.name, lacking));

    out.engineSaid = parts[QStringLiteral("engine")].section(QLatin1Char('\n'), -1);
    static const QRegularExpression engine(QStringLiteral("^terrella-run (\\S+)"));
    out.engine = engine.match(out.engineSaid).captured(1);
    const QString own = QLatin1String(TERRELLA_VERSION);
    if (out.engine.isEmpty())
        out.problems.append(Tr::tr("The engine '%1' is not found there (%2). Either load a module that brings it (setup), or give its path (engine), "
                                   "or copy this one there: "
                                   "'terrella-run clusters install %3'.")
                                .arg(m_cluster.engine, out.engineSaid, m_cluster.name));
    else if (out.engine != own)
        out.problems.append(
            Tr::tr("The engine there is version %1, and this is %2: results would not be the same. Name another program, or copy this one there: "
                   "'terrella-run clusters install %3'.")
                .arg(out.engine, own, m_cluster.name));
    return out;
}

Result<QString> ClusterClient::prepare(const std::stop_token& stop)
{
    if (const QStringList wrong = problemsOf(m_cluster); !wrong.isEmpty())
        return Error{ErrorCode::Invalid, Tr::tr("Cluster '%1': %2").arg(m_cluster.name, wrong.join(QLatin1Char(' '))), {}};
    // In one round trip where all is well; where it is not, test() says what.
    const QString script = folderScript(m_cluster.folder) + QLatin1String(kPrepare) + engineScript(QStringLiteral("--version 2>&1"));
    TRY(const RemoteAnswer answer, run(script, {}, stop));
    auto parts = answerSections(answer.output);
    const QString settings = parts[QStringLiteral("settings")], folder = parts[QStringLiteral("folder")];
    const QString engine = QStringLiteral("terrella-run %1 ").arg(QLatin1String(TERRELLA_VERSION));
    if (!folder.isEmpty() && parts[QStringLiteral("lacking")].isEmpty() && takeSettings(settings)
        && parts[QStringLiteral("engine")].section(QLatin1Char('\n'), -1).startsWith(engine))
        return folder;
    TRY(const ClusterReport report, test(stop));
    m_controllerAway = isControllerAway(report.controller) || isControllerAway(settings);
    if (!report.problems.isEmpty())
        return Error{ErrorCode::Failed, report.problems.join(QLatin1Char(' ')), {}};
    if (m_controllerAway)
        return submitError(m_cluster, settings);
    return scriptError(Tr::tr("Making the working folder '%1'").arg(report.folder), answer);
}

/// What `scontrol show config` says; false where it is nothing.
bool ClusterClient::takeSettings(const QString& said)
{
    m_hasAccounting = said.contains(QLatin1String("slurmdbd"));
    static const QRegularExpression most(QStringLiteral("MaxArraySize\\s*=\\s*(\\d+)"));
    const auto found = most.match(said);
    if (found.hasMatch())
        m_mostMembers = std::max(1, found.captured(1).toInt() - 1);
    return found.hasMatch();
}

Result<QString> ClusterClient::submit(
    const Cluster& asked, const SlurmJob& job, JobFiles files, const QStringList& after, const std::stop_token& stop)
{
    files[QStringLiteral("job.sh")] = jobScript(asked, job).toUtf8();
    const QByteArray archive = tarOf(files);
    QStringList arguments{job.folder, job.name};
    if (!after.isEmpty())
        arguments << QStringLiteral("--dependency=afterok:") + after.join(QLatin1Char(':')) << QStringLiteral("--kill-on-invalid-dep=yes");
    if (archive.size() > kMostGiven) { // else it goes with the submission
        bool isSent = false;
        RemoteCommand send{QLatin1String(kUnpack), {job.folder}, {}, {}};
        send.input = [&]() -> Result<QByteArray> { return std::exchange(isSent, true) ? QByteArray() : archive; };
        TRY(const RemoteAnswer sent, m_ssh.run(send, stop));
        if (sent.code != 0)
            return scriptError(Tr::tr("Sending the job to '%1'").arg(job.folder), sent);
    }
    m_controllerAway = false;
    RemoteCommand submit{QLatin1String(kUnpack) + QLatin1String(kSubmit), arguments, {}, {}};
    if (archive.size() <= kMostGiven)
        submit.given = archive;
    else
        submit.script = QLatin1String(kSubmit);
    TRY(const RemoteAnswer answer, m_ssh.run(submit, stop));
    if (answer.code == kNotUnpacked)
        return scriptError(Tr::tr("Sending the job to '%1'").arg(job.folder), answer);
    if (answer.code != 0) {
        m_controllerAway = isControllerAway(fromBytes(answer.errors));
        return submitError(asked, fromBytes(answer.errors));
    }
    return answerSections(answer.output)[QStringLiteral("id")];
}

Result<void> ClusterClient::cancel(const QStringList& ids, const std::stop_token& stop)
{
    TRY(const RemoteAnswer answer, run(QStringLiteral("scancel -Q \"$@\""), ids, stop));
    return answer.code == 0 ? Result<void>() : scriptError(Tr::tr("Cancelling the job"), answer);
}

Result<std::map<QString, SlurmAccount>> ClusterClient::accounts(const QString& name, const std::stop_token& stop)
{
    TRY(const RemoteAnswer answer,
        run(QStringLiteral("timeout 20 sacct -n -P --noconvert --name \"$1\" -S now-7days "
                           "--format=JobID,JobName,State,ExitCode,ElapsedRaw,TotalCPU,MaxRSS,ReqMem,AllocCPUS 2>/dev/null"),
            {name}, stop));
    return parseAccounts(QString::fromUtf8(answer.output));
}

Result<std::optional<SlurmAccount>> ClusterClient::account(const QString& name, const std::stop_token& stop, const QString& member)
{
    TRY(const auto all, accounts(name, stop));
    const auto found = all.find(memberName(name, member));
    return found == all.end() ? std::optional<SlurmAccount>() : std::optional(found->second);
}

Result<QString> ClusterClient::logTail(const QString& folder, const std::stop_token& stop)
{
    // On a full disk not even the last words were written: whether it is full is tried.
    TRY(const RemoteAnswer answer,
        run(QStringLiteral("cd \"$1\" && for one in slurm-*.log; do tail -c 8192 \"$one\"; done\n(printf '%1048576s' . >.room) 2>&1; rm -f .room"),
            {folder}, stop));
    return fromBytes(answer.output);
}

} // namespace terrella
