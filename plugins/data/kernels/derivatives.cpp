// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/derivatives.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace terrella::data {

namespace {

constexpr double kRadPerDeg = std::numbers::pi / 180.0;
constexpr double kPoleDeg = 90.0 - 1e-6;

/// Weights of three points for the first derivative at one of them, for uneven steps (Lagrange's polynomial of degree two).
struct Stencil {
    std::size_t first = 0;
    double weight[3] = {0.0, 0.0, 0.0};
};

Stencil stencilAt(std::span<const double> x, std::size_t k)
{
    Stencil s;
    s.first = k == 0 ? 0 : k + 1 == x.size() ? k - 2 : k - 1;
    const double a = x[s.first];
    const double b = x[s.first + 1];
    const double c = x[s.first + 2];
    const double at = x[k];
    s.weight[0] = (2.0 * at - b - c) / ((a - b) * (a - c));
    s.weight[1] = (2.0 * at - a - c) / ((b - a) * (b - c));
    s.weight[2] = (2.0 * at - a - b) / ((c - a) * (c - b));
    return s;
}

bool isPole(double latDeg) { return std::abs(latDeg) > kPoleDeg; }

/// (∂alongRow/∂λ + sign ∂(acrossRows cos φ)/∂φ) / (a cos φ) on all rows but the poles.
void combine(const SphereGrid& grid, std::span<const float> alongRow, std::span<const float> acrossRows, double sign, std::span<float> out)
{
    const std::size_t ny = grid.latDeg.size();
    const std::size_t nx = grid.lonDeg.size();
    std::vector<double> phi(ny), lambda(nx), cosine(ny);
    for (std::size_t j = 0; j < ny; ++j) {
        phi[j] = grid.latDeg[j] * kRadPerDeg;
        cosine[j] = isPole(grid.latDeg[j]) ? 0.0 : std::cos(phi[j]);
    }
    for (std::size_t i = 0; i < nx; ++i)
        lambda[i] = grid.lonDeg[i] * kRadPerDeg;
    const auto at = [nx](std::span<const float> field, std::size_t j, std::size_t i) { return static_cast<double>(field[j * nx + i]); };
    for (std::size_t j = 0; j < ny; ++j) {
        if (cosine[j] == 0.0)
            continue;
        const Stencil y = stencilAt(phi, j);
        for (std::size_t i = 0; i < nx; ++i) {
            double zonal = 0.0;
            if (grid.periodic) {
                const std::size_t before = i == 0 ? nx - 1 : i - 1;
                const std::size_t after = i + 1 == nx ? 0 : i + 1;
                double width = lambda[after] - lambda[before];
                if (after < before)
                    width += (lambda[nx - 1] > lambda[0] ? 2.0 : -2.0) * std::numbers::pi;
                zonal = (at(alongRow, j, after) - at(alongRow, j, before)) / width;
            } else {
                const Stencil x = stencilAt(lambda, i);
                for (std::size_t k = 0; k < 3; ++k)
                    zonal += x.weight[k] * at(alongRow, j, x.first + k);
            }
            double meridional = 0.0;
            for (std::size_t k = 0; k < 3; ++k) {
                // a pole's row adds nothing, whatever stands there: cos φ = 0
                if (cosine[y.first + k] > 0.0)
                    meridional += y.weight[k] * at(acrossRows, y.first + k, i) * cosine[y.first + k];
            }
            out[j * nx + i] = static_cast<float>((zonal + sign * meridional) / (kEarthRadius * cosine[j]));
        }
    }
}

/// Mean of what flows around or across the row next to a pole, over the cap's area.
void fillPoles(const SphereGrid& grid, std::span<const float> component, double sign, std::span<float> out)
{
    const std::size_t ny = grid.latDeg.size();
    const std::size_t nx = grid.lonDeg.size();
    for (const std::size_t j : {std::size_t{0}, ny - 1}) {
        if (!isPole(grid.latDeg[j]))
            continue;
        const std::size_t next = j == 0 ? 1 : ny - 2;
        double value = std::numeric_limits<double>::quiet_NaN();
        if (grid.periodic) {
            double mean = 0.0;
            for (std::size_t i = 0; i < nx; ++i)
                mean += static_cast<double>(component[next * nx + i]);
            mean /= static_cast<double>(nx);
            const double colatitude = (90.0 - std::abs(grid.latDeg[next])) * kRadPerDeg;
            const double hemisphere = grid.latDeg[j] > 0.0 ? 1.0 : -1.0;
            value = sign * hemisphere * mean * std::sin(colatitude) / (kEarthRadius * (1.0 - std::cos(colatitude)));
        }
        for (std::size_t i = 0; i < nx; ++i)
            out[j * nx + i] = static_cast<float>(value);
    }
}

} // namespace

void vorticity(const SphereGrid& grid, std::span<const float> u, std::span<const float> v, std::span<float> out)
{
    combine(grid, v, u, -1.0, out);
    fillPoles(grid, u, 1.0, out);
}

void divergence(const SphereGrid& grid, std::span<const float> u, std::span<const float> v, std::span<float> out)
{
    combine(grid, u, v, 1.0, out);
    fillPoles(grid, v, -1.0, out);
}

void speed(std::span<const float> u, std::span<const float> v, std::span<float> out)
{
    for (std::size_t k = 0; k < out.size(); ++k)
        out[k] = std::sqrt(u[k] * u[k] + v[k] * v[k]);
}

} // namespace terrella::data
