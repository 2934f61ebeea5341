// SPDX-License-Identifier: GPL-3.0-or-later
// Classes, hazard and anomaly of fire weather.
#include "plugins/data/time/anomaly.h"
#include "plugins/fire/danger/anomaly.h"
#include "plugins/fire/danger/danger_classes.h"
#include "plugins/fire/danger/danger_scale.h"
#include "plugins/fire/hazard/hazard.h"
#include "plugins/fire/hazard/hazard_plan.h"
#include "tests/plugins/data/data_case.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

#include <random>

using namespace terrella;
using namespace terrella::fire;
using namespace terrella::test;

namespace {

constexpr double kDay = 86400.0;

std::vector<double> daysFrom(const DateTime& first, std::size_t count, Calendar calendar = Calendar::Standard)
{
    std::vector<double> out;
    for (std::size_t d = 0; d < count; ++d)
        out.push_back(toSeconds(first, calendar) + kDay * static_cast<double>(d));
    return out;
}

ValueMap given(std::shared_ptr<const Cube> cube) { return {{QStringLiteral("data"), {Value(std::move(cube))}}}; }

QJsonArray texts(std::initializer_list<const char*> list)
{
    QJsonArray out;
    for (const char* text : list)
        out.append(QLatin1String(text));
    return out;
}

bool near(float a, double b, double tolerance = 1e-4) { return std::abs(static_cast<double>(a) - b) <= tolerance; }

/// One cell, one value a day.
std::shared_ptr<const Cube> oneCell(const std::vector<double>& times, const std::vector<float>& values, Calendar calendar = Calendar::Standard)
{
    return makeCube(
        "fwi", "1", {times, {}, {40.0}, {10.0}, false, calendar}, [&](std::size_t t, std::size_t, std::size_t, std::size_t) { return values.at(t); });
}

/// The same with members, slice after slice.
std::shared_ptr<const Cube> withMembers(const std::vector<double>& times, const std::vector<std::vector<float>>& members)
{
    CubeSignature s;
    s.axes = {synthetic::axis(AxisKind::Time, "time", "time", "s", times), synthetic::axis(AxisKind::Member, "member", "", "", {}),
        synthetic::axis(AxisKind::Y, "lat", "latitude", "degrees_north", {40.0}),
        synthetic::axis(AxisKind::X, "lon", "longitude", "degrees_east", {10.0})};
    for (std::size_t m = 0; m < members.size(); ++m)
        s.axes[1].values.push_back(static_cast<double>(m));
    Grid grid;
    grid.ny = grid.nx = 1;
    grid.lat = {40.0};
    grid.lon = {10.0};
    s.grids = {grid};
    s.variables = {synthetic::variable("fwi", "", "1", {0, 1, 2, 3}, 0)};
    std::vector<float> values;
    for (std::size_t t = 0; t < times.size(); ++t) {
        for (const std::vector<float>& member : members)
            values.push_back(member.at(t));
    }
    return std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{values});
}

} // namespace

class DangerTest : public QObject {
    Q_OBJECT

private:
    DangerClasses m_classes;
    Hazard m_hazard;
    fire::Anomaly m_anomaly;
    ModuleCase m_classesCase{m_classes, QStringLiteral("fire/danger/danger_classes.json")};
    ModuleCase m_hazardCase{m_hazard, QStringLiteral("fire/hazard/hazard.json")};
    ModuleCase m_anomalyCase{m_anomaly, QStringLiteral("fire/danger/anomaly.json")};

private Q_SLOTS:
    /// The table of EFFIS: below 5.2 very low; 5.2, 11.2, 21.3, 38 and 50 begin the next class.
    void classesOfEffis()
    {
        const std::vector<float> values{0.0F, 5.19F, 5.2F, 11.19F, 11.2F, 21.29F, 21.3F, 37.99F, 38.0F, 49.99F, 50.0F, 120.0F, NAN, -1.0F};
        const auto cube = oneCell(daysFrom({2001, 7, 1, 12, 0, 0.0}, values.size()), values);
        const auto out = runFor<Cube>(m_classesCase, "classes", {}, given(cube));
        QVERIFY(out);
        const auto classes = valuesOf(*out, QStringLiteral("fwi_class"));
        const std::vector<float> expected{1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, NAN, 1};
        for (std::size_t k = 0; k < expected.size(); ++k)
            QVERIFY2(same(classes[k], expected[k]), qPrintable(QString::number(values[k])));
        const QJsonObject& attributes = out->signature().variables.front().attributes;
        QCOMPARE(attributes.value(QLatin1String("flag_values")).toArray().size(), 6);
        QCOMPARE(attributes.value(QLatin1String("flag_meanings")).toString(), QStringLiteral("very_low low moderate high very_high extreme"));
        QCOMPARE(attributes.value(QLatin1String("flag_colors")).toString().split(QLatin1Char(' ')).size(), 6);
        QCOMPARE(out->signature().variables.front().units, QStringLiteral("1"));
    }

