// SPDX-License-Identifier: GPL-3.0-or-later
// fire.noon_weather as a module: every form of its input, every grid and calendar, and what it refuses.
#include "plugins/fire/weather/fwi.h"
#include "plugins/fire/weather/noon_weather.h"
#include "tests/plugins/data/data_case.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::fire;
using namespace terrella::test;

namespace {

constexpr double kHour = 3600.0;
const double kBegin = toSeconds({2001, 6, 30, 0, 0, 0.0}, Calendar::Standard);

/// A field of hours since the beginning, row and column.
using Formula = double (*)(double hour, std::size_t row, std::size_t column);

struct FieldOf {
    const char* name;
    const char* standardName;
    const char* units;
    Formula value;
};

double temperature(double hour, std::size_t, std::size_t) { return 10.0 + hour / 10.0; }
double half(double, std::size_t, std::size_t) { return 50.0; }
double breeze(double hour, std::size_t, std::size_t) { return 10.0 + hour / 100.0; }
/// 1 mm an hour in the first day, then 2, then 3 …
double drizzle(double hour, std::size_t, std::size_t) { return 1.0 + std::floor((hour - 0.5) / 24.0); }

const FieldOf kTemperature{"t2m", "air_temperature", "degC", temperature}, kHumidity{"rh", "relative_humidity", "%", half},
    kWind{"ws", "wind_speed", "km h-1", breeze}, kRain{"tp", "", "mm", drizzle};

struct World {
    std::vector<double> lats{50.0, 40.0}, lons{-90.0, 0.0, 10.0, 90.0, 180.0};
    double stepHours = 1.0;
    double days = 3.0;
    Calendar calendar = Calendar::Standard;
    double begin = kBegin;
};

Axis timeAxis(const World& world, double shiftHours = 0.0)
{
    std::vector<double> times;
    for (double hour = 0.0; hour < 24.0 * world.days; hour += world.stepHours)
        times.push_back(world.begin + (hour + shiftHours) * kHour);
    Axis time = synthetic::axis(AxisKind::Time, "time", "time", "s", times);
    time.calendar = world.calendar;
    time.timeUnits = QStringLiteral("hours since 2001-06-30");
    return time;
}

/// rainShift: hours by which the times of rain are later than the others.
std::shared_ptr<const Cube> cubeOf(const World& world, const std::vector<FieldOf>& fields, bool isCurvilinear = false, double rainShift = 0.0)
{
    CubeSignature s;
    s.axes = {timeAxis(world), synthetic::axis(AxisKind::Y, "y", "", "", world.lats), synthetic::axis(AxisKind::X, "x", "", "", world.lons),
        timeAxis(world, rainShift)};
    s.axes.back().name = QStringLiteral("rain_time");
    Grid grid;
    grid.ny = world.lats.size();
    grid.nx = world.lons.size();
    if (isCurvilinear) {
        grid.kind = GridKind::Curvilinear;
        for (const double lat : world.lats) {
            for (const double lon : world.lons) {
                grid.lat.push_back(lat);
                grid.lon.push_back(lon);
            }
        }
    } else {
        grid.lat = world.lats;
        grid.lon = world.lons;
    }
    s.grids = {grid};
    std::vector<std::vector<float>> values;
    for (const FieldOf& field : fields) {
        const bool isShifted = rainShift != 0.0 && qstrcmp(field.name, kRain.name) == 0;
        s.variables.push_back(synthetic::variable(field.name, field.standardName, field.units, {isShifted ? 3 : 0, 1, 2}, 0));
        std::vector<float> data;
        for (const double time : s.axes[isShifted ? 3 : 0].values) {
            for (std::size_t j = 0; j < grid.ny; ++j) {
                for (std::size_t i = 0; i < grid.nx; ++i)
                    data.push_back(static_cast<float>(field.value((time - world.begin) / kHour, j, i)));
            }
        }
        values.push_back(std::move(data));
    }
    return std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), std::move(values));
}

/// Hours since the beginning at which it is noon.
double noonHour(const World& world, double day, double lon)
{
    Q_UNUSED(world)
    const double east = lon > 180.0 ? lon - 360.0 : lon;
    return 24.0 * day + 12.0 - east / 15.0;
}

bool near(float a, double b, double tolerance = 1e-4) { return std::abs(static_cast<double>(a) - b) <= tolerance; }

} // namespace

class NoonWeatherTest : public QObject {
    Q_OBJECT

private:
    NoonWeather m_module;
    ModuleCase m_case{m_module, QStringLiteral("fire/weather/noon_weather.json")};

