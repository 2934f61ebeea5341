// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/signature.h"
#include "pipelines/data/units.h"
#include "plugins/downscaling/kernels/blocks.h"
#include "plugins/downscaling/learned/learned_climate.h"
#include "plugins/learning/kernels/training_domain.h"

#include <span>
#include <vector>

namespace terrella::downscale {

/// What a network's values are turned into: the coarse field interpolated and corrected in each cell, and what the network adds to it. Any thread.
class LearnedField {
public:
    /// toTarget: from the units of the coarse field to those of the target.
    LearnedField(const Grid& fine, const Blocks& blocks, UnitConversion toTarget, bool conserve, bool nonNegative);

    [[nodiscard]] const Blocks& blocks() const { return m_blocks; }
    [[nodiscard]] const std::vector<double>& areas() const { return m_areas; } ///< of the fine cells, m²
    [[nodiscard]] std::size_t cells() const { return m_areas.size(); }

    /// What is added, before it was normalised for training.
    void setResidual(const learning::ChannelRange& residual) { m_residual = residual; }
    [[nodiscard]] const learning::ChannelRange& residual() const { return m_residual; }

    /// What is known of places beside the network.
    void setClimate(LearnedClimate climate) { m_climate = std::move(climate); }
    [[nodiscard]] const LearnedClimate& climate() const { return m_climate; }

    /// The coarse field interpolated, in the units of the target.
    void interpolate(std::span<const float> coarse, std::span<float> fine) const;
    /// How far the coarse field is from what is usual at that time, interpolated, in the units of the target.
    void interpolateAnomaly(std::span<const float> coarse, std::span<const double> terms, std::span<float> fine) const;
    /// The coarse field interpolated, and corrected by the regression in each cell.
    void firstGuess(std::span<const float> coarse, std::span<const double> terms, std::span<float> fine) const;
    /// What a network gives that is no addition, before it was normalised for training.
    void setWhole(bool whole) { m_whole = whole; }
    /// From what the network gives to the field, in place: added to the first guess, unless it is whole, and held to the constraints.
    void complete(std::span<const float> coarse, std::span<const double> terms, std::span<float> values) const;
    /// Holds a field to the constraints.
    void constrain(std::span<const float> coarse, std::span<float> fine) const;

private:
    std::vector<double> m_areas;
    Blocks m_blocks;
    UnitConversion m_toTarget;
    bool m_conserve, m_nonNegative, m_whole = false;
    learning::ChannelRange m_residual;
    LearnedClimate m_climate;
};

/// The factor between the grids, 0 where the coarse cells are no blocks of 2 × 2 to 8 × 8 fine ones.
std::size_t factorBetween(const Grid& coarse, const Grid& fine);
/// The grid of latitudes and longitudes that blocks of factor × factor cells make of each cell.
Grid refined(const Grid& coarse, std::size_t factor);

} // namespace terrella::downscale
