// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/coasts_and_countries.h"

#include "pipelines/data/polygons.h"
#include "views/earth/geometry.h"
#include "views/earth/natural_earth.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::CoastsAndCountries)
};

constexpr double toleranceKm = 1.0;
constexpr std::size_t mostPlaces = 400; ///< of a ring that stays as it is

constexpr double poleDeg = 89.99; ///< places nearer to a pole are a map's edge

double rounded(double degrees) { return std::round(degrees * 1e3) / 1e3; }

/// Edges are straight in longitude and latitude there, great circles here. Around a pole a flat map needs its own edge; the sphere has none there.
std::vector<SpherePlace> placesOf(const PolygonRing& ring)
{
    std::vector<SpherePlace> out;
    for (std::size_t k = 0; k < ring.lon.size(); ++k)
        if (std::abs(ring.lat[k]) < poleDeg)
            out.push_back({rounded(ring.lon[k]), rounded(ring.lat[k])});
    if (out.size() > mostPlaces) {
        out.push_back(out.front());
        out = thinned(out, toleranceKm);
        out.pop_back();
    }
    std::vector<SpherePlace> dense;
    for (std::size_t k = 0; k < out.size(); ++k) {
        const SpherePlace &a = out[k], &b = out[(k + 1) % out.size()];
        const double turn = earth::wrap180(b.lon - a.lon);
        const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(turn))));
        for (int s = 0; s < steps; ++s)
            dense.push_back({rounded(a.lon + turn * s / steps), rounded(a.lat + (b.lat - a.lat) * s / steps)});
    }
    return dense;
}

} // namespace

Result<std::shared_ptr<const std::vector<NamedArea>>> readCountryAreas()
{
    TRY(const std::shared_ptr<const Features> features, readFeatures(earth::naturalEarthPath(), QStringLiteral("countries_50m")));
    QStringList warnings;
    TRY(const std::vector<Polygon> polygons, readPolygons(*features, warnings));
    const int names = features->info.find(QStringLiteral("name"));
    if (names < 0)
        return Error{ErrorCode::Invalid, Text::tr("The countries in %1 have no names.").arg(earth::naturalEarthPath()), {}};
    auto out = std::make_shared<std::vector<NamedArea>>();
    for (std::size_t row = 0; row < polygons.size(); ++row) {
        NamedArea area;
        area.name = features->columns[static_cast<std::size_t>(names)].text[row];
        for (const PolygonRing& ring : polygons[row].rings) {
            std::vector<SpherePlace> places = placesOf(ring);
            if (places.size() < 3)
                continue;
            if (!ring.isHole || area.shapes.polygons.empty())
                area.shapes.polygons.emplace_back();
            area.shapes.polygons.back().push_back(std::move(places));
        }
        if (area.shapes.isEmpty())
            continue;
        area.inside = std::make_shared<const SphereArea>(area.shapes);
        out->push_back(std::move(area));
    }
    return std::shared_ptr<const std::vector<NamedArea>>(out);
}

Result<std::shared_ptr<const CoastLines>> readCoastLines()
{
    TRY(const std::vector<earth::Ring> rings, earth::readOutlines(earth::naturalEarthPath(), QStringLiteral("coastline_50m")));
    CoastLines lines;
    for (const earth::Ring& ring : rings) {
        std::vector<SpherePlace>& line = lines.emplace_back();
        for (std::size_t k = 0; k < ring.lon.size(); ++k)
            line.push_back({ring.lon[k], ring.lat[k]});
    }
    return std::make_shared<const CoastLines>(joinedCoasts(lines));
}

CoastLines joinedCoasts(const CoastLines& lines)
{
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    // An end is 2 × its line, and one more for the last place.
    const auto placeOf = [&](std::size_t end) -> const SpherePlace& { return end % 2 == 0 ? lines[end / 2].front() : lines[end / 2].back(); };
    std::map<std::pair<long, long>, std::vector<std::size_t>> meetings;
    for (std::size_t k = 0; k < lines.size(); ++k)
        if (lines[k].size() > 1 && !(lines[k].front() == lines[k].back()))
            for (const std::size_t end : {2 * k, 2 * k + 1}) {
                const double lon = placeOf(end).lon;
                meetings[{std::lround(earth::wrap180(lon >= 180.0 ? lon - 360.0 : lon) * 1e6), std::lround(placeOf(end).lat * 1e6)}].push_back(end);
            }
    std::vector<std::size_t> next(2 * lines.size(), none);
    for (const auto& [place, ends] : meetings)
        if (ends.size() == 2) {
            next[ends[0]] = ends[1];
            next[ends[1]] = ends[0];
        }
    std::vector<char> isTaken(lines.size(), 0);
    CoastLines out;
    /// From one of its ends on, as far as it goes.
    const auto follow = [&](std::size_t from) {
        std::vector<SpherePlace>& line = out.emplace_back();
        for (std::size_t end = from; end != none && !isTaken[end / 2]; end = next[end ^ 1U]) {
            isTaken[end / 2] = 1;
            std::vector<SpherePlace> part = lines[end / 2];
            if (end % 2 == 1)
                std::ranges::reverse(part);
            line.insert(line.end(), part.begin() + (line.empty() ? 0 : 1), part.end());
        }
        if (next[from] != none)
            line.back() = line.front(); // only rings are followed from an end that meets another; their last place may be counted another way
    };
    for (std::size_t end = 0; end < next.size(); ++end)
        if (next[end] == none && !isTaken[end / 2])
            follow(end);
    for (std::size_t k = 0; k < lines.size(); ++k)
        if (!isTaken[k])
            follow(2 * k);
    return out;
}

