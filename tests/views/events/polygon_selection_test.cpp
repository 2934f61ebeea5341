// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/polygon_data.h"
#include "tests/views/earth/shown_panel.h"

#include "pipelines/data/polygons.h"
#include "views/earth/polygon_places.h"

#include <QSignalSpy>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString fires = QStringLiteral("fires");
const QRgb inks[] = {0xff1f77b4, 0xffd62728, 0xff2ca02c, 0xffffdd00, 0xffff00ff};

/// Over the dateline, round each pole, with a hole, and one with deep bays; no two of them overlap.
std::shared_ptr<Features> shapes()
{
    auto out = polygonFeatures({{{{165, -15}, {-160, -15}, {-165, 20}, {170, 25}}}, {circle(90.0, 0.0, 18.0, 60)}, {circle(-84.0, 60.0, 20.0, 60)},
        {box(-40, -30, 20, 30), reversed(box(-20, -10, 0, 12))}, {star(20.0, 80.0, 22.0, 200)}});
    out->addColumn(columnOf(QStringLiteral("NAME_EN"), ColumnType::Text));
    out->columns.back().text
        = {QStringLiteral("Pacific"), QStringLiteral("Arctic"), QStringLiteral("Antarctic"), QStringLiteral("Ring"), QStringLiteral("Star")};
    out->addColumn(columnOf(QStringLiteral("kind"), ColumnType::Integer));
    out->columns.back().integer = {0, 1, 2, 3, 4};
    return out;
}

EarthLayer layerOf(EarthPanel& panel)
{
    const auto all = panel.layers();
    return all.empty() ? EarthLayer() : all.back();
}

/// Each row in a colour of its own, without outlines.
void paintApart(EarthPanel& panel)
{
    EarthLayer look = layerOf(panel);
    look.outline = false;
    look.variable = QStringLiteral("kind");
    look.classes = {{0.5, 1.5, 2.5, 3.5}, {}, {std::begin(inks), std::end(inks)}};
    for (int k = 0; k < 5; ++k)
        look.classes.names.append(QString::number(k));
    panel.setLook(look.id, look);
    look = layerOf(panel);
    look.colourMap = QStringLiteral("breaks");
    panel.setLook(look.id, look);
}

QString pickedAt(const Shown& shown, const QPoint& at, Qt::KeyboardModifiers keys = {})
{
    shown.panel.findChild<SceneWidget*>()->setFocus();
    QTest::mouseClick(shown.view(), Qt::LeftButton, keys, at);
    return shown.panel.selectedEvents().ids.join(QLatin1Char(' '));
}

} // namespace

