// SPDX-License-Identifier: GPL-3.0-or-later
// Cubes through the store: references to files, and cubes that modules write straight into it.
#include "tests/run/engine_fixture.h"

#include <QTest>

using namespace terrella;
using namespace terrella::testing;

namespace {

/// A NetCDF file of one field of one value.
void writeNetCdf(const QString& path, float value)
{
    auto signature = std::make_shared<CubeSignature>();
    Axis lat, lon;
    lat.kind = AxisKind::Y;
    lat.name = QStringLiteral("lat");
    lat.standardName = QStringLiteral("latitude");
    lat.units = QStringLiteral("degrees_north");
    lat.values = {10.0, 20.0};
    lon.kind = AxisKind::X;
    lon.name = QStringLiteral("lon");
    lon.standardName = QStringLiteral("longitude");
    lon.units = QStringLiteral("degrees_east");
    lon.values = {0.0, 10.0, 20.0};
    signature->axes = {lat, lon};
    Grid grid;
    grid.ny = 2;
    grid.nx = 3;
    grid.lat = lat.values;
    grid.lon = lon.values;
    signature->grids = {grid};
    Variable variable;
    variable.name = QStringLiteral("t2");
    variable.units = QStringLiteral("K");
    variable.axes = {0, 1};
    variable.grid = 0;
    signature->variables = {variable};
    QFile::remove(path);
    const MemoryCube cube(signature, {std::vector<float>(6, value)});
    const auto done = exportNetCdf(cube, path, QStringLiteral("made by a test"));
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
}

Document meanOf(const QString& file)
{
    return PipelineBuilder()
        .node("open", "engine.open_file", with("file", file))
        .node("mean", "engine.take_mean")
        .link("open", "cube", "mean", "cube")
        .document;
}

QStringList ids(std::initializer_list<const char*> list)
{
    QStringList out;
    for (const char* id : list)
        out.append(QLatin1String(id));
    return out;
}

} // namespace

class ReferencesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesAreReferredToAndReused();
    void renamedFileKeepsWhatWasMadeOfIt();
    void changedFileIsReadAgain();
    void movedFileIsNotServedFromTheOldPlace();
    void sameContentElsewhereIsReused();
    void missingFileIsFoundByChecking();
    void modulesWriteCubesIntoTheStore();
    void cubesInMemoryAreWrittenByTheEngine();
};

void ReferencesTest::filesAreReferredToAndReused()
{
    EngineFixture engine;
    writeNetCdf(engine.path("a.nc"), 280.0F);
    const Document document = meanOf(QStringLiteral("a.nc"));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.numberOf("mean"), 280.0);
    const QJsonObject outputs = engine.find("finished", "open")->details.value(QStringLiteral("outputs")).toObject();
    QVERIFY(outputs.value(QStringLiteral("cube")).toString().endsWith(QLatin1String("/cube.cube.json")));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("reused"), ids({"mean", "open"}));
}

void ReferencesTest::renamedFileKeepsWhatWasMadeOfIt()
{
    EngineFixture engine;
    writeNetCdf(engine.path("a.nc"), 280.0F);
    QVERIFY(engine.run(meanOf(QStringLiteral("a.nc"))));
    QVERIFY(QFile::rename(engine.path("a.nc"), engine.path("b.nc")));
    const Document document = meanOf(QStringLiteral("b.nc"));
    QCOMPARE(lines(engine.plan(document)), (QStringList{QStringLiteral("open reuse nothing changed"), QStringLiteral("mean reuse nothing changed")}));
    QVERIFY(engine.run(document));
    // Nothing is computed; the reference names the file where it is now.
    QCOMPARE(engine.nodesWith("reused"), ids({"mean", "open"}));
    const QString reference
        = engine.find("reused", "open")->details.value(QStringLiteral("outputs")).toObject().value(QStringLiteral("cube")).toString();
    QVERIFY(loadValue(reference));
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("reused"), ids({"mean", "open"}));
}

