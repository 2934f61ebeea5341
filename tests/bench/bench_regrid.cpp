// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "plugins/data/kernels/remap.h"
#include "tests/bench/bench.h"
#include "tests/cli/classic_netcdf.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace terrella::bench {

namespace {

constexpr int kSteps = 60;
constexpr int kRounds = 5;
constexpr std::size_t kRows = 721, kColumns = 1440;

std::vector<double> sequence(double first, double step, std::size_t count)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(first + step * static_cast<double>(i));
    return out;
}

std::vector<float> field(int step)
{
    std::vector<float> out(kRows * kColumns);
    for (std::size_t k = 0; k < out.size(); ++k)
        out[k] = 280.0F + static_cast<float>((k * 2654435761U + static_cast<std::size_t>(step) * 40503U) % 4096) / 128.0F;
    return out;
}

/// Uncompressed NetCDF, so that the programs are measured and not the decoder.
Result<void> writeFile(const QString& path)
{
    test::ClassicNetCdf file;
    const int time = file.dimension("time", kSteps), lat = file.dimension("lat", kRows), lon = file.dimension("lon", kColumns);
    file.doubles("time", {time}, sequence(0.0, 6.0, kSteps),
        {{{"units", std::string("hours since 2000-01-01 00:00:00")}, {"calendar", std::string("standard")}}});
    file.doubles("lat", {lat}, sequence(90.0, -0.25, kRows), {{{"units", std::string("degrees_north")}, {"standard_name", std::string("latitude")}}});
    file.doubles(
        "lon", {lon}, sequence(0.0, 0.25, kColumns), {{{"units", std::string("degrees_east")}, {"standard_name", std::string("longitude")}}});
    std::vector<float> all;
    all.reserve(kSteps * kRows * kColumns);
    for (int t = 0; t < kSteps; ++t) {
        const std::vector<float> one = field(t);
        all.insert(all.end(), one.begin(), one.end());
    }
    file.floats("t2m", {time, lat, lon}, all, {{{"units", std::string("K")}}});
    return publishFile(path, file.bytes());
}

/// Seconds of a program; nothing when it fails.
std::optional<double> secondsOf(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    const double seconds = quickest(1, [&] {
        process.start(program, arguments);
        process.waitForFinished(-1);
    });
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return seconds;
    note(QString::fromUtf8(process.readAllStandardError()).trimmed());
    return std::nullopt;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void kernels()
{
    using namespace terrella::data;
    const std::vector<double> lat = sequence(90.0, -0.25, kRows), lon = sequence(0.0, 0.25, kColumns);
    const AxisCells rows = latitudeCells(lat, true, 1.0), columns = longitudeCells(lon, 1.0, true);
    const AxisCells toRows = latitudeCells(sequence(89.5, -1.0, 180), true, 1.0), toColumns = longitudeCells(sequence(0.5, 1.0, 360), 1.0, false);
    const std::vector<float> in = field(0);
    std::vector<float> out(180 * 360);
    for (const bool isConservative : {true, false}) {
        SeparableWeights weights{kRows, kColumns, kColumns, {}, {}, false};
        weights.rows = isConservative ? overlapsOn(rows, toRows) : linearOn(rows, toRows.centre);
        weights.columns = isConservative ? overlapsOn(columns, toColumns) : linearOn(columns, toColumns.centre);
        const double seconds = quickest(9, [&] { remap(weights, {}, in, out); });
        report(isConservative ? QStringLiteral("conservative kernel, 0.25 to 1 degree, one thread") : QStringLiteral("bilinear kernel, the same"),
            seconds * 1e3, QStringLiteral("ms/step"));
    }
}

/// The pipeline with one thing changed from run to run, so that nothing is found in the store.
Result<void> writePipeline(const QString& path, const QString& file, const char* method, int run)
{
    const QString text = QStringLiteral(R"({"terrella": 1, "nodes": [
 {"id": "open", "module": "data.open", "parameters": {"files": ["%1"]}, "position": [0,0]},
 {"id": "regrid", "module": "data.regrid", "parameters": {"method": "%2", "min_valid": %3}, "position": [300,0]}],
 "links": [{"from": "open.data", "to": "regrid.data"}]})");
    return publishFile(path, text.arg(file, QLatin1String(method)).arg(0.5 + 1e-4 * run).toUtf8());
}

const char* const kGrid = "gridtype = lonlat\nxsize = 360\nysize = 180\nxfirst = 0.5\nxinc = 1\nyfirst = 89.5\nyinc = -1\n";

} // namespace

bool regrid()
{
    kernels();
    const QString cdo = QStandardPaths::findExecutable(QStringLiteral("cdo"));
    const QString engine = QCoreApplication::applicationDirPath() + QStringLiteral("/terrella-run");
    if (cdo.isEmpty()) {
        note(QStringLiteral("cdo is not on the PATH; the ratios to it are not measured."));
        return true;
    }
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("fields.nc")), grid = folder.filePath(QStringLiteral("grid.txt"));
    const QString pipeline = folder.filePath(QStringLiteral("p.terrella"));
    if (const auto written = writeFile(file); !written || !publishFile(grid, kGrid)) {
        note(QStringLiteral("The file to regrid could not be written."));
        return false;
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TERRELLA_STORE"), folder.filePath(QStringLiteral("store")));
    environment.insert(QStringLiteral("TERRELLA_RUNS"), folder.filePath(QStringLiteral("runs")));
    struct Method {
        const char* ours;
        const char* theirs;
    };
    bool kept = true;
    int run = 0;
    for (const Method& method : {Method{"conservative", "remapcon"}, Method{"bilinear", "remapbil"}, Method{"nearest", "remapnn"}}) {
        for (const int threads : {1, 2}) {
            std::vector<double> ours, theirs;
            for (int round = -1; round < kRounds; ++round) { // the first fills the page cache and makes the file known
                if (!writePipeline(pipeline, file, method.ours, ++run))
                    return false;
                const auto a = secondsOf(engine, {QStringLiteral("run"), pipeline, QStringLiteral("--jobs"), QString::number(threads)}, environment);
                const auto b = secondsOf(cdo,
                    {QStringLiteral("-s"), QStringLiteral("-O"), QStringLiteral("-P"), QString::number(threads),
                        QLatin1String(method.theirs) + QLatin1Char(',') + grid, file, folder.filePath(QStringLiteral("out.nc"))},
                    environment);
                if (!a || !b)
                    return false;
                if (round >= 0) {
                    ours.push_back(*a);
                    theirs.push_back(*b);
                }
            }
            const QString what = QStringLiteral("cdo %1 over terrella-run, 60 × 0.25 to 1 degree, %2").arg(QLatin1String(method.theirs)).arg(threads);
            report(QStringLiteral("terrella-run, %1, %2 thread(s)").arg(QLatin1String(method.ours)).arg(threads), median(ours), QStringLiteral("s"));
            kept = reportAtLeast(what, median(theirs) / median(ours), QStringLiteral("times"), 1.0) && kept;
        }
    }
    return kept;
}

} // namespace terrella::bench
