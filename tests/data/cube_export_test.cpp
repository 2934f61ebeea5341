// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube_writer.h"
#include "tests/data/full_disk.h"
#include "tests/data/synthetic_cubes.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <random>

Q_DECLARE_METATYPE(std::shared_ptr<const terrella::Cube>)

using namespace terrella;

namespace {

const QString lambert = QStringLiteral("+proj=lcc +lat_1=30 +lat_2=60 +lat_0=45 +lon_0=10 +x_0=0 +y_0=0 +R=6371229 +units=m +no_defs");

CubeSignature projected(std::size_t ny, std::size_t nx, bool southUp)
{
    CubeSignature s;
    s.axes = {synthetic::timeAxis("hours since 2000-01-01", Calendar::Standard, 0, 1, 2),
        synthetic::axis(AxisKind::Y, "y", "projection_y_coordinate", "m",
            southUp ? synthetic::steps(-500'000, 25'000, ny) : synthetic::steps(500'000, -25'000, ny)),
        synthetic::axis(AxisKind::X, "x", "projection_x_coordinate", "m", synthetic::steps(-300'000, 25'000, nx))};
    Grid grid;
    grid.kind = GridKind::Projected;
    grid.ny = ny;
    grid.nx = nx;
    grid.y = s.axes[1].values;
    grid.x = s.axes[2].values;
    grid.crs = lambert;
    s.grids = {grid};
    s.variables = {synthetic::variable("t2m", "air_temperature", "K", {0, 1, 2}, 0)};
    return s;
}

QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

float valueAt(const Cube& cube, int variable, const Window& window)
{
    float out = -1.0F;
    const auto done = cube.read(variable, window, std::span(&out, 1));
    return done ? out : -1.0F;
}

} // namespace

class CubeExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void netCdfReadsBack_data();
    void netCdfReadsBack();
    void netCdfIsCf();
    void projectedGrids();
    void cogOfRegularGrids();
    void cogOfProjectedGrid();
    void cogOfLevels();
    void cogRefuses();
    void cancelled();
    void fullDisk();
};

void CubeExportTest::netCdfReadsBack_data()
{
    QTest::addColumn<std::shared_ptr<const Cube>>("cube");
    const auto row = [](const char* name, CubeSignature s) { QTest::newRow(name) << synthetic::filled(std::move(s)); };
    row("regular", synthetic::regular(5, 18, 36));
    row("south up", synthetic::regular(2, 18, 36, Calendar::Standard, true));
    row("360_day", synthetic::regular(7, 9, 12, Calendar::Days360));
    row("all_leap", synthetic::regular(3, 9, 12, Calendar::AllLeap));
    row("proleptic", synthetic::regular(3, 9, 12, Calendar::ProlepticGregorian));
    row("larger than a chunk", synthetic::regular(2, 900, 1300));
    row("curvilinear", synthetic::curvilinear(4, 12, 15));
}

void CubeExportTest::netCdfReadsBack()
{
    QFETCH(std::shared_ptr<const Cube>, cube);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.nc"));
    const auto done = exportNetCdf(*cube, path, QStringLiteral("2000-01-01T00:00:00Z: made in a test"));
    QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().trail.join(QLatin1Char('\n'))));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QStringLiteral("a.nc")});
    const auto back = openCube({path});
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(synthetic::difference(*cube, **back), QString());
    QVERIFY(exportNetCdf(**back, path, QString())); // onto itself, while it is open
    const auto again = openCube({path});
    QVERIFY(again);
    QCOMPARE(synthetic::difference(*cube, **again), QString());
}

