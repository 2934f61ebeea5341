// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/files.h"
#include "plugins/cyclones/detect_candidates.h"
#include "plugins/cyclones/idealised_storms.h"
#include "plugins/cyclones/kernels/detection.h"
#include "tests/bench/bench.h"
#include "tests/cli/classic_netcdf.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace terrella::bench {

namespace {

using namespace terrella::cyclones;
using terrella::test::FakeContext;
using terrella::test::ModuleCase;

constexpr int kSteps = 4;
constexpr int kFileSteps = 12; ///< the same steps again and again, so that start-up counts for little
constexpr int kRuns = 5;
constexpr double kMilliseconds = 1e3;
const char* const kNames[] = {"msl", "u10", "v10", "z300", "z500", "zs"};
const char* const kUnits[] = {"Pa", "m s-1", "m s-1", "m2 s-2", "m2 s-2", "m"};

/// The six fields of each step as the default detection reads them.
struct Fields {
    std::vector<std::array<std::vector<float>, std::size(kNames)>> steps;
};

std::shared_ptr<const Cube> makeStorms()
{
    const IdealisedStorms module;
    const ModuleCase storms(module, QStringLiteral("cyclones/idealised_storms.json"));
    FakeContext context;
    const auto made
        = storms.run({{QStringLiteral("spacing"), 0.25}, {QStringLiteral("steps"), kSteps}, {QStringLiteral("step_hours"), 24}}, {}, context);
    return made ? test::output<Cube>(*made, "fields") : nullptr;
}

bool load(const Cube& cube, Fields& out)
{
    const CubeSignature& signature = cube.signature();
    const std::size_t cells = signature.grids.front().size();
    for (std::size_t t = 0; t < kSteps; ++t) {
        auto& fields = out.steps.emplace_back();
        const int z = signature.find(QStringLiteral("z"));
        const std::array<std::pair<int, std::size_t>, std::size(kNames)> places{
            {{signature.find(QStringLiteral("msl")), 0}, {signature.find(QStringLiteral("u10")), 0}, {signature.find(QStringLiteral("v10")), 0},
                {z, 0}, {z, 1}, {signature.find(QStringLiteral("zs")), 0}}};
        for (std::size_t k = 0; k < places.size(); ++k) {
            fields[k].resize(cells);
            if (!cube.readField(places[k].first, t, places[k].second, fields[k]))
                return false;
        }
    }
    return true;
}

Criteria defaults(bool tropics)
{
    Criteria criteria;
    criteria.mergeDistanceDeg = 6.0;
    if (tropics)
        criteria.box = Box{0.0, -60.0, 360.0, 60.0};
    criteria.closed = {{Expression::field(0), 200.0, 5.5, 0.0}, {Expression::difference(3, 4), -58.8, 6.5, 1.0}};
    criteria.outputs = {{Expression::field(0), Statistic::Minimum, 0.0}, {Expression::magnitude(1, 2), Statistic::Maximum, 2.0},
        {Expression::field(5), Statistic::Minimum, 0.0}};
    return criteria;
}

double millisecondsPerStep(Detector& detector, const Fields& fields, const Criteria& criteria)
{
    return quickest(kRuns,
               [&] {
                   for (const auto& step : fields.steps) {
                       std::array<const float*, std::size(kNames)> data{};
                       std::ranges::transform(step, data.begin(), [](const std::vector<float>& f) { return f.data(); });
                       detector.detect(criteria, data);
                   }
               })
        * kMilliseconds / kSteps;
}

/// Reading every byte of the six fields once, eight bytes at a time.
double floorMilliseconds(const Fields& fields)
{
    volatile std::uint64_t sink = 0;
    return quickest(kRuns,
               [&] {
                   std::uint64_t sum = 0;
                   for (const auto& step : fields.steps) {
                       for (const std::vector<float>& field : step) {
                           for (std::size_t k = 0; k + 1 < field.size(); k += 2) {
                               std::uint64_t word = 0;
                               std::memcpy(&word, field.data() + k, sizeof word);
                               sum ^= word;
                           }
                       }
                   }
                   sink = sum;
               })
        * kMilliseconds / kSteps;
}

/// Uncompressed NetCDF, so that both programs are measured and not the decoder.
Result<void> writeNetCdf(const Fields& fields, const Grid& grid, const QString& path)
{
    test::ClassicNetCdf file;
    const int time = file.dimension("time", kFileSteps);
    const int lat = file.dimension("latitude", grid.ny);
    const int lon = file.dimension("longitude", grid.nx);
    std::vector<double> hours(kFileSteps);
    for (std::size_t t = 0; t < kFileSteps; ++t)
        hours[t] = 24.0 * static_cast<double>(t);
    file.doubles("time", {time}, hours, {{{"units", std::string("hours since 2000-02-26 00:00:00")}, {"calendar", std::string("standard")}}});
    file.doubles("latitude", {lat}, grid.lat, {{{"units", std::string("degrees_north")}}});
    file.doubles("longitude", {lon}, grid.lon, {{{"units", std::string("degrees_east")}}});
    for (std::size_t k = 0; k < std::size(kNames); ++k) {
        std::vector<float> all;
        for (std::size_t t = 0; t < kFileSteps; ++t)
            all.insert(all.end(), fields.steps[t % kSteps][k].begin(), fields.steps[t % kSteps][k].end());
        file.floats(kNames[k], {time, lat, lon}, all, {{{"units", std::string(kUnits[k])}}});
    }
    return publishFile(path, file.bytes());
}

/// Seconds of the program on the file, one thread; nothing when it fails.
std::optional<double> secondsOfDetectNodes(const QString& program, const QString& file, const QString& out, bool tropics)
{
    QStringList arguments{QStringLiteral("--in_data"), file, QStringLiteral("--out"), out, QStringLiteral("--searchbymin"), QStringLiteral("msl"),
        QStringLiteral("--closedcontourcmd"), QStringLiteral("msl,200.0,5.5,0;_DIFF(z300,z500),-58.8,6.5,1.0"), QStringLiteral("--mergedist"),
        QStringLiteral("6.0"), QStringLiteral("--outputcmd"), QStringLiteral("msl,min,0;_VECMAG(u10,v10),max,2;zs,min,0"),
        QStringLiteral("--latname"), QStringLiteral("latitude"), QStringLiteral("--lonname"), QStringLiteral("longitude")};
    if (tropics)
        arguments << QStringLiteral("--minlat") << QStringLiteral("-60") << QStringLiteral("--maxlat") << QStringLiteral("60");
    int code = 0;
    const double seconds = quickest(1, [&] { code = QProcess::execute(program, arguments); });
    return code == 0 ? std::optional(seconds) : std::nullopt;
}

double secondsOfModule(const std::shared_ptr<const Cube>& cube, bool tropics)
{
    const DetectCandidates module;
    const ModuleCase detect(module, QStringLiteral("cyclones/detect_candidates.json"));
    QJsonObject values;
    if (tropics)
        values.insert(QStringLiteral("region"), QJsonArray{0, -60, 360, 60});
    return quickest(2, [&] {
        FakeContext context;
        context.threadCount = 1;
        const auto found = detect.run(values, {{QStringLiteral("fields"), {cube}}}, context);
        if (!found)
            note(found.error().message);
    });
}

} // namespace

