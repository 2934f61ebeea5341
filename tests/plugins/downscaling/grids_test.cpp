// SPDX-License-Identifier: GPL-3.0-or-later
// Rows from the south or the north, columns from any meridian, and grids that are not regular.
#include "pipelines/data/rearranged_cube.h"
#include "plugins/downscaling/baselines/interpolate.h"
#include "plugins/downscaling/baselines/lapse_rate.h"
#include "plugins/downscaling/distribution/bcsd.h"
#include "plugins/downscaling/distribution/delta.h"
#include "plugins/downscaling/distribution/quantile_map.h"
#include "plugins/downscaling/evaluation/evaluate.h"
#include "plugins/downscaling/trees/boosted_trees.h"
#include "tests/plugins/downscaling/climate_cubes.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace terrella;
using namespace terrella::downscale;
using namespace terrella::test;

namespace {

std::vector<double> from(double first, double step, std::size_t count)
{
    std::vector<double> out(count);
    for (std::size_t k = 0; k < count; ++k)
        out[k] = first + step * static_cast<double>(k);
    return out;
}

Shape coarse(int years = 2) { return {yearsOfDays(2001, years), {}, from(49.5, -1.0, 4), from(7.5, 1.0, 5), false, Calendar::Standard}; }
Shape fine(int years = 2) { return {yearsOfDays(2001, years), {}, from(49.75, -0.5, 8), from(7.25, 0.5, 10), false, Calendar::Standard}; }

std::shared_ptr<const Cube> field(const Shape& shape, double offset)
{
    return climate("tas", "air_temperature", "K", shape, [&](std::size_t t, std::size_t, std::size_t j, std::size_t i) {
        const double month = fromSeconds(shape.times[t], shape.calendar).month;
        return 280.0 + offset + month + 3.0 * std::sin(1.7 * static_cast<double>(t)) + 0.8 * (shape.lat[j] - 48.0) - 0.5 * (shape.lon[i] - 10.0)
            + std::sin(0.9 * static_cast<double>(t) + static_cast<double>(3 * j + i));
    });
}

std::shared_ptr<const Cube> heights(Shape shape)
{
    shape.times.clear();
    return climate("orog", "surface_altitude", "m", shape, [&](std::size_t, std::size_t, std::size_t j, std::size_t i) {
        return 700.0 + 400.0 * std::sin(2.2 * static_cast<double>(j)) + 300.0 * std::cos(1.7 * static_cast<double>(i * j));
    });
}

/// The cube written with its rows from the other end.
std::shared_ptr<const Cube> turned(const std::shared_ptr<const Cube>& cube)
{
    const CubeSignature& s = cube->signature();
    const Grid& grid = s.grids.front();
    CellOrder order;
    for (std::size_t j = grid.ny; j-- > 0;)
        order.rows.push_back(j);
    Axis y = *s.axisOf(s.variables.front(), AxisKind::Y);
    const Axis& x = *s.axisOf(s.variables.front(), AxisKind::X);
    std::ranges::reverse(y.values);
    const auto seen = std::make_shared<RearrangedCube>(cube, 0, order, rearranged(grid, order), y, x);
    std::vector<std::vector<float>> values;
    for (const Variable& variable : s.variables)
        values.push_back(valuesOf(*seen, variable.name));
    return std::make_shared<MemoryCube>(seen->sharedSignature(), std::move(values));
}

/// The same values on cells that lie where they did, described otherwise; Cells: in no rows.
std::shared_ptr<const Cube> onKind(const std::shared_ptr<const Cube>& cube, GridKind kind)
{
    CubeSignature s = cube->signature();
    Grid& grid = s.grids.front();
    const Grid regular = grid;
    grid.lat.clear();
    grid.lon.clear();
    for (std::size_t j = 0; j < regular.ny; ++j) {
        for (std::size_t i = 0; i < regular.nx; ++i) {
            grid.lat.push_back(regular.lat[j]);
            grid.lon.push_back(regular.lon[i]);
        }
    }
    grid.kind = kind;
    if (kind == GridKind::Projected) {
        grid.y = regular.lat;
        grid.x = regular.lon;
        grid.crs = QStringLiteral("+proj=ob_tran +o_proj=longlat +o_lat_p=90 +lon_0=0");
    }
    if (kind == GridKind::Cells) {
        grid.nx = regular.size();
        grid.ny = 1;
        const auto y = static_cast<std::size_t>(s.variables.front().axes[s.variables.front().axes.size() - 2]);
        s.variables.front().axes.pop_back();
        s.axes.pop_back();
        s.axes[y] = synthetic::axis(AxisKind::Cell, "cell", "", "", from(0.0, 1.0, regular.size()));
    }
    return std::make_shared<MemoryCube>(
        std::make_shared<const CubeSignature>(s), std::vector<std::vector<float>>{valuesOf(*cube, s.variables.front().name)});
}

ValueMap given(std::initializer_list<std::pair<const char*, std::shared_ptr<const Cube>>> cubes)
{
    ValueMap out;
    for (const auto& [port, cube] : cubes)
        out[QLatin1String(port)] = {value(cube)};
    return out;
}

/// A module with inputs, and the port whose rows those of its result are.
struct Setting {
    const char* name;
    std::shared_ptr<const Module> module;
    const char* spec;
    ValueMap inputs;
    QJsonObject parameters;
    const char* leads;
    const char* output;
    const char* variable;
};

std::vector<Setting> settings()
{
    const auto reference = field(fine(), 0.0), model = field(fine(), 2.0), later = field(fine(), 4.0);
    const auto rough = field(coarse(), 1.0), roughLater = field(coarse(), 3.0);
    const QJsonObject quick{{QStringLiteral("trees"), 10}, {QStringLiteral("depth"), 3}};
    return {{"quantile_map", std::make_shared<QuantileMap>(), "downscaling/distribution/quantile_map.json",
                given({{"reference", reference}, {"historical", model}, {"projection", later}}), {}, "projection", "data", "tas"},
        {"bcsd", std::make_shared<Bcsd>(), "downscaling/distribution/bcsd.json",
            given({{"reference", reference}, {"historical", rough}, {"projection", roughLater}}), {}, "reference", "data", "tas"},
        {"delta", std::make_shared<Delta>(), "downscaling/distribution/delta.json",
            given({{"reference", reference}, {"historical", rough}, {"projection", roughLater}}), {}, "reference", "data", "tas"},
        {"lapse_rate", std::make_shared<LapseRate>(), "downscaling/baselines/lapse_rate.json",
            given({{"data", rough}, {"elevation", heights(fine())}, {"coarse_elevation", heights(coarse())}}), {}, "elevation", "data", "tas"},
        {"interpolate", std::make_shared<Interpolate>(), "downscaling/baselines/interpolate.json", given({{"data", rough}, {"like", reference}}), {},
            "like", "data", "tas"},
        {"boosted_trees", std::make_shared<BoostedTreesModule>(), "downscaling/trees/boosted_trees.json",
            given({{"reference", reference}, {"historical", rough}, {"projection", roughLater}, {"elevation", heights(fine())}}), quick, "reference",
            "data", "tas"},
        {"evaluate", std::make_shared<Evaluate>(), "downscaling/evaluation/evaluate.json",
            given({{"reference", reference}, {"prediction", model}, {"baseline", later}, {"coarse", rough}}), {}, "reference", "maps",
            "rmse_baseline"}};
}

} // namespace