void CubeExportTest::netCdfIsCf()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.nc"));
    CubeSignature s = synthetic::regular(3, 18, 36, Calendar::Days360);
    s.attributes.insert(QStringLiteral("history"), QStringLiteral("older"));
    s.variables[0].attributes.insert(QStringLiteral("note"), QStringLiteral("kept"));
    s.variables[0].attributes.insert(QStringLiteral("missing_value"), -999);
    QVERIFY(exportNetCdf(*synthetic::filled(s), path, QStringLiteral("newer")));
    const QString ncdump = QStandardPaths::findExecutable(QStringLiteral("ncdump"));
    if (ncdump.isEmpty())
        QSKIP("NOT TESTED: no ncdump on the PATH (Debian: netcdf-bin).");
    const QString header = outputOf(ncdump, {QStringLiteral("-hs"), path});
    for (const char* line : {"float msl(time, lat, lon) ;", "float t(time, level, lat, lon) ;", "msl:_FillValue = NaNf ;", "msl:units = \"Pa\" ;",
             "msl:note = \"kept\" ;", "msl:standard_name = \"air_pressure_at_mean_sea_level\" ;", "msl:cell_methods = \"time: mean\" ;",
             "msl:_DeflateLevel = 1 ;", "double time(time) ;", "time:units = \"hours since 1900-01-01 00:00:00\" ;", "time:calendar = \"360_day\" ;",
             "level:positive = \"down\" ;", "lat:units = \"degrees_north\" ;", ":Conventions = \"CF-1.8\" ;", ":history = \"newer\\nolder\" ;",
             ":title = \"made in a test\" ;"})
        QVERIFY2(header.contains(QLatin1String(line)), qPrintable(QLatin1String(line) + QStringLiteral(" is not in\n") + header));
    QVERIFY(!header.contains(QStringLiteral("missing_value")));
}

void CubeExportTest::projectedGrids()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(projected(21, 17, false));
    const QString nc = folder.filePath(QStringLiteral("a.nc"));
    const QString zarr = folder.filePath(QStringLiteral("a.zarr"));
    const auto done = exportNetCdf(*cube, nc, QString());
    QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().trail.join(QLatin1Char('\n'))));
    QVERIFY(copyToZarr(*cube, zarr));
    for (const QString& path : {nc, zarr}) {
        const auto back = openCube({path});
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        const Grid* grid = (*back)->signature().gridOf((*back)->signature().variables[0]);
        QVERIFY(grid && grid->kind == GridKind::Projected);
        QCOMPARE(grid->y, cube->signature().grids[0].y);
        QCOMPARE(
            (*back)->signature().axisOf((*back)->signature().variables[0], AxisKind::Y)->standardName, QStringLiteral("projection_y_coordinate"));
        QVERIFY(grid->crs.contains(QStringLiteral("Lambert Conic Conformal (2SP)"), Qt::CaseInsensitive));
        // the centre of the projection: 45° north, 10° east
        QVERIFY(std::abs(grid->at(20, 12).lat - 45.0) < 1e-6);
        QVERIFY(std::abs(grid->at(20, 12).lon - 10.0) < 1e-6);
        QCOMPARE(valueAt(**back, 0, {{1, 3, 4}, {1, 1, 1}}), valueAt(*cube, 0, {{1, 3, 4}, {1, 1, 1}}));
    }
    const QString ncdump = QStandardPaths::findExecutable(QStringLiteral("ncdump"));
    if (ncdump.isEmpty())
        QSKIP("NOT TESTED: no ncdump on the PATH (Debian: netcdf-bin).");
    const auto again = openCube({nc}); // now with the positions that the reader worked out
    const QString second = folder.filePath(QStringLiteral("b.nc"));
    QVERIFY(again && exportNetCdf(**again, second, QString()));
    QVERIFY(outputOf(ncdump, {QStringLiteral("-h"), second}).contains(QStringLiteral("t2m:coordinates = \"lat lon\" ;")));
    const auto positions = openCube({second});
    QVERIFY(positions);
    QCOMPARE(synthetic::difference(**again, **positions), QString());
    const QString header = outputOf(ncdump, {QStringLiteral("-h"), nc});
    for (const char* line : {"t2m:grid_mapping = \"crs\" ;", "crs:grid_mapping_name = \"lambert_conformal_conic\" ;",
             "crs:standard_parallel = 30., 60. ;", "crs:longitude_of_central_meridian = 10"})
        QVERIFY2(header.contains(QLatin1String(line)), qPrintable(header));
}

