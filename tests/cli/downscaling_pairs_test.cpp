// SPDX-License-Identifier: GPL-3.0-or-later
// A network is better than interpolation and quantile mapping on days, years and climates that it has not seen: terrella-run as its users call it.
// Small networks and few epochs; the page of downscale.learn has the numbers of longer trainings.
#include "tests/cli/sample_case.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QMap>

using namespace terrella::test;

namespace {

QJsonObject node(const char* module, const QJsonObject& parameters = {})
{
    return {{QStringLiteral("module"), QLatin1String(module)}, {QStringLiteral("parameters"), parameters}};
}

QJsonArray period(const char* first, const char* last) { return {QLatin1String(first), QLatin1String(last)}; }

/// A report that was written as NODE.report.json.
QJsonObject reportIn(const SampleCase& place, const char* file)
{
    QFile report(place.path("out/") + QLatin1String(file));
    return report.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(report.readAll()).object().value(QLatin1String("content")).toObject()
                                            : QJsonObject();
}

QJsonObject network(const char* kind, int base, int depth, int epochs)
{
    return {{QStringLiteral("network"), QLatin1String(kind)}, {QStringLiteral("base"), base}, {QStringLiteral("depth"), depth},
        {QStringLiteral("epochs"), epochs}, {QStringLiteral("learning_rate"), 0.002}};
}

} // namespace

class DownscalingPairsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test"); }
    void hoursOfAnotherWeek();
    void monthsOfOtherYears();
    void aWarmerClimate();

private:
    /// Coarsens a file by blocks of 4 by 4 cells and learns to undo it; fails where the network is not the best of all.
    static void learnsTheWayBack(const QString& file, const QJsonObject& select, QJsonObject learning);
};

void DownscalingPairsTest::learnsTheWayBack(const QString& file, const QJsonObject& select, QJsonObject learning)
{
    const SampleCase place;
    place.writePipeline(QStringLiteral("pair.terrella"),
        {{QStringLiteral("open"), node("data.open", {{QStringLiteral("files"), QJsonArray{file}}})},
            {QStringLiteral("fine"), node("data.select", select)},
            {QStringLiteral("coarse"),
                node("data.regrid",
                    {{QStringLiteral("method"), QStringLiteral("conservative")}, {QStringLiteral("target"), QStringLiteral("blocks")},
                        {QStringLiteral("block"), 4}})},
            {QStringLiteral("learn"), node("downscale.learn", learning)}},
        {QStringLiteral("open.data>fine.data"), QStringLiteral("fine.data>coarse.data"), QStringLiteral("coarse.data>learn.data"),
            QStringLiteral("fine.data>learn.reference")});
    const auto process = place.start({QStringLiteral("run"), QStringLiteral("pair.terrella"), QStringLiteral("--out"), place.path("out")});
    const Outcome outcome = SampleCase::finish(*process, 400000);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both().right(2000)));
    const QJsonObject report = reportIn(place, "learn.report.json"), scores = report.value(QLatin1String("scores")).toObject();
    const auto error = [&](const char* method) { return scores.value(QLatin1String(method)).toObject().value(QLatin1String("rmse")).toDouble(); };
    qInfo("RMSE: network %.4g, regression %.4g, EQM %.4g, QDM %.4g, bilinear %.4g", error("network"), error("regression"), error("eqm"), error("qdm"),
        error("bilinear"));
    QVERIFY(error("network") > 0.0);
    for (const char* other : {"regression", "eqm", "qdm", "bilinear"})
        QVERIFY2(error("network") < error(other), other);
    QVERIFY(report.value(QLatin1String("verdict")).toString().contains(QLatin1String("The network is better than both.")));
}

/// Three-hourly temperatures of the British Isles in March 2019 (ERA5), 1° to 0.25°: nineteen days to learn from, the last eight for the test.
void DownscalingPairsTest::hoursOfAnotherWeek()
{
    const QString file = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"))
        + QStringLiteral("/downscaling/era5_t2m_uk_201903.grib");
    if (!QFileInfo::exists(file))
        QSKIP("NOT TESTED: sample data with ERA5 temperatures are not there.");
    QJsonObject learning = network("unet", 8, 2, 12);
    learning.insert(QStringLiteral("training"), period("2019-03-01", "2019-03-19"));
    learning.insert(QStringLiteral("validation"), period("2019-03-20", "2019-03-23"));
    learning.insert(QStringLiteral("test"), period("2019-03-24", "2019-03-31"));
    learnsTheWayBack(file, {{QStringLiteral("region"), QJsonArray{-10, 50.25, 1.75, 58}}, {QStringLiteral("every_step"), 3}}, learning);
}

