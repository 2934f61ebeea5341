// SPDX-License-Identifier: GPL-3.0-or-later
// fire.fwi as a module: units, gaps, seasons, going on from a state.
#include "plugins/fire/weather/fwi.h"
#include "tests/modules/memory_blocks.h"
#include "tests/plugins/fire/fwi_case.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::fire;
using namespace terrella::fire::test;
using terrella::test::FakeContext;
using terrella::test::firstProblem;
using terrella::test::ModuleCase;

class FwiTest : public QObject {
    Q_OBJECT

private:
    Fwi m_module;
    ModuleCase m_case{m_module, QStringLiteral("fire/weather/fwi.json")};

    Outputs run(const QJsonObject& parameters, const ValueMap& inputs, int threads = 2)
    {
        FakeContext context;
        context.threadCount = threads;
        auto out = m_case.run(parameters, inputs, context);
        if (!out) {
            QTest::qFail(qPrintable(out.error().message), __FILE__, __LINE__);
            return {};
        }
        return *std::move(out);
    }

    static ValueMap weather(std::shared_ptr<const Cube> cube) { return {{QStringLiteral("weather"), {Value(std::move(cube))}}}; }

private Q_SLOTS:
    void publishedSampleOnAGrid()
    {
        const std::size_t days = kPublished.size();
        const Outputs out = run({{QStringLiteral("convention"), QStringLiteral("ftr33")}},
            weather(weatherCube(sampleFields(70, days), std::vector<double>(70, 46.0), days)));
        const std::vector<float> fwi = valuesOf(out, "indices", "fwi"), dc = valuesOf(out, "indices", "dc");
        QCOMPARE(fwi.size(), days * 70);
        for (std::size_t d = 0; d < days; ++d) {
            for (const std::size_t c : {0, 33, 69}) {
                QVERIFY(std::abs(static_cast<double>(fwi[d * 70 + c]) - kPublished[d].fwi) < 0.0501);
                QVERIFY(std::abs(static_cast<double>(dc[d * 70 + c]) - kPublished[d].dc) < 0.0501);
            }
        }
    }

    /// Kelvin, fraction, metres a second and a rate of rain: converted visibly.
    void unitsAreConvertedAndSaid()
    {
        const std::size_t days = 20;
        auto fields = sampleFields(1, days);
        const auto plain = valuesOf(run({}, weather(weatherCube(fields, {46.0}, days))), "indices", "fwi");
        for (float& v : fields[0].values)
            v += 273.15F;
        fields[0].units = QStringLiteral("K");
        for (float& v : fields[1].values)
            v /= 100.0F;
        fields[1].units = QStringLiteral("1");
        for (float& v : fields[2].values)
            v /= 3.6F;
        fields[2].units = QStringLiteral("m s-1");
        for (float& v : fields[3].values)
            v /= 86400.0F;
        fields[3].units = QStringLiteral("kg m-2 s-1");
        const ValueMap inputs = weather(weatherCube(fields, {46.0}, days));
        int said = 0;
        for (const Problem& problem : m_case.check({}, inputs).problems)
            said += problem.code == QLatin1String("units.converted") && problem.severity == Severity::Warning ? 1 : 0;
        QCOMPARE(said, 4);
        const auto converted = valuesOf(run({}, inputs), "indices", "fwi");
        for (std::size_t d = 0; d < days; ++d)
            QVERIFY(std::abs(converted[d] - plain[d]) < 2e-3F * std::max(1.0F, plain[d]));
    }

