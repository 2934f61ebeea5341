// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/earth_panel.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace terrella;
using namespace terrella::testing;

/// Runs on Qt's offscreen platform, which has no OpenGL.
class WithoutGraphicsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingButThePictureWorks()
    {
        EarthPanel panel;
        panel.resize(800, 600);
        panel.show();
        QVERIFY(!panel.hasGraphics());
        bool told = false;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text().contains(QLatin1String("OpenGL")));
        QVERIFY(told);
        panel.addField(QStringLiteral("a"), QStringLiteral("A field"),
            cubeOn(
                globalGrid(10.0, 0.0, true, true), [](double, double lat, std::size_t) { return lat; }, 3));
        panel.addTracks(QStringLiteral("t"), QStringLiteral("Tracks"), trackOf({{178.0, 10.0}, {182.0, 12.0}}));
        QTRY_VERIFY(panel.isSettled());
        QCOMPARE(panel.layers().size(), std::size_t(2));
        QCOMPARE(panel.layers()[0].lowest, -100.0);
        QCOMPARE(panel.times().size(), std::size_t(3));
        QVERIFY(panel.setProjection(QStringLiteral("robinson")));
        QVERIFY(!panel.setProjection(QStringLiteral("banana")));
        QCOMPARE(panel.projection(), QStringLiteral("robinson"));
        QVERIFY(panel.picture().isNull());
        const auto saved = panel.saveImage(QStringLiteral("never.png"), {100, 100});
        QVERIFY(!saved);
        QVERIFY(saved.error().message.contains(QLatin1String("OpenGL")));
        panel.removeLayer(QStringLiteral("a"));
        panel.clear();
        QVERIFY(panel.layers().empty());
    }
    void fieldsLieBelowTracksWhicheverCameFirst()
    {
        EarthPanel panel;
        const auto field = cubeOn(globalGrid(10.0, 0.0, true, true), [](double, double lat, std::size_t) { return lat; });
        panel.addTracks(QStringLiteral("t"), QStringLiteral("Tracks"), trackOf({{178.0, 10.0}, {182.0, 12.0}}));
        panel.addField(QStringLiteral("a"), QStringLiteral("A field"), field);
        panel.addField(QStringLiteral("b"), QStringLiteral("Another field"), field);
        QStringList order;
        for (const EarthLayer& layer : panel.layers())
            order.append(layer.id);
        QCOMPARE(order, (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("t")}));
    }
    void stateIsKept()
    {
        EarthPanel panel;
        const auto cube = cubeOn(
            globalGrid(10.0, 0.0, true, true), [](double, double lat, std::size_t) { return lat; }, 4, Calendar::Days360);
        panel.addField(QStringLiteral("a"), QStringLiteral("A field"), cube);
        panel.setColourMap(QStringLiteral("a"), QStringLiteral("inferno"));
        panel.setRange(QStringLiteral("a"), std::pair(-5.0, 20.0));
        QVERIFY(panel.setProjection(QStringLiteral("+proj=laea +lat_0=52 +lon_0=10")));
        panel.setTime(panel.times()[2]);
        const QJsonObject state = panel.viewState();
        EarthPanel other;
        other.addField(QStringLiteral("a"), QStringLiteral("A field"), cube);
        other.setViewState(state);
        QCOMPARE(other.viewState(), state);
        QCOMPARE(other.projection(), QStringLiteral("+proj=laea +lat_0=52 +lon_0=10"));
        QCOMPARE(other.layers()[0].highest, 20.0);
        QCOMPARE(other.time(), panel.times()[2]);
        other.setViewState({}); // nothing said, nothing changed
        QCOMPARE(other.projection(), QStringLiteral("+proj=laea +lat_0=52 +lon_0=10"));
    }
    void playingGoesRound()
    {
        EarthPanel panel;
        panel.addField(QStringLiteral("a"), QStringLiteral("A field"),
            cubeOn(
                globalGrid(20.0, 0.0, true, true), [](double, double lat, std::size_t) { return lat; }, 2));
        QSignalSpy changes(&panel, &EarthPanel::timeChanged);
        panel.play();
        QVERIFY(panel.isPlaying());
        QTRY_VERIFY(changes.size() >= 3);
        panel.pause();
        QVERIFY(!panel.isPlaying());
    }
    void aFileThatFailsIsTold()
    {
        class Broken final : public Cube {
        public:
            explicit Broken(std::shared_ptr<const CubeSignature> s) : Cube(std::move(s)) {}
            Result<void> read(int, const Window&, std::span<float>) const override
            {
                return Error{ErrorCode::Unreadable, QStringLiteral("The file broken.nc ends in the middle."), {}};
            }
        };
        EarthPanel panel;
        const auto good = cubeOn(globalGrid(20.0, 0.0, true, true), [](double, double lat, std::size_t) { return lat; });
        panel.addField(QStringLiteral("a"), QStringLiteral("A field"), std::make_shared<Broken>(good->sharedSignature()));
        QTRY_VERIFY(panel.layers()[0].problem.contains(QLatin1String("broken.nc")));
        panel.addField(QStringLiteral("a"), QStringLiteral("A field"), good);
        QTRY_VERIFY(panel.isSettled() && panel.layers()[0].problem.isEmpty());
    }
};

QTEST_MAIN(WithoutGraphicsTest)
#include "without_graphics_test.moc"
