// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learn.h"

#include "plugins/downscaling/kernels/blocks.h"
#include "tests/plugins/downscaling/downscale_world.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

const Learn kLearn;
const ModuleCase& learnCase()
{
    static const ModuleCase only(kLearn, QStringLiteral("downscaling/learned/learn.json"));
    return only;
}

ValueMap given(const FineCubes& cubes)
{
    return {{QStringLiteral("data"), {value(cubes.coarse)}}, {QStringLiteral("reference"), {value(cubes.reference)}},
        {QStringLiteral("statics"), {value(cubes.heights)}}};
}

QJsonObject with(const QJsonObject& more)
{
    QJsonObject out{{QStringLiteral("base"), 6}, {QStringLiteral("depth"), 1}, {QStringLiteral("epochs"), 3}, {QStringLiteral("learning_rate"), 0.01},
        {QStringLiteral("batch"), 4}};
    for (auto it = more.begin(); it != more.end(); ++it)
        out[it.key()] = it.value();
    return out;
}

Result<Outputs> learn(const FineCubes& cubes, const QJsonObject& parameters)
{
    FakeContext context;
    return learnCase().run(parameters, given(cubes), context);
}

double score(const Outputs& out, const char* method, const char* which)
{
    return output<Report>(out, "report")
        ->content.value(QLatin1String("scores"))
        .toObject()
        .value(QLatin1String(method))
        .toObject()
        .value(QLatin1String(which))
        .toDouble();
}

QJsonObject curvesOf(const Outputs& out) { return output<Report>(out, "report")->content.value(QLatin1String("curves")).toObject(); }

} // namespace

class DownscaleLearnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void interpolationBetweenCentres();
    void blocksKeepTheirMeans();
    void coordinatesAreRefined();
    void betterThanInterpolation_data();
    void betterThanInterpolation();
    void everyMethodIsScored();
    void sameSeedSameWeights();
    void stoppedTrainingGoesOn();
    void cardsSayWhatIsNeeded();
    void wrongFactorsAreRefused();
    void mistakesAreTold();
};

void DownscaleLearnTest::interpolationBetweenCentres()
{
    const float nan = std::nanf("");
    const Blocks blocks{2, 3, 2, false};
    // a plane is found again between the outermost centres: 10 for each column, 4 for each row
    std::vector<float> fine(blocks.fineCells());
    growBilinear(blocks, std::vector<float>{0, 10, 20, 4, 14, 24}, fine);
    const std::vector<float> expected{
        0, 2.5F, 7.5F, 12.5F, 17.5F, 20, 1, 3.5F, 8.5F, 13.5F, 18.5F, 21, 3, 5.5F, 10.5F, 15.5F, 20.5F, 23, 4, 6.5F, 11.5F, 16.5F, 21.5F, 24};
    QCOMPARE(fine, expected);
    // round the globe the last column is beside the first
    growBilinear({2, 3, 2, true}, std::vector<float>{0, 10, 20, 4, 14, 24}, fine);
    QCOMPARE(fine[0], 5.0F);
    QCOMPARE(fine[5], 15.0F);
    // a missing cell is missing, and its neighbours do without it
    growBilinear(blocks, std::vector<float>{0, nan, 20, 4, 14, 24}, fine);
    QVERIFY(std::isnan(fine[2]) && std::isnan(fine[3]) && std::isnan(fine[8]));
    QCOMPARE(fine[1], 0.0F);
    QCOMPARE(fine[5], 20.0F);
    QVERIFY(std::abs(fine[7] - (0.75F * 0.75F * 0.0F + 0.25F * 0.75F * 4.0F + 0.25F * 0.25F * 14.0F) / (0.5625F + 0.1875F + 0.0625F)) < 1e-6F);
}