    static ValueMap data(std::shared_ptr<const Cube> cube) { return {{QStringLiteral("data"), {Value(std::move(cube))}}}; }
    std::shared_ptr<const Cube> run(const QJsonObject& parameters, const std::shared_ptr<const Cube>& cube)
    {
        return runFor<Cube>(m_case, "weather", parameters, data(cube));
    }
    static const std::vector<double>& daysOf(const Cube& cube) { return cube.signature().axes.front().values; }

private Q_SLOTS:
    /// Each place has its own noon; temperature grows with time, so that it tells when.
    void eachPlaceHasItsNoon_data()
    {
        QTest::addColumn<double>("stepHours");
        QTest::addColumn<bool>("curvilinear");
        for (const double step : {1.0, 3.0, 6.0}) {
            QTest::addRow("every %g hours", step) << step << false;
            QTest::addRow("every %g hours, curvilinear", step) << step << true;
        }
    }
    void eachPlaceHasItsNoon()
    {
        QFETCH(double, stepHours);
        QFETCH(bool, curvilinear);
        World world;
        world.stepHours = stepHours;
        world.days = 4.0;
        const auto out = run({}, cubeOf(world, {kTemperature, kHumidity, kWind, kRain}, curvilinear));
        QVERIFY(out);
        const std::vector<float> found = valuesOf(*out, QStringLiteral("temperature")), wind = valuesOf(*out, QStringLiteral("wind"));
        const double lastHour = 24.0 * world.days - stepHours;
        int checked = 0;
        for (std::size_t d = 0; d < daysOf(*out).size(); ++d) {
            const double day = std::floor((daysOf(*out)[d] - kBegin) / 86400.0);
            QCOMPARE(daysOf(*out)[d], kBegin + (24.0 * day + 12.0) * kHour);
            for (std::size_t c = 0; c < 10; ++c) {
                const double noon = noonHour(world, day, world.lons[c % 5]);
                const float value = found[d * 10 + c];
                if (noon < 0.0 || noon > lastHour) {
                    QVERIFY(std::isnan(value));
                    continue;
                }
                QVERIFY2(near(value, temperature(noon, 0, 0)), qPrintable(QStringLiteral("day %1 cell %2: %3").arg(day).arg(c).arg(value)));
                QVERIFY(near(wind[d * 10 + c], breeze(noon, 0, 0)));
                ++checked;
            }
        }
        QVERIFY(checked >= 28);
    }

    void nearestStepInsteadOfBetween()
    {
        World world;
        world.stepHours = 3.0;
        world.lons = {20.0}; // noon at 10:40 UTC
        const auto out = run({{QStringLiteral("between"), QStringLiteral("nearest")}}, cubeOf(world, {kTemperature, kHumidity, kWind, kRain}));
        QVERIFY(out);
        const auto found = valuesOf(*out, QStringLiteral("temperature"));
        const double day = std::floor((daysOf(*out).front() - kBegin) / 86400.0);
        QVERIFY(near(found.front(), temperature(24.0 * day + 12.0, 0, 0)));
        const auto zone = run({{QStringLiteral("noon"), QStringLiteral("zone")}}, cubeOf(world, {kTemperature, kHumidity, kWind, kRain}));
        QVERIFY(near(valuesOf(*zone, QStringLiteral("temperature")).front(), temperature(24.0 * day + 11.0, 0, 0)));
    }

    /// Rain of each hour ends at its time: of the 24 hours to noon in Greenwich, 12 are of the day before.
    void rainOf24HoursToNoon()
    {
        const auto out = run({}, cubeOf({}, {kTemperature, kHumidity, kWind, kRain}));
        const auto rain = valuesOf(*out, QStringLiteral("rain"));
        const std::size_t day = daysOf(*out).front() < kBegin + 86400.0 ? 1 : 0; // of 1 July
        const auto at = [&](std::size_t c) { return rain[day * 10 + c]; };
        QVERIFY(near(at(1), 12.0 * 1 + 12.0 * 2));                         // Greenwich
        QVERIFY(near(at(0), 6.0 * 1 + 18.0 * 2));                          // 90° W: 18 UTC
        QVERIFY(near(at(3), 18.0 * 1 + 6.0 * 2));                          // 90° E: 06 UTC
        QVERIFY(near(at(2), (12.0 + 2.0 / 3.0) + (12.0 - 2.0 / 3.0) * 2)); // 10° E: 11:20 UTC
        QCOMPARE(out->signature().variables.back().units, QStringLiteral("mm"));
    }

