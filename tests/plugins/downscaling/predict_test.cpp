// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/predict.h"

#include "pipelines/data/value.h"
#include "plugins/downscaling/learned/learn.h"
#include "tests/plugins/downscaling/downscale_world.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

const Learn kLearn;
const Predict kPredict;
const ModuleCase& predictCase()
{
    static const ModuleCase only(kPredict, QStringLiteral("downscaling/learned/predict.json"));
    return only;
}

/// Largest difference of two lists, NaN only beside NaN.
double difference(const std::vector<float>& a, const std::vector<float>& b)
{
    double out = a.size() == b.size() && !a.empty() ? 0.0 : 1e9;
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) {
        if (std::isnan(a[k]) != std::isnan(b[k]))
            return 1e9;
        out = std::isnan(a[k]) ? out : std::max(out, std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k])));
    }
    return out;
}

/// The cube with its values and signature changed.
template <class F>
std::shared_ptr<const Cube> changed(const Cube& cube, const F& change)
{
    auto signature = std::make_shared<CubeSignature>(cube.signature());
    std::vector<float> values = valuesOf(cube, signature->variables.front().name);
    change(*signature, values);
    return std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
}

} // namespace

class DownscalePredictTest : public QObject {
    Q_OBJECT
public:
    /// A model trained on the world of this test, kept for all of them.
    std::shared_ptr<const Model> model(bool rain)
    {
        auto& known = m_models[rain ? 1 : 0];
        if (known)
            return known;
        const ModuleCase learning(kLearn, QStringLiteral("downscaling/learned/learn.json"));
        FakeContext context;
        const auto out = learning.run({{QStringLiteral("base"), 4}, {QStringLiteral("depth"), 2}, {QStringLiteral("epochs"), 12},
                                          {QStringLiteral("learning_rate"), 0.01}, {QStringLiteral("batch"), 4}},
            {{QStringLiteral("data"), {value(cubes(rain).coarse)}}, {QStringLiteral("reference"), {value(cubes(rain).reference)}},
                {QStringLiteral("statics"), {value(cubes(rain).heights)}}},
            context);
        if (!out)
            qFatal("%s", qPrintable(out.error().message));
        const auto made = output<Model>(*out, "model");
        const auto saved = saveValue(Value(made), m_folder.path(), rain ? QStringLiteral("rain") : QStringLiteral("warmth"));
        const auto back = saved ? loadValue(m_folder.filePath(*saved)) : Result<Value>(saved.error());
        if (!back)
            qFatal("%s", qPrintable(back.error().message));
        known = std::get<std::shared_ptr<const Model>>(*back);
        return known;
    }

    const FineCubes& cubes(bool rain) const { return rain ? m_rain : m_warmth; }

    ValueMap given(bool rain, const std::shared_ptr<const Cube>& coarse = nullptr)
    {
        return {{QStringLiteral("data"), {value(coarse ? coarse : cubes(rain).coarse)}}, {QStringLiteral("model"), {Value(model(rain))}},
            {QStringLiteral("statics"), {value(cubes(rain).heights)}}};
    }

    std::shared_ptr<const Cube> predict(bool rain, const QJsonObject& parameters = {}, const std::shared_ptr<const Cube>& coarse = nullptr)
    {
        auto out = runFor<Cube>(predictCase(), "data", parameters, given(rain, coarse));
        if (!out)
            qFatal("nothing was predicted");
        return out;
    }

private:
    static FineWorld world(bool rain)
    {
        FineWorld out;
        out.ny = out.nx = 12;
        out.rain = rain;
        return out;
    }
    FineCubes m_warmth = fineCubes(world(false)), m_rain = fineCubes(world(true));
    std::map<int, std::shared_ptr<const Model>> m_models;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void predictsWhatWasScored();
    void tilesMakeNoDifference();
    void meansAreKept_data();
    void meansAreKept();
    void noNegativeRain();
    void missingCellsStayMissing();
    void unitsAreConvertedOrRefused();
    void otherWeatherIsFarAway();
    void modelsStayOnTheirGrid();
    void warmerClimatesKeepTheirChange();
    void mistakesAreTold();
};

