// SPDX-License-Identifier: GPL-3.0-or-later
// Files cut short and files with flipped bits: no crash, no hang, and nothing wrong without a word where the format can tell.
//
// What can be told: our NetCDF-4 carries a checksum with every chunk, deflated chunks of Zarr end with one. HDF5's own indices of chunks have none,
// nor has the text of Zarr's metadata. A deflated GeoTIFF has one too, but libtiff stops reading in front of it: damage is told where it breaks the
// stream. Nothing of the kind is in classic NetCDF, GRIB, uncompressed GeoTIFF and raw chunks of Zarr: a flipped bit of a value is another value
// there, and nobody can know. A file that was cut short can be told in every format but one: GRIB is a row of messages without a count of them, so a
// file cut exactly between two of them is a whole, shorter file.
#include "pipelines/core/json.h"
#include "pipelines/data/cube_export.h"
#include "tests/cli/classic_netcdf.h"
#include "tests/cli/damage.h"
#include "tests/cli/sample_case.h"
#include "tests/data/synthetic_cubes.h"

#include <QCryptographicHash>
#include <QDirIterator>

#include <gdal_priv.h>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace terrella;
using namespace terrella::test;

namespace {

constexpr int kTimeLimitMs = 20'000;
constexpr std::size_t kMostValues = std::size_t{1} << 22; ///< of a damaged header's idea of a variable

void add(QCryptographicHash& hash, const void* data, std::size_t bytes)
{
    hash.addData(QByteArrayView(static_cast<const char*>(data), static_cast<qsizetype>(bytes)));
}

/// The child: reads a file whole and prints digests of what is in it.
int readAndTell(const QString& path)
{
    const auto cube = openCube({path});
    if (!cube) {
        std::fprintf(stderr, "%s\n", qPrintable(cube.error().message));
        return 4;
    }
    const CubeSignature& signature = (*cube)->signature();
    QCryptographicHash values(QCryptographicHash::Sha256), places(QCryptographicHash::Sha256);
    for (const Axis& axis : signature.axes)
        add(places, axis.values.data(), axis.values.size() * sizeof(double));
    for (const Grid& grid : signature.grids)
        for (const std::vector<double>* list : {&grid.lat, &grid.lon})
            add(places, list->data(), list->size() * sizeof(double));
    for (std::size_t v = 0; v < signature.variables.size(); ++v) {
        const Window all = Window::all(signature.shapeOf(signature.variables[v]));
        if (all.size() > kMostValues) {
            values.addData(QByteArrayLiteral("another size"));
            continue;
        }
        std::vector<float> out(all.size());
        if (const auto read = (*cube)->read(static_cast<int>(v), all, out); !read) {
            std::fprintf(stderr, "%s\n", qPrintable(read.error().message));
            return 4;
        }
        for (float& value : out)
            value = std::isnan(value) ? std::nanf("") : value;
        add(values, out.data(), out.size() * sizeof(float));
    }
    std::printf("%s %s %s\n", values.result().toHex().constData(), places.result().toHex().constData(),
        QCryptographicHash::hash(canonicalJson(describe((*cube)->sharedSignature())), QCryptographicHash::Sha256).toHex().constData());
    return 0;
}

bool endsWithAMessage(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() > 4 && file.seek(file.size() - 4) && file.read(4) == "7777";
}

/// What became of one damaged file.
struct Tally {
    int detected = 0;
    int harmless = 0; ///< the same values, places and description
    int values = 0;   ///< other values without a word
    int places = 0;   ///< the same values at other places or times
    int words = 0;    ///< another name, unit or attribute
    int shorter = 0;  ///< GRIB cut between two messages: a whole file of fewer
    QString first;    ///< of those with other values
};

struct Format {
    const char* name;
    QString path;
    /// Share of the cases in which flipped bits may give other values without a word: what has no checksum beside values that have.
    double mostUntold = 1.0;
};

} // namespace

class DamagedFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cutShort_data() { rows(); }
    void cutShort();
    void gribCutBehindAMessage();
    void flippedBits_data() { rows(); }
    void flippedBits();
    void program();
    void sampleCollection();

private:
    void rows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_formats.size(); ++i)
            QTest::newRow(m_formats[i].name) << static_cast<int>(i);
    }
    static Outcome read(const QString& path)
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--read"), path});
        return SampleCase::finish(process, kTimeLimitMs);
    }
    /// False, and the test fails, on a crash, a hang, or an error without a sentence.
    bool tryOne(const QString& whole, Damage damage, std::mt19937& random, const QStringList& before, Tally& tally);
    Tally tryMany(const Format& format, Damage damage, unsigned seed);

    SampleCase m_case;
    std::vector<Format> m_formats;
    /// How many of each: 30 where nothing else is said, so that the test is quick.
    const int m_cases = std::max(1, qEnvironmentVariable("TERRELLA_DAMAGED_CASES", QStringLiteral("30")).toInt());
};

