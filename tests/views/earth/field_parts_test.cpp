// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/fields/part_reader.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// Tells every cell apart.
double told(double lon, double lat, std::size_t step)
{
    return 1000.0 * (lat + 90.0) + std::fmod(lon + 720.0, 360.0) + 0.25 * static_cast<double>(step);
}

/// The mean of the cells of a block, one by one.
double meanOf(const Grid& grid, const std::vector<float>& all, const FieldPart& part, std::size_t b, std::size_t c)
{
    double sum = 0.0, weights = 0.0;
    for (std::size_t j = b * part.every; j < std::min((b + 1) * part.every, part.rows); ++j)
        for (std::size_t i = c * part.every; i < std::min((c + 1) * part.every, part.columns); ++i) {
            const float v = all[(part.row + j) * grid.nx + (part.column + i) % textureLayout(grid).columns];
            if (std::isnan(v))
                continue;
            const double weight = std::max(1e-4, std::cos(grid.lat[part.row + j] * degree));
            sum += weight * static_cast<double>(v);
            weights += weight;
        }
    return weights > 0.0 ? sum / weights : std::numeric_limits<double>::quiet_NaN();
}

/// Area of the triangles of a mesh, and of their images on the texture.
std::pair<double, double> areasOf(const FieldMesh& mesh)
{
    double area = 0.0, onTexture = 0.0;
    const auto twice
        = [](double ax, double ay, double bx, double by, double cx, double cy) { return std::abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)); };
    for (std::size_t k = 0; k < mesh.triangles.size(); k += 3) {
        const auto p
            = [&](std::size_t c, std::size_t d) { return static_cast<double>(mesh.points[3 * static_cast<std::size_t>(mesh.triangles[k + c]) + d]); };
        const auto t = [&](std::size_t c, std::size_t d) {
            return static_cast<double>(mesh.texture[2 * static_cast<std::size_t>(mesh.triangles[k + c]) + d]);
        };
        area += 0.5 * twice(p(0, 0), p(0, 1), p(1, 0), p(1, 1), p(2, 0), p(2, 1));
        onTexture += 0.5 * twice(t(0, 0), t(0, 1), t(1, 0), t(1, 1), t(2, 0), t(2, 1));
    }
    return {area, onTexture};
}

/// As a file whose rows come in blocks; counts how many values are read at once at most.
class BandedCube final : public Cube {
public:
    BandedCube(std::shared_ptr<const Cube> inner, std::size_t rows, std::size_t steps = 1)
        : Cube(inner->sharedSignature()),
          m_inner(std::move(inner)),
          m_rows(rows),
          m_steps(steps)
    {
    }
    Result<void> read(int variable, const Window& window, std::span<float> out) const override
    {
        most = std::max(most, out.size());
        ++reads;
        return m_inner->read(variable, window, out);
    }
    [[nodiscard]] std::size_t rowsReadTogether(int) const override { return m_rows; }
    [[nodiscard]] std::size_t stepsReadTogether(int) const override { return m_steps; }
    mutable std::size_t most = 0;
    mutable std::size_t reads = 0;

private:
    std::shared_ptr<const Cube> m_inner;
    std::size_t m_rows, m_steps;
};

/// A year of 1,200 steps in chunks of 120, each of which takes hundreds of megabytes; warmest in its middle, the same along parallels.
class SeasonsCube final : public Cube {
public:
    static constexpr std::size_t steps = 1200, together = 120;

