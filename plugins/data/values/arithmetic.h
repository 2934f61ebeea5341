// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::data {

/// Computes a variable by a formula; see arithmetic.json and the help page.
class ComputeFormula final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::data
