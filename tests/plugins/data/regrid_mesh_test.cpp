// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/overlaps.h"
#include "plugins/data/kernels/remap.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>

using namespace terrella::data;

namespace {

std::vector<double> steps(double first, double step, int count)
{
    std::vector<double> out;
    for (int i = 0; i < count; ++i)
        out.push_back(first + step * i);
    return out;
}

/// A place after the pole of a grid was moved: latitudes and longitudes of a rotated grid.
Vector3 rotated(double lat, double lon, double tilt)
{
    const Vector3 p = placeOf(lat, lon);
    const double c = std::cos(tilt * kRadiansPerDegree), s = std::sin(tilt * kRadiansPerDegree);
    return {c * p.x + s * p.z, p.y, c * p.z - s * p.x};
}

/// Cells of a regular grid whose pole is tilted; the whole sphere unless it is a part.
CornerMesh tilted(int ny, int nx, double tilt, double south = -90.0, double north = 90.0, double west = 0.0, double east = 360.0)
{
    CornerMesh out{static_cast<std::size_t>(ny), static_cast<std::size_t>(nx), {}};
    for (const double lat : steps(south, (north - south) / ny, ny + 1))
        for (const double lon : steps(west, (east - west) / nx, nx + 1))
            out.corners.push_back(rotated(lat, lon, tilt));
    return out;
}

Mesh tiltedCentres(int ny, int nx, double tilt, double south, double step, double west)
{
    Mesh out{static_cast<std::size_t>(ny), static_cast<std::size_t>(nx), false, {}};
    for (const double lat : steps(south, step, ny))
        for (const double lon : steps(west, step, nx))
            out.centres.push_back(rotated(lat, lon, tilt));
    return out;
}

constexpr double kSphere = 4.0 * std::numbers::pi;

} // namespace

class RegridMeshTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void treeFindsWhatTryingAllFinds()
    {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> uniform(-1.0, 1.0);
        const auto place = [&] { return normalised({uniform(random), uniform(random), uniform(random)}); };
        std::vector<Box> points(3000), boxes(3000);
        for (std::size_t k = 0; k < points.size(); ++k) {
            const Vector3 p = place();
            if (k % 10 != 3) // some are empty
                points[k].include(p);
            boxes[k].include(p);
            boxes[k].include(p + 0.05 * place());
        }
        const BoxTree pointTree(points, {}), boxTree(boxes, {});
        std::vector<std::uint32_t> found;
        for (int round = 0; round < 500; ++round) {
            const Vector3 p = place();
            std::size_t best = 0;
            double least = 1e300;
            std::vector<std::uint32_t> expected;
            Box box;
            box.include(p);
            box.include(p + 0.02 * place());
            for (std::size_t k = 0; k < points.size(); ++k) {
                if (const double d = points[k].isEmpty() ? 1e300 : length(points[k].low - p); d < least) {
                    least = d;
                    best = k;
                }
                if (boxes[k].touches(box))
                    expected.push_back(static_cast<std::uint32_t>(k));
            }
            QCOMPARE(pointTree.nearest(p).index, static_cast<std::uint32_t>(best));
            QVERIFY(std::abs(pointTree.nearest(p).distance - least) < 1e-12);
            boxTree.touching(box, found);
            std::ranges::sort(found);
            QCOMPARE(found, expected);
        }
        QCOMPARE(BoxTree({}, {}).nearest({1.0, 0.0, 0.0}).distance, 1e300);
    }

    void areasOfPolygons()
    {
        const Quad octant{placeOf(0, 0), placeOf(0, 90), placeOf(90, 0), placeOf(90, 0)};
        QVERIFY(std::abs(polygonArea(octant) - kSphere / 8.0) < 1e-12);
        // A cell of 1e-4 degrees: flat.
        const Quad tiny{placeOf(45, 10), placeOf(45, 10.0001), placeOf(45.0001, 10.0001), placeOf(45.0001, 10)};
        const double side = 1e-4 * kRadiansPerDegree;
        QVERIFY(std::abs(polygonArea(tiny) / (side * side * std::cos(45.00005 * kRadiansPerDegree)) - 1.0) < 1e-5);
        const Quad shifted{placeOf(45, 10.00005), placeOf(45, 10.00015), placeOf(45.0001, 10.00015), placeOf(45.0001, 10.00005)};
        QVERIFY(std::abs(polygonArea(clipped({tiny.begin(), tiny.end()}, shifted)) / polygonArea(tiny) - 0.5) < 1e-5);
        const Quad away{placeOf(46, 10), placeOf(46, 11), placeOf(47, 11), placeOf(47, 10)};
        QVERIFY(clipped({tiny.begin(), tiny.end()}, away).empty());
        std::vector<Vector3> turned(tiny.rbegin(), tiny.rend());
        QVERIFY(std::abs(polygonArea(clipped(turned, {shifted[3], shifted[2], shifted[1], shifted[0]})) / polygonArea(tiny) + 0.5) < 1e-5);
    }

    /// Every cell of either grid is covered exactly, poles inside cells and on corners included.
    void rectanglesAreCovered_data()
    {
        QTest::addColumn<double>("tilt");
        QTest::addColumn<int>("rows");
        for (const double tilt : {0.0, 33.7, 51.25, 90.0, 123.0})
            QTest::addRow("%g", tilt) << tilt << 31;
        QTest::addRow("many") << 40.0 << 120;
    }
    void rectanglesAreCovered()
    {
        QFETCH(const double, tilt);
        QFETCH(const int, rows);
        const CornerMesh mesh = tilted(rows, 2 * rows + 1, tilt);
        for (const bool down : {true, false}) {
            const AxisCells lat = latitudeCells(down ? steps(87.5, -5.0, 36) : steps(-87.5, 5.0, 36), true, 1.0);
            const AxisCells lon = longitudeCells(steps(-178.0, 4.0, 90), 1.0, true);
            const RectangleOverlaps rectangles(lat, lon, 90);
            std::vector<Overlap> overlaps;
            std::vector<double> ofMesh(mesh.size()), ofRectangle(36 * 90);
            double total = 0.0;
            std::vector<double> own;
            for (std::size_t cell = 0; cell < mesh.size(); ++cell) {
                own.push_back(rectangles.add(static_cast<std::uint32_t>(cell), mesh.quad(cell), overlaps));
                total += own.back();
            }
            QVERIFY2(std::abs(total / kSphere - 1.0) < 1e-12, qPrintable(QString::number(total / kSphere - 1.0)));
            for (const Overlap& overlap : overlaps) {
                ofMesh[overlap.cell] += overlap.area;
                ofRectangle[overlap.other] += overlap.area;
            }
            for (std::size_t cell = 0; cell < mesh.size(); ++cell)
                QVERIFY2(std::abs(ofMesh[cell] - own[cell]) < 1e-12, qPrintable(QString::number(cell)));
            for (std::size_t k = 0; k < ofRectangle.size(); ++k)
                QVERIFY2(std::abs(ofRectangle[k] / rectangles.area(k / 90, k % 90) - 1.0) < 1e-9, qPrintable(QString::number(k)));
        }
    }

    void polygonsAreCovered()
    {
        const CornerMesh from = tilted(40, 80, 25.0), to = tilted(18, 36, 61.0);
        std::vector<Box> boxes;
        for (std::size_t cell = 0; cell < from.size(); ++cell)
            boxes.push_back(boxOf(from.quad(cell)));
        const BoxTree tree(boxes, {});
        std::vector<double> covered(from.size());
        std::vector<std::uint32_t> found;
        for (std::size_t cell = 0; cell < to.size(); ++cell) {
            const Quad window = to.quad(cell);
            double sum = 0.0;
            tree.touching(boxOf(window), found);
            for (const std::uint32_t other : found) {
                const Quad quad = from.quad(other);
                const double area = std::abs(polygonArea(clipped({quad.begin(), quad.end()}, window)));
                covered[other] += area;
                sum += area;
            }
            QVERIFY(std::abs(sum - std::abs(polygonArea(window))) < 1e-12);
        }
        for (std::size_t cell = 0; cell < from.size(); ++cell)
            QVERIFY(std::abs(covered[cell] - std::abs(polygonArea(from.quad(cell)))) < 1e-12);
    }

    void cornersLieBetweenCentres()
    {
        const Mesh mesh = tiltedCentres(20, 30, 70.0, -10.0, 0.5, -7.0);
        QVERIFY(!isClosedMesh(mesh));
        const std::vector<Vector3> corners = cornersOf(mesh);
        QCOMPARE(corners.size(), 21u * 31u);
        for (int j = 0; j <= 20; ++j)
            for (int i = 0; i <= 30; ++i)
                QVERIFY(length(corners[static_cast<std::size_t>(j * 31 + i)] - rotated(-10.25 + 0.5 * j, -7.25 + 0.5 * i, 70.0)) < 1e-4 * 0.5);
        Mesh round{10, 36, false, {}};
        for (const double lat : steps(-45.0, 10.0, 10))
            for (const double lon : steps(0.0, 10.0, 36))
                round.centres.push_back(rotated(lat, lon, 20.0));
        QVERIFY(isClosedMesh(round));
        round.closed = true;
        const std::vector<Vector3> ring = cornersOf(round);
        QVERIFY(length(ring[37 * 4] - ring[37 * 4 + 36]) < 1e-15);
        for (const double radius : cellRadii(mesh))
            QVERIFY(radius > 0.69 * 0.5 * kRadiansPerDegree && radius < 0.71 * 0.5 * kRadiansPerDegree);
    }

    void bilinearOnMeshes()
    {
        // Rows and columns that are slanted, so that latitude and longitude are linear along them.
        Mesh mesh{30, 40, false, {}};
        const auto latOf = [](double j, double i) { return 20.0 + 0.5 * j + 0.1 * i; };
        const auto lonOf = [](double j, double i) { return 170.0 + 0.6 * i - 0.2 * j; };
        for (int j = 0; j < 30; ++j)
            for (int i = 0; i < 40; ++i)
                mesh.centres.push_back(placeOf(latOf(j, i), lonOf(j, i)));
        const BilinearMesh quads(mesh, {});
        std::mt19937 random(11);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int round = 0; round < 2000; ++round) {
            const double j = 29.0 * uniform(random), i = 39.0 * uniform(random);
            const auto found = quads.find(latOf(j, i), lonOf(j, i) - (round % 2 ? 360.0 : 0.0));
            QVERIFY(found);
            double row = 0.0, column = 0.0, sum = 0.0;
            for (std::size_t k = 0; k < 4; ++k) {
                row += found->weight[k] * static_cast<double>(found->cell[k] / 40);
                column += found->weight[k] * static_cast<double>(found->cell[k] % 40);
                sum += found->weight[k];
            }
            QVERIFY(std::abs(row - j) < 1e-9 && std::abs(column - i) < 1e-9 && std::abs(sum - 1.0) < 1e-12);
        }
        QVERIFY(!quads.find(latOf(-0.1, 5.0), lonOf(-0.1, 5.0)));
        QVERIFY(!quads.find(latOf(3.0, 39.1), lonOf(3.0, 39.1)));
        QVERIFY(!quads.find(-20.0, -10.0)); // the antipodes
        QVERIFY(!quads.find(std::nan(""), 0.0));
    }

    void bilinearAcrossThePole()
    {
        const Mesh mesh = tiltedCentres(21, 21, 90.0, -10.0, 1.0, -10.0); // its middle lies on a pole
        const BilinearMesh quads(mesh, {});
        for (const double lat : {-89.99, -88.3, -85.0}) {
            for (const double lon : steps(-180.0, 13.0, 27)) {
                const auto found = quads.find(lat, lon);
                QVERIFY(found);
                Vector3 sum;
                for (std::size_t k = 0; k < 4; ++k)
                    sum = sum + found->weight[k] * mesh.centres[found->cell[k]];
                QVERIFY(length(normalised(sum) - placeOf(lat, lon)) < 1e-5);
            }
        }
        QVERIFY(quads.find(-90.0, 0.0));
    }
};

QTEST_GUILESS_MAIN(RegridMeshTest)
#include "regrid_mesh_test.moc"
