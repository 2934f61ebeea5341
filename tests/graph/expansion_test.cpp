// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/checker.h"
#include "pipelines/graph/edit.h"
#include "pipelines/graph/expansion.h"
#include "pipelines/graph/group_edits.h"
#include "pipelines/graph/group_library.h"
#include "tests/run/pipeline_builder.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using terrella::testing::PipelineBuilder;

namespace {

const QString kA = QStringLiteral("a"), kSum = QStringLiteral("sum");

QStringList idsOf(const Document& document)
{
    QStringList out;
    for (const auto& [id, node] : document.nodes)
        out.append(id);
    return out;
}

QStringList linksOf(const Document& document)
{
    QStringList out;
    for (const Link& link : document.links)
        out.append(QStringLiteral("%1.%2>%3.%4").arg(link.fromNode, link.fromPort, link.toNode, link.toPort));
    return out;
}

QStringList codesOf(const std::vector<Problem>& problems)
{
    QStringList out;
    for (const Problem& problem : problems)
        out.append(problem.code + QLatin1Char(' ') + problem.node + QLatin1Char('.') + problem.port + problem.parameter);
    return out;
}

} // namespace

class ExpansionTest : public QObject {
    Q_OBJECT
public:
    ExpansionTest() : m_host({QCoreApplication::applicationDirPath() + QStringLiteral("/plugins")}) {}

private Q_SLOTS:
    void plainDocumentsStayAsTheyAre();
    void groupsAreOpened();
    void groupsInsideGroups();
    void aGroupThatHoldsItselfEnds();
    void missingGroupsKeepEverything();
    void aGroupIsAModule();
    void mapsAreWrittenOut();
    void mapsOfGroupsAndAlongOthers();
    void faultyMapsSayWhat();
    void problemsAreToldOutside();
    void undefinedVariablesHaveFixes();
    void runsThatFailTheCheckAreNamedOnce();
    void librariesAreRead();

private:
    Expansion expanded(const Document& document)
    {
        return expand(document, [this](const QString& id) { return m_host.find(id); }, {});
    }
    FindSpec find()
    {
        return [this](const QString& id) { return m_host.find(id); };
    }
    /// a, b → sum, the two numbers and the sum grouped with `range` shown.
    Document grouped()
    {
        PipelineBuilder builder;
        builder.number("a", {{QStringLiteral("value"), 2}}).number("b").sum("sum", {kA, QStringLiteral("b")}).sum("end", {QStringLiteral("sum.sum")});
        Document document = builder.document;
        if (!apply(document, *groupNodes(document, {QStringLiteral("b"), kSum}, QStringLiteral("Adder"), find())))
            qFatal("cannot group");
        if (!apply(document, *expose(document, QStringLiteral("group.adder"), ExposedKind::Parameter, {kSum, QStringLiteral("range")})))
            qFatal("cannot expose");
        return document;
    }

    PluginHost m_host;
};

void ExpansionTest::plainDocumentsStayAsTheyAre()
{
    PipelineBuilder builder;
    builder.number("a", {{QStringLiteral("value"), 2}}).sum("sum", {kA});
    const Expansion out = expanded(builder.document);
    QVERIFY(out.isPlain());
    QVERIFY(out.document == builder.document);
}

void ExpansionTest::groupsAreOpened()
{
    Document document = grouped();
    document.nodes.at(QStringLiteral("adder_1")).parameters = {{QStringLiteral("range"), 5}};
    const Expansion out = expanded(document);
    QCOMPARE(idsOf(out.document), (QStringList{kA, QStringLiteral("adder_1/b"), QStringLiteral("adder_1/sum"), QStringLiteral("end")}));
    QCOMPARE(linksOf(out.document),
        (QStringList{QStringLiteral("a.number>adder_1/sum.numbers"), QStringLiteral("adder_1/b.number>adder_1/sum.numbers"),
            QStringLiteral("adder_1/sum.sum>end.numbers")}));
    QCOMPARE(out.document.nodes.at(QStringLiteral("adder_1/sum")).parameters, (QJsonObject{{QStringLiteral("range"), 5}}));
    QVERIFY(out.problems.empty());
    document.nodes.at(QStringLiteral("adder_1")).parameters = {{QStringLiteral("rage"), 5}};
    QCOMPARE(codesOf(expanded(document).problems), QStringList{QStringLiteral("parameter.unknown adder_1.rage")});
}

