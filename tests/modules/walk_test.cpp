// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/walk.h"
#include "pipelines/modules/walk_slabs.h"
#include "tests/modules/fake_context.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <cmath>
#include <random>
#include <set>
#include <thread>

using namespace terrella;
using namespace terrella::test;
using namespace std::chrono_literals;

namespace {

/// A grid of ny × nx cells and so many steps; variable 0 "x" has time, variable 1 "mask" has not, variable 2 "deep" has levels.
std::shared_ptr<const CubeSignature> signatureOf(std::size_t steps, std::size_t ny, std::size_t nx, std::size_t levels = 2)
{
    auto out = std::make_shared<CubeSignature>();
    const auto axis = [&](AxisKind kind, const char* name, std::size_t count) {
        Axis made;
        made.kind = kind;
        made.name = QLatin1String(name);
        for (std::size_t i = 0; i < count; ++i)
            made.values.push_back(static_cast<double>(i));
        out->axes.push_back(made);
    };
    axis(AxisKind::Time, "time", steps);
    axis(AxisKind::Level, "level", levels);
    axis(AxisKind::Y, "lat", ny);
    axis(AxisKind::X, "lon", nx);
    const auto variable = [&](const char* name, std::vector<int> axes) {
        Variable made;
        made.name = QLatin1String(name);
        made.axes = std::move(axes);
        out->variables.push_back(made);
    };
    variable("x", {0, 2, 3});
    variable("mask", {2, 3});
    variable("deep", {0, 1, 2, 3});
    return out;
}

float valueAt(std::size_t index) { return static_cast<float>(index % 1013) - 500.0F; }

std::shared_ptr<const Cube> cubeOf(std::size_t steps, std::size_t ny, std::size_t nx)
{
    const auto signature = signatureOf(steps, ny, nx);
    std::vector<std::vector<float>> values;
    for (const Variable& variable : signature->variables) {
        std::size_t size = 1;
        for (const std::size_t count : signature->shapeOf(variable))
            size *= count;
        std::vector<float> data(size);
        for (std::size_t i = 0; i < size; ++i)
            data[i] = valueAt(i);
        values.push_back(std::move(data));
    }
    return std::make_shared<MemoryCube>(signature, std::move(values));
}

/// An output cube with one variable "y" (with time) or "y" without.
std::unique_ptr<MemoryWriter> writerFor(std::size_t steps, std::size_t ny, std::size_t nx)
{
    auto signature = std::make_shared<CubeSignature>(*signatureOf(steps, ny, nx));
    signature->variables.resize(1);
    signature->variables[0].name = QStringLiteral("y");
    if (steps == 0)
        signature->variables[0].axes = {2, 3};
    return std::make_unique<MemoryWriter>(signature);
}

/// Passes reads on after a while, fails after some, or counts them.
class SlowCube final : public Cube {
public:
    explicit SlowCube(std::shared_ptr<const Cube> inner) : Cube(inner->sharedSignature()), m_inner(std::move(inner)) {}
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        if (failAfterReads >= 0 && reads.load() >= failAfterReads)
            return Error{ErrorCode::Unreadable, QStringLiteral("'test.nc' ends too early."), {}};
        ++reads;
        std::this_thread::sleep_for(delay);
        return m_inner->read(variable, window, out);
    }
    std::chrono::microseconds delay{0};
    int failAfterReads = -1;
    mutable std::atomic<int> reads{0};

private:
    std::shared_ptr<const Cube> m_inner;
};

std::vector<float> all(const Cube& cube, int variable)
{
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(variable)]));
    std::vector<float> out(window.size());
    if (!cube.read(variable, window, out))
        qFatal("Cannot read back");
    return out;
}

/// What to print when a result is not what it should be.
template <class T>
const char* sentence(const Result<T>& result)
{
    return result ? "" : qUtf8Printable(result.error().message);
}

Result<void> idle(const FieldStep&) { return {}; }

/// y = x + mask; and the running sum of x in recurrence.
Result<void> addMask(const FieldStep& step)
{
    for (std::size_t c = 0; c < step.out[0].size(); ++c)
        step.out[0][c] = step.in[0][c] + step.in[1][c];
    return {};
}

