// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/overviews/overviews.h"

namespace terrella::earth {

FieldValues Overviews::sketch(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, const FieldPart& part)
{
    const auto kept = m_store.of(cube, variable, at);
    const auto coarse = kept ? kept->file->read(at.time) : std::nullopt;
    if (!coarse)
        return nullptr;
    const Variable& v = cube->signature().variables[static_cast<std::size_t>(variable)];
    const Grid& grid = *cube->signature().gridOf(v);
    const FieldPart to = part.isAll() ? FieldPart{1, 0, 0, grid.ny, grid.nx, {}} : part;
    if (part.box || (part.isAll() && textureLayout(grid).columns != grid.nx))
        return nullptr;
    auto out = std::make_shared<std::vector<float>>(to.width() * to.height());
    spread(grid, kept->part, *coarse, to, blocksOf(v) == Blocks::Mean, *out);
    return out;
}

void Overviews::took(const std::shared_ptr<const Cube>& cube, int variable, const FieldAt& at, qint64 milliseconds)
{
    m_builder.rest();
    if (milliseconds < slowMilliseconds)
        return;
    if (const auto kept = m_store.of(cube, variable, at))
        m_builder.build(cube, variable, at, *kept);
}

void Overviews::forget(const Cube* cube)
{
    m_builder.forget(cube);
    m_store.forget(cube);
}

} // namespace terrella::earth
