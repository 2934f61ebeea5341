// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/edit.h"
#include "pipelines/graph/group_edits.h"

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
        switch (pick(depth > 1 ? 14 : 17)) {
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
        case 10: return SetVariable{text(), value()};
        case 11: return SetMap{id(), pick(2) ? QJsonObject{{QStringLiteral("over"), text()}} : QJsonObject()};
        case 12: return SetGroup{groupId(), pick(3) ? definition() : QJsonObject(), -1};
        case 13: return SetFrames{QJsonArray{value()}};
        case 14: {
            InGroup inside{groupId(), {}};
            for (int i = pick(3); i >= 0; --i)
                inside.edits.push_back(next(depth + 1));
            return inside;
        }
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
    QString groupId() { return m_group = QStringLiteral("group.g%1").arg(pick(3)); }
    QJsonObject definition()
    {
        Group group;
        group.id = m_group;
        group.title = text();
        for (int i = pick(3); i >= 0; --i) {
            Node made = node("x");
            made.id = id();
            group.inside.nodes.emplace(made.id, made);
        }
        group.inputs.push_back({QStringLiteral("in"), {}, {}, QJsonValue::Undefined, {{id(), text()}}, {}});
        return toJson(group);
    }
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
    QString m_group;
};

/// Ports and parameters of the modules in these documents.
const ModuleSpec* anySpec(const QString&)
{
    static const ModuleSpec spec = [] {
        ModuleSpec out;
        out.id = QStringLiteral("a.b");
        out.inputs.resize(1);
        out.inputs[0].key = QStringLiteral("in");
        out.inputs[0].many = true;
        out.outputs.resize(1);
        out.outputs[0].key = QStringLiteral("out");
        return out;
    }();
    return &spec;
}

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
    void groupingAndUngroupingGiveTheSameGraph();
    void groupsOfRandomNodesComeApartAgain();
    void aGroupThatFeedsItselfIsRefused();
    void exposedNamesCanBeChangedAndTakenAway();
    void variablesAreRenamedEverywhere();
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
        SetPlace{QStringLiteral("a"), QStringLiteral("p")}, SetResources{QStringLiteral("a"), {{QStringLiteral("memory"), QStringLiteral("8G")}}},
        SetViews{QJsonArray{1}}, EditList{}};
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

void EditTest::groupingAndUngroupingGiveTheSameGraph()
{
    Document document = triangle();
    document.nodes.at(QStringLiteral("b")).x = 300;
    const auto grouped = groupNodes(document, {QStringLiteral("b"), QStringLiteral("c")}, QStringLiteral("Two of Three"), anySpec);
    QVERIFY(grouped);
    const auto inverse = apply(document, *grouped);
    QVERIFY(inverse);
    const QString id = QStringLiteral("two_of_three_1");
    QCOMPARE(document.nodes.size(), 2u);
    QCOMPARE(document.nodes.at(id).module, QStringLiteral("group.two_of_three"));
    // What comes from one place comes in once, and goes to both.
    QCOMPARE(document.links, (std::set<Link>{{QStringLiteral("a"), QStringLiteral("out"), id, QStringLiteral("in")}}));
    const auto group = groupIn(document, QStringLiteral("group.two_of_three"));
    QVERIFY(group);
    QCOMPARE(group->inputs.size(), 1u);
    QCOMPARE(group->inputs[0].of.size(), 2u);
    QCOMPARE(group->outputs.size(), 1u); // of c, the last; b's goes to c only
    QCOMPARE(group->outputs[0].of[0].node, QStringLiteral("c"));

    Document apart = document;
    const auto edit = ungroupNode(apart, id);
    QVERIFY(edit);
    QVERIFY(apply(apart, *edit));
    QCOMPARE(apart.links, triangle().links);
    QCOMPARE(apart.nodes.size(), 3u);
    QVERIFY(apart.groups.isEmpty());
    QVERIFY(apply(document, *inverse));
    Document before = triangle();
    before.nodes.at(QStringLiteral("b")).x = 300;
    QVERIFY(document == before);
}

