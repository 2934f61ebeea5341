// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::fire {

/// fire.fwi: the Canadian Forest Fire Weather Index System on any grid, day after day. Equations and conventions: kernels/fwi.h; seasons:
/// kernels/fire_days.h.
class Fwi final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::fire