void DamagedFilesTest::initTestCase()
{
    const auto path = [this](const char* name) { return m_case.path(name); };
    CubeSignature signature = synthetic::regular(6, 18, 36);
    const auto cube = synthetic::filled(signature);
    CubeSignature large = synthetic::regular(6, 180, 360); // noise, so that the values are nearly all of the file
    large.variables.resize(1);
    std::mt19937 random(7);
    std::vector<float> noise(std::size_t{6} * 180 * 360);
    std::ranges::generate(noise, [&] { return static_cast<float>(random() % 1'000'003); });
    const MemoryCube noisy(std::make_shared<const CubeSignature>(large), {noise});
    signature.variables.resize(1);
    const auto single = synthetic::filled(signature);
    m_case.write(QStringLiteral("classic.nc"), lowFile());
    ExportSettings deflated;
    deflated.compression = 4;
    QVERIFY(exportNetCdf(noisy, path("four.nc"), deflated));
    QVERIFY(exportZarr(noisy, path("deflated.zarr"), deflated));
    QVERIFY(copyToZarr(*cube, path("raw.zarr")));
    QVERIFY(exportCog(*single, path("deflated.tif"), deflated));
    GDALDriverManager* drivers = GetGDALDriverManager();
    const std::unique_ptr<GDALDataset> source(GDALDataset::Open(path("deflated.tif").toUtf8().constData()));
    QVERIFY(source);
    for (const auto& [driver, name] : {std::pair{"GTiff", "plain.tif"}, {"GRIB", "two.grb2"}}) {
        const std::unique_ptr<GDALDataset> copy(
            drivers->GetDriverByName(driver)->CreateCopy(path(name).toUtf8().constData(), source.get(), FALSE, nullptr, nullptr, nullptr));
        QVERIFY2(copy, name);
    }
    m_case.write(QStringLiteral("one.grb"), gribOne(167, 0, 20, 30, 27'000) + gribOne(167, 6, 20, 30, 27'500) + gribOne(151, 0, 20, 30, 100));
    m_formats = {{"NetCDF classic", path("classic.nc")}, {"NetCDF-4", path("four.nc"), 0.05}, {"Zarr deflated", path("deflated.zarr"), 0.0},
        {"Zarr raw", path("raw.zarr")}, {"GeoTIFF deflated", path("deflated.tif"), 0.5}, {"GeoTIFF plain", path("plain.tif")},
        {"GRIB 1", path("one.grb")}, {"GRIB 2", path("two.grb2")}};
    for (const Format& format : m_formats) {
        const Outcome whole = read(format.path);
        QVERIFY2(whole.code == 0, qPrintable(format.path + whole.both()));
        QCOMPARE(read(format.path).out, whole.out);
    }
}

bool DamagedFilesTest::tryOne(const QString& whole, Damage damage, std::mt19937& random, const QStringList& before, Tally& tally)
{
    const QString copy = m_case.path(QStringLiteral("damaged-") + QFileInfo(whole).fileName());
    const QString what = makeDamaged(whole, copy, damage, random);
    const Outcome outcome = read(copy);
    const QString story = QFileInfo(whole).fileName() + QStringLiteral(": ") + what + QLatin1Char('\n') + outcome.both();
    if (outcome.crashed || (outcome.code != 0 && outcome.code != 4) || (outcome.code == 4 && outcome.err.size() < 20)) {
        QTest::qFail(qPrintable(story), __FILE__, __LINE__);
        return false;
    }
    const QStringList after = outcome.out.simplified().split(QLatin1Char(' '));
    if (outcome.code == 4)
        ++tally.detected;
    else if (after == before)
        ++tally.harmless;
    else if (damage == Damage::Truncate && endsWithAMessage(copy))
        ++tally.shorter;
    else if (after.value(0) != before.value(0)) {
        ++tally.values;
        if (tally.first.isEmpty())
            tally.first = what;
    } else if (after.value(1) != before.value(1))
        ++tally.places;
    else
        ++tally.words;
    return true;
}

Tally DamagedFilesTest::tryMany(const Format& format, Damage damage, unsigned seed)
{
    std::mt19937 random(seed);
    const QStringList before = read(format.path).out.simplified().split(QLatin1Char(' '));
    Tally tally;
    for (int i = 0; i < m_cases && tryOne(format.path, damage, random, before, tally); ++i) {}
    qInfo("%s: %d detected, %d harmless; not detected: %d other values, %d other places, %d other words, %d of fewer messages", format.name,
        tally.detected, tally.harmless, tally.values, tally.places, tally.words, tally.shorter);
    return tally;
}

void DamagedFilesTest::cutShort()
{
    QFETCH(int, index);
    const Tally tally = tryMany(m_formats[static_cast<std::size_t>(index)], Damage::Truncate, 1);
    QCOMPARE(tally.detected + tally.harmless + tally.values + tally.places + tally.words + tally.shorter, m_cases);
    QVERIFY2(tally.values + tally.places + tally.words == 0, qPrintable(QStringLiteral("read as another file: ") + tally.first));
    QVERIFY(tally.detected > 0);
    QVERIFY(tally.shorter * 20 < m_cases); // such places are few
}

