// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/compare_menu.h"

#include "app/terrella/notice_bar.h"
#include "app/terrella/workspace.h"
#include "views/earth/earth_panel.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QMenu>
#include <QToolButton>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::CompareMenu)
};
using A = Actions::Description;
using Mode = EarthArrangement::Mode;

struct Way {
    Mode mode;
    const char* action;
};
constexpr Way ways[]
    = {{Mode::Single, "compareNone"}, {Mode::SideBySide, "compareSides"}, {Mode::Swipe, "compareSwipe"}, {Mode::Blink, "compareBlink"}};

std::vector<EarthLayer> visibleFields(Workspace& w)
{
    std::vector<EarthLayer> out;
    for (const EarthLayer& layer : w.earth().layers())
        if (layer.kind == EarthLayerKind::Field && layer.visible && layer.problem.isEmpty())
            out.push_back(layer);
    return out;
}

void arrange(Workspace& w, Mode mode)
{
    EarthArrangement arrangement = w.earth().arrangement();
    arrangement.mode = mode;
    w.earth().setArrangement(arrangement);
    if (mode != Mode::Single && visibleFields(w).size() < 2)
        w.notice().say(Text::tr("There is one field only. Keep it (right click on the layer), then select another node: each takes a side. Or select "
                                "two nodes on the canvas and choose Compare the selected nodes."));
}

/// Of the two topmost fields, the lower (left) from the upper (right).
void subtract(Workspace& w)
{
    std::vector<EarthLayer> fields = visibleFields(w);
    std::erase_if(fields, [](const EarthLayer& layer) { return layer.id.contains(QStringLiteral(" − ")); });
    if (fields.size() < 2) {
        w.notice().say(Text::tr("A difference needs two fields that are shown. Keep one (right click on the layer), then select another node."));
        return;
    }
    const EarthLayer &b = fields[fields.size() - 2], &a = fields.back();
    const auto made = w.earth().addDifference(a.id, b.id);
    if (!made) {
        w.notice().say(made.error().message);
        return;
    }
    if (w.earth().arrangement().mode == Mode::Single) // the two would lie hidden below it
        return;
    EarthArrangement arrangement = w.earth().arrangement();
    if (arrangement.mode == Mode::SideBySide) { // a picture of its own beside the two
        arrangement.panes = std::min(arrangement.panes + 1, EarthArrangement::mostPanes);
        w.earth().setArrangement(arrangement);
        for (EarthLayer layer : w.earth().layers())
            if (layer.id == *made) {
                layer.panes = 1U << (arrangement.panes - 1);
                w.earth().setLook(layer.id, layer);
            }
    }
}

constexpr std::pair<ColourVision, const char*> visions[] = {{ColourVision::Full, "visionFull"}, {ColourVision::Protan, "visionProtan"},
    {ColourVision::Deutan, "visionDeutan"}, {ColourVision::Tritan, "visionTritan"}};

void makeVisionActions(Workspace& w)
{
    auto* group = new QActionGroup(&w.window());
    const QString titles[] = {Text::tr("&All three kinds of cones"), Text::tr("Without &red cones (protan)"),
        Text::tr("Without &green cones (deutan)"), Text::tr("Without &blue cones (tritan)")};
    const QString tip = Text::tr("Colour vision: the Earth as colour-blind people see it");
    for (const auto& [vision, name] : visions) {
        QAction* action = w.actions().add(
            {QLatin1String(name), titles[static_cast<int>(vision)], {}, {}, tip, true}, [&w, seen = vision] { w.earth().setColourVision(seen); });
        action->setChecked(vision == ColourVision::Full);
        group->addAction(action);
    }
}

} // namespace

void makeCompareActions(Workspace& w)
{
    makeVisionActions(w);
    Actions& a = w.actions();
    auto* group = new QActionGroup(&w.window());
    const auto way = [&](const char* name, const QString& title, const char* keys, const QString& tip, Mode mode) {
        group->addAction(a.add({QLatin1String(name), title, QKeySequence(QLatin1String(keys)), {}, tip, true}, [&w, mode] { arrange(w, mode); }));
    };
    way("compareNone", Text::tr("&One picture"), "Ctrl+Alt+1", Text::tr("All layers in one picture"), Mode::Single);
    way("compareSides", Text::tr("&Side by side"), "Ctrl+Alt+2", Text::tr("Pictures beside each other, with one camera and one time"),
        Mode::SideBySide);
    way("compareSwipe", Text::tr("S&wipe"), "Ctrl+Alt+3", Text::tr("Two halves of one picture, with a line between them that can be dragged"),
        Mode::Swipe);
    way("compareBlink", Text::tr("&Blink"), "Ctrl+Alt+4", Text::tr("Two pictures in turn"), Mode::Blink);
    a.add({QStringLiteral("compareDifference"), Text::tr("&Difference of the two topmost fields"), QKeySequence(QStringLiteral("Ctrl+Alt+5")), {},
              Text::tr("A layer that is the upper field minus the lower one; what is regridded for it is said")},
        [&w] { subtract(w); });
    a.add({QStringLiteral("compareNodes"), Text::tr("&Compare the selected nodes"), QKeySequence(QStringLiteral("Ctrl+Alt+C")), {},
              Text::tr("The fields of the nodes that are selected on the canvas, side by side")},
        [&w] { w.compareSelected(); });
    a.add({QStringLiteral("compareSubtract"), Text::tr("Di&fference of the selected nodes"), QKeySequence(QStringLiteral("Ctrl+Alt+Shift+C")), {},
              Text::tr("The field of the right one of two nodes that are selected on the canvas, minus that of the left one")},
        [&w] { w.subtractSelected(); });
    a.add({QStringLiteral("compareSameRange"), Text::tr("Same &range in all pictures"), {}, {},
              Text::tr("Fields of one unit and one colour map share the ends of their colours, and the colour bar"), true},
        [&w] {
            EarthArrangement arrangement = w.earth().arrangement();
            arrangement.sameRange = !arrangement.sameRange;
            w.earth().setArrangement(arrangement);
        });
    const auto refresh = [&w] {
        const EarthArrangement& now = w.earth().arrangement();
        for (const Way& each : ways)
            w.actions().get(QLatin1String(each.action))->setChecked(now.mode == each.mode);
        w.actions().get(QStringLiteral("compareSameRange"))->setChecked(now.sameRange);
    };
    QObject::connect(&w.earth(), &EarthPanel::arrangementChanged, &w.earth(), refresh);
    refresh();
}

