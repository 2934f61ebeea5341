// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes mapped over files, years, months, rows and members, with real processes on data made here.
#include "pipelines/data/value.h"
#include "tests/cli/sample_case.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <sys/resource.h>

#include <numeric>

using namespace terrella;
using namespace terrella::test;

namespace {

constexpr std::size_t kRows = 3, kColumns = 4;

/// Temperatures that tell day, member and cell.
float kelvin(double day, double member, std::size_t cell)
{
    return static_cast<float>(250.0 + 0.0625 * day + 16.0 * member + static_cast<double>(cell));
}

/// Daily fields from a day of 2000 on; members are those given, none: there is no such dimension.
QByteArray daysFile(int first, int count, const std::vector<double>& members = {}, std::size_t columns = kColumns, double warmer = 0.0)
{
    ClassicNetCdf file;
    const int time = file.dimension("time", static_cast<std::size_t>(count));
    const int member = members.empty() ? -1 : file.dimension("realization", members.size());
    const int lat = file.dimension("lat", kRows), lon = file.dimension("lon", columns);
    std::vector<double> days(static_cast<std::size_t>(count)), lats(kRows), lons(columns);
    std::iota(days.begin(), days.end(), first);
    for (std::size_t j = 0; j < kRows; ++j)
        lats[j] = 40.0 + 10.0 * static_cast<double>(j);
    for (std::size_t i = 0; i < columns; ++i)
        lons[i] = 10.0 * static_cast<double>(i);
    file.doubles("time", {time}, days, {{{"units", std::string("days since 2000-01-01")}, {"calendar", std::string("standard")}}});
    if (member >= 0)
        file.doubles("realization", {member}, members, {{{"standard_name", std::string("realization")}, {"units", std::string("1")}}});
    file.doubles("lat", {lat}, lats, {{{"units", std::string("degrees_north")}, {"standard_name", std::string("latitude")}}});
    file.doubles("lon", {lon}, lons, {{{"units", std::string("degrees_east")}, {"standard_name", std::string("longitude")}}});
    std::vector<float> values;
    for (const double day : days) {
        for (const double number : members.empty() ? std::vector<double>{0.0} : members) {
            for (std::size_t cell = 0; cell < kRows * columns; ++cell)
                values.push_back(kelvin(day, number, cell) + static_cast<float>(warmer));
        }
    }
    std::vector<int> dimensions{time, lat, lon};
    if (member >= 0)
        dimensions.insert(dimensions.begin() + 1, member);
    file.floats("t", dimensions, values, {{{"units", std::string("K")}, {"standard_name", std::string("air_temperature")}}});
    return file.bytes();
}

QJsonObject node(const char* module, const QJsonObject& parameters = {}, const QJsonObject& map = {})
{
    QJsonObject out{{QStringLiteral("module"), QLatin1String(module)}, {QStringLiteral("parameters"), parameters}};
    if (!map.isEmpty())
        out.insert(QStringLiteral("map"), map);
    return out;
}

QJsonObject opening(const QJsonArray& files, const QJsonObject& map = {}) { return node("data.open", {{QStringLiteral("files"), files}}, map); }

QJsonObject over(const char* what, const QJsonObject& more = {})
{
    QJsonObject out = more;
    out.insert(QStringLiteral("over"), QLatin1String(what));
    return out;
}

const QJsonArray kEveryFile{QStringLiteral("*.nc")};
const QStringList kOpenToNode{QStringLiteral("open.data>node.data")};

/// The path behind "node.port" on stdout.
QString resultPath(const Outcome& outcome, const char* name)
{
    for (const QString& line : outcome.out.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String(name) + QLatin1Char('\t')))
            return line.section(QLatin1Char('\t'), 1);
    }
    return {};
}

std::shared_ptr<const Cube> cubeOf(const Outcome& outcome, const char* name)
{
    const auto value = loadValue(resultPath(outcome, name));
    return value ? std::get<std::shared_ptr<const Cube>>(*value) : nullptr;
}

