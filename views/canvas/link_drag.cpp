// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/canvas/link_drag.h"

#include "views/canvas/link_item.h"

#include <QPen>

namespace terrella {

LinkDrag::LinkDrag(PortRef from, const QPointF& start, std::optional<DataType> type, std::optional<Link> moved, const Theme& theme)
    : m_from(std::move(from)),
      m_start(start),
      m_moved(std::move(moved)),
      m_colour(type ? theme.tokens().port(*type) : theme.tokens().dim),
      m_refusedColour(theme.tokens().fail)
{
    setZValue(2.0);
}

void LinkDrag::lead(const QPointF& position, bool isRefused)
{
    setPath(m_from.isOutput ? linkCurve(m_start, position) : linkCurve(position, m_start));
    QPen pen(isRefused ? m_refusedColour : m_colour, 2.0, Qt::DashLine, Qt::RoundCap);
    pen.setDashPattern({4.0, 3.0});
    setPen(pen);
}

} // namespace terrella
