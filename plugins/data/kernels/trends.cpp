// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/trends.h"

#include "plugins/data/kernels/significance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrella::data {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr Trend kNoTrend{kNothing, kNothing, kNothing, kNothing};

double meanOf(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

/// Reorders.
double medianOf(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

std::vector<double> residualsOf(std::span<const double> times, std::span<const double> values, const Trend& trend)
{
    std::vector<double> out(values.size());
    for (std::size_t k = 0; k < values.size(); ++k)
        out[k] = values[k] - trend.intercept - trend.slope * times[k];
    return out;
}

/// Kendall's S and its variance with ties.
std::pair<double, double> kendall(std::span<const double> values, std::vector<double>& scratch)
{
    double s = 0.0;
    const std::size_t count = values.size();
    for (std::size_t j = 1; j < count; ++j) {
        for (std::size_t i = 0; i < j; ++i)
            s += values[j] > values[i] ? 1.0 : values[j] < values[i] ? -1.0 : 0.0;
    }
    const double n = static_cast<double>(count);
    double variance = n * (n - 1.0) * (2.0 * n + 5.0);
    scratch.assign(values.begin(), values.end());
    std::ranges::sort(scratch);
    for (std::size_t first = 0; first < count;) {
        std::size_t end = first;
        while (end < count && scratch[end] == scratch[first])
            ++end;
        const double ties = static_cast<double>(end - first);
        variance -= ties * (ties - 1.0) * (2.0 * ties + 5.0);
        first = end;
    }
    return {s, variance / 18.0};
}

} // namespace

Trend leastSquaresTrend(std::span<const double> times, std::span<const double> values, bool countAutocorrelation)
{
    const std::size_t count = values.size();
    if (count < 3)
        return kNoTrend;
    const double n = static_cast<double>(count), meanTime = meanOf(times), meanValue = meanOf(values);
    double tt = 0.0, tx = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        tt += (times[k] - meanTime) * (times[k] - meanTime);
        tx += (times[k] - meanTime) * (values[k] - meanValue);
    }
    if (!(tt > 0.0))
        return kNoTrend;
    Trend out;
    out.slope = tx / tt;
    out.intercept = meanValue - out.slope * meanTime;
    const std::vector<double> residuals = residualsOf(times, values, out);
    const double independent = countAutocorrelation ? effectiveSize(n, lagOneAutocorrelation(residuals)) : n;
    const double squares = std::inner_product(residuals.begin(), residuals.end(), residuals.begin(), 0.0);
    if (!(independent > 2.0)) {
        out.error = out.p = kNothing;
        return out;
    }
    out.error = std::sqrt(squares / (independent - 2.0) / tt);
    out.p = out.slope == 0.0 ? 1.0 : studentTwoSided(out.slope / out.error, independent - 2.0);
    return out;
}

Trend theilSenTrend(std::span<const double> times, std::span<const double> values, bool countAutocorrelation, std::vector<double>& scratch)
{
    const std::size_t count = values.size();
    if (count < 3)
        return kNoTrend;
    scratch.clear();
    for (std::size_t j = 1; j < count; ++j) {
        for (std::size_t i = 0; i < j; ++i)
            scratch.push_back((values[j] - values[i]) / (times[j] - times[i]));
    }
    Trend out;
    out.slope = medianOf(scratch);
    scratch.clear();
    for (std::size_t k = 0; k < count; ++k)
        scratch.push_back(values[k] - out.slope * times[k]);
    out.intercept = medianOf(scratch);
    out.error = kNothing;
    const auto [s, variance] = kendall(values, scratch);
    const double n = static_cast<double>(count);
    double inflated = variance;
    if (countAutocorrelation) {
        const double independent = effectiveSize(n, lagOneAutocorrelation(residualsOf(times, values, out)));
        inflated = independent > 0.0 ? variance * n / independent : kNothing;
    }
    const double z = s > 0.0 ? (s - 1.0) / std::sqrt(inflated) : s < 0.0 ? (s + 1.0) / std::sqrt(inflated) : 0.0;
    out.p = inflated > 0.0 ? normalTwoSided(z) : variance > 0.0 ? kNothing : 1.0;
    return out;
}

Correlation correlate(std::span<const double> a, std::span<const double> b, bool countAutocorrelation)
{
    const std::size_t count = a.size();
    if (count < 3)
        return {kNothing, kNothing};
    const double meanA = meanOf(a), meanB = meanOf(b);
    double aa = 0.0, bb = 0.0, ab = 0.0;
    for (std::size_t k = 0; k < count; ++k) {
        aa += (a[k] - meanA) * (a[k] - meanA);
        bb += (b[k] - meanB) * (b[k] - meanB);
        ab += (a[k] - meanA) * (b[k] - meanB);
    }
    if (!(aa > 0.0) || !(bb > 0.0))
        return {kNothing, kNothing};
    Correlation out;
    out.r = std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
    const double n = static_cast<double>(count);
    const double independent = countAutocorrelation ? effectiveSize(n, lagOneAutocorrelation(a) * lagOneAutocorrelation(b)) : n;
    out.p = studentTwoSided(out.r * std::sqrt((independent - 2.0) / (1.0 - out.r * out.r)), independent - 2.0);
    return out;
}

} // namespace terrella::data