/// On the year of the test the errors are those of the model's card.
void DownscalePredictTest::predictsWhatWasScored()
{
    const auto cube = predict(false);
    const Variable& variable = cube->signature().variables.front();
    QCOMPARE(variable.name, QStringLiteral("tas"));
    QCOMPARE(variable.units, QStringLiteral("K"));
    QCOMPARE(cube->signature().gridOf(variable)->lat, cubes(false).heights->signature().grids.front().lat);
    const auto predicted = valuesOf(*cube, QStringLiteral("tas")), truth = valuesOf(*cubes(false).reference, QStringLiteral("tas"));
    const std::vector<double> areas = learning::cellAreas(*cube->signature().gridOf(variable));
    double square = 0.0, weight = 0.0;
    for (std::size_t k = 48 * areas.size(); k < predicted.size(); ++k) {
        square += areas[k % areas.size()] * std::pow(static_cast<double>(predicted[k]) - static_cast<double>(truth[k]), 2.0);
        weight += areas[k % areas.size()];
    }
    const QJsonObject scores = model(false)->card.value(QLatin1String("scores")).toObject().value(QLatin1String("network")).toObject();
    const double said = scores.value(QLatin1String("rmse")).toDouble(), found = std::sqrt(square / weight);
    QVERIFY2(std::abs(found / said - 1.0) < 1e-4, qPrintable(QStringLiteral("%1 instead of %2").arg(found).arg(said)));
    QVERIFY(scores.value(QLatin1String("skill_over_bilinear")).toDouble() > 0.3);
}

void DownscalePredictTest::tilesMakeNoDifference()
{
    for (const bool rain : {false, true}) {
        const QString name = rain ? QStringLiteral("pr") : QStringLiteral("tas");
        const auto relative = [&](const std::vector<float>& values) { // of 283 K float32 itself has steps of 3e-5
            std::vector<float> out = values;
            for (float& one : out)
                one = static_cast<float>(static_cast<double>(one) / (rain ? 1.0 : 283.0));
            return out;
        };
        const auto whole = relative(valuesOf(*predict(rain), name));
        for (const int tile : {4, 8}) {
            const auto tiled = relative(valuesOf(*predict(rain, {{QStringLiteral("tile"), tile}}), name));
            QVERIFY2(difference(tiled, whole) < 1e-5, qPrintable(QString::number(difference(tiled, whole))));
        }
    }
}

void DownscalePredictTest::meansAreKept_data()
{
    QTest::addColumn<bool>("rain");
    QTest::newRow("temperature") << false;
    QTest::newRow("rain") << true;
}

void DownscalePredictTest::meansAreKept()
{
    QFETCH(bool, rain);
    const QString name = rain ? QStringLiteral("pr") : QStringLiteral("tas");
    const auto largest = [&](const Cube& cube) {
        const auto fine = valuesOf(cube, name), coarse = valuesOf(*cubes(rain).coarse, name);
        const std::vector<double> areas = learning::cellAreas(cube.signature().grids.front());
        double out = 0.0;
        for (std::size_t k = 0; k < coarse.size(); ++k) {
            const std::size_t t = k / 144, j = k % 144 / 12, i = k % 12;
            double sum = 0.0, weight = 0.0;
            for (const std::size_t cell : {2 * j * 24 + 2 * i, 2 * j * 24 + 2 * i + 1, (2 * j + 1) * 24 + 2 * i, (2 * j + 1) * 24 + 2 * i + 1}) {
                sum += areas[cell] * static_cast<double>(fine[t * 576 + cell]);
                weight += areas[cell];
            }
            out = std::max(out, std::abs(sum / weight - static_cast<double>(coarse[k])) / std::max(1.0, std::abs(static_cast<double>(coarse[k]))));
        }
        return out;
    };
    const double kept = largest(*predict(rain, {{QStringLiteral("conserve"), QStringLiteral("yes")}}));
    QVERIFY2(kept < 1e-5, qPrintable(QString::number(kept)));
    QVERIFY(largest(*predict(rain)) > 1e-4); // not by itself
}

