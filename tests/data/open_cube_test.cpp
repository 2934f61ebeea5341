// SPDX-License-Identifier: GPL-3.0-or-later
// Reading rules, each on a small file made here.
#include "pipelines/data/cube.h"
#include "tests/data/grid_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace terrella;
using test::counted;
using test::GridFile;
using Type = GridFile::Type;

namespace {

std::vector<float> all(const Cube& cube, const QString& name)
{
    const int v = cube.signature().find(name);
    if (v < 0)
        return {};
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(v)]));
    std::vector<float> out(window.size());
    if (!cube.read(v, window, out))
        return {};
    return out;
}

QString message(const Result<std::shared_ptr<const Cube>>& result) { return result ? QStringLiteral("opened") : result.error().message; }

} // namespace

class OpenCubeTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QString path(const QString& name) const { return m_dir.filePath(name); }

private Q_SLOTS:
    void regularGridWithTime_data();
    void regularGridWithTime();
    void longitudesAndPeriodicity_data();
    void longitudesAndPeriodicity();
    void packedIntegers();
    void severalFillValues();
    void validRange();
    void oddDimensionOrder();
    void windowsOfTransposedVariables();
    void movingMesh();
    void rotatedPole();
    void projectedGrid();
    void unstructuredCells();
    void severalGrids();
    void levels();
    void guessedStandardNames();
    void assumedUnits();
    void wantedVariables();
    void referenceRoundTrip();
};

void OpenCubeTest::regularGridWithTime_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("file");
    QTest::addRow("NetCDF-4") << "netCDF"
                              << "plain.nc";
    QTest::addRow("Zarr") << "Zarr"
                          << "plain.zarr";
}

void OpenCubeTest::regularGridWithTime()
{
    QFETCH(QString, driver);
    QFETCH(QString, file);
    GridFile out(path(file), driver.toLatin1().constData());
    out.time({0, 6, 12}, "hours since 2000-01-01");
    out.latLon({10, 0, -10}, {0, 90, 180, 270});
    out.variable("msl", {"time", "lat", "lon"}, Type::Float, counted(36),
        {{"units", "Pa"}, {"standard_name", "air_pressure_at_mean_sea_level"}, {"long_name", "sea level pressure"}});
    out.close();

    const auto cube = openCube({path(file)});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 1u);
    const Variable& msl = signature.variables[0];
    QCOMPARE(msl.units, QStringLiteral("Pa"));
    QCOMPARE(msl.longName, QStringLiteral("sea level pressure"));
    QCOMPARE(msl.storedType, QStringLiteral("float32"));
    QCOMPARE(signature.shapeOf(msl), (std::vector<std::size_t>{3, 3, 4}));
    const Axis* time = signature.axisOf(msl, AxisKind::Time);
    QVERIFY(time);
    QCOMPARE(isoText(time->values[2], time->calendar), QStringLiteral("2000-01-01T12:00:00"));
    const Grid* grid = signature.gridOf(msl);
    QVERIFY(grid);
    QVERIFY(grid->kind == GridKind::LatLon && grid->periodic);
    QCOMPARE(grid->at(2, 3), (LatLon{-10, 270}));
    std::vector<float> field(12);
    QVERIFY((*cube)->readField(0, 1, 0, field));
    QCOMPARE(field[0], 12.0f);
    QCOMPARE(field[11], 23.0f);
    // A corner of the last step.
    std::vector<float> corner(2);
    QVERIFY((*cube)->read(0, Window{{2, 1, 2}, {1, 1, 2}}, corner));
    QCOMPARE(corner, (std::vector<float>{30, 31}));
    const auto outside = (*cube)->read(0, Window{{2, 1, 3}, {1, 1, 2}}, corner);
    QVERIFY(!outside);
    QCOMPARE(outside.error().code, ErrorCode::OutOfRange);
    QVERIFY(outside.error().message.contains(QStringLiteral("3 × 3 × 4")));
}

