// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/overviews/overviews.h"

#include "tests/data/grid_file.h"
#include "tests/views/earth/earth_data.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t steps = 40;

std::vector<float> told(std::size_t size, float first)
{
    std::vector<float> out(size);
    std::iota(out.begin(), out.end(), first);
    return out;
}

bool isNear(float got, float wanted) { return std::isnan(wanted) ? std::isnan(got) : std::abs(got - wanted) <= 2e-4F * std::abs(wanted) + 1e-30F; }

double smooth(double lon, double lat) { return 280.0 + 15.0 * std::sin(lon * degree) * std::cos(lat * degree) + 10.0 * std::sin(2.0 * lat * degree); }

/// A file of many steps in chunks of several, on a grid of 1°, without values south of 70°S.
QString makeFile(const QString& folder, std::size_t together, double shift = 0.0)
{
    const QString path = folder + QStringLiteral("/field.nc");
    QFile::remove(path); // it may still be open
    const Grid grid = globalGrid(1.0, -179.5, true, false);
    test::GridFile file(path);
    file.time(test::counted(steps), "hours since 2020-01-01");
    file.latLon(grid.lat, grid.lon);
    file.maps("t", {together, 60, 90},
        [&](std::size_t step, std::span<float> map) {
            for (std::size_t j = 0; j < grid.ny; ++j)
                for (std::size_t i = 0; i < grid.nx; ++i)
                    map[j * grid.nx + i] = grid.lat[j] < -70.0
                        ? missing
                        : static_cast<float>(shift + smooth(grid.lon[i] + 5.0 * static_cast<double>(step), grid.lat[j]));
        },
        {{"units", "m"}});
    file.close();
    return path;
}

std::shared_ptr<const Cube> opened(const QString& path)
{
    const auto cube = openCube({path});
    return cube ? *cube : nullptr;
}

} // namespace

