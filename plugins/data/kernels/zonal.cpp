// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/kernels/zonal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella::data {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double percentile(std::vector<std::pair<float, double>>& sorted, double area, double percent)
{
    const double wanted = area * std::clamp(percent, 0.0, 100.0) / 100.0;
    double reached = 0.0;
    for (const auto& [value, weight] : sorted) {
        reached += weight;
        if (reached >= wanted * (1.0 - 1e-12))
            return static_cast<double>(value);
    }
    return static_cast<double>(sorted.back().first);
}

} // namespace

void zonalStatistics(std::span<const float> values, std::span<const CellOverlap> cells, std::span<const ZonalRequest> requests, std::span<double> out)
{
    double area = 0.0, moment = 0.0, total = 0.0, lowest = HUGE_VAL, highest = -HUGE_VAL;
    std::size_t count = 0;
    for (const CellOverlap& cell : cells) {
        const double value = static_cast<double>(values[cell.cell]);
        if (std::isnan(value))
            continue;
        area += cell.area;
        moment += cell.area * value;
        total += cell.fraction * value;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
        ++count;
    }
    const double mean = area > 0.0 ? moment / area : kMissing;
    double squares = 0.0;
    std::vector<std::pair<float, double>> sorted;
    const auto needs = [&](ZonalStatistic statistic) {
        return std::ranges::any_of(requests, [&](const ZonalRequest& request) { return request.statistic == statistic; });
    };
    if (const bool deviation = needs(ZonalStatistic::StandardDeviation), order = needs(ZonalStatistic::Percentile); deviation || order) {
        for (const CellOverlap& cell : cells) {
            const float value = values[cell.cell];
            if (std::isnan(value))
                continue;
            squares += cell.area * (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
            if (order)
                sorted.emplace_back(value, cell.area);
        }
        std::ranges::sort(sorted);
    }
    for (std::size_t k = 0; k < requests.size(); ++k) {
        switch (requests[k].statistic) {
        case ZonalStatistic::Mean: out[k] = mean; break;
        case ZonalStatistic::Sum: out[k] = count > 0 ? total : kMissing; break;
        case ZonalStatistic::Minimum: out[k] = count > 0 ? lowest : kMissing; break;
        case ZonalStatistic::Maximum: out[k] = count > 0 ? highest : kMissing; break;
        case ZonalStatistic::StandardDeviation: out[k] = area > 0.0 ? std::sqrt(squares / area) : kMissing; break;
        case ZonalStatistic::Count: out[k] = static_cast<double>(count); break;
        case ZonalStatistic::ValidArea: out[k] = area; break;
        case ZonalStatistic::Percentile: out[k] = sorted.empty() ? kMissing : percentile(sorted, area, requests[k].percent); break;
        }
    }
}

} // namespace terrella::data
