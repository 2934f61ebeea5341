// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/link_item.h"

#include "views/canvas/node_item.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>

namespace terrella {

QPainterPath linkCurve(const QPointF& from, const QPointF& to, std::optional<double> aisleY)
{
    const double dx = to.x() - from.x();
    const double dy = std::abs(to.y() - from.y());
    if (dx < 24.0 && aisleY) {
        constexpr double kSwing = 44.0;
        const double turn = 0.5 * kSwing;
        QPainterPath path(from);
        path.cubicTo({from.x() + kSwing, from.y()}, {from.x() + kSwing, *aisleY}, {from.x() - turn, *aisleY});
        path.lineTo(to.x() + turn, *aisleY);
        path.cubicTo({to.x() - kSwing, *aisleY}, {to.x() - kSwing, to.y()}, to);
        return path;
    }
    double reach = std::clamp(std::abs(dx) * 0.5, 24.0, 160.0);
    if (dx < 48.0) // going back: swing out far enough to be seen beside the nodes
        reach = std::clamp(60.0 + dy * 0.2 - dx * 0.12, 60.0, 200.0);
    QPainterPath path(from);
    path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
    return path;
}

LinkItem::LinkItem(Link link, const Theme& theme) : m_link(std::move(link)), m_theme(theme)
{
    setFlags(ItemIsSelectable | ItemUsesExtendedStyleOption);
    setAcceptHoverEvents(false);
}

void LinkItem::setEnds(const QPointF& from, const QPointF& to, std::optional<double> aisleY)
{
    prepareGeometryChange();
    m_curve = linkCurve(from, to, aisleY);
    m_middle = m_curve.pointAtPercent(0.5);
}

void LinkItem::setLook(std::optional<DataType> type, bool isDimmed, LinkMark mark)
{
    m_dataType = type;
    m_isDimmed = isDimmed;
    m_mark = mark;
    update();
}

bool LinkItem::hasMarkAt(const QPointF& position, double reach) const
{
    return m_mark != LinkMark::None && QLineF(position, m_middle).length() <= reach;
}

QRectF LinkItem::boundingRect() const { return m_curve.controlPointRect().adjusted(-10, -10, 10, 10); }

QPainterPath LinkItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(10.0);
    return stroker.createStroke(m_curve);
}

void LinkItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const Tokens& t = m_theme.tokens();
    const double detail = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const bool isSelected = option->state & QStyle::State_Selected;
    QColor colour = m_dataType ? t.port(*m_dataType) : t.dim;
    if (m_isDimmed && !isSelected)
        colour = mixed(colour, t.canvas, 0.5);
    painter->setBrush(Qt::NoBrush);
    if (detail < NodeItem::kPlainBelow) {
        QPen pen(colour, 0.0);
        painter->setPen(pen);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->drawLine(m_curve.elementAt(0), m_curve.elementAt(m_curve.elementCount() - 1));
        return;
    }
    painter->setPen(QPen(colour, isSelected ? 3.2 : 1.9, Qt::SolidLine, Qt::RoundCap));
    painter->drawPath(m_curve);
    if (m_mark == LinkMark::None)
        return;
    const QColor state = m_mark == LinkMark::Error ? t.fail : t.warn;
    painter->setPen(QPen(t.canvas, 2.0));
    painter->setBrush(state);
    painter->drawEllipse(m_middle, 8.0, 8.0);
    painter->setPen(QPen(t.isDark ? t.background : QColor(Qt::white), 1.8, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(m_middle + QPointF(0, -3.8), m_middle + QPointF(0, 0.8));
    painter->drawPoint(m_middle + QPointF(0, 3.8));
}

} // namespace terrella
