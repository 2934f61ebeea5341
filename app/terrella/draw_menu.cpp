// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/draw_menu.h"

#include "app/terrella/drawing_presenter.h"
#include "app/terrella/workspace.h"
#include "views/earth/drawing/earth_drawings.h"
#include "views/earth/earth_panel.h"

#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::DrawMenu)
};

struct Tool {
    const char* action;
    DrawingKind kind;
};
constexpr Tool tools[] = {{"drawBox", DrawingKind::Box}, {"drawPolygon", DrawingKind::Polygon}, {"drawCircle", DrawingKind::Circle},
    {"drawCountry", DrawingKind::Shape}, {"drawCoast", DrawingKind::Strip}, {"drawLine", DrawingKind::Line}};

} // namespace

void makeDrawActions(Workspace& w)
{
    using A = Actions::Description;
    const auto tool = [&w](const char* name, const QString& title, const char* shortcut, const QString& tip, DrawingKind kind) {
        w.actions().add({QString::fromLatin1(name), title, QKeySequence(QString::fromLatin1(shortcut)), {}, tip},
            [&w, kind] { w.earth().drawings().begin(kind); });
    };
    tool("drawBox", Text::tr("&Box"), "Ctrl+Alt+B", Text::tr("A region between two longitudes and two latitudes: drag it"), DrawingKind::Box);
    tool("drawPolygon", Text::tr("&Polygon"), "Ctrl+Alt+G", Text::tr("A region between great circles: click on its corners, Return closes it"),
        DrawingKind::Polygon);
    tool("drawCircle", Text::tr("&Circle"), "Ctrl+Alt+I", Text::tr("All within a distance of a place: drag it from the middle"), DrawingKind::Circle);
    tool("drawCountry", Text::tr("Coun&try…"), "Ctrl+Alt+N", Text::tr("A country as region: click on it, or choose it from the list"),
        DrawingKind::Shape);
    tool("drawCoast", Text::tr("Along a c&oast"), "Ctrl+Alt+K", Text::tr("All within a distance of a stretch of coast: click on its ends"),
        DrawingKind::Strip);
    tool("drawLine", Text::tr("&Line for cross-sections"), "Ctrl+Alt+X",
        Text::tr("Great circles through the places that you click on; what lies along it stands in the plots"), DrawingKind::Line);
    w.actions().add(A{QStringLiteral("drawDistance"), Text::tr("&Distance from the line…"), QKeySequence(QStringLiteral("Ctrl+Alt+W")), {},
                        Text::tr("How far the selected coast, strip or circle reaches, in kilometres")},
        [&w] { w.earth().drawings().editDistance(); });
    w.actions().add(
        A{QStringLiteral("drawRemove"), Text::tr("&Remove what is selected"), {}, {}, Text::tr("The region or line with the handles (Del)")},
        [&w] { w.earth().drawings().removeSelected(); });
    w.actions().add(A{QStringLiteral("drawRemoveAll"), Text::tr("Remove &all"), {}, {}, Text::tr("All regions and lines of this view")}, [&w] {
        EarthDrawings& drawings = w.earth().drawings();
        drawings.setAll({});
        Q_EMIT drawings.edited(Text::tr("Remove all regions and lines"));
    });
    QAction* curtain
        = w.actions().add({QStringLiteral("drawCurtain"), Text::tr("C&urtain along the lines"), QKeySequence(QStringLiteral("Ctrl+Alt+U")), {},
                              Text::tr("The field on all its levels, standing on the lines that are drawn"), true},
            [&w] { w.drawing().setCurtain(w.drawing().curtain().isEmpty()); });
    QObject::connect(&w.earth(), &EarthPanel::layersChanged, curtain, [&w, curtain] { curtain->setChecked(!w.drawing().curtain().isEmpty()); });
    const auto refresh = [&w] {
        w.actions().get(QStringLiteral("drawRemove"))->setEnabled(w.earth().drawings().selected() >= 0);
        w.actions().get(QStringLiteral("drawRemoveAll"))->setEnabled(!w.earth().drawings().all().empty());
    };
    QObject::connect(&w.earth().drawings(), &EarthDrawings::changed, &w.earth(), refresh);
    refresh();
}

QMenu* makeDrawMenu(Workspace& w, QWidget* parent)
{
    auto* menu = new QMenu(Text::tr("&Draw"), parent);
    menu->setToolTipsVisible(true);
    menu->setLayoutDirection(QGuiApplication::layoutDirection()); // not the button's, whose arrow stands on the other side
    for (const Tool& tool : tools) {
        if (tool.kind == DrawingKind::Line)
            menu->addSeparator();
        menu->addAction(w.actions().get(QLatin1String(tool.action)));
    }
    menu->addAction(w.actions().get(QStringLiteral("drawCurtain")));
    menu->addSeparator();
    menu->addAction(w.actions().get(QStringLiteral("drawDistance")));
    menu->addAction(w.actions().get(QStringLiteral("drawRemove")));
    menu->addAction(w.actions().get(QStringLiteral("drawRemoveAll")));
    if (auto* button = qobject_cast<QToolButton*>(parent)) {
        const auto show = [button, &w] {
            button->setText(Text::tr("Draw"));
            button->setIcon(w.theme().icon(QStringLiteral("chevron-down"), w.theme().tokens().dim));
            button->setIconSize({10, 10});
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setLayoutDirection(Qt::RightToLeft);
        };
        QObject::connect(&w.theme(), &Theme::changed, button, show);
        show();
    }
    return menu;
}

void addDrawingActions(Workspace& w, DrawingPresenter& drawing, QMenu& menu)
{
    const auto region = w.earth().drawings().region();
    const auto parameters = drawing.regionParameters();
    if (!region || parameters.empty())
        return;
    menu.addSeparator();
    for (const auto& [key, title] : parameters)
        menu.addAction(Text::tr("%1 as “%2” of %3").arg(region->title(), title, w.model().titleOf(drawing.node())),
            [&drawing, key, chosen = *region] { drawing.setRegion(drawing.node(), key, chosen, Text::tr("Draw region")); });
}

} // namespace terrella
