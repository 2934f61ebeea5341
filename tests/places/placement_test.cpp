// SPDX-License-Identifier: GPL-3.0-or-later
// How a pipeline is split into parts for clusters.
#include "pipelines/places/placement.h"

#include <QTest>

using namespace terrella;

class PlacementTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTogetherWhatIsLinked();
    void splitsWhatComesBack();
    void placesNodes();
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

QTEST_GUILESS_MAIN(PlacementTest)
#include "placement_test.moc"
