// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/overlaps.h"

namespace terrella::data {

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

/// Longitude in radians and sine of latitude.
struct PlanePoint {
    double x = 0.0, y = 0.0;
};
using PlanePolygon = std::vector<PlanePoint>;

double planeArea(const PlanePolygon& polygon)
{
    double sum = 0.0;
    for (std::size_t k = 1; k + 1 < polygon.size(); ++k)
        sum += (polygon[k].x - polygon[0].x) * (polygon[k + 1].y - polygon[0].y) - (polygon[k + 1].x - polygon[0].x) * (polygon[k].y - polygon[0].y);
    return sum / 2.0;
}

/// Keeps the side on which the coordinate is at least (side 1) or at most (side −1) the limit.
template <double PlanePoint::*coordinate>
void clip(const PlanePolygon& in, double limit, double side, PlanePolygon& out)
{
    out.clear();
    for (std::size_t k = 0; k < in.size(); ++k) {
        const PlanePoint &a = in[k], &b = in[(k + 1) % in.size()];
        const double da = side * (a.*coordinate - limit), db = side * (b.*coordinate - limit);
        if (da >= 0.0)
            out.push_back(a);
        if ((da > 0.0 && db < 0.0) || (da < 0.0 && db > 0.0)) {
            PlanePoint cut{a.x + (b.x - a.x) * da / (da - db), a.y + (b.y - a.y) * da / (da - db)};
            cut.*coordinate = limit;
            out.push_back(cut);
        }
    }
}

bool isPole(const Vector3& place) { return std::hypot(place.x, place.y) < 1e-9; }

/// Into how many pieces a great circle is cut that are straight in longitude and sine of latitude: their middle lies off it by a ten-thousandth of
/// the edge at most, and none is longer than a degree of longitude. The same from either end, since neighbours share it.
int piecesOf(const Vector3& a, const Vector3& b, double span)
{
    constexpr double longest = std::numbers::pi / 180.0, mostOff = 1e-4;
    const double sine = (a.z + b.z) / 2.0, sagitta = span * span / 8.0 * std::abs(sine) * std::sqrt(std::max(0.0, 1.0 - sine * sine));
    const double bySagitta = std::sqrt(sagitta / (mostOff * length(b - a)));
    return static_cast<int>(std::ceil(std::max(span / longest, std::min(bySagitta, 1000.0))));
}

/// The quadrilateral with longitudes counted on along its edges; one that goes round a pole gets that pole's line as its last edge.
PlanePolygon unrolled(const Quad& quad)
{
    PlanePolygon out;
    const auto add = [&out](double lon, double sine) {
        out.push_back({out.empty() ? lon : lon + kTurn * std::round((out.back().x - lon) / kTurn), sine});
    };
    std::size_t start = 0; // not at a pole
    while (start < 3 && isPole(quad[start]))
        ++start;
    for (std::size_t k = 0; k < 4; ++k) {
        const Vector3 &a = quad[(start + k) % 4], &b = quad[(start + k + 1) % 4];
        if (isPole(a)) { // all longitudes at once: from that of the edge before to that of the next
            out.push_back({out.back().x, a.z > 0.0 ? 1.0 : -1.0});
            if (!isPole(b))
                add(std::atan2(b.y, b.x), a.z > 0.0 ? 1.0 : -1.0);
            continue;
        }
        add(std::atan2(a.y, a.x), a.z);
        if (isPole(b))
            continue;
        const double span = std::abs(std::remainder(std::atan2(b.y, b.x) - out.back().x, kTurn));
        if (span > std::numbers::pi - 1e-9) { // straight over the pole; whichever way it is counted, that part has no area
            const double pole = a.z + b.z > 0.0 ? 1.0 : -1.0;
            out.push_back({out.back().x, pole});
            add(std::atan2(b.y, b.x), pole);
            continue;
        }
        const int pieces = piecesOf(a, b, span);
        for (int p = 1; p < pieces; ++p) {
            const double share = static_cast<double>(p) / pieces;
            const Vector3 between = normalised((1.0 - share) * a + share * b);
            add(std::atan2(between.y, between.x), between.z);
        }
    }
    const PlanePoint first = out.front();
    const double turns = std::round((out.back().x - first.x) / kTurn - std::remainder(out.back().x - first.x, kTurn) / kTurn);
    if (turns != 0.0) {
        const double pole = quad[0].z > 0.0 ? 1.0 : -1.0;
        out.push_back({first.x + turns * kTurn, first.y});
        out.push_back({first.x + turns * kTurn, pole});
        out.push_back({first.x, pole});
    }
    return out;
}

std::vector<double> risingEdges(const AxisCells& cells)
{
    std::vector<double> out = cells.edge;
    for (double& edge : out)
        edge = cells.circular ? edge * kRadiansPerDegree : std::sin(edge * kRadiansPerDegree);
    if (out.front() > out.back())
        std::ranges::reverse(out);
    return out;
}

/// The last cell that begins at or below x; the first one for all below.
std::size_t cellAt(const std::vector<double>& edges, double x)
{
    const auto above = std::upper_bound(edges.begin(), edges.end() - 1, x);
    return above == edges.begin() ? 0 : static_cast<std::size_t>(above - edges.begin()) - 1;
}

} // namespace

