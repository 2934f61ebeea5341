// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module.h"

namespace terrella {

/// Proposals that many modules make. Where the modules that they insert are not installed they are left out by the checker, so that they may always
/// be made.

/// data.convert_units on the link: "Convert p to Pa here".
Proposal proposeUnits(const InputPlace& place, const QString& variable, const QString& units);
/// The same between masses of water on an area and depths, by the density of water.
Proposal proposeDepthOfWater(const InputPlace& place, const QString& variable, const QString& units);
/// data.convert_calendar on the link: "Convert climatology to the calendar noleap". name: what people call that which comes in, else its port.
Proposal proposeCalendar(const InputPlace& place, Calendar calendar, const QString& name = {});
/// data.regrid on the link, to the grid of what comes in at `like`: "Regrid climatology to the grid of data". method: empty: the module's default.
/// name, likeName: what people call them, else their ports.
Proposal proposeRegrid(
    const InputPlace& place, const InputPlace& like, const QString& method = {}, const QString& name = {}, const QString& likeName = {});
/// data.select on the links, to the period from the one to the other time (in seconds of the calendar).
Proposal proposePeriod(const std::vector<InputPlace>& places, double first, double last, Calendar calendar);
/// The period of a parameter of the module itself, of whole days.
Proposal proposePeriodValue(const QString& parameter, double first, double last, Calendar calendar);
/// Another value of a parameter of the module itself; null unsets it.
Proposal proposeValue(const QString& title, const QString& parameter, const QJsonValue& value);
/// A name for a variable whose parameter is empty or wrong: "Use 'msl'".
Proposal proposeVariable(const QString& parameter, const QString& name);
/// Another name in place of `wrong` in a parameter, the text itself or an item of the list: "Use 'msl' instead of 'mls'".
Proposal proposeReplacement(const QString& parameter, const QString& wrong, const QString& name);
/// States the units of a variable where the data are opened: "Take p as Pa where it is opened".
Proposal proposeStatedUnits(const InputPlace& place, const QString& variable, const QString& units);

} // namespace terrella
