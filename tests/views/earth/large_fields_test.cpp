// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/data/grid_file.h"
#include "tests/views/earth/shown_panel.h"
#include "views/earth/overviews/overviews.h"

#include <QFile>
#include <QTemporaryDir>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString id = QStringLiteral("f");

/// A number of kB that the system tells of this process: "VmRSS", "VmHWM".
std::size_t kilobytes(const char* what)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(what))
            return line.simplified().split(' ').value(1).toULongLong();
    return 0;
}

/// The most that is in memory counts from now on.
bool forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5\n") == 2;
}

EarthLayer layerOf(const EarthPanel& panel) { return panel.layers().front(); }

/// The value that the probe tells of the only layer, once it has been read.
double probed(const EarthPanel& panel, double lonDeg, double latDeg)
{
    QString text;
    if (!QTest::qWaitFor([&] { return !(text = panel.probeText(lonDeg, latDeg)).contains(QChar(0x2026)); }, 10000))
        return std::nan("");
    return text.section(QLatin1Char('\n'), 1).section(QLatin1Char(' '), 1, 1).toDouble();
}

/// Every cell differs from its neighbours as much as can be.
double chequered(double lon, double lat, std::size_t)
{
    const auto i = std::lround((lon + 180.0) * 10.0), j = std::lround((lat + 90.0) * 10.0);
    return (i + j) % 2 == 0 ? 0.0 : 100.0;
}

/// As a file that keeps many steps in each chunk.
class TallCube final : public Cube {
public:
    explicit TallCube(std::shared_ptr<const Cube> inner) : Cube(inner->sharedSignature()), m_inner(std::move(inner)) {}
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        most = std::max(most, out.size());
        return m_inner->read(variable, window, out);
    }
    [[nodiscard]] std::size_t rowsReadTogether(int) const override { return 10; }
    [[nodiscard]] std::size_t stepsReadTogether(int) const override { return 8760; }
    mutable std::size_t most = 0;

private:
    std::shared_ptr<const Cube> m_inner;
};

} // namespace

