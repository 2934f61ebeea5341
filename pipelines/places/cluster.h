// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace terrella {

/// A cluster with Slurm that is reached by ssh, as its user has set it up. No passwords or keys: those stay with ssh.
struct Cluster {
    QString name;      ///< as nodes name it: letters, digits, '-', '_', '.'
    QString host;      ///< as ssh knows it: "login.hpc.example", "user@host", an alias of ~/.ssh/config
    QString sshConfig; ///< another configuration file than ssh's own; empty: ssh's own
    QString partition, account, qos, constraint;
    QString time; ///< limit of a job, in Slurm's form: minutes, h:mm:ss, d-hh; empty: the partition's
    int nodes = 1;
    int tasks = 1;
    int cpus = 1;                                         ///< for each task: threads of the engine
    QString memory;                                       ///< for each node: "4G", "500M". Never left to the site, whose default may be 1 MB
    QString gpus;                                         ///< "1", "a100:2"; empty: none
    int arrayLimit = 0;                                   ///< members of an array that run at once; 0: as many as Slurm lets
    QStringList setup;                                    ///< shell lines before the engine starts: "module load gdal"
    QString folder = QStringLiteral("$SCRATCH/terrella"); ///< where work is kept there; $NAME and ~ at its beginning are understood
    QString engine = QStringLiteral("terrella-run");      ///< the program there: a name on the PATH after `setup`, or a path
    QString patience = QStringLiteral("15"); ///< how long a run waits for a cluster that cannot be reached, in Slurm's form; "0": not at all
    QStringList options;                     ///< further #SBATCH lines, without "#SBATCH": "--mail-type=END"
    QJsonObject extra;                       ///< keys that this version does not know, kept

    bool operator==(const Cluster&) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    static Result<Cluster> fromJson(const QString& name, const QJsonObject& json);
    /// With what one placement asks for (Node::resources) in place of the settings. Errors name the key.
    [[nodiscard]] Result<Cluster> with(const QJsonObject& resources) const;
    /// The keys that a placement may set.
    static const QStringList& resourceKeys();
};

/// Something that is wrong with a setting.
struct SettingProblem {
    QString key; ///< "name", or as in toJson(): "memory"
    QString sentence;
};
/// What is wrong with the settings; empty where jobs can be sent.
std::vector<SettingProblem> settingProblems(const Cluster& cluster);
/// The sentences alone.
QStringList problemsOf(const Cluster& cluster);
/// "4G", "500M", "1024" (megabytes) as Slurm reads it, in bytes; 0 where it is none.
qint64 slurmBytes(const QString& text);
/// "90", "1:30:00", "2-12" as Slurm reads it, in seconds; 0 where it is none.
qint64 slurmSeconds(const QString& text);
/// The other way, for people: "15 min", "2 h", "1 h 30 min", "40 s".
QString waitText(qint64 seconds);

/// The clusters of the user: clusters.json in the user's configuration folder.
class ClusterList {
public:
    /// $XDG_CONFIG_HOME/terrella/clusters.json.
    static QString defaultPath();
    /// Empty where there is no file yet. Errors name the file and the key.
    static Result<ClusterList> load(const QString& path = defaultPath());
    [[nodiscard]] Result<void> save() const;

    std::map<QString, Cluster> clusters;
    /// Error NotFound lists what there is.
    [[nodiscard]] Result<Cluster> find(const QString& name) const;

private:
    QString m_path;
    QJsonObject m_extra;
};

/// Names that ~/.ssh/config gives to hosts, without wildcards, sorted; files that it includes are looked through as well.
QStringList sshAliases(const QString& configPath = {});

} // namespace terrella
