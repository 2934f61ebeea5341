// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grid_detection.h"
#include "plugins/data/space/regrid.h"
#include "tests/data/synthetic_cubes.h"
#include "tests/plugins/module_case.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::test;

namespace {

QJsonObject with(std::initializer_list<std::pair<const char*, QJsonValue>> values)
{
    QJsonObject out;
    for (const auto& [key, value] : values)
        out.insert(QLatin1String(key), value);
    return out;
}

std::vector<float> all(const Cube& cube, const QString& name)
{
    const int variable = cube.signature().find(name);
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables.at(static_cast<std::size_t>(variable))));
    std::vector<float> out(window.size());
    if (!cube.read(variable, window, out))
        qFatal("cannot read");
    return out;
}

/// Global 4° grid, half a step inside; msl, t on three levels, zs. The value tells time and level and rises with latitude.
std::shared_ptr<const Cube> world(bool southUp = false)
{
    auto signature = std::make_shared<CubeSignature>(synthetic::regular(3, 45, 90, Calendar::Days360, southUp));
    const std::vector<double>& lat = signature->grids[0].lat;
    std::vector<std::vector<float>> values;
    for (const Variable& variable : signature->variables) {
        const auto shape = signature->shapeOf(variable);
        std::vector<float> data;
        const std::size_t fields = shape.size() == 2 ? 1 : shape.size() == 3 ? shape[0] : shape[0] * shape[1];
        for (std::size_t field = 0; field < fields; ++field)
            for (std::size_t cell = 0; cell < 45 * 90; ++cell)
                data.push_back(static_cast<float>(1000.0 * static_cast<double>(field) + lat[cell / 90]));
        values.push_back(std::move(data));
    }
    return std::make_shared<MemoryCube>(signature, values);
}

ValueMap inputs(std::shared_ptr<const Cube> data, std::shared_ptr<const Cube> like = nullptr)
{
    ValueMap out{{QStringLiteral("data"), {Value(std::move(data))}}};
    if (like)
        out[QStringLiteral("like")] = {Value(std::move(like))};
    return out;
}

} // namespace

class RegridTest : public QObject {
    Q_OBJECT

    data::Regrid m_module;
    ModuleCase m_case{m_module, QStringLiteral("data/space/regrid.json")};

    /// n × n cells of `step` degrees round the North Pole, in the plane that touches it.
    static CubeSignature bowl(int n, double step)
    {
        CubeSignature out;
        out.axes = {synthetic::axis(AxisKind::Y, "j", "", "", synthetic::steps(0, 1, static_cast<std::size_t>(n))),
            synthetic::axis(AxisKind::X, "i", "", "", synthetic::steps(0, 1, static_cast<std::size_t>(n)))};
        Grid grid;
        grid.kind = GridKind::Curvilinear;
        grid.ny = grid.nx = static_cast<std::size_t>(n);
        for (int j = 0; j < n; ++j) {
            for (int i = 0; i < n; ++i) {
                const double y = step * (j - 0.5 * (n - 1)), x = step * (i - 0.5 * (n - 1));
                grid.lat.push_back(90.0 - std::hypot(x, y));
                grid.lon.push_back(std::atan2(y, x) / 0.017453292519943295);
            }
        }
        out.grids = {grid};
        out.variables = {synthetic::variable("lat", "", "degree", {0, 1}, 0)};
        return out;
    }
    /// Each cell's own latitude.
    static std::shared_ptr<const Cube> latitudes(const std::shared_ptr<const Cube>& cube)
    {
        const std::vector<double>& lat = cube->signature().grids.front().lat;
        return std::make_shared<MemoryCube>(cube->sharedSignature(), std::vector<std::vector<float>>{std::vector<float>(lat.begin(), lat.end())});
    }
    static void checkLatitudes(const Cube& cube, double slack, std::size_t count)
    {
        const Grid& grid = cube.signature().grids.front();
        const auto values = all(cube, QStringLiteral("lat"));
        QCOMPARE(values.size(), count);
        for (std::size_t k = 0; k < values.size(); ++k) {
            const double lat = grid.kind == GridKind::LatLon ? grid.lat[k / grid.nx] : grid.lat[k];
            // The cone's tip is rounded off by any method.
            QVERIFY2(std::abs(static_cast<double>(values[k]) - lat) < (lat > 85.0 ? 2.5
                             : lat > 80.0                                         ? std::max(slack, 0.15)
                                                                                  : slack),
                qPrintable(QStringLiteral("%1: %2").arg(lat).arg(values[k])));
        }
    }

