// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/write.h"

#include "tests/plugins/data/written_cubes.h"
#include "tests/plugins/module_case.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

Q_DECLARE_METATYPE(std::shared_ptr<const terrella::Cube>)

using namespace terrella;
using namespace terrella::test;

namespace {

const data::Write module;

QJsonObject with(const QString& file, const QJsonObject& more = {})
{
    QJsonObject out = more;
    out.insert(QStringLiteral("file"), file);
    return out;
}

QJsonObject reportOf(const Result<Outputs>& outputs)
{
    return outputs ? std::get<std::shared_ptr<const Report>>(outputs->at(QStringLiteral("report")))->content : QJsonObject();
}

QStringList filesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

std::shared_ptr<const Features> table()
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->lon = {5.0, 200.0};
    out->lat = {52.0, -10.0};
    ColumnInfo wind;
    wind.name = QStringLiteral("wind");
    out->columns[static_cast<std::size_t>(out->addColumn(wind))].real = {12.5, 30.0};
    return out;
}

} // namespace

class WriteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBack_data();
    void readsBack();
    void longInTime();
    void packing_data();
    void packing();
    void splitsAndJoins();
    void manyVariablesAsGeoTiffs();
    void tablesAndReports();
    void overwriting();
    void notOverItsInput();
    void historyAndAttributes();
    void bounds();
    void memoryOfChunks();
    void refuses_data();
    void refuses();
    void cancelledLeavesNothing();

private:
    ModuleCase m_case{module, QStringLiteral("data/files/write.json")};
};

void WriteTest::readsBack_data()
{
    QTest::addColumn<std::shared_ptr<const Cube>>("cube");
    QTest::addColumn<QString>("suffix");
    for (const NamedCube& named : writtenCubes()) {
        for (const char* suffix : {"nc", "zarr"})
            QTest::addRow("%s.%s", named.name, suffix) << named.cube << QString::fromLatin1(suffix);
    }
}