Quad CornerMesh::quad(std::size_t cell) const
{
    const std::size_t j = cell / nx, i = cell % nx, below = j * (nx + 1) + i, above = below + nx + 1;
    return {corners[below], corners[below + 1], corners[above + 1], corners[above]};
}

RectangleOverlaps::RectangleOverlaps(const AxisCells& rows, const AxisCells& columns, std::size_t columnsOfField)
    : m_rowEdges(risingEdges(rows)),
      m_columnEdges(risingEdges(columns)),
      m_rowsRise(rows.edge.front() < rows.edge.back()),
      m_columnsRise(columns.edge.front() < columns.edge.back()),
      m_columnsOfField(columnsOfField)
{
}

double RectangleOverlaps::area(std::size_t row, std::size_t column) const
{
    const std::size_t j = m_rowsRise ? row : m_rowEdges.size() - 2 - row, i = m_columnsRise ? column : m_columnEdges.size() - 2 - column;
    return (m_rowEdges[j + 1] - m_rowEdges[j]) * (m_columnEdges[i + 1] - m_columnEdges[i]);
}

double RectangleOverlaps::add(std::uint32_t cell, const Quad& quad, std::vector<Overlap>& out) const
{
    for (const Vector3& corner : quad) {
        if (!isFinite(corner))
            return 0.0;
    }
    const PlanePolygon whole = unrolled(quad);
    const auto [south, north] = std::ranges::minmax(whole, {}, &PlanePoint::y);
    const auto [west, east] = std::ranges::minmax(whole, {}, &PlanePoint::x);
    const std::size_t rows = m_rowEdges.size() - 1, columns = m_columnEdges.size() - 1;
    PlanePolygon upper, band, right, piece;
    for (std::size_t j = cellAt(m_rowEdges, south.y); j < rows && m_rowEdges[j] < north.y; ++j) {
        clip<&PlanePoint::y>(whole, m_rowEdges[j], 1.0, upper);
        clip<&PlanePoint::y>(upper, m_rowEdges[j + 1], -1.0, band);
        if (band.size() < 3)
            continue;
        const double firstTurn = std::ceil((west.x - m_columnEdges.back()) / kTurn), lastTurn = std::floor((east.x - m_columnEdges.front()) / kTurn);
        for (double turn = firstTurn; turn <= lastTurn; turn += 1.0) {
            const double shift = turn * kTurn;
            for (std::size_t i = cellAt(m_columnEdges, west.x - shift); i < columns && m_columnEdges[i] + shift < east.x; ++i) {
                clip<&PlanePoint::x>(band, m_columnEdges[i] + shift, 1.0, right);
                clip<&PlanePoint::x>(right, m_columnEdges[i + 1] + shift, -1.0, piece);
                const double area = piece.size() < 3 ? 0.0 : std::abs(planeArea(piece));
                const std::size_t row = m_rowsRise ? j : rows - 1 - j, column = m_columnsRise ? i : columns - 1 - i;
                if (area > 0.0)
                    out.push_back({cell, static_cast<std::uint32_t>(row * m_columnsOfField + column), area});
            }
        }
    }
    return std::abs(planeArea(whole));
}

double polygonArea(std::span<const Vector3> polygon)
{
    double sum = 0.0;
    for (std::size_t k = 1; k + 1 < polygon.size(); ++k) {
        const Vector3 &a = polygon[0], &b = polygon[k], &c = polygon[k + 1];
        sum += 2.0 * std::atan2(dot(a, cross(b - a, c - a)), 1.0 + dot(a, b) + dot(b, c) + dot(c, a));
    }
    return sum;
}

std::vector<Vector3> clipped(std::vector<Vector3> polygon, const Quad& window)
{
    const double side = polygonArea(window) < 0.0 ? -1.0 : 1.0;
    std::vector<Vector3> next;
    for (std::size_t e = 0; e < window.size() && polygon.size() >= 3; ++e) {
        // cross(a, b) as cross(a, b − a): edges are short
        const Vector3 normal = side * cross(window[e], window[(e + 1) % window.size()] - window[e]);
        next.clear();
        for (std::size_t k = 0; k < polygon.size(); ++k) {
            const Vector3 &a = polygon[k], &b = polygon[(k + 1) % polygon.size()];
            const double da = dot(normal, a), db = dot(normal, b);
            if (da >= 0.0)
                next.push_back(a);
            if ((da > 0.0 && db < 0.0) || (da < 0.0 && db > 0.0))
                next.push_back(normalised(std::abs(db) * a + std::abs(da) * b));
        }
        polygon.swap(next);
    }
    if (polygon.size() < 3)
        polygon.clear();
    return polygon;
}

} // namespace terrella::data
