// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/detection.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

namespace terrella::cyclones {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// beaten[i] = 1 where the cell is missing or one of four neighbours is strictly lower (higher for maxima). No branches: vectorises.
template <bool Maxima>
void compareInner(const float* above, const float* row, const float* below, std::size_t first, std::size_t last, std::uint8_t* beaten)
{
    for (std::size_t i = first; i < last; ++i) {
        const float v = row[i];
        const float a = above[i];
        const float b = below[i];
        const float l = row[i - 1];
        const float r = row[i + 1];
        const bool wins = Maxima ? (a > v) | (b > v) | (l > v) | (r > v) : (a < v) | (b < v) | (l < v) | (r < v);
        beaten[i] = static_cast<std::uint8_t>(wins | (v != v));
    }
}

} // namespace

DetectionCounts& DetectionCounts::operator+=(const DetectionCounts& o)
{
    extrema += o.extrema;
    inBox += o.inBox;
    merged += o.merged;
    overThresholds += o.overThresholds;
    closed += o.closed;
    accepted += o.accepted;
    return *this;
}

Detector::Detector(const Mesh& mesh) : m_mesh(&mesh), m_distance(mesh), m_visited(mesh.size(), 0), m_beaten(mesh.nx(), 0) {}

void Detector::beginFlood(std::uint32_t origin)
{
    if (++m_epoch == 0) {
        std::ranges::fill(m_visited, 0U);
        m_epoch = 1;
    }
    m_queue.clear();
    m_queue.push_back(origin);
    m_visited[origin] = m_epoch;
    m_distance.setOrigin(origin);
}

bool Detector::firstVisit(std::uint32_t cell)
{
    if (m_visited[cell] == m_epoch)
        return false;
    m_visited[cell] = m_epoch;
    return true;
}

/// Breadth first over connected cells; those beyond the radius are neither visited nor passed through.
template <class Visit>
void Detector::forConnectedWithin(std::uint32_t origin, double radiusDeg, Visit&& visit)
{
    beginFlood(origin);
    visit(origin);
    if (!(radiusDeg > 0.0))
        return;
    const Radius radius(radiusDeg);
    for (std::size_t next = 0; next < m_queue.size(); ++next) {
        const std::uint32_t cell = m_queue[next];
        if (next > 0) {
            if (radius.isExceededBy(m_distance.cosine(cell)))
                continue;
            visit(cell);
        }
        m_mesh->forNeighbours(cell, [this](std::uint32_t neighbour) {
            if (firstVisit(neighbour))
                m_queue.push_back(neighbour);
        });
    }
}

std::uint32_t Detector::extremumNear(
    const Expression& field, std::span<const float* const> fields, std::uint32_t cell, double radiusDeg, bool maximum)
{
    std::uint32_t best = cell;
    float bestValue = field.value(fields, cell);
    forConnectedWithin(cell, radiusDeg, [&](std::uint32_t other) {
        const float value = field.value(fields, other);
        if (maximum ? value > bestValue : value < bestValue) {
            bestValue = value;
            best = other;
        }
    });
    return best;
}

bool Detector::isClosed(const ClosedContour& contour, std::span<const float* const> fields, std::uint32_t cell)
{
    const bool rises = contour.delta > 0.0;
    const std::uint32_t origin = contour.offsetDeg > 0.0 ? extremumNear(contour.field, fields, cell, contour.offsetDeg, !rises) : cell;
    const double start = static_cast<double>(contour.field.value(fields, origin));
    const Radius radius(contour.distanceDeg);
    bool closed = true;
    beginFlood(origin);
    for (std::size_t next = 0; next < m_queue.size() && closed; ++next) {
        m_mesh->forNeighbours(m_queue[next], [&](std::uint32_t neighbour) {
            if (!closed || !firstVisit(neighbour))
                return;
            if (radius.isExceededBy(m_distance.cosine(neighbour))) {
                closed = false;
                return;
            }
            const double value = static_cast<double>(contour.field.value(fields, neighbour));
            if (rises ? value - start >= contour.delta : start - value >= -contour.delta)
                return;
            m_queue.push_back(neighbour);
        });
    }
    return closed;
}

