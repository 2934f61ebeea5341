// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <random>

namespace terrella::test {

enum class Damage { Truncate, FlipBits };

/// Puts a damaged copy of a file or folder in the place of `copy`: cut at a random length, or with one to three bits flipped. Of a folder one of its
/// files is damaged. Says what was done: "v/0.0.0: bit 3 of byte 117".
QString makeDamaged(const QString& whole, const QString& copy, Damage damage, std::mt19937& random);

/// One field of whole numbers as a GRIB edition 1 message on a regular grid of latitudes and longitudes, byte by byte from WMO FM 92-IX.
QByteArray gribOne(int parameter, int hour, int ny, int nx, int firstValue);

} // namespace terrella::test
