// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"

#include <QJsonObject>
#include <QStringList>

#include <limits>
#include <optional>

namespace terrella {

/// Which events are picked out, in the whole window. A value.
struct EventSelection {
    QString source;  ///< what holds them: "node.port", or the id of the layer where nothing else is known of it
    QStringList ids; ///< in the order in which they were chosen

    [[nodiscard]] bool isEmpty() const { return ids.isEmpty(); }
    bool operator==(const EventSelection&) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    static EventSelection fromJson(const QJsonObject& object);
};

/// One cyclone, eddy, fire or drought: rows that lie together.
struct Event {
    QString id;   ///< told apart from all others of its set
    QString name; ///< where there is a column of names
    std::size_t first = 0;
    std::size_t count = 0;
    double begin = std::numeric_limits<double>::quiet_NaN(); ///< seconds; NaN without times
    double end = std::numeric_limits<double>::quiet_NaN();
    std::size_t peak = 0; ///< row where it is strongest; the first where nothing tells
    [[nodiscard]] const QString& title() const { return name.isEmpty() ? id : name; }
    /// Where it stands alone: "Event 5" for a mere number.
    [[nodiscard]] QString fullTitle() const;
};

/// What is said of each event as a number: its greatest wind, its lowest pressure.
struct EventExtreme {
    int column = -1;
    bool isLowest = false;
    QString title;                ///< "wind"
    QString units;                ///< as shown
    std::vector<double> values{}; ///< of each event, in shown units
};

/// The column that colours tracks and points best: wind speed by standard name or units, else pressure, else the first real column with units; -1
/// where there is none.
int intensityColumn(const FeaturesSignature& info);
/// The columns of the wind speed (or what else is great when it is strong) and of the pressure; -1 where there is none.
int windColumn(const FeaturesSignature& info);
int pressureColumn(const FeaturesSignature& info);
/// The column that numbers the members of an ensemble; -1 where there is none.
int memberColumn(const FeaturesSignature& info);
/// Real or integer column as doubles; missing values become NaN.
std::vector<double> columnValues(const Features& features, int column);
/// The time column, or null.
const std::vector<double>* timesOf(const Features& features);
/// The column that numbers tracks, stations or other events, by its role in CF or its name; -1 where there is none.
int eventColumn(const Features& features);
/// First rows of the events, and the number of rows as the last entry. Where nothing numbers them a trajectory is one event, of others each row.
std::vector<std::size_t> eventStarts(const Features& features);
/// The same for what is drawn as one line each: the members of an ensemble apart.
std::vector<std::size_t> lineStarts(const Features& features);
/// Points that are the tracks of events: said outright, or seen from their numbers and times.
bool areTracks(const Features& features);

/// All events of some features, with what a table says of them. Made once, on a worker; then only read.
struct EventSet {
    std::shared_ptr<const Features> features;
    std::vector<Event> events;
    std::vector<EventExtreme> extremes; ///< at most two
    std::vector<int> categories; ///< of each event: saffirSimpson() of its greatest wind, -1 where none is known; empty without winds that have units
    std::vector<double> lon, lat; ///< of each row: its place, of polygons a place well inside; NaN where there is none
    // of polygons; else empty
    std::vector<double> spanDeg; ///< of each row: from edge to edge
    std::vector<double> areaKm2; ///< of each event: its largest
    int words = -1;              ///< the column that tells their classes in words
    int times = -1;              ///< the column of times

    [[nodiscard]] int find(const QString& id) const; ///< index of an event, -1: there is none
    [[nodiscard]] double timeOf(std::size_t row) const;
    /// Where an event is at a moment, along the great circle between its points; before and after its life where it began and ended. Of several
    /// members their mean. With rows without places or times: where it was strongest.
    [[nodiscard]] std::optional<LatLon> placeAt(const Event& event, double seconds) const;
};
/// At most `most` events are told, the first. Reads shapes of polygons: not for the GUI thread.
EventSet eventsOf(std::shared_ptr<const Features> features, std::size_t most = 200000);
/// Some of them by themselves: the set's features have the rows of these alone. Ids that are not there are left out.
EventSet eventsOf(const Features& features, const QStringList& ids);
/// The id of the event that a row belongs to.
QString eventIdOf(const Features& features, std::size_t row);

/// The hurricane wind scale of Saffir and Simpson, 1-minute winds (National Hurricane Center): from 0, tropical depression, 1, tropical storm, to 6,
/// category 5.
int saffirSimpson(double metresPerSecond);
QString saffirSimpsonName(int category);

} // namespace terrella
