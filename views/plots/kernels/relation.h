// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace terrella::statistics {

/// y = intercept + slope·x by least squares, and Pearson's correlation; of pairs that are finite. NaN where x does not vary.
struct LineFit {
    std::size_t count = 0;
    double slope = 0.0, intercept = 0.0, correlation = 0.0;
};
LineFit fitLine(std::span<const double> x, std::span<const double> y);

/// Where a model stands in a diagram of Taylor (2001): the distance from the origin is its standard deviation, the angle from the x axis the
/// arc cosine of its correlation; the distance from (reference, 0) then is the centred root mean square difference.
std::pair<double, double> taylorPoint(double deviation, double correlation);

/// How often the wind comes from each sector in each class of speed. Sector 0 is centred on north, then clockwise; directions are those that the
/// wind comes from: 270° − atan2(v, u). Frequencies are fractions of all finite pairs; below `calm` no direction counts.
struct WindRose {
    std::size_t count = 0;
    double calm = 0.0;                         ///< fraction
    std::vector<double> limits;                ///< lower limits of the classes, the first 0
    std::vector<std::vector<double>> fraction; ///< [class][sector]
};
WindRose windRose(std::span<const double> u, std::span<const double> v, std::span<const double> limits, std::size_t sectors = 16, double calm = 0.5);

} // namespace terrella::statistics
