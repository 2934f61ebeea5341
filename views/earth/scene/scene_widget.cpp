// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/scene_widget.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions_3_2_Core>
#include <QOpenGLVersionFunctionsFactory>
#include <QPainter>
#include <QWheelEvent>

#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>

#include <algorithm>

namespace terrella::earth {

namespace {

constexpr int easeMilliseconds = 200;
constexpr double turnStep = 15.0;  // degrees
constexpr double clickSlack = 4.0; // pixels a click may wander

} // namespace

/// The picture before a change of projection, fading out above the new one.
class SceneWidget::Ghost final : public QWidget {
public:
    explicit Ghost(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
        fade.setStartValue(1.0);
        fade.setEndValue(0.0);
        fade.setDuration(easeMilliseconds);
        connect(&fade, &QVariantAnimation::valueChanged, this, [this] { update(); });
        connect(&fade, &QVariantAnimation::finished, this, [this] { hide(); });
    }
    void begin(const QImage& image)
    {
        picture = image;
        setGeometry(parentWidget()->rect());
        show();
        fade.stop();
        fade.start();
    }
    QVariantAnimation fade;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setOpacity(fade.currentValue().toDouble());
        painter.drawImage(rect(), picture);
    }

private:
    QImage picture;
};

SceneWidget::SceneWidget(QWidget* parent) : QOpenGLWidget(parent), m_ghost(new Ghost(this))
{
    QSurfaceFormat format;
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(0);
    format.setStencilBufferSize(0);
    setFormat(format);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_projection = *Projection::make(QStringLiteral("globe"));
    vtkNew<vtkCallbackCommand> isCurrent;
    isCurrent->SetClientData(this);
    isCurrent->SetCallback([](vtkObject*, unsigned long, void* self, void* answer) {
        auto* widget = static_cast<SceneWidget*>(self);
        *static_cast<bool*>(answer) = widget->context() && QOpenGLContext::currentContext() == widget->context();
    });
    m_scene.window()->AddObserver(vtkCommand::WindowIsCurrentEvent, isCurrent);
    m_flight.setStartValue(0.0);
    m_flight.setEndValue(1.0);
    m_flight.setDuration(easeMilliseconds);
    m_flight.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_flight, &QVariantAnimation::valueChanged, this, [this](const QVariant& t) {
        m_camera = m_from.towards(m_target, t.toDouble());
        redraw();
        Q_EMIT cameraChanged();
    });
}

SceneWidget::~SceneWidget()
{
    disconnect(m_contextGone);
    cleanUp();
}

void SceneWidget::cleanUp()
{
    if (!context())
        return;
    makeCurrent();
    m_scene.releaseGraphics();
    doneCurrent();
}

void SceneWidget::initializeGL()
{
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(context());
    if (!gl) {
        m_failed = true;
        Q_EMIT graphicsReady(false);
        return;
    }
    // A floated or re-docked panel gets another context: everything in the old one's memory goes with it.
    disconnect(m_contextGone);
    m_contextGone = connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &SceneWidget::cleanUp);
    m_scene.window()->SetReadyForRendering(true);
    m_scene.window()->OpenGLInit();
    Q_EMIT graphicsReady(true);
}

void SceneWidget::resizeGL(int, int)
{
    m_ghost->hide();
    if (m_atHome && !isMoving())
        m_camera = m_target = Camera::home(*m_projection, size(), m_camera);
    m_dirty = true;
    Q_EMIT cameraChanged();
}