    void formsOfRain_data()
    {
        QTest::addColumn<QString>("units");
        QTest::addColumn<int>("form");
        QTest::newRow("metres") << "m" << 0;
        QTest::newRow("mass") << "kg m-2" << 1;
        QTest::newRow("flux") << "kg m-2 s-1" << 2;
        QTest::newRow("rate of depth") << "mm h-1" << 3;
        QTest::newRow("total since 00 UTC") << "m" << 4;
        QTest::newRow("total, found out") << "m" << 5;
    }
    void formsOfRain()
    {
        QFETCH(QString, units);
        QFETCH(int, form);
        static int current = 0;
        current = form;
        FieldOf rain = kRain;
        const QByteArray unitsText = units.toUtf8();
        rain.units = unitsText.constData();
        rain.value = [](double hour, std::size_t row, std::size_t column) {
            const double amount = drizzle(hour, row, column);
            switch (current) {
            case 0: return amount / 1000.0;
            case 2: return amount / 3600.0;
            case 4:
            case 5: {
                const double sinceMidnight = hour - 24.0 * std::floor((hour - 0.5) / 24.0);
                return amount * sinceMidnight / 1000.0;
            }
            default: return amount;
            }
        };
        QJsonObject parameters;
        if (form == 4)
            parameters[QStringLiteral("accumulated")] = QStringLiteral("day");
        if (form == 5)
            parameters[QStringLiteral("accumulated")] = QStringLiteral("detect");
        World world;
        world.days = 4.0;
        const auto plain = run({}, cubeOf(world, {kTemperature, kHumidity, kWind, kRain}));
        const auto cube = cubeOf(world, {kTemperature, kHumidity, kWind, rain});
        const auto out = run(parameters, cube);
        QVERIFY(plain && out);
        QVERIFY(firstProblem(m_case.check(parameters, data(cube)), Severity::Warning).startsWith(QLatin1String("units.converted")));
        const auto expected = valuesOf(*plain, QStringLiteral("rain")), found = valuesOf(*out, QStringLiteral("rain"));
        QCOMPARE(found.size(), expected.size());
        int compared = 0;
        for (std::size_t k = 0; k < found.size(); ++k) {
            if (std::isnan(found[k]) || std::isnan(expected[k]))
                continue;
            QVERIFY2(near(found[k], expected[k], 2e-3), qPrintable(QStringLiteral("%1 for %2").arg(found[k]).arg(expected[k])));
            ++compared;
        }
        QVERIFY(compared >= 20);
    }

    /// Means at the middle of their steps on a time axis of their own, as CMIP has them.
    void rainWithTimesOfItsOwn()
    {
        World world;
        world.stepHours = 3.0;
        FieldOf rain = kRain;
        rain.units = "kg m-2 s-1";
        rain.value = [](double hour, std::size_t, std::size_t) { return (hour < 24.0 ? 1.0 : 2.0) / 3600.0; };
        const auto out
            = run({{QStringLiteral("rain_stamp"), QStringLiteral("middle")}}, cubeOf(world, {kTemperature, kHumidity, kWind, rain}, false, 1.5));
        QVERIFY(out);
        const std::size_t day = daysOf(*out).front() < kBegin + 86400.0 ? 1 : 0;
        QVERIFY(near(valuesOf(*out, QStringLiteral("rain"))[day * 10 + 1], 12.0 + 24.0, 1e-3));
    }

    void humidityFromDewpointAndSpecific()
    {
        FieldOf dew = kHumidity, specific = kHumidity, pressure = kHumidity, warm = kTemperature;
        warm.units = "K";
        warm.value = [](double, std::size_t, std::size_t) { return 293.15; };
        dew = {"d2m", "", "K", [](double, std::size_t, std::size_t) { return 283.15; }};
        specific = {"huss", "specific_humidity", "g kg-1", [](double, std::size_t, std::size_t) { return 7.668; }};
        pressure = {"ps", "surface_air_pressure", "Pa", [](double, std::size_t, std::size_t) { return 100000.0; }};
        const auto byDew = run({}, cubeOf({}, {warm, dew, kWind, kRain}));
        const auto bySpecific = run({}, cubeOf({}, {warm, specific, pressure, kWind, kRain}));
        QVERIFY(byDew && bySpecific);
        for (const auto& out : {byDew, bySpecific}) {
            QVERIFY(near(valuesOf(*out, QStringLiteral("temperature"))[12], 20.0, 1e-3));
            QVERIFY(near(valuesOf(*out, QStringLiteral("humidity"))[12], 52.5, 0.1));
        }
        // a variable that is named goes before one that is found
        const auto named = run({{QStringLiteral("dewpoint"), QStringLiteral("d2m")}}, cubeOf({}, {warm, kHumidity, dew, kWind, kRain}));
        QVERIFY(near(valuesOf(*named, QStringLiteral("humidity"))[12], 52.5, 0.1));
    }

