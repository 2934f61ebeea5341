// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/place_reading.h"

#include <memory>
#include <optional>
#include <span>

namespace terrella {

/// Values of a field at any places and times, in shown units: between the cells of grids of latitudes and longitudes, else that of the nearest cell.
/// Holds one time step at once. Reads: not for the GUI thread, and for one thread at a time.
class FieldSampler {
public:
    /// ofAllMembers: the mean of the members that have a value, in place of the one that is shown.
    explicit FieldSampler(ShownField field, bool ofAllMembers = false);
    ~FieldSampler();

    /// The step of the field that is meant by a moment of a calendar; nothing where it lies more than half a step beside the field's times. A field
    /// without times has one step for all.
    [[nodiscard]] std::optional<std::size_t> stepOf(double seconds, Calendar calendar) const;
    /// NaN where there is no value.
    Result<void> sample(std::size_t step, std::span<const double> lon, std::span<const double> lat, std::span<float> out);

    /// How many members the values are the mean of.
    [[nodiscard]] std::size_t members() const;

private:
    Result<void> read(std::size_t step);
    struct Cells;
    ShownField m_field;
    bool m_isOfAll;
    std::unique_ptr<Cells> m_cells;
    std::vector<float> m_values;
    std::optional<std::size_t> m_step;
};

} // namespace terrella
