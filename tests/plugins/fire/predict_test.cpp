// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/predict_burned_area.h"

#include "pipelines/core/files.h"
#include "plugins/data/files/open_model.h"
#include "plugins/fire/hazard/learn.h"
#include "plugins/learning/backend.h"
#include "plugins/learning/cell_areas.h"
#include "tests/plugins/fire/fire_world.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::test;

namespace {

const fire::Learn kLearn;
const fire::PredictBurnedArea kPredict;

const ModuleCase& predictCase()
{
    static const ModuleCase only(kPredict, QStringLiteral("fire/hazard/predict_burned_area.json"));
    return only;
}

const FireWorld kWorld{.ny = 12, .nx = 30, .years = 4};

/// The values of all variables of a cube.
std::vector<std::vector<float>> valuesOf(const Cube& cube)
{
    std::vector<std::vector<float>> out;
    for (std::size_t v = 0; v < cube.signature().variables.size(); ++v) {
        const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[v]));
        out.emplace_back(window.size());
        if (!cube.read(static_cast<int>(v), window, out.back()))
            qFatal("cannot be read");
    }
    return out;
}

std::vector<float> valuesOf(const Cube& cube, const char* variable)
{
    const int v = cube.signature().find(QLatin1String(variable));
    return v < 0 ? std::vector<float>() : valuesOf(cube)[static_cast<std::size_t>(v)];
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

} // namespace

class FirePredictTest : public QObject {
    Q_OBJECT
public:
    /// A model trained on the world of this test, kept for all of them.
    std::shared_ptr<const Model> model(int coarsen = 1)
    {
        auto& known = m_models[coarsen];
        if (!known) {
            const ModuleCase learning(kLearn, QStringLiteral("fire/hazard/learn.json"));
            auto out = learning.run(
                {{QStringLiteral("base"), 4}, {QStringLiteral("depth"), 2}, {QStringLiteral("epochs"), 3}, {QStringLiteral("coarsen"), coarsen}},
                {{QStringLiteral("drivers"), {Value(m_cubes.drivers)}}, {QStringLiteral("burned_area"), {Value(m_cubes.burned)}}}, m_context);
            if (!out)
                qFatal("%s", qPrintable(out.error().message));
            const auto made = output<Model>(*out, "model");
            // the file of one model must not be written over by the next
            const auto saved = saveValue(Value(made), m_folder.path(), QStringLiteral("model%1").arg(coarsen));
            const auto back = saved ? loadValue(m_folder.filePath(*saved)) : Result<Value>(saved.error());
            if (!back)
                qFatal("%s", qPrintable(back.error().message));
            known = std::get<std::shared_ptr<const Model>>(*back);
        }
        return known;
    }

    Outputs predict(const std::shared_ptr<const Cube>& drivers, const std::shared_ptr<const Model>& with, const QJsonObject& parameters = {})
    {
        FakeContext context;
        auto out = predictCase().run(parameters, {{QStringLiteral("drivers"), {Value(drivers)}}, {QStringLiteral("model"), {Value(with)}}}, context);
        if (!out)
            qFatal("%s", qPrintable(out.error().message));
        return *std::move(out);
    }

    CheckResult check(const std::shared_ptr<const Cube>& drivers, const QJsonObject& card, const QJsonObject& parameters = {})
    {
        return predictCase().check(parameters,
            {{QStringLiteral("drivers"), {Value(drivers)}}, {QStringLiteral("model"), {Value(std::make_shared<const Model>(Model{{}, card}))}}});
    }

private:
    FireCubes m_cubes = fireCubes(kWorld);
    FakeContext m_context;
    QTemporaryDir m_folder;
    std::map<int, std::shared_ptr<const Model>> m_models;

private Q_SLOTS:
    void stepsAndCellsAreThoseOfTheDrivers();
    void areaIsFractionTimesTheCell();
    void orderOfVariablesDoesNotMatter();
    void unitsAreConvertedOrRefused();
    void tilesMakeNoDifference();
    void coarseModelsTakeFineDrivers();
    void climatologyStandsBesideIt();
    void otherWeatherIsFarAway();
    void modelsOfOthersRunThroughACard();
    void badModelsAreSaid();
    void modelsAreOpenedWithTheCardInside();
};

