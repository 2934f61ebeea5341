// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_canvas.h"
#include "views/plots/place_charts.h"
#include "views/plots/place_view.h"
#include "views/plots/plot_colours.h"

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

using namespace terrella;

namespace {

TimeTexts texts(int* asked = nullptr)
{
    return {[asked](double first, double last, int most) {
                if (asked)
                    ++*asked;
                return std::vector<std::pair<double, QString>>{{first, QStringLiteral("a")}, {last, QString::number(most)}};
            },
        [](double seconds) { return QStringLiteral("day %1").arg(seconds / 86400.0); }};
}

SeriesOf series(const QString& name, const QString& units, std::size_t members)
{
    SeriesOf out{name, units, {}, {}};
    out.members.resize(members);
    for (int day = 0; day < 100; ++day) {
        out.seconds.push_back(86400.0 * day);
        for (std::size_t m = 0; m < members; ++m)
            out.members[m].push_back(day == 50 ? std::numeric_limits<double>::quiet_NaN() : std::sin(0.1 * day) + static_cast<double>(m));
    }
    return out;
}

} // namespace

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
        int asked = 0;
        view.showChart(
            seriesChart(QStringLiteral("Temperature   ·   10°N 20°E"), {series(QStringLiteral("T"), QStringLiteral("°C"), 1)}, texts(&asked)));
        QVERIFY(asked > 0);
        QSignalSpy chosen(&view, &PlaceView::timeChosen);
        QWidget* canvas = nullptr; // the innermost: QCustomPlot's
        for (QWidget* child : view.plot().findChildren<QWidget*>())
            if (child->inherits("QCustomPlot"))
                canvas = child;
        QVERIFY(canvas);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, {canvas->width() / 2, canvas->height() / 2});
        QCOMPARE(chosen.count(), 1);
        const double at = chosen.first().first().toDouble() / 86400.0;
        QVERIFY2(at > 35.0 && at < 65.0, qPrintable(QString::number(at)));
        QTest::mouseClick(canvas, Qt::LeftButton, {}, {3, canvas->height() / 2}); // beside the axis of values
        QCOMPARE(chosen.count(), 1);
        view.setTime(86400.0 * 10);
        view.showMessage(QStringLiteral("nothing there"));
        QCOMPARE(view.plot().chart().message, QStringLiteral("nothing there"));
    }

    /// As many dates as have room, whatever they say.
    void datesAreAsManyAsHaveRoom()
    {
        Theme theme(*qApp);
        const auto placed = [&theme](int width, const QString& words) {
            ChartCanvas canvas(theme);
            canvas.resize(width, 200);
            canvas.show();
            if (!QTest::qWaitForWindowExposed(&canvas))
                return 0;
            int last = 0;
            Chart chart = seriesChart({}, {series(QStringLiteral("T"), QStringLiteral("K"), 1)}, texts());
            chart.x.ticks = [&last, &words](double first, double end, int most) {
                last = most;
                std::vector<std::pair<double, QString>> out;
                for (int k = 0; k <= most; ++k)
                    out.emplace_back(first + (end - first) * k / most, words);
                return out;
            };
            canvas.setChart(chart);
            QTest::qWait(20); // what a resize asks for
            return last;
        };
        const double advance = QFontMetricsF(theme.smallFont()).horizontalAdvance(QStringLiteral("28 Feb"));
        const int narrow = placed(260, QStringLiteral("28 Feb")), wide = placed(900, QStringLiteral("28 Feb"));
        QVERIFY2(narrow >= 2 && narrow * (advance + 10.0) < 260.0, qPrintable(QString::number(narrow)));
        QVERIFY2((narrow + 1) * (advance + 14.0) > 180.0, qPrintable(QString::number(narrow))); // one more would not have had room
        QVERIFY2(wide > 2 * narrow, qPrintable(QString::number(wide)));
        QVERIFY(placed(260, QStringLiteral("28 February of the year 2000")) < narrow);
    }
    void secondUnitsStandOnTheRightAndMembersFanOut()
    {
        const Chart chart = seriesChart(QStringLiteral("here"),
            {series(QStringLiteral("T"), QStringLiteral("°C"), 21), series(QStringLiteral("p"), QStringLiteral("hPa"), 1),
                series(QStringLiteral("wind"), QStringLiteral("m s⁻¹"), 1)},
            texts());
        QCOMPARE(chart.bands.size(), 2U);
        QCOMPARE(chart.lines.size(), 2U); // a median, and the pressure
        QCOMPARE(chart.right->units, QStringLiteral("hPa"));
        QVERIFY(!chart.lines[0].isOnRight && chart.lines[1].isOnRight);
        QVERIFY(chart.note.contains(QStringLiteral("wind")));
        QCOMPARE(chart.bands[0].low[0], 1.0); // members are 0 … 20
        QCOMPARE(chart.bands[0].high[0], 19.0);
        QCOMPARE(chart.bands[1].low[0], 5.0);
        QCOMPARE(chart.lines[0].y[0], 10.0);
        QVERIFY(std::isnan(chart.lines[0].y[50]));
        QCOMPARE(seriesChart({}, {series(QStringLiteral("T"), {}, 3)}, texts()).lines.size(), 3U); // few are drawn one by one
    }

    void profilesOfPressureRunDownwards()
    {
        const Chart chart = profileChart(QStringLiteral("here"), {QStringLiteral("T"), QStringLiteral("K"), {290, 250}},
            {QStringLiteral("pressure"), QStringLiteral("hPa"), {1000, 500}}, true);
        QVERIFY(chart.y.isReversed);
        QCOMPARE(chart.lines[0].y, (std::vector<double>{1000, 500}));
    }

    void histogramsAreDensities()
    {
        Quantity values{QStringLiteral("T"), QStringLiteral("K"), {}};
        for (int k = 0; k < 1000; ++k)
            values.values.push_back(k);
        const Chart chart = histogramChart(QStringLiteral("here"), values, {});
        double sum = 0.0;
        for (std::size_t k = 0; k < chart.bars[0].heights.size(); ++k)
            sum += chart.bars[0].heights[k] * (chart.bars[0].edges[k + 1] - chart.bars[0].edges[k]);
        QVERIFY(std::abs(sum - 1.0) < 1e-9);
        QVERIFY(!histogramChart({}, {{}, {}, {}}, {}).message.isEmpty());
    }

    void pairsAreFitted()
    {
        const Quantity x{QStringLiteral("x"), QStringLiteral("K"), {0, 1, 2, 3}}, y{QStringLiteral("y"), QStringLiteral("K"), {1, 3, 5, 7}};
        const Chart chart = scatterChart({}, x, y, QStringLiteral("4 cells"));
        QVERIFY2(chart.note.startsWith(QStringLiteral("y = 1 + 2 x, r = 1, n = 4")), qPrintable(chart.note));
        QVERIFY(chart.note.endsWith(QStringLiteral("4 cells")));
        const Chart quantiles = quantilesChart({}, x, y, {});
        QCOMPARE(quantiles.lines.size(), 2U); // with 1:1
        QCOMPARE(quantilesChart({}, x, {QStringLiteral("y"), QStringLiteral("m"), {1, 2, 3, 4}}, {}).lines.size(), 1U);
    }

    void windsAndReturnsAndSeasons()
    {
        const Chart rose = windRoseChart({}, QStringLiteral("m s⁻¹"), {0, 0, -4}, {-4, -4, 0}); // twice from north, once from east
        double top = 0.0, right = 0.0;
        for (const ChartArea& area : rose.areas)
            for (std::size_t k = 0; k < area.x.size(); ++k) {
                top = std::max(top, area.y[k]);
                right = std::max(right, area.x[k]);
            }
        QVERIFY(std::abs(top - 2.0 / 3.0) < 1e-9);
        QVERIFY(std::abs(right - 1.0 / 3.0) < 1e-9);
        Quantity values{QStringLiteral("rain"), QStringLiteral("mm"), {}};
        std::vector<int> years, months;
        for (int k = 0; k < 480; ++k) {
            years.push_back(1980 + k / 12);
            months.push_back(1 + k % 12);
            values.values.push_back(std::fmod(k * 37.0, 101.0) + (k % 12 == 6 ? 50.0 : 0.0));
        }
        const Chart returns = returnsChart({}, values, years);
        QVERIFY(returns.x.isLogarithmic);
        QCOMPARE(returns.lines[1].x.size(), 40U);
        QVERIFY(returns.note.contains(QStringLiteral("L-moments")) && returns.note.contains(QStringLiteral("40 years")));
        QVERIFY(!returnsChart({}, {{}, {}, {1, 2}}, {2000, 2001}).message.isEmpty());
        const Chart seasons = seasonsChart({}, values, months);
        QCOMPARE(seasons.boxes.size(), 5U);
        QCOMPARE(seasons.boxes[4].count, 480U);
    }

    void imagesOfUnequalStepsKeepTheirPlaces()
    {
        TimeOverSpace data{{0, 1, 2, 10}, {0, 1}, {1, 2, 3, 4, 5, 6, 7, 8}, QStringLiteral("Longitude"), {0xff000000, 0xffffffff}, 0, 8};
        const Chart chart = hovmoellerChart({}, {}, {}, data, texts(), {});
        QCOMPARE(chart.image->x.size(), 2U);
        QCOMPARE(chart.image->y.size(), 8U);        // 0 … 10 in steps of 10/7
        QCOMPARE(chart.image->values[2 * 3], 5.0F); // 4.3: nearest is 2
        QCOMPARE(chart.image->values[2 * 5], 7.0F); // 7.1: nearest is 10
    }

    /// Whatever stood beside the axes of the plot before.
    void plotsLeaveNothingBehind()
    {
        Theme theme(*qApp);
        PlaceView view(theme);
        view.resize(800, 400);
        const auto scales = [&view] {
            const auto all = view.findChildren<QObject*>();
            return std::ranges::count_if(all, [](const QObject* each) { return each->inherits("QCPColorScale"); });
        };
        const Chart rose = windRoseChart({}, QStringLiteral("m s⁻¹"), {0, 0, -4, 12}, {-4, -9, 0, 0});
        const TimeOverSpace data{{0, 1, 2}, {0, 1}, {1, 2, 3, 4, 5, 6}, QStringLiteral("Longitude"), {0xff000000, 0xffffffff}, 0, 8};
        const Chart image = hovmoellerChart({}, {}, {}, data, texts(), {});
        for (const Chart& before : {rose, seriesChart({}, {series(QStringLiteral("t"), QStringLiteral("K"), 9)}, texts())}) {
            view.showChart(before);
            view.showChart(image);
            QCOMPARE(scales(), 1);
            view.showChart(before);
            QCOMPARE(scales(), 0);
        }
    }

    void manyPointsAreAllSeen()
    {
        Theme theme(*qApp);
        ChartCanvas canvas(theme);
        canvas.resize(500, 300);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        canvas.setChart(seriesChart({}, {series(QStringLiteral("t"), QStringLiteral("K"), 1)}, texts())); // other axes
        Quantity x{QStringLiteral("x"), QStringLiteral("m"), {}}, y{QStringLiteral("y"), QStringLiteral("K"), {}};
        for (int k = 0; k < 3000; ++k) { // two clouds with nothing between them
            x.values.push_back(k % 2 == 0 ? 0.001 * (k % 100) : 10.0 - 0.001 * (k % 100));
            y.values.push_back(5.0 + 0.01 * (k % 90));
        }
        y.values[7] = std::numeric_limits<double>::quiet_NaN();
        canvas.setChart(scatterChart({}, x, y, {}));
        const QImage picture = canvas.grab().toImage();
        int left = 0, right = 0;
        for (int row = 0; row < picture.height(); ++row)
            for (int column = 0; column < picture.width(); ++column) {
                const auto at = canvas.valuesAt(QPointF(column, row));
                const QColor colour = picture.pixelColor(column, row);
                if (!at || at->y() > 5.89 || std::abs(colour.hue() - plotColour(0, theme.tokens()).hue()) > 12 || colour.saturation() < 90)
                    continue;
                left += at->x() < 0.3 ? 1 : 0;
                right += at->x() > 9.7 ? 1 : 0;
            }
        QVERIFY2(left > 300 && right > 300, qPrintable(QStringLiteral("%1 %2").arg(left).arg(right)));
    }

    void kindsThatDoNotFitCannotBeChosen()
    {
        Theme theme(*qApp);
        PlaceView view(theme);
        QSignalSpy changed(&view, &PlaceView::kindChanged);
        view.setKind(PlotKind::Scatter);
        QCOMPARE(changed.count(), 1);
        view.setPartners({QStringLiteral("a"), QStringLiteral("b")});
        view.setUnfit({{PlotKind::Profile, QStringLiteral("no levels")}});
        auto* kinds = view.findChildren<QComboBox*>().first();
        QCOMPARE(kinds->itemData(1, Qt::ToolTipRole).toString(), QStringLiteral("no levels"));
        QVERIFY(!(kinds->model()->flags(kinds->model()->index(1, 0)) & Qt::ItemIsEnabled));
        QVERIFY(kinds->model()->flags(kinds->model()->index(0, 0)) & Qt::ItemIsEnabled);
    }
};

QTEST_MAIN(PlaceViewTest)
#include "place_view_test.moc"
