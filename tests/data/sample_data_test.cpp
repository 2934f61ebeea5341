// SPDX-License-Identifier: GPL-3.0-or-later
// Known values in real files of several kinds: the project's sample data and what Debian's libncarg-data carries.
#include "pipelines/data/cube.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace terrella;

namespace {

struct Extreme {
    float value = 0;
    LatLon where;
};

/// The lowest (or highest) value of one field inside a box of latitudes and longitudes.
Extreme extreme(const Cube& cube, const QString& name, std::size_t time, std::size_t level, double south, double north, double west, double east,
    bool highest = false)
{
    const CubeSignature& signature = cube.signature();
    const int v = signature.find(name);
    Extreme out{highest ? -HUGE_VALF : HUGE_VALF, {}};
    if (v < 0)
        return out;
    const Variable& variable = signature.variables[static_cast<std::size_t>(v)];
    const Grid* grid = signature.gridOf(variable);
    if (!grid)
        return out;
    std::vector<float> field(grid->size());
    if (!cube.readField(v, time, level, field))
        return out;
    for (std::size_t j = 0; j < grid->ny; ++j) {
        for (std::size_t i = 0; i < grid->nx; ++i) {
            const LatLon at = grid->at(j, i, time);
            const float value = field[j * grid->nx + i];
            if (at.lat < south || at.lat > north || at.lon < west || at.lon > east || std::isnan(value))
                continue;
            if (highest ? value > out.value : value < out.value)
                out = {value, at};
        }
    }
    return out;
}

bool near(const LatLon& at, double lat, double lon, double slack) { return std::abs(at.lat - lat) <= slack && std::abs(at.lon - lon) <= slack; }

std::size_t stepOf(const Cube& cube, const QString& variable, const QString& iso)
{
    const CubeSignature& signature = cube.signature();
    const Axis* axis = signature.axisOf(signature.variables.at(static_cast<std::size_t>(signature.find(variable))), AxisKind::Time);
    for (std::size_t t = 0; axis && t < axis->size(); ++t) {
        if (isoText(axis->values[t], axis->calendar) == iso)
            return t;
    }
    return SIZE_MAX;
}

} // namespace

class SampleDataTest : public QObject {
    Q_OBJECT
    QString m_samples = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"));
    std::shared_ptr<const Cube> open(const QString& path, const QString& base = {})
    {
        const auto cube = openCube({(base.isEmpty() ? m_samples : base) + QLatin1Char('/') + path});
        if (!cube)
            qWarning("%s", qPrintable(cube.error().message));
        return cube ? *cube : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        const bool own = QString::fromLatin1(QTest::currentTestFunction()) == QLatin1String("blizzardOfDebian");
        if (!own && !QDir(m_samples + QStringLiteral("/tc_fields")).exists())
            QSKIP("No sample data here: set TERRELLA_SAMPLE_DATA to try real files.");
    }
    void katrinaOnAMovingMesh();
    void era5Vorticity();
    void era5ZarrLows();
    void gfsLows();
    void coadsClimatology();
    void rotatedPoleAgreesWithItsFile();
    void kelvinStaysKelvin();
    void scanningModesLookTheSame();
    void scenesOfReference();
    void threadsReadTheSame();
    void opensQuickly();
    void blizzardOfDebian();
};

void SampleDataTest::katrinaOnAMovingMesh()
{
    const auto cube = open(QStringLiteral("tc_fields/katrina_wrf_20050828_4x3h.nc"));
    QVERIFY(cube);
    const std::vector<std::pair<float, LatLon>> lows{
        {94270.f, {25.67, -87.61}}, {93920.f, {25.92, -87.97}}, {93940.f, {26.40, -88.42}}, {93850.f, {26.64, -88.87}}};
    for (std::size_t t = 0; t < lows.size(); ++t) {
        const Extreme low = extreme(*cube, QStringLiteral("PSFC"), t, 0, -90, 90, -180, 180);
        QVERIFY2(std::abs(low.value - lows[t].first) < 10, qPrintable(QString::number(low.value)));
        QVERIFY2(near(low.where, lows[t].second.lat, lows[t].second.lon, 0.006),
            qPrintable(QStringLiteral("%1 %2").arg(low.where.lat).arg(low.where.lon)));
    }
    QCOMPARE(stepOf(*cube, QStringLiteral("PSFC"), QStringLiteral("2005-08-28T15:00:00")), 1u);
    QCOMPARE(cube->signature().grids.size(), 3u); // mass points, and both staggered ones
}

