// SPDX-License-Identifier: GPL-3.0-or-later
// Fire seasons of fire.fwi: when they begin and end, what the codes begin with, stations, both hemispheres and the polar night.
#include "plugins/fire/weather/fwi.h"
#include "tests/plugins/fire/fwi_case.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::fire;
using namespace terrella::fire::test;
using terrella::test::FakeContext;
using terrella::test::ModuleCase;

namespace {

QString samplePath(const char* name)
{
    return qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data")) + QLatin1String("/fire/cffdrs/")
        + QLatin1String(name);
}

/// Mild weather of so many days in one cell, with another temperature each day.
std::vector<Field> weatherOf(const std::vector<float>& temperatures)
{
    std::vector<Field> out{{QStringLiteral("t2m"), QStringLiteral("degC"), temperatures}, {QStringLiteral("rh"), QStringLiteral("%"), {}},
        {QStringLiteral("ws"), QStringLiteral("km h-1"), {}}, {QStringLiteral("pr"), QStringLiteral("mm"), {}}};
    out[1].values.assign(temperatures.size(), 45.0F);
    out[2].values.assign(temperatures.size(), 10.0F);
    out[3].values.assign(temperatures.size(), 0.0F);
    return out;
}

std::vector<bool> knownDays(const std::vector<float>& values)
{
    std::vector<bool> out;
    for (const float value : values)
        out.push_back(!std::isnan(value));
    return out;
}

/// One station of R's sample for overwintering.
struct Station {
    std::vector<Field> fields;
    std::vector<double> times;
    double lat = 0.0;
};
std::optional<Station> readStation(int id)
{
    QFile file(samplePath("test_wDC.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    Station out;
    out.fields = weatherOf({});
    out.fields.push_back({QStringLiteral("tmax"), QStringLiteral("degC"), {}});
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> cells = line.trimmed().split(';');
        if (cells.size() != 11 || cells[0].toInt() != id)
            continue;
        out.lat = cells[1].toDouble();
        out.times.push_back(toSeconds({cells[3].toInt(), cells[4].toInt(), cells[5].toInt(), 12, 0, 0.0}, Calendar::Standard));
        for (std::size_t k = 0; k < 5; ++k)
            out.fields[k].values.push_back(cells[static_cast<qsizetype>(6 + k)].toFloat());
    }
    return out;
}

/// "2013-03-15 2013-11-23": first days on and off. The day of the file is the first day of a state, as in cffdrs.
QStringList changesOf(const Station& station, const std::vector<float>& values)
{
    QStringList out;
    bool isOn = false;
    for (std::size_t d = 0; d < values.size(); ++d) {
        if (std::isnan(values[d]) == isOn)
            out.append(isoText(station.times[d], Calendar::Standard).left(10));
        isOn = !std::isnan(values[d]);
    }
    return out;
}

} // namespace

class FwiSeasonsTest : public QObject {
    Q_OBJECT

private:
    Fwi m_module;
    ModuleCase m_case{m_module, QStringLiteral("fire/weather/fwi.json")};

