// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/curtained.h"

#include <QSignalSpy>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString field = QStringLiteral("f");

/// The line of what the probe tells that begins so.
QString lineOfProbe(const QString& told, const QString& label)
{
    for (const QString& line : told.split(QLatin1Char('\n')))
        if (line.startsWith(label + QLatin1Char(' ')))
            return line.mid(label.size() + 1);
    return {};
}

double numberOf(const QString& text) { return text.section(QLatin1Char(' '), 0, 0).toDouble(); }

} // namespace

/// Needs a display with OpenGL. What is drawn is compared with what the data say.
class CurtainsViewTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    /// The colours are those of the bar, each at its height, with the range of the field.
    void itStandsInTheColoursOfItsField()
    {
        Curtained shown(rising());
        QVERIFY(shown.view()->camera().tiltDeg > 20.0); // from straight above it would not be seen
        for (const double tilt : {40.0, 75.0}) {
            shown.tilt(tilt);
            QVERIFY(shown.settle());
            const QImage image = shown.scene();
            for (const double lon : {-40.0, -7.0, 33.0})
                for (const double metres : {2000.0, 8000.0, 14000.0}) {
                    const int off = shown.off(image, lon, 0.0, metres, metres / 160.0);
                    QVERIFY2(off <= 12, qPrintable(QStringLiteral("%1 m at %2°, tilt %3: %4").arg(metres).arg(lon).arg(tilt).arg(off)));
                }
            QVERIFY(shown.off(image, 63.0, 0.0, 8000.0, 50.0) > 20); // beside it
        }
        shown.panel.setRange(field, std::pair(0.0, 200.0)); // and follow it
        QVERIFY(shown.settle());
        QVERIFY(shown.off(shown.scene(), 0.0, 0.0, 8000.0, 25.0) <= 12);
        QCOMPARE(layerOf(shown.panel, shown.id).highest, 200.0);
    }
    void itFollowsTimeAndTheLine()
    {
        Curtained shown(rising(3));
        shown.tilt(60.0);
        QVERIFY(shown.settle());
        shown.panel.setTime(shown.panel.times()[1]);
        QVERIFY(shown.settle());
        const auto off = [&](double lon, double lat) { return shown.off(shown.scene(), lon, lat, 8000.0, 30.0); };
        QVERIFY(off(0.0, 0.0) <= 12);
        shown.panel.drawings().setAll({lineOf({{-60.0, -30.0}, {60.0, -30.0}}), lineOf({{-90.0, 40.0}, {-90.0, -40.0}})});
        QVERIFY(shown.settle());
        QVERIFY(off(0.0, 0.0) > 20);
        QVERIFY(off(-56.0, -32.84) <= 12); // on the great circle
        shown.panel.drawings().setAll({});
        QVERIFY(layerOf(shown.panel, shown.id).problem.contains(QStringLiteral("Draw a line")));
        QVERIFY(!shown.view()->scene().contains(QStringLiteral("layer/1/curtain0")));
        shown.panel.drawings().setAll({lineOf({{-60.0, 0.0}, {60.0, 0.0}})});
        QVERIFY(shown.settle());
        QVERIFY(layerOf(shown.panel, shown.id).problem.isEmpty());
        QVERIFY(off(0.0, 0.0) <= 12);
    }
    /// The far half is hidden by the Earth, the near half stands out.
    void theEarthHidesWhatIsBehindIt()
    {
        Curtained shown(rising(), QStringLiteral("globe"));
        shown.panel.drawings().setAll({lineOf({{-150.0, 0.0}, {-30.0, 0.0}, {90.0, 0.0}, {-150.0, 0.0}})});
        shown.panel.lookAt(0.0, 50.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        int near = 0, far = 0;
        const QPointF pole = *shown.view()->toScreen(0.0, 90.0);
        const auto isColour = [&](QRgb c) {
            for (double value = 10.0; value <= 100.0; value += 1.0)
                if (distance(c, shown.expected(value)) <= 4)
                    return true;
            return false;
        };
        for (int y = 0; y < image.height(); ++y)
            (y < pole.y() - 12.0 ? far : near) += isColour(image.pixel(image.width() / 2, y)) ? 1 : 0;
        QVERIFY2(near > 10, qPrintable(QString::number(near)));
        QCOMPARE(far, 0);
    }
    void theViewKeepsIt()
    {
        QJsonObject state;
        QImage before;
        {
            Curtained shown(rising(), QStringLiteral("robinson@150"));
            shown.panel.drawings().setAll({lineOf({{-60.0, 0.0}, {120.0, 50.0}, {-120.0, 20.0}})});
            shown.tilt(55.0);
            EarthLayer look = layerOf(shown.panel, shown.id);
            look.opacity = 0.6;
            shown.panel.setLook(shown.id, look);
            QVERIFY(shown.settle());
            before = shown.scene();
            state = shown.panel.viewState();
        }
        Shown again;
        again.panel.setViewState(state);
        again.panel.addField(field, QStringLiteral("Field"), rising());
        QVERIFY(again.settle());
        QCOMPARE(again.panel.layers().size(), 2U);
        const QImage after = again.scene();
        int other = 0;
        for (int y = 0; y < before.height(); y += 3)
            for (int x = 0; x < before.width(); x += 3)
                other += distance(before.pixel(x, y), after.pixel(x, y)) > 4 ? 1 : 0;
        QVERIFY2(other < 20, qPrintable(QString::number(other)));
        // What undo takes away and brings back.
        again.panel.takeCurtains({});
        QCOMPARE(again.panel.layers().size(), 1U);
        again.panel.takeCurtains(state.value(QLatin1String("layers")).toObject());
        QVERIFY(again.settle());
        QCOMPARE(again.panel.layers().size(), 2U);
        QCOMPARE(layerOf(again.panel, again.panel.layers().back().id).opacity, 0.6);
    }
    /// Its value, height, place and time; not those of the ground behind it.
    void pointingAtItTellsWhatHangsThere()
    {
        Curtained shown(rising(3));
        shown.panel.setLayerVisible(field, true); // the ground has values, too
        shown.panel.setTime(shown.panel.times()[1]);
        for (const double tilt : {35.0, 70.0}) {
            shown.tilt(tilt);
            QVERIFY(shown.settle());
            for (const double lon : {-40.0, 12.0, 55.0})
                for (const double metres : {3000.0, 9000.0, 15000.0}) {
                    const QString told = shown.pointAt(shown.above(lon, 0.0, metres));
                    const QString height = lineOfProbe(told, QStringLiteral("height"));
                    QVERIFY2(std::abs(numberOf(lineOfProbe(told, QStringLiteral("v"))) - (metres / 160.0 - 20.0)) < 1.0, qPrintable(told));
                    QVERIFY2(told.contains(QStringLiteral("m s")), qPrintable(told));
                    QVERIFY2(height.endsWith(QStringLiteral("km")) && std::abs(numberOf(height) - metres / 1000.0) < 0.15, qPrintable(told));
                    QVERIFY2(told.startsWith(EarthPanel::placeText(lon, 0.0).left(2)), qPrintable(told));
                    const double km = numberOf(lineOfProbe(told, QStringLiteral("along the line")).remove(QLatin1Char(',')));
                    QVERIFY2(std::abs(km - sphereDistanceKm({-60.0, 0.0}, {lon, 0.0})) < 30.0, qPrintable(told));
                    QVERIFY2(told.contains(QStringLiteral("time 28 Feb 2000 06:00")), qPrintable(told));
                    QCOMPARE(told.count(QStringLiteral("\nv ")), 1);
                }
            const QString ground = shown.pointAt(shown.above(0.0, 0.0, 0.0) + QPointF(0.0, 12.0)); // before its foot
            QVERIFY2(lineOfProbe(ground, QStringLiteral("height")).isEmpty() && numberOf(lineOfProbe(ground, QStringLiteral("v"))) == -20.0,
                qPrintable(ground));
        }
        // A click speaks of it, too.
        QSignalSpy clicked(&shown.panel, &EarthPanel::placeClicked);
        QTest::mouseClick(shown.view(), Qt::LeftButton, {}, shown.above(12.0, 0.0, 12000.0).toPoint());
        QCOMPARE(clicked.size(), 1);
        QVERIFY(std::abs(clicked.first().at(0).toDouble() - 12.0) < 1.0 && std::abs(clicked.first().at(1).toDouble()) < 1e-6);
        QVERIFY(lineOfProbe(shown.panel.probeText(clicked.first().at(0).toDouble(), clicked.first().at(1).toDouble()), QStringLiteral("height"))
                    .contains(QStringLiteral("km"))); // what the menu copies
    }
    void whatHangsInFrontIsTold()
    {
        Curtained shown(rising());
        shown.panel.drawings().setAll({lineOf({{-60.0, 0.0}, {60.0, 0.0}}), lineOf({{-60.0, -10.0}, {60.0, -10.0}})});
        shown.tilt(75.0);
        QVERIFY(shown.settle());
        // The same point of the screen: high on the one in front is low on the other.
        const QPointF at = shown.above(0.0, 0.0, 3000.0);
        const QString told = shown.pointAt(at);
        QVERIFY2(told.contains(QStringLiteral("S")), qPrintable(told)); // the great circle bends southwards
        QVERIFY(numberOf(lineOfProbe(told, QStringLiteral("height"))) > 5.0);
        QVERIFY(numberOf(lineOfProbe(shown.pointAt(shown.above(0.0, 0.0, 15500.0)), QStringLiteral("height"))) > 15.0); // over its upper edge
        shown.panel.setLayerVisible(shown.id, false);
        QVERIFY(shown.settle());
        QVERIFY(lineOfProbe(shown.pointAt(at), QStringLiteral("height")).isEmpty());
    }
    /// Seen beyond the rim of the globe it is told; behind the Earth it is not.
    void onTheGlobeItIsToldBeyondTheRim()
    {
        Curtained shown(rising(), QStringLiteral("globe"));
        shown.panel.lookAt(0.0, 0.0);
        shown.panel.drawings().setAll({lineOf({{-20.0, 79.0}, {20.0, 79.0}})});
        shown.panel.setExaggeration(60.0);
        QVERIFY(shown.settle());
        const QPointF rim = *shown.view()->toScreen(0.0, 80.0); // great circles bend northwards
        int told = 0, beside = 0;
        for (int up = -20; up < 200; ++up) {
            const QString text = shown.pointAt(rim - QPointF(0.0, up));
            const QString height = lineOfProbe(text, QStringLiteral("height"));
            if (height.isEmpty())
                continue;
            ++told;
            beside += shown.view()->toPlace(rim - QPointF(0.0, up)) ? 0 : 1;
            QVERIFY2(text.startsWith(QStringLiteral("79")), qPrintable(text));
            const bool isKilometres = height.endsWith(QStringLiteral("km"));
            const double metres = numberOf(height) * (isKilometres ? 1000.0 : 1.0);
            QVERIFY2(std::abs(numberOf(lineOfProbe(text, QStringLiteral("v"))) - metres / 160.0) < 1.0, qPrintable(text));
        }
        QVERIFY2(told > 20 && beside > 5, qPrintable(QStringLiteral("%1 %2").arg(told).arg(beside)));
        shown.panel.lookAt(180.0, -40.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 9)
                QVERIFY(lineOfProbe(shown.pointAt(QPointF(x, y)), QStringLiteral("height")).isEmpty());
    }
    /// The next steps are there before they are asked for, and shown as they are.
    void theNextStepsAreReadAhead()
    {
        const auto cube = std::make_shared<CountedCube>(rising(6));
        Curtained shown(cube);
        shown.tilt(60.0);
        QVERIFY(shown.settle());
        const auto off = [&](double value) { return shown.off(shown.scene(), 0.0, 0.0, 15000.0, value); };
        for (std::size_t step = 0; step + 1 < 5; ++step) {
            QVERIFY(QTest::qWaitFor([&] { return cube->reads(step + 1) > 0; }, 20000)); // by nobody's wish
            QTest::qWait(150);                                                          // it is painted, too
            const int before = cube->reads(step + 1);
            shown.panel.setTime(shown.panel.times()[step + 1]);
            QVERIFY(shown.settle());
            QCOMPARE(cube->reads(step + 1), before);
            QVERIFY2(off(15000.0 / 160.0 - 20.0 * static_cast<double>(step + 1)) <= 12, qPrintable(QString::number(step)));
        }
        // Other colours and other lines are not those that were made ahead.
        shown.panel.setRange(field, std::pair(-100.0, 100.0));
        shown.panel.setTime(shown.panel.times()[3]);
        QVERIFY(shown.settle());
        QVERIFY(shown.off(shown.scene(), 0.0, 0.0, 15000.0, 66.875) <= 12); // 33.75 of −100 … 100
        shown.panel.drawings().setAll({lineOf({{-60.0, -20.0}, {60.0, -20.0}})});
        QVERIFY(shown.settle());
        shown.panel.setTime(shown.panel.times()[2]);
        QVERIFY(shown.settle());
        QVERIFY(shown.off(shown.scene(), 0.0, 0.0, 4000.0, 42.5) > 20);
    }
    /// Each picture has the curtain of its own field, at its own place; the probe knows which.
    void eachPictureHasItsOwn()
    {
        Curtained shown(rising());
        shown.panel.addField(QStringLiteral("g"), QStringLiteral("Other"), rising(0, 30.0));
        shown.panel.setColourMap(QStringLiteral("g"), QStringLiteral("viridis"));
        shown.panel.setRange(QStringLiteral("g"), std::pair(lowest, highest));
        shown.panel.setLayerVisible(field, true);
        const QString other = shown.panel.deriveLayer(QStringLiteral("g"), EarthLayerKind::Curtain);
        QVERIFY(!other.isEmpty());
        for (const auto mode : {EarthArrangement::Mode::SideBySide, EarthArrangement::Mode::Swipe}) {
            EarthArrangement arrangement;
            arrangement.mode = mode;
            shown.panel.setArrangement(arrangement);
            shown.tilt(60.0);
            QVERIFY(shown.settle());
            const bool isSwipe = mode == EarthArrangement::Mode::Swipe;
            for (const std::size_t pane : {std::size_t{0}, std::size_t{1}}) {
                const double lon = isSwipe ? (pane == 0 ? -25.0 : 25.0) : 5.0, value = 8000.0 / 160.0 + (pane == 0 ? 0.0 : 30.0);
                for (const int scale : {1, 2}) { // on the screen's size, and larger in tiles
                    const QImage image = shown.view()->render(shown.view()->size() * scale, scale);
                    const int off = shown.off(image, lon, 0.0, 8000.0, value, pane);
                    QVERIFY2(off <= 12, qPrintable(QStringLiteral("pane %1, %2 times: %3").arg(pane).arg(scale).arg(off)));
                }
                const QString told = shown.pointAt(shown.above(lon, 0.0, 8000.0, pane));
                QVERIFY2(std::abs(numberOf(lineOfProbe(told, QStringLiteral("v"))) - value) < 1.0, qPrintable(told));
            }
        }
    }
    void lettersStandAtTheEnds()
    {
        Curtained shown(rising());
        QVERIFY(shown.settle());
        QVERIFY(shown.view()->scene().contains(QStringLiteral("draw/letters")));
        shown.panel.drawings().setAll({lineOf({{0, 0}, {10, 0}}), lineOf({{20, 0}, {30, 0}})});
        QCOMPARE(shown.panel.drawings().letters().first, QStringLiteral("C"));
        shown.panel.drawings().select(0);
        QCOMPARE(shown.panel.drawings().letters().second, QStringLiteral("B"));
        shown.panel.drawings().setAll({});
        QVERIFY(!shown.view()->scene().contains(QStringLiteral("draw/letters")));
    }
};

QTEST_MAIN(CurtainsViewTest)
#include "curtains_view_test.moc"
