// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/kernels/quantile_map.h"

#include "plugins/downscaling/kernels/lot.h"

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

std::size_t countBelow(std::span<const float> sorted, double limit)
{
    return static_cast<std::size_t>(
        std::ranges::lower_bound(sorted, limit, {}, [](float value) { return static_cast<double>(value); }) - sorted.begin());
}

double meanOf(std::span<const float> values)
{
    double sum = 0.0;
    for (const float value : values)
        sum += static_cast<double>(value);
    return sum / static_cast<double>(values.size());
}

/// The `dryCount` dry values at the beginning without the last `wetted` of them, which are spread evenly from `low` to `high`.
void wet(std::span<const float> sorted, std::size_t dryCount, std::size_t wetted, double low, double high, std::vector<float>& spread,
    std::vector<float>& out)
{
    spread.resize(wetted);
    for (std::size_t k = 0; k < wetted; ++k)
        spread[k] = static_cast<float>(low + (high - low) * (static_cast<double>(k) + 0.5) / static_cast<double>(wetted));
    out.assign(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(dryCount - wetted));
    std::ranges::merge(spread, sorted.subspan(dryCount), std::back_inserter(out));
}

} // namespace

void Correction::clear()
{
    m_x.clear();
    m_y.clear();
    m_first.clear();
}

void Correction::add(double x, double y)
{
    m_x.push_back(x);
    m_y.push_back(y);
}

void Correction::prepare(std::size_t calls)
{
    constexpr std::size_t partsPerNode = 4;
    const std::size_t parts = partsPerNode * m_x.size();
    const double width = m_x.back() - m_x.front();
    if (calls < parts || !(width > 0.0))
        return;
    m_partsPerUnit = static_cast<double>(parts) / width;
    if (!std::isfinite(m_partsPerUnit))
        return;
    m_first.resize(parts + 1);
    std::size_t node = 1;
    for (std::size_t part = 0; part <= parts; ++part) {
        const double from = m_x.front() + static_cast<double>(part) / m_partsPerUnit;
        while (node + 1 < m_x.size() && m_x[node] < from)
            ++node;
        m_first[part] = static_cast<std::uint32_t>(node);
    }
}

std::size_t Correction::above(double x) const
{
    if (m_first.empty())
        return static_cast<std::size_t>(std::ranges::lower_bound(m_x, x) - m_x.begin());
    std::size_t node = m_first[static_cast<std::size_t>((x - m_x.front()) * m_partsPerUnit)];
    while (m_x[node] < x)
        ++node;
    while (m_x[node - 1] >= x) // what rounding put into the part beside; the first node is below x
        --node;
    return node;
}

double Correction::at(double x, Between between) const
{
    if (x <= m_x.front())
        return m_y.front();
    if (x >= m_x.back())
        return m_y.back();
    const std::size_t node = above(x); // m_x[node − 1] < x <= m_x[node]
    const double low = m_x[node - 1], high = m_x[node];
    if (between == Between::Nearest)
        return x - low <= high - x ? m_y[node - 1] : m_y[node];
    return m_y[node - 1] + (m_y[node] - m_y[node - 1]) * (x - low) / (high - low);
}

QuantileMapper::QuantileMapper(const MappingPlan& plan)
    : m_plan(plan),
      m_reference(plan.reference, plan.window),
      m_historical(plan.historical, plan.window),
      m_projection(plan.projection, plan.rules.ranksInWindow ? plan.window : 1),
      m_ranksAlone(plan.window == 1 || !plan.rules.ranksInWindow),
      m_needsPool(plan.rules.adaptsFrequency || (plan.rules.mapping == Mapping::DeltaPreserving && !m_ranksAlone))
{
}

void QuantileMapper::map(
    std::span<const float> reference, std::span<const float> historical, std::span<const float> projection, std::uint64_t cell, std::span<float> out)
{
    const MappingRules& rules = m_plan.rules;
    m_cell = cell;
    m_out = out;
    std::ranges::fill(out, kMissing);
    m_reference.take(reference, rules.dry, m_sorter);
    m_historical.take(historical, rules.dry, m_sorter);
    if (m_needsPool)
        m_projection.take(projection, rules.dry, m_sorter);
    if (rules.mapping == Mapping::Detrended)
        takeMoments(projection);
    for (std::size_t g = 0; g < m_plan.projection.count(); ++g) {
        const std::span<const float> fromReference = m_reference.at(g), fromHistorical = m_historical.at(g);
        const std::span<const float> pool = m_needsPool ? m_projection.at(g) : std::span<const float>{};
        m_steps.clear();
        m_values.clear();
        for (const std::uint32_t step : m_plan.projection.of(g)) {
            const float value = projection[step];
            if (std::isnan(value))
                continue;
            m_steps.push_back(step);
            m_values.push_back(static_cast<double>(value) < rules.dry ? 0.0F : value);
        }
        const std::size_t least = std::max<std::size_t>(1, rules.atLeast);
        if (!m_steps.empty() && fromReference.size() >= least && fromHistorical.size() >= least)
            mapGroup(g, fromReference, fromHistorical, pool);
    }
}

