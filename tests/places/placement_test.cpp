// SPDX-License-Identifier: GPL-3.0-or-later
// How a pipeline is split into parts for clusters.
#include "pipelines/graph/edit.h"
#include "pipelines/places/placement.h"

#include <QTest>

using namespace terrella;

class PlacementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTogetherWhatIsLinked();
    void splitsWhatComesBack();
    void placesNodes();
    void tellsOfPlacesThatAreNotSetUp();
    void asksForResources();
};

namespace {

/// "a:hpc>b:hpc" …: nodes with places, and the links between them.
Document pipeline(const QStringList& links)
{
    Document out;
    const auto node = [&](const QString& text) {
        Node made;
        made.id = text.section(QLatin1Char(':'), 0, 0);
        made.module = QStringLiteral("test.node");
        made.place = text.section(QLatin1Char(':'), 1, 1);
        out.nodes.emplace(made.id, made);
        return made.id;
    };
    for (const QString& link : links) {
        const QString from = node(link.section(QLatin1Char('>'), 0, 0)), to = node(link.section(QLatin1Char('>'), 1, 1));
        out.links.insert({from, QStringLiteral("out"), to, QStringLiteral("in")});
    }
    return out;
}

using Names = std::set<QString>;
QString name(const char* text) { return QLatin1String(text); }

} // namespace

void PlacementTest::keepsTogetherWhatIsLinked()
{
    const auto parts = splitByPlace(pipeline({name("a>b:hpc"), name("b:hpc>c:hpc"), name("c:hpc>d"), name("a>x:hpc"), name("a>y:gpu")}));
    QCOMPARE(parts.size(), 3u);
    QCOMPARE(parts[0], (PlacedPart{name("gpu"), 1, Names{name("y")}}));
    QCOMPARE(parts[1], (PlacedPart{name("hpc"), 1, Names{name("b"), name("c")}}));
    QCOMPARE(parts[2], (PlacedPart{name("hpc"), 1, Names{name("x")}}));
    QVERIFY(splitByPlace(pipeline({name("a>b")})).empty());
    QVERIFY(isPlaced(pipeline({name("a>b:hpc")})) && !isPlaced(pipeline({name("a>b")})));
}

void PlacementTest::splitsWhatComesBack()
{
    // a there, b here, c there: c cannot be in a's job, though a gives to it as well.
    const auto parts = splitByPlace(pipeline({name("a:hpc>b"), name("b>c:hpc"), name("a:hpc>c:hpc")}));
    QCOMPARE(parts.size(), 2u);
    QCOMPARE(parts[0], (PlacedPart{name("hpc"), 0, Names{name("a")}}));
    QCOMPARE(parts[1], (PlacedPart{name("hpc"), 2, Names{name("c")}}));
}

void PlacementTest::placesNodes()
{
    Document document = pipeline({name("a>b"), name("b>c:old")});
    QVERIFY(applyPlaces(document, {name("b=here"), name("hpc")}));
    QCOMPARE(document.nodes[name("a")].place, name("hpc"));
    QCOMPARE(document.nodes[name("b")].place, QString());
    QCOMPARE(document.nodes[name("c")].place, name("hpc"));
    const auto wrong = applyPlaces(document, {name("x=hpc")});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().message, QStringLiteral("--place: there is no node 'x'. The pipeline has: a, b, c."));
}

void PlacementTest::tellsOfPlacesThatAreNotSetUp()
{
    Document document = pipeline({name("a:>b:strange"), name("b:strange>c:hpc"), name("c:hpc>d:strange"), name("d:strange>e:poor")});
    ClusterList clusters;
    for (const char* known : {"hpc", "poor"}) {
        Cluster cluster;
        cluster.name = name(known);
        cluster.host = name("host");
        clusters.clusters[cluster.name] = cluster;
    }
    clusters.clusters[name("hpc")].memory = name("4G");
    const auto problems = problemsOfPlaces(document, clusters);
    QCOMPARE(problems.size(), 3u);
    std::map<QString, Problem> at;
    for (const Problem& problem : problems)
        at[problem.node] = problem;
    QCOMPARE(at.at(name("b")).code, name("place.unknown"));
    QCOMPARE(at.at(name("b")).message, name("No cluster 'strange' is set up on this machine. Run it here, or set up a cluster of that name."));
    QCOMPARE(at.at(name("b")).severity, Severity::Error);
    QCOMPARE(at.at(name("e")).code, name("place.settings"));
    QVERIFY2(at.at(name("e")).message.contains(name("how much memory")), qPrintable(at.at(name("e")).message));
    // The ways out: here, all of that place here, a cluster that is there. They mend what they say.
    const auto& fixes = at.at(name("b")).fixes;
    QCOMPARE(fixes.size(), 4u);
    const auto mended = [&](const Fix& fix) {
        Document copy = document;
        const auto edit = editFromJson(fix.edit);
        if (!edit || !apply(copy, *edit))
            return std::size_t(99);
        return problemsOfPlaces(copy, clusters).size();
    };
    QCOMPARE(mended(fixes[0]), 2u);
    QCOMPARE(fixes[1].title, name("Run all that is placed on 'strange' here"));
    QCOMPARE(mended(fixes[1]), 1u);
    QCOMPARE(fixes[2].title, name("Run it on 'hpc'"));
    QCOMPARE(mended(fixes[2]), 2u);
    clusters.clusters[name("poor")].memory = name("1G");
    clusters.clusters[name("strange")] = clusters.clusters[name("hpc")];
    clusters.clusters[name("strange")].name = name("strange");
    QVERIFY(problemsOfPlaces(document, clusters).empty());
}

void PlacementTest::asksForResources()
{
    Document document = pipeline({name("a:hpc>b:hpc"), name("b:hpc>c")});
    QVERIFY(applyResources(document, {name("b.memory=8G"), name("memory=2G"), name("cpus=4")}));
    QCOMPARE(document.nodes[name("a")].resources, (QJsonObject{{name("memory"), name("2G")}, {name("cpus"), 4}}));
    QCOMPARE(document.nodes[name("b")].resources.value(name("memory")).toString(), name("8G"));
    QVERIFY(document.nodes[name("c")].resources.isEmpty());
    // They ask for different things: two jobs.
    QCOMPARE(splitByPlace(document).size(), 2u);
    QVERIFY(applyResources(document, {name("b.memory="), name("a.memory=")}));
    QCOMPARE(splitByPlace(document).size(), 1u);
    for (const char* wrong : {"memory", "x.memory=1G", "host=evil", "cpus=many"})
        QVERIFY2(!applyResources(document, {name(wrong)}), wrong);
}

QTEST_GUILESS_MAIN(PlacementTest)
#include "placement_test.moc"
