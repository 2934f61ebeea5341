// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/units.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace terrella;

class UnitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void converts_data();
    void converts();
    void understandsSpellings_data();
    void understandsSpellings();
    void refuses_data();
    void refuses();
    void emptyIsNothingButItself();
    void displays_data();
    void displays();
    void appliesToFields();
    void multiplies();
    void manyThreads();
};

void UnitsTest::converts_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("offset");
    QTest::newRow("Pa hPa") << "Pa"
                            << "hPa" << 0.01 << 0.0;
    QTest::newRow("hPa Pa") << "hPa"
                            << "Pa" << 100.0 << 0.0;
    QTest::newRow("K degC") << "K"
                            << "degC" << 1.0 << -273.15;
    QTest::newRow("degC K") << "Celsius"
                            << "Kelvin" << 1.0 << 273.15;
    QTest::newRow("degF degC") << "degF"
                               << "degC" << 5.0 / 9.0 << -160.0 / 9.0;
    QTest::newRow("m/s km/h") << "m/s"
                              << "km h-1" << 3.6 << 0.0;
    QTest::newRow("knots") << "kts"
                           << "m s**-1" << 1852.0 / 3600.0 << 0.0;
    QTest::newRow("rain") << "mm/day"
                          << "m s-1" << 1e-3 / 86'400 << 0.0;
    QTest::newRow("geopotential height") << "gpm"
                                         << "m" << 1.0 << 0.0;
    QTest::newRow("millibars") << "mb"
                               << "Pa" << 100.0 << 0.0;
    QTest::newRow("percent") << "%"
                             << "1" << 0.01 << 0.0;
    QTest::newRow("fraction") << "(0 - 1)"
                              << "%" << 100.0 << 0.0;
    QTest::newRow("salinity") << "psu"
                              << "1" << 1e-3 << 0.0;
    QTest::newRow("angle") << "degrees_north"
                           << "radian" << 0.017453292519943295 << 0.0;
    QTest::newRow("vorticity") << "s**-1"
                               << "s-1" << 1.0 << 0.0;
    QTest::newRow("unknown to itself") << "flurbs"
                                       << "flurbs" << 1.0 << 0.0;
}

void UnitsTest::converts()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(double, scale);
    QFETCH(double, offset);
    const auto result = units::conversion(from, to);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QVERIFY2(std::abs(result->scale - scale) <= 1e-14 * std::abs(scale), qPrintable(QString::number(result->scale, 'g', 17)));
    QVERIFY2(std::abs(result->offset - offset) <= 1e-13 * std::abs(offset), qPrintable(QString::number(result->offset, 'g', 17)));
}

void UnitsTest::understandsSpellings_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("canonical");
    const auto row
        = [](const char* unit, const char* canonical) { QTest::newRow(unit) << QString::fromUtf8(unit) << QString::fromLatin1(canonical); };
    for (const char* unit : {"m s-1", "m s**-1", "m/s", "m.s-1", "m s^-1", "meter/second", "meters per second", "m sec-1", "m s⁻¹", "m·s⁻¹", "[m/s]",
             "metre second-1", "m s{-1}", "m s^(-1)", "m s ^ -1"})
        row(unit, "m s-1");
    for (const char* unit : {"degC", "deg C", "°C", "celsius", "Celsius", "C", "degrees Celsius", "deg_C", "degree_Celsius"})
        row(unit, "degC");
    for (const char* unit : {"K", "Kelvin", "kelvin", "KELVIN", "deg K"})
        row(unit, "K");
    for (const char* unit : {"hPa", "mb", "millibars", "mbar", "MB", "hPA", "100 Pa"})
        row(unit, "hPa");
    for (const char* unit : {"1", "none", "None", "-", "(0 - 1)", "0-1", "fraction", "dimensionless", "~", "kg kg-1", "kg kg**-1", "m3/m3"})
        row(unit, "1");
    for (const char* unit : {"%", "percent", "(0-100)", "Percent"})
        row(unit, "percent");
    for (const char* unit : {"degrees_north", "degree", "degrees", "deg", "Degrees_east", "degrees_N"})
        row(unit, "degree");
    for (const char* unit : {"kg m**-2 s**-1", "kg m-2 s-1", "kg/m2/s", "kg/m^2/s", "kg m^-2 s^-1", "kg/(m2 s)"})
        row(unit, "kg m-2 s-1");
    for (const char* unit : {"gpm", "m", "metres", "Meter", "geopotential meters", "m of water equivalent"})
        row(unit, "m");
    row("m**2 s**-2", "m2 s-2");
    row("m2/s2", "m2 s-2");
    row("W/m^2", "W m-2");
    row("W m**-2", "W m-2");
    row("mm/d", "mm day-1");
    row("mm day**-1", "mm day-1");
    row("mb s-1", "Pa s-1"); // not the same size: see below
    row("s**-1", "s-1");
    row("no such unit", "no such unit");
    row("", "");
}

void UnitsTest::understandsSpellings()
{
    QFETCH(QString, unit);
    QFETCH(QString, canonical);
    if (unit == QLatin1String("mb s-1")) { // no preferred spelling, but a millibar all the same
        QCOMPARE(units::conversion(unit, canonical)->scale, 100.0);
        return;
    }
    QCOMPARE(units::canonical(unit), canonical);
    if (!unit.isEmpty() && unit != canonical) {
        QVERIFY(units::isKnown(unit));
        QVERIFY(units::sameDimension(unit, canonical));
        const auto same = units::conversion(unit, canonical);
        QVERIFY(same);
        QVERIFY2(std::abs(same->scale - 1.0) < 1e-12 && same->offset == 0.0, qPrintable(QString::number(same->scale)));
    }
}

