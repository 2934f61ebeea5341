// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/ground/city_layout.h"
#include "views/earth/ground/edge_labels.h"
#include "views/earth/ground/outline_data.h"
#include "views/earth/ground/view_cap.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <set>

using namespace terrella;
using namespace terrella::earth;

namespace {

constexpr QSizeF view(960.0, 620.0);

std::shared_ptr<const Projection> make(const QString& name) { return *Projection::make(name); }

QSizeF sizeOf(const QString& text) { return {6.0 + 6.5 * static_cast<double>(text.size()), 15.0}; }

std::vector<Vec3> pointsOf(const Projection& projection, const std::vector<City>& cities)
{
    std::vector<double> lon, lat;
    for (const City& city : cities) {
        const double middle = projection.centralLongitude();
        lon.push_back(projection.isGlobe() ? city.lon : middle + wrap180(city.lon - middle));
        lat.push_back(city.lat);
    }
    std::vector<Vec3> out(cities.size());
    projection.forward(lon, lat, out);
    return out;
}

/// Looks at a place so that `span` degrees of latitude fit the view.
Camera cameraAt(const Projection& projection, double lon, double lat, double span)
{
    Camera out = Camera::home(projection, view, {});
    if (span > 0.0)
        out.setSpanDeg(projection, span);
    out.lonDeg = lon;
    out.latDeg = lat;
    if (!projection.isGlobe())
        out = out.bringing({lat, lon}, {0.5 * view.width(), 0.5 * view.height()}, projection, view);
    return out;
}

std::vector<QString> textsOf(const std::vector<EdgeLabel>& labels)
{
    std::vector<QString> out;
    for (const EdgeLabel& label : labels)
        out.push_back(label.text);
    return out;
}

bool has(const std::vector<QString>& texts, const char* text) { return std::ranges::find(texts, QString::fromUtf8(text)) != texts.end(); }

} // namespace

/// Which names and numbers a view shows and where, and which lines it needs.
class GroundLabelsTest final : public QObject {
    Q_OBJECT

    std::vector<City> m_cities;

    [[nodiscard]] std::vector<PlacedCity> place(const Projection& projection, const Camera& camera, const std::vector<PlacedCity>& before = {}) const
    {
        return layOutCities(
            m_cities, pointsOf(projection, m_cities), camera, projection, view, [&](std::size_t k) { return sizeOf(m_cities[k].name); }, before);
    }

