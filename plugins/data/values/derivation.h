// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/units.h"
#include "pipelines/modules/module.h"

#include <memory>
#include <optional>
#include <vector>

namespace terrella::data {

enum class Operation { WindSpeed, Difference, Vorticity, Divergence, Convert };

/// One field of the result and what it is made from.
struct DerivedField {
    std::size_t outLevel = 0;
    std::size_t firstLevel = 0;
    std::size_t secondLevel = 0;
};

/// What data.derive will do, made from the signature alone.
struct Derivation {
    Operation operation = Operation::WindSpeed;
    int first = -1;
    int second = -1;              ///< −1: the operation has one operand
    UnitConversion secondToFirst; ///< units of the second operand to those of the first
    UnitConversion toResult;
    std::vector<DerivedField> fields;
    std::shared_ptr<const CubeSignature> signature;
};

/// Nothing where a problem went to `check`.
std::optional<Derivation> planDerivation(const CubeSignature& source, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
