// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/convert_calendar.h"
#include "plugins/data/values/convert_units.h"
#include "tests/data/synthetic_cubes.h"
#include "tests/plugins/data/calendar_facts.h"
#include "tests/plugins/module_case.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::test;

namespace {

std::vector<float> all(const Cube& cube, const char* name)
{
    const int index = cube.signature().find(QLatin1String(name));
    if (index < 0)
        return {};
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(index)]));
    std::vector<float> out(window.size());
    return cube.read(index, window, out) ? out : std::vector<float>{};
}

/// A cube of one field of one row, with one variable of those units and that value throughout.
std::shared_ptr<const Cube> constant(const char* units, float value, const char* standardName = "", const char* longName = "")
{
    CubeSignature s;
    s.axes = {synthetic::axis(AxisKind::Y, "lat", "latitude", "degrees_north", {0.0}),
        synthetic::axis(AxisKind::X, "lon", "longitude", "degrees_east", {0.0, 1.0})};
    Grid grid;
    grid.ny = 1;
    grid.nx = 2;
    grid.lat = {0.0};
    grid.lon = {0.0, 1.0};
    s.grids = {grid};
    s.variables = {synthetic::variable("x", standardName, units, {0, 1}, 0)};
    s.variables[0].longName = QLatin1String(longName);
    return std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{{value, std::nanf("")}});
}

bool same(float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }

QJsonObject options(const QJsonObject& more, const char* units)
{
    QJsonObject out = more;
    out.insert(QStringLiteral("units"), QLatin1String(units));
    return out;
}

std::vector<double> daysFrom1999(std::size_t count, Calendar calendar)
{
    std::vector<double> out;
    for (std::size_t k = 0; k < count; ++k)
        out.push_back(toSeconds({1999, 1, 1, 6, 0, 0.0}, calendar) + 86'400.0 * static_cast<double>(k));
    return out;
}

} // namespace

class ConvertTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void convertsValues_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<float>("value");
        QTest::addColumn<float>("expected");
        const QJsonObject none, water{{QStringLiteral("liquid_water"), true}}, difference{{QStringLiteral("difference"), true}};
        QTest::newRow("temperature") << "K"
                                     << "degC" << none << 300.0F << 26.85F;
        QTest::newRow("difference of temperatures") << "K"
                                                    << "degC" << difference << 5.0F << 5.0F;
        QTest::newRow("Fahrenheit") << "degF"
                                    << "K" << none << 212.0F << 373.15F;
        QTest::newRow("pressure") << "Pa"
                                  << "hPa" << none << 101325.0F << 1013.25F;
        QTest::newRow("precipitation flux") << "kg m-2 s-1"
                                            << "mm/day" << water << 1e-4F << 8.64F; // 1 kg m-2 is 1 mm
        QTest::newRow("precipitation rate") << "mm day-1"
                                            << "kg m-2 s-1" << water << 8.64F << 1e-4F;
        QTest::newRow("amount") << "m"
                                << "kg m-2" << water << 0.012F << 12.0F;
        QTest::newRow("amount back") << "kg m-2"
                                     << "mm" << water << 12.0F << 12.0F;
        QTest::newRow("no water needed") << "m s-1"
                                         << "mm/day" << water << 1e-8F << 0.864F;
    }
    void convertsValues()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QJsonObject, more);
        QFETCH(float, value);
        QFETCH(float, expected);
        const auto out = run(m_units, options(more, qPrintable(to)), constant(qPrintable(from), value));
        QVERIFY(out);
        QCOMPARE(out->signature().variables[0].units, to);
        const std::vector<float> values = all(*out, "x");
        QVERIFY2(std::abs(values[0] - expected) <= 2e-6F * std::abs(expected) + 1e-12F, qPrintable(QString::number(static_cast<double>(values[0]))));
        QVERIFY(std::isnan(values[1]));
    }

    void waterIsNeverConvertedSilently()
    {
        const auto flux = constant("kg m-2 s-1", 1.0F, "precipitation_flux");
        const CheckResult refused = m_units.check(options({}, "mm/day"), {{QStringLiteral("data"), {flux}}});
        QVERIFY2(
            firstProblem(refused).startsWith(QStringLiteral("units.dimension: 'x' is in kg m-2 s-1, which converts to mm/day only as liquid water")),
            qPrintable(firstProblem(refused)));
        QCOMPARE(refused.problems.front().parameter, QStringLiteral("liquid_water"));
        const CheckResult said = m_units.check(options({{QStringLiteral("liquid_water"), true}}, "mm/day"), {{QStringLiteral("data"), {flux}}});
        QVERIFY(firstProblem(said, Severity::Warning).startsWith(QStringLiteral("units.density: ")));
        const auto& signature = std::get<std::shared_ptr<const CubeSignature>>(said.outputs.at(QStringLiteral("data")));
        QCOMPARE(signature->variables[0].standardName, QStringLiteral("lwe_precipitation_rate"));
        // a density alone is no water on an area
        const CheckResult other
            = m_units.check(options({{QStringLiteral("liquid_water"), true}}, "kg m-3"), {{QStringLiteral("data"), {constant("1", 1.0F)}}});
        QVERIFY(other.hasErrors());
    }

    void differencesAreSuspected()
    {
        const auto anomaly = constant("K", 1.0F, "", "Temperature anomaly");
        const QString warning = firstProblem(m_units.check(options({}, "degC"), {{QStringLiteral("data"), {anomaly}}}), Severity::Warning);
        QVERIFY2(warning.startsWith(QStringLiteral("units.difference: 'x' looks like a difference")), qPrintable(warning));
        QVERIFY(firstProblem(m_units.check(options({}, "degC"), {{QStringLiteral("data"), {constant("K", 1.0F)}}}), Severity::Warning).isEmpty());
    }

    void convertsAllThatCanAndKeepsTheRest()
    {
        const auto cube = synthetic::filled(synthetic::regular(3, 4, 8));
        const auto out = run(m_units, options({}, "degC"), cube);
        QVERIFY(out);
        const std::vector<float> before = all(*cube, "t"), after = all(*out, "t");
        QCOMPARE(before.size(), after.size());
        for (std::size_t k = 0; k < before.size(); ++k)
            QVERIFY(std::isnan(before[k]) ? std::isnan(after[k]) : std::abs(after[k] - (before[k] - 273.15F)) < 1e-3F);
        QCOMPARE(out->signature().variables[0], cube->signature().variables[0]);
        QCOMPARE(std::isnan(all(*out, "msl")[13]), true);
        QCOMPARE(all(*out, "msl")[14], all(*cube, "msl")[14]);
        const QString none = firstProblem(m_units.check(options({}, "kg"), {{QStringLiteral("data"), {cube}}}));
        QVERIFY2(none.contains(QStringLiteral("None of the variables converts to kg; there are: msl (Pa), t (K), zs (m)")), qPrintable(none));
    }

    void saysWhatDoesNotConvert_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("problem");
        QTest::newRow("dimension") << "Pa"
                                   << "K"
                                   << "units.dimension: 'x' is in Pa, which does not convert to K.";
        QTest::newRow("unknown source") << "flurbs"
                                        << "K"
                                        << "units.unknown: 'x' is in 'flurbs', which is no known unit";
        QTest::newRow("no source") << ""
                                   << "K"
                                   << "units.missing: 'x' states no units; say which they are where the data are opened.";
        QTest::newRow("unknown target") << "K"
                                        << "flurbs"
                                        << "units.unknown: 'flurbs' is no known unit";
    }
    void saysWhatDoesNotConvert()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, problem);
        const QString found
            = firstProblem(m_units.check(options({}, qPrintable(to)), {{QStringLiteral("data"), {constant(qPrintable(from), 1.0F)}}}));
        QVERIFY2(found.startsWith(problem), qPrintable(found));
    }

    /// Every pair of calendars, by date and by position, against xarray.
    void timesAreThoseOfXarray()
    {
        std::size_t pairs = 0;
        for (const CalendarFact& fact : calendarFacts()) {
            const std::vector<double> days = daysFrom1999(fact.count, fact.from);
            const data::CalendarTimes times = data::convertTimes(days, fact.from, fact.to, fact.align);
            const QByteArray name = (calendarName(fact.from) + QStringLiteral(" to ") + calendarName(fact.to)).toUtf8();
            std::vector<std::size_t> dropped;
            for (std::size_t k = 0; k < fact.count; ++k) {
                if (std::ranges::find(times.steps, k) == times.steps.end())
                    dropped.push_back(k);
            }
            QVERIFY2(dropped == fact.dropped, name);
            for (const auto& [step, date] : fact.samples) {
                const auto at = std::ranges::find(times.steps, step) - times.steps.begin();
                QCOMPARE(isoText(times.seconds.at(static_cast<std::size_t>(at)), fact.to), QLatin1String(date) + QStringLiteral("T06:00:00"));
            }
            const auto filled = data::fillTimes(times, days, fact.from, fact.to);
            QVERIFY2(filled, name);
            QStringList missing, expected;
            for (std::size_t k = 0; k < filled->seconds.size(); ++k) {
                if (filled->isMissing[k])
                    missing.append(isoText(filled->seconds[k], fact.to).left(10));
            }
            for (const char* date : fact.missing)
                expected.append(QLatin1String(date));
            // xarray's list ends with the last day that has data; the filled axis with the last day of the source
            while (missing.size() > expected.size() && missing.back() == QStringLiteral("2000-12-31"))
                missing.removeLast();
            QVERIFY2(missing == expected, name + ": " + missing.join(QLatin1Char(' ')).toUtf8());
            ++pairs;
        }
        QCOMPARE(pairs, std::size_t{40});
    }

    void monthsAreFilled()
    {
        // mid-months of noleap with a hole, and ends of months
        const auto months = [](int day, Calendar calendar) {
            std::vector<double> out;
            for (const int month : {1, 2, 3, 5})
                out.push_back(toSeconds({2000, month, day > 0 ? day : daysInMonth(2000, month, calendar), 12, 0, 0.0}, calendar));
            return out;
        };
        for (const int day : {15, 0}) {
            const auto source = months(day, Calendar::NoLeap);
            const auto times = data::convertTimes(source, Calendar::NoLeap, Calendar::Standard, data::CalendarAlign::Date);
            const auto filled = data::fillTimes(times, source, Calendar::NoLeap, Calendar::Standard);
            QVERIFY(filled);
            QCOMPARE(filled->seconds.size(), std::size_t{5});
            QVERIFY(filled->isMissing[3] && !filled->isMissing[0] && !filled->isMissing[4]);
        }
        const std::vector<double> odd{0.0, 1000.0, 1700.0};
        QVERIFY(!data::fillTimes(
            data::convertTimes(odd, Calendar::NoLeap, Calendar::Standard, data::CalendarAlign::Date), odd, Calendar::NoLeap, Calendar::Standard));
    }

    void dropsAndFillsSteps_data()
    {
        QTest::addColumn<QString>("missing");
        QTest::addColumn<int>("steps");
        QTest::newRow("drop") << QStringLiteral("drop") << 8;
        QTest::newRow("fill") << QStringLiteral("fill") << 12;
    }
    /// Six-hourly from 28 February 2000 of noleap, two days: 29 February is missing in the standard calendar.
    void dropsAndFillsSteps()
    {
        QFETCH(QString, missing);
        QFETCH(int, steps);
        CubeSignature signature = synthetic::regular(8, 2, 4);
        const double start = toSeconds({2000, 2, 28, 0, 0, 0.0}, Calendar::NoLeap);
        signature.axes[0].calendar = Calendar::NoLeap;
        for (std::size_t k = 0; k < 8; ++k)
            signature.axes[0].values[k] = start + 21'600.0 * static_cast<double>(k);
        const auto cube = synthetic::filled(signature);
        const auto out = run(m_calendar, {{QStringLiteral("missing"), missing}}, cube);
        QVERIFY(out);
        const Axis& time = out->signature().axes[0];
        QCOMPARE(time.size(), static_cast<std::size_t>(steps));
        QCOMPARE(time.calendar, Calendar::Standard);
        QCOMPARE(isoText(time.values[3], time.calendar), QStringLiteral("2000-02-28T18:00:00"));
        QCOMPARE(isoText(time.values.back(), time.calendar), QStringLiteral("2000-03-01T18:00:00"));
        const std::vector<float> before = all(*cube, "t"), after = all(*out, "t");
        const std::size_t perStep = before.size() / 8;
        for (std::size_t k = 0; k < after.size(); ++k) {
            const std::size_t step = k / perStep, source = step < 4 ? step : steps == 8 ? step : step < 8 ? 99 : step - 4;
            if (source == 99)
                QVERIFY(std::isnan(after[k]));
            else
                QVERIFY(same(after[k], before[source * perStep + k % perStep]));
        }
        QCOMPARE(all(*out, "zs").size(), all(*cube, "zs").size());
    }

    void saysWhatIsDropped()
    {
        CubeSignature signature = synthetic::regular(3, 2, 4);
        for (std::size_t k = 0; k < 3; ++k)
            signature.axes[0].values[k] = toSeconds({2000, 2, 28 + static_cast<int>(k), 0, 0, 0.0}, Calendar::Days360);
        signature.axes[0].calendar = Calendar::Days360;
        const CheckResult check
            = m_calendar.check({{QStringLiteral("calendar"), QStringLiteral("noleap")}}, {{QStringLiteral("data"), {synthetic::filled(signature)}}});
        QCOMPARE(firstProblem(check, Severity::Warning),
            QStringLiteral("calendar.dropped: 2 of 3 times of the calendar '360_day' have no place in 'noleap' and are dropped."));
        CubeSignature still = synthetic::regular(1, 2, 4);
        still.variables.erase(still.variables.begin(), still.variables.begin() + 2);
        still.axes.erase(still.axes.begin(), still.axes.begin() + 2);
        still.variables[0].axes = {0, 1};
        QVERIFY(
            firstProblem(m_calendar.check({}, {{QStringLiteral("data"), {synthetic::filled(still)}}})).startsWith(QStringLiteral("time.missing")));
    }

private:
    std::shared_ptr<const Cube> run(const ModuleCase& module, const QJsonObject& values, const std::shared_ptr<const Cube>& cube)
    {
        FakeContext context;
        const ValueMap inputs{{QStringLiteral("data"), {cube}}};
        const auto out = module.run(values, inputs, context);
        if (!out) {
            qWarning("%s", qPrintable(out.error().message));
            return nullptr;
        }
        const auto checked = module.check(values, inputs);
        const auto result = output<Cube>(*out, "data");
        if (!(result->signature() == *std::get<std::shared_ptr<const CubeSignature>>(checked.outputs.at(QStringLiteral("data")))))
            qFatal("run() delivers another signature than check() said");
        return result;
    }

    data::ConvertUnits m_unitsModule;
    data::ConvertCalendar m_calendarModule;
    ModuleCase m_units{m_unitsModule, QStringLiteral("data/values/convert_units.json")};
    ModuleCase m_calendar{m_calendarModule, QStringLiteral("data/time/convert_calendar.json")};
};

QTEST_GUILESS_MAIN(ConvertTest)
#include "convert_test.moc"
