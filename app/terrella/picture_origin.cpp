// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/picture_origin.h"

#include "pipelines/core/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>
#include <functional>
#include <map>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::PictureOrigin)
};

constexpr char kBegin[] = "terrella-origin:";
constexpr char kEnd[] = ":end";
constexpr qsizetype kMostJpegComment = 60'000; ///< a segment holds 65533 bytes
constexpr qsizetype kMostGifBlock = 255;

using Embed = std::function<QByteArray(const QByteArray& file, const QByteArray& text)>; ///< empty: not of that kind

quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char c : bytes) {
        crc ^= static_cast<quint8>(c);
        for (int k = 0; k < 8; ++k)
            crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value, int bytes)
{
    QByteArray out;
    for (int k = bytes - 1; k >= 0; --k)
        out.append(static_cast<char>(value >> static_cast<unsigned>(8 * k)));
    return out;
}

/// A text chunk behind the header.
QByteArray intoPng(const QByteArray& file, const QByteArray& text)
{
    constexpr qsizetype header = 33; // signature and IHDR
    if (!file.startsWith("\x89PNG\r\n\x1a\n") || file.size() < header)
        return {};
    const QByteArray chunk = QByteArray("iTXt") + QByteArray("Terrella origin") + QByteArray(5, '\0') + text;
    return file.left(header) + bigEndian(static_cast<quint32>(chunk.size() - 4), 4) + chunk + bigEndian(crc32(chunk), 4) + file.mid(header);
}

QByteArray intoJpeg(const QByteArray& file, const QByteArray& text)
{
    if (!file.startsWith("\xff\xd8"))
        return {};
    qsizetype after = 2; // behind JFIF's header, which must come first
    if (file.size() > 6 && file.mid(2, 2) == QByteArray("\xff\xe0", 2))
        after += 2 + (static_cast<quint8>(file.at(4)) << 8) + static_cast<quint8>(file.at(5));
    QByteArray comments;
    for (qsizetype k = 0; k < text.size(); k += kMostJpegComment) {
        const QByteArray part = text.mid(k, kMostJpegComment);
        comments += QByteArray("\xff\xfe", 2) + bigEndian(static_cast<quint32>(part.size() + 2), 2) + part;
    }
    return file.left(after) + comments + file.mid(after);
}

/// A comment before the last byte, in blocks.
QByteArray intoGif(const QByteArray& file, const QByteArray& text)
{
    if (!file.startsWith("GIF8") || !file.endsWith(';'))
        return {};
    QByteArray comment("\x21\xfe", 2);
    for (qsizetype k = 0; k < text.size(); k += kMostGifBlock) {
        const QByteArray part = text.mid(k, kMostGifBlock);
        comment += static_cast<char>(part.size()) + part;
    }
    return file.left(file.size() - 1) + comment + QByteArray(1, '\0') + ';';
}

QByteArray intoSvg(const QByteArray& file, const QByteArray& text)
{
    const qsizetype root = file.indexOf("<svg");
    const qsizetype end = root < 0 ? -1 : file.indexOf('>', root);
    return end < 0 ? QByteArray() : file.left(end + 1) + "\n<metadata>" + text + "</metadata>" + file.mid(end + 1);
}

/// An update appended to the file: its information once more, with one entry more (ISO 32000-1, 7.5.6 and 14.3.3).
QByteArray intoPdf(const QByteArray& file, const QByteArray& text)
{
    const qsizetype start = file.lastIndexOf("startxref"), trailer = file.lastIndexOf("trailer");
    if (!file.startsWith("%PDF-") || start < 0 || trailer < 0)
        return {};
    const QString words = QString::fromLatin1(file.mid(trailer, start - trailer));
    const auto number = [&words](const char* pattern) {
        const auto match = QRegularExpression(QLatin1String(pattern)).match(words);
        return match.hasMatch() ? match.captured(1).toInt() : -1;
    };
    const int size = number(R"(/Size\s+(\d+))"), info = number(R"(/Info\s+(\d+)\s+0\s+R)"), root = number(R"(/Root\s+(\d+)\s+0\s+R)");
    const QByteArray before = file.mid(start + 9).trimmed();
    const qsizetype object = file.indexOf("\n" + QByteArray::number(info) + " 0 obj");
    const qsizetype end = object < 0 ? -1 : file.indexOf("endobj", object);
    const qsizetype close = end < 0 ? -1 : file.lastIndexOf(">>", end);
    if (size < 0 || info < 0 || root < 0 || close < object)
        return {};
    QByteArray out = file;
    if (!out.endsWith('\n'))
        out += '\n';
    const qsizetype at = out.size();
    out += file.mid(object + 1, close - object - 1) + "/TerrellaOrigin (" + text + ")\n>>\nendobj\n";
    const qsizetype table = out.size();
    out += "xref\n" + QByteArray::number(info) + " 1\n" + QByteArray::number(at).rightJustified(10, '0') + " 00000 n \n";
    out += "trailer\n<<\n/Size " + QByteArray::number(size) + "\n/Info " + QByteArray::number(info) + " 0 R\n/Root " + QByteArray::number(root)
        + " 0 R\n/Prev " + before.left(before.indexOf('\n')) + "\n>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    return out;
}

