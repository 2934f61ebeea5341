// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/distribution/quantile_map.h"
#include "plugins/downscaling/year_parts.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <set>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

QJsonObject with(std::initializer_list<std::pair<const char*, QJsonValue>> values)
{
    QJsonObject out;
    for (const auto& [key, each] : values)
        out[QLatin1String(key)] = each;
    return out;
}

double meanOfMonth(const Cube& cube, int month, std::size_t cell = 0)
{
    const Variable& variable = cube.signature().variables.front();
    const Axis& time = *cube.signature().axisOf(variable, AxisKind::Time);
    const auto values = valuesOf(cube, variable.name);
    const std::size_t cells = values.size() / time.size();
    double sum = 0.0, count = 0.0;
    for (std::size_t t = 0; t < time.size(); ++t) {
        if (fromSeconds(time.values[t], time.calendar).month != month)
            continue;
        sum += static_cast<double>(values[t * cells + cell]);
        count += 1.0;
    }
    return sum / count;
}

const auto kNothing = [](std::size_t, std::size_t, std::size_t, std::size_t) { return 0.0; };

} // namespace

class QuantileMapTest : public QObject {
    Q_OBJECT

private:
    QuantileMap m_module;
    ModuleCase m_case{m_module, QStringLiteral("downscaling/distribution/quantile_map.json")};

    static Shape shape(int first, int years, Calendar calendar = Calendar::Standard)
    {
        return {yearsOfDays(first, years, calendar), {}, {47.0, 46.0}, {10.0, 11.0, 12.0}, false, calendar};
    }

private Q_SLOTS:
    /// Each month's mean of the model becomes that of the reference; units are those of the reference.
    void monthsGetTheirMeans()
    {
        const auto reference = temperatures(shape(1991, 6), 1, kNothing);
        std::mt19937 random(9);
        std::normal_distribution<double> normal(0.0, 5.0);
        const auto model = climate("t2m", "air_temperature", "degC", shape(1991, 6), [&](std::size_t t, std::size_t, std::size_t, std::size_t i) {
            const DateTime date = fromSeconds(yearsOfDays(1991, 6)[t], Calendar::Standard);
            return static_cast<double>(date.month) - 3.0 * static_cast<double>(i) + normal(random);
        });
        const auto out = runFor<Cube>(m_case, "data", {}, climates(reference, model));
        QVERIFY(out);
        QCOMPARE(out->signature().variables.front().name, QStringLiteral("t2m"));
        QCOMPARE(out->signature().variables.front().units, QStringLiteral("K"));
        QVERIFY(out->signature().variables.front().attributes.contains(QLatin1String("bias_adjustment")));
        for (const int month : {1, 2, 7, 12}) {
            for (const std::size_t cell : {0U, 5U})
                QVERIFY(std::abs(meanOfMonth(*out, month, cell) - meanOfMonth(*reference, month, cell)) < 0.05);
        }
    }

