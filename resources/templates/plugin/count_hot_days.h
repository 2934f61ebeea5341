// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::example {

/// example.count_hot_days: how many time steps of each cell are warmer than a threshold. Input: a cube with a temperature over time;
/// output: a cube with one field without time, missing where every step is missing.
class CountHotDays final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::example