    std::shared_ptr<const Cube> run(const QJsonObject& values, const ValueMap& given, std::size_t memory = std::size_t{256} << 20, int threads = 2)
    {
        FakeContext context;
        context.memory = memory;
        context.threadCount = threads;
        const auto done = m_case.run(values, given, context);
        if (!done) {
            QTest::qFail(qPrintable(done.error().message), __FILE__, __LINE__);
            return nullptr;
        }
        if (!context.progressIsMonotone() || context.reports.back().fraction != 1.0)
            QTest::qFail("progress", __FILE__, __LINE__);
        const auto out = output<Cube>(*done, "data");
        const auto promised = std::get<std::shared_ptr<const CubeSignature>>(m_case.check(values, given).outputs.at(QStringLiteral("data")));
        if (!(*promised == out->signature()))
            QTest::qFail("another signature than check() promised", __FILE__, __LINE__);
        return out;
    }

private Q_SLOTS:
    void regularTargets()
    {
        const auto centres = run(with({{"resolution", 2}}), inputs(world()));
        const Grid& grid = centres->signature().grids.front();
        QCOMPARE(grid.ny, 90u);
        QCOMPARE(grid.lat.front(), 89.0);
        QCOMPARE(grid.lon.front(), 1.0);
        QVERIFY(grid.periodic);
        QCOMPARE(centres->signature().axes[1].standardName, QStringLiteral("latitude"));
        const auto poles = run(with({{"resolution", 2.5}, {"phase", "poles"}, {"rows", "south"}, {"longitudes", "from_minus_180"}}), inputs(world()));
        QCOMPARE(poles->signature().grids.front().ny, 73u);
        QCOMPARE(poles->signature().grids.front().lat.front(), -90.0);
        QCOMPARE(poles->signature().grids.front().lon.front(), -180.0);
        QCOMPARE(poles->signature().grids.front().lon.back(), 177.5);
        const auto region = run(with({{"resolution", 0.7}, {"region", QJsonArray{170, -10, -170, 20}}}), inputs(world()));
        const Grid& part = region->signature().grids.front();
        QVERIFY(!part.periodic);
        QVERIFY(part.lon.front() >= 170.0 && part.lon.front() < 170.7 && part.lon.back() <= 190.0 && part.lon.back() > 189.3);
        QVERIFY(part.lat.back() >= -10.0 && part.lat.front() <= 20.0);
        QVERIFY(std::abs(all(*region, QStringLiteral("zs"))[0] - static_cast<float>(part.lat[0])) < 1e-4F);
    }

    void gaussianTarget()
    {
        const auto out = run(with({{"target", "gaussian"}, {"gaussian_number", 16}}), inputs(world()));
        QCOMPARE(out->signature().grids.front().ny, 32u);
        QCOMPARE(out->signature().grids.front().nx, 64u);
        QVERIFY(std::abs(out->signature().grids.front().lat.front() - 85.76059) < 1e-5);
    }

    /// 45 rows of 4° make 15 of 12°, and 90 columns 22 of 16° with two left over; each is the mean of its own cells by area.
    void blocksOfTheDatasCells()
    {
        for (const bool southUp : {false, true}) {
            const auto data = world(southUp);
            const std::vector<double> lat = data->signature().grids.front().lat;
            const auto three = run(with({{"target", "blocks"}, {"block", 3}, {"method", "conservative"}}), inputs(data));
            const Grid& grid = three->signature().grids.front();
            QVERIFY(grid.periodic && grid.ny == 15U && grid.nx == 30U);
            const auto zs = all(*three, QStringLiteral("zs"));
            for (std::size_t j = 0; j < grid.ny; ++j) {
                QVERIFY(std::abs(grid.lat[j] - lat[3 * j + 1]) < 1e-9);
                double sum = 0.0, weight = 0.0;
                for (std::size_t k = 3 * j; k < 3 * j + 3; ++k) {
                    const double area = std::cos(lat[k] * M_PI / 180.0);
                    sum += area * lat[k];
                    weight += area;
                }
                QVERIFY2(std::abs(static_cast<double>(zs[j * 30 + 7]) - sum / weight) < 1e-4, qPrintable(QString::number(zs[j * 30 + 7])));
            }
            const auto four = run(with({{"target", "blocks"}, {"block", 4}, {"method", "conservative"}}), inputs(data));
            QVERIFY(!four->signature().grids.front().periodic);
            QCOMPARE(four->signature().grids.front().ny, 11u);
            QCOMPARE(four->signature().grids.front().nx, 22u);
        }
        ValueMap given = inputs(world());
        QCOMPARE(firstProblem(m_case.check(with({{"target", "blocks"}, {"block", 50}}), given)),
            QStringLiteral("parameter.range: Of 45 by 90 cells no two rows and columns of 50 can be made; choose a smaller block."));
    }