void CubeExportTest::cogOfRegularGrids()
{
    QTemporaryDir folder;
    for (const bool southUp : {false, true}) {
        CubeSignature s = synthetic::regular(2, 180, 360, Calendar::Standard, southUp);
        s.variables.resize(1);
        const auto cube = synthetic::filled(s);
        const QString path = folder.filePath(southUp ? QStringLiteral("south.tif") : QStringLiteral("north.tif"));
        const auto done = exportCog(*cube, QString(), path);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().trail.join(QLatin1Char('\n'))));
        const auto back = openCube({path});
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        const CubeSignature& r = (*back)->signature();
        const Variable& variable = r.variables[0];
        const Axis* y = r.axisOf(variable, AxisKind::Y);
        const Axis* x = r.axisOf(variable, AxisKind::X);
        QVERIFY(y && x && y->size() == 180 && x->size() == 360);
        QVERIFY(y->values.front() > y->values.back());
        QVERIFY(std::abs(y->values.front() - 89.5) < 1e-9);
        QVERIFY2(std::abs(x->values.front() + 180.0) < 1e-9, qPrintable(QString::number(x->values.front()))); // 0 … 359 was turned
        std::vector<std::size_t> at(variable.axes.size(), 0);
        const std::vector<std::size_t> one(variable.axes.size(), 1);
        at[at.size() - 2] = 10;  // 79.5 north
        at[at.size() - 1] = 185; // 5 east
        QCOMPARE(valueAt(**back, 0, {at, one}), valueAt(*cube, 0, {{0, southUp ? std::size_t{169} : std::size_t{10}, 5}, {1, 1, 1}}));
        at[at.size() - 1] = 5; // 175 west
        QCOMPARE(valueAt(**back, 0, {at, one}), valueAt(*cube, 0, {{0, southUp ? std::size_t{169} : std::size_t{10}, 185}, {1, 1, 1}}));
        const QString gdalinfo = QStandardPaths::findExecutable(QStringLiteral("gdalinfo"));
        if (gdalinfo.isEmpty())
            QSKIP("NOT TESTED: no gdalinfo on the PATH (Debian: gdal-bin).");
        const QString info = outputOf(gdalinfo, {path});
        for (const char* line : {"LAYOUT=COG", "Description = 1995-12-10T16:00:00", "time=1995-12-10T22:00:00", "Unit Type: Pa", "NoData Value=nan",
                 "COMPRESSION=DEFLATE", "calendar=standard"})
            QVERIFY2(info.contains(QLatin1String(line)), qPrintable(info));
    }
}

