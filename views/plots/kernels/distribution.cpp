// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/kernels/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::statistics {

namespace {

constexpr double kWhisker = 1.5;
constexpr double kReach = 4.0; ///< a Gaussian kernel's, in widths

double deviation(std::span<const double> values)
{
    double mean = 0.0, sum = 0.0;
    for (const double value : values)
        mean += value;
    mean /= static_cast<double>(values.size());
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return values.size() < 2 ? 0.0 : std::sqrt(sum / static_cast<double>(values.size() - 1));
}

} // namespace

std::vector<double> sortedFinite(std::span<const double> values)
{
    std::vector<double> out;
    out.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(out), [](double value) { return std::isfinite(value); });
    std::ranges::sort(out);
    return out;
}

double quantile(std::span<const double> sorted, double probability)
{
    if (sorted.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double place = std::clamp(probability, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Box boxOf(std::span<const double> values)
{
    const std::vector<double> sorted = sortedFinite(values);
    Box out;
    out.count = sorted.size();
    out.q1 = quantile(sorted, 0.25);
    out.median = quantile(sorted, 0.5);
    out.q3 = quantile(sorted, 0.75);
    const double reach = kWhisker * (out.q3 - out.q1);
    out.low = out.high = out.median;
    bool isFirst = true;
    for (const double value : sorted) {
        if (value < out.q1 - reach || value > out.q3 + reach) {
            out.outliers.push_back(value);
            continue;
        }
        if (isFirst)
            out.low = value;
        out.high = value;
        isFirst = false;
    }
    return out;
}

Histogram histogramOf(std::span<const double> values, std::size_t most)
{
    const std::vector<double> sorted = sortedFinite(values);
    if (sorted.empty())
        return {};
    const double low = sorted.front(), span = sorted.back() - low;
    if (!(span > 0.0))
        return {{low - 0.5, low + 0.5}, {sorted.size()}};
    const double width = 2.0 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) * std::pow(static_cast<double>(sorted.size()), -1.0 / 3.0);
    const double wanted = width > 0.0 ? std::ceil(span / width) : static_cast<double>(most);
    const auto bins = static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(most)));
    Histogram out;
    out.counts.assign(bins, 0);
    for (std::size_t k = 0; k <= bins; ++k)
        out.edges.push_back(low + span * static_cast<double>(k) / static_cast<double>(bins));
    for (const double value : sorted) // the greatest belongs to the last bin
        ++out.counts[std::min(bins - 1, static_cast<std::size_t>((value - low) / span * static_cast<double>(bins)))];
    return out;
}

Density densityOf(std::span<const double> values, std::size_t points)
{
    const std::vector<double> sorted = sortedFinite(values);
    if (sorted.size() < 2 || points < 2)
        return {};
    const double sigma = deviation(sorted);
    const double quartiles = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
    const double width = 0.9 * (quartiles > 0.0 ? std::min(sigma, quartiles) : sigma) * std::pow(static_cast<double>(sorted.size()), -0.2);
    if (!(width > 0.0))
        return {};
    const double first = sorted.front() - kReach * width, step = (sorted.back() - first + kReach * width) / static_cast<double>(points - 1);
    const double scale = 1.0 / (width * std::sqrt(2.0 * std::numbers::pi) * static_cast<double>(sorted.size()));
    Density out;
    for (std::size_t k = 0; k < points; ++k) {
        const double at = first + step * static_cast<double>(k);
        const auto from = std::ranges::lower_bound(sorted, at - kReach * width), to = std::ranges::upper_bound(sorted, at + kReach * width);
        double sum = 0.0;
        for (auto it = from; it != to; ++it)
            sum += std::exp(-0.5 * (at - *it) * (at - *it) / (width * width));
        out.at.push_back(at);
        out.density.push_back(scale * sum);
    }
    return out;
}

QuantilePairs quantilePairs(std::span<const double> a, std::span<const double> b, std::size_t most)
{
    const std::vector<double> sortedA = sortedFinite(a), sortedB = sortedFinite(b);
    const std::size_t count = std::min({sortedA.size(), sortedB.size(), most});
    QuantilePairs out;
    for (std::size_t k = 0; k < count; ++k) {
        const double probability = (static_cast<double>(k) + 0.5) / static_cast<double>(count);
        out.probability.push_back(probability);
        out.a.push_back(quantile(sortedA, probability));
        out.b.push_back(quantile(sortedB, probability));
    }
    return out;
}

std::array<std::vector<double>, 4> bySeason(std::span<const int> months, std::span<const double> values)
{
    std::array<std::vector<double>, 4> out;
    for (std::size_t k = 0; k < std::min(months.size(), values.size()); ++k)
        if (std::isfinite(values[k]))
            out[static_cast<std::size_t>(months[k] % 12 / 3)].push_back(values[k]);
    return out;
}

} // namespace terrella::statistics
