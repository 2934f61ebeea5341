// SPDX-License-Identifier: GPL-3.0-or-later
// Curtains in what goes out: films, SVG and PDF, pages of figures. Needs a display with OpenGL.
#include "app/terrella/background.h"
#include "app/terrella/figure_window.h"
#include "app/terrella/film_maker.h"
#include "app/terrella/picture_saver.h"
#include "tests/views/earth/curtained.h"
#include "views/figure/figure_page.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <optional>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString field = QStringLiteral("f");
constexpr int nearEnough = 12, afterCompression = 30;

/// A picture of the Earth alone, so that every place lies in it as on the screen.
PictureSettings likeTheView(const Curtained& shown)
{
    PictureSettings out;
    out.pixels = {shown.view()->width() / 2 * 2, shown.view()->height() / 2 * 2}; // films need even sizes
    out.what = {};
    out.what.hasBar = out.what.hasTime = out.what.hasScale = out.what.hasLegend = false;
    return out;
}

/// The greatest of how far colours are from those of the values at several heights, and the least from those of another step.
std::pair<int, int> offs(const Curtained& shown, const QImage& image, std::size_t step)
{
    int most = 0, least = 255;
    for (const double lon : {-35.0, 20.0})
        for (const double metres : {9000.0, 15000.0}) {
            const auto valueAt = [metres](std::size_t k) { return metres / 160.0 - 20.0 * static_cast<double>(k); };
            most = std::max(most, shown.off(image, lon, 0.0, metres, valueAt(step)));
            for (const std::size_t other : {step + 1, step + 2, step + 3})
                if (other % 4 != step)
                    least = std::min(least, shown.off(image, lon, 0.0, metres, valueAt(other % 4)));
        }
    return {most, least};
}

/// The highest value whose colour is in the middle of a picture, from top to bottom; 0: none.
double highestSeen(const Curtained& shown, const QImage& image)
{
    for (double value = 100.0; value > 10.0; value -= 0.5)
        for (int y = 2; y < image.height() - 2; ++y)
            if (distance(image.pixel(image.width() / 2, y), shown.expected(value)) <= 6)
                return value;
    return 0.0;
}

} // namespace

class CurtainOutputTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { needGraphics(); }

    /// Every frame has the curtain of its own time.
    void filmsHaveItAtTheirTimes()
    {
        const QString program = FrameEncoder::findProgram();
        if (program.isEmpty())
            QSKIP("ffmpeg is not installed: apt install ffmpeg");
        Curtained shown(rising(4));
        shown.tilt(60.0);
        QVERIFY(shown.settle());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("e.mp4"));
        FilmMaker maker(shown.panel);
        std::optional<Result<void>> ended;
        connect(&maker, &FilmMaker::ended, this, [&](const Result<void>& result) { ended = result; });
        QVERIFY(maker.start(path, likeTheView(shown), shown.panel.times(), 4.0, {}));
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 60000);
        QVERIFY2(*ended, *ended ? "" : qPrintable(ended->error().message));
        QProcess unpack;
        unpack.start(program, {QStringLiteral("-i"), path, folder.filePath(QStringLiteral("%d.png"))});
        QVERIFY(unpack.waitForFinished(60000) && unpack.exitCode() == 0);
        for (std::size_t step = 0; step < 4; ++step) {
            const QImage frame(folder.filePath(QStringLiteral("%1.png").arg(step + 1)));
            QVERIFY(!frame.isNull());
            const auto [own, other] = offs(shown, frame, step);
            QVERIFY2(own <= afterCompression && other > own, qPrintable(QStringLiteral("frame %1: %2, %3").arg(step).arg(own).arg(other)));
        }
    }

    void vectorPicturesHaveIt()
    {
        Curtained shown(rising(4));
        shown.panel.setTime(shown.panel.times()[1]);
        shown.tilt(60.0);
        QVERIFY(shown.settle());
        QTemporaryDir folder;
        const PictureSettings settings = likeTheView(shown);
        const QString svg = folder.filePath(QStringLiteral("e.svg"));
        QVERIFY(paintVector(shown.panel, settings, svg));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QImage image(settings.pixels, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        const auto [own, other] = offs(shown, image, 1);
        QVERIFY2(own <= nearEnough && other > 20, qPrintable(QStringLiteral("%1, %2").arg(own).arg(other)));
        const QString pdf = folder.filePath(QStringLiteral("e.pdf")), program = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        QVERIFY(paintVector(shown.panel, settings, pdf));
        if (program.isEmpty())
            QSKIP("The PDF is not looked at: pdftoppm is not installed (apt install poppler-utils)");
        QProcess unpack;
        unpack.start(program,
            {QStringLiteral("-png"), QStringLiteral("-singlefile"), QStringLiteral("-scale-to-x"), QString::number(settings.pixels.width()),
                QStringLiteral("-scale-to-y"), QString::number(settings.pixels.height()), pdf, folder.filePath(QStringLiteral("p"))});
        QVERIFY(unpack.waitForFinished(60000) && unpack.exitCode() == 0);
        const auto [ownOfPdf, otherOfPdf] = offs(shown, QImage(folder.filePath(QStringLiteral("p.png"))), 1);
        QVERIFY2(ownOfPdf <= nearEnough && otherOfPdf > 20, qPrintable(QStringLiteral("%1, %2").arg(ownOfPdf).arg(otherOfPdf)));
    }

    /// A panel of a figure keeps the curtain of the time and line that it was taken with.
    void figuresHaveTheirOwn()
    {
        Curtained shown(rising(4));
        shown.tilt(60.0);
        Theme theme{*qApp};
        Background background{1};
        Chart chart;
        QTemporaryDir folder;
        FigureWindow window(FigureWindow::Parts{shown.panel, background, theme, [&] { return shown.panel.viewState(); },
                                [&] { return std::pair(chart.title, chart); }, [](const QString&) { return QString(); },
                                [](const QString& source) { return source; }, [&] { return folder.path(); }, [] { return QJsonObject(); }},
            nullptr);
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
        const auto settle = [&] { return shown.settle() && QTest::qWaitFor([&] { return window.isSettled(); }, 20000); };
        QVERIFY(settle());
        window.addEarth();
        shown.panel.setTime(shown.panel.times()[2]);
        QVERIFY(settle());
        window.addEarth();
        shown.panel.drawings().setAll({});
        QVERIFY(settle());
        window.addEarth();
        QVERIFY(settle());
        const QString path = folder.filePath(QStringLiteral("page.png"));
        window.exportTo(path);
        QSignalSpy said(&window, &FigureWindow::said);
        QVERIFY(said.wait(30000));
        const QImage page(path);
        const FigureLayout layout = layOut(window.figure());
        const double ratio = window.figure().dotsPerInch / 96.0;
        const auto picture = [&](std::size_t panel) {
            const QRectF& at = layout.places[panel].picture;
            return page.copy(QRectF(ratio * at.topLeft(), ratio * at.size()).toRect());
        };
        // At the top of the curtain hangs what no lower place and no later time has.
        QVERIFY2(highestSeen(shown, picture(0)) > 90.0, qPrintable(QString::number(highestSeen(shown, picture(0)))));
        const double later = highestSeen(shown, picture(1));
        QVERIFY2(later > 50.0 && later < 65.0, qPrintable(QString::number(later)));
        QCOMPARE(highestSeen(shown, picture(2)), 0.0);
    }
};

QTEST_MAIN(CurtainOutputTest)
#include "curtain_output_test.moc"
