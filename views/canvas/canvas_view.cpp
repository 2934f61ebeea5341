// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/canvas_view.h"

#include "views/canvas/breadcrumb.h"
#include "views/canvas/clipboard.h"
#include "views/canvas/empty_hint.h"
#include "views/canvas/module_catalogue.h"
#include "views/canvas/search_popup.h"
#include "views/canvas/zoom_box.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace terrella {
namespace {
constexpr double kHalfWorld = 100000.0; ///< how far one can pan
constexpr double kDotStep = 24.0;
} // namespace

CanvasView::CanvasView(PipelineModel& model, const Theme& theme, QWidget* parent)
    : QGraphicsView(parent),
      m_model(model),
      m_theme(theme),
      m_canvas(new CanvasScene(model, theme, this)),
      m_popup(new SearchPopup(theme, this)),
      m_hint(new EmptyHint(theme, this)),
      m_zoomBox(new ZoomBox(theme, this)),
      m_breadcrumb(new Breadcrumb(model, theme, this))
{
    setScene(m_canvas);
    setFrameShape(QFrame::NoFrame);
    setSceneRect(-kHalfWorld, -kHalfWorld, 2 * kHalfWorld, 2 * kHalfWorld);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragMode(QGraphicsView::RubberBandDrag);
    setRubberBandSelectionMode(Qt::IntersectsItemShape);
    setRenderHint(QPainter::Antialiasing);
    setRenderHint(QPainter::TextAntialiasing);
    setOptimizationFlag(QGraphicsView::DontSavePainterState, false);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::NoAnchor);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 160);
    setAccessibleName(tr("Canvas"));
    setAccessibleDescription(tr("The pipeline. Tab adds a module, arrows go from node to node, L links the selected node, Delete removes it."));
    centerOn(0, 0);
    m_breadcrumb->move(12, 12);

    connect(m_canvas, &CanvasScene::refused, this, &CanvasView::refused);
    connect(
        m_canvas, &CanvasScene::linkDroppedOnCanvas, this, [this](const PortRef& from, const QPointF& position) { openAddPopup(position, from); });
    connect(m_hint, &EmptyHint::addModuleRequested, this, [this] { openAddPopup(placeForNewNode()); });
    connect(m_zoomBox, &ZoomBox::zoomInRequested, this, &CanvasView::zoomIn);
    connect(m_zoomBox, &ZoomBox::zoomOutRequested, this, &CanvasView::zoomOut);
    connect(m_zoomBox, &ZoomBox::fitRequested, this, &CanvasView::fit);
    connect(this, &CanvasView::zoomChanged, m_zoomBox, &ZoomBox::setZoom);
    connect(&model, &PipelineModel::documentReset, this, [this] {
        showHintIfEmpty();
        fit();
    });
    connect(&model, &PipelineModel::levelChanged, this, [this] {
        showHintIfEmpty();
        fit();
    });
    connect(&model, &PipelineModel::edited, this, [this] {
        m_isFitted = false;
        showHintIfEmpty();
    });
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
    showHintIfEmpty();
}

CanvasView::~CanvasView()
{
    disconnect();
    setScene(nullptr);
}

void CanvasView::showHintIfEmpty() { m_hint->setVisible(m_model.document().nodes.empty()); }

void CanvasView::apply(const Edit& edit, const QString& text)
{
    if (const auto done = m_model.apply(edit, text); !done)
        Q_EMIT refused(done.error().message);
}

void CanvasView::setZoom(double zoom) { zoomBy(zoom / this->zoom(), viewport()->rect().center()); }

void CanvasView::zoomBy(double factor, const QPoint& around)
{
    m_isFitted = false;
    const double to = std::clamp(zoom() * factor, kMinimumZoom, kMaximumZoom);
    const QPointF before = mapToScene(around);
    setTransform(QTransform::fromScale(to, to));
    const QPointF after = mapToScene(around);
    const QPointF shift = (before - after) * to;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(shift.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(shift.y()));
    Q_EMIT zoomChanged(to);
}

void CanvasView::zoomIn() { zoomBy(1.25, viewport()->rect().center()); }
void CanvasView::zoomOut() { zoomBy(0.8, viewport()->rect().center()); }

