// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/trees/predictors.h"

#include "plugins/downscaling/kernels/terrain.h"

#include <cmath>
#include <numbers>

namespace terrella::downscale {

Predictors::Predictors(const Grid& fine, QStringList variables, std::vector<float> heights, std::vector<float> coarseHeights)
    : m_names(std::move(variables)),
      m_variables(static_cast<std::size_t>(m_names.size()))
{
    std::vector<double> lat, lon;
    for (std::size_t j = 0; j < fine.ny; ++j) {
        for (std::size_t i = 0; i < fine.nx; ++i) {
            lat.push_back(fine.at(j, i).lat);
            lon.push_back(fine.at(j, i).lon);
        }
    }
    const auto add = [this](const char* name, std::vector<float> values) {
        m_names.append(QLatin1String(name));
        m_fixed.push_back(std::move(values));
    };
    if (!heights.empty()) {
        Slopes slopes = hornSlopes(heights, fine.ny, fine.nx, lat, lon);
        std::vector<float> above(heights.size());
        for (std::size_t c = 0; c < above.size(); ++c)
            above[c] = heights[c] - coarseHeights[c];
        add("height", std::move(heights));
        add("height_above_coarse", std::move(above));
        add("slope_to_east", std::move(slopes.east));
        add("slope_to_north", std::move(slopes.north));
    }
    add("latitude", {lat.begin(), lat.end()});
    add("longitude", {lon.begin(), lon.end()});
    m_names << QStringLiteral("sine_of_year") << QStringLiteral("cosine_of_year");
}

void Predictors::row(const std::vector<std::vector<float>>& fields, std::size_t cell, double season, std::span<float> out) const
{
    std::size_t feature = 0;
    for (std::size_t v = 0; v < m_variables; ++v)
        out[feature++] = fields[v][cell];
    for (const std::vector<float>& fixed : m_fixed)
        out[feature++] = fixed[cell];
    out[feature++] = static_cast<float>(std::sin(2.0 * std::numbers::pi * season));
    out[feature] = static_cast<float>(std::cos(2.0 * std::numbers::pi * season));
}

} // namespace terrella::downscale
