// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cf_time.h"

#include <QTest>

#include <cmath>
#include <random>

Q_DECLARE_METATYPE(terrella::DateTime)

using namespace terrella;

namespace {

const std::vector<Calendar> everyCalendar{
    Calendar::Standard, Calendar::ProlepticGregorian, Calendar::Julian, Calendar::NoLeap, Calendar::AllLeap, Calendar::Days360, Calendar::None};

QString isoOf(const char* units, double value, const char* calendar)
{
    const auto cal = parseCalendar(QString::fromLatin1(calendar));
    if (!cal)
        return cal.error().message;
    const auto parsed = parseTimeUnits(QString::fromUtf8(units), *cal);
    return parsed ? isoText(parsed->toSeconds(value), *cal) : parsed.error().message;
}

} // namespace

class CfTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void daysFollowOneAnotherInEveryCalendar();
    void secondsComeBackAsTheyWent();
    void knowsTheCalendars();
    void knownDays_data();
    void knownDays();
    void valuesWithUnits_data();
    void valuesWithUnits();
    void valuesOfAnHourlyAxisAreWholeSeconds();
    void refusesUnits_data();
    void refusesUnits();
    void readsIso_data();
    void readsIso();
    void refusesIso_data();
    void refusesIso();
    void isoTextReadsBack();
    void dayOfYear();
};

