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

/// Which field of a variable.
struct FieldAt {
    std::size_t time = 0;
    std::size_t level = 0;
    std::size_t member = 0;
    bool operator==(const FieldAt&) const = default;
};

/// How an automatic range is found.
struct RangeRule {
    EarthRange how = EarthRange::Automatic;
    EarthNorm norm = EarthNorm::Linear;
    ColourMap::Kind kind = ColourMap::Kind::Sequential;
    bool perTime = false; ///< of the step alone
};

/// Reads fields and remembers the last few. Used by the reading thread.
class FieldSource {
public:
    /// Values in the units shown.
    Result<FieldValues> field(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at);
    /// A range for all time steps, from a few of them; reading stops after about a fifth of a second.
    Result<ValueRange> range(
        const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const RangeRule& rule, const std::stop_token& stop);
    void forget(const Cube* cube);

private:
    struct Entry {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        FieldAt at;
        FieldValues values;
    };
    std::mutex m_mutex;
    std::deque<Entry> m_entries; ///< newest first
};

} // namespace terrella::earth