void QuantileMapper::mapGroup(std::size_t group, std::span<const float> reference, std::span<const float> historical, std::span<const float> pool)
{
    if (m_plan.rules.adaptsFrequency)
        adaptFrequency(reference, historical, pool);
    switch (m_plan.rules.mapping) {
    case Mapping::Empirical:
        makeCorrection(reference, historical, 1.0, 1.0);
        mapByValue();
        break;
    case Mapping::DeltaPreserving:
        makeCorrection(reference, historical, 1.0, 1.0);
        mapByRank(pool);
        break;
    case Mapping::Detrended: {
        const double meanThere = meanOf(reference), meanHere = meanOf(historical);
        makeCorrection(reference, historical, meanThere, meanHere);
        mapDetrended(group, meanThere, meanHere);
        break;
    }
    }
}

/// Themeßl et al. 2012, eq. 2 ff.: where the model is dry on a larger share of days than the reference, the share (P0h − P0r) / P0h of its dry days
/// gets rain between `dry` and the reference's quantile at P0h. The model's days are chosen from the wettest of the dry ones on, by lot among equals.
void QuantileMapper::adaptFrequency(std::span<const float> reference, std::span<const float>& historical, std::span<const float>& pool)
{
    const double dry = m_plan.rules.dry;
    const double dryThere = static_cast<double>(countBelow(reference, dry)) / static_cast<double>(reference.size());
    const std::size_t dryDays = countBelow(historical, dry);
    const double dryHere = static_cast<double>(dryDays) / static_cast<double>(historical.size());
    if (dryHere <= dryThere)
        return;
    const double share = (dryHere - dryThere) / dryHere, highest = std::max(dry, sortedQuantile(reference, dryHere));
    const auto wetted = [share](std::size_t days) { return static_cast<std::size_t>(std::llround(share * static_cast<double>(days))); };
    wet(historical, dryDays, wetted(dryDays), dry, highest, m_spread, m_adaptedHistorical);
    historical = m_adaptedHistorical;

    const std::size_t dryNow = countBelow(pool, dry);
    const double stay = static_cast<double>(dryNow) * (1.0 - share), changed = static_cast<double>(dryNow) * share;
    for (std::size_t k = 0; k < m_values.size(); ++k) {
        if (static_cast<double>(m_values[k]) >= dry)
            continue;
        const auto equal = std::ranges::equal_range(pool, m_values[k]);
        const double first = static_cast<double>(equal.begin() - pool.begin()), last = static_cast<double>(equal.end() - pool.begin());
        const double place = first + (last - first) * unitNumber(m_plan.rules.seed, m_cell, m_steps[k]);
        if (place >= stay && changed > 0.0)
            m_values[k] = static_cast<float>(dry + (highest - dry) * std::min(1.0, (place - stay) / changed));
    }
    wet(pool, dryNow, wetted(dryNow), dry, highest, m_spread, m_adapted);
    pool = m_adapted;
}

/// Nodes lie at the model's quantiles. Scales: what the quantiles are taken relative to, 1 or the means.
void QuantileMapper::makeCorrection(
    std::span<const float> reference, std::span<const float> historical, double referenceScale, double historicalScale)
{
    const MappingRules& rules = m_plan.rules;
    const bool isRelative = rules.mapping == Mapping::Detrended, isProduct = rules.change == Change::Multiplicative;
    m_correction.clear();
    const std::size_t ends = rules.endNodes ? 1 : 0, count = rules.nodes + 2 * ends;
    for (std::size_t i = 0; i < count; ++i) {
        const double inner = (static_cast<double>(i) - static_cast<double>(ends) + 0.5) / static_cast<double>(rules.nodes);
        const double p = std::clamp(inner, 0.0, 1.0);
        double there = sortedQuantile(reference, p), here = sortedQuantile(historical, p);
        if (isRelative) {
            there = isProduct ? there / referenceScale : there - referenceScale;
            here = isProduct ? here / historicalScale : here - historicalScale;
        }
        const double correction = !isProduct ? there - here : here > 0.0 ? std::min(there / here, rules.largestFactor) : kMissing;
        m_correction.add(rules.mapping == Mapping::DeltaPreserving ? p : here, correction);
    }
    // A factor of nothing is that of the next node above, since what lies between is interpolated; 1 where there is none.
    double next = 1.0;
    for (auto it = m_correction.values().rbegin(); it != m_correction.values().rend(); ++it) {
        if (std::isfinite(*it))
            next = *it;
        else
            *it = next;
    }
    m_correction.prepare(m_values.size());
}

void QuantileMapper::mapByValue()
{
    for (std::size_t k = 0; k < m_steps.size(); ++k) {
        const double value = static_cast<double>(m_values[k]);
        m_out[m_steps[k]] = finish(apply(value, m_correction.at(value, m_plan.rules.between)));
    }
}

