// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/cube_part.h"

#include "pipelines/data/signature_builder.h"

namespace terrella::data {

namespace {

/// Every time axis and moving mesh cut to a run of steps.
CubeSignature cutTo(CubeSignature source, std::size_t first, std::size_t steps)
{
    for (Axis& axis : source.axes) {
        if (axis.kind != AxisKind::Time || first + steps > axis.size())
            continue;
        const auto begin = axis.values.begin() + static_cast<std::ptrdiff_t>(first);
        axis.values = std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(steps));
    }
    for (Grid& grid : source.grids) {
        if (grid.steps <= 1 || first + steps > grid.steps)
            continue;
        for (std::vector<double>* values : {&grid.lat, &grid.lon}) {
            const auto begin = values->begin() + static_cast<std::ptrdiff_t>(first * grid.size());
            *values = std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(steps * grid.size()));
        }
        grid.steps = steps;
    }
    return source;
}

} // namespace

std::shared_ptr<const CubePart> CubePart::of(
    std::shared_ptr<const Cube> cube, const std::vector<int>& variables, std::size_t firstStep, std::size_t steps)
{
    const CubeSignature source = steps > 0 ? cutTo(cube->signature(), firstStep, steps) : cube->signature();
    SignatureBuilder builder(source.attributes);
    for (const int v : variables)
        builder.addVariable(source, source.variables[static_cast<std::size_t>(v)]);
    return std::shared_ptr<const CubePart>(new CubePart(builder.build(), std::move(cube), variables, steps > 0 ? firstStep : 0));
}

Result<void> CubePart::read(int variable, const Window& window, std::span<float> out) const
{
    Window inSource = window;
    const int time = signature().dimensionOf(signature().variables[static_cast<std::size_t>(variable)], AxisKind::Time);
    if (time >= 0)
        inSource.start[static_cast<std::size_t>(time)] += m_firstStep;
    return m_cube->read(m_variables[static_cast<std::size_t>(variable)], inSource, out);
}

} // namespace terrella::data
