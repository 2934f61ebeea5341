// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/tabbed_panel.h"

#include <QTabBar>

namespace terrella {

TabbedPanel::TabbedPanel(const QString& name, QWidget* parent) : QStackedWidget(parent), m_tabs(new QTabBar)
{
    setMinimumHeight(120); // whatever a page asks for
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(name);
    connect(m_tabs, &QTabBar::currentChanged, this, &QStackedWidget::setCurrentIndex);
}

void TabbedPanel::addPage(const QString& title, QWidget* page)
{
    addWidget(page);
    m_tabs->addTab(title);
}

void TabbedPanel::showPage(QWidget* page) { m_tabs->setCurrentIndex(indexOf(page)); }

void TabbedPanel::setTitle(QWidget* page, const QString& title) { m_tabs->setTabText(indexOf(page), title); }

} // namespace terrella