void DownscaleLearnTest::blocksKeepTheirMeans()
{
    const float nan = std::nanf("");
    const Blocks blocks{1, 3, 2, false};
    const std::vector<double> areas{1, 2, 1, 2, 1, 2, 3, 1, 3, 1, 3, 1};
    const std::vector<float> coarse{5.0F, 2.0F, nan};
    const std::vector<float> before{1, 2, 0, 0, 7, 8, 3, nan, 0, 0, 9, 9};
    std::vector<float> after = before;
    conserveBlocks(blocks, coarse, areas, false, after);
    const double added = 5.0 - (1.0 + 4.0 + 9.0) / 6.0; // the cell that is missing has no weight
    QVERIFY(std::abs(static_cast<double>(after[0]) - (1.0 + added)) < 1e-6 && std::abs(static_cast<double>(after[6]) - (3.0 + added)) < 1e-6);
    QVERIFY(std::isnan(after[7]));
    QCOMPARE(after[2], 2.0F);
    QCOMPARE(after[4], 7.0F); // nothing is known of this block
    after = before;
    conserveBlocks(blocks, coarse, areas, true, after);
    QVERIFY(std::abs(static_cast<double>(after[0]) - 5.0 * 6.0 / 14.0) < 1e-6); // multiplied
    QCOMPARE(after[8], 2.0F);                                                   // nothing to multiply: spread evenly
    after = before;
    conserveBlocks(blocks, std::vector<float>{-1.0F, -2.0F, 1.0F}, areas, true, after);
    QCOMPARE(after[0], 0.0F);
    QCOMPARE(after[8], 0.0F);
}

void DownscaleLearnTest::coordinatesAreRefined()
{
    const std::vector<double> expected{10.25, 9.75, 9.25, 8.75};
    const auto found = refinedCoordinates(std::vector<double>{10.0, 9.0}, 2);
    QCOMPARE(found.size(), expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k)
        QVERIFY(std::abs(found[k] - expected[k]) < 1e-12);
}

void DownscaleLearnTest::betterThanInterpolation_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("factor");
    QTest::addColumn<bool>("rain");
    QTest::addColumn<bool>("conserve");
    QTest::newRow("U-Net") << QStringLiteral("unet") << 2 << false << false;
    QTest::newRow("SRCNN") << QStringLiteral("srcnn") << 3 << false << false;
    QTest::newRow("means kept") << QStringLiteral("unet") << 2 << false << true;
    QTest::newRow("generator") << QStringLiteral("esrgan") << 3 << false << false;
    QTest::newRow("rain") << QStringLiteral("unet") << 2 << true << true;
}

/// On years that it has not seen the network knows mountains, cold valleys and where it rains.
void DownscaleLearnTest::betterThanInterpolation()
{
    QFETCH(QString, network);
    QFETCH(int, factor);
    QFETCH(bool, rain);
    QFETCH(bool, conserve);
    FineWorld world;
    world.factor = static_cast<std::size_t>(factor);
    world.rain = rain;
    const auto out = learn(
        fineCubes(world), with({{QStringLiteral("network"), network}, {QStringLiteral("epochs"), 60}, {QStringLiteral("conserve"), conserve}}));
    QVERIFY2(out, out ? "" : qPrintable(out.error().message));
    const double ours = score(*out, "network", "rmse"), bilinear = score(*out, "bilinear", "rmse");
    qInfo("RMSE %.3f, of bilinear interpolation %.3f", ours, bilinear);
    QVERIFY2(ours < 0.6 * bilinear, qPrintable(QStringLiteral("%1 of %2").arg(ours).arg(bilinear)));
    const QJsonObject curves = curvesOf(*out);
    QVERIFY(curves.value(QLatin1String("validation")).toArray().size() >= 10);
    QVERIFY(std::abs(score(*out, "network", "skill_over_bilinear") - (1.0 - ours * ours / bilinear / bilinear)) < 1e-12);
}

