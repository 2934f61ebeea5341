// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/place_reading.h"

#include <optional>
#include <stop_token>
#include <utility>

namespace terrella {

// What plots need of fields beyond the series at a place. All of it reads: not for the GUI thread. Values are in shown units, NaN where there is
// none; errors are those of seriesAt().

/// The series of each member of an ensemble at a place; one where the field has no members.
struct PlaceMembers {
    QString where;
    Calendar calendar = Calendar::Standard;
    std::vector<double> seconds;
    std::vector<std::vector<double>> values; ///< [member][time]
};
Result<PlaceMembers> membersAt(const ShownField& field, double lonDeg, double latDeg);

/// Values on all levels at a place and the time step nearest to a moment.
struct PlaceProfile {
    QString where;
    QString levelName, levelUnits;
    bool isDownwards = false; ///< greater values lie lower: pressure, depth
    std::vector<double> levels, values;
};
/// Unsupported where the field has no levels.
Result<PlaceProfile> profileAt(const ShownField& field, double lonDeg, double latDeg, double seconds);

/// Cells with a value at the time step nearest to a moment: all, or every `every`-th of them where there are more than `most`.
struct FieldSample {
    std::vector<double> values;
    std::size_t cells = 0; ///< with a value
    std::size_t every = 1;
};
Result<FieldSample> sampleOf(const ShownField& field, double seconds, std::size_t most);

/// Values of two fields at the same places, where both have one; the second is that of its cell that holds the centre of the first's. Of every
/// `every`-th cell of the first.
struct PairSample {
    std::vector<double> a, b;
    std::size_t cells = 0; ///< of the first field
    std::size_t every = 1;
    bool isSameGrid = false;
};
Result<PairSample> pairsOf(const ShownField& a, const ShownField& b, double seconds, std::size_t most);

/// Means over a belt through a place: time upwards, longitude or latitude across. Regular grids of latitude and longitude; Unsupported on others.
struct Hovmoeller {
    Calendar calendar = Calendar::Standard;
    std::vector<double> seconds, along;  ///< along: ascending degrees
    std::vector<float> values;           ///< [time][along]
    double beltFrom = 0.0, beltTo = 0.0; ///< centres of its first and last row
    std::size_t every = 1;               ///< time steps: every so many-th was read
};
Result<Hovmoeller> hovmoellerAt(
    const ShownField& field, bool isAlongLongitude, double lonDeg, double latDeg, std::size_t mostSteps, const std::stop_token& stop);

/// Eastward and northward wind of the same cube, at the same level: by standard name, else by usual names; those at the field's height first.
std::optional<std::pair<ShownField, ShownField>> windsOf(const ShownField& field);
/// Every variable of the cube that lies on a grid, the field's own included.
std::vector<ShownField> fieldsBeside(const ShownField& field);

/// "21 Aug 2020 06:00 UTC", in the calendar.
QString dateText(double seconds, Calendar calendar);

} // namespace terrella
