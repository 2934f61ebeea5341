// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube_writer.h"
#include "plugins/data/time/aggregate.h"
#include "plugins/data/time/climatology.h"
#include "plugins/data/time/statistics.h"
#include "tests/bench/bench.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <random>

namespace terrella::bench {

namespace {

using namespace terrella::test;

constexpr std::size_t kDays = 365, kRows = 361, kColumns = 720; // 0.5°, 380 MB
constexpr int kRuns = 3;

/// A year of daily fields, written as NetCDF.
Result<void> makeYear(const QString& path)
{
    auto signature = std::make_shared<CubeSignature>();
    const auto axis = [&](AxisKind kind, const char* name, const char* units, double first, double step, std::size_t count) {
        Axis made;
        made.kind = kind;
        made.name = QLatin1String(name);
        made.standardName = kind == AxisKind::Y ? QStringLiteral("latitude")
            : kind == AxisKind::X               ? QStringLiteral("longitude")
                                                : QStringLiteral("time");
        made.units = QLatin1String(units);
        made.timeUnits = QStringLiteral("hours since 2001-01-01 00:00:00");
        for (std::size_t i = 0; i < count; ++i)
            made.values.push_back(first + step * static_cast<double>(i));
        signature->axes.push_back(made);
    };
    axis(AxisKind::Time, "time", "s", toSeconds({2001, 1, 1, 0, 0, 0.0}, Calendar::Standard), 86400.0, kDays);
    axis(AxisKind::Y, "lat", "degrees_north", 90.0, -0.5, kRows);
    axis(AxisKind::X, "lon", "degrees_east", 0.0, 0.5, kColumns);
    Grid grid;
    grid.ny = kRows;
    grid.nx = kColumns;
    grid.lat = signature->axes[1].values;
    grid.lon = signature->axes[2].values;
    grid.periodic = true;
    signature->grids = {grid};
    Variable variable;
    variable.name = QStringLiteral("t");
    variable.units = QStringLiteral("K");
    variable.axes = {0, 1, 2};
    variable.grid = 0;
    signature->variables = {variable};
    std::mt19937 random(1);
    std::vector<float> values(kDays * kRows * kColumns);
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = 280.0F + 10.0F * std::sin(0.0172F * static_cast<float>(k / (kRows * kColumns))) + static_cast<float>(random() % 1024) / 128.0F;
    return exportNetCdf(MemoryCube(signature, {std::move(values)}), path, QStringLiteral("terrella-bench"));
}

struct Peer {
    const char* name;
    QString cdo;
    const Module& module;
    const char* specification;
    QJsonObject parameters;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Ratio of times, ours to cdo's, of runs that take turns; nothing where one of them failed.
std::optional<double> ratio(
    const Peer& peer, const std::shared_ptr<const Cube>& cube, const QString& program, const QTemporaryDir& folder, int threads)
{
    std::vector<double> mine, theirs;
    QString line = peer.cdo;
    line.replace(QStringLiteral("IN"), folder.filePath(QStringLiteral("raw.nc")));
    line.replace(QStringLiteral("OUT"), folder.filePath(QStringLiteral("out.nc")));
    const QStringList arguments
        = QStringList{QStringLiteral("-s"), QStringLiteral("-O"), QStringLiteral("-P"), QString::number(threads)} + line.split(QLatin1Char(' '));
    bool works = true;
    for (int run = 0; run < kRuns && works; ++run) {
        mine.push_back(quickest(1, [&] {
            FakeContext context;
            context.threadCount = threads;
            context.memory = std::size_t{512} << 20;
            context.cubesInMemory = false;
            const auto out
                = ModuleCase(peer.module, QLatin1String(peer.specification)).run(peer.parameters, {{QStringLiteral("data"), {Value(cube)}}}, context);
            works = works && out.hasValue();
            if (!out)
                note(out.error().message);
        }));
        theirs.push_back(quickest(1, [&] { works = works && QProcess::execute(program, arguments) == 0; }));
    }
    return works ? std::optional(median(mine) / median(theirs)) : std::nullopt;
}

} // namespace

/// Aggregate, Climatology and Statistics beside cdo on the same file, uncompressed, in the page cache.
bool reductions()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("cdo"));
    if (program.isEmpty()) {
        note(QStringLiteral("cdo is not installed: nothing to compare with"));
        return true;
    }
    QTemporaryDir folder;
    const QString deflated = folder.filePath(QStringLiteral("year.nc")), raw = folder.filePath(QStringLiteral("raw.nc"));
    const auto made = makeYear(deflated);
    if (!made
        || QProcess::execute(program, {QStringLiteral("-s"), QStringLiteral("-f"), QStringLiteral("nc2"), QStringLiteral("copy"), deflated, raw})
            != 0) {
        note(made ? QStringLiteral("cdo cannot copy the file") : made.error().message);
        return false;
    }
    const auto cube = openCube({raw});
    if (!cube) {
        note(cube.error().message);
        return false;
    }
    const data::Aggregate aggregate;
    const data::Climatology climatology;
    const data::Statistics statistics;
    const auto over = [](const char* time, const char* operation, const char* space) {
        return QJsonObject{{QStringLiteral("time"), QLatin1String(time)}, {QStringLiteral("operation"), QLatin1String(operation)},
            {QStringLiteral("space"), QLatin1String(space)}, {QStringLiteral("percentile"), 95}};
    };
    const char* const ours = "data/time/aggregate.json";
    const std::vector<Peer> peers{{"timmean", QStringLiteral("timmean IN OUT"), aggregate, ours, over("all", "mean", "none")},
        {"monmean", QStringLiteral("monmean IN OUT"), aggregate, ours, over("month", "mean", "none")},
        {"seasmean", QStringLiteral("seasmean IN OUT"), aggregate, ours, over("season", "mean", "none")},
        {"ydaymean", QStringLiteral("ydaymean IN OUT"), climatology, "data/time/climatology.json", {}},
        {"timpctl,95", QStringLiteral("timpctl,95 IN -timmin IN -timmax IN OUT"), aggregate, ours, over("all", "percentile", "none")},
        {"zonmean", QStringLiteral("zonmean IN OUT"), aggregate, ours, over("none", "mean", "zonal")},
        {"fldmean", QStringLiteral("fldmean IN OUT"), aggregate, ours, over("none", "mean", "all")},
        {"trend", QStringLiteral("trend IN OUT %1").arg(folder.filePath(QStringLiteral("slope.nc"))), statistics, "data/time/statistics.json", {}}};
    bool kept = true;
    for (const int threads : {1, 2}) {
        for (const Peer& peer : peers) {
            const std::optional<double> found = ratio(peer, *cube, program, folder, threads);
            kept = kept && found.has_value();
            if (found)
                report(
                    QStringLiteral("%1, time to that of cdo, threads: %2").arg(QLatin1String(peer.name)).arg(threads), *found, QStringLiteral("×"));
        }
    }
    return kept;
}

} // namespace terrella::bench