void WriteTest::readsBack()
{
    QFETCH(std::shared_ptr<const Cube>, cube);
    QFETCH(QString, suffix);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out/a.") + suffix);
    FakeContext context;
    const auto outputs = m_case.run(with(path), {{QStringLiteral("data"), {Value(cube)}}}, context);
    QVERIFY2(outputs, outputs ? "" : qPrintable(outputs.error().message + outputs.error().trail.join(QLatin1Char(' '))));
    QCOMPARE(context.effects, QStringList{path});
    QVERIFY(context.progressIsMonotone() && context.reports.back().fraction == 1.0);
    const auto back = openCube({path});
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    const Grid* grid = cube->signature().gridOf(cube->signature().variables[0]);
    if (grid->kind == GridKind::Projected && grid->lat.empty()) // a reader works the positions out
        QCOMPARE((*back)->signature().gridOf((*back)->signature().variables[0])->y, grid->y);
    else
        QCOMPARE(synthetic::difference(*cube, **back), QString());
    const QJsonObject file = reportOf(outputs).value(QStringLiteral("files")).toArray().at(0).toObject();
    QCOMPARE(file.value(QStringLiteral("path")).toString(), path);
    QVERIFY(file.value(QStringLiteral("bytes")).toInteger() > 0);
    QCOMPARE(file.value(QStringLiteral("variables")).toArray().size(), static_cast<qsizetype>(cube->signature().variables.size()));
    QCOMPARE(QDir(folder.filePath(QStringLiteral("out"))).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void WriteTest::longInTime()
{
    // Chunks of several steps and parts of rows, edges that no chunk fills, more values than one piece.
    const auto cube = synthetic::filled(synthetic::regular(50, 181, 360));
    for (const char* suffix : {"nc", "zarr"}) {
        for (const QJsonObject& how : {QJsonObject{{QStringLiteral("chunking"), QStringLiteral("series")}, {QStringLiteral("compression"), 1}},
                 QJsonObject{{QStringLiteral("chunks"), QJsonArray{QStringLiteral("time=7"), QStringLiteral("lat=50"), QStringLiteral("lon=111")}},
                     {QStringLiteral("compression"), 0}}}) {
            QTemporaryDir folder;
            const QString path = folder.filePath(QStringLiteral("a.") + QLatin1String(suffix));
            FakeContext context;
            context.memory = std::size_t{48} << 20;
            const auto outputs = m_case.run(with(path, how), {{QStringLiteral("data"), {Value(cube)}}}, context);
            QVERIFY2(outputs, outputs ? "" : qPrintable(outputs.error().message));
            const auto back = openCube({path});
            QVERIFY(back);
            QCOMPARE(synthetic::difference(*cube, **back), QString());
        }
    }
}

void WriteTest::packing_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("NetCDF") << QStringLiteral("a.nc");
    QTest::newRow("Zarr") << QStringLiteral("a.zarr");
    QTest::newRow("GeoTIFF") << QStringLiteral("a.tif");
}

void WriteTest::packing()
{
    QFETCH(QString, name);
    CubeSignature s = synthetic::regular(3, 18, 36, Calendar::Standard);
    s.variables.resize(1);
    for (double& lon : s.axes[3].values) // as a GeoTIFF has them
        lon -= 180.0;
    s.grids[0].lon = s.axes[3].values;
    const auto cube = synthetic::filled(s);
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    FakeContext context;
    const auto outputs
        = m_case.run(with(path, {{QStringLiteral("packing"), QStringLiteral("int16")}}), {{QStringLiteral("data"), {Value(cube)}}}, context);
    QVERIFY2(outputs, outputs ? "" : qPrintable(outputs.error().message));
    const QJsonObject packed = reportOf(outputs).value(QStringLiteral("packing")).toObject().value(QStringLiteral("msl")).toObject();
    const double error = packed.value(QStringLiteral("largest_error")).toDouble();
    const double most = (3 * 18 * 36 - 1) * 0.25; // of values that begin at 0
    QVERIFY(std::abs(error - most / 65534.0 / 2.0) < 1e-12);
    QVERIFY(std::abs(packed.value(QStringLiteral("add_offset")).toDouble() - most / 2.0) < 1e-9);
    const auto back = openCube({path});
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    const Window all = Window::all(cube->signature().shapeOf(cube->signature().variables[0]));
    std::vector<float> before(all.size()), after(all.size());
    QVERIFY(cube->read(0, all, before));
    QVERIFY((*back)->read(0, Window::all((*back)->signature().shapeOf((*back)->signature().variables[0])), after));
    double largest = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(std::isnan(before[i]), std::isnan(after[i]));
        if (!std::isnan(before[i]))
            largest = std::max(largest, std::abs(static_cast<double>(before[i]) - static_cast<double>(after[i])));
    }
    QVERIFY2(largest <= error + 1e-4 && largest > 0.5 * error, qPrintable(QString::number(largest)));
    QVERIFY((*back)->signature().variables[0].storedType.contains(QStringLiteral("int16")));
}

void WriteTest::splitsAndJoins()
{
    CubeSignature s = synthetic::regular(40, 9, 18, Calendar::Days360);
    s.axes[0] = synthetic::timeAxis("days since 1999-11-15 00:00:00", Calendar::Days360, 0, 2, 40); // to 3 February 2000
    const auto cube = synthetic::filled(s);
    QTemporaryDir folder;
    FakeContext context;
    const QJsonObject how{{QStringLiteral("split"), QStringLiteral("month")}, {QStringLiteral("variables"), QJsonArray{QStringLiteral("msl")}}};
    const auto outputs = m_case.run(with(folder.filePath(QStringLiteral("a.nc")), how), {{QStringLiteral("data"), {Value(cube)}}}, context);
    QVERIFY2(outputs, outputs ? "" : qPrintable(outputs.error().message));
    QCOMPARE(filesIn(folder),
        (QStringList{
            QStringLiteral("a_1999-11.nc"), QStringLiteral("a_1999-12.nc"), QStringLiteral("a_2000-01.nc"), QStringLiteral("a_2000-02.nc")}));
    QCOMPARE(context.effects.size(), 4);
    QVERIFY(context.progressIsMonotone());
    const auto back = openCube({folder.filePath(QStringLiteral("a_*.nc"))});
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    s.variables.resize(1);
    QCOMPARE(synthetic::difference(*synthetic::filled(s), **back), QString());
    int steps = 0;
    for (const QJsonValue& file : reportOf(outputs).value(QStringLiteral("files")).toArray())
        steps += file.toObject().value(QStringLiteral("steps")).toInt();
    QCOMPARE(steps, 40);
    FakeContext other;
    QVERIFY(m_case.run(with(folder.filePath(QStringLiteral("b.nc")), {{QStringLiteral("split"), QStringLiteral("year")}}),
        {{QStringLiteral("data"), {Value(cube)}}}, other));
    QCOMPARE(other.effects, (QStringList{folder.filePath(QStringLiteral("b_1999.nc")), folder.filePath(QStringLiteral("b_2000.nc"))}));
}

