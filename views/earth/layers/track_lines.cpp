// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/track_lines.h"

#include <algorithm>
#include <limits>

namespace terrella::earth {

namespace {

constexpr std::size_t mostDated = 5'000; ///< points of a layer whose days are marked
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double between(const std::vector<double>& values, double source)
{
    const auto low = static_cast<std::size_t>(source);
    const double t = source - static_cast<double>(low);
    if (t <= 0.0 || low + 1 >= values.size())
        return values[std::min(low, values.size() - 1)];
    return values[low] + (values[low + 1] - values[low]) * t;
}

} // namespace

TrackWidths trackWidths(std::size_t points)
{
    // Beyond, they cover the Earth: without an edge they are told apart better, and drawn twice as fast.
    return points <= 5'000 ? TrackWidths{4.4F, 3.0F} : points <= 30'000 ? TrackWidths{3.2F, 2.2F} : TrackWidths{0.0F, 1.3F};
}

std::vector<std::size_t> trackStarts(const Features& features)
{
    const std::size_t rows = features.lon.size();
    return eventColumn(features) >= 0 ? lineStarts(features) : rows == 0 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{0, rows};
}

TrackLines trackLines(const Projection& projection, const Features& tracks, const std::vector<double>& values, const std::vector<std::size_t>& starts)
{
    TrackLines out;
    const std::vector<double>* times = timesOf(tracks);
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
    for (std::size_t k = 0; k < times->size() && times->size() <= mostDated; ++k) {
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

std::vector<QRgb> trackColours(const TrackLines& tracks, const Colouring& colouring, std::optional<double> now, bool isBehind)
{
    std::vector<QRgb> out;
    out.reserve(tracks.values.size());
    for (std::size_t k = 0; k < tracks.values.size(); ++k) {
        const QRgb colour = std::isnan(tracks.values[k]) ? colouring.map.colours[128] : colouring.at(tracks.values[k]);
        const bool future = now && tracks.seconds[k] > *now + 1.0;
        // Mixed with the casing's colour rather than translucent: round ends overlap.
        const auto mix = [future, isBehind](int c, int dark) { return isBehind ? (2 * c + 3 * dark) / 5 : future ? (3 * c + dark) / 4 : c; };
        out.push_back(qRgb(mix(qRed(colour), 12), mix(qGreen(colour), 16), mix(qBlue(colour), 20)));
    }
    return out;
}

std::vector<TrackPosition> positionsAt(
    const Features& tracks, const std::vector<double>& values, double seconds, const std::vector<std::size_t>& starts)
{
    std::vector<TrackPosition> out;
    const std::vector<double>* times = timesOf(tracks);
    if (!times)
        return out;
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
        const Vec3 at = alongArc(onSphere(tracks.lon[low], tracks.lat[low]), onSphere(tracks.lon[low + 1], tracks.lat[low + 1]), t);
        out.push_back({lonOf(at), latOf(at), values[low] + (values[low + 1] - values[low]) * t, low});
    }
    return out;
}

std::optional<TrackHit> nearestOnTracks(const Features& tracks, double lonDeg, double latDeg, double reach)
{
    std::optional<TrackHit> out;
    const Vec3 wanted = onSphere(lonDeg, latDeg);
    const std::vector<std::size_t> starts = trackStarts(tracks);
    double best = reach;
    const auto take = [&](const Vec3& p, std::size_t row) {
        const double away = 2.0 * std::asin(std::min(1.0, 0.5 * length(p - wanted))) / degree;
        if (away <= best) {
            best = away;
            out = {row, {latOf(p), lonOf(p)}, away};
        }
    };
    for (std::size_t k = 0; k + 1 < starts.size(); ++k)
        for (std::size_t row = starts[k]; row < starts[k + 1]; ++row) {
            // A great circle reaches beyond the latitudes of its ends, by less than their distance.
            const bool isLast = row + 1 == starts[k + 1];
            const double span
                = isLast ? 0.0 : std::abs(wrap180(tracks.lon[row + 1] - tracks.lon[row])) + std::abs(tracks.lat[row + 1] - tracks.lat[row]);
            if (std::abs(tracks.lat[row] - latDeg) > best + span || std::isnan(tracks.lon[row]))
                continue;
            const Vec3 a = onSphere(tracks.lon[row], tracks.lat[row]);
            take(a, row);
            if (isLast)
                continue;
            const Vec3 b = onSphere(tracks.lon[row + 1], tracks.lat[row + 1]);
            const Vec3 along = b - a;
            if (const double whole = dot(along, along); whole > 0.0)
                if (const double t = dot(wanted - a, along) / whole; t > 0.0 && t < 1.0)
                    take(alongArc(a, b, t), t < 0.5 ? row : row + 1);
        }
    return out;
}

} // namespace terrella::earth
