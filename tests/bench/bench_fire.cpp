// SPDX-License-Identifier: GPL-3.0-or-later
// fire.fwi on a global year of a quarter of a degree: beside its own kernel and beside NumPy, with its memory.
#include "plugins/fire/kernels/fwi.h"
#include "plugins/fire/weather/fwi.h"
#include "tests/bench/bench.h"
#include "tests/plugins/module_case.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include <atomic>
#include <cmath>
#include <optional>
#include <random>
#include <sys/resource.h>
#include <time.h>

namespace terrella::bench {

namespace {

using fire::FwiLanes;
using fire::kLanes;

constexpr std::size_t kRows = 721, kColumns = 1440, kYear = 365;
constexpr std::size_t kDaysMeasured = 73; ///< a fifth of the year, scaled
constexpr std::size_t kPeerCells = 100000, kPeerDays = 30;
constexpr double kPointDays = static_cast<double>(kRows * kColumns * kYear);

struct Weather {
    std::vector<float> temperature, humidity, wind, rain;
};

/// Rain on about every third day.
Weather makeWeather(std::size_t cells, unsigned seed)
{
    std::mt19937 random(seed);
    const auto next
        = [&random](double low, double high) { return static_cast<float>(low + (high - low) * static_cast<double>(random()) * 0x1.0p-32); };
    Weather out;
    for (std::size_t c = 0; c < cells; ++c) {
        out.temperature.push_back(next(-5.0, 38.0));
        out.humidity.push_back(next(8.0, 100.0));
        out.wind.push_back(next(0.0, 45.0));
        const float rain = next(-20.0, 10.0);
        out.rain.push_back(rain < 0.0F ? 0.0F : rain);
    }
    return out;
}

/// Weather that costs nothing to read: a few fields over and over, each day another one.
class WeatherCube final : public Cube {
public:
    explicit WeatherCube(std::shared_ptr<const CubeSignature> signature) : Cube(std::move(signature))
    {
        for (unsigned seed = 1; seed <= 5; ++seed)
            m_days.push_back(makeWeather(kRows * kColumns, seed));
    }
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        std::size_t written = 0;
        for (std::size_t t = 0; t < window.count[0]; ++t) {
            const Weather& day = m_days[(window.start[0] + t) % m_days.size()];
            const std::vector<float>* const all[]{&day.temperature, &day.humidity, &day.wind, &day.rain};
            for (std::size_t j = window.start[1]; j < window.start[1] + window.count[1]; ++j) {
                const float* from = all[variable]->data() + j * kColumns + window.start[2];
                std::copy_n(from, window.count[2], out.data() + written);
                written += window.count[2];
            }
        }
        return {};
    }

private:
    std::vector<Weather> m_days;
};

std::shared_ptr<const CubeSignature> weatherSignature(std::size_t days)
{
    auto out = std::make_shared<CubeSignature>();
    Axis time, y, x;
    time.kind = AxisKind::Time;
    time.name = QStringLiteral("time");
    for (std::size_t d = 0; d < days; ++d)
        time.values.push_back(86400.0 * (static_cast<double>(d) + 0.5));
    y.kind = AxisKind::Y;
    y.name = QStringLiteral("lat");
    for (std::size_t j = 0; j < kRows; ++j)
        y.values.push_back(90.0 - 0.25 * static_cast<double>(j));
    x.kind = AxisKind::X;
    x.name = QStringLiteral("lon");
    for (std::size_t i = 0; i < kColumns; ++i)
        x.values.push_back(0.25 * static_cast<double>(i));
    Grid grid;
    grid.ny = kRows;
    grid.nx = kColumns;
    grid.lat = y.values;
    grid.lon = x.values;
    grid.periodic = true;
    out->axes = {time, y, x};
    out->grids = {grid};
    const char* const variables[][2]{{"t2m", "degC"}, {"rh", "%"}, {"ws", "km h-1"}, {"tp", "mm"}};
    for (const auto& [name, units] : variables) {
        Variable variable;
        variable.name = QLatin1String(name);
        variable.units = QLatin1String(units);
        variable.axes = {0, 1, 2};
        variable.grid = 0;
        out->variables.push_back(variable);
    }
    return out;
}

/// Counts what it is given and forgets it: what is measured is the computation.
class ForgettingWriter final : public CubeWriter {
public:
    explicit ForgettingWriter(std::shared_ptr<const CubeSignature> signature) : m_signature(std::move(signature)) {}
    const CubeSignature& signature() const override { return *m_signature; }
    Result<void> write(int, const Window&, std::span<const float> values) override
    {
        m_values += values.size();
        return {};
    }
    Result<std::shared_ptr<const Cube>> finish() override
    {
        return std::shared_ptr<const Cube>(std::make_shared<MemoryCube>(m_signature, std::vector<std::vector<float>>(m_signature->variables.size())));
    }

private:
    std::shared_ptr<const CubeSignature> m_signature;
    std::atomic<std::size_t> m_values = 0;
};

class ForgettingContext final : public RunContext {
public:
    ForgettingContext(int threads, std::size_t memory) : m_threads(threads), m_memory(memory) {}
    std::stop_token stopToken() const override { return m_stop.get_token(); }
    void progress(double, const QString&) override {}
    void warn(const QString&) override {}
    void log(const QString&) override {}
    int threads() const override { return m_threads; }
    std::size_t memoryLimit() const override { return m_memory; }
    QString scratchFolder() const override { return m_scratch.path(); }
    Result<std::unique_ptr<CubeWriter>> createCube(const QString&, std::shared_ptr<const CubeSignature> signature, ChunkLayout) override
    {
        return std::unique_ptr<CubeWriter>(std::make_unique<ForgettingWriter>(std::move(signature)));
    }

private:
    const int m_threads;
    const std::size_t m_memory;
    std::stop_source m_stop;
    QTemporaryDir m_scratch;
};

/// Of all threads, since others may share the processor.
double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// ns of one place and day of the bare equations, one thread, rain in some lanes of every block.
double kernelNanoseconds()
{
    const fire::FwiRules rules = fire::rulesOf(fire::Convention::Cffdrs110);
    const Weather weather = makeWeather(kLanes * 64, 3);
    constexpr std::size_t rounds = 300;
    FwiLanes lanes{};
    double sum = 0.0, seconds = 1e9;
    for (int attempt = 0; attempt < 5; ++attempt) {
        const double begin = processorSeconds();
        lanes.ffmc.fill(85.0);
        lanes.dmc.fill(6.0);
        lanes.dc.fill(15.0);
        lanes.le.fill(12.4);
        lanes.lf.fill(6.4);
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t block = 0; block < 64; ++block) {
                for (std::size_t i = 0; i < kLanes; ++i) {
                    const std::size_t c = block * kLanes + i;
                    lanes.temperatureC[i] = static_cast<double>(weather.temperature[c]);
                    lanes.humidityPercent[i] = static_cast<double>(weather.humidity[c]);
                    lanes.windKmh[i] = static_cast<double>(weather.wind[c]);
                    lanes.rainMm[i] = static_cast<double>(weather.rain[c]);
                }
                advanceDay(rules, lanes);
                sum += lanes.fwi[0];
            }
        }
        seconds = std::min(seconds, processorSeconds() - begin);
    }
    if (!std::isfinite(sum))
        note(QStringLiteral("The kernel gave no number."));
    return seconds / static_cast<double>(rounds * 64 * kLanes) * 1e9;
}

