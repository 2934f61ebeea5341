// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/learning/kernels/logit_regression.h"

#include <algorithm>
#include <cmath>

namespace terrella::learning {

namespace {

constexpr int kMostSteps = 50;
constexpr double kRidge = 1e-6;

double dot(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// ln(1 + e^x) without overflow.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

struct Problem {
    std::span<const double> x, y, weights;
    std::size_t k = 0;
    double weight = 0.0;

    [[nodiscard]] std::span<const double> row(std::size_t r) const { return x.subspan(r * k, k); }
    [[nodiscard]] bool counts(std::size_t r) const
    {
        return weights[r] > 0.0 && !std::isnan(y[r]) && std::ranges::none_of(row(r), [](double value) { return std::isnan(value); });
    }
    [[nodiscard]] double loss(std::span<const double> b) const
    {
        double sum = 0.5 * kRidge * weight * dot(b, b);
        for (std::size_t r = 0; r < y.size(); ++r) {
            if (counts(r)) {
                const double eta = dot(row(r), b);
                sum += weights[r] * (softplus(eta) - y[r] * eta);
            }
        }
        return sum;
    }
    void derivatives(std::span<const double> b, std::vector<double>& gradient, std::vector<double>& hessian) const
    {
        gradient.assign(k, 0.0);
        hessian.assign(k * k, 0.0);
        for (std::size_t i = 0; i < k; ++i) {
            gradient[i] = kRidge * weight * b[i];
            hessian[i * k + i] = kRidge * weight;
        }
        for (std::size_t r = 0; r < y.size(); ++r) {
            if (!counts(r))
                continue;
            const auto values = row(r);
            const double p = logitMean(b, values), slope = weights[r] * p * (1.0 - p), difference = weights[r] * (p - y[r]);
            for (std::size_t i = 0; i < k; ++i) {
                gradient[i] += difference * values[i];
                for (std::size_t j = 0; j < k; ++j)
                    hessian[i * k + j] += slope * values[i] * values[j];
            }
        }
    }
};

} // namespace

bool solveSymmetric(std::vector<double> a, std::vector<double>& b)
{
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = a[i * n + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= a[i * n + k] * a[j * n + k];
            if (i == j) {
                if (!(sum > 0.0))
                    return false;
                a[j * n + j] = std::sqrt(sum);
            } else {
                a[i * n + j] = sum / a[j * n + j];
            }
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
    return true;
}

double logitOf(double fraction)
{
    const double p = std::clamp(fraction, 1e-6, 1.0 - 1e-6);
    return std::log(p / (1.0 - p));
}

double logitMean(std::span<const double> coefficients, std::span<const double> row) { return 1.0 / (1.0 + std::exp(-dot(coefficients, row))); }

std::vector<double> fitLogit(std::span<const double> x, std::span<const double> y, std::span<const double> weights, std::size_t k)
{
    Problem problem{x, y, weights, k, 0.0};
    for (std::size_t r = 0; r < y.size(); ++r)
        problem.weight += problem.counts(r) ? weights[r] : 0.0;
    std::vector<double> b(k, 0.0), gradient, hessian;
    if (!(problem.weight > 0.0))
        return b;
    double loss = problem.loss(b);
    for (int step = 0; step < kMostSteps; ++step) {
        problem.derivatives(b, gradient, hessian);
        std::vector<double> direction = gradient;
        if (!solveSymmetric(hessian, direction))
            break;
        double length = 1.0, next = loss;
        std::vector<double> tried(k);
        for (; length > 1e-4; length *= 0.5) {
            for (std::size_t i = 0; i < k; ++i)
                tried[i] = b[i] - length * direction[i];
            next = problem.loss(tried);
            if (next < loss)
                break;
        }
        if (!(next < loss) || loss - next < 1e-10 * std::abs(loss))
            break;
        b = tried;
        loss = next;
    }
    return b;
}

} // namespace terrella::learning
