// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/modules/walk_support.h"

#include <cmath>
#include <set>

using namespace terrella;
using namespace terrella::test;
using namespace std::chrono_literals;

class WalkFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

    void reportsAreFew()
    {
        const auto cube = cubeOf(5000, 1, 2);
        FakeContext context;
        QVERIFY(walkFields(context, {{cube.get(), 0, 0}}, {}, idle));
        QVERIFY(context.reports.size() >= 8 && context.reports.size() <= 500);
        QCOMPARE(context.reports.back().fraction, 1.0);
    }
};

QTEST_GUILESS_MAIN(WalkFieldsTest)
#include "walk_fields_test.moc"
