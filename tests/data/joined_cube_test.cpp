// SPDX-License-Identifier: GPL-3.0-or-later
// Several files as one cube.
#include "pipelines/data/cube.h"
#include "tests/data/grid_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using test::counted;
using test::GridFile;
using Type = GridFile::Type;

class JoinedCubeTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QString path(const QString& name) const { return m_dir.filePath(name); }
    /// Two days of msl, from `day` on; values begin at `first`.
    void month(const QString& name, double day, double first, const std::string& units = "Pa", const std::vector<double>& lon = {0, 1, 2})
    {
        GridFile out(path(name));
        out.time({day, day + 1}, "days since 2000-01-01");
        out.latLon({0, 1}, lon);
        out.variable("msl", {"time", "lat", "lon"}, Type::Float, counted(4 * lon.size(), first), {{"units", units}});
    }

private Q_SLOTS:
    void joinsAlongTime();
    void joinsMoreVariables();
    void overlapsNameBothFiles();
    void differencesNameBothFiles();
    void filesWithoutTime();
    void wantedVariables();
    void veryManyFiles();
};

void JoinedCubeTest::joinsAlongTime()
{
    month(QStringLiteral("t2.nc"), 2, 100);
    month(QStringLiteral("t1.nc"), 0, 0);
    month(QStringLiteral("t10.nc"), 4, 200);
    const auto cube = openCube({path(QStringLiteral("t*.nc"))});
    QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.shapeOf(signature.variables.at(0)), (std::vector<std::size_t>{6, 2, 3}));
    QCOMPARE(signature.grids.size(), 1u);
    // A window over the seam.
    std::vector<float> out(2 * 2);
    QVERIFY((*cube)->read(0, Window{{1, 1, 1}, {2, 1, 2}}, out));
    QCOMPARE(out, (std::vector<float>{10, 11, 104, 105}));
    std::vector<float> series(6);
    QVERIFY((*cube)->read(0, Window{{0, 0, 0}, {6, 1, 1}}, series));
    QCOMPARE(series, (std::vector<float>{0, 6, 100, 106, 200, 206}));
    const auto again = openReference((*cube)->reference());
    QVERIFY(again);
    QVERIFY((*again)->signature() == signature);
    // The order of the list does not matter.
    const auto shuffled = openCube({path(QStringLiteral("t10.nc")), path(QStringLiteral("t1.nc")), path(QStringLiteral("t2.nc"))});
    QVERIFY(shuffled);
    QVERIFY((*shuffled)->signature().axes == signature.axes);
}

void JoinedCubeTest::joinsMoreVariables()
{
    month(QStringLiteral("m.nc"), 0, 0);
    GridFile wind(path(QStringLiteral("wind.nc")));
    wind.time({0, 1}, "days since 2000-01-01");
    wind.latLon({0, 1}, {0, 1, 2});
    wind.variable("u10", {"time", "lat", "lon"}, Type::Float, counted(12, 50), {{"units", "m s-1"}});
    wind.variable("orog", {"lat", "lon"}, Type::Float, counted(6), {{"units", "m"}});
    wind.close();
    const auto cube = openCube({path(QStringLiteral("m.nc")), path(QStringLiteral("wind.nc"))});
    QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 3u);
    QCOMPARE(signature.axes.size(), 3u); // shared
    QCOMPARE(signature.grids.size(), 1u);
    std::vector<float> field(6);
    QVERIFY((*cube)->readField(signature.find(QStringLiteral("u10")), 1, 0, field));
    QCOMPARE(field[0], 56.0f);
}

void JoinedCubeTest::overlapsNameBothFiles()
{
    month(QStringLiteral("first.nc"), 0, 0);
    month(QStringLiteral("second.nc"), 1, 0);
    const auto cube = openCube({path(QStringLiteral("second.nc")), path(QStringLiteral("first.nc"))});
    QVERIFY(!cube);
    QCOMPARE(cube.error().code, ErrorCode::Mismatch);
    for (const char* part : {"first.nc", "second.nc", "overlap", "2000-01-02T00:00:00"})
        QVERIFY2(cube.error().message.contains(QLatin1String(part)), qPrintable(cube.error().message));
}

void JoinedCubeTest::differencesNameBothFiles()
{
    month(QStringLiteral("pa.nc"), 0, 0);
    month(QStringLiteral("hpa.nc"), 2, 0, "hPa");
    const auto units = openCube({path(QStringLiteral("pa.nc")), path(QStringLiteral("hpa.nc"))});
    QVERIFY(!units);
    QVERIFY2(units.error().message.contains(QStringLiteral("the unit 'Pa' in one and 'hPa' in the other")), qPrintable(units.error().message));
    month(QStringLiteral("east.nc"), 2, 0, "Pa", {10, 11, 12});
    const auto grids = openCube({path(QStringLiteral("pa.nc")), path(QStringLiteral("east.nc"))});
    QVERIFY(!grids);
    QVERIFY(grids.error().message.contains(QStringLiteral("pa.nc")) && grids.error().message.contains(QStringLiteral("east.nc")));
}

void JoinedCubeTest::filesWithoutTime()
{
    for (const char* name : {"s1.nc", "s2.nc"}) {
        GridFile out(path(QLatin1String(name)));
        out.latLon({0, 1}, {0, 1});
        out.variable("v", {"lat", "lon"}, Type::Float, counted(4));
    }
    const auto cube = openCube({path(QStringLiteral("s*.nc"))});
    QVERIFY(!cube);
    QVERIFY2(cube.error().message.contains(QStringLiteral("neither says at what time")), qPrintable(cube.error().message));
}

void JoinedCubeTest::wantedVariables()
{
    month(QStringLiteral("w1.nc"), 0, 0);
    month(QStringLiteral("w2.nc"), 2, 0);
    QVERIFY(openCube({path(QStringLiteral("w*.nc"))}, OpenOptions{{QStringLiteral("msl")}, {}}));
    const auto none = openCube({path(QStringLiteral("w*.nc"))}, OpenOptions{{QStringLiteral("psl")}, {}});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QVERIFY(none.error().message.contains(QStringLiteral("they have: msl")));
}

void JoinedCubeTest::veryManyFiles()
{
    QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("many")));
    for (int d = 0; d < 70; ++d)
        month(QStringLiteral("many/d%1.nc").arg(d), 2 * d, 10 * d);
    const auto cube = openCube({path(QStringLiteral("many/*.nc"))});
    QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
    const auto openFiles
        = [] { return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size(); };
    const auto before = openFiles();
    std::vector<float> series(140);
    QVERIFY((*cube)->read(0, Window{{0, 0, 0}, {140, 1, 1}}, series));
    QCOMPARE(series[139], 690.0f + 6.0f);
    QVERIFY(openFiles() <= before + 2); // closed again
}

QTEST_GUILESS_MAIN(JoinedCubeTest)
#include "joined_cube_test.moc"
