// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/open_raw.h"

#include "pipelines/core/files.h"
#include "pipelines/data/classic_netcdf.h"
#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/grib_dataset.h"
#include "pipelines/data/multidim_dataset.h"
#include "pipelines/data/raster_dataset.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cpl_vsi.h>

#include <cstdio>
#include <initializer_list>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::OpenRaw)
};

constexpr qsizetype kHeadBytes = 16384; // bulletin headers of several kB stand before some GRIB messages

using Opened = Result<std::shared_ptr<const RawDataset>>;

struct Head {
    QByteArray bytes; ///< the first of the file
    qint64 size = 0;
    bool readable = false;
    bool folder = false;
    bool special = false; ///< a device, a pipe, a socket: may never end, or never begin
};

Head headOf(const QString& path)
{
    Head out;
    GdalScope scope;
    VSIStatBufL status;
    if (VSIStatL(path.toUtf8().constData(), &status) != 0)
        return out;
    out.folder = VSI_ISDIR(status.st_mode);
    out.size = static_cast<qint64>(status.st_size);
    out.readable = true;
    out.special = !out.folder && !VSI_ISREG(status.st_mode);
    if (out.folder || out.special)
        return out;
    VSILFILE* file = VSIFOpenL(path.toUtf8().constData(), "rb");
    out.readable = file != nullptr;
    if (!file)
        return out;
    out.bytes.resize(kHeadBytes);
    out.bytes.resize(static_cast<qsizetype>(VSIFReadL(out.bytes.data(), 1, kHeadBytes, file)));
    VSIFCloseL(file);
    return out;
}

bool isHdf5(const QByteArray& bytes)
{
    for (const qsizetype at : {0, 512, 1024, 2048}) {
        if (bytes.mid(at, 8) == QByteArray("\x89HDF\r\n\x1a\n", 8))
            return true;
    }
    return false;
}

/// Bulletin headers may stand before the first message.
bool isGrib(const QByteArray& bytes)
{
    const qsizetype at = bytes.indexOf("GRIB");
    return at >= 0 && at + 7 < bytes.size() && (bytes[at + 7] == 1 || bytes[at + 7] == 2);
}

bool isTiff(const QByteArray& bytes)
{
    return bytes.startsWith(QByteArray("II*\0", 4)) || bytes.startsWith(QByteArray("MM\0*", 4)) || bytes.startsWith(QByteArray("II+\0", 4))
        || bytes.startsWith(QByteArray("MM\0+", 4));
}

/// What somebody sees who opens the file in an editor.
QString whatIsThere(const Head& head)
{
    const QByteArray text = head.bytes.left(2000).trimmed();
    const QByteArray lower = text.left(200).toLower();
    if (lower.startsWith("<!doctype") || lower.startsWith("<html"))
        return Tr::tr("it is a web page, perhaps the error message of a download");
    if (lower.startsWith("<?xml"))
        return Tr::tr("it is an XML document");
    bool printable = !text.isEmpty();
    for (const char c : text)
        printable = printable && (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t');
    if (printable)
        return Tr::tr("it is text, beginning with '%1'").arg(QString::fromUtf8(text.left(60)).simplified());
    return Tr::tr("it begins with the bytes %1").arg(QString::fromLatin1(head.bytes.left(8).toHex(' ')));
}

Opened firstOf(const QString& path, std::initializer_list<const char*> drivers)
{
    std::optional<Error> first;
    std::shared_ptr<const RawDataset> bare;
    for (const char* driver : drivers) {
        auto opened = openMultidim(path, driver);
        if (opened && !(*opened)->variables.empty())
            return opened;
        if (opened)
            bare = *opened;
        else if (!first)
            first = opened.error();
    }
    if (bare)
        return bare;
    return *first;
}

Opened openFolder(const QString& path)
{
    const bool zarr = [&] {
        VSIStatBufL status;
        for (const char* name : {"/.zgroup", "/.zarray", "/.zmetadata", "/zarr.json"}) {
            if (VSIStatL((path + QLatin1String(name)).toUtf8().constData(), &status) == 0)
                return true;
        }
        return false;
    }();
    if (!zarr) {
        const QStringList names = QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        const QString there = names.isEmpty()
            ? Tr::tr("it is empty")
            : Tr::tr("it holds %1").arg(names.mid(0, 5).join(QStringLiteral(", ")) + (names.size() > 5 ? QStringLiteral(", …") : QString()));
        return Error{ErrorCode::Unreadable,
            Tr::tr("'%1' is a folder, but no Zarr store: there is no .zgroup, .zarray or .zmetadata in it; %2. Choose a data file, a Zarr "
                   "folder, or several files with a pattern such as '%1/*.nc'.")
                .arg(path, there),
            {}};
    }
    auto opened = openMultidim(path, "Zarr");
    VSIStatBufL status;
    const bool third = VSIStatL((path + QLatin1String("/zarr.json")).toUtf8().constData(), &status) == 0;
    if (third && (!opened || (*opened)->variables.empty()))
        return Error{ErrorCode::Unsupported,
            Tr::tr("'%1' is a Zarr store of version 3; Terrella reads version 2. Write it again with zarr_format=2 (xarray's to_zarr has "
                   "that option).")
                .arg(path),
            {}};
    if (!opened && opened.error().message.contains(QLatin1String("not handled")))
        return Error{ErrorCode::Unsupported, opened.error().message + Tr::tr(". Write the store again without that filter."), opened.error().trail};
    return opened;
}

/// A damaged file: the library's words are for the trail, the sentence for people.
Error damaged(const QString& path, const QString& kind, const Head& head, const Error& cause)
{
    Error out{ErrorCode::Unreadable,
        Tr::tr("'%1' begins like %2 but cannot be read; it is damaged or was cut short (it has %3). Copy or download it again.")
            .arg(path, kind, bytesText(head.size)),
        cause.trail};
    out.trail.prepend(cause.message);
    return out;
}

} // namespace

