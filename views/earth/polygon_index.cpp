// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/polygon_index.h"

#include "views/earth/polygon_places.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrella::earth {

namespace {

constexpr std::size_t perNode = 16;
constexpr double slackDeg = 1e-6; ///< of turning longitudes; the polygon itself decides

/// Into strips from west to east, and each of them from south to north, so that what follows each other lies together.
template <class Items, class BoxOf>
void sortInTiles(Items& items, const BoxOf& boxOf)
{
    const auto middle = [&](const auto& item, auto low, auto high) { return boxOf(item).*low + boxOf(item).*high; };
    using Box = std::remove_cvref_t<decltype(boxOf(items.front()))>;
    const std::size_t nodes = (items.size() + perNode - 1) / perNode;
    const auto strips = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    const std::size_t perStrip = strips * perNode;
    std::ranges::sort(items, {}, [&](const auto& item) { return middle(item, &Box::west, &Box::east); });
    for (std::size_t from = 0; from < items.size(); from += perStrip) {
        const auto begin = items.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(perStrip, items.size() - from));
        std::ranges::sort(begin, end, {}, [&](const auto& item) { return middle(item, &Box::south, &Box::north); });
    }
}

} // namespace

void PolygonIndex::Box::take(const Box& other)
{
    west = std::min(west, other.west);
    east = std::max(east, other.east);
    south = std::min(south, other.south);
    north = std::max(north, other.north);
}

PolygonIndex::PolygonIndex(std::shared_ptr<const std::vector<Polygon>> polygons) : m_polygons(std::move(polygons))
{
    m_boxes.reserve(m_polygons->size());
    for (const Polygon& polygon : *m_polygons) {
        const double turn = 360.0 * std::floor(polygon.west / 360.0);
        m_boxes.push_back({polygon.west - turn - slackDeg, polygon.east - turn + slackDeg, polygon.south - slackDeg, polygon.north + slackDeg});
        if (!polygon.isEmpty())
            m_rows.push_back(static_cast<std::uint32_t>(m_boxes.size() - 1));
    }
    if (m_rows.empty())
        return;
    sortInTiles(m_rows, [this](std::uint32_t row) -> const Box& { return m_boxes[row]; });
    std::vector<Node> leaves;
    for (std::size_t from = 0; from < m_rows.size(); from += perNode) {
        Node leaf{m_boxes[m_rows[from]], static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(std::min(perNode, m_rows.size() - from)), true};
        for (std::size_t k = from; k < from + leaf.count; ++k)
            leaf.box.take(m_boxes[m_rows[k]]);
        leaves.push_back(leaf);
    }
    pack(std::move(leaves));
}

/// Level by level up to the root.
void PolygonIndex::pack(std::vector<Node> level)
{
    while (level.size() > 1) {
        sortInTiles(level, [](const Node& node) -> const Box& { return node.box; });
        const std::size_t base = m_nodes.size();
        m_nodes.insert(m_nodes.end(), level.begin(), level.end());
        std::vector<Node> above;
        for (std::size_t from = 0; from < level.size(); from += perNode) {
            Node node{level[from].box, static_cast<std::uint32_t>(base + from), static_cast<std::uint32_t>(std::min(perNode, level.size() - from))};
            for (std::size_t k = from; k < from + node.count; ++k)
                node.box.take(level[k].box);
            above.push_back(node);
        }
        level = std::move(above);
    }
    m_nodes.push_back(level.front());
}

std::vector<std::size_t> PolygonIndex::candidates(double lonDeg, double latDeg) const
{
    std::vector<std::size_t> out;
    if (m_nodes.empty() || !std::isfinite(lonDeg) || !std::isfinite(latDeg))
        return out;
    const double turned = lonDeg - 360.0 * std::floor(lonDeg / 360.0);
    std::vector<std::uint32_t> open;
    for (const double lon : {turned - 360.0, turned, turned + 360.0}) { // boxes begin just below 0, too
        open.assign(1, static_cast<std::uint32_t>(m_nodes.size() - 1));
        while (!open.empty()) {
            const Node& node = m_nodes[open.back()];
            open.pop_back();
            if (!node.box.holds(lon, latDeg))
                continue;
            for (std::uint32_t k = node.first; k < node.first + node.count; ++k)
                if (!node.isLeaf)
                    open.push_back(k);
                else if (m_boxes[m_rows[k]].holds(lon, latDeg))
                    out.push_back(m_rows[k]);
        }
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end()); // one that is wider than a turn
    return out;
}

std::vector<std::size_t> PolygonIndex::at(double lonDeg, double latDeg) const
{
    return polygonsAt(*m_polygons, candidates(lonDeg, latDeg), lonDeg, latDeg);
}

} // namespace terrella::earth