void FirePredictTest::stepsAndCellsAreThoseOfTheDrivers()
{
    // every step on its own gives what the step gives among the others, in the order of the drivers
    const auto whole = output<Cube>(predict(m_cubes.drivers, model()), "prediction");
    const CubeSignature& signature = whole->signature();
    QCOMPARE(signature.axisOf(signature.variables[0], AxisKind::Time)->values, m_cubes.drivers->signature().axes[0].values);
    QCOMPARE(signature.grids.front().lat, m_cubes.drivers->signature().grids.front().lat);
    const auto all = valuesOf(*whole, "burned_fraction");
    for (const std::size_t step : {0U, 13U, 47U}) {
        auto one = std::make_shared<CubeSignature>(m_cubes.drivers->signature());
        one->axes[0].values = {one->axes[0].values[step]};
        auto values = valuesOf(*m_cubes.drivers);
        for (std::size_t v = 0; v < 3; ++v)
            values[v] = std::vector<float>(values[v].begin() + static_cast<std::ptrdiff_t>(step * kWorld.cells()),
                values[v].begin() + static_cast<std::ptrdiff_t>((step + 1) * kWorld.cells()));
        const auto alone = valuesOf(*output<Cube>(predict(std::make_shared<MemoryCube>(one, values), model()), "prediction"), "burned_fraction");
        const std::vector<float> part(
            all.begin() + static_cast<std::ptrdiff_t>(step * kWorld.cells()), all.begin() + static_cast<std::ptrdiff_t>((step + 1) * kWorld.cells()));
        QCOMPARE(difference(alone, part), 0.0);
    }
}

void FirePredictTest::areaIsFractionTimesTheCell()
{
    const auto areas = learning::cellAreas(m_cubes.drivers->signature().grids.front());
    for (const auto& [units, factor] : std::initializer_list<std::pair<const char*, double>>{{"ha", 1e-4}, {"km2", 1e-6}, {"m2", 1.0}}) {
        const Outputs out = predict(m_cubes.drivers, model(), {{QStringLiteral("units"), QLatin1String(units)}});
        const auto cube = output<Cube>(out, "prediction");
        QCOMPARE(cube->signature().variables.front().units, QLatin1String(units));
        const auto area = valuesOf(*cube, "burned_area"), fraction = valuesOf(*cube, "burned_fraction");
        double total = 0.0;
        bool some = false;
        for (std::size_t k = 0; k < area.size(); ++k) {
            if (std::isnan(area[k]))
                continue;
            some = true;
            total += static_cast<double>(area[k]);
            QVERIFY(std::abs(static_cast<double>(area[k]) / (static_cast<double>(fraction[k]) * areas[k % kWorld.cells()] * factor) - 1.0) < 1e-5);
        }
        QVERIFY(some);
        QVERIFY(std::abs(output<Report>(out, "report")->content.value(QLatin1String("burned_area")).toDouble() / total - 1.0) < 1e-6);
    }
    QVERIFY(firstProblem(check(m_cubes.drivers, model()->card, {{QStringLiteral("units"), QStringLiteral("kg")}}))
                .startsWith(QLatin1String("units.dimension")));
}

void FirePredictTest::orderOfVariablesDoesNotMatter()
{
    const auto expected = valuesOf(*output<Cube>(predict(m_cubes.drivers, model()), "prediction"), "burned_fraction");
    auto signature = std::make_shared<CubeSignature>(m_cubes.drivers->signature());
    auto values = valuesOf(*m_cubes.drivers);
    std::swap(signature->variables[0], signature->variables[2]);
    std::swap(values[0], values[2]);
    std::swap(signature->variables[1], signature->variables[3]);
    std::swap(values[1], values[3]);
    signature->variables[2].name = QStringLiteral("tas"); // known by its standard name
    const auto other = valuesOf(*output<Cube>(predict(std::make_shared<MemoryCube>(signature, values), model()), "prediction"), "burned_fraction");
    QCOMPARE(difference(other, expected), 0.0);
    signature->variables[2].standardName.clear();
    const QString problem = firstProblem(check(std::make_shared<MemoryCube>(signature, values), model()->card));
    QVERIFY2(problem.contains(QLatin1String("t2m")), qPrintable(problem));
}