void WriteTest::manyVariablesAsGeoTiffs()
{
    QTemporaryDir folder;
    FakeContext context;
    const auto cube = synthetic::filled(synthetic::regular(2, 18, 36));
    QVERIFY(m_case.run(with(folder.filePath(QStringLiteral("a.tif"))), {{QStringLiteral("data"), {Value(cube)}}}, context));
    QCOMPARE(filesIn(folder), (QStringList{QStringLiteral("a_msl.tif"), QStringLiteral("a_t.tif"), QStringLiteral("a_zs.tif")}));
}

void WriteTest::tablesAndReports()
{
    QTemporaryDir folder;
    for (const char* name : {"a.gpkg", "a.geojson", "a.csv"}) {
        FakeContext context;
        const QString path = folder.filePath(QLatin1String(name));
        const auto outputs = m_case.run(with(path), {{QStringLiteral("table"), {Value(table())}}}, context);
        QVERIFY2(outputs, outputs ? "" : qPrintable(outputs.error().message));
        const auto back = readFeatures(path);
        QVERIFY(back && (*back)->rowCount() == 2);
        QCOMPARE((*back)->reals(QStringLiteral("wind"))->at(1), 30.0);
        QCOMPARE(reportOf(outputs).value(QStringLiteral("files")).toArray().at(0).toObject().value(QStringLiteral("rows")).toInt(), 2);
    }
    FakeContext context;
    const auto report = std::make_shared<const Report>(Report{QStringLiteral("skill"), {{QStringLiteral("rmse"), 1.5}}});
    const QString path = folder.filePath(QStringLiteral("a.json"));
    QVERIFY(m_case.run(with(path), {{QStringLiteral("report"), {Value(report)}}}, context));
    const auto back = readJsonFile(path);
    QVERIFY(back && back->value(QStringLiteral("content")).toObject().value(QStringLiteral("rmse")).toDouble() == 1.5);
}

void WriteTest::overwriting()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.nc"));
    const ValueMap inputs{{QStringLiteral("data"), {Value(synthetic::filled(synthetic::regular(1, 4, 8)))}}};
    const auto write = [&](const char* overwrite, RunContext& context) {
        return m_case.run(with(path, {{QStringLiteral("overwrite"), QLatin1String(overwrite)}}), inputs, context);
    };
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
    file.close();
    FakeContext context;
    for (const char* policy : {"own", "refuse"}) {
        const auto refused = write(policy, context);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(path) && refused.error().message.contains(QStringLiteral("left alone")),
            qPrintable(refused.error().message));
        QCOMPARE(QFileInfo(path).size(), 8);
    }
    QVERIFY(write("new_name", context));
    QVERIFY(write("new_name", context));
    QCOMPARE(filesIn(folder), (QStringList{QStringLiteral("a-2.nc"), QStringLiteral("a-3.nc"), QStringLiteral("a.nc")}));
    QCOMPARE(QFileInfo(path).size(), 8);
    QVERIFY(write("replace", context));
    QVERIFY(openCube({path}));
    QVERIFY(write("own", context)); // by now it is its own
    QVERIFY(!write("refuse", context));
    // a folder of Zarr over another one
    const QString zarr = folder.filePath(QStringLiteral("a.zarr"));
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_case.run(with(zarr), inputs, context));
    QVERIFY(openCube({zarr}));
}