    Outputs run(const QJsonObject& parameters, const ValueMap& inputs)
    {
        FakeContext context;
        auto out = m_case.run(parameters, inputs, context);
        if (!out) {
            QTest::qFail(qPrintable(out.error().message), __FILE__, __LINE__);
            return {};
        }
        return *std::move(out);
    }
    static ValueMap weather(std::shared_ptr<const Cube> cube) { return {{QStringLiteral("weather"), {Value(std::move(cube))}}}; }
    std::vector<float> codes(const char* name, const QJsonObject& parameters, const std::vector<Field>& fields, double lat = 46.0)
    {
        return valuesOf(run(parameters, weather(weatherCube(fields, {lat}, fields.front().values.size()))), "indices", name);
    }

private Q_SLOTS:
    /// Seasons that R's cffdrs finds in its own sample (fireSeason, WF93, by the day's maximum).
    void seasonsOfCffdrs_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<double>("startAbove");
        QTest::addColumn<double>("endBelow");
        QTest::addColumn<QString>("expected");
        QTest::newRow("1") << 1 << 12.0 << 5.0 << "2013-03-15 2013-11-23 2014-03-14 2014-11-14";
        QTest::newRow("2") << 2 << 12.0 << 5.0 << "1980-04-20 1980-10-16 1981-05-15 1981-10-14";
        QTest::newRow("3") << 3 << 12.0 << 5.0 << "1999-05-02 1999-10-20 2000-06-16 2000-10-07";
        QTest::newRow("1, other limits") << 1 << 10.0 << 3.0 << "2013-03-12 2013-11-23 2014-03-09 2014-11-15 2014-12-13 2014-12-18";
    }
    void seasonsOfCffdrs()
    {
        QFETCH(int, id);
        QFETCH(double, startAbove);
        QFETCH(double, endBelow);
        QFETCH(QString, expected);
        const auto station = readStation(id);
        if (!station)
            QSKIP("The sample of cffdrs is not here.");
        QCOMPARE(station->times.size() / 365, std::size_t{2});
        std::vector<double> days;
        for (const double time : station->times)
            days.push_back((time - toSeconds({2001, 4, 13, 12, 0, 0.0}, Calendar::Standard)) / 86400.0);
        const auto cube = weatherCube(station->fields, {station->lat}, days.size(), 0.0, days);
        const auto dc
            = valuesOf(run({{QStringLiteral("season"), QStringLiteral("wf93")}, {QStringLiteral("season_temperature"), QStringLiteral("tmax")},
                               {QStringLiteral("start_above"), startAbove}, {QStringLiteral("end_below"), endBelow}},
                           weather(cube)),
                "indices", "dc");
        QCOMPARE(changesOf(*station, dc).join(QLatin1Char(' ')), expected);
    }

    /// LA08: with the third day without snow it begins; one day of snow ends it, and so do three cold ones. Bare ground in the cold begins none.
    void seasonBySnow()
    {
        std::vector<Field> fields = weatherOf({15, 15, 15, 15, 15, 15, 15, 15, 3, 3, 3, 3, 3, 15});
        fields.push_back({QStringLiteral("snd"), QStringLiteral("cm"), {5, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0}});
        // days 1, 2, 3 have no more than 1 cm: on from 3; snow on 5; bare 6, 7, 8: on from 8; 8, 9, 10 below 5 °C: off from 10; warm again: on
        QCOMPARE(knownDays(codes("ffmc", {{QStringLiteral("season"), QStringLiteral("la08")}}, fields)),
            (std::vector<bool>{false, false, false, true, true, false, false, false, true, true, false, false, false, true}));
    }

    /// GFWED: means of three days, today among them, against 6 °C and 1 cm.
    void seasonOfGfwed()
    {
        std::vector<Field> fields = weatherOf({5, 6, 7, 8, 8, 8, 8, 1, 1, 12, 12});
        fields.push_back({QStringLiteral("snd"), QStringLiteral("m"), {0, 0, 0, 0, 0.02F, 0.02F, 0, 0, 0, 0, 0}});
        const QJsonObject gfwed{
            {QStringLiteral("season"), QStringLiteral("gfwed")}, {QStringLiteral("start_above"), 6.0}, {QStringLiteral("end_below"), 6.0}};
        // mean of 5, 6, 7 is not above 6; 6, 7, 8 is: on from 3. Snow: mean of 0.02, 0.02, 0 on days 5 and 6 ends it; day 7: 8, 8, 1 is cold; day 9:
        // 1, 1, 12; day 10: 1, 12, 12 is warm
        QCOMPARE(
            knownDays(codes("ffmc", gfwed, fields)), (std::vector<bool>{false, false, false, true, true, false, false, false, false, false, true}));
    }

    void seasonByMask()
    {
        const std::vector<float> on{0, 0, 1, 1, 1, 0, 0, 1, 1, NAN};
        const std::vector<Field> fields = weatherOf(std::vector<float>(on.size(), 20.0F));
        ValueMap inputs = weather(weatherCube(fields, {46.0}, on.size()));
        inputs[QStringLiteral("season")] = {Value(weatherCube({{QStringLiteral("mask"), QStringLiteral("1"), on}}, {46.0}, on.size()))};
        const auto dmc = valuesOf(run({{QStringLiteral("season"), QStringLiteral("mask")}}, inputs), "indices", "dmc");
        QCOMPARE(knownDays(dmc), (std::vector<bool>{false, false, true, true, true, false, false, true, true, false}));
        QCOMPARE(dmc[7], dmc[2]); // the codes begin anew
    }