void ReferencesTest::changedFileIsReadAgain()
{
    EngineFixture engine;
    writeNetCdf(engine.path("a.nc"), 280.0F);
    QVERIFY(engine.run(meanOf(QStringLiteral("a.nc"))));
    writeNetCdf(engine.path("a.nc"), 290.0F);
    QVERIFY(engine.run(meanOf(QStringLiteral("a.nc"))));
    QCOMPARE(engine.nodesWith("finished"), ids({"mean", "open"}));
    QCOMPARE(engine.find("started", "open")->message, QStringLiteral("the content of a.nc changed"));
    QCOMPARE(engine.numberOf("mean"), 290.0);
}

void ReferencesTest::movedFileIsNotServedFromTheOldPlace()
{
    EngineFixture engine;
    writeNetCdf(engine.path("a.nc"), 280.0F);
    QVERIFY(engine.run(meanOf(QStringLiteral("a.nc"))));
    // The content moves to b.nc; a.nc now holds another. Whoever asks for the first content must get it from b.nc.
    QVERIFY(QFile::rename(engine.path("a.nc"), engine.path("b.nc")));
    writeNetCdf(engine.path("a.nc"), 290.0F);
    QVERIFY(engine.run(meanOf(QStringLiteral("b.nc"))));
    QCOMPARE(engine.nodesWith("reused"), ids({"mean", "open"}));
    Document again = meanOf(QStringLiteral("b.nc"));
    again.nodes.at(QStringLiteral("open")).label = QStringLiteral("x");
    QVERIFY(engine.run(again));
    QCOMPARE(engine.numberOf("mean"), 280.0);
    const auto value
        = loadValue(engine.find("reused", "open")->details.value(QStringLiteral("outputs")).toObject().value(QStringLiteral("cube")).toString());
    QVERIFY(value);
    std::vector<float> field(6);
    QVERIFY(std::get<std::shared_ptr<const Cube>>(*value)->readField(0, 0, 0, field));
    QCOMPARE(field.front(), 280.0F);
}

void ReferencesTest::sameContentElsewhereIsReused()
{
    EngineFixture engine;
    writeNetCdf(engine.path("a.nc"), 280.0F);
    QVERIFY(QFile::copy(engine.path("a.nc"), engine.path("copy.nc")));
    QVERIFY(engine.run(meanOf(QStringLiteral("a.nc"))) && engine.run(meanOf(QStringLiteral("copy.nc"))));
    QCOMPARE(engine.nodesWith("reused"), ids({"mean", "open"}));
}

void ReferencesTest::missingFileIsFoundByChecking()
{
    EngineFixture engine;
    const auto done = engine.run(meanOf(QStringLiteral("nowhere.nc")));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Invalid);
    QVERIFY2(done.error().message.contains(QStringLiteral("nowhere.nc")), qPrintable(done.error().message));
    QVERIFY(engine.nodesWith("started").isEmpty());
}

void ReferencesTest::modulesWriteCubesIntoTheStore()
{
    EngineFixture engine;
    const Document document = PipelineBuilder()
                                  .node("cube", "engine.make_cube", with("value", 3))
                                  .node("mean", "engine.take_mean")
                                  .link("cube", "cube", "mean", "cube")
                                  .document;
    QVERIFY2(engine.run(document), engine.events.empty() ? "" : qPrintable(engine.events.back().message));
    QCOMPARE(engine.numberOf("mean"), 3.0);
    const QString path
        = engine.find("finished", "cube")->details.value(QStringLiteral("outputs")).toObject().value(QStringLiteral("cube")).toString();
    QVERIFY(path.endsWith(QLatin1String("/cube.zarr")) && QDir(path).exists());
    QVERIFY(engine.workFolders().isEmpty());
    QVERIFY(engine.run(document));
    QCOMPARE(engine.nodesWith("reused"), ids({"cube", "mean"}));
}

void ReferencesTest::cubesInMemoryAreWrittenByTheEngine()
{
    EngineFixture engine;
    const Document document = PipelineBuilder()
                                  .node("cube", "engine.make_cube", {{QStringLiteral("value"), 4}, {QStringLiteral("in_memory"), true}})
                                  .node("mean", "engine.take_mean")
                                  .link("cube", "cube", "mean", "cube")
                                  .document;
    QVERIFY2(engine.run(document), engine.events.empty() ? "" : qPrintable(engine.events.back().message));
    QCOMPARE(engine.numberOf("mean"), 4.0);
}

QTEST_GUILESS_MAIN(ReferencesTest)
#include "references_test.moc"
