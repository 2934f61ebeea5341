// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/edit.h"

#include <QTest>

#include <random>

using namespace terrella;

namespace {

Node node(const char* id)
{
    Node out;
    out.id = QLatin1String(id);
    out.module = QStringLiteral("a.b");
    return out;
}

Link linked(const char* from, const char* to) { return {QLatin1String(from), QStringLiteral("out"), QLatin1String(to), QStringLiteral("in")}; }

Document triangle()
{
    Document out;
    for (const char* id : {"a", "b", "c"})
        out.nodes.emplace(QLatin1String(id), node(id));
    out.links = {linked("a", "b"), linked("b", "c"), linked("a", "c")};
    return out;
}

/// Random edits on few ids and ports, so that many hit and some do not fit.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    Edit next(int depth = 0)
    {
        switch (pick(depth > 1 ? 10 : 12)) {
        case 0:
        case 1: {
            Node made = node("x");
            made.id = id();
            made.label = text();
            made.parameters = {{text(), value()}};
            made.extra = {{QStringLiteral("kept"), value()}};
            return AddNode{made};
        }
        case 2: return RemoveNode{id()};
        case 3:
        case 4: return AddLink{randomLink(), false};
        case 5: return RemoveLink{randomLink()};
        case 6: return SetParameter{id(), text(), value()};
        case 7: return MoveNode{id(), static_cast<double>(pick(1000)) / 7.0, -1.0};
        case 8: return pick(2) ? Edit(SetLabel{id(), text()}) : Edit(SetNote{id(), text()});
        case 9: return pick(2) ? Edit(SetPlace{id(), text()}) : Edit(SetViews{QJsonArray{value()}});
        default: {
            EditList list;
            for (int i = pick(4); i >= 0; --i)
                list.edits.push_back(next(depth + 1));
            return list;
        }
        }
    }

private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }
    QString id() { return QString(QLatin1Char(static_cast<char>('a' + pick(6)))); }
    QString text() { return QStringLiteral("t%1").arg(pick(3)); }
    QJsonValue value()
    {
        switch (pick(5)) {
        case 0: return QJsonValue(QJsonValue::Undefined);
        case 1: return QJsonValue();
        case 2: return pick(100) / 3.0;
        case 3: return text();
        default: return QJsonArray{1, QStringLiteral("two")};
        }
    }
    Link randomLink() { return {id(), QStringLiteral("o%1").arg(pick(2)), id(), QStringLiteral("i%1").arg(pick(2))}; }

    std::mt19937 m_random;
};

} // namespace

class EditTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEditHasItsInverse();
    void removedNodeComesBackWithItsLinks();
    void refusesWhatDoesNotFit();
    void listsAreAllOrNone();
    void randomEditsAndInversesLeaveNothing();
    void loadedLoopsCanBeEditedAndUndone();
    void jsonKeepsEveryEdit();
    void damagedJsonIsAnError();
};

void EditTest::everyEditHasItsInverse()
{
    const Document before = triangle();
    const std::vector<Edit> edits{AddNode{node("d")}, RemoveNode{QStringLiteral("b")}, RemoveLink{linked("a", "b")},
        AddLink{{QStringLiteral("a"), QStringLiteral("other"), QStringLiteral("b"), QStringLiteral("in")}},
        SetParameter{QStringLiteral("a"), QStringLiteral("k"), 3.5},
        SetParameter{QStringLiteral("a"), QStringLiteral("k"), QJsonValue(QJsonValue::Undefined)}, MoveNode{QStringLiteral("a"), 1, 2},
        SetLabel{QStringLiteral("a"), QStringLiteral("A")}, SetNote{QStringLiteral("a"), QStringLiteral("n")},
        SetPlace{QStringLiteral("a"), QStringLiteral("p")}, SetViews{QJsonArray{1}}, EditList{}};
    for (const Edit& edit : edits) {
        Document document = before;
        auto inverse = apply(document, edit);
        QVERIFY(inverse);
        const Document after = document;
        auto redo = apply(document, *inverse);
        QVERIFY(redo);
        QVERIFY(document == before);
        QVERIFY(apply(document, *redo));
        QVERIFY(document == after);
    }
}

void EditTest::removedNodeComesBackWithItsLinks()
{
    Document document = triangle();
    auto inverse = apply(document, RemoveNode{QStringLiteral("b")});
    QVERIFY(inverse);
    QCOMPARE(document.links, (std::set<Link>{linked("a", "c")}));
    QVERIFY(apply(document, *inverse));
    QCOMPARE(document.links.size(), 3u);
    QVERIFY(document == triangle());
}