std::vector<float> valuesOf(const Cube& cube, int variable = 0)
{
    const auto shape = cube.signature().shapeOf(cube.signature().variables[static_cast<std::size_t>(variable)]);
    std::size_t count = 1;
    for (const std::size_t size : shape)
        count *= size;
    std::vector<float> out(count);
    return cube.read(variable, Window::all(shape), out) ? out : std::vector<float>();
}

const Axis* axisNamed(const Cube& cube, const char* name)
{
    const auto it = std::ranges::find(cube.signature().axes, QLatin1String(name), &Axis::name);
    return it == cube.signature().axes.end() ? nullptr : &*it;
}

QStringList finishedRuns(const Outcome& outcome)
{
    QStringList out;
    for (const QJsonObject& event : outcome.lines()) {
        const QString id = event.value(QLatin1String("node")).toString();
        if (event.value(QLatin1String("type")).toString() == QLatin1String("finished") && id.contains(QLatin1Char('#')))
            out.append(id);
    }
    return out;
}

} // namespace

class MapsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileThatDoesNotOpenIsLeftOut();
    void filesOfOneTimeLieBesideEachOther();
    void yearsAndMonths();
    void rowsOfParameters();
    void allMembersOfACube();
    void tablesAndReports();
    void groupsWithFilesOfTheirOwn();
    void manyRunsStayWithinMemory();
};

void MapsTest::aFileThatDoesNotOpenIsLeftOut()
{
    const SampleCase sample;
    sample.write(QStringLiteral("jan.nc"), daysFile(0, 31));
    sample.write(QStringLiteral("feb.nc"), daysFile(31, 29));
    sample.write(QStringLiteral("mar.nc"), daysFile(60, 31));
    sample.write(QStringLiteral("broken.nc"), "CDF\x01 and then nothing of the kind");
    const QString file = sample.writePipeline(QStringLiteral("files.terrella"),
        {{QStringLiteral("open"), opening(kEveryFile, over("files"))},
            {QStringLiteral("node"), node("data.aggregate", {{QStringLiteral("time"), QStringLiteral("month")}})}},
        kOpenToNode);
    const Outcome check = sample.call({QStringLiteral("check"), file});
    QVERIFY2(check.code == 0, qPrintable(check.both()));
    QVERIFY2(check.out.contains(QStringLiteral("open.files: warning: Left out: broken.nc. ")), qPrintable(check.both()));
    const Outcome run = sample.call({QStringLiteral("run"), file});
    QVERIFY2(run.code == 0, qPrintable(run.both()));
    QVERIFY2(run.err.contains(QStringLiteral("open: warning: broken.nc failed and is left out: ")), qPrintable(run.both()));
    const Outcome opened = sample.call({QStringLiteral("run"), file, QStringLiteral("--to"), QStringLiteral("open")});
    const auto joined = cubeOf(opened, "open.data");
    const auto monthly = cubeOf(run, "node.data");
    QVERIFY2(joined && monthly, qPrintable(run.both() + opened.both()));
    const std::vector<float> values = valuesOf(*joined);
    QCOMPARE(values.size(), 91 * kRows * kColumns);
    for (std::size_t day = 0; day < 91; ++day)
        QCOMPARE(values[day * kRows * kColumns + 5], kelvin(static_cast<double>(day), 0, 5));
    const std::vector<float> means = valuesOf(*monthly);
    QCOMPARE(means.size(), 3 * kRows * kColumns);
    QCOMPARE(means[kRows * kColumns], kelvin(45, 0, 0)); // the middle of February

    // What is left out changes nothing for the others: all of them are there.
    const Outcome plan = sample.call({QStringLiteral("run"), file, QStringLiteral("--dry-run")});
    QVERIFY2(plan.code == 0 && plan.out.contains(QStringLiteral("nothing changed")), qPrintable(plan.both()));
    QVERIFY2(!plan.out.contains(QStringLiteral("open#1")) && !plan.out.contains(QStringLiteral(" run ")), qPrintable(plan.both()));

    // Mended, it is the one that runs.
    sample.write(QStringLiteral("broken.nc"), daysFile(91, 30));
    const Outcome mended = sample.call({QStringLiteral("run"), file, QStringLiteral("--json")});
    QVERIFY2(mended.code == 0, qPrintable(mended.both()));
    QCOMPARE(finishedRuns(mended), QStringList{QStringLiteral("open#1")});

    // Nothing but broken files is an error.
    for (const char* name : {"jan.nc", "feb.nc", "mar.nc", "broken.nc"})
        sample.write(QLatin1String(name), "nothing of the kind");
    const Outcome none = sample.call({QStringLiteral("check"), file});
    QCOMPARE(none.code, 4); // input that cannot be used
    QVERIFY2(none.out.contains(QStringLiteral("open.files: error: ")) && !none.out.contains(QStringLiteral("Left out")), qPrintable(none.both()));
}