/// Monthly winds round the Earth, 10° to 2.5°, of a package that every user can install: seven years to learn from, the last three for the test.
void DownscalingPairsTest::monthsOfOtherYears()
{
    const QString file = QStringLiteral("/usr/share/ferret-vis/data/monthly_navy_winds.cdf");
    if (!QFileInfo::exists(file))
        QSKIP("NOT TESTED: the package ferret-datasets is not installed.");
    QJsonObject learning = network("srcnn", 8, 1, 10);
    learning.insert(QStringLiteral("training"), period("1982-01-01", "1988-12-31"));
    learning.insert(QStringLiteral("validation"), period("1989-01-01", "1989-12-31"));
    learning.insert(QStringLiteral("test"), period("1990-01-01", "1992-12-31"));
    learnsTheWayBack(file,
        {{QStringLiteral("region"), QJsonArray{-180, -90, 177.5, 87.5}}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("UWND")}}},
        learning);
}

/// In a climate that is three kelvin warmer a network that sees anomalies from that climate is better than quantile delta mapping, and one that takes
/// it for warm weather is worse than the first.
void DownscalingPairsTest::aWarmerClimate()
{
    const SampleCase place;
    const auto predict = [](const char* climate) { return node("downscale.predict", {{QStringLiteral("climate"), QLatin1String(climate)}}); };
    QStringList links{QStringLiteral("climate.historical>learn.data"), QStringLiteral("climate.reference>learn.reference"),
        QStringLiteral("climate.elevation>learn.statics"), QStringLiteral("climate.historical>now.data"),
        QStringLiteral("climate.reference>now.like"), QStringLiteral("climate.projection>later.data"), QStringLiteral("climate.reference>later.like"),
        QStringLiteral("climate.reference>map.reference"), QStringLiteral("now.data>map.historical"), QStringLiteral("later.data>map.projection")};
    for (const char* each : {"own", "training"}) {
        for (const char* link : {"learn.model>%1.model", "climate.projection>%1.data", "climate.elevation>%1.statics", "%1.data>judge_%1.prediction",
                 "map.data>judge_%1.baseline", "climate.truth>judge_%1.reference", "climate.projection>judge_%1.coarse"})
            links << QString::fromLatin1(link).replace(QLatin1String("%1"), QLatin1String(each));
    }
    QJsonObject learning = network("srcnn", 6, 1, 3);
    learning.insert(QStringLiteral("target"), QStringLiteral("tas"));
    place.writePipeline(QStringLiteral("warmer.terrella"),
        {{QStringLiteral("climate"), node("downscale.idealised_climate", {{QStringLiteral("years"), 6}, {QStringLiteral("factor"), 2}})},
            {QStringLiteral("learn"), node("downscale.learn", learning)}, {QStringLiteral("own"), predict("own")},
            {QStringLiteral("training"), predict("training")}, {QStringLiteral("now"), node("downscale.interpolate")},
            {QStringLiteral("later"), node("downscale.interpolate")},
            {QStringLiteral("map"), node("downscale.quantile_map", {{QStringLiteral("variables"), QJsonArray{QStringLiteral("tas")}}})},
            {QStringLiteral("judge_own"), node("downscale.evaluate")}, {QStringLiteral("judge_training"), node("downscale.evaluate")}},
        links);
    const auto process = place.start({QStringLiteral("run"), QStringLiteral("warmer.terrella"), QStringLiteral("--out"), place.path("out")});
    const Outcome outcome = SampleCase::finish(*process, 400000);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.both().right(2000)));
    QMap<QString, double> error;
    for (const char* judge : {"own", "training"}) {
        const QJsonArray rows
            = reportIn(place, qPrintable(QStringLiteral("judge_%1.report.json").arg(QLatin1String(judge)))).value(QLatin1String("scores")).toArray();
        for (const QJsonValue& row : rows) {
            if (row[QLatin1String("season")] == QLatin1String("year"))
                error[row[QLatin1String("method")].toString() == QLatin1String("prediction") ? QLatin1String(judge)
                                                                                             : row[QLatin1String("method")].toString()]
                    = row[QLatin1String("rmse")].toDouble();
        }
    }
    const double own = error[QStringLiteral("own")], training = error[QStringLiteral("training")], mapped = error[QStringLiteral("baseline")];
    qInfo("RMSE 3 K later: network with own climate %.3f K, with that of the training %.3f K, QDM %.3f K, bilinear %.3f K", own, training, mapped,
        error[QStringLiteral("bilinear")]);
    QVERIFY(own > 0.0 && own < mapped && own < training && own < error[QStringLiteral("bilinear")]);
}

QTEST_GUILESS_MAIN(DownscalingPairsTest)
#include "downscaling_pairs_test.moc"