void CfTimeTest::daysFollowOneAnotherInEveryCalendar()
{
    for (const Calendar calendar : everyCalendar) {
        // every day of the years -450 … 2450 once, in order, each valid and each found again
        const double first = toSeconds({-450, 1, 1, 0, 0, 0}, calendar);
        const double last = toSeconds({2451, 1, 1, 0, 0, 0}, calendar);
        DateTime before = fromSeconds(first - 86'400, calendar);
        QCOMPARE(before.year, -451);
        for (double t = first; t < last; t += 86'400) {
            const DateTime date = fromSeconds(t, calendar);
            if (!(date > before) || !isValidDate(date.year, date.month, date.day, calendar) || toSeconds(date, calendar) != t)
                QFAIL(qPrintable(QStringLiteral("%1 after %2 in %3").arg(isoText(date), isoText(before), calendarName(calendar))));
            before = date;
        }
        // and months add up to years
        for (const int year : {-4, 0, 4, 1500, 1582, 1600, 1700, 1900, 2000, 2023, 2024}) {
            int days = 0;
            for (int month = 1; month <= 12; ++month)
                days += daysInMonth(year, month, calendar);
            QCOMPARE(days * 86'400.0, toSeconds({year + 1, 1, 1, 0, 0, 0}, calendar) - toSeconds({year, 1, 1, 0, 0, 0}, calendar));
        }
    }
}

void CfTimeTest::secondsComeBackAsTheyWent()
{
    std::mt19937_64 random(1582);
    std::uniform_int_distribution<qint64> whole(-300'000'000'000, 300'000'000'000);
    std::uniform_int_distribution<qint64> near(-4'000'000'000, 4'000'000'000);
    for (const Calendar calendar : everyCalendar)
        for (int i = 0; i < 20'000; ++i) {
            const auto t = static_cast<double>(whole(random));
            QCOMPARE(toSeconds(fromSeconds(t, calendar), calendar), t);
            const double fine = static_cast<double>(near(random)) + 0.123456;
            QVERIFY(std::abs(toSeconds(fromSeconds(fine, calendar), calendar) - fine) < 1e-6);
        }
    QCOMPARE(fromSeconds(86'399.99999999, Calendar::Standard), (DateTime{1970, 1, 2, 0, 0, 0}));
}

void CfTimeTest::knowsTheCalendars()
{
    for (const Calendar calendar : everyCalendar)
        QCOMPARE(*parseCalendar(calendarName(calendar)), calendar);
    QCOMPARE(*parseCalendar(QString()), Calendar::Standard);
    QCOMPARE(*parseCalendar(QStringLiteral("gregorian")), Calendar::Standard);
    QCOMPARE(*parseCalendar(QStringLiteral("365_day")), Calendar::NoLeap);
    QCOMPARE(*parseCalendar(QStringLiteral("366_day")), Calendar::AllLeap);
    QCOMPARE(*parseCalendar(QStringLiteral("NOLEAP")), Calendar::NoLeap);
    const auto unknown = parseCalendar(QStringLiteral("mayan"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::Unsupported);
    QVERIFY(unknown.error().message.contains(QStringLiteral("'mayan'")));
    QVERIFY(isValidDate(2000, 2, 30, Calendar::Days360));
    QVERIFY(!isValidDate(2000, 1, 31, Calendar::Days360));
    QVERIFY(!isValidDate(2000, 2, 29, Calendar::NoLeap));
    QVERIFY(isValidDate(2001, 2, 29, Calendar::AllLeap));
    QVERIFY(isValidDate(1500, 2, 29, Calendar::Standard));
    QVERIFY(!isValidDate(1500, 2, 29, Calendar::ProlepticGregorian));
    QVERIFY(isValidDate(1900, 2, 29, Calendar::Julian));
    QVERIFY(!isValidDate(1582, 10, 10, Calendar::Standard));
    QVERIFY(isValidDate(1582, 10, 10, Calendar::ProlepticGregorian));
}

void CfTimeTest::knownDays_data()
{
    QTest::addColumn<int>("calendar");
    QTest::addColumn<DateTime>("date");
    QTest::addColumn<double>("days");
    const auto row
        = [](const char* name, Calendar calendar, DateTime date, double days) { QTest::newRow(name) << static_cast<int>(calendar) << date << days; };
    // Unix time
    row("2000", Calendar::Standard, {2000, 1, 1, 0, 0, 0}, 10'957);
    row("2038", Calendar::ProlepticGregorian, {2038, 1, 19, 3, 14, 7}, 2'147'483'647 / 86'400.0);
    // Julian day 0 is noon of 1 January 4713 BC (year -4712) in the Julian, 24 November in the Gregorian calendar;
    // 1970-01-01T00 is Julian day 2440587.5
    row("Julian day 0, standard", Calendar::Standard, {-4712, 1, 1, 12, 0, 0}, -2'440'587.5);
    row("Julian day 0, proleptic", Calendar::ProlepticGregorian, {-4713, 11, 24, 12, 0, 0}, -2'440'587.5);
    row("Julian day 0, julian", Calendar::Julian, {-4712, 1, 1, 12, 0, 0}, -2'440'587.5 - 13);
    // the last Julian and the first Gregorian day: Julian days 2299159.5 and 2299160.5
    row("1582-10-04", Calendar::Standard, {1582, 10, 4, 0, 0, 0}, 2'299'159.5 - 2'440'587.5);
    row("1582-10-15", Calendar::Standard, {1582, 10, 15, 0, 0, 0}, 2'299'160.5 - 2'440'587.5);
    // 1 January of year 1: Julian day 1721423.5 (Julian calendar), 1721425.5 (Gregorian)
    row("0001 standard", Calendar::Standard, {1, 1, 1, 0, 0, 0}, 1'721'423.5 - 2'440'587.5);
    row("0001 proleptic", Calendar::ProlepticGregorian, {1, 1, 1, 0, 0, 0}, 1'721'425.5 - 2'440'587.5);
    row("noleap", Calendar::NoLeap, {2000, 3, 1, 0, 0, 0}, 30 * 365 + 59);
    row("all_leap", Calendar::AllLeap, {2001, 3, 1, 0, 0, 0}, 31 * 366 + 60);
    row("30 February", Calendar::Days360, {2000, 2, 30, 0, 0, 0}, 30 * 360 + 59);
}

void CfTimeTest::knownDays()
{
    QFETCH(int, calendar);
    QFETCH(DateTime, date);
    QFETCH(double, days);
    QCOMPARE(toSeconds(date, static_cast<Calendar>(calendar)), std::round(days * 86'400));
    QCOMPARE(isoText(days * 86'400, static_cast<Calendar>(calendar)), isoText(date));
}

void CfTimeTest::valuesWithUnits_data()
{
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("calendar");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* units, double value, const char* calendar, const char* expected) {
        QTest::addRow("%s %s %.10g", units, calendar, value) << QByteArray(units) << value << QByteArray(calendar) << QString::fromLatin1(expected);
    };
    row("hours since 1900-01-01 00:00:00.0", 1'043'136, "gregorian", "2019-01-01T00:00:00"); // ERA5
    row("hours since 1800-01-01 00:00:0.0", 1'315'320, "standard", "1950-01-20T00:00:00");
    // NCEP's reanalysis counts from year 1 in the mixed calendar: 17067072 h is 1 January 1948
    row("hours since 1-1-1 00:00:0.0", 17'067'072, "standard", "1948-01-01T00:00:00");
    row("days since 1-1-1", 711'128, "standard", "1948-01-01T00:00:00");
    row("days since 1-1-1", 711'126, "proleptic_gregorian", "1948-01-01T00:00:00");
    row("days since 0001-01-01 00:00", 1, "standard", "0001-01-02T00:00:00");
    row("hours since 0000-01-01", 366 * 24, "standard", "0001-01-01T00:00:00");
    row("days since 0000-01-01", 365, "noleap", "0001-01-01T00:00:00");
    row("seconds since 1970-01-01T00:00:00Z", 946'684'800, "", "2000-01-01T00:00:00");
    row("seconds since 1970-01-01 00:00:00 UTC", 0.25, "", "1970-01-01T00:00:00.25");
    row("days since 1850-01-01", 59, "360_day", "1850-02-30T00:00:00");
    row("days since 2000-02-30", 1, "360_day", "2000-03-01T00:00:00");
    row("days since 1850-01-01 12:00", 365 * 150, "365_day", "2000-01-01T12:00:00");
    row("minutes since 2005-08-28 00:00:00", 720, "", "2005-08-28T12:00:00");     // WRF
    row("msec since 1992-10-8 15:15:42.5 -6:00", 500, "", "1992-10-08T21:15:43"); // UDUNITS' own example of a zone
    row("hours since 2000-01-01 00:00:00 +01:30", 0, "", "1999-12-31T22:30:00");
    row("hours since 2000-01-01 00:00:00 -0530", 0, "", "2000-01-01T05:30:00");
    row("Hours Since 2000-1-1", 6, "", "2000-01-01T06:00:00");
    row("hrs since 2000-01-01", 6, "", "2000-01-01T06:00:00");
    row("hr since 2000-01-01", 6, "", "2000-01-01T06:00:00");
    row("h since 2000-01-01", 6, "", "2000-01-01T06:00:00");
    row("d since 20000101", 1.5, "", "2000-01-02T12:00:00");
    row("min since 20000101T0630", 1, "", "2000-01-01T06:31:00");
    row("sec since 2000", 61, "", "2000-01-01T00:01:01");
    row("days since 79-6-15", 0, "", "0079-06-15T00:00:00");
    row("3 hours since 2000-01-01", 3, "", "2000-01-01T09:00:00");
    row("weeks since 2000-01-01", 2, "", "2000-01-15T00:00:00");
    row("us since 2000-01-01", 1e6, "", "2000-01-01T00:00:01");
    row("days @ 2000-01-01", 1, "", "2000-01-02T00:00:00");
    row("days since 1582-10-04", 1, "standard", "1582-10-15T00:00:00");
    row("days since 1582-10-04", 1, "proleptic_gregorian", "1582-10-05T00:00:00");
    row("months since 2000-01-31", 1, "", "2000-02-29T00:00:00");
    row("months since 1999-11-01", 3, "", "2000-02-01T00:00:00");
    row("months since 2000-02-01", 0.5, "", "2000-02-15T12:00:00");
    row("months since 2000-02-01", -1, "", "2000-01-01T00:00:00");
    row("months since 1960-01-01", 2.5, "360_day", "1960-03-16T00:00:00");
    row("years since 2000-02-29", 1, "", "2001-02-28T00:00:00");
    row("years since 1850-01-01", 150, "noleap", "2000-01-01T00:00:00");
    row("common_years since 2000-01-01", 1, "", "2000-12-31T00:00:00");
    row("day as %Y%m%d.%f", 19'960'108.25, "", "1996-01-08T06:00:00");
    row("day as %Y%m%d.%f", 20'000'230.0, "360_day", "2000-02-30T00:00:00");
}

void CfTimeTest::valuesWithUnits()
{
    QFETCH(QByteArray, units);
    QFETCH(double, value);
    QFETCH(QByteArray, calendar);
    QFETCH(QString, expected);
    QCOMPARE(isoOf(units.constData(), value, calendar.constData()), expected);
}

void CfTimeTest::valuesOfAnHourlyAxisAreWholeSeconds()
{
    const TimeUnits days = *parseTimeUnits(QStringLiteral("days since 0001-01-01"), Calendar::ProlepticGregorian);
    const double start = days.toSeconds(730'000);
    for (int minute = 0; minute < 20'000; ++minute) // 1/1440 day has no exact double
        QCOMPARE(days.toSeconds(730'000 + minute / 1440.0), start + 60.0 * minute);
    QVERIFY(std::isnan(days.toSeconds(std::nan(""))));
    QVERIFY(std::isnan(parseTimeUnits(QStringLiteral("months since 2000-01-01"), Calendar::Standard)->toSeconds(9.96921e36))); // NetCDF's fill value
    QVERIFY(std::isnan(parseTimeUnits(QStringLiteral("day as %Y%m%d.%f"), Calendar::Standard)->toSeconds(20'000'230)));
}

void CfTimeTest::refusesUnits_data()
{
    QTest::addColumn<QString>("units");
    QTest::addColumn<QString>("part");
    QTest::newRow("no start") << "hours"
                              << "hours since 1900";
    QTest::newRow("empty") << ""
                           << "hours since 1900";
    QTest::newRow("no time") << "metres since 1900-01-01"
                             << "'metres' is not a unit of time";
    QTest::newRow("bad date") << "days since yesterday"
                              << "'yesterday' is not a date";
    QTest::newRow("bad month") << "days since 1900-13-01"
                               << "no month 13";
    QTest::newRow("bad day") << "days since 1900-02-30"
                             << "no day 30";
    QTest::newRow("two months") << "2 months since 1900-01-01"
                                << "one by one";
}

void CfTimeTest::refusesUnits()
{
    QFETCH(QString, units);
    QFETCH(QString, part);
    const auto result = parseTimeUnits(units, Calendar::Standard);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(part), qPrintable(result.error().message));
}

void CfTimeTest::readsIso_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("year") << "2000"
                          << "2000-01-01T00:00:00";
    QTest::newRow("month") << "2000-02"
                           << "2000-02-01T00:00:00";
    QTest::newRow("30 February") << "2000-02-30"
                                 << "2000-02-30T00:00:00";
    QTest::newRow("hour") << "2000-02-30T06"
                          << "2000-02-30T06:00:00";
    QTest::newRow("blank") << " 2000-02-30 06:30 "
                           << "2000-02-30T06:30:00";
    QTest::newRow("fraction") << "2000-02-30T06:00:00.5Z"
                              << "2000-02-30T06:00:00.5";
    QTest::newRow("compact") << "20000230T063015"
                             << "2000-02-30T06:30:15";
    QTest::newRow("year and month") << "200002"
                                    << "2000-02-01T00:00:00";
    QTest::newRow("zone") << "2000-03-01T00:00:00+01:00"
                          << "2000-02-30T23:00:00";
    QTest::newRow("midnight") << "2000-02-30T24:00"
                              << "2000-03-01T00:00:00";
    QTest::newRow("leap second") << "2000-02-30T23:59:60"
                                 << "2000-03-01T00:00:00";
    QTest::newRow("before Christ") << "-0044-03-15"
                                   << "-0044-03-15T00:00:00";
    QTest::newRow("far future") << "12000-01-01"
                                << "12000-01-01T00:00:00";
}

void CfTimeTest::readsIso()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto result = parseIso(text, Calendar::Days360);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(isoText(*result), expected);
}

void CfTimeTest::refusesIso_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << ""
                           << "'' is not a date: write it as 2000-02-29 or 2000-02-29T06:00:00.";
    QTest::newRow("words") << "last week"
                           << "'last week' is not a date: write it as 2000-02-29 or 2000-02-29T06:00:00.";
    QTest::newRow("month") << "2000-13-01"
                           << "'2000-13-01' is not a date: there is no month 13.";
    QTest::newRow("day") << "2001-02-29"
                         << "'2001-02-29' is not a date: the month 2 of 2001 has no day 29 in the standard calendar.";
    QTest::newRow("gap") << "1582-10-10"
                         << "'1582-10-10' is not a date: the month 10 of 1582 has no day 10 in the standard calendar.";
    QTest::newRow("hour") << "2000-01-01T25"
                          << "'2000-01-01T25' is not a date: there is no hour 25.";
    QTest::newRow("minute") << "2000-01-01T00:60"
                            << "'2000-01-01T00:60' is not a date: there is no minute 60.";
    QTest::newRow("second") << "2000-01-01T00:00:61"
                            << "'2000-01-01T00:00:61' is not a date: there is no second 61.";
}

void CfTimeTest::refusesIso()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto result = parseIso(text, Calendar::Standard);
    QVERIFY(!result);
    QCOMPARE(result.error().message, message);
}

void CfTimeTest::isoTextReadsBack()
{
    std::mt19937_64 random(7);
    std::uniform_int_distribution<qint64> micro(-4'000'000'000'000'000, 4'000'000'000'000'000);
    for (const Calendar calendar : everyCalendar)
        for (int i = 0; i < 2000; ++i) {
            const DateTime t = fromSeconds(static_cast<double>(micro(random)) / 1e6, calendar);
            const auto back = parseIso(isoText(t), calendar);
            QVERIFY2(back, qPrintable(isoText(t)));
            QCOMPARE(isoText(*back), isoText(t));
        }
    QCOMPARE(isoText(DateTime{2000, 1, 1, 23, 59, 59.9999999}), QStringLiteral("2000-01-01T23:59:59.999999"));
    QVERIFY(isoText(std::nan(""), Calendar::Standard).isEmpty());
}

void CfTimeTest::dayOfYear()
{
    QCOMPARE(terrella::dayOfYear({2000, 12, 31, 0, 0, 0}, Calendar::Standard), 366);
    QCOMPARE(terrella::dayOfYear({2000, 12, 31, 0, 0, 0}, Calendar::NoLeap), 365);
    QCOMPARE(terrella::dayOfYear({2000, 12, 30, 0, 0, 0}, Calendar::Days360), 360);
    QCOMPARE(terrella::dayOfYear({2000, 3, 1, 0, 0, 0}, Calendar::Standard), 61);
    QCOMPARE(terrella::dayOfYear({1582, 12, 31, 0, 0, 0}, Calendar::Standard), 355);
}

QTEST_GUILESS_MAIN(CfTimeTest)
#include "cf_time_test.moc"
