// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, films and fields of the Earth for others. Needs a display with OpenGL.
#include "app/terrella/film_dialog.h"
#include "app/terrella/output_controller.h"
#include "app/terrella/picture_origin.h"
#include "app/terrella/picture_saver.h"
#include "tests/views/earth/earth_data.h"
#include "views/earth/earth_panel.h"
#include "views/earth/panel/picture_sheet.h"

#include <QFile>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace terrella;
using namespace terrella::testing;

namespace {

double wave(double lonDeg, double latDeg, std::size_t step) { return lonDeg + latDeg + 100.0 * static_cast<double>(step); }

struct Shown {
    EarthPanel panel;
    Shown()
    {
        panel.resize(500, 400);
        panel.setMotion(false);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        panel.addField(QStringLiteral("f"), QStringLiteral("Waves"), cubeOn(globalGrid(5.0, 0.0, true, true), wave, 5));
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return panel.isSettled(); }, 30000);
    }
};

PictureSettings plain(const QSize& pixels)
{
    PictureSettings out;
    out.pixels = pixels;
    out.what.hasBar = out.what.hasTime = false;
    return out;
}

/// Pixels of a rectangle that differ.
int changed(const QImage& a, const QImage& b, const QRect& within)
{
    int out = 0;
    for (int y = within.top(); y <= within.bottom(); ++y)
        for (int x = within.left(); x <= within.right(); ++x)
            out += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    return out;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class OutputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPartStandsWhereItShould()
    {
        Shown shown;
        QVERIFY(shown.settle());
        const auto bare = paintImage(shown.panel, plain({640, 360}));
        QVERIFY2(bare, bare ? "" : qPrintable(bare.error().message));
        QCOMPARE(bare->size(), QSize(640, 360));
        QCOMPARE(bare->dotsPerMeterX(), qRound(96 / 0.0254));
        const QRect left(0, 260, 200, 99), right(540, 60, 99, 240), topLeft(0, 0, 200, 80);
        const auto with = [&](auto set) {
            PictureSettings settings = plain({640, 360});
            set(settings.what);
            return *paintImage(shown.panel, settings);
        };
        QCOMPARE(changed(*bare, with([](EarthPicture&) {}), bare->rect()), 0);
        QVERIFY(changed(*bare, with([](EarthPicture& what) { what.hasBar = true; }), right) > 300);
        QVERIFY(changed(*bare, with([](EarthPicture& what) { what.hasTime = true; }), left) > 100);
        QVERIFY(changed(*bare, with([](EarthPicture& what) { what.hasScale = true; }), left) > 100);
        QVERIFY(changed(*bare, with([](EarthPicture& what) { what.hasLegend = true; }), topLeft) > 500);
        // Title and credits make the Earth smaller.
        QVERIFY(changed(*bare, with([](EarthPicture& what) { what.title = QStringLiteral("Waves"); }), QRect(300, 20, 40, 300)) > 200);
        QVERIFY(changed(*bare, with([](EarthPicture& what) { what.credits = QStringLiteral("Made by waves"); }), left) > 100);
        // At 192 dots per inch the same picture is twice as fine.
        PictureSettings fine = plain({1280, 720});
        fine.dotsPerInch = 192;
        fine.what.title = QStringLiteral("Waves");
        const QImage coarse = paintImage(shown.panel, fine)->scaled(640, 360, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(changed(coarse, with([](EarthPicture& what) { what.title = QStringLiteral("Waves"); }), coarse.rect()) < 640 * 360);
        QVERIFY(
            qAbs(qGray(coarse.pixel(320, 200)) - qGray(with([](EarthPicture& what) { what.title = QStringLiteral("Waves"); }).pixel(320, 200))) < 12);
    }

    void scaleBarsAreRound()
    {
        using earth::PictureSheet;
        QCOMPARE(PictureSheet::roundLength(1999.0), 1000.0);
        QCOMPARE(PictureSheet::roundLength(2000.0), 2000.0);
        QCOMPARE(PictureSheet::roundLength(740.0), 500.0);
        QCOMPARE(PictureSheet::roundLength(0.03), 0.02);
    }

    void lettersStayLettersInSvgAndPdf()
    {
        Shown shown;
        QVERIFY(shown.settle());
        QTemporaryDir folder;
        PictureSettings settings = plain({400, 300});
        settings.what = {QStringLiteral("Sea level"), QStringLiteral("By us"), true, true, true, true};
        const QJsonObject origin{{QStringLiteral("terrella_picture"), 1}, {QStringLiteral("name"), QStringLiteral("n")}};
        for (const char* kind : {"svg", "pdf"}) {
            const QString path = folder.filePath(QStringLiteral("e.") + QLatin1String(kind));
            const auto done = paintVector(shown.panel, settings, path);
            QVERIFY2(done, done ? "" : qPrintable(done.error().message));
            QVERIFY(writeOrigin(path, origin));
            QCOMPARE(readOrigin(path), origin);
        }
        const QByteArray svg = bytesOf(folder.filePath(QStringLiteral("e.svg")));
        QVERIFY(svg.contains(">Sea level</text>") && svg.contains(">By us</text>") && svg.contains("<image "));
        QVERIFY(QSvgRenderer(folder.filePath(QStringLiteral("e.svg"))).isValid());
        QVERIFY(bytesOf(folder.filePath(QStringLiteral("e.pdf"))).startsWith("%PDF-"));
    }

    void filmsGoThroughTimeAndComeBack()
    {
        if (FrameEncoder::findProgram().isEmpty())
            QSKIP("ffmpeg is not installed: apt install ffmpeg");
        Shown shown;
        QVERIFY(shown.settle());
        const std::vector<double> times = shown.panel.times();
        QCOMPARE(times.size(), 5U);
        QCOMPARE(FilmDialog::chosenTimes(times, 1, 4, 2), (std::vector<double>{times[1], times[3]}));
        QVERIFY(FilmDialog::chosenTimes(times, 4, 1, 1).empty());
        shown.panel.setTime(times[2]);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("e.mp4"));
        const QJsonObject origin{{QStringLiteral("terrella_picture"), 1}};
        FilmMaker maker(shown.panel);
        std::optional<Result<void>> ended;
        std::vector<double> seen;
        connect(&maker, &FilmMaker::ended, this, [&](const Result<void>& result) { ended = result; });
        connect(&maker, &FilmMaker::progress, this, [&] { seen.push_back(shown.panel.time()); });
        QVERIFY(maker.start(path, plain({200, 150}), times, 5.0, originText(origin)));
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 60000);
        QVERIFY2(*ended, *ended ? "" : qPrintable(ended->error().message));
        QCOMPARE(seen, times);
        QCOMPARE(shown.panel.time(), times[2]);
        QCOMPARE(readOrigin(path), origin);
        ended.reset();
        QVERIFY(maker.start(folder.filePath(QStringLiteral("stopped.mp4")), plain({200, 150}), times, 5.0, {}));
        maker.cancel();
        QVERIFY(ended && !*ended);
        QCOMPARE(ended->error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("stopped.mp4"))));
    }

    void fieldsAreWrittenAsTheyLie()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("f.tif"));
        const auto cube = cubeOn(globalGrid(10.0, -180.0, false, false), wave, 3); // south first
        const auto done = exportFieldTif(
            {cube, 0, 0}, cube->signature().axes.front().values[2], path, {{QStringLiteral("terrella_origin"), QStringLiteral("o")}});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        const auto read = openCube({path});
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        const CubeSignature& signature = (*read)->signature();
        const Grid& grid = *signature.gridOf(signature.variables.front());
        std::vector<float> values(grid.size());
        QVERIFY((*read)->readField(0, 0, 0, values));
        for (std::size_t j = 0; j < grid.ny; ++j)
            for (std::size_t i = 0; i < grid.nx; ++i)
                QCOMPARE(values[j * grid.nx + i], static_cast<float>(wave(grid.lon[i], grid.lat[j], 2)));
    }
};

QTEST_MAIN(OutputTest)
#include "output_test.moc"
