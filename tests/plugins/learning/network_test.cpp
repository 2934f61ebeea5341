// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/backend.h"
#include "plugins/learning/predictor.h"
#include "tests/plugins/learning/archive_record.h"
#include "tests/plugins/learning/toy_samples.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace terrella;
using namespace terrella::learning;
using terrella::learning::test::replaceRecord;
using terrella::learning::test::smallNetwork;

namespace {

/// A network with weights of its own.
struct Made {
    NetworkPlan plan;
    std::vector<float> parameters, buffers;
    std::unique_ptr<Network> network;
};

std::unique_ptr<Made> make(const NetworkSpec& spec, std::uint64_t seed = 1)
{
    auto out = std::make_unique<Made>();
    const auto loaded = backend();
    auto plan = planNetwork(spec);
    if (!loaded || !plan)
        qFatal("%s", qPrintable(loaded ? plan.error().message : loaded.error().message));
    out->plan = *std::move(plan);
    out->parameters = beginningOf(out->plan.parameters, seed);
    out->buffers = beginningOf(out->plan.buffers, seed);
    auto network = (*loaded)->build(out->plan, out->parameters, out->buffers);
    if (!network)
        qFatal("%s", qPrintable(network.error().message));
    out->network = *std::move(network);
    return out;
}

std::vector<float> normals(std::size_t count, std::uint64_t seed)
{
    Random random(seed, 0);
    std::vector<float> out(count);
    for (float& value : out)
        value = static_cast<float>(random.normal());
    return out;
}

std::vector<float> uniforms(std::size_t count, std::uint64_t seed)
{
    Random random(seed, 0);
    std::vector<float> out(count);
    for (float& value : out)
        value = static_cast<float>(random.uniform());
    return out;
}

std::vector<float> predict(const Network& network, const PredictionRules& rules, const std::vector<float>& in)
{
    std::vector<float> out(rules.outputs * rules.frame.ny * rules.frame.nx * rules.scale * rules.scale);
    const auto done = predictField(network, rules, in, out, {});
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return out;
}

PredictionRules rulesFor(const NetworkSpec& spec, std::size_t ny, std::size_t nx, bool periodic)
{
    PredictionRules out;
    out.divisor = static_cast<std::size_t>(spec.divisor());
    out.frame = Frame::around(ny, nx, periodic, out.divisor, 8);
    out.inputs = static_cast<std::size_t>(spec.inputs);
    out.outputs = static_cast<std::size_t>(spec.outputs);
    out.radius = static_cast<std::size_t>(spec.receptiveRadius());
    out.scale = static_cast<std::size_t>(spec.scale);
    return out;
}

double greatestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double out = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k)
        out = std::max(out, std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k])));
    return a.size() == b.size() ? out : 1e9;
}

/// A generator of one block whose input is taken together pool by pool.
NetworkSpec generatorOf(int pool, int scale)
{
    NetworkSpec spec = smallNetwork(NetworkKind::Esrgan);
    spec.pools.clear();
    if (pool > 1)
        spec.pools.push_back(pool);
    spec.blocks = 1;
    spec.scale = scale;
    spec.activation = Activation::None;
    return spec;
}

} // namespace

class LearningNetworkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sizesAreThoseOfThePapers();
    void badNetworksAreRefused();
    void everyDepthRuns_data();
    void everyDepthRuns();
    void lossesByHand_data();
    void lossesByHand();
    void gradientsAreSlopes_data();
    void gradientsAreSlopes();
    void theRadiusIsWhatReaches_data();
    void theRadiusIsWhatReaches();
    void plainNetworksSeeSixCells();
    void generatorsGrowByEveryFactor_data();
    void generatorsGrowByEveryFactor();
    void generatorsAreThoseOfThePaper();
    void tilesGiveWhatTheWholeGives_data();
    void tilesGiveWhatTheWholeGives();
    void savedNetworksOpenAgain();
    void pythonOpensWhatIsSaved();
    void newerFormatsAreSaidInASentence();
    void otherFilesAreSaidInASentence();
    void wrongChannelsAreAnError();
};

