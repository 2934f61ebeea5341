// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/folding_panel.h"

#include <QDockWidget>
#include <QVBoxLayout>

namespace terrella {

FoldingPanel::FoldingPanel(QWidget* content, QWidget* parent) : QWidget(parent), m_content(content)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
}

FoldingPanel* FoldingPanel::of(const QDockWidget* panel) { return panel ? qobject_cast<FoldingPanel*>(panel->widget()) : nullptr; }

void FoldingPanel::setFolded(bool isFolded)
{
    if (isFolded == m_isFolded)
        return;
    m_isFolded = isFolded;
    m_content->setVisible(!isFolded); // keys do not go where nothing is seen
    setMaximumHeight(isFolded ? 0 : QWIDGETSIZE_MAX);
    layout()->activate();
    Q_EMIT folded(isFolded);
}

} // namespace terrella
