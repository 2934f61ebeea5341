// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/projection_menu.h"

#include "app/terrella/workspace.h"
#include "views/earth/earth_panel.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::ProjectionMenu)
};

void setProjection(Workspace& w, const QString& name)
{
    if (const auto done = w.earth().setProjection(name); !done)
        qWarning("%s", qUtf8Printable(done.error().message));
}

} // namespace

QMenu* makeProjectionMenu(Workspace& w, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setToolTipsVisible(true);
    menu->setLayoutDirection(QGuiApplication::layoutDirection()); // not the button's, whose arrow stands on the other side
    auto* group = new QActionGroup(menu);
    for (const auto& [name, title] : EarthPanel::projections()) {
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setData(name);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [&w, chosen = name] { setProjection(w, chosen); });
    }
    menu->addSeparator();
    QAction* other = menu->addAction(Text::tr("Middle and others…"));
    other->setToolTip(Text::tr("Choose the middle of the map, or any projection of PROJ. On a map, dragging with Shift moves the middle."));
    other->setCheckable(true);
    group->addAction(other);
    QObject::connect(other, &QAction::triggered, menu, [&w] { w.earth().chooseProjection(); });

    other->setData(QString());

    auto* button = qobject_cast<QToolButton*>(parent);
    const auto show = [menu, button, other, &w](const QString& name) {
        const QString kind = name.section(QLatin1Char('@'), 0, 0);
        other->setChecked(true);
        for (QAction* action : menu->actions())
            if (action->data().toString() == kind && !kind.isEmpty())
                action->setChecked(true);
        if (button) {
            const QString title = EarthPanel::projectionTitle(name);
            button->setText(title.size() > 34 ? Text::tr("Own projection") : title);
            button->setIcon(w.theme().icon(QStringLiteral("chevron-down"), w.theme().tokens().dim));
            button->setIconSize({10, 10});
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setLayoutDirection(Qt::RightToLeft);
        }
    };
    QObject::connect(&w.earth(), &EarthPanel::projectionChanged, menu, show);
    QObject::connect(&w.theme(), &Theme::changed, menu, [show, &w] { show(w.earth().projection()); });
    // A click on the entry that is chosen already, or a dialog given up, must leave the mark where it belongs.
    QObject::connect(menu, &QMenu::aboutToShow, menu, [show, &w] { show(w.earth().projection()); });
    show(w.earth().projection());
    return menu;
}

} // namespace terrella
