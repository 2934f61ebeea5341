// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grid_detection.h"
#include "views/earth/fields/plane_part.h"

#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::earth;

namespace {

/// Rows from north to south.
struct Plane {
    const char* crs;
    double west, north, cell;
    std::size_t ny, nx;
};

/// As openToShow() leaves grids that are too large; and the same with every cell placed.
Grid byAxes(const Plane& plane)
{
    std::vector<double> y, x;
    for (std::size_t j = 0; j < plane.ny; ++j)
        y.push_back(plane.north - plane.cell * (static_cast<double>(j) + 0.5));
    for (std::size_t i = 0; i < plane.nx; ++i)
        x.push_back(plane.west + plane.cell * (static_cast<double>(i) + 0.5));
    Grid out = *projectedGrid(y, x, QStringLiteral("m"), QLatin1String(plane.crs));
    out.lat.clear();
    out.lon.clear();
    return out;
}
Grid placed(const Grid& grid) { return *projectedGrid(grid.y, grid.x, QStringLiteral("m"), grid.crs); }

/// Where on the texture a mesh shows a point of the scene; nothing where it does not.
std::optional<QPointF> textureAt(const FieldMesh& mesh, const Vec3& at, bool isGlobe)
{
    for (std::size_t k = 0; k + 2 < mesh.triangles.size(); k += 3) {
        std::array<Vec3, 3> p;
        for (std::size_t c = 0; c < 3; ++c) {
            const auto n = 3 * static_cast<std::size_t>(mesh.triangles[k + c]);
            p[c] = {static_cast<double>(mesh.points[n]), static_cast<double>(mesh.points[n + 1]), static_cast<double>(mesh.points[n + 2])};
        }
        // Barycentric, in the plane of the triangle.
        const Vec3 a = p[1] - p[0], b = p[2] - p[0], d = at - p[0];
        const double aa = dot(a, a), ab = dot(a, b), bb = dot(b, b), da = dot(d, a), db = dot(d, b), det = aa * bb - ab * ab;
        if (!(det > 1e-24) || (isGlobe && dot(p[0], at) < 0.5))
            continue;
        const double u = (bb * da - ab * db) / det, v = (aa * db - ab * da) / det;
        if (u < -1e-3 || v < -1e-3 || u + v > 1.001 || length(d - a * u - b * v) > 0.01)
            continue;
        const auto t = [&](std::size_t axis) {
            const auto of
                = [&](std::size_t c) { return static_cast<double>(mesh.texture[2 * static_cast<std::size_t>(mesh.triangles[k + c]) + axis]); };
            return of(0) + u * (of(1) - of(0)) + v * (of(2) - of(0));
        };
        return QPointF(t(0), t(1));
    }
    return std::nullopt;
}

} // namespace

/// Grids that are placed by their axes and their reference system alone agree with those whose cells were placed one by one.
class PlanePartsTest final : public QObject {
    Q_OBJECT

    static constexpr Plane planes[]{
        {"+proj=utm +zone=60 +datum=WGS84", 690e3, 5570e3, 250.0, 224, 240},                                  // over the dateline
        {"+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +units=m", -2e6, 9e6, 20e3, 300, 250},          // web tiles
        {"+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +a=6378273 +b=6356889.449", -4e6, 4e6, 25e3, 320, 330}, // over the pole
        {"+proj=lcc +lat_1=33 +lat_2=45 +lat_0=40 +lon_0=-97 +R=6371229", -2.7e6, 1.6e6, 12e3, 260, 450},
        {"+proj=geos +h=35785831 +lon_0=140 +a=6378169 +b=6356583.8 +sweep=y", -5.6e6, 5.6e6, 40e3, 280, 280}, // with what is not the Earth
    };