bool Detector::holds(const FieldThreshold& threshold, std::span<const float* const> fields, std::uint32_t cell)
{
    bool found = false;
    const double limit = threshold.value;
    forConnectedWithin(cell, threshold.distanceDeg, [&](std::uint32_t other) {
        const double value = static_cast<double>(threshold.field.value(fields, other));
        switch (threshold.comparison) {
        case Comparison::Greater: found |= value > limit; break;
        case Comparison::GreaterEqual: found |= value >= limit; break;
        case Comparison::Less: found |= value < limit; break;
        case Comparison::LessEqual: found |= value <= limit; break;
        case Comparison::Equal: found |= value == limit; break;
        case Comparison::NotEqual: found |= value < limit || value > limit; break;
        }
    });
    return found;
}

double Detector::statistic(const OutputOperator& output, std::span<const float* const> fields, std::uint32_t cell)
{
    const bool maximum = output.statistic == Statistic::Maximum || output.statistic == Statistic::DistanceOfMaximum;
    double best = kNan;
    double sum = 0.0;
    std::size_t count = 0;
    std::uint32_t where = cell;
    forConnectedWithin(cell, output.distanceDeg, [&](std::uint32_t other) {
        const double value = static_cast<double>(output.field.value(fields, other));
        if (std::isnan(value))
            return;
        sum += value;
        if (count++ == 0 || (maximum ? value > best : value < best)) {
            best = value;
            where = other;
        }
    });
    if (count == 0)
        return kNan;
    switch (output.statistic) {
    case Statistic::Average: return sum / static_cast<double>(count);
    case Statistic::DistanceOfMinimum:
    case Statistic::DistanceOfMaximum: return m_distance.degrees(where);
    case Statistic::Minimum:
    case Statistic::Maximum: break;
    }
    return best;
}

void Detector::findInRow(const float* field, std::size_t j, bool maxima, std::vector<std::uint32_t>& cells)
{
    const Mesh& mesh = *m_mesh;
    const std::size_t nx = mesh.nx();
    const auto check = [&](std::uint32_t cell) {
        const float v = field[cell];
        bool beaten = std::isnan(v);
        if (!beaten) {
            mesh.forNeighbours(cell, [&](std::uint32_t n) { beaten |= maxima ? field[n] > v : field[n] < v; });
        }
        if (!beaten)
            cells.push_back(cell);
    };
    const auto base = static_cast<std::uint32_t>(j * nx);
    if (mesh.isPoleRow(j)) {
        check(base);
        return;
    }
    const bool simple = !mesh.isDiagonal() && j > 0 && j + 1 < mesh.ny() && nx > 2 && !mesh.isPoleRow(j - 1) && !mesh.isPoleRow(j + 1);
    if (!simple) {
        for (std::size_t i = 0; i < nx; ++i)
            check(base + static_cast<std::uint32_t>(i));
        return;
    }
    const float* row = field + base;
    if (maxima)
        compareInner<true>(row - nx, row, row + nx, 1, nx - 1, m_beaten.data());
    else
        compareInner<false>(row - nx, row, row + nx, 1, nx - 1, m_beaten.data());
    check(base);
    const std::uint8_t* const begin = m_beaten.data();
    const std::uint8_t* const end = begin + nx - 1;
    for (const std::uint8_t* at = begin + 1; at < end;) {
        at = static_cast<const std::uint8_t*>(std::memchr(at, 0, static_cast<std::size_t>(end - at)));
        if (!at)
            break;
        cells.push_back(base + static_cast<std::uint32_t>(at - begin));
        ++at;
    }
    check(base + static_cast<std::uint32_t>(nx - 1));
}