Result<void> runningSum(const RecurrenceTile& tile)
{
    for (std::size_t t = 0; t < tile.steps; ++t) {
        for (std::size_t c = 0; c < tile.cells; ++c) {
            tile.state[c] += tile.in[0][t * tile.cells + c];
            tile.state[tile.cells + c] += 1.0;
            tile.out[0][t * tile.cells + c] = static_cast<float>(tile.state[c] + tile.in[1][c] + 1e4 * static_cast<double>(tile.firstStep + t));
        }
    }
    return {};
}

struct Case {
    std::size_t steps, ny, nx;
    int threads;
    std::size_t memory;
};

Case randomCase(std::mt19937& random)
{
    const auto upTo = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(1, most)(random); };
    Case out{upTo(60), upTo(12), upTo(40), static_cast<int>(upTo(4)), 0};
    // From just enough to plenty.
    const std::size_t least = 8 * out.ny * out.nx * sizeof(double) + 16 * out.steps;
    out.memory = upTo(4) == 1 ? std::size_t{64} << 20 : least + upTo(20) * out.ny * out.nx * sizeof(float) * 2;
    return out;
}

std::vector<float> expectedSums(const Cube& cube, const Case& c)
{
    const auto x = all(cube, 0), mask = all(cube, 1);
    const std::size_t cells = c.ny * c.nx;
    std::vector<float> out(x.size());
    std::vector<double> sum(cells, 0.5);
    for (std::size_t t = 0; t < c.steps; ++t) {
        for (std::size_t i = 0; i < cells; ++i) {
            sum[i] += x[t * cells + i];
            out[t * cells + i] = static_cast<float>(sum[i] + mask[i] + 1e4 * static_cast<double>(t));
        }
    }
    return out;
}

} // namespace