    /// For each whole day of winter since the last wet one DC begins 5 and DMC 2 higher (CFS), or as told; the day that ends a season and the one
    /// that begins the next do not count.
    void dryStart()
    {
        std::vector<float> warm{13, 13, 13, 13, 13, 4, 4, 4, 4, 4, 4, 4, 4, 4, 13, 13, 13, 13, 13};
        std::vector<Field> fields = weatherOf(warm);
        fields[3].values[10] = 3.0F; // after the end on day 8: 9 is dry, 10 wet, 11 to 16 dry; the season begins on day 17
        const QJsonObject plain{{QStringLiteral("season"), QStringLiteral("wf93")}};
        QJsonObject dry = plain, canada = plain, both = plain, winter = plain;
        dry[QStringLiteral("dry_start")] = true;
        canada = dry;
        canada[QStringLiteral("wet_day")] = 5.0;
        canada[QStringLiteral("dry_dmc")] = 1.2;
        both = dry;
        both[QStringLiteral("overwintering")] = true;
        winter[QStringLiteral("overwintering")] = true;
        const auto at = [&](const char* name, const QJsonObject& parameters, std::size_t day) {
            return static_cast<double>(codes(name, parameters, fields)[day]);
        };
        QVERIFY(std::isnan(at("dc", plain, 16)) && !std::isnan(at("dc", plain, 17)));
        QVERIFY(std::abs(at("dc", dry, 17) - at("dc", plain, 17) - 6 * 5.0) < 1e-4);
        QVERIFY(std::abs(at("dmc", dry, 17) - at("dmc", plain, 17) - 6 * 2.0) < 1e-4);
        QVERIFY(std::abs(at("dmc", canada, 17) - at("dmc", plain, 17) - 8 * 1.2) < 1e-4); // day 10 is no wet one then
        QCOMPARE(at("ffmc", dry, 17), at("ffmc", plain, 17));
        QCOMPARE(at("dc", both, 17), at("dc", winter, 17)); // overwintering goes before
        QCOMPARE(at("dmc", both, 17), at("dmc", dry, 17));
    }

    /// Every kind of season goes on from its state to the last bit.
    void goesOnFromItsState_data()
    {
        QTest::addColumn<QString>("season");
        for (const char* season : {"wf93", "la08", "gfwed"})
            QTest::newRow(season) << season;
    }
    void goesOnFromItsState()
    {
        QFETCH(QString, season);
        std::vector<float> warm;
        for (int d = 0; d < 90; ++d)
            warm.push_back(static_cast<float>(9.0 + 12.0 * std::sin(d / 7.0) + 3.0 * std::sin(d * 1.7)));
        std::vector<Field> fields = weatherOf(warm);
        fields.push_back({QStringLiteral("snd"), QStringLiteral("m"), {}});
        for (int d = 0; d < 90; ++d) {
            fields[3].values[static_cast<std::size_t>(d)] = d % 5 == 0 ? static_cast<float>(d % 17) : 0.0F;
            fields[4].values.push_back(warm[static_cast<std::size_t>(d)] < 2.0F ? 0.05F : 0.0F);
        }
        const QJsonObject parameters{
            {QStringLiteral("season"), season}, {QStringLiteral("overwintering"), true}, {QStringLiteral("dry_start"), true}};
        const auto whole = valuesOf(run(parameters, weather(weatherCube(fields, {50.0}, 90))), "indices", "fwi");
        std::size_t on = 0, changes = 0;
        for (std::size_t d = 1; d < 90; ++d) {
            on += std::isnan(whole[d]) ? 0 : 1;
            changes += std::isnan(whole[d]) != std::isnan(whole[d - 1]) ? 1 : 0;
        }
        QVERIFY2(on > 10 && on < 85 && changes >= 3, qPrintable(QStringLiteral("%1 days on, %2 changes").arg(on).arg(changes)));
        for (const std::size_t cut : {std::size_t{1}, std::size_t{20}, std::size_t{44}, std::size_t{61}}) {
            std::vector<Field> first = fields, second = fields;
            for (std::size_t k = 0; k < fields.size(); ++k) {
                first[k].values.resize(cut);
                second[k].values.erase(second[k].values.begin(), second[k].values.begin() + static_cast<std::ptrdiff_t>(cut));
            }
            const Outputs before = run(parameters, weather(weatherCube(first, {50.0}, cut)));
            ValueMap rest = weather(weatherCube(second, {50.0}, 90 - cut, static_cast<double>(cut)));
            rest[QStringLiteral("state")] = {before.at(QStringLiteral("state"))};
            QVERIFY(sameBits(valuesOf(run(parameters, rest), "indices", "fwi"), {whole.begin() + static_cast<std::ptrdiff_t>(cut), whole.end()}));
        }
    }

