// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::downscale {

/// downscale.idealised_climate: a climate whose fine truth is known, now and later, with a coarse model that errs.
class IdealisedClimate final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::downscale
