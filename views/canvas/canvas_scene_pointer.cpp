// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer does on the canvas: links, moves, tooltips.
#include "views/canvas/canvas_scene.h"

#include "views/canvas/link_drag.h"
#include "views/canvas/module_catalogue.h"

#include <QGraphicsSceneMouseEvent>
#include <QGraphicsView>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace terrella {

void CanvasScene::beginLink(const PortRef& from, const QPointF& position)
{
    abandonLink();
    PortRef start = from;
    std::optional<Link> moved;
    const Document& document = m_model.document();
    if (!from.isOutput) { // an input that has its one link: take that link up at this end
        const NodeItem* item = nodeItem(from.node);
        const CanvasPort* port = item ? item->port(from) : nullptr;
        if (port && !port->many)
            for (const Link& link : document.links)
                if (link.toNode == from.node && link.toPort == from.port)
                    moved = link;
        if (moved)
            start = {moved->fromNode, moved->fromPort, true};
    }
    const NodeItem* item = nodeItem(start.node);
    if (!item)
        return;
    const CanvasPort* port = item->port(start);
    m_drag = std::make_unique<LinkDrag>(start, item->portPosition(start.port, start.isOutput), port ? port->type : std::nullopt, moved, m_theme);
    addItem(m_drag.get());
    if (moved)
        if (LinkItem* link = linkItem(*moved))
            link->setVisible(false);

    Document without = document; // the picked-up link is not in its own way
    if (moved)
        without.links.erase(*moved);
    for (auto& [id, node] : m_nodes)
        node->lightPorts([&](const PortRef& other) {
            const auto link = linkBetween(start, other);
            return other == start ? PortLight::Normal : link && connectEdit(without, m_model.catalogue(), *link) ? PortLight::Fits : PortLight::Unfit;
        });
    leadLink(position);
}

void CanvasScene::leadLink(const QPointF& position)
{
    if (!m_drag)
        return;
    m_drag->target = portAt(position, 16.0);
    m_drag->refusal.clear();
    QPointF end = position;
    if (m_drag->target && *m_drag->target != m_drag->from()) {
        if (const auto link = linkBetween(m_drag->from(), *m_drag->target)) {
            if (m_drag->moved() != link)
                if (const auto edit = connectEdit(m_model.document(), m_model.catalogue(), *link); !edit)
                    m_drag->refusal = edit.error().message;
        } else {
            m_drag->refusal = m_drag->from().isOutput ? tr("A result goes into an input, on the left edge of a node.")
                                                      : tr("An input takes a result, from the right edge of a node.");
        }
        if (const NodeItem* item = nodeItem(m_drag->target->node))
            end = item->portPosition(m_drag->target->port, m_drag->target->isOutput);
    } else {
        m_drag->target.reset();
    }
    m_drag->lead(end, !m_drag->refusal.isEmpty());
}

QString CanvasScene::linkRefusal() const { return m_drag ? m_drag->refusal : QString(); }

void CanvasScene::dropLink(const QPointF& position)
{
    if (!m_drag)
        return;
    leadLink(position);
    const PortRef from = m_drag->from();
    const auto target = m_drag->target;
    const auto moved = m_drag->moved();
    const QString refusal = m_drag->refusal;
    abandonLink();
    if (!refusal.isEmpty()) {
        Q_EMIT refused(refusal);
        return;
    }
    if (!target) {
        if (moved)
            apply(RemoveLink{*moved}, tr("Disconnect"));
        else
            Q_EMIT linkDroppedOnCanvas(from, position);
        return;
    }
    const auto link = linkBetween(from, *target);
    if (!link || link == moved)
        return;
    auto edit = connectEdit(m_model.document(), m_model.catalogue(), *link);
    if (!edit) {
        Q_EMIT refused(edit.error().message);
        return;
    }
    if (moved)
        edit->edits.insert(edit->edits.begin(), RemoveLink{*moved});
    apply(*edit, tr("Connect"));
}

void CanvasScene::abandonLink()
{
    if (!m_drag)
        return;
    if (m_drag->moved())
        if (LinkItem* link = linkItem(*m_drag->moved()))
            link->setVisible(true);
    m_drag.reset();
    for (auto& [id, node] : m_nodes)
        node->lightPorts({});
    QToolTip::hideText();
}

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent* event)
{
    m_pressedMark.reset();
    if (event->button() == Qt::LeftButton)
        if (const LinkItem* link = markAt(event->scenePos())) {
            m_pressedMark = link->link();
            event->accept();
            return;
        }
    if (event->button() == Qt::LeftButton)
        if (const auto port = portAt(event->scenePos())) {
            beginLink(*port, event->scenePos());
            event->accept();
            return;
        }
    if (event->button() == Qt::RightButton) { // keep what is selected for the menu
        event->accept();
        return;
    }
    QGraphicsScene::mousePressEvent(event);
}

void CanvasScene::mouseMoveEvent(QGraphicsSceneMouseEvent* event)
{
    if (!m_drag) {
        QGraphicsScene::mouseMoveEvent(event);
        return;
    }
    leadLink(event->scenePos());
    if (m_drag->refusal.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->screenPos(), m_drag->refusal);
}

