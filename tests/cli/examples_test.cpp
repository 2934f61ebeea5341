// SPDX-License-Identifier: GPL-3.0-or-later
// The pipelines that come with the program run as they are, on what every user has.
#include "tests/cli/sample_case.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QMap>

using namespace terrella::test;

namespace {

QString example(const char* name) { return QStringLiteral(TERRELLA_SOURCE_DIR "/resources/examples/") + QLatin1String(name); }

} // namespace

class ExamplesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(!SampleCase::program().isEmpty(), "TERRELLA_RUN must name the program under test"); }

    /// Whatever lies among the examples has no problem; one on data of a package only where that is installed.
    void allAreRight()
    {
        const SampleCase place;
        const QStringList names
            = QDir(QStringLiteral(TERRELLA_SOURCE_DIR "/resources/examples")).entryList({QStringLiteral("*.terrella")}, QDir::Files, QDir::Name);
        QVERIFY(names.size() >= 3);
        for (const QString& name : names) {
            if (name == QLatin1String("storm-1996.terrella") && !QFileInfo::exists(QStringLiteral("/usr/share/ncarg/data/cdf/Pstorm.cdf")))
                continue;
            const Outcome outcome = place.call({QStringLiteral("check"), example(qPrintable(name))});
            QVERIFY2(outcome.code == 0, qPrintable(name + outcome.both()));
        }
    }

    /// On a coarser grid; what comes out has its classes with names and colours.
    void fireDanger()
    {
        const SampleCase place;
        const Outcome outcome = place.call({QStringLiteral("run"), example("fire-danger.terrella"), QStringLiteral("--set"),
            QStringLiteral("weather.spacing=4"), QStringLiteral("--out"), place.path("out")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
        const QString file = place.path("out/classes.classes.nc");
        QVERIFY(QFileInfo::exists(file) && QFileInfo::exists(place.path("out/hazard.hazard.nc")));
        const Outcome info = place.call({QStringLiteral("info"), file, QStringLiteral("--json")});
        QVERIFY2(info.out.contains(QLatin1String("fwi_class")), qPrintable(info.both()));
        QVERIFY2(info.out.contains(QLatin1String("very_low low moderate high very_high extreme")), qPrintable(info.both()));
    }

    /// On a coarser grid and fewer years; the model is scored beside its baselines.
    void fireHazard()
    {
        const SampleCase place;
        QStringList call{QStringLiteral("run"), example("fire-hazard.terrella"), QStringLiteral("--out"), place.path("out")};
        for (const char* setting : {"world.spacing=10", "world.years=4", "learn.epochs=3", "learn.depth=2"})
            call << QStringLiteral("--set") << QLatin1String(setting);
        const Outcome outcome = place.call(call);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
        QFile report(place.path("out/predict.report.json"));
        QVERIFY(QFileInfo::exists(place.path("out/predict.prediction.nc")) && report.open(QIODevice::ReadOnly));
        const QJsonObject content = QJsonDocument::fromJson(report.readAll()).object().value(QLatin1String("content")).toObject();
        QCOMPARE(content.value(QLatin1String("steps")).toInt(), 48);
        const QJsonObject scores = content.value(QLatin1String("scores_of_model")).toObject();
        for (const char* way : {"network", "climatology", "regression_on_drivers", "regression_on_fire_weather"})
            QVERIFY2(scores.value(QLatin1String(way)).toObject().value(QLatin1String("rmse")).toDouble() > 0.0, way);
    }

    /// With fewer years and cells; quantile mapping, BCSD, trees and a network stand beside bilinear interpolation and are better.
    void downscaling()
    {
        const SampleCase place;
        QStringList call{QStringLiteral("run"), example("downscaling.terrella"), QStringLiteral("--out"), place.path("out")};
        for (const char* setting : {"climate.years=3", "climate.factor=4", "climate.rows=3", "climate.columns=4", "trees.samples=10000",
                 "trees.trees=40", "learn.base=4", "learn.depth=1", "learn.epochs=2"})
            call << QStringLiteral("--set") << QLatin1String(setting);
        const Outcome outcome = place.call(call);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.both()));
        QMap<QString, double> error;
        for (const char* judge : {"out/judge.report.json", "out/judge_trees.report.json", "out/judge_network.report.json"}) {
            QFile report(place.path(judge));
            QVERIFY(report.open(QIODevice::ReadOnly));
            const QJsonObject content = QJsonDocument::fromJson(report.readAll()).object().value(QLatin1String("content")).toObject();
            for (const QJsonValue& row : content.value(QLatin1String("scores")).toArray()) {
                if (row[QLatin1String("season")].toString() == QLatin1String("year"))
                    error[row[QLatin1String("method")].toString()] = row[QLatin1String("rmse")].toDouble();
            }
        }
        QCOMPARE(error.size(), 5);
        for (const char* method : {"QDM", "BCSD", "trees", "network"})
            QVERIFY2(error.value(QLatin1String(method)) > 0.0 && error.value(QLatin1String(method)) < 0.8 * error.value(QStringLiteral("bilinear")),
                method);
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
