// SPDX-License-Identifier: GPL-3.0-or-later
// Networks that were not made by downscale.learn: they take coarse fields as they are and make them finer themselves.
#include "plugins/downscaling/learned/predict.h"

#include "plugins/downscaling/kernels/blocks.h"
#include "plugins/learning/backend.h"
#include "tests/plugins/downscaling/downscale_world.h"
#include "tests/plugins/learning/archive_record.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

constexpr std::size_t kRows = 22, kColumns = 31;
constexpr double kMean = 283.0, kDeviation = 5.0;

const Predict kPredict;
const ModuleCase& predictCase()
{
    static const ModuleCase only(kPredict, QStringLiteral("downscaling/learned/predict.json"));
    return only;
}

QJsonObject cardOf(int scale)
{
    const QJsonObject channel{{QStringLiteral("name"), QStringLiteral("tas")}, {QStringLiteral("units"), QStringLiteral("K")},
        {QStringLiteral("mean"), kMean}, {QStringLiteral("deviation"), kDeviation}};
    return {{QStringLiteral("inputs"), QJsonArray{channel}}, {QStringLiteral("outputs"), QJsonArray{channel}}, {QStringLiteral("scale"), scale},
        {QStringLiteral("residual"), QJsonObject{{QStringLiteral("mean"), kMean}, {QStringLiteral("deviation"), kDeviation}}}};
}

/// Largest difference, as a share of the values, which are about 283.
double difference(const std::vector<float>& a, const std::vector<float>& b)
{
    double out = a.size() == b.size() && !a.empty() ? 0.0 : 1e9;
    for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k)
        out = std::max(out, std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k])) / kMean);
    return out;
}

} // namespace

class ForeignModelTest : public QObject {
    Q_OBJECT
private:
    static FineWorld world()
    {
        FineWorld out;
        out.ny = kRows;
        out.nx = kColumns;
        out.years = 1;
        out.perYear = 3;
        return out;
    }

    /// A network of its own scale, in a file.
    QString fileOf(int scale)
    {
        const QString path = m_folder.filePath(QStringLiteral("scale%1.pt").arg(scale));
        if (QFileInfo::exists(path))
            return path;
        learning::NetworkSpec spec;
        spec.kind = learning::NetworkKind::Esrgan;
        spec.base = 6;
        spec.blocks = 1;
        spec.scale = scale;
        spec.activation = learning::Activation::None;
        auto plan = learning::planNetwork(spec);
        const auto backend = learning::backend();
        if (!plan || !backend)
            qFatal("no network");
        auto parameters = learning::beginningOf(plan->parameters, 4);
        for (float& weight : parameters)
            weight *= 2.0F;
        const auto network = (*backend)->build(*plan, parameters, {});
        if (!network || !(*network)->save(path, {}))
            qFatal("no file");
        m_radius = spec.receptiveRadius();
        return path;
    }

    ValueMap given(const QString& path, const QJsonObject& card) const
    {
        return {
            {QStringLiteral("data"), {value(m_cubes.coarse)}}, {QStringLiteral("model"), {Value(std::make_shared<const Model>(Model{path, card}))}}};
    }

    Result<Outputs> run(const QString& path, const QJsonObject& card, int tile = 0) const
    {
        FakeContext context;
        return predictCase().run({{QStringLiteral("tile"), tile}}, given(path, card), context);
    }

    QTemporaryDir m_folder;
    FineCubes m_cubes = fineCubes(world());
    int m_radius = 0;

private Q_SLOTS:
    void coarseFieldsAreMadeFiner_data();
    void coarseFieldsAreMadeFiner();
    void additionsAreAdded();
    void otherShapesAreRefused();
    void cardsMustAgreeWithThemselves();
    void otherQuantitiesComeOut();
    void newerFormatsAreSaidInASentence();
    void pythonsNetworksRun();
};

void ForeignModelTest::coarseFieldsAreMadeFiner_data()
{
    QTest::addColumn<int>("scale");
    for (const int scale : {2, 3, 4, 8})
        QTest::addRow("%d times", scale) << scale;
}

