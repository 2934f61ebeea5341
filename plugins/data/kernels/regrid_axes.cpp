// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/regrid_axes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella::data {

namespace {

constexpr double kCircle = 360.0, kPole = 90.0;
constexpr double kSnap = 1e-7;    // of a step: as good as on the centre
constexpr double kOutside = 1e-6; // degrees: float32 coordinates of the outermost cells

std::vector<double> edgesOf(std::span<const double> centre, double stepIfSingle)
{
    const std::size_t n = centre.size();
    if (n == 1)
        return {centre[0] - stepIfSingle / 2.0, centre[0] + stepIfSingle / 2.0};
    std::vector<double> out(n + 1);
    for (std::size_t i = 1; i < n; ++i)
        out[i] = (centre[i - 1] + centre[i]) / 2.0;
    out[0] = 2.0 * centre[0] - out[1];
    out[n] = 2.0 * centre[n - 1] - out[n - 1];
    return out;
}

bool rises(std::span<const double> values) { return values.size() < 2 || values.back() > values.front(); }

/// Values that rise, whichever way the axis runs, and where they stand on it.
struct Rising {
    explicit Rising(std::span<const double> values) : m_values(values), m_up(rises(values)) {}
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] double operator[](std::size_t k) const { return m_up ? m_values[k] : m_values[m_values.size() - 1 - k]; }
    /// The number of values that are not above x.
    [[nodiscard]] std::size_t upTo(double x) const
    {
        std::size_t low = 0, high = size();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if ((*this)[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    [[nodiscard]] std::size_t indexOf(std::size_t k, std::size_t count) const { return m_up ? k : count - 1 - k; }

private:
    std::span<const double> m_values;
    bool m_up;
};

/// x counted so that it is in [first, first + 360).
double turned(double x, double first) { return x - kCircle * std::floor((x - first) / kCircle); }

void closeAtPole(double& edge, double centre, bool global)
{
    const double pole = edge > centre ? kPole : -kPole;
    const double step = 2.0 * std::abs(edge - centre), gap = std::abs(pole) - std::abs(edge);
    // Gaussian grids end 0.27 of a step from the pole; a row is missing at the poles of some global grids.
    if (std::abs(edge) > kPole || gap < (global ? 0.6 : 0.3) * step)
        edge = pole;
}

} // namespace

AxisCells latitudeCells(std::span<const double> latDeg, bool global, double stepIfSingle)
{
    AxisCells out;
    out.centre.assign(latDeg.begin(), latDeg.end());
    out.edge = edgesOf(latDeg, stepIfSingle);
    if (latDeg.size() > 1) {
        closeAtPole(out.edge.front(), out.centre.front(), global);
        closeAtPole(out.edge.back(), out.centre.back(), global);
    }
    for (double& edge : out.edge)
        edge = std::clamp(edge, -kPole, kPole);
    const auto [south, north] = std::ranges::minmax(out.edge);
    out.northPole = global && north == kPole;
    out.southPole = global && south == -kPole;
    return out;
}

AxisCells longitudeCells(std::span<const double> lonDeg, double stepIfSingle, bool dropRepeated)
{
    AxisCells out;
    out.circular = true;
    for (const double lon : lonDeg)
        out.centre.push_back(out.centre.empty() ? lon : lon + kCircle * std::round((out.centre.back() - lon) / kCircle));
    const auto last = [&out] { return static_cast<double>(out.centre.size() - 1); };
    if (out.centre.size() > 2) {
        const double step = std::abs(out.centre.back() - out.centre.front()) / last();
        if (dropRepeated && std::abs(step * last() - kCircle) < 0.02 * step)
            out.centre.pop_back();
        const double gap = kCircle - std::abs(out.centre.back() - out.centre.front());
        out.closed = std::abs(gap - step) < 0.02 * step + 1e-4;
    }
    out.edge = edgesOf(out.centre, stepIfSingle);
    if (out.closed) {
        const double turn = rises(out.centre) ? kCircle : -kCircle;
        out.edge.front() = (out.centre.front() + out.centre.back() - turn) / 2.0;
        out.edge.back() = out.edge.front() + turn;
    }
    return out;
}

void AxisWeights::add(std::size_t index, double value)
{
    source.push_back(static_cast<std::uint32_t>(index));
    weight.push_back(value);
}

AxisWeights nearestOn(const AxisCells& from, std::span<const double> to)
{
    AxisWeights out;
    const Rising edge(from.edge);
    const std::size_t n = from.centre.size();
    for (double x : to) {
        if (from.circular)
            x = turned(x, edge[0] - kOutside);
        const bool isInside = x >= edge[0] - kOutside && x <= edge[n] + kOutside;
        if (isInside)
            out.add(edge.indexOf(std::clamp<std::size_t>(edge.upTo(x), 1, n) - 1, n), 1.0);
        out.close();
    }
    return out;
}

AxisWeights linearOn(const AxisCells& from, std::span<const double> to)
{
    if (from.centre.size() == 1)
        return nearestOn(from, to);
    AxisWeights out;
    const Rising centre(from.centre);
    const std::size_t n = centre.size();
    const auto between = [&out](std::size_t low, std::size_t high, double share) {
        if (share < 1.0 - kSnap)
            out.add(low, share > kSnap ? 1.0 - share : 1.0);
        if (share > kSnap)
            out.add(high, share < 1.0 - kSnap ? share : 1.0);
    };
    for (double x : to) {
        if (from.circular)
            x = turned(x, centre[0] - kOutside);
        const std::size_t above = centre.upTo(x);
        if (above > 0 && above < n) {
            between(centre.indexOf(above - 1, n), centre.indexOf(above, n), (x - centre[above - 1]) / (centre[above] - centre[above - 1]));
        } else if (above == n && from.closed) {
            between(centre.indexOf(n - 1, n), centre.indexOf(0, n), (x - centre[n - 1]) / (centre[0] + kCircle - centre[n - 1]));
        } else if (std::abs(x - centre[n - 1]) <= kOutside || std::abs(x - centre[0]) <= kOutside) {
            out.add(centre.indexOf(above == 0 ? 0 : n - 1, n), 1.0);
        } else if (above == n && from.northPole && x <= kPole) {
            between(centre.indexOf(n - 1, n), n, (x - centre[n - 1]) / (kPole - centre[n - 1]));
        } else if (above == 0 && from.southPole && x >= -kPole) {
            between(centre.indexOf(0, n), n + 1, (centre[0] - x) / (centre[0] + kPole));
        }
        out.close();
    }
    return out;
}

AxisWeights overlapsOn(const AxisCells& from, const AxisCells& to)
{
    const auto measured = [](const AxisCells& cells) {
        std::vector<double> out = cells.edge;
        if (!cells.circular)
            std::ranges::transform(out, out.begin(), [](double lat) { return std::sin(lat * std::numbers::pi / 180.0); });
        return out;
    };
    const std::vector<double> fromEdges = measured(from), toEdges = measured(to);
    const Rising source(fromEdges);
    const std::size_t n = from.centre.size();
    AxisWeights out;
    for (std::size_t t = 0; t + 1 < toEdges.size(); ++t) {
        const auto [low, high] = std::minmax(toEdges[t], toEdges[t + 1]);
        const double firstTurn = from.circular ? std::ceil((low - source[n]) / kCircle) : 0.0;
        const double lastTurn = from.circular ? std::floor((high - source[0]) / kCircle) : 0.0;
        for (double turn = firstTurn; turn <= lastTurn; turn += 1.0) {
            const double a = low - turn * kCircle, b = high - turn * kCircle;
            for (std::size_t k = std::max<std::size_t>(1, source.upTo(a)) - 1; k < n && source[k] < b; ++k) {
                const double length = std::min(source[k + 1], b) - std::max(source[k], a);
                if (length > 0.0)
                    out.add(source.indexOf(k, n), length / (high - low));
            }
        }
        out.close();
    }
    return out;
}

} // namespace terrella::data
