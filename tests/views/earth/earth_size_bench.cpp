// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/data/grid_file.h"
#include "tests/data/year_file.h"
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/graphics.h"
#include "views/earth/earth_panel.h"
#include "views/earth/overviews/overviews.h"
#include "views/earth/scene/scene_widget.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

const QString id = QStringLiteral("f");

double now()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer out;
        out.start();
        return out;
    }();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

struct Spread {
    double median = 0.0, p95 = 0.0;
};
Spread spreadOf(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times.empty() ? Spread{} : Spread{times[times.size() / 2], times[std::min(times.size() - 1, times.size() * 95 / 100)]};
}

double megabytes(const char* what)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith(what))
                return line.simplified().split(' ').value(1).toDouble() / 1e3;
    return 0.0;
}

/// A panel of 1280 × 800 on the screen, and how long things take until they are on it.
struct Bench {
    EarthPanel panel;
    SceneWidget* view = panel.findChild<SceneWidget*>();

    Bench()
    {
        panel.resize(1280, 800 + 60 + 34);
        panel.setMotion(false);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        QTest::qWait(100);
        (void)settle();
    }
    bool settle()
    {
        QElapsedTimer clock;
        clock.start();
        while (!panel.isSettled() && clock.elapsed() < 60000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        return panel.isSettled();
    }
    template <class Do>
    double timed(const Do& what)
    {
        const double before = now();
        what();
        (void)settle();
        return now() - before;
    }
    /// Shows a moment and waits until it is drawn: how long that takes, and the longest that the window did not answer meanwhile.
    std::pair<double, double> shown(double moment)
    {
        const double before = now();
        double last = before, blocked = 0.0;
        const auto answered = [&] {
            blocked = std::max(blocked, now() - last);
            last = now();
        };
        panel.setTime(moment);
        answered();
        while (!panel.isSettled() && now() - before < 60000.0) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            answered();
        }
        return {now() - before, blocked};
    }
    /// Median of drawing what is there once more.
    double frame()
    {
        std::vector<double> times;
        for (int k = 0; k < 15; ++k) {
            const double before = now();
            view->redraw();
            while (!view->isPainted())
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            times.push_back(now() - before);
        }
        return spreadOf(times).median;
    }
};

/// Hourly maps of 0.1°, told apart by row and step, in chunks of a map. A part of the maps of a year.
QString hourlyFile(const QTemporaryDir& folder, std::size_t steps)
{
    const QString given = qEnvironmentVariable("TERRELLA_LARGE_FILE");
    if (!given.isEmpty())
        return given;
    const QString path = folder.filePath(QStringLiteral("hourly.nc"));
    const Grid grid = globalGrid(0.1, -180.0, true, true);
    test::GridFile file(path);
    std::vector<double> hours(steps);
    std::iota(hours.begin(), hours.end(), 0.0);
    file.time(hours, "hours since 2020-01-01");
    file.latLon(grid.lat, grid.lon);
    file.maps("t", {1, grid.ny, grid.nx}, [&](std::size_t step, std::span<float> map) {
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i)
                map[j * grid.nx + i] = static_cast<float>(static_cast<int>(j / 20 + i / 25 + 3 * step) % 120);
    });
    return path;
}

} // namespace

