// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard, pointer, wheel and drops on the canvas.
#include "views/canvas/canvas_view.h"

#include "views/canvas/empty_hint.h"
#include "views/canvas/zoom_box.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QNativeGestureEvent>
#include <QScrollBar>

#include <cmath>

namespace terrella {

bool CanvasView::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress) { // before it moves the focus away
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            std::optional<PortRef> from;
            if (const QString node = m_canvas->selectedNode(); !node.isEmpty()) {
                const auto outputs = portsOf(m_model.document(), m_model.catalogue(), node, true);
                if (!outputs.empty())
                    from = PortRef{node, outputs.front().key, true};
            }
            openAddPopup(placeForNewNode() + (from ? QPointF(0, 32) : QPointF()), from);
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride) { // plain letters and arrows belong to the canvas
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space)
            event->accept();
    }
    return QGraphicsView::event(event);
}

bool CanvasView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomBy(1.0 + gesture->value(), gesture->position().toPoint());
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    // A trackpad tells pixels and pans; a wheel tells notches and zooms. Ctrl always zooms, Shift always pans sideways.
    const bool isTrackpad = !event->pixelDelta().isNull() && event->device()->type() != QInputDevice::DeviceType::Mouse;
    const QPoint delta = isTrackpad ? event->pixelDelta() : event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier || (!isTrackpad && !(event->modifiers() & Qt::ShiftModifier) && delta.y() != 0)) {
        zoomBy(std::pow(1.2, (isTrackpad ? delta.y() * 4.0 : delta.y()) / 120.0), event->position().toPoint());
    } else {
        m_isFitted = false;
        const QPoint shift = event->modifiers() & Qt::ShiftModifier && delta.x() == 0 ? QPoint(delta.y(), 0) : delta;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - shift.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - shift.y());
    }
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpaceHeld)) {
        m_panFrom = event->position().toPoint();
        m_isFitted = false;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    QGraphicsView::mousePressEvent(event);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        const QPoint to = event->position().toPoint();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (to.x() - m_panFrom->x()));
        verticalScrollBar()->setValue(verticalScrollBar()->value() - (to.y() - m_panFrom->y()));
        m_panFrom = to;
        return;
    }
    if (!m_isSpaceHeld && event->buttons() == Qt::NoButton)
        viewport()->setCursor(m_canvas->portAt(mapToScene(event->position().toPoint())) ? Qt::CrossCursor : Qt::ArrowCursor);
    QGraphicsView::mouseMoveEvent(event);
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        m_panFrom.reset();
        viewport()->setCursor(m_isSpaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    QGraphicsView::mouseReleaseEvent(event);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !itemAt(event->position().toPoint())) {
        openAddPopup(mapToScene(event->position().toPoint()));
        return;
    }
    QGraphicsView::mouseDoubleClickEvent(event);
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    const bool isCtrl = event->modifiers() & Qt::ControlModifier;
    const auto arrow = [&](int dx, int dy) {
        if (isCtrl)
            m_canvas->nudgeSelected(QPointF(dx, dy) * 8.0);
        else
            selectNeighbour(dx, dy);
    };
    switch (event->key()) {
    case Qt::Key_Left: arrow(-1, 0); return;
    case Qt::Key_Right: arrow(1, 0); return;
    case Qt::Key_Up: arrow(0, -1); return;
    case Qt::Key_Down: arrow(0, 1); return;
    case Qt::Key_L:
        if (!isCtrl)
            openConnectPopup();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: deleteSelected(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const QString node = m_canvas->selectedNode(); !node.isEmpty())
            Q_EMIT m_canvas->nodeActivated(node);
        return;
    case Qt::Key_Escape:
        if (m_canvas->isLinking())
            m_canvas->abandonLink();
        else
            m_canvas->selectNodes({});
        return;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_isSpaceHeld = true;
            viewport()->setCursor(Qt::OpenHandCursor);
        }
        return;
    default: QGraphicsView::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpaceHeld = false;
        viewport()->setCursor(Qt::ArrowCursor);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_isFitted)
        fit();
    m_zoomBox->adjustSize();
    m_zoomBox->move(12, height() - m_zoomBox->height() - 12);
    m_hint->adjustSize();
    m_hint->move(std::max(8, (width() - m_hint->width()) / 2), std::max(8, (height() - m_hint->height()) / 2 - 12));
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event)
{
    if (const auto* node = qgraphicsitem_cast<NodeItem*>(itemAt(event->pos())); node && !node->isSelected())
        m_canvas->selectNodes({node->id()});
    Q_EMIT menuRequested(event->globalPos());
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(QLatin1String(kModuleMimeType)) || event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event) { event->acceptProposedAction(); }

void CanvasView::dropEvent(QDropEvent* event)
{
    const QPointF at = mapToScene(event->position().toPoint());
    if (event->mimeData()->hasFormat(QLatin1String(kModuleMimeType))) {
        addModule(QString::fromUtf8(event->mimeData()->data(QLatin1String(kModuleMimeType))), at - QPointF(80, 24));
        setFocus();
    } else {
        QStringList paths;
        for (const QUrl& url : event->mimeData()->urls())
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
        if (!paths.isEmpty())
            Q_EMIT filesDropped(paths, at);
    }
    event->acceptProposedAction();
}

} // namespace terrella
