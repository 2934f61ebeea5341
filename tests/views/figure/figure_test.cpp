// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/pointer.h"
#include "views/figure/figure_layout.h"
#include "views/figure/figure_page.h"
#include "views/plots/chart_json.h"
#include "views/plots/place_charts.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace terrella;

namespace {

FigurePanel panel(double aspect, int span = 1)
{
    FigurePanel out;
    out.id = Figure::newId();
    out.aspect = aspect;
    out.span = span;
    return out;
}

Figure figureOf(const std::vector<FigurePanel>& panels)
{
    Figure out;
    out.panels = panels;
    return out;
}

} // namespace

class FigureTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void panelsFillRowsFromTheLeft()
    {
        Figure figure = figureOf({panel(0.5), panel(1.0), panel(0.25, 2), panel(0.5)});
        figure.widthMm = 25.4 * 10.0; // 960 units
        figure.gapMm = 25.4 / 9.6;    // 10 units
        figure.hasLetters = false;
        const FigureLayout layout = layOut(figure);
        const double column = (960.0 - 3.0 * 10.0) / 2.0;
        const auto& places = layout.places;
        QCOMPARE(places.size(), std::size_t{4});
        const auto about = [](const QRectF& a, const QRectF& b) {
            return std::abs(a.x() - b.x()) + std::abs(a.y() - b.y()) + std::abs(a.width() - b.width()) + std::abs(a.height() - b.height()) < 1e-6;
        };
        QVERIFY(about(places[0].picture, {10.0, 10.0, column, 0.5 * column}));
        QVERIFY(about(places[1].picture, {20.0 + column, 10.0, column, column}));
        const double second = 20.0 + column; // below the higher one
        QVERIFY(about(places[2].picture, {10.0, second, 940.0, 235.0}));
        QVERIFY(about(places[3].picture, {10.0, second + 245.0, column, 0.5 * column}));
        QVERIFY(std::abs(layout.page.width() - 960.0) < 1e-6);
        QVERIFY(std::abs(layout.page.height() - (places[3].picture.bottom() + 10.0)) < 1e-6);
    }
    void nothingOverlapsWhateverStandsOnThePage()
    {
        for (int columns = 1; columns <= Figure::mostColumns; ++columns) {
            Figure figure = figureOf({});
            figure.columns = columns;
            figure.title = QStringLiteral("Title");
            figure.credits = QStringLiteral("Credits");
            for (int k = 0; k < 9; ++k)
                figure.panels.push_back(panel(0.3 + 0.2 * (k % 4), 1 + k % 3));
            const FigureLayout layout = layOut(figure);
            std::vector<QRectF> all{layout.title, layout.credits};
            for (const FigureLayout::Place& place : layout.places)
                all.push_back(place.whole());
            for (std::size_t a = 0; a < all.size(); ++a) {
                QVERIFY(QRectF({}, layout.page).contains(all[a]));
                for (std::size_t b = 0; b < a; ++b)
                    QVERIFY2(!all[a].adjusted(0.01, 0.01, -0.01, -0.01).intersects(all[b]), qPrintable(QStringLiteral("%1 %2").arg(a).arg(b)));
            }
        }
    }
    void aPipelineKeepsAllOfIt()
    {
        Figure figure = figureOf({panel(0.4, 2), panel(0.8)});
        figure.title = QStringLiteral("Two seas");
        figure.widthMm = 88.0;
        figure.columns = 3;
        figure.letterPt = 6.5;
        figure.isOnPaper = false;
        figure.panels[0].view = {{QStringLiteral("projection"), QStringLiteral("robinson@150")}};
        figure.panels[0].what.hasBar = false;
        figure.panels[0].what.hasScale = true;
        Chart chart;
        chart.lines.push_back({QStringLiteral("a"), {1.0, 2.0}, {3.0, std::nan("")}});
        figure.panels[1].chart = std::make_shared<const Chart>(chart);
        const Figure back = Figure::fromJson(figure.toJson());
        QCOMPARE(back.toJson(), figure.toJson());
        QCOMPARE(back.panels[0].view, figure.panels[0].view);
        QVERIFY(!back.panels[0].what.hasBar && back.panels[0].what.hasScale);
        QVERIFY(back.panels[1].isPlot());
        QVERIFY(std::isnan(back.panels[1].chart->lines[0].y[1]));
        QVERIFY(figureOf({}).toJson().isEmpty());
    }
    void nonsenseIsBroughtIntoBounds()
    {
        const Figure figure = Figure::fromJson(
            {{QStringLiteral("width_mm"), -5}, {QStringLiteral("columns"), 1000}, {QStringLiteral("dpi"), 1e9}, {QStringLiteral("letter_pt"), 0},
                {QStringLiteral("panels"), QJsonArray{QJsonObject{{QStringLiteral("columns"), -3}, {QStringLiteral("aspect"), 1e9}}, 7}}});
        QCOMPARE(figure.columns, Figure::mostColumns);
        QCOMPARE(figure.dotsPerInch, 1200);
        QCOMPARE(figure.panels.size(), std::size_t{2});
        const FigureLayout layout = layOut(figure);
        QVERIFY(layout.page.width() > 0.0 && layout.page.height() < 1e5);
    }
    /// Values, ticks and looks of each kind of chart come back.
    void chartsKeepTheirNumbers()
    {
        const TimeTexts time{[](double first, double last, int) {
                                 return std::vector<std::pair<double, QString>>{{first, QStringLiteral("begin")}, {last, QStringLiteral("end")}};
                             },
            [](double) { return QString(); }};
        const Quantity heights{QStringLiteral("height"), QStringLiteral("m"), {1.0, 2.0, 4.0, 7.0, 5.0, 3.0, 2.0, 2.5}};
        std::vector<Chart> all{seriesChart(QStringLiteral("s"), {{QStringLiteral("t"), QStringLiteral("K"), {0.0, 60.0}, {{1.0, 2.0}}}}, time),
            histogramChart(QStringLiteral("h"), heights, QStringLiteral("all")), seasonsChart(QStringLiteral("b"), heights, {1, 1, 2, 2, 7, 7, 8, 8}),
            scatterChart(QStringLiteral("x"), heights, heights, {}),
            windRoseChart(QStringLiteral("w"), QStringLiteral("m s-1"), {1.0, -2.0, 3.0}, {0.5, 2.0, -4.0}),
            hovmoellerChart(QStringLiteral("i"), QStringLiteral("v"), QStringLiteral("K"),
                {{0.0, 60.0}, {10.0, 20.0}, {1.F, 2.F, 3.F, 4.F}, QStringLiteral("lon"), {qRgb(0, 0, 0), qRgb(9, 9, 9)}, 0.0, 5.0}, time, {})};
        for (const Chart& chart : all) {
            QVERIFY2(!chart.isEmpty(), qPrintable(chart.title));
            const Chart back = chartFromJson(chartToJson(chart));
            QCOMPARE(chartToJson(back), chartToJson(chart));
            QCOMPARE(back.lines.size(), chart.lines.size());
            QCOMPARE(back.boxes.size(), chart.boxes.size());
            QCOMPARE(back.bars.size(), chart.bars.size());
            QCOMPARE(back.areas.size(), chart.areas.size());
            QCOMPARE(back.image.has_value(), chart.image.has_value());
            QCOMPARE(back.isSquare, chart.isSquare);
            for (std::size_t k = 0; k < chart.lines.size(); ++k)
                QCOMPARE(back.lines[k].y, chart.lines[k].y);
        }
        const Chart dates = chartFromJson(chartToJson(all.front()));
        QCOMPARE(dates.x.fixed.size(), std::size_t{2});
        QCOMPARE(dates.x.fixed[1], std::pair(60.0, QStringLiteral("end")));
        QCOMPARE(chartFromJson(chartToJson(all.back())).image->values, all.back().image->values);
        QVERIFY(!chartFromJson({}).message.isEmpty());
        QVERIFY(chartFromJson({{QStringLiteral("lines"), QJsonArray{QJsonObject{{QStringLiteral("x"), QJsonArray{1}}}}}}).lines.empty());
    }
    void keysSelectMoveAndRemove()
    {
        const Theme theme(*qApp);
        FigurePage page(theme);
        page.resize(600, 400);
        page.setFigure(figureOf({panel(0.5), panel(0.5), panel(0.5)}));
        QSignalSpy moves(&page, &FigurePage::moveWanted), removes(&page, &FigurePage::removeWanted), chosen(&page, &FigurePage::selectionChanged);
        QTest::keyClick(&page, Qt::Key_Right);
        QCOMPARE(page.selected(), 0);
        QTest::keyClick(&page, Qt::Key_Right);
        QCOMPARE(page.selected(), 1);
        QCOMPARE(chosen.size(), 2);
        QTest::keyClick(&page, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(moves.size(), 1);
        QCOMPARE(moves.first(), (QVariantList{1, 2}));
        QTest::keyClick(&page, Qt::Key_Delete);
        QCOMPARE(removes.size(), 1);
        QCOMPARE(removes.first(), QVariantList{1});
        page.setSelected(2);
        QTest::keyClick(&page, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(moves.size(), 1); // it is the last
    }
    void aDraggedPanelGoesWhereItIsLeft()
    {
        const Theme theme(*qApp);
        FigurePage page(theme);
        page.resize(600, 400);
        page.setFigure(figureOf({panel(0.5), panel(0.5), panel(0.5)}));
        QSignalSpy moves(&page, &FigurePage::moveWanted);
        const auto middle = [&page](std::size_t k) {
            const FigureLayout& layout = page.layoutOfPage();
            const double zoom = page.ratio() / page.devicePixelRatioF();
            const QPointF origin(0.5 * (page.width() - zoom * layout.page.width()), 0.5 * (page.height() - zoom * layout.page.height()));
            return (origin + zoom * layout.places[k].picture.center()).toPoint();
        };
        QTest::mousePress(&page, Qt::LeftButton, {}, middle(2));
        QCOMPARE(page.selected(), 2);
        testing::moveMouse(&page, middle(1), Qt::LeftButton);
        testing::moveMouse(&page, middle(0), Qt::LeftButton);
        QTest::mouseRelease(&page, Qt::LeftButton, {}, middle(0));
        QCOMPARE(moves.size(), 1);
        QCOMPARE(moves.first(), (QVariantList{2, 0}));
    }
};

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