void DownscalePredictTest::noNegativeRain()
{
    const auto least = [](const std::vector<float>& values) { return *std::ranges::min_element(values); };
    QVERIFY(least(valuesOf(*predict(true, {{QStringLiteral("non_negative"), QStringLiteral("no")}}), QStringLiteral("pr"))) < 0.0F);
    QVERIFY(least(valuesOf(*predict(true), QStringLiteral("pr"))) >= 0.0F);
    QVERIFY(least(valuesOf(*predict(true, {{QStringLiteral("conserve"), QStringLiteral("yes")}}), QStringLiteral("pr"))) >= 0.0F);
}

void DownscalePredictTest::missingCellsStayMissing()
{
    const auto holes
        = changed(*cubes(false).coarse, [](CubeSignature&, std::vector<float>& values) { values[144 * 7 + 3 * 12 + 5] = std::nanf(""); });
    const auto cube = predict(false, {}, holes);
    for (const char* name : {"tas", "training_distance"}) {
        const auto values = valuesOf(*cube, QLatin1String(name));
        for (std::size_t k = 0; k < values.size(); ++k) {
            const std::size_t t = k / 576, j = k % 576 / 24, i = k % 24;
            QCOMPARE(std::isnan(values[k]), t == 7 && j / 2 == 3 && i / 2 == 5);
        }
    }
}

void DownscalePredictTest::unitsAreConvertedOrRefused()
{
    const auto celsius = changed(*cubes(false).coarse, [](CubeSignature& signature, std::vector<float>& values) {
        signature.variables.front().units = QStringLiteral("degC");
        for (float& one : values)
            one -= 273.15F;
    });
    QVERIFY(firstProblem(predictCase().check({}, given(false, celsius)), Severity::Warning).startsWith(QLatin1String("units.converted")));
    const auto cube = predict(false, {}, celsius);
    QCOMPARE(cube->signature().variables.front().units, QStringLiteral("K"));
    QVERIFY(difference(valuesOf(*cube, QStringLiteral("tas")), valuesOf(*predict(false), QStringLiteral("tas"))) < 1e-3);
    const auto speed = changed(
        *cubes(false).coarse, [](CubeSignature& signature, std::vector<float>&) { signature.variables.front().units = QStringLiteral("m s-1"); });
    QVERIFY(firstProblem(predictCase().check({}, given(false, speed))).startsWith(QLatin1String("units.dimension")));
}

void DownscalePredictTest::otherWeatherIsFarAway()
{
    const auto mean = [](const std::vector<float>& list) {
        double sum = 0.0;
        for (const float one : list)
            sum += static_cast<double>(one);
        return sum / static_cast<double>(list.size());
    };
    const auto hot = changed(*cubes(false).coarse, [](CubeSignature&, std::vector<float>& values) {
        for (float& one : values)
            one += 60.0F;
    });
    const auto usual = predict(false), far = predict(false, {}, hot);
    QVERIFY2(std::abs(mean(valuesOf(*usual, QStringLiteral("training_distance"))) - 1.0) < 0.25,
        qPrintable(QString::number(mean(valuesOf(*usual, QStringLiteral("training_distance"))))));
    QVERIFY(mean(valuesOf(*far, QStringLiteral("training_distance"))) > 3.0);
    QVERIFY(mean(valuesOf(*usual, QStringLiteral("channels_outside"))) < 0.05);
    QVERIFY(std::abs(mean(valuesOf(*far, QStringLiteral("channels_outside"))) - 0.5) < 0.02); // one of two
    QCOMPARE(predict(false, {{QStringLiteral("distance"), false}})->signature().variables.size(), 1U);
}

