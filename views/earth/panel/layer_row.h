// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace terrella::earth {

/// The name of a layer in the list: a click shows or hides it, dragging moves it, keys do what the menu does.
class LayerRow final : public QToolButton {
    Q_OBJECT
public:
    explicit LayerRow(QWidget* parent);

Q_SIGNALS:
    void dragged(int globalY);
    void dropped(int globalY);
    void moveWanted(int up); ///< 1: up in the list, -1: down
    void renameWanted();
    void removeWanted();
    void menuWanted(const QPoint& at);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    int m_pressedAt = 0;
    bool m_isDragged = false;
};

} // namespace terrella::earth
