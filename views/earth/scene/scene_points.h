// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/geometry.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace terrella::earth {

/// Round points ready for the graphics: in tiles, and within each from coarse to fine, so that its first so many are one for each cell of a size and
/// what would lie on others is left out by drawing fewer. Made on any thread, then not changed.
struct ScenePoints {
    static constexpr int finest = 16;      ///< cells of level k are tile / 2^k wide
    static constexpr int all = finest + 1; ///< level at which every point is drawn
    struct Tile {
        Vec3 middle;
        double reach = 0.0; ///< from its middle to its farthest point
        std::uint32_t first = 0;
        std::array<std::uint32_t, all + 1> counts{}; ///< of points up to each level
    };
    std::vector<float> xyz;
    std::vector<std::uint32_t> rows; ///< for each point, which of those it was made from
    std::vector<Tile> tiles;
    double tileSize = 0.0; ///< scene units; 0: all are drawn, in the order they were given

    [[nodiscard]] std::size_t size() const { return rows.size(); }
    /// The level whose cells are at least so wide (scene units).
    [[nodiscard]] int levelFor(double cell) const;
    /// Of all tiles at a level.
    [[nodiscard]] std::size_t countAt(int level) const;

    static ScenePoints plain(std::span<const Vec3> points);
    /// Points that are NaN are left out, and those that `isWanted` does not want, where it is given (one for each point).
    static ScenePoints thinned(std::span<const Vec3> points, const std::vector<bool>& isWanted, bool isGlobe);
};

} // namespace terrella::earth
