// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/chart.h"
#include "views/theme/theme.h"

class QCPItemText;
class QCustomPlot;

namespace terrella {

/// Texts above a plot at places of its lower axis: the first and the last stand within its ends, those between where there is room. GUI thread.
class TopTexts {
public:
    /// In place of those there were, which the plot has removed with all its items.
    void draw(QCustomPlot& plot, const std::optional<ChartAxis>& axis, const Theme& theme, const Tokens& tokens);
    void forget() { m_items.clear(); }
    /// After the plot was laid out: which of them are seen.
    void place();

private:
    std::vector<QCPItemText*> m_items;
};

} // namespace terrella
