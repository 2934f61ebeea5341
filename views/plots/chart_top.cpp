// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/chart_top.h"

#include <QFontMetricsF>

#include <algorithm>
#include <qcustomplot.h>

namespace terrella {

namespace {

constexpr int kGap = 3;         ///< pixels above the plot
constexpr double kApart = 12.0; ///< between two texts

/// From left to right, in pixels.
std::pair<double, double> spanOf(const QCPItemText& item)
{
    const double at = item.position->pixelPosition().x(), width = QFontMetricsF(item.font()).horizontalAdvance(item.text());
    if (item.positionAlignment().testFlag(Qt::AlignLeft))
        return {at, at + width};
    return item.positionAlignment().testFlag(Qt::AlignRight) ? std::pair(at - width, at) : std::pair(at - 0.5 * width, at + 0.5 * width);
}

} // namespace

void TopTexts::draw(QCustomPlot& plot, const std::optional<ChartAxis>& axis, const Theme& theme, const Tokens& tokens)
{
    forget();
    const int room = axis ? QFontMetrics(theme.smallFont()).height() + 2 * kGap : 4;
    plot.axisRect()->setMinimumMargins({4, room, 8, 4});
    if (!axis)
        return;
    for (std::size_t k = 0; k < axis->fixed.size(); ++k) {
        auto* item = new QCPItemText(&plot); // the plot's own
        item->setText(axis->fixed[k].second);
        item->setFont(theme.smallFont());
        item->setColor(tokens.text);
        item->setClipToAxisRect(false);
        item->setPadding({0, 0, 0, kGap});
        item->setPositionAlignment(Qt::AlignBottom | (k == 0 ? Qt::AlignLeft : k + 1 == axis->fixed.size() ? Qt::AlignRight : Qt::AlignHCenter));
        item->position->setTypeX(QCPItemPosition::ptPlotCoords);
        item->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        item->position->setCoords(axis->fixed[k].first, 0.0);
        m_items.push_back(item);
    }
}

void TopTexts::place()
{
    std::vector<std::pair<double, double>> taken;
    // The ends come first.
    std::vector<QCPItemText*> order = m_items;
    if (order.size() > 2)
        std::rotate(order.begin() + 1, order.end() - 1, order.end());
    for (QCPItemText* item : order) {
        const QCPRange range = item->position->keyAxis()->range();
        const double at = item->position->key(), slack = 1e-6 * range.size();
        const auto [from, to] = spanOf(*item);
        const bool isFree
            = std::ranges::all_of(taken, [from = from, to = to](const auto& t) { return to + kApart <= t.first || from >= t.second + kApart; });
        item->setVisible(at >= range.lower - slack && at <= range.upper + slack && isFree);
        if (item->visible())
            taken.emplace_back(from, to);
    }
}

} // namespace terrella
