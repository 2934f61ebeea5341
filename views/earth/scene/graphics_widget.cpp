// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/graphics_widget.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QPaintEvent>
#include <QPainter>

namespace terrella::earth {

GraphicsWidget::GraphicsWidget(QWidget* parent) : QWidget(parent) { setAttribute(Qt::WA_OpaquePaintEvent); }

GraphicsWidget::~GraphicsWidget() = default;

bool GraphicsWidget::makeCurrent()
{
    if (m_failed)
        return false;
    if (!m_context) {
        QSurfaceFormat format;
        format.setVersion(3, 2);
        format.setProfile(QSurfaceFormat::CoreProfile);
        format.setDepthBufferSize(0);
        format.setStencilBufferSize(0);
        auto context = std::make_unique<QOpenGLContext>();
        context->setFormat(format);
        auto surface = std::make_unique<QOffscreenSurface>();
        m_failed = !context->create() || context->format().version() < std::pair(3, 2);
        if (!m_failed) {
            surface->setFormat(context->format());
            surface->create();
            m_failed = !context->makeCurrent(surface.get());
        }
        if (!m_failed) {
            m_context = std::move(context);
            m_surface = std::move(surface);
        }
        initializeGraphics(!m_failed);
        return !m_failed;
    }
    return m_context->makeCurrent(m_surface.get());
}

void GraphicsWidget::doneCurrent()
{
    if (m_context)
        m_context->doneCurrent();
}

void GraphicsWidget::requestFrame()
{
    m_wanted = true;
    update();
}

QImage GraphicsWidget::grabFrame()
{
    drawAnew();
    return m_frame;
}

void GraphicsWidget::drawAnew()
{
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (pixels.isEmpty() || !makeCurrent())
        return;
    m_wanted = false;
    if (QImage made = drawFrame(pixels); !made.isNull()) {
        m_frame = std::move(made);
        m_frame.setDevicePixelRatio(devicePixelRatioF());
    }
    doneCurrent();
}

void GraphicsWidget::paintEvent(QPaintEvent* event)
{
    if (m_wanted || m_frame.size() != (QSizeF(size()) * devicePixelRatioF()).toSize())
        drawAnew();
    QPainter painter(this);
    if (m_frame.isNull()) {
        painter.fillRect(event->rect(), palette().window());
        return;
    }
    painter.setClipRegion(event->region());
    painter.drawImage(QPointF(), m_frame);
}

void GraphicsWidget::resizeEvent(QResizeEvent*) { m_wanted = true; }

} // namespace terrella::earth
