// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/overlay.h"

#include <QPainter>

namespace terrella::earth {

Overlay::Overlay(QWidget* parent) : QFrame(parent)
{
    setAttribute(Qt::WA_NoSystemBackground);
    setCursor(Qt::ArrowCursor);
}

void Overlay::setTheme(const EarthTheme& theme)
{
    m_theme = theme;
    setStyleSheet(overlayStyle(theme));
    themeChanged();
    update();
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = m_theme.panel;
    fill.setAlphaF(m_theme.isDark ? 0.90F : 0.92F);
    painter.setBrush(fill);
    painter.setPen(QPen(m_theme.line, 1.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8.0, 8.0);
}

QPixmap swatch(const ColourMap& map, const QSize& size, double pixelRatio, double opacity)
{
    QPixmap out(size * pixelRatio);
    out.setDevicePixelRatio(pixelRatio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(opacity);
    QLinearGradient gradient(0.0, 0.0, size.width(), 0.0);
    for (int k = 0; k <= 8; ++k)
        gradient.setColorAt(k / 8.0, QColor(map.colours[static_cast<std::size_t>(std::min(255, k * 32))]));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    if (!map.classes.empty()) {
        const double width = size.width() / static_cast<double>(map.classes.size());
        for (std::size_t k = 0; k < map.classes.size(); ++k)
            painter.fillRect(QRectF(static_cast<double>(k) * width, 0.0, width + 0.5, size.height()), QColor(map.classes[k].colour));
        return out;
    }
    painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)), 2.0, 2.0);
    return out;
}

QFont smallFont(const QFont& base)
{
    QFont out = base;
    if (base.pointSizeF() > 0.0)
        out.setPointSizeF(base.pointSizeF() * 0.85);
    else
        out.setPixelSize(std::max(8, base.pixelSize() * 85 / 100));
    return out;
}

QString overlayStyle(const EarthTheme& t)
{
    return QStringLiteral(
        "QLabel { color: %1; background: transparent; }"
        "QLabel[dim=\"true\"] { color: %2; }"
        "QToolButton { color: %1; background: transparent; border: none; border-radius: 4px; padding: 2px 4px; text-align: left; }"
        "QToolButton:hover { background: %3; }"
        "QToolButton:focus { border: 1px solid %5; }"
        "QToolButton[dim=\"true\"] { color: %2; }"
        "QToolButton::menu-indicator { image: none; }"
        "QComboBox, QLineEdit { color: %1; background: %3; border: 1px solid %4; border-radius: 6px; padding: 1px 8px; min-height: 22px; "
        "selection-background-color: %5; }"
        "QComboBox:focus, QLineEdit:focus { border-color: %5; }"
        "QComboBox::drop-down { border: none; width: 14px; }"
        "QComboBox QAbstractItemView { color: %1; background: %6; border: 1px solid %4; selection-background-color: %3; selection-color: %1; }")
        .arg(t.text.name(), t.dim.name(), t.raised.name(), t.line.name(), t.accent.name(), t.panel.name());
}

} // namespace terrella::earth
