// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel and keys become moves of the camera.
#include "views/earth/scene/scene_widget.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace terrella::earth {

namespace {

constexpr double turnStep = 15.0;  // degrees
constexpr double clickSlack = 4.0; // pixels a click may wander

} // namespace

void SceneWidget::mousePressEvent(QMouseEvent* event)
{
    m_tilting = isTilting(*event);
    if (m_tool && !m_tilting && m_tool->press(*event))
        return;
    if (event->button() != Qt::LeftButton && !m_tilting)
        return;
    m_pressed = true;
    m_dragged = false;
    m_turning = (event->modifiers() & Qt::ShiftModifier) && !m_projection->isGlobe();
    m_centreAtPress = {m_projection->centralLatitude(), m_projection->centralLongitude()};
    m_pressedAt = m_lastAt = event->position();
    m_pressedPane = paneAt(m_pressedAt);
    m_grabbed = toPlace(event->position());
    m_flight.stop();
    m_target = m_camera;
}

void SceneWidget::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    m_pointer = at;
    if (m_tool && m_tool->move(*event)) {
        Q_EMIT hovered(toPlace(at), at);
        return;
    }
    if (!m_pressed) {
        Q_EMIT hovered(toPlace(at), at);
        return;
    }
    if (!m_dragged && (at - m_pressedAt).manhattanLength() < clickSlack)
        return;
    m_dragged = true;
    if (m_tilting)
        tiltTo(at);
    else if (m_turning)
        turnTo(at);
    else
        dragTo(at);
    m_lastAt = at;
}

void SceneWidget::dragTo(const QPointF& at)
{
    Camera camera = m_camera;
    const QPointF inPane = at - paneOrigin(m_pressedPane); // also where the pointer leaves it
    if (m_grabbed && (!m_projection->isGlobe() || m_camera.toPlace(*m_projection, paneSize(), inPane))) {
        camera = m_camera.bringing(*m_grabbed, inPane, *m_projection, paneSize());
    } else {
        const QPointF by = at - m_lastAt;
        const double perPixel = m_camera.spanDeg(*m_projection) / std::max(1.0, paneSize().height());
        const QPointF step = camera.onGround({-by.x() * perPixel, by.y() * perPixel});
        camera.lonDeg = wrap180(camera.lonDeg + step.x());
        camera.latDeg += step.y();
        camera.x += step.x() * degree;
        camera.y += step.y() * degree;
        m_grabbed.reset();
    }
    setCamera(camera, false);
}

void SceneWidget::turnTo(const QPointF& at)
{
    const QPointF by = at - m_pressedAt;
    const double perPixel = m_camera.spanDeg(*m_projection) / std::max(1.0, paneSize().height());
    Q_EMIT turned(wrap180(m_centreAtPress.lon - by.x() * perPixel), std::clamp(m_centreAtPress.lat + by.y() * perPixel, -90.0, 90.0));
}

void SceneWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_tool && !m_tilting && m_tool->release(*event)) {
        m_pressed = false;
        return;
    }
    if ((event->button() != Qt::LeftButton && !m_tilting) || !m_pressed)
        return;
    m_pressed = false;
    if (std::exchange(m_tilting, false) && (m_dragged || event->button() != Qt::LeftButton))
        return; // Ctrl and a click is a click
    if (!m_dragged && !(m_tool && m_tool->click(*event))) {
        if (const auto place = toPlace(event->position()))
            Q_EMIT clicked(*place, event->position(), event->modifiers());
    }
}

void SceneWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_pressed = false;
    if (m_tool && m_tool->doubleClick(*event))
        return;
    const auto place = toPlace(event->position());
    if (!place)
        return;
    Camera camera = m_camera;
    if (m_projection->isGlobe()) {
        camera.lonDeg = place->lon;
        camera.latDeg = place->lat;
        camera.distance = 1.0 + (camera.distance - 1.0) / 2.0;
    } else {
        camera.halfHeight /= 2.0;
        camera = camera.bringing(*place, middle(), *m_projection, paneSize());
    }
    setCamera(camera, true);
}

void SceneWidget::wheelEvent(QWheelEvent* event)
{
    const double factor = std::pow(1.0015, event->angleDelta().y());
    const Camera& base = m_flight.state() == QAbstractAnimation::Running ? m_target : m_camera;
    setCamera(base.zoomed(factor, local(event->position()), *m_projection, paneSize()), true);
    event->accept();
}

void SceneWidget::keyPressEvent(QKeyEvent* event)
{
    if (m_tool && m_tool->key(*event))
        return;
    if (tiltByKey(*event))
        return;
    if ((event->modifiers() & Qt::ShiftModifier) && !m_projection->isGlobe()) {
        const double east = event->key() == Qt::Key_Right ? turnStep : event->key() == Qt::Key_Left ? -turnStep : 0.0;
        const double north = event->key() == Qt::Key_Up ? turnStep : event->key() == Qt::Key_Down ? -turnStep : 0.0;
        if (east != 0.0 || north != 0.0) {
            Q_EMIT turned(wrap180(m_projection->centralLongitude() + east), std::clamp(m_projection->centralLatitude() + north, -90.0, 90.0));
            return;
        }
    }
    const Camera base = m_flight.state() == QAbstractAnimation::Running ? m_target : m_camera;
    const double step = 0.12 * base.spanDeg(*m_projection);
    Camera camera = base;
    const auto move = [&](double right, double up) {
        const QPointF by = camera.onGround({right * step, up * step});
        camera.lonDeg = wrap180(camera.lonDeg + by.x());
        camera.latDeg += by.y();
        camera.x += by.x() * degree;
        camera.y += by.y() * degree;
    };
    switch (event->key()) {
    case Qt::Key_Left: move(-1.0, 0.0); break;
    case Qt::Key_Right: move(1.0, 0.0); break;
    case Qt::Key_Up: move(0.0, 1.0); break;
    case Qt::Key_Down: move(0.0, -1.0); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: camera = base.zoomed(1.4, middle(), *m_projection, paneSize()); break;
    case Qt::Key_Minus: camera = base.zoomed(1.0 / 1.4, middle(), *m_projection, paneSize()); break;
    case Qt::Key_R:
    case Qt::Key_Home: goHome(true); return;
    case Qt::Key_Escape: Q_EMIT escaped(); return;
    default: GraphicsWidget::keyPressEvent(event); return;
    }
    setCamera(camera, true);
}

void SceneWidget::contextMenuEvent(QContextMenuEvent* event)
{
    // The menu key speaks of where the pointer rests, or of the middle.
    QPointF at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = m_pointer.value_or(paneOrigin(0) + middle());
    if (const auto place = toPlace(at))
        Q_EMIT menuRequested(*place, mapToGlobal(at.toPoint()));
}

void SceneWidget::leaveEvent(QEvent*)
{
    m_pointer.reset();
    Q_EMIT hovered(std::nullopt, {});
}

} // namespace terrella::earth
