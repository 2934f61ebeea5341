// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace terrella::test {

/// Regularised lower incomplete gamma function P(a, x): series below a + 1, continued fraction above (Lentz), to round-off.
inline double gammaP(double a, double x)
{
    if (x <= 0.0)
        return 0.0;
    const double front = std::exp(a * std::log(x) - x - std::lgamma(a));
    if (x < a + 1.0) {
        double term = 1.0 / a, sum = term;
        for (double n = a + 1.0; std::abs(term) > 1e-17 * sum; n += 1.0) {
            term *= x / n;
            sum += term;
        }
        return front * sum;
    }
    double b = x + 1.0 - a, c = 1e300, d = 1.0 / b, h = d;
    for (int i = 1; i < 1000; ++i) {
        const double an = -i * (i - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        const double delta = d * c;
        h *= delta;
        if (std::abs(delta - 1.0) < 1e-16)
            break;
    }
    return 1.0 - front * h;
}

/// Quantile of the gamma distribution by bisection.
inline double gammaQuantile(double shape, double scale, double p)
{
    double low = 0.0, high = shape + 40.0 * std::sqrt(shape) + 40.0;
    for (int k = 0; k < 200 && high - low > 1e-15 * high; ++k) {
        const double middle = 0.5 * (low + high);
        (gammaP(shape, middle) < p ? low : high) = middle;
    }
    return 0.5 * (low + high) * scale;
}

} // namespace terrella::test
