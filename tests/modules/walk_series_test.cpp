// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/modules/walk_support.h"

#include <cmath>
#include <set>

using namespace terrella;
using namespace terrella::test;
using namespace std::chrono_literals;

class WalkSeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

    void readsEachFieldOnceWhenMemoryAllows()
    {
        const auto inner = cubeOf(50, 10, 100);
        SlowCube cube(inner);
        FakeContext context;
        const auto noSeries = [](const SeriesTile&) { return Result<void>(); };
        QVERIFY(walkSeries(context, {{&cube, 0, 0}}, {}, noSeries));
        QCOMPARE(cube.reads.load(), 1); // one piece of some megabytes holds it all
    }
};

QTEST_GUILESS_MAIN(WalkSeriesTest)
#include "walk_series_test.moc"
