// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/places/frame_encoder.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace terrella;

class FrameEncoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filmsAreMade_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("magic"); // within the first bytes
        QTest::newRow("mp4") << QStringLiteral("mp4") << QByteArray("ftyp");
        QTest::newRow("webm") << QStringLiteral("webm") << QByteArray("webm");
        QTest::newRow("gif") << QStringLiteral("gif") << QByteArray("GIF89a");
    }
    void filmsAreMade()
    {
        if (FrameEncoder::findProgram().isEmpty())
            QSKIP("ffmpeg is not installed: apt install ffmpeg");
        QFETCH(QString, kind);
        QFETCH(QByteArray, magic);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("film.") + kind);
        FrameEncoder encoder;
        std::optional<Result<void>> ended;
        connect(&encoder, &FrameEncoder::done, this, [&](const Result<void>& result) { ended = result; });
        const QByteArray comment = "terrella-origin:" + QByteArray(200'000, 'x') + ":end"; // longer than an argument may be
        QVERIFY(encoder.start({path, {65, 48}, 10.0, QStringLiteral("Pressure; a=b"), comment})); // odd: H.264 alone would refuse it
        for (int k = 0; k < 5; ++k)
            encoder.write(QByteArray(65 * 48 * 4, static_cast<char>(40 * k)));
        encoder.finish();
        QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), 60000);
        QVERIFY2(*ended, *ended ? "" : qPrintable(ended->error().message));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.left(64).contains(magic));
        if (kind != QLatin1String("gif"))
            QVERIFY(bytes.contains(comment));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList{QStringLiteral("film.") + kind});
    }

    void stoppedOnesLeaveNothing()
    {
        if (FrameEncoder::findProgram().isEmpty())
            QSKIP("ffmpeg is not installed: apt install ffmpeg");
        QTemporaryDir folder;
        FrameEncoder encoder;
        QSignalSpy done(&encoder, &FrameEncoder::done);
        QVERIFY(encoder.start({folder.filePath(QStringLiteral("film.mp4")), {64, 48}, 10.0, {}, {}}));
        encoder.write(QByteArray(64 * 48 * 4, 'a'));
        QTest::qWait(50);
        encoder.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).isEmpty(), 30000);
        QCOMPARE(done.count(), 0);
    }

    void whatIsMissingIsSaid()
    {
        QTemporaryDir folder;
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8());
        FrameEncoder encoder;
        const auto started = encoder.start({folder.filePath(QStringLiteral("film.mp4")), {64, 48}, 10.0, {}, {}});
        qputenv("PATH", path);
        QVERIFY(!started);
        QVERIFY(started.error().message.contains(QStringLiteral("apt install ffmpeg")));
        if (FrameEncoder::findProgram().isEmpty())
            return;
        const auto other = encoder.start({folder.filePath(QStringLiteral("film.avi")), {64, 48}, 10.0, {}, {}});
        QVERIFY(!other);
        QVERIFY(other.error().message.contains(QStringLiteral(".avi")));
        QVERIFY(!encoder.start({QStringLiteral("/nowhere/at/all/film.mp4"), {64, 48}, 10.0, {}, {}}));
    }
};

QTEST_GUILESS_MAIN(FrameEncoderTest)
#include "frame_encoder_test.moc"
