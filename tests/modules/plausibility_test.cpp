// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/plausibility.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;

namespace {

/// What is said of a variable of that standard name, units and attributes; empty: nothing.
QString said(const char* standardName, const char* units, const QJsonObject& attributes)
{
    CubeSignature cube;
    Variable variable;
    variable.name = QStringLiteral("v");
    variable.standardName = QLatin1String(standardName);
    variable.units = QString::fromUtf8(units);
    variable.attributes = attributes;
    cube.variables = {variable};
    CheckResult check;
    checkPlausibleUnits(cube, check);
    return check.problems.empty() ? QString() : check.problems.front().code + QStringLiteral(": ") + check.problems.front().message;
}

QJsonObject range(const char* attribute, double low, double high) { return {{QLatin1String(attribute), QJsonArray{low, high}}}; }

} // namespace

class PlausibilityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsLikelier()
    {
        QCOMPARE(said("air_temperature", "degC", range("actual_range", 223, 318)),
            QStringLiteral(
                "units.implausible: 'v' states °C, but by its header (actual_range) it runs from 223 to 318: K is likelier. Correct the file's "
                "units if so."));
        QVERIFY(said("air_temperature", "K", range("actual_range", -40, 35)).contains(QStringLiteral("°C is likelier")));
        QVERIFY(said("air_pressure_at_mean_sea_level", "Pa", range("actual_range", 950, 1050)).contains(QStringLiteral("hPa is likelier")));
        QVERIFY(said("relative_humidity", "1", range("actual_range", 0, 100)).contains(QStringLiteral("% is likelier")));
        QVERIFY(said("cloud_area_fraction", "1", range("actual_range", 0, 100)).contains(QStringLiteral("% is likelier")));
        QVERIFY(said("precipitation_flux", "kg m-2 s-1", range("actual_range", 0, 150)).contains(QStringLiteral("is likelier")));
    }

    void saysNothingOfWhatMayBe()
    {
        QCOMPARE(said("air_temperature", "K", range("actual_range", 190, 330)), QString());
        QCOMPARE(said("air_temperature", "degC", range("actual_range", -89, 57)), QString());
        QCOMPARE(said("relative_humidity", "%", range("actual_range", 0, 100)), QString());
        QCOMPARE(said("relative_humidity", "%", range("actual_range", 0, 1)), QString()); // it may have been dry
        QCOMPARE(said("air_temperature", "degC", {}), QString());
        QCOMPARE(said("", "degC", range("actual_range", 223, 318)), QString()); // nobody knows what it is
        QCOMPARE(said("air_temperature", "", range("actual_range", 223, 318)), QString());
        QCOMPARE(said("air_temperature", "K", range("valid_range", -32767, 32767)), QString()); // says what may be
        QCOMPARE(said("air_temperature", "K", range("valid_range", -1e30, 1e30)), QString());   // of all that fits into the type
    }
};

QTEST_GUILESS_MAIN(PlausibilityTest)
#include "plausibility_test.moc"
