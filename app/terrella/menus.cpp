// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/menus.h"

#include "app/terrella/cluster_actions.h"
#include "app/terrella/compare_menu.h"
#include "app/terrella/draw_menu.h"
#include "app/terrella/group_actions.h"
#include "app/terrella/projection_menu.h"
#include "app/terrella/time_actions.h"
#include "app/terrella/workspace.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/problem_menu.h"
#include "views/canvas/search_popup.h"
#include "views/earth/earth_panel.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QToolBar>
#include <QToolButton>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Menus)
};

void fill(Workspace& w, QMenu* menu, const QStringList& names)
{
    for (const QString& name : names) {
        if (name.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(w.actions().get(name));
    }
}

void fillRecent(Workspace& w, QMenu* menu)
{
    menu->clear();
    for (const QString& path : w.recent().files()) {
        QAction* action = menu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        QObject::connect(action, &QAction::triggered, menu, [&w, path] { w.document().open(path); });
    }
    if (menu->isEmpty())
        menu->addAction(Text::tr("Nothing yet"))->setEnabled(false);
    menu->addSeparator();
    QObject::connect(menu->addAction(Text::tr("Forget these")), &QAction::triggered, menu, [&w] { w.recent().clear(); });
}

void fillInsert(Workspace& w, QMenu* menu)
{
    menu->clear();
    menu->addAction(w.actions().get(QStringLiteral("addModule")));
    menu->addSeparator();
    QMenu* category = nullptr;
    for (const ModuleSpec& spec : w.catalogue().modules()) {
        if (!category || category->title() != spec.category)
            category = menu->addMenu(spec.category);
        QAction* action = category->addAction(spec.title);
        action->setToolTip(spec.summary);
        QObject::connect(action, &QAction::triggered, menu, [&w, id = spec.id] { w.canvas().addModule(id, w.canvas().placeForNewNode()); });
    }
}

void makeThemeMenu(Workspace& w, QMenu* view)
{
    QMenu* menu = view->addMenu(Text::tr("&Theme"));
    auto* group = new QActionGroup(menu);
    const std::pair<ThemeChoice, QString> choices[]
        = {{ThemeChoice::System, Text::tr("As the &system")}, {ThemeChoice::Light, Text::tr("&Light")}, {ThemeChoice::Dark, Text::tr("&Dark")}};
    for (const auto& [choice, title] : choices) {
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(w.theme().choice() == choice);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [&w, chosen = choice] {
            w.theme().setChoice(chosen);
            w.settings().setValue(QStringLiteral("theme"), themeChoiceName(chosen));
        });
    }
}

} // namespace

