// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace terrella::downscale {

/// Evenly spread in 0 … 1, the same for the same three numbers (splitmix64).
inline double unitNumber(std::uint64_t seed, std::uint64_t cell, std::uint64_t step)
{
    std::uint64_t x = seed * 0x9E3779B97F4A7C15ULL + cell * 0xBF58476D1CE4E5B9ULL + step * 0x94D049BB133111EBULL;
    for (int round = 0; round < 2; ++round) {
        x += 0x9E3779B97F4A7C15ULL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
        x ^= x >> 31;
    }
    return static_cast<double>(x >> 11) * 0x1.0p-53;
}

} // namespace terrella::downscale
