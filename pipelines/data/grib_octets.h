// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace terrella {

/// Big-endian numbers in a section of a GRIB message. Octets count from 0; beyond the end they are 0.
inline std::uint64_t gribNumber(const QByteArray& bytes, qsizetype at, int width)
{
    std::uint64_t out = 0;
    for (int k = 0; k < width; ++k)
        out = out << 8 | (at + k < bytes.size() ? static_cast<unsigned char>(bytes[at + k]) : 0U);
    return out;
}

/// GRIB keeps the sign in the highest bit.
inline double gribSignedNumber(const QByteArray& bytes, qsizetype at, int width)
{
    const std::uint64_t raw = gribNumber(bytes, at, width);
    const std::uint64_t sign = std::uint64_t{1} << (8 * width - 1);
    const auto size = static_cast<double>(raw & (sign - 1));
    return raw & sign ? -size : size;
}

} // namespace terrella
