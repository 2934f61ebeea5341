// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/actions.h"

#include <QWidget>

namespace terrella {

Actions::Actions(const Theme& theme, QWidget& window) : QObject(&window), m_theme(theme), m_window(window)
{
    connect(&theme, &Theme::changed, this, &Actions::tint);
}

QAction* Actions::add(const Description& d, std::function<void()> triggered)
{
    auto* action = new QAction(d.title, this);
    action->setObjectName(d.name);
    action->setShortcut(d.shortcut);
    action->setCheckable(d.isCheckable);
    action->setProperty("iconName", d.icon);
    QString plain = d.title;
    plain.remove(QLatin1Char('&'));
    QString tip = d.tip.isEmpty() ? plain : d.tip;
    if (!d.shortcut.isEmpty())
        tip += QStringLiteral(" (%1)").arg(d.shortcut.toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    action->setStatusTip({});
    connect(action, &QAction::triggered, this, [triggered = std::move(triggered)] { triggered(); });
    m_window.addAction(action);
    m_actions.emplace(d.name, action);
    m_order.push_back(action);
    if (!d.icon.isEmpty())
        action->setIcon(m_theme.icon(d.icon));
    return action;
}

QAction* Actions::get(const QString& name) const
{
    const auto it = m_actions.find(name);
    Q_ASSERT(it != m_actions.end());
    return it->second;
}

void Actions::tint()
{
    for (QAction* action : m_order)
        if (const QString icon = action->property("iconName").toString(); !icon.isEmpty())
            action->setIcon(m_theme.icon(icon));
}

} // namespace terrella
