// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/track_lines.h"

#include <cmath>

namespace terrella {

namespace {

double between180(double lon)
{
    const double turned = std::remainder(lon, 360.0);
    return turned == -180.0 && lon > 0.0 ? 180.0 : turned;
}

void append(TrackLine& line, LatLon next)
{
    if (line.parts.empty()) {
        line.parts.push_back({next});
        return;
    }
    std::vector<LatLon>& part = line.parts.back();
    const LatLon last = part.back();
    const double step = next.lon - last.lon;
    if (std::abs(step) <= 180.0) {
        part.push_back(next);
        return;
    }
    const double edge = step < 0.0 ? 180.0 : -180.0; // going east over 180, or west over -180
    const double unwrapped = next.lon + (step < 0.0 ? 360.0 : -360.0);
    const double share = unwrapped == last.lon ? 0.0 : (edge - last.lon) / (unwrapped - last.lon);
    const double lat = last.lat + share * (next.lat - last.lat);
    if (last.lon != edge)
        part.push_back({lat, edge});
    std::vector<LatLon> rest;
    if (next.lon != -edge)
        rest.push_back({lat, -edge});
    rest.push_back(next);
    line.parts.push_back(std::move(rest));
}

} // namespace

std::vector<TrackLine> trackLines(const Features& features)
{
    const std::vector<qint64>* ids = nullptr;
    const std::vector<double>* times = nullptr;
    for (std::size_t c = 0; c < features.info.columns.size(); ++c) {
        const ColumnInfo& column = features.info.columns[c];
        if (!ids && column.type == ColumnType::Integer && column.cfRole == QLatin1String("trajectory_id"))
            ids = &features.columns[c].integer;
        if (!times && column.type == ColumnType::Time)
            times = &features.columns[c].real;
    }
    if (!ids)
        ids = features.integers(QStringLiteral("track_id"));
    std::vector<TrackLine> lines;
    if (!ids)
        return lines;
    for (std::size_t row = 0; row < features.rowCount(); ++row) {
        if (lines.empty() || lines.back().id != (*ids)[row])
            lines.push_back({(*ids)[row], {}, {}, 0, {}});
        TrackLine& line = lines.back();
        if (times) {
            line.end = isoText((*times)[row], features.info.calendar);
            if (line.points == 0)
                line.start = line.end;
        }
        ++line.points;
        if (!std::isnan(features.lon[row]) && !std::isnan(features.lat[row]))
            append(line, {features.lat[row], between180(features.lon[row])});
    }
    return lines;
}

} // namespace terrella