void CanvasView::fit()
{
    m_isFitted = true;
    const QRectF content = m_canvas->contentRect().adjusted(-24, -32, 24, 48);
    if (m_model.document().nodes.empty()) {
        setTransform(QTransform());
        centerOn(0, 0);
    } else {
        const QSizeF seen = viewport()->size();
        const double to = std::clamp(std::min(seen.width() / content.width(), seen.height() / content.height()), kMinimumZoom, 1.0);
        setTransform(QTransform::fromScale(to, to));
        centerOn(content.center());
    }
    Q_EMIT zoomChanged(zoom());
}

void CanvasView::reveal(const QString& node)
{
    if (NodeItem* item = m_canvas->nodeItem(node)) {
        ensureVisible(item, 40, 40);
        m_canvas->selectNodes({node});
    }
}

QPointF CanvasView::placeForNewNode() const
{
    QPointF place = mapToScene(viewport()->rect().center()) - QPointF(80, 32);
    if (const NodeItem* item = m_canvas->nodeItem(m_canvas->selectedNode()))
        place = item->pos() + QPointF(item->layout().size.width() + 48, 0);
    const auto isTaken = [this](const QPointF& at) {
        for (const auto& [id, node] : m_model.document().nodes)
            if (std::abs(node.x - at.x()) < 176 && std::abs(node.y - at.y()) < 80)
                return true;
        return false;
    };
    while (isTaken(place))
        place.ry() += 96;
    return snapped(place);
}

void CanvasView::addModule(const QString& module, const QPointF& position, const std::optional<PortRef>& from)
{
    const auto added = addModuleEdit(m_model.document(), m_model.catalogue(), module, position, from);
    if (!added) {
        Q_EMIT refused(added.error().message);
        return;
    }
    const ModuleSpec* spec = m_model.catalogue().find(module);
    apply(added->first, tr("Add %1").arg(spec->title));
    m_canvas->selectNodes({added->second});
    if (NodeItem* item = m_canvas->nodeItem(added->second))
        ensureVisible(item, 24, 24);
}

void CanvasView::openAddPopup(const QPointF& position, const std::optional<PortRef>& from)
{
    std::optional<DataType> type;
    if (from)
        if (const NodeItem* item = m_canvas->nodeItem(from->node))
            if (const CanvasPort* port = item->port(*from))
                type = port->type;
    std::vector<SearchEntry> entries;
    for (const ModuleSpec& spec : m_model.catalogue().modules()) {
        const auto& ports = from && from->isOutput ? spec.inputs : spec.outputs;
        if (type && std::ranges::none_of(ports, [&](const PortSpec& port) { return port.type == *type; }))
            continue;
        entries.push_back({spec.id, spec.title, spec.summary, spec.category + QLatin1Char(' ') + spec.keywords.join(QLatin1Char(' ')),
            m_theme.tokens().stripe(spec.theme())});
    }
    QPoint at = mapFromScene(position);
    if (!viewport()->rect().adjusted(0, 0, -80, -80).contains(at))
        at = viewport()->rect().center() - QPoint(210, 120);
    const QPointF place = from && !from->isOutput ? position - QPointF(168, 32) : from ? position - QPointF(0, 32) : position;
    m_popup->open(mapToGlobal(at), type ? tr("Add a module that fits") : tr("Add a module"), std::move(entries),
        [this, place, from](const QString& module) { addModule(module, place, from); });
}

void CanvasView::openConnectPopup()
{
    const QString node = m_canvas->selectedNode();
    if (node.isEmpty()) {
        Q_EMIT refused(tr("Select one node first, then L offers what it can be linked to."));
        return;
    }
    std::vector<SearchEntry> entries;
    std::vector<Link> links;
    for (const bool outputs : {true, false})
        for (const CanvasPort& port : portsOf(m_model.document(), m_model.catalogue(), node, outputs))
            for (const Link& link : possibleLinks(m_model.document(), m_model.catalogue(), {node, port.key, outputs})) {
                const NodeItem* other = m_canvas->nodeItem(outputs ? link.toNode : link.fromNode);
                const CanvasPort* there
                    = other ? other->port({outputs ? link.toNode : link.fromNode, outputs ? link.toPort : link.fromPort, !outputs}) : nullptr;
                const QString thereTitle = there ? there->title : QString();
                entries.push_back({QString::number(links.size()),
                    outputs ? tr("%1 → %2").arg(port.title, m_model.titleOf(link.toNode))
                            : tr("%1 ← %2").arg(port.title, m_model.titleOf(link.fromNode)),
                    thereTitle, {}, port.type ? m_theme.tokens().port(*port.type) : m_theme.tokens().dim});
                links.push_back(link);
            }
    const NodeItem* item = m_canvas->nodeItem(node);
    m_popup->open(mapToGlobal(mapFromScene(item->pos() + QPointF(0, item->layout().size.height() + 8))), tr("Link to"), std::move(entries),
        [this, links](const QString& chosen) {
            auto edit = connectEdit(m_model.document(), m_model.catalogue(), links[chosen.toUInt()]);
            if (edit)
                apply(*edit, tr("Connect"));
            else
                Q_EMIT refused(edit.error().message);
        });
}

