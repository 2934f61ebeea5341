// SPDX-License-Identifier: GPL-3.0-or-later
// While overlays alone move, the rest of the picture is drawn once; the picture is the same.
#include "tests/views/earth/shown_panel.h"

using namespace terrella;
using namespace terrella::testing;

namespace {

std::shared_ptr<const FieldImage> stripes(const QSize& size, std::uint32_t colour)
{
    auto out = std::make_shared<FieldImage>();
    out->width = size.width();
    out->height = size.height();
    out->opaque = false;
    out->pixels.resize(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()));
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            out->pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width()) + static_cast<std::size_t>(x)]
                = colour | static_cast<std::uint32_t>((x + 2 * y) % 40 * 6) << 24U;
    return out;
}

int mostApart(const QImage& a, const QImage& b)
{
    int out = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            out = std::max(out, distance(a.pixel(x, y), b.pixel(x, y)));
    return out;
}

QImage anew(const Shown& shown)
{
    shown.view()->redraw();
    return shown.view()->grabFrame();
}

/// The third frame of a rest is the first that is put together.
QImage putTogether(const Shown& shown)
{
    QImage out;
    for (int k = 0; k < 3; ++k) {
        shown.view()->refresh();
        out = shown.view()->grabFrame();
    }
    return out;
}

} // namespace

class OverlayFramesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { needGraphics(); }

    void picturesAreTheSame_data()
    {
        QTest::addColumn<QString>("projection");
        QTest::addColumn<double>("opacity");
        QTest::newRow("globe") << QStringLiteral("globe") << 1.0;
        QTest::newRow("globe, half") << QStringLiteral("globe") << 0.5;
        QTest::newRow("robinson") << QStringLiteral("robinson") << 1.0;
    }
    void picturesAreTheSame()
    {
        QFETCH(QString, projection);
        QFETCH(double, opacity);
        Shown shown;
        shown.panel.setViewState({{QStringLiteral("outlines"), QJsonObject{{QStringLiteral("coast"), true}, {QStringLiteral("graticule"), true}}}});
        QVERIFY(shown.panel.setProjection(projection));
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), pattern));
        QVERIFY(shown.settle());
        const QSize size = shown.view()->size();
        const QImage without = anew(shown);
        Scene& scene = shown.view()->scene();
        const QString key = QStringLiteral("over");
        scene.setOverlay(key, 500, stripes(size, 0x3366ff), false); // above the field, below the coast
        scene.setLook(key, {static_cast<float>(opacity)});
        const QImage whole = anew(shown), fast = putTogether(shown);
        QVERIFY(mostApart(whole, without) > 60);
        QVERIFY2(mostApart(whole, fast) <= 3, qPrintable(QString::number(mostApart(whole, fast))));
        // Another overlay, another field, another place: each is seen.
        scene.setOverlay(key, 500, stripes(size, 0x10ff10), false);
        shown.view()->refresh();
        const QImage moved = shown.view()->grabFrame();
        QVERIFY(mostApart(moved, fast) > 60);
        QVERIFY(mostApart(moved, anew(shown)) <= 3);
        (void)putTogether(shown);
        shown.panel.setRange(QStringLiteral("f"), std::pair(20.0, 40.0));
        QVERIFY(shown.settle());
        QVERIFY(mostApart(putTogether(shown), anew(shown)) <= 3);
        QVERIFY(mostApart(anew(shown), moved) > 60);
        shown.panel.lookAt(70.0, 20.0);
        QVERIFY(shown.settle());
        QVERIFY(mostApart(putTogether(shown), anew(shown)) <= 3);
    }

    void theRestIsDrawnOnce()
    {
        Shown shown;
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), pattern));
        QVERIFY(shown.settle());
        Scene& scene = shown.view()->scene();
        const QSize size(64, 48);
        OverlayFrames frames;
        int below = 0, above = 0;
        const auto draw = [&](Scene::Share share) {
            ++(share == Scene::Share::Below ? below : above);
            QImage out(size, share == Scene::Share::Below ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
            out.fill(share == Scene::Share::Below ? Qt::white : Qt::transparent);
            return out;
        };
        QVERIFY(frames.next(scene, size, true, draw).isNull());
        QVERIFY(frames.next(scene, size, true, draw).isNull()); // there is no overlay
        scene.setOverlay(QStringLiteral("over"), 500, stripes(size, 0), false);
        QVERIFY(frames.next(scene, size, true, draw).isNull()); // it was added: a change
        for (int k = 0; k < 5; ++k) {
            scene.setOverlay(QStringLiteral("over"), 500, stripes(size, 0x10U * static_cast<unsigned>(k)), false);
            const QImage out = frames.next(scene, size, true, draw);
            QVERIFY(!out.isNull());
            QCOMPARE(out.pixel(0, 0), qRgb(255, 255, 255)); // where it is empty
            QCOMPARE(out.pixel(39, 0), qRgb((234 * 0x10 * k + 255 * 21 + 127) / 255, (255 * 21 + 127) / 255, (255 * 21 + 127) / 255));
        }
        QCOMPARE(below, 1);
        QCOMPARE(above, 1);
        QVERIFY(frames.next(scene, size, false, draw).isNull()); // something else moved
        QVERIFY(frames.next(scene, size, true, draw).isNull());
        QVERIFY(!frames.next(scene, size, true, draw).isNull());
        QCOMPARE(below, 2);
        scene.setOverlay(QStringLiteral("over"), 500, stripes({32, 32}, 0), false); // for another size
        QVERIFY(frames.next(scene, size, true, draw).isNull());
        QCOMPARE(below, 2);
    }

    /// What is mixed by multiplying cannot be drawn apart.
    void whatCannotBeToldApartIsDrawnWhole()
    {
        Shown shown;
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), pattern));
        QVERIFY(shown.settle());
        Scene& scene = shown.view()->scene();
        const QString key = QStringLiteral("over");
        scene.setOverlay(key, 500, stripes(shown.view()->size(), 0xff), false);
        QCOMPARE(scene.overlays().size(), std::size_t{1});
        scene.setLook(key, {1.0F, true});
        QVERIFY(scene.overlays().empty());
        scene.setLook(key, {1.0F});
        scene.setVisible(key, false);
        QVERIFY(scene.overlays().empty());
        scene.setVisible(key, true);
        QCOMPARE(scene.overlays().size(), std::size_t{1});
        shown.view()->setPanes({{0, {0.0, 0.0, 0.5, 1.0}, {0.0, 0.0, 0.5, 1.0}}, {1, {0.5, 0.0, 0.5, 1.0}, {0.5, 0.0, 0.5, 1.0}}});
        QVERIFY(scene.overlays().empty());
    }
};

QTEST_MAIN(OverlayFramesTest)
#include "overlay_frames_test.moc"