void OpenCubeTest::longitudesAndPeriodicity_data()
{
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("periodic");
    QTest::addRow("0 … 360") << 0.0 << 2.5 << 144 << true;
    QTest::addRow("-180 … 180") << -180.0 << 2.5 << 144 << true;
    QTest::addRow("21 … 379") << 21.0 << 2.0 << 180 << true;
    QTest::addRow("westward") << 357.5 << -2.5 << 144 << true;
    QTest::addRow("meridian twice") << 0.0 << 2.5 << 145 << false;
    QTest::addRow("one column short") << 0.0 << 2.5 << 143 << false;
    QTest::addRow("region") << -140.0 << 2.5 << 36 << false;
}

void OpenCubeTest::longitudesAndPeriodicity()
{
    QFETCH(double, first);
    QFETCH(double, step);
    QFETCH(int, count);
    QFETCH(bool, periodic);
    const QString file = path(QStringLiteral("lon_%1.nc").arg(QLatin1String(QTest::currentDataTag()).size()) + QString::number(count));
    QFile::remove(file);
    GridFile out(file);
    const auto n = static_cast<std::size_t>(count);
    out.latLon({-1, 1}, counted(n, first, step));
    out.variable("t", {"lat", "lon"}, Type::Float, counted(2 * n), {{"units", "K"}});
    out.close();
    const auto cube = openCube({file});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Grid& grid = (*cube)->signature().grids.at(0);
    QCOMPARE(grid.periodic, periodic);
    QCOMPARE(grid.lon.front(), first);
    QCOMPARE(grid.lat.front(), -1.0);
}

