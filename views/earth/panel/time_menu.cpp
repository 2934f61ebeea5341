// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/panel/time_menu.h"

#include "views/earth/panel/time_bar.h"

#include <QActionGroup>
#include <QMenu>

#include <cmath>

namespace terrella::earth {

namespace {

constexpr double hour = 3600.0;
constexpr double day = 24.0 * hour;
constexpr double year = 365.25 * day;

/// One of several: (text, settings with it).
void addChoices(QMenu& menu, const EarthTimeSettings& now, const TimeMenuActions& actions,
    const std::vector<std::pair<QString, std::function<void(EarthTimeSettings&)>>>& choices)
{
    auto* group = new QActionGroup(&menu);
    for (const auto& [text, set] : choices) {
        EarthTimeSettings wanted = now;
        set(wanted);
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(wanted == now);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &menu, [change = actions.change, wanted] { change(wanted); });
    }
}

QString dataSpeed(double seconds)
{
    struct Unit {
        double seconds;
        QString one, many;
    };
    const Unit units[] = {{year, TimeBar::tr("1 year/s"), TimeBar::tr("%1 years/s")}, {day, TimeBar::tr("1 day/s"), TimeBar::tr("%1 days/s")},
        {hour, TimeBar::tr("1 hour/s"), TimeBar::tr("%1 hours/s")}};
    for (const Unit& unit : units)
        if (seconds >= 0.999 * unit.seconds || unit.seconds == hour) {
            const double count = seconds / unit.seconds;
            return std::abs(count - 1.0) < 1e-3 ? unit.one : unit.many.arg(QString::number(count, 'g', 3));
        }
    return {};
}

QString stepsSpeed(double steps) { return steps == 1.0 ? TimeBar::tr("1 step/s") : TimeBar::tr("%1 steps/s").arg(QString::number(steps, 'g', 3)); }

using Settings = EarthTimeSettings;

void addSpeeds(QMenu& menu, const Settings& now, const TimeMenuActions& actions)
{
    std::vector<std::pair<QString, std::function<void(Settings&)>>> choices;
    for (const double steps : {1.0, 2.0, 4.0, 8.0, 15.0, 30.0})
        choices.emplace_back(stepsSpeed(steps), [steps](Settings& s) {
            s.byDataTime = false;
            s.stepsPerSecond = steps;
        });
    addChoices(menu, now, actions, choices);
    menu.addSeparator();
    choices.clear();
    for (const double seconds : {hour, 6.0 * hour, day, 7.0 * day, 30.0 * day, year, 10.0 * year})
        choices.emplace_back(dataSpeed(seconds), [seconds](Settings& s) {
            s.byDataTime = true;
            s.dataPerSecond = seconds;
        });
    addChoices(menu, now, actions, choices);
    menu.addSeparator();
    menu.addAction(TimeBar::tr("Other…"), actions.otherSpeed);
}

} // namespace

QString speedText(const EarthTimeSettings& settings)
{
    return settings.byDataTime ? dataSpeed(settings.dataPerSecond) : stepsSpeed(settings.stepsPerSecond);
}

void fillTimeMenu(QMenu& menu, const EarthTimeSettings& now, const TimeMenuActions& actions)
{
    menu.clear();
    menu.addAction(TimeBar::tr("&Go to a date…\tG"), actions.goToDate);
    menu.addAction(TimeBar::tr("&Begin what is played here\t["), actions.beginHere);
    menu.addAction(TimeBar::tr("&End what is played here\t]"), actions.endHere);
    menu.addAction(TimeBar::tr("Play the &whole period\t\\"), actions.wholePeriod)->setEnabled(now.first || now.last);
    menu.addSeparator();
    addSpeeds(*menu.addMenu(TimeBar::tr("&Speed")), now, actions);
    addChoices(*menu.addMenu(TimeBar::tr("&Steps")), now, actions,
        {{TimeBar::tr("Every time of the data"), [](Settings& s) { s.step = Settings::Step::Data; }},
            {TimeBar::tr("Hours"), [](Settings& s) { s.step = Settings::Step::Hour; }},
            {TimeBar::tr("Days"), [](Settings& s) { s.step = Settings::Step::Day; }},
            {TimeBar::tr("Months"), [](Settings& s) { s.step = Settings::Step::Month; }},
            {TimeBar::tr("Years"), [](Settings& s) { s.step = Settings::Step::Year; }}});
    addChoices(*menu.addMenu(TimeBar::tr("&At the end")), now, actions,
        {{TimeBar::tr("Begin again"), [](Settings& s) { s.atEnd = Settings::AtEnd::Loop; }},
            {TimeBar::tr("Stop"), [](Settings& s) { s.atEnd = Settings::AtEnd::Stop; }},
            {TimeBar::tr("Turn round"), [](Settings& s) { s.atEnd = Settings::AtEnd::Bounce; }}});
    addChoices(*menu.addMenu(TimeBar::tr("&While a picture is being read")), now, actions,
        {{TimeBar::tr("Wait: every step is shown"), [](Settings& s) { s.waits = true; }},
            {TimeBar::tr("Keep the speed: steps are left out"), [](Settings& s) { s.waits = false; }}});
    QAction* backwards = menu.addAction(TimeBar::tr("Back&wards"));
    backwards->setCheckable(true);
    backwards->setChecked(now.backwards);
    QObject::connect(backwards, &QAction::triggered, &menu, [change = actions.change, now] {
        Settings wanted = now;
        wanted.backwards = !now.backwards;
        change(wanted);
    });
    menu.addSeparator();
    addChoices(*menu.addMenu(TimeBar::tr("B&etween its times a layer shows")), now, actions,
        {{TimeBar::tr("The nearest"), [](Settings& s) { s.between = Settings::Between::Nearest; }},
            {TimeBar::tr("The one before"), [](Settings& s) { s.between = Settings::Between::Before; }}});
    addChoices(*menu.addMenu(TimeBar::tr("Before and a&fter its times a layer")), now, actions,
        {{TimeBar::tr("Stays as it was"), [](Settings& s) { s.beyond = Settings::Beyond::Hold; }},
            {TimeBar::tr("Is hidden"), [](Settings& s) { s.beyond = Settings::Beyond::Hide; }}});
}

} // namespace terrella::earth