/// Coarse values that are kept on disk for moving through time.
class OverviewsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStepComesBackAsItWasKept()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/one.overviews"));
        const OverviewFile::Shape shape{5, 3, 4};
        std::vector<float> values{
            1.0F, -2.5F, missing, 0.0F, 1e-20F, 3e30F, 287.123F, missing, 101325.4F, -0.0F, std::numeric_limits<float>::infinity(), 1.17549435e-38F};
        {
            const auto file = OverviewFile::open(path, shape);
            QVERIFY(file);
            QVERIFY(!file->has(2) && !file->read(2));
            QVERIFY(file->write(2, values));
            QVERIFY(!file->write(5, values) && !file->write(1, told(11, 0.0F))); // no such step, another size
            QVERIFY(file->write(4, told(12, 100.0F)));
            QCOMPARE(file->count(), 2U);
        }
        const auto file = OverviewFile::open(path, shape);
        QVERIFY(file && file->has(2) && file->has(4) && !file->has(0));
        const auto back = file->read(2);
        QVERIFY(back && back->size() == values.size());
        for (std::size_t k = 0; k < values.size(); ++k)
            QVERIFY2(std::isinf(values[k]) ? (*back)[k] == values[k] : isNear((*back)[k], values[k]), qPrintable(QString::number((*back)[k])));
        QCOMPARE((*file->read(4))[11], 111.0F);
        // Of another shape: it is another file's.
        const auto other = OverviewFile::open(path, {5, 4, 3});
        QVERIFY(other && other->count() == 0);
    }

    void damageIsNothingAndNotNumbers()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("one.overviews"));
        const OverviewFile::Shape shape{3, 30, 40};
        {
            const auto file = OverviewFile::open(path, shape);
            QVERIFY(file && file->write(0, told(1200, 1.0F)) && file->write(1, told(1200, 5000.0F)));
        }
        QFile bytes(path);
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        const qint64 size = bytes.size();
        QVERIFY(bytes.seek(size - 20) && bytes.write("damaged") == 7); // in the last step
        bytes.close();
        {
            const auto file = OverviewFile::open(path, shape);
            QVERIFY(file && file->read(0));
            QVERIFY(!file->read(1));
            QVERIFY(file->write(1, told(1200, 5000.0F))); // made again
            QVERIFY(isNear((*file->read(1))[7], 5007.0F));
        }
        QVERIFY(QFile::resize(path, 30)); // cut within its head
        const auto file = OverviewFile::open(path, shape);
        QVERIFY(file && file->count() == 0 && file->write(2, told(1200, 9.0F)));
    }

    void oneWritesAndOthersRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("one.overviews"));
        const OverviewFile::Shape shape{3, 3, 4};
        const auto writer = OverviewFile::open(path, shape), reader = OverviewFile::open(path, shape);
        QVERIFY(writer && reader && writer->write(1, told(12, 1.0F)));
        QVERIFY(!reader->write(0, told(12, 2.0F))); // it is being written
        QTRY_VERIFY_WITH_TIMEOUT(reader->has(1), 5000);
        QCOMPARE((*reader->read(1))[3], 4.0F);
    }

    /// Whatever part is asked for: what is spread from coarse values is near to what a smooth field is there, over the seam, too.
    void coarseValuesAreSpread_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<bool>("northFirst");
        QTest::newRow("from the dateline") << -179.5 << true;
        QTest::newRow("from Greenwich, upwards") << 0.5 << false;
        QTest::newRow("from 20°E") << 20.0 << true;
    }
    void coarseValuesAreSpread()
    {
        QFETCH(double, west);
        QFETCH(bool, northFirst);
        const Grid grid = globalGrid(1.0, west, northFirst, false);
        const auto cube = cubeOn(grid, [](double lon, double lat, std::size_t) { return lat < -70.0 ? std::nan("") : smooth(lon, lat); });
        FieldSource source;
        const FieldPart coarse = wholePart(grid, 4);
        const auto kept = source.part(cube, 0, {}, coarse);
        QVERIFY(kept);
        const FieldPart whole = wholePart(grid, 2), all{1, 0, 0, grid.ny, grid.nx, {}};
        for (const FieldPart& part :
            {whole, all, *partSeen(grid, {150.0, 215.0, -80.0, 60.0, 0.5}, 1'000'000), *partSeen(grid, {-30.0, 40.0, 20.0, 90.0, 0.5}, 1'000'000)}) {
            std::vector<float> out(part.width() * part.height());
            spread(grid, coarse, *kept->values, part, true, out);
            const Grid own = partGrid(grid, part);
            for (std::size_t k = 0; k < out.size(); ++k) {
                const double lat = own.lat[k / own.nx], lon = own.lon[k % own.nx];
                if (lat < -72.5)
                    QVERIFY2(std::isnan(out[k]), qPrintable(QStringLiteral("%1 at %2 %3").arg(out[k]).arg(lon).arg(lat)));
                else if (lat > -67.0)
                    QVERIFY2(std::abs(static_cast<double>(out[k]) - smooth(lon, lat)) < (std::abs(lat) > 86.0 ? 2.0 : 0.6),
                        qPrintable(QStringLiteral("%1 at %2 %3, not %4").arg(out[k]).arg(lon).arg(lat).arg(smooth(lon, lat))));
            }
        }
        // Classes are those of the block: none lies between two.
        std::vector<float> classes(kept->values->size());
        for (std::size_t k = 0; k < classes.size(); ++k)
            classes[k] = k % 2 == 0 ? 1.0F : 5.0F;
        std::vector<float> out(whole.width() * whole.height());
        spread(grid, coarse, classes, whole, false, out);
        QVERIFY(std::ranges::all_of(out, [](float v) { return v == 1.0F || v == 5.0F; }));
    }

    void theyBelongToOneFileAsItIs()
    {
        QTemporaryDir folder, cache;
        const QString path = makeFile(folder.path(), 8);
        OverviewStore store(cache.path());
        const auto cube = opened(path);
        QVERIFY(cube);
        const auto kept = store.of(cube, 0, {});
        QVERIFY(kept);
        QVERIFY(kept->file->write(3, std::vector<float>(kept->file->shape().size(), 7.0F)));
        QVERIFY(store.of(cube, 0, {9, 0, 0})->file == kept->file); // another step of the same
        {
            OverviewStore later(cache.path());
            const auto again = later.of(opened(path), 0, {});
            QVERIFY(again && again->file->has(3));
        }
        // The same name, another content.
        QTest::qWait(20);
        makeFile(folder.path(), 8, 50.0);
        OverviewStore later(cache.path());
        const auto other = later.of(opened(path), 0, {});
        QVERIFY(other && other->file->count() == 0 && other->file->path() != kept->file->path());
        // What is in memory is no file.
        QVERIFY(!later.of(cubeOn(
                              globalGrid(1.0, 0.0, true, true), [](double, double, std::size_t) { return 1.0; }, 30),
            0, {}));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).size() == 1); // nothing beside the user's file
    }

    void oldOnesMakeRoom()
    {
        QTemporaryDir folder, cache;
        const auto old = [&](const char* name, qint64 bytes, int daysAgo) {
            QFile file(cache.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(bytes));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo), QFileDevice::FileModificationTime));
        };
        old("a.overviews", 600'000, 3);
        old("b.overviews", 600'000, 1);
        old("notes.txt", 600'000, 9);
        OverviewStore store(cache.path(), 1'700'000);
        QVERIFY(store.of(opened(makeFile(folder.path(), 8)), 0, {}));
        QVERIFY(!QFileInfo::exists(cache.filePath(QStringLiteral("a.overviews"))));
        QVERIFY(QFileInfo::exists(cache.filePath(QStringLiteral("b.overviews"))));
        QVERIFY(QFileInfo::exists(cache.filePath(QStringLiteral("notes.txt"))));
    }

    void theyAreMadeWhereReadingIsSlow_data()
    {
        QTest::addColumn<int>("together");
        QTest::newRow("a map in each chunk") << 1;
        QTest::newRow("some hours in each chunk") << 12;
    }
    void theyAreMadeWhereReadingIsSlow()
    {
        QFETCH(int, together);
        QTemporaryDir folder, cache;
        const auto cube = opened(makeFile(folder.path(), static_cast<std::size_t>(together)));
        QVERIFY(cube);
        const Grid& grid = cube->signature().grids.front();
        Overviews overviews(cache.path());
        const FieldPart part = wholePart(grid, 2);
        overviews.took(cube, 0, {5, 0, 0}, Overviews::slowMilliseconds - 1);
        QVERIFY(overviews.isIdle() && !overviews.sketch(cube, 0, {5, 0, 0}, part));
        overviews.took(cube, 0, {5, 0, 0}, Overviews::slowMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(overviews.isIdle(), 60000);
        FieldSource source;
        for (std::size_t step = 0; step < steps; ++step) {
            const auto sketch = overviews.sketch(cube, 0, {step, 0, 0}, part);
            QVERIFY2(sketch, qPrintable(QString::number(step)));
            const auto wanted = source.part(cube, 0, {step, 0, 0}, part);
            QVERIFY(wanted && wanted->values->size() == sketch->size());
            for (std::size_t k = 0; k < sketch->size(); ++k)
                QVERIFY2(std::isnan((*wanted->values)[k]) ? std::isnan((*sketch)[k]) : std::abs((*sketch)[k] - (*wanted->values)[k]) < 0.6F,
                    qPrintable(QStringLiteral("step %1, %2: %3, not %4").arg(step).arg(k).arg((*sketch)[k]).arg((*wanted->values)[k])));
        }
        // The exact values are what they were, whoever asks for them.
        source.setOverviews(std::make_shared<Overviews>(cache.path()));
        const auto sketch = source.part(cube, 0, {11, 0, 0}, wholePart(grid, 4), Care::Sketch);
        QVERIFY(sketch && sketch->isSketch);
        const auto exact = source.part(cube, 0, {11, 0, 0}, wholePart(grid, 4));
        QVERIFY(exact && !exact->isSketch);
        const auto now = source.part(cube, 0, {11, 0, 0}, wholePart(grid, 4), Care::Sketch);
        QVERIFY2(now && !now->isSketch, "what has been read is shown");
    }

    void theEndDoesNotWaitForTheMaking()
    {
        QTemporaryDir folder, cache;
        const auto cube = opened(makeFile(folder.path(), 1));
        QElapsedTimer clock;
        {
            Overviews overviews(cache.path());
            overviews.took(cube, 0, {0, 0, 0}, 1000);
            QTest::qWait(750);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    }
};

QTEST_GUILESS_MAIN(OverviewsTest)
#include "overviews_test.moc"
