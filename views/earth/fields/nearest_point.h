// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "views/earth/geometry.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace terrella::earth {

/// Finds the nearest of many points on the sphere by boxes of about two spacings.
class NearestPoint {
public:
    explicit NearestPoint(const Grid& grid, std::size_t step = 0)
    {
        std::vector<double> steps;
        for (std::size_t k = 0; k < grid.size(); ++k) {
            const LatLon at = grid.at(k / grid.nx, k % grid.nx, step);
            m_points.push_back(onSphere(at.lon, at.lat));
            if (k > 0)
                steps.push_back(length(m_points[k] - m_points[k - 1]));
        }
        if (!steps.empty()) {
            std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
            m_size = std::clamp(2.0 * steps[steps.size() / 2], 1e-5, 0.5);
        }
        for (std::size_t k = 0; k < m_points.size(); ++k)
            m_boxes[keyOf(m_points[k], 0, 0, 0)].push_back(static_cast<std::uint32_t>(k));
    }
    [[nodiscard]] std::optional<std::uint32_t> find(const Vec3& p) const
    {
        double least = m_size; // farther away lies no cell that this point belongs to
        std::optional<std::uint32_t> out;
        for (int x = -1; x <= 1; ++x)
            for (int y = -1; y <= 1; ++y)
                for (int z = -1; z <= 1; ++z)
                    if (const auto box = m_boxes.find(keyOf(p, x, y, z)); box != m_boxes.end())
                        for (const std::uint32_t k : box->second)
                            if (const double d = length(m_points[k] - p); d < least) {
                                least = d;
                                out = k;
                            }
        return out;
    }

private:
    [[nodiscard]] std::uint64_t keyOf(const Vec3& p, int x, int y, int z) const
    {
        const auto part = [this](double v, int by) { return static_cast<std::uint64_t>(std::floor((v + 2.0) / m_size) + by) & 0x1fffffU; };
        return part(p.x, x) << 42U | part(p.y, y) << 21U | part(p.z, z);
    }
    std::vector<Vec3> m_points;
    double m_size = 0.1;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_boxes;
};

} // namespace terrella::earth
