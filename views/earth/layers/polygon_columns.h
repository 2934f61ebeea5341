// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "views/earth/colour_map.h"

#include <span>

namespace terrella::earth {

/// The column that best colours polygons: a short list of classes, else numbers with units, else any numbers; −1 without.
int polygonColumn(const Features& features);

/// Words of a column as classes, in their usual order where they are those of a known scheme, else by the alphabet. `values` numbers them for each
/// row; NaN: no word. Nothing where the column has no words, or too many for a legend.
struct Categories {
    ColourMap map;
    std::vector<double> values;
};
std::optional<Categories> categoriesOf(const Features& features, int column);

/// From when to when each row holds: one column of times (both are the same), or one that begins and one that ends. Empty without times. The columns
/// are the features'.
struct RowTimes {
    std::span<const double> begin, end; ///< seconds; NaN: always
    [[nodiscard]] bool isEmpty() const { return begin.empty(); }
    [[nodiscard]] bool holds(std::size_t row, double now, double reach) const;
};
RowTimes rowTimes(const Features& features);

/// Which rows are shown at a moment of the times that a view has; without times all of them.
class RowsShown {
public:
    RowsShown(const Features& features, const std::vector<double>& times, double now);
    [[nodiscard]] bool operator()(std::size_t row) const { return m_times.isEmpty() || m_times.holds(row, m_now, m_reach); }

private:
    RowTimes m_times;
    double m_now, m_reach;
};

} // namespace terrella::earth
