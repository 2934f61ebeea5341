// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/track_lines.h"

#include <algorithm>
#include <limits>

namespace terrella::earth {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double between(const std::vector<double>& values, double source)
{
    const auto low = static_cast<std::size_t>(source);
    const double t = source - static_cast<double>(low);
    if (t <= 0.0 || low + 1 >= values.size())
        return values[std::min(low, values.size() - 1)];
    return values[low] + (values[low + 1] - values[low]) * t;
}

LatLon alongArc(double lonA, double latA, double lonB, double latB, double t)
{
    const Vec3 a = onSphere(lonA, latA);
    const Vec3 b = onSphere(lonB, latB);
    const double angle = std::acos(std::clamp(dot(a, b), -1.0, 1.0));
    if (angle < 1e-9)
        return {latA, lonA};
    const Vec3 p = a * (std::sin((1.0 - t) * angle)) + b * std::sin(t * angle);
    return {latOf(p), lonOf(p)};
}

} // namespace

int intensityColumn(const FeaturesSignature& info)
{
    const auto firstOf = [&info](auto&& fits) {
        for (std::size_t k = 0; k < info.columns.size(); ++k)
            if (info.columns[k].type == ColumnType::Real && fits(info.columns[k]))
                return static_cast<int>(k);
        return -1;
    };
    const auto named = [](const ColumnInfo& c, const char* word) {
        return c.standardName.contains(QLatin1String(word)) || c.name.contains(QLatin1String(word), Qt::CaseInsensitive);
    };
    for (const auto& found : {
             firstOf([&](const ColumnInfo& c) { return c.standardName.contains(QLatin1String("wind_speed")); }),
             firstOf([&](const ColumnInfo& c) { return named(c, "wind"); }),
             firstOf([&](const ColumnInfo& c) {
                 return c.units == QLatin1String("m s-1") || c.units == QLatin1String("m s**-1") || c.units == QLatin1String("m/s")
                     || c.units == QLatin1String("kt");
             }),
             firstOf([&](const ColumnInfo& c) { return named(c, "pressure") || named(c, "msl") || named(c, "slp"); }),
             firstOf([&](const ColumnInfo& c) { return c.units == QLatin1String("Pa") || c.units == QLatin1String("hPa"); }),
             firstOf([&](const ColumnInfo& c) { return !c.units.isEmpty() && !c.units.startsWith(QLatin1String("degree")); }),
         })
        if (found >= 0)
            return found;
    return -1;
}

std::vector<double> columnValues(const Features& features, int column)
{
    const std::size_t rows = features.rowCount();
    std::vector<double> out(rows, nan);
    if (column < 0 || column >= static_cast<int>(features.columns.size()))
        return out;
    const ColumnValues& values = features.columns[static_cast<std::size_t>(column)];
    if (values.real.size() == rows)
        return values.real;
    for (std::size_t k = 0; k < rows && k < values.integer.size(); ++k)
        if (values.integer[k] != std::numeric_limits<qint64>::min())
            out[k] = static_cast<double>(values.integer[k]);
    return out;
}

const std::vector<double>* timesOf(const Features& features)
{
    for (std::size_t k = 0; k < features.info.columns.size() && k < features.columns.size(); ++k)
        if (features.info.columns[k].type == ColumnType::Time && features.columns[k].real.size() == features.lon.size())
            return &features.columns[k].real;
    return nullptr;
}

std::vector<std::size_t> trackStarts(const Features& features)
{
    const std::size_t rows = features.lon.size();
    std::vector<std::size_t> out{0};
    int id = -1;
    for (std::size_t k = 0; k < features.info.columns.size(); ++k)
        if (features.info.columns[k].cfRole == QLatin1String("trajectory_id")
            || (id < 0 && features.info.columns[k].name == QLatin1String("track_id")))
            id = static_cast<int>(k);
    if (id >= 0 && id < static_cast<int>(features.columns.size())) {
        const ColumnValues& values = features.columns[static_cast<std::size_t>(id)];
        for (std::size_t k = 1; k < rows; ++k) {
            const bool same = values.integer.size() == rows ? values.integer[k] == values.integer[k - 1]
                : values.text.size() == rows                ? values.text[k] == values.text[k - 1]
                                                            : true;
            if (!same)
                out.push_back(k);
        }
    }
    if (out.back() != rows)
        out.push_back(rows);
    return out;
}