    void classesOfCanadaAndOwn()
    {
        const std::vector<float> values{4.9F, 5.0F, 10.0F, 20.0F, 30.0F};
        const auto cube = oneCell(daysFrom({2001, 7, 1, 12, 0, 0.0}, values.size()), values);
        const auto canada = runFor<Cube>(m_classesCase, "classes", {{QStringLiteral("scale"), QStringLiteral("canada")}}, given(cube));
        QCOMPARE(valuesOf(*canada, QStringLiteral("fwi_class")), (std::vector<float>{1, 2, 3, 4, 5}));
        const QJsonObject own{{QStringLiteral("scale"), QStringLiteral("own")}, {QStringLiteral("limits"), texts({"10", "25"})},
            {QStringLiteral("names"), texts({"fine", "take care", "stay away"})}};
        const auto mine = runFor<Cube>(m_classesCase, "classes", own, given(cube));
        QCOMPARE(valuesOf(*mine, QStringLiteral("fwi_class")), (std::vector<float>{1, 1, 2, 2, 3}));
        QCOMPARE(mine->signature().variables.front().attributes.value(QLatin1String("flag_meanings")).toString(),
            QStringLiteral("fine take_care stay_away"));
        const QStringList colours = scaleOf({1, 2, 3, 4, 5, 6, 7}).colours;
        QCOMPARE(colours.size(), 8);
        QCOMPARE(colours.front(), effisScale().colours.front());
        QCOMPARE(colours.back(), effisScale().colours.back());
    }

    /// 0 … 100 in one cell, twice that in the other: each has its own limits.
    void classesByQuantiles()
    {
        const auto reference = makeCube("fwi", "1", {daysFrom({2000, 1, 1, 12, 0, 0.0}, 101), {}, {40.0}, {10.0, 11.0}},
            [](std::size_t t, std::size_t, std::size_t, std::size_t i) { return (i + 1.0) * static_cast<double>((t * 37) % 101); });
        const auto now = makeCube(
            "fwi", "1", {daysFrom({2001, 1, 1, 12, 0, 0.0}, 3), {}, {40.0}, {10.0, 11.0}}, [](std::size_t t, std::size_t, std::size_t, std::size_t) {
                return std::vector{49.9, 90.0, 199.0}[t];
            });
        const QJsonObject parameters{{QStringLiteral("scale"), QStringLiteral("quantiles")}, {QStringLiteral("quantiles"), texts({"50", "90"})}};
        ValueMap inputs = given(now);
        inputs[QStringLiteral("reference")] = {Value(reference)};
        const auto out = runFor<Cube>(m_classesCase, "classes", parameters, inputs);
        QVERIFY(out);
        QCOMPARE(valuesOf(*out, QStringLiteral("fwi_class")), (std::vector<float>{1, 1, 3, 1, 3, 3}));
        // of the data themselves, only the first half
        QJsonObject half = parameters;
        half[QStringLiteral("reference")] = texts({"2000-01-01", "2000-01-10"});
        const auto own = runFor<Cube>(m_classesCase, "classes", half, given(reference));
        QVERIFY(own);
        QCOMPARE(own->signature().variables.front().attributes.value(QLatin1String("class_reference_days")).toInt(), 10);
    }

    void whatClassesRefuse()
    {
        const auto cube = oneCell(daysFrom({2001, 7, 1, 12, 0, 0.0}, 2), {1.0F, 2.0F});
        const auto refusal = [&](const QJsonObject& parameters) { return firstProblem(m_classesCase.check(parameters, given(cube))); };
        const QString own = QStringLiteral("own");
        QVERIFY(refusal({{QStringLiteral("scale"), own}}).startsWith(QLatin1String("parameter.missing")));
        QVERIFY(refusal({{QStringLiteral("scale"), own}, {QStringLiteral("limits"), texts({"5", "3"})}}).contains(QLatin1String("must grow")));
        QVERIFY(refusal({{QStringLiteral("scale"), own}, {QStringLiteral("limits"), texts({"high"})}}).contains(QLatin1String("no number")));
        QVERIFY(refusal({{QStringLiteral("names"), texts({"a", "b"})}}).contains(QLatin1String("2 names for 6 classes")));
        QVERIFY(refusal({{QStringLiteral("scale"), QStringLiteral("quantiles")}, {QStringLiteral("quantiles"), texts({"150"})}})
                    .contains(QLatin1String("between 0 and 100")));
    }

