// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/shown_panel.h"
#include "tests/views/events/storms.h"

#include <QSignalSpy>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString tracks = QStringLiteral("tracks");

std::shared_ptr<const Features> twoStorms() // one of them over the dateline
{
    return stormsOf({{1, QStringLiteral("ANA"), 20, 20, 2, 1, 9, 60}, {2, QStringLiteral("BOB"), 172, 30, 2, 1, 9, 40}});
}

QPoint pointAt(const Shown& shown, double lon, double lat)
{
    const auto at = shown.view()->toScreen(lon, lat);
    return at ? at->toPoint() : QPoint(-1, -1);
}

void click(const Shown& shown, double lon, double lat, Qt::KeyboardModifiers keys = {})
{
    QTest::mouseClick(shown.view(), Qt::LeftButton, keys, pointAt(shown, lon, lat));
}

} // namespace

/// Needs a display with OpenGL.
class SelectionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void aClickPicksTheTrackUnderIt_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"globe", "equirectangular", "robinson@100", "north_polar", "lambert_azimuthal@100,40"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void aClickPicksTheTrackUnderIt()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.panel.addTracks(tracks, QStringLiteral("Storms"), twoStorms());
        shown.panel.setSource(tracks, QStringLiteral("stitch.tracks"));
        QSignalSpy selected(&shown.panel, &EarthPanel::eventsSelected);
        QSignalSpy places(&shown.panel, &EarthPanel::placeClicked);
        for (const auto& [lon, lat, id] : {std::tuple(181.0, 34.5, "2"), std::tuple(31.0, 25.5, "1")}) { // between two points each
            shown.panel.lookAt(lon, lat);
            QVERIFY(shown.settle());
            const QPoint at = pointAt(shown, lon, lat);
            QVERIFY(shown.view()->rect().contains(at));
            QTest::mouseClick(shown.view(), Qt::LeftButton, {}, at);
            QCOMPARE(shown.panel.selectedEvents(), (EventSelection{QStringLiteral("stitch.tracks"), {QLatin1String(id)}}));
        }
        QCOMPARE(selected.size(), 2);
        QCOMPARE(places.size(), 0);
        shown.panel.lookAt(31.0, 5.0);
        QVERIFY(shown.settle());
        click(shown, 31.0, 5.0); // beside all of them
        QCOMPARE(places.size(), 1);
        QCOMPARE(selected.size(), 2);
    }
    void controlAddsAndEscapeLetsGo()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("robinson@100")));
        shown.panel.addTracks(tracks, QStringLiteral("Storms"), twoStorms());
        QVERIFY(shown.settle());
        click(shown, 28.0, 24.0);
        click(shown, 180.0, 34.0, Qt::ControlModifier);
        QCOMPARE(shown.panel.selectedEvents(), (EventSelection{tracks, {QStringLiteral("1"), QStringLiteral("2")}})); // no source: the layer
        click(shown, 28.0, 24.0, Qt::ControlModifier);
        QCOMPARE(shown.panel.selectedEvents().ids, QStringList{QStringLiteral("2")});
        QTest::keyClick(shown.view(), Qt::Key_Escape);
        QVERIFY(shown.panel.selectedEvents().isEmpty());
    }
    void whatIsSelectedStandsOut()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        shown.panel.addTracks(tracks, QStringLiteral("Storms"), twoStorms());
        shown.panel.setTime(stormStart() + 8 * 21600.0);
        shown.panel.lookAt(28.0, 24.0, 40.0);
        QVERIFY(shown.settle());
        const auto brightness = [&](double lon, double lat) { // of the line, away from marks
            const QImage image = shown.scene();
            const QPoint at = pointAt(shown, lon, lat);
            int sum = 0, wide = 0;
            for (int y = at.y() - 6; y <= at.y() + 6; ++y) {
                const QRgb c = image.pixel(at.x(), y);
                sum += qRed(c) + qGreen(c) + qBlue(c);
                wide += std::max({qRed(c), qGreen(c), qBlue(c)}) > 120 ? 1 : 0;
            }
            return std::pair(sum, wide);
        };
        const auto before = brightness(25.0, 22.5);
        shown.panel.selectEvents({tracks, {QStringLiteral("1")}});
        QVERIFY(shown.settle());
        const auto selected = brightness(25.0, 22.5);
        QVERIFY2(selected.second > before.second, qPrintable(QStringLiteral("%1 > %2").arg(selected.second).arg(before.second)));
        shown.panel.selectEvents({tracks, {QStringLiteral("2")}});
        QVERIFY(shown.settle());
        const auto behind = brightness(25.0, 22.5);
        QVERIFY2(behind.second < before.second, qPrintable(QStringLiteral("%1 < %2").arg(behind.second).arg(before.second)));
        shown.panel.selectEvents({});
        QVERIFY(shown.settle());
        QCOMPARE(brightness(25.0, 22.5), before);
    }
    void pointsArePickedToo()
    {
        auto fires = std::make_shared<Features>();
        fires->info.geometry = GeometryKind::Point;
        fires->lon = {10.0, 14.0, -60.0};
        fires->lat = {40.0, 41.0, -10.0};
        fires->addColumn({QStringLiteral("frp"), ColumnType::Real, {}, QStringLiteral("MW"), {}, {}});
        fires->columns[0].real = {5.0, 20.0, 80.0};
        Shown shown;
        shown.panel.addPoints(QStringLiteral("points"), QStringLiteral("Fires"), fires);
        shown.panel.lookAt(12.0, 40.0, 30.0);
        QVERIFY(shown.settle());
        click(shown, 14.0, 41.0);
        QCOMPARE(shown.panel.selectedEvents(), (EventSelection{QStringLiteral("points"), {QStringLiteral("2")}}));
        QVERIFY(shown.settle());
    }
    void theCameraFollows_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"globe", "equirectangular", "mercator", "north_polar", "robinson"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void theCameraFollows()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.panel.addTracks(tracks, QStringLiteral("Storms"), twoStorms());
        QVERIFY(shown.settle());
        shown.panel.lookAt(172.0, 30.0, 40.0);
        shown.panel.selectEvents({tracks, {QStringLiteral("2")}}); // crosses the dateline
        shown.panel.setFollowing(true);
        QVERIFY(shown.panel.isFollowing());
        for (const double steps : {0.0, 2.5, 4.0, 5.5, 8.0}) {
            shown.panel.setTime(stormStart() + steps * 21600.0);
            QVERIFY(shown.settle());
            const QPointF middle(shown.view()->width() / 2.0, shown.view()->height() / 2.0);
            const auto at = shown.view()->toScreen(172.0 + 2.0 * steps, 30.0 + steps); // chords of 2°: the great circle is 0.01° away at most
            QVERIFY(at);
            QVERIFY2(std::hypot(at->x() - middle.x(), at->y() - middle.y()) < 2.0,
                qPrintable(QStringLiteral("%1 %2 from %3 %4").arg(at->x()).arg(at->y()).arg(middle.x()).arg(middle.y())));
        }
        QTest::keyClick(shown.view(), Qt::Key_Escape);
        QVERIFY(!shown.panel.isFollowing());
        QVERIFY(!shown.panel.selectedEvents().isEmpty()); // one thing at a time
    }
    void viewsKeepIt()
    {
        QJsonObject state;
        {
            Shown shown;
            shown.panel.addTracks(tracks, QStringLiteral("Storms"), twoStorms());
            shown.panel.selectEvents({tracks, {QStringLiteral("2")}});
            shown.panel.setFollowing(true);
            QVERIFY(shown.settle());
            state = shown.panel.viewState();
        }
        Shown shown;
        shown.panel.setViewState(state); // before there are tracks
        QCOMPARE(shown.panel.selectedEvents().ids, QStringList{QStringLiteral("2")});
        QVERIFY(shown.panel.isFollowing());
        shown.panel.addTracks(tracks, QStringLiteral("Storms"), twoStorms());
        shown.panel.setTime(stormStart() + 4 * 21600.0);
        QVERIFY(shown.settle());
        QVERIFY(shown.view()->scene().contains(QStringLiteral("layer/0/chosenLine")));
        QVERIFY(std::abs(wrap180(shown.view()->camera().lonDeg - 180.0)) < 0.1);
        shown.panel.setViewState({}); // an old document says nothing
        QVERIFY(shown.panel.selectedEvents().isEmpty());
        QVERIFY(!shown.panel.isFollowing());
    }
};

QTEST_MAIN(SelectionTest)
#include "selection_test.moc"
