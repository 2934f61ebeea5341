// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/learned/learned_field.h"

#include "pipelines/modules/agreement.h"
#include "plugins/learning/cell_areas.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

LearnedField::LearnedField(const Grid& fine, const Blocks& blocks, UnitConversion toTarget, bool conserve, bool nonNegative)
    : m_areas(learning::cellAreas(fine)),
      m_blocks(blocks),
      m_toTarget(std::move(toTarget)),
      m_conserve(conserve),
      m_nonNegative(nonNegative)
{
}

void LearnedField::interpolate(std::span<const float> coarse, std::span<float> fine) const
{
    growBilinear(m_blocks, coarse, fine);
    if (!m_toTarget.isIdentity())
        m_toTarget.apply(fine);
}

void LearnedField::interpolateAnomaly(std::span<const float> coarse, std::span<const double> terms, std::span<float> fine) const
{
    std::vector<float> anomaly(coarse.begin(), coarse.end());
    m_climate.takeMean(0, terms, anomaly);
    growBilinear(m_blocks, anomaly, fine);
    if (m_toTarget.scale != 1.0)
        UnitConversion{m_toTarget.scale, 0.0}.apply(fine);
}

void LearnedField::firstGuess(std::span<const float> coarse, std::span<const double> terms, std::span<float> fine) const
{
    interpolate(coarse, fine);
    std::vector<float> anomaly;
    if (m_climate.form() == LocalForm::Sum) {
        anomaly.resize(cells());
        interpolateAnomaly(coarse, terms, anomaly);
    }
    m_climate.correct(terms, anomaly, fine);
}

void LearnedField::complete(std::span<const float> coarse, std::span<const double> terms, std::span<float> values) const
{
    std::vector<float> guess(cells());
    firstGuess(coarse, terms, guess);
    for (std::size_t c = 0; c < guess.size(); ++c) {
        const double start = !m_whole || std::isnan(guess[c]) ? static_cast<double>(guess[c]) : 0.0; // nothing comes of what is missing
        values[c] = static_cast<float>(start + m_residual.mean + m_residual.deviation * static_cast<double>(values[c]));
    }
    constrain(coarse, values);
}

void LearnedField::constrain(std::span<const float> coarse, std::span<float> fine) const
{
    for (float& value : fine)
        value = m_nonNegative && value < 0.0F ? 0.0F : value; // NaN stays
    if (!m_conserve)
        return;
    std::vector<float> converted(coarse.begin(), coarse.end());
    if (!m_toTarget.isIdentity())
        m_toTarget.apply(converted);
    conserveBlocks(m_blocks, converted, m_areas, m_nonNegative, fine);
}

std::size_t factorBetween(const Grid& coarse, const Grid& fine)
{
    constexpr std::size_t least = 2, most = 8;
    if (coarse.nx == 0 || coarse.ny == 0)
        return 0;
    const std::size_t factor = fine.nx / coarse.nx;
    const bool divides = factor >= least && factor <= most && fine.nx == factor * coarse.nx && fine.ny == factor * coarse.ny;
    return divides && shareCells(learning::coarsened(fine, factor), coarse) ? factor : 0;
}

Grid refined(const Grid& coarse, std::size_t factor)
{
    constexpr double circle = 360.0;
    Grid out = coarse;
    std::vector<double> lon = coarse.lon;
    for (std::size_t i = 1; i < lon.size(); ++i)
        lon[i] = lon[i - 1] + std::remainder(lon[i] - lon[i - 1], circle); // no jump at the dateline
    out.lat = refinedCoordinates(coarse.lat, factor);
    out.lon = refinedCoordinates(lon, factor);
    out.ny = out.lat.size();
    out.nx = out.lon.size();
    return out;
}

} // namespace terrella::downscale
