// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curves_view.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

/// Pixels of about this colour.
int count(const QImage& image, const QColor& colour)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor there = image.pixelColor(x, y);
            const int far = std::abs(there.red() - colour.red()) + std::abs(there.green() - colour.green()) + std::abs(there.blue() - colour.blue());
            found += far < 30 ? 1 : 0;
        }
    }
    return found;
}

} // namespace

class CurvesViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void curvesAreDrawnAndTold()
    {
        Theme theme(*qApp);
        theme.setChoice(ThemeChoice::Dark);
        CurvesView view(theme);
        view.resize(500, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(count(view.grab().toImage(), theme.tokens().accent), 0);
        for (int epoch = 1; epoch <= 40; ++epoch) {
            view.add(QStringLiteral("training"), epoch, 1.0 / epoch);
            view.add(QStringLiteral("validation"), epoch, 1.0 / epoch + 0.1);
        }
        QTRY_VERIFY(count(view.grab().toImage(), theme.tokens().accent) > 200);
        QVERIFY(count(view.grab().toImage(), theme.tokens().report) > 100); // the second one in its own colour
        QTRY_VERIFY(view.findChild<QLabel*>()->text().contains(QStringLiteral("validation")));
        theme.setChoice(ThemeChoice::Light);
        QTRY_VERIFY(count(view.grab().toImage(), theme.tokens().panel) > 10000);
        view.clear();
        QCOMPARE(count(view.grab().toImage(), theme.tokens().accent), 0);
    }

    void theTableHasEveryPlace()
    {
        Theme theme(*qApp);
        CurvesView view(theme);
        view.add(QStringLiteral("a"), 2, 0.5);
        view.add(QStringLiteral("a"), 1, 0.25);
        view.add(QStringLiteral("b"), 3, 4);
        view.add(QStringLiteral("a"), 2, 0.75); // again: the last one counts
        const QStringList lines = view.table().split(QLatin1Char('\n'));
        QCOMPARE(lines.mid(1), (QStringList{QStringLiteral("1\t0.25\t"), QStringLiteral("2\t0.75\t"), QStringLiteral("3\t\t4"), QString()}));
        QVERIFY(lines.first().endsWith(QStringLiteral("\ta\tb")));
    }

    void picturesAreWritten()
    {
        QTemporaryDir folder;
        Theme theme(*qApp);
        CurvesView view(theme);
        view.resize(400, 240);
        view.add(QStringLiteral("a"), 1, 1);
        view.add(QStringLiteral("a"), 2, 3);
        QVERIFY(view.savePicture(folder.filePath(QStringLiteral("c.png"))));
        QVERIFY(!QImage(folder.filePath(QStringLiteral("c.png"))).isNull());
        QVERIFY(view.savePicture(folder.filePath(QStringLiteral("c.pdf"))));
        QVERIFY(!view.savePicture(folder.filePath(QStringLiteral("nowhere/c.png"))));
    }
};

QTEST_MAIN(CurvesViewTest)
#include "curves_view_test.moc"