void CubeExportTest::cogOfProjectedGrid()
{
    QTemporaryDir folder;
    for (const bool southUp : {false, true}) {
        const auto cube = synthetic::filled(projected(21, 17, southUp));
        const QString path = folder.filePath(southUp ? QStringLiteral("south.tif") : QStringLiteral("north.tif"));
        const auto done = exportCog(*cube, QStringLiteral("air_temperature"), path);
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        const auto back = openCube({path});
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        const Grid* grid = (*back)->signature().gridOf((*back)->signature().variables[0]);
        QVERIFY(grid && grid->kind == GridKind::Projected);
        QCOMPARE(grid->y.front(), southUp ? 0.0 : 500'000.0);
        QCOMPARE(grid->x.front(), -300'000.0);
    }
    CubeSignature kilometres = projected(21, 17, false); // the grid knows metres, whatever the axes count in
    for (Axis* axis : {&kilometres.axes[1], &kilometres.axes[2]}) {
        axis->units = QStringLiteral("km");
        for (double& value : axis->values)
            value /= 1000.0;
    }
    const QString path = folder.filePath(QStringLiteral("km.tif"));
    QVERIFY(exportCog(*synthetic::filled(kilometres), QString(), path));
    const auto back = openCube({path});
    QVERIFY(back);
    QCOMPARE((*back)->signature().grids[0].x.front(), -300'000.0);
    kilometres.axes[1].units = kilometres.axes[2].units = QStringLiteral("rad");
    const auto angles = exportCog(*synthetic::filled(kilometres), QString(), path);
    QVERIFY(!angles);
    QCOMPARE(angles.error().code, ErrorCode::Unsupported);
}

void CubeExportTest::cogOfLevels()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.tif"));
    const auto cube = synthetic::filled(synthetic::regular(2, 18, 36));
    QVERIFY(exportCog(*cube, QStringLiteral("t"), path));
    const QString gdalinfo = QStandardPaths::findExecutable(QStringLiteral("gdalinfo"));
    if (gdalinfo.isEmpty())
        QSKIP("NOT TESTED: no gdalinfo on the PATH (Debian: gdal-bin).");
    const QString info = outputOf(gdalinfo, {path});
    QVERIFY2(info.contains(QStringLiteral("Band 6 ")) && !info.contains(QStringLiteral("Band 7 ")), qPrintable(info));
    QVERIFY(info.contains(QStringLiteral("Description = 1995-12-10T16:00:00, 500 hPa")));
    QVERIFY(info.contains(QStringLiteral("level=200 hPa")));
}

void CubeExportTest::cogRefuses()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.tif"));
    const auto message = [&](const CubeSignature& s, const char* variable) {
        const auto done = exportCog(*synthetic::filled(s), QLatin1String(variable), path);
        return done ? QString() : done.error().message;
    };
    QCOMPARE(message(synthetic::curvilinear(1, 4, 5), ""),
        QStringLiteral("'sst' lies on no regular grid, and a GeoTIFF can hold no other. Interpolate it to a regular grid first, or write NetCDF."));
    QVERIFY(message(synthetic::regular(1, 4, 8), "").startsWith(QStringLiteral("A GeoTIFF holds one variable; name one of: msl")));
    QVERIFY(message(synthetic::regular(1, 4, 8), "sst").startsWith(QStringLiteral("There is no variable 'sst'; there are: msl")));
    CubeSignature uneven = synthetic::regular(1, 4, 8);
    uneven.axes[2].values[1] += 5.0;
    uneven.grids[0].lat[1] += 5.0;
    QVERIFY(message(uneven, "msl").contains(QStringLiteral("unequal steps")));
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void CubeExportTest::cancelled()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(4, 90, 180));
    std::stop_source stop;
    stop.request_stop();
    const auto nc = exportNetCdf(*cube, folder.filePath(QStringLiteral("a.nc")), QString(), {}, stop.get_token());
    QVERIFY(!nc);
    QCOMPARE(nc.error().code, ErrorCode::Cancelled);
    const auto tif = exportCog(*cube, QStringLiteral("msl"), folder.filePath(QStringLiteral("a.tif")), {}, stop.get_token());
    QVERIFY(!tif);
    QCOMPARE(tif.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    double last = 0.0;
    QVERIFY(exportCog(*cube, QStringLiteral("msl"), folder.filePath(QStringLiteral("a.tif")), [&last](double p) {
        QVERIFY(p >= last && p <= 1.0);
        last = p;
    }));
    QCOMPARE(last, 1.0);
}

void CubeExportTest::fullDisk()
{
    QTemporaryDir folder;
    CubeSignature s = synthetic::regular(6, 300, 600);
    s.variables.resize(1);
    std::mt19937 random(1);
    std::vector<float> noise(6 * 300 * 600); // so that it does not shrink
    for (float& value : noise)
        value = std::bit_cast<float>(static_cast<std::uint32_t>(random() & 0x7effffff));
    const auto cube = std::make_shared<const MemoryCube>(std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{noise});
    const auto check = [&](const QString& place, const char* name) {
        const QString path = place + QLatin1Char('/') + QLatin1String(name);
        const auto done = QLatin1String(name).endsWith(QLatin1String(".nc")) ? exportNetCdf(*cube, path, QString())
                                                                             : exportCog(*cube, QStringLiteral("msl"), path);
        QVERIFY2(!done, name);
        QCOMPARE(done.error().code, ErrorCode::Disk);
        QVERIFY2(done.error().message.contains(path) && done.error().message.contains(QStringLiteral("free there")),
            qPrintable(done.error().message + done.error().trail.join(QLatin1Char('\n'))));
        QVERIFY(QDir(place).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    };
    for (const char* name : {"a.nc", "a.tif"}) {
        const FileSizeLimit limit(200'000);
        check(folder.path(), name);
    }
    FullDisk disk;
    if (!disk.mount(1'000'000))
        QSKIP("NOT TESTED: a small file system cannot be mounted here; that needs root. The test with a limit on file sizes has run.");
    for (const char* name : {"a.nc", "a.tif"})
        check(disk.path(), name);
}

QTEST_GUILESS_MAIN(CubeExportTest)
#include "cube_export_test.moc"