    /// Rain as any amount or rate of water gives the same codes.
    void rainInAnyUnits_data()
    {
        QTest::addColumn<QString>("units");
        QTest::addColumn<double>("factor");
        QTest::newRow("metres") << "m" << 1e-3;
        QTest::newRow("centimetres") << "cm" << 0.1;
        QTest::newRow("mass") << "kg m-2" << 1.0;
        QTest::newRow("depth a day") << "mm day-1" << 1.0;
        QTest::newRow("depth an hour") << "mm h-1" << 1.0 / 24.0;
        QTest::newRow("mass a second") << "kg m-2 s-1" << 1.0 / 86400.0;
    }
    void rainInAnyUnits()
    {
        QFETCH(QString, units);
        QFETCH(double, factor);
        const std::size_t days = kPublished.size();
        auto fields = sampleFields(1, days);
        const auto plain = valuesOf(run({}, weather(weatherCube(fields, {46.0}, days))), "indices", "dmc");
        fields[3].units = units;
        for (float& v : fields[3].values)
            v = static_cast<float>(static_cast<double>(v) * factor);
        const ValueMap inputs = weather(weatherCube(fields, {46.0}, days));
        QVERIFY(firstProblem(m_case.check({}, inputs), Severity::Warning).startsWith(QLatin1String("units.converted")));
        const auto converted = valuesOf(run({}, inputs), "indices", "dmc");
        for (std::size_t d = 0; d < days; ++d)
            QVERIFY2(std::abs(converted[d] - plain[d]) < 1e-3F * plain[d], qPrintable(QString::number(d)));
    }

