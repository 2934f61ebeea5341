// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <memory>

class QOffscreenSurface;
class QOpenGLContext;

namespace terrella::earth {

/// A widget whose picture OpenGL draws in a context of its own, off the screen. The picture is then painted as any widget's is: windows need no
/// OpenGL to be put together, which costs more than the picture itself where there is no graphics card, and what lies over it repaints without it.
class GraphicsWidget : public QWidget {
    Q_OBJECT
public:
    explicit GraphicsWidget(QWidget* parent = nullptr);
    ~GraphicsWidget() override;

    /// The context exists. It does from the first picture on, where the display offers one.
    [[nodiscard]] bool isValid() const { return m_context != nullptr; }
    [[nodiscard]] QOpenGLContext* context() const { return m_context.get(); }
    /// Makes the context where there is none yet; false where that fails.
    bool makeCurrent();
    void doneCurrent();
    /// Asks for another picture. update() alone paints the one that is there.
    void requestFrame();
    /// What was drawn last, in pixels of the screen.
    [[nodiscard]] const QImage& lastFrame() const { return m_frame; }
    /// Draws now.
    QImage grabFrame();

protected:
    /// Once, with the context current; works: it is OpenGL 3.2 or later.
    virtual void initializeGraphics(bool works) = 0;
    /// With the context current. A null picture: the last one stays.
    virtual QImage drawFrame(const QSize& pixels) = 0;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void drawAnew();

    std::unique_ptr<QOffscreenSurface> m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    QImage m_frame;
    bool m_failed = false;
    bool m_wanted = true; ///< a new picture
};

} // namespace terrella::earth