void makeMenus(Workspace& w)
{
    QMenuBar* bar = w.window().menuBar();
    bar->setNativeMenuBar(false);
    auto* program = new QLabel(QStringLiteral("Terrella"), bar);
    program->setProperty("look", "strong");
    program->setContentsMargins(14, 0, 8, 0);
    program->setMinimumHeight(28);
    bar->setCornerWidget(program, Qt::TopLeftCorner);
    QMenu* file = bar->addMenu(Text::tr("&File"));
    fill(w, file, {QStringLiteral("new"), QStringLiteral("open")});
    QMenu* recent = file->addMenu(Text::tr("Open &recent"));
    recent->setToolTipsVisible(true);
    QObject::connect(recent, &QMenu::aboutToShow, recent, [&w, recent] { fillRecent(w, recent); });
    fill(w, file,
        {QStringLiteral("openData"), {}, QStringLiteral("save"), QStringLiteral("saveAs"), {}, QStringLiteral("savePicture"),
            QStringLiteral("exportFilm"), QStringLiteral("exportField"), {}, QStringLiteral("quit")});
    fill(w, bar->addMenu(Text::tr("&Edit")),
        {QStringLiteral("undo"), QStringLiteral("redo"), {}, QStringLiteral("cut"), QStringLiteral("copy"), QStringLiteral("paste"),
            QStringLiteral("duplicate"), QStringLiteral("delete"), {}, QStringLiteral("group"), QStringLiteral("ungroup"),
            QStringLiteral("openGroup"), QStringLiteral("leaveGroup"), QStringLiteral("saveAsModule"), {}, QStringLiteral("rename"),
            QStringLiteral("map"), QStringLiteral("variables"), {}, QStringLiteral("selectAll"), QStringLiteral("search")});

    QMenu* view = bar->addMenu(Text::tr("&View"));
    fill(w, view,
        {QStringLiteral("zoomIn"), QStringLiteral("zoomOut"), QStringLiteral("zoomNormal"), QStringLiteral("fit"), {}, QStringLiteral("goToCanvas"),
            QStringLiteral("goToEarth"), QStringLiteral("parameters"), {}});
    view->addMenu(makeVisionMenu(w, view));
    QMenu* panels = view->addMenu(Text::tr("P&anels"));
    for (QDockWidget* panel : w.window().panels()) {
        panels->addAction(panel->toggleViewAction());
        QAction* floating = new QAction(Text::tr("Float: %1").arg(panel->windowTitle()), panels);
        floating->setCheckable(true);
        QObject::connect(floating, &QAction::triggered, panel, [panel](bool on) { panel->setFloating(on); });
        QObject::connect(panel, &QDockWidget::topLevelChanged, floating, &QAction::setChecked);
        panels->addAction(floating);
        if (panel != w.window().panels().back())
            panels->addSeparator();
    }
    fill(w, view, {QStringLiteral("earthAlone"), QStringLiteral("resetLayout")});
    view->addSeparator();
    makeThemeMenu(w, view);

    QMenu* insert = bar->addMenu(Text::tr("&Insert"));
    insert->setToolTipsVisible(true);
    QObject::connect(insert, &QMenu::aboutToShow, insert, [&w, insert] { fillInsert(w, insert); });
    fill(w, bar->addMenu(Text::tr("&Run")),
        {QStringLiteral("run"), QStringLiteral("runTo"), QStringLiteral("stop"), {}, QStringLiteral("runOn"), QStringLiteral("showPlan"),
            QStringLiteral("clusters"), {}, QStringLiteral("showRuns"), QStringLiteral("showLog"), QStringLiteral("showProblems")});
    QMenu* earth = bar->addMenu(Text::tr("Ea&rth"));
    QMenu* projections = makeProjectionMenu(w, earth);
    projections->setTitle(Text::tr("&Projection"));
    earth->addMenu(projections);
    earth->addMenu(makeDrawMenu(w, earth));
    earth->addMenu(makeCompareMenu(w, earth));
    earth->addMenu(makeTimeMenu(w, earth));
    QMenu* background = earth->addMenu(Text::tr("&Background"));
    QObject::connect(background, &QMenu::aboutToShow, background, [&w, background] {
        background->clear();
        w.earth().fillBackgroundMenu(*background);
    });
    fill(w, earth,
        {QStringLiteral("earthAll"), QStringLiteral("earthData"), {}, QStringLiteral("events"), QStringLiteral("follow"), {},
            QStringLiteral("figure"), QStringLiteral("addToFigure"), {}, QStringLiteral("savePicture"), QStringLiteral("exportFilm"),
            QStringLiteral("exportField")});
    fill(w, bar->addMenu(Text::tr("&Help")), {QStringLiteral("help"), QStringLiteral("about")});

    auto* name = new QLabel(bar);
    name->setObjectName(QStringLiteral("documentName"));
    name->setProperty("look", "dim");
    name->setContentsMargins(8, 0, 14, 0);
    name->setFixedSize(360, 28); // a corner is laid out once, the name changes
    name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar->setCornerWidget(name, Qt::TopRightCorner);
}

