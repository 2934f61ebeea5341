// SPDX-License-Identifier: GPL-3.0-or-later
// What is no data file, or a damaged one: a sentence that helps, no crash, no hang.
#include "pipelines/data/cube.h"
#include "tests/data/grid_file.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace terrella;
using test::counted;
using test::GridFile;

class BrokenFilesTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_dir.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QByteArray goodFile()
    {
        const QString path = m_dir.filePath(QStringLiteral("good.nc"));
        {
            GridFile out(path);
            out.latLon(counted(60), counted(80));
            out.time(counted(10), "days since 2000-01-01");
            out.variable("v", {"time", "lat", "lon"}, GridFile::Type::Float, counted(48000));
        }
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void saysWhatIsThere_data();
    void saysWhatIsThere();
    void truncatedAnywhere();
    void pipesAndDevices();
    void folders();
    void withoutVariables();
    void sampleCollection();
};

void BrokenFilesTest::saysWhatIsThere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("parts");
    QTest::addRow("empty") << "empty.nc" << QByteArray() << QStringList{QStringLiteral("empty (0 bytes)"), QStringLiteral("again")};
    QTest::addRow("web page") << "page.nc" << QByteArray("<!DOCTYPE html>\n<html><body>404</body></html>")
                              << QStringList{QStringLiteral("web page"), QStringLiteral("NetCDF")};
    QTest::addRow("text") << "notes.nc" << QByteArray("temperature of the sea\n1 2 3\n")
                          << QStringList{QStringLiteral("it is text, beginning with 'temperature of the sea")};
    QTest::addRow("noise") << "noise.grb" << QByteArray("\x01\x02\x03\xff\xfe\x00\x01\x02 nonsense", 16)
                           << QStringList{QStringLiteral("begins with the bytes 01 02 03")};
    QTest::addRow("classic magic only") << "magic.nc" << QByteArray("CDF\x01\x00\x00", 6) << QStringList{QStringLiteral("cut short")};
    QTest::addRow("hdf5 magic only") << "magic.h5" << QByteArray("\x89HDF\r\n\x1a\n\x00\x01", 10)
                                     << QStringList{QStringLiteral("HDF5"), QStringLiteral("damaged")};
    QTest::addRow("tiff magic only") << "magic.tif" << QByteArray("II*\0\xff\xff\xff\x7f", 8)
                                     << QStringList{QStringLiteral("GeoTIFF"), QStringLiteral("damaged")};
    QTest::addRow("grib magic only") << "magic.grb" << QByteArray("GRIB\x00\x00\x00\x02\x00\x00\x00\x00\x7f\xff\xff\xff", 16)
                                     << QStringList{QStringLiteral("GRIB"), QStringLiteral("cut short")};
}

void BrokenFilesTest::saysWhatIsThere()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QStringList, parts);
    const QString path = write(name, content);
    const auto cube = openCube({path});
    QVERIFY(!cube);
    QCOMPARE(cube.error().code, ErrorCode::Unreadable);
    QVERIFY2(cube.error().message.contains(path), qPrintable(cube.error().message));
    for (const QString& part : parts)
        QVERIFY2(cube.error().message.contains(part), qPrintable(cube.error().message));
}

void BrokenFilesTest::truncatedAnywhere()
{
    const QByteArray whole = goodFile();
    QVERIFY(whole.size() > 100000);
    for (const int percent : {1, 5, 20, 50, 80, 99}) {
        const QString path = write(QStringLiteral("cut.nc"), whole.left(whole.size() * percent / 100));
        const auto cube = openCube({path});
        // A file may open when only values are lacking; then reading them must say so.
        if (cube) {
            std::vector<float> out(48000);
            const auto read = (*cube)->read(0, Window{{0, 0, 0}, {10, 60, 80}}, out);
            QVERIFY2(!read, qPrintable(QStringLiteral("%1 percent of a file gave all values").arg(percent)));
            QVERIFY(read.error().message.contains(path));
        } else {
            QVERIFY2(
                cube.error().message.contains(path) && cube.error().message.contains(QStringLiteral("cut short")), qPrintable(cube.error().message));
        }
    }
}

