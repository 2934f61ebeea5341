// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/events/composite_button.h"

#include <QActionGroup>
#include <QMenu>

namespace terrella {

CompositeButton::CompositeButton(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this))
{
    setText(tr("Options"));
    setProperty("look", "flat");
    setPopupMode(QToolButton::InstantPopup);
    setToolTip(tr("Of which events the composite is made, when, and how wide it is"));
    setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    auto* which = new QActionGroup(m_menu);
    add(tr("Selected events"), {}, which, [](CompositeOptions& o) { o.ofAll = false; });
    add(tr("All events"), {}, which, [](CompositeOptions& o) { o.ofAll = true; });
    m_menu->addSeparator();
    auto* when = new QActionGroup(m_menu);
    add(tr("Their whole life"), {}, when, [](CompositeOptions& o) { o.atPeak = false; });
    add(tr("Where they are strongest"), {}, when, [](CompositeOptions& o) { o.atPeak = true; });
    m_menu->addSeparator();
    auto* members = new QActionGroup(m_menu);
    add(tr("Member that is shown"), tr("Of a field with members the one that the Earth shows"), members,
        [](CompositeOptions& o) { o.ofAllMembers = false; });
    add(tr("Mean of all members"), tr("Of a field with members; each is read, so it takes as many times as long"), members,
        [](CompositeOptions& o) { o.ofAllMembers = true; });
    m_menu->addSeparator();
    add(tr("Turned to the way they go"), tr("Upwards is where the event goes, in place of north"), nullptr,
        [](CompositeOptions& o) { o.isTurned = !o.isTurned; });
    m_menu->addSeparator();
    auto* width = new QActionGroup(m_menu);
    for (const double reach : {250.0, 500.0, 1000.0, 2000.0})
        add(tr("%1 km to each side").arg(reach), {}, width, [reach](CompositeOptions& o) { o.box = {reach, reach / 20.0}; });
}

void CompositeButton::add(const QString& title, const QString& tip, QActionGroup* group, const Change& change)
{
    QAction* action = m_menu->addAction(title);
    action->setCheckable(true);
    if (!tip.isEmpty())
        action->setToolTip(tip);
    if (group) { // what changes nothing is what is chosen
        group->addAction(action);
        CompositeOptions same = m_options;
        change(same);
        action->setChecked(same == m_options);
    }
    connect(action, &QAction::triggered, this, [this, change] {
        const CompositeOptions before = m_options;
        change(m_options);
        if (!(m_options == before))
            Q_EMIT changed();
    });
}

} // namespace terrella
