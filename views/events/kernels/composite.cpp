// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/kernels/composite.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::composite {

namespace {
constexpr double degree = std::numbers::pi / 180.0;
}

std::size_t Box::side() const { return 2 * static_cast<std::size_t>(std::max(1L, std::lround(halfWidthKm / spacingKm))) + 1; }

double Box::at(std::size_t k) const { return spacingKm * (static_cast<double>(k) - static_cast<double>(side() / 2)); }

void places(const Box& box, double lonDeg, double latDeg, double headingDeg, std::span<double> lon, std::span<double> lat)
{
    const std::size_t side = box.side();
    const double sinLat = std::sin(latDeg * degree), cosLat = std::cos(latDeg * degree);
    const double sinTurn = std::sin(headingDeg * degree), cosTurn = std::cos(headingDeg * degree);
    for (std::size_t j = 0; j < side; ++j)
        for (std::size_t i = 0; i < side; ++i) {
            const double x = box.at(i), y = box.at(j);
            const double east = x * cosTurn + y * sinTurn, north = y * cosTurn - x * sinTurn;
            const double distance = std::hypot(east, north);
            const double arc = distance / earthRadiusKm;
            const double towardsEast = distance > 0.0 ? east / distance : 0.0, towardsNorth = distance > 0.0 ? north / distance : 0.0;
            const double sinArc = std::sin(arc), cosArc = std::cos(arc);
            // Snyder 1987, equations 20-14 and 20-15.
            lat[j * side + i] = std::asin(std::clamp(cosArc * sinLat + sinArc * cosLat * towardsNorth, -1.0, 1.0)) / degree;
            lon[j * side + i] = lonDeg + std::atan2(towardsEast * sinArc, cosLat * cosArc - sinLat * sinArc * towardsNorth) / degree;
        }
}

double headingDeg(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg)
{
    const double a = fromLatDeg * degree, b = toLatDeg * degree, turn = (toLonDeg - fromLonDeg) * degree;
    const double east = std::sin(turn) * std::cos(b), north = std::cos(a) * std::sin(b) - std::sin(a) * std::cos(b) * std::cos(turn);
    if (!(std::hypot(east, north) > 1e-9))
        return std::numeric_limits<double>::quiet_NaN();
    return std::atan2(east, north) / degree;
}

std::vector<double> headingsDeg(std::span<const double> lonDeg, std::span<const double> latDeg)
{
    std::vector<double> out(lonDeg.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t k = 0; k < out.size() && out.size() > 1; ++k) {
        // Where it is, midway: the mean of the way here and the way on.
        const double to = k + 1 < out.size() ? headingDeg(lonDeg[k], latDeg[k], lonDeg[k + 1], latDeg[k + 1]) : std::nan("");
        const double back = k > 0 ? headingDeg(lonDeg[k], latDeg[k], lonDeg[k - 1], latDeg[k - 1]) + 180.0 : std::nan("");
        if (std::isnan(to) || std::isnan(back)) {
            out[k] = std::isnan(to) ? back : to;
            continue;
        }
        const double x = std::sin(to * degree) + std::sin(back * degree), y = std::cos(to * degree) + std::cos(back * degree);
        if (std::hypot(x, y) > 1e-9)
            out[k] = std::atan2(x, y) / degree;
    }
    return out;
}

void Mean::add(std::span<const float> sample)
{
    bool isAny = false;
    for (std::size_t k = 0; k < m_sum.size() && k < sample.size(); ++k)
        if (std::isfinite(sample[k])) {
            m_sum[k] += static_cast<double>(sample[k]);
            ++m_count[k];
            isAny = true;
        }
    m_samples += isAny ? 1 : 0;
}

std::vector<float> Mean::values() const
{
    std::vector<float> out(m_sum.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t k = 0; k < out.size(); ++k)
        if (m_count[k] > 0)
            out[k] = static_cast<float>(m_sum[k] / static_cast<double>(m_count[k]));
    return out;
}

} // namespace terrella::composite