void UnitsTest::refuses_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("message");
    QTest::newRow("dimension") << "Pa"
                               << "K"
                               << "'Pa' cannot be converted to 'K': they measure different things.";
    QTest::newRow("unknown") << "flurbs"
                             << "K"
                             << "'flurbs' cannot be converted to 'K': the unit 'flurbs' is not known.";
    QTest::newRow("unknown target") << "K"
                                    << "flurbs"
                                    << "'K' cannot be converted to 'flurbs': the unit 'flurbs' is not known.";
    QTest::newRow("none stated") << ""
                                 << "Pa"
                                 << "No units are stated, so that nothing can be converted to 'Pa'; state the units first.";
    QTest::newRow("none wanted") << "Pa"
                                 << ""
                                 << "'Pa' cannot be converted to values without units; name the units that you want.";
    QTest::newRow("logarithm") << "dBZ"
                               << "mm6 m-3"
                               << "'dBZ' cannot be converted to 'mm6 m-3': one of them is a logarithmic scale.";
}

void UnitsTest::refuses()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, message);
    const auto result = units::conversion(from, to);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Units);
    QCOMPARE(result.error().message, message);
}

void UnitsTest::emptyIsNothingButItself()
{
    QVERIFY(units::conversion(QString(), QString())->isIdentity());
    QVERIFY(!units::isKnown(QString()));
    QVERIFY(units::sameDimension(QString(), QString()));
    QVERIFY(!units::sameDimension(QString(), QStringLiteral("1")));
    QVERIFY(!units::sameDimension(QStringLiteral("m"), QStringLiteral("s")));
    QVERIFY(units::sameDimension(QStringLiteral("m"), QStringLiteral("gpm")));
    QVERIFY(units::sameDimension(QStringLiteral("dBZ"), QStringLiteral("dBZ")));
}

void UnitsTest::displays_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char* unit, const char* text) { QTest::newRow(unit) << QString::fromUtf8(text); };
    row("m s**-1", "m s⁻¹");
    row("m/s", "m s⁻¹");
    row("meters/second", "m s⁻¹");
    row("degC", "°C");
    row("Celsius", "°C");
    row("hPa", "hPa");
    row("mb", "hPa");
    row("Pa", "Pa");
    row("m**2 s**-2", "m² s⁻²");
    row("J kg-1", "J kg⁻¹");
    row("kg kg**-1", "kg kg⁻¹");
    row("kg m**-2 s**-1", "kg m⁻² s⁻¹");
    row("kg/(m2 s)", "kg m⁻² s⁻¹");
    row("%", "%");
    row("degrees_north", "°N");
    row("degrees_east", "°E");
    row("degrees", "°");
    row("1", "1");
    row("(0 - 1)", "1");
    row("mm/day", "mm d⁻¹");
    row("1e-3", "10⁻³");
    row("flurbs", "flurbs");
}

void UnitsTest::displays()
{
    QFETCH(QString, text);
    QCOMPARE(units::display(QString::fromUtf8(QTest::currentDataTag())), text);
}

void UnitsTest::appliesToFields()
{
    std::vector<float> values{0.0F, 100'000.0F, std::nanf("")};
    units::conversion(QStringLiteral("Pa"), QStringLiteral("hPa"))->apply(values);
    QCOMPARE(values[0], 0.0F);
    QCOMPARE(values[1], 1000.0F);
    QVERIFY(std::isnan(values[2]));
}

void UnitsTest::manyThreads()
{
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&wrong, t] {
                for (int i = 0; i < 200; ++i) {
                    const QString from = QStringLiteral("%1 Pa").arg(i + 1);
                    const auto c = units::conversion(from, QStringLiteral("hPa"));
                    if (!c || std::abs(c->scale - (i + 1) / 100.0) > 1e-12 || units::canonical(from).isEmpty()
                        || units::isKnown(QStringLiteral("x%1y").arg(t)))
                        ++wrong;
                }
            });
    }
    QCOMPARE(wrong.load(), 0);
}

void UnitsTest::multiplies()
{
    QCOMPARE(*units::product(QStringLiteral("m s-1"), QStringLiteral("m/s")), QStringLiteral("m2 s-2"));
    QCOMPARE(units::conversion(*units::product(QStringLiteral("kg m-2 s-1"), QStringLiteral("day")), QStringLiteral("kg m-2"))->scale, 86'400.0);
    QCOMPARE(*units::product(QStringLiteral("Pa"), QStringLiteral("Pa-1")), QStringLiteral("1"));
    QCOMPARE(*units::power(QStringLiteral("m s**-1"), -2), QStringLiteral("m-2 s2"));
    QCOMPARE(*units::root(QStringLiteral("m2 s-2"), 2), QStringLiteral("m s-1"));
    QCOMPARE(units::root(QStringLiteral("m s-1"), 2).error().message, QStringLiteral("'m s-1' has no such power."));
    QCOMPARE(units::product(QStringLiteral("m"), QStringLiteral("flurbs")).error().message, QStringLiteral("The unit 'flurbs' is not known."));
}

QTEST_GUILESS_MAIN(UnitsTest)
#include "units_test.moc"
