// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/box_tree.h"

namespace terrella::data {

namespace {

constexpr std::size_t kLeaf = 6;

double part(const Vector3& v, int axis) { return axis == 0 ? v.x : axis == 1 ? v.y : v.z; }

int widestAxis(const Box& box)
{
    const Vector3 size = box.high - box.low;
    if (size.x >= size.y && size.x >= size.z)
        return 0;
    return size.y >= size.z ? 1 : 2;
}

} // namespace

void Box::include(const Vector3& p)
{
    low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
}

bool Box::touches(const Box& other) const
{
    return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y && low.z <= other.high.z
        && other.low.z <= high.z;
}

double Box::squaredDistance(const Vector3& p) const
{
    const auto outside = [](double value, double from, double to) { return std::max({from - value, 0.0, value - to}); };
    const Vector3 d{outside(p.x, low.x, high.x), outside(p.y, low.y, high.y), outside(p.z, low.z, high.z)};
    return dot(d, d);
}

BoxTree::BoxTree(std::vector<Box> boxes, const std::stop_token& stop) : m_boxes(std::move(boxes))
{
    for (std::size_t k = 0; k < m_boxes.size(); ++k) {
        if (!m_boxes[k].isEmpty())
            m_order.push_back(static_cast<std::uint32_t>(k));
    }
    if (m_order.empty())
        return;
    m_nodes.push_back({{}, 0, static_cast<std::uint32_t>(m_order.size())});
    for (std::size_t n = 0; n < m_nodes.size() && !stop.stop_requested(); ++n) {
        const std::uint32_t first = m_nodes[n].first, count = m_nodes[n].count;
        Box box, centres;
        for (std::uint32_t k = first; k < first + count; ++k) {
            const Box& one = m_boxes[m_order[k]];
            box.include(one.low);
            box.include(one.high);
            centres.include(0.5 * (one.low + one.high));
        }
        m_nodes[n].box = box;
        if (count <= kLeaf)
            continue;
        const int axis = widestAxis(centres);
        const auto begin = m_order.begin() + first, middle = begin + count / 2;
        std::nth_element(begin, middle, begin + count, [&](std::uint32_t a, std::uint32_t b) {
            const double x = part(m_boxes[a].low, axis) + part(m_boxes[a].high, axis), y = part(m_boxes[b].low, axis) + part(m_boxes[b].high, axis);
            return x < y || (x == y && a < b);
        });
        m_nodes[n].first = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes[n].count = 0;
        m_nodes.push_back({{}, first, count / 2});
        m_nodes.push_back({{}, first + count / 2, count - count / 2});
    }
}

void BoxTree::touching(const Box& box, std::vector<std::uint32_t>& found) const
{
    found.clear();
    if (m_nodes.empty())
        return;
    constexpr std::size_t deepest = 128;
    std::uint32_t stack[deepest];
    std::size_t depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
        const Node& node = m_nodes[stack[--depth]];
        if (!node.box.touches(box))
            continue;
        for (std::uint32_t k = node.first; k < node.first + node.count; ++k) {
            if (m_boxes[m_order[k]].touches(box))
                found.push_back(m_order[k]);
        }
        if (node.count == 0) {
            stack[depth++] = node.first + 1;
            stack[depth++] = node.first;
        }
    }
}

BoxTree::Neighbour BoxTree::nearest(const Vector3& place) const
{
    Neighbour best;
    if (m_nodes.empty())
        return best;
    double least = 1e300;
    constexpr std::size_t deepest = 128;
    std::pair<std::uint32_t, double> stack[deepest];
    std::size_t depth = 0;
    stack[depth++] = {0, m_nodes[0].box.squaredDistance(place)};
    while (depth > 0) {
        const auto [index, distance] = stack[--depth];
        if (distance > least)
            continue;
        const Node& node = m_nodes[index];
        for (std::uint32_t k = node.first; k < node.first + node.count; ++k) {
            const double d = m_boxes[m_order[k]].squaredDistance(place);
            if (d < least || (d == least && m_order[k] < best.index)) {
                least = d;
                best.index = m_order[k];
            }
        }
        if (node.count == 0) {
            const double left = m_nodes[node.first].box.squaredDistance(place), right = m_nodes[node.first + 1].box.squaredDistance(place);
            const bool leftFirst = left <= right;
            stack[depth++] = leftFirst ? std::pair{node.first + 1, right} : std::pair{node.first, left};
            stack[depth++] = leftFirst ? std::pair{node.first, left} : std::pair{node.first + 1, right};
        }
    }
    best.distance = std::sqrt(least);
    return best;
}

} // namespace terrella::data
