// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/layers/polygon_mesh.h"

#include "views/earth/mesh_builder.h"

#include <algorithm>
#include <cmath>

namespace terrella::earth {

namespace {

struct Corner {
    double lon = 0.0; ///< or in units of the lattice
    double lat = 0.0;
};
using Line = std::vector<Corner>;
using Lines = std::vector<Line>;

constexpr std::size_t fewCorners = 64;     ///< of a cell: more are halved before they are taken apart
constexpr int mostHalved = 14;             ///< of one cell
constexpr double mostPieces = 200'000.0;   ///< of all polygons together
constexpr double outlineStep = 0.5;        ///< degrees between points of an outline, which great circles join
constexpr double besideCut = 180.0 - 1e-7; ///< keeps to its side of the cut

/// The part on one side of a line of constant longitude or latitude (Sutherland and Hodgman 1974, doi:10.1145/360767.360802). Parts that only hang
/// together along that line stay one ring, there and back, which encloses nothing.
Line clipped(const Line& ring, double Corner::*axis, double at, bool keepsLow)
{
    Line out;
    const auto inside = [&](const Corner& c) { return keepsLow ? c.*axis <= at : c.*axis >= at; };
    // From the lower end, so that both sides find the same point.
    const auto crossing = [&](const Corner& a, const Corner& b) {
        const Corner &low = a.*axis < b.*axis ? a : b, &high = a.*axis < b.*axis ? b : a;
        const double t = (at - low.*axis) / (high.*axis - low.*axis);
        Corner cut{low.lon + t * (high.lon - low.lon), low.lat + t * (high.lat - low.lat)};
        cut.*axis = at;
        return cut;
    };
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const Corner &from = ring[k], &to = ring[(k + 1) % ring.size()];
        if (inside(from))
            out.push_back(from);
        if (inside(from) != inside(to) && from.*axis != at && to.*axis != at)
            out.push_back(crossing(from, to));
    }
    return out;
}

Lines clipped(const Lines& rings, double Corner::*axis, double at, bool keepsLow)
{
    Lines out;
    for (const Line& ring : rings)
        if (Line part = clipped(ring, axis, at, keepsLow); part.size() > 2)
            out.push_back(std::move(part));
    return out;
}

struct Edge {
    Corner low, high;
    [[nodiscard]] double lonAt(double lat) const
    {
        if (lat <= low.lat)
            return low.lon;
        if (lat >= high.lat)
            return high.lon;
        return low.lon + (high.lon - low.lon) * (lat - low.lat) / (high.lat - low.lat);
    }
};

/// Takes what rings enclose (an odd number of times) apart between the parallels of their corners.
template <class Emit>
void takeApart(const Lines& rings, const Emit& emit)
{
    std::vector<Edge> edges;
    std::vector<double> lats;
    for (const Line& ring : rings)
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const Corner &a = ring[k], &b = ring[(k + 1) % ring.size()];
            if (a.lat == b.lat)
                continue;
            edges.push_back(a.lat < b.lat ? Edge{a, b} : Edge{b, a});
            lats.push_back(a.lat);
        }
    std::ranges::sort(lats);
    lats.erase(std::unique(lats.begin(), lats.end()), lats.end());
    std::vector<const Edge*> active;
    for (std::size_t k = 0; k + 1 < lats.size(); ++k) {
        const double south = lats[k], north = lats[k + 1], middle = 0.5 * (south + north);
        active.clear();
        for (const Edge& edge : edges)
            if (edge.low.lat <= south && edge.high.lat >= north)
                active.push_back(&edge);
        std::ranges::sort(active, {}, [middle](const Edge* edge) { return edge->lonAt(middle); });
        for (std::size_t pair = 0; pair + 1 < active.size(); pair += 2) {
            const Edge &west = *active[pair], &east = *active[pair + 1];
            const std::array<double, 4> lon{west.lonAt(south), east.lonAt(south), east.lonAt(north), west.lonAt(north)};
            if (lon[1] - lon[0] > 0.0 || lon[2] - lon[3] > 0.0)
                emit(lon, std::array<double, 4>{south, south, north, north});
        }
    }
}

/// Halves along lines of the lattice until a part lies in one cell.
class Cutter {
public:
    Cutter(double spacing, const std::function<void(const PolygonPiece&)>& visit)
        : m_spacing(spacing),
          m_perTurn(std::lround(360.0 / spacing)),
          m_visit(visit)
    {
    }

