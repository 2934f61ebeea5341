// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "tests/views/earth/shown_panel.h"
#include "views/earth/layers/nearest_rows.h"
#include "views/earth/scene/scene_points.h"

#include <QElapsedTimer>

#include <numeric>
#include <random>
#include <set>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

/// Places all over the sphere, every third in one small region, reproducible.
struct Places {
    std::vector<double> lon, lat;
    explicit Places(std::size_t count)
    {
        std::mt19937 random(5);
        const auto between = [&random](double low, double high) { return std::uniform_real_distribution(low, high)(random); };
        for (std::size_t k = 0; k < count; ++k) {
            lon.push_back(k % 3 == 0 ? between(9.0, 12.0) : between(-180.0, 180.0));
            lat.push_back(k % 3 == 0 ? between(44.0, 46.0) : std::asin(between(-1.0, 1.0)) / degree);
        }
    }
    [[nodiscard]] std::vector<Vec3> onGlobe() const
    {
        std::vector<Vec3> out;
        for (std::size_t k = 0; k < lon.size(); ++k)
            out.push_back(onSphere(lon[k], lat[k]));
        return out;
    }
    [[nodiscard]] std::shared_ptr<Features> features() const
    {
        auto out = std::make_shared<Features>();
        out->info.geometry = GeometryKind::Point;
        out->addColumn({QStringLiteral("rain"), ColumnType::Real, {}, QStringLiteral("mm"), {}, {}});
        out->lon = lon;
        out->lat = lat;
        for (std::size_t k = 0; k < lon.size(); ++k)
            out->columns[0].real.push_back(static_cast<double>(k % 100));
        return out;
    }
};

Vec3 placeOf(const ScenePoints& points, std::size_t k)
{
    return {static_cast<double>(points.xyz[3 * k]), static_cast<double>(points.xyz[3 * k + 1]), static_cast<double>(points.xyz[3 * k + 2])};
}

} // namespace

class PointsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPointIsKeptOnce()
    {
        const auto all = Places(60'000).onGlobe();
        for (const bool isGlobe : {true, false}) {
            const ScenePoints made = ScenePoints::thinned(all, {}, isGlobe);
            QCOMPARE(made.size(), all.size());
            QCOMPARE(made.countAt(ScenePoints::all), all.size());
            std::set<std::uint32_t> rows(made.rows.begin(), made.rows.end());
            QCOMPARE(rows.size(), all.size());
            for (std::size_t k = 0; k < made.size(); k += 97)
                QVERIFY(length(placeOf(made, k) - all[made.rows[k]]) < 1e-6);
            for (const ScenePoints::Tile& tile : made.tiles)
                for (std::uint32_t k = tile.first; k < tile.first + tile.counts.back(); ++k)
                    QVERIFY(length(placeOf(made, k) - tile.middle) <= tile.reach + 1e-6);
        }
    }
    /// What is not drawn at a level lies within a cell's diagonal of a point that is.
    void whatIsLeftOutHasAStandIn()
    {
        const auto all = Places(30'000).onGlobe();
        const ScenePoints made = ScenePoints::thinned(all, {}, true);
        const int level = made.levelFor(0.02);
        const double cell = made.tileSize / std::pow(2.0, level);
        QVERIFY(cell >= 0.02 && cell < 0.04);
        QVERIFY(made.countAt(level) < all.size() / 2);
        for (const ScenePoints::Tile& tile : made.tiles) {
            const std::uint32_t drawn = tile.first + tile.counts[static_cast<std::size_t>(level)];
            for (std::uint32_t k = drawn; k < tile.first + tile.counts.back(); k += 13) {
                double nearest = 9.0;
                for (std::uint32_t other = tile.first; other < drawn; ++other)
                    nearest = std::min(nearest, length(placeOf(made, k) - placeOf(made, other)));
                QVERIFY2(nearest < 1.6 * cell, qPrintable(QString::number(nearest / cell)));
            }
        }
    }
    void levelsGrowAndFewPointsAreAllDrawn()
    {
        const auto all = Places(60'000).onGlobe();
        const ScenePoints made = ScenePoints::thinned(all, {}, true);
        for (int level = 1; level <= ScenePoints::all; ++level)
            QVERIFY(made.countAt(level) >= made.countAt(level - 1));
        QCOMPARE(made.levelFor(1e-9), int(ScenePoints::all));
        QCOMPARE(made.levelFor(10.0), 0);
        const ScenePoints few = ScenePoints::thinned(std::span(all).first(500), {}, true);
        QCOMPARE(few.countAt(few.levelFor(1.0)), std::size_t(500));
        std::vector<bool> isWanted(all.size());
        isWanted[7] = isWanted[70] = true;
        QCOMPARE(ScenePoints::thinned(all, isWanted, true).rows, (std::vector<std::uint32_t>{7, 70}));
        std::vector<Vec3> torn(3, Vec3{1.0, 0.0, 0.0});
        torn[1].x = std::nan("");
        QCOMPARE(ScenePoints::plain(torn).rows, (std::vector<std::uint32_t>{0, 2}));
    }
    void theNearestIsFoundAsBySearchingAll()
    {
        Places places(20'000);
        places.lon.insert(places.lon.end(), {179.99, -179.99, 0.0, 50.0, std::nan("")});
        places.lat.insert(places.lat.end(), {10.0, 10.0, 90.0, -90.0, 4.0});
        const NearestRows rows(places.lon, places.lat);
        std::mt19937 random(9);
        std::uniform_real_distribution<double> lons(-180.0, 540.0), lats(-90.0, 90.0), reaches(0.01, 4.0);
        std::vector<std::array<double, 3>> asked{
            {-179.999, 10.0, 1.0}, {180.0, 10.0, 1.0}, {123.0, 89.9, 0.5}, {-77.0, -89.95, 0.5}, {10.5, 45.0, 2.0}};
        for (int k = 0; k < 300; ++k)
            asked.push_back({lons(random), lats(random), reaches(random)});
        int found = 0;
        for (const auto& [lon, lat, reach] : asked) {
            double best = reach;
            for (std::size_t k = 0; k < places.lon.size(); ++k)
                if (!std::isnan(places.lon[k]))
                    best = std::min(
                        best, 2.0 * std::asin(std::min(1.0, 0.5 * length(onSphere(places.lon[k], places.lat[k]) - onSphere(lon, lat)))) / degree);
            const auto answer = rows.find(lon, lat, reach);
            QCOMPARE(answer.has_value(), best < reach);
            if (answer) {
                ++found;
                QVERIFY(std::abs(answer->second - best) < 1e-4);
            }
        }
        QVERIFY(found > 50);
    }
    void manyAreThinnedOnTheGlobeAndSaySo()
    {
        Shown shown;
        if (!shown.panel.hasGraphics())
            QSKIP(noGraphics);
        const Places places(60'000);
        shown.panel.addPoints(QStringLiteral("p"), QStringLiteral("Stations"), places.features());
        QVERIFY(shown.settle());
        QVERIFY(shown.panel.layers().front().problem.isEmpty());
        QCOMPARE(shown.panel.layers().front().lowest, 0.0);
        QVERIFY(!shown.panel.layers().front().note.isEmpty());
        const QString key = QStringLiteral("layer/0/points");
        const auto [far, of] = shown.view()->scene().drawnPoints(key);
        QCOMPARE(of, places.lon.size());
        QVERIFY(far < of);
        shown.panel.lookAt(10.5, 45.0, 2.0);
        QVERIFY(shown.settle());
        const QImage close = shown.scene();
        const auto [near, same] = shown.view()->scene().drawnPoints(key);
        QVERIFY(near > far && same == of);
        // Where a station is, or a cell away, one is seen.
        const Places& p = places;
        int seen = 0, tried = 0;
        const QRgb ground = shown.scene().pixel(2, 2);
        for (std::size_t k = 0; k < 3000; k += 3)
            if (const auto at = shown.panel.screenOf(p.lon[k], p.lat[k]); at && shown.panel.rect().contains(at->toPoint())) {
                const QPoint pixel = (*at - shown.view()->pos()).toPoint();
                if (!close.rect().contains(pixel))
                    continue;
                ++tried;
                bool isNear = false;
                for (int y = -6; y <= 6 && !isNear; ++y)
                    for (int x = -6; x <= 6 && !isNear; ++x)
                        isNear = close.rect().contains(pixel + QPoint(x, y)) && distance(close.pixel(pixel + QPoint(x, y)), ground) > 25;
                seen += isNear ? 1 : 0;
            }
        QVERIFY(tried > 200);
        QVERIFY2(seen == tried, qPrintable(QStringLiteral("%1 of %2").arg(seen).arg(tried)));
        QVERIFY(shown.panel.probeText(p.lon[3], p.lat[3]).contains(QStringLiteral("rain")));
    }
};

QTEST_MAIN(PointsTest)
#include "points_test.moc"