Opened openRaw(const QString& given)
{
    const bool web = given.startsWith(QLatin1String("http://")) || given.startsWith(QLatin1String("https://"));
    const QString path = web                       ? QStringLiteral("/vsicurl/") + given
        : given.startsWith(QLatin1String("s3://")) ? QStringLiteral("/vsis3/") + given.mid(5)
                                                   : given;
    const bool remote = path.startsWith(QLatin1String("/vsi"));
    const GdalOption noListing("GDAL_DISABLE_READDIR_ON_OPEN", remote ? "EMPTY_DIR" : "FALSE");
    const Head head = headOf(path);
    if (!head.readable) {
        const bool exists = !remote && QFileInfo::exists(path);
        return Error{exists ? ErrorCode::Unreadable : ErrorCode::NotFound,
            exists ? Tr::tr("'%1' may not be read: check its permissions.").arg(path) : Tr::tr("There is no file '%1'.").arg(path), {}};
    }
    if (head.special)
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is no file but a device or a pipe; choose a data file.").arg(path), {}};
    if (head.folder)
        return openFolder(path);
    if (head.size == 0)
        return Error{ErrorCode::Unreadable, Tr::tr("'%1' is empty (0 bytes); a data file was wanted. Copy or download it again.").arg(path), {}};
    const auto orDamaged = [&](Opened opened, const QString& kind) -> Opened {
        // What is sound but beyond us keeps its own sentence.
        if (opened || opened.error().code == ErrorCode::Unsupported)
            return opened;
        return damaged(path, kind, head, opened.error());
    };
    // The library would read zeros behind the end of a file that was cut short.
    if (isClassicNetCdf(head.bytes)) {
        const std::optional<std::int64_t> wanted = classicFileLength(path);
        if (!wanted)
            return damaged(
                path, Tr::tr("a NetCDF file"), head, {ErrorCode::Unreadable, Tr::tr("its header is not whole or says what cannot be"), {}});
        if (head.size < *wanted)
            return damaged(path, Tr::tr("a NetCDF file"), head,
                {ErrorCode::Unreadable, Tr::tr("by its header the file has %1 bytes, %2 are there").arg(*wanted).arg(head.size), {}});
        Opened opened = firstOf(path, {"netCDF"});
        if (!opened && head.bytes[3] == 5)
            return Error{ErrorCode::Unsupported,
                Tr::tr("'%1' is a NetCDF file of the kind CDF-5 (64-bit data), which the GDAL that is installed does not read; convert it to "
                       "NetCDF-4 with "
                       "nccopy -k nc4 OLD NEW.")
                    .arg(path),
                opened.error().trail};
        return orDamaged(std::move(opened), Tr::tr("a NetCDF file"));
    }
    if (isHdf5(head.bytes)) {
        const QString suffix = QFileInfo(path).suffix().toLower();
        const bool plain = remote || suffix.startsWith(QLatin1String("h")) || suffix == QLatin1String("he5");
        return orDamaged(plain ? firstOf(path, {"HDF5", "netCDF"}) : firstOf(path, {"netCDF", "HDF5"}), Tr::tr("a NetCDF-4 or HDF5 file"));
    }
    if (isGrib(head.bytes))
        return orDamaged(openGrib(path), Tr::tr("a GRIB file"));
    auto raster = openRaster(path);
    if (raster)
        return raster;
    if (isTiff(head.bytes))
        return damaged(path, Tr::tr("a GeoTIFF file"), head, raster.error());
    return Error{ErrorCode::Unreadable,
        Tr::tr("'%1' is no data file that Terrella reads (NetCDF, HDF5, GRIB, Zarr, GeoTIFF): %2.").arg(path, whatIsThere(head)),
        raster.error().trail};
}

} // namespace terrella
