// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/document.h"

#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

const char* const kSaved = R"({
  "frames": [
    {
      "title": "Storms"
    }
  ],
  "from_the_future": {
    "kept": true
  },
  "links": [
    {
      "from": "detect_1.candidates",
      "to": "stitch_1.candidates"
    },
    {
      "from": "open_1.cube",
      "to": "detect_1.fields"
    }
  ],
  "nodes": [
    {
      "id": "detect_1",
      "module": "cyclones.detect_candidates",
      "parameters": {
        "merge_distance": 6,
        "search_by": "msl"
      },
      "position": [320,0.5],
      "version": "1.0.0"
    },
    {
      "colour": "red",
      "id": "open_1",
      "label": "ERA5 – März",
      "module": "data.open",
      "note": "Two\nlines",
      "place": "levante",
      "position": [0,0],
      "version": "1.0.0"
    },
    {
      "id": "stitch_1",
      "module": "nowhere.to_be_found",
      "parameters": {
        "anything": [1,"two",null],
        "nested": {
          "a": {
            "b": []
          }
        }
      },
      "position": [640,0]
    }
  ],
  "terrella": 1,
  "variables": {
    "year": 1996
  },
  "views": [
    {
      "projection": "robinson"
    }
  ]
}
)";

QString errorOf(const QByteArray& text)
{
    const auto document = Document::parse(text, QStringLiteral("storm.terrella"));
    return document ? QString() : document.error().message;
}

/// A document of n nodes in a row, each linked to the next.
Document chain(int n)
{
    Document out;
    for (int i = 0; i < n; ++i) {
        const QString id = QStringLiteral("n%1").arg(i, 6, 10, QLatin1Char('0'));
        out.nodes[id] = {id, QStringLiteral("a.b"), {}, {}, {}, {}, {}, {}, 0, 0, {}};
        if (i > 0)
            out.links.insert({QStringLiteral("n%1").arg(i - 1, 6, 10, QLatin1Char('0')), QStringLiteral("out"), id, QStringLiteral("in")});
    }
    return out;
}

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEverything();
    void loadAndSaveChangeNothing();
    void emptyKeysAreLeftOut();
    void errorsNameFileKeyAndWayOut_data();
    void errorsNameFileKeyAndWayOut();
    void missingFileIsNamed();
    void damagedTextNeverCrashes();
    void freshIdTakesTheFirstFreeNumber();
    void orderFollowsSources();
    void loopsAreFoundButLoad();
    void longChainsAndLoopsDoNotExhaustTheStack();
    void upToKeepsWhatIsNeeded();
};

void DocumentTest::readsEverything()
{
    const auto document = Document::parse(kSaved, QStringLiteral("storm.terrella"));
    QVERIFY2(document, qPrintable(errorOf(kSaved)));
    QCOMPARE(document->nodes.size(), 3u);
    const Node& open = document->nodes.at(QStringLiteral("open_1"));
    QCOMPARE(open.label, QStringLiteral("ERA5 – März"));
    QCOMPARE(open.note, QStringLiteral("Two\nlines"));
    QCOMPARE(open.place, QStringLiteral("levante"));
    QCOMPARE(open.extra, (QJsonObject{{QStringLiteral("colour"), QStringLiteral("red")}}));
    const Node& detect = document->nodes.at(QStringLiteral("detect_1"));
    QCOMPARE(detect.x, 320.0);
    QCOMPARE(detect.y, 0.5);
    QCOMPARE(detect.parameters.value(QStringLiteral("merge_distance")).toDouble(), 6.0);
    QCOMPARE(document->links.size(), 2u);
    QVERIFY(document->links.count({QStringLiteral("open_1"), QStringLiteral("cube"), QStringLiteral("detect_1"), QStringLiteral("fields")}));
    QCOMPARE(document->extra.keys(), QStringList{QStringLiteral("from_the_future")});
    QCOMPARE(document->variables.value(QStringLiteral("year")).toInt(), 1996);
    QCOMPARE(document->views.size(), 1);
    QCOMPARE(document->frames.size(), 1);
}

void DocumentTest::loadAndSaveChangeNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.terrella"));
    const auto document = Document::parse(kSaved, QStringLiteral("storm.terrella"));
    QVERIFY(document);
    QCOMPARE(document->toText(), QByteArray(kSaved));
    QVERIFY(document->save(path));
    const auto again = Document::load(path);
    QVERIFY(again);
    QVERIFY(*again == *document);
    QCOMPARE(again->toText(), QByteArray(kSaved));

    // Another order of keys and nodes, other white space: the same document, the same bytes.
    QByteArray shuffled = R"({"terrella":1,"nodes":[{"module":"b.c","id":"z"},{"id":"a","module":"b.c","label":""}],
        "links":[{"to":"z.in","from":"a.out"},{"from":"a.out","to":"z.in"}],"frames":[]})";
    const auto loose = Document::parse(shuffled, QStringLiteral("x"));
    QVERIFY(loose);
    const auto tight = Document::parse(loose->toText(), QStringLiteral("x"));
    QVERIFY(tight);
    QVERIFY(*tight == *loose);
    QCOMPARE(tight->toText(), loose->toText());
}

