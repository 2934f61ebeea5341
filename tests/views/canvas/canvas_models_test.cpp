// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/sample_modules.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/module_list_model.h"
#include "views/canvas/search_popup.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonArray>
#include <QMimeData>
#include <QTest>

using namespace terrella;

class CanvasModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modulesUnderTheirCategories()
    {
        Theme theme(*qApp);
        ModuleCatalogue catalogue;
        ModuleListModel model(catalogue, theme);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        catalogue.setModules(sampleModules());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Data")); // data first
        const QModelIndex cyclones = model.index(1, 0);
        QCOMPARE(model.rowCount(cyclones), 2);
        QCOMPARE(model.moduleAt(model.index(0, 0, cyclones))->id, QStringLiteral("cyclones.detect_candidates"));
        model.setFilter(QStringLiteral("hurricane")); // a keyword
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(0, 0, model.index(0, 0))}));
        QCOMPARE(mime->data(QLatin1String(kModuleMimeType)), QByteArray("cyclones.detect_candidates"));
        model.setFilter(QStringLiteral("nothing has this name"));
        QCOMPARE(model.rowCount(), 0);
    }

    void searchPutsTheBestFirst()
    {
        SearchModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({{QStringLiteral("a"), QStringLiteral("Select"), {}, QStringLiteral("tracks"), {}},
            {QStringLiteral("b"), QStringLiteral("Stitch tracks"), {}, {}, {}},
            {QStringLiteral("c"), QStringLiteral("Tracks of storms"), {}, {}, {}}});
        QCOMPARE(model.rowCount(), 3);
        model.setText(QStringLiteral("track"));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, 0).data(SearchModel::IdRole).toString(), QStringLiteral("c"));
        QCOMPARE(model.index(1, 0).data(SearchModel::IdRole).toString(), QStringLiteral("b"));
        model.setText(QStringLiteral("stks")); // letters in order
        QCOMPARE(model.rowCount(), 1);
        model.setText(QStringLiteral("zzz"));
        QCOMPARE(model.rowCount(), 0);
    }

    void aNodeSaysWhatItWillDo()
    {
        const auto modules = sampleModules();
        QCOMPARE(describeNode(modules[1], {}), QStringLiteral("6°")); // no region: its part is left out
        QCOMPARE(describeNode(modules[1], {{QStringLiteral("merge"), 4.5}, {QStringLiteral("region"), QJsonArray{100, 0, 180, 50}}}),
            QStringLiteral("4.5° · 0–50°N, 100–180°E"));
        QCOMPARE(describeNode(modules[0], {{QStringLiteral("files"), QJsonArray{QStringLiteral("/data/era5.nc")}}}), QStringLiteral("era5.nc"));
        QCOMPARE(describeNode(modules[0], {}), QStringLiteral("Data"));
    }

    void regionsInWords()
    {
        QCOMPARE(regionText(100, -10, 180, 50), QStringLiteral("10°S–50°N, 100–180°E"));
        QCOMPARE(regionText(-80, 0, -20, 30), QStringLiteral("0–30°N, 80–20°W"));
        QCOMPARE(regionText(170, -50, -160, -10), QStringLiteral("50–10°S, 170°E–160°W"));
    }
};

QTEST_MAIN(CanvasModelsTest)
#include "canvas_models_test.moc"
