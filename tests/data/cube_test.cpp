// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures, windows, cubes in memory, paths: what needs no file format.
#include "pipelines/data/cube.h"
#include "pipelines/data/slab_cache.h"
#include "pipelines/data/transpose.h"
#include "pipelines/data/unpack.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <thread>

using namespace terrella;

namespace {

std::shared_ptr<CubeSignature> smallSignature()
{
    auto out = std::make_shared<CubeSignature>();
    out->axes = {Axis{AxisKind::Time, QStringLiteral("time"), QStringLiteral("time"), QStringLiteral("s"), {}, {0, 86400}, Calendar::Days360,
                     QStringLiteral("days since 1970-01-01")},
        Axis{AxisKind::Level, QStringLiteral("plev"), {}, QStringLiteral("hPa"), QStringLiteral("down"), {850, 500, 300}, {}, {}},
        Axis{AxisKind::Y, QStringLiteral("lat"), {}, {}, {}, {-1, 0, 1}, {}, {}},
        Axis{AxisKind::X, QStringLiteral("lon"), {}, {}, {}, {0, 90, 180, 270}, {}, {}}};
    Grid grid;
    grid.ny = 3;
    grid.nx = 4;
    grid.lat = {-1, 0, 1};
    grid.lon = {0, 90, 180, 270};
    grid.periodic = true;
    out->grids = {grid};
    Variable ta;
    ta.name = QStringLiteral("ta");
    ta.standardName = QStringLiteral("air_temperature");
    ta.units = QStringLiteral("K");
    ta.axes = {0, 1, 2, 3};
    ta.grid = 0;
    Variable orog;
    orog.name = QStringLiteral("orog");
    orog.axes = {2, 3};
    orog.grid = 0;
    out->variables = {ta, orog};
    return out;
}

} // namespace

class CubeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void find();
    void regularAxes();
    void describesCubes();
    void describesOtherTypes();
    void memoryCubeReadsBoxes();
    void fieldsIgnoreMissingAxes();
    void windowsAreChecked();
    void scatterTurnsAnyOrder();
    void unpackingKeepsExactNumbers();
    void unsignedHint();
    void slabsAreReadOnce();
    void pathsExpandNaturally();
    void missingPathsAreNamed();
};

void CubeTest::find()
{
    auto signature = smallSignature();
    QCOMPARE(signature->find(QStringLiteral("orog")), 1);
    QCOMPARE(signature->find(QStringLiteral("air_temperature")), 0);
    QCOMPARE(signature->find(QStringLiteral("t2m")), -1);
    QCOMPARE(signature->find(QString()), -1);
    QCOMPARE(signature->variableList(), QStringLiteral("ta (air_temperature), orog"));
    signature->variables[1].standardName = QStringLiteral("air_temperature");
    QCOMPARE(signature->find(QStringLiteral("air_temperature")), -1); // two of them: neither
    QCOMPARE(signature->bytes(), qint64(4 * (2 * 3 * 12 + 12)));
    QCOMPARE(signature->dimensionOf(signature->variables[1], AxisKind::Time), -1);
}

void CubeTest::regularAxes()
{
    Axis axis;
    axis.values = {0, 0.25f, 0.5f, 0.75f};
    QVERIFY(axis.isRegular());
    axis.values = {0, 0.25, 0.51, 0.75};
    QVERIFY(!axis.isRegular());
    axis.values = {5};
    QVERIFY(axis.isRegular());
    axis.values = {1, 1, 1};
    QVERIFY(!axis.isRegular());
    axis.values.clear();
    for (int i = 0; i < 1440; ++i) // as float32 files have them
        axis.values.push_back(static_cast<double>(static_cast<float>(i) / 3.0f));
    QVERIFY(axis.isRegular());
}

void CubeTest::describesCubes()
{
    const QJsonObject out = describe(std::shared_ptr<const CubeSignature>(smallSignature()));
    QCOMPARE(out.value(QStringLiteral("type")).toString(), QStringLiteral("cube"));
    const QJsonObject time = out.value(QStringLiteral("axes")).toArray().at(0).toObject();
    QCOMPARE(time.value(QStringLiteral("last")).toString(), QStringLiteral("1970-01-02T00:00:00"));
    QCOMPARE(time.value(QStringLiteral("calendar")).toString(), QStringLiteral("360_day"));
    QCOMPARE(time.value(QStringLiteral("step")).toDouble(), 86400.0);
    QVERIFY(!time.contains(QStringLiteral("values")));
    const QJsonObject level = out.value(QStringLiteral("axes")).toArray().at(1).toObject();
    QCOMPARE(level.value(QStringLiteral("values")).toArray().size(), 3);
    QCOMPARE(level.value(QStringLiteral("regular")).toBool(), false);
    const QJsonObject grid = out.value(QStringLiteral("grids")).toArray().at(0).toObject();
    QCOMPARE(grid.value(QStringLiteral("kind")).toString(), QStringLiteral("lat_lon"));
    QCOMPARE(grid.value(QStringLiteral("longitude")).toArray().at(1).toDouble(), 270.0);
    const QJsonObject ta = out.value(QStringLiteral("variables")).toArray().at(0).toObject();
    QCOMPARE(ta.value(QStringLiteral("shape")).toArray(), (QJsonArray{2, 3, 3, 4}));
    QCOMPARE(out.value(QStringLiteral("bytes")).toInt(), 336);
}

