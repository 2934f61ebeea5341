// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube_writer.h"

#include "pipelines/core/json.h"
#include "pipelines/data/zarr_chunks.h"
#include "tests/data/full_disk.h"
#include "tests/data/synthetic_cubes.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <thread>

Q_DECLARE_METATYPE(std::shared_ptr<const terrella::Cube>)

using namespace terrella;

namespace {

/// Every file below a folder with its bytes.
std::map<QString, QByteArray> tree(const QString& folder)
{
    std::map<QString, QByteArray> out;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            out[QDir(folder).relativeFilePath(file.fileName())] = file.readAll();
    }
    return out;
}

std::vector<float> valuesIn(const Cube& cube, int variable, const Window& window)
{
    std::vector<float> out(window.size());
    const auto done = cube.read(variable, window, out);
    return done ? out : std::vector<float>();
}

/// The cube cut into boxes that fit no chunk, in random order.
std::vector<std::pair<int, Window>> pieces(const CubeSignature& signature, unsigned seed)
{
    std::vector<std::pair<int, Window>> out;
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const auto shape = signature.shapeOf(signature.variables[v]);
        std::vector<Window> windows{Window::all(shape)};
        for (std::size_t d = 0; d < shape.size(); ++d) {
            std::vector<Window> cut;
            for (const Window& w : windows)
                for (std::size_t at = 0, n = 0; at < w.count[d]; at += n) {
                    n = std::min(w.count[d] - at, shape[d] / 3 + 1);
                    Window part = w;
                    part.start[d] += at;
                    part.count[d] = n;
                    cut.push_back(part);
                }
            windows = cut;
        }
        for (const Window& w : windows)
            out.emplace_back(static_cast<int>(v), w);
    }
    std::shuffle(out.begin(), out.end(), std::mt19937(seed));
    return out;
}

} // namespace

class CubeWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBack_data();
    void readsBack();
    void sameBytesWhateverTheOrder();
    void saysWhatXarrayWants();
    void fieldsAndSeriesAreChunksOfTheirOwn();
    void missingFieldsNeedNoFile();
    void spillsWhenManyChunksAreOpen();
    void refusesWhatIsIncomplete();
    void leavesNothingBehind();
    void refusesBadRequests();
    void fullDisk();
    void fileSizeLimit();
    void unwritablePlace();
};

void CubeWriterTest::readsBack_data()
{
    QTest::addColumn<std::shared_ptr<const Cube>>("cube");
    const auto row = [](const char* name, CubeSignature s) { QTest::newRow(name) << synthetic::filled(std::move(s)); };
    row("regular", synthetic::regular(5, 18, 36));
    row("south up", synthetic::regular(2, 18, 36, Calendar::Standard, true));
    row("360_day", synthetic::regular(7, 9, 12, Calendar::Days360));
    row("julian", synthetic::regular(3, 9, 12, Calendar::Julian));
    row("one step", synthetic::regular(1, 9, 12));
    row("fields over 1 MiB", synthetic::regular(3, 450, 600));
    row("curvilinear", synthetic::curvilinear(4, 12, 15));
    CubeSignature members = synthetic::regular(4, 9, 12);
    members.axes.push_back(synthetic::axis(AxisKind::Member, "number", "realization", "1", {0, 1, 2}));
    members.variables = {synthetic::variable("tp", "precipitation_amount", "kg m-2", {0, 4, 2, 3}, 0)};
    row("members", members);
    CubeSignature monthly = synthetic::regular(4, 9, 12);
    monthly.axes[0] = synthetic::timeAxis("months since 1999-11-01", Calendar::Standard, 0, 1, 4);
    monthly.axes[0].timeUnits = QStringLiteral("seconds since 1970-01-01 00:00:00"); // what it is written as
    row("monthly", monthly);
}