    /// The same weather half a year apart: the south's drought code of October is the north's of April. Its duff dries by day lengths of its own.
    void southernHemisphere()
    {
        const std::vector<Field> fields = weatherOf(std::vector<float>(10, 20.0F));
        const auto later = [&](double lat, const DateTime& first) {
            std::vector<double> days;
            for (int d = 0; d < 10; ++d)
                days.push_back((toSeconds(first, Calendar::Standard) - toSeconds({2001, 4, 13, 12, 0, 0.0}, Calendar::Standard)) / 86400.0 + d);
            return run({}, weather(weatherCube(fields, {lat}, 10, 0.0, days)));
        };
        const Outputs north = later(46.0, {2001, 4, 13, 12, 0, 0.0}), south = later(-46.0, {2001, 10, 13, 12, 0, 0.0});
        QVERIFY(sameBits(valuesOf(north, "indices", "dc"), valuesOf(south, "indices", "dc")));
        QVERIFY(sameBits(valuesOf(north, "indices", "ffmc"), valuesOf(south, "indices", "ffmc")));
        const auto dmcNorth = valuesOf(north, "indices", "dmc"), dmcSouth = valuesOf(south, "indices", "dmc");
        QVERIFY(
            std::abs(static_cast<double>((dmcSouth[1] - dmcSouth[0]) / (dmcNorth[1] - dmcNorth[0])) - 10.0 / 12.8) < 1e-4); // hours of October there
    }

    /// At 85° N in January it freezes and the night lasts: codes stay, nothing becomes infinite, at any convention.
    void polarNight()
    {
        std::vector<Field> fields = weatherOf(std::vector<float>(60, -35.0F));
        fields[1].values.assign(60, 100.0F);
        std::vector<double> days;
        for (int d = 0; d < 60; ++d)
            days.push_back(
                (toSeconds({2001, 1, 1, 12, 0, 0.0}, Calendar::Standard) - toSeconds({2001, 4, 13, 12, 0, 0.0}, Calendar::Standard)) / 86400.0 + d);
        for (const char* convention : {"cffdrs_1_10", "cffdrs_1_8", "ftr33", "geff", "xclim"}) {
            const Outputs out = run({{QStringLiteral("convention"), QLatin1String(convention)}}, weather(weatherCube(fields, {85.0}, 60, 0.0, days)));
            for (const char* name : {"ffmc", "dmc", "dc", "isi", "bui", "fwi", "dsr"}) {
                for (const float value : valuesOf(out, "indices", name))
                    QVERIFY2(std::isfinite(value) && value >= 0.0F, name);
            }
            const auto dmc = valuesOf(out, "indices", "dmc"), dc = valuesOf(out, "indices", "dc");
            QCOMPARE(dmc.back(), 6.0F);
            // only the Fortran program lets the code fall by the negative day length
            QCOMPARE(dc.back() < 15.0F, qstrcmp(convention, "ftr33") == 0);
            QVERIFY(qstrcmp(convention, "ftr33") == 0 || dc.back() == 15.0F);
        }
    }

