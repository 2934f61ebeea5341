// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella/time_actions.h"

#include "app/terrella/workspace.h"
#include "views/earth/earth_panel.h"

#include <QMenu>

namespace terrella {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::TimeActions)
};

void play(EarthPanel& earth, bool backwards)
{
    const bool isSame = earth.timeSettings().backwards == backwards;
    EarthTimeSettings settings = earth.timeSettings();
    settings.backwards = backwards;
    const bool stops = earth.isPlaying() && isSame;
    if (earth.isPlaying())
        earth.pause();
    earth.setTimeSettings(settings);
    if (!stops)
        earth.play();
}

} // namespace

void makeTimeActions(Workspace& w)
{
    Actions& a = w.actions();
    const auto add = [&](const char* name, const QString& title, const char* keys, const QString& tip, const std::function<void(EarthPanel&)>& does) {
        a.add({QLatin1String(name), title, QKeySequence(QLatin1String(keys)), {}, tip}, [&w, does] { does(w.earth()); });
    };
    add("playBackwards", Text::tr("Play &backwards through time"), "Ctrl+Shift+Space", {}, [](EarthPanel& earth) { play(earth, true); });
    add("playForwards", Text::tr("Play &forwards through time"), "", {}, [](EarthPanel& earth) { play(earth, false); });
    add("timeOn", Text::tr("One step &on in time"), "Ctrl+Alt+Right", Text::tr("To the next time of the data, or as the time bar is set"),
        [](EarthPanel& earth) { earth.stepTime(1); });
    add("timeBack", Text::tr("One step &back in time"), "Ctrl+Alt+Left", {}, [](EarthPanel& earth) { earth.stepTime(-1); });
    add("goToDate", Text::tr("&Go to a date…"), "Ctrl+T", {}, [](EarthPanel& earth) { earth.goToDate(); });
    add("levelUp", Text::tr("One level &up"), "Ctrl+Up", Text::tr("The level of all visible layers that have levels of one kind"),
        [](EarthPanel& earth) { earth.stepLevel(1); });
    add("levelDown", Text::tr("One level &down"), "Ctrl+Down", {}, [](EarthPanel& earth) { earth.stepLevel(-1); });
}

QMenu* makeTimeMenu(Workspace& w, QWidget* parent)
{
    auto* menu = new QMenu(Text::tr("&Time and level"), parent);
    menu->setToolTipsVisible(true);
    for (const char* name : {"play", "playForwards", "playBackwards", "", "timeOn", "timeBack", "goToDate", "", "levelUp", "levelDown"}) {
        if (*name == 0)
            menu->addSeparator();
        else
            menu->addAction(w.actions().get(QLatin1String(name)));
    }
    return menu;
}

} // namespace terrella
