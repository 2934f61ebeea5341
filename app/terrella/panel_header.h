// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QDockWidget;
class QHBoxLayout;

namespace terrella {

/// The flat line on top of a panel: a title or tabs at the left, buttons at the right. Drag it to move the panel, double-click to float it, and
/// its menu floats or hides it.
class PanelHeader final : public QFrame {
    Q_OBJECT

public:
    PanelHeader(QDockWidget* panel, QWidget* left);
    void addRight(QWidget* widget);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QDockWidget* m_panel;
    QHBoxLayout* m_layout;
};

} // namespace terrella
