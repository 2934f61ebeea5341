// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/units.h"

namespace terrella::fire {

/// One field a step of two cubes on the same cells, the steps of the second after those of the first, so that one walk sees both. Times are only
/// counted.
class TwoPeriods final : public Cube {
public:
    struct Part {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        std::size_t slice = 0;
        UnitConversion conversion;
    };
    TwoPeriods(Part first, Part second);
    Result<void> read(int variable, const Window& window, std::span<float> out) const override;

private:
    const Part m_first, m_second;
    std::size_t m_firstSteps = 0;
};

} // namespace terrella::fire
