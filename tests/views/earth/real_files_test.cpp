// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/open_to_show.h"
#include "tests/data/grid_file.h"
#include "tests/views/earth/real_file_facts.h"
#include "tests/views/earth/shown_panel.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/fields/plane_part.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <map>
#include <vector>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

/// Files with odd grids, orders and projections: the probe and the picture must say at a place what another program reads there. Needs a display with
/// OpenGL.
class RealFilesTest final : public QObject {
    Q_OBJECT

    QString m_formats
        = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data")) + QStringLiteral("/formats/");

    /// Degrees between a cell and its nearest neighbour.
    static double cellSize(const Grid& grid, double lon, double lat)
    {
        if (isPlacedByAxes(grid))
            return planeSpacingDeg(grid);
        const auto cell = cellAt(grid, lon, lat);
        if (!cell)
            return 1.0;
        const LatLon here = grid.at(cell->j, cell->i);
        double nearest = 30.0;
        const auto add = [&](std::size_t j, std::size_t i) {
            const LatLon there = grid.at(j, i);
            const double away = std::acos(std::clamp(dot(onSphere(here.lon, here.lat), onSphere(there.lon, there.lat)), -1.0, 1.0)) / degree;
            if (std::isfinite(away) && away > 1e-9)
                nearest = std::min(nearest, away);
        };
        if (grid.kind == GridKind::Cells)
            return 5.0;
        if (cell->i + 1 < grid.nx)
            add(cell->j, cell->i + 1);
        if (cell->i > 0)
            add(cell->j, cell->i - 1);
        if (cell->j + 1 < grid.ny)
            add(cell->j + 1, cell->i);
        if (cell->j > 0)
            add(cell->j - 1, cell->i);
        return nearest;
    }
    /// As the probe rounds it: four significant figures.
    static double tolerance(double value)
    {
        const double size = std::abs(value);
        return size >= 100.0 ? 0.06 : size >= 10.0 ? 0.006 : size >= 1e-3 ? 0.0006 : 0.006 * size + 1e-12;
    }
    static double numberIn(QString line, const QString& units)
    {
        line = line.section(QStringLiteral(" · "), 0, 0);
        if (!units.isEmpty() && line.endsWith(QLatin1Char(' ') + units))
            line.chop(units.size() + 1);
        line = line.section(QLatin1Char(' '), -1);
        const qsizetype times = line.indexOf(QStringLiteral("×10"));
        QString power = times < 0 ? QStringLiteral("0") : line.mid(times + 3);
        const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
        for (int k = 0; k < 10; ++k)
            power.replace(raised[k], QString::number(k));
        power.replace(QStringLiteral("⁻"), QStringLiteral("-"));
        bool isNumber = false;
        const double value = line.left(times).replace(QStringLiteral("−"), QStringLiteral("-")).toDouble(&isNumber);
        return isNumber ? value * std::pow(10.0, power.toInt()) : std::nan("");
    }

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void valuesStandWhereOtherProgramsReadThem_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("variable");
        std::map<std::pair<QString, QString>, int> seen;
        for (const Fact& fact : facts)
            if (seen[{QLatin1String(fact.file), QLatin1String(fact.variable)}]++ == 0)
                QTest::addRow("%s %s", fact.file, fact.variable) << QString::fromLatin1(fact.file) << QString::fromLatin1(fact.variable);
    }
    void valuesStandWhereOtherProgramsReadThem()
    {
        QFETCH(QString, file);
        QFETCH(QString, variable);
        if (!QFileInfo::exists(m_formats + file))
            QSKIP("This file is not here; TERRELLA_SAMPLE_DATA names the folder of the sample data.");
        const auto cube = openToShow({m_formats + file});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        Shown shown;
        const QString id = QStringLiteral("f");
        shown.panel.addField(id, file, *cube, variable);
        const EarthLayer layer = shown.panel.layers().front();
        QVERIFY2(layer.problem.isEmpty(), qPrintable(layer.problem));
        const CubeSignature& signature = (*cube)->signature();
        const Variable& info = signature.variables[static_cast<std::size_t>(signature.find(layer.variable))];
        const UnitConversion toShown = shownUnits(info).conversion;
        std::vector<Fact> here;
        double low = 1e300, high = -1e300;
        for (const Fact& fact : facts)
            if (file == QLatin1String(fact.file) && variable == QLatin1String(fact.variable)) {
                here.push_back(fact);
                low = std::min(low, toShown(fact.value));
                high = std::max(high, toShown(fact.value));
            }
        const double margin = high > low ? 0.1 * (high - low) : 1.0;
        EarthLook look = layer;
        look.smooth = false;
        look.level = here.front().level;
        look.member = here.front().member;
        if (shown.panel.times().empty()) // months that are no dates
            look.member = here.front().step;
        look.colourMap = QStringLiteral("viridis");
        look.range = EarthRange::Fixed;
        look.lowest = low - margin;
        look.highest = high + margin;
        shown.panel.setLook(id, look);
        const std::vector<double> times = shown.panel.times();
        if (times.size() > 1)
            shown.panel.setTime(times[static_cast<std::size_t>(here.front().step)]);
        const Colouring colouring{shown.maps.find(QStringLiteral("viridis")), {look.lowest, look.highest}};
        for (const QString& projection : {QStringLiteral("globe"), QStringLiteral("equirectangular@180"), QStringLiteral("polar")}) {
            for (const Fact& fact : here) {
                const bool isPolar = projection == QLatin1String("polar");
                if (isPolar && std::abs(fact.lat) < 20.0)
                    continue;
                const QString pole = fact.lat > 0.0 ? QStringLiteral("north_polar") : QStringLiteral("south_polar");
                QVERIFY(shown.panel.setProjection(isPolar ? pole : projection));
                const double size = cellSize(*signature.gridOf(info), fact.lon, fact.lat);
                shown.panel.lookAt(fact.lon, fact.lat, std::clamp(40.0 * size, 0.01, 90.0));
                QVERIFY(shown.settle());
                const QString where
                    = QStringLiteral("%1 in %2 at %3°E %4°N, %5").arg(file, projection).arg(fact.lon).arg(fact.lat).arg(toShown(fact.value));
                QString probe;
                double value = std::nan("");
                (void)QTest::qWaitFor( // cells of large fields are read when they are asked for
                    [&] {
                        probe = shown.panel.probeText(fact.lon, fact.lat);
                        value = numberIn(probe.section(QLatin1Char('\n'), 1, 1), layer.units);
                        return std::isfinite(value);
                    },
                    10000);
                QVERIFY2(std::abs(value - toShown(fact.value)) <= tolerance(toShown(fact.value)), qPrintable(where + QStringLiteral(": ") + probe));
                const auto pixel = shown.view()->toScreen(fact.lon, fact.lat);
                QVERIFY2(pixel, qPrintable(where));
                const QImage image = shown.scene();
                QVERIFY2(image.rect().contains(pixel->toPoint()), qPrintable(where));
                const QRgb found = image.pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y()));
                const QRgb wanted = colouring.at(toShown(fact.value));
                QVERIFY2(distance(found, wanted) <= 14, qPrintable(where + QStringLiteral(": %1, not %2").arg(rgb(found), rgb(wanted))));
            }
        }
    }
    void columnsThatPassGreenwichLieBesideEachOther()
    {
        Grid grid;
        grid.ny = 3;
        grid.nx = 6;
        grid.lat = {49.0, 50.0, 51.0};
        grid.lon = {357.5, 358.5, 359.5, 0.5, 1.5, 2.5};
        const auto value = [](double lon, double lat, std::size_t) { return 10.0 * std::fmod(lon + 10.0, 360.0) - 60.0 + 5.0 * (lat - 50.0); };
        Shown shown;
        shown.addField(cubeOn(grid, value));
        EarthLook look = shown.panel.layers().front();
        look.smooth = false;
        shown.panel.setLook(QStringLiteral("f"), look);
        for (const QString& projection : {QStringLiteral("globe"), QStringLiteral("equirectangular"), QStringLiteral("equirectangular@180")}) {
            QVERIFY(shown.panel.setProjection(projection));
            shown.panel.lookAt(0.5, 50.0, 10.0);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (std::size_t i = 0; i < grid.nx; ++i) {
                const double lon = grid.lon[i], wanted = value(lon, 50.0, 0);
                const auto pixel = shown.view()->toScreen(lon, 50.0);
                if (projection.endsWith(QLatin1String("@180")) && (std::abs(wrap180(lon)) < 1.0 || lon > 180.0))
                    continue; // at the edge of that map, or at its other end
                QVERIFY2(pixel && image.rect().contains(pixel->toPoint()), qPrintable(QStringLiteral("%1°E in %2").arg(lon).arg(projection)));
                const QRgb found = image.pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y()));
                QVERIFY2(distance(found, shown.expected(wanted)) <= 14,
                    qPrintable(QStringLiteral("%1°E in %2: %3, not %4").arg(lon).arg(projection, rgb(found), rgb(shown.expected(wanted)))));
                QCOMPARE(numberIn(shown.panel.probeText(lon, 50.0).section(QLatin1Char('\n'), 1, 1), QStringLiteral("m s⁻¹")), wanted);
            }
        }
    }
    /// Rows and columns that run aslant, over the dateline; more of them than are drawn from afar, or cells of a few metres.
    void fineCellsStandWhereTheyAre_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<double>("cell");
        QTest::newRow("a kilometre, many") << 600 << 0.009;
        QTest::newRow("a hundred metres, many") << 600 << 0.0009;
        QTest::newRow("twelve kilometres, many") << 600 << 0.11;
        QTest::newRow("five metres") << 20 << 0.000045;
    }
    void fineCellsStandWhereTheyAre()
    {
        QFETCH(int, side);
        QFETCH(double, cell);
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.ny = grid.nx = static_cast<std::size_t>(side);
        const double c = std::cos(25.0 * degree), s = std::sin(25.0 * degree), middle = 0.5 * (side - 1);
        for (int j = 0; j < side; ++j)
            for (int i = 0; i < side; ++i) {
                const double x = (i - middle) * cell, y = (j - middle) * cell;
                const double lat = 40.0 + s * x + c * y;
                grid.lat.push_back(lat);
                grid.lon.push_back(wrap180(180.0 + (c * x - s * y) / std::cos(lat * degree)));
            }
        const auto value = [](std::size_t j, std::size_t i) { return 5.0 + 10.0 * static_cast<double>((7 * i + 3 * j) % 10); };
        std::vector<float> values;
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i)
                values.push_back(static_cast<float>(value(j, i)));
        const auto shape = cubeOn(grid, [](double, double, std::size_t) { return 0.0; });
        Shown shown;
        shown.addField(std::make_shared<MemoryCube>(shape->sharedSignature(), std::vector<std::vector<float>>{values}));
        EarthLook look = shown.panel.layers().front();
        look.smooth = false;
        shown.panel.setLook(QStringLiteral("f"), look);
        const std::size_t last = grid.nx - 1;
        for (const QString& projection :
            {QStringLiteral("globe"), QStringLiteral("equirectangular@180"), QStringLiteral("lambert_azimuthal@180,40")}) {
            QVERIFY(shown.panel.setProjection(projection));
            for (const auto& [j, i] : {std::pair<std::size_t, std::size_t>{0, 0}, {last, 0}, {last / 2, last / 2}, {last / 3, last}, {1, last - 1}}) {
                const LatLon at = grid.at(j, i);
                shown.panel.lookAt(at.lon, at.lat, 40.0 * cell);
                QVERIFY(shown.settle());
                QVERIFY(QTest::qWaitFor([&] { return shown.panel.isSettled() && shown.panel.layers().front().overview.isEmpty(); }, 20000));
                const QString where = QStringLiteral("row %1, column %2 in %3").arg(j).arg(i).arg(projection);
                double probed = std::nan("");
                (void)QTest::qWaitFor(
                    [&] {
                        probed = numberIn(shown.panel.probeText(at.lon, at.lat).section(QLatin1Char('\n'), 1, 1), QStringLiteral("m s⁻¹"));
                        return std::isfinite(probed);
                    },
                    10000);
                QVERIFY2(probed == value(j, i), qPrintable(where + QStringLiteral(": %1, not %2").arg(probed).arg(value(j, i))));
                const auto pixel = shown.view()->toScreen(at.lon, at.lat);
                QVERIFY2(pixel, qPrintable(where));
                const QRgb found = shown.scene().pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y()));
                QVERIFY2(distance(found, shown.expected(value(j, i))) <= 14,
                    qPrintable(where + QStringLiteral(": %1, not %2").arg(rgb(found), rgb(shown.expected(value(j, i))))));
            }
        }
    }
    /// A scene of 10 m over the dateline (UTM zone 60, 50°N) with more cells than can be placed one by one. Places are PROJ's, asked by hand.
    void scenesTooLargeToBePlacedStandRight()
    {
        constexpr int rows = 5600, columns = 6000, block = 40;
        const auto value = [](int row, int column) { return 5 + 10 * ((row / block + 3 * (column / block)) % 10); };
        QTemporaryDir folder;
        {
            QFile header(folder.filePath(QStringLiteral("scene.hdr"))), data(folder.filePath(QStringLiteral("scene.img")));
            QVERIFY(header.open(QIODevice::WriteOnly) && data.open(QIODevice::WriteOnly));
            header.write("ENVI\nsamples = 6000\nlines = 5600\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\ndata type = 1\n"
                         "interleave = bsq\nbyte order = 0\nmap info = {UTM, 1, 1, 690000, 5570000, 10, 10, 60, North, WGS-84}\n");
            QByteArray line(columns, '\0');
            for (int row = 0; row < rows; ++row) {
                for (int column = 0; column < columns; ++column)
                    line[column] = static_cast<char>(value(row, column));
                data.write(line);
            }
        }
        const QString path = folder.filePath(QStringLiteral("scene.img"));
        const auto placed = openCube({path}); // as modules read it
        QVERIFY2(placed && (*placed)->signature().grids.empty(), placed ? "its cells were placed" : qPrintable(placed.error().message));
        const auto cube = openToShow({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        Shown shown;
        shown.addField(*cube);
        QVERIFY2(shown.panel.layers()[0].problem.isEmpty(), qPrintable(shown.panel.layers()[0].problem));
        QVERIFY2(shown.panel.layers()[0].note.contains(QStringLiteral("too many")), qPrintable(shown.panel.layers()[0].note));
        QVERIFY2(!shown.panel.shownField(), "what needs every position is not given it");
        EarthLook look = shown.panel.layers().front();
        look.smooth = false;
        shown.panel.setLook(QStringLiteral("f"), look);
        struct Place {
            int row, column;
            double lon, lat;
        };
        // pyproj.Proj("+proj=utm +zone=60")(690005 + 10 column, 5569995 − 10 row, inverse=True)
        const Place places[]{{0, 0, 179.6653219, 50.2515159}, {5599, 5999, -179.5310051, 49.7265463}, {2800, 2400, 179.9858266, 49.9918284},
            {1000, 2620, -179.9733559, 50.1527005}, {20, 5980, -179.4974215, 50.2274767}, {4500, 220, 179.6735763, 49.8465201}};
        for (const QString& projection : {QStringLiteral("globe"), QStringLiteral("equirectangular@180"), QStringLiteral("north_polar"),
                 QStringLiteral("lambert_azimuthal@180,50")}) {
            QVERIFY(shown.panel.setProjection(projection));
            for (const Place& place : places) {
                shown.panel.lookAt(place.lon, place.lat, 0.03);
                QVERIFY(shown.settle());
                QVERIFY(QTest::qWaitFor([&] { return shown.panel.isSettled() && shown.panel.layers().front().overview.isEmpty(); }, 20000));
                const QString where = QStringLiteral("row %1, column %2 in %3").arg(place.row).arg(place.column).arg(projection);
                double probed = std::nan("");
                (void)QTest::qWaitFor(
                    [&] {
                        probed = numberIn(shown.panel.probeText(place.lon, place.lat).section(QLatin1Char('\n'), 1, 1), QString());
                        return std::isfinite(probed);
                    },
                    10000);
                const int wanted = value(place.row, place.column);
                QVERIFY2(probed == wanted, qPrintable(where + QStringLiteral(": %1, not %2").arg(probed).arg(wanted)));
                const auto pixel = shown.view()->toScreen(place.lon, place.lat);
                QVERIFY2(pixel, qPrintable(where));
                const QRgb found = shown.scene().pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y()));
                QVERIFY2(distance(found, shown.expected(wanted)) <= 14,
                    qPrintable(where + QStringLiteral(": %1, not %2").arg(rgb(found), rgb(shown.expected(wanted)))));
            }
            // From afar it is an overview: of means, where it lies.
            shown.panel.lookAt(179.9, 50.0, 2.0);
            QVERIFY(shown.settle());
            QVERIFY2(shown.panel.layers().front().overview.contains(QStringLiteral("means of")), qPrintable(shown.panel.layers().front().overview));
        }
    }
    void swappedPackedAndUpsideDownStandsRight()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("odd.nc"));
        {
            terrella::test::GridFile file(path);
            file.latLon({60.0, 50.0, 40.0, 30.0}, {170.0, 180.0, 190.0});
            std::vector<double> stored; // longitudes first
            for (int i = 0; i < 3; ++i)
                for (int j = 0; j < 4; ++j)
                    stored.push_back(i == 1 && j == 1 ? -999.0 : 100.0 * i + 10.0 * j);
            file.variable("v", {"lon", "lat"}, terrella::test::GridFile::Type::Short, stored,
                {{"scale_factor", 0.25}, {"add_offset", 5.0}, {"_FillValue", -999.0}, {"units", "m s-1"}});
            file.close();
        }
        const auto cube = openCube({path});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        Shown shown;
        shown.addField(*cube);
        EarthLook look = shown.panel.layers().front();
        look.smooth = false;
        shown.panel.setLook(QStringLiteral("f"), look);
        for (const QString& projection : {QStringLiteral("globe"), QStringLiteral("robinson"), QStringLiteral("north_polar")}) {
            QVERIFY(shown.panel.setProjection(projection));
            shown.panel.lookAt(180.0, 45.0, 80.0);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (int i = 0; i < 3; ++i)
                for (int j = 0; j < 4; ++j) {
                    const double lon = 170.0 + 10.0 * i, lat = 60.0 - 10.0 * j, wanted = 5.0 + 0.25 * (100.0 * i + 10.0 * j);
                    const QString probe = shown.panel.probeText(lon, lat).section(QLatin1Char('\n'), 1, 1);
                    if (i == 1 && j == 1) {
                        QVERIFY2(probe.contains(QStringLiteral("–")), qPrintable(probe));
                        continue;
                    }
                    QVERIFY2(std::abs(numberIn(probe, QStringLiteral("m s⁻¹")) - wanted) <= tolerance(wanted), qPrintable(probe));
                    const auto pixel = shown.view()->toScreen(lon, lat);
                    if (!pixel || !image.rect().contains(pixel->toPoint()) || (i == 1 && projection == QLatin1String("robinson")))
                        continue; // behind the edge of the map, or on it
                    const QRgb found = image.pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y()));
                    QVERIFY2(distance(found, shown.expected(wanted)) <= 14,
                        qPrintable(QStringLiteral("%1°E %2°N in %3: %4, not %5")
                                       .arg(lon)
                                       .arg(lat)
                                       .arg(projection, rgb(found), rgb(shown.expected(wanted)))));
                }
        }
    }
    void whatCannotBeShownSaysWhy_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("says");
        for (const Refusal& refusal : refusals)
            QTest::newRow(refusal.file) << QString::fromLatin1(refusal.file) << QString::fromLatin1(refusal.says);
    }
    void whatCannotBeShownSaysWhy()
    {
        QFETCH(QString, file);
        QFETCH(QString, says);
        if (!QFileInfo::exists(m_formats + file))
            QSKIP("This file is not here; TERRELLA_SAMPLE_DATA names the folder of the sample data.");
        const auto cube = openCube({m_formats + file});
        QVERIFY(!cube);
        QVERIFY2(cube.error().message.contains(says), qPrintable(cube.error().message));
        QVERIFY2(cube.error().message.contains(QFileInfo(file).fileName()), qPrintable(cube.error().message));
    }
    void fieldsWithoutPositionsSaySo()
    {
        const QString file = QStringLiteral("grib/earthkit/mercator.grib");
        if (!QFileInfo::exists(m_formats + file))
            QSKIP("This file is not here; TERRELLA_SAMPLE_DATA names the folder of the sample data.");
        const auto cube = openCube({m_formats + file});
        QVERIFY(cube);
        EarthPanel panel;
        panel.addField(QStringLiteral("f"), file, *cube);
        QVERIFY2(panel.layers()[0].problem.contains(QLatin1String("lies on a grid")), qPrintable(panel.layers()[0].problem));
    }
};

QTEST_MAIN(RealFilesTest)
#include "real_files_test.moc"
