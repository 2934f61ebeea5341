// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/modules/memory_blocks.h"
#include "tests/plugins/data/aggregate_case.h"

#include <QJsonArray>
#include <QTest>

#include <cstring>
#include <map>
#include <numeric>

using namespace terrella;
using namespace terrella::test;

namespace {

double quantile7(std::vector<double> values, double p)
{
    std::ranges::sort(values);
    const double h = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(h);
    const double above = values[std::min(below + 1, values.size() - 1)];
    return values[below] + (h - static_cast<double>(below)) * (above - values[below]);
}

double reduce(const QString& operation, const std::vector<float>& all)
{
    std::vector<double> values;
    for (const float value : all) {
        if (!std::isnan(value))
            values.push_back(static_cast<double>(value));
    }
    if (operation == QLatin1String("count"))
        return static_cast<double>(values.size());
    if (values.empty())
        return std::nan("");
    const double n = static_cast<double>(values.size()), sum = std::accumulate(values.begin(), values.end(), 0.0);
    double squares = 0.0;
    for (const double value : values)
        squares += (value - sum / n) * (value - sum / n);
    const std::map<QString, double> results{{QStringLiteral("mean"), sum / n}, {QStringLiteral("sum"), sum},
        {QStringLiteral("minimum"), std::ranges::min(values)}, {QStringLiteral("maximum"), std::ranges::max(values)},
        {QStringLiteral("range"), std::ranges::max(values) - std::ranges::min(values)}, {QStringLiteral("variance"), squares / n},
        {QStringLiteral("standard_deviation"), std::sqrt(squares / n)}, {QStringLiteral("first"), values.front()},
        {QStringLiteral("last"), values.back()}, {QStringLiteral("percentile"), quantile7(values, 0.9)}};
    return results.at(operation);
}

/// A number for the group that a date belongs to, growing with time.
int groupOf(const QString& time, const DateTime& date)
{
    if (time == QLatin1String("day"))
        return date.year * 10000 + date.month * 100 + date.day;
    if (time == QLatin1String("month"))
        return date.year * 100 + date.month;
    if (time == QLatin1String("season"))
        return (date.month == 12 ? date.year + 1 : date.year) * 10 + date.month % 12 / 3;
    return time == QLatin1String("year") ? date.year : 0;
}

/// Every field's series reduced by groups of steps; [group][rest].
std::vector<double> reduceGroups(
    const QString& operation, const std::vector<float>& values, const std::vector<std::vector<std::size_t>>& groups, std::size_t steps)
{
    const std::size_t rest = values.size() / steps;
    std::vector<double> out;
    for (const auto& group : groups) {
        for (std::size_t c = 0; c < rest; ++c) {
            std::vector<float> series;
            for (const std::size_t step : group)
                series.push_back(values[step * rest + c]);
            out.push_back(reduce(operation, series));
        }
    }
    return out;
}

std::vector<std::vector<std::size_t>> groupsBy(const QString& time, const Axis& axis, double shift = 0.0)
{
    std::map<int, std::vector<std::size_t>> groups;
    for (std::size_t t = 0; t < axis.size(); ++t)
        groups[groupOf(time, fromSeconds(axis.values[t] + shift, axis.calendar))].push_back(t);
    std::vector<std::vector<std::size_t>> out;
    for (const auto& [key, steps] : groups)
        out.push_back(steps);
    return out;
}

const Calendar kCalendars[]
    = {Calendar::Standard, Calendar::ProlepticGregorian, Calendar::Julian, Calendar::NoLeap, Calendar::AllLeap, Calendar::Days360};

} // namespace