void CanvasScene::mouseReleaseEvent(QGraphicsSceneMouseEvent* event)
{
    if (m_drag) {
        dropLink(event->scenePos());
        return;
    }
    if (const auto pressed = std::exchange(m_pressedMark, std::nullopt)) {
        if (const LinkItem* link = markAt(event->scenePos()); link && link->link() == *pressed)
            Q_EMIT problemsRequested(m_model.problemsOn(*pressed), event->screenPos());
        return;
    }
    QGraphicsScene::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        commitMoves();
}

void CanvasScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event)
{
    for (QGraphicsItem* item : items(event->scenePos()))
        if (const auto* node = qgraphicsitem_cast<NodeItem*>(item)) {
            Q_EMIT nodeActivated(node->id());
            return;
        }
    event->ignore();
}

/// The link whose mark is to be seen there.
const LinkItem* CanvasScene::markAt(const QPointF& position) const
{
    // A little more than is painted, and never less than a pointer can hit.
    const double scale = views().isEmpty() ? 1.0 : views().front()->transform().m11();
    const double reach = std::max(11.0, 9.0 / scale);
    const LinkItem* found = nullptr;
    for (QGraphicsItem* item : items(QRectF(position - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)), Qt::IntersectsItemBoundingRect)) {
        if (qgraphicsitem_cast<NodeItem*>(item) && item->contains(item->mapFromScene(position)))
            return nullptr;
        if (const auto* link = qgraphicsitem_cast<LinkItem*>(item); link && !found && link->hasMarkAt(position, reach))
            found = link;
    }
    return found;
}

std::vector<Problem> CanvasScene::problemsAt(const QPointF& position) const
{
    if (const LinkItem* marked = markAt(position))
        return m_model.problemsOn(marked->link());
    for (QGraphicsItem* item : items(position)) {
        if (const auto* node = qgraphicsitem_cast<NodeItem*>(item))
            return m_model.problemsOf(node->id());
        if (const auto* link = qgraphicsitem_cast<LinkItem*>(item))
            return m_model.problemsOn(link->link());
    }
    return {};
}

QString CanvasScene::tooltipAt(const QPointF& position) const
{
    if (const auto ref = portAt(position)) {
        const auto node = m_model.document().nodes.find(ref->node);
        const ModuleSpec* spec = node == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(node->second.module);
        const PortSpec* port = !spec ? nullptr : ref->isOutput ? spec->output(ref->port) : spec->input(ref->port);
        if (!port)
            return ref->port;
        QStringList lines{
            QStringLiteral("<b>%1</b> · %2").arg((port->title.isEmpty() ? port->key : port->title).toHtmlEscaped(), dataTypeName(port->type))};
        if (!port->help.isEmpty())
            lines.append(port->help.toHtmlEscaped());
        for (const Problem& problem : m_model.problemsOf(ref->node))
            if (problem.port == ref->port)
                lines.append(problem.message.toHtmlEscaped());
        return lines.join(QStringLiteral("<br>"));
    }
    for (QGraphicsItem* item : items(position)) {
        if (const auto* node = qgraphicsitem_cast<NodeItem*>(item)) {
            QStringList lines{QStringLiteral("<b>%1</b>").arg(node->content().title.toHtmlEscaped())};
            const auto it = m_model.document().nodes.find(node->id());
            const ModuleSpec* spec = it == m_model.document().nodes.end() ? nullptr : m_model.catalogue().find(it->second.module);
            if (spec)
                lines.append(spec->summary.toHtmlEscaped());
            else if (it != m_model.document().nodes.end() && !node->content().isInstalled)
                lines.append(tr("The module %1 is not installed here. The node keeps everything it says.").arg(it->second.module.toHtmlEscaped()));
            if (it != m_model.document().nodes.end() && !it->second.place.isEmpty() && it->second.place != QLatin1String("here"))
                lines.append(tr("Runs on %1.").arg(it->second.place.toHtmlEscaped()));
            if (!node->content().state.error.isEmpty())
                lines.append(node->content().state.error.toHtmlEscaped());
            for (const Problem& problem : m_model.problemsOf(node->id()))
                lines.append(problem.message.toHtmlEscaped());
            return lines.join(QStringLiteral("<br>"));
        }
        if (const auto* link = qgraphicsitem_cast<LinkItem*>(item)) {
            QStringList lines;
            bool canMend = false;
            for (const Problem& problem : m_model.problemsOn(link->link())) {
                lines.append(problem.message.toHtmlEscaped());
                canMend = canMend || !problem.fixes.empty();
            }
            if (canMend)
                lines.append(QStringLiteral("<i>%1</i>").arg(tr("Click the mark to mend it.")));
            return lines.isEmpty() ? tr("%1 → %2").arg(m_model.titleOf(link->link().fromNode), m_model.titleOf(link->link().toNode)).toHtmlEscaped()
                                   : lines.join(QStringLiteral("<br>"));
        }
    }
    return {};
}

} // namespace terrella
