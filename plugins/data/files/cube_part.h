// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"

#include <memory>
#include <vector>

namespace terrella::data {

/// Some variables of a cube over a run of its time steps: nothing is copied. Axes and grids that no variable uses are left out.
class CubePart final : public Cube {
public:
    /// firstStep and steps count along the time axis; variables without one are there whole. steps 0: all of them.
    static std::shared_ptr<const CubePart> of(
        std::shared_ptr<const Cube> cube, const std::vector<int>& variables, std::size_t firstStep = 0, std::size_t steps = 0);

    Result<void> read(int variable, const Window& window, std::span<float> out) const override;

private:
    CubePart(std::shared_ptr<const CubeSignature> signature, std::shared_ptr<const Cube> cube, std::vector<int> variables, std::size_t firstStep)
        : Cube(std::move(signature)),
          m_cube(std::move(cube)),
          m_variables(std::move(variables)),
          m_firstStep(firstStep)
    {
    }

    std::shared_ptr<const Cube> m_cube;
    std::vector<int> m_variables; ///< of the cube, by variable of the part
    std::size_t m_firstStep;
};

} // namespace terrella::data
