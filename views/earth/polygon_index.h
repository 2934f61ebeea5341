// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/polygon.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace terrella::earth {

/// Finds which of many polygons hold a place without asking them all: their boxes in a packed R-tree (Leutenegger et al. 1997, sort-tile-recursive),
/// each asked itself only where its box holds the place. Made where polygons are read, since it takes a while; immutable, any thread.
class PolygonIndex {
public:
    explicit PolygonIndex(std::shared_ptr<const std::vector<Polygon>> polygons);

    [[nodiscard]] const std::vector<Polygon>& polygons() const { return *m_polygons; }
    /// As polygonsAt() finds them among all.
    [[nodiscard]] std::vector<std::size_t> at(double lonDeg, double latDeg) const;
    /// Those whose boxes hold the place, ascending.
    [[nodiscard]] std::vector<std::size_t> candidates(double lonDeg, double latDeg) const;

private:
    /// west in [0, 360); east may be beyond it.
    struct Box {
        double west = 0.0, east = 0.0, south = 0.0, north = 0.0;
        [[nodiscard]] bool holds(double lon, double lat) const { return lon >= west && lon <= east && lat >= south && lat <= north; }
        void take(const Box& other);
    };
    struct Node {
        Box box;
        std::uint32_t first = 0, count = 0; ///< of nodes, or of m_rows
        bool isLeaf = false;
    };
    void pack(std::vector<Node> level);

    std::shared_ptr<const std::vector<Polygon>> m_polygons;
    std::vector<Box> m_boxes;          ///< by row
    std::vector<std::uint32_t> m_rows; ///< by leaf
    std::vector<Node> m_nodes;         ///< the root is the last
};

} // namespace terrella::earth
