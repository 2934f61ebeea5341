// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/nearest_rows.h"

#include "views/earth/geometry.h"

#include <algorithm>

namespace terrella::earth {

namespace {
constexpr double aFew = 4.0;          ///< rows in a cell, were they spread evenly
constexpr double wholeSphere = 41253; ///< square degrees
constexpr std::uint32_t nowhere = ~0U;
} // namespace

NearestRows::NearestRows(const std::vector<double>& lonDeg, const std::vector<double>& latDeg)
{
    m_height = std::clamp(std::sqrt(aFew * wholeSphere / static_cast<double>(std::max<std::size_t>(1, lonDeg.size()))), 0.05, 10.0);
    const auto count = static_cast<std::size_t>(std::ceil(180.0 / m_height));
    std::uint32_t cells = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double middle = std::min(90.0, -90.0 + (static_cast<double>(k) + 0.5) * m_height);
        const auto around = static_cast<std::uint32_t>(std::max(1.0, std::round(360.0 * std::cos(middle * degree) / m_height)));
        m_bands.push_back({cells, around});
        cells += around;
    }
    std::vector<std::uint32_t> cellOf(lonDeg.size(), nowhere);
    m_starts.assign(cells + 1, 0);
    for (std::size_t k = 0; k < lonDeg.size(); ++k)
        if (std::isfinite(lonDeg[k]) && std::isfinite(latDeg[k])) {
            cellOf[k] = cellIn(m_bands[bandOf(latDeg[k])], lonDeg[k]);
            ++m_starts[cellOf[k] + 1];
        }
    for (std::size_t k = 1; k < m_starts.size(); ++k)
        m_starts[k] += m_starts[k - 1];
    m_rows.resize(m_starts.back());
    m_places.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t k = 0; k < lonDeg.size(); ++k)
        if (cellOf[k] != nowhere) {
            const std::uint32_t at = next[cellOf[k]]++;
            const Vec3 p = onSphere(lonDeg[k], latDeg[k]);
            m_rows[at] = static_cast<std::uint32_t>(k);
            m_places[at] = {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)};
        }
}

std::size_t NearestRows::bandOf(double latDeg) const
{
    return std::min(m_bands.size() - 1, static_cast<std::size_t>(std::max(0.0, (latDeg + 90.0) / m_height)));
}

std::uint32_t NearestRows::cellIn(const Band& band, double lonDeg)
{
    const double part = (wrap180(lonDeg) + 180.0) / 360.0;
    return band.first + std::min(band.count - 1, static_cast<std::uint32_t>(part * band.count));
}

std::optional<std::pair<std::size_t, double>> NearestRows::find(double lonDeg, double latDeg, double reachDeg) const
{
    const Vec3 wanted = onSphere(lonDeg, latDeg);
    double least = std::pow(2.0 * std::sin(0.5 * std::min(reachDeg, 180.0) * degree), 2); // of the chord, squared
    std::optional<std::size_t> best;
    const auto look = [&](std::uint32_t cell) {
        for (std::uint32_t k = m_starts[cell]; k < m_starts[cell + 1]; ++k) {
            const auto& p = m_places[k];
            const double x = static_cast<double>(p[0]) - wanted.x, y = static_cast<double>(p[1]) - wanted.y, z = static_cast<double>(p[2]) - wanted.z;
            const double away = x * x + y * y + z * z;
            if (away <= least) {
                least = away;
                best = m_rows[k];
            }
        }
    };
    for (std::size_t k = bandOf(latDeg - reachDeg); k <= bandOf(latDeg + reachDeg); ++k) {
        const Band& band = m_bands[k];
        // How far east and west the cap reaches: everywhere, where it holds a pole.
        const double highest = std::abs(latDeg) + reachDeg;
        const double wide = highest >= 90.0 ? 180.0 : std::asin(std::min(1.0, std::sin(reachDeg * degree) / std::cos(latDeg * degree))) / degree;
        if (wide >= 180.0 - 360.0 / band.count) {
            for (std::uint32_t cell = band.first; cell < band.first + band.count; ++cell)
                look(cell);
            continue;
        }
        const std::uint32_t last = cellIn(band, lonDeg + wide);
        for (std::uint32_t cell = cellIn(band, lonDeg - wide);; cell = cell + 1 == band.first + band.count ? band.first : cell + 1) {
            look(cell);
            if (cell == last)
                break;
        }
    }
    if (!best)
        return std::nullopt;
    return std::pair(*best, 2.0 * std::asin(std::min(1.0, 0.5 * std::sqrt(least))) / degree);
}

} // namespace terrella::earth
