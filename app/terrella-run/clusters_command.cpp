// SPDX-License-Identifier: GPL-3.0-or-later
// terrella-run clusters: the clusters on which parts of pipelines may run.
#include "app/terrella-run/bundle_parts.h"
#include "app/terrella-run/check_report.h"
#include "app/terrella-run/command.h"
#include "app/terrella-run/terminal.h"
#include "pipelines/core/files.h"
#include "pipelines/places/cluster_report_json.h"
#include "pipelines/places/engine_install.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::ClustersCommand)
};

Error usageError(const QString& message) { return {ErrorCode::Usage, message, {}}; }

Result<Cluster> changed(Cluster cluster, const Arguments& arguments)
{
    const std::vector<std::pair<const char*, QString Cluster::*>> texts{{"host", &Cluster::host}, {"ssh-config", &Cluster::sshConfig},
        {"partition", &Cluster::partition}, {"account", &Cluster::account}, {"qos", &Cluster::qos}, {"constraint", &Cluster::constraint},
        {"time", &Cluster::time}, {"memory", &Cluster::memory}, {"gpus", &Cluster::gpus}, {"folder", &Cluster::folder}, {"engine", &Cluster::engine},
        {"patience", &Cluster::patience}};
    for (const auto& [option, member] : texts) {
        if (arguments.has(QLatin1String(option)))
            cluster.*member = arguments.value(QLatin1String(option));
    }
    const std::vector<std::pair<const char*, int Cluster::*>> numbers{
        {"nodes", &Cluster::nodes}, {"tasks", &Cluster::tasks}, {"cpus", &Cluster::cpus}, {"array-limit", &Cluster::arrayLimit}};
    for (const auto& [option, member] : numbers) {
        if (!arguments.has(QLatin1String(option)))
            continue;
        bool ok = false;
        cluster.*member = arguments.value(QLatin1String(option)).toInt(&ok);
        if (!ok)
            return usageError(Tr::tr("'--%1 %2' is no number.").arg(QLatin1String(option), arguments.value(QLatin1String(option))));
    }
    if (arguments.has(QStringLiteral("setup")))
        cluster.setup = arguments.values(QStringLiteral("setup"));
    if (arguments.has(QStringLiteral("sbatch")))
        cluster.options = arguments.values(QStringLiteral("sbatch"));
    return cluster;
}

Result<void> add(ClusterList& list, const QString& name, const Arguments& arguments)
{
    Cluster cluster;
    if (const auto known = list.clusters.find(name); known != list.clusters.end())
        cluster = known->second;
    cluster.name = name;
    if (cluster.host.isEmpty() && !arguments.has(QStringLiteral("host"))) {
        const QStringList aliases = sshAliases();
        if (!aliases.contains(name))
            return usageError(aliases.isEmpty()
                    ? Tr::tr("Say by --host how ssh reaches '%1'.").arg(name)
                    : Tr::tr("Say by --host how ssh reaches '%1'; ~/.ssh/config knows: %2.").arg(name, aliases.join(QStringLiteral(", "))));
        cluster.host = name;
    }
    TRY(cluster, changed(cluster, arguments));
    if (const QStringList wrong = problemsOf(cluster); !wrong.isEmpty())
        return usageError(wrong.join(QLatin1Char('\n')));
    list.clusters[name] = cluster;
    return list.save();
}

void show(const ClusterList& list, bool json)
{
    if (json) {
        QJsonArray all;
        for (const auto& [name, cluster] : list.clusters) {
            QJsonObject one = cluster.toJson();
            one.insert(QStringLiteral("name"), name);
            all.append(one);
        }
        outPrettyJson({{QStringLiteral("clusters"), all}});
        return;
    }
    std::vector<QStringList> rows;
    for (const auto& [name, cluster] : list.clusters)
        rows.push_back({name, cluster.host, cluster.partition.isEmpty() ? QStringLiteral("-") : cluster.partition,
            Tr::tr("%n CPU(s)", nullptr, cluster.cpus), cluster.memory, cluster.time.isEmpty() ? QStringLiteral("-") : cluster.time, cluster.folder});
    out(tableText(rows));
}

QString reportText(const ClusterReport& report)
{
    std::vector<QStringList> rows{{Tr::tr("login"), report.user}, {Tr::tr("Slurm"), report.slurm.isEmpty() ? QStringLiteral("-") : report.slurm},
        {Tr::tr("engine"), report.engine.isEmpty() ? QStringLiteral("-") : report.engine}, {Tr::tr("folder"), report.folder},
        {Tr::tr("free there"), report.freeBytes < 0 ? Tr::tr("not told") : bytesText(report.freeBytes)},
        {Tr::tr("accounting"), report.hasAccounting ? Tr::tr("yes") : Tr::tr("no")}};
    if (!report.quota.isEmpty())
        rows.push_back({Tr::tr("quota"), report.quota.simplified()});
    for (const SlurmPartition& one : report.partitions)
        rows.push_back({Tr::tr("partition"),
            Tr::tr("%1%2: %n node(s), %3 CPUs, %4, at most %5%6", nullptr, one.nodes)
                .arg(one.name, one.isDefault ? Tr::tr(" (default)") : QString())
                .arg(one.cpus)
                .arg(bytesText(one.memory), one.timeLimit, one.isUp ? QString() : Tr::tr(", down"))});
    return tableText(rows);
}

/// Copies the engine there and sets it.
Result<void> install(ClusterList& list, const QString& name, const Arguments& arguments)
{
    TRY(Cluster cluster, list.find(name));
    InstallHow how;
    TRY(how.parts, bundleParts(arguments.values(QStringLiteral("plugin"))));
    how.into = arguments.value(QStringLiteral("into"));
    how.say = [](const QString& sentence) { log(sentence); };
    ClusterClient client(cluster, SshConnection::askAsStarted(Terminal::of(2).interactive));
    TRY(cluster.engine, installEngine(client, how, {}));
    list.clusters[name] = cluster;
    TRY_DO(list.save());
    out(Tr::tr("'%1' runs parts of pipelines by %2.\n").arg(name, cluster.engine));
    return {};
}