void MapsTest::filesOfOneTimeLieBesideEachOther()
{
    const SampleCase sample;
    sample.write(QStringLiteral("cold.nc"), daysFile(0, 5));
    sample.write(QStringLiteral("warm.nc"), daysFile(0, 5, {}, kColumns, 8.0));
    const QString file = sample.writePipeline(QStringLiteral("models.terrella"),
        {{QStringLiteral("open"), opening(kEveryFile, over("files", {{QStringLiteral("name"), QStringLiteral("model")}}))}}, {});
    const Outcome run = sample.call({QStringLiteral("run"), file});
    const auto cube = cubeOf(run, "open.data");
    QVERIFY2(cube, qPrintable(run.both()));
    const CubeSignature& signature = cube->signature();
    QCOMPARE(signature.shapeOf(signature.variables[0]), (std::vector<std::size_t>{5, 2, kRows, kColumns}));
    QCOMPARE(signature.variables[0].units, QStringLiteral("K"));
    QCOMPARE(signature.variables[0].standardName, QStringLiteral("air_temperature"));
    QVERIFY(axisNamed(*cube, "model"));
    QCOMPARE(axisNamed(*cube, "model")->values, (std::vector<double>{1, 2}));
    QCOMPARE(signature.attributes.value(QLatin1String("model_labels")).toString(), QStringLiteral("cold.nc, warm.nc"));
    const std::vector<float> values = valuesOf(*cube);
    for (std::size_t day = 0; day < 5; ++day) {
        QCOMPARE(values[day * 24 + 7], kelvin(static_cast<double>(day), 0, 7));
        QCOMPARE(values[day * 24 + 12 + 7], kelvin(static_cast<double>(day), 0, 7) + 8.0F);
    }

    // Another grid is said before anything runs, with the names of both files.
    sample.write(QStringLiteral("wide.nc"), daysFile(0, 5, {}, kColumns + 1));
    const Outcome differs = sample.call({QStringLiteral("check"), file});
    QCOMPARE(differs.code, 3);
    QVERIFY2(differs.out.contains(QStringLiteral("The results for 'cold.nc' and 'wide.nc' do not fit together")), qPrintable(differs.both()));
    QVERIFY(QFile::remove(sample.path("wide.nc")));

    const Outcome exported = sample.call({QStringLiteral("export"), QStringLiteral("last"), QStringLiteral("open.data"), sample.path("out.nc")});
    QVERIFY2(exported.code == 0, qPrintable(exported.both()));
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"),
            QStringLiteral("import sys\ntry:\n import xarray\nexcept ImportError:\n sys.exit(77)\nd = xarray.open_dataset(sys.argv[1])\n"
                           "print(d.t.dims, d.t.attrs['units'], d.model.values.tolist(), d.attrs['model_labels'], "
                           "float(d.t.isel(model=1).mean() - d.t.isel(model=0).mean()))"),
            sample.path("out.nc")});
    if (!python.waitForFinished(60000) || python.exitCode() == 77)
        QSKIP("/usr/bin/python3 has no xarray.");
    QCOMPARE(QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed(),
        QStringLiteral("('time', 'model', 'lat', 'lon') K [1.0, 2.0] cold.nc, warm.nc 8.0"));
}

