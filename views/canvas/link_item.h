// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "views/theme/theme.h"

#include <QGraphicsPathItem>

#include <optional>

namespace terrella {

/// The smooth curve from an output (left end) to an input. Where it goes back to the left it runs along `aisleY`, the free height between the two
/// nodes, if there is one.
QPainterPath linkCurve(const QPointF& from, const QPointF& to, std::optional<double> aisleY = {});

enum class LinkMark { None, Warning, Error };

/// A link on the canvas: a curve in its type's colour; a small mark in the middle where something does not fit.
class LinkItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    LinkItem(Link link, const Theme& theme);
    int type() const override { return Type; }
    [[nodiscard]] const Link& link() const { return m_link; }

    void setEnds(const QPointF& from, const QPointF& to, std::optional<double> aisleY = {});
    void setLook(std::optional<DataType> type, bool isDimmed, LinkMark mark);
    [[nodiscard]] LinkMark mark() const { return m_mark; }
    /// Whether there is a mark and it is there.
    [[nodiscard]] bool hasMarkAt(const QPointF& position, double reach) const;
    [[nodiscard]] const QPointF& middle() const { return m_middle; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    Link m_link;
    const Theme& m_theme;
    QPainterPath m_curve;
    QPointF m_middle;
    std::optional<DataType> m_dataType;
    bool m_isDimmed = false;
    LinkMark m_mark = LinkMark::None;
};

} // namespace terrella
