// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "views/earth/drawing/earth_drawings.h"

namespace terrella {

/// Countries of Natural Earth at 1:50 million, fit to be regions: borders along parallels keep to them, long outlines have only the places that
/// matter to a kilometre. Reads: not for the GUI thread.
Result<std::shared_ptr<const std::vector<NamedArea>>> readCountryAreas();
/// Coastlines of Natural Earth at 1:50 million, past the borders of countries.
Result<std::shared_ptr<const CoastLines>> readCoastLines();
/// Lines that end where one other begins or ends become one with it, also over the dateline; islands stay closed.
CoastLines joinedCoasts(const CoastLines& lines);

/// Fewer places, none of those left out farther than so many km from the line that stays.
std::vector<SpherePlace> thinned(const std::vector<SpherePlace>& line, double km);
/// The part of a coast between its places that lie nearest to two others, by the shorter way round islands. Empty where no coast has places near
/// both.
std::vector<SpherePlace> coastBetween(const CoastLines& coasts, const SpherePlace& from, const SpherePlace& to);

/// All within a distance of a country's coast, its islands included. Countries are somewhat coarser than coasts: what lies within a few km of a
/// country is its coast. Takes a while for long coasts. Nothing where the country has none.
std::optional<Drawing> wholeCoast(const CoastLines& coasts, const NamedArea& country, double km);

} // namespace terrella
