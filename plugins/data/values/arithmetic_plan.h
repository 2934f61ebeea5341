// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/formula_program.h"
#include "plugins/data/values/broadcast.h"

namespace terrella::data {

/// What data.arithmetic will do, made from signatures alone.
struct Arithmetic {
    FormulaProgram program; ///< its variables are the operands
    std::vector<BroadcastOperand> operands;
    Broadcast broadcast;
    std::shared_ptr<const CubeSignature> signature;
};

/// cubes: port and signature of what is connected, in the order of the specification. Nothing where a problem went to `check`.
using NamedSignatures = std::vector<std::pair<QString, std::shared_ptr<const CubeSignature>>>;
std::optional<Arithmetic> planArithmetic(const NamedSignatures& cubes, const Parameters& parameters, CheckResult& check);

} // namespace terrella::data
