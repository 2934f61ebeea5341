// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/alignment.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella {

namespace {

std::vector<std::size_t> reversed(std::size_t count)
{
    std::vector<std::size_t> out(count);
    std::iota(out.rbegin(), out.rend(), std::size_t{0});
    return out;
}

/// Orders of columns that begin where the other grid does, onwards and backwards.
std::vector<std::vector<std::size_t>> columnsFrom(const Grid& from, const Grid& like)
{
    const auto distance = [&](double lon) { return std::abs(std::remainder(lon - like.lon.front(), 360.0)); };
    const auto first = static_cast<std::size_t>(std::ranges::min_element(from.lon, {}, distance) - from.lon.begin());
    std::vector<std::size_t> onwards(from.nx), backwards(from.nx);
    for (std::size_t i = 0; i < from.nx; ++i) {
        onwards[i] = (first + i) % from.nx;
        backwards[i] = (first + from.nx - i) % from.nx;
    }
    return {{}, onwards, backwards};
}

} // namespace

std::optional<CellOrder> orderLike(const Grid& from, const Grid& like)
{
    if (shareCells(from, like))
        return CellOrder{};
    if (from.ny != like.ny || from.nx != like.nx || from.lat.empty() || like.lat.empty() || from.kind == GridKind::Cells)
        return std::nullopt;
    const bool isRegular = from.kind == GridKind::LatLon && like.kind == GridKind::LatLon;
    const std::vector<std::vector<std::size_t>> rows{{}, reversed(from.ny)},
        columns = isRegular ? columnsFrom(from, like) : std::vector<std::vector<std::size_t>>{{}, reversed(from.nx)};
    for (const auto& row : rows) {
        for (const auto& column : columns) {
            CellOrder order{row, column};
            if (!order.isIdentity() && shareCells(rearranged(from, order), like))
                return order;
        }
    }
    return std::nullopt;
}

bool requireSameCells(const CheckedVariable& first, const CheckedVariable& second, CheckResult& check)
{
    if (first.grid() && second.grid() && orderLike(*second.grid(), *first.grid()))
        return true;
    return requireSameGrid(first, second, check);
}

std::shared_ptr<const Cube> alignedTo(const CubeSignature& like, int likeVariable, std::shared_ptr<const Cube> cube, int variable)
{
    const CubeSignature& signature = cube->signature();
    const Variable &there = like.variables[static_cast<std::size_t>(likeVariable)], &here = signature.variables[static_cast<std::size_t>(variable)];
    const Grid *target = like.gridOf(there), *grid = signature.gridOf(here);
    const Axis *y = like.axisOf(there, AxisKind::Y), *x = like.axisOf(there, AxisKind::X);
    if (!target || !grid || !y || !x)
        return cube;
    auto order = orderLike(*grid, *target);
    if (!order || order->isIdentity())
        return cube;
    return std::make_shared<const RearrangedCube>(std::move(cube), here.grid, *std::move(order), *target, *y, *x);
}

} // namespace terrella