void DocumentTest::emptyKeysAreLeftOut()
{
    Document document;
    QCOMPARE(document.toText(), QByteArray("{\n  \"links\": [],\n  \"nodes\": [],\n  \"terrella\": 1\n}\n"));
    document.nodes[QStringLiteral("a")] = {QStringLiteral("a"), QStringLiteral("b.c"), {}, {}, {}, {}, {}, {}, 0, 0, {}};
    QCOMPARE(toJson(document.nodes.at(QStringLiteral("a"))).keys(),
        (QStringList{QStringLiteral("id"), QStringLiteral("module"), QStringLiteral("position")}));
}

void DocumentTest::errorsNameFileKeyAndWayOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("says");
    const auto row = [](const char* name, const char* text, const QStringList& says) { QTest::newRow(name) << QByteArray(text) << says; };
    row("not JSON", "{\"terrella\": 1,\n nodes}", {QStringLiteral("storm.terrella"), QStringLiteral("line 2")});
    row("empty", "", {QStringLiteral("storm.terrella")});
    row("a list", "[]", {QStringLiteral("storm.terrella")});
    row("other JSON", "{\"a\": 1}", {QStringLiteral("storm.terrella"), QStringLiteral("'terrella'"), QStringLiteral("Choose")});
    row("newer", "{\"terrella\": 7}", {QStringLiteral("format 7"), QStringLiteral("up to 1"), QStringLiteral("Update")});
    row("format is text", "{\"terrella\": \"1\"}", {QStringLiteral("'terrella'"), QStringLiteral("a text")});
    row("format is 1.5", "{\"terrella\": 1.5}", {QStringLiteral("'terrella'")});
    row("nodes is object", "{\"terrella\":1,\"nodes\":{}}", {QStringLiteral("'nodes' must be a list"), QStringLiteral("an object")});
    row("node is number", "{\"terrella\":1,\"nodes\":[3]}", {QStringLiteral("nodes[0]"), QStringLiteral("a number")});
    row("no id", "{\"terrella\":1,\"nodes\":[{\"module\":\"a.b\"}]}", {QStringLiteral("nodes[0]"), QStringLiteral("'id'")});
    row("dotted id", "{\"terrella\":1,\"nodes\":[{\"id\":\"a.b\",\"module\":\"a.b\"}]}", {QStringLiteral("'a.b'"), QStringLiteral("Use _")});
    row("no module", "{\"terrella\":1,\"nodes\":[{\"id\":\"a\"}]}", {QStringLiteral("nodes[0] ('a')"), QStringLiteral("'module'")});
    row("module is list", "{\"terrella\":1,\"nodes\":[{\"id\":\"a\",\"module\":[]}]}", {QStringLiteral("'module' must be a text")});
    row("parameters is list", "{\"terrella\":1,\"nodes\":[{\"id\":\"a\",\"module\":\"b.c\",\"parameters\":[]}]}",
        {QStringLiteral("'parameters' must be an object")});
    row("position", "{\"terrella\":1,\"nodes\":[{\"id\":\"a\",\"module\":\"b.c\",\"position\":[1]}]}",
        {QStringLiteral("'position'"), QStringLiteral("two numbers")});
    row("twice", "{\"terrella\":1,\"nodes\":[{\"id\":\"a\",\"module\":\"b.c\"},{\"id\":\"a\",\"module\":\"b.c\"}]}",
        {QStringLiteral("two nodes"), QStringLiteral("'a'"), QStringLiteral("another id")});
    row("link to nowhere", "{\"terrella\":1,\"nodes\":[{\"id\":\"a\",\"module\":\"b.c\"}],\"links\":[{\"from\":\"a.x\",\"to\":\"b.y\"}]}",
        {QStringLiteral("links[0]"), QStringLiteral("'b'"), QStringLiteral("Remove the link")});
    row("link without port", "{\"terrella\":1,\"links\":[{\"from\":\"a\",\"to\":\"b.y\"}]}",
        {QStringLiteral("links[0]"), QStringLiteral("'from'"), QStringLiteral("node.port")});
    row("link without end", "{\"terrella\":1,\"links\":[{}]}", {QStringLiteral("'from'")});
    row("views is object", "{\"terrella\":1,\"views\":{}}", {QStringLiteral("'views' must be a list")});
    row("variables is list", "{\"terrella\":1,\"variables\":[]}", {QStringLiteral("'variables' must be an object")});
}

void DocumentTest::errorsNameFileKeyAndWayOut()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, says);
    const QString message = errorOf(text);
    QVERIFY2(message.contains(QStringLiteral("storm.terrella")), qPrintable(message));
    for (const QString& part : says)
        QVERIFY2(message.contains(part), qPrintable(message + QStringLiteral(" lacks ") + part));
}