void MapsTest::yearsAndMonths()
{
    const SampleCase sample;
    sample.write(QStringLiteral("days.nc"), daysFile(0, 1096)); // 2000 to 2002
    const auto write = [&](const QJsonObject& map) {
        return sample.writePipeline(QStringLiteral("periods.terrella"),
            {{QStringLiteral("open"), opening({QStringLiteral("days.nc")})}, {QStringLiteral("node"), node("data.select", {}, map)}}, kOpenToNode);
    };
    // 2003 is not there: it is left out with its sentence.
    const Outcome years = sample.call({QStringLiteral("run"), write(over("years", {{QStringLiteral("from"), 2001}, {QStringLiteral("to"), 2003}}))});
    QVERIFY2(years.code == 0 && years.err.contains(QStringLiteral("node: warning: 2003 failed and is left out: ")), qPrintable(years.both()));
    const auto joined = cubeOf(years, "node.data");
    QVERIFY(joined);
    QCOMPARE(joined->signature().shapeOf(joined->signature().variables[0]), (std::vector<std::size_t>{730, kRows, kColumns}));
    const std::vector<float> values = valuesOf(*joined);
    for (std::size_t day = 0; day < 730; ++day)
        QCOMPARE(values[day * kRows * kColumns], kelvin(366.0 + static_cast<double>(day), 0, 0));

    const Outcome months = sample.call({QStringLiteral("run"),
        write(over("months", {{QStringLiteral("from"), QStringLiteral("2000-12")}, {QStringLiteral("to"), QStringLiteral("2001-02")}})),
        QStringLiteral("--json")});
    QVERIFY2(months.code == 0, qPrintable(months.both()));
    QCOMPARE(finishedRuns(months).size(), 3);
    const Outcome again = sample.call({QStringLiteral("run"), sample.path("periods.terrella")});
    const auto winter = cubeOf(again, "node.data");
    QVERIFY2(winter, qPrintable(again.both()));
    const std::vector<float> days = valuesOf(*winter);
    QCOMPARE(days.size(), 90 * kRows * kColumns);
    QCOMPARE(days.front(), kelvin(335, 0, 0));
    QCOMPARE(days.back(), kelvin(424, 0, kRows * kColumns - 1));
}

void MapsTest::rowsOfParameters()
{
    const SampleCase sample;
    sample.write(QStringLiteral("days.nc"), daysFile(0, 4));
    const QJsonObject map = over("rows",
        {{QStringLiteral("parameters"), QJsonArray{QStringLiteral("formula"), QStringLiteral("standard_name")}},
            {QStringLiteral("values"), QJsonArray{QJsonArray{QStringLiteral("t * 2"), QString()}, QJsonArray{QStringLiteral("t / 2"), QString()}}}});
    const QString file = sample.writePipeline(QStringLiteral("rows.terrella"),
        {{QStringLiteral("open"), opening({QStringLiteral("days.nc")})}, {QStringLiteral("node"), node("data.arithmetic", {}, map)}}, kOpenToNode);
    const Outcome run = sample.call({QStringLiteral("run"), file});
    const auto cube = cubeOf(run, "node.data");
    QVERIFY2(cube, qPrintable(run.both()));
    QCOMPARE(cube->signature().variables[0].name, QStringLiteral("result"));
    QCOMPARE(cube->signature().variables[0].units, QStringLiteral("K"));
    QVERIFY(axisNamed(*cube, "row"));
    QCOMPARE(axisNamed(*cube, "row")->values, (std::vector<double>{1, 2}));
    // The labels have commas of their own.
    QCOMPARE(cube->signature().attributes.value(QLatin1String("row_labels")).toString(), QStringLiteral("t * 2, ; t / 2, "));
    const std::vector<float> values = valuesOf(*cube);
    QCOMPARE(values.size(), 4 * 2 * kRows * kColumns);
    QCOMPARE(values[24 + 3], 2 * kelvin(1, 0, 3));
    QCOMPARE(values[24 + 12 + 3], kelvin(1, 0, 3) / 2);
}

