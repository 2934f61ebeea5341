// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "views/canvas/node_layout.h"

#include <QGraphicsItem>

#include <functional>

namespace terrella {

/// The corner of shape that tells a port's type without colour: circle cube, diamond features, square model, triangle report.
QPainterPath portShape(std::optional<DataType> type, const QPointF& centre, double radius);

/// How a port looks while a link is dragged.
enum class PortLight { Normal, Fits, Unfit };

/// One node on the canvas: paints a NodeContent. Knows nothing of the document; the scene tells it.
class NodeItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };
    static constexpr double kPlainBelow = 0.35; ///< zoom under which only title and state are drawn

    NodeItem(QString id, const Theme& theme);
    int type() const override { return Type; }

    [[nodiscard]] const QString& id() const { return m_id; }
    /// Position from the document and everything shown.
    void show(const Node& node, const QString& theme, NodeContent content);
    void refreshTheme();
    [[nodiscard]] const NodeContent& content() const { return m_content; }
    [[nodiscard]] const NodeLayout& layout() const { return m_layout; }

    /// Scene position of a port; the middle of the edge where there is no such port.
    [[nodiscard]] QPointF portPosition(const QString& port, bool isOutput) const;
    /// The port within `radius` of a scene position.
    [[nodiscard]] std::optional<PortRef> portAt(const QPointF& scenePosition, double radius) const;
    [[nodiscard]] const CanvasPort* port(const PortRef& ref) const;
    /// Lights every port while a link is dragged; an empty function puts the light out.
    void lightPorts(const std::function<PortLight(const PortRef&)>& light);

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;

private:
    void paintPlain(QPainter* painter, double detail) const;
    void paintMark(QPainter* painter) const;
    void paintPorts(QPainter* painter) const;
    [[nodiscard]] QColor markColour() const;

    QString m_id;
    const Theme& m_theme;
    QString m_themeName;
    NodeContent m_content;
    NodeLayout m_layout;
    std::vector<PortLight> m_inputLights, m_outputLights;
    bool m_isLit = false;
    bool m_isShowing = false; ///< positions of the document are taken as they are, the pointer's are snapped
};

} // namespace terrella
