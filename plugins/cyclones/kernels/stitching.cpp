// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/cyclones/kernels/stitching.h"

#include <algorithm>
#include <limits>

namespace terrella::cyclones {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr double kTimeDoubtSeconds = 1e-3;

bool satisfies(double value, Comparison comparison, double limit)
{
    switch (comparison) {
    case Comparison::Greater: return value > limit;
    case Comparison::GreaterEqual: return value >= limit;
    case Comparison::Less: return value < limit;
    case Comparison::LessEqual: return value <= limit;
    case Comparison::Equal: return value == limit;
    case Comparison::NotEqual: return value < limit || value > limit;
    }
    return false;
}

bool satisfies(const TrackThreshold& threshold, const std::vector<std::size_t>& path)
{
    const auto at = [&](std::size_t node) { return satisfies(threshold.values[node], threshold.comparison, threshold.value); };
    switch (threshold.count) {
    case NodeCount::All: return std::ranges::all_of(path, at);
    case NodeCount::First: return at(path.front());
    case NodeCount::Last: return at(path.back());
    case NodeCount::AtLeast: break;
    }
    return static_cast<std::size_t>(std::ranges::count_if(path, at)) >= threshold.nodes;
}

/// First index of each distinct time, and the end.
std::vector<std::size_t> timeStarts(std::span<const double> times)
{
    std::vector<std::size_t> starts;
    for (std::size_t k = 0; k < times.size(); ++k) {
        if (k == 0 || times[k] != times[k - 1])
            starts.push_back(k);
    }
    starts.push_back(times.size());
    return starts;
}

/// For each candidate the one it continues to, or kNone.
std::vector<std::size_t> successors(const NodeTable& table, const TrackCriteria& criteria)
{
    const std::size_t count = table.timeSeconds.size();
    const std::vector<std::size_t> starts = timeStarts(table.timeSeconds);
    const std::size_t times = starts.size() - 1;
    double step = std::numeric_limits<double>::infinity();
    for (std::size_t t = 1; t < times; ++t)
        step = std::min(step, table.timeSeconds[starts[t]] - table.timeSeconds[starts[t - 1]]);
    const double longest = std::max(criteria.maxGapSeconds, step) + kTimeDoubtSeconds;

    std::vector<std::array<double, 3>> points(count);
    for (std::size_t k = 0; k < count; ++k)
        points[k] = unitVector(table.lonDeg[k], table.latDeg[k]);

    std::vector<std::size_t> next(count, kNone);
    for (std::size_t t = 0; t < times; ++t) {
        const double now = table.timeSeconds[starts[t]];
        for (std::size_t node = starts[t]; node < starts[t + 1]; ++node) {
            for (std::size_t later = t + 1; later < times && table.timeSeconds[starts[later]] - now <= longest; ++later) {
                std::size_t nearest = starts[later];
                double least = std::numeric_limits<double>::infinity();
                for (std::size_t k = starts[later]; k < starts[later + 1]; ++k) {
                    const double chord = squaredChord(points[node], points[k]);
                    if (chord < least) {
                        least = chord;
                        nearest = k;
                    }
                }
                if (greatCircleDeg(table.lonDeg[node], table.latDeg[node], table.lonDeg[nearest], table.latDeg[nearest]) <= criteria.rangeDeg) {
                    next[node] = nearest;
                    break;
                }
            }
        }
    }
    return next;
}

double distanceBetween(const NodeTable& table, std::size_t a, std::size_t b)
{
    return greatCircleDeg(table.lonDeg[a], table.latDeg[a], table.lonDeg[b], table.latDeg[b]);
}

double pathDistance(const NodeTable& table, const std::vector<std::size_t>& path)
{
    double sum = 0.0;
    for (std::size_t k = 1; k < path.size(); ++k)
        sum += distanceBetween(table, path[k - 1], path[k]);
    return sum;
}

bool isAccepted(const NodeTable& table, const TrackCriteria& criteria, const std::vector<std::size_t>& path, StitchCounts& counts)
{
    const double duration = table.timeSeconds[path.back()] - table.timeSeconds[path.front()];
    if (path.size() < criteria.minNodes || duration < criteria.minDurationSeconds - kTimeDoubtSeconds) {
        ++counts.tooShort;
        return false;
    }
    if (criteria.minEndpointDistanceDeg > 0.0 && distanceBetween(table, path.front(), path.back()) < criteria.minEndpointDistanceDeg) {
        ++counts.endpointsTooClose;
        return false;
    }
    if (criteria.minPathDistanceDeg > 0.0 && pathDistance(table, path) < criteria.minPathDistanceDeg) {
        ++counts.pathTooShort;
        return false;
    }
    for (std::size_t k = 0; k < criteria.thresholds.size(); ++k) {
        if (!satisfies(criteria.thresholds[k], path)) {
            ++counts.belowThreshold[k];
            return false;
        }
    }
    return true;
}

} // namespace

Tracks stitch(const NodeTable& table, const TrackCriteria& criteria)
{
    Tracks out;
    out.counts.candidates = table.timeSeconds.size();
    out.counts.belowThreshold.assign(criteria.thresholds.size(), 0);
    std::vector<std::size_t> next = successors(table, criteria);
    std::vector<std::size_t> path;
    for (std::size_t first = 0; first < next.size(); ++first) {
        if (next[first] == kNone)
            continue;
        path.clear();
        std::size_t node = first;
        path.push_back(node);
        while (next[node] != kNone) {
            const std::size_t following = next[node];
            next[node] = kNone; // a segment is used once
            node = following;
            path.push_back(node);
        }
        ++out.counts.paths;
        if (isAccepted(table, criteria, path, out.counts))
            out.nodes.push_back(path);
    }
    out.counts.tracks = out.nodes.size();
    return out;
}

} // namespace terrella::cyclones