void SampleDataTest::era5Vorticity()
{
    const auto cube = open(QStringLiteral("tc_fields/era5_vo850_2025120100_0.25x0.25.nc"));
    QVERIFY(cube);
    const Extreme pacific = extreme(*cube, QStringLiteral("atmosphere_relative_vorticity"), 0, 0, 10, 20, 105, 120, true);
    QVERIFY(std::abs(pacific.value - 42e-5f) < 0.5e-5f);
    QVERIFY(near(pacific.where, 14.5, 111.75, 0.01));
    const Extreme bengal = extreme(*cube, QStringLiteral("vo"), 0, 0, 10, 15, 78, 84, true);
    QVERIFY(std::abs(bengal.value - 26e-5f) < 0.5e-5f);
    QVERIFY(near(bengal.where, 12.75, 81.25, 0.01));
}

void SampleDataTest::era5ZarrLows()
{
    const auto cube = open(QStringLiteral("tc_fields/era5_msl_2p5_6h_20251201-20260114.zarr"));
    QVERIFY(cube);
    const std::size_t first = stepOf(*cube, QStringLiteral("msl"), QStringLiteral("2026-01-06T00:00:00"));
    QVERIFY(first != SIZE_MAX);
    const Extreme indian = extreme(*cube, QStringLiteral("msl"), first, 0, -20, -10, 85, 105);
    QVERIFY(std::abs(indian.value - 99400) < 60);
    QVERIFY(near(indian.where, -15, 95, 0.01));
    const Extreme coral
        = extreme(*cube, QStringLiteral("msl"), stepOf(*cube, QStringLiteral("msl"), QStringLiteral("2026-01-11T00:00:00")), 0, -25, -15, 140, 155);
    QVERIFY(std::abs(coral.value - 99200) < 60);
    QVERIFY(near(coral.where, -20, 147.5, 0.01));
    // Walking by steps gives what reading at once gives.
    const CubeSignature& signature = cube->signature();
    const Window all = Window::all(signature.shapeOf(signature.variables[0]));
    std::vector<float> whole(all.size());
    QVERIFY(cube->read(0, all, whole));
    std::vector<float> field(73 * 144);
    for (const std::size_t t : {0u, 89u, 90u, 179u}) {
        QVERIFY(cube->readField(0, t, 0, field));
        QVERIFY(std::equal(field.begin(), field.end(), whole.begin() + static_cast<std::ptrdiff_t>(t * field.size())));
    }
}

void SampleDataTest::gfsLows()
{
    const auto cube = open(QStringLiteral("tc_fields/gfs_20111008_f072_global_2p5.grb1"));
    QVERIFY(cube);
    const CubeSignature& signature = cube->signature();
    const QString pressure = signature.find(QStringLiteral("prmsl")) >= 0 ? QStringLiteral("prmsl") : QStringLiteral("mslet");
    const Extreme jova = extreme(*cube, pressure, 0, 0, 12, 22, 250, 258);
    QVERIFY2(std::abs(jova.value - 99000) < 100 && near(jova.where, 17.5, 255, 2.6),
        qPrintable(QStringLiteral("%1 %2 %3").arg(jova.value).arg(jova.where.lat).arg(jova.where.lon)));
    const Extreme irwin = extreme(*cube, pressure, 0, 0, 12, 22, 238, 247);
    QVERIFY2(std::abs(irwin.value - 99600) < 100 && near(irwin.where, 17.5, 242.5, 2.6),
        qPrintable(QStringLiteral("%1 %2 %3").arg(irwin.value).arg(irwin.where.lat).arg(irwin.where.lon)));
    for (const char* name : {"u10", "v10", "t", "gh", "u", "v", "sp", "orog", "t2m"})
        QVERIFY2(signature.find(QLatin1String(name)) >= 0, name);
    const Variable& gh = signature.variables[static_cast<std::size_t>(signature.find(QStringLiteral("gh")))];
    const Axis* level = signature.axisOf(gh, AxisKind::Level);
    QVERIFY(level && level->size() == 26);
    QCOMPARE(level->values.front(), 100000.0);
    QCOMPARE(stepOf(*cube, QStringLiteral("gh"), QStringLiteral("2011-10-11T00:00:00")), 0u);
    QVERIFY(signature.gridOf(gh)->periodic);
    // Kelvin, as the unit says: nowhere on the ground below -90 °C or above 60 °C.
    QVERIFY(extreme(*cube, QStringLiteral("t2m"), 0, 0, -90, 90, 0, 360).value > 183);
    const Extreme hot = extreme(*cube, QStringLiteral("t2m"), 0, 0, -90, 90, 0, 360, true);
    QVERIFY2(hot.value > 300 && hot.value < 333, qPrintable(QString::number(hot.value)));
    QCOMPARE(signature.variables[static_cast<std::size_t>(signature.find(QStringLiteral("t2m")))].units, QStringLiteral("K"));
    // 500 hPa lies between 4.7 and 6 km everywhere.
    const auto l = static_cast<std::size_t>(std::find(level->values.begin(), level->values.end(), 50000.0) - level->values.begin());
    QVERIFY(extreme(*cube, QStringLiteral("gh"), 0, l, -90, 90, 0, 360).value > 4600);
    QVERIFY(extreme(*cube, QStringLiteral("gh"), 0, l, -90, 90, 0, 360, true).value < 6000);
}