/// What the network gives for the whole field, whether it is asked for that or for tiles.
void ForeignModelTest::coarseFieldsAreMadeFiner()
{
    QFETCH(const int, scale);
    const QString path = fileOf(scale);
    QJsonObject card = cardOf(scale);
    card.insert(QStringLiteral("receptive_radius"), m_radius);
    const auto whole = run(path, card);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message));
    const auto cube = output<Cube>(*whole, "data");
    const Grid& grid = *cube->signature().gridOf(cube->signature().variables.front());
    QCOMPARE(grid.ny, kRows * static_cast<std::size_t>(scale));
    QCOMPARE(grid.nx, kColumns * static_cast<std::size_t>(scale));
    const auto values = valuesOf(*cube, QStringLiteral("tas"));

    std::vector<float> in = valuesOf(*m_cubes.coarse, QStringLiteral("tas")), expected(values.size());
    for (float& one : in)
        one = static_cast<float>((static_cast<double>(one) - kMean) / kDeviation);
    learning::ExtraFiles none;
    const auto network = (*learning::backend())->open(path, none);
    QVERIFY(network && (*network)->predict({3, 1, kRows, kColumns, in}, expected));
    for (float& one : expected)
        one = static_cast<float>(kMean + kDeviation * static_cast<double>(one));
    QVERIFY2(difference(values, expected) < 1e-5, qPrintable(QString::number(difference(values, expected))));

    for (const int tile : {8 * scale, scale == 2 ? 1 : 5 * scale}) {
        const auto tiled = run(path, card, tile);
        QVERIFY(tiled);
        QVERIFY(difference(valuesOf(*output<Cube>(*tiled, "data"), QStringLiteral("tas")), values) < 1e-5);
    }
    card.insert(QStringLiteral("receptive_radius"), 0); // without surroundings there are seams, or this test could not fail
    const auto seams = run(path, card, 8 * scale);
    QVERIFY(seams && difference(valuesOf(*output<Cube>(*seams, "data"), QStringLiteral("tas")), values) > 1e-4);
}

/// A card may say that the network tells what interpolation lacks.
void ForeignModelTest::additionsAreAdded()
{
    const QString path = fileOf(2);
    QJsonObject card = cardOf(2);
    card.insert(QStringLiteral("residual"), QJsonObject{{QStringLiteral("mean"), 0.0}, {QStringLiteral("deviation"), kDeviation}});
    card.insert(QStringLiteral("gives"), QStringLiteral("addition"));
    const auto added = run(path, card);
    card.insert(QStringLiteral("gives"), QStringLiteral("field"));
    const auto whole = run(path, card);
    QVERIFY(added && whole);
    const auto sum = valuesOf(*output<Cube>(*added, "data"), QStringLiteral("tas")),
               alone = valuesOf(*output<Cube>(*whole, "data"), QStringLiteral("tas"));
    const std::vector<float> coarse = valuesOf(*m_cubes.coarse, QStringLiteral("tas"));
    std::vector<float> base(4 * kRows * kColumns);
    growBilinear({kRows, kColumns, 2, false}, std::span(coarse).first(kRows * kColumns), base);
    for (std::size_t c = 0; c < base.size(); ++c)
        QVERIFY(std::abs(sum[c] - alone[c] - base[c]) < 1e-3F);
}