class GridsTest : public QObject {
    Q_OBJECT

private:
    std::vector<Setting> m_settings = settings();

private Q_SLOTS:
    void orderOfRows_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QString>("port");
        for (std::size_t k = 0; k < m_settings.size(); ++k) {
            for (const auto& [port, values] : m_settings[k].inputs)
                QTest::addRow("%s, %s", m_settings[k].name, qPrintable(port)) << static_cast<int>(k) << port;
        }
    }
    /// Each input may begin in the south or in the north: the result is the same, with rows as the one that leads has them.
    void orderOfRows()
    {
        QFETCH(int, setting);
        QFETCH(QString, port);
        const Setting& own = m_settings[static_cast<std::size_t>(setting)];
        const ModuleCase module(*own.module, QLatin1String(own.spec));
        const auto plain = runFor<Cube>(module, own.output, own.parameters, own.inputs);
        ValueMap inputs = own.inputs;
        inputs[port] = {value(turned(std::get<std::shared_ptr<const Cube>>(own.inputs.at(port).front())))};
        auto other = runFor<Cube>(module, own.output, own.parameters, inputs);
        QVERIFY(plain && other);
        if (port == QLatin1String(own.leads))
            other = turned(other);
        QCOMPARE(other->signature().grids, plain->signature().grids);
        const auto expected = valuesOf(*plain, QLatin1String(own.variable)), found = valuesOf(*other, QLatin1String(own.variable));
        QCOMPARE(found.size(), expected.size());
        // Trees see cells chosen by lot, and the lot counts cells.
        const float tolerance = own.parameters.isEmpty() ? 2e-4F : 2.0F;
        std::size_t present = 0;
        for (std::size_t k = 0; k < found.size(); ++k) {
            QVERIFY2(same(found[k], expected[k]) || std::abs(found[k] - expected[k]) < tolerance,
                qPrintable(QStringLiteral("%1: %2 and not %3").arg(k).arg(found[k]).arg(expected[k])));
            present += std::isnan(found[k]) ? 0 : 1;
        }
        QVERIFY(present > found.size() / 4);
    }

    void kinds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("projected") << static_cast<int>(GridKind::Projected);
        QTest::newRow("curvilinear") << static_cast<int>(GridKind::Curvilinear);
        QTest::newRow("cells") << static_cast<int>(GridKind::Cells);
    }
    /// What stays on its cells takes any: quantile mapping gives the same numbers, scores differ by the areas of cells alone.
    void kinds()
    {
        QFETCH(int, kind);
        const auto as = [kind](const std::shared_ptr<const Cube>& cube) { return onKind(cube, static_cast<GridKind>(kind)); };
        const auto reference = field(fine(), 0.0), model = field(fine(), 2.0);
        const QuantileMap map;
        const ModuleCase mapping(map, QStringLiteral("downscaling/distribution/quantile_map.json"));
        const auto plain = runFor<Cube>(mapping, "data", {}, climates(reference, model)),
                   other = runFor<Cube>(mapping, "data", {}, climates(as(reference), as(model)));
        QVERIFY(plain && other);
        QCOMPARE(valuesOf(*other, QStringLiteral("tas")), valuesOf(*plain, QStringLiteral("tas")));
        QCOMPARE(other->signature().grids.front().kind, static_cast<GridKind>(kind));
        const Evaluate evaluate;
        const ModuleCase judging(evaluate, QStringLiteral("downscaling/evaluation/evaluate.json"));
        const auto maps = runFor<Cube>(judging, "maps", {}, given({{"reference", as(reference)}, {"prediction", as(model)}}));
        QVERIFY(maps);
        for (const float each : valuesOf(*maps, QStringLiteral("bias_prediction")))
            QVERIFY(std::abs(each - 2.0F) < 1e-4F);
        const auto report = runFor<Report>(judging, "report", {}, given({{"reference", as(reference)}, {"prediction", as(model)}}));
        QVERIFY(std::abs(report->content.value(QLatin1String("scores"))[0][QLatin1String("rmse")].toDouble() - 2.0) < 1e-4);
    }

    void meshes_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<int>("kind");
        for (std::size_t k = 0; k < m_settings.size(); ++k) {
            for (const GridKind kind : {GridKind::Projected, GridKind::Curvilinear})
                QTest::addRow("%s, %s", m_settings[k].name, kind == GridKind::Projected ? "projected" : "curvilinear")
                    << static_cast<int>(k) << static_cast<int>(kind);
        }
    }
    /// Cells told one by one, with rows the other way round in one of the inputs, give what rows and columns give, as far as straight lines between
    /// centres and along circles of latitude agree.
    void meshes()
    {
        QFETCH(int, setting);
        QFETCH(int, kind);
        const Setting& own = m_settings[static_cast<std::size_t>(setting)];
        const ModuleCase module(*own.module, QLatin1String(own.spec));
        const auto plain = runFor<Cube>(module, own.output, own.parameters, own.inputs);
        ValueMap inputs;
        for (const auto& [port, values] : own.inputs) {
            auto cube = onKind(std::get<std::shared_ptr<const Cube>>(values.front()), static_cast<GridKind>(kind));
            const bool isLead = port == QLatin1String(own.leads);
            inputs[port] = {value(isLead || inputs.size() % 2 == 1 ? cube : turned(cube))};
        }
        const auto other = runFor<Cube>(module, own.output, own.parameters, inputs);
        QVERIFY(plain && other);
        const auto expected = valuesOf(*plain, QLatin1String(own.variable)), found = valuesOf(*other, QLatin1String(own.variable));
        QCOMPARE(found.size(), expected.size());
        const float tolerance = own.parameters.isEmpty() ? 0.1F : 2.5F;
        std::size_t both = 0;
        for (std::size_t k = 0; k < found.size(); ++k) {
            if (std::isnan(found[k]) || std::isnan(expected[k]))
                continue; // at the outermost centres
            ++both;
            QVERIFY2(
                std::abs(found[k] - expected[k]) < tolerance, qPrintable(QStringLiteral("%1: %2 and not %3").arg(k).arg(found[k]).arg(expected[k])));
        }
        QVERIFY(both > found.size() / 4);
    }
};

QTEST_GUILESS_MAIN(GridsTest)
#include "grids_test.moc"
