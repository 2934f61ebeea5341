// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube.h"
#include "plugins/data/files/open.h"
#include "plugins/data/files/select.h"
#include "plugins/data/values/derive.h"
#include "tests/plugins/module_case.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace terrella;
using namespace terrella::test;

namespace {

Axis axis(AxisKind kind, const char* name, const char* unit, std::vector<double> values)
{
    Axis out;
    out.kind = kind;
    out.name = QLatin1String(name);
    out.units = QLatin1String(unit);
    out.values = std::move(values);
    return out;
}

/// u, v (m s-1) at 850 and 500 hPa, t2 (degC), mask without time; 10° global grid from 0°, north first, ten days from 1 January 2000.
/// A value tells where it is: time*1e5 + level*1e4 + row*100 + column, by indices.
std::shared_ptr<const Cube> sample()
{
    auto signature = std::make_shared<CubeSignature>();
    std::vector<double> days, lat, lon;
    for (int t = 0; t < 10; ++t)
        days.push_back(toSeconds({2000, 1, 1 + t, 0, 0, 0.0}, Calendar::Standard));
    for (int j = 0; j < 19; ++j)
        lat.push_back(90.0 - 10.0 * j);
    for (int i = 0; i < 36; ++i)
        lon.push_back(10.0 * i);
    signature->axes = {axis(AxisKind::Time, "time", "s", days), axis(AxisKind::Level, "level", "hPa", {850.0, 500.0}),
        axis(AxisKind::Y, "lat", "degrees_north", lat), axis(AxisKind::X, "lon", "degrees_east", lon)};
    Grid grid;
    grid.ny = 19;
    grid.nx = 36;
    grid.lat = lat;
    grid.lon = lon;
    grid.periodic = true;
    signature->grids = {grid};
    const auto add = [&](const char* name, const char* standardName, const char* unit, std::vector<int> axes) {
        Variable variable;
        variable.name = QLatin1String(name);
        variable.standardName = QLatin1String(standardName);
        variable.units = QLatin1String(unit);
        variable.axes = std::move(axes);
        variable.grid = 0;
        signature->variables.push_back(variable);
    };
    add("u", "eastward_wind", "m s-1", {0, 1, 2, 3});
    add("v", "northward_wind", "m s-1", {0, 1, 2, 3});
    add("t2", "air_temperature", "degC", {0, 2, 3});
    add("mask", "", "1", {2, 3});
    std::vector<std::vector<float>> values;
    for (const Variable& variable : signature->variables) {
        const std::vector<std::size_t> shape = signature->shapeOf(variable);
        std::vector<float> v(Window::all(shape).size());
        for (std::size_t k = 0; k < v.size(); ++k) {
            const std::size_t column = k % 36, row = k / 36 % 19, rest = k / (36 * 19);
            const std::size_t level = shape.size() == 4 ? rest % 2 : 0;
            const std::size_t time = shape.size() == 4 ? rest / 2 : rest;
            v[k] = static_cast<float>(time * 100000 + level * 10000 + row * 100 + column);
        }
        values.push_back(std::move(v));
    }
    return std::make_shared<MemoryCube>(signature, values);
}

std::vector<float> all(const Cube& cube, const char* name)
{
    const int index = cube.signature().find(QLatin1String(name));
    if (index < 0)
        return {};
    const Window window = Window::all(cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(index)]));
    std::vector<float> out(window.size());
    return cube.read(index, window, out) ? out : std::vector<float>{};
}

} // namespace

class DataModulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectCutsEverythingAtOnce()
    {
        const auto out = run(m_select,
            {{QStringLiteral("variables"), QJsonArray{QStringLiteral("u"), QStringLiteral("mask")}},
                {QStringLiteral("period"), QJsonArray{QStringLiteral("2000-01-03"), QStringLiteral("2000-01-05")}},
                {QStringLiteral("region"), QJsonArray{20, -10, 40, 10}}, {QStringLiteral("levels"), QJsonArray{QStringLiteral("50000 Pa")}}});
        QVERIFY(out);
        const CubeSignature& signature = out->signature();
        QCOMPARE(signature.variables.size(), std::size_t{2});
        QCOMPARE(signature.shapeOf(signature.variables[0]), (std::vector<std::size_t>{3, 1, 3, 3}));
        QCOMPARE(all(*out, "u"),
            (std::vector<float>{210802, 210803, 210804, 210902, 210903, 210904, 211002, 211003, 211004, 310802, 310803, 310804, 310902, 310903,
                310904, 311002, 311003, 311004, 410802, 410803, 410804, 410902, 410903, 410904, 411002, 411003, 411004}));
        QCOMPARE(all(*out, "mask"), (std::vector<float>{802, 803, 804, 902, 903, 904, 1002, 1003, 1004}));
        QCOMPARE(signature.gridOf(signature.variables[0])->lon, (std::vector<double>{20, 30, 40}));
        QVERIFY(!signature.gridOf(signature.variables[0])->periodic);
    }

    void selectWrapsAroundTheEndOfTheRows_data()
    {
        QTest::addColumn<QJsonArray>("region");
        QTest::addColumn<QList<double>>("lon");
        QTest::addColumn<QList<int>>("columns");
        QTest::newRow("Greenwich") << QJsonArray{-20, 0, 10, 0} << QList<double>{-20, -10, 0, 10} << QList<int>{34, 35, 0, 1};
        QTest::newRow("dateline, west greater than east") << QJsonArray{170, 0, -170, 0} << QList<double>{170, 180, 190} << QList<int>{17, 18, 19};
        QTest::newRow("350 to 10") << QJsonArray{350, 0, 10, 0} << QList<double>{350, 360, 370} << QList<int>{35, 0, 1};
    }
    void selectWrapsAroundTheEndOfTheRows()
    {
        QFETCH(QJsonArray, region);
        QFETCH(QList<double>, lon);
        QFETCH(QList<int>, columns);
        const auto out = run(m_select, {{QStringLiteral("variables"), QJsonArray{QStringLiteral("mask")}}, {QStringLiteral("region"), region}});
        QVERIFY(out);
        const Grid& grid = out->signature().grids.front();
        QCOMPARE(QList<double>(grid.lon.begin(), grid.lon.end()), lon);
        const std::vector<float> values = all(*out, "mask");
        QCOMPARE(values.size(), static_cast<std::size_t>(columns.size()));
        for (qsizetype k = 0; k < columns.size(); ++k)
            QCOMPARE(values[static_cast<std::size_t>(k)], 900.0F + static_cast<float>(columns[k]));
    }

    void selectMasksBesideAShape()
    {
        // Within 1150 km (10.3°) of a place on the dateline, cells of 10°: the one there and its four neighbours.
        const QJsonObject circle{{QStringLiteral("type"), QStringLiteral("Point")}, {QStringLiteral("coordinates"), QJsonArray{180, 0}},
            {QStringLiteral("distance_km"), 1150}};
        const auto out = run(m_select, {{QStringLiteral("variables"), QJsonArray{QStringLiteral("mask")}}, {QStringLiteral("region"), circle}});
        QVERIFY(out);
        const Grid& grid = out->signature().grids.front();
        QCOMPARE(grid.lon, (std::vector<double>{170, 180, 190}));
        QCOMPARE(grid.ny, std::size_t{3});
        QCOMPARE(out->signature().variables.front().storedType, QStringLiteral("float32"));
        const std::vector<float> values = all(*out, "mask");
        const std::vector<float> expected{-1, 818, -1, 917, 918, 919, -1, 1018, -1}; // −1: missing
        for (std::size_t k = 0; k < 9; ++k)
            QVERIFY(expected[k] < 0 ? std::isnan(values[k]) : values[k] == expected[k]);
        // The box around a shape may hold cells while the shape holds none.
        const QJsonObject corner{{QStringLiteral("type"), QStringLiteral("Polygon")},
            {QStringLiteral("coordinates"),
                QJsonArray{
                    QJsonArray{QJsonArray{1, 1}, QJsonArray{12, 1}, QJsonArray{12, 2}, QJsonArray{2, 2}, QJsonArray{2, 12}, QJsonArray{1, 12}}}}};
        const CheckResult checked = m_select.check({{QStringLiteral("region"), corner}}, {{QStringLiteral("data"), {m_sample}}});
        QVERIFY(checked.hasErrors());
        QCOMPARE(checked.problems.front().code, QStringLiteral("region.empty"));
    }

    void selectThinsOut()
    {
        const auto out = run(m_select,
            {{QStringLiteral("every_step"), 4}, {QStringLiteral("every_cell"), 9}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("t2")}}});
        QVERIFY(out);
        const CubeSignature& signature = out->signature();
        QCOMPARE(signature.shapeOf(signature.variables[0]), (std::vector<std::size_t>{3, 3, 4}));
        QVERIFY(signature.grids[0].periodic);
        QCOMPARE(all(*out, "t2"),
            (std::vector<float>{0, 9, 18, 27, 900, 909, 918, 927, 1800, 1809, 1818, 1827, 400000, 400009, 400018, 400027, 400900, 400909, 400918,
                400927, 401800, 401809, 401818, 401827, 800000, 800009, 800018, 800027, 800900, 800909, 800918, 800927, 801800, 801809, 801818,
                801827}));
    }

    void selectKeepsEverythingByDefault()
    {
        const auto out = run(m_select, {});
        QVERIFY(out);
        for (const char* name : {"u", "v", "t2", "mask"})
            QCOMPARE(all(*out, name), all(*m_sample, name));
    }

    void selectSaysWhatIsEmpty_data()
    {
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<QString>("part");
        QTest::newRow("period") << QJsonObject{{QStringLiteral("period"), QJsonArray{QStringLiteral("2001-01-01"), QStringLiteral("")}}}
                                << "the data run from 2000-01-01T00:00:00 to 2000-01-10T00:00:00";
        QTest::newRow("region") << QJsonObject{{QStringLiteral("region"), QJsonArray{1, 1, 9, 9}}} << "No cell lies in the region; the data cover";
        QTest::newRow("level") << QJsonObject{{QStringLiteral("levels"), QJsonArray{QStringLiteral("300 hPa")}}}
                               << "There is no level 300 hPa; there are: 850, 500 hPa";
        QTest::newRow("level's form") << QJsonObject{{QStringLiteral("levels"), QJsonArray{QStringLiteral("low")}}} << "'low' is no level";
        QTest::newRow("variable") << QJsonObject{{QStringLiteral("variables"), QJsonArray{QStringLiteral("t2m")}}} << "Did you mean 't2'?";
    }
    void selectSaysWhatIsEmpty()
    {
        QFETCH(QJsonObject, values);
        QFETCH(QString, part);
        const QString problem = firstProblem(m_select.check(values, {{QStringLiteral("data"), {m_sample}}}));
        QVERIFY2(problem.contains(part), qPrintable(problem));
    }

    void deriveGivesSpeedOnAllLevels()
    {
        const auto out = run(m_derive, {{QStringLiteral("units"), QStringLiteral("km/h")}});
        QVERIFY(out);
        const Variable& variable = out->signature().variables[0];
        QCOMPARE(variable.name, QStringLiteral("wind_speed"));
        QCOMPARE(out->signature().shapeOf(variable), (std::vector<std::size_t>{10, 2, 19, 36}));
        const std::vector<float> u = all(*m_sample, "u");
        const std::vector<float> speed = all(*out, "wind_speed");
        for (std::size_t k = 0; k < u.size(); k += 101)
            QVERIFY(std::abs(speed[k] - 3.6F * std::sqrt(2.0F) * u[k]) <= 1e-6F * speed[k]);
    }

    void deriveSubtractsLevelsAndVariables()
    {
        const auto out = run(m_derive,
            {{QStringLiteral("operation"), QStringLiteral("difference")}, {QStringLiteral("first"), QStringLiteral("u")},
                {QStringLiteral("first_level"), QStringLiteral("500 hPa")}, {QStringLiteral("second_level"), QStringLiteral("850 hPa")},
                {QStringLiteral("name"), QStringLiteral("shear")}});
        QVERIFY(out);
        QCOMPARE(out->signature().shapeOf(out->signature().variables[0]), (std::vector<std::size_t>{10, 19, 36}));
        QCOMPARE(out->signature().variables[0].longName, QStringLiteral("u(500 hPa) - u(850 hPa)"));
        for (const float value : all(*out, "shear"))
            QCOMPARE(value, 10000.0F);
        const auto zero = run(m_derive,
            {{QStringLiteral("operation"), QStringLiteral("difference")}, {QStringLiteral("first"), QStringLiteral("u")},
                {QStringLiteral("second"), QStringLiteral("v")}});
        QVERIFY(zero);
        for (const float value : all(*zero, "difference"))
            QCOMPARE(value, 0.0F);
    }

    void deriveConvertsUnits()
    {
        const auto out = run(m_derive,
            {{QStringLiteral("operation"), QStringLiteral("convert")}, {QStringLiteral("first"), QStringLiteral("t2")},
                {QStringLiteral("units"), QStringLiteral("K")}});
        QVERIFY(out);
        QCOMPARE(out->signature().variables[0].units, QStringLiteral("K"));
        QCOMPARE(out->signature().variables[0].standardName, QStringLiteral("air_temperature"));
        QVERIFY(std::abs(all(*out, "t2")[5] - 278.15F) < 1e-3F);
    }

    void deriveSaysWhatDoesNotFit_data()
    {
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<QString>("part");
        const QString op = QStringLiteral("operation"), first = QStringLiteral("first"), second = QStringLiteral("second");
        QTest::newRow("no variable chosen") << QJsonObject{{op, QStringLiteral("convert")}} << "Choose the variable to compute from";
        QTest::newRow("no units chosen") << QJsonObject{{op, QStringLiteral("convert")}, {first, QStringLiteral("t2")}}
                                         << "Say into which units 't2'";
        QTest::newRow("units of another dimension")
            << QJsonObject{{op, QStringLiteral("convert")}, {first, QStringLiteral("t2")}, {QStringLiteral("units"), QStringLiteral("Pa")}}
            << "does not convert to 'Pa'";
        QTest::newRow("difference of nothing") << QJsonObject{{op, QStringLiteral("difference")}, {first, QStringLiteral("u")}}
                                               << "a second variable or two different levels";
        QTest::newRow("unlike units") << QJsonObject{{op, QStringLiteral("difference")}, {first, QStringLiteral("u")}, {second, QStringLiteral("t2")}}
                                      << "do not convert into each other";
        QTest::newRow("no such level") << QJsonObject{{QStringLiteral("first_level"), QStringLiteral("300 hPa")}}
                                       << "'u' has no level 300 hPa; it has 850, 500 hPa";
        QTest::newRow("no such variable") << QJsonObject{{first, QStringLiteral("uu")}} << "uu";
    }
    void deriveSaysWhatDoesNotFit()
    {
        QFETCH(QJsonObject, values);
        QFETCH(QString, part);
        const QString problem = firstProblem(m_derive.check(values, {{QStringLiteral("data"), {m_sample}}}));
        QVERIFY2(problem.contains(part), qPrintable(problem));
    }

    void openSaysWhatIsWrongWithItsFiles()
    {
        QVERIFY(firstProblem(m_open.check({{QStringLiteral("files"), QJsonArray{QStringLiteral("/nowhere/x.nc")}}}))
                    .contains(QStringLiteral("/nowhere/x.nc")));
        const CheckResult check = m_open.check({{QStringLiteral("files"), QJsonArray{QStringLiteral("/nowhere/x.nc")}}});
        QCOMPARE(check.problems.front().parameter, QStringLiteral("files"));
        QTemporaryDir folder;
        QFile text(folder.filePath(QStringLiteral("text.nc")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is no NetCDF file\n");
        text.close();
        QVERIFY(firstProblem(m_open.check({{QStringLiteral("files"), QJsonArray{text.fileName()}}})).contains(QStringLiteral("text.nc")));
        QVERIFY(firstProblem(
            m_open.check({{QStringLiteral("files"), QJsonArray{text.fileName()}}, {QStringLiteral("assume_units"), QJsonArray{QStringLiteral("p")}}}))
                    .contains(QStringLiteral("it must read name=unit")));
        QVERIFY(firstProblem(m_open.check({{QStringLiteral("files"), QJsonArray{text.fileName()}},
                                 {QStringLiteral("assume_units"), QJsonArray{QStringLiteral("p=stones")}}}))
                    .contains(QStringLiteral("'stones' is no known unit")));
    }

    void openNamesFilesInsteadOfCopyingThem()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("sample.zarr"));
        QVERIFY(copyToZarr(*m_sample, path));
        FakeContext context;
        const auto out
            = m_open.run({{QStringLiteral("files"), QJsonArray{path}}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("t2")}}}, {}, context);
        QVERIFY2(out, out ? "" : qPrintable(out.error().message));
        const auto cube = output<Cube>(*out, "data");
        QCOMPARE(cube->signature().variables.size(), std::size_t{1});
        QVERIFY(!cube->reference().isEmpty() || !cube->storedAt().isEmpty());
        QCOMPARE(all(*cube, "t2"), all(*m_sample, "t2"));
    }

private:
    std::shared_ptr<const Cube> run(const ModuleCase& module, const QJsonObject& values)
    {
        FakeContext context;
        const auto out = module.run(values, {{QStringLiteral("data"), {m_sample}}}, context);
        if (!out) {
            qWarning("%s", qPrintable(out.error().message));
            return nullptr;
        }
        if (!context.progressIsMonotone()) {
            qWarning("progress went back");
            return nullptr;
        }
        return output<Cube>(*out, "data");
    }

    std::shared_ptr<const Cube> m_sample = sample();
    data::Open m_openModule;
    data::Select m_selectModule;
    data::Derive m_deriveModule;
    ModuleCase m_open{m_openModule, QStringLiteral("data/files/open.json")};
    ModuleCase m_select{m_selectModule, QStringLiteral("data/files/select.json")};
    ModuleCase m_derive{m_deriveModule, QStringLiteral("data/values/derive.json")};
};

QTEST_GUILESS_MAIN(DataModulesTest)
#include "data_modules_test.moc"
