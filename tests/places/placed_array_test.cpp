// SPDX-License-Identifier: GPL-3.0-or-later
// Mapped nodes as arrays of jobs, and jobs that follow each other, on a real Slurm behind a real sshd.
#include "tests/places/fixture_case.h"

#include <csignal>
#include <memory>
#include <set>

using namespace terrella;
using namespace terrella::test;

class PlacedArrayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void runsOnlyWhatFailedAgain();
    void gathersThere();
    void gathersWhatThereIs();
    void followsWithOtherResources();
    void isFoundAgain();
    void runsGroups();

private:
    QString pipeline(int count, const std::set<int>& failing, bool gathers = false, const QJsonObject& more = {}) const;
    [[nodiscard]] QStringList run(const QString& pipeline, const QStringList& more = {}) const;
    [[nodiscard]] static QByteArray scriptOf(const Outcome& outcome, const QString& node);
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<FixtureCase> m_case;
    int m_number = 0;
};

namespace {

QString joinedPath(const Outcome& outcome, const QString& port)
{
    for (const QJsonObject& event : outcome.lines()) {
        const QJsonObject outputs = detailsOf(event).value(QStringLiteral("outputs")).toObject();
        if (event.value(QStringLiteral("node")).toString() == port.section(QLatin1Char('.'), 0, 0)
            && outputs.contains(port.section(QLatin1Char('.'), 1)))
            return outputs.value(port.section(QLatin1Char('.'), 1)).toString();
    }
    return {};
}

QJsonObject contentAt(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("content")).toObject()
                                          : QJsonObject();
}

int submissions(const Outcome& outcome) { return static_cast<int>(outcome.out.count(QStringLiteral("was submitted to 'hpc"))); }

} // namespace

void PlacedArrayTest::initTestCase()
{
    SKIP_WITHOUT_CLUSTER(true);
    m_cluster = std::make_unique<TestCluster>();
    SKIP_UNLESS_UP(m_cluster->startSshd());
    SKIP_UNLESS_UP(m_cluster->startSlurm());
}

void PlacedArrayTest::cleanupTestCase()
{
    m_case.reset();
    m_cluster.reset();
}

void PlacedArrayTest::init()
{
    m_case = std::make_unique<FixtureCase>();
    const Outcome added = m_case->addCluster(
        *m_cluster, QStringLiteral("hpc"), QStringLiteral("arrays %1").arg(++m_number), {QStringLiteral("--array-limit"), QStringLiteral("2")});
    QVERIFY2(added.code == 0, qPrintable(added.both()));
}

/// "a" makes the numbers 1 … count; those that fail do so once, and go on when they are run again. "g" adds up what comes of them.
QString PlacedArrayTest::pipeline(int count, const std::set<int>& failing, bool gathers, const QJsonObject& more) const
{
    QJsonArray values;
    for (int i = 1; i <= count; ++i)
        values.append(QJsonArray{i, failing.count(i) > 0 ? QStringLiteral("checkpoint") : QStringLiteral("plain")});
    QJsonObject a = more;
    a.insert(QStringLiteral("module"), QStringLiteral("engine.make_number"));
    a.insert(QStringLiteral("map"),
        QJsonObject{{QStringLiteral("over"), QStringLiteral("rows")},
            {QStringLiteral("parameters"), QJsonArray{QStringLiteral("value"), QStringLiteral("behaviour")}}, {QStringLiteral("values"), values}});
    QJsonObject nodes{{QStringLiteral("a"), a}};
    if (gathers)
        nodes.insert(QStringLiteral("g"), QJsonObject{{QStringLiteral("module"), QStringLiteral("engine.add_numbers")}});
    return m_case->writePipeline(
        QStringLiteral("numbers.terrella"), nodes, gathers ? QStringList{QStringLiteral("a.number>g.numbers")} : QStringList());
}