void MapsTest::allMembersOfACube()
{
    const SampleCase sample;
    sample.write(QStringLiteral("days.nc"), daysFile(0, 4, {1, 3, 7}));
    const auto write = [&](const QString& name, const QJsonObject& map) {
        return sample.writePipeline(name,
            {{QStringLiteral("open"), opening({QStringLiteral("days.nc")})},
                {QStringLiteral("node"), node("data.convert_units", {{QStringLiteral("units"), QStringLiteral("degC")}}, map)}},
            kOpenToNode);
    };
    const QString mapped = write(QStringLiteral("mapped.terrella"), over("member"));
    const Outcome check = sample.call({QStringLiteral("check"), mapped});
    QVERIFY2(check.code == 0, qPrintable(check.both()));
    const Outcome one = sample.call({QStringLiteral("run"), mapped});
    const Outcome other = sample.call({QStringLiteral("run"), write(QStringLiteral("plain.terrella"), {})});
    const auto cube = cubeOf(one, "node.data"), plain = cubeOf(other, "node.data");
    QVERIFY2(cube && plain, qPrintable(one.both() + other.both()));
    const Axis* members = axisNamed(*cube, "realization");
    QVERIFY(members);
    QVERIFY(members->kind == AxisKind::Member);
    QCOMPARE(members->values, (std::vector<double>{1, 3, 7}));
    QCOMPARE(members->units, QStringLiteral("1"));
    QCOMPARE(cube->signature().variables[0].units, QStringLiteral("degC"));
    QCOMPARE(cube->signature().shapeOf(cube->signature().variables[0]), plain->signature().shapeOf(plain->signature().variables[0]));
    QCOMPARE(valuesOf(*cube), valuesOf(*plain));
    const Outcome why = sample.call({QStringLiteral("why"), mapped});
    QVERIFY2(why.code == 0 && !why.both().contains(QStringLiteral("not known")), qPrintable(why.both()));

    // Those that are listed are places.
    const Outcome listed
        = sample.call({QStringLiteral("run"), write(QStringLiteral("listed.terrella"), over("member", {{QStringLiteral("values"), QJsonArray{2}}}))});
    const auto last = cubeOf(listed, "node.data");
    QVERIFY2(last, qPrintable(listed.both()));
    QCOMPARE(valuesOf(*last).size(), 4 * kRows * kColumns);
    QVERIFY(std::abs(valuesOf(*last)[0] - (kelvin(0, 7, 0) - 273.15F)) < 1e-4F);

    // One more member comes by itself; without any it is said what is wrong.
    sample.write(QStringLiteral("days.nc"), daysFile(0, 4, {1, 3, 7, 9}));
    QCOMPARE(axisNamed(*cubeOf(sample.call({QStringLiteral("run"), mapped}), "node.data"), "realization")->values, (std::vector<double>{1, 3, 7, 9}));
    sample.write(QStringLiteral("days.nc"), daysFile(0, 4));
    const Outcome none = sample.call({QStringLiteral("check"), mapped});
    QCOMPARE(none.code, 3);
    QVERIFY2(none.out.contains(QStringLiteral("node.data: error: What comes into 'data' has no members to map over.")), qPrintable(none.both()));
}