    void seasonsOfAPeriod()
    {
        Axis time = synthetic::axis(AxisKind::Time, "time", "time", "s", daysFrom({2000, 1, 1, 12, 0, 0.0}, 366 + 365 + 365));
        const double begin = time.values.front(), end = time.values.back() + kDay;
        const FoundSeasons summer = seasonsOf(time, {6, 8}, begin, end);
        QCOMPARE(summer.seasons.size(), std::size_t{3});
        QCOMPARE(summer.seasons[0].first, std::size_t{31 + 29 + 31 + 30 + 31});
        QCOMPARE(summer.seasons[0].count, std::size_t{92});
        const FoundSeasons winter = seasonsOf(time, {12, 2}, begin, end);
        QCOMPARE(winter.seasons.size(), std::size_t{2}); // 2000/01 and 2001/02; the ends are cut
        QCOMPARE(winter.leftOut, std::size_t{2});
        QCOMPARE(winter.seasons[0].count, std::size_t{31 + 31 + 28});
        QVERIFY(!winter.areCut);
        QCOMPARE(seasonsOf(time, {1, 12}, begin, end).seasons.size(), std::size_t{3});
        const FoundSeasons part = seasonsOf(time, {1, 12}, begin, begin + 40.0 * kDay);
        QVERIFY(part.areCut);
        QCOMPARE(part.seasons.size(), std::size_t{1});
        QCOMPARE(part.seasons[0].count, std::size_t{41});
    }

    /// Two years of 1, 2, … in June; by hand.
    void hazardOfSeasons()
    {
        const auto times = daysFrom({2001, 1, 1, 12, 0, 0.0}, 730);
        std::vector<float> values;
        for (const double time : times) {
            const DateTime date = fromSeconds(time, Calendar::Standard);
            values.push_back(date.month != 6 ? 1000.0F : static_cast<float>(date.day + (date.year == 2002 ? 10 : 0)));
        }
        values[151 + 29] = NAN; // 30 June 2001
        const QJsonObject june{{QStringLiteral("season"), QStringLiteral("months")}, {QStringLiteral("first_month"), 6},
            {QStringLiteral("last_month"), 6}, {QStringLiteral("maximum"), true}, {QStringLiteral("percentiles"), texts({"50"})},
            {QStringLiteral("days_above"), texts({"21", "38"})}};
        const auto out = runFor<Cube>(m_hazardCase, "hazard", june, given(oneCell(times, values)));
        QVERIFY(out);
        const auto value = [&](const char* name) { return valuesOf(*out, QLatin1String(name)).at(0); };
        QVERIFY(near(value("fwi_mean"), (29.0 * 15.0 + 30.0 * 25.5) / 59.0));
        QVERIFY(near(value("fwi_maximum"), (29.0 + 40.0) / 2.0));
        QVERIFY(near(value("fwi_p50"), 20.0)); // the 30th of 59: ten of the first year alone, then two of each
        QVERIFY(near(value("fwi_days_above_21"), (9.0 + 20.0) / 2.0));
        QVERIFY(near(value("fwi_days_above_38"), 3.0 / 2.0));
        QVERIFY(near(value("fwi_days"), 59.0 / 2.0));
        QCOMPARE(out->signature().variables.front().attributes.value(QLatin1String("seasons")).toInt(), 2);
        QVERIFY(std::isnan(valuesOf(
            *runFor<Cube>(m_hazardCase, "hazard", june, given(oneCell(times, std::vector<float>(730, NAN)))), QStringLiteral("fwi_days"))[0]));
    }