void ExpansionTest::groupsInsideGroups()
{
    Document document = grouped();
    QVERIFY(apply(document, *groupNodes(document, {QStringLiteral("adder_1"), kA}, QStringLiteral("Outer"), find())));
    const Expansion out = expanded(document);
    QCOMPARE(idsOf(out.document),
        (QStringList{
            QStringLiteral("end"), QStringLiteral("outer_1/a"), QStringLiteral("outer_1/adder_1/b"), QStringLiteral("outer_1/adder_1/sum")}));
    QCOMPARE(linksOf(out.document).last(), QStringLiteral("outer_1/adder_1/sum.sum>end.numbers"));
    QCOMPARE(out.ownersOf(QStringLiteral("outer_1/adder_1/sum")).size(), 2u);
}

void ExpansionTest::aGroupThatHoldsItselfEnds()
{
    Document document = grouped();
    Node self;
    self.id = QStringLiteral("again");
    self.module = QStringLiteral("group.adder");
    QVERIFY(apply(document, InGroup{QStringLiteral("group.adder"), {AddNode{self}}}));
    const Expansion out = expanded(document);
    QCOMPARE(codesOf(out.problems), QStringList{QStringLiteral("group.recursion adder_1/again.")});
    QVERIFY(out.problems.front().message.contains(QStringLiteral("group.adder → group.adder")));
    (void)groupSpecs(document, find()); // ends as well
}

void ExpansionTest::missingGroupsKeepEverything()
{
    Document document = grouped();
    document.groups = {};
    Checker checker(m_host);
    const DocumentCheck& check = checker.check(document, {});
    QCOMPARE(codesOf(check.all()), (QStringList{QStringLiteral("group.missing adder_1.")}));
    QCOMPARE(check.all().front().message,
        QStringLiteral("There is no group 'group.adder'. Put its file adder.terrella-group beside the pipeline or into the folder of groups."));
    const auto read = Document::parse(document.toText(), QStringLiteral("x"));
    QVERIFY(read && *read == document);
}

void ExpansionTest::aGroupIsAModule()
{
    const Document document = grouped();
    const auto spec = specIn(document, QStringLiteral("group.adder"), find());
    QVERIFY(spec);
    QCOMPARE(spec->title, QStringLiteral("Adder"));
    QCOMPARE(spec->inputs.size(), 1u);
    QCOMPARE(spec->inputs[0].key, QStringLiteral("numbers"));
    QVERIFY(spec->inputs[0].many);
    QVERIFY(spec->inputs[0].type == DataType::Report);
    QCOMPARE(spec->outputs[0].key, kSum);
    QCOMPARE(spec->parameters[0].key, QStringLiteral("range"));
    QCOMPARE(spec->parameters[0].defaultValue, QJsonValue(8));
    QCOMPARE(*spec->parameters[0].maximum, 180.0);
    const auto again = parseModuleSpec(toJson(*spec));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
}

