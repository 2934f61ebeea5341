// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/units.h"
#include "views/earth/fields/field_image.h"

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace terrella::earth {

using FieldValues = std::shared_ptr<const std::vector<float>>;

/// How values of a variable are shown: hPa for pressures, °C for temperatures, else as they are.
struct ShownUnits {
    QString units; ///< for people
    UnitConversion conversion;
};
ShownUnits shownUnits(const Variable& variable);
ShownUnits shownUnits(const QString& units, const QString& standardName, const QString& name);

/// Variables of a cube that can be drawn: those on a grid with as many values as the field.
std::vector<int> drawableVariables(const CubeSignature& signature);
/// Index of the time step nearest to a moment; 0 without time axis.
std::size_t nearestStep(const Axis* axis, double seconds);

/// Reads fields and remembers the last few. Used by the reading thread.
class FieldSource {
public:
    /// Values in the units shown.
    Result<FieldValues> field(const std::shared_ptr<const Cube>& cube, int variable, std::size_t time, std::size_t level);
    /// A range for all time steps, from a few of them; reading stops after about a fifth of a second.
    Result<ValueRange> range(const std::shared_ptr<const Cube>& cube, int variable, std::size_t time, std::size_t level, ColourMap::Kind kind,
        const std::stop_token& stop);
    void forget(const Cube* cube);

private:
    struct Entry {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        std::size_t time = 0;
        std::size_t level = 0;
        FieldValues values;
    };
    std::mutex m_mutex;
    std::deque<Entry> m_entries; ///< newest first
};

} // namespace terrella::earth