void OpenCubeTest::packedIntegers()
{
    GridFile out(path(QStringLiteral("packed.nc")));
    out.latLon({0, 1}, {0, 1, 2});
    out.variable("t2m", {"lat", "lon"}, Type::Short, {-32768, -100, 0, 100, 32767, 5},
        {{"scale_factor", 0.01}, {"add_offset", 273.15}, {"_FillValue", -32768.0}, {"units", "K"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("packed.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    QCOMPARE((*cube)->signature().variables[0].storedType, QStringLiteral("int16 packed"));
    const auto values = all(**cube, QStringLiteral("t2m"));
    QVERIFY(std::isnan(values[0]));
    QCOMPARE(values[1], 272.15f);
    QCOMPARE(values[2], 273.15f);
    QCOMPARE(values[4], static_cast<float>(32767 * 0.01 + 273.15));
}

void OpenCubeTest::severalFillValues()
{
    GridFile out(path(QStringLiteral("fills.nc")));
    out.latLon({0, 1}, {0, 1, 2});
    out.variable("a", {"lat", "lon"}, Type::Float, {-1e34, 1, 1e20, 9.969209968386869e36, 5, -9999},
        {{"_FillValue", -1e34}, {"missing_value", std::vector<double>{1e20, -9999}}});
    out.variable("b", {"lat", "lon"}, Type::Float, {-1e34, 1, 1e20, 9.969209968386869e36, 5, -9999}, {{"missing_value", -9999.0}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("fills.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const auto a = all(**cube, QStringLiteral("a"));
    for (const std::size_t missing : {0u, 2u, 5u})
        QVERIFY(std::isnan(a[missing]));
    QCOMPARE(a[1], 1.0f);
    QCOMPARE(a[4], 5.0f);
    const auto b = all(**cube, QStringLiteral("b"));
    QVERIFY(std::isnan(b[3])); // what NetCDF fills with when nobody says anything
    QVERIFY(std::isnan(b[5]));
    QCOMPARE(b[2], 1e20f); // nobody says that it is missing
}

void OpenCubeTest::validRange()
{
    GridFile out(path(QStringLiteral("range.nc")));
    out.latLon({0, 1}, {0, 1, 2});
    out.variable("sst", {"lat", "lon"}, Type::Short, {-400, -200, 0, 3000, 4500, 4501},
        {{"scale_factor", 0.01}, {"valid_range", std::vector<double>{-300, 4500}}, {"units", "degC"}});
    out.variable("h", {"lat", "lon"}, Type::Float, {-1, 0, 1, 2, 3, 4}, {{"valid_min", 0.0}, {"valid_max", 3.0}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("range.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const auto sst = all(**cube, QStringLiteral("sst"));
    QVERIFY(std::isnan(sst[0]));
    QCOMPARE(sst[1], -2.0f);
    QCOMPARE(sst[4], 45.0f);
    QVERIFY(std::isnan(sst[5]));
    const auto h = all(**cube, QStringLiteral("h"));
    QVERIFY(std::isnan(h[0]) && std::isnan(h[5]));
    QCOMPARE(h[4], 3.0f);
}

void OpenCubeTest::oddDimensionOrder()
{
    GridFile out(path(QStringLiteral("order.nc")));
    out.time({0, 1}, "days since 2001-01-01");
    out.latLon({0, 1, 2}, {0, 1, 2, 3});
    // value = 100 t + 10 j + i, stored as lon, lat, time
    std::vector<double> values;
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 3; ++j)
            for (int t = 0; t < 2; ++t)
                values.push_back(100 * t + 10 * j + i);
    out.variable("tp", {"lon", "lat", "time"}, Type::Double, values, {{"units", "mm"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("order.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.shapeOf(signature.variables[0]), (std::vector<std::size_t>{2, 3, 4}));
    const auto read = all(**cube, QStringLiteral("tp"));
    for (std::size_t t = 0; t < 2; ++t)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t i = 0; i < 4; ++i)
                QCOMPARE(read[(t * 3 + j) * 4 + i], static_cast<float>(100 * t + 10 * j + i));
}

void OpenCubeTest::windowsOfTransposedVariables()
{
    // Larger than the tiles of the transposition, and read by pieces.
    constexpr std::size_t nt = 3, ny = 70, nx = 45;
    GridFile out(path(QStringLiteral("turned.nc")));
    out.time({0, 1, 2}, "days since 2001-01-01");
    out.latLon(counted(ny, -35), counted(nx));
    std::vector<double> values;
    for (std::size_t j = 0; j < ny; ++j)
        for (std::size_t i = 0; i < nx; ++i)
            for (std::size_t t = 0; t < nt; ++t)
                values.push_back(static_cast<double>(10000 * t + 100 * j + i));
    out.variable("v", {"lat", "lon", "time"}, Type::Float, values);
    out.close();
    const auto cube = openCube({path(QStringLiteral("turned.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Window window{{1, 3, 2}, {2, 60, 40}};
    std::vector<float> read(window.size());
    QVERIFY((*cube)->read(0, window, read));
    for (std::size_t t = 0; t < 2; ++t)
        for (std::size_t j = 0; j < 60; ++j)
            for (std::size_t i = 0; i < 40; ++i)
                QCOMPARE(read[(t * 60 + j) * 40 + i], static_cast<float>(10000 * (t + 1) + 100 * (j + 3) + i + 2));
}

void OpenCubeTest::movingMesh()
{
    GridFile out(path(QStringLiteral("wrf.nc")));
    out.dimension("Time", 2);
    out.dimension("south_north", 2);
    out.dimension("west_east", 3);
    out.dimension("west_east_stag", 4);
    out.variable("XTIME", {"Time"}, Type::Float, {0, 180}, {{"units", "minutes since 2005-08-28 12:00:00"}});
    out.variable("XLAT", {"Time", "south_north", "west_east"}, Type::Float, {20, 20, 20, 21, 21, 21, 20.5, 20.5, 20.5, 21.5, 21.5, 21.5},
        {{"units", "degree_north"}});
    out.variable("XLONG", {"Time", "south_north", "west_east"}, Type::Float, {-90, -89, -88, -90, -89, -88, -91, -90, -89, -91, -90, -89},
        {{"units", "degree_east"}});
    std::vector<double> same;
    for (int t = 0; t < 2; ++t)
        for (const double value : {1., 2., 3., 4., 5., 6., 7., 8.})
            same.push_back(value);
    out.variable("XLAT_U", {"Time", "south_north", "west_east_stag"}, Type::Float, same, {{"units", "degree_north"}});
    out.variable("XLONG_U", {"Time", "south_north", "west_east_stag"}, Type::Float, same, {{"units", "degree_east"}});
    out.variable("PSFC", {"Time", "south_north", "west_east"}, Type::Float, counted(12), {{"units", "Pa"}, {"coordinates", "XLONG XLAT XTIME"}});
    out.variable(
        "U", {"Time", "south_north", "west_east_stag"}, Type::Float, counted(16), {{"units", "m s-1"}, {"coordinates", "XLONG_U XLAT_U XTIME"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("wrf.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 2u);
    const Variable& psfc = signature.variables[static_cast<std::size_t>(signature.find(QStringLiteral("PSFC")))];
    QCOMPARE(psfc.standardName, QStringLiteral("surface_air_pressure"));
    const Grid& moving = *signature.gridOf(psfc);
    QVERIFY(moving.kind == GridKind::Curvilinear);
    QCOMPARE(moving.steps, 2u);
    QCOMPARE(moving.at(1, 2, 0), (LatLon{21, -88}));
    QCOMPARE(moving.at(1, 2, 1), (LatLon{21.5, -89}));
    const Variable& u = signature.variables[static_cast<std::size_t>(signature.find(QStringLiteral("U")))];
    const Grid& staggered = *signature.gridOf(u);
    QCOMPARE(staggered.steps, 1u); // the same at both times
    QCOMPARE(staggered.nx, 4u);
    QVERIFY(signature.axisOf(psfc, AxisKind::Time) == signature.axisOf(u, AxisKind::Time));
}

void OpenCubeTest::rotatedPole()
{
    GridFile out(path(QStringLiteral("rotated.nc")));
    out.dimension("rlat", 3);
    out.dimension("rlon", 3);
    out.variable("rotated_pole", {}, Type::Int, {0}, {{"grid_mapping_name", "rotated_latitude_longitude"}});
    out.variable("rlat", {"rlat"}, Type::Double, {-10, 0, 10}, {{"units", "degrees"}, {"standard_name", "grid_latitude"}});
    out.variable("rlon", {"rlon"}, Type::Double, {-10, 0, 10}, {{"units", "degrees"}, {"standard_name", "grid_longitude"}});
    out.variable("h", {"rlat", "rlon"}, Type::Float, counted(9), {{"units", "m"}, {"grid_mapping", "rotated_pole"}});
    out.close();
    // The pole's position is two numbers of their own type, which the maker writes as integers: enough here.
    {
        GridFile again(path(QStringLiteral("rotated2.nc")));
        again.dimension("rlat", 3);
        again.dimension("rlon", 3);
        again.variable("rotated_pole", {}, Type::Int, {0},
            {{"grid_mapping_name", "rotated_latitude_longitude"}, {"grid_north_pole_latitude", 40.0}, {"grid_north_pole_longitude", -170.0}});
        again.variable("rlat", {"rlat"}, Type::Double, {-10, 0, 10}, {{"units", "degrees"}, {"standard_name", "grid_latitude"}});
        again.variable("rlon", {"rlon"}, Type::Double, {-10, 0, 10}, {{"units", "degrees"}, {"standard_name", "grid_longitude"}});
        again.variable("h", {"rlat", "rlon"}, Type::Float, counted(9), {{"units", "m"}, {"grid_mapping", "rotated_pole"}});
    }
    const auto cube = openCube({path(QStringLiteral("rotated2.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    const Grid* grid = signature.gridOf(signature.variables.at(0));
    QVERIFY(grid);
    QVERIFY(grid->kind == GridKind::Projected);
    // The centre of the rotated grid lies opposite the pole's meridian, 90° from the pole: 50° N, 10° E.
    const LatLon centre = grid->at(1, 1);
    QVERIFY2(
        std::abs(centre.lat - 50) < 1e-6 && std::abs(centre.lon - 10) < 1e-6, qPrintable(QStringLiteral("%1 %2").arg(centre.lat).arg(centre.lon)));
    // Ten rotated degrees north along that meridian are ten degrees of latitude.
    QVERIFY(std::abs(grid->at(2, 1).lat - 60) < 1e-6);
    // Without the pole's position the field is there, but not placed.
    const auto bare = openCube({path(QStringLiteral("rotated.nc"))});
    QVERIFY2(bare, qPrintable(message(bare)));
}

void OpenCubeTest::projectedGrid()
{
    GridFile out(path(QStringLiteral("projected.nc")));
    out.dimension("y", 3);
    out.dimension("x", 3);
    out.variable("crs", {}, Type::Double, {0},
        {{"grid_mapping_name", "polar_stereographic"}, {"latitude_of_projection_origin", 90.0}, {"straight_vertical_longitude_from_pole", 0.0},
            {"standard_parallel", 60.0}, {"false_easting", 0.0}, {"false_northing", 0.0}, {"semi_major_axis", 6371229.0},
            {"semi_minor_axis", 6371229.0}});
    out.variable("y", {"y"}, Type::Double, {-1000, 0, 1000}, {{"units", "km"}, {"standard_name", "projection_y_coordinate"}});
    out.variable("x", {"x"}, Type::Double, {-1000, 0, 1000}, {{"units", "km"}, {"standard_name", "projection_x_coordinate"}});
    out.variable("t", {"y", "x"}, Type::Float, counted(9), {{"units", "K"}, {"grid_mapping", "crs"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("projected.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const Grid* grid = (*cube)->signature().gridOf((*cube)->signature().variables.at(0));
    QVERIFY(grid);
    QVERIFY(grid->kind == GridKind::Projected);
    QVERIFY(grid->crs.startsWith(QStringLiteral("PROJCRS")));
    QCOMPARE(grid->x[2], 1e6); // metres, whatever the file counts in
    QVERIFY(std::abs(grid->at(1, 1).lat - 90) < 1e-6);
    // Snyder (1987), eq. 21-4 for the sphere, true scale at 60° N: rho = R (1 + sin 60°) tan(45° − φ/2).
    const double radius = 6371229.0 * (1 + std::sin(M_PI / 3));
    const double lat = 90 - 2 * std::atan(1e6 / radius) * 180 / M_PI;
    QVERIFY2(std::abs(grid->at(0, 1).lat - lat) < 1e-5, qPrintable(QString::number(grid->at(0, 1).lat - lat)));
    QVERIFY(std::abs(grid->at(0, 1).lon) < 1e-6);      // below the pole: Greenwich
    QVERIFY(std::abs(grid->at(1, 2).lon - 90) < 1e-6); // to the right: 90° E
}

void OpenCubeTest::unstructuredCells()
{
    GridFile out(path(QStringLiteral("icon.nc")));
    out.dimension("cell", 4);
    out.dimension("time", 2);
    out.variable("time", {"time"}, Type::Double, {0, 1}, {{"units", "days since 2020-01-01"}});
    out.variable("clat", {"cell"}, Type::Double, {0, M_PI / 6, M_PI / 4, -M_PI / 2}, {{"units", "radian"}, {"standard_name", "latitude"}});
    out.variable("clon", {"cell"}, Type::Double, {0, M_PI / 2, M_PI, -M_PI / 2}, {{"units", "radian"}, {"standard_name", "longitude"}});
    out.variable("ps", {"time", "cell"}, Type::Float, counted(8), {{"units", "Pa"}, {"coordinates", "clat clon"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("icon.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables.size(), 1u);
    const Grid* grid = signature.gridOf(signature.variables[0]);
    QVERIFY(grid && grid->kind == GridKind::Cells);
    QCOMPARE(grid->nx, 4u);
    QVERIFY(std::abs(grid->at(0, 1).lat - 30) < 1e-9 && std::abs(grid->at(0, 2).lon - 180) < 1e-9);
    QVERIFY(signature.axisOf(signature.variables[0], AxisKind::Cell));
}

void OpenCubeTest::severalGrids()
{
    GridFile out(path(QStringLiteral("grids.nc")));
    out.latLon({0, 1}, {0, 1, 2});
    out.dimension("lat2", 3);
    out.dimension("lon2", 2);
    out.variable("lat2", {"lat2"}, Type::Double, {5, 6, 7}, {{"units", "degrees_north"}});
    out.variable("lon2", {"lon2"}, Type::Double, {8, 9}, {{"units", "degrees_east"}});
    out.variable("a", {"lat", "lon"}, Type::Float, counted(6));
    out.variable("b", {"lat2", "lon2"}, Type::Float, counted(6));
    out.variable("zonal", {"lat"}, Type::Float, counted(2));
    out.close();
    const auto cube = openCube({path(QStringLiteral("grids.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.grids.size(), 2u);
    const auto variable
        = [&](const char* name) -> const Variable& { return signature.variables[static_cast<std::size_t>(signature.find(QLatin1String(name)))]; };
    QCOMPARE(signature.gridOf(variable("b"))->at(2, 1), (LatLon{7, 9}));
    QVERIFY(!signature.gridOf(variable("zonal")));
    QVERIFY(signature.axisOf(variable("zonal"), AxisKind::Y));
}

void OpenCubeTest::levels()
{
    GridFile out(path(QStringLiteral("levels.nc")));
    out.latLon({0, 1}, {0, 1});
    out.dimension("plev", 3);
    out.dimension("height", 2);
    out.dimension("member", 2);
    out.variable("plev", {"plev"}, Type::Double, {1000, 500, 300}, {{"units", "hPa"}});
    out.variable("height", {"height"}, Type::Double, {2, 10}, {{"units", "m"}, {"positive", "up"}});
    out.variable("member", {"member"}, Type::Int, {1, 2}, {{"standard_name", "realization"}});
    out.variable("ta", {"plev", "lat", "lon"}, Type::Float, counted(12), {{"units", "K"}});
    out.variable("ua", {"height", "lat", "member", "lon"}, Type::Float, counted(16), {{"units", "m s-1"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("levels.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    const auto variable
        = [&](const char* name) -> const Variable& { return signature.variables[static_cast<std::size_t>(signature.find(QLatin1String(name)))]; };
    const Axis* plev = signature.axisOf(variable("ta"), AxisKind::Level);
    QVERIFY(plev);
    QCOMPARE(plev->units, QStringLiteral("hPa"));
    QCOMPARE(plev->positive, QStringLiteral("down"));
    QCOMPARE(signature.axisOf(variable("ua"), AxisKind::Level)->positive, QStringLiteral("up"));
    // Canonical order: member, level, y, x.
    const Variable& ua = variable("ua");
    QCOMPARE(signature.dimensionOf(ua, AxisKind::Member), 0);
    QCOMPARE(signature.dimensionOf(ua, AxisKind::Level), 1);
    const auto values = all(**cube, QStringLiteral("ua"));
    QCOMPARE(values[8], 2.0f); // member 2, height 1, lat 1, lon 1 stood at height 1, lat 1, member 2, lon 1
}

void OpenCubeTest::guessedStandardNames()
{
    GridFile out(path(QStringLiteral("names.nc")));
    out.latLon({0, 1}, {0, 1});
    out.variable("SLP", {"lat", "lon"}, Type::Float, counted(4), {{"units", "MB"}});
    out.variable("u10", {"lat", "lon"}, Type::Float, counted(4), {{"units", "m s**-1"}});
    out.variable("t", {"lat", "lon"}, Type::Float, counted(4), {{"units", "m"}});
    out.variable("T", {"lat", "lon"}, Type::Float, counted(4), {{"units", "K"}, {"long_name", "perturbation potential temperature"}});
    out.close();
    const auto cube = openCube({path(QStringLiteral("names.nc"))});
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.find(QStringLiteral("air_pressure_at_mean_sea_level")), signature.find(QStringLiteral("SLP")));
    QCOMPARE(signature.find(QStringLiteral("eastward_wind")), signature.find(QStringLiteral("u10")));
    QCOMPARE(signature.find(QStringLiteral("air_temperature")), -1); // metres are no temperature, a perturbation is none either
}

void OpenCubeTest::assumedUnits()
{
    GridFile out(path(QStringLiteral("unitless.nc")));
    out.latLon({0, 1}, {0, 1});
    out.variable("p", {"lat", "lon"}, Type::Float, counted(4));
    out.variable("q", {"lat", "lon"}, Type::Float, counted(4), {{"units", "1"}});
    out.close();
    OpenOptions options;
    options.units = {{QStringLiteral("p"), QStringLiteral("Pa")}, {QStringLiteral("q"), QStringLiteral("K")}};
    const auto cube = openCube({path(QStringLiteral("unitless.nc"))}, options);
    QVERIFY2(cube, qPrintable(message(cube)));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variables[static_cast<std::size_t>(signature.find(QStringLiteral("p")))].units, QStringLiteral("Pa"));
    QCOMPARE(signature.variables[static_cast<std::size_t>(signature.find(QStringLiteral("q")))].units,
        QStringLiteral("1")); // what is stated stands
    QVERIFY(OpenOptions::fromJson(options.toJson()) == options);
}

void OpenCubeTest::wantedVariables()
{
    GridFile out(path(QStringLiteral("wanted.nc")));
    out.latLon({0, 1}, {0, 1});
    out.variable("t2", {"lat", "lon"}, Type::Float, counted(4));
    out.variable("sst", {"lat", "lon"}, Type::Float, counted(4));
    out.close();
    const auto some = openCube({path(QStringLiteral("wanted.nc"))}, OpenOptions{{QStringLiteral("sst")}, {}});
    QVERIFY2(some, qPrintable(message(some)));
    QCOMPARE((*some)->signature().variables.size(), 1u);
    const auto none = openCube({path(QStringLiteral("wanted.nc"))}, OpenOptions{{QStringLiteral("t2m")}, {}});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QCOMPARE(none.error().message, QStringLiteral("No variable 't2m' in '%1'; it has: t2, sst.").arg(path(QStringLiteral("wanted.nc"))));
}

void OpenCubeTest::referenceRoundTrip()
{
    GridFile out(path(QStringLiteral("reference.nc")));
    out.latLon({0, 1}, {0, 1});
    out.variable("a", {"lat", "lon"}, Type::Float, counted(4));
    out.variable("b", {"lat", "lon"}, Type::Float, counted(4));
    out.close();
    const auto cube = openCube({path(QStringLiteral("reference.nc"))}, OpenOptions{{QStringLiteral("b")}, {}});
    QVERIFY2(cube, qPrintable(message(cube)));
    QVERIFY((*cube)->storedAt().isEmpty()); // the file holds more than the cube
    const auto again = openReference((*cube)->reference());
    QVERIFY2(again, qPrintable(message(again)));
    QVERIFY((*again)->signature() == (*cube)->signature());
    QVERIFY(!openReference({}));
}

QTEST_GUILESS_MAIN(OpenCubeTest)
#include "open_cube_test.moc"