std::vector<SpherePlace> coastBetween(const CoastLines& coasts, const SpherePlace& from, const SpherePlace& to)
{
    // The coast whose places lie nearest to both.
    const std::vector<SpherePlace>* coast = nullptr;
    std::size_t first = 0, last = 0;
    double least = std::numeric_limits<double>::infinity();
    const auto nearest = [](const std::vector<SpherePlace>& line, const SpherePlace& place) {
        std::pair<double, std::size_t> out{std::numeric_limits<double>::infinity(), 0};
        for (std::size_t k = 0; k < line.size(); ++k)
            out = std::min(out, {sphereDistanceKm(line[k], place), k});
        return out;
    };
    for (const auto& line : coasts) {
        if (line.size() < 2)
            continue;
        const auto a = nearest(line, from), b = nearest(line, to);
        if (a.second == b.second || a.first + b.first >= least)
            continue;
        least = a.first + b.first;
        coast = &line;
        first = a.second;
        last = b.second;
    }
    if (!coast)
        return {};
    const auto part = [coast](std::size_t a, std::size_t b) {
        std::vector<SpherePlace> out;
        for (std::size_t k = a;; k = (k + 1) % coast->size()) {
            if (out.empty() || !(out.back() == (*coast)[k]))
                out.push_back((*coast)[k]);
            if (k == b)
                return out;
        }
    };
    const auto lengthOf = [](const std::vector<SpherePlace>& line) {
        double km = 0.0;
        for (std::size_t k = 0; k + 1 < line.size(); ++k)
            km += sphereDistanceKm(line[k], line[k + 1]);
        return km;
    };
    std::vector<SpherePlace> out = part(std::min(first, last), std::max(first, last));
    if (sphereDistanceKm(coast->front(), coast->back()) < 1e-3) // closed: an island
        if (std::vector<SpherePlace> other = part(std::max(first, last), std::min(first, last)); lengthOf(other) < lengthOf(out))
            out = std::move(other);
    if (!out.empty() && sphereDistanceKm(out.front(), from) > sphereDistanceKm(out.back(), from))
        std::ranges::reverse(out);
    return out;
}

std::optional<Drawing> wholeCoast(const CoastLines& coasts, const NamedArea& country, double km)
{
    constexpr double nearKm = 3.0;
    const double tolerance = 0.1 * km;
    SphereShapes shapes = country.shapes;
    shapes.distanceKm = nearKm;
    const SphereArea area(std::move(shapes));
    std::vector<std::vector<SpherePlace>> runs;
    for (const auto& line : coasts) {
        // A closed one is begun anew outside, so that no run is cut in two.
        const bool isClosed = line.size() > 2 && line.front() == line.back();
        const std::size_t count = line.size() - (isClosed ? 1 : 0);
        std::size_t first = 0;
        while (isClosed && first < count && area.contains(line[first].lon, line[first].lat))
            ++first;
        std::vector<SpherePlace> run;
        const auto end = [&] {
            if (run.size() > 1)
                runs.push_back(thinned(run, tolerance));
            run.clear();
        };
        for (std::size_t k = 0; k < line.size(); ++k)
            if (const SpherePlace& place = isClosed ? line[(first + k) % count] : line[k]; area.contains(place.lon, place.lat))
                run.push_back(place);
            else
                end();
        end();
    }
    // Islands beside a longer coast add nothing that could be seen.
    std::ranges::stable_sort(runs, std::greater<>{}, [](const auto& run) { return run.size(); });
    SphereShapes out{{}, {}, km};
    for (auto& run : runs) {
        const SphereArea known({{}, out.lines, tolerance});
        if (out.lines.empty() || !std::ranges::all_of(run, [&known](const SpherePlace& p) { return known.contains(p.lon, p.lat); }))
            out.lines.push_back(std::move(run));
    }
    if (out.lines.empty())
        return std::nullopt;
    for (auto& line : out.lines)
        for (SpherePlace& place : line)
            place = {rounded(place.lon), rounded(place.lat)};
    Drawing drawing{DrawingKind::Shape};
    drawing.name = Text::tr("Coast of %1").arg(country.name);
    drawing.coastOf = country.name;
    drawing.area = std::move(out);
    return drawing;
}

std::vector<SpherePlace> thinned(const std::vector<SpherePlace>& line, double km)
{
    if (line.size() < 3)
        return line;
    std::vector<char> keeps(line.size(), 0);
    keeps.front() = keeps.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> parts{{0, line.size() - 1}};
    while (!parts.empty()) {
        const auto [a, b] = parts.back();
        parts.pop_back();
        double farthest = km;
        std::size_t at = 0;
        const SphereArea near({{}, {{line[a], line[b]}}, km});
        for (std::size_t k = a + 1; k < b; ++k) {
            if (near.contains(line[k].lon, line[k].lat))
                continue;
            const double far = std::min(sphereDistanceKm(line[k], line[a]), sphereDistanceKm(line[k], line[b]));
            if (at == 0 || far > farthest) {
                farthest = far;
                at = k;
            }
        }
        if (at == 0)
            continue;
        keeps[at] = 1;
        parts.emplace_back(a, at);
        parts.emplace_back(at, b);
    }
    std::vector<SpherePlace> out;
    for (std::size_t k = 0; k < line.size(); ++k)
        if (keeps[k])
            out.push_back(line[k]);
    return out;
}

} // namespace terrella
