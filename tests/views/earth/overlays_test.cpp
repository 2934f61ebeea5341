// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/shown_panel.h"

#include <QJsonArray>

using namespace terrella;
using namespace terrella::testing;

namespace {

const QString field = QStringLiteral("f");

EarthLayer layerOf(EarthPanel& panel, const QString& id)
{
    for (const EarthLayer& each : panel.layers())
        if (each.id == id)
            return each;
    return {};
}

template <class Change>
void change(EarthPanel& panel, const QString& id, const Change& what)
{
    EarthLayer look = layerOf(panel, id);
    what(look);
    panel.setLook(id, look);
}

/// The cube with a second variable "training_distance" of one value.
std::shared_ptr<const Cube> withDistance(const std::shared_ptr<const Cube>& plain, float distance)
{
    auto signature = std::make_shared<CubeSignature>(plain->signature());
    signature->variables.push_back(signature->variables.front());
    signature->variables.back().name = QStringLiteral("training_distance");
    signature->variables.back().units = QStringLiteral("1");
    std::vector<float> values(signature->grids.front().size());
    const auto read = plain->read(0, Window::all(signature->shapeOf(signature->variables.front())), values);
    const std::vector<float> all(values.size(), distance);
    return read ? std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values, all}) : nullptr;
}

int changedPixels(const QImage& a, const QImage& b, const QPoint& middle, int reach)
{
    int out = 0;
    for (int y = middle.y() - reach; y <= middle.y() + reach; ++y)
        for (int x = middle.x() - reach; x <= middle.x() + reach; ++x)
            out += a.rect().contains(x, y) && distance(a.pixel(x, y), b.pixel(x, y)) > 20 ? 1 : 0;
    return out;
}

} // namespace

/// Needs a display with OpenGL. What is drawn is compared with what the data say.
class OverlaysTest final : public QObject {
    Q_OBJECT

    static void projections()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"globe", "equirectangular", "robinson", "north_polar", "mollweide", "lambert"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }

private Q_SLOTS:
    void initTestCase() { needGraphics(); }
    void hatchingLiesWhereTheConditionHolds_data() { projections(); }
    void hatchingLiesWhereTheConditionHolds()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double lat, std::size_t) { return lat; }));
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(175.0, 45.0);
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        const QString hatch = shown.panel.deriveLayer(field, EarthLayerKind::Hatch);
        QVERIFY(!hatch.isEmpty());
        change(shown.panel, hatch, [](EarthLook& l) { l.threshold = 45.0; });
        QVERIFY(shown.settle());
        const QImage after = shown.scene();
        int hatched = 0, plain = 0;
        for (const double lon : {-179.0, -120.0, -10.0, 60.0, 150.0, 179.0})
            for (const double lat : {35.0, 56.0, 70.0}) {
                const auto at = shown.view()->toScreen(lon, lat);
                if (!at || !before.rect().adjusted(12, 12, -12, -12).contains(at->toPoint()))
                    continue;
                bool edge = false; // beside the rim of the Earth there may be nothing
                for (const QPointF aside : {QPointF(12, 0), QPointF(-12, 0), QPointF(0, 12), QPointF(0, -12)}) {
                    const auto place = shown.view()->toPlace(*at + aside);
                    edge = edge || !place || (place->lat > 45.0) != (lat > 45.0);
                }
                if (edge)
                    continue;
                const int changed = changedPixels(before, after, at->toPoint(), 8);
                if (lat > 45.0) { // lines, but not everything
                    QVERIFY2(changed > 20 && changed < 250, qPrintable(QStringLiteral("%1 %2: %3").arg(lon).arg(lat).arg(changed)));
                    ++hatched;
                } else {
                    QCOMPARE(changed, 0);
                    ++plain;
                }
            }
        QVERIFY(hatched > 1 && plain > 0);
    }
    /// Moved by whole pixels, the picture is the same picture moved: the lines stand on the ground.
    void hatchingMovesWithTheGround()
    {
        Shown shown;
        QVERIFY(shown.panel.setProjection(QStringLiteral("equirectangular")));
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 50.0; }));
        const QString hatch = shown.panel.deriveLayer(field, EarthLayerKind::Hatch);
        change(shown.panel, hatch, [](EarthLook& l) { l.threshold = 10.0; });
        shown.panel.lookAt(0.0, 0.0, 60.0);
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        const QPoint by(23, -11);
        const QPointF middle(0.5 * shown.view()->width(), 0.5 * shown.view()->height());
        const auto place = shown.view()->toPlace(middle);
        QVERIFY(place);
        shown.view()->setCamera(shown.view()->camera().bringing(*place, middle + by, *shown.view()->projection(), shown.view()->paneSize()), false);
        QVERIFY(shown.settle());
        const QImage after = shown.scene();
        int same = 0, other = 0, lines = 0;
        for (int y = 60; y < before.height() - 60; y += 3)
            for (int x = 60; x < before.width() - 60; x += 3) {
                lines += distance(before.pixel(x, y), before.pixel(60, 60)) > 20 ? 1 : 0;
                (distance(before.pixel(x, y), after.pixel(x + by.x(), y + by.y())) < 40 ? same : other) += 1;
            }
        QVERIFY(lines > 200);
        QVERIFY2(other * 50 < same, qPrintable(QStringLiteral("%1 of %2 differ").arg(other).arg(same + other)));
    }
    void whatWasNeverLearntIsHatchedByItself()
    {
        Shown shown;
        const auto plain = cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 50.0; });
        shown.addField(plain);
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        const QString hatch = field + QStringLiteral("/training_distance");
        shown.panel.addField(field, field, withDistance(plain, 2.0F)); // usual enough
        QVERIFY(shown.settle());
        QCOMPARE(layerOf(shown.panel, hatch).kind, EarthLayerKind::Hatch);
        QCOMPARE(layerOf(shown.panel, hatch).threshold, 3.0);
        QCOMPARE(shown.scene(), before);
        shown.panel.addField(field, field, withDistance(plain, 4.0F));
        QVERIFY(shown.settle());
        QVERIFY(changedPixels(before, shown.scene(), before.rect().center(), 20) > 150);
        shown.panel.setLayerVisible(field, false); // nothing is hatched where nothing is shown
        QVERIFY(shown.settle());
        const QImage hidden = shown.scene();
        shown.panel.setLayerVisible(field, true);
        shown.panel.removeLayer(hatch);
        QVERIFY(shown.settle());
        QCOMPARE(shown.scene(), before);
        QVERIFY(hidden != before);
        shown.panel.addField(field, field, withDistance(plain, 4.0F)); // what was taken away does not come again
        QVERIFY(layerOf(shown.panel, hatch).id.isEmpty());
        shown.panel.addField(field, field, plain);
        QVERIFY(shown.settle());
        QCOMPARE(shown.panel.layers().size(), std::size_t(1));
    }
    /// A contour stands where the field has its value, and nowhere else: over the dateline, around the pole, in each projection.
    void contoursStandWhereTheirValueIs_data() { projections(); }
    void contoursStandWhereTheirValueIs()
    {
        QFETCH(QString, projection);
        Shown shown;
        QVERIFY(shown.panel.setProjection(projection));
        // Distance from a place beside the dateline; every 20 degrees a line.
        const auto away = [](double lon, double lat, std::size_t) {
            return std::acos(std::clamp(dot(onSphere(lon, lat), onSphere(175.0, 55.0)), -1.0, 1.0)) / degree;
        };
        shown.panel.addField(field, field, cubeOn(globalGrid(1.0, 0.0, true, true), away));
        shown.panel.setColourMap(field, QStringLiteral("viridis"));
        shown.panel.setRange(field, std::pair(-400.0, 400.0)); // nearly one colour, so that what changes is the line
        if (projection == QLatin1String("globe"))
            shown.panel.lookAt(170.0, 50.0);
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        const QString lines = shown.panel.deriveLayer(field, EarthLayerKind::Contours);
        change(shown.panel, lines, [](EarthLook& l) {
            l.interval = 20.0;
            l.labels = false;
        });
        QVERIFY(shown.settle());
        const QImage after = shown.scene();
        int on = 0, off = 0;
        for (double lat = -60.0; lat < 90.0; lat += 1.7)
            for (double lon = -180.0; lon < 180.0; lon += 2.3) {
                const auto at = shown.view()->toScreen(lon, lat);
                if (!at || !before.rect().adjusted(6, 6, -6, -6).contains(at->toPoint()))
                    continue;
                bool edge = false;
                double least = 1e9, greatest = -1e9; // of the field within four pixels
                for (const QPointF aside : {QPointF(0, 0), QPointF(5, 0), QPointF(-5, 0), QPointF(0, 5), QPointF(0, -5)}) {
                    const auto place = shown.view()->toPlace(*at + aside);
                    edge = edge || !place;
                    if (place) {
                        least = std::min(least, away(place->lon, place->lat, 0));
                        greatest = std::max(greatest, away(place->lon, place->lat, 0));
                    }
                }
                if (edge || greatest - least > 18.0 || least < 2.0 || greatest > 178.0)
                    continue;
                const int changed = changedPixels(before, after, at->toPoint(), 1);
                const double here = away(lon, lat, 0), slope = (greatest - least) / 10.0; // per pixel
                const double nearest = std::abs(here - 20.0 * std::round(here / 20.0));
                if (std::round(here / 20.0) >= 1.0 && nearest < 0.3 * slope) {
                    QVERIFY2(changed > 0, qPrintable(QStringLiteral("no line at %1 %2").arg(lon).arg(lat)));
                    ++on;
                } else if (nearest > 5.0 * slope + 0.1) {
                    QVERIFY2(changed == 0, qPrintable(QStringLiteral("a line at %1 %2, %3").arg(lon).arg(lat).arg(here)));
                    ++off;
                }
            }
        QVERIFY2(on > 15 && off > 300, qPrintable(QStringLiteral("%1 on, %2 off").arg(on).arg(off)));
        change(shown.panel, lines, [](EarthLook& l) { l.labels = true; });
        QVERIFY(shown.settle());
        QVERIFY(shown.scene() != after); // numbers
    }
    void vectorsNeedTwoComponents()
    {
        Shown shown;
        shown.addField(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 50.0; }));
        QVERIFY(shown.panel.deriveLayer(field, EarthLayerKind::Vectors).isEmpty());
        const auto plain = withDistance(cubeOn(globalGrid(5.0, 0.0, true, true), [](double, double, std::size_t) { return 10.0; }), 0.0F);
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        signature->variables[0].name = QStringLiteral("u10");
        signature->variables[1].name = QStringLiteral("v10");
        signature->variables[1].units = signature->variables[0].units;
        const std::size_t count = signature->grids.front().size();
        shown.panel.clear();
        shown.panel.addField(field, field,
            std::make_shared<MemoryCube>(
                signature, std::vector<std::vector<float>>{std::vector<float>(count, 10.0F), std::vector<float>(count, 0.0F)}));
        QVERIFY(shown.settle());
        const QImage before = shown.scene();
        const QString vectors = shown.panel.deriveLayer(field, EarthLayerKind::Vectors);
        QVERIFY(!vectors.isEmpty());
        for (const EarthVectors kind : {EarthVectors::Arrows, EarthVectors::Streamlines}) {
            change(shown.panel, vectors, [kind](EarthLook& l) { l.vectors = kind; });
            QVERIFY(shown.settle());
            QVERIFY(changedPixels(before, shown.scene(), before.rect().center(), 60) > 100);
        }
    }
};

QTEST_MAIN(OverlaysTest)
#include "overlays_test.moc"