void FirePredictTest::unitsAreConvertedOrRefused()
{
    const auto expected = valuesOf(*output<Cube>(predict(m_cubes.drivers, model()), "prediction"), "burned_fraction");
    auto signature = std::make_shared<CubeSignature>(m_cubes.drivers->signature());
    auto values = valuesOf(*m_cubes.drivers);
    signature->variables[0].units = QStringLiteral("degC");
    for (float& value : values[0])
        value -= 273.15F;
    signature->variables[1].units = QStringLiteral("mm");
    for (float& value : values[1])
        value *= 1000.0F;
    const auto converted = std::make_shared<MemoryCube>(signature, values);
    const CheckResult checked = check(converted, model()->card);
    QVERIFY(firstProblem(checked, Severity::Warning).startsWith(QLatin1String("units.converted")));
    QVERIFY(difference(valuesOf(*output<Cube>(predict(converted, model()), "prediction"), "burned_fraction"), expected) < 1e-4);
    signature->variables[0].units = QStringLiteral("m s-1");
    QVERIFY(firstProblem(check(std::make_shared<MemoryCube>(signature, values), model()->card)).startsWith(QLatin1String("units.dimension")));
    signature->variables[0].units.clear();
    QVERIFY(firstProblem(check(std::make_shared<MemoryCube>(signature, values), model()->card)).startsWith(QLatin1String("units.missing")));
}

void FirePredictTest::tilesMakeNoDifference()
{
    const auto whole = valuesOf(*output<Cube>(predict(m_cubes.drivers, model()), "prediction"), "burned_fraction");
    for (const int tile : {4, 8}) {
        const auto tiled
            = valuesOf(*output<Cube>(predict(m_cubes.drivers, model(), {{QStringLiteral("tile"), tile}}), "prediction"), "burned_fraction");
        QVERIFY2(difference(tiled, whole) < 1e-5, qPrintable(QString::number(difference(tiled, whole))));
    }
}

void FirePredictTest::coarseModelsTakeFineDrivers()
{
    const auto coarse = model(2);
    const CheckResult checked = check(m_cubes.drivers, coarse->card);
    QVERIFY2(!checked.hasErrors(), qPrintable(firstProblem(checked)));
    const auto cube = output<Cube>(predict(m_cubes.drivers, coarse), "prediction");
    QCOMPARE(cube->signature().shapeOf(cube->signature().variables.front()), (std::vector<std::size_t>{kWorld.steps(), 6, 15}));
    QCOMPARE(cube->signature().grids.front().lat.front(), 57.5);
    QVERIFY(!valuesOf(*cube, "burned_area_climatology").empty());
    const CheckResult other = check(m_cubes.drivers, coarse->card, {{QStringLiteral("coarsen"), 1}});
    QVERIFY(firstProblem(other, Severity::Warning).startsWith(QLatin1String("grid.resolution")));
}