/// The report scores every method on the same pairs, and its verdict names the numbers.
void DownscaleLearnTest::everyMethodIsScored()
{
    const auto out = learn(fineCubes({}), with({{QStringLiteral("epochs"), 40}}));
    QVERIFY(out);
    const QJsonObject report = output<Report>(*out, "report")->content, scores = report.value(QLatin1String("scores")).toObject();
    QCOMPARE(scores.keys(),
        QStringList(
            {QStringLiteral("bilinear"), QStringLiteral("eqm"), QStringLiteral("network"), QStringLiteral("qdm"), QStringLiteral("regression")}));
    for (const char* method : {"network", "bilinear", "regression", "eqm", "qdm"}) {
        QVERIFY2(score(*out, method, "rmse") > 0.0 && score(*out, method, "mae") <= score(*out, method, "rmse"), method);
        QVERIFY(std::abs(score(*out, method, "p98_bias")) < 10.0);
        const QJsonObject seasons = scores.value(QLatin1String(method)).toObject().value(QLatin1String("seasons")).toObject();
        double square = 0.0; // three months each
        for (const char* season : {"DJF", "MAM", "JJA", "SON"})
            square += std::pow(seasons.value(QLatin1String(season)).toObject().value(QLatin1String("rmse")).toDouble(), 2.0) / 4.0;
        QVERIFY2(std::abs(std::sqrt(square) / score(*out, method, "rmse") - 1.0) < 1e-6, method);
    }
    // in this world each cell's weather follows from the coarse one by a rule that rises: quantile mapping finds it, and the report does not hide
    // that
    const double network = score(*out, "network", "rmse"), bilinear = score(*out, "bilinear", "rmse"),
                 best = std::min(score(*out, "eqm", "rmse"), score(*out, "qdm", "rmse"));
    qInfo("RMSE of the network %.3f, of the regression %.3f, of quantile mapping %.3f", network, score(*out, "regression", "rmse"), best);
    QVERIFY(network < bilinear && network < score(*out, "regression", "rmse"));
    const QString verdict = report.value(QLatin1String("verdict")).toString();
    const QLatin1String said = network < best ? QLatin1String("The network is better than both.") : QLatin1String("Quantile mapping is better;");
    QVERIFY2(verdict.startsWith(QLatin1String("In the 12 step(s) of the test the root mean square error of the network is "))
            && verdict.contains(QString::number(bilinear, 'g', 3)) && verdict.contains(QString::number(best, 'g', 3)) && verdict.contains(said),
        qPrintable(verdict));
    // what has learnt nothing does not win
    const auto bad
        = learn(fineCubes({}), with({{QStringLiteral("epochs"), 1}, {QStringLiteral("local"), false}, {QStringLiteral("learning_rate"), 1e-9}}));
    QVERIFY(bad);
    const QString other = output<Report>(*bad, "report")->content.value(QLatin1String("verdict")).toString();
    QVERIFY2(other.contains(QLatin1String("not worth its while")), qPrintable(other));
}

