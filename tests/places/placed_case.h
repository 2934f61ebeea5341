// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/places/ssh_connection.h"
#include "tests/cli/sample_case.h"
#include "tests/places/test_cluster.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <functional>
#include <memory>

namespace terrella::test {

/// The example of the tracks of idealised storms, on a coarser grid.
inline QString coarseCyclones(const SampleCase& sample, double spacing, int steps)
{
    QFile file(QStringLiteral(TERRELLA_SOURCE_DIR "/resources/examples/cyclones.terrella"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray nodes;
    for (const QJsonValue& value : json.value(QStringLiteral("nodes")).toArray()) {
        QJsonObject node = value.toObject();
        if (node.value(QStringLiteral("id")) == QLatin1String("storms")) {
            QJsonObject parameters = node.value(QStringLiteral("parameters")).toObject();
            parameters.insert(QStringLiteral("spacing"), spacing);
            if (steps > 0)
                parameters.insert(QStringLiteral("steps"), steps);
            node.insert(QStringLiteral("parameters"), parameters);
        }
        nodes.append(node);
    }
    json.insert(QStringLiteral("nodes"), nodes);
    return sample.write(QStringLiteral("cyclones.terrella"), QJsonDocument(json).toJson());
}

/// A user with a cluster "hpc", which is the test cluster, and a pipeline to run there.
class PlacedCase {
public:
    explicit PlacedCase(TestCluster& cluster) : m_cluster(cluster)
    {
        sample.environment.insert(QStringLiteral("XDG_CONFIG_HOME"), sample.path("config"));
        static int number = 0;
        m_folder = QStringLiteral("$SCRATCH/it's work %1-%2").arg(::getpid()).arg(++number);
        QStringList add{QStringLiteral("--host"), QStringLiteral("test-hpc"), QStringLiteral("--ssh-config"), cluster.config(),
            QStringLiteral("--memory"), QStringLiteral("900M"), QStringLiteral("--cpus"), QStringLiteral("2"), QStringLiteral("--time"),
            QStringLiteral("10"), QStringLiteral("--engine"), SampleCase::program(), QStringLiteral("--folder"), m_folder};
        for (const QString& line : cluster.cluster().setup)
            add << QStringLiteral("--setup") << line;
        const Outcome added = change(add);
        if (added.code != 0)
            qFatal("%s", qPrintable(added.both()));
    }

    /// Changes settings of the cluster.
    [[nodiscard]] Outcome change(const QStringList& options) const
    {
        return sample.call(QStringList{QStringLiteral("clusters"), QStringLiteral("add"), QStringLiteral("hpc")} + options);
    }
    /// The working folder, absolute.
    [[nodiscard]] QString folder() const { return QString(m_folder).replace(QStringLiteral("$SCRATCH"), m_cluster.path(QStringLiteral("scratch"))); }

    [[nodiscard]] QString cyclones(double spacing = 2.0, int steps = 0) const { return coarseCyclones(sample, spacing, steps); }
    [[nodiscard]] std::unique_ptr<QProcess> start(const QString& pipeline, const QString& place) const
    {
        return sample.start({QStringLiteral("run"), pipeline, QStringLiteral("--place"), place, QStringLiteral("--json")});
    }
    [[nodiscard]] Outcome run(const QString& pipeline, const QString& place, int withinMs = 120000) const
    {
        const auto process = start(pipeline, place);
        return SampleCase::finish(*process, withinMs);
    }
    [[nodiscard]] Outcome resume(const QString& runFolder, int withinMs = 120000) const
    {
        const auto process = sample.start({QStringLiteral("run"), QStringLiteral("--resume"), runFolder, QStringLiteral("--json")});
        return SampleCase::finish(*process, withinMs);
    }
    /// An engine for the cluster: as the real one, but for what the lines of shell do before a run.
    [[nodiscard]] QString engine(const QByteArray& beforeRun) const
    {
        const QString path = sample.write(QStringLiteral("engine"),
            "#!/bin/bash\nif [ \"$1\" = run ]; then\n" + beforeRun + "\nfi\nexec '" + SampleCase::program().toUtf8() + "' \"$@\"\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    /// Settings of ssh that go through another port on loopback.
    [[nodiscard]] QString configThrough(int port) const
    {
        QFile config(m_cluster.config()), hosts(m_cluster.path(QStringLiteral("client/known_hosts")));
        if (!config.open(QIODevice::ReadOnly) || !hosts.open(QIODevice::ReadWrite))
            return {};
        const QByteArray known = hosts.readAll();
        hosts.write("[127.0.0.1]:" + QByteArray::number(port) + known.mid(known.indexOf(' ')).split('\n').first() + '\n');
        return sample.write(QStringLiteral("ssh_config_%1").arg(port),
            config.readAll().replace("Port " + QByteArray::number(m_cluster.sshPort()), "Port " + QByteArray::number(port)));
    }
    /// The newest run's folder; empty where there is none yet.
    [[nodiscard]] QString runFolder() const
    {
        const auto runs = QDir(sample.path("runs")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
        return runs.isEmpty() ? QString() : runs.first().absoluteFilePath();
    }
    /// What the run has told so far.
    [[nodiscard]] QByteArray events() const
    {
        QFile file(runFolder() + QStringLiteral("/events.jsonl"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Waits until the run has told something, for a minute.
    [[nodiscard]] bool waitToHear(const char* words, int withinMs = 60000) const
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < withinMs) {
            if (events().contains(words))
                return true;
            QTest::qWait(50);
        }
        qWarning("nothing of '%s' in: %s", words, events().right(3000).constData());
        return false;
    }
    /// Folders of jobs on the cluster.
    [[nodiscard]] QStringList jobFolders() const
    {
        QStringList out;
        for (const QFileInfo& one : QDir(folder() + QStringLiteral("/jobs")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
            out.append(one.absoluteFilePath());
        return out;
    }
    /// How many jobs of this working folder Slurm was given: each writes its log.
    [[nodiscard]] int jobsStarted() const
    {
        int out = 0;
        for (const QString& one : jobFolders())
            out += static_cast<int>(QDir(one).entryList({QStringLiteral("slurm-*.log")}).size());
        return out;
    }
    /// Events that came from the cluster and were told more than once.
    [[nodiscard]] QStringList toldTwice() const
    {
        QStringList out;
        std::map<QString, int> told;
        for (const QByteArray& line : events().split('\n')) {
            const QJsonObject details = QJsonDocument::fromJson(line).object().value(QStringLiteral("details")).toObject();
            if (details.contains(QStringLiteral("at"))) {
                const QString key = details.value(QStringLiteral("job")).toString() + QLatin1Char('@')
                    + QString::number(details.value(QStringLiteral("at")).toInteger());
                if (++told[key] == 2)
                    out.append(key);
            }
        }
        return out;
    }

    SampleCase sample;

private:
    TestCluster& m_cluster;
    QString m_folder;
};

} // namespace terrella::test
