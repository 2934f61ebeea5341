// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/graphics.h"
#include "views/earth/earth_panel.h"
#include "views/earth/panel/level_bar.h"
#include "views/earth/panel/time_bar.h"
#include "views/earth/panel/time_track.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

/// What the panel shows at one time of layers that have different times, calendars and levels; values say which step was read. Needs a display with
/// OpenGL, without which nothing lies above the view.
class TimeAndLevelsTest final : public QObject {
    Q_OBJECT

    static constexpr double day = 86400.0;

    /// Daily fields, each with the number of its step as its value.
    static std::shared_ptr<const Cube> daily(const DateTime& first, int count, Calendar calendar, const std::vector<double>& levels = {},
        const char* units = "hPa", const char* cellMethods = "")
    {
        auto signature = std::make_shared<CubeSignature>();
        Axis time;
        time.kind = AxisKind::Time;
        time.name = QStringLiteral("time");
        time.calendar = calendar;
        for (int k = 0; k < count; ++k)
            time.values.push_back(toSeconds(first, calendar) + day * k);
        const Grid grid = globalGrid(30.0, 0.0, true, true);
        Axis y, x, z;
        y.kind = AxisKind::Y;
        y.values = grid.lat;
        x.kind = AxisKind::X;
        x.values = grid.lon;
        z.kind = AxisKind::Level;
        z.name = QStringLiteral("level");
        z.units = QLatin1String(units);
        z.values = levels;
        Variable v;
        v.name = QStringLiteral("v");
        v.grid = 0;
        v.cellMethods = QLatin1String(cellMethods);
        signature->axes = {time};
        v.axes = {0};
        if (!levels.empty()) {
            signature->axes.push_back(z);
            v.axes.push_back(1);
        }
        for (const Axis& axis : {y, x}) {
            v.axes.push_back(static_cast<int>(signature->axes.size()));
            signature->axes.push_back(axis);
        }
        signature->variables = {v};
        signature->grids = {grid};
        std::vector<float> values;
        for (int step = 0; step < count; ++step)
            for (std::size_t level = 0; level < std::max<std::size_t>(1, levels.size()); ++level)
                values.insert(values.end(), grid.size(), static_cast<float>(step) + 1000.0F * static_cast<float>(level));
        return std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
    }
    /// The lines of the probe without the place: "v 3.000 · 28 Feb 2001 12:00".
    static QStringList probe(EarthPanel& panel)
    {
        QStringList lines = panel.probeText(10.0, 10.0).split(QLatin1Char('\n'));
        lines.removeFirst();
        return lines;
    }
    static void settle(EarthPanel& panel) { QTRY_VERIFY(panel.isSettled()); }
    static void setDate(EarthPanel& panel, const DateTime& date)
    {
        panel.setTime(toSeconds(date, panel.calendar()));
        settle(panel);
    }

private Q_SLOTS:
    void differentCalendarsMeetByDate()
    {
        EarthPanel panel;
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2001, 2, 26, 12, 0, 0.0}, 6, Calendar::Days360)); // 26 Feb … 1 Mar
        QCOMPARE(panel.calendar(), Calendar::Days360);
        settle(panel);
        panel.addField(QStringLiteral("b"), QStringLiteral("B"), daily({2001, 2, 26, 12, 0, 0.0}, 6, Calendar::Standard)); // 26 Feb … 3 Mar
        QCOMPARE(panel.calendar(), Calendar::Standard);
        settle(panel);
        setDate(panel, {2001, 3, 1, 12, 0, 0.0});
        QTRY_COMPARE(probe(panel), (QStringList{QStringLiteral("v 3.000"), QStringLiteral("v 5.000")})); // the same date, other steps
        setDate(panel, {2001, 2, 28, 12, 0, 0.0});
        QTRY_COMPARE(probe(panel), (QStringList{QStringLiteral("v 2.000"), QStringLiteral("v 2.000")}));
        // 30 February is on the slider, and B says what it shows in its place.
        QCOMPARE(panel.times().size(), std::size_t(8));
        panel.setTime(panel.times()[4]);
        settle(panel);
        QTRY_COMPARE(probe(panel), (QStringList{QStringLiteral("v 2.000 · 28 Feb 2001 12:00 UTC"), QStringLiteral("v 4.000")}));
        QVERIFY2(panel.momentText().contains(QLatin1String("28 Feb 2001 12:00 UTC")), qPrintable(panel.momentText()));
        // Beyond its last step A is held, and says so.
        setDate(panel, {2001, 3, 3, 12, 0, 0.0});
        QTRY_COMPARE(probe(panel), (QStringList{QStringLiteral("v 5.000"), QStringLiteral("v 5.000 · 1 Mar 2001 12:00")}));
        EarthTimeSettings settings = panel.timeSettings();
        settings.beyond = EarthTimeSettings::Beyond::Hide;
        panel.setTimeSettings(settings);
        QTRY_COMPARE(probe(panel), QStringList{QStringLiteral("v 5.000")});
    }
    void hiddenLayersLendNoTimes()
    {
        EarthPanel panel;
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 1, 1, 0, 0, 0.0}, 3, Calendar::Standard));
        panel.addField(QStringLiteral("b"), QStringLiteral("B"), daily({2000, 1, 3, 0, 0, 0.0}, 4, Calendar::Standard));
        QCOMPARE(panel.times().size(), std::size_t(6));
        setDate(panel, {2000, 1, 6, 0, 0, 0.0});
        panel.setLayerVisible(QStringLiteral("b"), false);
        QCOMPARE(panel.times().size(), std::size_t(3));
        QCOMPARE(isoText(panel.time(), panel.calendar()), QStringLiteral("2000-01-03T00:00:00"));
        panel.setLayerVisible(QStringLiteral("b"), true); // what was wished comes again
        QCOMPARE(isoText(panel.time(), panel.calendar()), QStringLiteral("2000-01-06T00:00:00"));
    }
    void tracksJoinTheUnion()
    {
        EarthPanel panel;
        panel.addTracks(QStringLiteral("t"), QStringLiteral("T"), trackOf({{10.0, 10.0}, {11.0, 10.0}, {12.0, 10.0}})); // 28 Feb 2000, six-hourly
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 2, 28, 0, 0, 0.0}, 2, Calendar::NoLeap));
        QCOMPARE(panel.calendar(), Calendar::Standard);
        QCOMPARE(panel.times().size(), std::size_t(4)); // 00, 06, 12 and 1 March
        QCOMPARE(isoText(panel.times().back(), panel.calendar()), QStringLiteral("2000-03-01T00:00:00"));
    }
    void climatologiesGoByTheDayOfTheYear()
    {
        EarthPanel panel;
        panel.addField(QStringLiteral("normal"), QStringLiteral("Normal"),
            daily({1981, 1, 1, 0, 0, 0.0}, 365, Calendar::NoLeap, {}, "", "time: mean within years time: mean over years"));
        QCOMPARE(panel.times().size(), std::size_t(365)); // alone it has its own dates
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2020, 2, 27, 0, 0, 0.0}, 5, Calendar::Standard));
        QCOMPARE(panel.times().size(), std::size_t(5));
        setDate(panel, {2020, 3, 1, 0, 0, 0.0});
        QTRY_COMPARE(probe(panel), (QStringList{QStringLiteral("v 3.000"), QStringLiteral("v 59.00 · 1 Mar 00:00")}));
        EarthLook look = panel.layers().front();
        look.year = EarthYear::Own;
        panel.setLook(QStringLiteral("normal"), look);
        QCOMPARE(panel.times().size(), std::size_t(370));
    }
    void aDateThatOnlySomeCalendarsHaveIsRestored()
    {
        EarthPanel panel;
        const auto cube = daily({2001, 2, 26, 12, 0, 0.0}, 6, Calendar::Days360);
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), cube);
        setDate(panel, {2001, 2, 30, 12, 0, 0.0});
        const QJsonObject state = panel.viewState();
        QCOMPARE(state.value(QLatin1String("time")).toString(), QStringLiteral("2001-02-30T12:00:00"));
        EarthPanel other; // the state comes before the layers do
        other.setViewState(state);
        other.addField(QStringLiteral("a"), QStringLiteral("A"), cube);
        QCOMPARE(isoText(other.time(), other.calendar()), QStringLiteral("2001-02-30T12:00:00"));
    }
    void settingsOfPlayingAreKept()
    {
        EarthPanel panel;
        QVERIFY(!panel.viewState().contains(QLatin1String("playing")));
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 1, 1, 0, 0, 0.0}, 9, Calendar::Standard));
        EarthTimeSettings settings;
        settings.stepsPerSecond = 30.0;
        settings.atEnd = EarthTimeSettings::AtEnd::Bounce;
        settings.first = DateTime{2000, 1, 3, 0, 0, 0.0};
        panel.setTimeSettings(settings);
        EarthPanel other;
        other.setViewState(panel.viewState());
        QVERIFY(other.timeSettings() == settings);
        QSignalSpy moves(&panel, &EarthPanel::timeChanged);
        panel.play();
        QTRY_VERIFY(moves.size() >= 12);
        panel.pause();
        for (int k = 1; k < moves.size(); ++k)
            QVERIFY(moves[k].front().toDouble() >= toSeconds(*settings.first, Calendar::Standard));
    }
    void theBarIsWorkedByKeys()
    {
        EarthPanel panel;
        panel.resize(640, 480);
        panel.show();
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 1, 1, 0, 0, 0.0}, 60, Calendar::Standard));
        auto* track = panel.findChild<TimeTrack*>();
        const auto now = [&] { return isoText(panel.time(), panel.calendar()).left(10); };
        QTest::keyClick(track, Qt::Key_Right);
        QCOMPARE(now(), QStringLiteral("2000-01-02"));
        QTest::keyClick(track, Qt::Key_PageDown);
        QCOMPARE(now(), QStringLiteral("2000-01-12"));
        QTest::keyClick(track, Qt::Key_BracketLeft);
        QTest::keyClick(track, Qt::Key_End);
        QCOMPARE(now(), QStringLiteral("2000-02-29"));
        QTest::keyClick(track, Qt::Key_Home);
        QCOMPARE(now(), QStringLiteral("2000-01-12")); // where the played period begins
        QVERIFY(panel.timeSettings().first.has_value());
        QTest::keyClick(track, Qt::Key_Backslash);
        QVERIFY(!panel.timeSettings().first.has_value());
        QTest::keyClick(track, Qt::Key_G);
        auto* date = panel.findChild<TimeBar*>()->findChild<QLineEdit*>();
        QVERIFY(date->isVisible());
        date->setText(QStringLiteral("2000-02-31"));
        QTest::keyClick(date, Qt::Key_Return);
        QVERIFY(date->isVisible()); // there is no such date; it says so
        date->setText(QStringLiteral("2000-02-20 09:00"));
        QTest::keyClick(date, Qt::Key_Return);
        QVERIFY(!date->isVisible());
        QCOMPARE(isoText(panel.time(), panel.calendar()), QStringLiteral("2000-02-20T09:00:00"));
        EarthTimeSettings settings = panel.timeSettings();
        settings.step = EarthTimeSettings::Step::Month;
        panel.setTimeSettings(settings);
        QTest::keyClick(track, Qt::Key_Left);
        QCOMPARE(isoText(panel.time(), panel.calendar()), QStringLiteral("2000-01-20T09:00:00"));
        QTest::keyClick(track, Qt::Key_Space);
        QVERIFY(panel.isPlaying());
        QTest::keyClick(track, Qt::Key_Space);
        QVERIFY(!panel.isPlaying());
    }
    /// What the menu names works with the keyboard anywhere in the panel.
    void itsKeysWorkBesideTheBarToo()
    {
        EarthPanel panel;
        panel.resize(640, 480);
        auto* play = panel.findChild<TimeBar*>()->findChild<QToolButton*>();
        QVERIFY(!play->isEnabled()); // there are no times yet
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 1, 1, 0, 0, 0.0}, 60, Calendar::Standard));
        QVERIFY(play->isEnabled());
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QWidget* elsewhere = nullptr;
        for (QWidget* child : panel.findChildren<QWidget*>())
            if (child->isVisible() && child->focusPolicy() == Qt::StrongFocus && !panel.findChild<TimeBar*>()->isAncestorOf(child))
                elsewhere = child;
        QVERIFY(elsewhere);
        elsewhere->setFocus();
        panel.setTime(toSeconds({2000, 1, 12, 0, 0, 0.0}, Calendar::Standard));
        QTest::keyClick(elsewhere, Qt::Key_BracketLeft);
        QVERIFY(panel.timeSettings().first.has_value());
        QTest::keyClick(elsewhere, Qt::Key_Backslash);
        QVERIFY(!panel.timeSettings().first.has_value());
        QTest::keyClick(elsewhere, Qt::Key_G);
        QVERIFY(panel.findChild<TimeBar*>()->findChild<QLineEdit*>()->isVisible());
    }
    void levelsOfOneKindGoTogether()
    {
        EarthPanel panel;
        panel.resize(700, 600);
        panel.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 1, 1, 0, 0, 0.0}, 1, Calendar::Standard, {1000.0, 850.0, 500.0}));
        panel.addField(
            QStringLiteral("b"), QStringLiteral("B"), daily({2000, 1, 1, 0, 0, 0.0}, 1, Calendar::Standard, {20000.0, 50000.0, 92500.0}, "Pa"));
        panel.addField(QStringLiteral("c"), QStringLiteral("C"), daily({2000, 1, 1, 0, 0, 0.0}, 1, Calendar::Standard, {0.0, 10.0, 500.0}, "m"));
        const auto levels = [&] {
            QStringList out;
            for (const EarthLayer& layer : panel.layers())
                out << QString::number(layer.level);
            return out.join(QLatin1Char(' '));
        };
        panel.setLevel(QStringLiteral("a"), 2); // 500 hPa
        QCOMPARE(levels(), QStringLiteral("2 1 0"));
        panel.setLevel(QStringLiteral("b"), 2); // 925 hPa; by height A's 1000 is nearer than its 850
        QCOMPARE(levels(), QStringLiteral("0 2 0"));
        QTRY_VERIFY(panel.isSettled());
        QTRY_COMPARE(probe(panel)[2], QStringLiteral("v 0.000 · 1000 hPa")); // A says that it is not 925
        EarthLook look = panel.layers()[1];
        look.levelLinked = false;
        panel.setLook(QStringLiteral("b"), look);
        panel.setLevel(QStringLiteral("a"), 1);
        QCOMPARE(levels(), QStringLiteral("1 2 0"));
        // The slider is that of the topmost; then that of A.
        auto* bar = panel.findChild<LevelBar*>();
        if (!bar)
            QSKIP(noGraphics);
        QVERIFY(bar->choice() && bar->choice()->kind == QLatin1String("height"));
        panel.setLayerVisible(QStringLiteral("c"), false);
        QVERIFY(bar->choice() && bar->choice()->kind == QLatin1String("pressure"));
        QCOMPARE(bar->choice()->values, (std::vector<double>{100000.0, 85000.0, 50000.0}));
        panel.stepLevel(1);
        QCOMPARE(levels(), QStringLiteral("2 2 0"));
        QTest::keyClick(bar, Qt::Key_Down);
        QCOMPARE(levels(), QStringLiteral("1 2 0"));
        const QJsonObject state = panel.viewState();
        EarthPanel other;
        other.setViewState(state);
        other.addField(
            QStringLiteral("b"), QStringLiteral("B"), daily({2000, 1, 1, 0, 0, 0.0}, 1, Calendar::Standard, {20000.0, 50000.0, 92500.0}, "Pa"));
        other.addField(QStringLiteral("a"), QStringLiteral("A"), daily({2000, 1, 1, 0, 0, 0.0}, 1, Calendar::Standard, {1000.0, 850.0, 500.0}));
        for (const EarthLayer& layer : other.layers()) {
            QCOMPARE(layer.level, layer.id == QLatin1String("a") ? 1 : 2);
            QCOMPARE(layer.levelLinked, layer.id == QLatin1String("a"));
        }
    }
};

QTEST_MAIN(TimeAndLevelsTest)
#include "time_and_levels_test.moc"
