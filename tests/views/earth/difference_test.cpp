// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/earth/earth_data.h"
#include "views/earth/fields/difference.h"
#include "views/earth/geometry.h"

#include <QTest>

using namespace terrella;
using namespace terrella::earth;
using namespace terrella::testing;

namespace {

/// Linear in latitude and in the sine of longitude: what bilinear interpolation errs by can be told.
double smoothField(double lon, double lat, std::size_t step) { return lat + 3.0 * std::sin(lon * degree) + 10.0 * static_cast<double>(step); }

std::shared_ptr<const Cube> withUnits(const std::shared_ptr<const Cube>& cube, const QString& units)
{
    auto signature = std::make_shared<CubeSignature>(cube->signature());
    signature->variables.front().units = units;
    std::vector<float> values;
    std::size_t count = 1;
    for (const std::size_t n : signature->shapeOf(signature->variables.front()))
        count *= n;
    values.resize(count);
    const auto read = cube->read(0, Window::all(signature->shapeOf(signature->variables.front())), values);
    return read ? std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values}) : nullptr;
}

std::vector<float> fieldOf(const Cube& cube, std::size_t step)
{
    std::vector<float> out(cube.signature().grids.front().size());
    return cube.readField(0, step, 0, out) ? out : std::vector<float>{};
}

} // namespace

class DifferenceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onTheSameCellsNothingIsRegridded()
    {
        const Grid grid = globalGrid(10.0, 0.0, true, true);
        const auto a = cubeOn(grid, smoothField, 2),
                   b = cubeOn(
                       grid, [](double lon, double lat, std::size_t s) { return smoothField(lon, lat, s) - 1.5; }, 2);
        const auto made = makeDifference({a, 0, 0}, {b, 0, 0}, QStringLiteral("A"), QStringLiteral("B"));
        QVERIFY(made);
        QVERIFY(made->note.isEmpty());
        QCOMPARE(made->cube->signature().variables.front().units, QStringLiteral("m s-1"));
        for (std::size_t step = 0; step < 2; ++step)
            for (const float v : fieldOf(*made->cube, step))
                QVERIFY(std::abs(v - 1.5F) < 1e-4F);
    }
    /// From 0…360 north first onto −180…180 south first, across the seam and up to the poles.
    void otherGridsAreRegriddedOpenly()
    {
        const auto a = cubeOn(globalGrid(7.5, -180.0, false, false), smoothField, 3);
        const auto b = cubeOn(globalGrid(2.5, 0.0, true, true), smoothField, 3);
        const auto made = makeDifference({a, 0, 0}, {b, 0, 0}, QStringLiteral("coarse"), QStringLiteral("fine"));
        QVERIFY(made);
        QVERIFY2(made->note.contains(QLatin1String("fine")) && made->note.contains(QLatin1String("bilinear")), qPrintable(made->note));
        for (const float v : fieldOf(*made->cube, 2)) // 3 (1 − cos 1.25°) at most
            QVERIFY2(std::abs(v) < 1e-3F, qPrintable(QString::number(static_cast<double>(v))));
    }
    /// Of each the member that it shows, not the first.
    void membersAreThoseThatAreShown()
    {
        const auto plain = cubeOn(globalGrid(10.0, 0.0, true, true), smoothField, 1);
        auto signature = std::make_shared<CubeSignature>(plain->signature());
        Axis members;
        members.name = QStringLiteral("member");
        members.kind = AxisKind::Member;
        members.values = {1.0, 2.0, 3.0};
        signature->axes.push_back(members);
        Variable& v = signature->variables.front();
        v.axes.insert(v.axes.end() - 2, static_cast<int>(signature->axes.size()) - 1);
        const std::vector<std::size_t> shape = signature->shapeOf(v);
        const std::size_t cells = signature->grids.front().size();
        std::size_t all = 1;
        for (const std::size_t n : shape)
            all *= n;
        QCOMPARE(all, 3 * cells);
        std::vector<float> values(all);
        for (std::size_t k = 0; k < all; ++k)
            values[k] = 10.0F * static_cast<float>(k / cells + 1);
        const std::shared_ptr<const Cube> cube = std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{values});
        const auto made = makeDifference({cube, 0, 0, {}, {}, 2}, {cube, 0, 0, {}, {}, 0}, QStringLiteral("A"), QStringLiteral("B"));
        QVERIFY(made);
        for (const float value : fieldOf(*made->cube, 0))
            QCOMPARE(value, 20.0F);
    }
    void aSeriesOfOneCellIsThatOfTheFields()
    {
        const auto a = cubeOn(globalGrid(10.0, 0.0, true, true), smoothField, 4);
        const auto b = cubeOn(
            globalGrid(5.0, -180.0, false, true), [](double, double lat, std::size_t) { return lat; }, 4);
        const auto made = makeDifference({a, 0, 0}, {b, 0, 0}, QStringLiteral("A"), QStringLiteral("B"));
        QVERIFY(made);
        std::vector<float> series(4);
        QVERIFY(made->cube->read(0, Window{{0, 3, 7}, {4, 1, 1}}, series));
        for (std::size_t step = 0; step < 4; ++step) {
            QCOMPARE(series[step], fieldOf(*made->cube, step)[3 * 36 + 7]);
            QVERIFY(std::abs(static_cast<double>(series[step]) - (3.0 * std::sin(70.0 * degree) + 10.0 * static_cast<double>(step))) < 1e-3);
        }
    }
    void unitsAreConvertedAndTemperaturesDifferInKelvin()
    {
        const Grid grid = globalGrid(30.0, 0.0, true, true);
        const auto celsius = withUnits(cubeOn(grid, [](double, double, std::size_t) { return 20.0; }), QStringLiteral("degC"));
        const auto kelvin = withUnits(cubeOn(grid, [](double, double, std::size_t) { return 288.15; }), QStringLiteral("K"));
        const auto made = makeDifference({celsius, 0, 0}, {kelvin, 0, 0}, QStringLiteral("A"), QStringLiteral("B"));
        QVERIFY(made);
        QCOMPARE(made->cube->signature().variables.front().units, QStringLiteral("K"));
        QVERIFY(std::abs(fieldOf(*made->cube, 0).front() - 5.0F) < 1e-3F);
        const auto rain = withUnits(celsius, QStringLiteral("mm"));
        const auto wrong = makeDifference({celsius, 0, 0}, {rain, 0, 0}, QStringLiteral("A"), QStringLiteral("Rain"));
        QVERIFY(!wrong && wrong.error().message.contains(QLatin1String("Rain")));
    }
    void thereIsNothingWhereOneHasNothing()
    {
        Grid box;
        box.ny = box.nx = 11;
        for (int k = 0; k < 11; ++k) {
            box.lat.push_back(40.0 + k);
            box.lon.push_back(355.0 + k);
        }
        const auto a = cubeOn(globalGrid(10.0, -180.0, true, true), smoothField);
        const auto made = makeDifference({a, 0, 0}, {cubeOn(box, smoothField), 0, 0}, QStringLiteral("A"), QStringLiteral("B"));
        QVERIFY(made);
        const std::vector<float> found = fieldOf(*made->cube, 0);
        QVERIFY(std::abs(found[4 * 36 + 18]) < 0.02F); // 50°N 0°E lies within, on the other side of the box's seam
        QVERIFY(std::isnan(found[4 * 36 + 27]));       // 90°E does not
    }
    /// A time of which the other has no step near has no values; a time within the last step has.
    void timesMustMeet()
    {
        const Grid grid = globalGrid(30.0, 0.0, true, true);
        const auto a = cubeOn(grid, smoothField, 8), b = cubeOn(grid, smoothField, 2);
        const auto made = makeDifference({a, 0, 0}, {b, 0, 0}, QStringLiteral("A"), QStringLiteral("B"));
        QVERIFY(made);
        QVERIFY(std::abs(fieldOf(*made->cube, 1).front()) < 1e-4F);
        QVERIFY(std::isnan(fieldOf(*made->cube, 7).front()));
    }
    void cellsTakeTheNearest()
    {
        Grid cells;
        cells.kind = GridKind::Cells;
        cells.ny = 1;
        for (double lat = -85.0; lat <= 85.0; lat += 10.0)
            for (double lon = -175.0; lon < 180.0; lon += 10.0) {
                cells.lat.push_back(lat);
                cells.lon.push_back(lon);
            }
        cells.nx = cells.lat.size();
        const CellWeights weights = cellWeights(cells, globalGrid(10.0, -175.0, false, false));
        QCOMPARE(weights.method, CellWeights::Method::Nearest);
        for (std::size_t k = 0; k < weights.sources.size(); ++k) {
            QCOMPARE(weights.sources[k].weight[0], 1.0F);
            QCOMPARE(static_cast<std::size_t>(weights.sources[k].cell[0]), k);
        }
    }
};

QTEST_GUILESS_MAIN(DifferenceTest)
#include "difference_test.moc"
