// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/checkpoint.h"
#include "plugins/learning/ordered_team.h"
#include "plugins/learning/predictor.h"
#include "plugins/learning/trainer.h"
#include "tests/modules/fake_context.h"
#include "tests/plugins/learning/toy_samples.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <chrono>
#include <cmath>
#include <numeric>
#include <thread>

using namespace terrella;
using namespace terrella::learning;
using terrella::learning::test::smallNetwork;
using terrella::learning::test::ToySamples;
using terrella::test::FakeContext;

namespace {

/// Tells curves, and stops after a number of epochs.
class CurveContext final : public RunContext {
public:
    FakeContext inner;
    std::vector<double> training, validation;
    std::size_t stopAfterEpochs = 0;

    std::stop_token stopToken() const override { return inner.stopToken(); }
    void progress(double fraction, const QString& what = {}) override { inner.progress(fraction, what); }
    void warn(const QString& message) override { inner.warn(message); }
    void log(const QString& message) override { inner.log(message); }
    void measure(const QString& curve, double, double value) override
    {
        (curve == QLatin1String("training") ? training : validation).push_back(value);
        if (stopAfterEpochs > 0 && validation.size() >= stopAfterEpochs)
            inner.stop.request_stop();
    }
    int threads() const override { return inner.threads(); }
    std::size_t memoryLimit() const override { return inner.memoryLimit(); }
    QString scratchFolder() const override { return inner.scratchFolder(); }
    QString checkpointFolder() const override { return folder.isEmpty() ? inner.scratchFolder() : folder; }
    QString folder;
    Result<std::unique_ptr<CubeWriter>> createCube(const QString& port, std::shared_ptr<const CubeSignature> signature, ChunkLayout layout) override
    {
        return inner.createCube(port, std::move(signature), layout);
    }
};

std::vector<std::size_t> numbers(std::size_t first, std::size_t count)
{
    std::vector<std::size_t> out(count);
    std::iota(out.begin(), out.end(), first);
    return out;
}

TrainingRules rulesFor(const NetworkSpec& spec, std::size_t epochs)
{
    TrainingRules out;
    out.network = *planNetwork(spec);
    out.adam.rate = 5e-3;
    out.batch = 3;
    out.epochs = epochs;
    out.training = numbers(0, 10);
    out.validation = numbers(10, 3);
    out.identity = "toy";
    return out;
}

Training trained(const TrainingRules& rules, const Samples& samples, RunContext& context)
{
    auto out = train(**backend(), rules, samples, context);
    if (!out)
        qFatal("%s", qPrintable(out.error().message));
    return *std::move(out);
}

} // namespace

class LearningTrainingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void teamFinishesInOrder();
    void teamSaysTheFirstFailure();
    void learnsTheRule();
    void sameSeedSameWeightsWhateverTheThreads_data();
    void sameSeedSameWeightsWhateverTheThreads();
    void anotherSeedGivesOtherWeights();
    void goesOnAfterItWasStopped_data();
    void goesOnAfterItWasStopped();
    void damagedStatesAreNotUsed();
    void stopsEarlyAndKeepsTheBest();
    void stopsSoonWhenAsked();
    void saysWhenMemoryIsTooSmall();
};

void LearningTrainingTest::teamFinishesInOrder()
{
    OrderedTeam team(4);
    for (const std::size_t count : {0U, 1U, 3U, 50U}) {
        std::vector<std::size_t> order;
        std::atomic<std::size_t> worked{0};
        const auto done = team.run(
            count, {},
            [&](std::size_t number, std::size_t member) -> Result<void> {
                std::this_thread::sleep_for(std::chrono::microseconds(number % 3 == 0 ? 900 : 10)); // later ones are ready before
                worked += member < 4 ? 1 : 0;
                return {};
            },
            [&](std::size_t number, std::size_t) -> Result<void> {
                order.push_back(number);
                return {};
            });
        QVERIFY(done);
        QCOMPARE(worked.load(), count);
        QCOMPARE(order, numbers(0, count));
    }
}

