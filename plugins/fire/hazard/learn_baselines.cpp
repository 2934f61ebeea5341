// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/hazard/learn_baselines.h"

#include "plugins/learning/kernels/logit_regression.h"
#include "plugins/learning/kernels/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace terrella::fire {

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
/// Cells that a regression is fitted on: more make it no better, only slower.
constexpr std::size_t kRows = 100'000;

std::size_t monthOf(double seconds, Calendar calendar) { return static_cast<std::size_t>(fromSeconds(seconds, calendar).month - 1); }

} // namespace

Result<MonthlyClimatology> MonthlyClimatology::make(const LearnPlan& plan, const LearnData& data, RunContext& context)
{
    MonthlyClimatology out;
    std::vector<double> yearSum(data.cells()), yearCount(data.cells());
    std::array<std::vector<double>, 12> sums, counts;
    std::vector<float> field(data.cells());
    for (const std::size_t step : plan.split.training) {
        if (context.cancelled())
            return RunContext::cancelledError();
        TRY_DO(data.readTarget(step, field));
        const std::size_t month = monthOf(plan.time.values[step], plan.time.calendar);
        sums[month].resize(data.cells());
        counts[month].resize(data.cells());
        for (std::size_t c = 0; c < field.size(); ++c) {
            if (std::isnan(field[c]))
                continue;
            sums[month][c] += static_cast<double>(field[c]);
            counts[month][c] += 1.0;
            yearSum[c] += static_cast<double>(field[c]);
            yearCount[c] += 1.0;
        }
    }
    for (std::size_t month = 0; month < 12; ++month) {
        out.months[month].assign(data.cells(), kNaN);
        for (std::size_t c = 0; c < data.cells(); ++c) {
            if (!counts[month].empty() && counts[month][c] > 0.0)
                out.months[month][c] = static_cast<float>(sums[month][c] / counts[month][c]);
            else if (yearCount[c] > 0.0)
                out.months[month][c] = static_cast<float>(yearSum[c] / yearCount[c]); // a month without data: the mean of the year
        }
    }
    return out;
}

const std::vector<float>& MonthlyClimatology::of(double seconds, Calendar calendar) const { return months[monthOf(seconds, calendar)]; }

std::string MonthlyClimatology::bytes() const
{
    std::string out;
    for (const std::vector<float>& month : months)
        out.append(reinterpret_cast<const char*>(month.data()), month.size() * sizeof(float));
    return out;
}

std::optional<MonthlyClimatology> MonthlyClimatology::fromBytes(const std::string& bytes, std::size_t cells)
{
    if (cells == 0 || bytes.size() != 12 * cells * sizeof(float))
        return {};
    MonthlyClimatology out;
    for (std::size_t month = 0; month < 12; ++month) {
        out.months[month].resize(cells);
        std::memcpy(out.months[month].data(), bytes.data() + month * cells * sizeof(float), cells * sizeof(float));
    }
    return out;
}

Result<std::vector<float>> FireRegression::others(std::size_t step) const
{
    std::vector<float> out((columns() - 2) * m_data.cells());
    if (m_onFireWeather) {
        TRY_DO(m_data.readFireWeather(step, out));
    } else {
        TRY_DO(m_data.readInputs(step, out));
    }
    return out;
}

void FireRegression::fillRow(std::size_t cell, const std::vector<float>& climate, const std::vector<float>& others, std::span<double> row) const
{
    row[0] = 1.0;
    row[1] = learning::logitOf(static_cast<double>(climate[cell]));
    for (std::size_t k = 2; k < row.size(); ++k)
        row[k] = static_cast<double>(others[(k - 2) * m_data.cells() + cell]);
    if (std::isnan(climate[cell]))
        row[1] = std::numeric_limits<double>::quiet_NaN();
}

Result<FireRegression> FireRegression::make(
    const LearnPlan& plan, const LearnData& data, const MonthlyClimatology& climatology, bool onFireWeather, RunContext& context)
{
    FireRegression out(plan, data, climatology, onFireWeather);
    const std::size_t k = out.columns(), perStep = std::max<std::size_t>(1, kRows / plan.split.training.size());
    std::vector<double> x, y, weights, row(k);
    std::vector<float> fraction(data.cells());
    for (const std::size_t step : plan.split.training) {
        if (context.cancelled())
            return RunContext::cancelledError();
        TRY(const std::vector<float> values, out.others(step));
        TRY_DO(data.readTarget(step, fraction));
        const std::vector<float>& climate = climatology.of(plan.time.values[step], plan.time.calendar);
        learning::Random random(plan.rules.seed, step);
        const std::size_t count = std::min(perStep, data.cells());
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t cell = count == data.cells() ? n : random.below(data.cells());
            out.fillRow(cell, climate, values, row);
            x.insert(x.end(), row.begin(), row.end());
            y.push_back(static_cast<double>(fraction[cell]));
            weights.push_back(data.areas()[cell]);
        }
    }
    out.m_coefficients = learning::fitLogit(x, y, weights, k);
    return out;
}

Result<void> FireRegression::predict(std::size_t step, std::span<float> out) const
{
    TRY(const std::vector<float> values, others(step));
    const std::vector<float>& climate = m_climatology.of(m_plan.time.values[step], m_plan.time.calendar);
    std::vector<double> row(columns());
    for (std::size_t c = 0; c < out.size(); ++c) {
        fillRow(c, climate, values, row);
        out[c] = static_cast<float>(learning::logitMean(m_coefficients, row));
    }
    return {};
}

} // namespace terrella::fire