/// Needs a display with OpenGL.
class PolygonSelectionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { needGraphics(); }

    /// A click on a colour selects the row that is drawn in it, also one pixel from an edge, and a click on none selects nothing.
    void aClickPicksWhatIsDrawnThere_data()
    {
        QTest::addColumn<QString>("projection");
        for (const QString& name : earth::Projection::builtIn()
                + QStringList{QStringLiteral("robinson@150"), QStringLiteral("lambert_azimuthal@180,0"), QStringLiteral("+proj=igh +R=1")})
            QTest::newRow(qPrintable(name)) << name;
    }
    void aClickPicksWhatIsDrawnThere()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.panel.addPolygons(fires, QStringLiteral("Fires"), shapes());
        paintApart(shown.panel);
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(-10.0, -40.0);
        QVERIFY(shown.settle());
        const QImage drawn = shown.scene();
        const auto rowAt = [&](int x, int y) {
            for (std::size_t k = 0; k < std::size(inks); ++k)
                if (distance(drawn.pixel(x, y), inks[k]) < 4)
                    return static_cast<int>(k);
            return -1;
        };
        // A pixel whose neighbours are all of its row lies more than half a pixel from any edge, wherever within it the click is counted.
        const auto isInside = [&](int x, int y) {
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    if (rowAt(x + dx, y + dy) != rowAt(x, y))
                        return false;
            return true;
        };
        int edges = 0;
        QSet<int> seen;
        for (int y = 20; y < drawn.height() - 20 && edges < 60; y += 17)
            for (int x = 4; x + 8 < drawn.width() && edges < 60; ++x) {
                const int other = x + 4; // the edge between them is smoothed
                if (rowAt(x, y) == rowAt(other, y) || !isInside(x, y) || !isInside(other, y))
                    continue;
                for (const int at : {x, other}) {
                    const int row = rowAt(at, y);
                    shown.panel.selectEvents({});
                    const QString picked = pickedAt(shown, {at, y});
                    QVERIFY2(picked == (row < 0 ? QString() : QString::number(row + 1)),
                        qPrintable(QStringLiteral("%1 %2: %3, drawn is %4").arg(at).arg(y).arg(picked).arg(row + 1)));
                    if (row >= 0)
                        seen.insert(row);
                }
                ++edges;
                x += 4;
            }
        QVERIFY2(edges > 8 && seen.size() >= 2, qPrintable(QStringLiteral("%1 edges, %2 rows").arg(edges).arg(seen.size())));
    }

    void itsOutlineStandsOut_data()
    {
        QTest::addColumn<QString>("projection");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QPointF>("onEdge");
        QTest::newRow("over the dateline") << QStringLiteral("equirectangular") << QStringLiteral("1") << QPointF(-177.5, -15.0);
        QTest::newRow("its other half") << QStringLiteral("equirectangular") << QStringLiteral("1") << QPointF(172.0, -15.0);
        QTest::newRow("the hole") << QStringLiteral("mollweide") << QStringLiteral("4") << QPointF(-20.0, 5.0);
        QTest::newRow("round the pole") << QStringLiteral("north_polar") << QStringLiteral("2") << QPointF(96.0, 72.0);
        QTest::newRow("interrupted") << QStringLiteral("+proj=igh +R=1") << QStringLiteral("4") << QPointF(20.0, 7.0);
    }
    void itsOutlineStandsOut()
    {
        QFETCH(QString, projection);
        QFETCH(QString, id);
        QFETCH(QPointF, onEdge);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.panel.addPolygons(fires, QStringLiteral("Fires"), shapes());
        QVERIFY(shown.settle());
        const auto brightest = [&] {
            const QImage image = shown.scene();
            const auto at = shown.view()->toScreen(onEdge.x(), onEdge.y());
            int out = 0;
            for (int dy = -2; at && dy <= 2; ++dy)
                for (int dx = -2; dx <= 2; ++dx) {
                    const QRgb c = image.pixel(at->toPoint() + QPoint(dx, dy));
                    out = std::max(out, std::min({qRed(c), qGreen(c), qBlue(c)}));
                }
            return out;
        };
        const int before = brightest();
        shown.panel.selectEvents({fires, {id}});
        QVERIFY(shown.settle());
        const int selected = brightest();
        QVERIFY2(selected > 220 && before < 200, qPrintable(QStringLiteral("%1, before %2").arg(selected).arg(before)));
        shown.panel.selectEvents({});
        QVERIFY(shown.settle());
        QCOMPARE(brightest(), before);
    }

    void theSmallestComesFirstThenWhatLiesBelow()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        // The large one is drawn last, over the others.
        shown.panel.addPolygons(
            fires, QStringLiteral("Fires"), polygonFeatures({{box(-10, -10, 10, 10)}, {box(0, 0, 30, 30)}, {box(-60, -60, 60, 60)}}));
        shown.panel.addPolygons(QStringLiteral("above"), QStringLiteral("Above"), polygonFeatures({{box(4, 4, 80, 80)}}));
        QVERIFY(shown.settle());
        const auto at = [&](double lon, double lat) { return shown.view()->toScreen(lon, lat)->toPoint(); };
        QCOMPARE(pickedAt(shown, at(2, 2)), QStringLiteral("1"));
        QCOMPARE(pickedAt(shown, at(2, 2)), QStringLiteral("2")); // once more: what lies below
        QCOMPARE(pickedAt(shown, at(2, 2)), QStringLiteral("3"));
        QCOMPARE(pickedAt(shown, at(2, 2)), QStringLiteral("1"));
        QCOMPARE(pickedAt(shown, at(-40, 2)), QStringLiteral("3"));
        // The topmost layer before those below.
        (void)pickedAt(shown, at(6, 6));
        QCOMPARE(shown.panel.selectedEvents(), (EventSelection{QStringLiteral("above"), {QStringLiteral("1")}}));
        (void)pickedAt(shown, at(6, 6));
        QCOMPARE(shown.panel.selectedEvents(), (EventSelection{fires, {QStringLiteral("1")}}));
        // With Ctrl several of one layer, and away again.
        QCOMPARE(pickedAt(shown, at(-40, 2)), QStringLiteral("3"));
        QCOMPARE(pickedAt(shown, at(2, 2), Qt::ControlModifier), QStringLiteral("3 1"));
        QCOMPARE(pickedAt(shown, at(2, 2), Qt::ControlModifier), QStringLiteral("3"));
    }

    void whatIsNotShownNowIsNotPicked()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        auto features = std::make_shared<Features>(*polygonFeatures({{box(-40, -20, 0, 20)}, {box(40, -20, 80, 20)}}));
        features->addColumn(columnOf(QStringLiteral("time"), ColumnType::Time));
        features->columns.back().real = {0.0, 86400.0};
        shown.panel.addPolygons(fires, QStringLiteral("Fires"), features);
        shown.panel.setTime(0.0);
        QVERIFY(shown.settle());
        QSignalSpy places(&shown.panel, &EarthPanel::placeClicked);
        const auto at = [&](double lon) { return shown.view()->toScreen(lon, 0.0)->toPoint(); };
        QCOMPARE(pickedAt(shown, at(-20)), QStringLiteral("1"));
        shown.panel.selectEvents({});
        QCOMPARE(pickedAt(shown, at(60)), QString());
        QCOMPARE(places.size(), 1); // it is a click on the field below
        shown.panel.setTime(86400.0);
        QVERIFY(shown.settle());
        QCOMPARE(pickedAt(shown, at(60)), QStringLiteral("2"));
    }

    void anotherProjectionKeepsWhatIsSelected()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        shown.panel.addPolygons(fires, QStringLiteral("Fires"), shapes());
        QVERIFY(shown.settle());
        shown.panel.selectEvents({fires, {QStringLiteral("2")}});
        QVERIFY(shown.settle());
        for (const char* name : {"north_polar", "robinson", "globe"}) {
            QVERIFY(shown.panel.setProjection(QLatin1String(name)));
            shown.panel.lookAt(0.0, 80.0);
            QVERIFY(shown.settle());
            QVERIFY2(shown.view()->scene().contains(QStringLiteral("layer/0/chosenLine")), name);
        }
    }
};

QTEST_MAIN(PolygonSelectionTest)
#include "polygon_selection_test.moc"