class AggregateTest : public QObject {
    Q_OBJECT

private:
    AggregateCase m_case;

private Q_SLOTS:
    void calendarGroups_data()
    {
        QTest::addColumn<int>("calendar");
        QTest::addColumn<QString>("time");
        for (const Calendar calendar : kCalendars) {
            for (const char* time : {"day", "month", "season", "year", "all"})
                QTest::addRow("%s %s", qPrintable(calendarName(calendar)), time) << static_cast<int>(calendar) << QString::fromLatin1(time);
        }
    }
    void calendarGroups()
    {
        QFETCH(int, calendar);
        QFETCH(QString, time);
        RandomCube recipe;
        recipe.calendar = static_cast<Calendar>(calendar);
        recipe.steps = 130; // 20 November to 29 March, 21600 s steps for days
        recipe.stepSeconds = time == QLatin1String("day") ? 21600.0 : 86400.0;
        recipe.southUp = calendar % 2 == 0;
        recipe.seed = static_cast<unsigned>(calendar) + 5;
        const auto cube = recipe.make();
        const auto groups = groupsBy(time, cube->signature().axes[0]);
        for (const char* name :
            {"mean", "sum", "minimum", "maximum", "range", "standard_deviation", "variance", "percentile", "count", "first", "last"}) {
            const QString operation = QString::fromLatin1(name);
            const auto out
                = m_case.run({{QStringLiteral("time"), time}, {QStringLiteral("operation"), operation}, {QStringLiteral("percentile"), 90}}, cube);
            QVERIFY(out);
            QCOMPARE(out->signature().variables.size(), std::size_t{2}); // without time: left out
            for (const char* variable : {"t", "p"}) {
                const QString key = QString::fromLatin1(variable);
                const QString differs = differenceOf(valuesOf(*out, key), reduceGroups(operation, valuesOf(*cube, key), groups, recipe.steps), 2e-6);
                QVERIFY2(differs.isEmpty(), qPrintable(operation + QLatin1Char(' ') + key + QStringLiteral(": ") + differs));
            }
        }
    }

    void winterBelongsToOneYear()
    {
        RandomCube recipe;
        recipe.first = {2000, 12, 1, 0, 0, 0.0};
        recipe.steps = 90; // 31 + 31 + 28
        const auto cube = recipe.make();
        const auto out = m_case.run({{QStringLiteral("time"), QStringLiteral("season")}}, cube);
        QCOMPARE(out->signature().axes[0].values, std::vector<double>{toSeconds({2000, 12, 1, 0, 0, 0.0}, Calendar::Standard)});
        const CheckResult check = m_case.check({{QStringLiteral("time"), QStringLiteral("season")}}, cube);
        QVERIFY(check.problems.empty()); // complete
    }

    void incompleteGroupsAreSaidOrLeftOut()
    {
        const auto cube = RandomCube{}.make(); // 20 November to 27 February: two whole months
        const QJsonObject keep{{QStringLiteral("time"), QStringLiteral("month")}};
        QCOMPARE(firstProblem(m_case.check(keep, cube), Severity::Warning),
            QStringLiteral(
                "period.incomplete: 2 of 4 groups of steps are incomplete, the first one at 1999-11-01T00:00:00; they are made of what is there."));
        QJsonObject drop = keep;
        drop.insert(QStringLiteral("incomplete"), QStringLiteral("drop"));
        const auto out = m_case.run(drop, cube);
        QCOMPARE(out->signature().axes[0].values,
            (std::vector<double>{toSeconds({1999, 12, 1, 0, 0, 0.0}, Calendar::Standard), toSeconds({2000, 1, 1, 0, 0, 0.0}, Calendar::Standard)}));
        const auto whole = m_case.run(keep, cube);
        const std::vector<float> all = valuesOf(*whole, QStringLiteral("p")), two = valuesOf(*out, QStringLiteral("p"));
        for (std::size_t k = 0; k < two.size(); ++k)
            QVERIFY(near(static_cast<double>(two[k]), static_cast<double>(all[k + 30]), 0.0));
        drop.insert(QStringLiteral("time"), QStringLiteral("year"));
        QVERIFY(firstProblem(m_case.check(drop, cube)).startsWith(QStringLiteral("period.short: No group of steps from 1999-11-20T00:00:00")));
    }