/// The same file to the last bit, with one thread and with two.
void DownscaleLearnTest::sameSeedSameWeights()
{
    const FineCubes cubes = fineCubes({});
    const auto bytes = [&](int threads, int seed) {
        FakeContext context;
        context.threadCount = threads;
        const auto out = learnCase().run(with({{QStringLiteral("seed"), seed}}), given(cubes), context);
        QFile file(out ? output<Model>(*out, "model")->path : QString());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray one = bytes(1, 1);
    QVERIFY(one.size() > 1000);
    QVERIFY(bytes(2, 1) == one);
    QVERIFY(bytes(2, 2) != one);
}

/// A run that was stopped in the middle goes on there and ends with the same weights.
void DownscaleLearnTest::stoppedTrainingGoesOn()
{
    const FineCubes cubes = fineCubes({});
    const QJsonObject parameters = with({{QStringLiteral("epochs"), 8}});
    FakeContext straight, stopped;
    const auto whole = learnCase().run(parameters, given(cubes), straight);
    QVERIFY(whole);
    stopped.stopAfterReports = static_cast<int>(straight.reports.size() * 3 / 4);
    const auto part = learnCase().run(parameters, given(cubes), stopped);
    QVERIFY(!part && part.error().code == ErrorCode::Cancelled);
    stopped.stopAfterReports = -1;
    stopped.stop = std::stop_source();
    const auto rest = learnCase().run(parameters, given(cubes), stopped);
    QVERIFY(rest);
    QVERIFY2(stopped.logs.join(QLatin1Char(' ')).contains(QLatin1String("Goes on after epoch")), qPrintable(stopped.logs.join(QLatin1Char(' '))));
    QCOMPARE(output<Model>(*rest, "model")->card, output<Model>(*whole, "model")->card);
    QCOMPARE(curvesOf(*rest), curvesOf(*whole));
}

void DownscaleLearnTest::cardsSayWhatIsNeeded()
{
    const FineCubes cubes = fineCubes({});
    const auto out = learn(cubes, with({}));
    QVERIFY(out);
    const QJsonObject card = output<Model>(*out, "model")->card;
    QCOMPARE(card.value(QLatin1String("factor")).toInt(), 2);
    QCOMPARE(card.value(QLatin1String("predictors")).toInt(), 1);
    const QJsonArray inputs = card.value(QLatin1String("inputs")).toArray();
    QCOMPARE(inputs.size(), 2);
    QCOMPARE(inputs.at(1).toObject().value(QLatin1String("name")).toString(), QStringLiteral("orog"));
    QVERIFY(inputs.at(0).toObject().value(QLatin1String("anomaly")).toBool()); // its mean over the years of training is next to nothing
    QVERIFY(std::abs(inputs.at(0).toObject().value(QLatin1String("mean")).toDouble()) < 0.2);
    QVERIFY(inputs.at(1).toObject().value(QLatin1String("mean")).toDouble() > 500.0);
    const QJsonObject training = card.value(QLatin1String("training")).toObject();
    QCOMPARE(training.value(QLatin1String("seed")).toInt(), 1);
    QCOMPARE(training.value(QLatin1String("periods")).toObject().value(QLatin1String("test")).toArray().at(0).toString().left(4),
        QStringLiteral("2005")); // the last of five years
    QVERIFY(card.value(QLatin1String("scores")).toObject().contains(QLatin1String("bilinear")));
}

void DownscaleLearnTest::wrongFactorsAreRefused()
{
    const FineCubes two = fineCubes({});
    FineWorld world;
    world.nx = 5; // 16 fine columns are no multiple
    FineCubes mixed = two;
    mixed.coarse = fineCubes(world).coarse;
    const QString problem = firstProblem(learnCase().check({}, given(mixed)));
    QVERIFY2(problem.startsWith(QLatin1String("grid.factor: The finer grid must cut every coarse cell into 2 by 2 to 8 by 8")), qPrintable(problem));
    QVERIFY(problem.contains(QLatin1String("6 by 5 cells")) && problem.contains(QLatin1String("12 by 16"))
        && problem.contains(QLatin1String("data.regrid")));
    world = {};
    world.firstLat = 56.3; // as many, but elsewhere
    mixed.coarse = fineCubes(world).coarse;
    QVERIFY(firstProblem(learnCase().check({}, given(mixed))).startsWith(QLatin1String("grid.factor")));
    mixed.coarse = two.reference; // once as fine
    QVERIFY(firstProblem(learnCase().check({}, given(mixed))).startsWith(QLatin1String("grid.factor")));
    QVERIFY(!learnCase().check({}, given(two)).hasErrors());
}

void DownscaleLearnTest::mistakesAreTold()
{
    const FineCubes cubes = fineCubes({});
    FineCubes mixed = cubes;
    mixed.heights = cubes.coarse;
    QVERIFY(firstProblem(learnCase().check({}, given(mixed))).startsWith(QLatin1String("grid.mismatch")));
    FineWorld world;
    world.rain = true;
    mixed = cubes;
    mixed.coarse = fineCubes(world).coarse;
    QVERIFY(firstProblem(learnCase().check({}, given(mixed))).size() > 0); // rain does not tell temperature
    world = {};
    world.years = 2;
    QVERIFY(firstProblem(learnCase().check({}, given(fineCubes(world)))).startsWith(QLatin1String("period.short")));
    QVERIFY(firstProblem(learnCase().check({{QStringLiteral("predictors"), QJsonArray{QStringLiteral("ta")}}}, given(cubes)))
                .startsWith(QLatin1String("variable.missing")));
}

QTEST_GUILESS_MAIN(DownscaleLearnTest)
#include "learn_test.moc"
