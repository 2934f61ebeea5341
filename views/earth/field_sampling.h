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
    explicit FieldSampler(ShownField field);
    ~FieldSampler();

    /// The step of the field that is meant by a moment of a calendar; nothing where it lies more than half a step beside the field's times. A field
    /// without times has one step for all.
    [[nodiscard]] std::optional<std::size_t> stepOf(double seconds, Calendar calendar) const;
    /// NaN where there is no value.
    Result<void> sample(std::size_t step, std::span<const double> lon, std::span<const double> lat, std::span<float> out);

private:
    struct Cells;
    ShownField m_field;
    std::unique_ptr<Cells> m_cells;
    std::vector<float> m_values;
    std::optional<std::size_t> m_step;
};

} // namespace terrella