    void localDaysAndEndsOfSteps()
    {
        RandomCube recipe;
        recipe.stepSeconds = 3600.0;
        recipe.steps = 72;
        const auto cube = recipe.make();
        const Axis& time = cube->signature().axes[0];
        const auto local = m_case.run({{QStringLiteral("shift"), -5.5}}, cube);
        QString differs = differenceOf(valuesOf(*local, QStringLiteral("p")),
            reduceGroups(QStringLiteral("mean"), valuesOf(*cube, QStringLiteral("p")), groupsBy(QStringLiteral("day"), time, -5.5 * 3600.0), 72));
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        QCOMPARE(local->signature().axes[0].values[1], toSeconds({1999, 11, 20, 5, 30, 0.0}, Calendar::Standard));
        // 00 UTC ends the day before, as after `cdo shifttime,-1sec`.
        const auto ends = m_case.run({{QStringLiteral("times_are_ends"), true}, {QStringLiteral("operation"), QStringLiteral("sum")}}, cube);
        differs = differenceOf(valuesOf(*ends, QStringLiteral("p")),
            reduceGroups(QStringLiteral("sum"), valuesOf(*cube, QStringLiteral("p")), groupsBy(QStringLiteral("day"), time, -1.0), 72));
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        QCOMPARE(ends->signature().axes[0].size(), std::size_t{4});
    }

    void stepsAndRollingWindows()
    {
        const auto cube = RandomCube{}.make();
        const std::vector<float> p = valuesOf(*cube, QStringLiteral("p"));
        const auto windows = [](std::size_t steps, std::size_t before, std::size_t after, bool whole) {
            std::vector<std::vector<std::size_t>> out;
            for (std::size_t t = 0; t < steps; ++t) {
                std::vector<std::size_t> window;
                for (std::size_t k = t >= before ? t - before : 0; k <= std::min(steps - 1, t + after); ++k)
                    window.push_back(k);
                if (!whole || window.size() == before + after + 1)
                    out.push_back(window);
            }
            return out;
        };
        for (const char* name : {"mean", "maximum", "standard_deviation", "percentile"}) {
            const QString operation = QString::fromLatin1(name);
            const auto check = [&](QJsonObject parameters, const std::vector<std::vector<std::size_t>>& groups) {
                parameters.insert(QStringLiteral("operation"), operation);
                parameters.insert(QStringLiteral("percentile"), 90);
                const auto out = m_case.run(parameters, cube);
                return out ? differenceOf(valuesOf(*out, QStringLiteral("p")), reduceGroups(operation, p, groups, 100), 2e-6)
                           : QStringLiteral("failed");
            };
            const QString rolling = QStringLiteral("rolling");
            QCOMPARE(check({{QStringLiteral("time"), rolling}, {QStringLiteral("count"), 7}}, windows(100, 3, 3, false)), QString());
            QCOMPARE(check({{QStringLiteral("time"), rolling}, {QStringLiteral("count"), 12}, {QStringLiteral("centred"), false},
                               {QStringLiteral("incomplete"), QStringLiteral("drop")}},
                         windows(100, 11, 0, true)),
                QString());
            std::vector<std::vector<std::size_t>> fives;
            for (std::size_t t = 0; t < 100; t += 7) {
                fives.emplace_back();
                for (std::size_t k = t; k < std::min<std::size_t>(100, t + 7); ++k)
                    fives.back().push_back(k);
            }
            QCOMPARE(check({{QStringLiteral("time"), QStringLiteral("steps")}, {QStringLiteral("count"), 7}}, fives), QString());
        }
    }

