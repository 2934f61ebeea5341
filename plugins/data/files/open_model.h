// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::data {

/// data.open_model: a TorchScript file and its card. Nothing of it is loaded before a network is run.
class OpenModel final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::data
