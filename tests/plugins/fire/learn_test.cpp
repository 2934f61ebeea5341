// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/learn.h"

#include "plugins/fire/hazard/learn_data.h"
#include "plugins/learning/cell_areas.h"
#include "tests/plugins/fire/fire_world.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QTest>

#include <numeric>

using namespace terrella;
using namespace terrella::test;

namespace {

const fire::Learn kLearn;

const ModuleCase& learnCase()
{
    static const ModuleCase only(kLearn, QStringLiteral("fire/hazard/learn.json"));
    return only;
}

QJsonObject small(QJsonObject more = {})
{
    QJsonObject out{{QStringLiteral("base"), 4}, {QStringLiteral("depth"), 2}, {QStringLiteral("epochs"), 2}};
    for (auto it = more.begin(); it != more.end(); ++it)
        out[it.key()] = it.value();
    return out;
}

ValueMap inputsOf(const FireCubes& cubes, bool withWeather = false)
{
    ValueMap out{{QStringLiteral("drivers"), {Value(cubes.drivers)}}, {QStringLiteral("burned_area"), {Value(cubes.burned)}}};
    if (withWeather)
        out[QStringLiteral("fire_weather")] = {Value(cubes.weather)};
    return out;
}

Outputs learn(const QJsonObject& parameters, const ValueMap& inputs, FakeContext& context)
{
    auto out = learnCase().run(parameters, inputs, context);
    if (!out)
        qFatal("%s", qPrintable(out.error().message));
    return *std::move(out);
}

QJsonObject scoreOf(const QJsonObject& content, const char* way)
{
    return content.value(QLatin1String("scores")).toObject().value(QLatin1String(way)).toObject();
}
double score(const QJsonObject& content, const char* way, const char* which) { return scoreOf(content, way).value(QLatin1String(which)).toDouble(); }

QString problemWith(const QJsonObject& parameters, const ValueMap& inputs) { return firstProblem(learnCase().check(parameters, inputs)); }

std::unique_ptr<fire::LearnData> dataOf(const fire::LearnPlan& plan, const FireCubes& cubes, FakeContext& context)
{
    auto out = fire::LearnData::make(plan, *cubes.drivers, cubes.burned.get(), nullptr, context);
    if (!out)
        qFatal("%s", qPrintable(out.error().message));
    return *std::move(out);
}

fire::LearnPlan planOf(const FireCubes& cubes, const QJsonObject& values)
{
    CheckResult check;
    const auto parameters = Parameters::make(learnCase().spec(), values);
    auto out = fire::planLearn(*parameters, cubes.drivers->signature(), &cubes.burned->signature(), nullptr, check);
    if (!out)
        qFatal("%s", qPrintable(firstProblem(check)));
    return *std::move(out);
}

} // namespace

class FireLearnTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beatsItsBaselinesOnYearsHeldOut_data();
    void beatsItsBaselinesOnYearsHeldOut();
    void sameSeedSameModelWhateverTheThreads();
    void everyLossAndDepthTrains_data();
    void everyLossAndDepthTrains();
    void burnedAreaIsSummedWhenCoarsened();
    void areasAreThoseOfTheSphere();
    void unitsOfBurnedAreaAreConvertedOrRefused();
    void channelsAreTheVariablesOfTheirNames();
    void normalisationIsOfTheTrainingOnly();
    void anyNumberOfDrivers();
    void yearsAreSharedOut();
    void badPeriodsAreSaid();
    void whatDoesNotFitIsSaid();
    void poolsOfMl4FiresFitItsGrid();
    void missingBurnedAreaIsAnError();
};

void FireLearnTest::beatsItsBaselinesOnYearsHeldOut_data()
{
    QTest::addColumn<QString>("network");
    QTest::newRow("U-Net") << QStringLiteral("unet");
    QTest::newRow("UNet++") << QStringLiteral("unet_plus_plus");
}

