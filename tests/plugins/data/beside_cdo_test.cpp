// SPDX-License-Identifier: GPL-3.0-or-later
// The same numbers as cdo from the same file, where cdo is installed.
#include "plugins/data/time/aggregate.h"
#include "plugins/data/time/climatology.h"
#include "plugins/data/time/statistics.h"
#include "tests/plugins/data/random_cube.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace terrella;
using namespace terrella::test;

class BesideCdoTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_cdo;
    std::shared_ptr<const Cube> m_cube;

    /// Runs `cdo ARGUMENTS`, in which IN stands for the file and OUT for the result, and returns the values of p in it.
    std::vector<float> cdo(const QString& arguments, const QString& result = QStringLiteral("out.nc"))
    {
        QString line = arguments;
        line.replace(QStringLiteral("IN"), m_folder.filePath(QStringLiteral("in.nc")));
        line.replace(QStringLiteral("OUT"), m_folder.filePath(QStringLiteral("out.nc")));
        line.replace(QStringLiteral("AUX"), m_folder.filePath(QStringLiteral("aux.nc")));
        QProcess process;
        process.start(m_cdo,
            QStringList{QStringLiteral("-s"), QStringLiteral("-O"), QStringLiteral("-f"), QStringLiteral("nc4")} + line.split(QLatin1Char(' ')));
        if (!process.waitForFinished() || process.exitCode() != 0) {
            QTest::qFail(qPrintable(QString::fromLocal8Bit(process.readAllStandardError())), __FILE__, __LINE__);
            return {};
        }
        const auto opened = openCube({m_folder.filePath(result)});
        if (!opened) {
            QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
            return {};
        }
        return valuesOf(**opened, QStringLiteral("p"));
    }

    std::vector<float> ours(const Module& module, const char* specification, const QJsonObject& parameters, const char* variable = "p")
    {
        FakeContext context;
        const auto out = ModuleCase(module, QLatin1String(specification)).run(parameters, {{QStringLiteral("data"), {Value(m_cube)}}}, context);
        if (!out) {
            QTest::qFail(qPrintable(out.error().message), __FILE__, __LINE__);
            return {};
        }
        return valuesOf(*output<Cube>(*out, "data"), QLatin1String(variable));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cdo = QStandardPaths::findExecutable(QStringLiteral("cdo"));
        if (m_cdo.isEmpty())
            QSKIP("cdo is not installed.");
        RandomCube recipe;
        recipe.steps = 3 * 1100; // eight-hourly, three years
        recipe.stepSeconds = 8.0 * 3600.0;
        recipe.ny = 7;
        recipe.nx = 72;
        auto signature = std::make_shared<CubeSignature>(*recipe.signature());
        signature->variables = {signature->variables[1]};
        std::mt19937 random(3);
        std::normal_distribution<float> normal(10.0F, 5.0F);
        std::vector<float> values(recipe.steps * 7 * 72);
        for (float& value : values)
            value = random() % 20 == 0 ? std::nanf("") : normal(random);
        const auto made = exportNetCdf(MemoryCube(signature, {values}), m_folder.filePath(QStringLiteral("in.nc")), QStringLiteral("made by a test"));
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto opened = openCube({m_folder.filePath(QStringLiteral("in.nc"))});
        QVERIFY(opened);
        m_cube = *opened;
    }

    void aggregates_data()
    {
        QTest::addColumn<QString>("cdo");
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<double>("tolerance");
        const auto over = [](const char* time, const char* operation = "mean", const char* space = "none") {
            return QJsonObject{{QStringLiteral("time"), QLatin1String(time)}, {QStringLiteral("operation"), QLatin1String(operation)},
                {QStringLiteral("space"), QLatin1String(space)}};
        };
        // cdo sums up in double precision and stores float32, as we do.
        const double rounding = 1e-6;
        // The northern and southern edges of cdo's cells are great circles, ours circles of latitude: cells of 5° differ in area by up to 1e-3 from
        // row to row.
        const double chords = 5e-3;
        QTest::newRow("timmean") << "timmean IN OUT" << over("all") << rounding;
        QTest::newRow("timstd") << "timstd IN OUT" << over("all", "standard_deviation") << rounding;
        QTest::newRow("monmean") << "monmean IN OUT" << over("month") << rounding;
        QTest::newRow("monmax") << "monmax IN OUT" << over("month", "maximum") << rounding;
        QTest::newRow("seasmean") << "seasmean IN OUT" << over("season") << rounding;
        QTest::newRow("yearsum") << "yearsum IN OUT" << over("year", "sum") << rounding;
        QTest::newRow("daysum") << "daysum IN OUT" << over("day", "sum") << rounding;
        QJsonObject ends = over("day", "sum");
        ends.insert(QStringLiteral("times_are_ends"), true);
        QTest::newRow("daysum of amounts") << "daysum -shifttime,-1sec IN OUT" << ends << rounding;
        QJsonObject rolling = over("rolling");
        rolling.insert(QStringLiteral("count"), 9);
        rolling.insert(QStringLiteral("incomplete"), QStringLiteral("drop"));
        QTest::newRow("runmean") << "runmean,9 IN OUT" << rolling << rounding;
        QTest::newRow("zonmean") << "zonmean IN OUT" << over("none", "mean", "zonal") << rounding;
        QTest::newRow("mermean") << "mermean IN OUT" << over("none", "mean", "meridional") << chords;
        QTest::newRow("fldmean") << "fldmean IN OUT" << over("none", "mean", "all") << chords;
        QTest::newRow("fldmax") << "fldmax IN OUT" << over("none", "maximum", "all") << rounding;
    }
    void aggregates()
    {
        QFETCH(QString, cdo);
        QFETCH(QJsonObject, parameters);
        QFETCH(double, tolerance);
        const std::vector<float> theirs = this->cdo(cdo);
        const std::vector<float> mine = ours(data::Aggregate(), "data/time/aggregate.json", parameters);
        QCOMPARE(differenceOf(mine, std::vector<double>(theirs.begin(), theirs.end()), tolerance, tolerance), QString());
    }

    /// cdo sorts the values into a histogram (of 101 bins, exact only for fewer values) and takes the nearest rank; with many bins and numpy's
    /// definition the difference is one bin.
    void percentile()
    {
        qputenv("CDO_PCTL_NBINS", "20001");
        const std::vector<float> theirs = cdo(QStringLiteral("--percentile numpy timpctl,90 IN -timmin IN -timmax IN OUT"));
        QJsonObject parameters{{QStringLiteral("time"), QStringLiteral("all")}, {QStringLiteral("operation"), QStringLiteral("percentile")},
            {QStringLiteral("percentile"), 90}};
        const std::vector<float> mine = ours(data::Aggregate(), "data/time/aggregate.json", parameters);
        QCOMPARE(differenceOf(mine, std::vector<double>(theirs.begin(), theirs.end()), 0.0, 0.02), QString());
    }

    /// cdo gives every step the year of its last value, so that times run backwards; the numbers are the same once they stand in one year.
    void climatologies_data()
    {
        QTest::addColumn<QString>("cdo");
        QTest::addColumn<QJsonObject>("parameters");
        QTest::newRow("ydaymean") << "setyear,2000 -ydaymean IN OUT" << QJsonObject{};
        QTest::newRow("ymonmean") << "setyear,2000 -ymonmean IN OUT" << QJsonObject{{QStringLiteral("by"), QStringLiteral("month")}};
        QTest::newRow("yseasstd") << "settaxis,2000-01-15,00:00:00,3months -yseasstd IN OUT"
                                  << QJsonObject{{QStringLiteral("by"), QStringLiteral("season")},
                                         {QStringLiteral("operation"), QStringLiteral("standard_deviation")}};
        QTest::newRow("yhourmean") << "setyear,2000 -yhourmean IN OUT" << QJsonObject{{QStringLiteral("each_hour"), true}};
    }
    void climatologies()
    {
        QFETCH(QString, cdo);
        QFETCH(QJsonObject, parameters);
        const std::vector<float> theirs = this->cdo(cdo);
        const std::vector<float> mine = ours(data::Climatology(), "data/time/climatology.json", parameters);
        QCOMPARE(differenceOf(mine, std::vector<double>(theirs.begin(), theirs.end()), 1e-6, 1e-6), QString());
    }

    /// cdo's slope is per time step: a third of a day.
    void trend()
    {
        std::vector<double> theirs;
        for (const float slope : cdo(QStringLiteral("trend IN AUX OUT")))
            theirs.push_back(static_cast<double>(slope) * 3.0 * 365.2425);
        const std::vector<float> mine = ours(data::Statistics(), "data/time/statistics.json", {}, "p_trend");
        QCOMPARE(differenceOf(mine, theirs, 1e-4, 1e-4), QString());
    }
};

QTEST_GUILESS_MAIN(BesideCdoTest)
#include "beside_cdo_test.moc"
