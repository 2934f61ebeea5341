// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/time_settings.h"

#include <QString>

#include <functional>

class QMenu;

namespace terrella::earth {

/// What the menu of the time bar can do besides changing the settings.
struct TimeMenuActions {
    std::function<void(const EarthTimeSettings&)> change;
    std::function<void()> goToDate, beginHere, endHere, wholePeriod, otherSpeed;
};
/// All about how time runs; filled anew each time it opens.
void fillTimeMenu(QMenu& menu, const EarthTimeSettings& now, const TimeMenuActions& actions);
/// "8 steps/s", "1 day/s"
QString speedText(const EarthTimeSettings& settings);

} // namespace terrella::earth
