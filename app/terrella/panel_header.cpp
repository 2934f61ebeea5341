// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/panel_header.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>

namespace terrella {

PanelHeader::PanelHeader(QDockWidget* panel, QWidget* left) : QFrame(panel), m_panel(panel), m_layout(new QHBoxLayout(this))
{
    setProperty("look", "header");
    setFixedHeight(35);
    m_layout->setContentsMargins(0, 0, 8, 1);
    m_layout->setSpacing(6);
    m_layout->addWidget(left, 0, Qt::AlignBottom);
    m_layout->addStretch(1);
}

void PanelHeader::addRight(QWidget* widget) { m_layout->addWidget(widget); }

void PanelHeader::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu;
    menu.addAction(
        m_panel->isFloating() ? tr("Put back into the window") : tr("Float"), this, [this] { m_panel->setFloating(!m_panel->isFloating()); });
    menu.addAction(tr("Hide"), m_panel->toggleViewAction(), &QAction::trigger); // what lies beside it is told
    menu.exec(event->globalPos());
}

} // namespace terrella