    /// Four members of which three grow, and one realisation of which two of three later years lie above.
    void changeAndAgreement()
    {
        const auto times = daysFrom({2001, 1, 1, 12, 0, 0.0}, 365 * 3 + 366 + 365 * 2);
        const auto yearly = [&](const std::vector<float>& byYear) {
            std::vector<float> out;
            for (const double time : times)
                out.push_back(byYear.at(static_cast<std::size_t>(fromSeconds(time, Calendar::Standard).year - 2001)));
            return out;
        };
        const QJsonObject parameters{{QStringLiteral("percentiles"), QJsonArray{}}, {QStringLiteral("days_above"), QJsonArray{}},
            {QStringLiteral("period"), texts({"2001", "2003"})}, {QStringLiteral("later_period"), texts({"2004", "2006"})}};
        const auto members = withMembers(times,
            {yearly({10, 10, 10, 20, 20, 20}), yearly({10, 10, 10, 14, 14, 14}), yearly({10, 10, 10, 12, 12, 12}), yearly({10, 10, 10, 6, 6, 6})});
        const auto out = runFor<Cube>(m_hazardCase, "hazard", parameters, given(members));
        QVERIFY(out);
        QVERIFY(near(valuesOf(*out, QStringLiteral("fwi_mean"))[0], 10.0));
        QVERIFY(near(valuesOf(*out, QStringLiteral("fwi_mean_later"))[0], 13.0));
        QVERIFY(near(valuesOf(*out, QStringLiteral("fwi_mean_change"))[0], 3.0));
        QVERIFY(near(valuesOf(*out, QStringLiteral("fwi_mean_agreement"))[0], 0.75));
        QJsonObject percent = parameters;
        percent[QStringLiteral("change")] = QStringLiteral("percent");
        QVERIFY(near(valuesOf(*runFor<Cube>(m_hazardCase, "hazard", percent, given(members)), QStringLiteral("fwi_mean_change"))[0], 30.0));
        const auto years = runFor<Cube>(m_hazardCase, "hazard", parameters, given(oneCell(times, yearly({9, 10, 11, 9, 13, 14}))));
        QVERIFY(near(valuesOf(*years, QStringLiteral("fwi_mean_change"))[0], 2.0, 0.02)); // a leap year weighs a little more
        QVERIFY(near(valuesOf(*years, QStringLiteral("fwi_mean_agreement"))[0], 2.0 / 3.0));
    }

    void whatHazardRefuses()
    {
        const auto times = daysFrom({2001, 1, 1, 12, 0, 0.0}, 40);
        const auto cube = oneCell(times, std::vector<float>(40, 1.0F));
        const auto refusal = [&](const QJsonObject& parameters) { return firstProblem(m_hazardCase.check(parameters, given(cube))); };
        QVERIFY(refusal({{QStringLiteral("period"), texts({"1990", "1999"})}}).startsWith(QLatin1String("period.empty")));
        QVERIFY(refusal({{QStringLiteral("season"), QStringLiteral("jja")}}).startsWith(QLatin1String("period.empty")));
        QVERIFY(
            refusal({{QStringLiteral("mean"), false}, {QStringLiteral("percentiles"), QJsonArray{}}, {QStringLiteral("days_above"), QJsonArray{}}})
                .startsWith(QLatin1String("parameter.missing")));
        QVERIFY(firstProblem(m_hazardCase.check({}, given(cube)), Severity::Warning).startsWith(QLatin1String("season.cut")));
        std::vector<double> hourly;
        for (int t = 0; t < 10; ++t)
            hourly.push_back(times.front() + 3600.0 * t);
        QVERIFY(firstProblem(m_hazardCase.check({}, given(oneCell(hourly, std::vector<float>(10, 1.0F))))).startsWith(QLatin1String("time.step")));
    }

    /// Ranks against a count by hand; standardised values against those of data.anomaly.
    void ranksAndStandardisedValues()
    {
        const std::size_t years = 5;
        const auto times = daysFrom({2001, 1, 1, 12, 0, 0.0}, 365 * years + 1);
        std::mt19937 random(7);
        std::vector<float> values;
        for (std::size_t d = 0; d < times.size(); ++d)
            values.push_back(d % 50 == 49 ? NAN : static_cast<float>(random() % 40));
        const auto cube = oneCell(times, values);
        const QJsonObject parameters{{QStringLiteral("window"), 7}, {QStringLiteral("minimum_count"), 1}};
        const auto out = runFor<Cube>(m_anomalyCase, "anomaly", parameters, given(cube));
        QVERIFY(out);
        const auto ranks = valuesOf(*out, QStringLiteral("fwi_rank")), standardised = valuesOf(*out, QStringLiteral("fwi_standardised"));

        const data::Anomaly plain;
        const ModuleCase plainCase(plain, QStringLiteral("data/time/anomaly.json"));
        const auto expected = valuesOf(*runFor<Cube>(plainCase, "data",
                                           {{QStringLiteral("operation"), QStringLiteral("standardised")}, {QStringLiteral("window"), 7},
                                               {QStringLiteral("leap_day"), QStringLiteral("merge")}},
                                           given(cube)),
            QStringLiteral("fwi"));
        for (std::size_t d = 0; d < times.size(); ++d) {
            QVERIFY(same(standardised[d], expected[d]) || near(standardised[d], static_cast<double>(expected[d]), 1e-5));
            QCOMPARE(std::isnan(ranks[d]), std::isnan(values[d]));
        }
        // the day of the year, 29 February being the 28th
        const auto dayOf = [&](std::size_t d) {
            DateTime date = fromSeconds(times[d], Calendar::Standard);
            if (date.month == 2 && date.day == 29)
                date.day = 28;
            date.year = 2001;
            return dayOfYear(date, Calendar::Standard);
        };
        for (const std::size_t d : {std::size_t{0}, std::size_t{400}, std::size_t{1154}, times.size() - 1}) {
            if (std::isnan(values[d]))
                continue;
            double below = 0.0, all = 0.0;
            for (std::size_t other = 0; other < times.size(); ++other) {
                const int apart = std::abs(dayOf(other) - dayOf(d));
                if (std::min(apart, 365 - apart) > 7 || std::isnan(values[other]))
                    continue;
                all += 1.0;
                below += values[other] < values[d] ? 1.0 : values[other] == values[d] ? 0.5 : 0.0;
            }
            QVERIFY2(near(ranks[d], 100.0 * below / all, 1e-3), qPrintable(QStringLiteral("day %1").arg(d)));
        }
    }

