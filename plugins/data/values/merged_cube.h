// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cube.h"
#include "pipelines/data/units.h"

#include <memory>
#include <vector>

namespace terrella::data {

/// Where one index along the joint axis of a merged variable comes from.
struct MergedPiece {
    std::size_t part = 0;  ///< index into MergedVariable::parts
    std::size_t index = 0; ///< on that part's own axis; 0 where it has none
    bool operator==(const MergedPiece&) const = default;
};

struct MergedPart {
    std::size_t cube = 0;
    int variable = 0;
    bool hasAxis = true;       ///< has the joint axis itself (a member of an ensemble may have none)
    UnitConversion conversion; ///< to the units of the result
};

/// A variable put together along one of its dimensions.
struct MergedVariable {
    std::vector<MergedPart> parts;
    int dimension = -1;              ///< of the result; −1: there is one part, and it is all
    std::vector<MergedPiece> pieces; ///< for each index along the dimension
};

/// Reads several cubes as one; nothing is copied.
class MergedCube final : public Cube {
public:
    MergedCube(std::shared_ptr<const CubeSignature> signature, std::vector<MergedVariable> variables, std::vector<std::shared_ptr<const Cube>> cubes);
    Result<void> read(int variable, const Window& window, std::span<float> out) const override;

private:
    std::vector<MergedVariable> m_variables;
    std::vector<std::shared_ptr<const Cube>> m_cubes;
};

} // namespace terrella::data
