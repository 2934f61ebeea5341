// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/significance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace terrella::data {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Continued fraction of the incomplete beta function by Lentz' method (DLMF 8.17.22).
double betaFraction(double x, double a, double b)
{
    constexpr double tiny = 1e-300, accuracy = 1e-14;
    double c = 1.0, d = 1.0 - (a + b) * x / (a + 1.0);
    d = 1.0 / (std::abs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m < 1000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
        double change = 1.0;
        for (const double term : {even, odd}) {
            d = 1.0 + term * d;
            d = 1.0 / (std::abs(d) < tiny ? tiny : d);
            c = 1.0 + term / c;
            c = std::abs(c) < tiny ? tiny : c;
            change = d * c;
            h *= change;
        }
        if (std::abs(change - 1.0) < accuracy)
            break;
    }
    return h;
}

/// Regularised incomplete beta function I_x(a, b).
double incompleteBeta(double x, double a, double b)
{
    if (x <= 0.0 || x >= 1.0)
        return x <= 0.0 ? 0.0 : 1.0;
    // std::lgamma writes a global sign; its arguments are positive here and the sign is never read
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1.0) / (a + b + 2.0))
        return front * betaFraction(x, a, b) / a;
    return 1.0 - front * betaFraction(1.0 - x, b, a) / b;
}

} // namespace

double studentTwoSided(double t, double degreesOfFreedom)
{
    if (!(degreesOfFreedom > 0.0) || std::isnan(t))
        return kNothing;
    if (std::isinf(t))
        return 0.0;
    return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), 0.5 * degreesOfFreedom, 0.5);
}

double normalTwoSided(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

double lagOneAutocorrelation(std::span<const double> values)
{
    const std::size_t n = values.size();
    if (n < 3)
        return 0.0;
    double mean = 0.0, squares = 0.0, products = 0.0;
    for (const double value : values)
        mean += value / static_cast<double>(n);
    for (std::size_t k = 0; k < n; ++k) {
        squares += (values[k] - mean) * (values[k] - mean);
        products += k > 0 ? (values[k] - mean) * (values[k - 1] - mean) : 0.0;
    }
    return squares > 0.0 ? products / squares : 0.0;
}

double effectiveSize(double n, double r)
{
    const double bounded = std::clamp(r, 0.0, 1.0);
    return n * (1.0 - bounded) / (1.0 + bounded);
}

} // namespace terrella::data