class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsCellsIntoBoxes()
    {
        using Ranges = std::vector<CellRange>;
        QCOMPARE(cutCells({0, 12}, 4, 100), (Ranges{{0, 12}}));
        QCOMPARE(cutCells({0, 12}, 4, 8), (Ranges{{0, 4}, {4, 8}}));
        QCOMPARE(cutCells({0, 12}, 4, 5), (Ranges{{0, 4}, {4, 4}, {8, 4}}));
        QCOMPARE(cutCells({0, 8}, 4, 3), (Ranges{{0, 2}, {2, 2}, {4, 2}, {6, 2}}));
        QCOMPARE(cutCells({5, 3}, 8, 2), (Ranges{{5, 1}, {6, 2}}));
        QCOMPARE(cutCells({0, 3}, 3, 0).size(), 3u);
    }

    void fieldsSeeEveryStepOnce()
    {
        const auto cube = cubeOf(37, 5, 7);
        FakeContext context;
        auto writer = writerFor(37, 5, 7);
        std::mutex mutex;
        std::multiset<std::size_t> seen;
        const auto done = walkFields(context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}, {cube.get(), 2, 1}}, {{writer.get(), 0, 0}},
            [&](const FieldStep& step) -> Result<void> {
                {
                    const std::lock_guard lock(mutex);
                    seen.insert(step.step);
                }
                for (std::size_t c = 0; c < 35; ++c) {
                    if (step.in[2][c] != valueAt((step.step * 2 + 1) * 35 + c))
                        return Error{ErrorCode::Failed, QStringLiteral("wrong level"), {}};
                }
                return addMask(step);
            });
        QVERIFY2(done, sentence(done));
        QCOMPARE(seen.size(), 37u);
        QCOMPARE((std::set<std::size_t>(seen.begin(), seen.end()).size()), 37u);
        const auto result = writer->finish();
        QVERIFY2(result, sentence(result));
        const auto y = all(**result, 0);
        for (std::size_t i = 0; i < y.size(); ++i)
            QCOMPARE(y[i], valueAt(i) + valueAt(i % 35));
        QVERIFY(std::ranges::is_sorted(writer->starts));
        QVERIFY(context.progressIsMonotone());
        QCOMPARE(context.reports.back().fraction, 1.0);
        QCOMPARE(context.reports.back().what, QStringLiteral("37 of 37 steps"));
    }

    void fieldsOntoOtherCells()
    {
        const auto cube = cubeOf(23, 5, 7);
        for (const std::size_t memory : {std::size_t{256} << 20, (35 + 12 + 3) * sizeof(float)}) {
            FakeContext context;
            context.memory = memory;
            auto coarse = writerFor(23, 3, 4), rows = writerFor(23, 1, 3);
            const auto kernel = [](const FieldStep& step) -> Result<void> {
                for (std::size_t c = 0; c < step.out[0].size(); ++c)
                    step.out[0][c] = step.in[0][2 * c];
                std::ranges::fill(step.out[1], static_cast<float>(step.step));
                return step.in[0].size() == 35 && step.out[0].size() == 12 && step.out[1].size() == 3 ? Result<void>() : Error{};
            };
            const auto done = walkFieldsOnto(context, {{cube.get(), 0, 0}}, {{coarse.get(), 0, 0}, {rows.get(), 0, 0}}, kernel);
            QVERIFY2(done, sentence(done));
            const auto first = coarse->finish(), second = rows->finish();
            QVERIFY2(first, sentence(first));
            QVERIFY2(second, sentence(second));
            const auto y = all(**first, 0), numbers = all(**second, 0);
            for (std::size_t t = 0; t < 23; ++t) {
                for (std::size_t c = 0; c < 12; ++c)
                    QCOMPARE(y[t * 12 + c], valueAt(t * 35 + 2 * c));
                QCOMPARE(numbers[t * 3 + 2], static_cast<float>(t));
            }
        }
        FakeContext small;
        small.memory = (35 + 12 + 2) * sizeof(float);
        auto coarse = writerFor(23, 3, 4), rows = writerFor(23, 1, 3), longer = writerFor(24, 3, 4);
        QCOMPARE(walkFieldsOnto(small, {{cube.get(), 0, 0}}, {{coarse.get(), 0, 0}, {rows.get(), 0, 0}}, idle).error().code, ErrorCode::Memory);
        QCOMPARE(walkFieldsOnto(small, {{cube.get(), 0, 0}}, {{longer.get(), 0, 0}}, idle).error().code, ErrorCode::Mismatch);
        QCOMPARE(walkFields(small, {{cube.get(), 0, 0}}, {{coarse.get(), 0, 0}}, idle).error().code, ErrorCode::Mismatch);
    }

    void fieldsNeedNoInputs()
    {
        FakeContext context;
        auto writer = writerFor(9, 2, 3);
        QVERIFY(walkFields(context, {}, {{writer.get(), 0, 0}}, [](const FieldStep& step) -> Result<void> {
            std::ranges::fill(step.out[0], static_cast<float>(step.step));
            return {};
        }));
        const auto result = writer->finish();
        QVERIFY(result);
        QCOMPARE(all(**result, 0)[8 * 6], 8.0F);
    }

    void fieldsOfOneTime()
    {
        const auto cube = cubeOf(3, 2, 2);
        FakeContext context;
        int calls = 0;
        QVERIFY(walkFields(context, {{cube.get(), 1, 0}}, {}, [&](const FieldStep& step) -> Result<void> {
            ++calls;
            return step.in[0].size() == 4 ? Result<void>() : Error{};
        }));
        QCOMPARE(calls, 1);
    }

    void whatTheKernelLeavesIsMissing()
    {
        const auto cube = cubeOf(3, 2, 2);
        FakeContext context;
        auto writer = writerFor(3, 2, 2);
        QVERIFY(walkFields(context, {{cube.get(), 0, 0}}, {{writer.get(), 0, 0}}, idle));
        const auto result = writer->finish();
        QVERIFY(result);
        for (const float value : all(**result, 0))
            QVERIFY(std::isnan(value));
    }

    void randomFields()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 60; ++round) {
            const Case c = randomCase(random);
            const auto cube = cubeOf(c.steps, c.ny, c.nx);
            FakeContext context;
            context.threadCount = c.threads;
            context.memory = c.memory;
            auto writer = writerFor(c.steps, c.ny, c.nx);
            const auto done = walkFields(context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}}, {{writer.get(), 0, 0}}, addMask);
            QVERIFY2(done, sentence(done));
            const auto result = writer->finish();
            QVERIFY2(result, sentence(result));
            const auto y = all(**result, 0);
            for (std::size_t i = 0; i < y.size(); ++i)
                QCOMPARE(y[i], valueAt(i) + valueAt(i % (c.ny * c.nx)));
            QVERIFY(context.progressIsMonotone());
        }
    }

    void randomSeries()
    {
        std::mt19937 random(2);
        for (int round = 0; round < 60; ++round) {
            const Case c = randomCase(random);
            const auto cube = cubeOf(c.steps, c.ny, c.nx);
            FakeContext context;
            context.threadCount = c.threads;
            context.memory = c.memory;
            auto reversed = writerFor(c.steps, c.ny, c.nx), sum = writerFor(0, c.ny, c.nx);
            const auto done = walkSeries(context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}}, {{reversed.get(), 0, 0}, {sum.get(), 0, 0}},
                [](const SeriesTile& tile) -> Result<void> {
                    for (std::size_t i = 0; i < tile.cells; ++i) {
                        float total = 0;
                        for (std::size_t t = 0; t < tile.steps; ++t) {
                            total += tile.in[0][t * tile.cells + i];
                            tile.out[0][t * tile.cells + i] = tile.in[0][(tile.steps - 1 - t) * tile.cells + i];
                        }
                        tile.out[1][i] = total + tile.in[1][i] + static_cast<float>(tile.firstCell + i);
                    }
                    return {};
                });
            QVERIFY2(done, sentence(done));
            const auto first = reversed->finish(), second = sum->finish();
            QVERIFY2(first, sentence(first));
            QVERIFY2(second, sentence(second));
            const auto y = all(**first, 0), totals = all(**second, 0);
            const std::size_t cells = c.ny * c.nx;
            for (std::size_t i = 0; i < cells; ++i) {
                float total = 0;
                for (std::size_t t = 0; t < c.steps; ++t) {
                    total += valueAt(t * cells + i);
                    QCOMPARE(y[t * cells + i], valueAt((c.steps - 1 - t) * cells + i));
                }
                QCOMPARE(totals[i], total + valueAt(i) + static_cast<float>(i));
            }
            QVERIFY(context.progressIsMonotone());
            QCOMPARE(context.reports.back().fraction, 1.0);
        }
    }

    void randomRecurrences()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 60; ++round) {
            const Case c = randomCase(random);
            const auto cube = cubeOf(c.steps, c.ny, c.nx);
            FakeContext context;
            context.threadCount = c.threads;
            context.memory = c.memory;
            const std::size_t cells = c.ny * c.nx;
            std::vector<double> state(2 * cells, 0.0);
            std::fill_n(state.begin(), cells, 0.5);
            auto writer = writerFor(c.steps, c.ny, c.nx);
            const auto done = walkRecurrence(context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}}, {{writer.get(), 0, 0}}, 2, state, runningSum);
            QVERIFY2(done, sentence(done));
            const auto result = writer->finish();
            QVERIFY2(result, sentence(result));
            QCOMPARE(all(**result, 0), expectedSums(*cube, c));
            for (std::size_t i = 0; i < cells; ++i) {
                QCOMPARE(state[cells + i], static_cast<double>(c.steps));
                double sum = 0.5;
                for (std::size_t t = 0; t < c.steps; ++t)
                    sum += valueAt(t * cells + i);
                QCOMPARE(state[i], sum);
            }
            QVERIFY(std::ranges::is_sorted(writer->starts));
            QVERIFY(context.progressIsMonotone());
        }
    }

    void memoryStaysUnderItsLimit()
    {
        const auto cube = cubeOf(50, 10, 100);
        FakeContext context;
        context.memory = 4 * 1000 * sizeof(float); // mask, and one step in and out, and one to spare
        auto writer = writerFor(50, 10, 100);
        std::atomic<int> inside{0}, most{0};
        QVERIFY(walkFields(context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}}, {{writer.get(), 0, 0}}, [&](const FieldStep& step) {
            const int now = ++inside;
            most = std::max(most.load(), now);
            std::this_thread::sleep_for(100us);
            --inside;
            return addMask(step);
        }));
        QCOMPARE(most.load(), 1);
        QVERIFY(writer->finish());
    }

    void saysHowMuchMemoryItNeeds()
    {
        const auto cube = cubeOf(20, 10, 100);
        FakeContext context;
        context.memory = 10'000;
        auto writer = writerFor(20, 10, 100);
        const std::vector<WalkInput> inputs{{cube.get(), 0, 0}, {cube.get(), 1, 0}};
        const auto fields = walkFields(context, inputs, {{writer.get(), 0, 0}}, addMask);
        QVERIFY(!fields);
        QCOMPARE(fields.error().code, ErrorCode::Memory);
        QCOMPARE(fields.error().message,
            QStringLiteral("This step needs at least 12.0 kB of memory; its limit is 10.0 kB. Raise the memory limit or select a smaller region."));
        std::vector<double> state(2000);
        QCOMPARE(walkRecurrence(context, inputs, {{writer.get(), 0, 0}}, 2, state, runningSum).error().code, ErrorCode::Memory);
        context.memory = 4100;
        const auto noSeries = [](const SeriesTile&) { return Result<void>(); };
        QCOMPARE(walkSeries(context, inputs, {{writer.get(), 0, 0}}, noSeries).error().code, ErrorCode::Memory);
        context.memory = 79'999;
        const auto whole = readWhole(context, {cube.get(), 0, 0});
        QVERIFY(!whole);
        QVERIFY(whole.error().message.contains(QStringLiteral("80.0 kB")));
        context.memory = 80'000;
        QCOMPARE(*readWhole(context, {cube.get(), 0, 0}), all(*cube, 0));
        QCOMPARE(*readWhole(context, {cube.get(), 1, 0}), all(*cube, 1));
        QCOMPARE(readWhole(context, {cube.get(), 2, 1})->at(0), valueAt(1000));
    }

    /// With the least that the sentence names, each walk works.
    void worksWithTheLeastMemory()
    {
        const auto cube = cubeOf(20, 10, 100);
        const std::vector<WalkInput> inputs{{cube.get(), 0, 0}};
        FakeContext context;
        context.memory = 8000;
        auto writer = writerFor(20, 10, 100);
        QVERIFY(walkFields(context, inputs, {{writer.get(), 0, 0}}, idle));
        QVERIFY(writer->finish());
        context.memory = 2 * 20 * 4 + 8;
        writer = writerFor(20, 10, 100);
        int tiles = 0;
        std::mutex mutex;
        const auto series = walkSeries(context, inputs, {{writer.get(), 0, 0}}, [&](const SeriesTile& tile) -> Result<void> {
            const std::lock_guard lock(mutex);
            tiles += tile.cells == 1 ? 1 : 1000;
            return {};
        });
        QVERIFY2(series, sentence(series));
        QCOMPARE(tiles, 1000);
        QVERIFY(writer->finish());
    }

    void readsEachFieldOnceWhenMemoryAllows()
    {
        const auto inner = cubeOf(50, 10, 100);
        SlowCube cube(inner);
        FakeContext context;
        const auto noSeries = [](const SeriesTile&) { return Result<void>(); };
        QVERIFY(walkSeries(context, {{&cube, 0, 0}}, {}, noSeries));
        QCOMPARE(cube.reads.load(), 1); // one piece of some megabytes holds it all
    }

    void refusesWhatDoesNotFit()
    {
        const auto cube = cubeOf(10, 4, 5), longer = cubeOf(12, 4, 5), wider = cubeOf(10, 5, 4);
        FakeContext context;
        auto writer = writerFor(10, 4, 5), still = writerFor(0, 4, 5);
        QCOMPARE(walkFields(context, {{cube.get(), 0, 0}, {longer.get(), 0, 0}}, {}, idle).error().message,
            QStringLiteral("'x' has 12 time steps, 'x' has 10; select the same period first."));
        QCOMPARE(walkFields(context, {{cube.get(), 0, 0}, {wider.get(), 0, 0}}, {}, idle).error().message,
            QStringLiteral("'x' has fields of 5 × 4 cells, 'x' of 4 × 5; bring them to one grid first."));
        QCOMPARE(
            walkFields(context, {{cube.get(), 2, 2}}, {}, idle).error().message, QStringLiteral("'deep' has 2 levels; there is no level number 2."));
        QCOMPARE(walkFields(context, {{cube.get(), 9, 0}}, {}, idle).error().code, ErrorCode::NotFound);
        QCOMPARE(walkFields(context, {{cube.get(), 0, 0}}, {{still.get(), 0, 0}}, idle).error().code, ErrorCode::Mismatch);
        QCOMPARE(walkFields(context, {{longer.get(), 0, 0}}, {{writer.get(), 0, 0}}, idle).error().code, ErrorCode::Mismatch);
        std::vector<double> state(7);
        QCOMPARE(walkRecurrence(context, {{cube.get(), 0, 0}}, {{writer.get(), 0, 0}}, 1, state, runningSum).error().code, ErrorCode::Mismatch);
        QVERIFY(context.reports.empty());
    }

    void theKernelsErrorEndsAll()
    {
        const auto cube = cubeOf(200, 4, 5);
        for (int round = 0; round < 20; ++round) {
            FakeContext context;
            context.threadCount = 1 + round % 4;
            auto writer = writerFor(200, 4, 5);
            const auto done = walkFields(context, {{cube.get(), 0, 0}}, {{writer.get(), 0, 0}}, [](const FieldStep& step) -> Result<void> {
                if (step.step == 77)
                    return Error{ErrorCode::Failed, QStringLiteral("The solver does not converge."), {}};
                return {};
            });
            QVERIFY(!done);
            QCOMPARE(done.error().message, QStringLiteral("The solver does not converge."));
            QCOMPARE(done.error().trail, QStringList{QStringLiteral("working on time step 78")});
            QVERIFY(!writer->finish());
        }
    }

    void exceptionsBecomeErrors()
    {
        const auto cube = cubeOf(20, 4, 5);
        FakeContext context;
        const auto odd = walkFields(context, {{cube.get(), 0, 0}}, {}, [](const FieldStep&) -> Result<void> { throw std::runtime_error("odd"); });
        QCOMPARE(odd.error().message, QStringLiteral("The computation ended unexpectedly: odd."));
        const auto full = walkFields(context, {{cube.get(), 0, 0}}, {}, [](const FieldStep&) -> Result<void> { throw std::bad_alloc(); });
        QCOMPARE(full.error().code, ErrorCode::Memory);
    }

    void readersAndWritersMayFail()
    {
        const auto inner = cubeOf(40, 30, 50);
        for (int round = 0; round < 20; ++round) {
            SlowCube cube(inner);
            cube.failAfterReads = round % 4; // one thread makes four blocks of these
            FakeContext context;
            context.threadCount = 1 + round % 3;
            auto writer = writerFor(40, 30, 50);
            const auto unread = walkFields(context, {{&cube, 0, 0}}, {{writer.get(), 0, 0}}, idle);
            QVERIFY(!unread);
            QCOMPARE(unread.error().code, ErrorCode::Unreadable);
            QCOMPARE(unread.error().message, QStringLiteral("'test.nc' ends too early."));
            QVERIFY(unread.error().trail.first().startsWith(QStringLiteral("reading 'x', time step ")));

            auto full = writerFor(40, 30, 50);
            full->failAfterWrites = round % 4;
            const auto unwritten = walkFields(context, {{inner.get(), 0, 0}}, {{full.get(), 0, 0}}, idle);
            QVERIFY(!unwritten);
            QCOMPARE(unwritten.error().code, ErrorCode::Disk);
            QCOMPARE(unwritten.error().trail, QStringList{QStringLiteral("writing 'y'")});
        }
    }

    /// From the request to the return, the best of some tries: the machine may be busy with other things.
    void cancelIsSeenSoon()
    {
        const auto inner = cubeOf(5000, 4, 5);
        const auto measure = [](const auto& walk) {
            auto best = std::chrono::steady_clock::duration::max();
            for (int attempt = 0; attempt < 5 && best > 200ms; ++attempt) {
                FakeContext context;
                std::chrono::steady_clock::time_point asked;
                std::jthread other([&] {
                    std::this_thread::sleep_for(30ms);
                    asked = std::chrono::steady_clock::now();
                    context.stop.request_stop();
                });
                const Result<void> done = walk(context);
                const auto ended = std::chrono::steady_clock::now();
                other.join();
                if (done || done.error().code != ErrorCode::Cancelled)
                    return std::chrono::steady_clock::duration::max();
                best = std::min(best, ended - asked);
            }
            return best;
        };
        QVERIFY(measure([&](FakeContext& context) {
            return walkFields(context, {{inner.get(), 0, 0}}, {}, [](const FieldStep&) -> Result<void> {
                std::this_thread::sleep_for(2ms);
                return {};
            });
        }) <= 200ms);
        SlowCube slow(inner);
        slow.delay = 50ms;
        QVERIFY(measure([&](FakeContext& context) { return walkFields(context, {{&slow, 0, 0}}, {}, idle); }) <= 200ms);
        QVERIFY(measure([&](FakeContext& context) {
            auto writer = writerFor(5000, 4, 5);
            return walkSeries(context, {{inner.get(), 0, 0}}, {{writer.get(), 0, 0}}, [&context](const SeriesTile&) -> Result<void> {
                while (!context.cancelled())
                    std::this_thread::sleep_for(1ms);
                return RunContext::cancelledError();
            });
        }) <= 200ms);
        QVERIFY(measure([&](FakeContext& context) {
            auto writer = writerFor(5000, 4, 5);
            std::vector<double> state(20);
            return walkRecurrence(context, {{inner.get(), 0, 0}}, {{writer.get(), 0, 0}}, 1, state, [](const RecurrenceTile&) -> Result<void> {
                std::this_thread::sleep_for(20ms);
                return {};
            });
        }) <= 200ms);
    }

    void cancelledBeforehandDoesNothing()
    {
        const auto inner = cubeOf(5, 4, 5);
        SlowCube cube(inner);
        FakeContext context;
        context.stop.request_stop();
        QCOMPARE(walkFields(context, {{&cube, 0, 0}}, {}, idle).error().code, ErrorCode::Cancelled);
        QCOMPARE(readWhole(context, {&cube, 0, 0}).error().code, ErrorCode::Cancelled);
        QCOMPARE(cube.reads.load(), 0);
    }

    /// Either all was done before the request came, or it is Cancelled; never anything in between, and never a hang.
    void cancelAtAnyMoment()
    {
        std::mt19937 random(4);
        int cancelled = 0, finished = 0;
        for (int round = 0; round < 150; ++round) {
            const Case c = randomCase(random);
            const auto cube = cubeOf(c.steps, c.ny, c.nx);
            FakeContext context;
            context.threadCount = c.threads;
            context.memory = c.memory;
            auto writer = writerFor(c.steps, c.ny, c.nx);
            const auto after = std::chrono::microseconds(std::uniform_int_distribution<int>(0, 400)(random));
            std::jthread other([&context, after] {
                std::this_thread::sleep_for(after);
                context.stop.request_stop();
            });
            std::vector<double> state(2 * c.ny * c.nx, 0.5);
            const std::vector<WalkInput> inputs{{cube.get(), 0, 0}, {cube.get(), 1, 0}};
            const std::vector<WalkOutput> outputs{{writer.get(), 0, 0}};
            Result<void> done;
            if (round % 3 == 0)
                done = walkFields(context, inputs, outputs, addMask);
            else if (round % 3 == 1)
                done = walkSeries(context, inputs, outputs, [](const SeriesTile&) { return Result<void>(); });
            else
                done = walkRecurrence(context, inputs, outputs, 2, state, runningSum);
            if (done) {
                ++finished;
                QVERIFY(writer->finish());
            } else {
                ++cancelled;
                QCOMPARE(done.error().code, ErrorCode::Cancelled);
            }
            QVERIFY(context.progressIsMonotone());
        }
        qInfo("%d cancelled, %d finished", cancelled, finished);
        QVERIFY(cancelled > 0);
    }

    void stopsFromWithinAReport()
    {
        const auto cube = cubeOf(400, 4, 5);
        FakeContext context;
        context.stopAfterReports = 3;
        const auto done = walkFields(context, {{cube.get(), 0, 0}}, {}, idle);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(context.reports.size(), 3u);
    }

    void reportsAreFew()
    {
        const auto cube = cubeOf(5000, 1, 2);
        FakeContext context;
        QVERIFY(walkFields(context, {{cube.get(), 0, 0}}, {}, idle));
        QVERIFY(context.reports.size() >= 8 && context.reports.size() <= 500);
        QCOMPARE(context.reports.back().fraction, 1.0);
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