struct Spent {
    double seconds = 0.0;
    double processor = 0.0;
};
/// Of the days measured.
std::optional<Spent> moduleSeconds(const std::shared_ptr<const Cube>& weather, int threads)
{
    const fire::Fwi module;
    const test::ModuleCase oneCase(module, QStringLiteral("fire/weather/fwi.json"));
    ForgettingContext context(threads, std::size_t{512} << 20);
    bool done = false;
    const double begin = processorSeconds();
    const double seconds = quickest(1, [&] {
        const auto out
            = oneCase.run({{QStringLiteral("outputs"), QJsonArray{QStringLiteral("fwi")}}}, {{QStringLiteral("weather"), {Value(weather)}}}, context);
        done = out.hasValue();
        if (!out)
            note(out.error().message);
    });
    return done ? std::optional(Spent{seconds, processorSeconds() - begin}) : std::nullopt;
}

struct PeerResult {
    double nanoseconds = 0.0;
    double largestDifference = 0.0;
};

/// NumPy on the same weather, one thread, and how far the results lie apart.
std::optional<PeerResult> numpy()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("weather.raw")));
    if (!file.open(QIODevice::WriteOnly))
        return std::nullopt;
    const fire::FwiRules rules = fire::rulesOf(fire::Convention::Cffdrs110);
    std::vector<fire::MoistureCodes> codes(kPeerCells);
    std::vector<double> index(kPeerCells);
    for (std::size_t day = 0; day < kPeerDays; ++day) {
        const Weather weather = makeWeather(kPeerCells, 100 + static_cast<unsigned>(day));
        for (const std::vector<float>* values : {&weather.temperature, &weather.humidity, &weather.wind, &weather.rain})
            file.write(reinterpret_cast<const char*>(values->data()), static_cast<qint64>(values->size() * sizeof(float)));
        for (std::size_t c = 0; c < kPeerCells; ++c) {
            const fire::NoonWeather noon{static_cast<double>(weather.temperature[c]), static_cast<double>(weather.humidity[c]),
                static_cast<double>(weather.wind[c]), static_cast<double>(weather.rain[c])};
            codes[c] = nextCodes(rules, codes[c], noon, 12.4, 6.4);
            if (day + 1 == kPeerDays)
                index[c] = indicesOf(rules, codes[c], noon.windKmh).fwi;
        }
    }
    file.close();
    const QString out = folder.filePath(QStringLiteral("fwi.raw"));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral(TERRELLA_SOURCE_DIR "/tests/bench/fwi_numpy.py"), file.fileName(), QString::number(kPeerCells), QString::number(kPeerDays),
            out});
    process.waitForFinished(-1);
    bool isNumber = false;
    const double seconds = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    QFile result(out);
    if (!isNumber || !result.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = result.readAll();
    PeerResult found{seconds / static_cast<double>(kPeerCells * kPeerDays) * 1e9, 0.0};
    std::vector<double> theirs(kPeerCells);
    if (bytes.size() != static_cast<qsizetype>(kPeerCells * sizeof(double)))
        return std::nullopt;
    std::memcpy(theirs.data(), bytes.constData(), kPeerCells * sizeof(double));
    for (std::size_t c = 0; c < kPeerCells; ++c)
        found.largestDifference = std::max(found.largestDifference, std::abs(theirs[c] - index[c]));
    return found;
}

} // namespace

