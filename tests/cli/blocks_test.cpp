// SPDX-License-Identifier: GPL-3.0-or-later
// What is computed again when one file of many is new, and when a run was killed: counted in blocks, with the real program.
#include "tests/cli/sample_case.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QElapsedTimer>

#include <csignal>
#include <random>

using namespace terrella::test;

namespace {

constexpr int kDays = 3; ///< of each month: enough to tell steps from months
constexpr int kMonths = 24;

/// One month of two fields, u and v, over a small grid: values that differ everywhere.
QByteArray monthFile(int month, int ny = 6, int nx = 8, int dayCount = kDays)
{
    ClassicNetCdf file;
    const int time = file.dimension("time", static_cast<std::size_t>(dayCount));
    const int lat = file.dimension("lat", static_cast<std::size_t>(ny));
    const int lon = file.dimension("lon", static_cast<std::size_t>(nx));
    std::vector<double> days, rows, columns;
    for (int day = 0; day < dayCount; ++day)
        days.push_back(30.0 * month + day);
    for (int j = 0; j < ny; ++j)
        rows.push_back(-60.0 + 120.0 * j / (ny - 1));
    for (int i = 0; i < nx; ++i)
        columns.push_back(360.0 * i / nx);
    file.doubles("time", {time}, days, {{{"units", std::string("days since 2000-01-01")}, {"calendar", std::string("360_day")}}});
    file.doubles("lat", {lat}, rows, {{{"units", std::string("degrees_north")}, {"standard_name", std::string("latitude")}}});
    file.doubles("lon", {lon}, columns, {{{"units", std::string("degrees_east")}, {"standard_name", std::string("longitude")}}});
    for (const char* name : {"u", "v"}) {
        std::vector<float> values;
        for (int k = 0; k < dayCount * ny * nx; ++k)
            values.push_back(static_cast<float>(std::sin(0.37 * k + month) * 10.0 + (name[0] == 'u' ? 0.0 : 5.0)));
        const std::string standardName = name[0] == 'u' ? "eastward_wind" : "northward_wind";
        file.floats(name, {time, lat, lon}, values, {{{"units", std::string("m s-1")}, {"standard_name", standardName}}});
    }
    return file.bytes();
}

QString monthName(int month) { return QStringLiteral("data/month-%1.nc").arg(month, 3, 10, QLatin1Char('0')); }

QJsonObject node(const char* module, const QJsonObject& parameters)
{
    return {{QStringLiteral("module"), QLatin1String(module)}, {QStringLiteral("parameters"), parameters}};
}

/// open → select a region → wind speed.
QJsonObject windNodes()
{
    return {{QStringLiteral("open"), node("data.open", {{QStringLiteral("files"), QJsonArray{QStringLiteral("data/month-*.nc")}}})},
        {QStringLiteral("select"), node("data.select", {{QStringLiteral("region"), QJsonArray{0, -40, 200, 40}}})},
        {QStringLiteral("wind"), node("data.derive", {{QStringLiteral("operation"), QStringLiteral("wind_speed")}})}};
}
const QStringList& windLinks()
{
    static const QStringList links{QStringLiteral("open.data>select.data"), QStringLiteral("select.data>wind.data")};
    return links;
}

/// open → select a region → monthly means, and monthly 90th percentiles.
QJsonObject monthlyNodes()
{
    QJsonObject nodes = windNodes();
    nodes.remove(QStringLiteral("wind"));
    const QJsonObject mean{{QStringLiteral("time"), QStringLiteral("month")}};
    QJsonObject percentile = mean;
    percentile.insert(QStringLiteral("operation"), QStringLiteral("percentile"));
    percentile.insert(QStringLiteral("percentile"), 90);
    nodes.insert(QStringLiteral("mean"), node("data.aggregate", mean));
    nodes.insert(QStringLiteral("percentile"), node("data.aggregate", percentile));
    return nodes;
}
const QStringList& monthlyLinks()
{
    static const QStringList links{
        QStringLiteral("open.data>select.data"), QStringLiteral("select.data>mean.data"), QStringLiteral("select.data>percentile.data")};
    return links;
}

/// open → a mask, a formula, another calendar, and the difference from a climatology of other files.
QJsonObject stepwiseNodes()
{
    const auto files = [](const char* pattern) { return QJsonObject{{QStringLiteral("files"), QJsonArray{QLatin1String(pattern)}}}; };
    const QJsonObject byMonth{{QStringLiteral("by"), QStringLiteral("month")}};
    return {{QStringLiteral("open"), node("data.open", files("data/month-*.nc"))}, {QStringLiteral("past"), node("data.open", files("past.nc"))},
        {QStringLiteral("mask"),
            node("data.mask", {{QStringLiteral("variable"), QStringLiteral("u")}, {QStringLiteral("threshold"), QStringLiteral("3")}})},
        {QStringLiteral("formula"), node("data.arithmetic", {{QStringLiteral("formula"), QStringLiteral("u * u + v * v")}})},
        {QStringLiteral("calendar"), node("data.convert_calendar", {{QStringLiteral("calendar"), QStringLiteral("standard")}})},
        {QStringLiteral("climatology"), node("data.climatology", byMonth)}, {QStringLiteral("anomaly"), node("data.anomaly", byMonth)}};
}
const QStringList& stepwiseLinks()
{
    static const QStringList links{QStringLiteral("open.data>mask.data"), QStringLiteral("open.data>formula.data"),
        QStringLiteral("open.data>calendar.data"), QStringLiteral("open.data>anomaly.data"), QStringLiteral("past.data>climatology.data"),
        QStringLiteral("climatology.data>anomaly.climatology")};
    return links;
}

/// The `finished` or `reused` event of each node.
std::map<QString, QJsonObject> lastWords(const Outcome& outcome)
{
    std::map<QString, QJsonObject> out;
    for (const QJsonObject& event : outcome.lines()) {
        const QString type = event.value(QLatin1String("type")).toString();
        if (type == QLatin1String("finished") || type == QLatin1String("reused"))
            out[event.value(QLatin1String("node")).toString()] = event;
    }
    return out;
}

std::pair<int, int> blocksOf(const QJsonObject& event)
{
    const QJsonObject blocks = event.value(QLatin1String("details")).toObject().value(QLatin1String("blocks")).toObject();
    return {blocks.value(QLatin1String("computed")).toInt(), blocks.value(QLatin1String("reused")).toInt()};
}

QString outputOf(const QJsonObject& event)
{
    return event.value(QLatin1String("details")).toObject().value(QLatin1String("outputs")).toObject().value(QLatin1String("data")).toString();
}

/// Blocks that a store tells of: records in the indexes of all families that last.
int keptBlocks(const SampleCase& sample)
{
    constexpr qint64 recordBytes = 88;
    qint64 bytes = 0;
    QDirIterator it(sample.path("store/blocks"), {QStringLiteral("*.index")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        bytes += it.fileInfo().size() / recordBytes;
    }
    return static_cast<int>(bytes);
}

/// Digest of a folder's file names and contents.
QByteArray contentOf(const QString& folder)
{
    QStringList names;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        names.append(it.next());
    names.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& name : names) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(name));
        hash.addData(name.mid(folder.size()).toUtf8());
        hash.addData(file.readAll());
    }
    return names.isEmpty() ? QByteArray() : hash.result();
}

} // namespace