void FirePredictTest::climatologyStandsBesideIt()
{
    const Outputs out = predict(m_cubes.drivers, model());
    const auto climatology = valuesOf(*output<Cube>(out, "prediction"), "burned_area_climatology");
    // the mean of July in the years of training (the first two), at one cell
    const auto burned = valuesOf(*m_cubes.burned).front();
    const auto areas = learning::cellAreas(m_cubes.drivers->signature().grids.front());
    bool some = false;
    for (std::size_t c = 0; c < kWorld.cells(); ++c) {
        const double mean = 0.5 * (static_cast<double>(burned[6 * kWorld.cells() + c]) + static_cast<double>(burned[18 * kWorld.cells() + c]));
        const double given = static_cast<double>(climatology[42 * kWorld.cells() + c]);
        QCOMPARE(std::isnan(given), std::isnan(mean)); // nothing is predicted where there never was burned area: sea
        if (std::isnan(mean))
            continue;
        some = some || mean > 0.0;
        QVERIFY(std::abs(given - mean * areas[c] * 1e-4) < 1e-3 * (1.0 + given));
    }
    QVERIFY(some);
    QVERIFY(output<Report>(out, "report")->content.value(QLatin1String("burned_area_climatology")).toDouble() > 0.0);
    QVERIFY(
        valuesOf(*output<Cube>(predict(m_cubes.drivers, model(), {{QStringLiteral("climatology"), false}}), "prediction"), "burned_area_climatology")
            .empty());
}

void FirePredictTest::otherWeatherIsFarAway()
{
    const auto usual = output<Cube>(predict(m_cubes.drivers, model()), "prediction");
    auto values = valuesOf(*m_cubes.drivers);
    for (float& value : values[0])
        value += 60.0F;
    const auto hot = output<Cube>(predict(std::make_shared<MemoryCube>(m_cubes.drivers->sharedSignature(), values), model()), "prediction");
    const auto mean = [](const std::vector<float>& list) {
        double sum = 0.0, count = 0.0;
        for (const float value : list) {
            if (!std::isnan(value)) {
                sum += static_cast<double>(value);
                count += 1.0;
            }
        }
        return sum / count;
    };
    QVERIFY(std::abs(mean(valuesOf(*usual, "training_distance")) - 1.0) < 0.25);
    QVERIFY(mean(valuesOf(*hot, "training_distance")) > 2.5);
    QVERIFY(mean(valuesOf(*usual, "channels_outside")) < 0.02);
    QVERIFY(std::abs(mean(valuesOf(*hot, "channels_outside")) - 0.25) < 0.03); // one of four
}

void FirePredictTest::modelsOfOthersRunThroughACard()
{
    // any TorchScript: here one made without fire.learn, whose card says no more than it must
    QTemporaryDir folder;
    learning::NetworkSpec spec;
    spec.base = 2;
    spec.pools = {2};
    const auto plan = learning::planNetwork(spec);
    auto parameters = learning::beginningOf(plan->parameters, 3), buffers = learning::beginningOf(plan->buffers, 3);
    const auto network = (*learning::backend())->build(*plan, parameters, buffers);
    QVERIFY(network);
    const QString path = folder.filePath(QStringLiteral("other.pt"));
    QVERIFY((*network)->save(path, {}));
    const QJsonObject card{
        {QStringLiteral("inputs"),
            QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("t2m")}, {QStringLiteral("units"), QStringLiteral("degC")},
                {QStringLiteral("mean"), 17.0}, {QStringLiteral("deviation"), 8.0}}}},
        {QStringLiteral("outputs"),
            QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("f")}, {QStringLiteral("units"), QStringLiteral("1")}}}},
        {QStringLiteral("divisible_by"), 2}};
    const auto cube = output<Cube>(predict(m_cubes.drivers, std::make_shared<const Model>(Model{path, card})), "prediction");
    const auto fraction = valuesOf(*cube, "burned_fraction");
    QVERIFY(std::ranges::none_of(fraction, [](float value) { return std::isnan(value); }));
    std::vector<float> in = valuesOf(*m_cubes.drivers).front(), field(kWorld.cells()), expected(kWorld.cells());
    for (std::size_t c = 0; c < kWorld.cells(); ++c)
        field[c] = static_cast<float>((static_cast<double>(in[c]) - 273.15 - 17.0) / 8.0);
    QVERIFY((*network)->predict({1, 1, kWorld.ny, kWorld.nx, field}, expected));
    double most = 0.0;
    for (std::size_t c = 0; c < kWorld.cells(); ++c)
        most = std::max(most, std::abs(static_cast<double>(fraction[c]) - static_cast<double>(expected[c])));
    QVERIFY2(most < 1e-5, qPrintable(QString::number(most)));
    QVERIFY(valuesOf(*cube, "burned_area_climatology").empty());
}