    /// Longitudes count from the western edge of the map. Cells [west, east) × [south, north).
    void cut(const Lines& rings, long west, long east, long south, long north) const
    {
        if (rings.empty())
            return;
        if (east - west <= 1 && north - south <= 1) {
            const double left = static_cast<double>(west) * m_spacing, bottom = static_cast<double>(south) * m_spacing - 90.0;
            m_turn = 360.0 * std::floor(static_cast<double>(west) / static_cast<double>(m_perTurn));
            cell(rings, {left, bottom}, {left + m_spacing, bottom + m_spacing}, 0);
            return;
        }
        if (east - west >= north - south) {
            const long half = (west + east) / 2;
            const double at = static_cast<double>(half) * m_spacing;
            cut(clipped(rings, &Corner::lon, at, true), west, half, south, north);
            cut(clipped(rings, &Corner::lon, at, false), half, east, south, north);
        } else {
            const long half = (south + north) / 2;
            const double at = static_cast<double>(half) * m_spacing - 90.0;
            cut(clipped(rings, &Corner::lat, at, true), west, east, south, half);
            cut(clipped(rings, &Corner::lat, at, false), west, east, half, north);
        }
    }

private:
    void cell(const Lines& rings, const Corner& low, const Corner& high, int halved) const
    {
        std::size_t corners = 0;
        for (const Line& ring : rings)
            corners += ring.size();
        if (corners == 0)
            return;
        if (corners > fewCorners && halved < mostHalved) {
            double Corner::*axis = halved % 2 == 0 ? &Corner::lon : &Corner::lat;
            const double at = 0.5 * (low.*axis + high.*axis);
            Corner middleHigh = high, middleLow = low;
            middleHigh.*axis = middleLow.*axis = at;
            cell(clipped(rings, axis, at, true), low, middleHigh, halved + 1);
            cell(clipped(rings, axis, at, false), middleLow, high, halved + 1);
            return;
        }
        takeApart(rings, [this](const std::array<double, 4>& lon, const std::array<double, 4>& lat) {
            PolygonPiece piece{lon, lat};
            for (double& each : piece.lon)
                each = std::clamp(each - m_turn - 180.0, -180.0, 180.0);
            m_visit(piece);
        });
    }

    double m_spacing;
    long m_perTurn;
    const std::function<void(const PolygonPiece&)>& m_visit;
    mutable double m_turn = 0.0; ///< of the cell that is taken apart: 0, ±360, …
};

/// For one polygon alone.
double ownSpacing(const Polygon& polygon)
{
    const double extent = std::max(polygon.east - polygon.west, polygon.north - polygon.south);
    for (const double spacing : {0.125, 0.25, 0.5})
        if (extent <= 24.0 * spacing)
            return spacing;
    return 1.0;
}

/// What all of them together ask for, so that there are not too many pieces.
double coarsestSpacing(std::span<const Polygon> polygons)
{
    for (const double coarsest : {0.125, 0.25, 0.5, 1.0, 2.0}) {
        double pieces = 0.0;
        for (const Polygon& each : polygons) {
            const double spacing = std::max(coarsest, ownSpacing(each));
            pieces += std::max(1.0, (each.east - each.west) / spacing) * std::max(1.0, (each.north - each.south) / spacing);
        }
        if (pieces < mostPieces)
            return coarsest;
    }
    return 4.0;
}

bool isAtDateline(double lon) { return std::abs(std::abs(std::remainder(lon, 360.0)) - 180.0) < 1e-9; }

/// Whether the shape is divided there: it has edges along the dateline on both sides of it.
bool isDivided(const Polygon& polygon)
{
    bool east = false, west = false;
    for (const PolygonRing& ring : polygon.rings)
        for (std::size_t k = 0; k < ring.lon.size(); ++k) {
            const std::size_t next = (k + 1) % ring.lon.size();
            if (!isAtDateline(ring.lon[k]) || ring.lon[next] != ring.lon[k] || ring.lat[next] == ring.lat[k])
                continue;
            (ring.lon[k] - polygon.west > polygon.east - ring.lon[k] ? east : west) = true;
        }
    return east && west;
}