void CubeTest::describesOtherTypes()
{
    auto features = std::make_shared<FeaturesSignature>();
    features->geometry = GeometryKind::Point;
    features->columns = {ColumnInfo{QStringLiteral("track_id"), ColumnType::Integer, {}, {}, {}, QStringLiteral("trajectory_id")}};
    features->rows = 7;
    const QJsonObject points = describe(std::shared_ptr<const FeaturesSignature>(features));
    QCOMPARE(points.value(QStringLiteral("type")).toString(), QStringLiteral("features"));
    QCOMPARE(points.value(QStringLiteral("rows")).toInt(), 7);
    QCOMPARE(points.value(QStringLiteral("columns")).toArray().at(0).toObject().value(QStringLiteral("cf_role")).toString(),
        QStringLiteral("trajectory_id"));
    const QJsonObject model = describe(std::make_shared<const ModelSignature>(ModelSignature{{{QStringLiteral("a"), 1}}}));
    QCOMPARE(model.value(QStringLiteral("card")).toObject().value(QStringLiteral("a")).toInt(), 1);
    const QJsonObject report = describe(std::make_shared<const ReportSignature>(ReportSignature{QStringLiteral("Scores")}));
    QCOMPARE(report.value(QStringLiteral("title")).toString(), QStringLiteral("Scores"));
    for (const DataType type : {DataType::Cube, DataType::Features, DataType::Model, DataType::Report}) {
        const auto parsed = parseDataType(dataTypeName(type));
        QVERIFY(parsed);
        QCOMPARE(*parsed, type);
    }
    QVERIFY(!parseDataType(QStringLiteral("grid")));
}

void CubeTest::memoryCubeReadsBoxes()
{
    std::vector<float> ta(72);
    for (std::size_t i = 0; i < ta.size(); ++i)
        ta[i] = static_cast<float>(i);
    const MemoryCube cube(smallSignature(), {ta, std::vector<float>(12, 5.0f)});
    std::vector<float> box(8);
    QVERIFY(cube.read(0, Window{{1, 1, 0, 2}, {1, 2, 2, 2}}, box));
    QCOMPARE(box, (std::vector<float>{50, 51, 54, 55, 62, 63, 66, 67}));
    std::vector<float> column(6);
    QVERIFY(cube.read(0, Window{{0, 0, 2, 3}, {2, 3, 1, 1}}, column));
    QCOMPARE(column, (std::vector<float>{11, 23, 35, 47, 59, 71}));
}

void CubeTest::fieldsIgnoreMissingAxes()
{
    std::vector<float> ta(72);
    for (std::size_t i = 0; i < ta.size(); ++i)
        ta[i] = static_cast<float>(i);
    const MemoryCube cube(smallSignature(), {ta, std::vector<float>(12, 5.0f)});
    std::vector<float> field(12);
    QVERIFY(cube.readField(0, 1, 2, field));
    QCOMPARE(field[0], 60.0f);
    QVERIFY(cube.readField(1, 1, 2, field)); // orography has neither time nor level
    QCOMPARE(field[11], 5.0f);
}

void CubeTest::windowsAreChecked()
{
    const MemoryCube cube(smallSignature(), {std::vector<float>(72), std::vector<float>(12)});
    std::vector<float> out(12);
    for (const Window& wrong :
        {Window{{0, 0}, {3, 4}}, Window{{2, 0, 0, 0}, {1, 1, 3, 4}}, Window{{0, 0, 0, 0}, {1, 1, 3, 5}}, Window{{SIZE_MAX, 0, 0, 0}, {1, 1, 3, 4}}}) {
        const auto result = cube.read(0, wrong, out);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::OutOfRange);
    }
    QVERIFY(!cube.read(7, Window{{0, 0}, {3, 4}}, out));
    QVERIFY(!cube.read(0, Window{{0, 0, 0, 0}, {1, 1, 3, 4}}, std::span(out).first(11)));
    QVERIFY(!cube.readField(0, 2, 0, out));
}

void CubeTest::scatterTurnsAnyOrder()
{
    // a[i][j][k] to out[k][i][j], with sizes that are no multiples of a tile.
    const std::vector<std::size_t> count{5, 37, 41};
    std::vector<float> values(5 * 37 * 41);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i);
    std::vector<float> out(values.size(), -1);
    scatter(values, count, {37, 1, 5 * 37}, out.data());
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 37; ++j)
            for (std::size_t k = 0; k < 41; ++k)
                QCOMPARE(out[(k * 5 + i) * 37 + j], values[(i * 37 + j) * 41 + k]);
    QVERIFY(isContiguous({1, 3, 4}, {99, 4, 1}));
    QVERIFY(!isContiguous({2, 3, 4}, {99, 4, 1}));
}

