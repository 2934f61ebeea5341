// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/alignment.h"
#include "tests/data/synthetic_cubes.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace terrella;

namespace {

Grid regular(std::vector<double> lat, std::vector<double> lon)
{
    Grid out;
    out.ny = lat.size();
    out.nx = lon.size();
    out.lat = std::move(lat);
    out.lon = std::move(lon);
    return out;
}

/// Rows and columns turned against the meridians by an angle, in degrees.
Grid turnedGrid(GridKind kind, std::size_t ny, std::size_t nx)
{
    Grid out;
    out.kind = kind;
    out.ny = ny;
    out.nx = nx;
    for (std::size_t j = 0; j < ny; ++j) {
        for (std::size_t i = 0; i < nx; ++i) {
            const double y = static_cast<double>(j), x = static_cast<double>(i);
            out.lat.push_back(45.0 + 0.9 * y - 0.3 * x);
            out.lon.push_back(8.0 + 0.3 * y + 0.9 * x);
        }
    }
    return out;
}

/// A cube on two steps, three members and a grid of 4 × 5, each value its place, with another variable that has no place.
std::shared_ptr<const Cube> cubeOn(const Grid& grid)
{
    CubeSignature s;
    const auto add = [&s](AxisKind kind, const char* name, std::size_t count) {
        std::vector<double> values(count);
        for (std::size_t k = 0; k < count; ++k)
            values[k] = static_cast<double>(k);
        s.axes.push_back(synthetic::axis(kind, name, "", "", values));
    };
    add(AxisKind::Time, "time", 2);
    add(AxisKind::Member, "member", 3);
    add(AxisKind::Y, "y", grid.ny);
    add(AxisKind::X, "x", grid.nx);
    if (grid.kind == GridKind::LatLon) {
        s.axes[2].values = grid.lat;
        s.axes[3].values = grid.lon;
    }
    s.grids = {grid};
    s.variables = {synthetic::variable("v", "", "1", {0, 1, 2, 3}, 0), synthetic::variable("index", "", "1", {0}, -1)};
    std::vector<float> values(2 * 3 * grid.size());
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] = static_cast<float>(k);
    return std::make_shared<MemoryCube>(std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{values, {7.0F, 8.0F}});
}

} // namespace

class AlignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orders()
    {
        const Grid north = regular({60, 50, 40, 30}, {0, 90, 180, 270}), south = regular({30, 40, 50, 60}, {0, 90, 180, 270}),
                   west = regular({60, 50, 40, 30}, {-180, -90, 0, 90}), back = regular({30, 40, 50, 60}, {270, 180, 90, 0});
        QVERIFY(orderLike(north, north)->isIdentity());
        QCOMPARE(*orderLike(south, north), (CellOrder{{3, 2, 1, 0}, {}}));
        QCOMPARE(*orderLike(west, north), (CellOrder{{}, {2, 3, 0, 1}}));
        QCOMPARE(*orderLike(north, west), (CellOrder{{}, {2, 3, 0, 1}}));
        QCOMPARE(*orderLike(back, north), (CellOrder{{3, 2, 1, 0}, {3, 2, 1, 0}}));
        QVERIFY(!orderLike(regular({60, 50, 40, 31}, {0, 90, 180, 270}), north));
        QVERIFY(!orderLike(regular({60, 50, 40}, {0, 90, 180, 270}), north));
        for (const GridKind kind : {GridKind::Projected, GridKind::Curvilinear}) {
            const Grid grid = turnedGrid(kind, 4, 5);
            const CellOrder flipped{{3, 2, 1, 0}, {}};
            QCOMPARE(*orderLike(rearranged(grid, flipped), grid), flipped);
            QVERIFY(!orderLike(grid, turnedGrid(kind, 5, 4)));
        }
    }

    /// Whatever box is asked for, it holds what a whole field in the other order has there.
    void boxes()
    {
        std::mt19937 random(5);
        const auto number = [&random](std::size_t below) { return static_cast<std::size_t>(random() % below); };
        const Grid north = regular({60, 50, 40, 30}, {0, 72, 144, 216, 288});
        for (const CellOrder& order :
            {CellOrder{{3, 2, 1, 0}, {}}, CellOrder{{}, {3, 4, 0, 1, 2}}, CellOrder{{3, 2, 1, 0}, {2, 1, 0, 4, 3}}, CellOrder{{1, 0, 3, 2}, {}}}) {
            const auto cube = cubeOn(rearranged(north, order));
            CellOrder inverse = order; // of `cube` to `north`
            for (std::size_t k = 0; k < order.rows.size(); ++k)
                inverse.rows[order.rows[k]] = k;
            for (std::size_t k = 0; k < order.columns.size(); ++k)
                inverse.columns[order.columns[k]] = k;
            const auto like = cubeOn(north);
            const RearrangedCube seen(cube, 0, inverse, north, like->signature().axes[2], like->signature().axes[3]);
            QCOMPARE(seen.signature(), like->signature());
            const auto place = [&](std::size_t t, std::size_t m, std::size_t j, std::size_t i) {
                const std::size_t row = inverse.rows.empty() ? j : inverse.rows[j], column = inverse.columns.empty() ? i : inverse.columns[i];
                return static_cast<float>(((t * 3 + m) * 4 + row) * 5 + column);
            };
            for (int round = 0; round < 60; ++round) {
                Window window;
                for (const std::size_t size : {2U, 3U, 4U, 5U}) {
                    window.start.push_back(number(size));
                    window.count.push_back(1 + number(size - window.start.back()));
                }
                std::vector<float> out(window.size());
                QVERIFY(seen.read(0, window, out));
                std::size_t k = 0;
                for (std::size_t t = 0; t < window.count[0]; ++t)
                    for (std::size_t m = 0; m < window.count[1]; ++m)
                        for (std::size_t j = 0; j < window.count[2]; ++j)
                            for (std::size_t i = 0; i < window.count[3]; ++i)
                                QCOMPARE(out[k++], place(window.start[0] + t, window.start[1] + m, window.start[2] + j, window.start[3] + i));
            }
            std::vector<float> index(2);
            QVERIFY(seen.read(1, {{0}, {2}}, index));
            QCOMPARE(index, (std::vector<float>{7.0F, 8.0F}));
        }
    }

    void asked()
    {
        const Grid north = regular({60, 50, 40, 30}, {0, 90, 180, 270}), south = regular({30, 40, 50, 60}, {0, 90, 180, 270}),
                   other = regular({61, 51, 41, 31}, {0, 90, 180, 270});
        const auto one = cubeOn(north), two = cubeOn(south), three = cubeOn(other);
        CheckResult check;
        QVERIFY(requireSameCells({one->signature(), 0, {QStringLiteral("a"), 0}}, {two->signature(), 0, {QStringLiteral("b"), 0}}, check));
        QVERIFY(check.problems.empty());
        QVERIFY(!requireSameCells({one->signature(), 0, {QStringLiteral("a"), 0}}, {three->signature(), 0, {QStringLiteral("b"), 0}}, check));
        QCOMPARE(check.problems.front().code, QStringLiteral("grid.mismatch"));
        QVERIFY(alignedTo(one->signature(), 0, one, 0) == one);
        QVERIFY(alignedTo(one->signature(), 0, three, 0) == three);
        const auto aligned = alignedTo(one->signature(), 0, two, 0);
        QCOMPARE(aligned->signature().grids.front(), north);
        std::vector<float> field(16);
        QVERIFY(aligned->readField(0, 0, 0, field));
        QCOMPARE(field.front(), 12.0F);
    }
};

QTEST_APPLESS_MAIN(AlignmentTest)
#include "alignment_test.moc"
