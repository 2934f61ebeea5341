// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/canvas/connecting.h"
#include "views/theme/theme.h"

#include <QGraphicsPathItem>

#include <optional>

namespace terrella {

/// A link while it is drawn with the pointer: a dashed curve from a port to wherever the pointer is.
class LinkDrag final : public QGraphicsPathItem {
public:
    LinkDrag(PortRef from, const QPointF& start, std::optional<DataType> type, std::optional<Link> moved, const Theme& theme);

    [[nodiscard]] const PortRef& from() const { return m_from; }
    /// The existing link that was picked up at its input, to be removed when it is dropped elsewhere.
    [[nodiscard]] const std::optional<Link>& moved() const { return m_moved; }
    void lead(const QPointF& position, bool isRefused);

    std::optional<PortRef> target; ///< the port under the pointer
    QString refusal;               ///< why it does not fit, or empty

private:
    PortRef m_from;
    QPointF m_start;
    std::optional<Link> m_moved;
    QColor m_colour, m_refusedColour;
};

} // namespace terrella