void ExpansionTest::mapsAreWrittenOut()
{
    PipelineBuilder builder;
    builder.number("a").number("b").sum("sum", {kA});
    builder.document.nodes.at(kA).map = {{QStringLiteral("over"), QStringLiteral("parameter")},
        {QStringLiteral("parameter"), QStringLiteral("value")}, {QStringLiteral("values"), QJsonArray{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}};
    const Expansion out = expanded(builder.document);
    QVERIFY(out.problems.empty());
    QCOMPARE(out.document.nodes.size(), 13u); // ten runs, their join, b and sum
    QCOMPARE(out.document.nodes.at(QStringLiteral("a#03")).parameters, (QJsonObject{{QStringLiteral("value"), 3}}));
    QVERIFY(out.document.links.count({QStringLiteral("a:number"), QStringLiteral("joined"), kSum, QStringLiteral("numbers")}) == 1);
    QVERIFY(out.joinedBy(QStringLiteral("a:number")) != nullptr);
    QVERIFY(out.joinedBy(QStringLiteral("a#03")) == nullptr);
    QCOMPARE(out.memberLabel(QStringLiteral("a#03")), QStringLiteral("3"));
    QCOMPARE(out.shownNode(QStringLiteral("a#03")), kA);
    QCOMPARE(out.shownNode(QStringLiteral("a:number")), kA);
    QCOMPARE(out.nodesBehind(kA).size(), 11u);
}

void ExpansionTest::mapsOfGroupsAndAlongOthers()
{
    Document document = grouped();
    document.nodes.at(kA).map = {{QStringLiteral("over"), QStringLiteral("parameter")}, {QStringLiteral("parameter"), QStringLiteral("value")},
        {QStringLiteral("values"), QJsonArray{1, 2}}};
    document.nodes.at(QStringLiteral("adder_1")).map = {{QStringLiteral("over"), QStringLiteral("member")}};
    const Expansion out = expanded(document);
    QVERIFY2(out.problems.empty(), qPrintable(out.problems.empty() ? QString() : out.problems.front().message));
    const QStringList links = linksOf(out.document);
    QVERIFY(links.contains(QStringLiteral("a#1.number>adder_1#1/sum.numbers")));
    QVERIFY(links.contains(QStringLiteral("a#2.number>adder_1#2/sum.numbers")));
    QVERIFY(!links.contains(QStringLiteral("a:number.joined>adder_1#1/sum.numbers")));
    QVERIFY(links.contains(QStringLiteral("adder_1#2/sum.sum>adder_1:sum.members")));
    QVERIFY(links.contains(QStringLiteral("adder_1:sum.joined>end.numbers")));
    QCOMPARE(out.outers.at(QStringLiteral("adder_1")).map.axis, QStringLiteral("value"));
    QCOMPARE(out.shownNode(QStringLiteral("adder_1#2/sum")), QStringLiteral("adder_1/sum"));
}

void ExpansionTest::faultyMapsSayWhat()
{
    const auto problem = [&](const QJsonObject& map) {
        PipelineBuilder builder;
        builder.number("a");
        builder.document.nodes.at(kA).map = map;
        const Expansion out = expanded(builder.document);
        return out.problems.empty() ? QString() : out.problems.front().message;
    };
    const auto over = [](const char* what, const char* parameter, const QJsonArray& values) {
        return QJsonObject{{QStringLiteral("over"), QLatin1String(what)}, {QStringLiteral("parameter"), QLatin1String(parameter)},
            {QStringLiteral("values"), values}};
    };
    QVERIFY(problem(over("moons", "value", {1})).contains(QStringLiteral("'over' is 'moons'")));
    QVERIFY(problem(over("parameter", "valeu", {1})).contains(QStringLiteral("a parameter 'valeu', which 'engine.make_number' does not have")));
    QCOMPARE(problem(over("parameter", "value", {})), QStringLiteral("The map over parameter has no values; give it at least one."));
    QCOMPARE(problem(over("parameter", "value", {1, 1})), QStringLiteral("The map has the value '1' twice. Remove one of them."));
    QVERIFY(problem(over("years", "value", {1990})).contains(QStringLiteral("needs a parameter that is a period")));
    QVERIFY(problem({{QStringLiteral("over"), QStringLiteral("rows")}, {QStringLiteral("parameters"), QJsonArray{QStringLiteral("value")}},
                        {QStringLiteral("values"), QJsonArray{QJsonArray{1, 2}}}})
                .contains(QStringLiteral("has 2 values for 1 parameters")));
    QVERIFY(problem(over("files", "file", {QStringLiteral("/nowhere/x.nc")})).contains(QStringLiteral("/nowhere/x.nc")));
}

void ExpansionTest::problemsAreToldOutside()
{
    Document document = grouped();
    QVERIFY(apply(document, SetParameter{QStringLiteral("adder_1"), QStringLiteral("range"), 999}));
    Checker checker(m_host);
    const DocumentCheck& check = checker.check(document, {});
    QCOMPARE(codesOf(check.all()), QStringList{QStringLiteral("parameter.range adder_1.range")});
    // What only stands inside names the inner node.
    QVERIFY(apply(document, SetParameter{QStringLiteral("adder_1"), QStringLiteral("range"), 9}));
    QVERIFY(apply(document, InGroup{QStringLiteral("group.adder"), {SetParameter{QStringLiteral("b"), QStringLiteral("value"), 666}}}));
    const DocumentCheck& inner = checker.check(document, {});
    QCOMPARE(codesOf(inner.all()), QStringList{QStringLiteral("number.refused adder_1/b.value")});
    QVERIFY(inner.nodes.at(QStringLiteral("adder_1")).hasErrors());
    // And signatures of the outputs stand at the group.
    QVERIFY(apply(document, InGroup{QStringLiteral("group.adder"), {SetParameter{QStringLiteral("b"), QStringLiteral("value"), 6}}}));
    QCOMPARE(checker.check(document, {}).nodes.at(QStringLiteral("adder_1")).outputs.count(kSum), 1u);
    // A link that is missing is missed at the group's port, and only that is checked again which changed.
    QVERIFY(apply(document, SetParameter{kA, QStringLiteral("value"), 4}));
    (void)checker.check(document, {});
    QCOMPARE(checker.checkedAgain(), std::set<QString>{kA});
}

void ExpansionTest::undefinedVariablesHaveFixes()
{
    PipelineBuilder builder;
    builder.number("a", {{QStringLiteral("value"), QStringLiteral("${heigth}")}});
    builder.document.variables = {{QStringLiteral("height"), 3}};
    Checker checker(m_host);
    Document document = builder.document;
    const auto problems = checker.check(document, {}).all();
    QCOMPARE(codesOf(problems), QStringList{QStringLiteral("variable.undefined a.value")});
    QCOMPARE(problems[0].message, QStringLiteral("There is no variable 'heigth'; did you mean 'height'?"));
    QCOMPARE(problems[0].fixes.size(), 2u);
    const auto fix = editFromJson(problems[0].fixes[0].edit);
    QVERIFY(fix && apply(document, *fix));
    QVERIFY(!checker.check(document, {}).hasErrors());
    QCOMPARE(document.nodes.at(kA).parameters.value(QStringLiteral("value")).toString(), QStringLiteral("${height}"));
}

void ExpansionTest::runsThatFailTheCheckAreNamedOnce()
{
    PipelineBuilder builder;
    builder.number("a");
    auto& map = builder.document.nodes.at(kA).map;
    map = {{QStringLiteral("over"), QStringLiteral("parameter")}, {QStringLiteral("parameter"), QStringLiteral("value")},
        {QStringLiteral("values"), QJsonArray{1, 666, 3}}};
    Checker checker(m_host);
    const auto some = checker.check(builder.document, {}).all();
    QCOMPARE(some.size(), 1u);
    QCOMPARE(some[0].node, kA);
    QCOMPARE(some[0].message, QStringLiteral("For 666: 666 is refused."));
    QVERIFY(some[0].severity == Severity::Error); // what is written in the map is mended there; files that cannot be read are left out (cli_maps)
    // What is wrong with all of them is said once, without naming them.
    builder.document.nodes.at(kA).parameters = {{QStringLiteral("behaviour"), QStringLiteral("dance")}};
    map.insert(QStringLiteral("values"), QJsonArray{1, 2, 3});
    const auto all = checker.check(builder.document, {}).all();
    QCOMPARE(all.size(), 1u);
    QVERIFY(all[0].message.startsWith(QStringLiteral("'behaviour' must be")));
}

void ExpansionTest::librariesAreRead()
{
    const QTemporaryDir folder;
    Document document = grouped();
    const auto group = groupIn(document, QStringLiteral("group.adder"));
    QVERIFY(group);
    QVERIFY(saveGroup(*group, folder.filePath(GroupLibrary::fileName(group->id))));
    QFile broken(folder.filePath(QStringLiteral("broken.terrella-group")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{");
    broken.close();
    const GroupLibrary library({folder.path()});
    QCOMPARE(library.entries().size(), 2u);
    QVERIFY(*library.find(group->id) == *group);
    QCOMPARE(library.specs(find()).size(), 1u);
    Document without = document;
    without.groups = {};
    QVERIFY(expanded(library.withGroups(without, find())).document == expanded(document).document);
    QVERIFY(library.withGroups(document, find()) == document); // its own comes first
}

QTEST_GUILESS_MAIN(ExpansionTest)
#include "expansion_test.moc"
