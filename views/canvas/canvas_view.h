// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/canvas_scene.h"

#include <QGraphicsView>

namespace terrella {

class Breadcrumb;
class EmptyHint;
class SearchPopup;
class ZoomBox;

inline constexpr const char* kModuleMimeType = "application/x-terrella-module";

/// The canvas: shows a CanvasScene, pans, zooms, adds modules. Everything can be done by keyboard.
class CanvasView final : public QGraphicsView {
    Q_OBJECT

public:
    static constexpr double kMinimumZoom = 0.05;
    static constexpr double kMaximumZoom = 3.0;

    CanvasView(PipelineModel& model, const Theme& theme, QWidget* parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] CanvasScene& canvas() { return *m_canvas; }
    [[nodiscard]] EmptyHint& emptyHint() { return *m_hint; }
    [[nodiscard]] double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void zoomBy(double factor, const QPoint& around);
    void zoomIn();
    void zoomOut();
    /// Everything in sight, never larger than 100 %.
    void fit();
    void reveal(const QString& node);

    /// The popup that adds a module: at a place on the canvas, connected to `from` where it fits.
    void openAddPopup(const QPointF& scenePosition, const std::optional<PortRef>& from = {});
    /// The popup that connects the selected node's ports by name.
    void openConnectPopup();
    void addModule(const QString& module, const QPointF& scenePosition, const std::optional<PortRef>& from = {});
    /// A free place near the middle of what is seen, or right of the selected node.
    [[nodiscard]] QPointF placeForNewNode() const;

    void selectAll();
    void deleteSelected();
    void copy();
    void cut();
    void paste();
    void duplicate();

Q_SIGNALS:
    void zoomChanged(double zoom);
    void refused(const QString& why);
    void menuRequested(const QPoint& globalPosition);
    /// Files dropped on the canvas.
    void filesDropped(const QStringList& paths, const QPointF& scenePosition);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void pasteText(const QByteArray& text, const std::optional<QPointF>& position);
    void selectNeighbour(int dx, int dy);
    void showHintIfEmpty();
    void apply(const Edit& edit, const QString& text);

    PipelineModel& m_model;
    const Theme& m_theme;
    CanvasScene* m_canvas;
    SearchPopup* m_popup;
    EmptyHint* m_hint;
    ZoomBox* m_zoomBox;
    Breadcrumb* m_breadcrumb;
    std::optional<QPoint> m_panFrom;
    bool m_isSpaceHeld = false;
    bool m_isFitted = true; ///< nobody has panned or zoomed since fit(): a change of size fits again
};

} // namespace terrella
