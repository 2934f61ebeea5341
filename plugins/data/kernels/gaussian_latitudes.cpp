// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/gaussian_latitudes.h"

#include <cmath>
#include <numbers>

namespace terrella::data {

std::vector<double> gaussianLatitudes(int n)
{
    const int degree = 2 * n;
    std::vector<double> out(static_cast<std::size_t>(degree));
    for (int k = 0; k < n; ++k) {
        double theta = std::numbers::pi * (k + 0.75) / (degree + 0.5); // colatitude
        constexpr int most = 20;
        for (int round = 0; round < most; ++round) {
            const double x = std::cos(theta);
            double before = 1.0, value = x;
            for (int m = 2; m <= degree; ++m) {
                const double next = ((2.0 * m - 1.0) * x * value - (m - 1.0) * before) / m;
                before = value;
                value = next;
            }
            const double sine = std::sin(theta);
            const double slope = degree * (x * value - before) / sine; // dP/dθ
            const double step = value / slope;
            theta -= step;
            if (std::abs(step) < 1e-15)
                break;
        }
        const double lat = 90.0 - theta * 180.0 / std::numbers::pi;
        out[static_cast<std::size_t>(k)] = lat;
        out[static_cast<std::size_t>(degree - 1 - k)] = -lat;
    }
    return out;
}

} // namespace terrella::data