void SampleDataTest::coadsClimatology()
{
    const auto cube = open(QStringLiteral("ocean/coads_climatology.cdf"));
    QVERIFY(cube);
    const CubeSignature& signature = cube->signature();
    const Grid& grid = *signature.gridOf(signature.variables.at(0));
    QVERIFY(grid.periodic);
    QCOMPARE(grid.lon.back(), 379.0);
    const Extreme warm = extreme(*cube, QStringLiteral("SST"), 0, 0, -90, 90, 0, 400, true);
    QVERIFY(warm.value > 28 && warm.value < 35);
    const Extreme cold = extreme(*cube, QStringLiteral("SST"), 0, 0, -90, 90, 0, 400);
    QVERIFY(cold.value > -5); // -1e34 is missing, not cold
    QCOMPARE(signature.axisOf(signature.variables[0], AxisKind::Time)->size(), 12u);
}

void SampleDataTest::rotatedPoleAgreesWithItsFile()
{
    const auto cube = open(QStringLiteral("downscaling/stageiv_precip_hourly.nc"));
    QVERIFY(cube);
    const Grid* grid = cube->signature().gridOf(cube->signature().variables.at(0));
    QVERIFY(grid && grid->kind == GridKind::Curvilinear && grid->steps == 1);
    QVERIFY(extreme(*cube, cube->signature().variables[0].name, 20, 0, 30, 40, -85, -70, true).value > 1); // Florence rains
}

void SampleDataTest::kelvinStaysKelvin()
{
    for (const char* file : {"downscaling/era5_t2m_uk_201903.grib", "formats/grib/iris/rotated_nae_t_sensible_pole.grib2",
             "formats/grib/iris/ij_directions_ineg_jpos.grib2"}) {
        const auto cube = open(QLatin1String(file));
        QVERIFY(cube);
        QCOMPARE(cube->signature().variables.at(0).units, QStringLiteral("K"));
        const Extreme hot = extreme(*cube, cube->signature().variables[0].name, 0, 0, -90, 90, -400, 800, true);
        QVERIFY2(hot.value > 270 && hot.value < 340, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(file)).arg(hot.value)));
    }
}

void SampleDataTest::scanningModesLookTheSame()
{
    const auto a = open(QStringLiteral("formats/grib/iris/ij_directions_ineg_jpos.grib2"));
    const auto b = open(QStringLiteral("formats/grib/iris/ij_directions_ipos_jneg.grib2"));
    QVERIFY(a && b);
    const Grid& ga = a->signature().grids.at(0);
    const Grid& gb = b->signature().grids.at(0);
    QCOMPARE(ga.size(), gb.size());
    std::vector<float> fa(ga.size());
    std::vector<float> fb(gb.size());
    QVERIFY(a->readField(0, 0, 0, fa) && b->readField(0, 0, 0, fb));
    const auto at = [](const Grid& grid, const std::vector<float>& field, double lat, double lon) {
        std::size_t best = 0;
        double least = HUGE_VAL;
        for (std::size_t j = 0; j < grid.ny; ++j) {
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const double d = std::abs(grid.lat[j] - lat) + std::abs(std::remainder(grid.lon[i] - lon, 360.0));
                if (d < least) {
                    least = d;
                    best = j * grid.nx + i;
                }
            }
        }
        return field[best];
    };
    for (const LatLon& place : {LatLon{60, 30}, LatLon{-30, 200}, LatLon{10, 300}, LatLon{75, 0}})
        QVERIFY2(std::abs(at(ga, fa, place.lat, place.lon) - at(gb, fb, place.lat, place.lon)) < 1e-3f, qPrintable(QString::number(place.lat)));
}

