// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace terrella {

/// What becomes of a variable's axes on the way from an input to an output. Whatever is not named stays.
struct AxisChanges {
    std::map<AxisKind, std::optional<Axis>> axes; ///< another axis of that kind, or nothing: the axis is dropped
    std::vector<Axis> added;                      ///< axes that the variable did not have, put where their kind belongs
    std::optional<Grid> grid;                     ///< the grid that new Y, X or Cell axes lie on
    bool dropsGrid = false;                       ///< the result has no place on the Earth any more (means over space)
};

/// Makes a signature out of variables of others. Axes and grids that are equal are there once, so that variables share them.
class SignatureBuilder {
public:
    /// attributes: of the whole data set.
    explicit SignatureBuilder(QJsonObject attributes = {});

    int addAxis(const Axis& axis);
    int addGrid(const Grid& grid);
    /// Adds `variable` of `source` (name, units and attributes as they are given) with its axes and grid changed, and returns its index.
    /// Axes are put in the canonical order Time, Member, Other, Level, Y, X | Cell. A moving mesh loses its motion when its time axis is
    /// replaced or dropped: its first step stands for all.
    int addVariable(const CubeSignature& source, Variable variable, const AxisChanges& changes = {});

    [[nodiscard]] Variable& variable(int index) { return m_signature->variables[static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::shared_ptr<const CubeSignature> build();

private:
    std::shared_ptr<CubeSignature> m_signature;
};

/// The axis of that kind made of other values: the same name, units and calendar.
Axis withValues(Axis axis, std::vector<double> values);

/// How many fields (of all rows and columns) a variable has at one time step: the product of its Member, Other and Level axes.
/// Walks number them in the order of the variable's axes, the last of these axes fastest.
std::size_t sliceCount(const CubeSignature& signature, int variable);

} // namespace terrella