    void sameIsSame_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("grouping");
        for (const char* method : {"eqm", "dqm", "qdm"}) {
            for (const char* grouping : {"none", "month", "day"})
                QTest::addRow("%s %s", method, grouping) << QString::fromLatin1(method) << QString::fromLatin1(grouping);
        }
    }
    /// A model that is the reference is left as it is, with its leap days and missing values.
    void sameIsSame()
    {
        QFETCH(QString, method);
        QFETCH(QString, grouping);
        const auto cube = temperatures(
            shape(1999, 4), 4, [](std::size_t t, std::size_t, std::size_t j, std::size_t) { return t == 59 && j == 0 ? std::nan("") : 0.0; });
        const auto out = runFor<Cube>(m_case, "data", with({{"method", method}, {"grouping", grouping}, {"nodes", 20}}), climates(cube, cube));
        QVERIFY(out);
        const auto before = valuesOf(*cube, QStringLiteral("tas")), after = valuesOf(*out, QStringLiteral("tas"));
        for (std::size_t k = 0; k < before.size(); ++k)
            QVERIFY2(std::isnan(before[k]) ? std::isnan(after[k]) : std::abs(before[k] - after[k]) < 2e-4F, qPrintable(QString::number(k)));
    }

    void calendars_data()
    {
        QTest::addColumn<int>("reference");
        QTest::addColumn<int>("model");
        const Calendar all[]{Calendar::Standard, Calendar::NoLeap, Calendar::Days360};
        for (const Calendar one : all) {
            for (const Calendar two : all)
                QTest::addRow("%s, %s", qPrintable(calendarName(one)), qPrintable(calendarName(two)))
                    << static_cast<int>(one) << static_cast<int>(two);
        }
    }
    /// Reference and model may count days differently: the model's bias of 4 K goes, and each of its days is mapped.
    void calendars()
    {
        QFETCH(int, reference);
        QFETCH(int, model);
        const auto there = temperatures(shape(1995, 6, static_cast<Calendar>(reference)), 2, kNothing);
        const auto here = temperatures(shape(1995, 6, static_cast<Calendar>(model)), 3, [](auto...) { return 4.0; });
        for (const char* grouping : {"month", "day"}) {
            const auto out = runFor<Cube>(m_case, "data", with({{"grouping", QLatin1String(grouping)}, {"window", 15}}), climates(there, here));
            QVERIFY(out);
            QCOMPARE(*out->signature().axisOf(out->signature().variables.front(), AxisKind::Time),
                *here->signature().axisOf(here->signature().variables.front(), AxisKind::Time));
            const auto values = valuesOf(*out, QStringLiteral("tas"));
            QVERIFY(std::ranges::none_of(values, [](float each) { return std::isnan(each); }));
            for (const int month : {1, 2, 8})
                QVERIFY2(std::abs(meanOfMonth(*out, month) - meanOfMonth(*there, month)) < 0.5, grouping);
        }
    }

    void daysOfTheYear()
    {
        const YearParts common = commonParts(YearGrouping::Day, {Calendar::Standard, Calendar::NoLeap});
        QCOMPARE(common.count(), 365U);
        const auto part
            = [](const YearParts& parts, const DateTime& date, Calendar calendar) { return parts.of(toSeconds(date, calendar), calendar); };
        QCOMPARE(part(common, {2000, 2, 29, 6, 0, 0.0}, Calendar::Standard), 58U);
        QCOMPARE(part(common, {2000, 3, 1, 0, 0, 0.0}, Calendar::Standard), 59U);
        QCOMPARE(part(common, {2001, 3, 1, 0, 0, 0.0}, Calendar::NoLeap), 59U);
        QCOMPARE(part(common, {2000, 12, 31, 0, 0, 0.0}, Calendar::Standard), 364U);
        const YearParts even = commonParts(YearGrouping::Day, {Calendar::Days360, Calendar::Days360});
        QCOMPARE(even.count(), 360U);
        QCOMPARE(part(even, {2000, 2, 30, 0, 0, 0.0}, Calendar::Days360), 59U);
        const YearParts mixed = commonParts(YearGrouping::Day, {Calendar::Days360, Calendar::NoLeap});
        QCOMPARE(part(mixed, {2000, 1, 1, 0, 0, 0.0}, Calendar::Days360), 0U);
        QCOMPARE(part(mixed, {2000, 12, 30, 0, 0, 0.0}, Calendar::Days360), 364U);
        std::set<std::uint32_t> used;
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= 30; ++day)
                used.insert(part(mixed, {2000, month, day, 0, 0, 0.0}, Calendar::Days360));
        }
        QCOMPARE(used.size(), 360U); // no two days of such a year on one
    }

    /// What is learnt in one period is used in another, for all members of a projection.
    void membersOfAProjection()
    {
        const auto reference = temperatures(shape(1990, 5), 1, kNothing);
        const auto historical = temperatures(shape(1990, 5), 2, [](auto...) { return -6.0; });
        Shape later = shape(2050, 5);
        later.levels = {850.0, 500.0}; // two fields a step
        const auto projection
            = temperatures(later, 3, [](std::size_t, std::size_t l, std::size_t, std::size_t) { return -6.0 + 2.0 + 3.0 * static_cast<double>(l); });
        const auto out = runFor<Cube>(
            m_case, "data", with({{"grouping", "none"}, {"training", QJsonArray{"1990", "1993"}}}), climates(reference, historical, projection));
        QVERIFY(out);
        const auto values = valuesOf(*out, QStringLiteral("tas"));
        double sums[2]{};
        for (std::size_t k = 0; k < values.size(); ++k)
            sums[k / 6 % 2] += static_cast<double>(values[k]) / static_cast<double>(values.size() / 2);
        const auto before = valuesOf(*reference, QStringLiteral("tas"));
        double there = 0.0;
        for (const float each : before)
            there += static_cast<double>(each) / static_cast<double>(before.size());
        QVERIFY2(std::abs(sums[0] - there - 2.0) < 0.3, qPrintable(QString::number(sums[0] - there)));
        QVERIFY2(std::abs(sums[1] - there - 5.0) < 0.3, qPrintable(QString::number(sums[1] - there)));
    }

    void mistakesAreTold()
    {
        const auto reference = temperatures(shape(1991, 2), 1, kNothing);
        Shape coarse = shape(1991, 2);
        coarse.lat = {47.0, 45.0};
        const CheckResult other = m_case.check({}, climates(reference, temperatures(coarse, 1, kNothing)));
        QVERIFY2(firstProblem(other).startsWith(QLatin1String("grid.mismatch")), qPrintable(firstProblem(other)));
        QCOMPARE(other.problems.front().port, QStringLiteral("historical"));
        QCOMPARE(other.problems.front().proposals.front().steps.front().module, QStringLiteral("data.regrid"));

        const CheckResult units = m_case.check({}, climates(reference, climate("tas", "air_temperature", "m", shape(1991, 2), kNothing)));
        QVERIFY2(firstProblem(units).startsWith(QLatin1String("units.dimension")), qPrintable(firstProblem(units)));

        Shape monthly = shape(1991, 2);
        monthly.times.clear();
        for (int month = 1; month <= 12; ++month)
            monthly.times.push_back(toSeconds({1991, month, 15, 0, 0, 0.0}, Calendar::Standard));
        QVERIFY(firstProblem(m_case.check({}, climates(reference, temperatures(monthly, 1, kNothing)))).startsWith(QLatin1String("time.step")));

        QVERIFY(firstProblem(m_case.check(with({{"training", QJsonArray{"1950", "1960"}}}), climates(reference, reference)))
                    .startsWith(QLatin1String("period.empty")));
        QVERIFY(firstProblem(m_case.check(with({{"grouping", "day"}, {"window", 30}}), climates(reference, reference)))
                    .startsWith(QLatin1String("parameter.range")));
        const CheckResult years = m_case.check({}, climates(reference, temperatures(shape(1980, 12), 1, kNothing)));
        QVERIFY(!years.hasErrors());
        QVERIFY(firstProblem(years, Severity::Warning).startsWith(QLatin1String("period.differ")));
        QCOMPARE(years.problems.front().proposals.size(), 1U);
        QVERIFY(firstProblem(m_case.check(with({{"kind", "multiplicative"}}), climates(reference, reference)), Severity::Warning)
                    .startsWith(QLatin1String("method.unfit")));
        QVERIFY(firstProblem(m_case.check({}, climates(reference, climate("zg", "height", "K", coarse, kNothing)))).contains(QLatin1String("grid")));

        const auto rain = climate("pr", "precipitation_flux", "kg m-2 s-1", shape(1991, 2), [](auto...) { return 1e-5; });
        const CheckResult limit = m_case.check(with({{"wet_threshold", 1.0}}), climates(rain, rain));
        QVERIFY(firstProblem(limit).startsWith(QLatin1String("parameter.range")));
        const double proposed = limit.problems.front().proposals.front().steps.front().parameters.value(QLatin1String("wet_threshold")).toDouble();
        QVERIFY(std::abs(proposed * 86400.0 - 1.0) < 1e-3);
        QVERIFY(!m_case.check(with({{"wet_threshold", 1.1574e-5}}), climates(rain, rain)).hasErrors());
    }

    /// Rain by factors, with a threshold, is never negative; dry cells stay dry, and their neighbours do not.
    void rain()
    {
        std::mt19937 random(6);
        std::gamma_distribution<double> gamma(0.6, 8.0);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        const auto made = [&](double wetShare, double factor) {
            return climate("pr", "precipitation_amount", "mm", shape(1991, 4), [&](std::size_t, std::size_t, std::size_t, std::size_t i) {
                return i == 0 || uniform(random) > wetShare ? 0.0 : factor * gamma(random);
            });
        };
        const auto reference = made(0.6, 1.0), model = made(0.2, 0.4);
        for (const char* method : {"eqm", "dqm", "qdm"}) {
            const auto out
                = runFor<Cube>(m_case, "data", with({{"method", QLatin1String(method)}, {"wet_threshold", 1.0}}), climates(reference, model));
            QVERIFY(out);
            const auto values = valuesOf(*out, QStringLiteral("pr")), there = valuesOf(*reference, QStringLiteral("pr"));
            double wet = 0.0, wetThere = 0.0;
            for (std::size_t k = 0; k < values.size(); ++k) {
                QVERIFY(values[k] >= 0.0F);
                if (k % 3 == 0)
                    QCOMPARE(values[k], 0.0F);
                wet += values[k] >= 1.0F ? 1.0 : 0.0;
                wetThere += there[k] >= 1.0F ? 1.0 : 0.0;
            }
            QVERIFY2(std::abs(wet / wetThere - 1.0) < 0.06, qPrintable(QString::number(wet / wetThere)));
        }
    }

    /// The same bytes whatever the threads and the memory, lots included.
    void threadsAndMemory()
    {
        const auto reference = climate("pr", "precipitation_amount", "mm", shape(1991, 3),
            [](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return static_cast<double>((t * 7 + j * 5 + i * 3) % 11); });
        const auto model = climate("pr", "precipitation_amount", "mm", shape(1991, 3),
            [](std::size_t t, std::size_t, std::size_t j, std::size_t i) { return std::max(0.0, static_cast<double>((t * 5 + j + i) % 13) - 7.0); });
        std::vector<float> first;
        for (const int threads : {1, 3}) {
            for (const std::size_t memory : {std::size_t{60'000}, std::size_t{1} << 30}) {
                FakeContext context;
                context.threadCount = threads;
                context.memory = memory;
                const auto out = m_case.run(with({{"wet_threshold", 1.0}}), climates(reference, model), context);
                QVERIFY2(out, out ? "" : qPrintable(out.error().message));
                const auto values = valuesOf(*output<Cube>(*out, "data"), QStringLiteral("pr"));
                if (first.empty())
                    first = values;
                QCOMPARE(values, first);
            }
        }
    }
};

QTEST_GUILESS_MAIN(QuantileMapTest)
#include "quantile_map_test.moc"