void FireLearnTest::beatsItsBaselinesOnYearsHeldOut()
{
    QFETCH(const QString, network);
    const FireCubes cubes = fireCubes(FireWorld());
    FakeContext context;
    const Outputs out
        = learn({{QStringLiteral("network"), network}, {QStringLiteral("base"), 8}, {QStringLiteral("depth"), 2}, {QStringLiteral("epochs"), 22},
                    {QStringLiteral("patience"), 0}, {QStringLiteral("learning_rate"), 0.005}, {QStringLiteral("batch"), 4}},
            inputsOf(cubes, true), context);
    QVERIFY(context.progressIsMonotone());
    const QJsonObject report = output<Report>(out, "report")->content;
    const double mine = score(report, "network", "rmse");
    for (const char* baseline : {"climatology", "regression_on_drivers", "regression_on_fire_weather"})
        QVERIFY2(mine < 0.85 * score(report, baseline, "rmse"),
            qPrintable(QStringLiteral("%1 against %2 of %3").arg(mine).arg(score(report, baseline, "rmse")).arg(QLatin1String(baseline))));
    QVERIFY(score(report, "network", "auroc") > 0.9);
    QVERIFY(score(report, "network", "auroc") > score(report, "climatology", "auroc"));
    QVERIFY(std::abs(score(report, "network", "bias_of_total")) < 0.15);
    QVERIFY(score(report, "network", "skill_over_climatology") > 0.6);
    // regression on drivers knows more than the mean of the month, or the baselines are no baselines
    QVERIFY(score(report, "regression_on_drivers", "rmse") < score(report, "climatology", "rmse"));
    const QJsonArray bins = report.value(QLatin1String("reliability")).toObject().value(QLatin1String("network")).toArray();
    QVERIFY(bins.size() >= 4);
    QVERIFY(
        bins.last().toObject().value(QLatin1String("observed")).toDouble() > 5.0 * bins.at(2).toObject().value(QLatin1String("observed")).toDouble());

    const QJsonObject card = output<Model>(out, "model")->card;
    QCOMPARE(scoreOf(card, "network"), scoreOf(report, "network"));
    QCOMPARE(card.value(QLatin1String("training")).toObject().value(QLatin1String("seed")), QJsonValue(1));
    QVERIFY(card.value(QLatin1String("versions")).toObject().value(QLatin1String("libtorch")).toString().startsWith(QLatin1String("LibTorch")));
}

void FireLearnTest::sameSeedSameModelWhateverTheThreads()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 10, .nx = 12, .years = 3});
    QJsonObject cards[3];
    for (const int run : {0, 1, 2}) {
        FakeContext context;
        context.threadCount = run + 1;
        cards[run] = output<Model>(learn(small(), inputsOf(cubes), context), "model")->card;
    }
    QCOMPARE(cards[1], cards[0]); // losses and scores to the last digit
    QCOMPARE(cards[2], cards[0]);
}

void FireLearnTest::everyLossAndDepthTrains_data()
{
    QTest::addColumn<QString>("loss");
    QTest::addColumn<int>("depth");
    for (const char* loss : {"bce", "dice", "tversky", "focal", "l1", "mse"})
        QTest::newRow(loss) << QString::fromLatin1(loss) << 2;
    QTest::newRow("shallow") << QStringLiteral("bce") << 1;
    QTest::newRow("deep") << QStringLiteral("bce") << 4;
}

void FireLearnTest::everyLossAndDepthTrains()
{
    QFETCH(const QString, loss);
    QFETCH(const int, depth);
    const FireCubes cubes = fireCubes(FireWorld{.ny = 10, .nx = 30, .years = 3});
    FakeContext context;
    const Outputs out
        = learn(small({{QStringLiteral("loss"), loss}, {QStringLiteral("depth"), depth}, {QStringLiteral("epochs"), 3}}), inputsOf(cubes), context);
    const QJsonArray curve
        = output<Report>(out, "report")->content.value(QLatin1String("curves")).toObject().value(QLatin1String("training")).toArray();
    QCOMPARE(curve.size(), 3);
    QVERIFY(curve.last().toDouble() < curve.first().toDouble());
}

void FireLearnTest::burnedAreaIsSummedWhenCoarsened()
{
    // over a grid that factors do not divide
    const FireCubes cubes = fireCubes(FireWorld{.ny = 10, .nx = 30, .years = 3}, "ha", [](double fraction, std::size_t) { return 1e6 * fraction; });
    double before = 0.0;
    for (const int factor : {1, 2, 4, 7}) {
        FakeContext context;
        const fire::LearnPlan plan = planOf(cubes, small({{QStringLiteral("coarsen"), factor}, {QStringLiteral("depth"), 1}}));
        const auto data = dataOf(plan, cubes, context);
        QCOMPARE(data->overfull(), 0U);
        double total = 0.0;
        std::vector<float> fraction(data->cells());
        for (std::size_t step = 0; step < plan.time.size(); ++step) {
            QVERIFY(data->readTarget(step, fraction));
            for (std::size_t c = 0; c < fraction.size(); ++c)
                total += std::isnan(fraction[c]) ? 0.0 : static_cast<double>(fraction[c]) * data->areas()[c];
        }
        before = factor == 1 ? total : before;
        QVERIFY(before > 0.0);
        QVERIFY2(std::abs(total / before - 1.0) < 1e-6, qPrintable(QStringLiteral("%1 at %2").arg(total / before).arg(factor)));
        QVERIFY(std::abs(std::accumulate(data->areas().begin(), data->areas().end(), 0.0) /
                        [&] {
                            const auto fine = learning::cellAreas(plan.fine);
                            return std::accumulate(fine.begin(), fine.end(), 0.0);
                        }()
                    - 1.0)
            < 1e-12);
    }
}