void Detector::findExtrema(const Criteria& criteria, const float* field, std::vector<std::uint32_t>& cells)
{
    const Mesh& mesh = *m_mesh;
    for (std::size_t j = 0; j < mesh.ny(); ++j) {
        if (mesh.isSeparable()) {
            const double lat = mesh.rowLatDeg(j);
            if (std::abs(lat) < criteria.leastAbsLatDeg || (criteria.box && (lat < criteria.box->south || lat > criteria.box->north)))
                continue;
        }
        findInRow(field, j, criteria.maxima, cells);
    }
}

void Detector::keepLoneExtrema(const Criteria& criteria, const float* field, std::vector<std::uint32_t>& cells) const
{
    struct Point {
        std::array<double, 3> at;
        float value;
        std::size_t order;
    };
    std::vector<Point> points;
    points.reserve(cells.size());
    for (std::size_t k = 0; k < cells.size(); ++k)
        points.push_back({unitVector(m_mesh->lonDeg(cells[k]), m_mesh->latDeg(cells[k])), field[cells[k]], k});
    std::ranges::sort(points, {}, [](const Point& p) { return p.at[2]; });
    const double chord = 2.0 * std::sin(std::min(criteria.mergeDistanceDeg, 180.0) * kRadPerDeg / 2.0);
    const double squared = chord * chord;
    std::vector<char> keep(cells.size(), 1);
    const auto compare = [&](const Point& a, const Point& b) {
        if (squaredChord(a.at, b.at) > squared)
            return;
        if (a.value == b.value) {
            if (criteria.mergeEqual)
                keep[std::max(a.order, b.order)] = 0;
            return;
        }
        const bool aWins = criteria.maxima ? a.value > b.value : a.value < b.value;
        keep[aWins ? b.order : a.order] = 0;
    };
    for (std::size_t a = 0; a < points.size(); ++a) {
        for (std::size_t b = a + 1; b < points.size() && points[b].at[2] - points[a].at[2] <= chord; ++b)
            compare(points[a], points[b]);
    }
    std::size_t kept = 0;
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (keep[k])
            cells[kept++] = cells[k];
    }
    cells.resize(kept);
}

Detection Detector::detect(const Criteria& criteria, std::span<const float* const> fields)
{
    const float* field = fields[static_cast<std::size_t>(criteria.searchField)];
    Detection out;
    std::vector<std::uint32_t>& cells = out.cells;
    findExtrema(criteria, field, cells);
    out.counts.extrema = cells.size();
    std::erase_if(cells, [&](std::uint32_t cell) {
        const double lat = m_mesh->latDeg(cell);
        return std::abs(lat) < criteria.leastAbsLatDeg || (criteria.box && !criteria.box->contains(m_mesh->lonDeg(cell), lat))
            || (criteria.area && !criteria.area->contains(m_mesh->lonDeg(cell), lat));
    });
    out.counts.inBox = cells.size();
    if (criteria.mergeDistanceDeg > 0.0)
        keepLoneExtrema(criteria, field, cells);
    out.counts.merged = cells.size();
    std::erase_if(cells, [&](std::uint32_t cell) {
        return !std::ranges::all_of(criteria.thresholds, [&](const FieldThreshold& t) { return holds(t, fields, cell); });
    });
    out.counts.overThresholds = cells.size();
    std::erase_if(cells,
        [&](std::uint32_t cell) { return !std::ranges::all_of(criteria.closed, [&](const ClosedContour& c) { return isClosed(c, fields, cell); }); });
    out.counts.closed = cells.size();
    std::erase_if(cells, [&](std::uint32_t cell) {
        return std::ranges::any_of(criteria.notClosed, [&](const ClosedContour& c) { return isClosed(c, fields, cell); });
    });
    out.counts.accepted = cells.size();
    out.values.reserve(cells.size() * criteria.outputs.size());
    for (const std::uint32_t cell : cells) {
        for (const OutputOperator& output : criteria.outputs)
            out.values.push_back(statistic(output, fields, cell));
    }
    return out;
}

} // namespace terrella::cyclones
