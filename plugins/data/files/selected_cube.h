// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/files/selection.h"

namespace terrella::data {

/// What is kept of a cube, seen as a cube: nothing is read before it is asked for.
class SelectedCube final : public Cube {
public:
    SelectedCube(std::shared_ptr<const Cube> source, Selection selection);

    Result<void> read(int variable, const Window& window, std::span<float> out) const override;
    [[nodiscard]] std::optional<StepSource> sourceOf(int variable, std::size_t step) const override;
    [[nodiscard]] std::size_t rowsReadTogether(int variable) const override;
    [[nodiscard]] std::size_t stepsReadTogether(int variable) const override;
    void keepAtMost(std::size_t bytes) const override { m_source->keepAtMost(bytes); }

private:
    std::shared_ptr<const Cube> m_source;
    std::vector<SelectedVariable> m_variables;
    std::vector<Digest> m_how;                     ///< per variable: what is kept beside its time steps
    std::vector<std::vector<std::size_t>> m_steps; ///< per variable: its steps in the source
};

} // namespace terrella::data
