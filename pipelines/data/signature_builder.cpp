// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/signature_builder.h"

#include <algorithm>
#include <utility>

namespace terrella {

namespace {

template <class T>
int indexOf(std::vector<T>& all, const T& wanted)
{
    const auto found = std::ranges::find(all, wanted);
    if (found != all.end())
        return static_cast<int>(found - all.begin());
    all.push_back(wanted);
    return static_cast<int>(all.size()) - 1;
}

bool isHorizontal(AxisKind kind) { return kind == AxisKind::Y || kind == AxisKind::X || kind == AxisKind::Cell; }

/// One mesh for all times.
Grid atRest(Grid grid)
{
    if (grid.steps <= 1)
        return grid;
    grid.lat.resize(grid.size());
    grid.lon.resize(grid.size());
    grid.steps = 1;
    return grid;
}

} // namespace

SignatureBuilder::SignatureBuilder(QJsonObject attributes) : m_signature(std::make_shared<CubeSignature>())
{
    m_signature->attributes = std::move(attributes);
}

int SignatureBuilder::addAxis(const Axis& axis) { return indexOf(m_signature->axes, axis); }

int SignatureBuilder::addGrid(const Grid& grid) { return indexOf(m_signature->grids, grid); }

int SignatureBuilder::addVariable(const CubeSignature& source, Variable variable, const AxisChanges& changes)
{
    std::vector<Axis> axes;
    for (const int index : variable.axes) {
        const Axis& axis = source.axes[static_cast<std::size_t>(index)];
        const auto change = changes.axes.find(axis.kind);
        if (change == changes.axes.end())
            axes.push_back(axis);
        else if (change->second)
            axes.push_back(*change->second);
    }
    axes.insert(axes.end(), changes.added.begin(), changes.added.end());
    std::ranges::stable_sort(axes, {}, &Axis::kind); // the kinds stand in canonical order
    const Grid* grid = changes.grid ? &*changes.grid : source.gridOf(variable);
    const bool timeChanges = changes.axes.contains(AxisKind::Time);

    variable.axes.clear();
    for (const Axis& axis : axes)
        variable.axes.push_back(addAxis(axis));
    variable.grid = -1;
    if (grid && !changes.dropsGrid && std::ranges::any_of(axes, isHorizontal, &Axis::kind))
        variable.grid = addGrid(timeChanges ? atRest(*grid) : *grid);
    m_signature->variables.push_back(std::move(variable));
    return static_cast<int>(m_signature->variables.size()) - 1;
}

std::shared_ptr<const CubeSignature> SignatureBuilder::build() { return std::exchange(m_signature, std::make_shared<CubeSignature>()); }

Axis withValues(Axis axis, std::vector<double> values)
{
    axis.values = std::move(values);
    return axis;
}

std::size_t sliceCount(const CubeSignature& signature, int variable)
{
    std::size_t count = 1;
    for (const int index : signature.variables[static_cast<std::size_t>(variable)].axes) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(index)];
        if (axis.kind == AxisKind::Member || axis.kind == AxisKind::Other || axis.kind == AxisKind::Level)
            count *= axis.size();
    }
    return count;
}

} // namespace terrella