void CubeWriterTest::readsBack()
{
    QFETCH(std::shared_ptr<const Cube>, cube);
    QTemporaryDir folder;
    for (const ChunkLayout layout : {ChunkLayout::Fields, ChunkLayout::Series}) {
        const QString path = folder.filePath(layout == ChunkLayout::Fields ? QStringLiteral("fields.zarr") : QStringLiteral("series.zarr"));
        auto writer = createZarr(path, cube->sharedSignature(), layout);
        QVERIFY2(writer, writer ? "" : qPrintable(writer.error().message));
        for (const auto& [variable, window] : pieces(cube->signature(), 1)) {
            const auto done = (*writer)->write(variable, window, valuesIn(*cube, variable, window));
            QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        }
        const auto back = (*writer)->finish();
        QVERIFY2(back, back ? "" : qPrintable(back.error().message));
        QCOMPARE(synthetic::difference(*cube, **back), QString());
    }
    const auto copy = copyToZarr(*cube, folder.filePath(QStringLiteral("copy.zarr")));
    QVERIFY2(copy, copy ? "" : qPrintable(copy.error().message));
    QCOMPARE(synthetic::difference(*cube, **copy), QString());
    QVERIFY(tree(folder.filePath(QStringLiteral("copy.zarr"))) == tree(folder.filePath(QStringLiteral("fields.zarr"))));
}

void CubeWriterTest::sameBytesWhateverTheOrder()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(9, 40, 80));
    std::map<QString, QByteArray> first;
    for (int round = 0; round < 3; ++round) {
        const QString path = folder.filePath(QStringLiteral("%1.zarr").arg(round));
        auto writer = createZarr(path, cube->sharedSignature());
        QVERIFY(writer);
        const auto work = pieces(cube->signature(), static_cast<unsigned>(round));
        std::atomic<std::size_t> next = 0;
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&] {
                    for (std::size_t i = next++; i < work.size(); i = next++) {
                        std::vector<float> values = valuesIn(*cube, work[i].first, work[i].second);
                        for (float& v : values)
                            if (std::isnan(v))
                                v = std::copysign(v, round % 2 == 0 ? 1.0F : -1.0F); // another NaN, the same meaning
                        if (!(*writer)->write(work[i].first, work[i].second, values))
                            ++failures;
                    }
                });
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY((*writer)->finish());
        if (round == 0)
            first = tree(path);
        else
            QVERIFY(tree(path) == first);
    }
    QVERIFY(first.size() > 10);
}

