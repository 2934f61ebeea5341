// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/sample_modules.h"
#include "views/parameters/help_view.h"
#include "views/parameters/parameter_form.h"
#include "views/parameters/result_view.h"
#include "views/parameters/value_text.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace terrella;

Q_DECLARE_METATYPE(terrella::Edit)

namespace {

struct Form {
    Theme theme{*qApp};
    std::vector<ModuleSpec> modules = sampleModules();
    ParameterForm form{theme};
    Node node;
    std::vector<Edit> edits;

    Form()
    {
        node.id = QStringLiteral("detect_1");
        node.module = modules[1].id;
        QObject::connect(&form, &ParameterForm::edited, &form, [this](const Edit& edit) {
            edits.push_back(edit);
            if (const auto* set = std::get_if<SetParameter>(&edit)) { // what a document does with it
                if (set->value.isUndefined())
                    node.parameters.remove(set->key);
                else
                    node.parameters.insert(set->key, set->value);
                form.show(node, &modules[1]);
            }
        });
        form.show(node, &modules[1]);
        form.resize(500, 600);
        form.QWidget::show();
    }
    QLineEdit* line(const char* key) { return form.editor(QLatin1String(key))->findChild<QLineEdit*>(); }
    void type(const char* key, const QString& text)
    {
        line(key)->setFocus();
        line(key)->selectAll();
        QTest::keyClick(line(key), Qt::Key_Delete);
        QTest::keyClicks(line(key), text);
        QTest::keyClick(line(key), Qt::Key_Return);
    }
};

} // namespace

class ParameterFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreShownAndMakeNoEdits()
    {
        Form f;
        QCOMPARE(f.line("merge")->text(), QStringLiteral("6"));
        QCOMPARE(f.form.editor(QStringLiteral("method"))->findChild<QComboBox*>()->currentText(), QStringLiteral("Minimum"));
        QVERIFY(f.form.editor(QStringLiteral("warm_core"))->findChild<QCheckBox*>()->isChecked());
        f.line("merge")->setFocus();
        QTest::keyClick(f.line("merge"), Qt::Key_Return);
        QVERIFY(f.edits.empty());
    }

    void eachFieldMakesItsEdit_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("real") << QByteArray("merge") << QStringLiteral("4.5") << QJsonValue(4.5);
        QTest::newRow("integer") << QByteArray("count") << QStringLiteral("7") << QJsonValue(7);
        QTest::newRow("text") << QByteArray("name") << QStringLiteral("abc") << QJsonValue(QStringLiteral("abc"));
        QTest::newRow("region") << QByteArray("region") << QStringLiteral("100, 0, 180, 50") << QJsonValue(QJsonArray{100, 0, 180, 50});
        QTest::newRow("a circle") << QByteArray("region") << QStringLiteral("500 km around 18.5°S, 131°E")
                                  << QJsonValue(QJsonObject{{QStringLiteral("type"), QStringLiteral("Point")},
                                         {QStringLiteral("coordinates"), QJsonArray{131, -18.5}}, {QStringLiteral("distance_km"), 500}});
        QTest::newRow("period") << QByteArray("period") << QStringLiteral("2020-07-01 / 2020-10-31")
                                << QJsonValue(QJsonArray{QStringLiteral("2020-07-01"), QStringLiteral("2020-10-31")});
        QTest::newRow("variable") << QByteArray("variable") << QStringLiteral("msl") << QJsonValue(QStringLiteral("msl"));
    }
    void eachFieldMakesItsEdit()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, text);
        QFETCH(QJsonValue, value);
        Form f;
        f.type(key.constData(), text);
        QCOMPARE(f.edits.size(), 1u);
        QVERIFY(f.edits.front() == Edit(SetParameter{QStringLiteral("detect_1"), QLatin1String(key), value}));
    }

    void flagsChoicesAndLists()
    {
        Form f;
        f.form.editor(QStringLiteral("warm_core"))->findChild<QCheckBox*>()->click();
        QVERIFY(f.edits.back() == Edit(SetParameter{QStringLiteral("detect_1"), QStringLiteral("warm_core"), false}));
        auto* combo = f.form.editor(QStringLiteral("method"))->findChild<QComboBox*>();
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Down);
        QVERIFY(f.edits.back() == Edit(SetParameter{QStringLiteral("detect_1"), QStringLiteral("method"), QStringLiteral("maximum")}));
        auto* list = f.form.editor(QStringLiteral("conditions"))->findChild<QPlainTextEdit*>();
        list->setPlainText(QStringLiteral("wind,>=,10,10\n\n zs,<=,150,10 "));
        QFocusEvent leave(QEvent::FocusOut);
        QApplication::sendEvent(list, &leave);
        const QJsonArray wanted{QStringLiteral("wind,>=,10,10"), QStringLiteral("zs,<=,150,10")};
        QVERIFY(f.edits.back() == Edit(SetParameter{QStringLiteral("detect_1"), QStringLiteral("conditions"), wanted}));
    }

    void outOfRangeStaysInTheFormWithItsSentence()
    {
        Form f;
        f.type("merge", QStringLiteral("-1"));
        QVERIFY(f.edits.empty());
        QVERIFY(!f.form.errorOf(QStringLiteral("merge")).isEmpty());
        QVERIFY(f.line("merge")->property("wrong").toBool());
        f.type("merge", QStringLiteral("abc"));
        QVERIFY(f.form.errorOf(QStringLiteral("merge")).contains(QStringLiteral("not a number")));
        f.type("merge", QStringLiteral("3"));
        QCOMPARE(f.edits.size(), 1u);
        QVERIFY(f.form.errorOf(QStringLiteral("merge")).isEmpty());
        QVERIFY(!f.line("merge")->property("wrong").toBool());
    }

    void resetUnsets()
    {
        Form f;
        f.type("merge", QStringLiteral("3"));
        QToolButton* reset = nullptr;
        for (auto* button : f.form.findChildren<QToolButton*>())
            if (button->isVisible())
                reset = button;
        QVERIFY(reset);
        reset->click();
        QVERIFY(std::get<SetParameter>(f.edits.back()).value.isUndefined());
        QCOMPARE(f.line("merge")->text(), QStringLiteral("6"));
        QVERIFY(!reset->isVisible());
    }

    void arrowsStep()
    {
        Form f;
        QTest::keyClick(f.line("count"), Qt::Key_Up);
        QVERIFY(f.edits.back() == Edit(SetParameter{QStringLiteral("detect_1"), QStringLiteral("count"), 4}));
    }

    void variablesOfThePortAreOffered()
    {
        Form f;
        f.form.setVariables({{QStringLiteral("fields"),
            {{QStringLiteral("msl"), QStringLiteral("Mean sea level pressure"), QStringLiteral("Pa")}, {QStringLiteral("u10"), {}, {}}}}});
        auto* combo = f.form.editor(QStringLiteral("variable"))->findChild<QComboBox*>();
        QCOMPARE(combo->count(), 2);
        QCOMPARE(combo->itemText(0), QStringLiteral("msl (Mean sea level pressure)"));
        QVERIFY(f.edits.empty());
    }

    void problemsOfTheCheckerStandOnTheirField()
    {
        Form f;
        Problem problem;
        problem.parameter = QStringLiteral("variable");
        problem.message = QStringLiteral("There is no variable 'mls'.");
        problem.fixes = {
            {QStringLiteral("Use msl"), toJson(Edit(SetParameter{QStringLiteral("detect_1"), QStringLiteral("variable"), QStringLiteral("msl")}))}};
        Problem other;
        other.message = QStringLiteral("msl is in hPa.");
        other.severity = Severity::Warning;
        other.parameter = problem.parameter;
        f.form.setProblems({problem, other});
        QCOMPARE(f.form.errorOf(QStringLiteral("variable")), QStringLiteral("There is no variable 'mls'.\nmsl is in hPa."));
        QSignalSpy fixes(&f.form, &ParameterForm::fixChosen);
        QPushButton* button = nullptr;
        for (auto* candidate : f.form.findChildren<QPushButton*>())
            if (candidate->accessibleName() == QLatin1String("Use msl"))
                button = candidate;
        QVERIFY(button);
        button->click();
        QCOMPARE(fixes.size(), 1);
        QCOMPARE(fixes.front().front().value<Fix>().title, QStringLiteral("Use msl"));
        auto* combo = f.form.editor(QStringLiteral("variable"))->findChild<QComboBox*>();
        QVERIFY(combo->property("wrong").toBool());
        f.form.setProblems({other}); // a warning is no mistake of the field
        QVERIFY(!combo->property("wrong").toBool());
        f.form.setProblems({});
        QVERIFY(f.form.errorOf(QStringLiteral("variable")).isEmpty());
    }

    void regionTexts()
    {
        const QJsonValue box = QJsonArray{170, -10, -160, 50};
        QCOMPARE(regionFieldText(box), QStringLiteral("10°S–50°N, 170°E–160°W"));
        for (const QJsonValue& value : {box, QJsonValue(QJsonArray{100, 0, 180, 50}), QJsonValue(QJsonArray{-80.5, -40, -20, -10})}) {
            const auto back = parseRegionText(regionFieldText(value));
            QVERIFY(back);
            QCOMPARE(*back, value);
        }
        QVERIFY(parseRegionText(QString())->isNull());
        QVERIFY(!parseRegionText(QStringLiteral("somewhere")));
        QVERIFY(!parseRegionText(QStringLiteral("0–50°E, 100–180°N")));
    }

    void periodTexts()
    {
        QCOMPARE(*parsePeriodText(QStringLiteral("2020-07-01 –")), QJsonValue(QJsonArray{QStringLiteral("2020-07-01"), QString()}));
        QCOMPARE(*parsePeriodText(QStringLiteral("– 2020")), QJsonValue(QJsonArray{QString(), QStringLiteral("2020")}));
        QCOMPARE(*parsePeriodText(QStringLiteral("2020-02-30T06 to 2020-03")),
            QJsonValue(QJsonArray{QStringLiteral("2020-02-30T06"), QStringLiteral("2020-03")}));
        QVERIFY(!parsePeriodText(QStringLiteral("last summer")));
    }

    void aResultSaysWhatItIs()
    {
        const QJsonObject description{{QStringLiteral("variables"),
                                          QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("msl")},
                                              {QStringLiteral("standard_name"), QStringLiteral("air_pressure_at_mean_sea_level")},
                                              {QStringLiteral("units"), QStringLiteral("Pa")}}}},
            {QStringLiteral("rows"), 12}};
        QCOMPARE(summaryLines(description), (QStringList{QStringLiteral("msl · air pressure at mean sea level (Pa)"), QStringLiteral("12 rows")}));
    }

    void helpWithoutAPageComesFromTheSpecification()
    {
        HelpView help;
        const auto modules = sampleModules();
        ModuleSpec other = modules[1];
        other.id = QStringLiteral("test.no_page");
        help.showModule(other.id, &other);
        QVERIFY(help.toPlainText().isEmpty()); // until somebody looks
        help.show();
        QVERIFY(help.toPlainText().contains(QStringLiteral("Detect candidates")));
        QVERIFY(help.toPlainText().contains(QStringLiteral("merge")));
    }
};

QTEST_MAIN(ParameterFormTest)
#include "parameter_form_test.moc"
