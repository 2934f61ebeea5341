// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/relation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::statistics {

LineFit fitLine(std::span<const double> x, std::span<const double> y)
{
    LineFit out;
    double meanX = 0.0, meanY = 0.0, xx = 0.0, xy = 0.0, yy = 0.0;
    for (std::size_t k = 0; k < std::min(x.size(), y.size()); ++k) {
        if (!std::isfinite(x[k]) || !std::isfinite(y[k]))
            continue;
        const double n = static_cast<double>(++out.count);
        const double dx = x[k] - meanX, dy = y[k] - meanY; // Welford's sums: no loss where the mean is large
        meanX += dx / n;
        meanY += dy / n;
        xx += dx * (x[k] - meanX);
        xy += dx * (y[k] - meanY);
        yy += dy * (y[k] - meanY);
    }
    const double none = std::numeric_limits<double>::quiet_NaN();
    out.slope = xx > 0.0 ? xy / xx : none;
    out.intercept = meanY - out.slope * meanX;
    out.correlation = xx > 0.0 && yy > 0.0 ? xy / std::sqrt(xx * yy) : none;
    return out;
}

std::pair<double, double> taylorPoint(double deviation, double correlation)
{
    const double cosine = std::clamp(correlation, -1.0, 1.0);
    return {deviation * cosine, deviation * std::sqrt(1.0 - cosine * cosine)};
}

WindRose windRose(std::span<const double> u, std::span<const double> v, std::span<const double> limits, std::size_t sectors, double calm)
{
    WindRose out;
    out.limits.assign(limits.begin(), limits.end());
    out.fraction.assign(limits.size(), std::vector<double>(sectors, 0.0));
    if (limits.empty() || sectors == 0)
        return out;
    const double width = 360.0 / static_cast<double>(sectors);
    std::size_t calms = 0;
    for (std::size_t k = 0; k < std::min(u.size(), v.size()); ++k) {
        const double speed = std::hypot(u[k], v[k]);
        if (!std::isfinite(speed))
            continue;
        ++out.count;
        if (speed < calm) {
            ++calms;
            continue;
        }
        const double from = std::fmod(630.0 - std::atan2(v[k], u[k]) * 180.0 / std::numbers::pi + width / 2.0, 360.0);
        const auto sector = std::min(sectors - 1, static_cast<std::size_t>(from / width));
        const auto above = std::upper_bound(limits.begin() + 1, limits.end(), speed);
        out.fraction[static_cast<std::size_t>(above - limits.begin()) - 1][sector] += 1.0;
    }
    if (out.count == 0)
        return out;
    const double all = static_cast<double>(out.count);
    out.calm = static_cast<double>(calms) / all;
    for (std::vector<double>& row : out.fraction)
        for (double& value : row)
            value /= all;
    return out;
}

} // namespace terrella::statistics
