// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/colour_bar.h"

#include "views/earth/overlay.h"
#include "views/earth/ticks.h"

#include <QPainter>
#include <QPainterPath>

namespace terrella::earth {

namespace {
constexpr int mostTicks = 6;
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void ColourBar::show(const EarthLayer& layer, const ColourMap& map)
{
    m_layer = layer;
    m_map = map;
    setAccessibleName(tr("Colour bar of %1, %2 to %3 %4").arg(layer.title, valueText(layer.lowest), valueText(layer.highest), layer.units));
    update();
    QWidget::show();
}

void ColourBar::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    update();
}

std::vector<std::pair<double, double>> ColourBar::ticks() const
{
    std::vector<std::pair<double, double>> out;
    for (const double value : roundTicks(m_layer.lowest, m_layer.highest, mostTicks))
        out.emplace_back(value, (value - m_layer.lowest) / (m_layer.highest - m_layer.lowest));
    return out;
}

void ColourBar::paint(QPainter& painter, const QRectF& area) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(painter.font()));
    const QFontMetricsF metrics(painter.font());
    const double above = metrics.height() + 6.0;
    const QRectF bar(area.left() + 4.0, area.top() + above, 12.0, area.height() - above - metrics.height() / 2.0);
    painter.setPen(m_theme.dim);
    painter.drawText(QPointF(bar.left(), bar.top() - 6.0), m_layer.units);
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (int k = 0; k < 64; ++k)
        gradient.setColorAt(k / 63.0, QColor(m_map.colours[static_cast<std::size_t>(k * 255 / 63)]));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 2.0, 2.0);
    const std::vector<std::pair<double, double>> marks = ticks();
    const double step = marks.size() > 1 ? std::abs(marks[1].first - marks[0].first) : 1.0;
    // A soft halo keeps the numbers readable where they lie over the Earth.
    QColor halo = m_theme.sky;
    halo.setAlpha(150);
    for (const auto& [value, at] : marks) {
        const double y = bar.bottom() - at * bar.height();
        painter.setPen(QPen(m_theme.dim, 1.0));
        painter.drawLine(QPointF(bar.right() + 1.0, y), QPointF(bar.right() + 4.0, y));
        const QString text = tickText(value, step);
        const QPointF from(bar.right() + 8.0, y + metrics.ascent() / 2.0 - 1.0);
        QPainterPath path;
        path.addText(from, painter.font(), text);
        painter.strokePath(path, QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setPen(m_theme.text);
        painter.drawText(from, text);
    }
    painter.restore();
}

void ColourBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect());
}

} // namespace terrella::earth
