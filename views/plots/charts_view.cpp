// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/charts_view.h"

#include <QGridLayout>

#include <algorithm>

namespace terrella {

namespace {
constexpr int kWide = 380; ///< a chart needs that much
constexpr int kTall = 260;
constexpr int kGap = 12;
} // namespace

ChartsView::ChartsView(const Theme& theme, const std::vector<Chart>& charts, QWidget* parent) : QWidget(parent)
{
    for (const Chart& chart : charts) {
        auto* view = new ChartView(theme, this);
        view->setChart(chart);
        view->setMinimumHeight(chart.message.isEmpty() ? kTall : 0);
        connect(view, &ChartView::pictureSaved, this, &ChartsView::pictureSaved);
        connect(view, &ChartView::failed, this, &ChartsView::failed);
        m_views.push_back(view);
    }
    lay();
}

void ChartsView::lay()
{
    const int columns = std::clamp((width() + kGap) / (kWide + kGap), 1, std::max(1, static_cast<int>(m_views.size())));
    if (columns == m_columns)
        return;
    m_columns = columns;
    delete layout();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setSpacing(kGap);
    for (std::size_t k = 0; k < m_views.size(); ++k)
        grid->addWidget(m_views[k], static_cast<int>(k) / columns, static_cast<int>(k) % columns);
    for (int c = 0; c < columns; ++c)
        grid->setColumnStretch(c, 1);
}

void ChartsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    lay();
}

} // namespace terrella
