// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/place_view.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace terrella;

class PlaceViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickOnTheSeriesChoosesTheTime()
    {
        Theme theme(*qApp);
        PlaceView view(theme);
        view.resize(700, 240);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        std::vector<double> seconds, values;
        for (int day = 0; day < 100; ++day) {
            seconds.push_back(86400.0 * day);
            values.push_back(day == 50 ? std::numeric_limits<double>::quiet_NaN() : std::sin(0.1 * day));
        }
        int asked = 0;
        view.showSeries(
            QStringLiteral("Temperature   ·   10°N 20°E"), QStringLiteral("°C"), seconds, values, [&](double first, double last, int most) {
                ++asked;
                return std::vector<std::pair<double, QString>>{{first, QStringLiteral("a")}, {last, QString::number(most)}};
            });
        view.showZonal(QStringLiteral("°C"), {-80, 0, 80}, {1, 2, 3});
        QVERIFY(asked > 0);
        QVERIFY(view.findChild<QLabel*>()->text().startsWith(QStringLiteral("Temperature")));
        QSignalSpy chosen(&view, &PlaceView::timeChosen);
        const auto plots = view.findChildren<LinePlot*>();
        QCOMPARE(plots.size(), 2);
        QWidget* canvas = plots.first()->findChild<QWidget*>();
        QTest::mouseClick(canvas, Qt::LeftButton, {}, {canvas->width() / 2, canvas->height() / 2});
        QCOMPARE(chosen.count(), 1);
        const double at = chosen.first().first().toDouble() / 86400.0;
        QVERIFY2(at > 35.0 && at < 65.0, qPrintable(QString::number(at)));
        view.setTime(86400.0 * 10);
        view.showMessage(QStringLiteral("nothing there"));
        QCOMPARE(view.findChild<QLabel*>()->text(), QStringLiteral("nothing there"));
    }
};

QTEST_MAIN(PlaceViewTest)
#include "place_view_test.moc"
