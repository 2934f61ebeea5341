// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella::data {

/// Brings time axes to another calendar; see convert_calendar.json and the help page.
class ConvertCalendar final : public Module {
public:
    [[nodiscard]] CheckResult check(const CheckInput& input) const override;
    [[nodiscard]] Result<Outputs> run(const RunInput& input, RunContext& context) const override;
};

} // namespace terrella::data