void CubeWriterTest::saysWhatXarrayWants()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.zarr"));
    CubeSignature signature = synthetic::regular(3, 18, 36, Calendar::Days360);
    std::swap(signature.variables[0], signature.variables[2]); // zs, t, msl
    const auto cube = synthetic::filled(signature);
    QVERIFY(copyToZarr(*cube, path));
    const auto json = readJsonFile(path + QStringLiteral("/.zmetadata"));
    QVERIFY(json);
    QCOMPARE(json->value(QLatin1String("zarr_consolidated_format")).toInt(), 1);
    const QJsonObject metadata = json->value(QLatin1String("metadata")).toObject();
    const QJsonObject array = metadata.value(QLatin1String("t/.zarray")).toObject();
    QCOMPARE(array.value(QLatin1String("dtype")).toString(), QStringLiteral("<f4"));
    QCOMPARE(array.value(QLatin1String("fill_value")).toString(), QStringLiteral("NaN"));
    QCOMPARE(array.value(QLatin1String("zarr_format")).toInt(), 2);
    QVERIFY(array.value(QLatin1String("compressor")).isNull() && array.contains(QLatin1String("compressor")));
    QCOMPARE(array.value(QLatin1String("shape")).toArray(), (QJsonArray{3, 3, 18, 36}));
    const QJsonObject attributes = metadata.value(QLatin1String("t/.zattrs")).toObject();
    QCOMPARE(attributes.value(QLatin1String("_ARRAY_DIMENSIONS")).toArray(),
        (QJsonArray{QStringLiteral("time"), QStringLiteral("level"), QStringLiteral("lat"), QStringLiteral("lon")}));
    QCOMPARE(attributes.value(QLatin1String("units")).toString(), QStringLiteral("K"));
    QCOMPARE(attributes.value(QLatin1String("standard_name")).toString(), QStringLiteral("air_temperature"));
    QVERIFY(!attributes.contains(QLatin1String("_FillValue"))); // xarray makes it of fill_value and refuses two
    const QJsonObject time = metadata.value(QLatin1String("time/.zattrs")).toObject();
    QCOMPARE(time.value(QLatin1String("units")).toString(), QStringLiteral("hours since 1900-01-01 00:00:00"));
    QCOMPARE(time.value(QLatin1String("calendar")).toString(), QStringLiteral("360_day"));
    QCOMPARE(metadata.value(QLatin1String(".zattrs")).toObject().value(QLatin1String("Conventions")).toString(), QStringLiteral("CF-1.8"));
    QCOMPARE(metadata.value(QLatin1String(".zattrs")).toObject().value(QLatin1String("title")).toString(), QStringLiteral("made in a test"));
    const auto back = openCube({path});
    QVERIFY(back);
    QCOMPARE((*back)->signature().variableList(), cube->signature().variableList()); // in the same order
    // the same stands in the files of each array
    const auto own = readJsonFile(path + QStringLiteral("/t/.zarray"));
    QVERIFY(own);
    QCOMPARE(*own, array);
}

void CubeWriterTest::fieldsAndSeriesAreChunksOfTheirOwn()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(4, 400, 800)); // 1.28 MB a field
    const auto chunksOf = [&](ChunkLayout layout, const char* name) {
        const QString path = folder.filePath(QStringLiteral("%1.zarr").arg(static_cast<int>(layout)));
        if (!QFileInfo::exists(path)) {
            auto writer = createZarr(path, cube->sharedSignature(), layout);
            for (const auto& [variable, window] : pieces(cube->signature(), 3))
                if (!(*writer)->write(variable, window, valuesIn(*cube, variable, window)))
                    return QJsonArray();
            if (!(*writer)->finish())
                return QJsonArray();
        }
        const auto json = readJsonFile(path + QLatin1Char('/') + QLatin1String(name) + QStringLiteral("/.zarray"));
        return json ? json->value(QLatin1String("chunks")).toArray() : QJsonArray();
    };
    QCOMPARE(chunksOf(ChunkLayout::Fields, "msl"), (QJsonArray{1, 400, 800}));
    QCOMPARE(chunksOf(ChunkLayout::Fields, "t"), (QJsonArray{1, 1, 400, 800}));
    QCOMPARE(chunksOf(ChunkLayout::Series, "msl"), (QJsonArray{4, 163, 800})); // 2 MiB
    QCOMPARE(chunksOf(ChunkLayout::Series, "t"), (QJsonArray{4, 1, 163, 800}));
    QFileInfo edge(folder.filePath(QStringLiteral("1.zarr/msl/0.2.0")));
    QCOMPARE(edge.size(), 4 * 163 * 800 * 4); // whole, also at the edge
}

