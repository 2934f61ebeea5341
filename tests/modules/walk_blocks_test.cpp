// SPDX-License-Identifier: GPL-3.0-or-later
// What a walk computes when an earlier one has left blocks: no more than it must, and the same values.
#include "tests/modules/memory_blocks.h"
#include "tests/modules/walk_support.h"

#include <set>

using namespace terrella;
using namespace terrella::test;

namespace {

/// Steps whose values follow from their seeds alone, at times 10, 20, 30, …
std::shared_ptr<const Cube> cubeOfSeeds(const std::vector<int>& seeds, std::size_t ny, std::size_t nx)
{
    auto signature = std::make_shared<CubeSignature>(*signatureOf(seeds.size(), ny, nx));
    for (std::size_t t = 0; t < seeds.size(); ++t)
        signature->axes[0].values[t] = 10.0 * static_cast<double>(seeds[t] % 1000);
    signature->variables.resize(2);
    std::vector<float> x, mask;
    for (const int seed : seeds) {
        for (std::size_t i = 0; i < ny * nx; ++i)
            x.push_back(valueAt(static_cast<std::size_t>(seed) * 31 + i));
    }
    for (std::size_t i = 0; i < ny * nx; ++i)
        mask.push_back(static_cast<float>(i));
    return std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{x, mask});
}

std::vector<int> seeds(int from, int to)
{
    std::vector<int> out;
    for (int seed = from; seed < to; ++seed)
        out.push_back(seed);
    return out;
}

/// The times of `like`, or of groups of it.
std::unique_ptr<MemoryWriter> writerLike(const Cube& like, std::size_t groupOf = 1)
{
    auto signature = std::make_shared<CubeSignature>(like.signature());
    signature->variables.resize(1);
    signature->variables[0].name = QStringLiteral("y");
    std::vector<double> times;
    for (std::size_t t = 0; t < signature->axes[0].size(); t += groupOf)
        times.push_back(signature->axes[0].values[t]);
    signature->axes[0].values = times;
    return std::make_unique<MemoryWriter>(signature);
}

std::vector<float> valuesOf(MemoryWriter& writer)
{
    const auto cube = writer.finish();
    if (!cube)
        qFatal("%s", qUtf8Printable(cube.error().message));
    return all(**cube, 0);
}

/// A context that keeps blocks.
struct KeepingContext {
    KeepingContext() { context.blocks = &blocks; }
    MemoryBlocks blocks;
    FakeContext context;
};

std::vector<float> fields(FakeContext& context, const Cube& cube, std::atomic<int>& calls, const BlockReuse& reuse = reusable())
{
    calls = 0;
    auto writer = writerLike(cube);
    const auto done = walkFields(
        context, {{&cube, 0, 0}, {&cube, 1, 0}}, {{writer.get(), 0, 0}},
        [&](const FieldStep& step) {
            ++calls;
            return addMask(step);
        },
        reuse);
    if (!done)
        qFatal("%s", qUtf8Printable(done.error().message));
    return valuesOf(*writer);
}

/// Running sums, and how many steps the kernel saw (of the first tile).
std::vector<float> sums(FakeContext& context, const Cube& cube, std::atomic<std::size_t>& steps, std::vector<double>& state)
{
    steps = 0;
    auto writer = writerLike(cube);
    const auto done = walkRecurrence(
        context, {{&cube, 0, 0}}, {{writer.get(), 0, 0}}, 1, state,
        [&](const RecurrenceTile& tile) -> Result<void> {
            if (tile.firstCell == 0)
                steps += tile.steps;
            for (std::size_t t = 0; t < tile.steps; ++t) {
                for (std::size_t c = 0; c < tile.cells; ++c)
                    tile.out[0][t * tile.cells + c]
                        = static_cast<float>(tile.state[c] = 0.5 * tile.state[c] + static_cast<double>(tile.in[0][t * tile.cells + c]));
            }
            return {};
        },
        reusable());
    if (!done)
        qFatal("%s", qUtf8Printable(done.error().message));
    return valuesOf(*writer);
}

} // namespace

class WalkBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyNewStepsAreComputed()
    {
        KeepingContext keeping;
        std::atomic<int> calls{0};
        fields(keeping.context, *cubeOfSeeds(seeds(0, 20), 3, 4), calls);
        QCOMPARE(calls.load(), 20);
        QCOMPARE(keeping.blocks.computed, 20u);
        // Ten more, at the beginning and at the end; one changed; in another order of blocks.
        std::vector<int> others = seeds(0, 25);
        others[7] += 1000;
        for (const int threads : {1, 4}) {
            KeepingContext later;
            later.blocks.lasting = std::make_shared<MemoryShelf>(*keeping.blocks.lasting);
            later.context.threadCount = threads;
            const auto cube = cubeOfSeeds(others, 3, 4);
            const auto found = fields(later.context, *cube, calls);
            QCOMPARE(calls.load(), 6);
            QCOMPARE(later.blocks.computed, 6u);
            QCOMPARE(later.blocks.reused, 19u);
            QVERIFY(later.context.reports.back().what.contains(QStringLiteral("19 of them reused")));
            FakeContext fresh;
            QCOMPARE(found, fields(fresh, *cube, calls));
            QCOMPARE(calls.load(), 25);
        }
    }

    void whatIsNotAllowedIsComputed()
    {
        KeepingContext keeping;
        const auto cube = cubeOfSeeds(seeds(0, 10), 3, 4);
        std::atomic<int> calls{0};
        fields(keeping.context, *cube, calls, {});
        fields(keeping.context, *cube, calls, {});
        QCOMPARE(calls.load(), 10);
        QVERIFY(keeping.blocks.lasting->blocks.empty());
        keeping.blocks.unknown = true;
        fields(keeping.context, *cube, calls);
        QVERIFY(keeping.blocks.lasting->blocks.empty());
        keeping.blocks.unknown = false;
        fields(keeping.context, *cube, calls, reusable("mean 3"));
        fields(keeping.context, *cube, calls, reusable("mean 4"));
        QCOMPARE(calls.load(), 10); // another mean, another result
        fields(keeping.context, *cube, calls, reusable("mean 3"));
        QCOMPARE(calls.load(), 0);
    }

    /// Same values at another time are another block: the kernel may look at the time.
    void timesCount()
    {
        KeepingContext keeping;
        std::atomic<int> calls{0};
        fields(keeping.context, *cubeOfSeeds({3, 4}, 2, 2), calls);
        auto moved = std::make_shared<CubeSignature>(cubeOfSeeds({3, 4}, 2, 2)->signature());
        moved->axes[0].values = {30, 41};
        std::vector<float> x = all(*cubeOfSeeds({3, 4}, 2, 2), 0), mask = all(*cubeOfSeeds({3, 4}, 2, 2), 1);
        fields(keeping.context, MemoryCube(moved, {x, mask}), calls);
        QCOMPARE(calls.load(), 1);
    }

    void damagedBlocksAreComputedAgain()
    {
        KeepingContext keeping;
        const auto cube = cubeOfSeeds(seeds(0, 10), 3, 4);
        std::atomic<int> calls{0};
        const auto first = fields(keeping.context, *cube, calls);
        int number = 0;
        for (const auto& [key, block] : keeping.blocks.lasting->blocks) {
            if (++number % 3 == 0)
                keeping.blocks.lasting->damaged.insert(key);
        }
        QCOMPARE(fields(keeping.context, *cube, calls), first);
        QCOMPARE(calls.load(), 3);
    }

    void onlyNewGroupsAreComputed()
    {
        std::mt19937 random(6);
        for (int round = 0; round < 20; ++round) {
            const Case c = randomCase(random);
            KeepingContext keeping;
            keeping.context.threadCount = c.threads;
            const auto run = [&](FakeContext& context, const Cube& cube, std::set<std::size_t>& seen) {
                seen.clear();
                std::mutex mutex;
                std::vector<StepRange> groups;
                for (std::size_t t = 0; t < cube.signature().axes[0].size(); t += 3)
                    groups.push_back({t, 3});
                auto writer = writerLike(cube, 3);
                const auto done = walkGroups(
                    context, {{&cube, 0, 0}, {&cube, 1, 0}}, {{writer.get(), 0, 0}}, groups,
                    [&](const GroupTile& tile) -> Result<void> {
                        {
                            const std::lock_guard lock(mutex);
                            seen.insert(tile.group);
                        }
                        for (std::size_t i = 0; i < tile.cells; ++i)
                            tile.out[0][i] = tile.in[0][i] + tile.in[0][tile.cells + i] + tile.in[0][2 * tile.cells + i] + tile.in[1][i];
                        return {};
                    },
                    reusable());
                if (!done)
                    qFatal("%s", qUtf8Printable(done.error().message));
                return valuesOf(*writer);
            };
            std::set<std::size_t> seen;
            run(keeping.context, *cubeOfSeeds(seeds(0, 12), c.ny, c.nx), seen);
            QCOMPARE(seen.size(), 4u);
            std::vector<int> others = seeds(0, 15);
            others[4] += 1000;
            const auto cube = cubeOfSeeds(others, c.ny, c.nx);
            keeping.context.memory = std::max<std::size_t>(c.memory, 9 * c.ny * c.nx * sizeof(float)); // few cells at a time
            const auto found = run(keeping.context, *cube, seen);
            QCOMPARE(seen, (std::set<std::size_t>{1, 4}));
            FakeContext fresh;
            QCOMPARE(found, run(fresh, *cube, seen));
            QCOMPARE(seen.size(), 5u);
        }
    }

    void appendedStepsGoOnFromTheState()
    {
        for (const int threads : {1, 3}) {
            KeepingContext keeping;
            keeping.context.threadCount = threads;
            std::atomic<std::size_t> steps{0};
            std::vector<double> state(12, 0.25);
            sums(keeping.context, *cubeOfSeeds(seeds(0, 100), 3, 4), steps, state);
            QCOMPARE(steps.load(), 100u);

            const auto longer = cubeOfSeeds(seeds(0, 110), 3, 4);
            std::vector<double> later(12, 0.25), expected(12, 0.25);
            keeping.blocks.reset();
            const auto found = sums(keeping.context, *longer, steps, later);
            QCOMPARE(steps.load(), 10u);
            QCOMPARE(keeping.blocks.computed, 10u);
            QCOMPARE(keeping.blocks.reused, 100u);
            FakeContext fresh;
            QCOMPARE(found, sums(fresh, *longer, steps, expected));
            QCOMPARE(later, expected);

            // Nothing new: the final state is there as well.
            std::vector<double> again(12, 0.25);
            QCOMPARE(sums(keeping.context, *longer, steps, again), found);
            QCOMPARE(steps.load(), 0u);
            QCOMPARE(again, expected);

            // Another beginning is another result.
            std::vector<double> other(12, 0.5);
            sums(keeping.context, *longer, steps, other);
            QCOMPARE(steps.load(), 110u);
        }
    }

    void aChangedStepIsFollowedByAllAfterIt()
    {
        KeepingContext keeping;
        std::atomic<std::size_t> steps{0};
        std::vector<double> state(12, 0.25);
        sums(keeping.context, *cubeOfSeeds(seeds(0, 100), 3, 4), steps, state);
        std::vector<int> changed = seeds(0, 100);
        changed[70] += 1000;
        const auto cube = cubeOfSeeds(changed, 3, 4);
        std::vector<double> later(12, 0.25), expected(12, 0.25);
        const auto found = sums(keeping.context, *cube, steps, later);
        QVERIFY2(steps.load() >= 30 && steps.load() < 100, qPrintable(QString::number(steps.load()))); // from a state before it
        FakeContext fresh;
        QCOMPARE(found, sums(fresh, *cube, steps, expected));
        QCOMPARE(later, expected);
    }

    /// A walk that was stopped leaves tiles behind; the next one makes the others, also with another share of memory.
    void stoppedSeriesGoOn()
    {
        std::mt19937 random(8);
        int reusedSomething = 0;
        for (int round = 0; round < 30; ++round) {
            const auto cube = cubeOfSeeds(seeds(0, 40), 9, 7);
            KeepingContext keeping;
            std::atomic<std::size_t> cells{0};
            std::size_t stopAfter = std::uniform_int_distribution<std::size_t>(1, 63)(random);
            const auto walk = [&](FakeContext& context, MemoryWriter& reversed, MemoryWriter& sum) {
                cells = 0;
                return walkSeries(
                    context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}}, {{&reversed, 0, 0}, {&sum, 0, 0}},
                    [&](const SeriesTile& tile) -> Result<void> {
                        if ((cells += tile.cells) > stopAfter)
                            return RunContext::cancelledError();
                        for (std::size_t i = 0; i < tile.cells; ++i) {
                            float total = tile.in[1][i];
                            for (std::size_t t = 0; t < tile.steps; ++t) {
                                total += tile.in[0][t * tile.cells + i];
                                tile.out[0][t * tile.cells + i] = tile.in[0][(tile.steps - 1 - t) * tile.cells + i];
                            }
                            tile.out[1][i] = total;
                        }
                        return {};
                    },
                    reusable());
            };
            const auto sumWriter = [&] {
                auto out = writerFor(0, 9, 7);
                return out;
            };
            keeping.context.threadCount = 1;
            keeping.context.memory = 6000 + 4000 * static_cast<std::size_t>(round % 3);
            auto first = writerLike(*cube), firstSum = sumWriter();
            QVERIFY(!walk(keeping.context, *first, *firstSum));

            stopAfter = 1000;
            keeping.context.memory = 5000 + 3000 * static_cast<std::size_t>(round % 5);
            keeping.context.threadCount = 1 + round % 3;
            auto second = writerLike(*cube), secondSum = sumWriter();
            const auto done = walk(keeping.context, *second, *secondSum);
            QVERIFY2(done, sentence(done));
            reusedSomething += cells.load() < 63 ? 1 : 0;
            const auto found = valuesOf(*second), foundSum = valuesOf(*secondSum);

            FakeContext fresh;
            auto third = writerLike(*cube), thirdSum = sumWriter();
            QVERIFY(walk(fresh, *third, *thirdSum));
            QCOMPARE(cells.load(), 63u);
            QCOMPARE(found, valuesOf(*third));
            QCOMPARE(foundSum, valuesOf(*thirdSum));
        }
        QVERIFY2(reusedSomething > 5, qPrintable(QString::number(reusedSomething)));
    }

    /// Sources whose rows cannot be read alone are unpacked once, however many boxes memory asks for.
    void costlySourcesAreReadOnce()
    {
        class CostlyCube final : public Cube {
        public:
            explicit CostlyCube(std::shared_ptr<const Cube> inner) : Cube(inner->sharedSignature()), m_inner(std::move(inner)) {}
            Result<void> read(int variable, const Window& window, std::span<float> out) const override
            {
                valuesUnpacked += window.count[0] * 63; // whole fields
                return m_inner->read(variable, window, out);
            }
            std::size_t rowsReadTogether(int) const override { return 9; }
            mutable std::atomic<std::size_t> valuesUnpacked{0};

        private:
            std::shared_ptr<const Cube> m_inner;
        };
        const auto inner = cubeOfSeeds(seeds(0, 40), 9, 7);
        std::vector<float> expected;
        for (const std::size_t memory : {std::size_t{1} << 20, std::size_t{4000}, std::size_t{1000}}) {
            const CostlyCube cube(inner);
            FakeContext context;
            context.memory = memory;
            auto writer = writerLike(*inner);
            const auto done = walkSeries(context, {{&cube, 0, 0}}, {{writer.get(), 0, 0}}, [](const SeriesTile& tile) -> Result<void> {
                for (std::size_t i = 0; i < tile.in[0].size(); ++i)
                    tile.out[0][i] = 2 * tile.in[0][i];
                return {};
            });
            QVERIFY2(done, sentence(done));
            QCOMPARE(cube.valuesUnpacked.load(), 40u * 63u);
            const auto values = valuesOf(*writer);
            if (expected.empty())
                expected = values;
            QCOMPARE(values, expected);
            QVERIFY(context.progressIsMonotone());
        }
    }
};

QTEST_GUILESS_MAIN(WalkBlocksTest)
#include "walk_blocks_test.moc"