void EditTest::refusesWhatDoesNotFit()
{
    const std::vector<std::pair<Edit, QString>> refused{{AddNode{node("a")}, QStringLiteral("There is a node 'a' already. Choose another id.")},
        {AddNode{node("x.y")}, QStringLiteral("'x.y' cannot be the id of a node: it must not be empty and have no dots.")},
        {RemoveNode{QStringLiteral("z")}, QStringLiteral("There is no node 'z' in the pipeline.")},
        {AddLink{linked("a", "b")}, QStringLiteral("The link a.out → b.in is there already.")},
        {AddLink{linked("c", "a")},
            QStringLiteral("The link c.out → a.in would close a loop: 'c' already depends on 'a'. Link from a node that does not.")},
        {AddLink{linked("a", "z")}, QStringLiteral("There is no node 'z' in the pipeline.")},
        {RemoveLink{linked("c", "a")}, QStringLiteral("There is no link c.out → a.in in the pipeline.")},
        {SetParameter{QStringLiteral("z"), QStringLiteral("k"), 1}, QStringLiteral("There is no node 'z' in the pipeline.")},
        {MoveNode{QStringLiteral("z"), 0, 0}, QStringLiteral("There is no node 'z' in the pipeline.")}};
    for (const auto& [edit, sentence] : refused) {
        Document document = triangle();
        const auto done = apply(document, edit);
        QVERIFY(!done);
        QCOMPARE(done.error().message, sentence);
        QVERIFY(document == triangle());
    }
}

void EditTest::listsAreAllOrNone()
{
    Document document = triangle();
    const auto done = apply(
        document, EditList{{RemoveNode{QStringLiteral("a")}, SetLabel{QStringLiteral("b"), QStringLiteral("B")}, RemoveNode{QStringLiteral("a")}}});
    QVERIFY(!done);
    QVERIFY(document == triangle());
}

void EditTest::randomEditsAndInversesLeaveNothing()
{
    int applied = 0;
    int refused = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        RandomEdits edits(seed);
        Document document = triangle();
        std::vector<std::pair<Document, Edit>> undo;
        for (int i = 0; i < 60; ++i) {
            const Document before = document;
            const Edit edit = edits.next();
            auto inverse = apply(document, edit);
            if (!inverse) {
                ++refused;
                QVERIFY(document == before);
                continue;
            }
            ++applied;
            undo.emplace_back(before, *inverse);
            QVERIFY(document.topologicalOrder()); // no edit ever makes a loop
            const auto read = Document::parse(document.toText(), QStringLiteral("x"));
            QVERIFY(read && *read == document);
        }
        for (auto it = undo.rbegin(); it != undo.rend(); ++it) {
            QVERIFY(apply(document, it->second));
            QVERIFY(document == it->first);
        }
        QCOMPARE(document.toText(), triangle().toText());
    }
    QVERIFY(applied > 1000);
    QVERIFY(refused > 1000);
}

void EditTest::loadedLoopsCanBeEditedAndUndone()
{
    Document looped = triangle();
    looped.links.insert(linked("c", "a"));
    for (const Edit& edit : {Edit(RemoveNode{QStringLiteral("b")}), Edit(RemoveLink{linked("c", "a")})}) {
        Document document = looped;
        auto inverse = apply(document, edit);
        QVERIFY(inverse);
        QVERIFY(apply(document, *inverse));
        QVERIFY(document == looped);
    }
}

void EditTest::jsonKeepsEveryEdit()
{
    for (unsigned seed = 0; seed < 50; ++seed) {
        RandomEdits edits(seed);
        for (int i = 0; i < 60; ++i) {
            const Edit edit = edits.next();
            const auto read = editFromJson(toJson(edit));
            QVERIFY2(read, read ? "" : qPrintable(read.error().message));
            QVERIFY(*read == edit);
        }
    }
    const Edit restoring = AddLink{linked("a", "b"), true};
    QVERIFY(*editFromJson(toJson(restoring)) == restoring);
    QCOMPARE(toJson(Edit(AddLink{linked("a", "b")})),
        (QJsonObject{{QStringLiteral("edit"), QStringLiteral("add_link")}, {QStringLiteral("from"), QStringLiteral("a.out")},
            {QStringLiteral("to"), QStringLiteral("b.in")}}));
}

void EditTest::damagedJsonIsAnError()
{
    QCOMPARE(editFromJson({}).error().message, QStringLiteral("There is no kind of edit called ''."));
    RandomEdits edits(1);
    for (int i = 0; i < 200; ++i) {
        const QJsonObject json = toJson(edits.next());
        const QStringList keys = json.keys();
        for (const QString& key : keys) {
            QJsonObject damaged = json;
            damaged.insert(key, 17);
            if (key != QLatin1String("value"))
                QVERIFY(!editFromJson(damaged));
        }
    }
    QJsonObject deep{{QStringLiteral("edit"), QStringLiteral("list")}, {QStringLiteral("edits"), QJsonArray()}};
    for (int i = 0; i < 100; ++i)
        deep = {{QStringLiteral("edit"), QStringLiteral("list")}, {QStringLiteral("edits"), QJsonArray{deep}}};
    QVERIFY(!editFromJson(deep));
}

QTEST_APPLESS_MAIN(EditTest)
#include "edit_test.moc"
