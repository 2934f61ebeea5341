// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/extremes.h"

#include "views/plots/kernels/distribution.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace terrella::statistics {

namespace {
constexpr std::size_t kFewestMaxima = 5;
constexpr double kGumbel = 1e-6; ///< shapes nearer to zero are those of Gumbel's distribution
} // namespace

AnnualMaxima annualMaxima(std::span<const int> years, std::span<const double> values, double least)
{
    std::map<int, std::pair<std::size_t, double>> found;
    std::size_t full = 0;
    for (std::size_t k = 0; k < std::min(years.size(), values.size()); ++k) {
        if (!std::isfinite(values[k]))
            continue;
        const auto [it, isNew] = found.try_emplace(years[k], 0, values[k]);
        it->second.second = std::max(it->second.second, values[k]);
        full = std::max(full, ++it->second.first);
    }
    AnnualMaxima out;
    for (const auto& [year, there] : found) {
        if (static_cast<double>(there.first) < least * static_cast<double>(full)) {
            ++out.left;
            continue;
        }
        out.years.push_back(year);
        out.values.push_back(there.second);
    }
    return out;
}

ReturnLevels plottingPositions(std::span<const double> maxima)
{
    ReturnLevels out;
    out.level = sortedFinite(maxima);
    const double n = static_cast<double>(out.level.size());
    for (std::size_t i = 1; i <= out.level.size(); ++i)
        out.period.push_back(1.0 / (1.0 - static_cast<double>(i) / (n + 1.0)));
    return out;
}

double Gev::level(double period) const
{
    const double reduced = -std::log(1.0 - 1.0 / period);
    return std::abs(shape) < kGumbel ? location - scale * std::log(reduced) : location + scale / shape * (1.0 - std::pow(reduced, shape));
}

Gev fitGev(std::span<const double> maxima)
{
    const std::vector<double> x = sortedFinite(maxima);
    if (x.size() < kFewestMaxima || !(x.back() > x.front()))
        return {};
    const double n = static_cast<double>(x.size());
    double b0 = 0.0, b1 = 0.0, b2 = 0.0; // probability-weighted moments, unbiased
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double below = static_cast<double>(i);
        b0 += x[i] / n;
        b1 += x[i] * below / (n * (n - 1.0));
        b2 += x[i] * below * (below - 1.0) / (n * (n - 1.0) * (n - 2.0));
    }
    const double l2 = 2.0 * b1 - b0, l3 = 6.0 * b2 - 6.0 * b1 + b0;
    const double c = 2.0 / (3.0 + l3 / l2) - std::numbers::ln2 / std::log(3.0);
    Gev out;
    out.shape = 7.8590 * c + 2.9554 * c * c;
    if (std::abs(out.shape) < kGumbel) {
        out.shape = 0.0;
        out.scale = l2 / std::numbers::ln2;
        out.location = b0 - std::numbers::egamma * out.scale;
        return out;
    }
    const double gamma = std::tgamma(1.0 + out.shape);
    out.scale = l2 * out.shape / ((1.0 - std::pow(2.0, -out.shape)) * gamma);
    out.location = b0 + out.scale * (gamma - 1.0) / out.shape;
    return out;
}

} // namespace terrella::statistics