void SceneWidget::draw(unsigned framebuffer, int width, int height, double pixelRatio)
{
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(context());
    if (!gl || width < 1 || height < 1)
        return;
    auto* window = m_scene.window();
    m_scene.setTarget(width, height, pixelRatio);
    m_scene.setCamera(m_camera, m_projection->isGlobe());
    auto* state = window->GetState();
    state->Reset();
    state->Push();
    window->OpenGLInitState();
    window->Start();
    m_scene.render();
    state->Pop();
    window->GetDisplayFramebuffer()->Bind(GL_READ_FRAMEBUFFER);
    gl->glReadBuffer(GL_COLOR_ATTACHMENT0);
    gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    gl->glDisable(GL_SCISSOR_TEST);
    gl->glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    gl->glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    // Translucent layers leave their alpha behind; Qt would let the window shine through.
    gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
    gl->glClearColor(0.0F, 0.0F, 0.0F, 1.0F);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void SceneWidget::paintGL()
{
    if (m_failed)
        return;
    const double ratio = devicePixelRatioF();
    draw(defaultFramebufferObject(), static_cast<int>(std::lround(width() * ratio)), static_cast<int>(std::lround(height() * ratio)), ratio);
    m_dirty = false;
    Q_EMIT painted();
}

QImage SceneWidget::render(const QSize& pixels, double pixelRatio, Camera* used)
{
    if (m_failed || pixels.isEmpty())
        return {};
    if (!isValid())
        (void)grabFramebuffer(); // makes the context of a widget that was never shown
    makeCurrent();
    if (!isValid() || !QOpenGLContext::currentContext())
        return {};
    QImage out;
    {
        const Camera kept = m_camera;
        const double here = static_cast<double>(width()) / std::max(1, height());
        const double there = static_cast<double>(pixels.width()) / pixels.height();
        if (m_atHome)
            m_camera = Camera::home(*m_projection, pixels, m_camera);
        else if (there < here)
            m_camera = m_camera.zoomed(there / here, {0.5 * width(), 0.5 * height()}, *m_projection, size());
        QOpenGLFramebufferObject target(pixels);
        draw(target.handle(), pixels.width(), pixels.height(), pixelRatio);
        out = target.toImage().convertToFormat(QImage::Format_RGB32);
        if (used)
            *used = m_camera;
        m_camera = kept;
    }
    doneCurrent();
    redraw();
    return out;
}

void SceneWidget::redraw()
{
    m_dirty = true;
    update();
}

bool SceneWidget::isMoving() const { return m_flight.state() == QAbstractAnimation::Running || m_ghost->isVisible(); }

void SceneWidget::setProjection(std::shared_ptr<const Projection> projection, bool toHome)
{
    if (toHome && m_motion && isVisible() && isValid())
        m_ghost->begin(grabFramebuffer());
    m_flight.stop();
    m_projection = std::move(projection);
    if (toHome) {
        m_atHome = true;
        m_camera = Camera::home(*m_projection, size(), m_camera);
    }
    m_camera.confine(*m_projection);
    m_target = m_camera;
    redraw();
    Q_EMIT cameraChanged();
}

void SceneWidget::setCamera(const Camera& camera, bool eased)
{
    m_atHome = false;
    m_flight.stop();
    m_target = camera;
    m_target.confine(*m_projection);
    if (eased && m_motion && isVisible()) {
        m_from = m_camera;
        m_flight.start();
        return;
    }
    m_camera = m_target;
    redraw();
    Q_EMIT cameraChanged();
}

void SceneWidget::goHome(bool eased)
{
    setCamera(Camera::home(*m_projection, size(), m_camera), eased);
    m_atHome = true;
}

std::optional<QPointF> SceneWidget::toScreen(double lonDeg, double latDeg) const { return m_camera.toScreen(*m_projection, size(), lonDeg, latDeg); }

std::optional<LatLon> SceneWidget::toPlace(const QPointF& at) const { return m_camera.toPlace(*m_projection, size(), at); }

void SceneWidget::setRegionMode(bool on)
{
    m_regionMode = on;
    setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
}

void SceneWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = true;
    m_dragged = false;
    m_turning = (event->modifiers() & Qt::ShiftModifier) && !m_projection->isGlobe() && !m_regionMode;
    m_centreAtPress = {m_projection->centralLatitude(), m_projection->centralLongitude()};
    m_pressedAt = m_lastAt = event->position();
    m_grabbed = toPlace(event->position());
    m_flight.stop();
    m_target = m_camera;
}

void SceneWidget::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (!m_pressed) {
        Q_EMIT hovered(toPlace(at), at);
        return;
    }
    if (!m_dragged && (at - m_pressedAt).manhattanLength() < clickSlack)
        return;
    m_dragged = true;
    if (m_regionMode)
        drawRegionTo(at, false);
    else if (m_turning)
        turnTo(at);
    else
        dragTo(at);
    m_lastAt = at;
}

