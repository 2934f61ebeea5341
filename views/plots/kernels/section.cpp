// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/section.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <utility>

namespace terrella::sections {

std::vector<double> edgesOf(std::span<const double> rows)
{
    std::vector<double> sorted(rows.begin(), rows.end());
    std::ranges::sort(sorted);
    std::vector<double> out;
    if (sorted.empty())
        return out;
    const std::size_t last = sorted.size() - 1;
    out.push_back(last > 0 ? sorted[0] - 0.5 * (sorted[1] - sorted[0]) : sorted[0] - 0.5);
    for (std::size_t k = 0; k < last; ++k)
        out.push_back(0.5 * (sorted[k] + sorted[k + 1]));
    out.push_back(last > 0 ? sorted[last] + 0.5 * (sorted[last] - sorted[last - 1]) : sorted[0] + 0.5);
    return out;
}

std::vector<float> interpolated(std::span<const double> rows, std::span<const float> values, std::size_t columns, std::span<const double> wanted)
{
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    std::vector<std::size_t> order(rows.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = k;
    std::ranges::sort(order, {}, [&rows](std::size_t k) { return rows[k]; });
    const std::vector<double> edges = edgesOf(rows);
    std::vector<float> out;
    out.reserve(wanted.size() * columns);
    for (const double at : wanted) {
        if (edges.empty() || at < edges.front() || at > edges.back()) {
            out.insert(out.end(), columns, none);
            continue;
        }
        std::size_t above = 0;
        while (above < order.size() && rows[order[above]] < at)
            ++above;
        const std::size_t a = order[above == 0 ? 0 : above - 1], b = order[std::min(above, order.size() - 1)];
        const double part = rows[b] != rows[a] ? std::clamp((at - rows[a]) / (rows[b] - rows[a]), 0.0, 1.0) : 0.0;
        for (std::size_t i = 0; i < columns; ++i) {
            const float low = values[a * columns + i], high = values[b * columns + i];
            if (std::isfinite(low) && std::isfinite(high))
                out.push_back(static_cast<float>((1.0 - part) * static_cast<double>(low) + part * static_cast<double>(high)));
            else
                out.push_back(part < 0.5 ? low : high);
        }
    }
    return out;
}

namespace {

using Point = std::pair<double, double>;
/// An edge between two places of the grid: its lower or left place, and whether it leads upwards.
using EdgeId = std::pair<std::size_t, bool>;

/// Puts pieces together that share an edge.
class Joiner {
public:
    void add(const EdgeId& a, const Point& from, const EdgeId& b, const Point& to)
    {
        const auto atA = m_ends.find(a), atB = m_ends.find(b);
        if (atA == m_ends.end() && atB == m_ends.end()) {
            m_lines.push_back({{from, to}, a, b, true});
            m_ends[a] = m_ends[b] = m_lines.size() - 1;
        } else if (atA != m_ends.end() && atB != m_ends.end()) {
            join(atA->second, a, atB->second, b);
        } else {
            const EdgeId known = atA != m_ends.end() ? a : b, other = atA != m_ends.end() ? b : a;
            const std::size_t line = m_ends[known];
            extend(m_lines[line], known, other, atA != m_ends.end() ? to : from);
            m_ends.erase(known);
            m_ends[other] = line;
        }
    }
    [[nodiscard]] std::vector<Isoline> take() const
    {
        std::vector<Isoline> out;
        for (const Line& line : m_lines) {
            if (!line.isUsed)
                continue;
            Isoline& isoline = out.emplace_back();
            for (const auto& [x, y] : line.points) {
                isoline.x.push_back(x);
                isoline.y.push_back(y);
            }
        }
        return out;
    }

private:
    struct Line {
        std::deque<Point> points;
        EdgeId front, back;
        bool isUsed = true;
    };
    static void extend(Line& line, const EdgeId& known, const EdgeId& other, const Point& to)
    {
        if (line.back == known) {
            line.points.push_back(to);
            line.back = other;
        } else {
            line.points.push_front(to);
            line.front = other;
        }
    }
    void join(std::size_t first, const EdgeId& a, std::size_t second, const EdgeId& b)
    {
        m_ends.erase(a);
        m_ends.erase(b);
        Line& one = m_lines[first];
        if (first == second) { // it closes
            one.points.push_back(one.points.front());
            return;
        }
        Line& two = m_lines[second];
        if (one.front == a)
            reverse(one);
        if (two.back == b)
            reverse(two);
        one.points.insert(one.points.end(), two.points.begin(), two.points.end());
        one.back = two.back;
        two.isUsed = false;
        if (const auto end = m_ends.find(one.back); end != m_ends.end())
            end->second = first;
    }
    static void reverse(Line& line)
    {
        std::ranges::reverse(line.points);
        std::swap(line.front, line.back);
    }
    std::vector<Line> m_lines;
    std::map<EdgeId, std::size_t> m_ends;
};

} // namespace

std::vector<Isoline> isolines(std::span<const double> x, std::span<const double> y, std::span<const float> values, double level)
{
    const std::size_t nx = x.size(), ny = y.size();
    Joiner joiner;
    for (std::size_t j = 0; j + 1 < ny; ++j) {
        for (std::size_t i = 0; i + 1 < nx; ++i) {
            // Corners against the clock from the lower left; edge k leads from corner k to the next.
            const std::array<std::size_t, 4> place{j * nx + i, j * nx + i + 1, (j + 1) * nx + i + 1, (j + 1) * nx + i};
            std::array<double, 4> value{};
            for (std::size_t k = 0; k < 4; ++k)
                value[k] = static_cast<double>(values[place[k]]) - level;
            if (!std::isfinite(value[0] + value[1] + value[2] + value[3]))
                continue;
            const std::array<Point, 4> corner{Point{x[i], y[j]}, {x[i + 1], y[j]}, {x[i + 1], y[j + 1]}, {x[i], y[j + 1]}};
            const std::array<EdgeId, 4> edge{EdgeId{place[0], false}, {place[1], true}, {place[3], false}, {place[0], true}};
            std::vector<std::size_t> cut;
            for (std::size_t k = 0; k < 4; ++k)
                if ((value[k] >= 0.0) != (value[(k + 1) % 4] >= 0.0))
                    cut.push_back(k);
            const auto at = [&](std::size_t k) {
                const std::size_t n = (k + 1) % 4;
                const double part = value[k] / (value[k] - value[n]);
                return Point{
                    corner[k].first + part * (corner[n].first - corner[k].first), corner[k].second + part * (corner[n].second - corner[k].second)};
            };
            const auto add = [&](std::size_t a, std::size_t b) { joiner.add(edge[a], at(a), edge[b], at(b)); };
            if (cut.size() == 2) {
                add(cut[0], cut[1]);
            } else if (cut.size() == 4) {
                const bool isHigh = value[0] + value[1] + value[2] + value[3] >= 0.0;
                const bool joinsFirst = (value[0] >= 0.0) == isHigh; // corners 0 and 2 are on the middle's side: the others are cut off
                joinsFirst ? (add(0, 1), add(2, 3)) : (add(3, 0), add(1, 2));
            }
        }
    }
    return joiner.take();
}

std::vector<double> roundLevels(double low, double high, int about)
{
    std::vector<double> out;
    if (!(high > low) || about < 1)
        return out;
    const double raw = (high - low) / about, power = std::pow(10.0, std::floor(std::log10(raw)));
    const double step = power * (raw / power < 1.5 ? 1.0 : raw / power < 3.5 ? 2.0 : raw / power < 7.5 ? 5.0 : 10.0);
    for (double k = std::ceil(low / step); k * step <= high + 1e-9 * step && out.size() < 200; ++k)
        out.push_back(k * step);
    return out;
}

} // namespace terrella::sections
