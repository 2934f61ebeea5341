// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/level_bar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double lineX = 16.0;
constexpr int usualHeight = 188;
constexpr int padding = 10;

} // namespace

LevelBar::LevelBar(QWidget* parent) : Overlay(parent)
{
    setFont(smallFont(font()));
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void LevelBar::setChoice(const std::optional<LevelChoice>& choice)
{
    const QSize before = m_choice ? sizeHint() : QSize();
    m_choice = choice && choice->values.size() > 1 ? choice : std::nullopt;
    setVisible(m_choice.has_value());
    if (!m_choice)
        return;
    setAccessibleName(levelKindTitle(m_choice->kind));
    setAccessibleDescription(text(m_choice->current));
    resize(sizeHint());
    if (sizeHint() != before)
        Q_EMIT resized();
    update();
}

QString LevelBar::text(std::size_t index) const { return levelText(m_choice->values[index], m_choice->kind, m_choice->units); }

QSize LevelBar::sizeHint() const
{
    const QFontMetricsF metrics(font());
    double width = metrics.horizontalAdvance(levelKindTitle(m_choice ? m_choice->kind : QString())) + 4.0;
    if (m_choice)
        for (std::size_t k = 0; k < m_choice->values.size(); ++k)
            width = std::max(width, metrics.horizontalAdvance(text(k)) + lineX + 4.0);
    if (m_choice && !m_choice->note.isEmpty())
        width = std::max(width, metrics.horizontalAdvance(m_choice->note));
    return {static_cast<int>(std::ceil(width / 8.0) * 8.0) + 2 * padding, usualHeight};
}

double LevelBar::top() const { return padding + 2.0 * QFontMetricsF(font()).height(); }
double LevelBar::bottom() const { return height() - padding - 6.0 - (m_choice && !m_choice->note.isEmpty() ? QFontMetricsF(font()).height() : 0.0); }

double LevelBar::yOf(std::size_t index) const
{
    const double last = static_cast<double>(m_choice->values.size() - 1);
    return bottom() - (bottom() - top()) * static_cast<double>(index) / last;
}

void LevelBar::paintEvent(QPaintEvent* event)
{
    Overlay::paintEvent(event);
    if (!m_choice)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(font());
    painter.setPen(theme().dim);
    painter.drawText(QPointF(padding, padding + metrics.ascent()), levelKindTitle(m_choice->kind));
    const double x = padding + 6.0, y = yOf(m_choice->current);
    painter.setPen(QPen(theme().line, 3.0, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x, top()), QPointF(x, bottom()));
    painter.setPen(theme().dim);
    const std::size_t count = m_choice->values.size();
    const auto named = static_cast<std::size_t>(std::max(1.0, std::ceil(static_cast<double>(count) * (metrics.height() + 2.0) / (bottom() - top()))));
    for (std::size_t k = 0; k < count; ++k) {
        if (bottom() - top() > 3.0 * static_cast<double>(count))
            painter.drawLine(QPointF(x + 4.0, yOf(k)), QPointF(x + 7.0, yOf(k)));
        if (k % named == 0 && std::abs(yOf(k) - y) >= metrics.height())
            painter.drawText(QPointF(padding + lineX, yOf(k) + metrics.ascent() / 2.0 - 1.0), text(k));
    }
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme().text);
    painter.drawText(QPointF(padding + lineX, y + metrics.ascent() / 2.0 - 1.0), text(m_choice->current));
    painter.setFont(font());
    painter.setPen(theme().dim);
    if (!m_choice->note.isEmpty())
        painter.drawText(QPointF(padding, height() - padding - metrics.descent() + 2.0), m_choice->note);
    painter.setPen(hasFocus() ? QPen(theme().text, 1.5) : QPen(theme().panel, 1.5));
    painter.setBrush(theme().accent);
    painter.drawEllipse(QPointF(x, y), 6.0, 6.0);
}

void LevelBar::go(std::ptrdiff_t index)
{
    if (!m_choice)
        return;
    const auto to = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, static_cast<std::ptrdiff_t>(m_choice->values.size()) - 1));
    if (to != m_choice->current)
        Q_EMIT chosen(m_choice->kind, m_choice->values[to]);
}

void LevelBar::goTo(double y)
{
    if (m_choice)
        go(std::lround((bottom() - y) / (bottom() - top()) * static_cast<double>(m_choice->values.size() - 1)));
}

bool LevelBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_choice) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
            tr("%1 of all visible layers that have it; each shows its nearest. Ctrl+Up and Ctrl+Down change it.").arg(levelKindTitle(m_choice->kind)),
            this);
        return true;
    }
    return Overlay::event(event);
}

void LevelBar::mousePressEvent(QMouseEvent* event) { goTo(event->position().y()); }

void LevelBar::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & Qt::LeftButton) != 0)
        goTo(event->position().y());
}

void LevelBar::wheelEvent(QWheelEvent* event)
{
    if (m_choice)
        go(static_cast<std::ptrdiff_t>(m_choice->current) + (event->angleDelta().y() > 0 ? 1 : -1));
    event->accept();
}

void LevelBar::keyPressEvent(QKeyEvent* event)
{
    if (!m_choice)
        return;
    const auto now = static_cast<std::ptrdiff_t>(m_choice->current), last = static_cast<std::ptrdiff_t>(m_choice->values.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up: go(now + 1); break;
    case Qt::Key_Down: go(now - 1); break;
    case Qt::Key_PageUp: go(now + 5); break;
    case Qt::Key_PageDown: go(now - 5); break;
    case Qt::Key_Home: go(0); break;
    case Qt::Key_End: go(last); break;
    default: Overlay::keyPressEvent(event);
    }
}

} // namespace terrella::earth