/// Opening a pipe waits for its other end, for ever.
void BrokenFilesTest::pipesAndDevices()
{
    const QString pipe = m_dir.filePath(QStringLiteral("pipe.nc"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString& path : {pipe, QStringLiteral("/dev/zero")}) {
        const auto cube = openCube({path});
        QVERIFY(!cube);
        QVERIFY2(cube.error().message.contains(QStringLiteral("no file but a device or a pipe")), qPrintable(cube.error().message));
    }
}

void BrokenFilesTest::folders()
{
    QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("folder")));
    const auto empty = openCube({m_dir.filePath(QStringLiteral("folder"))});
    QVERIFY(!empty);
    QVERIFY2(empty.error().message.contains(QStringLiteral("no Zarr store")) && empty.error().message.contains(QStringLiteral("it is empty")),
        qPrintable(empty.error().message));
    write(QStringLiteral("folder/a.nc"), "x");
    const auto files = openCube({m_dir.filePath(QStringLiteral("folder"))});
    QVERIFY(files.error().message.contains(QStringLiteral("it holds a.nc")) && files.error().message.contains(QStringLiteral("/*.nc")));
    write(QStringLiteral("folder/zarr.json"), "{\"zarr_format\": 3, \"node_type\": \"group\"}");
    const auto third = openCube({m_dir.filePath(QStringLiteral("folder"))});
    QCOMPARE(third.error().code, ErrorCode::Unsupported);
    QVERIFY(third.error().message.contains(QStringLiteral("version 3")));
    QVERIFY(QDir(m_dir.path()).mkpath(QStringLiteral("bad.zarr")));
    write(QStringLiteral("bad.zarr/.zgroup"), "{ not json");
    const auto bad = openCube({m_dir.filePath(QStringLiteral("bad.zarr"))});
    QVERIFY(!bad);
    QVERIFY(bad.error().message.contains(QStringLiteral("bad.zarr")));
}

void BrokenFilesTest::withoutVariables()
{
    const QString path = m_dir.filePath(QStringLiteral("coordinates.nc"));
    {
        GridFile out(path);
        out.latLon({0, 1}, {0, 1, 2});
    }
    const auto cube = openCube({path});
    QVERIFY(!cube);
    QVERIFY2(cube.error().message.contains(QStringLiteral("No gridded variable in '%1'; it holds: lat(2), lon(3)").arg(path)),
        qPrintable(cube.error().message));
}

void BrokenFilesTest::sampleCollection()
{
    const QString samples = qEnvironmentVariable("TERRELLA_SAMPLE_DATA", QStringLiteral(TERRELLA_SOURCE_DIR "/../shared/data"));
    if (!QDir(samples + QStringLiteral("/formats")).exists())
        QSKIP("No sample data here: set TERRELLA_SAMPLE_DATA to try broken files of many formats.");
    int files = 0;
    QElapsedTimer timer;
    for (const char* folder : {"/formats/broken", "/formats/geotiff/broken", "/formats/netcdf/gdal", "/formats/netcdf/nco", "/formats/grib/gdal"}) {
        QDirIterator walk(samples + QLatin1String(folder), QDir::Files);
        while (walk.hasNext()) {
            const QString path = walk.next();
            timer.start();
            const auto cube = openCube({path});
            QVERIFY2(timer.elapsed() < 20000, qPrintable(path));
            ++files;
            if (!cube) {
                QVERIFY2(cube.error().message.size() > 30 && cube.error().message.contains(QFileInfo(path).fileName()),
                    qPrintable(path + cube.error().message));
                continue;
            }
            const CubeSignature& signature = (*cube)->signature();
            for (int v = 0; v < std::min(3, static_cast<int>(signature.variables.size())); ++v) {
                const Window window = (*cube)->fieldWindow(v, 0, 0);
                if (window.size() > 4'000'000)
                    continue;
                std::vector<float> out(window.size());
                const auto read = (*cube)->read(v, window, out);
                QVERIFY(read || !read.error().message.isEmpty());
            }
        }
    }
    QVERIFY(files > 90);
    for (const char* name : {"empty.nc", "text_named.nc", "truncated.grb1", "truncated_katrina.nc", "truncated_netcdf4.nc"})
        QVERIFY2(!openCube({samples + QStringLiteral("/formats/broken/") + QLatin1String(name)}), name);
}

QTEST_GUILESS_MAIN(BrokenFilesTest)
#include "broken_files_test.moc"