bool fireWeather()
{
    const double kernel = kernelNanoseconds();
    report(QStringLiteral("equations of a place and day, one thread"), kernel, QStringLiteral("ns"));
    const auto weather = std::make_shared<const WeatherCube>(weatherSignature(kDaysMeasured));
    const double before = peakMegabytes();
    bool kept = true;
    double oneThread = 0.0;
    for (const int threads : {1, 2}) {
        const auto spent = moduleSeconds(weather, threads);
        if (!spent)
            return false;
        const double scale = static_cast<double>(kYear) / static_cast<double>(kDaysMeasured);
        oneThread = threads == 1 ? spent->processor * scale : oneThread;
        const QString what = QStringLiteral("fire.fwi, a global year of 0.25 degree, %1 thread(s)").arg(threads);
        report(what, spent->seconds * scale, QStringLiteral("s"));
        // Others may share the processor: the budget is of processor time, over the threads.
        kept = report(QStringLiteral("… processor time of each thread"), spent->processor * scale / threads, QStringLiteral("s"),
                   threads == 2 ? 12.0 : 0.0)
            && kept;
    }
    report(
        QStringLiteral("… over its equations alone, processor time, one thread"), oneThread / (kernel * 1e-9 * kPointDays), QStringLiteral("times"));
    kept = report(QStringLiteral("… memory beside the weather that is made up"), peakMegabytes() - before, QStringLiteral("MB"), 1000.0) && kept;
    const auto peer = numpy();
    if (!peer) {
        note(QStringLiteral("NumPy is not there; the ratio to it is not measured."));
        return kept;
    }
    kept = report(QStringLiteral("largest difference to NumPy after 30 days"), peer->largestDifference, QString(), 1e-6) && kept;
    return reportAtLeast(QStringLiteral("NumPy over fire.fwi, one thread each"), peer->nanoseconds * 1e-9 * kPointDays / oneThread,
               QStringLiteral("times"), 1.0)
        && kept;
}

} // namespace terrella::bench
