// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/picture_origin.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRandomGenerator>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace terrella;

namespace {

/// Large enough for several comments of a JPEG: it does not compress.
QJsonObject origin()
{
    QRandomGenerator random(7);
    QString noise;
    for (int k = 0; k < 120'000; ++k)
        noise += QChar(static_cast<char16_t>(32 + random.bounded(900)));
    return {{QStringLiteral("terrella_picture"), 1}, {QStringLiteral("name"), QStringLiteral("ä \"quoted\" (name) \\ .terrella")}, {QStringLiteral("noise"), noise}};
}

QImage drawn()
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(qRgb(10, 120, 200));
    return image;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class PictureOriginTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindKeepsItAndStaysWhole_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"png", "jpg", "gif", "svg", "pdf"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void everyKindKeepsItAndStaysWhole()
    {
        QFETCH(QString, kind);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("p.") + kind);
        if (kind == QLatin1String("svg")) {
            QSvgGenerator svg;
            svg.setFileName(path);
            svg.setSize({64, 48});
            svg.setViewBox(QRect(0, 0, 64, 48));
            QPainter painter(&svg);
            painter.fillRect(0, 0, 64, 48, Qt::red);
        } else if (kind == QLatin1String("pdf")) {
            QPdfWriter pdf(path);
            pdf.setTitle(QStringLiteral("Sea (level) > pressure"));
            QPainter painter(&pdf);
            painter.drawText(100, 100, QStringLiteral("words"));
        } else if (kind == QLatin1String("gif")) {
            QFile file(path); // 1 × 1, black
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));
        } else {
            QVERIFY(drawn().save(path));
        }
        QVERIFY(readOrigin(path).isEmpty());
        const auto done = writeOrigin(path, origin());
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QCOMPARE(readOrigin(path), origin());
        if (kind == QLatin1String("svg")) {
            QVERIFY(QSvgRenderer(path).isValid());
        } else if (kind == QLatin1String("pdf")) {
            const QByteArray bytes = bytesOf(path);
            const qsizetype table = bytes.mid(bytes.lastIndexOf("startxref") + 9).trimmed().split('\n').first().toLongLong();
            QVERIFY(bytes.mid(table).startsWith("xref\n"));
            const qsizetype object = bytes.mid(table).split('\n').at(2).left(10).toLongLong();
            QVERIFY(bytes.mid(object, 40).contains(" 0 obj"));
        } else {
            const QImage again(path);
            QVERIFY(!again.isNull());
            if (kind == QLatin1String("png"))
                QCOMPARE(again.convertToFormat(QImage::Format_RGB32), drawn());
        }
    }

    void whatIsNoPictureIsSaid()
    {
        QTemporaryDir folder;
        for (const char* kind : {"png", "jpg", "gif", "svg", "pdf"}) {
            const QString path = folder.filePath(QStringLiteral("p.") + QLatin1String(kind));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("nothing of the sort");
            file.close();
            const auto done = writeOrigin(path, origin());
            QVERIFY(!done);
            QVERIFY(done.error().message.contains(path));
            QCOMPARE(bytesOf(path), QByteArray("nothing of the sort"));
        }
        QCOMPARE(writeOrigin(folder.filePath(QStringLiteral("p.bmp")), origin()).error().code, ErrorCode::Unsupported);
        QVERIFY(readOrigin(folder.filePath(QStringLiteral("none.png"))).isEmpty());
    }

    void forgedOnesAreRefused()
    {
        QVERIFY(originIn("terrella-origin:").isEmpty());
        QVERIFY(originIn("terrella-origin:!!!:end").isEmpty());
        QVERIFY(originIn("terrella-origin:" + QByteArray("\xff\xff\xff\xff" "abcdefgh").toBase64() + ":end").isEmpty()); // claims 4 GB
        QVERIFY(originIn(originText({{QStringLiteral("other"), 1}})).isEmpty());
        QByteArray cut = originText(origin());
        cut.remove(200, 1000);
        QVERIFY(originIn(cut).isEmpty());
    }
};

QTEST_MAIN(PictureOriginTest)
#include "picture_origin_test.moc"
