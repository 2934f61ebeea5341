// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/cost_memory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

const QString kVersion = QStringLiteral("1.0.0");

CostSample sample(double seconds, qint64 cells, std::optional<qint64> memory = {}, const QString& version = kVersion)
{
    return {version, seconds, memory, 10 * cells, 4 * cells, cells};
}

} // namespace

class CostMemoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsKnownOfWhatNeverRan();
    void costsGrowWithTheData();
    void oneOddRunDoesNoHarm();
    void nearestSizesCount();
    void otherVersionsCountOnlyWhereThereIsNoneOfThis();
    void memoryStaysBelowTheLimit();
    void isRememberedAndTidied();
};

void CostMemoryTest::nothingIsKnownOfWhatNeverRan() { QCOMPARE(estimateCost({}, kVersion, 100, 100, 1 << 30).runs, 0); }

void CostMemoryTest::costsGrowWithTheData()
{
    const auto cost = estimateCost({sample(2.0, 1000), sample(2.2, 1000), sample(1.8, 1000)}, kVersion, 10'000, 0, 1 << 30);
    QCOMPARE(cost.runs, 3);
    QCOMPARE(cost.seconds, 20.0);
    QCOMPARE(cost.bytesOut, 40'000);
    QVERIFY(!cost.memory);
    // Without cells the bytes that come in are the measure.
    const std::vector<CostSample> tables{{kVersion, 3.0, {}, 500, 50, 0}};
    QCOMPARE(estimateCost(tables, kVersion, 0, 1000, 1 << 30).seconds, 6.0);
}

void CostMemoryTest::oneOddRunDoesNoHarm()
{
    const auto cost = estimateCost({sample(2.0, 1000), sample(900.0, 1000), sample(2.0, 1000), sample(2.1, 1000)}, kVersion, 1000, 0, 1 << 30);
    QVERIFY2(cost.seconds >= 2.0 && cost.seconds <= 2.1, qPrintable(QString::number(cost.seconds)));
}

void CostMemoryTest::nearestSizesCount()
{
    std::vector<CostSample> samples;
    for (int i = 0; i < 20; ++i)
        samples.push_back(sample(0.5, 10)); // where starting up costs most
    for (int i = 0; i < 5; ++i)
        samples.push_back(sample(1.0, 1'000'000));
    const auto cost = estimateCost(samples, kVersion, 2'000'000, 0, 1 << 30);
    QCOMPARE(cost.runs, 5);
    QCOMPARE(cost.seconds, 2.0);
}

void CostMemoryTest::otherVersionsCountOnlyWhereThereIsNoneOfThis()
{
    const std::vector<CostSample> samples{sample(9.0, 1000, {}, QStringLiteral("0.9.0")), sample(1.0, 1000)};
    QCOMPARE(estimateCost(samples, kVersion, 1000, 0, 1 << 30).seconds, 1.0);
    QCOMPARE(estimateCost(samples, QStringLiteral("0.9.0"), 1000, 0, 1 << 30).seconds, 9.0);
    QCOMPARE(estimateCost(samples, QStringLiteral("2.0.0"), 1000, 0, 1 << 30).runs, 2);
}

void CostMemoryTest::memoryStaysBelowTheLimit()
{
    const std::vector<CostSample> samples{sample(1.0, 1000, 50'000'000), sample(1.0, 1000), sample(1.0, 1000, 60'000'000)};
    QCOMPARE(*estimateCost(samples, kVersion, 1000, 0, 1LL << 30).memory, 60'000'000);
    QCOMPARE(*estimateCost(samples, kVersion, 2000, 0, 1LL << 30).memory, 120'000'000);
    QCOMPARE(*estimateCost(samples, kVersion, 200'000, 0, 100'000'000).memory, 100'000'000);
    QCOMPARE(*estimateCost(samples, kVersion, 10, 0, 1LL << 30).memory, 60'000'000);
}

void CostMemoryTest::isRememberedAndTidied()
{
    QTemporaryDir folder;
    const CostMemory memory(folder.filePath(QStringLiteral("costs")));
    QVERIFY(memory.samples(QStringLiteral("a.b")).empty());
    memory.add(QStringLiteral("a.b"), sample(1.5, 7, 99));
    memory.add(QStringLiteral("a.b"), sample(2.5, 8));
    QCOMPARE(memory.samples(QStringLiteral("a.b")), (std::vector<CostSample>{sample(1.5, 7, 99), sample(2.5, 8)}));
    QVERIFY(memory.samples(QStringLiteral("a.c")).empty());
    QFile file(folder.filePath(QStringLiteral("costs/a.b.jsonl")));
    QVERIFY(file.open(QIODevice::Append) && file.write("{\"seconds\": 3, \"ver") > 0); // cut short
    file.close();
    QCOMPARE(memory.samples(QStringLiteral("a.b")).size(), 2u);
    for (int i = 0; i < 3000; ++i)
        memory.add(QStringLiteral("a.b"), sample(1.0, i));
    QVERIFY(file.size() < 250'000);
    const auto samples = memory.samples(QStringLiteral("a.b"));
    QVERIFY(samples.size() >= 250 && samples.size() < 2500);
    QCOMPARE(samples.back().cells, 2999);
}

QTEST_GUILESS_MAIN(CostMemoryTest)
#include "cost_memory_test.moc"
