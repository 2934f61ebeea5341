// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/cell_window.h"

#include "views/earth/fields/field_source.h"

namespace terrella::earth {

Window cellWindow(const ShownField& field, const CellIndex& cell, std::size_t step, const WholeAxes& whole)
{
    const CubeSignature& signature = field.cube->signature();
    const Variable& variable = signature.variables[static_cast<std::size_t>(field.variable)];
    Window out = Window::all(signature.shapeOf(variable));
    const bool isCells = signature.gridOf(variable)->kind == GridKind::Cells;
    for (std::size_t d = 0; d < variable.axes.size(); ++d) {
        const AxisKind kind = signature.axes[static_cast<std::size_t>(variable.axes[d])].kind;
        if ((kind == AxisKind::Time && whole.time) || (kind == AxisKind::Level && whole.level) || (kind == AxisKind::Member && whole.members))
            continue;
        out.count[d] = 1;
        if (kind == AxisKind::Time)
            out.start[d] = step;
        else if (kind == AxisKind::Level)
            out.start[d] = field.level;
        else if (kind == AxisKind::Y)
            out.start[d] = cell.j;
        else if (kind == AxisKind::X || (isCells && kind == AxisKind::Cell))
            out.start[d] = cell.i;
    }
    takeMember(signature, variable, field.member, out);
    if (const int members = signature.dimensionOf(variable, AxisKind::Member); members >= 0 && whole.members)
        out.start[static_cast<std::size_t>(members)] = 0;
    return out;
}

} // namespace terrella::earth