void LearningNetworkTest::sizesAreThoseOfThePapers()
{
    // A U-Net with a base of 32 and five pools: 2 convolutions a block, batch normalisation, as counted by hand for one input channel.
    NetworkSpec spec;
    spec.inputs = 7;
    spec.pools = {2, 2, 3, 3, 5};
    QCOMPARE(spec.divisor(), 180);
    for (const bool batchNorm : {false, true}) {
        spec.batchNorm = batchNorm;
        const auto plan = planNetwork(spec);
        QVERIFY(plan);
        // a bias for each convolution, or a scale and a shift for each normalisation
        const auto block = [&](std::size_t from, std::size_t to) { return 9 * from * to + 9 * to * to + (batchNorm ? 4 : 2) * to; };
        std::size_t expected = block(7, 32) + 33;
        for (std::size_t level = 1; level <= 5; ++level)
            expected += block(16U << level, 32U << level) + block((16U << level) + (32U << level), 16U << level);
        QCOMPARE(plan->parameterCount(), expected);
        QCOMPARE(plan->bufferCount() > 0, batchNorm);
        QCOMPARE(plan->offsetOf("last_b"), expected - 1);
    }
}

void LearningNetworkTest::badNetworksAreRefused()
{
    NetworkSpec spec = smallNetwork();
    spec.pools = {};
    QCOMPARE(planNetwork(spec).error().code, ErrorCode::OutOfRange);
    spec.pools = {2, 1};
    QVERIFY(!planNetwork(spec));
    spec.pools = std::vector<int>(8, 2);
    spec.base = 1024;
    QVERIFY(planNetwork(spec).error().message.contains(QLatin1String("smaller")));
}

void LearningNetworkTest::everyDepthRuns_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("batchNorm");
    for (const int kind : {0, 1}) {
        for (int depth = 1; depth <= 4; ++depth)
            QTest::addRow("%s %d", kind == 0 ? "unet" : "unet++", depth) << kind << depth << (depth == 2);
    }
}

void LearningNetworkTest::everyDepthRuns()
{
    QFETCH(const int, kind);
    QFETCH(const int, depth);
    QFETCH(const bool, batchNorm);
    NetworkSpec spec = smallNetwork(static_cast<NetworkKind>(kind));
    spec.pools.assign(static_cast<std::size_t>(depth), 2);
    spec.pools.front() = 3;
    spec.batchNorm = batchNorm;
    const auto made = make(spec);
    const auto out = predict(*made->network, rulesFor(spec, 33, 50, true), normals(2 * 33 * 50, 1));
    QVERIFY(std::ranges::all_of(out, [](float value) { return value > 0.0F && value < 1.0F; }));
    QVERIFY(greatestDifference(out, std::vector<float>(out.size(), out[0])) > 1e-3);
}