/// Whatever is there of a further message is missed; between two messages there is nothing to miss.
void DamagedFilesTest::gribCutBehindAMessage()
{
    const QByteArray one = gribOne(167, 0, 20, 30, 27'000), two = gribOne(167, 6, 20, 30, 27'500);
    for (const qsizetype more : {0, 1, 2, 3, 4, 8, 15, 16, 40, 500}) {
        m_case.write(QStringLiteral("cut.grb"), one + two.left(more));
        const Outcome outcome = read(m_case.path("cut.grb"));
        QVERIFY2(outcome.code == (more == 0 ? 0 : 4), qPrintable(QString::number(more) + outcome.both()));
    }
}

void DamagedFilesTest::flippedBits()
{
    QFETCH(int, index);
    const Format& format = m_formats[static_cast<std::size_t>(index)];
    const Tally tally = tryMany(format, Damage::FlipBits, 2);
    QCOMPARE(tally.detected + tally.harmless + tally.values + tally.places + tally.words + tally.shorter, m_cases);
    if (format.mostUntold < 1.0)
        QVERIFY2(tally.values <= format.mostUntold * m_cases && tally.detected > 0,
            qPrintable(QStringLiteral("other values without a word: ") + tally.first));
    else
        QVERIFY2(tally.values > 0, "the flipped bits reached no value: this case shows nothing");
}

/// The same through the program as its users call it.
void DamagedFilesTest::program()
{
    if (SampleCase::program().isEmpty())
        QSKIP("NOT TESTED: TERRELLA_RUN does not name the program.");
    std::mt19937 random(3);
    for (const Format& format : m_formats) {
        for (const Damage damage : {Damage::Truncate, Damage::FlipBits}) {
            const QString copy = m_case.path(QStringLiteral("damaged-") + QFileInfo(format.path).fileName());
            const QString what = makeDamaged(format.path, copy, damage, random);
            const QString story = format.path + QLatin1Char(' ') + what + QLatin1Char('\n');
            const auto info = m_case.start({QStringLiteral("info"), copy});
            const Outcome shown = SampleCase::finish(*info, kTimeLimitMs);
            QVERIFY2(!shown.crashed && (shown.code == 0 || shown.code == 4), qPrintable(story + shown.both()));
            m_case.writePipeline(QStringLiteral("p.terrella"),
                {{QStringLiteral("open"),
                     QJsonObject{{QStringLiteral("module"), QStringLiteral("data.open")},
                         {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("files"), QJsonArray{copy}}}}}},
                    {QStringLiteral("select"), QJsonObject{{QStringLiteral("module"), QStringLiteral("data.select")}}}},
                {QStringLiteral("open.data>select.data")});
            const auto run = m_case.start({QStringLiteral("run"), QStringLiteral("p.terrella")});
            const Outcome ran = SampleCase::finish(*run, kTimeLimitMs);
            QVERIFY2(!ran.crashed && (ran.code == 0 || ran.code == 1 || ran.code == 3 || ran.code == 4), qPrintable(story + ran.both()));
        }
    }
}

/// Files of many makers, where they are: no crash and no hang is all that is asked.
void DamagedFilesTest::sampleCollection()
{
    const QString samples
        = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data")) + QStringLiteral("/formats");
    if (!QDir(samples).exists())
        QSKIP("No sample data here: set TERRELLA_SAMPLE_DATA to damage files of many formats.");
    QStringList files;
    for (const char* folder : {"/netcdf", "/grib", "/geotiff", "/hdf5"}) {
        QStringList here;
        QDirIterator walk(samples + QLatin1String(folder), QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            if (walk.fileInfo().size() < 500'000 && walk.fileInfo().size() > 100)
                here.append(path);
        }
        here.sort();
        for (qsizetype i = 0; i < here.size() && i < 8; ++i)
            files.append(here.at(i * here.size() / std::min<qsizetype>(8, here.size())));
    }
    QVERIFY(files.size() > 10);
    std::mt19937 random(4);
    Tally tally;
    const int each = std::max(1, m_cases / 30);
    for (const QString& file : files) {
        for (int i = 0; i < each; ++i)
            for (const Damage damage : {Damage::Truncate, Damage::FlipBits})
                if (!tryOne(file, damage, random, {}, tally))
                    return;
    }
    qInfo("%d damaged sample files: %d detected", 2 * each * static_cast<int>(files.size()), tally.detected);
    QVERIFY(tally.detected > 0);
}

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArrayView(argv[1]) == "--read")
        return readAndTell(QString::fromLocal8Bit(argv[2]));
    DamagedFilesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "damaged_files_test.moc"
