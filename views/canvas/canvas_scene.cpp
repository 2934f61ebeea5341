// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/canvas_scene.h"

#include "pipelines/graph/group.h"
#include "pipelines/graph/variables.h"
#include "views/canvas/link_drag.h"
#include "views/canvas/module_catalogue.h"

#include <QGraphicsSceneHelpEvent>
#include <QGraphicsSceneMouseEvent>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>

namespace terrella {
namespace {
constexpr std::size_t kLargeGraph = 40; ///< links; beyond it those of unselected nodes are dimmed
} // namespace

CanvasScene::CanvasScene(PipelineModel& model, const Theme& theme, QObject* parent) : QGraphicsScene(parent), m_model(model), m_theme(theme)
{
    connect(&model, &PipelineModel::documentReset, this, &CanvasScene::rebuild);
    connect(&model, &PipelineModel::levelChanged, this, &CanvasScene::rebuild);
    connect(&model, &PipelineModel::edited, this, &CanvasScene::sync);
    connect(&model, &PipelineModel::stateChanged, this, &CanvasScene::refreshNode);
    connect(&model, &PipelineModel::problemsChanged, this, &CanvasScene::refreshProblems);
    connect(&model.catalogue(), &ModuleCatalogue::changed, this, &CanvasScene::sync); // titles and ports are known now
    connect(&theme, &Theme::changed, this, [this] {
        for (auto& [id, item] : m_nodes)
            item->refreshTheme();
        update();
    });
    connect(this, &QGraphicsScene::selectionChanged, this, [this] {
        if (m_isSyncing)
            return;
        if (m_links.size() > kLargeGraph)
            for (auto& [link, item] : m_links)
                showLink(*item);
        if (const QString node = selectedNode(); node != m_lastSelected) {
            m_lastSelected = node;
            Q_EMIT selectedNodeChanged(node);
        }
    });
    rebuild();
}

CanvasScene::~CanvasScene()
{
    m_isSyncing = true;
    disconnect();
    m_drag.reset();
    m_links.clear();
    m_nodes.clear();
}

NodeItem* CanvasScene::nodeItem(const QString& id) const
{
    const auto it = m_nodes.find(id);
    return it == m_nodes.end() ? nullptr : it->second.get();
}

LinkItem* CanvasScene::linkItem(const Link& link) const
{
    const auto it = m_links.find(link);
    return it == m_links.end() ? nullptr : it->second.get();
}

std::set<QString> CanvasScene::selectedNodes() const
{
    std::set<QString> nodes;
    for (const QGraphicsItem* item : selectedItems())
        if (const auto* node = qgraphicsitem_cast<const NodeItem*>(item))
            nodes.insert(node->id());
    return nodes;
}

QString CanvasScene::selectedNode() const
{
    const auto nodes = selectedNodes();
    return nodes.size() == 1 ? *nodes.begin() : QString();
}

void CanvasScene::selectNodes(const std::set<QString>& nodes)
{
    {
        const QScopedValueRollback quiet(m_isSyncing, true);
        for (auto& [link, item] : m_links)
            item->setSelected(false);
        for (auto& [id, item] : m_nodes)
            item->setSelected(nodes.contains(id));
    }
    Q_EMIT selectionChanged();
}

QRectF CanvasScene::contentRect() const
{
    QRectF rect;
    for (const auto& [id, item] : m_nodes)
        rect = rect.united(QRectF(item->pos(), item->layout().size));
    return rect;
}

void CanvasScene::rebuild()
{
    abandonLink();
    {
        const QScopedValueRollback quiet(m_isSyncing, true);
        m_links.clear();
        m_nodes.clear();
        m_linksOf.clear();
        m_problemsOf.clear();
    }
    refreshProblems();
    sync();
    Q_EMIT selectionChanged();
}

void CanvasScene::sync()
{
    const Document& document = m_model.document();
    {
        const QScopedValueRollback quiet(m_isSyncing, true);
        std::erase_if(m_links, [&](const auto& entry) { return !document.links.contains(entry.first); });
        std::erase_if(m_nodes, [&](const auto& entry) { return !document.nodes.contains(entry.first); });
        // One batch: the index of the scene is switched off while many items come at once.
        const bool isBatch = document.nodes.size() > m_nodes.size() + 16;
        if (isBatch)
            setItemIndexMethod(NoIndex);
        for (const auto& [id, node] : document.nodes) {
            auto& item = m_nodes[id];
            const bool isNew = !item;
            if (isNew)
                item = std::make_unique<NodeItem>(id, m_theme);
            showNode(*item, node);
            if (isNew)
                addItem(item.get());
        }
        m_linksOf.clear();
        for (const Link& link : document.links) {
            m_linksOf[link.fromNode].insert(link);
            m_linksOf[link.toNode].insert(link);
            auto& item = m_links[link];
            const bool isNew = !item;
            if (isNew)
                item = std::make_unique<LinkItem>(link, m_theme);
            showLink(*item);
            if (isNew)
                addItem(item.get());
        }
        if (isBatch)
            setItemIndexMethod(BspTreeIndex);
    }
    Q_EMIT selectionChanged(); // a selected node may be gone
}

/// The parameters with variables put in; what is not defined stays as it is written.
static QJsonObject inForce(const PipelineModel& model, const Node& node)
{
    const Variables variables(model.whole().variables);
    QJsonObject out = node.parameters;
    for (const QString& key : node.parameters.keys()) {
        Variables::Fault fault;
        const QJsonValue value = variables.resolve(node.parameters.value(key), fault);
        if (fault.kind == Variables::Fault::Kind::None)
            out.insert(key, value);
    }
    return out;
}

/// "× 12 · levante": how often it runs, and where if not here.
QString CanvasScene::badgeOf(const Node& node) const
{
    QStringList parts;
    if (!node.map.isEmpty()) {
        const int known = m_model.state(node.id).runs;
        const int runs = known > 0 ? known : static_cast<int>(node.map.value(QLatin1String("values")).toArray().size());
        parts.append(runs > 0 ? tr("× %1").arg(runs) : tr("× …"));
    }
    if (!node.place.isEmpty() && node.place != QLatin1String("here"))
        parts.append(node.place);
    return parts.join(QStringLiteral(" · "));
}

void CanvasScene::showNode(NodeItem& item, const Node& node)
{
    const ModuleSpec* spec = m_model.catalogue().find(node.module);
    NodeContent content;
    content.title = m_model.titleOf(node.id);
    content.isInstalled = spec != nullptr || m_model.catalogue().isEmpty();
    content.description = spec ? describeNode(*spec, inForce(m_model, node)) : content.isInstalled ? QString() : tr("not installed");
    content.place = badgeOf(node);
    content.isGroup = isGroupId(node.module);
    content.inputs = portsOf(m_model.document(), m_model.catalogue(), node.id, false);
    content.outputs = portsOf(m_model.document(), m_model.catalogue(), node.id, true);
    content.state = m_model.state(node.id);
    if (content.state.mark == NodeMark::Failed) {
        content.sentence = content.state.error;
        content.isError = true;
    } else if (content.state.mark != NodeMark::Running) {
        const auto problems = m_problemsOf.find(node.id);
        if (problems != m_problemsOf.end()) {
            const auto worst = std::ranges::min_element(problems->second, {}, &Problem::severity); // Error comes first
            if (worst->severity == Severity::Error) {
                content.sentence = worst->message;
                // a node just placed is unfinished, not wrong
                content.isError = !worst->code.startsWith(QLatin1String("input.")) && worst->code != QLatin1String("parameter.missing");
            }
        }
    }
    item.show(node, node.module.section(QLatin1Char('.'), 0, 0), std::move(content));
}

void CanvasScene::showLink(LinkItem& item)
{
    const Link& link = item.link();
    const NodeItem* from = nodeItem(link.fromNode);
    const NodeItem* to = nodeItem(link.toNode);
    if (!from || !to)
        return;
    const QRectF above = QRectF(from->pos(), from->layout().size);
    const QRectF below = QRectF(to->pos(), to->layout().size);
    std::optional<double> aisle;
    if (below.top() - above.bottom() >= 16.0)
        aisle = (above.bottom() + below.top()) / 2.0;
    else if (above.top() - below.bottom() >= 16.0)
        aisle = (below.bottom() + above.top()) / 2.0;
    item.setEnds(from->portPosition(link.fromPort, true), to->portPosition(link.toPort, false), aisle);
    const CanvasPort* port = from->port({link.fromNode, link.fromPort, true});
    if (!port || !port->type)
        port = to->port({link.toNode, link.toPort, false});
    auto mark = LinkMark::None;
    if (const auto problems = m_problemsOf.find(link.toNode); problems != m_problemsOf.end())
        for (const Problem& problem : problems->second)
            if (problem.isOn(link.toNode, link.toPort, link.fromNode + QLatin1Char('.') + link.fromPort) && mark != LinkMark::Error)
                mark = problem.severity == Severity::Error ? LinkMark::Error : LinkMark::Warning;
    const bool isDimmed = m_links.size() > kLargeGraph && !from->isSelected() && !to->isSelected();
    item.setLook(port ? port->type : std::nullopt, isDimmed, mark);
}

void CanvasScene::refreshNode(const QString& id)
{
    NodeItem* item = nodeItem(id);
    const auto node = m_model.document().nodes.find(id);
    if (!item || node == m_model.document().nodes.end())
        return;
    const QSizeF before = item->layout().size;
    showNode(*item, node->second);
    if (item->layout().size != before) // its ports and the room around it have moved
        nodeHasMoved(id);
}

void CanvasScene::refreshProblems()
{
    std::set<QString> touched;
    for (const auto& [node, list] : m_problemsOf)
        touched.insert(node);
    m_problemsOf.clear();
    for (const Problem& problem : m_model.problems()) {
        // What is wrong inside a group is shown at the group.
        if (const QString node = m_model.shownNode(problem.node); !node.isEmpty()) {
            m_problemsOf[node].push_back(problem);
            touched.insert(node);
        }
    }
    for (const QString& node : touched) {
        refreshNode(node);
        for (const Link& link : m_linksOf[node])
            if (LinkItem* item = linkItem(link))
                showLink(*item);
    }
}

void CanvasScene::nodeHasMoved(const QString& id)
{
    const auto links = m_linksOf.find(id);
    if (links == m_linksOf.end())
        return;
    for (const Link& link : links->second)
        if (LinkItem* item = linkItem(link))
            showLink(*item);
}

std::optional<PortRef> CanvasScene::portAt(const QPointF& position, double radius) const
{
    const QRectF around(position - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    for (QGraphicsItem* item : items(around, Qt::IntersectsItemBoundingRect))
        if (const auto* node = qgraphicsitem_cast<NodeItem*>(item))
            if (const auto port = node->portAt(position, radius))
                return port;
    return std::nullopt;
}

void CanvasScene::apply(const Edit& edit, const QString& text)
{
    if (const auto done = m_model.apply(edit, text); !done)
        Q_EMIT refused(done.error().message);
}

void CanvasScene::deleteSelected()
{
    EditList edit;
    const auto nodes = selectedNodes();
    for (const QGraphicsItem* item : selectedItems())
        if (const auto* link = qgraphicsitem_cast<const LinkItem*>(item))
            if (!nodes.contains(link->link().fromNode) && !nodes.contains(link->link().toNode))
                edit.edits.emplace_back(RemoveLink{link->link()});
    for (const QString& node : nodes)
        edit.edits.emplace_back(RemoveNode{node});
    if (!edit.edits.empty())
        apply(edit, nodes.empty() ? tr("Delete link") : nodes.size() == 1 ? tr("Delete node") : tr("Delete nodes"));
}

void CanvasScene::nudgeSelected(const QPointF& shift)
{
    EditList edit;
    for (const QString& id : selectedNodes()) {
        const Node& node = m_model.document().nodes.at(id);
        const QPointF to = snapped(QPointF(node.x, node.y) + shift);
        edit.edits.emplace_back(MoveNode{id, to.x(), to.y()});
    }
    if (!edit.edits.empty())
        apply(edit, tr("Move"));
}

void CanvasScene::commitMoves()
{
    EditList edit;
    for (const auto& [id, item] : m_nodes) {
        const auto node = m_model.document().nodes.find(id);
        if (node != m_model.document().nodes.end() && item->isSelected() && item->pos() != QPointF(node->second.x, node->second.y))
            edit.edits.emplace_back(MoveNode{id, item->x(), item->y()});
    }
    if (!edit.edits.empty())
        apply(edit, tr("Move"));
}

void CanvasScene::helpEvent(QGraphicsSceneHelpEvent* event)
{
    const QString text = tooltipAt(event->scenePos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->screenPos(), text);
    event->setAccepted(true);
}

} // namespace terrella
