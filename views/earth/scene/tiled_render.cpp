// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/scene/tiled_render.h"

namespace terrella::earth {

namespace {
constexpr int mostBegun = 8; ///< then it is drawn as it comes
}

TiledRender::TiledRender(SceneWidget& view, const QSize& pixels, double pixelRatio, Done done)
    : m_view(view),
      m_pixels(pixels),
      m_pixelRatio(pixelRatio),
      m_done(std::move(done))
{
    m_view.holdFlow(true);
    m_shot = m_view.shotOf(m_pixels, m_pixelRatio);
    connect(&m_soon, &QTimer::timeout, this, &TiledRender::step);
    begin();
    m_soon.start(0);
}

TiledRender::~TiledRender()
{
    m_view.holdFlow(false);
    Q_EMIT m_view.shotEnded();
}

void TiledRender::begin()
{
    m_tiles = m_view.tilesOf(m_shot);
    m_next = 0;
    m_view.beginShot(m_shot);
    m_revision = m_view.scene().revision();
    m_image = QImage(m_pixels, QImage::Format_RGB32);
    m_image.fill(m_view.scene().sky());
    ++m_begun;
}

void TiledRender::step()
{
    if (m_image.isNull() || m_tiles.empty() || m_shot.projection != m_view.projection())
        return end({});
    if (m_revision != m_view.scene().revision() && m_begun < mostBegun)
        begin();
    if (!m_view.drawTile(m_shot, m_tiles[m_next], m_image))
        return end({});
    ++m_next;
    Q_EMIT progress(static_cast<double>(m_next) / static_cast<double>(m_tiles.size()));
    if (m_next == m_tiles.size())
        end(m_image);
}

void TiledRender::end(const QImage& image)
{
    m_soon.stop();
    m_view.redraw();
    const Done done = std::exchange(m_done, {});
    const Camera camera = m_shot.camera;
    if (done)
        done(image, camera); // may destroy this
}

} // namespace terrella::earth
