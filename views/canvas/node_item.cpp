// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/node_item.h"

#include "views/canvas/canvas_scene.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>

namespace terrella {
namespace {
constexpr double kRadius = 7.0;
constexpr double kPortRadius = 5.5;
} // namespace

QPainterPath portShape(std::optional<DataType> type, const QPointF& c, double r)
{
    QPainterPath path;
    if (!type || *type == DataType::Cube) {
        path.addEllipse(c, r, r);
    } else if (*type == DataType::Features) {
        const double d = r * 1.25;
        path.addPolygon(QPolygonF({{c.x(), c.y() - d}, {c.x() + d, c.y()}, {c.x(), c.y() + d}, {c.x() - d, c.y()}}));
    } else if (*type == DataType::Model) {
        path.addRect(QRectF(c.x() - r * 0.92, c.y() - r * 0.92, r * 1.84, r * 1.84));
    } else {
        const double d = r * 1.25;
        path.addPolygon(QPolygonF({{c.x() - d * 0.75, c.y() - d}, {c.x() + d, c.y()}, {c.x() - d * 0.75, c.y() + d}}));
    }
    path.closeSubpath();
    return path;
}

NodeItem::NodeItem(QString id, const Theme& theme) : m_id(std::move(id)), m_theme(theme)
{
    setFlags(ItemIsMovable | ItemIsSelectable | ItemSendsGeometryChanges | ItemUsesExtendedStyleOption);
    setZValue(1.0);
}

void NodeItem::show(const Node& node, const QString& theme, NodeContent content)
{
    prepareGeometryChange();
    m_themeName = theme;
    m_content = std::move(content);
    m_layout = NodeLayout::make(m_content, m_theme);
    m_isShowing = true;
    setPos(node.x, node.y);
    m_isShowing = false;
    update();
}

void NodeItem::refreshTheme()
{
    prepareGeometryChange();
    m_layout = NodeLayout::make(m_content, m_theme);
    update();
}

QPointF NodeItem::portPosition(const QString& port, bool isOutput) const
{
    const auto& ports = isOutput ? m_content.outputs : m_content.inputs;
    const auto& places = isOutput ? m_layout.outputs : m_layout.inputs;
    for (std::size_t i = 0; i < ports.size(); ++i)
        if (ports[i].key == port)
            return pos() + places[i];
    return pos() + QPointF(isOutput ? m_layout.size.width() : 0.0, m_layout.size.height() / 2.0);
}

std::optional<PortRef> NodeItem::portAt(const QPointF& scenePosition, double radius) const
{
    const QPointF here = scenePosition - pos();
    std::optional<PortRef> nearest;
    double best = radius * radius;
    const auto look = [&](const std::vector<CanvasPort>& ports, const std::vector<QPointF>& places, bool isOutput) {
        for (std::size_t i = 0; i < ports.size(); ++i) {
            const QPointF d = places[i] - here;
            if (const double distance = QPointF::dotProduct(d, d); distance <= best) {
                best = distance;
                nearest = PortRef{m_id, ports[i].key, isOutput};
            }
        }
    };
    look(m_content.inputs, m_layout.inputs, false);
    look(m_content.outputs, m_layout.outputs, true);
    return nearest;
}

const CanvasPort* NodeItem::port(const PortRef& ref) const
{
    for (const CanvasPort& port : ref.isOutput ? m_content.outputs : m_content.inputs)
        if (port.key == ref.port)
            return &port;
    return nullptr;
}

void NodeItem::lightPorts(const std::function<PortLight(const PortRef&)>& light)
{
    m_isLit = static_cast<bool>(light);
    m_inputLights.clear();
    m_outputLights.clear();
    if (light) {
        for (const CanvasPort& port : m_content.inputs)
            m_inputLights.push_back(light({m_id, port.key, false}));
        for (const CanvasPort& port : m_content.outputs)
            m_outputLights.push_back(light({m_id, port.key, true}));
    }
    update();
}

QRectF NodeItem::boundingRect() const { return QRectF(QPointF(), m_layout.size).adjusted(-12, -12, 12, 12); }

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(QRectF(QPointF(), m_layout.size).adjusted(-8, 0, 8, 0)); // ports stick out
    return path;
}