    SeasonsCube() : Cube(seasons()) {}
    Result<void> read(int, const Window& window, std::span<float> out) const override
    {
        if (whenRead)
            whenRead();
        const std::size_t ny = window.count[1], nx = window.count[2];
        for (std::size_t k = 0; k < window.count[0]; ++k)
            for (std::size_t j = 0; j < ny; ++j)
                std::fill_n(out.begin() + static_cast<std::ptrdiff_t>((k * ny + j) * nx), nx, at(window.start[0] + k, window.start[1] + j));
        (window.start[0] < together ? ofFirst : ofOthers) += out.size();
        return {};
    }
    [[nodiscard]] std::size_t rowsReadTogether(int) const override { return 20; }
    [[nodiscard]] std::size_t stepsReadTogether(int) const override { return together; }
    [[nodiscard]] float at(std::size_t step, std::size_t row) const
    {
        const double lat = signature().grids.front().lat[row];
        return static_cast<float>(20.0 * std::cos(lat * degree) + 30.0 * std::sin(std::numbers::pi * static_cast<double>(step) / steps));
    }
    std::function<void()> whenRead;
    mutable std::size_t ofFirst = 0, ofOthers = 0; ///< values that were read of the first chunk, of others

private:
    static std::shared_ptr<const CubeSignature> seasons()
    {
        auto out = std::make_shared<CubeSignature>(cubeOn(
            globalGrid(0.25, -180.0, true, true), [](double, double, std::size_t) { return 0.0; }, 2)
                                                       ->signature());
        for (Axis& axis : out->axes)
            if (axis.kind == AxisKind::Time) {
                axis.values.resize(steps);
                for (std::size_t k = 0; k < steps; ++k)
                    axis.values[k] = 3600.0 * static_cast<double>(k);
            }
        return out;
    }
};

} // namespace

