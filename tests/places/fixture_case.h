// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/sample_case.h"
#include "tests/places/test_cluster.h"

#include <QCoreApplication>
#include <QDirIterator>

#include <map>

namespace terrella::test {

/// A sample case with the fixture's modules, here and on a cluster "hpc" that this machine plays.
class FixtureCase : public SampleCase {
public:
    FixtureCase()
    {
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path("config"));
        environment.insert(QStringLiteral("TERRELLA_PLUGIN_PATH"), plugins());
    }
    static QString plugins()
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/plugins:") + qEnvironmentVariable("TERRELLA_PLUGIN_PATH");
    }
    /// folder: its working folder, below the cluster's scratch.
    Outcome addCluster(const TestCluster& cluster, const QString& name, const QString& workFolder, const QStringList& more = {}) const
    {
        return call(
            QStringList{QStringLiteral("clusters"), QStringLiteral("add"), name, QStringLiteral("--host"), QStringLiteral("test-hpc"),
                QStringLiteral("--ssh-config"), cluster.config(), QStringLiteral("--memory"), QStringLiteral("200M"), QStringLiteral("--time"),
                QStringLiteral("10"), QStringLiteral("--engine"), program(), QStringLiteral("--folder"), QStringLiteral("$SCRATCH/") + workFolder,
                QStringLiteral("--setup"), QStringLiteral("export TERRELLA_PLUGIN_PATH='%1'").arg(plugins())}
            + more);
    }
    /// What lies in the store by path, but for records, which tell when and where.
    [[nodiscard]] std::map<QString, QByteArray> resultFiles() const
    {
        std::map<QString, QByteArray> out;
        const QString root = path("store") + QStringLiteral("/objects");
        QDirIterator walk(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.fileName().endsWith(QStringLiteral("/object.json")) && file.open(QIODevice::ReadOnly))
                out[QDir(root).relativeFilePath(file.fileName())] = file.readAll();
        }
        return out;
    }
};

/// Events of one type at nodes that begin so.
inline std::vector<QJsonObject> eventsOf(const Outcome& outcome, const char* type, const QString& node)
{
    std::vector<QJsonObject> out;
    for (const QJsonObject& event : outcome.lines()) {
        if (event.value(QStringLiteral("type")).toString() == QLatin1String(type) && event.value(QStringLiteral("node")).toString().startsWith(node))
            out.push_back(event);
    }
    return out;
}

inline QJsonObject detailsOf(const QJsonObject& event) { return event.value(QStringLiteral("details")).toObject(); }

} // namespace terrella::test