QStringList PlacedArrayTest::run(const QString& pipeline, const QStringList& more) const
{
    return QStringList{QStringLiteral("run"), pipeline, QStringLiteral("--place"), QStringLiteral("hpc"), QStringLiteral("--json")} + more;
}

/// The copy of the script that was submitted for a node.
QByteArray PlacedArrayTest::scriptOf(const Outcome& outcome, const QString& node)
{
    QFile file(QStringLiteral("%1/places/part-%2.sh").arg(outcome.lines().front().value(QStringLiteral("run")).toString(), node));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void PlacedArrayTest::runsOnlyWhatFailedAgain()
{
    const QString file = pipeline(50, {7, 31});
    const auto started = m_case->start(run(file));
    const Outcome first = SampleCase::finish(*started, 240000);
    QVERIFY2(first.code == 0, qPrintable(first.both().right(4000)));
    QCOMPARE(submissions(first), 1);
    QVERIFY2(scriptOf(first, QStringLiteral("a")).contains("#SBATCH --array=0-49%2\n"), scriptOf(first, QStringLiteral("a")).constData());

    // 48 results and 2 errors, named by what they were run with.
    std::set<QString> finished;
    for (const QJsonObject& event : eventsOf(first, "finished", QStringLiteral("a#")))
        finished.insert(event.value(QStringLiteral("node")).toString());
    QCOMPARE(finished.size(), 48u);
    const auto failed = eventsOf(first, "failed", QStringLiteral("a#"));
    QCOMPARE(failed.size(), 2u);
    QStringList members;
    for (const QJsonObject& event : failed) {
        QCOMPARE(event.value(QStringLiteral("message")).toString(), QStringLiteral("Died in the midst of it."));
        members.append(detailsOf(event).value(QStringLiteral("member")).toString());
    }
    members.sort();
    QCOMPARE(members, (QStringList{QStringLiteral("31, checkpoint"), QStringLiteral("7, checkpoint")}));
    const QJsonObject done = detailsOf(eventsOf(first, "finished", QStringLiteral("a")).back());
    QCOMPARE(done.value(QStringLiteral("runs")).toInt(), 50);
    QCOMPARE(done.value(QStringLiteral("failed")).toInt(), 2);
    bool counted = false;
    for (const QJsonObject& event : eventsOf(first, "progress", QStringLiteral("a")))
        counted = counted || event.value(QStringLiteral("message")).toString() == QStringLiteral("48 of 50 done, 2 failed");
    QVERIFY(counted);
    QJsonObject last;
    for (const QJsonObject& event : eventsOf(first, "job", QStringLiteral("a"))) {
        if (detailsOf(event).contains(QStringLiteral("members")))
            last = detailsOf(event);
    }
    QCOMPARE(last.value(QStringLiteral("members")).toObject(),
        (QJsonObject{{QStringLiteral("total"), 50}, {QStringLiteral("waiting"), 0}, {QStringLiteral("running"), 0}, {QStringLiteral("done"), 48},
            {QStringLiteral("failed"), 2}}));

    // Once more: the two that failed, and nothing else.
    const Outcome second = m_case->call(run(file));
    QVERIFY2(second.code == 0, qPrintable(second.both().right(4000)));
    QVERIFY2(scriptOf(second, QStringLiteral("a")).contains("#SBATCH --array=6,30%2\n"), scriptOf(second, QStringLiteral("a")).constData());
    QCOMPARE(eventsOf(second, "started", QStringLiteral("a#")).size(), 2u);
    QCOMPARE(detailsOf(eventsOf(second, "finished", QStringLiteral("a")).back()).value(QStringLiteral("failed")).toInt(), 0);

    // The same as here, byte for byte; and now there is nothing left to do, nor anybody to ask.
    FixtureCase local;
    const QStringList here{QStringLiteral("run"), file};
    (void)local.call(here);
    QVERIFY(local.call(here).code == 0);
    const auto expected = local.resultFiles(), got = m_case->resultFiles();
    QVERIFY(expected.size() > 50);
    for (const auto& [path, bytes] : expected)
        QVERIFY2(got.count(path) > 0 && got.at(path) == bytes, qPrintable(path));
    QCOMPARE(got.size(), expected.size());
    m_cluster->stop("sshd");
    const Outcome third = m_case->call(run(file));
    QVERIFY(m_cluster->startSshd());
    QVERIFY2(third.code == 0 && submissions(third) == 0, qPrintable(third.both()));
}

void PlacedArrayTest::gathersThere()
{
    const QString file = pipeline(5, {}, true);
    const QJsonArray parts = m_case->call({QStringLiteral("plan"), file, QStringLiteral("--place"), QStringLiteral("hpc"), QStringLiteral("--json")})
                                 .json()
                                 .value(QStringLiteral("parts"))
                                 .toArray();
    QCOMPARE(parts.size(), 2);
    QVERIFY(parts.at(0).toObject().value(QStringLiteral("script")).toString().contains(QStringLiteral("--array=0-4%2")));
    QCOMPARE(parts.at(0).toObject().value(QStringLiteral("members")).toInt(), 5);
    QCOMPARE(parts.at(1).toObject().value(QStringLiteral("after")).toArray(), QJsonArray{1});

    const Outcome there = m_case->call(run(file));
    QVERIFY2(there.code == 0, qPrintable(there.both().right(4000)));
    QCOMPARE(submissions(there), 2);
    // Both were submitted before the first began, the second after the first; only what it gathered came back.
    qsizetype lastSubmission = -1, firstStart = -1, at = 0;
    for (const QJsonObject& event : there.lines()) {
        if (event.value(QStringLiteral("message")).toString().contains(QStringLiteral("was submitted")))
            lastSubmission = at;
        if (event.value(QStringLiteral("type")) == QLatin1String("started") && firstStart < 0)
            firstStart = at;
        ++at;
    }
    QVERIFY(lastSubmission < firstStart);
    const QString array = detailsOf(eventsOf(there, "job", QStringLiteral("a")).back()).value(QStringLiteral("id")).toString();
    QCOMPARE(detailsOf(eventsOf(there, "job", QStringLiteral("g")).back()).value(QStringLiteral("after")).toArray(), QJsonArray{array});
    FixtureCase local;
    const Outcome here = local.call({QStringLiteral("run"), file, QStringLiteral("--json")});
    QVERIFY2(here.code == 0, qPrintable(here.both()));
    const auto expected = local.resultFiles(), got = m_case->resultFiles();
    QCOMPARE(got.size(), 1u);
    QVERIFY(expected.count(got.begin()->first) > 0 && expected.at(got.begin()->first) == got.begin()->second);

    // Another way to gather takes the members from there; none is computed again.
    const Outcome other = m_case->call(run(file, {QStringLiteral("--set"), QStringLiteral("g.range=9")}));
    QVERIFY2(other.code == 0, qPrintable(other.both().right(4000)));
    QCOMPARE(submissions(other), 1);
    QVERIFY(eventsOf(other, "started", QStringLiteral("a#")).empty() && eventsOf(other, "started", QStringLiteral("g")).size() == 1);
}

void PlacedArrayTest::gathersWhatThereIs()
{
    const QString file = pipeline(4, {2}, true);
    const Outcome there = m_case->call(run(file));
    QVERIFY2(there.code == 0, qPrintable(there.both().right(4000)));
    QVERIFY2(there.out.contains(QStringLiteral("whose results it needs, did not succeed")), qPrintable(there.both().right(4000)));
    QCOMPARE(eventsOf(there, "failed", QStringLiteral("a#")).size(), 1u);
    QVERIFY(!joinedPath(there, QStringLiteral("g.sum")).isEmpty());
    FixtureCase local;
    const Outcome here = local.call({QStringLiteral("run"), file, QStringLiteral("--json")});
    QVERIFY2(here.code == 0, qPrintable(here.both()));
    QCOMPARE(contentAt(joinedPath(there, QStringLiteral("g.sum"))), contentAt(joinedPath(here, QStringLiteral("g.sum"))));
    // Mended, it is gathered anew from all four.
    const Outcome again = m_case->call(run(file));
    QVERIFY2(again.code == 0, qPrintable(again.both().right(4000)));
    QCOMPARE(eventsOf(again, "started", QStringLiteral("a#")).size(), 1u);
    QCOMPARE(eventsOf(again, "started", QStringLiteral("g")).size(), 1u);
}

void PlacedArrayTest::followsWithOtherResources()
{
    // One after the other on one cluster, asking for different things: two jobs, of which the first fails.
    const auto node = [](const char* module, const QJsonObject& parameters) {
        return QJsonObject{{QStringLiteral("module"), QLatin1String(module)}, {QStringLiteral("parameters"), parameters}};
    };
    QJsonObject first = node("engine.make_number", {{QStringLiteral("behaviour"), QStringLiteral("checkpoint")}});
    QJsonObject second = node("engine.add_numbers", {});
    second.insert(QStringLiteral("resources"), QJsonObject{{QStringLiteral("memory"), QStringLiteral("300M")}});
    const QString file = m_case->writePipeline(QStringLiteral("two.terrella"), {{QStringLiteral("first"), first}, {QStringLiteral("second"), second}},
        {QStringLiteral("first.number>second.numbers")});
    const Outcome failed = m_case->call(run(file));
    QCOMPARE(failed.code, 1);
    QCOMPARE(submissions(failed), 2);
    QVERIFY(scriptOf(failed, QStringLiteral("first")).contains("--mem=200M") && scriptOf(failed, QStringLiteral("second")).contains("--mem=300M"));
    QCOMPARE(eventsOf(failed, "failed", QStringLiteral("first")).size(), 1u);
    QCOMPARE(eventsOf(failed, "skipped", QStringLiteral("second")).size(), 1u);
    QCOMPARE(
        detailsOf(eventsOf(failed, "job", QStringLiteral("second")).back()).value(QStringLiteral("state")).toString(), QStringLiteral("WITHDRAWN"));
    // Raised and run again; only the second's result comes here.
    const Outcome resumed = m_case->call({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last"), QStringLiteral("--resource"),
        QStringLiteral("first.memory=250M"), QStringLiteral("--json")});
    QVERIFY2(resumed.code == 0, qPrintable(resumed.both().right(4000)));
    QVERIFY(scriptOf(resumed, QStringLiteral("first")).contains("--mem=250M"));
    QCOMPARE(contentAt(joinedPath(resumed, QStringLiteral("second.sum"))).value(QStringLiteral("value")).toDouble(), 50.0);
    const QJsonObject used = detailsOf(eventsOf(resumed, "job", QStringLiteral("first")).back());
    QVERIFY2(used.value(QStringLiteral("max_rss_bytes")).toInteger() > (1 << 20) && used.value(QStringLiteral("cpu_efficiency")).toDouble() > 0.0,
        QJsonDocument(used).toJson().constData());
}

void PlacedArrayTest::isFoundAgain()
{
    const QString gate = m_case->path("gate");
    const QString file = pipeline(4, {}, true, {{QStringLiteral("parameters"), QJsonObject{{QStringLiteral("gate"), gate}}}});
    const auto process = m_case->start(run(file));
    QByteArray said;
    const auto runs = [&] {
        said += process->readAllStandardOutput();
        return said.contains("\"started\"") && said.count("was submitted") == 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(runs(), 60000);
    ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
    QVERIFY(process->waitForFinished(10000));
    m_case->write(QStringLiteral("gate"), "open");
    const auto resumed = m_case->start({QStringLiteral("run"), QStringLiteral("--resume"), QStringLiteral("last"), QStringLiteral("--json")});
    const Outcome again = SampleCase::finish(*resumed, 120000);
    QVERIFY2(again.code == 0, qPrintable(again.both().right(4000)));
    QVERIFY2(submissions(again) == 0 && again.out.contains(QStringLiteral("again")), qPrintable(again.both().right(4000)));
    QCOMPARE(contentAt(joinedPath(again, QStringLiteral("g.sum"))).value(QStringLiteral("value")).toDouble(), 8.0);
    // Each event was told once, by the one process or the other.
    QFile log(again.lines().front().value(QStringLiteral("run")).toString() + QStringLiteral("/events.jsonl"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    std::map<QString, int> started;
    for (const QByteArray& line : log.readAll().split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.value(QStringLiteral("type")) == QLatin1String("started") && detailsOf(event).contains(QStringLiteral("job")))
            ++started[event.value(QStringLiteral("node")).toString()];
    }
    QVERIFY(started.size() >= 5);
    for (const auto& [node, times] : started)
        QVERIFY2(times == 1, qPrintable(node));
}

void PlacedArrayTest::runsGroups()
{
    const QByteArray text = R"({ "terrella": 1,
      "groups": [ { "id": "group.triple", "title": "Triple", "version": "1.0.0",
        "nodes": [ { "id": "three", "module": "engine.make_number", "parameters": { "value": 3 } }, { "id": "sum", "module": "engine.add_numbers" } ],
        "links": [ { "from": "three.number", "to": "sum.numbers" } ],
        "inputs": [ { "key": "number", "to": [ "sum.numbers" ] } ],
        "outputs": [ { "key": "total", "from": "sum.sum" } ],
        "parameters": [ { "key": "range", "of": [ "sum.range" ] } ] } ],
      "nodes": [ { "id": "a", "module": "engine.make_number", "parameters": { "value": 2 } },
                 { "id": "once", "module": "group.triple" },
                 { "id": "often", "module": "group.triple", "map": { "over": "parameter", "parameter": "range", "values": [1, 2, 3] } } ],
      "links": [ { "from": "a.number", "to": "once.number" }, { "from": "once.total", "to": "often.number" } ] })";
    const QString file = m_case->write(QStringLiteral("groups.terrella"), text);
    const Outcome there = m_case->call({QStringLiteral("run"), file, QStringLiteral("--place"), QStringLiteral("once=hpc"), QStringLiteral("--place"),
        QStringLiteral("often=hpc"), QStringLiteral("--json")});
    QVERIFY2(there.code == 0, qPrintable(there.both().right(4000)));
    QCOMPARE(submissions(there), 2);
    for (const char* group : {"once", "often"}) {
        const QString id = QLatin1String(group);
        std::vector<QJsonObject> ends;
        for (const QJsonObject& event : eventsOf(there, "finished", id)) {
            if (event.value(QStringLiteral("node")).toString() == id)
                ends.push_back(event);
        }
        // What only the other group needs stays there.
        QVERIFY2(
            !ends.empty() && detailsOf(ends.back()).value(QStringLiteral("outputs")).toObject().isEmpty() == (id == QLatin1String("once")), group);
    }
    FixtureCase local;
    const Outcome here = local.call({QStringLiteral("run"), file});
    QVERIFY2(here.code == 0, qPrintable(here.both()));
    const auto expected = local.resultFiles();
    for (const auto& [path, bytes] : m_case->resultFiles())
        QVERIFY2(expected.count(path) > 0 && expected.at(path) == bytes, qPrintable(path));
    const QStringList once{QStringLiteral("run"), file, QStringLiteral("--place"), QStringLiteral("once=hpc"), QStringLiteral("--place"),
        QStringLiteral("often=hpc"), QStringLiteral("--json")};
    const Outcome again = m_case->call(once);
    QVERIFY2(again.code == 0 && submissions(again) == 0 && !again.out.contains(QStringLiteral("\"started\"")), qPrintable(again.both()));
}

QTEST_GUILESS_MAIN(PlacedArrayTest)
#include "placed_array_test.moc"
