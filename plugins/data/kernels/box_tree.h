// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/data/kernels/sphere.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace terrella::data {

/// Axes-parallel in space, so that neither poles nor the dateline are special.
struct Box {
    Vector3 low{1e300, 1e300, 1e300};
    Vector3 high{-1e300, -1e300, -1e300};
    void include(const Vector3& p);
    [[nodiscard]] bool isEmpty() const { return !(low.x <= high.x); }
    [[nodiscard]] bool touches(const Box& other) const;
    [[nodiscard]] double squaredDistance(const Vector3& p) const;
};

/// Boxes of cells (or places) in a binary tree, split at the median of the widest side. Immutable: any thread may ask.
class BoxTree {
public:
    /// Empty boxes are never found. A stop leaves the tree unusable.
    BoxTree(std::vector<Box> boxes, const std::stop_token& stop);

    /// The boxes that touch this one, in no particular but always the same order.
    void touching(const Box& box, std::vector<std::uint32_t>& found) const;

    struct Neighbour {
        std::uint32_t index = 0;
        double distance = 1e300; ///< straight through space
    };
    /// The box nearest to a place; of several the one of the smallest index. Distance 1e300: there is none.
    [[nodiscard]] Neighbour nearest(const Vector3& place) const;

private:
    struct Node {
        Box box;
        std::uint32_t first = 0; ///< leaf: of m_order; else: the left child, the right one follows it
        std::uint32_t count = 0; ///< 0: not a leaf
    };
    std::vector<Box> m_boxes;
    std::vector<std::uint32_t> m_order;
    std::vector<Node> m_nodes;
};

} // namespace terrella::data