/// Large fields. Only ratios of two measurements of one run are judged; times are printed.
class EarthSizeBench final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nextStepRangeAndScrubbing()
    {
        Bench bench;
        if (!bench.panel.hasGraphics())
            QSKIP(noGraphics);
        const auto f
            = [](double lon, double lat, std::size_t step) { return lat + 10.0 * std::sin((lon + 9.0 * static_cast<double>(step)) * degree); };
        constexpr std::size_t days = 24;
        bench.panel.addField(id, QStringLiteral("Daily"), cubeOn(globalGrid(0.25, 0.0, true, true), f, days));
        QVERIFY(bench.settle());
        const std::vector<double> times = bench.panel.times();
        std::vector<double> frames, steps, jumps, ranges;
        for (int round = 0; round < 3; ++round) {
            frames.push_back(bench.frame());
            for (std::size_t k = 0; k + 1 < 8; ++k) {
                QTest::qWait(120); // as when playing
                steps.push_back(bench.timed([&] { bench.panel.setTime(times[static_cast<std::size_t>(round) * 8 + k]); }));
            }
            for (std::size_t k = 0; k < 10; ++k)
                jumps.push_back(bench.timed([&] { bench.panel.setTime(times[k * 7 % days]); }));
            for (int k = 0; k < 10; ++k)
                ranges.push_back(bench.timed([&] { bench.panel.setRange(id, std::pair(-90.0 - k, 90.0 + k)); }));
        }
        const double frame = spreadOf(frames).median;
        const Spread step = spreadOf(steps), jump = spreadOf(jumps), range = spreadOf(ranges);
        qInfo("0.25°, 1280×800: frame %.1f ms; next step %.1f ms (95 %%: %.1f; budget 50); any step %.1f ms (95 %%: %.1f); colour range %.1f ms (95 "
              "%%: %.1f; "
              "budget 16 beside the frame)",
            frame, step.median, step.p95, jump.median, jump.p95, range.median, range.p95);
        QVERIFY2(step.median < 3.0 * frame + 10.0, "a step that was made ahead costs about a frame");
    }

    /// 227 GB: opened, stepped through, dragged, with the values of the hour that is asked for.
    void aYearLargerThanMemory_data()
    {
        QTest::addColumn<QList<int>>("chunk");
        QTest::newRow("16 chunks to a map") << QList<int>{1, 450, 900};
        QTest::newRow("a day in each chunk") << QList<int>{24, 180, 360};
    }
    void aYearLargerThanMemory()
    {
        QFETCH(QList<int>, chunk);
        Bench bench;
        if (!bench.panel.hasGraphics())
            QSKIP(noGraphics);
        const auto size = [&](int d) { return static_cast<std::size_t>(chunk[d]); };
        const test::YearValues values({size(0), size(1), size(2)});
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("year.nc"));
        test::writeYear(path, values);
        const double idle = megabytes("VmRSS:");
        const double before = now();
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        const double opened = now() - before;
        bench.panel.addField(id, QStringLiteral("Year"), *cube);
        QVERIFY(bench.settle());
        const double first = now() - before;
        const std::vector<double> times = bench.panel.times();
        QCOMPARE(times.size(), test::YearValues::steps);
        std::size_t told = 0;
        const auto tells = [&](std::size_t step) { // at a place that tells the hour, and at one that tells the day
            for (const auto& [row, column] : {std::pair<std::size_t, std::size_t>{437, 1234}, {1700, 3500}}) {
                const double lat = test::YearValues::latitude(row), lon = test::YearValues::longitude(column);
                QString text;
                (void)QTest::qWaitFor([&] { return !(text = bench.panel.probeText(lon, lat)).contains(QChar(0x2026)); }, 20000);
                text = text.section(QLatin1Char('\n'), 1).section(QLatin1Char(' '), -2, -2).replace(QChar(0x2212), QLatin1Char('-'));
                const double wanted = static_cast<double>(values.at(step, row, column)) - 273.15;
                told += std::abs(text.toDouble() - wanted) < 0.06 ? 1 : 0;
            }
        };
        struct Kind {
            const char* name;
            std::vector<std::size_t> steps;
            int waits; ///< milliseconds before each
        };
        std::vector<Kind> kinds{{"next hour", {}, 100}, {"hour by hour, at once", {}, 0}, {"day by day", {}, 0}, {"a drag to any hour", {}, 0}};
        for (std::size_t k = 0; k < 30; ++k) {
            kinds[0].steps.push_back(4000 + k);
            kinds[1].steps.push_back(6000 + k);
            if (k % 3 != 0)
                continue; // each of these may be a day's chunks
            kinds[2].steps.push_back(24 * (k / 3 + 100) + 11);
            kinds[3].steps.push_back((k * 5189 + 77) % test::YearValues::steps);
        }
        std::size_t asked = 0;
        for (const Kind& kind : kinds) {
            std::vector<double> taken, blocked;
            for (std::size_t k = 0; k < kind.steps.size(); ++k) {
                if (kind.waits > 0)
                    QTest::qWait(kind.waits);
                const auto [time, longest] = bench.shown(times[kind.steps[k]]);
                taken.push_back(time);
                blocked.push_back(longest);
                if (k % 5 == 4) {
                    asked += 2;
                    tells(kind.steps[k]);
                }
            }
            const Spread all = spreadOf(taken), held = spreadOf(blocked);
            qInfo("%s: %.0f ms (95 %%: %.0f, mean %.0f); the window held for %.0f ms (95 %%: %.0f)", kind.name, all.median, all.p95,
                std::accumulate(taken.begin(), taken.end(), 0.0) / static_cast<double>(taken.size()), held.median, held.p95);
        }
        qInfo(
            "chunks of %d × %d × %d: 227 GB of values; opened in %.0f ms, first picture after %.0f ms; frame %.1f ms; memory %.0f MB before, at most "
            "%.0f MB (budget 1000)",
            chunk[0], chunk[1], chunk[2], opened, first, bench.frame(), idle, megabytes("VmHWM:"));
        QCOMPARE(told, asked);
        QVERIFY(megabytes("VmHWM:") < 1000.0);
    }

    /// Time is dragged over days whose overviews are on disk, each of which would take seconds to be read: how long until something of the hour is on
    /// the screen.
    void aDragOverKeptOverviews()
    {
        Bench bench;
        if (!bench.panel.hasGraphics())
            QSKIP(noGraphics);
        QTemporaryDir folder, cache;
        const QString path = folder.filePath(QStringLiteral("year.nc"));
        test::writeYear(path, test::YearValues({24, 180, 360}));
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        bench.panel.keepOverviewsIn(cache.path());
        bench.panel.addField(id, QStringLiteral("Year"), *cube);
        QVERIFY(bench.settle());
        const std::vector<double> times = bench.panel.times();
        (void)bench.shown(times[4000]);
        constexpr std::size_t days = 3, drags = 24;
        const std::size_t firstStep = 4000 / 24 * 24;
        const FieldPart part = wholePart((*cube)->signature().grids.front(), 4);
        const auto isMade = [&](std::size_t step) { return Overviews(cache.path()).sketch(*cube, 0, {step, 0, 0}, part) != nullptr; };
        std::size_t made = 0;
        for (const double since = now(); made < days && now() - since < 120000.0;) {
            QTest::qWait(2000);
            made = 0;
            for (std::size_t day = 1; day <= days; ++day)
                made += isMade(firstStep + 24 * day + 23) ? 1 : 0;
        }
        if (made < days)
            QSKIP("The overviews of some days were not made in two minutes on this machine.");
        std::vector<double> drawn, blocked;
        for (std::size_t k = 0; k < drags; ++k) {
            const std::size_t step = firstStep + 24 * (1 + k * 2 % days) + k * 7 % 24; // each of another day than the one before
            const double before = now();
            double last = before, longest = 0.0;
            bench.panel.setTime(times[step]);
            bool isDrawn = false;
            const auto painted = QObject::connect(bench.view, &SceneWidget::painted, bench.view, [&] { isDrawn = true; });
            while (!isDrawn && now() - before < 5000.0) {
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
                longest = std::max(longest, now() - last);
                last = now();
            }
            QObject::disconnect(painted);
            drawn.push_back(now() - before);
            blocked.push_back(longest);
        }
        const Spread all = spreadOf(drawn), held = spreadOf(blocked);
        qInfo("a drag to any hour of %zu days with overviews on disk: drawn after %.0f ms (95 %%: %.0f); the window held for %.0f ms (95 %%: %.0f); "
              "frame "
              "%.1f ms; memory at most %.0f MB",
            days, all.median, all.p95, held.median, held.p95, bench.frame(), megabytes("VmHWM:"));
        QVERIFY2(all.median < 10.0 * bench.frame() + 200.0, "what is on disk is shown before a day is unpacked");
        QVERIFY(megabytes("VmHWM:") < 1000.0);
    }

    void hourlyYearOfATenthOfADegree()
    {
        Bench bench;
        if (!bench.panel.hasGraphics())
            QSKIP(noGraphics);
        QTemporaryDir folder;
        const QString path = hourlyFile(folder, 60);
        const double before = now();
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        bench.panel.addField(id, QStringLiteral("Hourly"), *cube);
        QVERIFY(bench.settle());
        const double first = now() - before;
        const std::vector<double> times = bench.panel.times();
        const std::size_t last = times.size() - 1;
        const double frame = bench.frame();
        std::vector<double> drags, steps, again;
        // A drag along the whole axis, there and back by other steps; then hour by hour.
        for (std::size_t k = 0; k < 100; ++k)
            drags.push_back(bench.timed([&] { bench.panel.setTime(times[last * (k * 37 % 100) / 100]); }));
        for (std::size_t k = 0; k < 30; ++k) {
            QTest::qWait(100);
            steps.push_back(bench.timed([&] { bench.panel.setTime(times[last / 2 + std::min(k, last / 2)]); }));
        }
        for (std::size_t k = 0; k < 20; ++k)
            again.push_back(bench.timed([&] { bench.panel.setTime(times[last / 2 + std::min(29 - k, last / 2)]); }));
        const Spread drag = spreadOf(drags), step = spreadOf(steps), back = spreadOf(again);
        const double data = 4e-9 * static_cast<double>((*cube)->signature().grids.front().size()) * static_cast<double>(times.size());
        qInfo("0.1°, %zu steps, %.0f GB of data (file %.2f GB): first picture %.0f ms; frame %.1f ms; a drag to any hour %.0f ms (95 %%: %.0f); the "
              "next hour "
              "%.0f ms (95 %%: %.0f); back over hours seen %.0f ms; memory %.0f MB, at most %.0f MB (budget 1000)",
            times.size(), data, static_cast<double>(QFileInfo(path).size()) / 1e9, first, frame, drag.median, drag.p95, step.median, step.p95,
            back.median, megabytes("VmRSS:"), megabytes("VmHWM:"));
        // A peer: only the reading of one map.
        const QString script
            = QStringLiteral("import netCDF4,time,sys\nv=netCDF4.Dataset(sys.argv[1]).variables\nv=[x for x in v.values() if x.ndim==3][0]\n"
                             "ts=[]\nfor t in range(1,12):\n a=time.perf_counter();x=v[t];ts.append(time.perf_counter()-a)\n"
                             "print('%.0f'%(1e3*sorted(ts)[5]))");
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script, path});
        if (python.waitForFinished(120000) && python.exitCode() == 0)
            qInfo("python3-netcdf4 reads one map, and draws nothing, in %s ms", python.readAllStandardOutput().trimmed().constData());
        else
            qInfo("python3-netcdf4 is not here to compare with");
        QVERIFY(megabytes("VmHWM:") < 1000.0);
        QVERIFY2(step.median < 3.0 * frame + 20.0, "an hour that was read ahead costs about a frame");
    }
};

QTEST_MAIN(EarthSizeBench)
#include "earth_size_bench.moc"