void SceneWidget::dragTo(const QPointF& at)
{
    Camera camera = m_camera;
    if (m_grabbed && (!m_projection->isGlobe() || toPlace(at))) {
        camera = m_camera.bringing(*m_grabbed, at, *m_projection, size());
    } else {
        const QPointF by = at - m_lastAt;
        const double perPixel = m_camera.spanDeg(*m_projection) / std::max(1, height());
        camera.lonDeg = wrap180(camera.lonDeg - by.x() * perPixel);
        camera.latDeg += by.y() * perPixel;
        camera.x -= by.x() * perPixel * degree;
        camera.y += by.y() * perPixel * degree;
        m_grabbed.reset();
    }
    setCamera(camera, false);
}

void SceneWidget::turnTo(const QPointF& at)
{
    const QPointF by = at - m_pressedAt;
    const double perPixel = m_camera.spanDeg(*m_projection) / std::max(1, height());
    Q_EMIT turned(wrap180(m_centreAtPress.lon - by.x() * perPixel), std::clamp(m_centreAtPress.lat + by.y() * perPixel, -90.0, 90.0));
}

void SceneWidget::drawRegionTo(const QPointF& at, bool done)
{
    const auto place = toPlace(at);
    if (!m_grabbed || !place)
        return;
    const double width = wrap180(place->lon - m_grabbed->lon);
    const double west = wrap180(width < 0.0 ? m_grabbed->lon + width : m_grabbed->lon);
    Q_EMIT regionChanged(west, std::min(place->lat, m_grabbed->lat), west + std::abs(width), std::max(place->lat, m_grabbed->lat), done);
}

void SceneWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed = false;
    if (m_regionMode && m_dragged) {
        setRegionMode(false);
        drawRegionTo(event->position(), true);
    } else if (!m_dragged) {
        if (const auto place = toPlace(event->position()))
            Q_EMIT clicked(*place);
    }
}

void SceneWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_pressed = false;
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
        camera = camera.bringing(*place, {0.5 * width(), 0.5 * height()}, *m_projection, size());
    }
    setCamera(camera, true);
}

void SceneWidget::wheelEvent(QWheelEvent* event)
{
    const double factor = std::pow(1.0015, event->angleDelta().y());
    const Camera& base = m_flight.state() == QAbstractAnimation::Running ? m_target : m_camera;
    setCamera(base.zoomed(factor, event->position(), *m_projection, size()), true);
    event->accept();
}

void SceneWidget::keyPressEvent(QKeyEvent* event)
{
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
    const QPointF middle(0.5 * width(), 0.5 * height());
    Camera camera = base;
    const auto move = [&](double right, double up) {
        camera.lonDeg = wrap180(camera.lonDeg + right * step);
        camera.latDeg += up * step;
        camera.x += right * step * degree;
        camera.y += up * step * degree;
    };
    switch (event->key()) {
    case Qt::Key_Left: move(-1.0, 0.0); break;
    case Qt::Key_Right: move(1.0, 0.0); break;
    case Qt::Key_Up: move(0.0, 1.0); break;
    case Qt::Key_Down: move(0.0, -1.0); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: camera = base.zoomed(1.4, middle, *m_projection, size()); break;
    case Qt::Key_Minus: camera = base.zoomed(1.0 / 1.4, middle, *m_projection, size()); break;
    case Qt::Key_R:
    case Qt::Key_Home: goHome(true); return;
    case Qt::Key_Escape:
        if (m_regionMode) {
            setRegionMode(false);
            m_pressed = false;
            Q_EMIT regionCancelled();
            return;
        }
        [[fallthrough]];
    default: QOpenGLWidget::keyPressEvent(event); return;
    }
    setCamera(camera, true);
}

void SceneWidget::contextMenuEvent(QContextMenuEvent* event)
{
    // The menu key speaks of where the pointer rests, or of the middle.
    QPointF at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = underMouse() ? QPointF(mapFromGlobal(QCursor::pos())) : QPointF(0.5 * width(), 0.5 * height());
    if (const auto place = toPlace(at))
        Q_EMIT menuRequested(*place, mapToGlobal(at.toPoint()));
}

void SceneWidget::leaveEvent(QEvent*) { Q_EMIT hovered(std::nullopt, {}); }

} // namespace terrella::earth