void CanvasView::selectAll()
{
    std::set<QString> all;
    for (const auto& [id, node] : m_model.document().nodes)
        all.insert(id);
    m_canvas->selectNodes(all);
}

void CanvasView::deleteSelected() { m_canvas->deleteSelected(); }

void CanvasView::copy()
{
    const auto nodes = m_canvas->selectedNodes();
    if (nodes.empty())
        return;
    auto* mime = new QMimeData;
    const QByteArray text = copyNodes(m_model.document(), nodes);
    mime->setData(QLatin1String(kNodesMimeType), text);
    mime->setText(QString::fromUtf8(text));
    QGuiApplication::clipboard()->setMimeData(mime);
}

void CanvasView::cut()
{
    copy();
    deleteSelected();
}

void CanvasView::paste()
{
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    if (!mime || !mime->hasFormat(QLatin1String(kNodesMimeType)))
        return;
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const bool isOver = viewport()->rect().contains(pointer) && viewport()->underMouse();
    pasteText(mime->data(QLatin1String(kNodesMimeType)), isOver ? std::optional(mapToScene(pointer)) : std::nullopt);
}

void CanvasView::duplicate()
{
    const auto nodes = m_canvas->selectedNodes();
    if (!nodes.empty())
        pasteText(copyNodes(m_model.document(), nodes), std::nullopt);
}

void CanvasView::pasteText(const QByteArray& text, const std::optional<QPointF>& position)
{
    const auto pasted = pasteNodes(m_model.document(), text, position);
    if (!pasted) {
        Q_EMIT refused(pasted.error().message);
        return;
    }
    apply(pasted->edit, tr("Paste"));
    m_canvas->selectNodes({pasted->nodes.begin(), pasted->nodes.end()});
}

void CanvasView::selectNeighbour(int dx, int dy)
{
    const NodeItem* from = m_canvas->nodeItem(m_canvas->selectedNode());
    const QPointF origin = from ? from->sceneBoundingRect().center() : mapToScene(viewport()->rect().center());
    QString best;
    double bestCost = 1e300;
    for (const auto& [id, node] : m_model.document().nodes) {
        const NodeItem* item = m_canvas->nodeItem(id);
        if (!item || item == from)
            continue;
        const QPointF d = item->sceneBoundingRect().center() - origin;
        const double along = d.x() * dx + d.y() * dy;
        const double across = std::abs(d.x() * dy) + std::abs(d.y() * dx);
        if (from && along <= 4.0)
            continue;
        if (const double cost = std::abs(along) + 2.0 * across; cost < bestCost) {
            bestCost = cost;
            best = id;
        }
    }
    if (!best.isEmpty())
        reveal(best);
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const Tokens& t = m_theme.tokens();
    painter->fillRect(rect, t.canvas);
    double step = kDotStep;
    while (step * zoom() < 14.0)
        step *= 2.0;
    QPen pen(t.dots, 1.6);
    pen.setCosmetic(true);
    pen.setCapStyle(Qt::RoundCap);
    painter->setPen(pen);
    painter->setRenderHint(QPainter::Antialiasing, false);
    QList<QPointF> dots;
    for (double y = std::floor(rect.top() / step) * step; y <= rect.bottom(); y += step)
        for (double x = std::floor(rect.left() / step) * step; x <= rect.right(); x += step)
            dots.append({x, y});
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
    painter->setRenderHint(QPainter::Antialiasing, true);
}

} // namespace terrella
