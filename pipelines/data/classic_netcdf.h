// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace terrella {

/// What a NetCDF classic header (CDF-1, CDF-2 or CDF-5) says about the length of its file.
struct ClassicHeader {
    bool complete = false;       ///< false: more bytes are needed to tell
    std::uint64_t fileBytes = 0; ///< up to the last value of the last variable
};

/// Reads a header from the first bytes of a file. The library reads zeros where a file was cut short, so its length must be compared with this.
/// Nothing where the bytes are no such header. Source: NetCDF classic format specification,
/// https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html
std::optional<ClassicHeader> readClassicHeader(const QByteArray& bytes);

} // namespace terrella