    /// A season of today against years of a reference in other units of time, with members; nothing where the reference has too few days.
    void againstAReference()
    {
        const auto reference
            = oneCell(daysFrom({2001, 7, 1, 12, 0, 0.0}, 20), {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19});
        const auto now = withMembers(daysFrom({2020, 7, 10, 12, 0, 0.0}, 2), {{-1.0F, 100.0F}, {9.5F, 10.0F}});
        ValueMap inputs = given(now);
        inputs[QStringLiteral("reference")] = {Value(reference)};
        const auto out = runFor<Cube>(m_anomalyCase, "anomaly", {{QStringLiteral("window"), 100}}, inputs);
        QVERIFY(out);
        const auto ranks = valuesOf(*out, QStringLiteral("fwi_rank"));
        QCOMPARE(ranks, (std::vector<float>{0.0F, 50.0F, 100.0F, 52.5F})); // steps, then members
        const auto few = runFor<Cube>(m_anomalyCase, "anomaly", {{QStringLiteral("window"), 2}}, inputs);
        for (const float rank : valuesOf(*few, QStringLiteral("fwi_rank")))
            QVERIFY(std::isnan(rank));
        for (const float value : valuesOf(*few, QStringLiteral("fwi_standardised")))
            QVERIFY(std::isnan(value));
        ValueMap winter = given(oneCell(daysFrom({2020, 1, 1, 12, 0, 0.0}, 2), {1.0F, 2.0F}));
        winter[QStringLiteral("reference")] = {Value(reference)};
        QVERIFY(firstProblem(m_anomalyCase.check({{QStringLiteral("window"), 2}}, winter), Severity::Warning)
                    .startsWith(QLatin1String("climatology.gap")));
    }

    /// The reference may begin in the south and the data in the north.
    void referenceTheOtherWayRound()
    {
        Shape north{daysFrom({2001, 7, 1, 12, 0, 0.0}, 20), {}, {60.0, 50.0, 40.0}, {10.0, 11.0}, false, Calendar::Standard}, south = north;
        std::ranges::reverse(south.lat);
        const auto value = [](double lat, std::size_t t, std::size_t i) { return lat * static_cast<double>((7 * t + 3 * i) % 20); };
        const auto cube = [&](const Shape& shape) {
            return makeCube("fwi", "1", shape, [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return value(shape.lat[j], t, i); });
        };
        ValueMap plain = given(cube(north)), turned = plain;
        plain[QStringLiteral("reference")] = {Value(cube(north))};
        turned[QStringLiteral("reference")] = {Value(cube(south))};
        const QJsonObject quantiles{{QStringLiteral("scale"), QStringLiteral("quantiles")}, {QStringLiteral("quantiles"), texts({"50", "90"})}};
        const auto expected = runFor<Cube>(m_anomalyCase, "anomaly", {}, plain), found = runFor<Cube>(m_anomalyCase, "anomaly", {}, turned);
        const auto classes = runFor<Cube>(m_classesCase, "classes", quantiles, plain),
                   same = runFor<Cube>(m_classesCase, "classes", quantiles, turned);
        QVERIFY(expected && found && classes && same);
        QCOMPARE(valuesOf(*found, QStringLiteral("fwi_rank")), valuesOf(*expected, QStringLiteral("fwi_rank")));
        QCOMPARE(valuesOf(*same, QStringLiteral("fwi_class")), valuesOf(*classes, QStringLiteral("fwi_class")));
        QVERIFY(valuesOf(*classes, QStringLiteral("fwi_class")).front() >= 0.0F);
    }
};

QTEST_GUILESS_MAIN(DangerTest)
#include "danger_test.moc"