/// Ranks from 0 to 1, equal values sharing the mean of theirs.
void QuantileMapper::mapByRank(std::span<const float> pool)
{
    const std::span<const std::uint32_t> order = m_sorter.order(m_values);
    m_sorted.clear();
    for (const std::uint32_t k : order)
        m_sorted.push_back(m_values[k]);
    const std::span<const float> among = m_ranksAlone ? std::span<const float>(m_sorted) : pool;
    const auto meanPlace = [](std::size_t first, std::size_t end) { return 0.5 * (static_cast<double>(first) + static_cast<double>(end) - 1.0); };
    const auto equalTo = [&](float value) {
        const auto equal = std::ranges::equal_range(among, value);
        return std::pair(static_cast<std::size_t>(equal.begin() - among.begin()), static_cast<std::size_t>(equal.end() - among.begin()));
    };
    const auto lowest = equalTo(among.front()), highest = equalTo(among.back());
    const double first = meanPlace(lowest.first, lowest.second), width = meanPlace(highest.first, highest.second) - first;
    std::size_t begin = 0, end = 0;
    for (std::size_t k = 0; k < m_sorted.size(); ++k) {
        const float value = m_sorted[k];
        if (k == 0 || value != m_sorted[k - 1]) {
            for (begin = end; begin < among.size() && among[begin] < value;)
                ++begin;
            for (end = begin; end < among.size() && among[end] == value;)
                ++end;
        }
        // A value that the pool lacks (rain put on a dry day) lies between two of it.
        const double place = begin == end ? static_cast<double>(begin) - 0.5 : meanPlace(begin, end);
        const double rank = width > 0.0 ? std::clamp((place - first) / width, 0.0, 1.0) : 0.5;
        m_out[m_steps[order[k]]] = finish(apply(static_cast<double>(value), m_correction.at(rank, m_plan.rules.between)));
    }
}

void QuantileMapper::takeMoments(std::span<const float> projection)
{
    const auto degree = static_cast<std::size_t>(m_plan.rules.trendDegree);
    const std::size_t each = momentCount(degree);
    m_moments.assign(each * m_plan.projection.count(), 0.0);
    for (std::size_t g = 0; g < m_plan.projection.count(); ++g) {
        for (const std::uint32_t step : m_plan.projection.of(g)) {
            if (!std::isnan(projection[step]))
                addMoments(m_plan.times[step], static_cast<double>(projection[step]), degree, std::span(m_moments).subspan(g * each, each));
        }
    }
}

/// Of the projection in that part of the year and those around it.
Polynomial QuantileMapper::trendOf(std::size_t group)
{
    const auto degree = static_cast<std::size_t>(m_plan.rules.trendDegree);
    const std::size_t each = momentCount(degree), count = m_plan.projection.count();
    const std::size_t reach = std::min(m_plan.window / 2, (count - 1) / 2);
    m_pooled.assign(each, 0.0);
    for (std::size_t k = 0; k < 2 * reach + 1; ++k) {
        const std::size_t from = (group + count - reach + k) % count * each;
        for (std::size_t m = 0; m < each; ++m)
            m_pooled[m] += m_moments[from + m];
    }
    return fitPolynomial(m_pooled, degree);
}

void QuantileMapper::mapDetrended(std::size_t group, double referenceMean, double historicalMean)
{
    const bool isProduct = m_plan.rules.change == Change::Multiplicative;
    if (isProduct && (referenceMean <= 0.0 || historicalMean <= 0.0)) {
        // Nothing to scale by: a dry reference makes it dry, a dry model stays as it is.
        for (std::size_t k = 0; k < m_steps.size(); ++k)
            m_out[m_steps[k]] = finish(referenceMean <= 0.0 && historicalMean > 0.0 ? 0.0 : static_cast<double>(m_values[k]));
        return;
    }
    const double scaling = isProduct ? referenceMean / historicalMean : referenceMean - historicalMean;
    const Polynomial trend = trendOf(group);
    const double mean = polynomialMean(trend, m_plan.times, m_steps);
    for (std::size_t k = 0; k < m_steps.size(); ++k) {
        const double value = static_cast<double>(m_values[k]);
        double expected = polynomialAt(trend, m_plan.times[m_steps[k]]);
        if (isProduct && expected <= 0.0)
            expected = mean > 0.0 ? mean : 1.0; // a line that falls below nothing says nothing
        // What is scaled has its own trend scaled: relative to it both are the same.
        const double alone = isProduct ? value / expected : value - expected;
        const double mapped = apply(alone, m_correction.at(alone, m_plan.rules.between));
        m_out[m_steps[k]] = finish(isProduct ? mapped * expected * scaling : mapped + expected + scaling);
    }
}

double QuantileMapper::apply(double value, double correction) const
{
    return m_plan.rules.change == Change::Multiplicative ? value * correction : value + correction;
}

float QuantileMapper::finish(double value) const
{
    if (value < m_plan.rules.dry)
        value = 0.0;
    return static_cast<float>(value < m_plan.rules.lowest ? m_plan.rules.lowest : value);
}

} // namespace terrella::downscale