/// Parts of fields that have more cells than the screen shows.
class FieldPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBlockIsTheMeanOfItsCellsWithValues()
    {
        const std::vector<float> cells{1, 2, 3, 4, missing, //
            5, missing, 7, 8, missing,                      //
            10, 20, 30, 40, 50};
        const std::vector<float> weights{1, 3, 1};
        std::vector<float> out(6);
        reduceBlocks(cells, 5, weights, 2, Blocks::Mean, out);
        QCOMPARE(out[0], (1.0F + 2.0F + 3 * 5.0F) / 5.0F); // the missing one counts nothing
        QCOMPARE(out[1], (3.0F + 4.0F + 3 * 15.0F) / 8.0F);
        QVERIFY(std::isnan(out[2]));
        QCOMPARE(out[3], 15.0F); // the last row of blocks has one row of cells
        QCOMPARE(out[5], 50.0F);
        reduceBlocks(cells, 5, weights, 2, Blocks::Middle, out);
        QVERIFY(std::isnan(out[0])); // it stands at row 1, column 1
        QCOMPARE(out[1], 8.0F);
        const std::vector<float> classes{1, 1, 2, 3, 2, 2, 3, 1};
        std::vector<float> most(2);
        reduceBlocks(classes, 4, std::vector<float>{1, 1}, 2, Blocks::Mode, most);
        QCOMPARE(most[0], 1.0F); // two of each: the smaller
        QCOMPARE(most[1], 3.0F);
    }

    void overviewsAreMeans_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<bool>("northFirst");
        QTest::addColumn<bool>("poles");
        QTest::addColumn<int>("overlap");
        QTest::addColumn<int>("every");
        QTest::newRow("from the dateline") << -180.0 << true << true << 0 << 4;
        QTest::newRow("from Greenwich, upwards") << 0.0 << false << true << 0 << 4;
        QTest::newRow("centres between") << 0.5 << true << false << 0 << 2;
        QTest::newRow("more than a turn") << 0.0 << true << true << 3 << 2;
        QTest::newRow("blocks that do not fit") << 0.0 << true << true << 0 << 7;
    }
    void overviewsAreMeans()
    {
        QFETCH(double, west);
        QFETCH(bool, northFirst);
        QFETCH(bool, poles);
        QFETCH(int, overlap);
        QFETCH(int, every);
        const Grid grid = globalGrid(3.0, west, northFirst, poles, static_cast<std::size_t>(overlap));
        const auto cube = cubeOn(
            grid,
            [](double lon, double lat, std::size_t step) {
                return std::abs(lat) > 20.0 && std::fmod(lon + 720.0, 30.0) < 4.0 ? std::nan("") : told(lon, lat, step);
            },
            3);
        FieldSource source;
        const auto all = source.field(cube, 0, {1, 0, 0});
        QVERIFY(all);
        const FieldPart part = wholePart(grid, static_cast<std::size_t>(every));
        for (const std::size_t rows : {std::size_t{1}, std::size_t{5}, grid.ny}) {
            FieldSource fresh;
            const auto banded = std::make_shared<BandedCube>(cube, rows);
            const auto made = fresh.part(banded, 0, {1, 0, 0}, part);
            QVERIFY(made);
            QCOMPARE(made->values->size(), part.width() * part.height());
            const Grid coarse = partGrid(grid, part);
            QCOMPARE(coarse.size(), made->values->size());
            for (std::size_t b = 0; b < part.height(); ++b)
                for (std::size_t c = 0; c < part.width(); ++c) {
                    const double wanted = meanOf(grid, **all, part, b, c);
                    const auto got = static_cast<double>((*made->values)[b * part.width() + c]);
                    QVERIFY2(std::isnan(wanted) ? std::isnan(got) : std::abs(got - wanted) <= 1e-6 * std::abs(wanted) + 1e-3,
                        qPrintable(QStringLiteral("%1 %2: %3, not %4").arg(b).arg(c).arg(got).arg(wanted)));
                }
        }
    }

    void membersAndOtherAxesAreCountedTogether()
    {
        auto signature = std::make_shared<CubeSignature>(*cubeOn(globalGrid(30.0, 0.0, true, true), told)->sharedSignature());
        Axis lead, number;
        lead.kind = AxisKind::Other;
        lead.name = QStringLiteral("step");
        lead.values = {696.0, 744.0};
        number.kind = AxisKind::Member;
        number.name = QStringLiteral("number");
        number.values = {0.0, 1.0, 7.0};
        const int first = static_cast<int>(signature->axes.size());
        signature->axes.push_back(lead);
        signature->axes.push_back(number);
        auto& axes = signature->variables[0].axes;
        axes.insert(axes.begin(), {first, first + 1});
        const std::size_t cells = signature->grids[0].size();
        std::vector<float> values;
        for (std::size_t m = 0; m < 6; ++m)
            values.insert(values.end(), cells, static_cast<float>(m));
        const auto cube = std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
        FieldSource source;
        for (std::size_t m = 0; m < 8; ++m) {
            const auto field = source.field(cube, 0, {0, 0, m});
            QVERIFY(field);
            QCOMPARE((*field)->front(), static_cast<float>(std::min<std::size_t>(m, 5)));
            const auto cell = source.cell(cube, 0, {0, 0, m}, {1, 1});
            QVERIFY(cell && *cell == (*field)->front());
        }
    }

    /// Of a file that unpacks several steps for one, all of them are at hand after the first, and hold what each holds alone.
    void stepsThatAreUnpackedTogetherAreKept_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("together");
        QTest::addColumn<int>("every");
        QTest::newRow("chunks of a day") << 10 << 4 << 2;
        QTest::newRow("blocks that do not fit the chunks") << 7 << 4 << 4;
        QTest::newRow("the last chunk is cut") << 20 << 5 << 2;
        QTest::newRow("all steps in one") << 61 << 100 << 2;
        QTest::newRow("every cell of a box over the dateline") << 10 << 4 << 1;
        QTest::newRow("every cell of all") << 10 << 4 << 0;
    }
    void stepsThatAreUnpackedTogetherAreKept()
    {
        QFETCH(int, rows);
        QFETCH(int, together);
        QFETCH(int, every);
        constexpr std::size_t steps = 12;
        const Grid grid = globalGrid(3.0, -180.0, true, true);
        const auto cube = cubeOn(
            grid, [](double lon, double lat, std::size_t step) { return lat > 60.0 && step % 3 == 1 ? std::nan("") : told(lon, lat, step); }, steps);
        const FieldPart part
            = every > 1 ? wholePart(grid, static_cast<std::size_t>(every)) : *partSeen(grid, {150.0, 215.0, -40.0, 70.0, 0.1}, 100'000);
        QCOMPARE(part.every, static_cast<std::size_t>(std::max(1, every)));
        const auto tall = std::make_shared<BandedCube>(cube, static_cast<std::size_t>(rows), static_cast<std::size_t>(together));
        FieldSource source, plain;
        for (const std::size_t step : {5U, 4U, 7U, 6U, 0U, 11U, 10U, 2U, 8U}) {
            const FieldAt at{step, 0, 0};
            const std::size_t before = tall->reads;
            const bool isThere = source.has(tall.get(), 0, at, part);
            const auto found = source.part(tall, 0, at, part);
            const auto wanted = plain.part(cube, 0, at, part);
            QVERIFY(found && wanted && found->values->size() == wanted->values->size());
            for (std::size_t k = 0; k < found->values->size(); ++k) {
                const float got = (*found->values)[k], right = (*wanted->values)[k];
                QVERIFY2(std::isnan(right) ? std::isnan(got) : std::abs(got - right) <= 0.01F,
                    qPrintable(QStringLiteral("step %1, %2: %3, not %4").arg(step).arg(k).arg(got).arg(right)));
            }
            if (isThere)
                QCOMPARE(tall->reads, before);
            const std::size_t chunk = step / static_cast<std::size_t>(together);
            for (std::size_t other = 0; other < steps; ++other)
                if (other / static_cast<std::size_t>(together) == chunk)
                    QVERIFY2(source.has(tall.get(), 0, {other, 0, 0}, part), qPrintable(QStringLiteral("step %1 is not kept").arg(other)));
        }
    }

    /// Whatever box is looked at: its values are those of the cells, and it holds the box.
    void whatIsLookedAtIsExact_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<double>("east");
        QTest::addColumn<double>("south");
        QTest::addColumn<double>("north");
        QTest::newRow("Europe") << -10.0 << 40.0 << 30.0 << 70.0;
        QTest::newRow("over the dateline") << 150.0 << 215.0 << -40.0 << 10.0;
        QTest::newRow("over Greenwich") << 340.0 << 380.0 << -10.0 << 10.0;
        QTest::newRow("the north pole") << -180.0 << 180.0 << 70.0 << 90.0;
    }
    void whatIsLookedAtIsExact()
    {
        QFETCH(double, west);
        QFETCH(double, east);
        QFETCH(double, south);
        QFETCH(double, north);
        for (const double first : {-180.0, 0.0, 0.5, 20.0})
            for (const bool northFirst : {true, false}) {
                const Grid grid = globalGrid(1.0, first, northFirst, true);
                const auto cube = std::make_shared<BandedCube>(cubeOn(grid, told, 2), 1);
                const auto part = partSeen(grid, {west, east, south, north, 0.5}, 1'000'000);
                QVERIFY(part);
                QCOMPARE(part->every, 1U);
                FieldSource source;
                const auto values = source.part(cube, 0, {1, 0, 0}, *part);
                QVERIFY(values);
                for (double lat = south; lat <= north; lat += 3.7)
                    for (double lon = west; lon <= east; lon += 3.1) {
                        const auto cell = cellAt(grid, lon, lat);
                        QVERIFY(cell);
                        const auto at = placeIn(grid, *part, *cell);
                        QVERIFY2(at, qPrintable(QStringLiteral("%1 %2 is not in the part").arg(lon).arg(lat)));
                        const double wanted = told(grid.lon[cell->i], grid.lat[cell->j], 1);
                        QCOMPARE((*values->values)[*at], static_cast<float>(wanted));
                        const auto alone = source.cell(cube, 0, {1, 0, 0}, *cell);
                        QVERIFY(alone);
                        QCOMPARE(*alone, static_cast<float>(wanted));
                    }
                // The grid of the part has the same cells in the same order.
                const Grid own = partGrid(grid, *part);
                QCOMPARE(own.size(), values->values->size());
                for (std::size_t k = 0; k < own.size(); k += 37)
                    QCOMPARE((*values->values)[k], static_cast<float>(told(own.lon[k % own.nx], own.lat[k / own.nx], 1)));
            }
    }

    void aRegionIsCutAtItsEdges()
    {
        Grid grid;
        grid.nx = 100;
        grid.ny = 80;
        for (std::size_t i = 0; i < grid.nx; ++i)
            grid.lon.push_back(350.0 + 0.5 * static_cast<double>(i)); // over Greenwich
        for (std::size_t j = 0; j < grid.ny; ++j)
            grid.lat.push_back(30.0 + 0.5 * static_cast<double>(j));
        const auto part = partSeen(grid, {-20.0, 5.0, 20.0, 40.0, 0.1}, 1'000'000);
        QVERIFY(part);
        QCOMPARE(part->row, 0U);
        QCOMPARE(part->column, 0U);
        QVERIFY(part->columns >= 31 && part->columns <= 33);
        QVERIFY(part->rows >= 21 && part->rows <= 23);
        QVERIFY(!partSeen(grid, {100.0, 120.0, 30.0, 50.0, 0.1}, 1'000'000));
        QVERIFY(!partSeen(grid, {-10.0, 10.0, -30.0, 0.0, 0.1}, 1'000'000));
    }

    /// The whole without a hole, and the hole, cover what the whole covers, and both show the cells where they are.
    void theSurfaceHasNeitherGapsNorOverlaps()
    {
        const auto flat = *Projection::make(QStringLiteral("equirectangular"));
        for (const double first : {-180.0, 0.5, 20.0})
            for (const bool northFirst : {true, false}) {
                const Grid grid = globalGrid(1.0, first, northFirst, true);
                const FieldPart whole = wholePart(grid, 4);
                const auto [area, onTexture] = areasOf(fieldMesh(*flat, grid, 0, whole));
                const auto [exactArea, exactTexture] = areasOf(fieldMesh(*flat, grid));
                QVERIFY2(std::abs(area - exactArea) < 1e-4 * exactArea, qPrintable(QStringLiteral("%1, not %2").arg(area).arg(exactArea)));
                Q_UNUSED(onTexture);
                Q_UNUSED(exactTexture);
                for (const auto& [west, east] : {std::pair(-10.0, 40.0), std::pair(150.0, 215.0), std::pair(-180.0, 180.0)}) {
                    const auto part = partSeen(grid, {west, east, -10.0, 35.0, 0.5}, 1'000'000);
                    QVERIFY(part);
                    const FieldMesh hole = fieldMesh(*flat, grid, 0, *part);
                    const double around = areasOf(fieldMesh(*flat, grid, 0, whole, &*part)).first, inside = areasOf(hole).first;
                    QVERIFY2(std::abs(around + inside - area) < 1e-4 * area,
                        qPrintable(QStringLiteral("%1 + %2 is not %3").arg(around).arg(inside).arg(area)));
                    // Texture coordinates say which cell is where.
                    const TextureLayout layout = textureLayout(grid, *part);
                    for (std::size_t k = 0; k < hole.size(); k += 11) {
                        const double lon = static_cast<double>(hole.points[3 * k]) / degree,
                                     lat = static_cast<double>(hole.points[3 * k + 1]) / degree;
                        const double u
                            = static_cast<double>(hole.texture[2 * k]) * static_cast<double>(layout.width()) - 0.5 - (layout.periodic ? 1.0 : 0.0);
                        const double v = static_cast<double>(hole.texture[2 * k + 1]) * static_cast<double>(layout.rows) - 0.5;
                        const Grid own = partGrid(grid, *part);
                        QVERIFY(std::abs(own.lat.front() + v * (own.lat[1] - own.lat[0]) - lat) < 1e-3);
                        QVERIFY(std::abs(std::remainder(own.lon.front() + u - lon, 360.0)) < 1e-3);
                    }
                }
            }
    }

    void memoryIsBoundedWhileAnOverviewIsMade()
    {
        const Grid grid = globalGrid(0.25, 0.0, true, true);
        const auto cube = std::make_shared<BandedCube>(cubeOn(grid, told), 8);
        const FieldPart part = wholePart(grid, 8);
        std::vector<float> out(part.width() * part.height());
        QVERIFY(PartReader(*cube, 0, FieldAt{}).readBands(part, 100'000, out, {}));
        QVERIFY(cube->most <= 40'000); // values at once, of a million
        QVERIFY(cube->reads >= 721 / 24);
        // One cell for each block: every eighth row is read, where rows stand alone.
        const auto alone = std::make_shared<BandedCube>(cubeOn(grid, told), 1);
        const PartReader reader(*alone, 0, FieldAt{});
        QVERIFY(reader.canThin(part));
        QVERIFY(!PartReader(*cube, 0, FieldAt{}).canThin(part)); // the file would unpack them all the same
        QVERIFY(reader.thin(part, out, {}));
        QCOMPARE(alone->reads, part.height());
        QCOMPARE(out[0], static_cast<float>(told(grid.lon[4], grid.lat[4], 0)));
    }

    void rangesOfSlowFilesReadNoOtherStepAsAWhole()
    {
        const auto cube = std::make_shared<SeasonsCube>();
        const Grid& grid = cube->signature().grids.front();
        FieldSource source;
        const FieldPart part = wholePart(grid, 2);
        QVERIFY(source.part(cube, 0, {0, 0, 0}, part));
        const std::size_t picture = cube->ofFirst;
        QCOMPARE(picture, SeasonsCube::together * grid.size());
        const auto range = source.range(cube, 0, {0, 0, 0}, part, {}, {});
        QVERIFY(range);
        QCOMPARE(cube->ofFirst, picture); // what was unpacked with the picture is at hand
        QVERIFY2(cube->ofOthers > 0 && cube->ofOthers <= 5 * grid.ny, qPrintable(QString::number(cube->ofOthers)));
        QVERIFY2(range->highest > 45.0 && range->lowest < 5.0,
            qPrintable(QStringLiteral("the warmest season is left out: %1 … %2").arg(range->lowest).arg(range->highest)));
    }

    void roomIsMadeBeforeStepsAreRead()
    {
        const auto cube = std::make_shared<SeasonsCube>();
        FieldSource source;
        const FieldPart part = wholePart(cube->signature().grids.front(), 2);
        const std::size_t chunk = SeasonsCube::together * part.width() * part.height() * sizeof(float);
        QVERIFY(source.part(cube, 0, {5, 0, 0}, part));
        QVERIFY(source.bytesKept() >= chunk);
        std::size_t most = 0;
        cube->whenRead = [&] { most = std::max(most, source.bytesKept()); };
        QVERIFY(source.part(cube, 0, {500, 0, 0}, part));
        QVERIFY2(most + chunk <= std::size_t{192} << 20U, qPrintable(QString::number(most >> 20U)));
        QVERIFY(source.has(cube.get(), 0, {481, 0, 0}, part) && source.has(cube.get(), 0, {599, 0, 0}, part));
    }

    void whatIsKeptIsBounded()
    {
        const Grid grid = globalGrid(0.5, 0.0, true, true);
        const auto cube = cubeOn(grid, told, 40);
        FieldSource source;
        for (std::size_t step = 0; step < 40; ++step)
            for (const std::size_t every : {1U, 2U, 4U})
                QVERIFY(source.part(cube, 0, {step, 0, 0}, wholePart(grid, every)));
        QVERIFY(source.bytesKept() <= std::size_t{192} << 20U);
        QVERIFY(source.has(cube.get(), 0, {39, 0, 0}, wholePart(grid, 4)));
        source.forget(cube.get());
        QCOMPARE(source.bytesKept(), 0U);
    }

    void readingStopsWhenAsked()
    {
        const Grid grid = globalGrid(0.25, 0.0, true, true);
        const auto cube = std::make_shared<BandedCube>(cubeOn(grid, told), 8);
        std::stop_source stop;
        stop.request_stop();
        const FieldPart part = wholePart(grid, 8);
        std::vector<float> out(part.width() * part.height());
        const auto read = PartReader(*cube, 0, FieldAt{}).readBands(part, 100'000, out, stop.get_token());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Cancelled);
        QCOMPARE(cube->reads, 0U);
    }

    void meshesAreDrawnInBoxesOrCellByCell_data()
    {
        QTest::addColumn<double>("west");
        QTest::addColumn<double>("east");
        QTest::addColumn<double>("south");
        QTest::addColumn<double>("north");
        QTest::newRow("the Earth") << 0.0 << 360.0 << -89.5 << 90.0;
        QTest::newRow("a region over Greenwich") << 340.0 << 390.0 << 30.5 << 60.0;
        QTest::newRow("a region over the dateline") << 160.0 << 200.0 << -20.5 << 20.0;
    }
    void meshesAreDrawnInBoxesOrCellByCell()
    {
        QFETCH(double, west);
        QFETCH(double, east);
        QFETCH(double, south);
        QFETCH(double, north);
        // Rows whose cells are as wide as they are high, as meshes of triangles have them; in no order.
        Grid grid;
        grid.kind = GridKind::Cells;
        grid.ny = 1;
        for (double lat = south; lat < north; lat += 0.5)
            for (double lon = west; lon < east; lon += 0.5 / std::max(0.01, std::cos(lat * degree))) {
                grid.lat.push_back(lat);
                grid.lon.push_back(lon > 180.0 ? lon - 360.0 : lon);
            }
        grid.nx = grid.lat.size();
        for (std::size_t k = 0; k < grid.nx; ++k) {
            std::swap(grid.lat[k], grid.lat[k * 7919 % grid.nx]);
            std::swap(grid.lon[k], grid.lon[k * 7919 % grid.nx]);
        }
        QVERIFY(std::abs(meshSpacing(grid) - 0.5) < 0.06);
        std::vector<float> values(grid.nx);
        for (std::size_t k = 0; k < grid.nx; ++k)
            values[k] = static_cast<float>(grid.lat[k]);
        const MeshPart whole(grid, SeenBox{}, 100, 1'000'000);
        QVERIFY(whole.boxDeg() > 0.5 && whole.boxDeg() < 1.0);
        const Grid& boxes = whole.grid();
        std::vector<float> out(boxes.size());
        whole.take(values, Blocks::Mean, out);
        for (std::size_t j = 0; j < boxes.ny; ++j)
            for (std::size_t i = 0; i < boxes.nx; ++i) {
                const double lon = west + std::fmod(boxes.lon[i] - west + 720.0, 360.0);
                const bool isInside
                    = boxes.lat[j] > south + 1.0 && boxes.lat[j] < north - 1.0 && (east - west >= 360.0 || (lon > west + 1.0 && lon < east - 1.0));
                const float v = out[j * boxes.nx + i];
                if (isInside)
                    QVERIFY2(std::abs(static_cast<double>(v) - boxes.lat[j]) < 1.0,
                        qPrintable(QStringLiteral("%1 at %2 %3").arg(v).arg(boxes.lat[j]).arg(boxes.lon[i])));
            }
        // Looked at closely: the cells themselves, and no others.
        const MeshPart close(grid, {west + 5.0, west + 15.0, south + 5.0, south + 12.0, 0.01}, 1000, 1'000'000);
        QCOMPARE(close.boxDeg(), 0.0);
        std::size_t inside = 0;
        for (std::size_t k = 0; k < grid.nx; ++k) {
            const double lon = west + std::fmod(grid.lon[k] - west + 720.0, 360.0);
            inside += grid.lat[k] >= south + 5.0 && grid.lat[k] <= south + 12.0 && lon >= west + 5.0 && lon <= west + 15.0 ? 1 : 0;
        }
        QVERIFY(inside > 20); // near a pole there are few
        QCOMPARE(close.grid().size(), inside);
        std::vector<float> few(inside);
        close.take(values, Blocks::Mean, few);
        for (std::size_t k = 0; k < inside; ++k)
            QCOMPARE(few[k], static_cast<float>(close.grid().lat[k]));
        // A cell is found by its place.
        const auto nearest = nearestOf(grid, grid.lon[77] + 0.05, grid.lat[77] + 0.05, 1.0);
        QVERIFY(nearest);
        QCOMPARE(nearest->i, 77U);
        if (east - west < 360.0)
            QVERIFY(!nearestOf(grid, west - 30.0, south, 1.0));
    }

    void aBoxIsKeptUntilSomethingElseIsSeen()
    {
        const SeenBox box{-10.0, 40.0, 30.0, 60.0, 0.05};
        const SeenBox wide = box.widened();
        QVERIFY(wide.holds(box));
        QVERIFY(wide.holds({-5.0, 45.0, 28.0, 58.0, 0.05}));
        QVERIFY(wide.holds({355.0, 405.0, 28.0, 58.0, 0.05})); // the same a turn on
        QVERIFY(!wide.holds({20.0, 70.0, 30.0, 60.0, 0.05}));
        QVERIFY(!wide.holds({-5.0, 45.0, 20.0, 50.0, 0.05}));
        QVERIFY(!wide.holds({0.0, 10.0, 40.0, 45.0, 0.01})); // closer: finer is wanted
        QVERIFY(!wide.holds({0.0, 10.0, 40.0, 45.0, 0.2}));  // from farther away coarser will do
        QVERIFY(SeenBox{}.holds({170.0, 190.0, -10.0, 10.0, 0.25}));
    }
};

QTEST_GUILESS_MAIN(FieldPartsTest)
#include "field_parts_test.moc"