void CubeWriterTest::missingFieldsNeedNoFile()
{
    QTemporaryDir folder;
    CubeSignature s = synthetic::regular(3, 400, 800);
    s.variables.resize(1);
    auto writer = createZarr(folder.filePath(QStringLiteral("a.zarr")), std::make_shared<const CubeSignature>(s));
    QVERIFY(writer);
    const std::vector<float> nothing(400 * 800, std::nanf(""));
    const std::vector<float> ones(400 * 800, 1.0F);
    QVERIFY((*writer)->write(0, {{0, 0, 0}, {1, 400, 800}}, ones));
    QVERIFY((*writer)->write(0, {{1, 0, 0}, {1, 400, 800}}, nothing));
    QVERIFY((*writer)->write(0, {{2, 0, 0}, {1, 200, 800}}, std::span(nothing).first(200 * 800)));
    QVERIFY((*writer)->write(0, {{2, 200, 0}, {1, 200, 800}}, std::span(nothing).first(200 * 800)));
    const auto cube = (*writer)->finish();
    QVERIFY2(cube, cube ? "" : qPrintable(cube.error().message));
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("a.zarr/msl/0.0.0"))));
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("a.zarr/msl/1.0.0"))));
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("a.zarr/msl/2.0.0"))));
    QCOMPARE(valuesIn(**cube, 0, {{0, 7, 7}, {1, 1, 1}})[0], 1.0F);
    QVERIFY(std::isnan(valuesIn(**cube, 0, {{1, 7, 7}, {1, 1, 1}})[0]));
    QVERIFY(std::isnan(valuesIn(**cube, 0, {{2, 300, 7}, {1, 1, 1}})[0]));
}

void CubeWriterTest::spillsWhenManyChunksAreOpen()
{
    QTemporaryDir folder;
    const std::vector<std::size_t> shape{50, 60};
    std::vector<float> all(50 * 60);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i % 7 == 3 || i / 60 > 40 ? std::nanf("") : static_cast<float>(i);
    std::map<QString, QByteArray> reference;
    for (const std::size_t budget : {std::size_t{1} << 20, std::size_t{1000}}) { // enough for all; for two of 48 chunks
        const QString place = folder.filePath(QString::number(budget));
        QVERIFY(QDir().mkpath(place));
        ZarrChunks chunks(place, shape, {7, 10}, budget);
        QCOMPARE(chunks.missing().count, std::size_t{48});
        for (std::size_t column = 0; column < 60; ++column) { // every chunk stays open for long
            std::vector<float> values;
            for (std::size_t row = 0; row < 50; ++row)
                values.push_back(all[row * 60 + column]);
            const auto done = chunks.write({{0, column}, {50, 1}}, values);
            QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        }
        QCOMPARE(chunks.missing().count, std::size_t{0});
        if (reference.empty())
            reference = tree(place);
        else
            QVERIFY(tree(place) == reference);
    }
    QCOMPARE(reference.size(), std::size_t{36}); // the two lowest rows of chunks have nothing but NaN
    QCOMPARE(reference.begin()->second.size(), qsizetype{7 * 10 * 4});
}

