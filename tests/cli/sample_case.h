// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/classic_netcdf.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace terrella::test {

/// What one call of terrella-run gave.
struct Outcome {
    int code = -1;
    QString out;
    QString err;
    bool crashed = false;
    [[nodiscard]] QString both() const { return QStringLiteral("exit %1\n--- out\n%2\n--- err\n%3").arg(code).arg(out, err); }
    /// The lines of stdout as JSON objects.
    [[nodiscard]] std::vector<QJsonObject> lines() const
    {
        std::vector<QJsonObject> all;
        for (const QString& line : out.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            all.push_back(QJsonDocument::fromJson(line.toUtf8()).object());
        return all;
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

/// A folder of its own with store, runs, data and pipelines, and the engine in it.
class SampleCase {
public:
    SampleCase()
    {
        environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TERRELLA_STORE"), path("store"));
        environment.insert(QStringLiteral("TERRELLA_RUNS"), path("runs"));
        environment.insert(QStringLiteral("HOME"), path("home"));
        environment.remove(QStringLiteral("XDG_CACHE_HOME"));
        environment.remove(QStringLiteral("XDG_STATE_HOME"));
        environment.remove(QStringLiteral("XDG_DATA_HOME"));
        QDir(folder.path()).mkpath(QStringLiteral("home"));
    }

    [[nodiscard]] QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    static QString program() { return qEnvironmentVariable("TERRELLA_RUN"); }

    std::unique_ptr<QProcess> start(const QStringList& arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->setWorkingDirectory(folder.path());
        process->setProcessEnvironment(environment);
        process->start(program(), arguments);
        return process;
    }
    static Outcome finish(QProcess& process, int withinMs = 60000)
    {
        Outcome result;
        if (!process.waitForFinished(withinMs)) {
            process.kill();
            process.waitForFinished(5000);
            result.err = QStringLiteral("did not end in time\n");
        }
        result.code = process.error() == QProcess::FailedToStart ? -1 : process.exitCode();
        result.crashed = process.exitStatus() == QProcess::CrashExit;
        result.out += QString::fromUtf8(process.readAllStandardOutput());
        result.err += QString::fromUtf8(process.readAllStandardError());
        return result;
    }
    [[nodiscard]] Outcome call(const QStringList& arguments) const
    {
        const auto process = start(arguments);
        return finish(*process);
    }

    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path(name)));
        return file.fileName();
    }
    /// A pipeline from its nodes and "a.port>b.port" links.
    QString writePipeline(const QString& name, const QJsonObject& nodes, const QStringList& links) const;

    /// Files below a folder, for "nothing half-written".
    [[nodiscard]] QStringList filesBelow(const char* name) const;

    QTemporaryDir folder;
    QProcessEnvironment environment;
};

/// A low that moves west to east over a 5° global grid, six-hourly, and what may be wrong with it.
struct LowOptions {
    std::string units = "Pa";
    double scale = 1.0; ///< of the values: 0.01 where units are hPa
    std::string name = "msl";
    std::string standardName = "air_pressure_at_mean_sea_level";
    bool allMissing = false;
    bool unorderedTimes = false;
    int steps = 12;
};
QByteArray lowFile(const LowOptions& options = {});

/// open → detect → stitch: every low, without warm core and further conditions.
QJsonObject lowNodes(const QString& file);
QStringList lowLinks();

} // namespace terrella::test