void makeToolBar(Workspace& w)
{
    QToolBar* bar = w.window().addToolBar(Text::tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->toggleViewAction()->setVisible(false);
    bar->setIconSize({14, 14});
    Actions& a = w.actions();
    auto* row = new QWidget(bar); // the style sheet knows one padding for all sides of a toolbar
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(8);
    bar->addWidget(row);
    const auto addButton = [&](const QString& action, Qt::ToolButtonStyle style) {
        auto* button = new QToolButton(row);
        button->setDefaultAction(a.get(action));
        button->setToolButtonStyle(style);
        button->setAccessibleName(a.get(action)->text().remove(QLatin1Char('&')));
        button->setIconSize({14, 14});
        layout->addWidget(button);
        return button;
    };
    QToolButton* modules = addButton(QStringLiteral("toggleModules"), Qt::ToolButtonIconOnly);
    modules->setFixedWidth(36);
    QToolButton* run = addButton(QStringLiteral("run"), Qt::ToolButtonTextBesideIcon);
    run->setProperty("look", "primary");
    const auto tint = [&w, run] {
        const Tokens& t = w.theme().tokens();
        run->setIcon(w.theme().icon(QStringLiteral("run"), run->isEnabled() ? t.onAccent : t.dim));
    };
    QObject::connect(&w.theme(), &Theme::changed, run, tint);
    QObject::connect(a.get(QStringLiteral("run")), &QAction::changed, run, tint);
    tint();
    addButton(QStringLiteral("runTo"), Qt::ToolButtonTextOnly);
    QToolButton* plan = addButton(QStringLiteral("showPlan"), Qt::ToolButtonTextOnly);
    const auto showPlanButton = [&a, plan] { plan->setVisible(a.get(QStringLiteral("showPlan"))->isEnabled()); }; // where something is placed
    QObject::connect(a.get(QStringLiteral("showPlan")), &QAction::changed, plan, showPlanButton);
    showPlanButton();
    addButton(QStringLiteral("stop"), Qt::ToolButtonIconOnly)->setFixedWidth(36);
    layout->addStretch(1);
    auto* search = new QPushButton(Text::tr("Search actions and modules"), row);
    search->setObjectName(QStringLiteral("searchField"));
    search->setProperty("look", "field");
    search->setFixedWidth(300);
    search->setToolTip(Text::tr("Find an action or a module by its name (Ctrl+K)"));
    auto* key = new QLabel(Text::tr("Ctrl+K"), search);
    key->setProperty("look", "dim");
    key->setFont(w.theme().smallFont());
    key->adjustSize();
    key->move(300 - key->width() - 12, (30 - key->height()) / 2);
    const auto tintSearch = [&w, search] { search->setIcon(w.theme().icon(QStringLiteral("search"), w.theme().tokens().dim)); };
    QObject::connect(&w.theme(), &Theme::changed, search, tintSearch);
    tintSearch();
    search->setIconSize({13, 13});
    QObject::connect(search, &QPushButton::clicked, a.get(QStringLiteral("search")), &QAction::trigger);
    layout->addWidget(search);
}

void openSearchPopup(Workspace& w, SearchPopup& popup)
{
    std::vector<SearchEntry> entries;
    for (const QAction* action : w.actions().all()) {
        if (action->objectName() == QLatin1String("search") || !action->isEnabled())
            continue;
        entries.push_back({QStringLiteral("action:") + action->objectName(), action->text().remove(QLatin1Char('&')),
            action->shortcut().toString(QKeySequence::NativeText), action->toolTip(), {}});
    }
    for (const ModuleSpec& spec : w.catalogue().modules())
        entries.push_back({QStringLiteral("module:") + spec.id, spec.title, spec.summary,
            spec.category + QLatin1Char(' ') + spec.keywords.join(QLatin1Char(' ')), w.theme().tokens().stripe(spec.theme())});
    const auto* field = w.window().findChild<QPushButton*>(QStringLiteral("searchField"));
    const QPoint at = field ? field->mapToGlobal(QPoint(field->width() - popup.width(), -8)) : w.window().mapToGlobal(QPoint(200, 80));
    popup.open(at, Text::tr("Search actions and modules"), std::move(entries), [&w](const QString& id) {
        if (id.startsWith(QLatin1String("action:")))
            w.actions().get(id.mid(7))->trigger();
        else
            w.canvas().addModule(id.mid(7), w.canvas().placeForNewNode());
    });
}

void openCanvasMenu(Workspace& w, const QPoint& at)
{
    QMenu menu;
    CanvasView& view = w.canvas();
    if (const auto problems = view.canvas().problemsAt(view.mapToScene(view.viewport()->mapFromGlobal(at))); !problems.empty()) {
        addProblems(menu, problems, w.theme(), [&w](const Fix& fix) { w.mend(fix); });
        menu.addSeparator();
    }
    const bool hasSelection = !w.canvas().canvas().selectedItems().isEmpty();
    const QString node = w.canvas().canvas().selectedNode();
    if (!node.isEmpty())
        fill(w, &menu, {QStringLiteral("runTo")});
    addPlaceMenu(w, menu);
    if (!node.isEmpty()) {
        fill(w, &menu, {QStringLiteral("link"), QStringLiteral("map"), QStringLiteral("rename"), QStringLiteral("help")});
        fillExposeMenu(w, &menu, node);
        menu.addSeparator();
    }
    if (hasSelection) {
        if (node.isEmpty())
            menu.addSeparator();
        fill(w, &menu, {QStringLiteral("compareNodes"), QStringLiteral("group")});
        for (const char* name : {"ungroup", "openGroup", "saveAsModule"}) {
            if (w.actions().get(QLatin1String(name))->isEnabled())
                menu.addAction(w.actions().get(QLatin1String(name)));
        }
        menu.addSeparator();
    }
    if (!w.model().levels().empty())
        fill(w, &menu, {QStringLiteral("leaveGroup"), {}});
    if (hasSelection)
        fill(w, &menu, {QStringLiteral("cut"), QStringLiteral("copy"), QStringLiteral("duplicate"), QStringLiteral("delete"), {}});
    fill(w, &menu, {QStringLiteral("addModule"), QStringLiteral("paste"), {}, QStringLiteral("fit")});
    menu.exec(at);
}

} // namespace terrella
