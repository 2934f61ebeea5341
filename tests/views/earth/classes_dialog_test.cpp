// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/core/resources.h"
#include "views/earth/class_schemes.h"
#include "views/earth/panel/classes_dialog.h"

#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace terrella;
using namespace terrella::earth;

class ClassesDialogTest final : public QObject {
    Q_OBJECT
    ColourMaps m_maps{resourcePath(QStringLiteral("colormaps"))};

    static EarthClasses storms() { return *inUnits(*findScheme(QStringLiteral("scheme/saffir_simpson")), QStringLiteral("m s-1")); }

private Q_SLOTS:
    /// Knots become metres a second with many digits: few are shown, none is lost.
    void whatIsNotTouchedStaysExact()
    {
        const EarthClasses classes = storms();
        ClassesDialog dialog({QStringLiteral("Wind"), QStringLiteral("m s-1"), {0.0, 80.0}}, classes, m_maps, QStringLiteral("viridis"));
        const auto* table = dialog.findChild<QTableWidget*>();
        QVERIFY(table);
        for (int row = 1; row < table->rowCount(); ++row)
            QVERIFY2(table->item(row, 1)->text().size() <= 7, qPrintable(table->item(row, 1)->text()));
        QCOMPARE(dialog.classes(), classes);
    }
    void whatIsWrittenCounts()
    {
        ClassesDialog dialog({QStringLiteral("Wind"), QStringLiteral("m s-1"), {0.0, 80.0}}, storms(), m_maps, QStringLiteral("viridis"));
        auto* table = dialog.findChild<QTableWidget*>();
        table->item(1, 1)->setText(QStringLiteral("17.5"));
        QCOMPARE(dialog.classes().breaks[0], 17.5);
        QPushButton* use = nullptr;
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            use = button->isDefault() ? button : use;
        QVERIFY(use && use->isEnabled());
        table->item(1, 1)->setText(QStringLiteral("much"));
        QVERIFY(!use->isEnabled());
        table->item(1, 1)->setText(QStringLiteral("99")); // above the next
        QVERIFY(!use->isEnabled());
    }
};

QTEST_MAIN(ClassesDialogTest)
#include "classes_dialog_test.moc"
