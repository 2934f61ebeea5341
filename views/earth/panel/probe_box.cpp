// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/probe_box.h"

#include <QPainter>

namespace terrella::earth {

namespace {
constexpr double margin = 12.0;
constexpr double gap = 5.0;
} // namespace

ProbeBox::ProbeBox(QWidget* parent) : Overlay(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFont(smallFont(font()));
    hide();
}

QFont ProbeBox::placeFont() const
{
    QFont out = font();
    out.setWeight(QFont::DemiBold);
    return out;
}

QSize ProbeBox::sizeHint() const
{
    const QFontMetricsF strong(placeFont());
    const QFontMetricsF plain(font());
    double width = strong.horizontalAdvance(m_place);
    for (const ProbeLine& line : m_lines)
        width = std::max(width, plain.horizontalAdvance(line.label) + gap + strong.horizontalAdvance(line.value));
    const double height = strong.height() + static_cast<double>(m_lines.size()) * (plain.height() + 2.0);
    // In steps, so that the box does not tremble with every digit.
    return {static_cast<int>(std::ceil((width + 2.0 * margin) / 16.0) * 16.0), static_cast<int>(std::ceil(height + 18.0))};
}

void ProbeBox::show(const QString& place, const std::vector<ProbeLine>& lines)
{
    m_place = place;
    m_lines = lines;
    if (place.isEmpty()) {
        hide();
        return;
    }
    resize(sizeHint());
    QWidget::show();
    update();
    Q_EMIT resized();
}

void ProbeBox::paintEvent(QPaintEvent* event)
{
    Overlay::paintEvent(event);
    QPainter painter(this);
    const QFontMetricsF strong(placeFont());
    const QFontMetricsF plain(font());
    double y = 9.0 + strong.ascent();
    painter.setFont(placeFont());
    painter.setPen(theme().text);
    painter.drawText(QPointF(margin, y), m_place);
    for (const ProbeLine& line : m_lines) {
        y += plain.height() + 2.0;
        painter.setFont(font());
        painter.setPen(theme().dim);
        painter.drawText(QPointF(margin, y), line.label);
        const double from = margin + plain.horizontalAdvance(line.label) + gap;
        painter.setPen(theme().text);
        painter.drawText(QPointF(from, y), line.value);
    }
}

} // namespace terrella::earth
