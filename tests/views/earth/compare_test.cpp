// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/shown_panel.h"
#include "views/earth/panel/colour_bar.h"
#include "views/earth/panel/layer_row.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <limits>

using namespace terrella;
using namespace terrella::testing;

namespace {

using Mode = EarthArrangement::Mode;

const QString one = QStringLiteral("one"), two = QStringLiteral("two");

FieldFunction constant(double value)
{
    return [value](double, double, std::size_t) { return value; };
}

/// Two fields of one value each, told apart at a glance.
struct Two : Shown {
    Two()
    {
        add(one, constant(20.0));
        add(two, constant(80.0));
    }
    void add(const QString& id, const FieldFunction& f)
    {
        panel.addField(id, id, cubeOn(globalGrid(5.0, 0.0, true, true), f));
        change(id, [](EarthLook& l) {
            l.colourMap = QStringLiteral("viridis");
            l.range = EarthRange::Fixed;
            l.lowest = lowest;
            l.highest = highest;
        });
    }
    EarthLayer layer(const QString& id)
    {
        for (const EarthLayer& each : panel.layers())
            if (each.id == id)
                return each;
        return {};
    }
    template <class Change>
    void change(const QString& id, const Change& what)
    {
        EarthLayer look = layer(id);
        what(look);
        panel.setLook(id, look);
    }
    bool arrange(Mode mode, int panes = 2, double divider = 0.5)
    {
        panel.setArrangement({mode, panes, divider, 0.4, true});
        return settle();
    }
    static QRgb at(const QImage& image, const QPointF& where) { return image.pixel(where.toPoint()); }
};

} // namespace