void FireLearnTest::areasAreThoseOfTheSphere()
{
    // The same hectares are twice the fraction at 60° of what they are at the equator; the Earth has 510.07 million km².
    FireWorld world{.ny = 37, .nx = 72, .years = 3};
    world.firstLat = 90.0;
    world.stepLon = 5.0;
    const FireCubes cubes = fireCubes(world, "ha", [](double, std::size_t) { return 1000.0; });
    FakeContext context;
    const fire::LearnPlan plan = planOf(cubes, small());
    const auto data = dataOf(plan, cubes, context);
    QVERIFY(std::abs(std::accumulate(data->areas().begin(), data->areas().end(), 0.0) * 1e-12 - 510.07) < 0.01);
    std::vector<float> fraction(data->cells());
    QVERIFY(data->readTarget(0, fraction));
    const auto ofRow = [&](std::size_t row) {
        for (std::size_t i = 0; i < world.nx; ++i) {
            if (!std::isnan(fraction[row * world.nx + i]))
                return static_cast<double>(fraction[row * world.nx + i]);
        }
        return 0.0;
    };
    QVERIFY(ofRow(18) > 0.0);
    QVERIFY(std::abs(ofRow(6) / ofRow(18) - 2.0) < 1e-3);
}

void FireLearnTest::unitsOfBurnedAreaAreConvertedOrRefused()
{
    const FireWorld world{.ny = 8, .nx = 30, .years = 3};
    const auto areas = learning::cellAreas(fireGrid(world)->grids.front());
    QJsonObject first;
    for (const auto& [units, factor] :
        std::initializer_list<std::pair<const char*, double>>{{"m2", 1.0}, {"ha", 1e-4}, {"km2", 1e-6}, {"1", 0.0}, {"%", 100.0}}) {
        const bool isFraction = QLatin1String(units) == QLatin1String("1") || QLatin1String(units) == QLatin1String("%");
        const FireCubes cubes = fireCubes(world, units, [&, scale = factor](double fraction, std::size_t c) {
            return isFraction ? fraction * (scale == 0.0 ? 1.0 : scale) : fraction * areas[c] * scale;
        });
        FakeContext context;
        const auto data = dataOf(planOf(cubes, small()), cubes, context);
        const double total = data->totalBurned();
        if (first.isEmpty())
            first.insert(QStringLiteral("m2"), total);
        QVERIFY2(std::abs(total / first.value(QLatin1String("m2")).toDouble() - 1.0) < 1e-5, units);
    }
    const auto with = [&](const char* units) { return inputsOf(fireCubes(world, units, [](double f, std::size_t) { return f; })); };
    QVERIFY(problemWith(small(), with("K")).startsWith(QLatin1String("units.dimension: 'ba' is in K, which is neither an area nor a fraction")));
    QVERIFY(problemWith(small(), with("")).startsWith(QLatin1String("units.missing")));
    // more than the cell has
    const FireCubes over = fireCubes(world, "1", [](double f, std::size_t) { return 30.0 * f; });
    FakeContext context;
    learn(small(), inputsOf(over), context);
    QVERIFY(context.warnings.join(QLatin1Char(' ')).contains(QLatin1String("more was burned than the cell's area")));
}