    void eachPlane() const
    {
        QTest::addColumn<int>("plane");
        for (int k = 0; k < static_cast<int>(std::size(planes)); ++k)
            QTest::addRow("%s", QByteArray(planes[k].crs).left(18).constData()) << k;
    }

private Q_SLOTS:
    void cellsAreFound_data() { eachPlane(); }
    void cellsAreFound()
    {
        QFETCH(int, plane);
        const Grid grid = byAxes(planes[plane]), every = placed(grid);
        QVERIFY(isPlacedByAxes(grid) && !isPlacedByAxes(every) && hasParts(grid));
        std::size_t on = 0;
        for (std::size_t k = 0; k < every.size(); k += 173) {
            if (!std::isfinite(every.lat[k]))
                continue;
            const auto found = cellAt(grid, every.lon[k], every.lat[k]);
            QVERIFY2(found && found->j == k / grid.nx && found->i == k % grid.nx, qPrintable(QString::number(k)));
            ++on;
        }
        QVERIFY(on > 150);
        QVERIFY(!cellAt(grid, -100.0, -60.0));
    }

    void whatIsSeenIsRead_data() { eachPlane(); }
    void whatIsSeenIsRead()
    {
        QFETCH(int, plane);
        const Grid grid = byAxes(planes[plane]), every = placed(grid);
        int parts = 0;
        for (const double size : {0.3, 2.0, 11.0, 60.0})
            for (std::size_t k = 0; k < every.size(); k += every.size() / 13) {
                if (!std::isfinite(every.lat[k]) || std::abs(every.lat[k]) > 89.0)
                    continue;
                const double wide = size / std::max(0.1, std::cos(every.lat[k] * degree));
                const SeenBox box{every.lon[k] - wide, every.lon[k] + wide, every.lat[k] - size, std::min(90.0, every.lat[k] + size), 1e-3};
                const auto part = partSeen(grid, box, 10'000'000);
                QVERIFY(part && part->isExact());
                parts += part->rows < grid.ny || part->columns < grid.nx ? 1 : 0;
                for (std::size_t c = 0; c < every.size(); ++c) {
                    const double east = std::remainder(every.lon[c] - every.lon[k], 360.0);
                    if (!(std::abs(every.lat[c] - every.lat[k]) < size) || !(std::abs(east) < wide))
                        continue;
                    const std::size_t j = c / grid.nx, i = c % grid.nx;
                    QVERIFY2(j >= part->row && j < part->row + part->rows && i >= part->column && i < part->column + part->columns,
                        qPrintable(QStringLiteral("row %1, column %2 is seen within %3° and not read").arg(j).arg(i).arg(size)));
                }
            }
        QVERIFY2(parts > 3, "all is read whatever is seen");
        QVERIFY(!partSeen(grid, {-75.0, -73.0, -70.0, -69.0, 1e-3}, 1'000'000));
    }

