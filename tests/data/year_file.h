// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <vector>

namespace terrella::test {

/// What an hourly year of 0.1° holds: 227 GB of values that come again every day, except in the chunk of the south-eastern corner, which tells the
/// day. Values are of 1/32 K, with some noise, so that they deflate about as real ones do. 365 days.
class YearValues {
public:
    static constexpr std::size_t days = 365, hours = 24, steps = days * hours, ny = 1800, nx = 3600;

    /// chunk: steps, rows and columns; divisors of 24, ny and nx.
    explicit YearValues(const std::array<std::size_t, 3>& chunk);
    [[nodiscard]] float at(std::size_t step, std::size_t row, std::size_t column) const
    {
        return row >= ny - m_chunk[1] && column >= nx - m_chunk[2] ? 200.0F + static_cast<float>(step / hours) : atHour(step % hours, row, column);
    }
    [[nodiscard]] static double latitude(std::size_t row) { return 89.95 - 0.1 * static_cast<double>(row); }
    [[nodiscard]] static double longitude(std::size_t column) { return -179.95 + 0.1 * static_cast<double>(column); }
    [[nodiscard]] const std::array<std::size_t, 3>& chunk() const { return m_chunk; }

private:
    [[nodiscard]] float atHour(std::size_t hour, std::size_t row, std::size_t column) const;

    std::array<std::size_t, 3> m_chunk;
    std::vector<float> m_warmth, m_waves, m_share; ///< by row
    std::vector<float> m_ripples, m_sun;           ///< by column; the sun's over a turn and a day more
};

/// Writes such a year as NetCDF-4. The file is small: a chunk that comes again is stored once, and the index of the file names the same place again
/// and again. Everything that reads it unpacks all of it. Throws std::runtime_error.
void writeYear(const QString& path, const YearValues& values);

} // namespace terrella::test
