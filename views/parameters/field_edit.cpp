// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameters/field_edit.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace terrella {

FieldEdit::FieldEdit(const Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme) { setMinimumWidth(60); }

void FieldEdit::setSuffix(const QString& suffix, bool isClickable)
{
    m_suffix = suffix;
    m_isClickable = isClickable;
    setTextMargins(0, 0, suffix.isEmpty() ? 0 : fontMetrics().horizontalAdvance(suffix) + 8, 0);
    update();
}

QRect FieldEdit::suffixRect() const
{
    const int width = fontMetrics().horizontalAdvance(m_suffix) + 12;
    return {rect().right() - width - 4, 0, width + 4, height()};
}

void FieldEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_suffix.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_isClickable ? m_theme.tokens().accent : m_theme.tokens().dim);
    painter.drawText(rect().adjusted(0, 0, -11, 0), Qt::AlignRight | Qt::AlignVCenter, m_suffix);
}

void FieldEdit::mousePressEvent(QMouseEvent* event)
{
    if (m_isClickable && suffixRect().contains(event->position().toPoint())) {
        Q_EMIT suffixClicked();
        return;
    }
    QLineEdit::mousePressEvent(event);
}

void FieldEdit::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(m_isClickable && suffixRect().contains(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::IBeamCursor);
    QLineEdit::mouseMoveEvent(event);
}

void FieldEdit::keyPressEvent(QKeyEvent* event)
{
    if (m_isClickable && event->key() == Qt::Key_Down && event->modifiers() & Qt::AltModifier) { // as in a combo box
        Q_EMIT suffixClicked();
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        Q_EMIT stepped(event->key() == Qt::Key_Up ? 1 : -1);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace terrella