    void itIsDrawnWhereItLies_data()
    {
        QTest::addColumn<int>("plane");
        QTest::addColumn<QString>("projection");
        for (int k = 0; k < static_cast<int>(std::size(planes)); ++k)
            for (const char* projection :
                {"globe", "equirectangular", "equirectangular@180", "robinson@-100", "north_polar", "lambert_azimuthal@180,50"})
                QTest::addRow("%s in %s", QByteArray(planes[k].crs).left(18).constData(), projection) << k << QString::fromLatin1(projection);
    }
    void itIsDrawnWhereItLies()
    {
        QFETCH(int, plane);
        QFETCH(QString, projection);
        const Grid grid = byAxes(planes[plane]), every = placed(grid);
        const auto made = Projection::make(projection);
        QVERIFY(made);
        const Projection& on = **made;
        const FieldPart whole{1, 0, 0, grid.ny, grid.nx, {}};
        const FieldPart hole{1, grid.ny / 4, grid.nx / 3, grid.ny / 4, grid.nx / 4, {}};
        const FieldMesh mesh = fieldMesh(on, grid, 0, whole), around = fieldMesh(on, grid, 0, whole, &hole), inner = fieldMesh(on, grid, 0, hole);
        const auto nx = static_cast<double>(grid.nx), ny = static_cast<double>(grid.ny);
        std::size_t shown = 0, missed = 0;
        for (std::size_t k = 31; k < every.size(); k += 977) {
            const double lon = every.lon[k], lat = every.lat[k];
            if (!std::isfinite(lat) || lat > 88.5)
                continue;
            const auto at = on.forward(lon, lat);
            const bool isAtRim = !on.isGlobe() && std::abs(std::abs(wrap180(lon - on.centralLongitude())) - 180.0) < 0.5;
            const bool isAtLimb
                = plane == 4 && !std::isfinite(every.lat[std::min(every.size() - 1, k + 8)] + every.lat[k - std::min<std::size_t>(k, 8)]);
            if (!at || !std::isfinite(at->x) || isAtRim || isAtLimb || lat < on.southLimit() + 1.0 || lat > on.northLimit() - 1.0)
                continue;
            if (on.capDeg() < 180.0
                && on.capDeg() - std::acos(dot(onSphere(lon, lat), onSphere(on.centralLongitude(), on.centralLatitude()))) / degree < 2.0)
                continue;
            const auto j = static_cast<double>(k / grid.nx), i = static_cast<double>(k % grid.nx);
            const auto found = textureAt(mesh, *at, on.isGlobe());
            ++shown;
            if (!found) {
                ++missed;
                continue;
            }
            QVERIFY2(std::abs(found->x() * nx - 0.5 - i) < 0.5 && std::abs(found->y() * ny - 0.5 - j) < 0.5,
                qPrintable(
                    QStringLiteral("row %1, column %2 is drawn as %3, %4").arg(j).arg(i).arg(found->y() * ny - 0.5).arg(found->x() * nx - 0.5)));
            const bool isInHole = placeIn(grid, hole, {k / grid.nx, k % grid.nx}).has_value();
            const bool isAtEdge = std::abs(j - static_cast<double>(hole.row)) < 2.0 || std::abs(i - static_cast<double>(hole.column)) < 2.0
                || std::abs(j - static_cast<double>(hole.row + hole.rows)) < 2.0
                || std::abs(i - static_cast<double>(hole.column + hole.columns)) < 2.0;
            if (!isAtEdge)
                QVERIFY2(textureAt(around, *at, on.isGlobe()).has_value() != isInHole && textureAt(inner, *at, on.isGlobe()).has_value() == isInHole,
                    qPrintable(QStringLiteral("row %1, column %2").arg(j).arg(i)));
        }
        QVERIFY2(missed == 0, qPrintable(QStringLiteral("%1 of %2 cells are not drawn").arg(missed).arg(shown)));
        if (on.isGlobe())
            QVERIFY(shown > 20);
    }

    void blocksLieInTheirMiddles()
    {
        const Grid grid = byAxes(planes[3]), every = placed(grid);
        const FieldPart part{4, 8, 12, 22, 41, {}};
        const Grid blocks = partGrid(grid, part);
        QCOMPARE(blocks.ny, part.height());
        QCOMPARE(blocks.nx, part.width());
        for (std::size_t b = 0; b < blocks.ny; ++b)
            for (std::size_t c = 0; c < blocks.nx; ++c) {
                double lat = 0.0, lon = 0.0, count = 0.0;
                for (std::size_t j = 4 * b; j < std::min<std::size_t>(4 * b + 4, part.rows); ++j)
                    for (std::size_t i = 4 * c; i < std::min<std::size_t>(4 * c + 4, part.columns); ++i, ++count) {
                        const LatLon at = every.at(part.row + j, part.column + i);
                        lat += at.lat;
                        lon += at.lon;
                    }
                const LatLon found = blocks.at(b, c);
                QVERIFY(std::abs(found.lat - lat / count) < 0.003 && std::abs(found.lon - lon / count) < 0.003);
            }
    }
};

QTEST_GUILESS_MAIN(PlanePartsTest)
#include "plane_parts_test.moc"
