// SPDX-License-Identifier: GPL-3.0-or-later
// The view tilted towards the horizon, so that heights are seen.
#include "views/earth/scene/scene_widget.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace terrella::earth {

namespace {

constexpr double tiltStep = 10.0; // degrees
constexpr double turnStep = 15.0;
constexpr double degreesPerPixel = 0.35;

} // namespace

bool SceneWidget::isTilting(const QMouseEvent& event) const
{
    return event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && (event.modifiers() & Qt::ControlModifier));
}

void SceneWidget::tiltTo(const QPointF& at)
{
    const QPointF by = at - m_lastAt;
    Camera camera = m_camera;
    camera.tiltDeg -= by.y() * degreesPerPixel;
    camera.headingDeg += by.x() * degreesPerPixel;
    setCamera(camera, false);
}

bool SceneWidget::tiltByKey(const QKeyEvent& event)
{
    if (!(event.modifiers() & Qt::ControlModifier))
        return false;
    Camera camera = m_flight.state() == QAbstractAnimation::Running ? m_target : m_camera;
    switch (event.key()) {
    case Qt::Key_Up: camera.tiltDeg += tiltStep; break;
    case Qt::Key_Down: camera.tiltDeg -= tiltStep; break;
    case Qt::Key_Left: camera.headingDeg -= turnStep; break;
    case Qt::Key_Right: camera.headingDeg += turnStep; break;
    default: return false;
    }
    setCamera(camera, true);
    return true;
}

} // namespace terrella::earth