void SampleDataTest::scenesOfReference()
{
    const auto a = open(QStringLiteral("cyclones/reference/scene_a.nc"));
    const auto b = open(QStringLiteral("cyclones/reference/scene_b.nc"));
    QVERIFY(a && b);
    QCOMPARE(a->signature().variables.size(), 6u);
    QVERIFY(a->signature().grids.at(0).lat.front() > a->signature().grids.at(0).lat.back());
    QVERIFY(b->signature().grids.at(0).lat.front() < b->signature().grids.at(0).lat.back());
    QVERIFY(a->signature().grids.at(0).periodic);
    QVERIFY(b->signature().axes.at(0).calendar == Calendar::Days360);
    const Variable& z = a->signature().variables[static_cast<std::size_t>(a->signature().find(QStringLiteral("Z300")))];
    QCOMPARE(z.units, QStringLiteral("m2 s-2"));
}

void SampleDataTest::threadsReadTheSame()
{
    for (const char* file : {"tc_fields/katrina_wrf_20050828_4x3h.nc", "tc_fields/era5_vo850_2p5_6h_20251201-20260114.zarr",
             "tc_fields/gfs_20111008_f072_global_2p5.grb1", "fire/cffdrs/fwiRaster_test1_and_2.tif"}) {
        const auto cube = open(QLatin1String(file));
        QVERIFY(cube);
        const Window window = cube->fieldWindow(0, 0, 0);
        std::vector<float> expected(window.size());
        QVERIFY(cube->read(0, window, expected));
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&] {
                    std::vector<float> out(window.size());
                    for (int k = 0; k < 10; ++k) {
                        const auto done = cube->read(0, window, out);
                        if (!done || std::memcmp(out.data(), expected.data(), out.size() * sizeof(float)) != 0)
                            ++wrong;
                    }
                });
            }
        }
        QVERIFY2(wrong == 0, file);
    }
}

void SampleDataTest::opensQuickly()
{
    const QString path = m_samples + QStringLiteral("/tc_fields/era5_msl_2025120100_0.25x0.25.nc");
    QVERIFY(openCube({path})); // drivers are registered once
    QElapsedTimer timer;
    timer.start();
    const auto cube = openCube({path});
    const double opening = static_cast<double>(timer.nsecsElapsed());
    QVERIFY(cube);
    std::vector<float> field(721 * 1440);
    timer.restart();
    QVERIFY((*cube)->readField(0, 0, 0, field));
    const double reading = static_cast<double>(timer.nsecsElapsed());
    qInfo("0.25° NetCDF: opened in %.1f ms, field read in %.1f ms", opening / 1e6, reading / 1e6);
    QVERIFY(opening < 50e6 * 10); // ten times the budget: machines are shared
}

void SampleDataTest::blizzardOfDebian()
{
    const QString base = QStringLiteral("/usr/share/ncarg/data/cdf");
    if (!QFile::exists(base + QStringLiteral("/Pstorm.cdf")))
        QSKIP("libncarg-data is not installed: apt-get install libncarg-data to try its files.");
    OpenOptions options;
    options.units = {{QStringLiteral("p"), QStringLiteral("Pa")}};
    const auto cube
        = openCube({base + QStringLiteral("/Pstorm.cdf"), base + QStringLiteral("/Ustorm.cdf"), base + QStringLiteral("/Vstorm.cdf")}, options);
    QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
    const CubeSignature& signature = (*cube)->signature();
    QCOMPARE(signature.variableList(), QStringLiteral("p, u, v"));
    QCOMPARE(signature.axes.size(), 3u);
    QCOMPARE(signature.variables[0].units, QStringLiteral("Pa"));
    const Axis& time = signature.axes.at(0);
    QCOMPARE(isoText(time.values.front(), time.calendar), QStringLiteral("1996-01-05T00:00:00"));
    QCOMPARE(isoText(time.values.back(), time.calendar), QStringLiteral("1996-01-20T18:00:00"));
    // The storm off the coast of New England on 8 January.
    const Extreme low
        = extreme(**cube, QStringLiteral("p"), stepOf(**cube, QStringLiteral("p"), QStringLiteral("1996-01-08T12:00:00")), 0, 30, 45, -80, -60);
    QVERIFY2(low.value < 99500 && low.value > 97000, qPrintable(QString::number(low.value)));
    for (const char* file : {"chi200_ud_smooth.nc", "hgt.nc", "fice.nc"}) {
        if (QFile::exists(base + QLatin1Char('/') + QLatin1String(file)))
            QVERIFY2(open(QLatin1String(file), base), file);
    }
}

QTEST_GUILESS_MAIN(SampleDataTest)
#include "sample_data_test.moc"