/// Points of one ring, close enough for great circles between them; parts where an edge is no outline.
void appendOutline(const PolygonRing& ring, bool isDivided, const Projection& projection, SceneLines& out)
{
    std::vector<double> lon, lat;
    const auto flush = [&] {
        if (lon.size() > 1)
            projectLine(projection, lon, lat, out);
        lon.clear();
        lat.clear();
    };
    // A ring round a pole goes up to it and down again on one meridian, wherever it was begun.
    const auto [west, east] = std::ranges::minmax(ring.lon);
    const auto isSeam = [&, isRound = east - west > 360.0 - 1e-9](double x) { return isAtDateline(x) || (isRound && (x == west || x == east)); };
    for (std::size_t k = 0; k < ring.lon.size(); ++k) {
        const std::size_t next = (k + 1) % ring.lon.size();
        const double x = ring.lon[k], y = ring.lat[k], dx = ring.lon[next] - x, dy = ring.lat[next] - y;
        const bool atPole = std::abs(y) > 90.0 - 1e-9 && std::abs(ring.lat[next]) > 90.0 - 1e-9;
        const bool toPole = isSeam(x) && dx == 0.0 && (std::abs(y) > 90.0 - 1e-9 || std::abs(ring.lat[next]) > 90.0 - 1e-9);
        lon.push_back(x);
        lat.push_back(y);
        if (atPole || toPole || (isDivided && isAtDateline(x) && dx == 0.0)) {
            flush();
            continue;
        }
        const int steps = std::max(1, static_cast<int>(std::ceil(std::max(std::abs(dx), std::abs(dy)) / outlineStep)));
        for (int s = 1; s < steps; ++s) {
            lon.push_back(x + dx * s / steps);
            lat.push_back(y + dy * s / steps);
        }
        if (next == 0) {
            lon.push_back(ring.lon[0]);
            lat.push_back(ring.lat[0]);
        }
    }
    flush();
}

} // namespace

void cutPolygon(const Polygon& polygon, double middleLonDeg, double spacing, const std::function<void(const PolygonPiece&)>& visit)
{
    if (polygon.isEmpty())
        return;
    const double edge = middleLonDeg - 180.0;
    Lines rings;
    for (const PolygonRing& ring : polygon.rings) {
        Line line;
        for (std::size_t k = 0; k < ring.lon.size(); ++k)
            line.push_back({ring.lon[k] - edge, std::clamp(ring.lat[k], -90.0, 90.0)});
        rings.push_back(std::move(line));
    }
    const auto cell = [spacing](double from) { return std::lround(std::floor(from / spacing)); };
    const auto until = [spacing](double to) { return std::lround(std::ceil(to / spacing)); };
    Cutter(spacing, visit)
        .cut(rings, cell(polygon.west - edge), until(polygon.east - edge), cell(std::max(-90.0, polygon.south) + 90.0),
            until(std::min(90.0, polygon.north) + 90.0));
}

PolygonOutlines polygonOutlines(const Projection& projection, std::span<const Polygon> polygons)
{
    PolygonOutlines out;
    for (std::size_t row = 0; row < polygons.size(); ++row) {
        const bool divided = isDivided(polygons[row]);
        for (const PolygonRing& ring : polygons[row].rings)
            appendOutline(ring, divided, projection, out.lines);
        out.rows.resize(out.lines.points.size(), static_cast<std::uint32_t>(row));
    }
    return out;
}

PolygonMesh polygonMesh(const Projection& projection, std::span<const Polygon> polygons)
{
    PolygonMesh out;
    out.rows = polygons.size();
    const double middle = projection.isGlobe() ? 0.0 : projection.centralLongitude();
    const double coarsest = coarsestSpacing(polygons);
    MeshBuilder builder(projection);
    std::vector<double> lon, lat;
    std::vector<float> texture;
    const double w = static_cast<double>(out.textureWidth()), h = static_cast<double>(out.textureHeight());
    for (std::size_t row = 0; row < polygons.size(); ++row) {
        const auto u = static_cast<float>((static_cast<double>(row % PolygonMesh::columns) + 0.5) / w);
        const auto v = static_cast<float>((static_cast<double>(row / PolygonMesh::columns) + 0.5) / h);
        cutPolygon(polygons[row], middle, std::max(coarsest, ownSpacing(polygons[row])), [&](const PolygonPiece& piece) {
            for (std::size_t k = 0; k < 4; ++k) {
                lon.push_back(middle + std::clamp(piece.lon[k], -besideCut, besideCut));
                lat.push_back(piece.lat[k]);
                texture.insert(texture.end(), {u, v});
            }
        });
    }
    out.outlines = polygonOutlines(projection, polygons);
    const std::int32_t first = builder.addPoints(lon, lat, texture);
    for (std::int32_t k = first; k < first + static_cast<std::int32_t>(lon.size()); k += 4)
        builder.addQuad(k, k + 1, k + 2, k + 3);
    out.mesh = builder.take();
    return out;
}

} // namespace terrella::earth
