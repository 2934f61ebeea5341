// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/camera.h"
#include "views/earth/scene/graphics_widget.h"
#include "views/earth/scene/overlay_frames.h"
#include "views/earth/scene/scene.h"
#include "views/earth/scene/scene_tool.h"
#include "views/earth/scene/vision_filter.h"

#include <QVariantAnimation>

namespace terrella::earth {

/// The scene on the screen: draws with VTK, turns mouse, wheel and keys into camera moves.
class SceneWidget final : public GraphicsWidget {
    Q_OBJECT
public:
    explicit SceneWidget(QWidget* parent = nullptr);
    ~SceneWidget() override;

    [[nodiscard]] Scene& scene() { return m_scene; }
    [[nodiscard]] const Camera& camera() const { return m_camera; }
    [[nodiscard]] const std::shared_ptr<const Projection>& projection() const { return m_projection; }
    /// toHome: shows all of it, and fades over from the old picture where motion is on. Otherwise the camera stays.
    void setProjection(std::shared_ptr<const Projection> projection, bool toHome);
    void setCamera(const Camera& camera, bool eased);
    void goHome(bool eased);
    void setMotion(bool eased) { m_motion = eased; }
    [[nodiscard]] bool isMoving() const;
    [[nodiscard]] bool isPainted() const { return !m_dirty; }
    /// Asks for a new frame.
    void redraw();
    /// The same for what moves by itself: the picture is not unfinished meanwhile.
    void refresh() { requestFrame(); }

    /// Several pictures beside or on top of each other, of one camera.
    void setPanes(const std::vector<ScenePane>& panes);
    /// Of each of them; the whole widget where there is one.
    [[nodiscard]] QSizeF paneSize() const;
    /// Index into scene().panes() of the one that is seen at a position.
    [[nodiscard]] std::size_t paneAt(const QPointF& at) const;
    [[nodiscard]] QPointF paneOrigin(std::size_t pane) const;

    [[nodiscard]] std::optional<QPointF> toScreen(double lonDeg, double latDeg, std::size_t pane = 0) const;
    [[nodiscard]] std::optional<LatLon> toPlace(const QPointF& at) const;

    /// The picture as people see it who lack one kind of cones.
    void setVision(ColourVision vision);
    [[nodiscard]] ColourVision vision() const { return m_vision; }
    /// A picture off the screen: how large, and from where, which depends on the size.
    struct Shot {
        QSize pixels;
        double pixelRatio = 1.0;
        Camera camera;
        std::shared_ptr<const Projection> projection;
    };
    [[nodiscard]] Shot shotOf(const QSize& pixels, double pixelRatio) const;
    /// What lies over the scene in pixels is made for it; shotEnded() is to be emitted afterwards.
    void beginShot(const Shot& shot);
    /// The tiles that make it up. Each is drawn in about the time of a frame on the screen.
    [[nodiscard]] std::vector<QRect> tilesOf(const Shot& shot) const;
    /// Draws one of them into the picture; false when there is no graphics. More than a few follow each other by TiledRender.
    [[nodiscard]] bool drawTile(const Shot& shot, const QRect& tile, QImage& picture);
    /// All tiles at once; null when there is no graphics. used: from where.
    [[nodiscard]] QImage render(const QSize& pixels, double pixelRatio, Camera* used = nullptr);
    /// While a picture is drawn in parts, light that runs along lines stands still.
    void holdFlow(bool held) { m_held += held ? 1 : -1; }
    [[nodiscard]] bool isFlowHeld() const { return m_held > 0; }
    /// Where the mouse was last seen, while it is over this.
    [[nodiscard]] const std::optional<QPointF>& pointer() const { return m_pointer; }
    /// Sees mouse and keys first; null: none. Not owned.
    void setTool(SceneTool* tool) { m_tool = tool; }

Q_SIGNALS:
    void cameraChanged();
    void painted();
    /// A tile of a picture is about to be drawn, of a pane of that size on which a unit has `pixelRatio` pixels; then it has been.
    void pictureBegins(const terrella::earth::Camera& camera, const QSizeF& view, double pixelRatio);
    void pictureEnds();
    /// Before and after a picture is drawn off the screen. pane: its size in units of which pixelRatio pixels make one.
    void shotBegun(const terrella::earth::Camera& camera, const QSizeF& pane, double pixelRatio);
    void shotEnded();
    void graphicsReady(bool works);
    void hovered(std::optional<terrella::LatLon> place, const QPointF& at);
    void clicked(terrella::LatLon place, const QPointF& at, Qt::KeyboardModifiers keys);
    void escaped(); ///< Escape, with nothing to give up here
    void menuRequested(terrella::LatLon place, const QPoint& globalPosition);
    /// Dragged, or pressed an arrow key, with Shift: the map is to be drawn around another place.
    void turned(double lonDeg, double latDeg);

protected:
    void initializeGraphics(bool works) override;
    QImage drawFrame(const QSize& pixels) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    class Ghost;
    /// The target of the scene is set.
    [[nodiscard]] QImage drawScene(const QSize& pixels, const Camera& camera, bool isGlobe, Scene::Share share = Scene::Share::All);
    /// Within the pane that is seen there.
    [[nodiscard]] QPointF local(const QPointF& at) const { return at - paneOrigin(paneAt(at)); }
    [[nodiscard]] QPointF middle() const; ///< of a pane
    void dragTo(const QPointF& at);
    void turnTo(const QPointF& at);
    /// The middle button, or Ctrl and the left one, tilt the view and turn it about the place in its middle.
    [[nodiscard]] bool isTilting(const QMouseEvent& event) const;
    void tiltTo(const QPointF& at);
    bool tiltByKey(const QKeyEvent& event);

    Scene m_scene;
    std::shared_ptr<const Projection> m_projection;
    Camera m_camera;
    Camera m_from;
    Camera m_target;
    QVariantAnimation m_flight;
    Ghost* m_ghost = nullptr;
    SceneTool* m_tool = nullptr;
    VisionFilter m_filter;
    OverlayFrames m_overlayFrames;
    ColourVision m_vision = ColourVision::Full;
    int m_held = 0;
    bool m_motion = true;
    bool m_dirty = true;
    bool m_atHome = true; ///< the view follows the widget's size until the user moves it
    bool m_pressed = false;
    bool m_dragged = false;
    bool m_turning = false; ///< the drag turns the map
    bool m_tilting = false; ///< the drag tilts the view
    LatLon m_centreAtPress;
    QPointF m_pressedAt;
    std::size_t m_pressedPane = 0;
    QPointF m_lastAt;
    std::optional<QPointF> m_pointer;
    std::optional<LatLon> m_grabbed;
};

} // namespace terrella::earth