    static void projections()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : Projection::builtIn())
            QTest::addRow("%s", qPrintable(name)) << name;
        QTest::newRow("oblique") << QStringLiteral("+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=90 +lon_0=60 +R=1");
        QTest::newRow("interrupted") << QStringLiteral("+proj=igh +R=1");
        QTest::newRow("Pacific in the middle") << QStringLiteral("robinson@180");
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto read = readCities(naturalEarthPath());
        QVERIFY(read);
        m_cities = *read;
    }
    void namesStandFreeAndInTheView_data() { projections(); }
    void namesStandFreeAndInTheView()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        std::size_t any = 0;
        for (const double span : {0.0, 60.0, 15.0, 5.0})
            for (const auto& [lon, lat] : {std::pair(10.0, 50.0), std::pair(178.0, 5.0), std::pair(139.0, 35.0), std::pair(-70.0, 60.0)}) {
                const Camera camera = cameraAt(*projection, lon, lat, span);
                const auto placed = place(*projection, camera);
                any += placed.size();
                QVERIFY(static_cast<int>(placed.size()) <= mostCities(view));
                for (std::size_t a = 0; a < placed.size(); ++a) {
                    const City& city = m_cities[placed[a].city];
                    QVERIFY(QRectF(QPointF(), view).contains(placed[a].box));
                    QVERIFY(city.rank <= largestRank(camera.spanDeg(*projection)));
                    // The dot is where the city is.
                    const auto at = camera.toScreen(*projection, view, city.lon, city.lat);
                    QVERIFY2(at && std::hypot(at->x() - placed[a].at.x(), at->y() - placed[a].at.y()) < 0.5, qPrintable(city.name));
                    for (std::size_t b = 0; b < a; ++b) {
                        QVERIFY(!placed[a].box.intersects(placed[b].box));
                        QVERIFY(!placed[a].box.contains(placed[b].at) && !placed[b].box.contains(placed[a].at));
                    }
                }
            }
        QVERIFY2(any > 10, qPrintable(QString::number(any)));
    }
    void nothingBehindTheGlobe()
    {
        const auto globe = make(QStringLiteral("globe"));
        const Camera camera = cameraAt(*globe, 10.0, 20.0, 0.0);
        const auto placed = place(*globe, camera);
        QVERIFY(placed.size() > 5);
        for (const PlacedCity& one : placed) {
            const City& city = m_cities[one.city];
            QVERIFY2(dot(onSphere(city.lon, city.lat), camera.eyeDirection()) > 1.0 / camera.distance, qPrintable(city.name));
            QVERIFY(city.name != QStringLiteral("Mexico City") && city.name != QStringLiteral("Tokyo"));
        }
        QVERIFY(std::ranges::any_of(placed, [&](const PlacedCity& one) { return m_cities[one.city].name == QStringLiteral("Cairo"); }));
    }
    void moreOfThemCloser()
    {
        QCOMPARE(largestRank(150.0), 0);
        QCOMPARE(largestRank(3.0), 7);
        for (double span = 200.0; span > 1.0; span *= 0.8)
            QVERIFY(largestRank(span * 0.8) >= largestRank(span));
        const auto map = make(QStringLiteral("equirectangular"));
        const auto far = place(*map, cameraAt(*map, 10.0, 48.0, 60.0)), near = place(*map, cameraAt(*map, 10.0, 48.0, 6.0));
        const auto names = [&](const std::vector<PlacedCity>& placed) {
            std::set<QString> out;
            for (const PlacedCity& one : placed)
                out.insert(m_cities[one.city].name);
            return out;
        };
        QVERIFY(!names(far).contains(QStringLiteral("Augsburg")));
        QVERIFY(names(near).contains(QStringLiteral("Augsburg")) && names(near).contains(QStringLiteral("Munich")));
    }
    void namesStayWhileTheViewMoves()
    {
        const auto globe = make(QStringLiteral("globe"));
        Camera camera = cameraAt(*globe, 8.0, 48.0, 30.0);
        auto placed = place(*globe, camera);
        int lost = 0, kept = 0;
        for (int step = 0; step < 60; ++step) {
            camera.lonDeg += 0.1; // some pixels
            const auto next = place(*globe, camera, placed);
            for (const PlacedCity& before : placed) {
                if (!QRectF(QPointF(), view).adjusted(130.0, 30.0, -130.0, -30.0).contains(before.at))
                    continue; // may leave the view
                const auto still = std::ranges::find(next, before.city, &PlacedCity::city);
                const bool same = still != next.end() && still->isLeft == before.isLeft;
                (same ? kept : lost) += 1;
            }
            placed = next;
        }
        QVERIFY(kept > 300);
        // Only two names that the turning globe brings together may push each other.
        QVERIFY2(lost * 100 < kept, qPrintable(QStringLiteral("%1 of %2").arg(lost).arg(kept)));
    }
    void layoutTakesLessThanAFrame()
    {
        const auto globe = make(QStringLiteral("globe"));
        const auto points = pointsOf(*globe, m_cities);
        const Camera camera = cameraAt(*globe, 8.0, 48.0, 10.0);
        QElapsedTimer clock;
        clock.start();
        std::size_t sum = 0;
        for (int k = 0; k < 20; ++k)
            sum += layOutCities(m_cities, points, camera, *globe, view, [&](std::size_t c) { return sizeOf(m_cities[c].name); }, {}).size();
        const double each = static_cast<double>(clock.nsecsElapsed()) / 20e6;
        qInfo("layout of %zu names out of %zu cities: %.2f ms", sum / 20, m_cities.size(), each);
        QVERIFY(sum > 0);
        QVERIFY(each < 100.0); // a slow machine, not a slow method
    }
    void degreesHaveTheirLetters()
    {
        QCOMPARE(meridianText(-60.0), QString::fromUtf8("60°W"));
        QCOMPARE(meridianText(190.0), QString::fromUtf8("170°W"));
        QCOMPARE(meridianText(-180.0), QString::fromUtf8("180°"));
        QCOMPARE(meridianText(0.0), QString::fromUtf8("0°"));
        QCOMPARE(parallelText(-12.5), QString::fromUtf8("12.5°S"));
        QCOMPARE(parallelText(60.0), QString::fromUtf8("60°N"));
    }
    void numbersStandAtTheEdgeOfMaps_data() { projections(); }
    void numbersStandAtTheEdgeOfMaps()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        const auto lines = graticuleLines(*projection, 30.0);
        const auto labels = edgeLabels(lines, Camera::home(*projection, view, {}), *projection, view, sizeOf);
        if (projection->isGlobe()) {
            QVERIFY(labels.empty());
            return;
        }
        QVERIFY2(labels.size() >= 3, qPrintable(QString::number(labels.size())));
        for (std::size_t a = 0; a < labels.size(); ++a) {
            QVERIFY(QRectF(QPointF(), view).contains(labels[a].box));
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(!labels[a].box.intersects(labels[b].box));
        }
    }
    /// Of small multiples each is more map than letters.
    void smallPicturesHaveNone()
    {
        const auto map = make(QStringLiteral("equirectangular"));
        for (const QSizeF& small : {QSizeF(170.0, 150.0), QSizeF(600.0, 120.0)})
            QVERIFY(edgeLabels(graticuleLines(*map, 30.0), Camera::home(*map, small, {}), *map, small, sizeOf).empty());
        const QSizeF large(400.0, 240.0);
        QVERIFY(!edgeLabels(graticuleLines(*map, 30.0), Camera::home(*map, large, {}), *map, large, sizeOf).empty());
    }
    void robinsonHasParallelsAlongItsLeftSide()
    {
        const auto map = make(QStringLiteral("robinson"));
        const Camera camera = Camera::home(*map, view, {});
        const auto labels = edgeLabels(graticuleLines(*map, 30.0), camera, *map, view, sizeOf);
        for (const auto& [text, lat] : {std::pair("60°N", 60.0), std::pair("30°N", 30.0), std::pair("30°S", -30.0), std::pair("60°S", -60.0)}) {
            const auto at = std::ranges::find(labels, QString::fromUtf8(text), &EdgeLabel::text);
            QVERIFY2(at != labels.end(), text);
            // At the left end of its parallel, outside unless the view ends there.
            const auto end = camera.toScreen(*map, view, *map->forward(-180.0 + 1e-6, lat));
            QVERIFY(std::hypot(at->box.center().x() - end->x(), at->box.center().y() - end->y()) < at->box.width());
            QVERIFY(at->box.center().x() <= end->x() + 0.5 * at->box.width());
        }
        QVERIFY(has(textsOf(labels), "60°E") && has(textsOf(labels), "120°W"));
        for (const EdgeLabel& label : labels)
            if (label.text.endsWith(QLatin1Char('E')) || label.text.endsWith(QLatin1Char('W')))
                QVERIFY(label.box.center().y() > 0.7 * view.height()); // below
    }
    void polarMapsHaveMeridiansAllRound()
    {
        const auto map = make(QStringLiteral("north_polar"));
        const Camera camera = Camera::home(*map, view, {});
        const auto labels = edgeLabels(graticuleLines(*map, 30.0), camera, *map, view, sizeOf);
        const auto middle = *camera.toScreen(*map, view, 0.0, 90.0);
        int left = 0, right = 0, above = 0, below = 0;
        for (const EdgeLabel& label : labels) {
            if (!label.text.endsWith(QLatin1Char('E')) && !label.text.endsWith(QLatin1Char('W')))
                continue;
            left += label.box.center().x() < middle.x() - 50.0;
            right += label.box.center().x() > middle.x() + 50.0;
            above += label.box.center().y() < middle.y() - 50.0;
            below += label.box.center().y() > middle.y() + 50.0;
        }
        QVERIFY(left >= 3 && right >= 3 && above >= 3 && below >= 3);
    }
    void closeUpNumbersStandAtTheViewsEdge()
    {
        const auto map = make(QStringLiteral("equirectangular"));
        const Camera camera = cameraAt(*map, 12.0, 47.0, 20.0);
        const ViewCap cap = viewCap(camera, *map, view).grown(1.6);
        const auto lines = graticuleLines(*map, 5.0, cap.centre, cap.radiusDeg);
        const auto labels = edgeLabels(lines, camera, *map, view, sizeOf);
        QVERIFY(has(textsOf(labels), "45°N") && has(textsOf(labels), "10°E"));
        for (const EdgeLabel& label : labels) {
            if (label.text.endsWith(QLatin1Char('N')))
                QVERIFY(label.box.left() < 12.0);
            if (label.text.endsWith(QLatin1Char('E')))
                QVERIFY(label.box.bottom() > view.height() - 12.0);
        }
    }
    void aCapHoldsAllThatIsSeen_data() { projections(); }
    void aCapHoldsAllThatIsSeen()
    {
        QFETCH(QString, name);
        const auto projection = make(name);
        for (const double span : {70.0, 20.0, 4.0})
            for (const auto& [lon, lat] : {std::pair(10.0, 50.0), std::pair(179.0, 20.0), std::pair(30.0, 85.0)}) {
                const Camera camera = cameraAt(*projection, lon, lat, span);
                const ViewCap cap = viewCap(camera, *projection, view);
                for (double y = 1.0; y < view.height(); y += 23.0)
                    for (double x = 1.0; x < view.width(); x += 23.0)
                        if (const auto place = camera.toPlace(*projection, view, {x, y}))
                            QVERIFY(cap.radiusDeg >= 180.0 || cap.meets(onSphere(place->lon, place->lat), 0.01));
            }
    }
    void linesWithinACapAreWholeThere()
    {
        OutlineData data;
        const ViewCap cap{onSphere(179.0, -17.0), 6.0}; // Fiji, on both sides of the antimeridian
        const QString layer = QStringLiteral("coastline_10m");
        std::set<std::pair<double, double>> kept;
        std::size_t points = 0, all = 0;
        for (const Ring& line : data.within(layer, cap)) {
            QVERIFY(line.lon.size() >= 2);
            points += line.lon.size();
            for (std::size_t k = 0; k < line.lon.size(); ++k)
                kept.insert({line.lon[k], line.lat[k]});
        }
        for (const Ring& line : data.all(layer))
            for (std::size_t k = 0; k < line.lon.size(); ++k) {
                ++all;
                if (cap.meets(onSphere(line.lon[k], line.lat[k]), 0.0))
                    QVERIFY(kept.contains({line.lon[k], line.lat[k]}));
            }
        QVERIFY(points > 50 && points * 20 < all);
        QCOMPARE(data.within(layer, {}).size(), data.all(layer).size());
        QVERIFY(data.all(QStringLiteral("no_such_layer")).empty());
    }
    void closerGraticulesHaveTheLinesOfTheView()
    {
        const auto globe = make(QStringLiteral("globe"));
        const auto some = graticuleLines(*globe, 5.0, onSphere(12.0, 47.0), 20.0), every = graticuleLines(*globe, 5.0);
        QVERIFY(some.size() > 8 && some.size() * 2 < every.size());
        for (const GraticuleLine& line : some)
            for (const Vec3& p : line.lines.points)
                QVERIFY(std::acos(std::clamp(dot(p, onSphere(12.0, 47.0)), -1.0, 1.0)) / degree < 20.0 + 1e-6);
        QCOMPARE(every.size(), std::size_t(72 + 35));
    }
};

QTEST_GUILESS_MAIN(GroundLabelsTest)
#include "ground_labels_test.moc"