    void windFromComponents()
    {
        const FieldOf u{"u10", "eastward_wind", "m s-1", [](double, std::size_t, std::size_t) { return 3.0; }};
        const FieldOf v{"v10", "northward_wind", "knot", [](double, std::size_t, std::size_t) { return -4.0 * 3600.0 / 1852.0; }};
        const auto out = run({}, cubeOf({}, {kTemperature, kHumidity, u, v, kRain}));
        QVERIFY(out);
        QVERIFY(near(valuesOf(*out, QStringLiteral("wind"))[12], 18.0, 1e-3));
    }

    /// The sea of one variable is the sea of that variable; others keep their values. What is asked for besides comes along.
    void missingValuesAndOthers()
    {
        FieldOf rain = kRain;
        rain.value = [](double hour, std::size_t row, std::size_t column) { return row == 1 ? NAN : drizzle(hour, row, column); };
        const FieldOf snow{"sd", "surface_snow_thickness", "m", [](double hour, std::size_t, std::size_t) { return hour; }};
        const auto out = run({{QStringLiteral("also"), QJsonArray{QStringLiteral("sd")}}}, cubeOf({}, {kTemperature, kHumidity, kWind, snow, rain}));
        QVERIFY(out);
        const std::size_t day = daysOf(*out).front() < kBegin + 86400.0 ? 1 : 0;
        QVERIFY(
            std::isnan(valuesOf(*out, QStringLiteral("rain"))[day * 10 + 6]) && !std::isnan(valuesOf(*out, QStringLiteral("rain"))[day * 10 + 1]));
        QVERIFY(!std::isnan(valuesOf(*out, QStringLiteral("temperature"))[day * 10 + 6]));
        QVERIFY(near(valuesOf(*out, QStringLiteral("sd"))[day * 10 + 1], 36.0));
    }

    void calendars()
    {
        World world;
        world.calendar = Calendar::Days360;
        world.begin = toSeconds({2001, 2, 29, 0, 0, 0.0}, Calendar::Days360);
        world.days = 3.0;
        const auto out = run({}, cubeOf(world, {kTemperature, kHumidity, kWind, kRain}));
        QVERIFY(out);
        const Axis& time = out->signature().axes.front();
        QCOMPARE(time.calendar, Calendar::Days360);
        QVERIFY(std::ranges::any_of(time.values, [&](double t) { return isoText(t, time.calendar) == QLatin1String("2001-02-30T12:00:00"); }));
    }

    /// A month without its first noon: what is not there stays away, and 'Fire weather index' takes the rest as it is.
    void goesStraightIntoTheIndex()
    {
        World world;
        world.days = 6.0;
        world.lons = {0.0, 30.0};
        const auto out = run({}, cubeOf(world, {kTemperature, kHumidity, kWind, kRain}));
        QVERIFY(out);
        QCOMPARE(out->signature().axes.front().size(), std::size_t{5}); // 24 hours of rain before the first noon are not there
        const Fwi index;
        const ModuleCase indexCase(index, QStringLiteral("fire/weather/fwi.json"));
        const CheckResult checked = indexCase.check({}, {{QStringLiteral("weather"), {Value(out)}}});
        QVERIFY2(checked.problems.empty(), qPrintable(firstProblem(checked) + firstProblem(checked, Severity::Warning)));
        const auto indices = runFor<Cube>(indexCase, "indices", {}, {{QStringLiteral("weather"), {Value(out)}}});
        QVERIFY(indices && !std::isnan(valuesOf(*indices, QStringLiteral("fwi")).back()));
    }

