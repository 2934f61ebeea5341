// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/colour_bar.h"

#include "views/earth/panel/overlay.h"
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
    QStringList classes;
    for (const ColourMap::Class& one : map.classes)
        classes.append(one.name);
    setAccessibleName(classes.isEmpty()
            ? tr("Colour bar of %1, %2 to %3 %4").arg(layer.title, valueText(layer.lowest), valueText(layer.highest), layer.units)
            : tr("Classes of %1: %2").arg(layer.title, classes.join(QStringLiteral(", "))));
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
    if (!m_map.classes.empty()) {
        paintClasses(painter, area);
        painter.restore();
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const double above = metrics.height() + 6.0;
    const QRectF bar(area.left() + 4.0, area.top() + above, 12.0, area.height() - above - metrics.height() / 2.0);
    painter.setPen(m_theme.dim);
    if (m_layer.units != QLatin1String("1"))
        painter.drawText(QPointF(bar.left(), bar.top() - 6.0), m_layer.units);
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    for (int k = 0; k < 64; ++k)
        gradient.setColorAt(k / 63.0, QColor(m_map.colours[static_cast<std::size_t>(k * 255 / 63)]));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 2.0, 2.0);
    const std::vector<std::pair<double, double>> marks = ticks();
    const double step = marks.size() > 1 ? std::abs(marks[1].first - marks[0].first) : 1.0;
    for (const auto& [value, at] : marks) {
        const double y = bar.bottom() - at * bar.height();
        painter.setPen(QPen(m_theme.dim, 1.0));
        painter.drawLine(QPointF(bar.right() + 1.0, y), QPointF(bar.right() + 4.0, y));
        const QString text = tickText(value, step);
        drawHaloed(painter, {bar.right() + 8.0, y + metrics.ascent() / 2.0 - 1.0}, text);
    }
    painter.restore();
}

void ColourBar::drawHaloed(QPainter& painter, const QPointF& from, const QString& text) const
{
    QColor halo = m_theme.sky;
    halo.setAlpha(150);
    QPainterPath path;
    path.addText(from, painter.font(), text);
    painter.strokePath(path, QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setPen(m_theme.text);
    painter.drawText(from, text);
}

void ColourBar::paintClasses(QPainter& painter, const QRectF& area) const
{
    const QFontMetricsF metrics(painter.font());
    const auto count = static_cast<double>(m_map.classes.size());
    const double height = std::min(area.height() / count, 1.6 * metrics.height());
    double widest = 0.0;
    for (const ColourMap::Class& one : m_map.classes)
        widest = std::max(widest, metrics.horizontalAdvance(one.name));
    const double box = 12.0, edge = area.right() - 14.0, right = edge - 10.0;
    const double left = std::max(area.left() + 9.0, right - widest - 6.0 - box);
    double y = area.center().y() + height * count / 2.0;
    // Names lie over all colours: they need a ground of their own.
    QColor ground = m_theme.panel;
    ground.setAlphaF(m_theme.isDark ? 0.90F : 0.92F);
    painter.setPen(QPen(m_theme.line, 1.0));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(QPointF(left - 8.0, y - height * count - 8.0), QPointF(edge, y + 8.0)), 8.0, 8.0);
    for (const ColourMap::Class& one : m_map.classes) {
        y -= height;
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(one.colour));
        painter.drawRect(QRectF(left, y, box, height));
        painter.setPen(m_theme.text);
        painter.drawText(QPointF(left + box + 6.0, y + height / 2.0 + metrics.ascent() / 2.0 - 1.0),
            metrics.elidedText(one.name, Qt::ElideRight, right - left - box - 4.0));
    }
    painter.setPen(QPen(m_theme.dim, 1.0)); // the darkest class stands out from the sky
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(left, y, box, height * count));
}

void ColourBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect());
}

} // namespace terrella::earth