QVariant NodeItem::itemChange(GraphicsItemChange change, const QVariant& value)
{
    if (change == ItemPositionChange && scene() && !m_isShowing)
        return snapped(value.toPointF());
    if (change == ItemPositionHasChanged && scene())
        if (auto* canvas = qobject_cast<CanvasScene*>(scene()))
            canvas->nodeHasMoved(m_id);
    return QGraphicsItem::itemChange(change, value);
}

QColor NodeItem::markColour() const
{
    const Tokens& t = m_theme.tokens();
    if (m_content.isError)
        return t.fail;
    switch (m_content.state.mark) {
    case NodeMark::UpToDate: return t.ok;
    case NodeMark::Running: return t.accent;
    case NodeMark::Failed: return t.fail;
    default: return m_content.sentence.isEmpty() ? t.dim : t.warn;
    }
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (detail < kPlainBelow) {
        paintPlain(painter, detail);
        return;
    }
    const Tokens& t = m_theme.tokens();
    const QRectF body(QPointF(), m_layout.size);
    const bool isSelected = option->state & QStyle::State_Selected;

    QPen border(m_content.isError ? t.fail
            : isSelected          ? t.accent
            : t.isDark            ? mixed(t.line, t.node, 0.45)
                                  : t.line,
        isSelected || m_content.isError ? 1.6 : 1.0);
    if (isSelected && m_content.isError)
        border.setWidthF(2.4);
    if (!m_content.isInstalled)
        border.setStyle(Qt::DashLine);
    if (m_content.isGroup) { // the edge of a second card behind it
        painter->setPen(QPen(border.color(), 1.0));
        painter->setBrush(mixed(t.node, t.canvas, 0.5));
        painter->drawRoundedRect(body.adjusted(5, 5, 4, 4), kRadius, kRadius);
    }
    painter->setPen(border);
    painter->setBrush(m_content.isInstalled ? t.node : mixed(t.node, t.canvas, 0.6));
    painter->drawRoundedRect(body, kRadius, kRadius);

    painter->setPen(Qt::NoPen);
    painter->setBrush(t.stripe(m_themeName));
    painter->drawRoundedRect(QRectF(0.0, 7.0, 3.0, body.height() - 14.0), 1.0, 1.0);

    painter->setFont(m_theme.strongFont());
    painter->setPen(m_content.isInstalled ? t.text : t.dim);
    painter->drawText(m_layout.titleBaseline, m_layout.title);
    painter->setFont(m_theme.smallFont());
    painter->setPen(m_content.state.event.isEmpty() ? t.dim : t.accent);
    painter->drawText(m_layout.descriptionBaseline, m_layout.description);

    if (!m_layout.sentenceLines.isEmpty()) {
        painter->setPen(m_content.isError ? t.failText : t.warnText);
        QPointF baseline = m_layout.sentenceBaseline;
        for (const QString& line : m_layout.sentenceLines) {
            painter->drawText(baseline, line);
            baseline.ry() += m_layout.sentenceLineHeight;
        }
    }
    if (m_content.state.mark == NodeMark::Running) {
        const QRectF& bar = m_layout.progressRect;
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.isDark ? mixed(t.line, t.dim, 0.15) : t.line);
        painter->drawRoundedRect(bar, 2.0, 2.0);
        if (m_content.state.fraction > 0.0) {
            painter->setBrush(t.accent);
            painter->drawRoundedRect(
                QRectF(bar.topLeft(), QSizeF(std::max(4.0, bar.width() * std::min(1.0, m_content.state.fraction)), bar.height())), 2.0, 2.0);
        }
    }
    if (!m_layout.thumbnailRect.isNull()) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(m_layout.thumbnailRect, m_content.state.thumbnail);
    }
    paintMark(painter);
    if (!m_content.place.isEmpty()) {
        painter->setPen(QPen(t.accent, 1.0));
        painter->setBrush(t.accentSoft);
        painter->drawRoundedRect(m_layout.badgeRect, 10.0, 10.0);
        painter->setPen(t.isDark ? t.accent : mixed(t.accent, t.text, 0.2));
        painter->setFont(m_theme.smallFont());
        painter->drawText(m_layout.badgeRect, Qt::AlignCenter, m_content.place);
    }
    paintPorts(painter);
}