void ForeignModelTest::otherShapesAreRefused()
{
    const auto refused = run(fileOf(4), cardOf(2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Mismatch);
    QCOMPARE(refused.error().message,
        QStringLiteral(
            "The model makes 1 field(s) of 8 by 8 cells of fields of 2 by 2, and by its card it should be one of 4 by 4 ('scale' 2). Mend the "
            "card, or take the model that it belongs to."));
}

void ForeignModelTest::cardsMustAgreeWithThemselves()
{
    const auto problem = [&](const char* key, const QJsonValue& value) {
        QJsonObject card = cardOf(2);
        card.insert(QLatin1String(key), value);
        return firstProblem(predictCase().check({}, given(fileOf(2), card)));
    };
    QCOMPARE(problem("factor", 2), QString());
    QVERIFY2(problem("factor", 4).contains(QLatin1String("so 'factor' must be 2 as well")), qPrintable(problem("factor", 4)));
    QVERIFY2(problem("scale", 9).startsWith(QLatin1String("model.task")), qPrintable(problem("scale", 9)));
    QVERIFY(problem("scale", 1).startsWith(QLatin1String("model.task")));
}

/// A field that is no correction of the first input may be something else.
void ForeignModelTest::otherQuantitiesComeOut()
{
    QJsonObject card = cardOf(2);
    card.insert(QStringLiteral("outputs"),
        QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("pr")}, {QStringLiteral("units"), QStringLiteral("mm day-1")}}});
    const auto out = run(fileOf(2), card);
    QVERIFY2(out, out ? "" : qPrintable(out.error().message));
    const Variable& made = output<Cube>(*out, "data")->signature().variables.front();
    QCOMPARE(made.name, QStringLiteral("pr"));
    QVERIFY(made.standardName.isEmpty());
    card.insert(QStringLiteral("conserve"), true);
    QVERIFY(firstProblem(predictCase().check({}, given(fileOf(2), card))).contains(QLatin1String("another quantity")));
    card.insert(QStringLiteral("conserve"), false);
    card.insert(QStringLiteral("gives"), QStringLiteral("addition"));
    QVERIFY(firstProblem(predictCase().check({}, given(fileOf(2), card))).contains(QLatin1String("do not convert")));
}

void ForeignModelTest::newerFormatsAreSaidInASentence()
{
    const QString path = m_folder.filePath(QStringLiteral("newer.pt"));
    QVERIFY(QFile::copy(fileOf(2), path));
    QVERIFY(learning::test::replaceRecord(path, "/version", "3\n", "42"));
    const auto refused = run(path, cardOf(2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unsupported);
    QVERIFY2(refused.error().message.contains(QLatin1String("was made by a newer PyTorch: its format is version 42")),
        qPrintable(refused.error().message));
    QCOMPARE(refused.error().message.count(QLatin1Char('\n')), 0);
}

/// One that only repeats cells, made by PyTorch: every coarse cell becomes a block.
void ForeignModelTest::pythonsNetworksRun()
{
    const QString path = m_folder.filePath(QStringLiteral("theirs.pt"));
    QFile program(m_folder.filePath(QStringLiteral("theirs.py"))); // scripting wants to see the source
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("import sys, torch\n"
                  "class Net(torch.nn.Module):\n"
                  "    def forward(self, x):\n"
                  "        return torch.nn.functional.interpolate(x, scale_factor=2.0, mode='nearest')\n"
                  "torch.jit.script(Net().eval()).save(sys.argv[1])\n");
    program.close();
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {program.fileName(), path});
    if (!python.waitForStarted() || !python.waitForFinished(100000) || python.exitCode() != 0) {
        const QByteArray problem = python.readAllStandardError();
        if (problem.isEmpty() || problem.contains("No module named 'torch'"))
            QSKIP("PyTorch for Python is not installed (python3-torch).");
        QFAIL(problem.constData());
    }
    QJsonObject card = cardOf(2);
    card.insert(QStringLiteral("receptive_radius"), 0);
    const auto out = run(path, card, 10);
    QVERIFY2(out, out ? "" : qPrintable(out.error().message));
    const auto fine = valuesOf(*output<Cube>(*out, "data"), QStringLiteral("tas")), coarse = valuesOf(*m_cubes.coarse, QStringLiteral("tas"));
    for (std::size_t k = 0; k < fine.size(); ++k) {
        const std::size_t t = k / (4 * kRows * kColumns), j = k / (2 * kColumns) % (2 * kRows), i = k % (2 * kColumns);
        QVERIFY(std::abs(fine[k] - coarse[(t * kRows + j / 2) * kColumns + i / 2]) < 1e-3F);
    }
}

QTEST_GUILESS_MAIN(ForeignModelTest)
#include "foreign_model_test.moc"