    /// Hourly weather of Petawawa in 2007, and what the Canadian Forest Service made of it for noon: 13 o'clock of daylight time there, which is 12
    /// of the zone of its longitude.
    void petawawa()
    {
        const QString folder
            = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data")) + QLatin1String("/fire/fwi2025/");
        const auto rows = [](const QString& path) {
            std::vector<QList<QByteArray>> out;
            QFile file(path);
            if (file.open(QIODevice::ReadOnly)) {
                for (const QByteArray& line : file.readAll().split('\n').mid(1)) {
                    if (!line.trimmed().isEmpty())
                        out.push_back(line.trimmed().split(','));
                }
            }
            return out;
        };
        const auto hourly = rows(folder + QLatin1String("PRF2007_hourly_wx.csv")), daily = rows(folder + QLatin1String("PRF2007_daily_wx.csv"));
        if (hourly.empty() || daily.empty())
            QSKIP("The weather of Petawawa is not here.");
        World world;
        world.lats = {45.996};
        world.lons = {-77.427};
        const auto cube = cubeOf(world, {kTemperature, kHumidity, kWind, kRain});
        CubeSignature s = cube->signature();
        std::vector<std::vector<float>> values(4);
        s.axes[0].values.clear();
        for (const QList<QByteArray>& row : hourly) {
            const double local = toSeconds({row[4].toInt(), row[5].toInt(), row[6].toInt(), row[7].toInt(), 0, 0.0}, Calendar::Standard);
            s.axes[0].values.push_back(local - row[3].toDouble() * kHour);
            for (std::size_t v = 0; v < 4; ++v)
                values[v].push_back(row[static_cast<qsizetype>(8 + v)].toFloat());
        }
        const auto out
            = run({{QStringLiteral("noon"), QStringLiteral("zone")}}, std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), values));
        QVERIFY(out);
        const char* const names[]{"temperature", "humidity", "wind", "rain"};
        std::size_t compared = 0;
        for (const QList<QByteArray>& row : daily) {
            const double noon = toSeconds({row[4].toInt(), row[5].toInt(), row[6].toInt(), 12, 0, 0.0}, Calendar::Standard);
            const auto day = std::ranges::find(daysOf(*out), noon);
            if (day == daysOf(*out).end())
                continue;
            const auto d = static_cast<std::size_t>(day - daysOf(*out).begin());
            for (std::size_t v = 0; v < 4; ++v) {
                const float found = valuesOf(*out, QLatin1String(names[v]))[d], expected = row[static_cast<qsizetype>(7 + v)].toFloat();
                QVERIFY2(near(found, static_cast<double>(expected), 1e-3),
                    qPrintable(QStringLiteral("%1 of %2: %3 for %4")
                                   .arg(QLatin1String(names[v]), isoText(noon, Calendar::Standard))
                                   .arg(found)
                                   .arg(expected)));
            }
            ++compared;
        }
        QCOMPARE(compared, daily.size());
    }

    void whatIsRefused()
    {
        const auto refusal = [&](const World& world, const std::vector<FieldOf>& fields, const QJsonObject& parameters = {}) {
            return firstProblem(m_case.check(parameters, data(cubeOf(world, fields))));
        };
        World daily;
        daily.stepHours = 24.0;
        daily.days = 10.0;
        QVERIFY(refusal(daily, {kTemperature, kHumidity, kWind, kRain}).startsWith(QLatin1String("time.step")));
        World brief;
        brief.days = 0.25;
        QVERIFY(refusal(brief, {kTemperature, kHumidity, kWind, kRain}).startsWith(QLatin1String("period.short")));
        QVERIFY(refusal({}, {kTemperature, kWind, kRain}).startsWith(QLatin1String("variable.missing: There is no relative humidity, dew point")));
        QVERIFY(refusal({}, {kTemperature, kHumidity, kRain}).startsWith(QLatin1String("variable.missing: There is no wind")));
        FieldOf bare = kRain;
        bare.units = "";
        QVERIFY(refusal({}, {kTemperature, kHumidity, kWind, bare}).startsWith(QLatin1String("units.missing")));
        FieldOf specific = kHumidity;
        specific = {"huss", "specific_humidity", "kg kg-1", half};
        QVERIFY(refusal({}, {kTemperature, specific, kWind, kRain}).contains(QLatin1String("surface_air_pressure")));
        QVERIFY(refusal({}, {kTemperature, kHumidity, kWind, kRain},
            {{QStringLiteral("accumulated"), QStringLiteral("hours")}, {QStringLiteral("restart_hours"), QJsonArray{QStringLiteral("25")}}})
                    .startsWith(QLatin1String("parameter.form")));
        QVERIFY(refusal({}, {kTemperature, kHumidity, kWind, kRain}, {{QStringLiteral("also"), QJsonArray{QStringLiteral("none")}}})
                    .startsWith(QLatin1String("variable.missing")));
    }
};

QTEST_GUILESS_MAIN(NoonWeatherTest)
#include "noon_weather_test.moc"