/// A regression in each cell holds on its own grid alone; without it a model of anomalies needs data that tell what is usual.
void DownscalePredictTest::modelsStayOnTheirGrid()
{
    const auto moved = changed(*cubes(false).coarse, [](CubeSignature& signature, std::vector<float>&) {
        for (Grid& grid : signature.grids) {
            for (double& lon : grid.lon)
                lon += 20.0;
        }
        for (Axis& axis : signature.axes) {
            for (double& value : axis.values)
                value += axis.kind == AxisKind::X ? 20.0 : 0.0;
        }
    });
    ValueMap inputs = given(false, moved);
    QJsonObject card = model(false)->card, climate = card.value(QLatin1String("climate")).toObject();
    QCOMPARE(climate.value(QLatin1String("local")).toString(), QStringLiteral("sum"));
    card.insert(QStringLiteral("predictors"), 1);
    QJsonArray channels = card.value(QLatin1String("inputs")).toArray();
    channels.removeLast(); // the heights of the model's grid
    card.insert(QStringLiteral("inputs"), channels);
    inputs.erase(QStringLiteral("statics"));
    const auto problem = [&](const QJsonObject& parameters) {
        inputs[QStringLiteral("model")] = {Value(std::make_shared<const Model>(Model{model(false)->path, card}))};
        return firstProblem(predictCase().check(parameters, inputs));
    };
    QVERIFY2(
        problem({}).startsWith(QLatin1String("grid.other: The model corrects every cell of its own grid (24 by 24 cells)")), qPrintable(problem({})));
    climate.insert(QStringLiteral("local"), QStringLiteral("none"));
    card.insert(QStringLiteral("climate"), climate);
    QVERIFY2(problem({}).contains(QLatin1String("should cover ten years")), qPrintable(problem({})));
    QVERIFY2(problem({{QStringLiteral("climate"), QStringLiteral("own")}}).isEmpty(),
        qPrintable(problem({{QStringLiteral("climate"), QStringLiteral("own")}})));
    const auto checked = predictCase().check({{QStringLiteral("climate"), QStringLiteral("own")}}, inputs);
    QVERIFY(firstProblem(checked, Severity::Warning).contains(QLatin1String("weather more than climate")));
}

/// A climate that is warmer everywhere by the same is brought over as it is: with its own means the network sees the same anomalies.
void DownscalePredictTest::warmerClimatesKeepTheirChange()
{
    const auto warmer = changed(*cubes(false).coarse, [](CubeSignature&, std::vector<float>& values) {
        for (float& one : values)
            one += 8.0F;
    });
    const QJsonObject own{{QStringLiteral("climate"), QStringLiteral("own")}}, training{{QStringLiteral("climate"), QStringLiteral("training")}};
    const auto change = [&](const QJsonObject& parameters) {
        auto now = valuesOf(*predict(false, parameters), QStringLiteral("tas"));
        for (float& one : now)
            one += 8.0F;
        return difference(valuesOf(*predict(false, parameters, warmer), QStringLiteral("tas")), now);
    };
    QVERIFY2(change(own) < 1e-3, qPrintable(QString::number(change(own))));
    QVERIFY2(change(training) > 1.0, qPrintable(QString::number(change(training))));
    // and yet the distance tells that it is not the climate of the training
    const auto far = valuesOf(*predict(false, own, warmer), QStringLiteral("training_distance")),
               near = valuesOf(*predict(false, own), QStringLiteral("training_distance"));
    QVERIFY(std::ranges::max(far) > 1.3F * std::ranges::max(near));
}

void DownscalePredictTest::mistakesAreTold()
{
    ValueMap inputs = given(false);
    inputs.erase(QStringLiteral("statics"));
    const QString problem = firstProblem(predictCase().check({}, inputs));
    QVERIFY2(problem.startsWith(QLatin1String("input.missing")) && problem.contains(QLatin1String("orog")), qPrintable(problem));
    inputs = given(false);
    FineWorld other;
    other.ny = other.nx = 12;
    other.factor = 3;
    inputs[QStringLiteral("statics")] = {value(fineCubes(other).heights)};
    QVERIFY(firstProblem(predictCase().check({}, inputs)).startsWith(QLatin1String("grid.mismatch")));
    inputs = given(false);
    inputs[QStringLiteral("model")] = {Value(std::make_shared<const Model>(Model{{}, {}}))};
    QVERIFY(firstProblem(predictCase().check({}, inputs)).startsWith(QLatin1String("model.card")));
    QJsonObject card = model(false)->card;
    card.remove(QStringLiteral("factor"));
    inputs[QStringLiteral("model")] = {Value(std::make_shared<const Model>(Model{model(false)->path, card}))};
    QVERIFY(firstProblem(predictCase().check({}, inputs)).contains(QLatin1String("Take one of downscale.learn")));
}

QTEST_GUILESS_MAIN(DownscalePredictTest)
#include "predict_test.moc"
