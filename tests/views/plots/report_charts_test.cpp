// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/charts_view.h"
#include "views/plots/report_charts.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace terrella;

namespace {

QJsonObject json(const char* text) { return QJsonDocument::fromJson(text).object(); }

const char* const kPlots = R"({"plots": [
  {"kind": "quantiles", "title": "Quantiles", "x": {"label": "Reference", "units": "K"}, "y": {"label": "Method", "units": "K"},
   "series": [{"name": "a", "x": [1, 2, 3], "y": [1.5, 2.5, 4]}, {"name": "b", "x": [1, 2, 3], "y": [0, 2, null]}]},
  {"kind": "taylor", "title": "Taylor", "x": {"units": "K"}, "reference_std": 2,
   "series": [{"name": "a", "std": 1.5, "corr": 0.8, "rmsd": 1.2}, {"name": "b", "std": 3, "corr": -0.2, "rmsd": 4}]},
  {"kind": "spectrum", "title": "Spectrum", "x": {"label": "Wavelength", "units": "km"}, "y": {"label": "Variance", "units": "K2"},
   "series": [{"name": "a", "x": [10, 100, 1000], "y": [0.1, 0, 10]}]},
  {"kind": "box", "title": "Boxes", "x": {"label": "Method"}, "y": {"label": "Error", "units": "K"},
   "series": [{"name": "a", "x": [1, 1, 1, 1, 1], "y": [-1, 0, 1, 2, 9]}, {"name": "b", "x": [2, 2, 2, 2, 2, 2], "y": [0, 1, 2, 3, 4, 100]}]},
  {"kind": "box", "title": "Seasons", "series": [{"name": "a", "x": ["DJF", "DJF", "JJA"], "y": [1, 2, 3]}, {"name": "b", "x": ["DJF", "JJA"], "y": [5, 6]}]},
  {"kind": "histogram", "title": "Histogram", "series": [{"name": "a", "x": [0, 1, 2], "y": [3, 4]}, {"name": "b", "x": [0.5, 1.5], "y": [1, 2]}]},
  {"kind": "reliability", "title": "Reliability", "series": [{"name": "a", "x": [0.1, 0.9], "y": [0.2, 0.8]}]},
  {"kind": "series", "title": "Series", "series": [{"name": "a", "x": [1, 2], "y": [3, 4]}]},
  {"kind": "series", "title": "None", "series": [{"name": "a", "x": [], "y": []}]},
  {"kind": "hologram", "title": "What"}
]})";

} // namespace

class ReportChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsUnderstood()
    {
        const std::vector<Chart> charts = chartsOfReport(json(kPlots));
        QCOMPARE(charts.size(), 10U);
        QCOMPARE(charts[0].lines.size(), 3U); // with 1:1
        QCOMPARE(charts[0].lines[2].x, (std::vector<double>{0, 4}));
        QCOMPARE(charts[0].x.label, QStringLiteral("Reference (K)"));
        QVERIFY(std::isnan(charts[0].lines[1].y[2]));
        QVERIFY(charts[2].x.isLogarithmic && charts[2].y.isLogarithmic && charts[2].x.isReversed);
        QVERIFY(std::isnan(charts[2].lines[0].y[1]));
        QCOMPARE(charts[3].boxes.size(), 2U);
        QCOMPARE(charts[3].boxes[0].high, 9.0); // five numbers are taken as they are
        QCOMPARE(charts[3].boxes[1].high, 4.0); // six have an outlier
        QCOMPARE(charts[3].boxes[1].outliers, std::vector<double>{100});
        QCOMPARE(charts[3].x.fixed[1].second, QStringLiteral("b"));
        QCOMPARE(charts[4].boxes.size(), 4U);
        QVERIFY(charts[4].boxes[0].at < charts[4].boxes[2].at && charts[4].boxes[2].at < 0.5); // both of DJF side by side
        QCOMPARE(charts[5].bars[1].edges, (std::vector<double>{0, 1, 2}));
        QVERIFY(charts[8].message.contains(QStringLiteral("missing")));
        QVERIFY(charts[9].message.contains(QStringLiteral("hologram")));
    }

    void taylorPointsStandWhereTheyShould()
    {
        const Chart chart = chartsOfReport(json(kPlots))[1];
        const auto named = [&](const QString& name) { return *std::ranges::find(chart.lines, name, &ChartLine::name); };
        QVERIFY(std::abs(named(QStringLiteral("a")).x[0] - 1.2) < 1e-9);
        QVERIFY(std::abs(named(QStringLiteral("a")).y[0] - 0.9) < 1e-9);
        QVERIFY(named(QStringLiteral("b")).x[0] < 0.0); // and the diagram reaches there
        QVERIFY(chart.x.range->first < -3.0);
        QVERIFY(named(QStringLiteral("a")).tips[0].contains(QStringLiteral("0.8")));
    }

    void tablesHoldTheNumbers()
    {
        const std::vector<Chart> charts = chartsOfReport(json(kPlots));
        QVERIFY(chartTable(charts[0], QLatin1Char(',')).startsWith(QStringLiteral("Reference (K),a,b\n1,1.5,0\n2,2.5,2\n3,4,\n")));
        QVERIFY(chartTable(charts[3], QLatin1Char('\t')).contains(QStringLiteral("a\t\t-1\t0\t1\t2\t9\n")));
        Chart quoted = charts[7];
        quoted.lines[0].name = QStringLiteral("a, \"b\"");
        QVERIFY(chartTable(quoted, QLatin1Char(',')).contains(QStringLiteral(",\"a, \"\"b\"\"\"\n")));
    }

    void legendsOfAnyLengthAreLaidOutAnew()
    {
        Theme theme(*qApp);
        ChartView view(theme);
        view.resize(500, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (int lines = 7; lines >= 1; --lines) { // rows that are not full
            Chart chart;
            for (int k = 0; k < lines; ++k)
                chart.lines.push_back({QStringLiteral("a method with a long name, number %1").arg(k), {0, 1}, {0.0 + k, 1.0}, LineLook::Line, k});
            view.setChart(chart);
            for (const int width : {300, 900, 420, 640}) {
                view.resize(width, 300);
                QVERIFY(!view.grab().isNull());
            }
        }
    }

    void allAreDrawnPickedCopiedAndSaved()
    {
        QTemporaryDir folder;
        Theme theme(*qApp);
        theme.setChoice(ThemeChoice::Light);
        ChartsView view(theme, chartsOfReport(json(kPlots)));
        view.resize(900, 1600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto charts = view.findChildren<ChartView*>();
        QCOMPARE(charts.size(), 10);
        QSignalSpy saved(&view, &ChartsView::pictureSaved);
        for (ChartView* chart : charts.mid(0, 8)) {
            for (const char* kind : {"png", "svg", "pdf"}) {
                const QString path = folder.filePath(QStringLiteral("p.%1").arg(QLatin1String(kind)));
                QVERIFY(chart->save(path));
                QVERIFY(QFileInfo(path).size() > 1000);
                QVERIFY(QFile::remove(path));
            }
        }
        QCOMPARE(saved.count(), 24);
        QVERIFY(!charts[0]->save(folder.filePath(QStringLiteral("nowhere/p.png"))));
        QVERIFY(!charts[0]->save(folder.filePath(QStringLiteral("nowhere/p.csv"))));
        QVERIFY(charts[0]->save(folder.filePath(QStringLiteral("p.csv"))));
        charts[0]->setFocus();
        QTest::keyClick(charts[0], Qt::Key_Right, Qt::ControlModifier); // picks the first point
        QVERIFY(charts[0]->pickedText().startsWith(QStringLiteral("a\n1 K")));
        QTest::keyClick(charts[0], Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(charts[0]->pickedText().contains(QStringLiteral("2.5 K")));
        QTest::keyClick(charts[0], Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(charts[0]->pickedText().startsWith(QStringLiteral("b\n2 K")));
        QTest::keyClick(charts[0], Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Reference (K)\ta\tb\n")));
        QTest::qWait(50); // the ring is drawn when there is time
        const QImage before = charts[0]->grab().toImage();
        QTest::keyClick(charts[0], Qt::Key_Plus);
        QVERIFY(charts[0]->grab().toImage() != before);
        QTest::keyClick(charts[0], Qt::Key_R);
        QTRY_COMPARE(charts[0]->grab().toImage(), before);
    }
};

QTEST_MAIN(ReportChartsTest)
#include "report_charts_test.moc"
