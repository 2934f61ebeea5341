// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/times.h"
#include "views/earth/panel/time_player.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;
using namespace terrella::earth;

using Between = EarthTimeSettings::Between;
using Step = EarthTimeSettings::Step;
using AtEnd = EarthTimeSettings::AtEnd;

/// Calendars beside each other, steps and playing, without a panel.
class TimesTest final : public QObject {
    Q_OBJECT

    static double at(int year, int month, int day, int hour, Calendar calendar = Calendar::Standard)
    {
        return toSeconds({year, month, day, hour, 0, 0.0}, calendar);
    }
    static std::vector<double> daily(int year, Calendar calendar)
    {
        std::vector<double> out;
        for (double t = at(year, 1, 1, 12, calendar); t < at(year + 1, 1, 1, 0, calendar); t += 86400.0)
            out.push_back(t);
        return out;
    }
    static QString text(const std::vector<double>& seconds)
    {
        QStringList out;
        for (const double t : seconds)
            out << isoText(t, Calendar::Standard);
        return out.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void datesMeetInOtherCalendars()
    {
        QCOMPARE(isoText(inCalendar(at(2001, 3, 1, 6, Calendar::Days360), Calendar::Days360, Calendar::Standard), Calendar::Standard),
            QStringLiteral("2001-03-01T06:00:00"));
        QCOMPARE(isoText(inCalendar(at(1850, 12, 31, 18, Calendar::NoLeap), Calendar::NoLeap, Calendar::Standard), Calendar::Standard),
            QStringLiteral("1850-12-31T18:00:00"));
        // 29 and 30 February 2001 lie in the last half hour of the 28th, in their order.
        QCOMPARE(isoText(inCalendar(at(2001, 2, 29, 0, Calendar::Days360), Calendar::Days360, Calendar::Standard), Calendar::Standard),
            QStringLiteral("2001-02-28T23:30:00"));
        QCOMPARE(isoText(inCalendar(at(2001, 2, 30, 0, Calendar::Days360), Calendar::Days360, Calendar::Standard), Calendar::Standard),
            QStringLiteral("2001-02-28T23:40:00"));
    }
    void orderIsKeptInEveryPairOfCalendars()
    {
        const Calendar all[]
            = {Calendar::Standard, Calendar::ProlepticGregorian, Calendar::Julian, Calendar::NoLeap, Calendar::AllLeap, Calendar::Days360};
        for (const Calendar from : all)
            for (const Calendar to : all)
                for (const int year : {1582, 1900, 2000, 2001}) {
                    double before = -1e99;
                    for (double t = at(year, 1, 1, 0, from); t < at(year + 1, 1, 1, 0, from); t += 1800.0) {
                        const double now = inCalendar(t, from, to);
                        QVERIFY2(now > before, qPrintable(QStringLiteral("%1 → %2: %3").arg(calendarName(from), calendarName(to), isoText(t, from))));
                        before = now;
                    }
                }
    }
    void theSharedCalendarIsTheWorldsWhereOneHasIt()
    {
        QCOMPARE(sharedCalendar({}), Calendar::Standard);
        QCOMPARE(sharedCalendar({Calendar::Days360, Calendar::Days360}), Calendar::Days360);
        QCOMPARE(sharedCalendar({Calendar::Days360, Calendar::NoLeap}), Calendar::NoLeap);
        QCOMPARE(sharedCalendar({Calendar::Days360, Calendar::NoLeap, Calendar::ProlepticGregorian}), Calendar::ProlepticGregorian);
    }
    void aDateThatACalendarLacksShowsTheNearestStep()
    {
        const TimeLine noLeap = timeLine(daily(2000, Calendar::NoLeap), Calendar::NoLeap, Calendar::Standard, false);
        const auto shown = [&](double moment, Between between) {
            return isoText(noLeap.own[stepFor(noLeap, moment, between, Calendar::Standard)], Calendar::NoLeap);
        };
        QCOMPARE(shown(at(2000, 2, 29, 12), Between::Nearest), QStringLiteral("2000-02-28T12:00:00")); // as far from both: the one before
        QCOMPARE(shown(at(2000, 2, 29, 18), Between::Nearest), QStringLiteral("2000-03-01T12:00:00"));
        QCOMPARE(shown(at(2000, 2, 29, 18), Between::Before), QStringLiteral("2000-02-28T12:00:00"));
        QCOMPARE(shown(at(2000, 12, 31, 12), Between::Nearest), QStringLiteral("2000-12-31T12:00:00"));
        const TimeLine days360 = timeLine(daily(2000, Calendar::Days360), Calendar::Days360, Calendar::Standard, false);
        QCOMPARE(days360.own.size(), std::size_t(360));
        for (std::size_t k = 0; k < 360; ++k) // every one can be reached
            QCOMPARE(stepFor(days360, days360.shared[k], Between::Nearest, Calendar::Standard), k);
        QCOMPARE(ownTime(days360, days360.shared[59], Calendar::Standard), days360.own[59]);
    }
    void climatologiesComeEveryYear()
    {
        std::vector<double> months;
        for (int month = 1; month <= 12; ++month)
            months.push_back(at(1, month, 16, 0, Calendar::NoLeap));
        const TimeLine line = timeLine(months, Calendar::NoLeap, Calendar::Standard, true);
        const auto month = [&](double moment, Between between) { return stepFor(line, moment, between, Calendar::Standard) + 1; };
        QCOMPARE(month(at(2020, 7, 20, 0), Between::Nearest), std::size_t(7));
        QCOMPARE(month(at(1850, 1, 2, 0), Between::Nearest), std::size_t(1));
        QCOMPARE(month(at(1850, 1, 2, 0), Between::Before), std::size_t(12));
        QCOMPARE(month(at(1850, 12, 31, 23), Between::Nearest), std::size_t(1));
        QVERIFY(!isBeyond(line, at(2500, 1, 1, 0)));
        Variable variable;
        Axis time;
        time.values = months;
        time.calendar = Calendar::NoLeap;
        QVERIFY(isClimatology(variable, time)); // year 1
        for (double& t : time.values)
            t = yearsLater(t, 1984, Calendar::NoLeap);
        QVERIFY(!isClimatology(variable, time));
        variable.cellMethods = QStringLiteral("time: mean within years time: mean over years");
        QVERIFY(isClimatology(variable, time));
    }
    void beyondItsTimesIsSaid()
    {
        const TimeLine line = timeLine({at(2000, 1, 1, 0), at(2000, 1, 2, 0), at(2000, 1, 3, 0)}, Calendar::Standard, Calendar::Standard, false);
        QVERIFY(!isBeyond(line, at(2000, 1, 3, 12)));
        QVERIFY(isBeyond(line, at(2000, 1, 3, 13)));
        QVERIFY(isBeyond(line, at(1999, 12, 31, 11)));
        QVERIFY(!isBeyond(timeLine({at(2000, 1, 1, 0)}, Calendar::Standard, Calendar::Standard, false), at(2020, 1, 1, 0)));
    }
    void theUnionHoldsEachTimeOnce()
    {
        const std::vector<double> a{0.0, 10.0, 20.0}, b{5.0, 10.2, 40.0}, c = a;
        QCOMPARE(unionOf({a, b, c}), (std::vector<double>{0.0, 5.0, 10.0, 20.0, 40.0}));
        QCOMPARE(distinct({3.0, std::nan(""), 1.0, 1.1, 2.0}), (std::vector<double>{1.0, 2.0, 3.0}));
    }
    void stepsGoByTheDataAndByTheCalendar()
    {
        const std::vector<double> times{at(2000, 1, 31, 6), at(2000, 2, 3, 0), at(2002, 1, 1, 0)};
        const auto from = [&](double now, Step step, int by) {
            const auto to = stepFrom(times, Calendar::Standard, now, step, by);
            return to ? isoText(*to, Calendar::Standard) : QString();
        };
        QCOMPARE(from(times[0], Step::Data, 1), QStringLiteral("2000-02-03T00:00:00"));
        QCOMPARE(from(times[2], Step::Data, -2), QStringLiteral("2000-01-31T06:00:00"));
        QCOMPARE(from(times[2], Step::Data, 1), QString());
        QCOMPARE(from(at(2000, 2, 1, 0), Step::Data, -1), QStringLiteral("2000-01-31T06:00:00"));
        QCOMPARE(from(times[0], Step::Hour, 5), QStringLiteral("2000-01-31T11:00:00"));
        QCOMPARE(from(times[0], Step::Day, 1), QStringLiteral("2000-02-01T06:00:00"));
        QCOMPARE(from(times[0], Step::Month, 1), QStringLiteral("2000-02-29T06:00:00"));
        QCOMPARE(from(times[0], Step::Month, 13), QStringLiteral("2001-02-28T06:00:00"));
        QCOMPARE(from(times[0], Step::Month, -1), QString()); // before the first
        QCOMPARE(from(times[2], Step::Year, -1), QStringLiteral("2001-01-01T00:00:00"));
        const std::vector<double> other{at(2000, 1, 30, 0, Calendar::Days360), at(2001, 1, 1, 0, Calendar::Days360)};
        QCOMPARE(isoText(*stepFrom(other, Calendar::Days360, other[0], Step::Month, 1), Calendar::Days360), QStringLiteral("2000-02-30T00:00:00"));
    }
    void playingLoopsStopsAndTurns_data()
    {
        QTest::addColumn<int>("atEnd");
        QTest::addColumn<bool>("backwards");
        QTest::addColumn<QString>("expected");
        QTest::newRow("loop") << int(AtEnd::Loop) << false << "1 2 3 0 1 2 3 0";
        QTest::newRow("loop backwards") << int(AtEnd::Loop) << true << "3 2 1 0 3 2 1 0";
        QTest::newRow("stop") << int(AtEnd::Stop) << false << "1 2 3";
        QTest::newRow("bounce") << int(AtEnd::Bounce) << false << "1 2 3 2 1 0 1 2";
    }
    void playingLoopsStopsAndTurns()
    {
        QFETCH(int, atEnd);
        QFETCH(bool, backwards);
        QFETCH(QString, expected);
        EarthTimeSettings settings;
        settings.atEnd = static_cast<AtEnd>(atEnd);
        settings.backwards = backwards;
        PlayCourse course({0.0, 3600.0, 7200.0, 10800.0}, Calendar::Standard, settings);
        QStringList ahead, gone;
        for (const double t : course.coming(0.0, 8))
            ahead << QString::number(t / 3600.0);
        std::optional<double> now = 0.0;
        while (gone.size() < 8 && (now = course.next(*now)))
            gone << QString::number(*now / 3600.0);
        QCOMPARE(gone.join(QLatin1Char(' ')), expected);
        QCOMPARE(ahead, gone);
    }
    void onlyTheChosenPeriodIsPlayed()
    {
        EarthTimeSettings settings;
        settings.first = DateTime{2000, 1, 2, 0, 0, 0.0};
        settings.last = DateTime{2000, 1, 4, 0, 0, 0.0};
        std::vector<double> times;
        for (int day = 1; day <= 9; ++day)
            times.push_back(at(2000, 1, day, 0));
        const PlayCourse course(times, Calendar::Standard, settings);
        QCOMPARE(text(course.coming(at(2000, 1, 8, 0), 4)),
            QStringLiteral("2000-01-02T00:00:00 2000-01-03T00:00:00 2000-01-04T00:00:00 2000-01-02T00:00:00"));
        settings.first = settings.last = DateTime{1950, 1, 1, 0, 0, 0.0}; // of other data
        QCOMPARE(PlayCourse(times, Calendar::Standard, settings).first(), times.front());
        QCOMPARE(PlayCourse(times, Calendar::Standard, settings).last(), times.back());
    }
    void waitingShowsEveryStepAndKeepingTheSpeedLeavesSomeOut()
    {
        std::vector<double> times;
        for (int k = 0; k < 1000; ++k)
            times.push_back(3600.0 * k);
        for (const bool waits : {true, false}) {
            EarthTimeSettings settings;
            settings.stepsPerSecond = 100.0;
            settings.waits = waits;
            settings.atEnd = AtEnd::Stop;
            bool isReady = true;
            TimePlayer player([&] { return isReady; }, nullptr);
            player.setCourse(PlayCourse(times, Calendar::Standard, settings));
            std::vector<double> shown{0.0};
            connect(&player, &TimePlayer::moved, this, [&](double t) {
                shown.push_back(t);
                isReady = false; // the picture takes its time
                QTimer::singleShot(60, this, [&] { isReady = true; });
            });
            player.setNow(0.0);
            player.start();
            QTRY_VERIFY_WITH_TIMEOUT(shown.size() >= 6, 20000);
            player.stop();
            int leftOut = 0;
            for (std::size_t k = 1; k < shown.size(); ++k)
                leftOut += static_cast<int>((shown[k] - shown[k - 1]) / 3600.0) - 1;
            QCOMPARE(leftOut == 0, waits);
            QCOMPARE(player.leftOut(), leftOut);
        }
    }
    void settingsAreKept()
    {
        EarthTimeSettings settings;
        QVERIFY(settings.toJson().isEmpty());
        settings.step = Step::Month;
        settings.atEnd = AtEnd::Bounce;
        settings.backwards = true;
        settings.byDataTime = true;
        settings.dataPerSecond = 3600.0;
        settings.waits = false;
        settings.between = Between::Before;
        settings.beyond = EarthTimeSettings::Beyond::Hide;
        settings.first = DateTime{2000, 2, 30, 6, 0, 0.0};
        settings.last = DateTime{2001, 12, 31, 0, 0, 0.0};
        const QByteArray bytes = QJsonDocument(settings.toJson()).toJson();
        QVERIFY(EarthTimeSettings::fromJson(QJsonDocument::fromJson(bytes).object()) == settings);
        QVERIFY(EarthTimeSettings::fromJson({}) == EarthTimeSettings());
    }
};

QTEST_MAIN(TimesTest)
#include "times_test.moc"
