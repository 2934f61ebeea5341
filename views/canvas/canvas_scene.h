// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/link_item.h"
#include "views/canvas/node_item.h"
#include "views/canvas/pipeline_model.h"

#include <QGraphicsScene>

#include <map>
#include <memory>
#include <set>

namespace terrella {

class LinkDrag;

/// Draws a PipelineModel and turns what the pointer does to nodes, ports and links into edits of it.
class CanvasScene final : public QGraphicsScene {
    Q_OBJECT

public:
    CanvasScene(PipelineModel& model, const Theme& theme, QObject* parent = nullptr);
    ~CanvasScene() override;

    [[nodiscard]] NodeItem* nodeItem(const QString& id) const;
    [[nodiscard]] LinkItem* linkItem(const Link& link) const;
    [[nodiscard]] std::set<QString> selectedNodes() const;
    /// The only selected node, or empty.
    [[nodiscard]] QString selectedNode() const;
    void selectNodes(const std::set<QString>& nodes);
    [[nodiscard]] QRectF contentRect() const; ///< of all nodes

    // Called by the items.
    void nodeHasMoved(const QString& id);

    /// The port under the pointer.
    [[nodiscard]] std::optional<PortRef> portAt(const QPointF& scenePosition, double radius = 11.0) const;

    /// What does not fit at the link or node there.
    [[nodiscard]] std::vector<Problem> problemsAt(const QPointF& scenePosition) const;

    // The link being drawn: begun at a port, led by the pointer, dropped on another port or nowhere.
    void beginLink(const PortRef& from, const QPointF& position);
    void leadLink(const QPointF& position);
    void dropLink(const QPointF& position);
    void abandonLink();
    [[nodiscard]] bool isLinking() const { return m_drag != nullptr; }
    /// Why the port under the pointer does not take the link; empty where it does or there is none.
    [[nodiscard]] QString linkRefusal() const;

    // Edits of what is selected.
    void deleteSelected();
    void nudgeSelected(const QPointF& shift);

Q_SIGNALS:
    void selectedNodeChanged(const QString& node);
    /// A link was dropped on empty canvas: somebody may offer modules that fit.
    void linkDroppedOnCanvas(const terrella::PortRef& from, const QPointF& position);
    void nodeActivated(const QString& node); ///< double-click or Enter
    void refused(const QString& why);
    /// The mark on a link was clicked: what does not fit there, and where on the screen.
    void problemsRequested(const std::vector<terrella::Problem>& problems, const QPoint& globalPosition);

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;
    void helpEvent(QGraphicsSceneHelpEvent* event) override;

private:
    void rebuild();
    void sync();
    void showNode(NodeItem& item, const Node& node);
    [[nodiscard]] QString badgeOf(const Node& node) const;
    void showLink(LinkItem& item);
    void refreshNode(const QString& id);
    void refreshProblems();
    void commitMoves();
    void apply(const Edit& edit, const QString& text);
    [[nodiscard]] const LinkItem* markAt(const QPointF& position) const;
    [[nodiscard]] QString tooltipAt(const QPointF& position) const;

    PipelineModel& m_model;
    const Theme& m_theme;
    std::map<QString, std::unique_ptr<NodeItem>> m_nodes;
    std::map<Link, std::unique_ptr<LinkItem>> m_links;
    std::map<QString, std::set<Link>> m_linksOf;
    std::map<QString, std::vector<Problem>> m_problemsOf;
    std::unique_ptr<LinkDrag> m_drag;
    std::optional<Link> m_pressedMark; ///< the link whose mark the button went down on
    QString m_lastSelected;
    bool m_isSyncing = false;
};

} // namespace terrella