TrackLines trackLines(const Projection& projection, const Features& tracks, const std::vector<double>& values)
{
    TrackLines out;
    const std::vector<double>* times = timesOf(tracks);
    const std::vector<std::size_t> starts = trackStarts(tracks);
    for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
        const std::size_t from = starts[k];
        const std::size_t count = starts[k + 1] - from;
        projectLine(projection, std::span(tracks.lon).subspan(from, count), std::span(tracks.lat).subspan(from, count), out.lines, 0.5,
            static_cast<double>(from), true);
    }
    for (const double source : out.lines.sources) {
        out.values.push_back(between(values, source));
        out.seconds.push_back(times ? between(*times, source) : nan);
    }
    if (!times)
        return out;
    for (std::size_t k = 0; k < times->size(); ++k) {
        if (std::abs(std::remainder((*times)[k], 86400.0)) > 1.0)
            continue;
        const double lon
            = projection.isGlobe() ? tracks.lon[k] : projection.centralLongitude() + wrap180(tracks.lon[k] - projection.centralLongitude());
        if (const auto point = projection.forward(lon, tracks.lat[k])) {
            out.days.points.push_back(*point);
            out.days.colours.push_back(qRgb(255, 255, 255));
        }
    }
    out.days.size = 4.5F;
    out.days.rim = QColor(20, 24, 29, 190);
    return out;
}

std::vector<QRgb> trackColours(const TrackLines& tracks, const Colouring& colouring, std::optional<double> now)
{
    std::vector<QRgb> out;
    out.reserve(tracks.values.size());
    for (std::size_t k = 0; k < tracks.values.size(); ++k) {
        const QRgb colour = std::isnan(tracks.values[k]) ? colouring.map.colours[128] : colouring.at(tracks.values[k]);
        const bool future = now && tracks.seconds[k] > *now + 1.0;
        // Mixed with the casing's colour rather than translucent: round ends overlap.
        const auto mix = [future](int c, int dark) { return future ? (3 * c + dark) / 4 : c; };
        out.push_back(qRgb(mix(qRed(colour), 12), mix(qGreen(colour), 16), mix(qBlue(colour), 20)));
    }
    return out;
}

std::vector<TrackPosition> positionsAt(const Features& tracks, const std::vector<double>& values, double seconds)
{
    std::vector<TrackPosition> out;
    const std::vector<double>* times = timesOf(tracks);
    if (!times)
        return out;
    const std::vector<std::size_t> starts = trackStarts(tracks);
    for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
        const auto first = times->begin() + static_cast<std::ptrdiff_t>(starts[k]);
        const auto last = times->begin() + static_cast<std::ptrdiff_t>(starts[k + 1]);
        if (first == last || seconds < *first - 1.0 || seconds > *(last - 1) + 1.0)
            continue;
        const auto after = std::upper_bound(first, last, seconds + 1.0);
        const auto low = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - times->begin() - 1));
        if (after == last || after == first) {
            out.push_back({tracks.lon[low], tracks.lat[low], values[low], low});
            continue;
        }
        const double t = std::clamp((seconds - (*times)[low]) / ((*times)[low + 1] - (*times)[low]), 0.0, 1.0);
        const LatLon at = alongArc(tracks.lon[low], tracks.lat[low], tracks.lon[low + 1], tracks.lat[low + 1], t);
        out.push_back({at.lon, at.lat, values[low] + (values[low + 1] - values[low]) * t, low});
    }
    return out;
}

} // namespace terrella::earth