const std::map<QString, Embed>& embedders()
{
    static const std::map<QString, Embed> known{{QStringLiteral("png"), intoPng}, {QStringLiteral("jpg"), intoJpeg},
        {QStringLiteral("jpeg"), intoJpeg}, {QStringLiteral("gif"), intoGif}, {QStringLiteral("svg"), intoSvg}, {QStringLiteral("pdf"), intoPdf}};
    return known;
}

/// The comments of a GIF or a JPEG without what parts their blocks.
QByteArray joinedComments(const QByteArray& file)
{
    QByteArray out;
    if (file.startsWith("\xff\xd8")) {
        qsizetype at = 2;
        while (at + 4 <= file.size() && static_cast<quint8>(file.at(at)) == 0xff && static_cast<quint8>(file.at(at + 1)) != 0xda) {
            const qsizetype length = (static_cast<quint8>(file.at(at + 2)) << 8) + static_cast<quint8>(file.at(at + 3));
            if (static_cast<quint8>(file.at(at + 1)) == 0xfe && length >= 2)
                out += file.mid(at + 4, length - 2);
            at += 2 + std::max<qsizetype>(length, 2);
        }
        return out;
    }
    const qsizetype begin = file.indexOf(kBegin);
    if (!file.startsWith("GIF8") || begin < 1)
        return file;
    qsizetype at = begin - 1;
    while (at < file.size() && file.at(at) != '\0') {
        const auto length = static_cast<quint8>(file.at(at));
        out += file.mid(at + 1, length);
        at += 1 + length;
    }
    return out;
}

} // namespace

QByteArray originText(const QJsonObject& origin)
{
    const QByteArray packed = qCompress(QJsonDocument(origin).toJson(QJsonDocument::Compact), 9);
    return kBegin + packed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + kEnd;
}

QJsonObject originIn(const QByteArray& bytes)
{
    const qsizetype begin = bytes.indexOf(kBegin);
    const qsizetype from = begin + qsizetype(sizeof(kBegin)) - 1, end = begin < 0 ? -1 : bytes.indexOf(kEnd, from);
    if (end < 0)
        return {};
    constexpr qsizetype most = 64 << 20; // no pipeline is larger; a forged one may claim to be
    const QByteArray packed = QByteArray::fromBase64(bytes.mid(from, end - from), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (packed.size() < 5)
        return {};
    quint32 claimed = 0;
    for (int k = 0; k < 4; ++k)
        claimed = claimed << 8U | static_cast<quint8>(packed.at(k));
    if (claimed > most)
        return {};
    const QJsonObject origin = QJsonDocument::fromJson(qUncompress(packed)).object();
    return origin.contains(QLatin1String("terrella_picture")) ? origin : QJsonObject();
}

bool mayHoldOrigin(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return embedders().contains(suffix) || suffix == QLatin1String("mp4") || suffix == QLatin1String("webm");
}

Result<void> writeOrigin(const QString& path, const QJsonObject& origin)
{
    const auto embed = embedders().find(QFileInfo(path).suffix().toLower());
    if (embed == embedders().end())
        return Error{
            ErrorCode::Unsupported, Text::tr("What made the picture cannot be kept in “%1”: that kind of file has no place for it.").arg(path), {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Disk, Text::tr("Cannot read '%1': %2.").arg(path, file.errorString()), {}};
    const QByteArray with = embed->second(file.readAll(), originText(origin));
    file.close();
    if (with.isEmpty())
        return Error{ErrorCode::Invalid, Text::tr("'%1' is not what its name says; what made the picture could not be kept in it.").arg(path), {}};
    return publishFile(path, with);
}

QJsonObject readOrigin(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? originIn(joinedComments(file.readAll())) : QJsonObject();
}

} // namespace terrella