    void everyFieldOfEveryVariable()
    {
        for (const bool southUp : {false, true}) {
            for (const char* method : {"bilinear", "conservative", "nearest"}) {
                const auto out = run(with({{"method", method}, {"resolution", 12}}), inputs(world(southUp)));
                const auto msl = all(*out, QStringLiteral("msl")), t = all(*out, QStringLiteral("t"));
                QCOMPARE(msl.size(), 3u * 15 * 30);
                QCOMPARE(t.size(), 9u * 15 * 30);
                for (std::size_t k = 0; k < t.size(); ++k) {
                    const double lat = 84.0 - 12.0 * static_cast<double>(k / 30 % 15);
                    QVERIFY(std::abs(static_cast<double>(t[k]) - 1000.0 * static_cast<double>(k / 450) - lat)
                        < (method == std::string_view("bilinear") ? 1e-3 : 2.3)); // half a step, means towards the equator
                }
            }
        }
    }

    void textsAreKept()
    {
        const auto bilinear = run({}, inputs(world())), conservative = run(with({{"method", "conservative"}}), inputs(world()));
        const Variable& first = bilinear->signature().variables[0];
        QCOMPARE(first.units, QStringLiteral("Pa"));
        QCOMPARE(first.standardName, QStringLiteral("air_pressure_at_mean_sea_level"));
        QCOMPARE(first.cellMethods, QStringLiteral("time: mean"));
        QCOMPARE(conservative->signature().variables[0].cellMethods, QStringLiteral("time: mean area: mean"));
        QCOMPARE(bilinear->signature().axes[0], world()->signature().axes[0]);
        QCOMPARE(bilinear->signature().attributes, world()->signature().attributes);
    }

    void likeAnotherCube()
    {
        const auto like = synthetic::filled(synthetic::regular(1, 18, 36));
        const auto out = run(with({{"method", "conservative"}, {"resolution", 3}, {"variables", QJsonArray{"zs"}}}), inputs(world(), like));
        QCOMPARE(out->signature().grids.front(), like->signature().grids.front());
        QCOMPARE(out->signature().variables.size(), 1u);
    }

    void variablesWithoutPlaceArePassedOn()
    {
        auto signature = std::make_shared<CubeSignature>(synthetic::regular(3, 45, 90));
        signature->variables = {signature->variables[2], synthetic::variable("co2", "mole_fraction_of_carbon_dioxide_in_air", "1e-6", {0}, -1)};
        const auto cube = synthetic::filled(*signature);
        const auto out = run(with({{"resolution", 10}}), inputs(cube));
        QCOMPARE(all(*out, QStringLiteral("co2")), all(*cube, QStringLiteral("co2")));
        QCOMPARE(out->signature().variables[1].grid, -1);
    }