class BlocksTest : public QObject {
    Q_OBJECT

private:
    static void writeMonths(const SampleCase& sample, const std::vector<int>& months)
    {
        QDir(sample.folder.path()).mkpath(QStringLiteral("data"));
        for (const int month : months)
            sample.write(monthName(month), monthFile(month));
    }
    static std::vector<int> monthsBut(int left, int count = 120)
    {
        std::vector<int> out;
        for (int month = 0; month < count; ++month) {
            if (month != left)
                out.push_back(month);
        }
        return out;
    }
    static Outcome run(const SampleCase& sample, const QString& pipeline)
    {
        return sample.call({QStringLiteral("run"), pipeline, QStringLiteral("--json")});
    }

private Q_SLOTS:
    void oneFileMoreIsOneMonthOfWork_data()
    {
        QTest::addColumn<int>("added");
        QTest::newRow("at the end") << 119;
        QTest::newRow("in the middle") << 60;
        QTest::newRow("at the beginning") << 0;
    }
    void oneFileMoreIsOneMonthOfWork()
    {
        QFETCH(int, added);
        const SampleCase sample;
        writeMonths(sample, monthsBut(added));
        const QString pipeline = sample.writePipeline(QStringLiteral("wind.terrella"), windNodes(), windLinks());
        const Outcome first = run(sample, pipeline);
        QVERIFY2(first.code == 0, qPrintable(first.both()));
        auto words = lastWords(first);
        QCOMPARE(blocksOf(words["wind"]), std::pair(119 * kDays, 0));
        QCOMPARE(blocksOf(words["select"]), std::pair(2 * 119 * kDays, 0)); // two variables

        writeMonths(sample, {added});
        const Outcome second = run(sample, pipeline);
        QVERIFY2(second.code == 0, qPrintable(second.both()));
        words = lastWords(second);
        QCOMPARE(blocksOf(words["select"]), std::pair(2 * kDays, 2 * 119 * kDays));
        QCOMPARE(blocksOf(words["wind"]), std::pair(kDays, 119 * kDays));

        // The same bytes as in a store that knew nothing.
        SampleCase fresh;
        writeMonths(fresh, monthsBut(-1));
        const Outcome whole = run(fresh, fresh.writePipeline(QStringLiteral("wind.terrella"), windNodes(), windLinks()));
        QVERIFY2(whole.code == 0, qPrintable(whole.both()));
        auto wholeWords = lastWords(whole);
        QCOMPARE(blocksOf(wholeWords["wind"]), std::pair(120 * kDays, 0));
        for (const char* id : {"select", "wind"}) {
            QVERIFY(!contentOf(outputOf(words[id])).isEmpty());
            QCOMPARE(contentOf(outputOf(words[id])), contentOf(outputOf(wholeWords[id])));
        }
    }

