// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace terrella::downscale {

/// Pairs whose ensembles spread about as much: whether errors grow with the spread.
struct SpreadClass {
    double weight = 0.0, variance = 0.0, square = 0.0; ///< sums of the ensemble's variance and of the squared error of its mean
};

/// How ensembles compare with a reference: sums over pairs, weighted; they can be added up.
struct EnsembleSums {
    /// Two classes for each doubling of the spread, from 2⁻³² to 2³² of whatever the unit is.
    static constexpr std::size_t kClasses = 128;

    double weight = 0.0;
    double crps = 0.0;         ///< of the members' step function: Hersbach 2000, doi:10.1175/1520-0434(2000)015<0559:DOTCRP>2.0.CO;2
    double variance = 0.0;     ///< of the members round their mean, over members − 1
    double square = 0.0;       ///< squared error of the mean
    std::vector<double> ranks; ///< weight of pairs with so many members below the reference; members equal to it share the ranks evenly
    std::array<SpreadClass, kClasses> classes{};

    /// members: sorted, two at least, none missing; always as many.
    void add(std::span<const float> members, float reference);
    void add(const EnsembleSums& other, double w);

    [[nodiscard]] double meanCrps() const { return crps / weight; }
    [[nodiscard]] double spread() const; ///< square root of the mean variance
    /// Spread over error of the mean, made comparable for the number of members: 1 where the reference could be one of them. Fortin et al. 2014,
    /// doi:10.1175/JHM-D-14-0008.1
    [[nodiscard]] double spreadRatio() const;
};

} // namespace terrella::downscale
