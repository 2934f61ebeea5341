// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/layer_row.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

namespace terrella::earth {

LayerRow::LayerRow(QWidget* parent) : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setMinimumHeight(26);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void LayerRow::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->globalPosition().toPoint().y();
    m_isDragged = false;
    QToolButton::mousePressEvent(event);
}

void LayerRow::mouseMoveEvent(QMouseEvent* event)
{
    const int y = event->globalPosition().toPoint().y();
    if ((event->buttons() & Qt::LeftButton) != 0 && (m_isDragged || std::abs(y - m_pressedAt) >= QApplication::startDragDistance())) {
        m_isDragged = true;
        setDown(false);
        setCursor(Qt::ClosedHandCursor);
        Q_EMIT dragged(y);
        return;
    }
    QToolButton::mouseMoveEvent(event);
}

void LayerRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_isDragged) {
        QToolButton::mouseReleaseEvent(event);
        return;
    }
    m_isDragged = false;
    unsetCursor();
    Q_EMIT dropped(event->globalPosition().toPoint().y());
}

void LayerRow::keyPressEvent(QKeyEvent* event)
{
    const bool alt = (event->modifiers() & Qt::AltModifier) != 0;
    if (alt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT moveWanted(event->key() == Qt::Key_Up ? 1 : -1);
    else if (event->key() == Qt::Key_F2)
        Q_EMIT renameWanted();
    else if (event->key() == Qt::Key_Delete)
        Q_EMIT removeWanted();
    else if (event->key() == Qt::Key_Menu)
        Q_EMIT menuWanted(mapToGlobal(rect().bottomLeft()));
    else
        QToolButton::keyPressEvent(event);
}

void LayerRow::contextMenuEvent(QContextMenuEvent* event) { Q_EMIT menuWanted(event->globalPos()); }

} // namespace terrella::earth
