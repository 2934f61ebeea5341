// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/classic_netcdf.h"

#include "pipelines/data/cube.h"
#include "tests/cli/classic_netcdf.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

class ClassicNetCdfTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTheLength();
    void countsRecords_data();
    void countsRecords();
    void wantsTheWholeHeader();
    void staysCalmOnNonsense();

private:
    static QByteArray sample()
    {
        test::ClassicNetCdf file;
        const int time = file.dimension("time", 3);
        const int x = file.dimension("an odd name", 5);
        file.doubles("time", {time}, {0, 1, 2}, {{{"units", std::string("days since 2000-01-01")}, {"n", 4.0}}});
        file.floats("t", {time, x}, std::vector<float>(15, 1.0F), {{{"units", std::string("K")}}});
        return file.bytes();
    }
};

void ClassicNetCdfTest::tellsTheLength()
{
    const QByteArray bytes = sample();
    const auto header = readClassicHeader(bytes);
    QVERIFY(header && header->complete);
    QCOMPARE(header->fileBytes, std::uint64_t(bytes.size()));
}

void ClassicNetCdfTest::countsRecords_data()
{
    QTest::addColumn<QByteArray>("records");
    QTest::addColumn<int>("variables");
    QTest::addColumn<quint64>("length");
    // Two-byte values in records of three: 6 bytes, padded to 8 unless there is one variable only. Values begin at byte 1000.
    QTest::newRow("one variable, four records") << QByteArray("\0\0\0\4", 4) << 1 << quint64(1000 + 4 * 6);
    QTest::newRow("two variables, four records") << QByteArray("\0\0\0\4", 4) << 2 << quint64(1008 + 3 * 16 + 6);
    QTest::newRow("none yet") << QByteArray("\0\0\0\0", 4) << 2 << quint64(0);
    QTest::newRow("a stream of unknown length") << QByteArray("\xff\xff\xff\xff", 4) << 2 << quint64(0);
}

void ClassicNetCdfTest::countsRecords()
{
    QFETCH(QByteArray, records);
    QFETCH(int, variables);
    QFETCH(quint64, length);
    const auto number = [](int value) { return QByteArray(3, '\0') + static_cast<char>(value); };
    QByteArray bytes = QByteArray("CDF\x01", 4) + records;
    bytes += number(10) + number(2) + number(1) + QByteArray("t\0\0\0", 4) + number(0) + number(1) + QByteArray("x\0\0\0", 4) + number(3);
    bytes += QByteArray(8, '\0');
    bytes += number(11) + number(variables);
    for (int i = 0; i < variables; ++i) {
        bytes += number(1) + QByteArray("v\0\0\0", 4) + number(2) + number(0) + number(1) + QByteArray(8, '\0') + number(3) + number(8);
        bytes += QByteArray("\0\0\x03", 3) + static_cast<char>(0xe8 + 8 * i); // 1000, 1008
    }
    const auto header = readClassicHeader(bytes);
    QVERIFY(header && header->complete);
    QCOMPARE(header->fileBytes, std::uint64_t(length));
}

void ClassicNetCdfTest::wantsTheWholeHeader()
{
    const QByteArray bytes = sample();
    const qsizetype headerBytes = bytes.size() - 3 * 8 - 15 * 4;
    for (qsizetype size = 4; size < headerBytes; ++size) {
        const auto header = readClassicHeader(bytes.left(size));
        QVERIFY2(header && !header->complete, qPrintable(QString::number(size)));
    }
    QVERIFY(readClassicHeader(bytes.left(headerBytes))->complete);
}

void ClassicNetCdfTest::staysCalmOnNonsense()
{
    QVERIFY(!readClassicHeader({}));
    QVERIFY(!readClassicHeader("CDF"));
    QVERIFY(!readClassicHeader("CDF\x07 something"));
    QVERIFY(!readClassicHeader("\x89HDF\r\n\x1a\n"));
    // The library would go through two thousand million dimensions, or attributes.
    for (const qsizetype at : {12, 52}) {
        QByteArray changed = sample();
        changed[at] = static_cast<char>(changed[at] | 0x80);
        const auto header = readClassicHeader(changed);
        QVERIFY(header && header->damaged);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("damaged.nc")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(changed) == changed.size());
        file.close();
        const auto cube = openCube({file.fileName()});
        QVERIFY(!cube);
        QCOMPARE(cube.error().code, ErrorCode::Unreadable);
    }
    // Every byte of a header changed to every of these: an answer or none, never a crash or an endless loop.
    const QByteArray bytes = sample();
    for (qsizetype at = 4; at < bytes.size(); ++at) {
        for (const char value : {'\0', '\x7f', '\xff'}) {
            QByteArray changed = bytes;
            changed[at] = value;
            const auto header = readClassicHeader(changed);
            QVERIFY(!header || header->complete || header->fileBytes == 0);
        }
    }
}

QTEST_GUILESS_MAIN(ClassicNetCdfTest)
#include "classic_netcdf_test.moc"