void CubeWriterTest::refusesWhatIsIncomplete()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(3, 400, 800));
    const QString path = folder.filePath(QStringLiteral("a.zarr"));
    {
        auto writer = createZarr(path, cube->sharedSignature());
        QVERIFY(writer);
        const std::vector<float> field(400 * 800, 1.0F);
        QVERIFY((*writer)->write(0, {{0, 0, 0}, {1, 400, 800}}, field));
        QVERIFY((*writer)->write(0, {{1, 0, 0}, {1, 399, 800}}, std::span(field).first(399 * 800)));
        const auto result = (*writer)->finish();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Failed);
        QVERIFY2(
            result.error().message.contains(QStringLiteral("'msl' lacks 2 block(s), the first at (1, 0, 0)")), qPrintable(result.error().message));
    }
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void CubeWriterTest::leavesNothingBehind()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(3, 18, 36));
    const QString path = folder.filePath(QStringLiteral("deep/er/a.zarr"));
    {
        auto writer = createZarr(path, cube->sharedSignature());
        QVERIFY(writer);
        QVERIFY(!QFileInfo::exists(path));
    }
    QVERIFY(QDir(folder.filePath(QStringLiteral("deep/er"))).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    std::stop_source stop;
    const auto stopped = copyToZarr(
        *cube, path, [&](double) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(folder.filePath(QStringLiteral("deep/er"))).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void CubeWriterTest::refusesBadRequests()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(3, 18, 36));
    const QString path = folder.filePath(QStringLiteral("a.zarr"));
    auto writer = createZarr(path, cube->sharedSignature());
    QVERIFY(writer);
    const std::vector<float> field(18 * 36, 1.0F);
    for (const Window& window :
        {Window{{0, 0, 0}, {1, 18, 35}}, Window{{3, 0, 0}, {1, 18, 36}}, Window{{0, 1, 0}, {1, 18, 36}}, Window{{0, 0}, {18, 36}}}) {
        const auto done = (*writer)->write(0, window, field);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::OutOfRange);
    }
    QVERIFY(!(*writer)->write(3, {{0, 0, 0}, {1, 18, 36}}, field));
    QVERIFY(!(*writer)->write(-1, {{0, 0, 0}, {1, 18, 36}}, field));
    QVERIFY(QDir().mkpath(path));
    const auto taken = createZarr(path, cube->sharedSignature());
    QVERIFY(!taken);
    QCOMPARE(taken.error().message, QStringLiteral("'%1' exists already; choose another name or remove it first.").arg(path));
    CubeSignature empty = cube->signature();
    empty.axes[0].values.clear();
    const auto nothing = createZarr(folder.filePath(QStringLiteral("b.zarr")), std::make_shared<const CubeSignature>(empty));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::OutOfRange);
    CubeSignature nowhere = synthetic::curvilinear(1, 4, 5);
    nowhere.grids[0].lat.clear();
    const auto unplaced = createZarr(folder.filePath(QStringLiteral("b.zarr")), std::make_shared<const CubeSignature>(nowhere));
    QVERIFY(!unplaced);
    QCOMPARE(unplaced.error().message, QStringLiteral("The grid of 'sst' lacks its latitudes and longitudes."));
    CubeSignature twice = cube->signature();
    twice.variables[1].name = twice.variables[0].name;
    const auto doubled = createZarr(folder.filePath(QStringLiteral("b.zarr")), std::make_shared<const CubeSignature>(twice));
    QVERIFY(!doubled);
    QVERIFY(doubled.error().message.contains(QStringLiteral("Two variables are named 'msl'")));
}

void CubeWriterTest::fullDisk()
{
    FullDisk disk;
    if (!disk.mount(4 << 20))
        QSKIP("NOT TESTED: a file system of 4 MB cannot be mounted here; that needs root. The test with a limit on file sizes runs everywhere.");
    const auto cube = synthetic::filled(synthetic::regular(8, 400, 800));
    const QString path = disk.filePath(QStringLiteral("a.zarr"));
    const auto result = copyToZarr(*cube, path);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Disk);
    QVERIFY2(result.error().message.contains(path) && result.error().message.contains(QStringLiteral("No space left on device"))
            && result.error().message.contains(QStringLiteral("B are free there")),
        qPrintable(result.error().message));
    QVERIFY(QDir(disk.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void CubeWriterTest::fileSizeLimit()
{
    QTemporaryDir folder;
    const auto cube = synthetic::filled(synthetic::regular(2, 400, 800));
    const QString path = folder.filePath(QStringLiteral("a.zarr"));
    const auto result = [&] {
        const FileSizeLimit limit(100'000);
        return copyToZarr(*cube, path);
    }();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Disk);
    QVERIFY2(result.error().message.contains(path + QStringLiteral("/msl/0.0.0': File too large")), qPrintable(result.error().message));
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(copyToZarr(*cube, path)); // and again with room
}

void CubeWriterTest::unwritablePlace()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto cube = synthetic::filled(synthetic::regular(1, 4, 8));
    const auto result = createZarr(folder.filePath(QStringLiteral("file/a.zarr")), cube->sharedSignature());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Disk);
    QVERIFY2(result.error().message.contains(QStringLiteral("cannot be made")), qPrintable(result.error().message));
}

QTEST_GUILESS_MAIN(CubeWriterTest)
#include "cube_writer_test.moc"
