// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/level_heights.h"
#include "views/earth/line_reading.h"

namespace terrella {

/// A field on all its levels above the places of a line, with the heights of the levels: as isosurfaces and volumes have them.
struct LineColumns {
    LineSamples line;
    std::vector<double> metres; ///< of each level, ascending
    LevelScale scale;           ///< the levels themselves, in the same order
    std::vector<float> values;  ///< [level][place], shown units, NaN where there is none
    std::vector<float> heights; ///< [level][place], metres; empty: those of the levels
    std::vector<float> ground;  ///< [place], metres above sea level; empty: not known
    earth::LevelHeights::Source source = earth::LevelHeights::Source::Even;
    QString heightsFrom;     ///< name of the variable that heights were taken from; empty: none
    bool isBilinear = false; ///< else each place has the values of the nearest cell

    [[nodiscard]] std::size_t levels() const { return metres.size(); }
    [[nodiscard]] float value(std::size_t level, std::size_t place) const { return values[level * line.places.size() + place]; }
    [[nodiscard]] double height(std::size_t level, std::size_t place) const
    {
        return heights.empty() ? metres[level] : static_cast<double>(heights[level * line.places.size() + place]);
    }
    /// NaN where it is not known.
    [[nodiscard]] double groundAt(std::size_t place) const;
    /// The lowest and highest of all heights.
    [[nodiscard]] std::pair<double, double> extent() const;
};
/// Reads: not for the GUI thread. The ground is the surface's pressure or height of the same data, or the floor of the sea. Errors: those of
/// valuesAlong().
Result<LineColumns> columnsAlong(
    const ShownField& field, const std::vector<SpherePlace>& line, std::size_t places, double seconds, const std::stop_token& stop);

} // namespace terrella