int test(const Cluster& cluster, bool json)
{
    ClusterClient client(cluster, SshConnection::askAsStarted(Terminal::of(2).interactive));
    const Result<ClusterReport> report = client.test();
    if (!report) {
        complainAbout(report.error());
        return RunFailed;
    }
    if (json)
        outPrettyJson(toJson(*report));
    else
        out(reportText(*report));
    for (const QString& problem : report->problems)
        complain(problem);
    return report->problems.isEmpty() ? Done : RunFailed;
}

} // namespace

const CommandSpec& clustersSpec()
{
    static const CommandSpec spec = [] {
        CommandSpec out;
        out.name = QStringLiteral("clusters");
        out.synopsis = QStringLiteral("[list [--json]] | add NAME --host HOST --memory SIZE [OPTION]… | test NAME [--json] | install NAME [--plugin "
                                      "P]… [--into DIR] | remove NAME");
        out.summary = Tr::tr("Set up clusters with Slurm, reached by ssh");
        out.description
            = Tr::tr("Clusters are kept in clusters.json in the user's configuration folder; passwords and keys stay with ssh. 'add' also changes "
                     "one that is there. 'test' logs in and tells of Slurm, its partitions, the room in the working folder and the engine there; "
                     "it changes nothing. 'install' copies this engine there, with plugins and every library, for a cluster that lacks it; needs no "
                     "rights there, and goes on where it was cut.");
        const auto option = [](const char* name, const char* value, const QString& help, bool many = false) {
            return OptionSpec{QLatin1String(name), {}, QLatin1String(value), help, many};
        };
        out.options = {option("host", "HOST", Tr::tr("as ssh knows it; by default NAME where ~/.ssh/config has it")),
            option("memory", "SIZE", Tr::tr("of a job on each node: 4G. It must be given")),
            option("time", "LIMIT", Tr::tr("of a job: 90, 1:30:00, 2-12")), option("cpus", "N", Tr::tr("of a job: threads of the engine")),
            option("nodes", "N", Tr::tr("of a job; by default 1")), option("tasks", "N", Tr::tr("of a job; by default 1")),
            option("array-limit", "N", Tr::tr("members of an array of jobs that run at once; by default as many as Slurm lets")),
            option("gpus", "GPUS", Tr::tr("of a job: 1, a100:2")), option("partition", "NAME", Tr::tr("by default the site's")),
            option("account", "NAME", Tr::tr("that pays")), option("qos", "NAME", Tr::tr("quality of service")),
            option("constraint", "FEATURES", Tr::tr("that nodes must have")),
            option("folder", "DIR", Tr::tr("for work there; by default $SCRATCH/terrella, where the cluster sets SCRATCH")),
            option("engine", "PROGRAM", Tr::tr("terrella-run there; by default the one on the PATH")),
            option("setup", "LINE", Tr::tr("of shell before the engine starts: 'module load gdal'. May be given several times"), true),
            option("sbatch", "OPTION", Tr::tr("a further option of sbatch, as --sbatch=--mail-type=END. May be given several times"), true),
            option("patience", "TIME", Tr::tr("how long a run waits while the cluster cannot be reached: minutes, or 0; by default 15")),
            option("ssh-config", "FILE", Tr::tr("for ssh, instead of ~/.ssh/config")),
            option("plugin", "NAME", Tr::tr("of 'install': only this plugin, and others so named; by default all"), true),
            option("into", "DIR", Tr::tr("of 'install': a folder there; by default 'engines' in the working folder")),
            OptionSpec{QStringLiteral("json"), {}, {}, Tr::tr("print JSON"), false}};
        out.operands = {Tr::tr("'list', 'add', 'test', 'install' or 'remove'"), Tr::tr("a NAME")};
        out.examples
            = QStringLiteral("terrella-run clusters add levante --host me@levante.dkrz.de --memory 16G --cpus 16 --time 2:00:00 --account bb1234\n"
                             "terrella-run clusters test levante");
        return out;
    }();
    return spec;
}

int clustersCommand(const Arguments& arguments)
{
    const QString what = arguments.operands.value(0, QStringLiteral("list"));
    const QString name = arguments.operands.value(1);
    const bool json = arguments.has(QStringLiteral("json"));
    const auto attempt = [&]() -> Result<int> {
        TRY(ClusterList list, ClusterList::load());
        if (what == QLatin1String("list")) {
            show(list, json);
            return static_cast<int>(Done);
        }
        if (name.isEmpty())
            return usageError(Tr::tr("'terrella-run clusters %1' wants the NAME of a cluster.").arg(what));
        if (what == QLatin1String("add")) {
            TRY_DO(add(list, name, arguments));
            return static_cast<int>(Done);
        }
        if (what == QLatin1String("install")) {
            TRY_DO(install(list, name, arguments));
            return static_cast<int>(Done);
        }
        TRY(const Cluster cluster, list.find(name));
        if (what == QLatin1String("test"))
            return test(cluster, json);
        if (what != QLatin1String("remove"))
            return usageError(Tr::tr("'terrella-run clusters' knows list, add, test, install and remove, not '%1'.").arg(what));
        list.clusters.erase(name);
        TRY_DO(list.save());
        return static_cast<int>(Done);
    };
    const Result<int> code = attempt();
    if (code)
        return *code;
    complainAbout(code.error());
    return exitCodeOf(code.error().code);
}

} // namespace terrella::cli