void LearningTrainingTest::teamSaysTheFirstFailure()
{
    OrderedTeam team(3);
    std::vector<std::size_t> finished;
    const auto done = team.run(
        20, {},
        [&](std::size_t number, std::size_t) -> Result<void> {
            if (number == 7)
                throw std::bad_alloc();
            if (number > 10)
                return Error{ErrorCode::Failed, QStringLiteral("later"), {}};
            return {};
        },
        [&](std::size_t number, std::size_t) -> Result<void> {
            finished.push_back(number);
            return {};
        });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Memory);
    QCOMPARE(finished, numbers(0, 7));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(team.run(5, stop.get_token(), [](std::size_t, std::size_t) { return Result<void>(); }).error().code, ErrorCode::Cancelled);
}

void LearningTrainingTest::learnsTheRule()
{
    const NetworkSpec spec = smallNetwork();
    const ToySamples samples(13, 16, 24, true, spec);
    CurveContext context;
    TrainingRules rules = rulesFor(spec, 120);
    rules.loss.kind = LossKind::Mse;
    const Training out = trained(rules, samples, context);
    QCOMPARE(context.validation.size(), out.epochs.size());
    QVERIFY(context.inner.progressIsMonotone());
    // the best that knows nothing is the mean of the target
    double sum = 0.0, square = 0.0, count = 0.0;
    for (const float t : samples.target(11)) {
        sum += static_cast<double>(t);
        square += static_cast<double>(t) * static_cast<double>(t);
        count += 1.0;
    }
    const double variance = square / count - sum * sum / (count * count);
    QVERIFY2(
        out.epochs[out.best].validation < 0.2 * variance, qPrintable(QStringLiteral("%1 of %2").arg(out.epochs[out.best].validation).arg(variance)));
}

void LearningTrainingTest::sameSeedSameWeightsWhateverTheThreads_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("patch");
    QTest::addColumn<bool>("batchNorm");
    QTest::newRow("unet") << 0 << 0 << false;
    QTest::newRow("unet++ in patches") << 1 << 12 << false;
    QTest::newRow("unet with batch normalisation") << 0 << 0 << true;
}

void LearningTrainingTest::sameSeedSameWeightsWhateverTheThreads()
{
    QFETCH(const int, kind);
    QFETCH(const int, patch);
    QFETCH(const bool, batchNorm);
    NetworkSpec spec = smallNetwork(static_cast<NetworkKind>(kind));
    spec.batchNorm = batchNorm;
    const ToySamples samples(13, 16, 24, true, spec);
    TrainingRules rules = rulesFor(spec, 3);
    rules.batch = 5;
    rules.patch = static_cast<std::size_t>(patch);
    std::vector<Training> runs;
    for (const int threads : {1, 2, 2, 5}) {
        CurveContext context;
        context.inner.threadCount = threads;
        runs.push_back(trained(rules, samples, context));
    }
    for (const Training& run : runs) {
        QCOMPARE(run.parameters, runs.front().parameters);
        QCOMPARE(run.buffers, runs.front().buffers);
        QCOMPARE(run.epochs, runs.front().epochs);
    }
}

void LearningTrainingTest::anotherSeedGivesOtherWeights()
{
    const NetworkSpec spec = smallNetwork();
    const ToySamples samples(13, 16, 16, false, spec);
    TrainingRules rules = rulesFor(spec, 1);
    CurveContext a, b;
    const Training first = trained(rules, samples, a);
    rules.seed = 2;
    QVERIFY(trained(rules, samples, b).parameters != first.parameters);
}

void LearningTrainingTest::goesOnAfterItWasStopped_data()
{
    QTest::addColumn<bool>("batchNorm");
    QTest::newRow("plain") << false;
    QTest::newRow("with running means") << true;
}