void WriteTest::notOverItsInput()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.nc"));
    QVERIFY(exportNetCdf(*synthetic::filled(synthetic::regular(1, 4, 8)), path, QString()));
    const auto cube = openCube({path});
    QVERIFY(cube);
    FakeContext context;
    const auto done
        = m_case.run(with(path, {{QStringLiteral("overwrite"), QStringLiteral("replace")}}), {{QStringLiteral("data"), {Value(*cube)}}}, context);
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(QStringLiteral("being read")), qPrintable(done.error().message));
}

void WriteTest::historyAndAttributes()
{
    qputenv("SOURCE_DATE_EPOCH", "946684800");
    CubeSignature s = synthetic::regular(1, 4, 8);
    s.attributes.insert(QStringLiteral("history"), QStringLiteral("older"));
    const QJsonObject how{{QStringLiteral("attributes"), QJsonArray{QStringLiteral("institution = KNMI"), QStringLiteral("title=new")}}};
    QByteArray bytes[2];
    for (QByteArray& content : bytes) {
        QTemporaryDir folder;
        for (const char* name : {"a.nc", "a.zarr"}) {
            FakeContext context;
            const QString path = folder.filePath(QLatin1String(name));
            QVERIFY(m_case.run(with(path, how), {{QStringLiteral("data"), {Value(synthetic::filled(s))}}}, context));
            const auto back = openCube({path});
            QVERIFY(back);
            const QJsonObject attributes = (*back)->signature().attributes;
            QVERIFY2(attributes.value(QStringLiteral("history")).toString().startsWith(QStringLiteral("2000-01-01T00:00:00Z: Terrella ")),
                qPrintable(attributes.value(QStringLiteral("history")).toString()));
            QVERIFY(attributes.value(QStringLiteral("history")).toString().endsWith(QStringLiteral("\nolder")));
            QCOMPARE(attributes.value(QStringLiteral("institution")).toString(), QStringLiteral("KNMI"));
            QCOMPARE(attributes.value(QStringLiteral("title")).toString(), QStringLiteral("new"));
            QCOMPARE(attributes.value(QStringLiteral("Conventions")).toString(), QStringLiteral("CF-1.8"));
        }
        QFile file(folder.filePath(QStringLiteral("a.nc")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        content = file.readAll();
    }
    qunsetenv("SOURCE_DATE_EPOCH");
    QVERIFY2(bytes[0] == bytes[1], "the same at the same time is not the same file");
}

void WriteTest::bounds()
{
    QTemporaryDir folder;
    FakeContext context;
    const QString path = folder.filePath(QStringLiteral("a.zarr"));
    const QJsonObject raw{{QStringLiteral("compression"), 0}};
    QVERIFY(m_case.run(with(path, raw), {{QStringLiteral("data"), {Value(synthetic::filled(monthly()))}}}, context));
    const auto values = [&](const char* name) {
        QFile file(path + QLatin1Char('/') + QLatin1String(name) + QStringLiteral("/0.0"));
        QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        std::vector<double> out(static_cast<std::size_t>(content.size()) / sizeof(double));
        std::memcpy(out.data(), content.constData(), out.size() * sizeof(double));
        return out;
    };
    const std::vector<double> time = values("time_bnds");
    QCOMPARE(time.size(), 24u);
    QCOMPARE(time[0], 0.0); // days since 1 January 1999
    QCOMPARE(time[1], 31.0);
    QCOMPARE(time[2], 31.0);
    QCOMPARE(time[23], 365.0);
    const std::vector<double> lat = values("lat_bnds");
    QCOMPARE(lat.size(), 18u);
    QCOMPARE(lat.front(), 90.0);
    QCOMPARE(lat[1], 70.0);
    QCOMPARE(lat.back(), -90.0);
    QCOMPARE(values("lon_bnds").front(), -10.0);
    // times at the very edge of months may stand for the month before or after
    CubeSignature s = monthly();
    for (int month = 1; month <= 12; ++month)
        s.axes[0].values[static_cast<std::size_t>(month - 1)] = toSeconds({1999, month, 1, 0, 0, 0.0}, Calendar::Standard);
    const QString other = folder.filePath(QStringLiteral("b.zarr"));
    QVERIFY(m_case.run(with(other), {{QStringLiteral("data"), {Value(synthetic::filled(s))}}}, context));
    QVERIFY(!QFileInfo::exists(other + QStringLiteral("/time_bnds")) && QFileInfo::exists(other + QStringLiteral("/lat_bnds")));
}

void WriteTest::memoryOfChunks()
{
    QTemporaryDir folder;
    FakeContext context;
    context.memory = std::size_t{1} << 20;
    const auto cube = synthetic::filled(synthetic::regular(20, 90, 180));
    const auto done = m_case.run(with(folder.filePath(QStringLiteral("a.nc")), {{QStringLiteral("chunks"), QJsonArray{QStringLiteral("time=20")}}}),
        {{QStringLiteral("data"), {Value(cube)}}}, context);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Memory);
    QVERIFY(filesIn(folder).isEmpty());
}

void WriteTest::refuses_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* file, const QJsonObject& parameters, const char* problem) {
        QTest::newRow(name) << QString::fromLatin1(file) << parameters << QString::fromUtf8(problem);
    };
    const auto list = [](const char* text) { return QJsonArray{QLatin1String(text)}; };
    row("no extension", "a", {}, "format.unknown: The name 'a' has no extension, which says the format. A cube is written as NetCDF-4 (.nc)");
    row("a table's", "a.csv", {}, "format.kind: A cube cannot be written as .csv; it is written as NetCDF-4 (.nc), Zarr (.zarr), GeoTIFF (.tif).");
    row("format of a table", "a.nc", {{QStringLiteral("format"), QStringLiteral("gpkg")}}, "format.kind: A cube cannot be written as gpkg");
    row("variable", "a.nc", {{QStringLiteral("variables"), list("sst")}}, "variable.missing: There is no variable 'sst'; there are: msl");
    row("axis", "a.nc", {{QStringLiteral("chunks"), list("latitude=5")}},
        "axis.missing: There is no axis 'latitude'; there are: time, lat, lon, level.");
    row("length", "a.nc", {{QStringLiteral("chunks"), list("lat=0")}}, "parameter.form: The chunk length of 'lat' must be a whole number");
    row("chunk", "a.nc", {{QStringLiteral("chunks"), list("lat")}}, "parameter.form: 'lat' cannot be used: it must read axis=length, as in time=24.");
    row("attribute", "a.nc", {{QStringLiteral("attributes"), list("mine")}}, "parameter.form: 'mine' cannot be used: it must read name=text");
    row("elsewhere", "/vsis3/bucket/a.nc", {}, "file.remote: ");
    row("web", "https://example.org/a.nc", {}, "file.remote: ");
    row("split without time", "a.nc", {{QStringLiteral("split"), QStringLiteral("year")}, {QStringLiteral("variables"), list("zs")}},
        "time.missing: The data have no time axis");
}

void WriteTest::refuses()
{
    QFETCH(QString, file);
    QFETCH(QJsonObject, parameters);
    QFETCH(QString, problem);
    const auto check = m_case.check(with(file, parameters), {{QStringLiteral("data"), {Value(synthetic::filled(synthetic::regular(2, 4, 8)))}}});
    QVERIFY(check.hasErrors() && check.outputs.empty());
    const QString text = check.problems.front().code + QStringLiteral(": ") + check.problems.front().message;
    QVERIFY2(text.startsWith(problem), qPrintable(text));
}

void WriteTest::cancelledLeavesNothing()
{
    const auto cube = synthetic::filled(synthetic::regular(12, 181, 360));
    for (const char* name : {"a.nc", "a.zarr", "a.tif"}) {
        QTemporaryDir folder;
        FakeContext context;
        context.stopAfterReports = 2;
        const auto done = m_case.run(with(folder.filePath(QLatin1String(name))), {{QStringLiteral("data"), {Value(cube)}}}, context);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(filesIn(folder), QStringList());
    }
}

QTEST_GUILESS_MAIN(WriteTest)
#include "write_test.moc"
