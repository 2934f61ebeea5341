// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/cyclones/field_set.h"
#include "plugins/cyclones/kernels/detection.h"

#include <optional>
#include <vector>

namespace terrella::cyclones {

/// One field that is read at every step.
struct PlannedField {
    int variable = -1; ///< of the FieldSet
    std::size_t level = 0;
    bool operator==(const PlannedField&) const = default;
};

/// What a detection will do, made from signatures and parameters alone: check() makes it to find problems, run() to follow it.
struct DetectionPlan {
    std::vector<PlannedField> fields; ///< as the expressions of the criteria number them; the search field is the first
    Criteria criteria;
    bool diagonal = false;
    std::vector<ColumnInfo> columns;         ///< one per output operator
    std::vector<UnitConversion> conversions; ///< of their values
    const Grid* grid = nullptr;
    const Axis* time = nullptr; ///< null: the fields have no time
    FeaturesSignature signature;
};

/// Nothing where a problem went to `check`.
std::optional<DetectionPlan> planDetection(const FieldSet& fields, const ModuleSpec& spec, const Parameters& parameters, CheckResult& check);

/// "msl", "z(300hPa)": the variable and the level's index, or why not.
std::variant<PlannedField, QString> findField(const FieldSet& fields, const FieldName& name);

} // namespace terrella::cyclones