QMenu* makeCompareMenu(Workspace& w, QWidget* parent)
{
    auto* menu = new QMenu(Text::tr("&Compare"), parent);
    menu->setToolTipsVisible(true);
    menu->setLayoutDirection(QGuiApplication::layoutDirection()); // not the button's, whose arrow stands on the other side
    for (const Way& way : ways)
        menu->addAction(w.actions().get(QLatin1String(way.action)));
    menu->addSeparator();
    QMenu* count = menu->addMenu(Text::tr("&Pictures side by side"));
    for (const int n : {2, 3, 4, 6, 9, 12})
        QObject::connect(count->addAction(QString::number(n)), &QAction::triggered, menu, [&w, n] {
            EarthArrangement arrangement = w.earth().arrangement();
            arrangement.mode = Mode::SideBySide;
            arrangement.panes = n;
            w.earth().setArrangement(arrangement);
        });
    QMenu* rate = menu->addMenu(Text::tr("B&link every"));
    auto* rates = new QActionGroup(rate);
    QObject::connect(rate, &QMenu::aboutToShow, rate, [rate, &w] {
        for (QAction* each : rate->actions())
            each->setChecked(each->data().toDouble() == w.earth().arrangement().seconds);
    });
    for (const double seconds : {0.5, 1.0, 2.0, 4.0}) {
        QAction* action = rates->addAction(rate->addAction(Text::tr("%1 s").arg(seconds)));
        action->setCheckable(true);
        action->setData(seconds);
        QObject::connect(action, &QAction::triggered, menu, [&w, seconds] {
            EarthArrangement arrangement = w.earth().arrangement();
            arrangement.mode = Mode::Blink;
            arrangement.seconds = seconds;
            w.earth().setArrangement(arrangement);
        });
    }
    QMenu* multiples = menu->addMenu(Text::tr("S&mall multiples of the topmost field"));
    const std::pair<EarthMultiples, QString> kinds[] = {{EarthMultiples::Members, Text::tr("One for each &member")},
        {EarthMultiples::Levels, Text::tr("One for each &level")}, {EarthMultiples::Years, Text::tr("One for each &year")}};
    for (const auto& [kind, title] : kinds)
        QObject::connect(multiples->addAction(title), &QAction::triggered, menu, [&w, what = kind] {
            const std::vector<EarthLayer> fields = visibleFields(w);
            if (fields.empty())
                return;
            if (const auto done = w.earth().showMultiples(fields.back().id, what); !done)
                w.notice().say(done.error().message);
        });
    menu->addSeparator();
    for (const char* name : {"compareNodes", "compareSubtract", "compareDifference", "compareSameRange"})
        menu->addAction(w.actions().get(QLatin1String(name)));
    if (auto* button = qobject_cast<QToolButton*>(parent)) {
        const auto show = [button, &w] {
            QString title = w.actions().get(QLatin1String(ways[static_cast<int>(w.earth().arrangement().mode)].action))->text();
            button->setText(w.earth().arrangement().mode == Mode::Single ? Text::tr("Compare") : title.remove(QLatin1Char('&')));
            button->setIcon(w.theme().icon(QStringLiteral("chevron-down"), w.theme().tokens().dim));
            button->setIconSize({10, 10});
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setLayoutDirection(Qt::RightToLeft);
        };
        QObject::connect(&w.earth(), &EarthPanel::arrangementChanged, button, show);
        QObject::connect(&w.theme(), &Theme::changed, button, show);
        show();
    }
    return menu;
}

QMenu* makeVisionMenu(Workspace& w, QWidget* parent)
{
    auto* menu = new QMenu(Text::tr("&Colour vision"), parent);
    for (const auto& [vision, name] : visions)
        menu->addAction(w.actions().get(QLatin1String(name)));
    return menu;
}

} // namespace terrella