void MapsTest::tablesAndReports()
{
    const SampleCase sample;
    sample.write(QStringLiteral("days.nc"), daysFile(0, 40, {2, 5}));
    const QString file = sample.writePipeline(QStringLiteral("statistics.terrella"),
        {{QStringLiteral("open"), opening({QStringLiteral("days.nc")})},
            {QStringLiteral("node"), node("data.statistics", {{QStringLiteral("statistic"), QStringLiteral("moments")}}, over("member"))}},
        kOpenToNode);
    const Outcome run = sample.call({QStringLiteral("run"), file});
    QVERIFY2(run.code == 0, qPrintable(run.both()));
    QVERIFY(axisNamed(*cubeOf(run, "node.data"), "realization"));

    const auto table = loadValue(resultPath(run, "node.table"));
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    const auto features = std::get<std::shared_ptr<const Features>>(*table);
    const auto column = std::ranges::find(features->info.columns, QStringLiteral("realization"), &ColumnInfo::name);
    QVERIFY(column != features->info.columns.end());
    QVERIFY(column->type == ColumnType::Real);
    QCOMPARE(column->units, QStringLiteral("1"));
    const auto& values = features->columns[static_cast<std::size_t>(column - features->info.columns.begin())].real;
    QVERIFY(values.size() >= 2 && values.size() % 2 == 0);
    for (std::size_t row = 0; row < values.size(); ++row)
        QCOMPARE(values[row], row < values.size() / 2 ? 2.0 : 5.0);

    const auto report = loadValue(resultPath(run, "node.report"));
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    const QJsonObject content = std::get<std::shared_ptr<const Report>>(*report)->content;
    QCOMPARE(content.value(QLatin1String("over")).toString(), QStringLiteral("realization"));
    const QJsonArray rows = content.value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).toObject().value(QLatin1String("realization")).toDouble(), 5.0);
    QVERIFY(rows.at(0).toObject().size() > 1);

    // What is no number is a text in the table.
    const QJsonObject map = over("parameter",
        {{QStringLiteral("parameter"), QStringLiteral("method")},
            {QStringLiteral("values"), QJsonArray{QStringLiteral("nearest"), QStringLiteral("bilinear")}}});
    sample.write(QStringLiteral("days.nc"), daysFile(0, 3));
    const Outcome texts = sample.call({QStringLiteral("run"),
        sample.writePipeline(QStringLiteral("samples.terrella"),
            {{QStringLiteral("open"), opening({QStringLiteral("days.nc")})},
                {QStringLiteral("node"), node("data.sample", {{QStringLiteral("locations"), QJsonArray{QStringLiteral("Here: 5 50")}}}, map)}},
            kOpenToNode)});
    const auto samples = loadValue(resultPath(texts, "node.table"));
    QVERIFY2(samples, qPrintable(texts.both()));
    const auto points = std::get<std::shared_ptr<const Features>>(*samples);
    const auto methods = std::ranges::find(points->info.columns, QStringLiteral("method"), &ColumnInfo::name);
    QVERIFY(methods != points->info.columns.end());
    QVERIFY(methods->type == ColumnType::Text);
    const auto& words = points->columns[static_cast<std::size_t>(methods - points->info.columns.begin())].text;
    QCOMPARE(words.size(), 6u);
    QCOMPARE(words[2], QStringLiteral("nearest"));
    QCOMPARE(words[3], QStringLiteral("bilinear"));
}

void MapsTest::groupsWithFilesOfTheirOwn()
{
    const SampleCase sample;
    QDir(sample.folder.path()).mkpath(QStringLiteral("data"));
    QDir(sample.folder.path()).mkpath(QStringLiteral("mended"));
    sample.write(QStringLiteral("data/days.nc"), daysFile(0, 4));
    sample.write(QStringLiteral("group.terrella"), R"({ "terrella": 1, "variables": { "folder": "data" },
      "nodes": [ { "id": "g", "module": "group.given" } ], "links": [],
      "groups": [ { "id": "group.given", "title": "Given", "nodes": [
          { "id": "open", "module": "data.open", "parameters": { "files": [ "${folder}/days.nc" ], "assume_unit": [] } } ], "links": [],
        "outputs": [ { "key": "data", "from": "open.data" } ] } ] })");
    // Written to another folder, the inside names the same file.
    const Outcome check = sample.call({QStringLiteral("check"), sample.path("group.terrella"), QStringLiteral("--out"),
        sample.path("mended/group.terrella"), QStringLiteral("--fix"), QStringLiteral("all")});
    QVERIFY2(QFileInfo::exists(sample.path("mended/group.terrella")), qPrintable(check.both()));
    QFile moved(sample.path("mended/group.terrella"));
    QVERIFY(moved.open(QIODevice::ReadOnly));
    QByteArray text = moved.readAll();
    QVERIFY2(text.contains("\"../${folder}/days.nc\""), text.constData());
}