void FireLearnTest::channelsAreTheVariablesOfTheirNames()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 3});
    FakeContext context;
    const fire::LearnPlan plan = planOf(cubes, small({{QStringLiteral("drivers"), QJsonArray{QStringLiteral("lai"), QStringLiteral("t2m")}}}));
    QCOMPARE(plan.card.inputs[0].name, QStringLiteral("lai"));
    QCOMPARE(plan.card.inputs[1].name, QStringLiteral("t2m"));
    const auto data = dataOf(plan, cubes, context);
    std::vector<float> in(2 * data->cells()), field(data->cells());
    QVERIFY(data->readInputs(17, in));
    for (const std::size_t channel : {0U, 1U}) {
        QVERIFY(cubes.drivers->readField(cubes.drivers->signature().find(plan.card.inputs[channel].name), 17, 0, field));
        const learning::ChannelRange& range = data->ranges()[channel];
        for (std::size_t c = 0; c < field.size(); ++c)
            QVERIFY(std::abs(static_cast<double>(in[channel * data->cells() + c]) - (static_cast<double>(field[c]) - range.mean) / range.deviation)
                < 1e-5);
    }
    QVERIFY(problemWith(small({{QStringLiteral("drivers"), QJsonArray{QStringLiteral("lai"), QStringLiteral("lai")}}}), inputsOf(cubes))
                .startsWith(QLatin1String("variable.twice")));
}

void FireLearnTest::normalisationIsOfTheTrainingOnly()
{
    const FireWorld world{.ny = 8, .nx = 12, .years = 3};
    const FireCubes cubes = fireCubes(world);
    const CubeSignature& signature = cubes.drivers->signature();
    std::vector<std::vector<float>> values;
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Window window = Window::all(signature.shapeOf(signature.variables[v]));
        values.emplace_back(window.size());
        QVERIFY(cubes.drivers->read(static_cast<int>(v), window, values.back()));
    }
    for (std::size_t k = 24 * world.cells(); k < values[0].size(); ++k)
        values[0][k] += 1000.0F; // another climate in the year of the test
    FireCubes changed = cubes;
    changed.drivers = std::make_shared<MemoryCube>(cubes.drivers->sharedSignature(), values);
    FakeContext a, b;
    const auto before = dataOf(planOf(cubes, small()), cubes, a), after = dataOf(planOf(changed, small()), changed, b);
    QCOMPARE(after->ranges()[0].mean, before->ranges()[0].mean);
    QCOMPARE(after->ranges()[0].deviation, before->ranges()[0].deviation);
    QCOMPARE(after->ranges()[0].greatest, before->ranges()[0].greatest);
}

void FireLearnTest::anyNumberOfDrivers()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 3});
    for (const QJsonArray& names :
        {QJsonArray{QStringLiteral("t2m")}, QJsonArray{QStringLiteral("tp"), QStringLiteral("lsm"), QStringLiteral("t2m")}}) {
        FakeContext context;
        const Outputs out = learn(small({{QStringLiteral("drivers"), names}, {QStringLiteral("epochs"), 1}}), inputsOf(cubes), context);
        QCOMPARE(output<Model>(out, "model")->card.value(QLatin1String("inputs")).toArray().size(), names.size());
    }
    // with the burned area among the drivers: it is not learnt from itself
    auto signature = std::make_shared<CubeSignature>(cubes.drivers->signature());
    signature->variables.push_back(cubes.burned->signature().variables.front());
    const CheckResult checked = learnCase().check(
        small(), {{QStringLiteral("drivers"), {Value(std::make_shared<const MemoryCube>(signature, std::vector<std::vector<float>>(5)))}}});
    QVERIFY2(!checked.hasErrors(), qPrintable(firstProblem(checked)));
    const auto model = std::get<std::shared_ptr<const ModelSignature>>(checked.outputs.at(QStringLiteral("model")));
    QCOMPARE(model->card.value(QLatin1String("inputs")).toArray().size(), 4);
}

void FireLearnTest::yearsAreSharedOut()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 12});
    const learning::TimeSplit split = planOf(cubes, small()).split;
    QCOMPARE(split.training.size(), 8U * 12U);
    QCOMPARE(split.validation.size(), 2U * 12U);
    QCOMPARE(split.test.size(), 2U * 12U);
    QCOMPARE(split.test.front(), 10U * 12U); // the last years
    QCOMPARE(split.periods.value(QLatin1String("test")).toArray().first().toString(), QStringLiteral("2011-01-15T00:00:00"));
    const learning::TimeSplit given = planOf(cubes,
        small({{QStringLiteral("training"), QJsonArray{QStringLiteral("2003"), QStringLiteral("2006")}},
            {QStringLiteral("validation"), QJsonArray{QStringLiteral("2001"), QStringLiteral("2001")}},
            {QStringLiteral("test"), QJsonArray{QStringLiteral("2007-07"), QStringLiteral("2007-12-31")}}}))
                                          .split;
    QCOMPARE(given.training.size(), 48U);
    QCOMPARE(given.validation.front(), 0U);
    QCOMPARE(given.test.size(), 6U);
}

