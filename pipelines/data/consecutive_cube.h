// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/units.h"

namespace terrella {

/// One field a step of several cubes on the same cells, the steps of each after those of the one before, so that one walk sees series of different
/// lengths. Times are only counted: they may go back, and calendars may differ.
class ConsecutiveCube final : public Cube {
public:
    struct Part {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
        std::size_t slice = 0; ///< as in walks
        UnitConversion conversion = {};
    };
    /// One part at least; each variable has a time axis. Units and names are those of the last.
    explicit ConsecutiveCube(std::vector<Part> parts);
    /// Where the steps of a part begin.
    [[nodiscard]] std::size_t firstStep(std::size_t part) const { return m_first[part]; }
    Result<void> read(int variable, const Window& window, std::span<float> out) const override;
    [[nodiscard]] std::size_t rowsReadTogether(int variable) const override;
    [[nodiscard]] std::size_t stepsReadTogether(int variable) const override;

private:
    const std::vector<Part> m_parts;
    std::vector<std::size_t> m_first; ///< and the number of all
};

} // namespace terrella