void NodeItem::paintPlain(QPainter* painter, double detail) const
{
    const Tokens& t = m_theme.tokens();
    const QRectF body(QPointF(), m_layout.size);
    painter->setPen(Qt::NoPen);
    painter->fillRect(body, isSelected() ? t.accentSoft : t.isDark ? mixed(t.node, t.dim, 0.12) : t.node);
    painter->fillRect(QRectF(0.0, 0.0, 5.0 / std::max(0.1, detail) * 0.35, body.height()),
        m_content.state.mark == NodeMark::None ? t.stripe(m_themeName) : markColour());
    if (detail * body.width() < 24.0)
        return;
    painter->setPen(t.text);
    QFont font = m_theme.font();
    font.setPointSizeF(std::min(22.0, 10.0 * 0.62 / detail));
    painter->setFont(font);
    painter->drawText(body.adjusted(12, 0, -4, 0), Qt::AlignVCenter | Qt::TextSingleLine, m_content.title);
}

void NodeItem::paintMark(QPainter* painter) const
{
    const Tokens& t = m_theme.tokens();
    const QRectF r = m_layout.markRect;
    const QPointF c = r.center();
    const QColor colour = markColour();
    if (m_content.isError || m_content.state.mark == NodeMark::Failed
        || (!m_content.sentence.isEmpty() && m_content.state.mark != NodeMark::Running)) {
        painter->setPen(QPen(colour, 1.9, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(c.x(), r.top() + 0.5), QPointF(c.x(), r.bottom() - 4.0));
        painter->setBrush(colour);
        painter->setPen(Qt::NoPen);
        painter->drawEllipse(QPointF(c.x(), r.bottom() - 0.8), 1.25, 1.25);
        return;
    }
    switch (m_content.state.mark) {
    case NodeMark::UpToDate:
        painter->setPen(QPen(colour, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({{r.left() + 1.5, c.y() + 0.5}, {r.left() + 4.4, r.bottom() - 2.2}, {r.right() - 1.0, r.top() + 2.2}}));
        break;
    case NodeMark::Running:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(c, 4.8, 4.8);
        break;
    case NodeMark::Waiting:
        painter->setPen(QPen(t.accent, 1.6));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(c, 4.4, 4.4);
        break;
    case NodeMark::WillRun:
        painter->setPen(QPen(t.dim, 1.6));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(c, 4.4, 4.4);
        break;
    case NodeMark::Failed:
    case NodeMark::None: break;
    }
}

void NodeItem::paintPorts(QPainter* painter) const
{
    const Tokens& t = m_theme.tokens();
    const auto side = [&](const std::vector<CanvasPort>& ports, const std::vector<QPointF>& places, const std::vector<PortLight>& lights) {
        for (std::size_t i = 0; i < ports.size(); ++i) {
            const PortLight light = m_isLit && i < lights.size() ? lights[i] : PortLight::Normal;
            QColor colour = ports[i].type ? t.port(*ports[i].type) : t.dim;
            if (light == PortLight::Unfit)
                colour = mixed(colour, t.canvas, 0.75);
            if (light == PortLight::Fits) {
                QColor halo = colour;
                halo.setAlphaF(0.30F);
                painter->setPen(Qt::NoPen);
                painter->setBrush(halo);
                painter->drawEllipse(places[i], kPortRadius + 5.0, kPortRadius + 5.0);
            }
            painter->setPen(QPen(t.canvas, 1.5));
            painter->setBrush(colour);
            painter->drawPath(portShape(ports[i].type, places[i], kPortRadius + 0.7));
        }
    };
    side(m_content.inputs, m_layout.inputs, m_inputLights);
    side(m_content.outputs, m_layout.outputs, m_outputLights);
}

} // namespace terrella