    void unitsThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("units");
        QTest::addColumn<QString>("code");
        QTest::newRow("temperature in m") << 0 << "m"
                                          << "units.dimension";
        QTest::newRow("humidity in g kg-1 m") << 1 << "m s-1"
                                              << "units.dimension";
        QTest::newRow("no units of wind") << 2 << ""
                                          << "units.missing";
        QTest::newRow("no units of rain") << 3 << ""
                                          << "units.missing";
        QTest::newRow("rain in K") << 3 << "K"
                                   << "units.dimension";
    }
    void unitsThatDoNotFitAreRefused()
    {
        QFETCH(int, field);
        QFETCH(QString, units);
        QFETCH(QString, code);
        auto fields = sampleFields(1, 3);
        fields.at(static_cast<std::size_t>(field)).units = units;
        const QString problem = firstProblem(m_case.check({}, weather(weatherCube(fields, {46.0}, 3))));
        QVERIFY2(problem.startsWith(code), qPrintable(problem));
    }

    void stepsOfHoursAreRefused()
    {
        const QString problem = firstProblem(m_case.check({}, weather(weatherCube(sampleFields(1, 3), {46.0}, 3, 0.0, {0.0, 0.25, 0.5}))));
        QVERIFY2(problem.startsWith(QLatin1String("time.step")) && problem.contains(QLatin1String("6 hours")), qPrintable(problem));
    }

    void goesOnFromItsState_data()
    {
        QTest::addColumn<QString>("season");
        QTest::newRow("all year") << "all_year";
        QTest::newRow("by temperature") << "wf93";
    }
    /// To the last bit what an uninterrupted run gives.
    void goesOnFromItsState()
    {
        QFETCH(QString, season);
        const QJsonObject parameters{{QStringLiteral("season"), season}, {QStringLiteral("overwintering"), season != QLatin1String("all_year")}};
        const std::vector<double> lats{60.0, 20.0, -35.0};
        const std::size_t days = kPublished.size(), cut = 30;
        auto all = sampleFields(3, days);
        const Outputs whole = run(parameters, weather(weatherCube(all, lats, days)));
        const Outputs first = run(parameters, weather(weatherCube(sampleFields(3, cut), lats, cut)));
        ValueMap rest = weather(weatherCube(sampleFields(3, days - cut, cut), lats, days - cut, static_cast<double>(cut)));
        rest[QStringLiteral("state")] = {first.at(QStringLiteral("state"))};
        const Outputs second = run(parameters, rest, 1);
        for (const char* name : {"ffmc", "dmc", "dc", "isi", "bui", "fwi", "dsr"}) {
            const auto expected = valuesOf(whole, "indices", name), found = valuesOf(second, "indices", name);
            QVERIFY(sameBits(found, {expected.begin() + static_cast<std::ptrdiff_t>(3 * cut), expected.end()}));
        }
        QVERIFY(sameBits(valuesOf(whole, "state", "fwi_state"), valuesOf(second, "state", "fwi_state")));
    }

    /// With days appended only those are computed, and the result is that of all of them; a state of another day is another beginning.
    void appendedDaysAloneAreComputed()
    {
        terrella::test::MemoryBlocks blocks;
        const auto keeping = [&](const QJsonObject& parameters, const ValueMap& inputs) {
            FakeContext context;
            context.blocks = &blocks;
            blocks.reset();
            auto out = m_case.run(parameters, inputs, context);
            return out ? *std::move(out) : Outputs{};
        };
        const std::vector<double> lats{60.0, 20.0, -35.0};
        const std::size_t days = kPublished.size(), cut = 30;
        const ValueMap all = weather(weatherCube(sampleFields(3, days), lats, days));
        const Outputs first = keeping({}, weather(weatherCube(sampleFields(3, cut), lats, cut)));
        QCOMPARE(blocks.reused, 0U);
        const Outputs appended = keeping({}, all);
        QCOMPARE(blocks.reused, cut);
        const Outputs whole = run({}, all);
        QVERIFY(sameBits(valuesOf(appended, "indices", "fwi"), valuesOf(whole, "indices", "fwi")));
        QVERIFY(sameBits(valuesOf(appended, "state", "fwi_state"), valuesOf(whole, "state", "fwi_state")));

        // the same state said to be older: with days missing between, the codes begin anew
        const QJsonObject resets{{QStringLiteral("reset_after"), 2}};
        const auto state = terrella::test::output<Cube>(first, "state");
        auto older = std::make_shared<CubeSignature>(state->signature());
        older->attributes[QStringLiteral("fwi_day")] = QStringLiteral("2001-05-05T12:00:00");
        std::vector<float> values = valuesOf(first, "state", "fwi_state");
        ValueMap rest = weather(weatherCube(sampleFields(3, days - cut, cut), lats, days - cut, static_cast<double>(cut)));
        rest[QStringLiteral("state")] = {Value(state)};
        const auto going = valuesOf(keeping(resets, rest), "indices", "dc");
        rest[QStringLiteral("state")]
            = {Value(std::shared_ptr<const Cube>(std::make_shared<MemoryCube>(older, std::vector<std::vector<float>>{values})))};
        const auto anew = valuesOf(keeping(resets, rest), "indices", "dc");
        QCOMPARE(blocks.reused, 0U);
        QVERIFY(anew[0] < going[0]);
    }

    void aStateThatDoesNotFitIsRefused()
    {
        const Outputs first = run({}, weather(weatherCube(sampleFields(2, 10), {46.0, 50.0}, 10)));
        ValueMap again = weather(weatherCube(sampleFields(2, 10), {46.0, 50.0}, 10)); // the same days once more
        again[QStringLiteral("state")] = {first.at(QStringLiteral("state"))};
        QVERIFY(firstProblem(m_case.check({}, again)).contains(QLatin1String("must begin after")));
        ValueMap others = weather(weatherCube(sampleFields(3, 10), {46.0, 50.0, 52.0}, 10, 10.0));
        others[QStringLiteral("state")] = {first.at(QStringLiteral("state"))};
        QVERIFY(firstProblem(m_case.check({}, others)).contains(QLatin1String("other cells")));
        ValueMap seasons = weather(weatherCube(sampleFields(2, 10), {46.0, 50.0}, 10, 10.0));
        seasons[QStringLiteral("state")] = {first.at(QStringLiteral("state"))};
        QVERIFY(firstProblem(m_case.check({{QStringLiteral("season"), QStringLiteral("wf93")}}, seasons)).contains(QLatin1String("same season"))
            || firstProblem(m_case.check({{QStringLiteral("season"), QStringLiteral("wf93")}}, seasons)).contains(QLatin1String("begin without")));
    }

    /// Codes wait through days without weather, and the sea has none.
    void missingDaysAndSea()
    {
        const std::size_t days = 20;
        auto fields = sampleFields(2, days);
        for (std::size_t d = 0; d < days; ++d)
            fields[0].values[d * 2 + 1] = kNothing; // sea
        for (std::size_t d = 5; d < 8; ++d)
            fields[1].values[d * 2] = kNothing;
        const Outputs out = run({}, weather(weatherCube(fields, {46.0, 46.0}, days)));
        const auto dc = valuesOf(out, "indices", "dc");
        for (std::size_t d = 0; d < days; ++d) {
            QVERIFY(std::isnan(dc[d * 2 + 1]));
            QCOMPARE(std::isnan(dc[d * 2]), d >= 5 && d < 8);
        }
        // the day after goes on from the day before the gap
        const auto uninterrupted = sampleFields(1, days);
        std::vector<Field> without;
        for (const Field& field : uninterrupted) {
            Field kept = field;
            kept.values.erase(kept.values.begin() + 5, kept.values.begin() + 8);
            without.push_back(kept);
        }
        std::vector<double> numbers;
        for (std::size_t d = 0; d < days; ++d) {
            if (d < 5 || d >= 8)
                numbers.push_back(static_cast<double>(d));
        }
        const auto gap = valuesOf(run({}, weather(weatherCube(without, {46.0}, days - 3, 0.0, numbers))), "indices", "dc");
        QCOMPARE(dc[2 * 8], gap[5]);
        const auto report = terrella::test::output<Report>(out, "report");
        QCOMPARE(report->content.value(QLatin1String("cells_with_weather")).toInt(), 1);
        QCOMPARE(report->content.value(QLatin1String("missing_cell_days")).toDouble(), 3.0);

        const Outputs anew = run({{QStringLiteral("reset_after"), 3}}, weather(weatherCube(fields, {46.0, 46.0}, days)));
        const auto restarted = valuesOf(anew, "indices", "dc");
        QVERIFY(restarted[2 * 8] < dc[2 * 8]);
        QCOMPARE(terrella::test::output<Report>(anew, "report")->content.value(QLatin1String("begun_anew")).toDouble(), 1.0);
    }

    /// WF93: on after three days above 12 °C, off after three below 5 °C.
    void seasonByTemperature()
    {
        const std::vector<float> warm{10, 13, 13, 13, 13, 4, 4, 4, 4, 13, 13, 13, 13};
        std::vector<Field> fields = sampleFields(1, warm.size());
        fields[0].values = warm;
        const auto ffmc = valuesOf(
            run({{QStringLiteral("season"), QStringLiteral("wf93")}}, weather(weatherCube(fields, {46.0}, warm.size()))), "indices", "ffmc");
        std::vector<bool> on;
        for (const float value : ffmc)
            on.push_back(!std::isnan(value));
        // days 1, 2, 3 are warm, so it begins on day 4; days 5, 6, 7 are cold, so it ends on day 8; warm again 9, 10, 11: day 12
        QCOMPARE(on, (std::vector<bool>{false, false, false, false, true, true, true, true, false, false, false, false, true}));
    }

    void droughtCodePassesWinter()
    {
        const std::vector<float> warm{13, 13, 13, 13, 13, 4, 4, 4, 4, 13, 13, 13, 13};
        std::vector<Field> fields = sampleFields(1, warm.size());
        fields[0].values = warm;
        for (float& rain : fields[3].values)
            rain = 0.0F;
        const QJsonObject seasons{{QStringLiteral("season"), QStringLiteral("wf93")}, {QStringLiteral("start_dc"), 300.0}};
        QJsonObject winter = seasons;
        winter[QStringLiteral("overwintering")] = true;
        const auto without = valuesOf(run(seasons, weather(weatherCube(fields, {46.0}, warm.size()))), "indices", "dc");
        const auto with = valuesOf(run(winter, weather(weatherCube(fields, {46.0}, warm.size()))), "indices", "dc");
        QCOMPARE(with[3], without[3]);
        // a = 0.75 of autumn's moisture and no rain: drier than the start value of 300 allows
        const double fall = static_cast<double>(with[7]);
        const double expected = std::max(300.0, 400.0 * std::log(800.0 / (0.75 * 800.0 * std::exp(-fall / 400.0))));
        QVERIFY(std::abs(static_cast<double>(with[12]) - (expected + (0.36 * (13.0 + 2.8) + 0.9) / 2.0)) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(FwiTest)
#include "fwi_test.moc"