    void leastShareAndCount()
    {
        RandomCube recipe;
        recipe.missing = 0.5;
        recipe.first = {2000, 1, 1, 0, 0, 0.0};
        recipe.steps = 60;
        const auto cube = recipe.make();
        const auto count
            = valuesOf(*m_case.run({{QStringLiteral("time"), QStringLiteral("month")}, {QStringLiteral("operation"), QStringLiteral("count")}}, cube),
                QStringLiteral("p"));
        const auto share = valuesOf(
            *m_case.run({{QStringLiteral("time"), QStringLiteral("month")}, {QStringLiteral("minimum_share"), 0.5}}, cube), QStringLiteral("p"));
        const auto least = valuesOf(
            *m_case.run({{QStringLiteral("time"), QStringLiteral("month")}, {QStringLiteral("minimum_count"), 17}}, cube), QStringLiteral("p"));
        int missing = 0;
        for (std::size_t k = 0; k < count.size(); ++k) {
            const float days = k < 30 ? 31.0F : 29.0F;
            QCOMPARE(std::isnan(share[k]), count[k] < 0.5F * days);
            QCOMPARE(std::isnan(least[k]), count[k] < 17.0F);
            missing += std::isnan(share[k]) ? 1 : 0;
        }
        QVERIFY(missing > 5 && missing < 55);
    }

    /// Sums that fit into memory, sums that do not, one thread and four, with and without keeping what is finished: the same bits.
    void sameBitsWhateverTheMemory()
    {
        RandomCube recipe;
        recipe.members = recipe.levels = 1;
        recipe.ny = 40;
        recipe.nx = 60;
        const auto cube = recipe.make();
        for (const char* name : {"standard_deviation", "percentile"}) {
            for (const char* time : {"all", "month", "rolling"}) {
                const QJsonObject parameters{{QStringLiteral("time"), QString::fromLatin1(time)},
                    {QStringLiteral("operation"), QString::fromLatin1(name)}, {QStringLiteral("count"), 31}};
                std::vector<float> first;
                for (const std::size_t memory : {std::size_t{256} << 20, std::size_t{150'000}, std::size_t{60'000}}) {
                    for (const int run : {0, 1, 2, 3}) {
                        FakeContext context;
                        MemoryBlocks blocks;
                        context.memory = memory;
                        context.threadCount = run % 2 == 0 ? 1 : 4;
                        context.blocks = run / 2 == 0 ? nullptr : &blocks;
                        const std::vector<float> values = valuesOf(*m_case.run(parameters, cube, context), QStringLiteral("p"));
                        QVERIFY(!values.empty());
                        if (first.empty())
                            first = values;
                        QCOMPARE(std::memcmp(first.data(), values.data(), values.size() * sizeof(float)), 0);
                        QVERIFY(context.progressIsMonotone());
                    }
                }
            }
        }
    }