void LearningNetworkTest::lossesByHand_data()
{
    QTest::addColumn<QString>("loss");
    for (const char* name : {"bce", "dice", "tversky", "focal", "l1", "mse"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void LearningNetworkTest::lossesByHand()
{
    QFETCH(const QString, loss);
    const NetworkSpec spec = smallNetwork();
    const auto made = make(spec);
    const std::size_t cells = 8 * 8;
    const auto in = normals(2 * 2 * cells, 1), target = uniforms(2 * cells, 2);
    auto weight = uniforms(2 * cells, 3);
    weight[5] = 0.0F; // a missing value
    std::vector<float> p(2 * cells);
    QVERIFY(made->network->predict({2, 2, 8, 8, in}, p));
    LossRule rule;
    rule.kind = *parseLoss(loss);
    rule.alpha = 0.3;
    rule.beta = 0.7;
    double sum = 0.0, weights = 0.0, expected = 0.0;
    for (std::size_t sample = 0; sample < 2; ++sample) {
        double both = 0.0, predicted = 0.0, there = 0.0, alarms = 0.0, missed = 0.0;
        for (std::size_t k = sample * cells; k < (sample + 1) * cells; ++k) {
            const double q = p[k], t = target[k], w = weight[k], focus = std::pow(std::abs(t - q), rule.gamma);
            weights += w;
            both += w * q * t;
            predicted += w * q;
            there += w * t;
            alarms += w * q * (1 - t);
            missed += w * (1 - q) * t;
            switch (rule.kind) {
            case LossKind::Bce: sum -= w * (t * std::log(q) + (1 - t) * std::log(1 - q)); break;
            case LossKind::Focal: sum -= w * focus * (0.3 * t * std::log(q) + 0.7 * (1 - t) * std::log(1 - q)); break;
            case LossKind::L1: sum += w * std::abs(q - t); break;
            case LossKind::Mse: sum += w * (q - t) * (q - t); break;
            default: break;
            }
        }
        if (rule.kind == LossKind::Dice)
            expected += 0.5 * (1.0 - (2.0 * both + 1.0) / (predicted + there + 1.0));
        if (rule.kind == LossKind::Tversky)
            expected += 0.5 * (1.0 - (both + 1.0) / (both + 0.3 * alarms + 0.7 * missed + 1.0));
    }
    if (expected == 0.0)
        expected = sum / weights;
    const auto given = made->network->loss({{2, 2, 8, 8, in}, target, weight, weights, 2.0}, rule);
    QVERIFY2(given, given ? "" : qPrintable(given.error().message));
    QVERIFY2(std::abs(*given - expected) < 1e-5, qPrintable(QStringLiteral("%1 instead of %2").arg(*given).arg(expected)));
    std::vector<float> other = target;
    other[5] = 1.0F - other[5];
    QCOMPARE(*made->network->loss({{2, 2, 8, 8, in}, other, weight, weights, 2.0}, rule), *given); // the missing value does not count
}

void LearningNetworkTest::gradientsAreSlopes_data() { lossesByHand_data(); }

void LearningNetworkTest::gradientsAreSlopes()
{
    QFETCH(const QString, loss);
    const NetworkSpec spec = smallNetwork();
    const auto made = make(spec);
    const std::size_t cells = 12 * 12;
    const auto in = normals(2 * cells, 1), target = uniforms(cells, 2), weight = uniforms(cells, 3);
    const Lesson lesson{{1, 2, 12, 12, in}, target, weight, 70.0, 1.0};
    LossRule rule;
    rule.kind = *parseLoss(loss);
    std::vector<float> gradient(made->parameters.size());
    QVERIFY(made->network->gradient(lesson, rule, gradient));
    // along the gradient itself the loss in the mode of training grows as the square of its length
    double square = 0.0;
    for (const float g : gradient)
        square += static_cast<double>(g) * static_cast<double>(g);
    QVERIFY(square > 0.0);
    const double step = 1e-3 / std::sqrt(square);
    const std::vector<float> start = made->parameters;
    std::vector<float> ignored(gradient.size());
    double ends[2] = {};
    for (const int side : {0, 1}) {
        for (std::size_t k = 0; k < start.size(); ++k)
            made->parameters[k] = start[k] + static_cast<float>((side == 0 ? -step : step) * static_cast<double>(gradient[k]));
        const auto there = made->network->gradient(lesson, rule, ignored);
        QVERIFY(there);
        ends[side] = *there;
    }
    const double slope = (ends[1] - ends[0]) / (2.0 * step);
    QVERIFY2(std::abs(slope / square - 1.0) < 0.03, qPrintable(QString::number(slope / square)));
}

void LearningNetworkTest::theRadiusIsWhatReaches_data() { everyDepthRuns_data(); }

void LearningNetworkTest::theRadiusIsWhatReaches()
{
    QFETCH(const int, kind);
    QFETCH(const int, depth);
    NetworkSpec spec = smallNetwork(static_cast<NetworkKind>(kind));
    spec.pools.assign(static_cast<std::size_t>(std::min(depth, 3)), 2);
    const auto made = make(spec);
    const std::size_t nx = 256, ny = 8;
    auto in = normals(2 * ny * nx, 1);
    const PredictionRules rules = rulesFor(spec, ny, nx, false);
    const auto before = predict(*made->network, rules, in);
    for (std::size_t j = 0; j < ny; ++j)
        in[j * nx] += 100.0F;
    const auto after = predict(*made->network, rules, in);
    std::size_t reach = 0;
    for (std::size_t k = 0; k < before.size(); ++k)
        reach = before[k] != after[k] ? std::max(reach, k % nx) : reach;
    QVERIFY2(reach > 0 && reach <= static_cast<std::size_t>(spec.receptiveRadius()),
        qPrintable(QStringLiteral("%1 of %2").arg(reach).arg(spec.receptiveRadius())));
}

/// Three layers: 9×9, 1×1 and 5×5 see 4 + 2 cells far, no more and no less.
void LearningNetworkTest::plainNetworksSeeSixCells()
{
    NetworkSpec spec = smallNetwork(NetworkKind::Srcnn);
    QVERIFY(planNetwork(spec).error().message.contains(QLatin1String("neither pools")));
    spec.pools.clear();
    QCOMPARE(spec.divisor(), 1);
    QCOMPARE(spec.receptiveRadius(), 6);
    QCOMPARE(planNetwork(spec)->parameterCount(), std::size_t{4 * 2 * 81 + 4 + 2 * 4 + 2 + 2 * 25 + 1});
    const auto made = make(spec);
    const std::size_t nx = 40, ny = 5;
    auto in = normals(2 * ny * nx, 1);
    const PredictionRules rules = rulesFor(spec, ny, nx, false);
    const auto before = predict(*made->network, rules, in);
    for (std::size_t j = 0; j < ny; ++j)
        in[j * nx] += 100.0F;
    const auto after = predict(*made->network, rules, in);
    std::size_t reach = 0;
    for (std::size_t k = 0; k < before.size(); ++k)
        reach = before[k] != after[k] ? std::max(reach, k % nx) : reach;
    QCOMPARE(reach, 6U);
}

void LearningNetworkTest::generatorsGrowByEveryFactor_data()
{
    QTest::addColumn<int>("pool");
    QTest::addColumn<int>("scale");
    for (int factor = 1; factor <= 8; ++factor)
        QTest::addRow("blocks of %d", factor) << factor << 1;
    for (int factor = 2; factor <= 8; ++factor)
        QTest::addRow("%d times finer", factor) << 1 << factor;
    QTest::newRow("blocks of 2, three times finer") << 2 << 3;
}

/// Every factor gives fields of the right size, tiles without seams, and sees no further than is said.
void LearningNetworkTest::generatorsGrowByEveryFactor()
{
    QFETCH(const int, pool);
    QFETCH(const int, scale);
    const NetworkSpec spec = generatorOf(pool, scale);
    const auto made = make(spec);
    const std::size_t nx = 300, ny = 9;
    auto in = normals(2 * ny * nx, 1);
    PredictionRules rules = rulesFor(spec, ny, nx, false);
    const auto before = predict(*made->network, rules, in);
    QVERIFY(greatestDifference(before, std::vector<float>(before.size(), before[0])) > 1e-3);
    rules.tile = 24;
    QVERIFY(greatestDifference(predict(*made->network, rules, in), before) < 1e-5);
    rules.radius = 0;
    QVERIFY(greatestDifference(predict(*made->network, rules, in), before) > 1e-4); // without surroundings there are seams
    rules = rulesFor(spec, ny, nx, false);
    for (float& weight : made->parameters)
        weight *= 4.0F; // so that what comes from afar is not lost in rounding
    const auto strong = predict(*made->network, rules, in);
    for (std::size_t j = 0; j < ny; ++j)
        in[j * nx] += 100.0F;
    const auto after = predict(*made->network, rules, in);
    const std::size_t columns = nx * rules.scale;
    std::size_t reach = 0;
    for (std::size_t k = 0; k < before.size(); ++k)
        reach = strong[k] != after[k] ? std::max(reach, k % columns / rules.scale) : reach;
    QVERIFY2(reach > 0 && reach <= rules.radius && 2 * reach > rules.radius, qPrintable(QStringLiteral("%1 of %2").arg(reach).arg(rules.radius)));
}

/// A residual-in-residual block has three dense ones of five layers: with 64 channels and 32 of growth, as in the paper, 23 blocks, counted by hand.
void LearningNetworkTest::generatorsAreThoseOfThePaper()
{
    NetworkSpec spec = generatorOf(1, 4);
    spec.inputs = spec.outputs = 3;
    spec.base = 64;
    spec.blocks = 23;
    const auto plan = planNetwork(spec);
    QVERIFY(plan);
    QCOMPARE(plan->parameterCount(), std::size_t{16697987}); // of RRDBNet with two steps of growth
    QCOMPARE(plan->offsetOf("last_b"), plan->parameterCount() - 3);
    spec.blocks = 0;
    QVERIFY(planNetwork(spec).error().message.contains(QLatin1String("1 to 64 blocks")));
    spec = generatorOf(1, 4);
    spec.batchNorm = true;
    QVERIFY(!planNetwork(spec));
    spec = generatorOf(2, 1);
    spec.pools = {2, 2};
    QVERIFY(!planNetwork(spec));
}

void LearningNetworkTest::tilesGiveWhatTheWholeGives_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("scale");
    QTest::newRow("unet") << 0 << 1;
    QTest::newRow("unet++") << 1 << 1;
    QTest::newRow("unet, four times finer") << 0 << 4;
    QTest::newRow("srcnn") << 2 << 1;
}

void LearningNetworkTest::tilesGiveWhatTheWholeGives()
{
    QFETCH(const int, kind);
    QFETCH(const int, scale);
    NetworkSpec spec = smallNetwork(static_cast<NetworkKind>(kind));
    spec.scale = scale;
    if (spec.kind == NetworkKind::Srcnn)
        spec.pools.clear();
    const auto made = make(spec);
    const auto in = normals(2 * 61 * 118, 5);
    PredictionRules rules = rulesFor(spec, 61, 118, true);
    const auto whole = predict(*made->network, rules, in);
    for (const std::size_t tile : {4U, 16U, 40U}) {
        rules.tile = tile;
        QVERIFY(greatestDifference(predict(*made->network, rules, in), whole) < 1e-5);
    }
    rules.tile = 16;
    rules.radius = 0; // without surroundings there are seams, or this test could not fail
    QVERIFY(greatestDifference(predict(*made->network, rules, in), whole) > 1e-3);
}

void LearningNetworkTest::savedNetworksOpenAgain()
{
    QTemporaryDir folder;
    const NetworkSpec spec = smallNetwork(NetworkKind::UNetPlusPlus);
    const auto made = make(spec);
    const QString path = folder.filePath(QStringLiteral("model.pt"));
    const auto saved = made->network->save(path, {{"card.json", "{\"a\":1}"}});
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
    ExtraFiles extra{{"card.json", {}}, {"absent", {}}};
    const auto opened = (*backend())->open(path, extra);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    QCOMPARE(extra.at("card.json"), std::string("{\"a\":1}"));
    QVERIFY(extra.at("absent").empty());
    const auto in = normals(2 * 16 * 16, 1);
    const PredictionRules rules = rulesFor(spec, 16, 16, false);
    QCOMPARE(predict(**opened, rules, in), predict(*made->network, rules, in));
    const auto shape = (*opened)->outputShape(2, 16, 16);
    QVERIFY(shape);
    QCOMPARE(*shape, (std::array<std::size_t, 3>{1, 16, 16}));
}

void LearningNetworkTest::pythonOpensWhatIsSaved()
{
    QTemporaryDir folder;
    const NetworkSpec spec = smallNetwork();
    const auto made = make(spec);
    const QString path = folder.filePath(QStringLiteral("model.pt"));
    QVERIFY(made->network->save(path, {{"card.json", "{}"}}));
    std::vector<float> out(64);
    QVERIFY(made->network->predict({1, 2, 8, 8, std::vector<float>(128, 0.5F)}, out));

    // reads ours, and writes one of its own, frozen, which is opened here in turn
    const QString script = QStringLiteral("import sys, torch\n"
                                          "m = torch.jit.load(sys.argv[1])\n"
                                          "print(float(m(torch.full((1, 2, 8, 8), 0.5)).detach().double().sum()))\n"
                                          "class Net(torch.nn.Module):\n"
                                          "    def __init__(self):\n"
                                          "        super().__init__()\n"
                                          "        self.c = torch.nn.Conv2d(2, 1, 3, padding=1)\n"
                                          "        torch.nn.init.constant_(self.c.weight, 0.25)\n"
                                          "        torch.nn.init.constant_(self.c.bias, 1.0)\n"
                                          "    def forward(self, x):\n"
                                          "        return torch.relu(self.c(x))\n"
                                          "torch.jit.freeze(torch.jit.script(Net().eval())).save(sys.argv[2])\n");
    QProcess python;
    const QString theirs = folder.filePath(QStringLiteral("theirs.pt"));
    QFile program(folder.filePath(QStringLiteral("both_ways.py"))); // scripting wants to see the source
    QVERIFY(program.open(QIODevice::WriteOnly) && program.write(script.toUtf8()) > 0);
    program.close();
    python.start(QStringLiteral("/usr/bin/python3"), {program.fileName(), path, theirs});
    if (!python.waitForStarted() || !python.waitForFinished(100000) || python.exitCode() != 0) {
        const QByteArray problem = python.readAllStandardError();
        if (problem.isEmpty() || problem.contains("No module named 'torch'"))
            QSKIP("PyTorch for Python is not installed (python3-torch).");
        QFAIL(problem.constData());
    }
    double sum = 0.0;
    for (const float value : out)
        sum += static_cast<double>(value);
    QVERIFY(std::abs(python.readAllStandardOutput().trimmed().toDouble() - sum) < 1e-4);
    ExtraFiles extra;
    const auto opened = (*backend())->open(theirs, extra);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    QVERIFY((*opened)->predict({1, 2, 8, 8, std::vector<float>(128, 0.5F)}, out));
    QCOMPARE(out[9], 1.0F + 18.0F * 0.25F * 0.5F); // in the middle, where all nine cells are there
}

void LearningNetworkTest::newerFormatsAreSaidInASentence()
{
    QTemporaryDir folder;
    const auto made = make(smallNetwork());
    const QString path = folder.filePath(QStringLiteral("future.pt"));
    QVERIFY(made->network->save(path, {}));
    QVERIFY(replaceRecord(path, "/version", "3\n", "99"));
    ExtraFiles extra;
    const auto opened = (*backend())->open(path, extra);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Unsupported);
    QCOMPARE(opened.error().message,
        QStringLiteral(
            "'%1' was made by a newer PyTorch: its format is version 99, and %2, which is used here, reads up to version 10. Save it there "
            "with PyTorch 1.13 or older.")
            .arg(path, (*backend())->version()));
}

void LearningNetworkTest::otherFilesAreSaidInASentence()
{
    QTemporaryDir folder;
    ExtraFiles extra;
    QCOMPARE((*backend())->open(folder.filePath(QStringLiteral("absent.pt")), extra).error().code, ErrorCode::NotFound);
    for (const QByteArray& content : {QByteArray(), QByteArray("no model"), QByteArray(5000, 'P')}) {
        QFile file(folder.filePath(QStringLiteral("other.pt")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto opened = (*backend())->open(file.fileName(), extra);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unreadable);
        QVERIFY2(opened.error().message.contains(QLatin1String("torch.jit.script")), qPrintable(opened.error().message));
        QVERIFY2(!opened.error().message.contains(QLatin1Char('\n')), qPrintable(opened.error().message));
    }
    // cut short
    const auto made = make(smallNetwork());
    const QString path = folder.filePath(QStringLiteral("cut.pt"));
    QVERIFY(made->network->save(path, {}));
    QVERIFY(QFile::resize(path, 3000));
    QCOMPARE((*backend())->open(path, extra).error().code, ErrorCode::Unreadable);
}

void LearningNetworkTest::wrongChannelsAreAnError()
{
    const auto made = make(smallNetwork());
    std::vector<float> out(64);
    const auto done = made->network->predict({1, 3, 8, 8, std::vector<float>(192)}, out);
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(QLatin1String("channels")) && !done.error().message.contains(QLatin1Char('\n')),
        qPrintable(done.error().message));
}

QTEST_GUILESS_MAIN(LearningNetworkTest)
#include "network_test.moc"