    void oneFileMoreIsOneMonthOfWhatGoesByStep_data()
    {
        QTest::addColumn<int>("added");
        QTest::newRow("at the end") << kMonths - 1;
        QTest::newRow("at the beginning") << 0;
    }
    void oneFileMoreIsOneMonthOfWhatGoesByStep()
    {
        QFETCH(int, added);
        const std::map<const char*, int> variables{{"mask", 2}, {"formula", 1}, {"calendar", 2}, {"anomaly", 2}};
        const SampleCase sample, fresh;
        for (const SampleCase* each : {&sample, &fresh})
            each->write(QStringLiteral("past.nc"), monthFile(0, 6, 8, 360)); // a whole year
        writeMonths(sample, monthsBut(added, kMonths));
        const QString pipeline = sample.writePipeline(QStringLiteral("steps.terrella"), stepwiseNodes(), stepwiseLinks());
        const Outcome first = run(sample, pipeline);
        QVERIFY2(first.code == 0, qPrintable(first.both()));
        auto words = lastWords(first);
        for (const auto& [id, count] : variables)
            QCOMPARE(blocksOf(words[id]), std::pair(count * (kMonths - 1) * kDays, 0));

        writeMonths(sample, {added});
        const Outcome second = run(sample, pipeline);
        QVERIFY2(second.code == 0, qPrintable(second.both()));
        words = lastWords(second);
        writeMonths(fresh, monthsBut(-1, kMonths));
        const Outcome whole = run(fresh, fresh.writePipeline(QStringLiteral("steps.terrella"), stepwiseNodes(), stepwiseLinks()));
        QVERIFY2(whole.code == 0, qPrintable(whole.both()));
        auto wholeWords = lastWords(whole);
        for (const auto& [id, count] : variables) {
            QCOMPARE(blocksOf(words[id]), std::pair(count * kDays, count * (kMonths - 1) * kDays));
            QVERIFY(!contentOf(outputOf(words[id])).isEmpty());
            QCOMPARE(contentOf(outputOf(words[id])), contentOf(outputOf(wholeWords[id])));
        }
    }

