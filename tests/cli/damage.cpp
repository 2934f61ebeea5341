// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/damage.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace terrella::test {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

QString damage(QByteArray& content, Damage how, std::mt19937& random)
{
    const auto below = [&](qsizetype end) { return static_cast<qsizetype>(random() % static_cast<std::uint64_t>(std::max<qsizetype>(1, end))); };
    if (how == Damage::Truncate) {
        content.truncate(below(content.size()));
        return QStringLiteral("cut at %1").arg(content.size());
    }
    QStringList done;
    for (int flips = 1 + static_cast<int>(random() % 3); flips > 0 && !content.isEmpty(); --flips) {
        const qsizetype at = below(content.size());
        const int bit = static_cast<int>(random() % 8);
        content[at] = static_cast<char>(content.at(at) ^ (1 << bit));
        done.append(QStringLiteral("bit %1 of byte %2").arg(bit).arg(at));
    }
    return done.join(QStringLiteral(", "));
}

/// Big-endian, as many bytes as asked for.
void put(QByteArray& out, std::uint32_t value, int bytes)
{
    while (bytes-- > 0)
        out += static_cast<char>((value >> (8 * bytes)) & 0xff);
}

/// GRIB 1 keeps a sign bit in front of the magnitude.
std::uint32_t signedThree(int value) { return value < 0 ? 0x800000U | static_cast<std::uint32_t>(-value) : static_cast<std::uint32_t>(value); }

} // namespace

QString makeDamaged(const QString& whole, const QString& copy, Damage how, std::mt19937& random)
{
    if (!QFileInfo(whole).isDir()) {
        QByteArray content = contentOf(whole);
        const QString done = damage(content, how, random);
        write(copy, content);
        return done;
    }
    QDir(copy).removeRecursively();
    QStringList names;
    QDirIterator files(whole, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        names.append(QDir(whole).relativeFilePath(files.next()));
    names.sort();
    const QString chosen = names.at(static_cast<qsizetype>(random() % static_cast<std::uint64_t>(names.size())));
    QString done;
    for (const QString& name : names) {
        QByteArray content = contentOf(whole + QLatin1Char('/') + name);
        if (name == chosen)
            done = name + QStringLiteral(": ") + damage(content, how, random);
        write(copy + QLatin1Char('/') + name, content);
    }
    return done;
}

QByteArray gribOne(int parameter, int hour, int ny, int nx, int firstValue)
{
    QByteArray product;
    put(product, 28, 3);
    for (const int byte : {2, 98, 1, 255, 128, parameter, 1, 0, 0, 100, 1, 1, hour, 0, 1, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0})
        put(product, static_cast<std::uint32_t>(byte), 1); // surface, 1 January 2000, hour, no scale
    QByteArray grid;
    put(grid, 32, 3);
    put(grid, 0, 1);
    put(grid, 255, 1);
    put(grid, 0, 1); // latitudes and longitudes
    put(grid, static_cast<std::uint32_t>(nx), 2);
    put(grid, static_cast<std::uint32_t>(ny), 2);
    put(grid, signedThree(60'000), 3);
    put(grid, signedThree(-20'000), 3);
    put(grid, 0x80, 1); // steps are given
    put(grid, signedThree(60'000 - 1000 * (ny - 1)), 3);
    put(grid, signedThree(-20'000 + 1000 * (nx - 1)), 3);
    put(grid, 1000, 2);
    put(grid, 1000, 2);
    put(grid, 0, 1); // rows from north to south
    put(grid, 0, 4);
    QByteArray data;
    const int values = ny * nx;
    put(data, static_cast<std::uint32_t>(11 + 2 * values), 3);
    put(data, 0, 1);
    put(data, 0, 2); // no binary scale
    put(data, 0, 4); // reference value 0
    put(data, 16, 1);
    for (int i = 0; i < values; ++i)
        put(data, static_cast<std::uint32_t>((firstValue + i) % 65536), 2);
    QByteArray out("GRIB");
    put(out, static_cast<std::uint32_t>(8 + product.size() + grid.size() + data.size() + 4), 3);
    put(out, 1, 1);
    return out + product + grid + data + "7777";
}

} // namespace terrella::test