/// Needs a display with OpenGL.
class CompareTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void eachPictureShowsItsOwnLayersAtTheSamePlaces_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"globe", "robinson", "north_polar"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void eachPictureShowsItsOwnLayersAtTheSamePlaces()
    {
        QFETCH(QString, projection);
        Two shown;
        QVERIFY(shown.panel.setProjection(projection));
        QVERIFY(shown.arrange(Mode::SideBySide)); // parts the two by itself
        QCOMPARE(shown.layer(one).panes, 1U);
        QCOMPARE(shown.layer(two).panes, 2U);
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(15.0, 50.0);
        QVERIFY(shown.settle());
        const QImage image = shown.scene();
        int seen = 0;
        for (const double lat : {20.0, 45.0, 70.0})
            for (const double lon : {-20.0, 15.0, 40.0}) {
                const auto left = shown.view()->toScreen(lon, lat, 0), right = shown.view()->toScreen(lon, lat, 1);
                if (!left || !right)
                    continue;
                ++seen;
                QVERIFY2(distance(Two::at(image, *left), shown.expected(20.0)) < 8, qPrintable(rgb(Two::at(image, *left))));
                QVERIFY2(distance(Two::at(image, *right), shown.expected(80.0)) < 8, qPrintable(rgb(Two::at(image, *right))));
                for (const QPointF& point : {*left, *right}) { // picking is right in both
                    const auto back = shown.view()->toPlace(point);
                    QVERIFY(back);
                    const double reach = shown.view()->camera().spanDeg(*shown.view()->projection()) / shown.view()->paneSize().height();
                    QVERIFY(std::abs(back->lat - lat) < reach && std::abs(wrap180(back->lon - lon)) * std::cos(lat * degree) < reach);
                }
            }
        QVERIFY(seen > 4);
        QVERIFY(shown.arrange(Mode::Single));
        const QRgb whole = Two::at(shown.scene(), *shown.view()->toScreen(15.0, 50.0));
        QVERIFY2(distance(whole, shown.expected(80.0)) < 8, qPrintable(rgb(whole))); // pictures matter only where there are several
    }
    void swipingMovesTheLine()
    {
        Two shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        for (const double divider : {0.5, 0.3, 0.8}) {
            QVERIFY(shown.arrange(Mode::Swipe, 2, divider));
            const QImage image = shown.scene();
            const int y = image.height() / 2, line = static_cast<int>(std::lround(divider * image.width()));
            for (int x = 0; x < image.width(); x += 7) // beside the map there is sky
                if (std::abs(x - line) > 2 && shown.view()->toPlace(QPointF(x - 4.0, y)) && shown.view()->toPlace(QPointF(x + 4.0, y)))
                    QVERIFY2(distance(image.pixel(x, y), shown.expected(x < line ? 20.0 : 80.0)) < 8,
                        qPrintable(QStringLiteral("%1 of %2, line %3: %4").arg(x).arg(image.width()).arg(line).arg(rgb(image.pixel(x, y)))));
        }
    }
    /// Where pictures leave a place free, nothing of an earlier frame stays in it.
    void whatNoPictureCoversIsSky()
    {
        Shown shown;
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), pattern));
        QVERIFY(shown.settle());
        EarthArrangement arrangement;
        arrangement.mode = EarthArrangement::Mode::SideBySide;
        arrangement.panes = 3;
        shown.panel.setArrangement(arrangement);
        QVERIFY(shown.settle());
        QCOMPARE(gapOf(shown.view()->scene().panes()), std::optional(QRectF(0.5, 0.5, 0.5, 0.5)));
        for (const QImage& picture : {shown.view()->grabFrame(), shown.scene()})
            for (int y = picture.height() / 2 + 4; y < picture.height(); y += 9)
                for (int x = picture.width() / 2 + 4; x < picture.width(); x += 9)
                    QVERIFY2(distance(picture.pixel(x, y), shown.view()->scene().sky().rgb()) <= 1, qPrintable(rgb(picture.pixel(x, y))));
    }
    /// Small multiples that fill the view make room for the bar of all of them.
    void oneBarCoversNoneOfTheSmallMultiples()
    {
        Two shown;
        shown.panel.resize(820, 640);
        for (const int count : {3, 4, 6, 8, 9}) {
            QVERIFY(shown.arrange(Mode::SideBySide, count));
            const auto* bar = shown.panel.findChild<ColourBar*>();
            QVERIFY2(bar && bar->isVisible(), qPrintable(QString::number(count)));
            QVERIFY(shown.view()->rect().contains(bar->geometry()));
            for (const ScenePane& pane : shown.view()->scene().panes()) {
                const QRectF area(pane.area.left() * shown.view()->width(), pane.area.top() * shown.view()->height(),
                    pane.area.width() * shown.view()->width(), pane.area.height() * shown.view()->height());
                QVERIFY2(!area.adjusted(1.0, 1.0, -1.0, -1.0).intersects(bar->geometry()), qPrintable(QString::number(count)));
            }
        }
        QVERIFY(shown.arrange(Mode::Single));
        QCOMPARE(shown.view()->scene().panes().front().area, QRectF(0.0, 0.0, 1.0, 1.0));
    }
    /// Where the classes of tracks have no room, the plate is not as wide as if they had.
    void aLowBarDoesWithoutTheClassesOfTracks()
    {
        BarContent content;
        content.layer.units = QStringLiteral("hPa");
        content.colouring.range = {1000.0, 1016.0};
        for (int k = 1; k <= 5; ++k)
            content.tracks.push_back({static_cast<double>(k), QStringLiteral("Tropical depression %1").arg(k), qRgb(40 * k, 0, 0)});
        QCOMPARE(ColourBar::fitted(content, 400.0).tracks.size(), content.tracks.size());
        const BarContent low = ColourBar::fitted(content, 150.0);
        QVERIFY(low.tracks.empty());
        QVERIFY(ColourBar::widthFor(low) < ColourBar::widthFor(content) - 40);
    }
    void blinkingShowsOneAfterTheOther()
    {
        Two shown;
        QVERIFY(shown.arrange(Mode::Blink));
        const auto shows
            = [&](double value) { return distance(Two::at(shown.scene(), *shown.view()->toScreen(10.0, 15.0)), shown.expected(value)) < 8; };
        QTRY_VERIFY(shows(20.0));
        QTRY_VERIFY(shows(80.0));
        QTRY_VERIFY(shows(20.0));
    }
    void rangesAreSharedWhereWished()
    {
        Two shown;
        shown.add(one, [](double, double lat, std::size_t) { return lat; });
        shown.add(two, [](double, double lat, std::size_t) { return 3.0 * lat; });
        for (const QString& id : {one, two})
            shown.change(id, [](EarthLook& l) { l.range = EarthRange::Automatic; });
        QVERIFY(shown.arrange(Mode::SideBySide));
        QCOMPARE(shown.layer(one).lowest, shown.layer(two).lowest);
        QCOMPARE(shown.layer(one).highest, shown.layer(two).highest);
        QVERIFY(shown.layer(one).highest >= 270.0);
        EarthArrangement apart = shown.panel.arrangement();
        apart.sameRange = false;
        shown.panel.setArrangement(apart);
        QVERIFY(shown.settle());
        QVERIFY(shown.layer(one).highest <= 100.0);
        QVERIFY(shown.layer(two).highest >= 270.0);
    }
    void orderOpacityAndBlendingAreSeen()
    {
        Two shown;
        QVERIFY(shown.settle());
        const auto middle = [&] { return Two::at(shown.scene(), *shown.view()->toScreen(10.0, 15.0)); };
        QVERIFY(distance(middle(), shown.expected(80.0)) < 6);
        shown.panel.moveLayer(two, 0);
        QVERIFY(distance(middle(), shown.expected(20.0)) < 6);
        shown.change(one, [](EarthLook& l) { l.opacity = 0.25; });
        const QRgb a = shown.expected(20.0), b = shown.expected(80.0);
        const auto each = [&](const auto& mix) { return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b))); };
        const QRgb mixed = each([](int x, int y) { return static_cast<int>(std::lround(0.25 * x + 0.75 * y)); });
        QVERIFY2(distance(middle(), mixed) < 8, qPrintable(rgb(middle()) + rgb(mixed)));
        shown.change(one, [](EarthLook& l) {
            l.opacity = 1.0;
            l.multiply = true;
        });
        const QRgb product = each([](int x, int y) { return x * y / 255; });
        QVERIFY2(distance(middle(), product) < 8, qPrintable(rgb(middle()) + rgb(product)));
    }
    void keysMoveLayersInTheList()
    {
        Two shown;
        shown.panel.setViewState({{QStringLiteral("layers_folded"), false}});
        QVERIFY(shown.settle());
        const auto rows = shown.panel.findChildren<LayerRow*>();
        QVERIFY(!rows.isEmpty());
        LayerRow* top = nullptr;
        for (LayerRow* row : rows)
            if (row->isVisible() && row->text().contains(two))
                top = row;
        QVERIFY(top);
        QTest::keyClick(top, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(shown.panel.layers().back().id, one);
    }
    void aDifferenceSaysWhatWasDone()
    {
        Two shown;
        shown.panel.addField(two, two, cubeOn(globalGrid(2.5, -180.0, false, true), constant(80.0)));
        const auto made = shown.panel.addDifference(one, two);
        QVERIFY(made);
        shown.change(*made, [](EarthLook& l) {
            l.colourMap = QStringLiteral("viridis");
            l.range = EarthRange::Fixed;
            l.lowest = -100.0;
            l.highest = 0.0;
        });
        QVERIFY(shown.settle());
        QVERIFY2(shown.layer(*made).note.contains(QLatin1String("regridded")), qPrintable(shown.layer(*made).note));
        const QRgb found = Two::at(shown.scene(), *shown.view()->toScreen(10.0, 15.0));
        QVERIFY2(distance(found, shown.expected(40.0)) < 8, qPrintable(rgb(found))); // −60 within −100 … 0
        shown.panel.removeLayer(two);
        QVERIFY(shown.layer(*made).id.isEmpty()); // nothing is left to subtract
    }
    void viewsKeepEverythingAndLayersThatComeLaterTakeTheirs()
    {
        QJsonObject state;
        {
            Two shown;
            shown.panel.setSource(one, QStringLiteral("node.data"));
            QVERIFY(shown.panel.addDifference(one, two));
            QVERIFY(!shown.panel.deriveLayer(one, EarthLayerKind::Hatch).isEmpty());
            shown.change(two, [](EarthLook& l) {
                l.opacity = 0.5;
                l.norm = EarthNorm::Power;
                l.power = 0.7;
                l.smooth = false;
                l.name = QStringLiteral("Second");
            });
            shown.panel.moveLayer(two, 0);
            QVERIFY(shown.arrange(Mode::SideBySide, 3));
            state = shown.panel.viewState();
        }
        Two shown;
        shown.panel.clear();
        shown.panel.setViewState(state);
        const std::vector<std::pair<QString, QString>> waiting = shown.panel.sources();
        QCOMPARE(waiting.size(), std::size_t(1));
        QCOMPARE(waiting.front().second, QStringLiteral("node.data"));
        shown.panel.addField(one, one, cubeOn(globalGrid(5.0, 0.0, true, true), constant(20.0)));
        shown.panel.addField(two, two, cubeOn(globalGrid(5.0, 0.0, true, true), constant(80.0)));
        QVERIFY(shown.settle());
        QCOMPARE(shown.panel.arrangement().panes, 3);
        QCOMPARE(shown.layer(two).opacity, 0.5);
        QCOMPARE(shown.layer(two).shownTitle(), QStringLiteral("Second"));
        QVERIFY(!shown.layer(two).smooth && shown.layer(two).norm == EarthNorm::Power);
        QCOMPARE(shown.panel.viewState().value(QLatin1String("layers")), state.value(QLatin1String("layers")));
        QCOMPARE(shown.panel.viewState().value(QLatin1String("order")), state.value(QLatin1String("order")));
    }
    void smallMultiplesShowEachYear()
    {
        Two shown;
        const Grid grid = globalGrid(10.0, 0.0, true, true);
        const auto plain = cubeOn(
            grid, [](double, double, std::size_t step) { return 10.0 + 30.0 * static_cast<double>(step); }, 3);
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        for (int year = 0; year < 3; ++year)
            signature->axes[0].values[static_cast<std::size_t>(year)] = toSeconds({2000 + year, 7, 1, 0, 0, 0.0}, Calendar::Standard);
        std::vector<float> values(3 * grid.size());
        QVERIFY(plain->read(0, Window::all(signature->shapeOf(signature->variables.front())), values));
        shown.panel.clear();
        shown.panel.addField(one, one, std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values}));
        shown.panel.setColourMap(one, QStringLiteral("viridis"));
        shown.panel.setRange(one, std::pair(lowest, highest));
        shown.panel.setTime(shown.panel.times()[1]);
        QVERIFY(shown.panel.showMultiples(one, EarthMultiples::Years));
        QVERIFY(shown.settle());
        QCOMPARE(shown.panel.arrangement().panes, 3);
        QVERIFY(shown.panel.viewState().value(QLatin1String("layers_folded")).toBool()); // the list covers none of the pictures
        const QImage image = shown.scene();
        for (std::size_t pane = 0; pane < 3; ++pane) {
            const QRgb found = Two::at(image, *shown.view()->toScreen(10.0, 15.0, pane));
            QVERIFY2(distance(found, shown.expected(10.0 + 30.0 * static_cast<double>(pane))) < 8, qPrintable(rgb(found)));
        }
        const auto none = shown.panel.showMultiples(one, EarthMultiples::Members);
        QVERIFY(!none && none.error().message.contains(QLatin1String("one member only")));
    }
};

QTEST_MAIN(CompareTest)
#include "compare_test.moc"