bool cyclones()
{
    const auto cube = makeStorms();
    Fields fields;
    if (!cube || !load(*cube, fields)) {
        note(QStringLiteral("The storms to detect could not be made."));
        return false;
    }
    const Grid& grid = cube->signature().grids.front();
    const Mesh mesh = Mesh::latLon(grid.lat, grid.lon, true, false);
    Detector detector(mesh);
    constexpr double budgetMilliseconds = 15.0;
    const double tropics = millisecondsPerStep(detector, fields, defaults(true));
    const double global = millisecondsPerStep(detector, fields, defaults(false));
    const double floor = floorMilliseconds(fields);
    bool kept
        = report(QStringLiteral("detection, 0.25 degrees, within 60 degrees, one thread"), tropics, QStringLiteral("ms/step"), budgetMilliseconds);
    kept = report(QStringLiteral("detection, 0.25 degrees, global, one thread"), global, QStringLiteral("ms/step"), budgetMilliseconds) && kept;
    report(QStringLiteral("reading the six fields from memory once"), floor, QStringLiteral("ms/step"));
    report(QStringLiteral("global detection over that"), global / floor, QStringLiteral("times"));

    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("storms.nc"));
    const Result<void> written = writeNetCdf(fields, grid, file);
    const auto stored = written ? openCube({file}) : Result<std::shared_ptr<const Cube>>(written.error());
    if (!stored) {
        note(stored.error().message);
        return false;
    }
    const double moduleTropics = secondsOfModule(*stored, true);
    const double moduleGlobal = secondsOfModule(*stored, false);
    report(QStringLiteral("the module from a NetCDF file, within 60 degrees"), moduleTropics * kMilliseconds / kFileSteps, QStringLiteral("ms/step"));
    report(QStringLiteral("the module from a NetCDF file, global"), moduleGlobal * kMilliseconds / kFileSteps, QStringLiteral("ms/step"));
    const QString program = QStandardPaths::findExecutable(QStringLiteral("DetectNodes"));
    if (program.isEmpty()) {
        note(QStringLiteral("DetectNodes of TempestExtremes is not on the PATH; the ratios to it (20 and 3) are not measured."));
        return kept;
    }
    struct Case {
        bool tropics;
        double seconds;
        double atLeast;
        const char* what;
    };
    for (const Case& one : {Case{false, moduleGlobal, 20.0, "DetectNodes over the module, global"},
             Case{true, moduleTropics, 3.0, "DetectNodes over the module, within 60 degrees"}}) {
        if (const auto seconds = secondsOfDetectNodes(program, file, folder.filePath(QStringLiteral("out.txt")), one.tropics))
            kept = reportAtLeast(QLatin1String(one.what), *seconds / one.seconds, QStringLiteral("times"), one.atLeast) && kept;
        else
            note(QStringLiteral("DetectNodes failed on the same file."));
    }
    return kept;
}

} // namespace terrella::bench
