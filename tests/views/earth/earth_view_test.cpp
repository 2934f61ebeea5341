// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/shown_panel.h"
#include "tests/views/pointer.h"
#include "views/earth/panel/projection_dialog.h"
#include "views/earth/scene/scene_widget.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QImageReader>
#include <QJsonArray>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

/// Needs a display with OpenGL; what is drawn is compared with what the data say, not with stored pictures.
class EarthViewTest final : public QObject {
    Q_OBJECT

    /// Looks at cell centres all over the Earth and compares the pixel with the value's colour. Returns how many could be seen.
    int compareCells(Shown& shown, const QImage& image, const Grid& grid, const FieldFunction& f, std::size_t step, QString& wrong)
    {
        int seen = 0;
        for (std::size_t j = 1; j + 1 < grid.ny; j += 3) {
            for (std::size_t i = 0; i < grid.nx; i += 5) {
                const LatLon at = grid.at(j, i, step);
                const auto pixel = shown.view()->toScreen(at.lon, at.lat);
                // The very edge of the Earth mixes with the sky.
                if (!pixel || !image.rect().adjusted(2, 2, -2, -2).contains(pixel->toPoint()))
                    continue;
                bool edge = false;
                for (const QPointF aside : {QPointF(4, 0), QPointF(-4, 0), QPointF(0, 4), QPointF(0, -4)})
                    edge = edge || !shown.view()->toPlace(*pixel + aside);
                if (edge)
                    continue;
                const QRgb found = image.pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y()));
                const QRgb wanted = shown.expected(f(at.lon, at.lat, step));
                if (distance(found, wanted) > 12)
                    wrong = QStringLiteral("%1°E %2°N: %3, not %4").arg(at.lon).arg(at.lat).arg(rgb(found), rgb(wanted));
                ++seen;
            }
        }
        return seen;
    }

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void colourStandsWhereItsValueIs_data()
    {
        QTest::addColumn<QString>("projection");
        QTest::addColumn<double>("west");
        QTest::addColumn<bool>("northFirst");
        QTest::addColumn<bool>("poles");
        QTest::addColumn<int>("overlap");
        const QStringList projections
            = Projection::builtIn() + QStringList{QStringLiteral("+proj=laea +lat_0=52 +lon_0=10"), QStringLiteral("+proj=robin +lon_0=150")};
        for (const QString& p : projections) {
            QTest::addRow("%s, 0…360, north first", qPrintable(p)) << p << 0.0 << true << true << 0;
            QTest::addRow("%s, -180…180, south first", qPrintable(p)) << p << -180.0 << false << false << 0;
            QTest::addRow("%s, cyclic column", qPrintable(p)) << p << 0.0 << false << true << 1;
        }
    }
    void colourStandsWhereItsValueIs()
    {
        QFETCH(QString, projection);
        QFETCH(double, west);
        QFETCH(bool, northFirst);
        QFETCH(bool, poles);
        QFETCH(int, overlap);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        const Grid grid = globalGrid(5.0, west, northFirst, poles, static_cast<std::size_t>(overlap));
        shown.addField(cubeOn(grid, pattern));
        QVERIFY(shown.settle());
        int seen = 0;
        QString wrong;
        for (const double lon : {0.0, 120.0, 180.0}) {
            if (projection == QLatin1String("globe"))
                shown.panel.lookAt(lon, 20.0);
            QVERIFY(shown.settle());
            seen += compareCells(shown, shown.scene(), grid, pattern, 0, wrong);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY2(seen > 90, qPrintable(QString::number(seen)));
    }
    void draggingWithShiftMovesTheMiddle()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        shown.addField(cubeOn(grid, pattern));
        QVERIFY(shown.settle());
        SceneWidget* view = shown.view();
        const QPoint from(view->width() / 2, view->height() / 2);
        const QPoint to = from - QPoint(view->width() / 4, 0);
        QTest::mousePress(view, Qt::LeftButton, Qt::ShiftModifier, from);
        for (int k = 1; k <= 4; ++k) {
            const QPointF at = from + (to - from) * k / 4.0;
            QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
            QCoreApplication::sendEvent(view, &move);
        }
        QTest::mouseRelease(view, Qt::LeftButton, Qt::ShiftModifier, to);
        QVERIFY(shown.settle());
        const auto middle = shown.panel.projection().section(QLatin1Char('@'), 1).toDouble();
        const double expected = 0.25 * view->width() * view->camera().spanDeg(*view->projection()) / view->height();
        QVERIFY2(std::abs(middle - expected) < 0.1, qPrintable(shown.panel.projection()));
        QString wrong;
        QVERIFY(compareCells(shown, shown.scene(), grid, pattern, 0, wrong) > 90);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(shown.settle());
        QVERIFY(std::abs(shown.panel.projection().section(QLatin1Char('@'), 1).toDouble() - middle + 15.0) < 0.02);
    }
    void theDialogTriesWhatIsWritten()
    {
        ProjectionDialog dialog(QStringLiteral("mollweide@150"), EarthTheme::light());
        auto* definition = dialog.findChild<QLineEdit*>();
        auto* kind = dialog.findChild<QComboBox*>();
        const auto spins = dialog.findChildren<QDoubleSpinBox*>();
        QCOMPARE(kind->currentText(), QStringLiteral("Mollweide"));
        QCOMPARE(spins.at(0)->value(), 150.0);
        QVERIFY(!spins.at(1)->isEnabled());
        spins.at(0)->setValue(-30.0);
        QCOMPARE(dialog.projection(), QStringLiteral("mollweide@-30"));
        definition->setText(QStringLiteral("+proj=nonsense"));
        const auto buttons = dialog.findChildren<QPushButton*>();
        const auto accept = std::ranges::find_if(buttons, [](const QPushButton* b) { return b->isDefault(); });
        QVERIFY(accept != buttons.end() && !(*accept)->isEnabled());
        kind->setCurrentIndex(kind->findData(QStringLiteral("lambert_azimuthal")));
        QVERIFY((*accept)->isEnabled());
        QVERIFY(spins.at(1)->isEnabled());
        spins.at(1)->setValue(-45.0);
        QCOMPARE(dialog.projection(), QStringLiteral("lambert_azimuthal@10,-45"));
    }
    void thereIsNoSeamAtTheDateline()
    {
        for (const double west : {0.0, -180.0}) {
            Shown shown;
            shown.addField(cubeOn(globalGrid(2.5, west, true, true), pattern));
            shown.panel.lookAt(west == 0.0 ? 0.0 : 180.0, 0.0, 30.0);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (int x = 40; x < image.width() - 41; ++x)
                QVERIFY2(distance(image.pixel(x, image.height() / 2), image.pixel(x + 1, image.height() / 2)) < 10, qPrintable(QString::number(x)));
        }
    }
    void thePoleIsOneColour()
    {
        for (const bool northFirst : {true, false}) {
            Shown shown;
            const auto f = [](double, double lat, std::size_t) { return lat > 89.0 ? 90.0 : lat < -89.0 ? 10.0 : 50.0; };
            shown.addField(cubeOn(globalGrid(2.5, 0.0, northFirst, true), f));
            for (const double pole : {90.0, -90.0}) {
                shown.panel.lookAt(30.0, pole, 20.0);
                QVERIFY(shown.settle());
                const QImage image = shown.scene();
                const QRgb found = image.pixel(image.rect().center());
                QVERIFY2(distance(found, shown.expected(pole > 0.0 ? 90.0 : 10.0)) < 12, qPrintable(rgb(found)));
            }
            QVERIFY(shown.panel.setProjection(QStringLiteral("north_polar")));
            QVERIFY(shown.settle());
            const QImage map = shown.scene();
            const QPointF at = *shown.view()->toScreen(0.0, 90.0);
            QVERIFY(distance(map.pixel(at.toPoint()), shown.expected(90.0)) < 40); // the pole's cell is a few pixels wide
        }
    }
    void missingValuesShowTheEarth()
    {
        Shown shown;
        const auto f = [](double lon, double, std::size_t) { return lon > 90.0 && lon < 270.0 ? std::numeric_limits<double>::quiet_NaN() : 100.0; };
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), f));
        shown.panel.lookAt(180.0, 0.0);
        QVERIFY(shown.settle());
        QImage image = shown.scene();
        QVERIFY(distance(image.pixel(image.rect().center()), qRgb(0x18, 0x1e, 0x25)) < 6); // the Pacific
        shown.panel.lookAt(0.0, 0.0);
        QVERIFY(shown.settle());
        image = shown.scene();
        QVERIFY(distance(image.pixel(image.rect().center()), shown.expected(100.0)) < 6);
    }
    void curvilinearAndMovingMeshesAreDrawnOnTheirCells()
    {
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.ny = 20;
        grid.nx = 24;
        grid.steps = 2;
        for (std::size_t step = 0; step < 2; ++step)
            for (std::size_t j = 0; j < grid.ny; ++j)
                for (std::size_t i = 0; i < grid.nx; ++i) {
                    grid.lon.push_back(165.0 + 1.5 * static_cast<double>(i) - 0.5 * static_cast<double>(j) + 6.0 * static_cast<double>(step));
                    grid.lat.push_back(30.0 - 1.2 * static_cast<double>(j) + 0.4 * static_cast<double>(i));
                }
        const auto f = [](double lon, double lat, std::size_t) { return 50.0 + 1.1 * (lon - 180.0) + lat; };
        for (const char* projection : {"globe", "equirectangular"}) {
            Shown shown;
            QVERIFY(shown.panel.setProjection(QLatin1String(projection)));
            shown.addField(cubeOn(grid, f, 2));
            shown.panel.lookAt(180.0, 20.0, QLatin1String(projection) == QLatin1String("globe") ? 60.0 : 0.0);
            for (std::size_t step = 0; step < 2; ++step) {
                shown.panel.setTime(shown.panel.times()[step]);
                QVERIFY(shown.settle());
                QString wrong;
                const int seen = compareCells(shown, shown.scene(), grid, f, step, wrong);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                QVERIFY2(seen >= 8, qPrintable(QString::number(seen)));
            }
        }
    }
    void theNextStepShowsItsOwnValues()
    {
        Shown shown;
        const auto f = [](double, double, std::size_t step) { return 10.0 + 30.0 * static_cast<double>(step); };
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), f, 3, Calendar::Days360));
        QSignalSpy changes(&shown.panel, &EarthPanel::timeChanged);
        for (const std::size_t step : {std::size_t(2), std::size_t(0), std::size_t(1)}) {
            shown.panel.setTime(shown.panel.times()[step]);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            QVERIFY(distance(image.pixel(image.rect().center()), shown.expected(f(0, 0, step))) < 6);
        }
        QCOMPARE(changes.size(), 3);
    }
    void trackAcrossTheDatelineLeavesTheMapEmptyBetween()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 0.0; }));
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        shown.panel.addTracks(QStringLiteral("t"), QStringLiteral("Tracks"), trackOf({{170.0, 10.0}, {175.0, 11.0}, {-179.0, 12.0}, {-172.0, 13.0}}));
        QVERIFY(shown.settle());
        const QImage after = shown.scene();
        const auto changedNear = [&](double lon) {
            int changed = 0;
            const QPointF low = *shown.view()->toScreen(lon, 5.0);
            const QPointF high = *shown.view()->toScreen(lon, 18.0);
            for (int y = static_cast<int>(high.y()); y <= static_cast<int>(low.y()); ++y)
                changed += distance(before.pixel(static_cast<int>(low.x()), y), after.pixel(static_cast<int>(low.x()), y)) > 20 ? 1 : 0;
            return changed;
        };
        QVERIFY(changedNear(172.5) >= 2);
        QVERIFY(changedNear(-175.0) >= 2);
        for (double lon = -165.0; lon <= 165.0; lon += 5.0)
            QVERIFY2(changedNear(lon) == 0, qPrintable(QString::number(lon)));
        shown.panel.setLayerVisible(QStringLiteral("t"), false);
        QVERIFY(shown.settle());
        QCOMPARE(shown.scene(), before);
    }
    void pointsAreThoseOfTheStep()
    {
        Shown shown;
        shown.addField(cubeOn(
            globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 0.0; }, 4));
        shown.panel.addPoints(QStringLiteral("p"), QStringLiteral("Points"), trackOf({{-20.0, 0.0}, {-10.0, 0.0}, {10.0, 0.0}, {20.0, 0.0}}));
        shown.panel.lookAt(0.0, 0.0);
        for (std::size_t step = 0; step < 4; ++step) {
            shown.panel.setTime(shown.panel.times()[step]);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (std::size_t k = 0; k < 4; ++k) {
                const double lon[] = {-20.0, -10.0, 10.0, 20.0};
                const bool drawn = distance(image.pixel(shown.view()->toScreen(lon[k], 0.0)->toPoint()), shown.expected(0.0)) > 20;
                QCOMPARE(drawn, k == step);
            }
        }
    }
    void theFarSideOfTheGlobeIsHidden()
    {
        Shown shown;
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 0.0; }));
        shown.panel.lookAt(0.0, 0.0);
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        shown.panel.addTracks(QStringLiteral("t"), QStringLiteral("Tracks"), trackOf({{170.0, 10.0}, {175.0, 0.0}, {-179.0, -10.0}}));
        QVERIFY(shown.settle());
        QCOMPARE(shown.scene(), before);
        shown.panel.lookAt(175.0, 0.0);
        QVERIFY(shown.settle());
        QVERIFY(shown.scene() != before);
    }
    void theProbeTellsWhatIsUnderTheCursor()
    {
        Shown shown;
        const Grid grid = globalGrid(5.0, 0.0, true, true);
        shown.addField(cubeOn(grid, pattern));
        shown.panel.lookAt(100.0, 0.0);
        QVERIFY(shown.settle());
        QSignalSpy probes(&shown.panel, &EarthPanel::probed);
        const QPointF at = *shown.view()->toScreen(105.0, 20.0);
        moveMouse(shown.view(), at.toPoint() + QPoint(30, 0));
        moveMouse(shown.view(), at.toPoint());
        // The first move may be answered on its own before the second.
        QTRY_VERIFY(!probes.empty() && std::abs(probes.last()[0].toDouble() - 105.0) < 1.0);
        const QList<QVariant> last = probes.last();
        QVERIFY(std::abs(last[1].toDouble() - 20.0) < 1.0);
        QVERIFY2(last[2].toString().contains(QString::number(pattern(105.0, 20.0, 0), 'f', 2)), qPrintable(last[2].toString()));
        QVERIFY(last[2].toString().contains(QStringLiteral("m s⁻¹")));
    }
    /// A variable that numbers classes is drawn in their colours, and the probe names them; another colour map and back.
    void classesHaveNamesAndColours()
    {
        const Grid grid = globalGrid(10.0, 0.0, true, true);
        const auto zones = [](double, double lat, std::size_t) { return lat > 30.0 ? 3.0 : lat > -30.0 ? 2.0 : 1.0; };
        const auto plain = cubeOn(grid, zones);
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        signature->variables.front().attributes
            = {{QStringLiteral("flag_values"), QJsonArray{1, 2, 3}}, {QStringLiteral("flag_meanings"), QStringLiteral("low high very_high")},
                {QStringLiteral("flag_colors"), QStringLiteral("#84f07f #ffb00c #b40000")}};
        std::vector<float> values(grid.size());
        QVERIFY(plain->read(0, Window::all(plain->signature().shapeOf(plain->signature().variables.front())), values));
        Shown shown;
        shown.panel.addField(
            QStringLiteral("c"), QStringLiteral("Classes"), std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values}));
        QVERIFY(shown.settle());
        const auto layer = [&] { return shown.panel.layers().front(); };
        QCOMPARE(layer().colourMap, QStringLiteral("classes"));
        QCOMPARE(std::pair(layer().lowest, layer().highest), std::pair(0.5, 3.5));
        shown.panel.lookAt(5.0, 0.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        for (const auto& [lat, colour] :
            {std::pair(60.0, qRgb(0xb4, 0, 0)), std::pair(0.0, qRgb(0xff, 0xb0, 0x0c)), std::pair(-60.0, qRgb(0x84, 0xf0, 0x7f))}) {
            const auto at = shown.view()->toScreen(5.0, lat);
            QVERIFY(at);
            QVERIFY2(distance(image.pixel(at->toPoint()), colour) <= 6, qPrintable(rgb(image.pixel(at->toPoint()))));
        }
        shown.panel.setColourMap(QStringLiteral("c"), QStringLiteral("viridis"));
        QVERIFY(shown.settle());
        QCOMPARE(std::pair(layer().lowest, layer().highest), std::pair(1.0, 3.0));
        shown.panel.setColourMap(QStringLiteral("c"), QStringLiteral("classes"));
        QVERIFY(shown.settle());
        QCOMPARE(std::pair(layer().lowest, layer().highest), std::pair(0.5, 3.5));
    }

    void theFirstVariableIsShownUnlessAnotherIsWanted()
    {
        const auto plain = cubeOn(globalGrid(10.0, 0.0, true, true), pattern);
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        signature->variables.push_back(signature->variables.front()); // neither has a standard name
        signature->variables.back().name = QStringLiteral("w");
        std::vector<float> values(signature->grids.front().size());
        QVERIFY(plain->read(0, Window::all(signature->shapeOf(signature->variables.front())), values));
        const auto both = std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values, values});
        Shown shown;
        shown.panel.addField(QStringLiteral("c"), QStringLiteral("Both"), both);
        QCOMPARE(shown.panel.layers().front().variable, QStringLiteral("v"));
        shown.panel.addField(QStringLiteral("c"), QStringLiteral("Both"), both, QStringLiteral("w"));
        QCOMPARE(shown.panel.layers().front().variable, QStringLiteral("w"));
        shown.panel.addField(QStringLiteral("c"), QStringLiteral("Both"), both); // what was chosen stays
        QCOMPARE(shown.panel.layers().front().variable, QStringLiteral("w"));
    }

    void draggingHoldsTheGround()
    {
        Shown shown;
        shown.panel.lookAt(40.0, 10.0);
        QVERIFY(shown.settle());
        const QPoint from(330, 300);
        const QPoint to(420, 240);
        const LatLon held = *shown.view()->toPlace(from);
        QTest::mousePress(shown.view(), Qt::LeftButton, {}, from);
        moveMouse(shown.view(), (from + to) / 2, Qt::LeftButton);
        moveMouse(shown.view(), to, Qt::LeftButton);
        QTest::mouseRelease(shown.view(), Qt::LeftButton, {}, to);
        const LatLon now = *shown.view()->toPlace(to);
        QVERIFY(std::abs(now.lon - held.lon) < 0.2 && std::abs(now.lat - held.lat) < 0.2);
    }
    void picturesAreSavedAtAnySizeWithTheirText()
    {
        Shown shown;
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), pattern));
        QVERIFY(shown.settle());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("earth.png"));
        QVERIFY(shown.panel.saveImage(path, {1600, 900}, {{QStringLiteral("pipeline"), QStringLiteral("a.terrella")}}));
        QImageReader reader(path);
        QCOMPARE(reader.text(QStringLiteral("pipeline")), QStringLiteral("a.terrella"));
        const QImage image = reader.read();
        QCOMPARE(image.size(), QSize(1600, 900));
        QVERIFY(distance(image.pixel(800, 450), image.pixel(5, 5)) > 30);
        const auto nowhere = shown.panel.saveImage(folder.filePath(QStringLiteral("no/such/folder.png")), {64, 64});
        QVERIFY(!nowhere && nowhere.error().message.contains(QLatin1String("folder.png")));
    }
    void realFieldLooksRight()
    {
        const QString data = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"));
        const QString file = data + QStringLiteral("/tc_fields/era5_msl_2025120100_0.25x0.25.nc");
        if (!QFileInfo::exists(file))
            QSKIP("The sample data are not here; set TERRELLA_SAMPLE_DATA.");
        const auto cube = openCube({file});
        QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
        Shown shown;
        shown.panel.addField(QStringLiteral("f"), QStringLiteral("Pressure"), *cube);
        QVERIFY(shown.settle());
        QCOMPARE(shown.panel.layers()[0].units, QStringLiteral("hPa"));
        QVERIFY(shown.panel.layers()[0].lowest >= 900.0 && shown.panel.layers()[0].highest <= 1100.0);
        std::vector<float> values(721 * 1440);
        QVERIFY((*cube)->readField(0, 0, 0, values));
        const ColourMap& map = shown.maps.find(QStringLiteral("viridis"));
        shown.panel.lookAt(60.0, 10.0, 20.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        const Grid& grid = (*cube)->signature().grids[0];
        for (const double lat : {6.0, 10.0, 13.0}) {
            for (const double lon : {54.0, 60.0, 67.0}) {
                std::size_t j = 0;
                while (std::abs(grid.lat[j] - lat) > 0.01)
                    ++j;
                const std::size_t i = static_cast<std::size_t>(std::lround(lon / 0.25));
                const QRgb wanted
                    = map.at(static_cast<double>(values[j * 1440 + i]) / 100.0, shown.panel.layers()[0].lowest, shown.panel.layers()[0].highest);
                const QPointF at = *shown.view()->toScreen(lon, lat);
                QVERIFY(distance(image.pixel(static_cast<int>(at.x()), static_cast<int>(at.y())), wanted) < 10);
            }
        }
    }
};

QTEST_MAIN(EarthViewTest)
#include "earth_view_test.moc"
