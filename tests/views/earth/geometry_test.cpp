// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/fields/field_mesh.h"
#include "views/earth/layers/nearest_rows.h"
#include "views/earth/layers/track_lines.h"
#include "views/earth/map_lines.h"
#include "views/earth/natural_earth.h"

#include <QTest>

#include <QtEndian>

#include <cmath>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

/// Texture coordinates that the mesh has at a place: found in the triangle that holds it (maps only).
std::optional<QPointF> textureAt(const FieldMesh& mesh, double x, double y)
{
    for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
        double px[3], py[3], u[3], v[3];
        for (std::size_t c = 0; c < 3; ++c) {
            const auto k = static_cast<std::size_t>(mesh.triangles[t + c]);
            px[c] = static_cast<double>(mesh.points[3 * k]);
            py[c] = static_cast<double>(mesh.points[3 * k + 1]);
            u[c] = static_cast<double>(mesh.texture[2 * k]);
            v[c] = static_cast<double>(mesh.texture[2 * k + 1]);
        }
        const double area = (px[1] - px[0]) * (py[2] - py[0]) - (px[2] - px[0]) * (py[1] - py[0]);
        if (area == 0.0)
            continue;
        const double b = ((x - px[0]) * (py[2] - py[0]) - (px[2] - px[0]) * (y - py[0])) / area;
        const double c = ((px[1] - px[0]) * (y - py[0]) - (x - px[0]) * (py[1] - py[0])) / area;
        if (b < -1e-9 || c < -1e-9 || b + c > 1.0 + 1e-9)
            continue;
        return QPointF(u[0] + b * (u[1] - u[0]) + c * (u[2] - u[0]), v[0] + b * (v[1] - v[0]) + c * (v[2] - v[0]));
    }
    return std::nullopt;
}

std::shared_ptr<const Projection> make(const char* name) { return *Projection::make(QLatin1String(name)); }

} // namespace

class GeometryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void texelsLieAtTheirCells_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<bool>("northFirst");
        QTest::addColumn<bool>("poles");
        QTest::addColumn<int>("overlap");
        QTest::newRow("0…360, north first") << 0.0 << true << true << 0;
        QTest::newRow("0…360, south first") << 0.0 << false << true << 0;
        QTest::newRow("-180…180") << -180.0 << true << false << 0;
        QTest::newRow("half a cell off") << 2.5 << false << false << 0;
        QTest::newRow("cyclic column") << 0.0 << true << true << 1;
        QTest::newRow("twenty columns too many") << -180.0 << false << true << 20;
    }
    void texelsLieAtTheirCells()
    {
        QFETCH(double, west);
        QFETCH(bool, northFirst);
        QFETCH(bool, poles);
        QFETCH(int, overlap);
        const Grid grid = globalGrid(5.0, west, northFirst, poles, static_cast<std::size_t>(overlap));
        const TextureLayout layout = textureLayout(grid);
        QCOMPARE(layout.columns, std::size_t(72));
        QVERIFY(layout.periodic);
        for (const char* name : {"equirectangular", "mollweide", "+proj=robin +lon_0=150"}) {
            const auto projection = make(name);
            const FieldMesh mesh = fieldMesh(*projection, grid);
            for (std::size_t j = 1; j + 1 < grid.ny; j += 5) {
                for (std::size_t i = 0; i < layout.columns; i += 7) {
                    const double lon = projection->centralLongitude() + wrap180(grid.lon[i] - projection->centralLongitude());
                    if (std::abs(lon - projection->centralLongitude()) > 179.0)
                        continue; // the edge of the map is curved, that of the triangles is not
                    const auto at = projection->forward(lon + 0.01, grid.lat[j]);
                    const auto found = textureAt(mesh, at->x, at->y);
                    QVERIFY2(found, qPrintable(QStringLiteral("no triangle at %1 %2 of %3").arg(lon).arg(grid.lat[j]).arg(QLatin1String(name))));
                    const double column = found->x() * static_cast<double>(layout.width()) - 1.5;
                    const double row = found->y() * static_cast<double>(layout.rows) - 0.5;
                    const double off = std::remainder(column - static_cast<double>(i), 72.0);
                    QVERIFY2(std::abs(off) < 0.05, qPrintable(QString::number(off)));
                    QVERIFY(std::abs(row - static_cast<double>(j)) < 0.02);
                }
            }
        }
    }
    /// From afar fewer triangles show the same texels at the same places, as far off at most as they say.
    void coarseTrianglesShowTheSame()
    {
        const Grid grid = globalGrid(0.5, 0.0, true, true);
        for (const char* name : {"equirectangular", "robinson", "equal_earth@-150"}) {
            const auto projection = make(name);
            const FieldMesh mesh = fieldMesh(*projection, grid);
            QVERIFY2(!mesh.coarse.empty() && 6 * mesh.coarse.size() < mesh.triangles.size(), name);
            QVERIFY2(mesh.coarseOff < 2e-3F, qPrintable(QString::number(static_cast<double>(mesh.coarseOff))));
            FieldMesh coarse = mesh;
            coarse.triangles = mesh.coarse;
            for (double lat = -88.7; lat < 89.0; lat += 13.3)
                for (double lon = -178.3; lon < 179.0; lon += 17.9) {
                    const auto at = projection->forward(projection->centralLongitude() + lon, lat);
                    const auto few = textureAt(coarse, at->x, at->y);
                    if (!few)
                        continue; // a hair beside the edge of the map, which is curved
                    // Where the place that is drawn there belongs.
                    const double column = few->x() * 722.0 - 1.5, row = few->y() * 361.0 - 0.5;
                    const double there = wrap180(0.5 * column - projection->centralLongitude() - lon) + lon;
                    const auto belongs = projection->forward(projection->centralLongitude() + there, std::clamp(90.0 - 0.5 * row, -90.0, 90.0));
                    const double off = std::hypot(belongs->x - at->x, belongs->y - at->y);
                    QVERIFY2(
                        off < 1.2 * static_cast<double>(mesh.coarseOff) + 3e-4, qPrintable(QStringLiteral("%1 %2: %3").arg(lon).arg(lat).arg(off)));
                }
        }
        const FieldMesh globe = fieldMesh(*make("globe"), grid);
        QVERIFY(6 * globe.coarse.size() < globe.triangles.size() && globe.coarseOff > 0.0F && globe.coarseOff < 1.5e-3F);
        double area = 0.0;
        for (std::size_t k = 0; k < globe.coarse.size(); k += 3) {
            const auto corner = [&](std::size_t c) {
                const float* p = globe.points.data() + 3 * static_cast<std::ptrdiff_t>(globe.coarse[k + c]);
                return Vec3{static_cast<double>(p[0]), static_cast<double>(p[1]), static_cast<double>(p[2])};
            };
            const Vec3 a = corner(1) - corner(0), b = corner(2) - corner(0);
            area += 0.5 * length(Vec3{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x});
        }
        QVERIFY2(std::abs(area / (4.0 * std::numbers::pi) - 1.0) < 2e-3, qPrintable(QString::number(area)));
        // Where the map tears quads there are none: between them and the fine ones there would be gaps.
        QVERIFY(fieldMesh(*make("+proj=igh +R=1"), grid).coarse.empty());
    }
    void everyMapIsCovered_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : Projection::builtIn())
            if (name != QLatin1String("globe"))
                QTest::newRow(qPrintable(name)) << name;
        QTest::newRow("interrupted") << "+proj=igh +R=1";
        QTest::newRow("oblique Mollweide") << "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=30 +lon_0=-70 +R=1";
        QTest::newRow("the other side of the Pacific") << "equal_earth@-150";
    }
    /// Random places of the map lie on its mesh, once, with the texel of their longitude and latitude: nothing is torn, left out or drawn across.
    void everyMapIsCovered()
    {
        QFETCH(QString, name);
        const auto projection = *Projection::make(name);
        const FieldMesh mesh = wholeEarth(*projection);
        const QRectF box = projection->bounds();
        quint32 state = 7;
        const auto random = [&state] {
            state = state * 1664525U + 1013904223U;
            return static_cast<double>(state >> 8) / 16777216.0;
        };
        int inside = 0;
        int uncovered = 0;
        for (int k = 0; k < 600; ++k) {
            const double x = box.left() + random() * box.width();
            const double y = box.top() + random() * box.height();
            const auto place = projection->inverse(x, y);
            if (!place)
                continue;
            ++inside;
            const auto found = textureAt(mesh, x, y);
            if (!found) {
                ++uncovered;
                continue;
            }
            const double lon = found->x() * 360.0 - 180.0;
            const double lat = found->y() * 180.0 - 90.0;
            const double off = std::hypot(wrap180(lon - place->lon) * std::cos(place->lat * degree), lat - place->lat);
            // Where lobes touch near the equator, a degree may be drawn across the gap.
            QVERIFY2(off < (name.contains(QLatin1String("igh")) ? 1.1 : 0.3),
                qPrintable(QStringLiteral("%1 %2 is drawn as %3 %4").arg(place->lon).arg(place->lat).arg(lon).arg(lat)));
        }
        QVERIFY2(inside > 200, qPrintable(QString::number(inside)));
        // A place that becomes a line (the pole of a rotated grid) is left open by less than a pixel.
        QVERIFY2(uncovered <= 2, qPrintable(QStringLiteral("%1 of %2 not covered").arg(uncovered).arg(inside)));
    }
    void linesReachTheCutOfObliqueMaps()
    {
        for (const char* name : {"rotated_pole", "+proj=ob_tran +o_proj=moll +o_lat_p=45 +o_lon_p=30 +lon_0=-70 +R=1", "+proj=igh +R=1"}) {
            const auto projection = make(name);
            std::vector<double> lon;
            std::vector<double> lat;
            for (double at = -180.0; at <= 180.0; at += 1.0) {
                lon.push_back(at);
                lat.push_back(20.0);
            }
            SceneLines lines;
            projectLine(*projection, lon, lat, lines);
            QVERIFY(lines.parts() >= 2);
            for (std::size_t part = 0; part < lines.parts(); ++part) {
                for (std::size_t k = lines.starts[part]; k + 1 < lines.starts[part + 1]; ++k)
                    QVERIFY2(length(lines.points[k + 1] - lines.points[k]) < 0.1, name);
                // Where the line leaves the map, the next step would be out of it or on another side.
                if (part + 1 == lines.parts())
                    continue;
                const std::size_t last = lines.starts[part + 1] - 1;
                const double source = lines.sources[last];
                if (std::abs(wrap180(-180.0 + source - projection->centralLongitude())) > 179.99)
                    continue; // one line is drawn as two there
                const auto beyond = projection->forward(-180.0 + source + 0.002, 20.0);
                QVERIFY2(!beyond || length(*beyond - lines.points[last]) > 0.1, qPrintable(QString::number(source)));
            }
        }
    }
    void aRegionEndsHalfACellOutside()
    {
        Grid grid;
        grid.kind = GridKind::LatLon;
        grid.nx = 11;
        grid.ny = 6;
        for (int i = 0; i < 11; ++i)
            grid.lon.push_back(175.0 + i); // across the dateline
        for (int j = 0; j < 6; ++j)
            grid.lat.push_back(10.0 + 2.0 * j);
        const auto map = make("equirectangular");
        const FieldMesh mesh = fieldMesh(*map, grid);
        const auto covered = [&](double lon, double lat) {
            const auto p = map->forward(lon, lat);
            return textureAt(mesh, p->x, p->y).has_value();
        };
        QVERIFY(covered(174.6, 10.0));
        QVERIFY(!covered(174.4, 10.0));
        QVERIFY(covered(-174.6, 10.0));
        QVERIFY(!covered(-174.4, 10.0));
        QVERIFY(covered(179.9, 9.1));
        QVERIFY(!covered(179.9, 8.9));
        QVERIFY(!covered(0.0, 12.0));
        QVERIFY(cellAt(grid, -178.0, 14.2));
        QCOMPARE(cellAt(grid, -178.0, 14.2)->i, std::size_t(7));
        QCOMPARE(cellAt(grid, -178.0, 14.2)->j, std::size_t(2));
        QVERIFY(!cellAt(grid, 150.0, 14.0));
    }
    void unevenLatitudesAreKept()
    {
        Grid grid = globalGrid(10.0, 0.0, true, false);
        for (double& lat : grid.lat)
            lat = 89.0 * std::sin(lat / 89.0 * 1.5); // closer towards the poles
        const auto map = make("equirectangular");
        const FieldMesh mesh = fieldMesh(*map, grid);
        for (std::size_t j = 0; j < grid.ny; ++j) {
            const auto p = map->forward(33.3, grid.lat[j]);
            const auto found = textureAt(mesh, p->x, p->y);
            QVERIFY(found);
            QVERIFY(std::abs(found->y() * static_cast<double>(grid.ny) - 0.5 - static_cast<double>(j)) < 0.02);
        }
    }
    void theGlobeIsClosed()
    {
        const auto globe = make("globe");
        const FieldMesh mesh = fieldMesh(*globe, globalGrid(2.5, 0.0, true, true));
        double area = 0.0;
        for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
            Vec3 p[3];
            for (std::size_t c = 0; c < 3; ++c) {
                const auto k = static_cast<std::size_t>(mesh.triangles[t + c]);
                p[c] = {static_cast<double>(mesh.points[3 * k]), static_cast<double>(mesh.points[3 * k + 1]),
                    static_cast<double>(mesh.points[3 * k + 2])};
            }
            const Vec3 a = p[1] - p[0];
            const Vec3 b = p[2] - p[0];
            const Vec3 n{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
            QVERIFY(dot(n, p[0]) >= -1e-9); // anticlockwise from outside
            area += 0.5 * length(n);
        }
        QVERIFY(std::abs(area / (4.0 * std::numbers::pi) - 1.0) < 1e-3);
    }
    void curvilinearCellsCoverTheirCentres()
    {
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.ny = 12;
        grid.nx = 15;
        grid.steps = 2;
        for (std::size_t step = 0; step < 2; ++step)
            for (std::size_t j = 0; j < grid.ny; ++j)
                for (std::size_t i = 0; i < grid.nx; ++i) {
                    grid.lon.push_back(170.0 + 1.2 * static_cast<double>(i) - 0.4 * static_cast<double>(j) + 5.0 * static_cast<double>(step));
                    grid.lat.push_back(30.0 - 0.9 * static_cast<double>(j) + 0.3 * static_cast<double>(i));
                }
        const auto map = make("equirectangular");
        for (std::size_t step = 0; step < 2; ++step) {
            const FieldMesh mesh = fieldMesh(*map, grid, step);
            for (std::size_t j = 0; j < grid.ny; ++j) {
                for (std::size_t i = 0; i < grid.nx; ++i) {
                    const LatLon at = grid.at(j, i, step);
                    const auto p = map->forward(wrap180(at.lon), at.lat);
                    const auto found = textureAt(mesh, p->x, p->y);
                    QVERIFY(found);
                    QVERIFY(std::abs(found->x() * 15.0 - 0.5 - static_cast<double>(i)) < 1e-3);
                    QVERIFY(std::abs(found->y() * 12.0 - 0.5 - static_cast<double>(j)) < 1e-3);
                    const auto cell = cellAt(grid, at.lon + 0.1, at.lat - 0.1, step);
                    QVERIFY(cell && cell->i == i && cell->j == j);
                }
            }
        }
        QVERIFY(!cellAt(grid, 0.0, 0.0));
    }
    void linesAreCutAtTheEdgeOfTheMap()
    {
        const std::vector<double> lon{170.0, -170.0};
        const std::vector<double> lat{10.0, 14.0};
        SceneLines lines;
        projectLine(*make("equirectangular"), lon, lat, lines);
        QCOMPARE(lines.parts(), std::size_t(2));
        double longest = 0.0;
        for (std::size_t part = 0; part < 2; ++part)
            for (std::size_t k = lines.starts[part]; k + 1 < lines.starts[part + 1]; ++k)
                longest = std::max(longest, length(lines.points[k + 1] - lines.points[k]));
        QVERIFY(longest < 0.05);
        const Vec3& end = lines.points[lines.starts[1] - 1];
        const Vec3& begin = lines.points[lines.starts[1]];
        QVERIFY(std::abs(end.x - std::numbers::pi) < 1e-6 && std::abs(begin.x + std::numbers::pi) < 1e-6);
        QVERIFY(std::abs(end.y - 12.0 * degree) < 0.01);
        SceneLines globe;
        projectLine(*make("globe"), lon, lat, globe);
        QCOMPARE(globe.parts(), std::size_t(1));
        QVERIFY(std::abs(globe.sources.back() - 1.0) < 1e-12);
        SceneLines pacific;
        projectLine(*make("+proj=robin +lon_0=150"), lon, lat, pacific);
        QCOMPARE(pacific.parts(), std::size_t(1));
    }
    void linesEndAtTheLimitOfAPolarMap()
    {
        SceneLines lines;
        projectLine(*make("north_polar"), std::vector<double>{20.0, 20.0}, std::vector<double>{-40.0, 40.0}, lines);
        QCOMPARE(lines.parts(), std::size_t(1));
        QVERIFY(std::abs(length(lines.points.front()) - 2.0) < 1e-6); // the equator lies at 2 tan 45°
    }
    void graticuleStaysOnTheMap()
    {
        for (const QString& name : Projection::builtIn()) {
            const auto projection = *Projection::make(name);
            const SceneLines lines = graticule(*projection, 30.0);
            QVERIFY(lines.parts() >= 8);
            for (std::size_t part = 0; part < lines.parts(); ++part)
                for (std::size_t k = lines.starts[part]; k + 1 < lines.starts[part + 1]; ++k)
                    QVERIFY(length(lines.points[k + 1] - lines.points[k]) < 0.35);
        }
    }
    void tracksFindColumnTimesAndPositions()
    {
        const auto track = trackOf({{178.0, 10.0}, {182.0, 12.0}, {186.0, 14.0}, {190.0, 15.0}, {193.0, 17.0}});
        const int column = intensityColumn(track->info);
        QCOMPARE(track->info.columns[static_cast<std::size_t>(column)].name, QStringLiteral("wind"));
        const std::vector<double> values = columnValues(*track, column);
        const double start = toSeconds({2000, 2, 28, 0, 0, 0.0}, Calendar::Standard);
        const auto at = positionsAt(*track, values, start + 3 * 3600.0);
        QCOMPARE(at.size(), std::size_t(1));
        QVERIFY(std::abs(wrap180(at[0].lon - 180.0)) < 0.02);
        QVERIFY(std::abs(at[0].value - 12.5) < 1e-9);
        QVERIFY(positionsAt(*track, values, start - 7200.0).empty());
        QVERIFY(positionsAt(*track, values, start + 30 * 3600.0).empty());
        const TrackLines lines = trackLines(*make("globe"), *track, values);
        QCOMPARE(lines.days.points.size(), std::size_t(2)); // 28 and 29 February, 00 UTC
        QCOMPARE(NearestRows(track->lon, track->lat).find(-178.1, 12.1, 5.0)->first, std::size_t(1));
        QCOMPARE(trackStarts(*track), (std::vector<std::size_t>{0, 5}));
    }
    void pressureColoursWhereThereIsNoWind()
    {
        FeaturesSignature info;
        info.columns = {{QStringLiteral("track_id"), ColumnType::Integer, {}, {}, {}, {}},
            {QStringLiteral("zs"), ColumnType::Real, {}, QStringLiteral("m"), {}, {}},
            {QStringLiteral("msl"), ColumnType::Real, QStringLiteral("air_pressure_at_mean_sea_level"), QStringLiteral("Pa"), {}, {}}};
        QCOMPARE(intensityColumn(info), 2);
    }
    void brokenGeometryIsLeftOut()
    {
        QByteArray wkb(9, '\0');
        wkb[0] = 1;
        qToLittleEndian<quint32>(2, wkb.data() + 1);
        qToLittleEndian<quint32>(1'000'000'000, wkb.data() + 5); // announces more points than there are bytes
        std::vector<Ring> rings;
        appendWkb(wkb, rings);
        appendWkb({}, rings);
        appendWkb(QByteArray("\x01\x03", 2), rings);
        QVERIFY(rings.empty());
        qToLittleEndian<quint32>(2, wkb.data() + 5);
        for (const double v : {1.5, 2.5, 3.5, 4.5})
            wkb.append(reinterpret_cast<const char*>(&v), 8);
        appendWkb(wkb, rings);
        QCOMPARE(rings.size(), std::size_t(1));
        QCOMPARE(rings[0].lat[1], 4.5);
    }
};

QTEST_GUILESS_MAIN(GeometryTest)
#include "geometry_test.moc"