void DocumentTest::missingFileIsNamed()
{
    const auto document = Document::load(QStringLiteral("/nowhere/x.terrella"));
    QVERIFY(!document);
    QCOMPARE(document.error().code, ErrorCode::NotFound);
    QVERIFY(document.error().message.contains(QStringLiteral("/nowhere/x.terrella")));
}

void DocumentTest::damagedTextNeverCrashes()
{
    const QByteArray text(kSaved);
    int accepted = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const char byte : {'\0', '"', '}', '9', '\xff'}) {
            QByteArray damaged = text;
            damaged[i] = byte;
            if (const auto document = Document::parse(damaged, QStringLiteral("x"))) {
                ++accepted;
                const QByteArray saved = document->toText();
                const auto again = Document::parse(saved, QStringLiteral("x"));
                QVERIFY(again && again->toText() == saved);
            }
        }
        QVERIFY(!Document::parse(text.left(i), QStringLiteral("x")) || i + 1 >= text.size());
    }
    QVERIFY(accepted > 0);
}

void DocumentTest::freshIdTakesTheFirstFreeNumber()
{
    Document document;
    QCOMPARE(document.freshId(QStringLiteral("cyclones.detect_candidates")), QStringLiteral("detect_candidates_1"));
    for (const char* id : {"open_1", "open_3"})
        document.nodes[QLatin1String(id)] = {};
    QCOMPARE(document.freshId(QStringLiteral("data.open")), QStringLiteral("open_2"));
    QCOMPARE(document.freshId(QString()), QStringLiteral("node_1"));
}

void DocumentTest::orderFollowsSources()
{
    Document document;
    for (const char* id : {"a", "b", "c", "d"})
        document.nodes[QLatin1String(id)] = {};
    const auto link = [&](const char* from, const char* to) {
        document.links.insert({QLatin1String(from), QStringLiteral("o"), QLatin1String(to), QStringLiteral("i")});
    };
    link("d", "b");
    link("b", "a");
    link("d", "a");
    const auto order = document.topologicalOrder();
    QVERIFY(order);
    QCOMPARE(*order, (std::vector<QString>{QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("b"), QStringLiteral("a")}));
    QVERIFY(document.loops().empty());
    QVERIFY(document.wouldCycle({QStringLiteral("a"), {}, QStringLiteral("d"), {}}));
    QVERIFY(document.wouldCycle({QStringLiteral("c"), {}, QStringLiteral("c"), {}}));
    QVERIFY(!document.wouldCycle({QStringLiteral("c"), {}, QStringLiteral("d"), {}}));
}

void DocumentTest::loopsAreFoundButLoad()
{
    const char* const text = R"({"terrella":1,"nodes":[{"id":"a","module":"m.m"},{"id":"b","module":"m.m"},{"id":"c","module":"m.m"},
        {"id":"d","module":"m.m"},{"id":"e","module":"m.m"},{"id":"f","module":"m.m"},{"id":"s","module":"m.m"}],
        "links":[{"from":"a.o","to":"b.i"},{"from":"b.o","to":"c.i"},{"from":"c.o","to":"b.i"},{"from":"c.o","to":"d.i"},
        {"from":"d.o","to":"e.i"},{"from":"e.o","to":"f.i"},{"from":"f.o","to":"e.i"},{"from":"s.o","to":"s.i"}]})";
    const auto document = Document::parse(text, QStringLiteral("loop.terrella"));
    QVERIFY(document);
    // d stands between two loops and in none.
    QCOMPARE(document->loops(),
        (std::vector<std::vector<QString>>{
            {QStringLiteral("b"), QStringLiteral("c")}, {QStringLiteral("e"), QStringLiteral("f")}, {QStringLiteral("s")}}));
    QCOMPARE(document->orderOutsideLoops(), std::vector<QString>{QStringLiteral("a")});
    const auto order = document->topologicalOrder();
    QVERIFY(!order);
    QCOMPARE(order.error().message, QStringLiteral("These nodes form a loop: b, c; e, f; s. Remove one of the links between them."));
}

void DocumentTest::longChainsAndLoopsDoNotExhaustTheStack()
{
    constexpr int kNodes = 50'000;
    Document document = chain(kNodes);
    const auto order = document.topologicalOrder();
    QVERIFY(order && order->size() == kNodes);
    const Link closing{order->back(), QStringLiteral("out"), order->front(), QStringLiteral("in")};
    QVERIFY(document.wouldCycle(closing));
    document.links.insert(closing);
    QCOMPARE(document.loops().size(), 1u);
    QCOMPARE(document.loops().front().size(), static_cast<std::size_t>(kNodes));
}

void DocumentTest::upToKeepsWhatIsNeeded()
{
    Document document = chain(4);
    document.variables = {{QStringLiteral("a"), 1}};
    const Document part = document.upTo(QStringLiteral("n000001"));
    QCOMPARE(part.nodes.size(), 2u);
    QCOMPARE(part.links.size(), 1u);
    QCOMPARE(part.variables, document.variables);
    QCOMPARE(document.upstreamOf(QStringLiteral("n000000")), std::set<QString>{QStringLiteral("n000000")});
}

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
