// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/geometry.h"
#include "views/earth/layers/track_cone.h"
#include "views/earth/layers/track_lines.h"

#include <QTest>

using namespace terrella;
using namespace terrella::earth;

namespace {

constexpr double start = 1.0e9, step = 21600.0;

/// Members of one storm, one after the other, that set out together and part: pairs stand (pair + 1)·0.1° for each step to both sides of the way, so
/// that their mean is the way itself.
std::shared_ptr<Features> ensemble(int pairs, int steps, double lon, double lat, double lonStep)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->info.featureType = QStringLiteral("trajectory");
    out->addColumn({QStringLiteral("track_id"), ColumnType::Integer, {}, {}, {}, QStringLiteral("trajectory_id")});
    out->addColumn({QStringLiteral("member"), ColumnType::Integer, {}, {}, {}, {}});
    out->addColumn({QStringLiteral("time"), ColumnType::Time, {}, {}, {}, {}});
    out->addColumn({QStringLiteral("wind"), ColumnType::Real, QStringLiteral("wind_speed"), QStringLiteral("m s-1"), {}, {}});
    for (int member = 0; member < 2 * pairs; ++member)
        for (int k = 0; k < steps; ++k) {
            const double aside = (member % 2 == 0 ? 1.0 : -1.0) * 0.1 * (member / 2 + 1) * k;
            const Vec3 p = destination(lon + lonStep * k, lat, aside > 0.0 ? 0.0 : 180.0, std::abs(aside));
            out->lon.push_back(lonOf(p));
            out->lat.push_back(latOf(p));
            out->columns[0].integer.push_back(7);
            out->columns[1].integer.push_back(member);
            out->columns[2].real.push_back(start + step * k);
            out->columns[3].real.push_back(20.0 + member);
        }
    return out;
}

std::vector<SpreadCircle> spread(const EventSet& set) { return spreadOf(set, set.events.front(), columnValues(*set.features, 3)); }

/// Whether a point of the map lies in a triangle of the mesh.
bool covers(const FieldMesh& mesh, const Vec3& p)
{
    const auto at = [&](std::size_t k) {
        const auto i = static_cast<std::size_t>(mesh.triangles[k]);
        return std::pair(static_cast<double>(mesh.points[3 * i]), static_cast<double>(mesh.points[3 * i + 1]));
    };
    for (std::size_t k = 0; k + 2 < mesh.triangles.size(); k += 3) {
        const auto a = at(k), b = at(k + 1), c = at(k + 2);
        const auto side
            = [&p](const auto& u, const auto& v) { return (v.first - u.first) * (p.y - u.second) - (v.second - u.second) * (p.x - u.first); };
        const double x = side(a, b), y = side(b, c), z = side(c, a);
        if (std::abs(x + y + z) < 1e-13) // no area
            continue;
        if ((x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0))
            return true;
    }
    return false;
}

} // namespace

class TrackConeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAreOneEventOfSeveralLines()
    {
        const auto storm = ensemble(3, 5, 170.0, 20.0, 3.0);
        const EventSet set = eventsOf(storm);
        QCOMPARE(set.events.size(), std::size_t(1));
        QCOMPARE(set.events[0].count, std::size_t(30));
        QCOMPARE(set.events[0].end, start + 4 * step);
        QCOMPARE(lineStarts(*storm), (std::vector<std::size_t>{0, 5, 10, 15, 20, 25, 30}));
        QCOMPARE(trackStarts(*storm).size(), std::size_t(7));
        // Where it is, is where its members are on average.
        const auto at = set.placeAt(set.events[0], start + 4 * step);
        QVERIFY(at && std::abs(wrap180(at->lon - 182.0)) < 1e-9 && std::abs(at->lat - 20.0) < 1e-4);
        QVERIFY(areTracks(*storm));
    }
    void aStormIsOneEventWhateverItsMembersTracksAreCalled()
    {
        auto storm = ensemble(3, 5, 170.0, 20.0, 3.0);
        storm->addColumn({QStringLiteral("storm_id"), ColumnType::Integer, {}, {}, {}, {}});
        for (std::size_t row = 0; row < 30; ++row) {
            storm->columns[0].integer[row] = static_cast<qint64>(row / 5);
            storm->columns[4].integer[row] = 3;
        }
        QCOMPARE(eventsOf(storm).events.size(), std::size_t(1));
        QCOMPARE(eventsOf(storm).events[0].id, QStringLiteral("3"));
    }
    void circlesHoldTwoThirdsOfTheMembers()
    {
        const auto circles = spread(eventsOf(ensemble(6, 5, 170.0, 20.0, 3.0))); // 12 members: 8 of them
        QCOMPARE(circles.size(), std::size_t(5));
        QVERIFY(circles[0].radiusDeg < 1e-6);
        for (std::size_t k = 1; k < circles.size(); ++k) {
            QCOMPARE(circles[k].members, std::size_t(12));
            QVERIFY(std::abs(wrap180(circles[k].centre.lon - 170.0 - 3.0 * static_cast<double>(k))) < 1e-9);
            QVERIFY(std::abs(circles[k].centre.lat - 20.0) < 1e-4);
            QVERIFY(std::abs(circles[k].radiusDeg - 0.4 * static_cast<double>(k)) < 1e-4); // the pairs at 0.1, 0.2, 0.3, 0.4
            QCOMPARE(circles[k].seconds, start + step * static_cast<double>(k));
            QCOMPARE(circles[k].value, 25.5);
        }
        QVERIFY(spread(eventsOf(ensemble(1, 5, 170.0, 20.0, 3.0))).empty()); // two have no spread
        auto plain = ensemble(6, 5, 170.0, 20.0, 3.0);
        plain->info.columns[1].name = QStringLiteral("other");
        QVERIFY(spread(eventsOf(plain)).empty());
    }
    void theConeLiesAroundTheWay_data()
    {
        QTest::addColumn<QString>("projection");
        for (const char* name : {"equirectangular", "robinson@100", "north_polar", "mercator"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void theConeLiesAroundTheWay()
    {
        QFETCH(QString, projection);
        const auto map = *Projection::make(projection);
        const auto circles = spread(eventsOf(ensemble(6, 5, 172.0, 20.0, 3.0))); // over the dateline
        TrackCone cone;
        addCone(*map, circles, cone);
        QVERIFY(!cone.isEmpty());
        QVERIFY(cone.edges.parts() >= 2);
        const auto on = [&](double lon, double lat) {
            const double middle = map->centralLongitude();
            return *map->forward(middle + wrap180(lon - middle), lat);
        };
        for (std::size_t k = 1; k < circles.size(); ++k) {
            const SpreadCircle& c = circles[k];
            for (const double bearing : {0.0, 70.0, 180.0, 290.0}) {
                const Vec3 inside = destination(c.centre.lon, c.centre.lat, bearing, 0.9 * c.radiusDeg);
                QVERIFY2(covers(cone.mesh, on(lonOf(inside), latOf(inside))), qPrintable(QStringLiteral("%1 %2").arg(k).arg(bearing)));
                const Vec3 beside = destination(c.centre.lon, c.centre.lat, bearing < 90.0 ? 0.0 : 180.0, 1.6 * c.radiusDeg);
                QVERIFY(!covers(cone.mesh, on(lonOf(beside), latOf(beside))));
            }
        }
        // Between two circles, beside the way.
        const double lon = 0.5 * (circles[3].centre.lon + circles[3].centre.lon + 3.0);
        QVERIFY(covers(cone.mesh, on(lon, 20.0 + 0.8 * circles[3].radiusDeg)));
        QVERIFY(!covers(cone.mesh, on(lon, 20.0 + 1.3 * circles[4].radiusDeg)));
        for (std::size_t k = 0; k + 2 < cone.mesh.triangles.size(); k += 3) // none is torn across the map
            for (std::size_t a = 0; a < 3; ++a) {
                const auto i = static_cast<std::size_t>(cone.mesh.triangles[k + a]),
                           j = static_cast<std::size_t>(cone.mesh.triangles[k + (a + 1) % 3]);
                QVERIFY(
                    std::hypot(cone.mesh.points[3 * i] - cone.mesh.points[3 * j], cone.mesh.points[3 * i + 1] - cone.mesh.points[3 * j + 1]) < 0.4F);
            }
    }
};

QTEST_GUILESS_MAIN(TrackConeTest)
#include "track_cone_test.moc"
