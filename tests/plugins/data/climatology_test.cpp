// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/harmonics.h"
#include "plugins/data/time/anomaly.h"
#include "plugins/data/time/climatology.h"
#include "tests/plugins/data/random_cube.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QTest>

#include <map>
#include <numbers>

using namespace terrella;
using namespace terrella::test;

namespace {

using Key = std::tuple<int, int, int>; ///< month, day, hour

/// The part of the year of a date, by hand; seasons by their first month, winter as 0.
Key keyOf(const QString& by, bool eachHour, const DateTime& date)
{
    const int hour = eachHour ? date.hour : 0;
    if (by == QLatin1String("day"))
        return {date.month, date.day, hour};
    if (by == QLatin1String("month"))
        return {date.month, 1, hour};
    return by == QLatin1String("season") ? Key{date.month % 12 / 3 * 3, 1, hour} : Key{1, 1, hour};
}

double mean(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return values.empty() ? std::nan("") : sum / static_cast<double>(values.size());
}

double deviation(const std::vector<double>& values)
{
    double squares = 0.0;
    const double middle = mean(values);
    for (const double value : values)
        squares += (value - middle) * (value - middle);
    return values.empty() ? std::nan("") : std::sqrt(squares / static_cast<double>(values.size()));
}

double percentile(std::vector<double> values, double p)
{
    if (values.empty())
        return std::nan("");
    std::ranges::sort(values);
    const double h = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(h);
    return values[below] + (h - std::floor(h)) * (values[std::min(below + 1, values.size() - 1)] - values[below]);
}

double statistic(const QString& operation, const std::vector<double>& values)
{
    if (operation == QLatin1String("count"))
        return static_cast<double>(values.size());
    if (operation == QLatin1String("percentile"))
        return percentile(values, 0.9);
    if (operation == QLatin1String("minimum") || operation == QLatin1String("maximum"))
        return values.empty() ? std::nan("") : operation == QLatin1String("minimum") ? std::ranges::min(values) : std::ranges::max(values);
    return operation == QLatin1String("mean") ? mean(values) : deviation(values);
}

/// Days from one to the other around a year of so many days.
int distance(int a, int b, int length)
{
    const int d = std::abs(a - b);
    return std::min(d, length - d);
}

} // namespace

class ClimatologyTest : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Cube> run(
        const ModuleCase& module, const QJsonObject& parameters, const ValueMap& inputs, std::size_t memory = std::size_t{256} << 20)
    {
        FakeContext context;
        context.memory = memory;
        const auto out = module.run(parameters, inputs, context);
        if (!out) {
            QTest::qFail(qPrintable(out.error().message + out.error().trail.join(QLatin1Char(','))), __FILE__, __LINE__);
            return nullptr;
        }
        const auto made = output<Cube>(*out, "data");
        const auto promised = std::get<std::shared_ptr<const CubeSignature>>(module.check(parameters, inputs).outputs.at(QStringLiteral("data")));
        if (!(made->signature() == *promised) || !context.progressIsMonotone())
            QTest::qFail("another signature than promised, or progress goes back", __FILE__, __LINE__);
        return made;
    }
    static ValueMap data(const std::shared_ptr<const Cube>& cube) { return {{QStringLiteral("data"), {Value(cube)}}}; }

    /// Three years and a bit, six-hourly where hours matter.
    static RandomCube recipe(Calendar calendar, bool hourly)
    {
        RandomCube out;
        out.calendar = calendar;
        out.first = {1999, 11, 20, 0, 0, 0.0};
        out.stepSeconds = hourly ? 21600.0 : 86400.0;
        out.steps = hourly ? 700 : 1200;
        out.members = 2;
        out.levels = 1;
        out.ny = 2;
        out.nx = 3;
        out.missing = 0.3;
        out.seed = static_cast<unsigned>(calendar) + 1;
        return out;
    }

    data::Climatology m_climatologyModule;
    data::Anomaly m_anomalyModule;
    ModuleCase m_climatology{m_climatologyModule, QStringLiteral("data/time/climatology.json")};
    ModuleCase m_anomaly{m_anomalyModule, QStringLiteral("data/time/anomaly.json")};

