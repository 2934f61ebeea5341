// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/graph/node_map.h"
#include "tests/views/sample_modules.h"
#include "views/canvas/pipeline_model.h"
#include "views/parameters/map_dialog.h"
#include "views/parameters/parameter_form.h"
#include "views/parameters/variables_view.h"

#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace terrella;

class MapAndVariablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAreReadAsTheyAreTyped()
    {
        const ModuleSpec detect = sampleModules()[1];
        const auto values = [&](const char* key, const char* text) {
            const auto read = MapDialog::parseValues(*detect.parameter(QLatin1String(key)), QString::fromUtf8(text));
            return read ? *read : QJsonArray{QStringLiteral("ERROR: ") + read.error().message};
        };
        QCOMPARE(values("merge", "4, 6\n8"), (QJsonArray{4, 6, 8}));
        QCOMPARE(values("merge", "1 … 4"), (QJsonArray{1, 2, 3, 4}));
        QCOMPARE(values("merge", "0 .. 0.5 by 0.1"), (QJsonArray{0, 0.1, 0.2, 0.3, 0.4, 0.5}));
        QCOMPARE(values("method", "minimum, maximum"), (QJsonArray{QStringLiteral("minimum"), QStringLiteral("maximum")}));
        QVERIFY(values("method", "median").first().toString().startsWith(QStringLiteral("ERROR")));
        QVERIFY(values("merge", "400").first().toString().contains(QStringLiteral("at most 90")));
        QVERIFY(values("merge", "four").first().toString().startsWith(QStringLiteral("ERROR")));
        QCOMPARE(values("period", "2000-01-01 – 2000-12-31\n2001-01-01 – 2001-12-31").size(), 2);
    }

    void theDialogMakesAMapAndCountsItsRuns()
    {
        Theme theme(*qApp);
        const ModuleSpec detect = sampleModules()[1];
        Node node;
        node.id = QStringLiteral("d");
        node.module = detect.id;
        node.map = {{QStringLiteral("over"), QStringLiteral("years")}, {QStringLiteral("values"), QJsonArray{1990, 1991}}};
        MapDialog dialog(node, detect, QStringLiteral("Detect"), theme);
        auto* over = dialog.findChild<QComboBox*>();
        QCOMPARE(over->currentData().toString(), QStringLiteral("years"));
        dialog.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("1991 … 2020"));
        QPushButton* accept = nullptr;
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            accept = button->property("look").toString() == QLatin1String("primary") ? button : accept;
        QVERIFY(accept && accept->isEnabled());
        accept->click();
        QCOMPARE(dialog.map().value(QLatin1String("values")).toArray().size(), 30);
        QCOMPARE(dialog.map().value(QLatin1String("parameter")).toString(), QStringLiteral("period"));
        node.map = dialog.map();
        QCOMPARE(readMap(node, detect, {})->members.size(), 30u);
        over->setCurrentIndex(over->findData(QStringLiteral("parameter")));
        dialog.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("4, 4"));
        QVERIFY(!accept->isEnabled());
    }

    void variablesAreEditedInPlace()
    {
        Theme theme(*qApp);
        ModuleCatalogue catalogue;
        catalogue.setModules(sampleModules());
        PipelineModel model(catalogue);
        Document document;
        document.variables = {{QStringLiteral("root"), QStringLiteral("/d")}};
        Node open;
        open.id = QStringLiteral("o");
        open.module = QStringLiteral("data.open");
        open.parameters = {{QStringLiteral("files"), QJsonArray{QStringLiteral("${root}/a.nc")}}};
        document.nodes.emplace(open.id, open);
        model.reset(document);
        VariablesView view(model, theme);
        auto* table = view.findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("Open"));
        table->item(0, 0)->setText(QStringLiteral("base"));
        QCOMPARE(model.whole().nodes.at(open.id).parameters.value(QStringLiteral("files")), QJsonValue(QJsonArray{QStringLiteral("${base}/a.nc")}));
        table->item(0, 1)->setText(QStringLiteral("2000-01-01/2009-12-31"));
        QCOMPARE(model.whole().variables.value(QStringLiteral("base")),
            QJsonValue(QJsonArray{QStringLiteral("2000-01-01"), QStringLiteral("2009-12-31")}));
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2000-01-01/2009-12-31"));
        QString refused;
        QObject::connect(&view, &VariablesView::refused, &view, [&](const QString& why) { refused = why; });
        table->item(0, 0)->setText(QStringLiteral("not a name"));
        QVERIFY(refused.contains(QStringLiteral("not a name")));
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("base"));
        view.addVariable();
        QCOMPARE(model.whole().variables.size(), 2);
        while (model.undoStack().canUndo())
            model.undoStack().undo();
        QVERIFY(model.whole() == document);
    }

    void valuesAndTheirTexts()
    {
        for (const QJsonValue& value : {QJsonValue(5), QJsonValue(true), QJsonValue(QStringLiteral("5")), QJsonValue(QStringLiteral("/data/era5")),
                 QJsonValue(QStringLiteral("a/b")), QJsonValue(QJsonArray{-10, 35, 30, 70}),
                 QJsonValue(QJsonArray{QStringLiteral("2000"), QStringLiteral("2009")}), QJsonValue(QJsonArray{1, QStringLiteral("two")}),
                 QJsonValue(QStringLiteral("")), QJsonValue(QStringLiteral("${root}/x"))})
            QCOMPARE(VariablesView::parseValue(VariablesView::valueText(value)), value);
    }

    void formsTakeAndShowVariables()
    {
        Theme theme(*qApp);
        const ModuleSpec detect = sampleModules()[1];
        ParameterForm form(theme);
        Node node;
        node.id = QStringLiteral("d");
        node.module = detect.id;
        node.parameters = {{QStringLiteral("region"), QStringLiteral("${box}")}, {QStringLiteral("warm_core"), QStringLiteral("${warm}")}};
        form.setPipelineVariables({{QStringLiteral("box"), QJsonArray{0, 0, 10, 10}}});
        form.show(node, &detect);
        QCOMPARE(form.editor(QStringLiteral("region"))->findChild<QLineEdit*>()->text(), QStringLiteral("${box}"));
        QVERIFY(form.editor(QStringLiteral("warm_core"))->isHidden());
        std::optional<Edit> made;
        QObject::connect(&form, &ParameterForm::edited, &form, [&](const Edit& edit, const QString&) { made = edit; });
        auto* merge = form.editor(QStringLiteral("merge"))->findChild<QLineEdit*>();
        merge->setText(QStringLiteral("${height}"));
        Q_EMIT merge->editingFinished();
        QVERIFY(made && *made == Edit(SetParameter{QStringLiteral("d"), QStringLiteral("merge"), QStringLiteral("${height}")}));
        QVERIFY(form.errorOf(QStringLiteral("merge")).isEmpty());
    }
};

QTEST_MAIN(MapAndVariablesTest)
#include "map_and_variables_test.moc"
