// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/scene/scene_widget.h"

#include <QTimer>

#include <functional>

namespace terrella::earth {

/// Draws a picture off the screen tile by tile; between two of them events have their turn. Only the thread that owns the context can draw, so it is
/// cut up rather than moved away. What changes the scene meanwhile has it begun again. Destroying it gives up. GUI thread.
class TiledRender final : public QObject {
    Q_OBJECT
public:
    /// image: null where it could not be drawn, or the projection was changed meanwhile.
    using Done = std::function<void(const QImage& image, const Camera& camera)>;
    TiledRender(SceneWidget& view, const QSize& pixels, double pixelRatio, Done done);
    ~TiledRender() override;

Q_SIGNALS:
    void progress(double part);

private:
    void begin();
    void step();
    void end(const QImage& image);

    SceneWidget& m_view;
    QSize m_pixels;
    double m_pixelRatio;
    Done m_done;
    SceneWidget::Shot m_shot;
    std::vector<QRect> m_tiles;
    std::size_t m_next = 0;
    QImage m_image;
    quint64 m_revision = 0;
    int m_begun = 0;
    QTimer m_soon;
};

} // namespace terrella::earth
