// SPDX-License-Identifier: GPL-3.0-or-later
// What all walks have in common: what does not fit, memory, errors, cancelling.
#include "pipelines/modules/walk_slabs.h"
#include "tests/modules/walk_support.h"

#include <cmath>
#include <set>

using namespace terrella;
using namespace terrella::test;
using namespace std::chrono_literals;

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
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