    /// Each member has codes of its own, also when going on from a state; a mask may be one for all of them.
    void members()
    {
        const std::size_t days = 30, cut = 12, count = 3;
        std::vector<std::vector<Field>> each;
        for (std::size_t m = 0; m < count; ++m) {
            each.push_back(sampleFields(2, days));
            for (float& value : each.back()[0].values)
                value += 2.0F * static_cast<float>(m);
        }
        const auto together = [&](std::size_t first, std::size_t steps) {
            auto signature
                = std::make_shared<CubeSignature>(weatherCube(sampleFields(2, steps), {46.0, 20.0}, steps, static_cast<double>(first))->signature());
            Axis member;
            member.kind = AxisKind::Member;
            member.name = QStringLiteral("member");
            member.values = {0, 1, 2};
            signature->axes.push_back(member);
            std::vector<std::vector<float>> values(4);
            for (std::size_t v = 0; v < 4; ++v) {
                signature->variables[v].axes = {0, 3, 1, 2};
                for (std::size_t d = first; d < first + steps; ++d) {
                    for (std::size_t m = 0; m < count; ++m)
                        values[v].insert(values[v].end(), {each[m][v].values[d * 2], each[m][v].values[d * 2 + 1]});
                }
            }
            return std::make_shared<MemoryCube>(signature, values);
        };
        const Outputs begun = run({}, weather(together(0, cut)));
        ValueMap rest = weather(together(cut, days - cut));
        rest[QStringLiteral("state")] = {begun.at(QStringLiteral("state"))};
        const auto found = valuesOf(run({}, rest), "indices", "fwi");
        for (std::size_t m = 0; m < count; ++m) {
            const auto alone = valuesOf(run({}, weather(weatherCube(each[m], {46.0, 20.0}, days))), "indices", "fwi");
            for (std::size_t d = cut; d < days; ++d) {
                for (const std::size_t c : {std::size_t{0}, std::size_t{1}})
                    QCOMPARE(found[((d - cut) * count + m) * 2 + c], alone[d * 2 + c]);
            }
        }
        std::vector<float> on(days * 2, 1.0F);
        std::fill_n(on.begin(), 20, 0.0F); // the first ten days
        ValueMap masked = weather(together(0, days));
        masked[QStringLiteral("season")] = {Value(weatherCube({{QStringLiteral("mask"), QStringLiteral("1"), on}}, {46.0, 20.0}, days))};
        const auto dc = valuesOf(run({{QStringLiteral("season"), QStringLiteral("mask")}}, masked), "indices", "dc");
        for (std::size_t k = 0; k < dc.size(); ++k)
            QCOMPARE(std::isnan(dc[k]), k < 10 * count * 2);
    }

    /// A list of stations gives what a grid of the same places gives.
    void stations()
    {
        const std::vector<double> lats{60.0, 5.0, -25.0, -50.0};
        const std::size_t days = kPublished.size();
        const auto grid = weatherCube(sampleFields(lats.size(), days), lats, days);
        auto signature = std::make_shared<CubeSignature>(grid->signature());
        Axis cell;
        cell.kind = AxisKind::Cell;
        cell.name = QStringLiteral("station");
        cell.values = {0, 1, 2, 3};
        signature->axes = {signature->axes.front(), cell};
        Grid places;
        places.kind = GridKind::Cells;
        places.ny = 1;
        places.nx = lats.size();
        places.lat = lats;
        places.lon.assign(lats.size(), 10.0);
        signature->grids = {places};
        std::vector<std::vector<float>> values;
        for (Variable& variable : signature->variables)
            variable.axes = {0, 1};
        for (const Field& field : sampleFields(lats.size(), days))
            values.push_back(field.values);
        const Outputs onGrid = run({}, weather(grid)), atStations = run({}, weather(std::make_shared<MemoryCube>(signature, values)));
        for (const char* name : {"dmc", "dc", "fwi"})
            QVERIFY(sameBits(valuesOf(onGrid, "indices", name), valuesOf(atStations, "indices", name)));
    }
};

QTEST_GUILESS_MAIN(FwiSeasonsTest)
#include "fwi_seasons_test.moc"
