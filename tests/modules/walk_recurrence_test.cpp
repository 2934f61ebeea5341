// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/modules/walk_support.h"

#include <cmath>
#include <set>

using namespace terrella;
using namespace terrella::test;
using namespace std::chrono_literals;

class WalkRecurrenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(WalkRecurrenceTest)
#include "walk_recurrence_test.moc"
