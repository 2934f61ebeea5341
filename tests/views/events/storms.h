// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/cf_time.h"
#include "pipelines/data/features.h"

#include <cmath>
#include <limits>
#include <memory>

namespace terrella::testing {

inline double stormStart() { return toSeconds({2005, 8, 27, 0, 0, 0.0}, Calendar::Standard); }

/// A storm, six-hourly: its wind is 20 m/s at its ends and `strongest` in its middle, its pressure falls by 100 Pa for each m/s.
struct Storm {
    qint64 id = 1;
    QString name;
    double lon = 0.0, lat = 0.0, lonStep = 1.0, latStep = 0.5;
    int points = 9;
    double strongest = 60.0;
    double startHours = 0.0;
};

inline std::shared_ptr<Features> stormsOf(const std::vector<Storm>& storms)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Point;
    out->info.featureType = QStringLiteral("trajectory");
    out->addColumn({QStringLiteral("track_id"), ColumnType::Integer, {}, {}, {}, QStringLiteral("trajectory_id")});
    out->addColumn({QStringLiteral("name"), ColumnType::Text, {}, {}, {}, {}});
    out->addColumn({QStringLiteral("time"), ColumnType::Time, {}, {}, {}, {}});
    out->addColumn({QStringLiteral("wind"), ColumnType::Real, QStringLiteral("wind_speed"), QStringLiteral("m s-1"), {}, {}});
    out->addColumn({QStringLiteral("msl"), ColumnType::Real, QStringLiteral("air_pressure_at_mean_sea_level"), QStringLiteral("Pa"), {}, {}});
    for (const Storm& storm : storms)
        for (int k = 0; k < storm.points; ++k) {
            const double part = storm.points < 2 ? 1.0 : 1.0 - std::abs(2.0 * k / (storm.points - 1.0) - 1.0);
            const double wind = 20.0 + (storm.strongest - 20.0) * part;
            out->lon.push_back(storm.lon + storm.lonStep * k);
            out->lat.push_back(storm.lat + storm.latStep * k);
            out->columns[0].integer.push_back(storm.id);
            out->columns[1].text.push_back(storm.name);
            out->columns[2].real.push_back(stormStart() + 3600.0 * storm.startHours + 21600.0 * k);
            out->columns[3].real.push_back(wind);
            out->columns[4].real.push_back(101000.0 - 100.0 * wind);
        }
    return out;
}

} // namespace terrella::testing
