// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing by mouse and keys, in every projection.
#include "tests/views/earth/shown_panel.h"
#include "tests/views/pointer.h"
#include "views/earth/drawing/coasts_and_countries.h"
#include "views/earth/scene/scene_tool.h"

#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QSignalSpy>

using namespace terrella;
using namespace terrella::testing;

namespace {

double onScreen(const Shown& shown, const SpherePlace& a, const SpherePlace& b)
{
    const auto first = shown.view()->toScreen(a.lon, a.lat), second = shown.view()->toScreen(b.lon, b.lat);
    return first && second ? std::hypot(first->x() - second->x(), first->y() - second->y()) : 1e9;
}

QPoint at(const Shown& shown, double lon, double lat) { return shown.view()->toScreen(lon, lat)->toPoint(); }

void click(const Shown& shown, const QPoint& where) { QTest::mouseClick(shown.view(), Qt::LeftButton, {}, where); }

void drag(const Shown& shown, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(shown.view(), Qt::LeftButton, {}, from);
    for (const QPoint& where : {(from + to) / 2, to})
        moveMouse(shown.view(), where, Qt::LeftButton);
    QTest::mouseRelease(shown.view(), Qt::LeftButton, {}, to);
}

/// What is drawn is kept, as the desktop does it.
void keepDrawn(Shown& shown)
{
    QObject::connect(&shown.panel.drawings(), &EarthDrawings::drawn, &shown.panel,
        [&shown](const Drawing& drawing, const QString&) { shown.panel.drawings().add(drawing); });
}

} // namespace

class DrawingToolsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void polygonsStandWhereOneClicked_data()
    {
        QTest::addColumn<QString>("projection");
        QTest::addColumn<QList<double>>("corners");
        const QList<double> dateline{165, 20, -165, 25, 178, -15};
        QTest::newRow("globe, over the dateline") << QStringLiteral("globe") << dateline;
        QTest::newRow("globe, over the pole") << QStringLiteral("globe") << QList<double>{0, 70, 120, 70, -120, 70};
        for (const char* name :
            {"equirectangular@180", "robinson@180", "mollweide@170", "equal_earth@180", "mercator@180", "lambert_azimuthal@180,0"})
            QTest::newRow(name) << QString::fromLatin1(name) << dateline;
        QTest::newRow("a map that is cut there") << QStringLiteral("robinson") << dateline;
        QTest::newRow("an oblique map") << QStringLiteral("rotated_pole") << QList<double>{0, 50, 20, 50, 10, 65};
        QTest::newRow("north polar, over the pole") << QStringLiteral("north_polar") << QList<double>{0, 70, 120, 70, -120, 70};
        QTest::newRow("south polar, over the pole") << QStringLiteral("south_polar") << QList<double>{10, -60, 130, -75, -100, -70};
        QTest::newRow("conic") << QStringLiteral("lambert") << QList<double>{0, 40, 30, 45, 10, 60};
    }
    void polygonsStandWhereOneClicked()
    {
        QFETCH(QString, projection);
        QFETCH(QList<double>, corners);
        Shown shown;
        keepDrawn(shown);
        QVERIFY(shown.panel.setProjection(projection));
        QVERIFY(shown.settle());
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(corners[0] == 0 ? 0.0 : 180.0, corners[1] > 60.0 ? 90.0 : 5.0);
        QVERIFY(shown.settle());
        EarthDrawings& drawings = shown.panel.drawings();
        drawings.begin(DrawingKind::Polygon);
        QVERIFY(drawings.isDrawing());
        for (qsizetype k = 0; k < corners.size(); k += 2)
            click(shown, at(shown, corners[k], corners[k + 1]));
        QTest::keyClick(shown.view(), Qt::Key_Return);
        QVERIFY(!drawings.isDrawing());
        QCOMPARE(drawings.all().size(), std::size_t{1});
        const Drawing& drawn = drawings.all().front();
        QCOMPARE(drawn.places.size(), std::size_t{3});
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(onScreen(shown, drawn.places[k], {corners[2 * static_cast<qsizetype>(k)], corners[2 * static_cast<qsizetype>(k) + 1]}) < 1.0);
        const bool isPolar = std::abs(corners[1]) >= 60.0 && corners[4] < 0.0;
        QCOMPARE(drawn.sphereArea().contains(0.0, corners[1] > 0 ? 90.0 : -90.0), isPolar && projection != QLatin1String("rotated_pole"));
        // Its lines are in the picture, where they should be: along each side's middle, unless the map is cut there.
        QVERIFY(shown.settle());
        const QImage picture = shown.scene();
        const QRgb accent = EarthTheme::dark().accent.rgb();
        int seen = 0, sides = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const SpherePlace middle = sphereBetween(drawn.places[k], drawn.places[(k + 1) % 3], 0.4);
            const auto where = shown.view()->toScreen(middle.lon, middle.lat);
            if (!where || !picture.rect().adjusted(3, 3, -3, -3).contains(where->toPoint()))
                continue;
            ++sides;
            int nearest = 255;
            for (int dx = -2; dx <= 2; ++dx)
                for (int dy = -2; dy <= 2; ++dy)
                    nearest = std::min(nearest, distance(picture.pixel(where->toPoint() + QPoint(dx, dy)), accent));
            seen += nearest < 70 ? 1 : 0;
        }
        QVERIFY(sides >= 2);
        QCOMPARE(seen, sides);
    }

    void aBoxIsDraggedAcrossTheDateline()
    {
        Shown shown;
        keepDrawn(shown);
        shown.panel.lookAt(180.0, 0.0);
        QVERIFY(shown.settle());
        shown.panel.drawings().begin(DrawingKind::Box, QStringLiteral("for a node"));
        QSignalSpy drawn(&shown.panel.drawings(), &EarthDrawings::drawn);
        drag(shown, at(shown, 165.0, 20.0), at(shown, -160.0, -10.0));
        QCOMPARE(drawn.size(), 1);
        QCOMPARE(drawn.first().at(1).toString(), QStringLiteral("for a node"));
        const QJsonArray box = shown.panel.drawings().all().front().regionValue().toArray();
        QVERIFY(std::abs(box[0].toDouble() - 165.0) < 1.0 && std::abs(box[1].toDouble() + 10.0) < 1.0);
        QVERIFY(std::abs(box[2].toDouble() + 160.0) < 1.0 && std::abs(box[3].toDouble() - 20.0) < 1.0);
    }

    void aBoxIsTwoClicksToo()
    {
        Shown shown;
        keepDrawn(shown);
        QVERIFY(shown.settle());
        shown.panel.drawings().begin(DrawingKind::Box);
        click(shown, at(shown, 0.0, 10.0));
        QVERIFY(shown.panel.drawings().isDrawing());
        click(shown, at(shown, 20.0, 30.0));
        QCOMPARE(shown.panel.drawings().all().size(), std::size_t{1});
    }

    void circlesHaveTheRadiusOfTheSphere()
    {
        Shown shown;
        keepDrawn(shown);
        shown.panel.lookAt(30.0, 60.0);
        QVERIFY(shown.settle());
        shown.panel.drawings().begin(DrawingKind::Circle);
        drag(shown, at(shown, 30.0, 60.0), at(shown, 30.0, 70.0));
        QCOMPARE(shown.panel.drawings().all().size(), std::size_t{1});
        const Drawing& circle = shown.panel.drawings().all().front();
        QVERIFY(std::abs(circle.km - sphereDistanceKm({30, 60}, {30, 70})) < 40.0); // a pixel is some 20 km
    }

    void keysGoBackAndGiveUp()
    {
        Shown shown;
        keepDrawn(shown);
        QVERIFY(shown.settle());
        EarthDrawings& drawings = shown.panel.drawings();
        QSignalSpy cancelled(&drawings, &EarthDrawings::cancelled);
        drawings.begin(DrawingKind::Line);
        QTest::keyClick(shown.view(), Qt::Key_Return); // too few places: goes on
        QVERIFY(drawings.isDrawing());
        click(shown, at(shown, 0.0, 0.0));
        click(shown, at(shown, 20.0, 0.0));
        click(shown, at(shown, 20.0, 20.0));
        QTest::keyClick(shown.view(), Qt::Key_Backspace);
        click(shown, at(shown, 30.0, -10.0));
        QTest::keyClick(shown.view(), Qt::Key_Enter);
        QCOMPARE(drawings.all().size(), std::size_t{1});
        QCOMPARE(drawings.all().front().places.size(), std::size_t{3});
        QVERIFY(onScreen(shown, drawings.all().front().places[2], {30, -10}) < 1.0);
        drawings.begin(DrawingKind::Polygon);
        click(shown, at(shown, 0.0, 0.0));
        QTest::keyClick(shown.view(), Qt::Key_Escape);
        QVERIFY(!drawings.isDrawing());
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(drawings.all().size(), std::size_t{1});
        // The space bar takes the middle of the view, and the arrow keys go on moving it: no mouse is needed.
        drawings.begin(DrawingKind::Line);
        QTest::keyClick(shown.view(), Qt::Key_Space);
        QTest::keyClick(shown.view(), Qt::Key_Right);
        QVERIFY(shown.settle());
        QTest::keyClick(shown.view(), Qt::Key_Space);
        QTest::keyClick(shown.view(), Qt::Key_Return);
        QCOMPARE(drawings.all().size(), std::size_t{2});
        QVERIFY(drawings.all().back().places[1].lon > drawings.all().back().places[0].lon);
    }

    void handlesChangeWhatIsDrawn()
    {
        Shown shown;
        QVERIFY(shown.settle());
        EarthDrawings& drawings = shown.panel.drawings();
        drawings.add({DrawingKind::Polygon, {}, {{0, 0}, {30, 0}, {15, 30}}, 0.0, {}});
        QVERIFY(shown.settle());
        QSignalSpy edited(&drawings, &EarthDrawings::edited), changed(&drawings, &EarthDrawings::changed);
        drag(shown, at(shown, 15.0, 30.0), at(shown, 20.0, 40.0));
        QCOMPARE(edited.size(), 1);
        QVERIFY(changed.size() >= 2 && changed.first().at(0).toBool() && !changed.last().at(0).toBool());
        QVERIFY(onScreen(shown, drawings.all()[0].places[2], {20, 40}) < 1.0);
        const SpherePlace side = sphereBetween({0, 0}, {30, 0}, 0.5);
        drag(shown, at(shown, side.lon, side.lat), at(shown, 15.0, -15.0));
        QCOMPARE(drawings.all()[0].places.size(), std::size_t{4});
        // The corner under the pointer goes with Del; then the whole.
        moveMouse(shown.view(), at(shown, 15.0, -15.0));
        QTest::keyClick(shown.view(), Qt::Key_Delete);
        QCOMPARE(drawings.all()[0].places.size(), std::size_t{3});
        moveMouse(shown.view(), at(shown, 50.0, -50.0));
        QTest::keyClick(shown.view(), Qt::Key_Delete);
        QVERIFY(drawings.all().empty());
        QCOMPARE(edited.size(), 4);
    }

    /// A coast of thousands of places is followed, outlined and measured while the view goes on.
    void longCoastsAreMadeElsewhere()
    {
        auto coasts = std::make_shared<CoastLines>();
        std::vector<SpherePlace>& coast = coasts->emplace_back();
        for (int k = 0; k <= 30000; ++k) { // fjords on fjords
            const double part = k / 30000.0;
            coast.push_back({-60.0 + 120.0 * part, 20.0 * std::sin(9.0 * part) + 3.0 * std::sin(400.0 * part) + 0.4 * std::sin(3000.0 * part)});
        }
        Shown shown;
        keepDrawn(shown);
        EarthDrawings& drawings = shown.panel.drawings();
        drawings.setCoasts(coasts);
        drawings.setAreas(std::make_shared<const std::vector<NamedArea>>());
        QVERIFY(shown.settle());
        QElapsedTimer clock;
        clock.start();
        Drawing wanted{DrawingKind::Strip};
        wanted.km = 40.0;
        wanted.places = thinned(coastBetween(*coasts, coast.front(), coast.back()), 4.0);
        QVERIFY(outlinesOf(wanted).size() > 1 && !wanted.sizeText().isEmpty());
        const auto alone = static_cast<double>(clock.nsecsElapsed());
        drawings.begin(DrawingKind::Strip);
        auto* distance = shown.panel.findChild<QDoubleSpinBox*>(QStringLiteral("distance"));
        QVERIFY(distance && distance->isVisibleTo(&shown.panel));
        distance->setValue(40.0);
        // Everything that the GUI thread does for it, event by event.
        double longest = 0.0;
        const auto timed = [&](const auto& what) {
            clock.restart();
            what();
            longest = std::max(longest, static_cast<double>(clock.nsecsElapsed()));
        };
        const QPoint from = at(shown, coast.front().lon, coast.front().lat), to = at(shown, coast.back().lon, coast.back().lat);
        timed([&] { click(shown, from); });
        for (int k = 1; k <= 20; ++k) {
            const QPoint where = from + (to - from) * k / 20;
            timed([&] { moveMouse(shown.view(), where); });
        }
        QVERIFY(QTest::qWaitFor([&] { return shown.view()->scene().contains(workPrefix + QStringLiteral("draft/line")); }, 30000));
        timed([&] { click(shown, to); });
        QVERIFY(drawings.isDrawing()); // it is being followed
        QVERIFY(QTest::qWaitFor([&] { return !drawings.isDrawing(); }, 30000));
        QCOMPARE(drawings.all().size(), std::size_t{1});
        const Drawing& drawn = drawings.all().front();
        QVERIFY(drawn.km == 40.0 && drawn.places.size() > 100);
        QVERIFY(
            drawn.places.size() + 40 > wanted.places.size() && drawn.places.size() < wanted.places.size() + 40); // its ends are those of the clicks
        QVERIFY(shown.settle());
        QVERIFY(shown.view()->scene().contains(QStringLiteral("draw/0/line")));
        QCOMPARE(drawings.sizeText(drawn), drawn.sizeText());
        timed([&] { click(shown, at(shown, 0.0, -60.0)); }); // asks whether one of the outlines is there
        timed([&] { drawings.select(-1); });
        timed([&] { drawings.select(0); });
        QVERIFY2(longest < 0.4 * alone, qPrintable(QStringLiteral("%1 ms; at once it would take %2").arg(longest * 1e-6).arg(alone * 1e-6)));
        qInfo("longest event %.1f ms; at once it takes %.1f ms", longest * 1e-6, alone * 1e-6);
        // Given up while it is followed: nothing comes.
        drawings.begin(DrawingKind::Strip);
        click(shown, from);
        click(shown, to);
        drawings.cancel();
        QVERIFY(shown.settle());
        QTest::qWait(50);
        QCOMPARE(drawings.all().size(), std::size_t{1});
    }

    /// Stepped or typed, it is one change; a whole coast is found anew for it.
    void howFarACoastReachesIsASetting()
    {
        std::vector<SpherePlace> island;
        for (int k = 0; k < 400; ++k)
            island.push_back(
                {(10.0 + 0.5 * std::sin(0.4 * k)) * std::cos(0.005 * M_PI * k), (10.0 + 0.5 * std::sin(0.4 * k)) * std::sin(0.005 * M_PI * k)});
        NamedArea country{QStringLiteral("Isle"), {{{island}}, {}, 0.0}};
        country.inside = std::make_shared<const SphereArea>(country.shapes);
        island.push_back(island.front());
        const auto coasts = std::make_shared<const CoastLines>(CoastLines{island});
        const auto coast = wholeCoast(*coasts, country, 300.0);
        QVERIFY(coast);
        Shown shown;
        EarthDrawings& drawings = shown.panel.drawings();
        connect(&drawings, &EarthDrawings::areasWanted, this,
            [&] { drawings.setAreas(std::make_shared<const std::vector<NamedArea>>(std::vector{country})); });
        connect(&drawings, &EarthDrawings::coastsWanted, this, [&] { drawings.setCoasts(coasts); });
        drawings.add(*coast);
        drawings.add({DrawingKind::Line, {}, {{0, 0}, {10, 0}}, 0.0, {}});
        QVERIFY(shown.settle());
        auto* distance = shown.panel.findChild<QDoubleSpinBox*>(QStringLiteral("distance"));
        QVERIFY(distance && !distance->isVisibleTo(&shown.panel) && !drawings.hasDistance());
        drawings.select(0);
        QVERIFY(distance->isVisibleTo(&shown.panel) && drawings.hasDistance());
        QCOMPARE(distance->value(), 300.0);
        QSignalSpy edited(&drawings, &EarthDrawings::edited);
        for (int k = 0; k < 27; ++k)
            distance->stepDown();
        QCOMPARE(distance->value(), 30.0);
        QCOMPARE(drawings.all()[0].distanceKm(), 30.0); // seen at once
        QVERIFY(QTest::qWaitFor([&] { return edited.size() > 0; }, 20000));
        QTest::qWait(700);
        QCOMPARE(edited.size(), 1);
        const Drawing& now = drawings.all()[0];
        QVERIFY(now == *wholeCoast(*coasts, country, 30.0)); // with the places that 30 km need
        QVERIFY(now.area->lines[0].size() > 2 * coast->area->lines[0].size());
        // Of a strip only the distance is another; the views keep it.
        drawings.add({DrawingKind::Strip, {}, {{0, 0}, {10, 5}}, 120.0, {}});
        QCOMPARE(distance->value(), 120.0);
        edited.clear();
        distance->setValue(55.0);
        drawings.select(0); // does not wait for the rest of the time
        QCOMPARE(edited.size(), 1);
        QCOMPARE(drawings.all()[2].km, 55.0);
        Shown other;
        other.panel.setViewState(shown.panel.viewState());
        QVERIFY(other.panel.drawings().all() == drawings.all());
        QCOMPARE(other.panel.drawings().all()[0].distanceKm(), 30.0);
    }

    void viewsKeepDrawings()
    {
        Shown shown;
        shown.panel.drawings().add({DrawingKind::Circle, {}, {{10, 20}}, 750.0, {}});
        shown.panel.drawings().add({DrawingKind::Line, {}, {{170, 20}, {-150, -20}}, 0.0, {}});
        const QJsonObject state = shown.panel.viewState();
        Shown other;
        other.panel.setViewState(state);
        QVERIFY(other.panel.drawings().all() == shown.panel.drawings().all());
        QVERIFY(other.panel.drawings().line() && other.panel.drawings().region());
        other.panel.setViewState({});
        QVERIFY(other.panel.drawings().all().empty()); // views of before there were any
    }

    void picturesHaveLinesButNoHandles()
    {
        Shown shown;
        QVERIFY(shown.settle());
        shown.panel.drawings().add({DrawingKind::Line, {}, {{0, 0}, {40, 0}}, 0.0, {}});
        QVERIFY(shown.settle());
        const QPoint end = at(shown, 40.0, 0.0), middle = at(shown, 12.0, 0.0);
        const QImage screen = shown.view()->grabFrame(), picture = shown.scene();
        const QRgb background = picture.pixel(middle + QPoint(0, -9));
        // Beside the end of the line only a handle's rim can be light.
        const auto rim = [&](const QImage& image) {
            int out = 0;
            for (int up = -8; up <= -3; ++up)
                out = std::max(out, distance(image.pixel(end + QPoint(0, up)), background));
            return out;
        };
        QVERIFY2(rim(screen) > 80, qPrintable(QString::number(rim(screen))));
        QVERIFY2(rim(picture) < 20, qPrintable(QString::number(rim(picture))));
        QVERIFY(distance(picture.pixel(middle), background) > 40); // the line
        QVERIFY(rim(shown.view()->grabFrame()) > 80);              // the handle is still there
    }
};

QTEST_MAIN(DrawingToolsTest)
#include "drawing_tools_test.moc"