void LearningTrainingTest::goesOnAfterItWasStopped()
{
    QFETCH(const bool, batchNorm);
    NetworkSpec spec = smallNetwork();
    spec.batchNorm = batchNorm;
    const ToySamples samples(13, 16, 16, false, spec);
    const TrainingRules rules = rulesFor(spec, 6);
    CurveContext whole;
    const Training uninterrupted = trained(rules, samples, whole);

    QTemporaryDir folder;
    CurveContext first;
    first.folder = folder.path();
    first.stopAfterEpochs = 3;
    const auto stopped = train(**backend(), rules, samples, first);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    CurveContext second;
    second.folder = folder.path();
    const Training resumed = trained(rules, samples, second);
    QVERIFY(resumed.resumed > 0);
    QCOMPARE(resumed.parameters, uninterrupted.parameters);
    QCOMPARE(resumed.buffers, uninterrupted.buffers);
    QCOMPARE(resumed.epochs, uninterrupted.epochs);
    QCOMPARE(second.validation, whole.validation); // the curve is told from its beginning
}

void LearningTrainingTest::damagedStatesAreNotUsed()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("training.state"));
    TrainingState state;
    state.parameters = {1, 2, 3};
    state.first = state.second = state.bestParameters = state.parameters;
    state.buffers = state.bestBuffers = {4};
    state.steps = 9;
    state.epochs = {{0.5, 0.25}, {0.25, 0.125}};
    state.best = 1;
    QVERIFY(saveState(state, "x", path));
    const auto back = loadState(path, "x", 3, 1);
    QVERIFY(back);
    QCOMPARE(back->bestParameters, state.bestParameters);
    QCOMPARE(back->epochs, state.epochs);
    QCOMPARE(back->steps, 9U);
    QVERIFY(!loadState(path, "y", 3, 1));
    QVERIFY(!loadState(path, "x", 2, 1));
    QVERIFY(!loadState(folder.filePath(QStringLiteral("absent")), "x", 3, 1));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray good = file.readAll();
    for (qsizetype at = 0; at < good.size(); at += 7) {
        QByteArray bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 4);
        file.seek(0);
        file.write(bad);
        file.flush();
        QVERIFY2(!loadState(path, "x", 3, 1), qPrintable(QString::number(at)));
    }
    file.resize(good.size() - 1);
    QVERIFY(!loadState(path, "x", 3, 1));
}

void LearningTrainingTest::stopsEarlyAndKeepsTheBest()
{
    const NetworkSpec spec = smallNetwork();
    const ToySamples samples(13, 8, 8, false, spec);
    TrainingRules rules = rulesFor(spec, 200);
    rules.training = {0}; // one field is soon learnt by heart
    rules.validation = {5};
    rules.patience = 4;
    rules.adam.rate = 0.05;
    CurveContext context;
    const Training out = trained(rules, samples, context);
    QVERIFY(out.stoppedEarly);
    QCOMPARE(out.epochs.size(), out.best + 1 + 4);
    for (const Epoch& epoch : out.epochs)
        QVERIFY(epoch.validation >= out.epochs[out.best].validation);
}

void LearningTrainingTest::stopsSoonWhenAsked()
{
    const NetworkSpec spec = smallNetwork();
    const ToySamples samples(13, 32, 32, false, spec);
    CurveContext context;
    context.inner.stopAfterReports = 2;
    const auto begin = std::chrono::steady_clock::now();
    const auto out = train(**backend(), rulesFor(spec, 100000), samples, context);
    QVERIFY(!out);
    QCOMPARE(out.error().code, ErrorCode::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

void LearningTrainingTest::saysWhenMemoryIsTooSmall()
{
    NetworkSpec spec = smallNetwork();
    spec.base = 32;
    const ToySamples samples(13, 64, 64, false, spec);
    CurveContext context;
    context.inner.memory = 1 << 20;
    const auto out = train(**backend(), rulesFor(spec, 1), samples, context);
    QVERIFY(!out);
    QCOMPARE(out.error().code, ErrorCode::Memory);
    QVERIFY(leastTrainingBytes(rulesFor(spec, 1), samples.frame()) > 1 << 20);
}

QTEST_GUILESS_MAIN(LearningTrainingTest)
#include "training_test.moc"