    void oneFileMoreIsOneMonthOfMeans_data()
    {
        QTest::addColumn<int>("added");
        QTest::addColumn<int>("daysBefore"); ///< of that month, which the first run finds
        QTest::newRow("at the end") << kMonths - 1 << 0;
        QTest::newRow("in the middle") << kMonths / 2 << 0;
        QTest::newRow("at the beginning") << 0 << 0;
        QTest::newRow("a month that was incomplete") << kMonths - 1 << kDays - 1;
    }
    void oneFileMoreIsOneMonthOfMeans()
    {
        QFETCH(int, added);
        QFETCH(int, daysBefore);
        constexpr int variables = 2;
        const SampleCase sample;
        writeMonths(sample, monthsBut(added, kMonths));
        if (daysBefore > 0)
            sample.write(monthName(added), monthFile(added, 6, 8, daysBefore));
        const QString pipeline = sample.writePipeline(QStringLiteral("monthly.terrella"), monthlyNodes(), monthlyLinks());
        const Outcome first = run(sample, pipeline);
        QVERIFY2(first.code == 0, qPrintable(first.both()));
        auto words = lastWords(first);
        for (const char* id : {"mean", "percentile"})
            QCOMPARE(blocksOf(words[id]), std::pair(variables * (daysBefore > 0 ? kMonths : kMonths - 1), 0));

        writeMonths(sample, {added});
        const Outcome second = run(sample, pipeline);
        QVERIFY2(second.code == 0, qPrintable(second.both()));
        words = lastWords(second);
        QCOMPARE(blocksOf(words["select"]), std::pair(variables * kDays, variables * (kMonths - 1) * kDays));
        SampleCase fresh;
        writeMonths(fresh, monthsBut(-1, kMonths));
        const Outcome whole = run(fresh, fresh.writePipeline(QStringLiteral("monthly.terrella"), monthlyNodes(), monthlyLinks()));
        QVERIFY2(whole.code == 0, qPrintable(whole.both()));
        auto wholeWords = lastWords(whole);
        for (const char* id : {"mean", "percentile"}) {
            QCOMPARE(blocksOf(words[id]), std::pair(variables, variables * (kMonths - 1)));
            QVERIFY(!contentOf(outputOf(words[id])).isEmpty());
            QCOMPARE(contentOf(outputOf(words[id])), contentOf(outputOf(wholeWords[id])));
        }
    }