void FirePredictTest::badModelsAreSaid()
{
    QVERIFY(firstProblem(check(m_cubes.drivers, {})).startsWith(QLatin1String("model.card: the model has no card")));
    QVERIFY(firstProblem(check(m_cubes.drivers, {{QStringLiteral("inputs"), QJsonArray()}})).contains(QLatin1String("'inputs' and 'outputs'")));
    QJsonObject wind = model()->card;
    wind.insert(QStringLiteral("outputs"),
        QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("wind")}, {QStringLiteral("units"), QStringLiteral("m s-1")}}});
    QVERIFY(firstProblem(check(m_cubes.drivers, wind)).startsWith(QLatin1String("model.task: The model gives 'wind' in 'm s-1'")));
    // a card with fewer channels than the network has
    QJsonObject fewer = model()->card;
    QJsonArray inputs = fewer.value(QLatin1String("inputs")).toArray();
    inputs.removeLast();
    fewer.insert(QStringLiteral("inputs"), inputs);
    FakeContext context;
    const auto out = predictCase().run({},
        {{QStringLiteral("drivers"), {Value(m_cubes.drivers)}},
            {QStringLiteral("model"), {Value(std::make_shared<const Model>(Model{model()->path, fewer}))}}},
        context);
    QVERIFY(!out);
    QVERIFY2(out.error().message.contains(QLatin1String("channels")), qPrintable(out.error().message));
}

void FirePredictTest::modelsAreOpenedWithTheCardInside()
{
    const data::OpenModel module;
    const ModuleCase opening(module, QStringLiteral("data/files/open_model.json"));
    FakeContext context;
    const auto made = model();
    const auto opened = opening.run({{QStringLiteral("file"), made->path}}, {}, context);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    QCOMPARE(output<Model>(*opened, "model")->card, made->card);

    // without a card inside: one that lies beside it is offered
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bare.pt"));
    learning::NetworkSpec spec;
    spec.pools = {2};
    const auto plan = learning::planNetwork(spec);
    auto parameters = learning::beginningOf(plan->parameters, 3);
    const auto network = (*learning::backend())->build(*plan, parameters, {});
    QVERIFY(network && (*network)->save(path, {}));
    const CheckResult none = opening.check(QJsonObject{{QStringLiteral("file"), path}});
    QVERIFY2(firstProblem(none).contains(QLatin1String("Write one, and choose it as card")), qPrintable(firstProblem(none)));
    QVERIFY(writeFile(folder.filePath(QStringLiteral("bare.json")), "{\"inputs\": []}"));
    const CheckResult beside = opening.check(QJsonObject{{QStringLiteral("file"), path}});
    QVERIFY(firstProblem(beside).contains(QLatin1String("which lies beside it")));
    QCOMPARE(beside.problems.front().proposals.size(), 1U);
    QVERIFY(!opening.check(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("card"), folder.filePath(QStringLiteral("bare.json"))}})
                 .hasErrors());

    // damage is said, wherever it is
    QFile file(made->path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll();
    const QString bad = folder.filePath(QStringLiteral("bad.pt"));
    QVERIFY(writeFile(bad, content.left(content.size() / 2)));
    QVERIFY(firstProblem(opening.check(QJsonObject{{QStringLiteral("file"), bad}})).contains(QLatin1String("no TorchScript model")));
    content.replace("\"burned_fraction\"", "\"burned_friction\"");
    QVERIFY(writeFile(bad, content));
    QVERIFY(firstProblem(opening.check(QJsonObject{{QStringLiteral("file"), bad}})).contains(QLatin1String("damaged")));
    QVERIFY(firstProblem(opening.check(QJsonObject{{QStringLiteral("file"), folder.filePath(QStringLiteral("absent.pt"))}}))
                .startsWith(QLatin1String("file.not_found")));
}

QTEST_GUILESS_MAIN(FirePredictTest)
#include "predict_test.moc"