void MapsTest::manyRunsStayWithinMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers need memory of their own.");
#endif
    const SampleCase sample;
    {
        ClassicNetCdf file;
        constexpr std::size_t ny = 721, nx = 1440;
        const int time = file.dimension("time", 1), lat = file.dimension("lat", ny), lon = file.dimension("lon", nx);
        std::vector<double> lats(ny), lons(nx);
        for (std::size_t j = 0; j < ny; ++j)
            lats[j] = 90.0 - 0.25 * static_cast<double>(j);
        for (std::size_t i = 0; i < nx; ++i)
            lons[i] = 0.25 * static_cast<double>(i);
        file.doubles("time", {time}, {0.0}, {{{"units", std::string("days since 2000-01-01")}}});
        file.doubles("lat", {lat}, lats, {{{"units", std::string("degrees_north")}}});
        file.doubles("lon", {lon}, lons, {{{"units", std::string("degrees_east")}}});
        std::vector<float> values(ny * nx);
        for (std::size_t k = 0; k < values.size(); ++k)
            values[k] = static_cast<float>(k * 7919 % 10007);
        file.floats("t", {time, lat, lon}, values, {{{"units", std::string("K")}}});
        sample.write(QStringLiteral("field.nc"), file.bytes());
    }
    QJsonArray formulas;
    for (int i = 1; i <= 50; ++i)
        formulas.append(QStringLiteral("t * %1").arg(i));
    const QString file = sample.writePipeline(QStringLiteral("many.terrella"),
        {{QStringLiteral("open"), opening({QStringLiteral("field.nc")})},
            {QStringLiteral("node"),
                node("data.arithmetic", {},
                    over("parameter", {{QStringLiteral("parameter"), QStringLiteral("formula")}, {QStringLiteral("values"), formulas}}))},
            {QStringLiteral("after"), node("data.arithmetic", {{QStringLiteral("formula"), QStringLiteral("result / 2")}})}},
        {QStringLiteral("open.data>node.data"), QStringLiteral("node.data>after.data")});
    const Outcome run = sample.call({QStringLiteral("run"), file, QStringLiteral("--memory"), QStringLiteral("256M")});
    QVERIFY2(run.code == 0, qPrintable(run.both()));
    rusage usage{};
    QCOMPARE(getrusage(RUSAGE_CHILDREN, &usage), 0);
    qInfo("peak of all programs so far: %ld MiB", usage.ru_maxrss / 1024);
    QVERIFY2(usage.ru_maxrss < 400 * 1024, qPrintable(QStringLiteral("%1 KiB").arg(usage.ru_maxrss))); // its fields together are 415 MB
    const auto cube = cubeOf(run, "after.data");
    QVERIFY(cube);
    const CubeSignature& signature = cube->signature();
    QCOMPARE(signature.shapeOf(signature.variables[0]), (std::vector<std::size_t>{1, 50, 721, 1440}));
    std::vector<float> line(1440);
    QVERIFY(cube->read(0, {{0, 49, 300, 0}, {1, 1, 1, 1440}}, line));
    for (std::size_t i = 0; i < line.size(); ++i)
        QCOMPARE(line[i], static_cast<float>((300 * 1440 + i) * 7919 % 10007) * 25.0F);
}

QTEST_GUILESS_MAIN(MapsTest)
#include "maps_test.moc"
