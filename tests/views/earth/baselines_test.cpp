// SPDX-License-Identifier: GPL-3.0-or-later
// What each projection draws, beside pictures that were looked at: a sheet for each kind of layer, a tile for each projection.
// Anew: TERRELLA_BASELINES=write; then look at tests/views/earth/baselines before committing it.
#include "tests/views/earth/polygon_data.h"
#include "tests/views/earth/shown_panel.h"

#include <QDir>
#include <QPainter>
#include <QStandardPaths>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

constexpr QSize tile(260, 180);
constexpr int tilesAcross = 4;
// Drivers smooth lines and edges differently. A channel may be off by `channel`; beyond it the pixel differs, and so may at most `part` of a tile.
// slidTilesAreRefused() shows that a picture which lies two pixels aside does not pass.
constexpr int channel = 48;
constexpr double part = 0.005;

QStringList projections() { return Projection::builtIn() + QStringList{QStringLiteral("robinson@150"), QStringLiteral("+proj=igh")}; }

QString folder() { return QStringLiteral(TERRELLA_BASELINES_FOLDER); }

QRect placeOf(qsizetype k)
{
    return {QPoint(static_cast<int>(k % tilesAcross) * tile.width(), static_cast<int>(k / tilesAcross) * tile.height()), tile};
}

double partThatDiffers(const QImage& a, const QImage& b)
{
    int out = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            out += distance(a.pixel(x, y), b.pixel(x, y)) > channel ? 1 : 0;
    return static_cast<double>(out) / (a.width() * a.height());
}

void addField(Shown& shown) { shown.addField(cubeOn(globalGrid(3.0, 0.0, true, true), pattern)); }

void addContours(Shown& shown)
{
    addField(shown);
    const QString lines = shown.panel.deriveLayer(QStringLiteral("f"), EarthLayerKind::Contours);
    for (EarthLayer layer : shown.panel.layers())
        if (layer.id == lines) {
            layer.labels = false; // letters are those of the machine
            shown.panel.setLook(lines, layer);
        }
    shown.panel.setLayerVisible(QStringLiteral("f"), false);
}

void addTrack(Shown& shown)
{
    shown.panel.addTracks(QStringLiteral("t"), QStringLiteral("Track"),
        trackOf({{130.0, 10.0}, {150.0, 14.0}, {168.0, 22.0}, {-178.0, 34.0}, {-160.0, 46.0}, {-130.0, 58.0}, {-100.0, 70.0}, {-20.0, 82.0}}));
}

/// Drought classes over the north pole, over the dateline and with a hole; hatched ones beside them, of which one lies round the south pole.
void addPolygons(Shown& shown)
{
    const auto add = [&shown](const QString& id, const std::vector<PolygonRings>& rows, const std::vector<QString>& classes) {
        const auto features = polygonFeatures(rows);
        features->addColumn(columnOf(QStringLiteral("drought"), ColumnType::Text));
        features->columns.back().text = classes;
        shown.panel.addPolygons(id, id, features);
    };
    add(QStringLiteral("filled"),
        {{circle(84.0, 30.0, 16.0, 90)}, {{{165, -20}, {-160, -15}, {-168, 8}, {-150, 30}, {172, 22}}},
            {box(100, -15, 150, 40), reversed(box(115, 0, 138, 25))}, {star(-5.0, -20.0, 24.0, 200)}},
        {QStringLiteral("D0"), QStringLiteral("D4"), QStringLiteral("D2"), QStringLiteral("D3")});
    add(QStringLiteral("hatched"), {{{{-175, 40}, {-120, 35}, {-140, 62}}}, {circle(-88.0, 0.0, 24.0, 90)}, {{{60, -35}, {95, -30}, {70, -5}}}},
        {QStringLiteral("D1"), QStringLiteral("D3"), QStringLiteral("D4")});
    for (EarthLayer layer : shown.panel.layers())
        if (layer.id == QLatin1String("hatched")) {
            layer.fill = EarthFill::Hatched;
            shown.panel.setLook(layer.id, layer);
        }
}

std::map<QString, std::function<void(Shown&)>> sheets()
{
    return {{QStringLiteral("field"), addField}, {QStringLiteral("contours"), addContours}, {QStringLiteral("track"), addTrack},
        {QStringLiteral("polygons"), addPolygons}};
}

} // namespace

class BaselinesTest final : public QObject {
    Q_OBJECT

    static QImage draw(const QString& projection, const std::function<void(Shown&)>& add)
    {
        Shown shown;
        if (!shown.panel.setProjection(projection))
            return {};
        add(shown);
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(175.0, 40.0);
        if (!shown.settle())
            return {};
        return shown.view()->render(tile, 1.0);
    }

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void eachProjectionDrawsWhatItDrew_data()
    {
        QTest::addColumn<QString>("sheet");
        for (const auto& [sheet, add] : sheets())
            QTest::newRow(qPrintable(sheet)) << sheet;
    }
    void eachProjectionDrawsWhatItDrew()
    {
        QFETCH(QString, sheet);
        const QStringList all = projections();
        QImage drawn(tilesAcross * tile.width(), placeOf(all.size() - 1).bottom() + 1, QImage::Format_RGB32);
        drawn.fill(Qt::black);
        QPainter painter(&drawn);
        for (qsizetype k = 0; k < all.size(); ++k) {
            const QImage one = draw(all[k], sheets().at(sheet));
            QVERIFY2(!one.isNull(), qPrintable(all[k]));
            painter.drawImage(placeOf(k).topLeft(), one);
        }
        painter.end();
        const QString path = QDir(folder()).filePath(sheet + QStringLiteral(".png"));
        if (qgetenv("TERRELLA_BASELINES") == "write") {
            QVERIFY(QDir().mkpath(folder()) && drawn.save(path));
            QSKIP("Written anew: look at it.");
        }
        const QImage wanted = QImage(path).convertToFormat(QImage::Format_RGB32);
        QCOMPARE(wanted.size(), drawn.size());
        QStringList wrong;
        for (qsizetype k = 0; k < all.size(); ++k)
            if (const double differs = partThatDiffers(wanted.copy(placeOf(k)), drawn.copy(placeOf(k))); differs > part)
                wrong.append(QStringLiteral("%1: %2 %").arg(all[k]).arg(100.0 * differs, 0, 'f', 2));
        if (!wrong.isEmpty()) {
            const QString now = QDir::current().filePath(QStringLiteral("baseline-") + sheet + QStringLiteral(".png"));
            drawn.save(now);
            QFAIL(qPrintable(wrong.join(QStringLiteral("; ")) + QStringLiteral(". Drawn now: ") + now));
        }
    }
    void slidTilesAreRefused_data() { eachProjectionDrawsWhatItDrew_data(); }
    void slidTilesAreRefused()
    {
        QFETCH(QString, sheet);
        const QImage wanted = QImage(QDir(folder()).filePath(sheet + QStringLiteral(".png"))).convertToFormat(QImage::Format_RGB32);
        QVERIFY(!wanted.isNull());
        const QStringList all = projections();
        for (qsizetype k = 0; k < all.size(); ++k) {
            if (sheet == QLatin1String("track") && all[k] == QLatin1String("south_polar"))
                continue; // the track is not on it
            const QImage one = wanted.copy(placeOf(k)), slid = wanted.copy(placeOf(k).translated(2, 2));
            QVERIFY2(partThatDiffers(one, slid) > part, qPrintable(all[k]));
        }
    }
};

QTEST_MAIN(BaselinesTest)
#include "baselines_test.moc"