    void threadsAndMemoryDoNotMatter()
    {
        const auto cube = synthetic::filled(synthetic::regular(7, 45, 90));
        const auto wide = run(with({{"min_valid", 0.9}}), inputs(cube)), narrow = run(with({{"min_valid", 0.9}}), inputs(cube), 400'000, 1);
        const auto a = all(*wide, QStringLiteral("t")), b = all(*narrow, QStringLiteral("t"));
        for (std::size_t k = 0; k < a.size(); ++k)
            QVERIFY(a[k] == b[k] || (std::isnan(a[k]) && std::isnan(b[k])));
        QVERIFY(std::ranges::any_of(a, [](float value) { return std::isnan(value); }));
    }

    void problems_data()
    {
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<QString>("problem");
        const auto row
            = [](const char* name, const QJsonObject& values, const char* problem) { QTest::newRow(name) << values << QString::fromUtf8(problem); };
        row("uneven", with({{"resolution", 0.7}}),
            "parameter.range: Steps of 0.7° do not go once round the Earth; the next that do are 0.6976744186° and 0.7003891051°. Or choose a "
            "region.");
        row("tiny", with({{"resolution", 0.001}}), "parameter.range: Steps of 0.001° give more cells than can be worked on.");
        row("empty", with({{"resolution", 10}, {"region", QJsonArray{1, 1, 2, 2}}}),
            "region.empty: No row or column of the target grid has its centre in the region; make the region larger or the step smaller.");
        row("name", with({{"variables", QJsonArray{"mls"}}}),
            "variable.missing: There is no variable 'mls'; there are: msl (air_pressure_at_mean_sea_level), t (air_temperature), zs "
            "(surface_altitude). Did you mean 'msl'?");
    }
    void problems()
    {
        QFETCH(const QJsonObject, values);
        QFETCH(const QString, problem);
        QCOMPARE(firstProblem(m_case.check(values, inputs(world()))), problem);
    }

    void problemsOfGrids()
    {
        auto moving = synthetic::curvilinear(2, 3, 4);
        moving.grids[0].steps = 2;
        moving.grids[0].lat.resize(24, 30.0);
        moving.grids[0].lon.resize(24, 0.0);
        QCOMPARE(firstProblem(m_case.check({}, inputs(synthetic::filled(moving)))),
            QStringLiteral(
                "grid.moving: The mesh of 'sst' moves with time, and weights hold for one mesh. Select one time step, regrid each, and merge them."));
        auto region = synthetic::regular(1, 45, 90);
        region.axes[2].values = region.grids[0].lat = synthetic::steps(40.0, 0.2, 45);
        region.axes[3].values = region.grids[0].lon = synthetic::steps(-10.0, 0.2, 90);
        region.grids[0].periodic = false;
        QVERIFY(firstProblem(m_case.check(with({{"region", QJsonArray{100, 40, 120, 50}}}), inputs(synthetic::filled(region))))
                    .startsWith(QStringLiteral("region.none: The target grid does not touch the data: 'msl' covers")));
        QVERIFY(firstProblem(m_case.check({}, inputs(synthetic::filled(region)))).isEmpty());
        CubeSignature none;
        QCOMPARE(firstProblem(m_case.check({}, inputs(synthetic::filled(none)))), QStringLiteral("grid.missing: The data hold no variables."));
        const auto finer = m_case.check(with({{"method", "conservative"}}), inputs(world()));
        QVERIFY(firstProblem(finer, Severity::Warning).startsWith(QStringLiteral("grid.finer: The target grid is finer than that of 'msl'")));
        QVERIFY(firstProblem(m_case.check(with({{"method", "conservative"}, {"resolution", 5}}), inputs(world())), Severity::Warning).isEmpty());
    }

    /// A rotated grid round the pole onto regular, Gaussian and its own kind of grid, and back.
    void curvilinearGrids()
    {
        const auto plane = synthetic::filled(bowl(40, 2.0));
        const auto finer = synthetic::filled(bowl(60, 1.0)); // inside the other
        for (const char* method : {"nearest", "bilinear", "conservative"}) {
            const double slack = method == std::string_view("bilinear") ? 0.03 : 2.5;
            const auto regular
                = run(with({{"method", method}, {"resolution", 5}, {"region", QJsonArray{-180, 65, 180, 90}}}), inputs(latitudes(plane)));
            checkLatitudes(*regular, slack, 5 * 72);
            const auto mesh = run(with({{"method", method}}), inputs(latitudes(plane), finer));
            checkLatitudes(*mesh, slack, 60 * 60);
            const auto back = run(with({{"method", method}}), inputs(world(), finer));
            QCOMPARE(back->signature().grids.front(), finer->signature().grids.front());
            const auto zs = all(*back, QStringLiteral("zs"));
            for (std::size_t k = 0; k < zs.size(); ++k)
                QVERIFY(std::abs(static_cast<double>(zs[k]) - back->signature().grids.front().lat[k]) < 3.0);
        }
    }

    void conservativeKeepsTheIntegralOfARegion()
    {
        const auto plane = latitudes(synthetic::filled(bowl(20, 2.0)));
        const auto integral = [](const Cube& cube, double cellArea) {
            const auto values = all(cube, cube.signature().variables.front().name);
            const Grid& grid = cube.signature().grids.front();
            double sum = 0.0;
            for (std::size_t k = 0; k < values.size(); ++k) {
                const double lat = grid.lat[k / grid.nx] * 0.017453292519943295;
                sum += std::isnan(values[k]) ? 0.0 : static_cast<double>(values[k]) * std::cos(lat) * cellArea;
            }
            return sum;
        };
        // Two regular targets that both hold the whole region get the same integral, whatever their cells.
        const auto one = run(with({{"method", "conservative"}, {"normalisation", "destarea"}, {"min_valid", 0}, {"resolution", 1}}), inputs(plane));
        const auto two = run(with({{"method", "conservative"}, {"normalisation", "destarea"}, {"min_valid", 0}, {"resolution", 0.5}}), inputs(plane));
        const double half = 0.5 * 0.017453292519943295, quarter = half / 2.0; // cells are 2 sin(step/2) cos(lat) high
        const double coarse = integral(*one, 2.0 * std::sin(half) * 2.0 * half), fine = integral(*two, 2.0 * std::sin(quarter) * 2.0 * quarter);
        QVERIFY2(std::abs(coarse / fine - 1.0) < 1e-6, qPrintable(QString::number(coarse / fine - 1.0)));
    }

    void unstructuredCells()
    {
        auto signature = std::make_shared<CubeSignature>();
        signature->axes = {synthetic::axis(AxisKind::Cell, "cell", "", "", synthetic::steps(0, 1, 4))};
        Grid grid;
        grid.kind = GridKind::Cells;
        grid.ny = 1;
        grid.nx = 4;
        grid.lat = {0.0, 0.0, 50.0, -50.0};
        grid.lon = {10.0, 190.0, 100.0, -80.0};
        signature->grids = {grid};
        signature->variables = {synthetic::variable("zs", "", "m", {0}, 0)};
        const auto cells = std::make_shared<MemoryCube>(signature, std::vector<std::vector<float>>{{1, 2, 3, 4}});
        const auto out = run(with({{"method", "nearest"}, {"resolution", 30}}), inputs(cells));
        QCOMPARE(all(*out, QStringLiteral("zs"))[3 * 12], 1.0F);     // 15 S, 15 E
        QCOMPARE(all(*out, QStringLiteral("zs"))[2 * 12 + 6], 2.0F); // 15 N, 195 E
        QCOMPARE(all(*out, QStringLiteral("zs"))[1 * 12 + 3], 3.0F);
        const auto near = run(with({{"method", "nearest"}, {"resolution", 30}, {"max_distance", 2500}}), inputs(cells));
        QVERIFY(std::isnan(all(*near, QStringLiteral("zs"))[0]));
        QCOMPARE(all(*near, QStringLiteral("zs"))[3 * 12], 1.0F);
        const auto stations = run({}, inputs(world(), cells));
        QCOMPARE(stations->signature().shapeOf(stations->signature().variables[0]), (std::vector<std::size_t>{3, 4}));
        QVERIFY(std::abs(all(*stations, QStringLiteral("zs"))[2] - 50.0F) < 1e-4F);
        QVERIFY(firstProblem(m_case.check({}, inputs(cells))).startsWith(QStringLiteral("grid.kind: 'zs' cannot be regridded: unstructured cells")));
        QVERIFY(firstProblem(m_case.check(with({{"method", "conservative"}}), inputs(world(), cells)))
                    .startsWith(QStringLiteral("grid.kind: 'msl' cannot be regridded: the corners of unstructured cells")));
    }

    void vectorsAreNotTurned()
    {
        CubeSignature signature = bowl(10, 1.0);
        signature.variables[0].standardName = QStringLiteral("x_wind");
        QCOMPARE(firstProblem(m_case.check({}, inputs(synthetic::filled(signature))), Severity::Warning),
            QStringLiteral(
                "vector.unrotated: Components of vectors (lat) keep the directions of their own grid; they are not turned towards east and north."));
        signature.variables[0].standardName = QStringLiteral("eastward_wind");
        QCOMPARE(firstProblem(m_case.check({}, inputs(synthetic::filled(signature))), Severity::Warning), QString());
    }

    void stopsWhenAsked()
    {
        FakeContext context;
        context.stopAfterReports = 1;
        const auto done = m_case.run(with({{"resolution", 0.5}}), inputs(world()), context);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RegridTest)
#include "regrid_test.moc"