    void aDamagedBlockIsComputedAgain()
    {
        const SampleCase sample;
        writeMonths(sample, monthsBut(3, 4));
        const QString pipeline = sample.writePipeline(QStringLiteral("wind.terrella"), windNodes(), windLinks());
        QVERIFY(run(sample, pipeline).code == 0);
        QDirIterator it(sample.path("store/blocks"), {QStringLiteral("*.block")}, QDir::Files, QDirIterator::Subdirectories);
        int damaged = 0;
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.seek(5));
            const char was = file.read(1).at(0);
            QVERIFY(file.seek(5));
            file.write(QByteArray(1, static_cast<char>(was ^ 0x10)));
            ++damaged;
        }
        QVERIFY(damaged > 0);
        writeMonths(sample, {3});
        const Outcome second = run(sample, pipeline);
        QVERIFY2(second.code == 0, qPrintable(second.both()));
        SampleCase fresh;
        writeMonths(fresh, monthsBut(-1, 4));
        const Outcome whole = run(fresh, fresh.writePipeline(QStringLiteral("wind.terrella"), windNodes(), windLinks()));
        auto words = lastWords(second), wholeWords = lastWords(whole);
        QVERIFY(blocksOf(words["wind"]).first > kDays);
        QCOMPARE(contentOf(outputOf(words["wind"])), contentOf(outputOf(wholeWords["wind"])));
    }

    void killedAtAnyMoment()
    {
        constexpr int months = 30, rounds = 20, rows = 121, columns = 160;
        const auto fill = [](const SampleCase& sample) {
            QDir(sample.folder.path()).mkpath(QStringLiteral("data"));
            for (int month = 0; month < months; ++month)
                sample.write(monthName(month), monthFile(month, rows, columns));
            QJsonObject nodes = windNodes();
            nodes.insert(QStringLiteral("monthly"), node("data.aggregate", {{QStringLiteral("time"), QStringLiteral("month")}}));
            return sample.writePipeline(QStringLiteral("wind.terrella"), nodes, windLinks() + QStringList{QStringLiteral("wind.data>monthly.data")});
        };
        const SampleCase undisturbed;
        const QString pipeline = fill(undisturbed);
        QElapsedTimer timer;
        timer.start();
        const Outcome whole = run(undisturbed, pipeline);
        const qint64 took = timer.elapsed();
        QVERIFY2(whole.code == 0, qPrintable(whole.both()));
        auto expected = lastWords(whole);
        const std::map<QString, int> blocks{{QStringLiteral("open"), 0}, {QStringLiteral("select"), 2 * months * kDays},
            {QStringLiteral("wind"), months * kDays}, {QStringLiteral("monthly"), months}};

        int allBlocks = 0;
        for (const auto& [id, count] : blocks)
            allBlocks += count;

        std::mt19937 random(20);
        int killed = 0, reusedBlocks = 0;
        const SampleCase sample;
        fill(sample);
        for (int round = 0; round < rounds; ++round) {
            QDir(sample.path("store")).removeRecursively();
            QDir(sample.path("runs")).removeRecursively();
            const auto process = sample.start({QStringLiteral("run"), QStringLiteral("wind.terrella"), QStringLiteral("--json")});
            if (round % 2 == 0) {
                // Evenly over the time that a run takes, whatever the machine does beside it …
                const auto moment = std::uniform_int_distribution<qint64>(took * round / rounds, took * (round + 1) / rounds)(random);
                process->waitForFinished(static_cast<int>(std::max<qint64>(1, moment)));
            } else {
                // … and in the midst of the work: as soon as so many blocks are there.
                const int enough = std::uniform_int_distribution<int>(1, allBlocks - 1)(random);
                while (keptBlocks(sample) < enough && !process->waitForFinished(2)) {}
            }
            process->kill();
            process->waitForFinished();
            killed += process->exitStatus() == QProcess::CrashExit ? 1 : 0;
            const int kept = keptBlocks(sample);

            const QStringList runs = QDir(sample.path("runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            const bool canResume = !runs.isEmpty() && process->exitStatus() == QProcess::CrashExit
                && QFile::exists(sample.path(QStringLiteral("runs/%1/pipeline.terrella").arg(runs.value(0))))
                && QFile::exists(sample.path(QStringLiteral("runs/%1/run.json").arg(runs.value(0))));
            const Outcome resumed = canResume ? sample.call({QStringLiteral("run"), QStringLiteral("--resume"),
                                        sample.path(QStringLiteral("runs/") + runs.value(0)), QStringLiteral("--json")})
                                              : run(sample, QStringLiteral("wind.terrella"));
            QVERIFY2(resumed.code == 0, qPrintable(resumed.both()));
            auto words = lastWords(resumed);
            int found = 0; // blocks that were kept and were not computed again
            for (const auto& [id, count] : blocks) {
                const QJsonObject& word = words[id];
                const bool isWhole = word.value(QLatin1String("type")) == QLatin1String("reused");
                found += isWhole ? count : blocksOf(word).second;
                reusedBlocks += isWhole ? 0 : blocksOf(word).second;
                if (!isWhole)
                    QCOMPARE(blocksOf(word).first + blocksOf(word).second, count);
            }
            QCOMPARE(found, kept);
            for (const char* id : {"select", "wind", "monthly"})
                QCOMPARE(contentOf(outputOf(words[id])), contentOf(outputOf(expected[id])));
            const QStringList unfinished = QDir(sample.path("store/unfinished")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
            QVERIFY2(unfinished.isEmpty(), qPrintable(unfinished.join(QLatin1Char(' '))));
            const Outcome verified = sample.call({QStringLiteral("store"), QStringLiteral("--verify")});
            QVERIFY2(verified.code == 0, qPrintable(verified.both()));
        }
        qInfo("%d of %d runs were killed before their end, %d blocks of unfinished results were found again", killed, rounds, reusedBlocks);
        QVERIFY(killed >= rounds / 2);
        QVERIFY(reusedBlocks > 0);
    }
};

QTEST_GUILESS_MAIN(BlocksTest)
#include "blocks_test.moc"
