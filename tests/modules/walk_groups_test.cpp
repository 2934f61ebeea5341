// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/modules/walk_support.h"

#include <cmath>

using namespace terrella;
using namespace terrella::test;

namespace {

/// The sum over the steps of a group, with the mask and the number of the group.
Result<void> sumOfGroup(const GroupTile& tile)
{
    for (std::size_t c = 0; c < tile.cells; ++c) {
        float sum = tile.in.size() > 1 ? tile.in[1][c] : 0.0F;
        for (std::size_t t = 0; t < tile.range.count; ++t)
            sum += tile.in[0][t * tile.cells + c];
        tile.out[0][c] = sum + 1000.0F * static_cast<float>(tile.group);
    }
    return {};
}

} // namespace

class WalkGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachGroupSeesItsSteps()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 60; ++round) {
            const Case c = randomCase(random);
            const auto cube = cubeOf(c.steps, c.ny, c.nx);
            // Any runs of steps: they may overlap, leave out steps, and be empty.
            std::vector<StepRange> groups(std::uniform_int_distribution<std::size_t>(1, 8)(random));
            for (StepRange& group : groups) {
                group.first = std::uniform_int_distribution<std::size_t>(0, c.steps - 1)(random);
                group.count = std::uniform_int_distribution<std::size_t>(0, c.steps - group.first)(random);
            }
            FakeContext context;
            context.threadCount = c.threads;
            context.memory = c.memory;
            auto writer = writerFor(groups.size(), c.ny, c.nx);
            const auto done = walkGroups(context, {{cube.get(), 0, 0}, {cube.get(), 1, 0}}, {{writer.get(), 0, 0}}, groups, sumOfGroup);
            QVERIFY2(done, sentence(done));
            const auto result = writer->finish();
            QVERIFY2(result, sentence(result));
            const auto y = all(**result, 0);
            const std::size_t cells = c.ny * c.nx;
            for (std::size_t g = 0; g < groups.size(); ++g) {
                for (std::size_t i = 0; i < cells; ++i) {
                    if (groups[g].count == 0) {
                        QVERIFY(std::isnan(y[g * cells + i]));
                        continue;
                    }
                    float expected = valueAt(i);
                    for (std::size_t t = groups[g].first; t < groups[g].first + groups[g].count; ++t)
                        expected += valueAt(t * cells + i);
                    QCOMPARE(y[g * cells + i], expected + 1000.0F * static_cast<float>(g));
                }
            }
            QVERIFY(context.progressIsMonotone());
            QCOMPARE(context.reports.back().fraction, 1.0);
        }
    }

    void oneGroupNeedsNoTime()
    {
        const auto cube = cubeOf(4, 2, 3);
        FakeContext context;
        auto writer = writerFor(0, 2, 3);
        QVERIFY(walkGroups(context, {{cube.get(), 0, 0}}, {{writer.get(), 0, 0}}, {{0, 4}}, sumOfGroup));
        const auto result = writer->finish();
        QVERIFY(result);
        QCOMPARE(all(**result, 0)[5], valueAt(5) + valueAt(11) + valueAt(17) + valueAt(23));
    }

    void stepsAreChosenAndRepeated()
    {
        const auto cube = cubeOf(5, 2, 3);
        FakeContext context;
        auto writer = writerFor(2, 2, 3);
        const WalkInput backwards{cube.get(), 0, 0, {4, 3, 3, 0}};
        QVERIFY(walkGroups(context, {backwards}, {{writer.get(), 0, 0}}, {{0, 3}, {3, 1}}, sumOfGroup));
        const auto result = writer->finish();
        QVERIFY(result);
        const auto y = all(**result, 0);
        for (std::size_t i = 0; i < 6; ++i) {
            QCOMPARE(y[i], valueAt(24 + i) + 2 * valueAt(18 + i));
            QCOMPARE(y[6 + i], valueAt(i) + 1000.0F);
        }
    }

    void stepsStandBesideOthers()
    {
        // A climatology of two steps beside six steps of data.
        const auto data = cubeOf(6, 2, 3), climate = cubeOf(2, 2, 3);
        FakeContext context;
        auto writer = writerFor(6, 2, 3);
        const auto done = walkFields(context, {{data.get(), 0, 0}, {climate.get(), 0, 0, {0, 1, 0, 1, 0, 1}}}, {{writer.get(), 0, 0}},
            [](const FieldStep& step) -> Result<void> {
                for (std::size_t c = 0; c < step.out[0].size(); ++c)
                    step.out[0][c] = step.in[0][c] - step.in[1][c];
                return {};
            });
        QVERIFY2(done, sentence(done));
        const auto result = writer->finish();
        QVERIFY(result);
        const auto y = all(**result, 0);
        for (std::size_t i = 0; i < y.size(); ++i)
            QCOMPARE(y[i], valueAt(i) - valueAt(i % 12));
    }

    void everySliceCanBeReached()
    {
        // Members and levels are counted together, the last axis fastest.
        auto signature = std::make_shared<CubeSignature>(*signatureOf(2, 2, 2, 3));
        Axis member;
        member.kind = AxisKind::Member;
        member.name = QStringLiteral("member");
        member.values = {0, 1};
        signature->axes.push_back(member);
        signature->variables.resize(1);
        signature->variables[0].axes = {0, 4, 1, 2, 3}; // time, member, level, lat, lon
        std::vector<float> values(2 * 2 * 3 * 4);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = valueAt(i);
        const MemoryCube cube(signature, {values});
        for (std::size_t slice = 0; slice < 6; ++slice) {
            FakeContext context;
            auto writer = writerFor(2, 2, 2);
            QVERIFY(walkGroups(context, {{&cube, 0, slice}}, {{writer.get(), 0, 0}}, {{0, 1}, {1, 1}}, sumOfGroup));
            const auto result = writer->finish();
            QVERIFY(result);
            const auto y = all(**result, 0);
            for (std::size_t i = 0; i < 8; ++i)
                QCOMPARE(y[i], valueAt((i / 4 * 6 + slice) * 4 + i % 4) + (i < 4 ? 0.0F : 1000.0F));
        }
        FakeContext context;
        QCOMPARE(walkGroups(context, {{&cube, 0, 6}}, {}, {{0, 1}}, sumOfGroup).error().code, ErrorCode::OutOfRange);
    }

    void refusesGroupsThatDoNotFit()
    {
        const auto cube = cubeOf(4, 2, 3);
        FakeContext context;
        auto writer = writerFor(2, 2, 3);
        const std::vector<WalkOutput> outputs{{writer.get(), 0, 0}};
        QCOMPARE(walkGroups(context, {{cube.get(), 0, 0}}, outputs, {{0, 2}, {2, 3}}, sumOfGroup).error().message,
            QStringLiteral("A group goes to time step 5; there are 4."));
        QCOMPARE(walkGroups(context, {{cube.get(), 0, 0}}, outputs, {{0, 2}}, sumOfGroup).error().message,
            QStringLiteral("An output has 2 time steps for 1 groups."));
        QCOMPARE(walkGroups(context, {{cube.get(), 0, 0, {0, 4}}}, outputs, {{0, 1}, {1, 1}}, sumOfGroup).error().message,
            QStringLiteral("'x' has 4 time steps; there is no step number 5."));
        context.memory = 27; // one cell of four steps, the result and a buffer need 28
        QCOMPARE(walkGroups(context, {{cube.get(), 0, 0}}, outputs, {{0, 4}, {0, 4}}, sumOfGroup).error().code, ErrorCode::Memory);
    }

    void theKernelsErrorSaysWhere()
    {
        const auto cube = cubeOf(9, 2, 3);
        FakeContext context;
        auto writer = writerFor(3, 2, 3);
        const auto done = walkGroups(context, {{cube.get(), 0, 0}}, {{writer.get(), 0, 0}}, {{0, 3}, {3, 3}, {6, 3}},
            [](const GroupTile& tile) { return tile.group == 1 ? Result<void>(Error{}) : Result<void>(); });
        QVERIFY(!done);
        QCOMPARE(done.error().trail, QStringList{QStringLiteral("working on time steps 4 to 6")});
    }
};

QTEST_GUILESS_MAIN(WalkGroupsTest)
#include "walk_groups_test.moc"
