// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/variables.h"

#include <QJsonArray>
#include <QTest>

using namespace terrella;

namespace {

QJsonValue put(const Variables& variables, const QJsonValue& value, Variables::Fault::Kind expected = Variables::Fault::Kind::None)
{
    Variables::Fault fault;
    QJsonValue out = variables.resolve(value, fault);
    return fault.kind == expected ? out : QJsonValue(QStringLiteral("FAULT: ") + fault.message);
}

} // namespace

class VariablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeValuesKeepTheirType();
    void textsAreWrittenOut();
    void variablesOfVariables();
    void faultsSayWhat();
    void innerScopesLookOutwards();
    void namesAreFound();
};

void VariablesTest::wholeValuesKeepTheirType()
{
    const Variables variables({{QStringLiteral("period"), QJsonArray{QStringLiteral("2000"), QStringLiteral("2009")}}, {QStringLiteral("n"), 2.5},
        {QStringLiteral("yes"), true}});
    QCOMPARE(put(variables, QStringLiteral("${period}")), QJsonValue(QJsonArray{QStringLiteral("2000"), QStringLiteral("2009")}));
    QCOMPARE(put(variables, QStringLiteral("${n}")), QJsonValue(2.5));
    QCOMPARE(put(variables, QStringLiteral("${yes}")), QJsonValue(true));
    QCOMPARE(put(variables, 7), QJsonValue(7));
    // In a list a list gives its items.
    QCOMPARE(put(variables, QJsonArray{QStringLiteral("a"), QStringLiteral("${period}"), QStringLiteral("${n}")}),
        QJsonValue(QJsonArray{QStringLiteral("a"), QStringLiteral("2000"), QStringLiteral("2009"), 2.5}));
}

void VariablesTest::textsAreWrittenOut()
{
    const Variables variables({{QStringLiteral("root"), QStringLiteral("/data")}, {QStringLiteral("n"), 0.1}, {QStringLiteral("year"), 1990}});
    QCOMPARE(put(variables, QStringLiteral("${root}/era5_${year}_${n}.nc")), QJsonValue(QStringLiteral("/data/era5_1990_0.1.nc")));
    QCOMPARE(put(variables, QStringLiteral("$${root} costs 5 $")), QJsonValue(QStringLiteral("${root} costs 5 $")));
    QCOMPARE(put(variables, QStringLiteral("$${")), QJsonValue(QStringLiteral("${")));
    QCOMPARE(put(variables, QStringLiteral("$root {root}")), QJsonValue(QStringLiteral("$root {root}")));
}

void VariablesTest::variablesOfVariables()
{
    const Variables variables({{QStringLiteral("root"), QStringLiteral("/data")}, {QStringLiteral("model"), QStringLiteral("${root}/cmip6")},
        {QStringLiteral("files"), QJsonArray{QStringLiteral("${model}/a.nc"), QStringLiteral("${model}/b.nc")}}});
    QCOMPARE(
        put(variables, QStringLiteral("${files}")), QJsonValue(QJsonArray{QStringLiteral("/data/cmip6/a.nc"), QStringLiteral("/data/cmip6/b.nc")}));
}

void VariablesTest::faultsSayWhat()
{
    using Kind = Variables::Fault::Kind;
    const Variables variables(
        {{QStringLiteral("a"), QStringLiteral("${b}")}, {QStringLiteral("b"), QStringLiteral("x${a}")}, {QStringLiteral("list"), QJsonArray{1, 2}}});
    const auto message = [&](const QString& text, Kind kind) {
        Variables::Fault fault;
        (void)variables.resolve(text, fault);
        return fault.kind == kind ? fault.message : QStringLiteral("another kind: ") + fault.message;
    };
    QCOMPARE(message(QStringLiteral("${c}"), Kind::Undefined), QStringLiteral("There is no variable 'c'."));
    QCOMPARE(message(QStringLiteral("${a}"), Kind::Loop),
        QStringLiteral("The variable 'a' is made of itself: a → b → a. Give one of them a value of its own."));
    QVERIFY(message(QStringLiteral("x ${list}"), Kind::Type).contains(QStringLiteral("Write ${list} alone.")));
    QVERIFY(message(QStringLiteral("${"), Kind::Malformed).startsWith(QStringLiteral("'${' has a ${ without a name")));
    QVERIFY(message(QStringLiteral("${a b}"), Kind::Malformed).contains(QStringLiteral("$${ where")));
    // A chain that never comes back to its start must end as well.
    QJsonObject chain;
    for (int i = 0; i < 500; ++i)
        chain.insert(QStringLiteral("v%1").arg(i), QStringLiteral("${v%1}").arg(i + 1));
    Variables::Fault fault;
    (void)Variables(chain).resolve(QStringLiteral("${v0}"), fault);
    QVERIFY(fault.kind == Kind::Loop);
}

void VariablesTest::innerScopesLookOutwards()
{
    const Variables outer({{QStringLiteral("x"), 1}, {QStringLiteral("y"), 2}});
    const Variables inner({{QStringLiteral("x"), 10}}, &outer);
    QCOMPARE(put(inner, QStringLiteral("${x}")), QJsonValue(10));
    QCOMPARE(put(inner, QStringLiteral("${y}")), QJsonValue(2));
}

void VariablesTest::namesAreFound()
{
    QCOMPARE(variablesIn(QJsonArray{QStringLiteral("${a}/${b}"), QJsonArray{QStringLiteral("$${no} ${a}")}}),
        (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    for (const char* good : {"a", "_", "a1_B"})
        QVERIFY(isVariableName(QLatin1String(good)));
    for (const char* bad : {"", "1a", "a b", "a.b", "ä", "a\n"})
        QVERIFY(!isVariableName(QString::fromUtf8(bad)));
}

QTEST_APPLESS_MAIN(VariablesTest)
#include "variables_test.moc"
