// SPDX-License-Identifier: GPL-3.0-or-later
// A page of views of the Earth and plots. Needs a display with OpenGL.
#include "app/terrella/background.h"
#include "app/terrella/figure_window.h"
#include "app/terrella/picture_origin.h"
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/graphics.h"
#include "views/earth/earth_panel.h"
#include "views/figure/figure_page.h"

#include <QFile>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// West is low, east is high: told apart in a small picture.
double eastward(double lonDeg, double, std::size_t step)
{
    const double east = std::remainder(lonDeg, 360.0) > 0.0 ? 1.0 : 0.0;
    return step == 0 ? east : 1.0 - east;
}

struct Desk {
    Theme theme{*qApp};
    Background background{1};
    EarthPanel earth;
    Chart chart;
    QTemporaryDir folder;
    std::unique_ptr<FigureWindow> window;

    Desk()
    {
        earth.resize(640, 420);
        earth.setMotion(false);
        earth.setViewState({{QStringLiteral("projection"), QStringLiteral("equirectangular")},
            {QStringLiteral("outlines"), QJsonObject{{QStringLiteral("coast"), false}, {QStringLiteral("graticule"), false}}}});
        earth.show();
        (void)QTest::qWaitForWindowExposed(&earth);
        earth.addField(QStringLiteral("f"), QStringLiteral("East"), cubeOn(globalGrid(5.0, 0.0, true, true), eastward, 2));
        earth.setColourMap(QStringLiteral("f"), QStringLiteral("viridis"));
        earth.setRange(QStringLiteral("f"), std::pair(0.0, 1.0));
        window = std::make_unique<FigureWindow>(
            FigureWindow::Parts{earth, background, theme, [this] { return earth.viewState(); }, [this] { return std::pair(chart.title, chart); },
                [](const QString&) { return QString(); }, [](const QString& source) { return source; }, [this] { return folder.path(); },
                [] {
                    return QJsonObject{{QStringLiteral("terrella_picture"), 1}, {QStringLiteral("name"), QStringLiteral("here")}};
                }},
            nullptr);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return earth.isSettled(); }, 20000) && QTest::qWaitFor([this] { return window->isSettled(); }, 20000);
    }
    QString save(const QString& name)
    {
        const QString path = folder.filePath(name);
        window->exportTo(path);
        QSignalSpy said(window.get(), &FigureWindow::said);
        return said.wait(30000) && QFile::exists(path) ? path : QString();
    }
};

/// Dark violet (low) or yellow (high).
bool isHigh(QRgb colour) { return qRed(colour) > 150; }

} // namespace

class FigureWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    /// Each panel keeps the view that it was given, whatever the Earth shows afterwards.
    void everyPanelShowsItsOwnView()
    {
        Desk desk;
        QVERIFY(desk.settle());
        QSignalSpy edited(desk.window.get(), &FigureWindow::edited);
        desk.window->addEarth();
        desk.earth.setTime(desk.earth.times().back());
        QVERIFY(desk.settle());
        desk.window->addEarth();
        desk.chart.title = QStringLiteral("Line");
        desk.chart.lines.push_back({QStringLiteral("a"), {0.0, 1.0}, {0.0, 1.0}});
        desk.window->addPlot();
        QCOMPARE(edited.size(), 3);
        QCOMPARE(desk.window->figure().panels.size(), std::size_t{3});
        QVERIFY(desk.settle());
        const QString path = desk.save(QStringLiteral("page.png"));
        QVERIFY(!path.isEmpty());
        const QImage page(path);
        const FigureLayout layout = layOut(desk.window->figure());
        const double ratio = desk.window->figure().dotsPerInch / 96.0;
        QCOMPARE(page.size(), (layout.page * ratio).toSize());
        const auto at = [&](std::size_t panel, double x, double y) {
            const QRectF& picture = layout.places[panel].picture;
            return page.pixel((ratio * (picture.topLeft() + QPointF(x * picture.width(), y * picture.height()))).toPoint());
        };
        QVERIFY(!isHigh(at(0, 0.3, 0.4)) && isHigh(at(0, 0.6, 0.4)));
        QVERIFY(isHigh(at(1, 0.3, 0.4)) && !isHigh(at(1, 0.6, 0.4)));
        QCOMPARE(page.pixel(2, 2) & 0xffffffU, 0xffffffU); // white paper
        int drawn = 0;
        const QRectF& plot = layout.places[2].picture;
        for (int k = 0; k < 100; ++k)
            drawn += at(2, 0.5, k / 100.0) != qRgb(255, 255, 255) ? 1 : 0;
        QVERIFY(plot.width() > 0.0 && drawn > 0);
        QCOMPARE(readOrigin(path).value(QLatin1String("name")).toString(), QStringLiteral("here"));
    }
    void lettersStayLettersInSvgAndPdf()
    {
        Desk desk;
        QVERIFY(desk.settle());
        desk.window->addEarth();
        Figure figure = desk.window->figure();
        figure.title = QStringLiteral("A page of its own");
        desk.window->setFigure(figure);
        desk.window->addEarth();
        QVERIFY(desk.settle());
        const QString svg = desk.save(QStringLiteral("page.svg"));
        QVERIFY(!svg.isEmpty());
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("A page of its own"));
        QVERIFY(QSvgRenderer(svg).isValid());
        const QString pdf = desk.save(QStringLiteral("page.pdf"));
        QFile bytes(pdf);
        QVERIFY(bytes.open(QIODevice::ReadOnly) && bytes.read(5) == "%PDF-");
    }
    void undoBringsBackWhatWasTakenOut()
    {
        Desk desk;
        QVERIFY(desk.settle());
        desk.window->addEarth();
        desk.window->addEarth();
        const QJsonObject before = desk.window->figure().toJson();
        auto* page = desk.window->findChild<FigurePage*>();
        QVERIFY(page);
        QCOMPARE(page->selected(), 1);
        QTest::keyClick(page, Qt::Key_Delete);
        QCOMPARE(desk.window->figure().panels.size(), std::size_t{1});
        desk.window->activateWindow();
        desk.window->undo();
        QCOMPARE(desk.window->figure().toJson(), before);
        QVERIFY(desk.settle());
        desk.window->redo();
        QCOMPARE(desk.window->figure().panels.size(), std::size_t{1});
    }
    void whatIsNotThereIsSaid()
    {
        Desk desk;
        QVERIFY(desk.settle());
        desk.window->addPlot(); // there is none
        QVERIFY(desk.window->figure().panels.empty());
        Figure figure;
        FigurePanel panel;
        panel.id = Figure::newId();
        panel.view = {
            {QStringLiteral("layers"), QJsonObject{{QStringLiteral("field"), QJsonObject{{QStringLiteral("source"), QStringLiteral("gone.data")}}}}}};
        figure.panels.push_back(panel);
        desk.window->setFigure(figure);
        QVERIFY(desk.settle());
        desk.window->exportTo(desk.folder.filePath(QStringLiteral("gone.png")));
        QVERIFY(QTest::qWaitFor([&desk] { return desk.window->told().contains(QLatin1String("gone.data")); }, 10000));
        QVERIFY(!QFile::exists(desk.folder.filePath(QStringLiteral("gone.png"))));
    }
};

QTEST_MAIN(FigureWindowTest)
#include "figure_window_test.moc"
