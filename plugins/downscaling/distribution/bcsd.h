// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::downscale {

/// downscale.bcsd: quantile mapping on the coarse grid, then the change from the mean year interpolated and put onto the fine mean year.
class Bcsd final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::downscale
