// SPDX-License-Identifier: GPL-3.0-or-later
// Which jobs a pipeline on clusters is.
#include "pipelines/places/job_plan.h"

#include <QTest>

using namespace terrella;

class JobPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void makesArraysOfRuns();
    void submitsTogetherWhatNeedsNothingFromHere();
    void keepsChainsOfRunsTogether();
    void sharesAFolder();
    void makesNoJobOfWhatOnlyRefers();
    void goesOnWithoutFailedRuns();
};

namespace {

using Names = std::set<QString>;
QString name(const char* text) { return QLatin1String(text); }

/// "a:hpc>b:hpc" …: nodes with places, and links between them. Mapped ones have runs "m#1", "m#2" and a join "m:x".
Expansion expansion(const QStringList& links, const QStringList& mapped = {}, int runs = 2)
{
    Expansion out;
    const auto node = [&](const QString& text) {
        Node made;
        made.place = text.section(QLatin1Char('@'), 1, 1);
        made.id = text.section(QLatin1Char('@'), 0, 0);
        made.module = made.id.contains(QLatin1Char(':')) ? QStringLiteral("map.join_reports") : QStringLiteral("test.node");
        if (made.id.contains(QLatin1Char(':'))) {
            QJsonArray values;
            for (int i = 0; i < runs; ++i)
                values.append(QString::number(i));
            made.parameters = {{QStringLiteral("values"), values}, {QStringLiteral("labels"), values}};
        }
        out.document.nodes.emplace(made.id, made);
        return made.id;
    };
    for (const QString& link : links) {
        const QString from = node(link.section(QLatin1Char('>'), 0, 0)), to = node(link.section(QLatin1Char('>'), 1, 1));
        out.document.links.insert({from, QStringLiteral("out"), to, QStringLiteral("in")});
    }
    for (const QString& id : mapped) {
        Outer outer;
        outer.id = id;
        outer.isMap = true;
        for (int i = 0; i < runs; ++i) {
            outer.map.members.push_back({QStringLiteral("run %1").arg(i), static_cast<double>(i), {}});
            outer.members.push_back(QStringLiteral("%1#%2").arg(id).arg(i + 1));
        }
        outer.joinFor[QStringLiteral("x")] = id + QStringLiteral(":x");
        outer.outputs[QStringLiteral("x")] = {id + QStringLiteral(":x"), QStringLiteral("joined")};
        out.outers.emplace(id, outer);
    }
    return out;
}

std::vector<PlannedJob> planned(const Expansion& from, const Names& light = {}, const QString& site = {})
{
    return planJobs(from,
        {[site](const QString& place) { return site.isEmpty() ? place : site; },
            [&](const QString& id) { return light.count(id) > 0 || id.contains(QLatin1Char(':')); }});
}

/// a → m (runs 1, 2) → join → g
const QStringList kFanned{name("a@hpc>m#1@hpc"), name("a@hpc>m#2@hpc"), name("m#1@hpc>m:x@hpc"), name("m#2@hpc>m:x@hpc"), name("m:x@hpc>g@hpc")};

} // namespace

void JobPlanTest::makesArraysOfRuns()
{
    const auto jobs = planned(expansion(kFanned, {name("m")}));
    QCOMPARE(jobs.size(), 3u);
    QCOMPARE(jobs[0].nodes(), Names{name("a")});
    QVERIFY(jobs[1].isArray && !jobs[0].isArray && !jobs[2].isArray);
    QCOMPARE(jobs[1].lanes, (std::vector<JobLane>{{0, name("run 0"), {name("m#1")}}, {1, name("run 1"), {name("m#2")}}}));
    QCOMPARE(jobs[2].nodes(), (Names{name("g"), name("m:x")}));
    QVERIFY(jobs[1].after == std::set<std::size_t>{0} && jobs[2].after == std::set<std::size_t>{1});
    for (const PlannedJob& job : jobs)
        QCOMPARE(job.wave, 0);
    // Gathered here, there is one array and nothing more.
    const auto here = planned(
        expansion({name("a>m#1@hpc"), name("a>m#2@hpc"), name("m#1@hpc>m:x@hpc"), name("m#2@hpc>m:x@hpc"), name("m:x@hpc>g")}, {name("m")}));
    QCOMPARE(here.size(), 1u);
    QVERIFY(here[0].isArray && here[0].after.empty());
}

void JobPlanTest::submitsTogetherWhatNeedsNothingFromHere()
{
    const auto jobs = planned(expansion({name("a@hpc>b"), name("b>c@hpc"), name("x>d@hpc"), name("c@hpc>e@gpu")}));
    QCOMPARE(jobs.size(), 4u);
    std::map<QString, int> waves;
    for (const PlannedJob& job : jobs)
        waves[*job.nodes().begin()] = job.wave;
    // c waits for b, which waits for a; e is on another cluster.
    QCOMPARE(waves, (std::map<QString, int>{{name("a"), 0}, {name("d"), 0}, {name("c"), 1}, {name("e"), 2}}));
}

void JobPlanTest::keepsChainsOfRunsTogether()
{
    // The runs of n take those of m one to one: they are members of one array.
    const auto jobs = planned(expansion({name("m#1@hpc>n#1@hpc"), name("m#2@hpc>n#2@hpc"), name("n#1@hpc>n:x@hpc"), name("n#2@hpc>n:x@hpc"),
                                            name("m#1@hpc>m:x@hpc"), name("m#2@hpc>m:x@hpc")},
        {name("m"), name("n")}));
    QCOMPARE(jobs.size(), 1u);
    QCOMPARE(jobs[0].lanes.size(), 2u);
    QCOMPARE(jobs[0].lanes[1].nodes, (Names{name("m#2"), name("n#2")}));
}

void JobPlanTest::sharesAFolder()
{
    const Expansion two = expansion({name("a@cpu>b@gpu")});
    QCOMPARE(planned(two).at(1).wave, 1);
    // Two settings of one cluster: the second follows the first there.
    const auto one = planned(two, {}, name("host"));
    QCOMPARE(one.size(), 2u);
    QVERIFY(one[1].wave == 0 && one[1].after == std::set<std::size_t>{0});
}

void JobPlanTest::makesNoJobOfWhatOnlyRefers()
{
    // "open" only names files: it is no job, nor does what takes it wait.
    const auto jobs = planned(expansion({name("open@hpc>m#1@hpc"), name("open@hpc>m#2@hpc")}, {name("m")}), {name("open")});
    QCOMPARE(jobs.size(), 1u);
    QVERIFY(jobs[0].isArray && jobs[0].after.empty());
}

void JobPlanTest::goesOnWithoutFailedRuns()
{
    const Expansion whole = expansion(kFanned, {name("m")});
    std::map<QString, QString> lost;
    const Expansion rest = withoutFailed(whole, {name("m#1")}, lost);
    QCOMPARE(lost, (std::map<QString, QString>{{name("m#1"), name("m#1")}}));
    QVERIFY(rest.document.nodes.count(name("g")) == 1);
    QCOMPARE(rest.document.nodes.at(name("m:x")).parameters.value(name("labels")).toArray(), QJsonArray{name("1")});
    lost.clear();
    const Expansion none = withoutFailed(whole, {name("m#1"), name("m#2")}, lost);
    QCOMPARE(lost.at(name("g")), name("m#1"));
    QCOMPARE(none.document.nodes.size(), 1u);
    QVERIFY(none.document.links.empty());
}

QTEST_GUILESS_MAIN(JobPlanTest)
#include "job_plan_test.moc"
