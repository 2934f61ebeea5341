// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace terrella {

/// What a NetCDF classic header (CDF-1, CDF-2 or CDF-5) says about the length of its file.
struct ClassicHeader {
    bool damaged = false;        ///< what it says cannot be: the library might read for hours
    bool complete = false;       ///< false: more bytes are needed to tell
    std::uint64_t fileBytes = 0; ///< up to the last value of the last variable
};

/// Reads a header from the first bytes of a file. The library reads zeros where a file was cut short, so its length must be compared with this.
/// Nothing where the bytes are no such header. Source: NetCDF classic format specification,
/// https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html
std::optional<ClassicHeader> readClassicHeader(const QByteArray& bytes);

/// By the first bytes of a file.
bool isClassicNetCdf(const QByteArray& bytes);
/// How long a NetCDF classic file must be by its header; 0 where that cannot be told; nothing where the header is damaged or not whole.
std::optional<std::int64_t> classicFileLength(const QString& path);
/// Such a file must not be given to the library, which may read in it for hours.
bool isDamagedClassic(const QString& path);

} // namespace terrella
