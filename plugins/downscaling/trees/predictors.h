// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/walk.h"
#include "plugins/downscaling/interpolator.h"

#include <QStringList>

namespace terrella::downscale {

/// What trees see of a fine cell at a step: coarse variables interpolated to it, heights, slopes, place, and the day of the year.
class Predictors {
public:
    /// heights: of the fine cells, empty where there are none; coarseHeights: their means over the coarse cells, interpolated back.
    Predictors(const Grid& fine, QStringList variables, std::vector<float> heights, std::vector<float> coarseHeights);

    [[nodiscard]] const QStringList& names() const { return m_names; }
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(m_names.size()); }
    /// The row of one cell. fields: of each variable over the fine cells. season: part of the year.
    void row(const std::vector<std::vector<float>>& fields, std::size_t cell, double season, std::span<float> out) const;

private:
    QStringList m_names;
    std::size_t m_variables = 0;
    std::vector<std::vector<float>> m_fixed; ///< by feature, over the fine cells
};

} // namespace terrella::downscale