    void finishedGroupsAreUsedAgain_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<double>("share");
        for (const char* operation : {"mean", "standard_deviation", "percentile"}) {
            for (const double share : {0.0, 0.85})
                QTest::addRow("%s %g", operation, share) << QString::fromLatin1(operation) << share;
        }
    }
    void finishedGroupsAreUsedAgain()
    {
        QFETCH(QString, operation);
        QFETCH(double, share);
        const QJsonObject parameters{{QStringLiteral("time"), QStringLiteral("month")}, {QStringLiteral("operation"), operation},
            {QStringLiteral("minimum_share"), share}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("t")}}};
        constexpr std::size_t slices = 4; // two members, two levels
        RandomCube recipe;                // 20 November to 27 February
        FakeContext context;
        MemoryBlocks blocks;
        context.blocks = &blocks;
        const auto runAgain = [&](const std::shared_ptr<const Cube>& cube) {
            blocks.reset();
            const auto kept = valuesOf(*m_case.run(parameters, cube, context), QStringLiteral("t"));
            const auto anew = valuesOf(*m_case.run(parameters, cube), QStringLiteral("t"));
            return !kept.empty() && kept.size() == anew.size() && std::memcmp(kept.data(), anew.data(), kept.size() * sizeof(float)) == 0;
        };
        QVERIFY(runAgain(recipe.make()));
        QCOMPARE(std::pair(blocks.computed, blocks.reused), std::pair(4 * slices, 0 * slices));
        // Ten days more complete February and begin March.
        recipe.steps = 110;
        const auto longer = recipe.make();
        QVERIFY(runAgain(longer));
        QCOMPARE(std::pair(blocks.computed, blocks.reused), std::pair(2 * slices, 3 * slices));
        QVERIFY(runAgain(longer));
        QCOMPARE(std::pair(blocks.computed, blocks.reused), std::pair(0 * slices, 5 * slices));
        for (const auto& [key, block] : blocks.lasting->blocks)
            blocks.lasting->damaged.insert(key);
        QVERIFY(runAgain(longer));
        QCOMPARE(std::pair(blocks.computed, blocks.reused), std::pair(5 * slices, 0 * slices));
        blocks.lasting->damaged.clear();
        // Steps of hours follow: a month now counts as complete with many more, which matters where a share of them must be valid.
        recipe.steps = 300;
        CubeSignature denser = *recipe.signature();
        std::vector<double>& times = denser.axes[0].values;
        for (std::size_t t = 110; t < times.size(); ++t)
            times[t] = times[t - 1] + 3600.0;
        std::vector<std::vector<float>> values;
        for (const char* name : {"t", "p", "oro"})
            values.push_back(valuesOf(*recipe.make(), QString::fromLatin1(name)));
        QVERIFY(runAgain(std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(denser), std::move(values))));
        QCOMPARE(std::pair(blocks.computed, blocks.reused), share > 0.0 ? std::pair(5 * slices, 0 * slices) : std::pair(1 * slices, 4 * slices));
    }

    void unitsAndNames()
    {
        const auto cube = RandomCube{}.make();
        const auto of = [&](const char* operation) {
            return variableOf(
                *m_case.run({{QStringLiteral("operation"), QString::fromLatin1(operation)}, {QStringLiteral("time"), QStringLiteral("all")}}, cube),
                QStringLiteral("t"));
        };
        QCOMPARE(of("mean").units, QStringLiteral("degC"));
        QCOMPARE(of("mean").cellMethods, QStringLiteral("time: mean"));
        QCOMPARE(of("standard_deviation").units, QStringLiteral("K"));
        QCOMPARE(of("variance").units, QStringLiteral("K2"));
        QCOMPARE(of("count").units, QStringLiteral("1"));
        QCOMPARE(of("count").standardName, QStringLiteral("air_temperature number_of_observations"));
        QCOMPARE(of("percentile").cellMethods, QStringLiteral("time: median"));
    }

    void problemsAreSentences()
    {
        const auto cube = RandomCube{}.make();
        const auto problem = [&](const QJsonObject& parameters) { return firstProblem(m_case.check(parameters, cube)); };
        QCOMPARE(problem({{QStringLiteral("variables"), QJsonArray{QStringLiteral("orog")}}}),
            QStringLiteral("variable.missing: There is no variable 'orog'; did you mean 'oro'?"));
        QCOMPARE(problem({{QStringLiteral("variables"), QJsonArray{QStringLiteral("oro")}}}),
            QStringLiteral("variable.unfit: 'oro' has no time axis to aggregate over."));
        QVERIFY(problem({{QStringLiteral("time"), QStringLiteral("none")}}).startsWith(QStringLiteral("parameter.missing: Say over what")));
        QVERIFY(problem({{QStringLiteral("rates"), true}}).startsWith(QStringLiteral("parameter.missing: Rates are made of")));
        QVERIFY(
            problem({{QStringLiteral("accumulated"), QStringLiteral("hours")}, {QStringLiteral("restart_hours"), QJsonArray{QStringLiteral("25")}}})
                .startsWith(QStringLiteral("parameter.form: '25' is no hour")));
    }
};

QTEST_GUILESS_MAIN(AggregateTest)
#include "aggregate_test.moc"
