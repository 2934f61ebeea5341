// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/trend_fit.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

void addMoments(double time, double value, std::size_t degree, std::span<double> moments)
{
    double power = 1.0;
    for (std::size_t k = 0; k <= 2 * degree; ++k) {
        moments[k] += power;
        if (k <= degree)
            moments[2 * degree + 1 + k] += value * power;
        power *= time;
    }
}

Polynomial fitPolynomial(std::span<const double> moments, std::size_t degree)
{
    const std::span<const double> times = moments.first(2 * degree + 1), values = moments.subspan(2 * degree + 1);
    for (std::size_t order = degree;; --order) { // Cholesky; lower orders where a pivot vanishes
        const std::size_t n = order + 1;
        std::array<double, (kMostDegree + 1) * (kMostDegree + 1)> lower{};
        Polynomial out{};
        bool isFine = true;
        for (std::size_t i = 0; i < n && isFine; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = times[i + j];
                for (std::size_t k = 0; k < j; ++k)
                    sum -= lower[i * n + k] * lower[j * n + k];
                if (i == j) {
                    isFine = sum > 1e-10 * times[2 * i] && sum > 0.0;
                    lower[i * n + i] = std::sqrt(std::max(sum, 0.0));
                } else {
                    lower[i * n + j] = sum / lower[j * n + j];
                }
            }
        }
        if (!isFine && order > 0)
            continue;
        if (!isFine)
            return {};
        for (std::size_t i = 0; i < n; ++i) {
            double sum = values[i];
            for (std::size_t k = 0; k < i; ++k)
                sum -= lower[i * n + k] * out[k];
            out[i] = sum / lower[i * n + i];
        }
        for (std::size_t i = n; i-- > 0;) {
            double sum = out[i];
            for (std::size_t k = i + 1; k < n; ++k)
                sum -= lower[k * n + i] * out[k];
            out[i] = sum / lower[i * n + i];
        }
        return out;
    }
}

double polynomialAt(std::span<const double> coefficients, double time)
{
    double out = 0.0;
    for (std::size_t k = coefficients.size(); k-- > 0;)
        out = out * time + coefficients[k];
    return out;
}

double polynomialMean(std::span<const double> coefficients, std::span<const double> times, std::span<const std::uint32_t> steps)
{
    double sum = 0.0;
    for (const std::uint32_t step : steps)
        sum += polynomialAt(coefficients, times[step]);
    return steps.empty() ? 0.0 : sum / static_cast<double>(steps.size());
}

} // namespace terrella::downscale