void CubeTest::unpackingKeepsExactNumbers()
{
    Packing packing;
    packing.scale = 0.1;
    packing.offset = 1000.0;
    packing.fills = {-32767, 1e20}; // the second cannot be stored in 16 bits and must not match anything
    const std::vector<std::int16_t> stored{-32767, 0, 1, 32767};
    std::vector<float> out(4);
    unpack(Element::Int16, packing, stored.data(), std::span<float>(out));
    QVERIFY(std::isnan(out[0]));
    QCOMPARE(out[2], static_cast<float>(0.1 + 1000.0));
    QCOMPARE(out[3], static_cast<float>(32767 * 0.1 + 1000.0));
    // float32 stored, in place
    std::vector<float> values{-1e34f, 1.5f, 2.5f};
    Packing fills;
    fills.fills = {-1e34};
    unpackInPlace(fills, values);
    QVERIFY(std::isnan(values[0]));
    QCOMPARE(values[1], 1.5f);
    fills.scale = 2.0;
    values = {-1e34f, 1.5f, 2.5f};
    unpackInPlace(fills, values);
    QVERIFY(std::isnan(values[0]));
    QCOMPARE(values[2], 5.0f);
}

void CubeTest::unsignedHint()
{
    RawAttributes attributes;
    attributes.texts.emplace(QStringLiteral("_Unsigned"), QStringLiteral("true"));
    attributes.numbers.emplace(QStringLiteral("_FillValue"), std::vector<double>{-1});
    const Packing packing = packingOf(attributes, Element::Int16, true);
    const std::vector<std::int16_t> stored{-1, -2, 5};
    std::vector<float> out(3);
    unpack(Element::Int16, packing, stored.data(), std::span<float>(out));
    QVERIFY(std::isnan(out[0]));
    QCOMPARE(out[1], 65534.0f);
    QCOMPARE(out[2], 5.0f);
}

void CubeTest::slabsAreReadOnce()
{
    SlabCache cache(100);
    std::atomic<int> loads = 0;
    const auto load = [&]() -> Result<SlabCache::Values> {
        ++loads;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return SlabCache::Values(std::make_shared<const std::vector<float>>(10, 1.0f));
    };
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] { (void)cache.get({1}, 40, load); });
    }
    QCOMPARE(loads.load(), 1);
    (void)cache.get({2}, 40, load);
    (void)cache.get({1}, 40, load); // still there, and now the newest
    QCOMPARE(loads.load(), 2);
    (void)cache.get({3}, 40, load); // no room for three: the oldest, 2, goes
    (void)cache.get({1}, 40, load);
    QCOMPARE(loads.load(), 3);
    (void)cache.get({2}, 40, load);
    QCOMPARE(loads.load(), 4);
    const auto failed = cache.get({9}, 40, [] { return Result<SlabCache::Values>(Error{ErrorCode::Unreadable, QStringLiteral("x"), {}}); });
    QVERIFY(!failed);
    QVERIFY(cache.get({9}, 40, load)); // a failure is tried again
}

void CubeTest::pathsExpandNaturally()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("a/x.zarr")));
    for (const char* name : {"f10.nc", "f9.nc", "f1.nc", "g.txt", "a/f2.nc"}) {
        QFile file(dir.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const auto files = expandPaths({dir.filePath(QStringLiteral("f*.nc"))});
    QVERIFY(files);
    QCOMPARE(
        *files, (QStringList{dir.filePath(QStringLiteral("f1.nc")), dir.filePath(QStringLiteral("f9.nc")), dir.filePath(QStringLiteral("f10.nc"))}));
    const auto deeper
        = expandPaths({dir.filePath(QStringLiteral("?/*")), dir.filePath(QStringLiteral("f1.nc")), dir.filePath(QStringLiteral("f1.nc"))});
    QVERIFY(deeper);
    QCOMPARE(*deeper,
        (QStringList{dir.filePath(QStringLiteral("a/f2.nc")), dir.filePath(QStringLiteral("a/x.zarr")), dir.filePath(QStringLiteral("f1.nc"))}));
    const auto remote = expandPaths({QStringLiteral("/vsicurl/https://example.org/a*.nc")});
    QVERIFY(remote);
    QCOMPARE(remote->size(), 1);
}

void CubeTest::missingPathsAreNamed()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("gone.nc"));
    const auto gone = openCube({path});
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QVERIFY(gone.error().message.contains(path) && gone.error().message.contains(dir.path() + QStringLiteral("' is there")));
    const auto pattern = expandPaths({dir.filePath(QStringLiteral("*.nc"))});
    QVERIFY(!pattern);
    QVERIFY(pattern.error().message.contains(QStringLiteral("No file matches")));
    QVERIFY(!expandPaths({}));
    QVERIFY(!expandPaths({QStringLiteral(" ")}));
}

QTEST_GUILESS_MAIN(CubeTest)
#include "cube_test.moc"