void EditTest::groupsOfRandomNodesComeApartAgain()
{
    std::mt19937 random(7);
    int grouped = 0;
    for (int round = 0; round < 200; ++round) {
        Document document;
        std::vector<QString> ids;
        for (int i = 0; i < 8; ++i) {
            Node made = node("x");
            made.id = QStringLiteral("n%1").arg(i);
            document.nodes.emplace(made.id, made);
            for (const QString& earlier : ids) {
                if (random() % 3 == 0)
                    document.links.insert({earlier, QStringLiteral("out"), made.id, QStringLiteral("in")});
            }
            ids.push_back(made.id);
        }
        std::set<QString> chosen;
        for (const QString& id : ids) {
            if (random() % 2)
                chosen.insert(id);
        }
        const Document before = document;
        const auto edit = groupNodes(document, chosen, QStringLiteral("G"), anySpec);
        if (!edit)
            continue;
        ++grouped;
        const auto inverse = apply(document, *edit);
        QVERIFY(inverse);
        QVERIFY(document.topologicalOrder());
        Document apart = document;
        const auto ungroup = ungroupNode(apart, QStringLiteral("G").toLower() + QStringLiteral("_1"));
        QVERIFY2(ungroup, ungroup ? "" : qPrintable(ungroup.error().message));
        QVERIFY(apply(apart, *ungroup));
        QCOMPARE(apart.links, before.links);
        QVERIFY(apply(document, *inverse));
        QVERIFY(document == before);
    }
    QVERIFY(grouped > 20);
}

void EditTest::aGroupThatFeedsItselfIsRefused()
{
    const auto refused = groupNodes(triangle(), {QStringLiteral("a"), QStringLiteral("c")}, QStringLiteral("G"), anySpec);
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, QStringLiteral("The group would feed itself through 'b'. Take that into the group as well."));
    QVERIFY(!groupNodes(triangle(), {}, QStringLiteral("G"), anySpec));
}

void EditTest::exposedNamesCanBeChangedAndTakenAway()
{
    Document document = triangle();
    QVERIFY(apply(document, *groupNodes(document, {QStringLiteral("b")}, QStringLiteral("G"), anySpec)));
    const QString group = QStringLiteral("group.g");
    QVERIFY(apply(document, *expose(document, group, ExposedKind::Parameter, {QStringLiteral("b"), QStringLiteral("k")})));
    QVERIFY(!expose(document, group, ExposedKind::Parameter, {QStringLiteral("b"), QStringLiteral("k")}));
    QVERIFY(!expose(document, group, ExposedKind::Parameter, {QStringLiteral("nobody"), QStringLiteral("k")}));
    QVERIFY(apply(document, SetParameter{QStringLiteral("g_1"), QStringLiteral("k"), 5}));
    const Document before = document;
    const auto renamed = apply(document, *renameExposed(document, group, ExposedKind::Parameter, QStringLiteral("k"), QStringLiteral("width"), {}));
    QVERIFY(renamed);
    QCOMPARE(document.nodes.at(QStringLiteral("g_1")).parameters, (QJsonObject{{QStringLiteral("width"), 5}}));
    const auto gone = apply(document, *unexpose(document, group, ExposedKind::Parameter, QStringLiteral("width")));
    QVERIFY(gone);
    QVERIFY(document.nodes.at(QStringLiteral("g_1")).parameters.isEmpty());
    const auto port = apply(document, *unexpose(document, group, ExposedKind::Output, QStringLiteral("out")));
    QVERIFY(port);
    QCOMPARE(document.links, (std::set<Link>{linked("a", "c"), linked("a", "g_1")}));
    QVERIFY(apply(document, *port));
    QVERIFY(apply(document, *gone));
    QVERIFY(apply(document, *renamed));
    QVERIFY(document == before);
}

void EditTest::variablesAreRenamedEverywhere()
{
    Document document = triangle();
    document.variables = {{QStringLiteral("root"), QStringLiteral("/d")}, {QStringLiteral("all"), QStringLiteral("${root}/*.nc")}};
    document.nodes.at(QStringLiteral("a")).parameters = {{QStringLiteral("f"), QJsonArray{QStringLiteral("${root}/x $${root}")}}};
    const Document before = document;
    const auto inverse = apply(document, *renameVariable(document, QStringLiteral("root"), QStringLiteral("base")));
    QVERIFY(inverse);
    QCOMPARE(
        document.variables, (QJsonObject{{QStringLiteral("base"), QStringLiteral("/d")}, {QStringLiteral("all"), QStringLiteral("${base}/*.nc")}}));
    QCOMPARE(
        document.nodes.at(QStringLiteral("a")).parameters.value(QStringLiteral("f")), QJsonValue(QJsonArray{QStringLiteral("${base}/x $${root}")}));
    QCOMPARE(usersOfVariable(document, QStringLiteral("base")), QStringList{QStringLiteral("a")});
    QVERIFY(apply(document, *inverse));
    QVERIFY(document == before);
    QVERIFY(!renameVariable(document, QStringLiteral("root"), QStringLiteral("all")));
    QVERIFY(!renameVariable(document, QStringLiteral("root"), QStringLiteral("9")));
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