private Q_SLOTS:
    void againstTheDefinition_data()
    {
        QTest::addColumn<int>("calendar");
        QTest::addColumn<QString>("by");
        QTest::addColumn<bool>("eachHour");
        for (const Calendar calendar :
            {Calendar::Standard, Calendar::ProlepticGregorian, Calendar::Julian, Calendar::NoLeap, Calendar::AllLeap, Calendar::Days360}) {
            for (const char* by : {"day", "month", "season", "year"}) {
                for (const bool eachHour : {false, true})
                    QTest::addRow("%s %s%s", qPrintable(calendarName(calendar)), by, eachHour ? " by hour" : "")
                        << static_cast<int>(calendar) << QString::fromLatin1(by) << eachHour;
            }
        }
    }
    void againstTheDefinition()
    {
        QFETCH(int, calendar);
        QFETCH(QString, by);
        QFETCH(bool, eachHour);
        const auto cube = recipe(static_cast<Calendar>(calendar), eachHour).make();
        const Axis& time = cube->signature().axes[0];
        for (const char* name : {"mean", "standard_deviation", "minimum", "maximum", "percentile", "count"}) {
            const QString operation = QString::fromLatin1(name);
            const auto out = run(m_climatology,
                {{QStringLiteral("operation"), operation}, {QStringLiteral("percentile"), 90}, {QStringLiteral("by"), by},
                    {QStringLiteral("each_hour"), eachHour}},
                data(cube));
            QVERIFY(out);
            const std::vector<float> values = valuesOf(*cube, QStringLiteral("t"));
            const std::size_t rest = values.size() / time.size();
            std::map<Key, std::vector<std::vector<double>>> groups;
            for (std::size_t t = 0; t < time.size(); ++t) {
                auto& group = groups[keyOf(by, eachHour, fromSeconds(time.values[t], time.calendar))];
                group.resize(rest);
                for (std::size_t c = 0; c < rest; ++c) {
                    if (!std::isnan(values[t * rest + c]))
                        group[c].push_back(static_cast<double>(values[t * rest + c]));
                }
            }
            std::vector<double> expected;
            for (const auto& [key, group] : groups) {
                for (const std::vector<double>& cell : group)
                    expected.push_back(statistic(operation, cell));
            }
            const QString differs = differenceOf(valuesOf(*out, QStringLiteral("t")), expected, 2e-6);
            QVERIFY2(differs.isEmpty(), qPrintable(operation + QStringLiteral(": ") + differs));
            const std::vector<double>& times = out->signature().axes[0].values;
            QVERIFY(std::ranges::adjacent_find(times, std::ranges::greater_equal()) == times.end());
        }
    }

    void windowsPoolAroundTheYear_data()
    {
        QTest::addColumn<bool>("eachHour");
        QTest::addColumn<qulonglong>("memory");
        QTest::newRow("days") << false << qulonglong{256'000'000};
        QTest::newRow("days, little memory") << false << qulonglong{40'000};
        QTest::newRow("hours of days") << true << qulonglong{256'000'000};
    }
    void windowsPoolAroundTheYear()
    {
        QFETCH(bool, eachHour);
        QFETCH(qulonglong, memory);
        const auto cube = recipe(Calendar::NoLeap, eachHour).make();
        const Axis& time = cube->signature().axes[0];
        const std::vector<float> values = valuesOf(*cube, QStringLiteral("p"));
        std::map<std::pair<int, int>, int> own; // day, hour that have data
        for (const double seconds : time.values) {
            const DateTime date = fromSeconds(seconds, time.calendar);
            own[{dayOfYear(date, time.calendar), eachHour ? date.hour : 0}] = 1;
        }
        for (const char* name : {"mean", "standard_deviation", "percentile"}) {
            const QString operation = QString::fromLatin1(name);
            const auto out = run(m_climatology,
                {{QStringLiteral("operation"), operation}, {QStringLiteral("percentile"), 90}, {QStringLiteral("window"), 10},
                    {QStringLiteral("each_hour"), eachHour}},
                data(cube), memory);
            QVERIFY(out);
            std::vector<double> expected;
            for (const auto& [at, unused] : own) {
                for (std::size_t c = 0; c < 6; ++c) {
                    std::vector<double> pool;
                    for (std::size_t t = 0; t < time.size(); ++t) {
                        const DateTime date = fromSeconds(time.values[t], time.calendar);
                        const double value = static_cast<double>(values[t * 6 + c]);
                        if (distance(dayOfYear(date, time.calendar), at.first, 365) <= 10 && (!eachHour || date.hour == at.second)
                            && !std::isnan(value))
                            pool.push_back(value);
                    }
                    expected.push_back(statistic(operation, pool));
                }
            }
            const QString differs = differenceOf(valuesOf(*out, QStringLiteral("p")), expected, 2e-6);
            QVERIFY2(differs.isEmpty(), qPrintable(operation + QStringLiteral(": ") + differs));
        }
    }

    void leapDays()
    {
        const auto cube = recipe(Calendar::Standard, false).make(); // one 29 February
        const auto steps = [&](const char* choice) {
            return run(m_climatology,
                {{QStringLiteral("leap_day"), QString::fromLatin1(choice)}, {QStringLiteral("operation"), QStringLiteral("count")}}, data(cube));
        };
        const auto own = steps("own"), merge = steps("merge"), skip = steps("skip");
        QCOMPARE(own->signature().axes[0].size(), std::size_t{366});
        QCOMPARE(isoText(own->signature().axes[0].values[59], Calendar::Standard), QStringLiteral("2000-02-29T00:00:00"));
        QCOMPARE(merge->signature().axes[0].size(), std::size_t{365});
        QCOMPARE(skip->signature().axes[0].size(), std::size_t{365});
        const auto counts = [](const Cube& cubeOf, std::size_t day) { return valuesOf(cubeOf, QStringLiteral("p"))[day * 6]; };
        QCOMPARE(counts(*merge, 58), counts(*own, 58) + counts(*own, 59));
        QCOMPARE(counts(*skip, 58), counts(*own, 58));
        QCOMPARE(counts(*skip, 59), counts(*own, 60));
    }

    void referencePeriodAndCellMethods()
    {
        const auto cube = recipe(Calendar::Standard, false).make();
        const auto out = run(m_climatology,
            {{QStringLiteral("by"), QStringLiteral("month")},
                {QStringLiteral("reference"), QJsonArray{QStringLiteral("2000"), QStringLiteral("2001")}},
                {QStringLiteral("operation"), QStringLiteral("count")}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("p")}}},
            data(cube));
        QCOMPARE(out->signature().axes[0].size(), std::size_t{12});
        QCOMPARE(isoText(out->signature().axes[0].values[0], Calendar::Standard), QStringLiteral("2000-01-01T00:00:00"));
        const auto mean = run(m_climatology, {{QStringLiteral("by"), QStringLiteral("month")}}, data(cube));
        QCOMPARE(variableOf(*mean, QStringLiteral("p")).cellMethods, QStringLiteral("time: mean within years time: mean over years"));
        const auto daily = run(m_climatology, {{QStringLiteral("by"), QStringLiteral("year")}, {QStringLiteral("each_hour"), true}}, data(cube));
        QCOMPARE(variableOf(*daily, QStringLiteral("p")).cellMethods, QStringLiteral("time: mean within days time: mean over days"));
        QVERIFY(
            firstProblem(m_climatology.check({{QStringLiteral("reference"), QJsonArray{QStringLiteral("1990"), QStringLiteral("1991")}}}, data(cube)))
                .startsWith(QStringLiteral("period.empty: The reference period holds no time step; the data run from 1999-11-20")));
    }

    /// A mean and two waves come back from any values that hold them, missing ones filled; the third is gone.
    void harmonics()
    {
        constexpr std::size_t n = 365;
        const auto wave
            = [](std::size_t k, int number) { return std::cos(2.0 * std::numbers::pi * number * static_cast<double>(k) / n + 0.7 * number); };
        std::vector<float> values(n);
        for (std::size_t k = 0; k < n; ++k)
            values[k] = static_cast<float>(280.0 + 10.0 * wave(k, 1) + 3.0 * wave(k, 2));
        std::vector<float> withThird = values, withGaps = values;
        for (std::size_t k = 0; k < n; ++k)
            withThird[k] += static_cast<float>(2.0 * wave(k, 3));
        for (std::size_t k = 40; k < 80; ++k)
            withGaps[k] = std::nanf("");
        data::HarmonicFit(n, 2).smooth(withThird, 1);
        data::HarmonicFit(n, 2).smooth(withGaps, 1);
        for (std::size_t k = 0; k < n; ++k) {
            QVERIFY(near(static_cast<double>(withThird[k]), static_cast<double>(values[k]), 0.0, 1e-3));
            QVERIFY(near(static_cast<double>(withGaps[k]), static_cast<double>(values[k]), 0.0, 1e-3));
        }
    }

    void smoothedClimatology()
    {
        const auto cube = recipe(Calendar::NoLeap, false).make();
        const auto raw = run(m_climatology, {}, data(cube));
        const auto smooth = run(m_climatology, {{QStringLiteral("harmonics"), 3}}, data(cube));
        std::vector<float> expected = valuesOf(*raw, QStringLiteral("p"));
        for (std::size_t c = 0; c < 6; ++c)
            data::HarmonicFit(365, 3).smooth(std::span<float>(expected).subspan(c), 6);
        QVERIFY(differenceOf(valuesOf(*smooth, QStringLiteral("p")), std::vector<double>(expected.begin(), expected.end()), 0.0, 0.0).isEmpty());
        RandomCube shortData = recipe(Calendar::NoLeap, false);
        shortData.steps = 100;
        QVERIFY(firstProblem(m_climatology.check({{QStringLiteral("harmonics"), 3}}, data(shortData.make())))
                    .startsWith(QStringLiteral("period.short: Waves of the year need data at all times of a year; of 365 there are 100")));
    }

    void anomaliesHaveNoMeanYear_data()
    {
        QTest::addColumn<int>("calendar");
        for (const Calendar calendar : {Calendar::Standard, Calendar::NoLeap, Calendar::AllLeap, Calendar::Days360})
            QTest::addRow("%s", qPrintable(calendarName(calendar))) << static_cast<int>(calendar);
    }
    void anomaliesHaveNoMeanYear()
    {
        QFETCH(int, calendar);
        const auto cube = recipe(static_cast<Calendar>(calendar), false).make();
        const QJsonObject byMonth{{QStringLiteral("by"), QStringLiteral("month")}};
        const auto anomaly = run(m_anomaly, byMonth, data(cube));
        const auto mean = run(m_climatology, byMonth, data(anomaly));
        for (const char* name : {"t", "p"}) {
            for (const float value : valuesOf(*mean, QString::fromLatin1(name)))
                QVERIFY(std::abs(value) < 1e-5F);
        }
        QJsonObject standardised = byMonth;
        standardised.insert(QStringLiteral("operation"), QStringLiteral("standardised"));
        QJsonObject spread = byMonth;
        spread.insert(QStringLiteral("operation"), QStringLiteral("standard_deviation"));
        for (const float value : valuesOf(*run(m_climatology, spread, data(run(m_anomaly, standardised, data(cube)))), QStringLiteral("p")))
            QVERIFY(std::abs(value - 1.0F) < 1e-5F);
    }

    /// Made inside or connected: the same; also one level for all, other units, and the names of everything.
    void connectedClimatology()
    {
        const auto cube = recipe(Calendar::Standard, false).make();
        for (const char* by : {"day", "month", "season"}) {
            const QJsonObject parameters{{QStringLiteral("by"), QString::fromLatin1(by)}};
            const auto inside = run(m_anomaly, parameters, data(cube));
            ValueMap inputs = data(cube);
            inputs[QStringLiteral("climatology")] = {Value(run(m_climatology, parameters, data(cube)))};
            const auto outside = run(m_anomaly, {}, inputs);
            const std::vector<float> expected = valuesOf(*inside, QStringLiteral("t"));
            QCOMPARE(
                differenceOf(valuesOf(*outside, QStringLiteral("t")), std::vector<double>(expected.begin(), expected.end()), 0.0, 0.0), QString());
            QCOMPARE(variableOf(*outside, QStringLiteral("t")).units, QStringLiteral("K"));
            QCOMPARE(variableOf(*outside, QStringLiteral("t")).standardName, QStringLiteral("air_temperature_anomaly"));
            QCOMPARE(variableOf(*outside, QStringLiteral("p")).standardName, QString());
            inputs[QStringLiteral("spread")] = {Value(run(m_climatology,
                {{QStringLiteral("by"), QString::fromLatin1(by)}, {QStringLiteral("operation"), QStringLiteral("standard_deviation")}}, data(cube)))};
            const QJsonObject standardised{{QStringLiteral("operation"), QStringLiteral("standardised")}};
            QJsonObject standardisedInside = parameters;
            standardisedInside.insert(QStringLiteral("operation"), QStringLiteral("standardised"));
            const std::vector<float> scores = valuesOf(*run(m_anomaly, standardisedInside, data(cube)), QStringLiteral("t"));
            QCOMPARE(differenceOf(valuesOf(*run(m_anomaly, standardised, inputs), QStringLiteral("t")),
                         std::vector<double>(scores.begin(), scores.end()), 0.0, 0.0),
                QString());
        }
    }

    void ratioByHand()
    {
        const auto cube = recipe(Calendar::NoLeap, false).make();
        const auto out
            = run(m_anomaly, {{QStringLiteral("by"), QStringLiteral("year")}, {QStringLiteral("operation"), QStringLiteral("ratio")}}, data(cube));
        const std::vector<float> p = valuesOf(*cube, QStringLiteral("p"));
        std::vector<double> expected;
        for (std::size_t k = 0; k < p.size(); ++k) {
            std::vector<double> series;
            for (std::size_t t = 0; t < p.size() / 6; ++t) {
                if (!std::isnan(p[t * 6 + k % 6]))
                    series.push_back(static_cast<double>(p[t * 6 + k % 6]));
            }
            expected.push_back(static_cast<double>(p[k]) / mean(series));
        }
        QCOMPARE(differenceOf(valuesOf(*out, QStringLiteral("p")), expected, 1e-5), QString());
        QCOMPARE(variableOf(*out, QStringLiteral("p")).units, QStringLiteral("1"));
    }

    void leapDayOfADataWithoutOneInTheMeanYear()
    {
        const auto cube = recipe(Calendar::Standard, false).make(); // 20 November 1999 + 1200 days
        const QJsonObject parameters{{QStringLiteral("reference"), QJsonArray{QStringLiteral("2001"), QStringLiteral("2002")}}};
        QVERIFY(m_anomaly.check(parameters, data(cube)).problems.empty()); // 29 February 2000 takes the 28th
        const auto out = run(m_anomaly, parameters, data(cube));
        QVERIFY(out);
    }

    void problemsAreSentences()
    {
        const auto cube = recipe(Calendar::Standard, false).make();
        const auto problem = [&](const RandomCube& other, const QJsonObject& parameters = {}) {
            ValueMap inputs = data(cube);
            inputs[QStringLiteral("climatology")] = {Value(other.make())};
            return firstProblem(m_anomaly.check(parameters, inputs));
        };
        RandomCube year = recipe(Calendar::Days360, false);
        year.first = {2000, 1, 1, 0, 0, 0.0};
        year.steps = 360;
        QVERIFY(problem(year).startsWith(
            QStringLiteral("calendar.mismatch: 't' (data) counts its days in the calendar standard and 't' (climatology) in 360_day")));
        year.calendar = Calendar::NoLeap;
        year.steps = 365;
        QCOMPARE(problem(year), QString());
        QVERIFY(problem(year, {{QStringLiteral("operation"), QStringLiteral("standardised")}}).startsWith(QStringLiteral("input.missing")));
        year.nx = 4;
        QVERIFY(problem(year).startsWith(QStringLiteral("grid.mismatch: ")));
        year.nx = 3;
        year.steps = 366; // 1 January twice
        QVERIFY(problem(year).startsWith(QStringLiteral("time.mismatch: The 366 times of the climatology")));
    }
};

QTEST_GUILESS_MAIN(ClimatologyTest)
#include "climatology_test.moc"