void FireLearnTest::badPeriodsAreSaid()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 4});
    const auto periods = [](const char* a, const char* b, const char* c, const char* d, const char* e, const char* f) {
        return small({{QStringLiteral("training"), QJsonArray{QLatin1String(a), QLatin1String(b)}},
            {QStringLiteral("validation"), QJsonArray{QLatin1String(c), QLatin1String(d)}},
            {QStringLiteral("test"), QJsonArray{QLatin1String(e), QLatin1String(f)}}});
    };
    QCOMPARE(problemWith(periods("2001", "2002", "2002-12", "2003", "2004", "2004"), inputsOf(cubes)),
        QStringLiteral("period.overlap: training and validation share 2002-12-15T00:00:00. A network must not be scored on what it has learnt from: "
                       "let the periods not overlap."));
    QVERIFY(problemWith(periods("2001", "2002", "2003", "2003", "2010", "2011"), inputsOf(cubes))
                .startsWith(QLatin1String("period.empty: There are no data in the period of test")));
    QVERIFY(problemWith(small({{QStringLiteral("test"), QJsonArray{QStringLiteral("2004"), QStringLiteral("2004")}}}), inputsOf(cubes))
                .startsWith(QLatin1String("period.missing")));
    QVERIFY(problemWith(small(), inputsOf(fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 2})))
                .startsWith(QLatin1String("period.short: There are data of 2 year")));
}

void FireLearnTest::whatDoesNotFitIsSaid()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 3}), other = fireCubes(FireWorld{.ny = 9, .nx = 12, .years = 3});
    ValueMap inputs = inputsOf(cubes);
    inputs[QStringLiteral("burned_area")] = {Value(other.burned)};
    QVERIFY2(problemWith(small(), inputs).contains(QLatin1String("regrid it first")), qPrintable(problemWith(small(), inputs)));
    inputs = inputsOf(cubes);
    inputs.erase(QStringLiteral("burned_area"));
    QVERIFY(problemWith(small(), inputs).startsWith(QLatin1String("variable.missing: No burned area is found; there are: t2m")));
    QVERIFY(problemWith(small({{QStringLiteral("drivers"), QJsonArray{QStringLiteral("rain")}}}), inputsOf(cubes)).contains(QLatin1String("rain")));
    QVERIFY(problemWith(small({{QStringLiteral("depth"), 5}, {QStringLiteral("coarsen"), 2}}), inputsOf(cubes))
                .startsWith(QLatin1String("network.deep")));
    QVERIFY(problemWith(small({{QStringLiteral("pools"), QJsonArray{QStringLiteral("2"), QStringLiteral("one")}}}), inputsOf(cubes))
                .startsWith(QLatin1String("network.invalid")));
    QVERIFY(learnCase().check(small(), inputsOf(cubes)).leastBytes.value_or(0.0) > 1e4);
    FireWorld noTime{.ny = 8, .nx = 12, .years = 1};
    noTime.perYear = 1;
    QVERIFY(problemWith(small(), inputsOf(fireCubes(noTime))).startsWith(QLatin1String("period.short")));
}

void FireLearnTest::poolsOfMl4FiresFitItsGrid()
{
    // 1° global, pools 2, 2, 3, 3, 5: what divides needs few columns more than those that go round the dateline
    FireWorld world{.ny = 180, .nx = 360, .years = 3, .perYear = 1};
    world.firstLat = 89.5;
    world.stepLat = -1.0;
    world.stepLon = 1.0;
    const FireCubes cubes = fireCubes(world);
    QJsonArray pools;
    for (const char* factor : {"2", "2", "3", "3", "5"})
        pools.append(QLatin1String(factor));
    const fire::LearnPlan plan = planOf(cubes, {{QStringLiteral("pools"), pools}});
    QCOMPARE(plan.frame.rows, 180U);
    QCOMPARE(plan.frame.columns, 540U);
    QCOMPARE(plan.card.divisor, 180U);
}

void FireLearnTest::missingBurnedAreaIsAnError()
{
    const FireCubes cubes = fireCubes(FireWorld{.ny = 8, .nx = 12, .years = 3}, "1", [](double, std::size_t) { return std::nan(""); });
    FakeContext context;
    const auto out = learnCase().run(small(), inputsOf(cubes), context);
    QVERIFY(!out);
    QCOMPARE(out.error().code, ErrorCode::OutOfRange);
}

QTEST_GUILESS_MAIN(FireLearnTest)
#include "learn_test.moc"