/// Fields with more cells than the screen shows, and files with more data than memory.
class LargeFieldsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOverviewSaysSoAndAClosePictureShowsEveryCell()
    {
        Shown shown;
        if (!shown.panel.hasGraphics())
            QSKIP(noGraphics);
        shown.addField(cubeOn(globalGrid(0.1, -180.0, true, true), chequered));
        auto look = layerOf(shown.panel);
        look.smooth = false;
        shown.panel.setLook(id, look);
        QVERIFY(shown.settle());
        QVERIFY2(
            layerOf(shown.panel).overview.startsWith(QStringLiteral("Overview: means of 2 × 2 cells")), qPrintable(layerOf(shown.panel).overview));
        QImage picture = shown.scene();
        const QRgb mean = picture.pixel(picture.rect().center());
        QVERIFY2(distance(mean, shown.expected(50.0)) < 6, qPrintable(rgb(mean) + QStringLiteral(" is no mean: ") + rgb(shown.expected(50.0))));

        // The probe does not tell means.
        for (const double lon : {10.0, 10.1, -179.9, 120.4})
            QCOMPARE(probed(shown.panel, lon, 15.0), chequered(lon, 15.0, 0));

        shown.panel.lookAt(10.0, 15.0, 2.0);
        QVERIFY(shown.settle());
        QVERIFY(QTest::qWaitFor([&] { return layerOf(shown.panel).overview.isEmpty() && shown.panel.isSettled(); }, 20000));
        picture = shown.scene();
        std::size_t ends = 0, all = 0;
        for (int y = 20; y < picture.height() - 20; y += 7)
            for (int x = 20; x < picture.width() - 20; x += 7) {
                ++all;
                const QRgb c = picture.pixel(x, y);
                ends += distance(c, shown.expected(0.0)) < 6 || distance(c, shown.expected(100.0)) < 6 ? 1 : 0;
            }
        QVERIFY2(ends > all * 9 / 10, qPrintable(QStringLiteral("%1 of %2 pixels are a cell's colour").arg(ends).arg(all)));
        for (double lon = 9.5; lon < 10.5; lon += 0.1) {
            const auto at = shown.panel.screenOf(lon, 15.2);
            QVERIFY(at);
            const QPoint pixel = (*at - QPointF(shown.view()->pos())).toPoint();
            QVERIFY(distance(picture.pixel(pixel), shown.expected(chequered(lon, 15.2, 0))) < 6);
        }
    }

    void chunksOfManyStepsAreSaid()
    {
        Shown shown;
        if (!shown.panel.hasGraphics())
            QSKIP(noGraphics);
        const auto cube = std::make_shared<TallCube>(cubeOn(globalGrid(0.1, -180.0, true, true), pattern));
        shown.addField(cube);
        QVERIFY(shown.settle());
        const QString problem = layerOf(shown.panel).problem;
        QVERIFY2(problem.contains(QStringLiteral("8760 time steps")) && problem.contains(QStringLiteral("nccopy -c time/1")), qPrintable(problem));
        QCOMPARE(cube->most, 0U); // nothing was read
        // Closer, the few chunks that are seen are read.
        shown.panel.lookAt(10.0, 15.0, 2.0);
        QVERIFY(QTest::qWaitFor([&] { return shown.panel.isSettled() && layerOf(shown.panel).problem.isEmpty(); }, 20000));
        QVERIFY(cube->most > 0 && cube->most < 200'000);
        const QImage picture = shown.scene();
        QVERIFY(distance(picture.pixel(picture.rect().center()), shown.expected(pattern(10.0, 15.0, 0))) < 8);
    }

    /// While time is moved overviews from the disk are shown; what rests is the field as it is, and the probe never tells anything else.
    void overviewsAreShownUntilTheFieldIsRead()
    {
        constexpr std::size_t steps = 60;
        QTemporaryDir folder, cache;
        const QString path = folder.filePath(QStringLiteral("hourly.nc"));
        const Grid grid = globalGrid(0.5, -180.0, true, true);
        const auto value = [&](std::size_t step, std::size_t j, std::size_t i) { return (i + j + step) % 2 == 0 ? 0.0F : 100.0F; };
        {
            test::GridFile file(path);
            file.time(test::counted(steps), "hours since 2020-01-01");
            file.latLon(grid.lat, grid.lon);
            file.maps("t", {6, 90, 120},
                [&](std::size_t step, std::span<float> map) {
                    for (std::size_t j = 0; j < grid.ny; ++j)
                        for (std::size_t i = 0; i < grid.nx; ++i)
                            map[j * grid.nx + i] = value(step, j, i);
                },
                {{"units", "m s-1"}});
        }
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        {
            Overviews made(cache.path());
            made.took(*cube, 0, {}, Overviews::slowMilliseconds);
            QTRY_VERIFY_WITH_TIMEOUT(made.isIdle(), 60000);
        }
        Shown shown;
        if (!shown.panel.hasGraphics())
            QSKIP(noGraphics);
        shown.panel.keepOverviewsIn(cache.path());
        shown.addField(*cube);
        auto look = layerOf(shown.panel);
        look.smooth = false;
        shown.panel.setLook(id, look);
        shown.panel.lookAt(10.0, 15.0, 12.0);
        QVERIFY(shown.settle());
        const std::vector<double> times = shown.panel.times();
        QCOMPARE(times.size(), steps);
        const auto cell = cellAt(grid, 10.0, 15.0);
        QVERIFY(cell);
        const auto pixelNow = [&] {
            const auto at = shown.view()->toScreen(10.0, 15.0);
            return at ? shown.scene().pixel(at->toPoint()) : QRgb(0);
        };
        int sketches = 0;                                // a busy machine may have read the field before one looks
        for (const std::size_t step : {20U, 38U, 51U}) { // each in another chunk, none of them among those that the range is taken from
            shown.panel.setTime(times[step]);
            bool isSketched = false;
            QVERIFY(QTest::qWaitFor(
                [&] {
                    if (shown.panel.isSettled()) // asked first: looking at a pixel draws
                        return true;
                    isSketched = isSketched || distance(pixelNow(), shown.expected(50.0)) < 8;
                    return false;
                },
                20000));
            sketches += isSketched ? 1 : 0;
            const double wanted = static_cast<double>(value(step, cell->j, cell->i));
            const QRgb found = pixelNow();
            QVERIFY2(distance(found, shown.expected(wanted)) < 8, qPrintable(rgb(found) + QStringLiteral(" is not ") + rgb(shown.expected(wanted))));
            QCOMPARE(probed(shown.panel, 10.0, 15.0), wanted);
        }
        QVERIFY2(sketches > 0, "the overviews were never seen");
    }

    void aFileLargerThanMemoryIsScrubbed()
    {
        Shown shown;
        if (!shown.panel.hasGraphics())
            QSKIP(noGraphics);
        constexpr std::size_t steps = 48;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("hourly.nc"));
        const Grid grid = globalGrid(0.1, -180.0, true, true);
        const auto value = [](std::size_t step, std::size_t row) { return static_cast<float>(row % 90) + 0.125F * static_cast<float>(step); };
        {
            test::GridFile file(path);
            std::vector<double> hours(steps);
            for (std::size_t k = 0; k < steps; ++k)
                hours[k] = static_cast<double>(k);
            file.time(hours, "hours since 2020-01-01");
            file.latLon(grid.lat, grid.lon);
            file.maps("t", {1, grid.ny, grid.nx}, [&](std::size_t step, std::span<float> map) {
                for (std::size_t j = 0; j < grid.ny; ++j)
                    std::fill_n(map.begin() + static_cast<std::ptrdiff_t>(j * grid.nx), grid.nx, value(step, j));
            });
        }
        const double dataMegabytes = static_cast<double>(steps * grid.size() * sizeof(float)) / 1e6;
        QVERIFY(dataMegabytes > 1200.0);
        if (!forgetPeak())
            QSKIP("The system does not forget the most memory that was used.");
        const std::size_t before = kilobytes("VmRSS:");
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        shown.addField(*cube);
        QVERIFY(shown.settle());
        const std::vector<double> times = shown.panel.times();
        QCOMPARE(times.size(), steps);
        for (std::size_t k = 1; k <= 200; ++k) {
            const std::size_t step = k % (2 * steps) < steps ? k % steps : steps - 1 - k % steps; // there and back
            shown.panel.setTime(times[step]);
            if (k % 10 == 0)
                QVERIFY(shown.settle());
            else
                QTest::qWait(5); // faster than can be read: the newest is drawn
        }
        QVERIFY(shown.settle());
        const std::size_t peak = kilobytes("VmHWM:");
        const double grown = static_cast<double>(peak - std::min(peak, before)) / 1e3;
        qInfo("%.0f MB of data scrubbed; memory grew by %.0f MB to %.0f MB", dataMegabytes, grown, static_cast<double>(peak) / 1e3);
        QVERIFY2(grown < 500.0, qPrintable(QStringLiteral("memory grew by %1 MB").arg(grown)));
        // What is shown last is the step that was asked for last.
        const auto last = std::ranges::find(times, shown.panel.time());
        QVERIFY(last != times.end());
        const auto cell = cellAt(grid, 12.0, 34.0);
        QVERIFY(cell);
        const double wanted = static_cast<double>(value(static_cast<std::size_t>(last - times.begin()), cell->j));
        const double told = probed(shown.panel, 12.0, 34.0);
        QVERIFY2(std::abs(told - wanted) < 0.1, qPrintable(QStringLiteral("%1, not %2").arg(told).arg(wanted)));
    }
};

QTEST_MAIN(LargeFieldsTest)
#include "large_fields_test.moc"
