// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/scene_widget.h"

#include "views/earth/scene/read_pixels.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions_3_2_Core>
#include <QOpenGLVersionFunctionsFactory>
#include <QPainter>

#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <vtkTextureObject.h>

#include <algorithm>
#include <cstring>

namespace terrella::earth {

namespace {

constexpr int easeMilliseconds = 200;
constexpr int tileWidth = 1024;
constexpr int tileHeight = 512;
constexpr double widestMark = 12.0; // pixels from its middle

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

SceneWidget::SceneWidget(QWidget* parent) : GraphicsWidget(parent), m_ghost(new Ghost(this))
{
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
    if (!isValid() || !makeCurrent())
        return;
    m_filter.release();
    m_scene.releaseGraphics();
    doneCurrent();
}

void SceneWidget::initializeGraphics(bool works)
{
    if (works) {
        m_scene.window()->SetReadyForRendering(true);
        m_scene.window()->OpenGLInit();
    }
    Q_EMIT graphicsReady(works);
}

void SceneWidget::resizeEvent(QResizeEvent* event)
{
    GraphicsWidget::resizeEvent(event);
    m_ghost->hide();
    if (m_atHome && !isMoving())
        m_camera = m_target = Camera::home(*m_projection, paneSize(), m_camera);
    m_dirty = true;
    Q_EMIT cameraChanged();
}

QImage SceneWidget::drawScene(const QSize& pixels, const Camera& camera, bool isGlobe, Scene::Share share)
{
    auto* window = m_scene.window();
    m_scene.setCamera(camera, isGlobe);
    const bool isFiltered = m_vision != ColourVision::Full;
    window->SetSwapBuffers(isFiltered ? 1 : 0); // else VTK would copy colours and depths into a second buffer first
    auto* state = window->GetState();
    state->Reset();
    state->Push();
    window->OpenGLInitState();
    window->Start();
    m_scene.render(share);
    state->Pop();
    if (isFiltered) {
        const auto picture = window->GetDisplayFramebuffer()->GetColorAttachmentAsTextureObject(0)->GetHandle();
        if (const QImage out = m_filter.draw(picture, pixels, m_vision); !out.isNull())
            return out;
    }
    auto* gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(context());
    window->GetRenderFramebuffer()->Bind(GL_READ_FRAMEBUFFER);
    gl->glReadBuffer(GL_COLOR_ATTACHMENT0);
    return readPixels(pixels, share == Scene::Share::Above);
}

QImage SceneWidget::drawFrame(const QSize& pixels)
{
    m_scene.setTarget(pixels.width(), pixels.height(), devicePixelRatioF());
    const bool isGlobe = m_projection->isGlobe();
    QImage out = m_overlayFrames.next(
        m_scene, pixels, !m_dirty && m_vision == ColourVision::Full, [&](Scene::Share share) { return drawScene(pixels, m_camera, isGlobe, share); });
    if (out.isNull())
        out = drawScene(pixels, m_camera, isGlobe);
    m_dirty = false;
    Q_EMIT painted();
    return out;
}

SceneWidget::Shot SceneWidget::shotOf(const QSize& pixels, double pixelRatio) const
{
    Shot out{pixels, pixelRatio, m_camera, m_projection};
    const double here = static_cast<double>(width()) / std::max(1, height());
    const double there = static_cast<double>(pixels.width()) / std::max(1, pixels.height());
    const QRectF& area = m_scene.panes().front().area;
    if (m_atHome)
        out.camera = Camera::home(*m_projection, {area.width() * pixels.width(), area.height() * pixels.height()}, m_camera);
    else if (there < here)
        out.camera = m_camera.zoomed(there / here, middle(), *m_projection, paneSize());
    return out;
}

std::vector<QRect> SceneWidget::tilesOf(const Shot& shot) const
{
    std::vector<QRect> areas, out;
    for (const ScenePane& pane : m_scene.panes()) {
        const QRect area = m_scene.pixelsOf(pane, shot.pixels);
        if (std::ranges::find(areas, area) != areas.end())
            continue; // two pictures in one place
        areas.push_back(area);
        for (int y = area.top(); y <= area.bottom(); y += tileHeight)
            for (int x = area.left(); x <= area.right(); x += tileWidth)
                out.push_back(QRect(x, y, tileWidth, tileHeight) & area);
    }
    return out;
}

void SceneWidget::beginShot(const Shot& shot)
{
    const QSize pane = m_scene.pixelsOf(m_scene.panes().front(), shot.pixels).size();
    Q_EMIT shotBegun(shot.camera, QSizeF(pane) / shot.pixelRatio, shot.pixelRatio);
}

bool SceneWidget::drawTile(const Shot& shot, const QRect& tile, QImage& picture)
{
    if (!makeCurrent())
        return false;
    QRect area;
    for (const ScenePane& pane : m_scene.panes())
        if (const QRect pixels = m_scene.pixelsOf(pane, shot.pixels); pixels.contains(tile))
            area = pixels;
    // Marks whose middle lies beyond the edge are seen in part.
    const int margin = static_cast<int>(std::ceil(widestMark * shot.pixelRatio));
    const QRect drawn = tile.adjusted(-margin, -margin, margin, margin) & area;
    if (drawn.contains(tile)) {
        Q_EMIT pictureBegins(shot.camera, QSizeF(area.size()) / shot.pixelRatio, shot.pixelRatio);
        m_scene.setLook(workPrefix, {0.0F}); // what is being drawn by hand is no part of pictures
        m_scene.setTile(shot.pixels, drawn, shot.pixelRatio);
        const bool wasMoving = m_scene.isMoving();
        m_scene.setMoving(false);
        const QImage made = drawScene(drawn.size(), shot.camera, shot.projection->isGlobe());
        m_scene.setMoving(wasMoving);
        m_scene.setLook(workPrefix, {});
        const QRect within = tile.translated(-drawn.topLeft());
        for (int row = 0; row < tile.height(); ++row)
            std::memcpy(picture.scanLine(tile.top() + row) + std::ptrdiff_t{4} * tile.left(),
                made.constScanLine(within.top() + row) + std::ptrdiff_t{4} * within.left(), std::size_t{4} * static_cast<std::size_t>(tile.width()));
        Q_EMIT pictureEnds();
    }
    doneCurrent();
    return true;
}

QImage SceneWidget::render(const QSize& pixels, double pixelRatio, Camera* used)
{
    if (pixels.isEmpty())
        return {};
    const Shot shot = shotOf(pixels, pixelRatio);
    QImage out(pixels, QImage::Format_RGB32);
    out.fill(m_scene.sky());
    beginShot(shot);
    bool isDrawn = !out.isNull();
    for (const QRect& tile : tilesOf(shot))
        isDrawn = isDrawn && drawTile(shot, tile, out);
    Q_EMIT shotEnded();
    if (!isDrawn)
        return {};
    if (used)
        *used = shot.camera;
    redraw();
    return out;
}

void SceneWidget::setVision(ColourVision vision)
{
    m_vision = vision;
    redraw();
}

void SceneWidget::redraw()
{
    m_dirty = true;
    requestFrame();
}

bool SceneWidget::isMoving() const { return m_flight.state() == QAbstractAnimation::Running || m_ghost->isVisible(); }

void SceneWidget::setProjection(std::shared_ptr<const Projection> projection, bool toHome)
{
    if (toHome && m_motion && isVisible() && isValid())
        m_ghost->begin(lastFrame());
    m_flight.stop();
    m_projection = std::move(projection);
    if (toHome) {
        m_atHome = true;
        m_camera = Camera::home(*m_projection, paneSize(), m_camera);
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
    setCamera(Camera::home(*m_projection, paneSize(), m_camera), eased);
    m_atHome = true;
}

void SceneWidget::setPanes(const std::vector<ScenePane>& panes)
{
    if (panes.empty() || panes == m_scene.panes())
        return;
    const QRectF before = m_scene.panes().front().area;
    m_scene.setPanes(panes);
    if (before.size() != panes.front().area.size()) {
        m_flight.stop();
        if (m_atHome)
            m_camera = Camera::home(*m_projection, paneSize(), m_camera);
        m_target = m_camera;
    }
    redraw();
    Q_EMIT cameraChanged();
}

QSizeF SceneWidget::paneSize() const
{
    const QRectF& area = m_scene.panes().front().area;
    return {area.width() * width(), area.height() * height()};
}

std::size_t SceneWidget::paneAt(const QPointF& at) const
{
    const QPointF part(at.x() / std::max(1, width()), at.y() / std::max(1, height()));
    const auto& panes = m_scene.panes();
    for (std::size_t k = 0; k < panes.size(); ++k)
        if ((panes[k].area & panes[k].shown).contains(part))
            return k;
    return 0;
}

QPointF SceneWidget::paneOrigin(std::size_t pane) const
{
    const auto& panes = m_scene.panes();
    const QRectF& area = panes[std::min(pane, panes.size() - 1)].area;
    return {area.left() * width(), area.top() * height()};
}

QPointF SceneWidget::middle() const { return {0.5 * paneSize().width(), 0.5 * paneSize().height()}; }

std::optional<QPointF> SceneWidget::toScreen(double lonDeg, double latDeg, std::size_t pane) const
{
    const auto at = m_camera.toScreen(*m_projection, paneSize(), lonDeg, latDeg);
    return at ? std::optional(*at + paneOrigin(pane)) : std::nullopt;
}

std::optional<LatLon> SceneWidget::toPlace(const QPointF& at) const { return m_camera.toPlace(*m_projection, paneSize(), local(at)); }

} // namespace terrella::earth
