// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/deaccumulation.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace terrella::data {

namespace {
constexpr double kDay = 86400.0;
}

DeaccumulatedCube::DeaccumulatedCube(std::shared_ptr<const Cube> source, std::shared_ptr<const CubeSignature> signature, std::vector<int> variables,
    std::vector<std::vector<bool>> restarts, std::vector<std::vector<double>> seconds)
    : Cube(std::move(signature)),
      m_source(std::move(source)),
      m_variables(std::move(variables)),
      m_restarts(std::move(restarts)),
      m_seconds(std::move(seconds))
{
}

Result<void> DeaccumulatedCube::read(int variable, const Window& window, std::span<float> out) const
{
    const auto v = static_cast<std::size_t>(variable);
    // Time is the first axis.
    const bool hasBefore = window.start.front() > 0;
    Window wider = window;
    wider.start.front() -= hasBefore ? 1 : 0;
    wider.count.front() += hasBefore ? 1 : 0;
    std::vector<float> values(wider.size());
    TRY_DO(m_source->read(m_variables[v], wider, values));
    const std::size_t perStep = window.count.front() == 0 ? 0 : window.size() / window.count.front();
    for (std::size_t t = 0; t < window.count.front(); ++t) {
        const std::size_t step = window.start.front() + t;
        const float* now = values.data() + (t + (hasBefore ? 1 : 0)) * perStep;
        float* to = out.data() + t * perStep;
        if (m_restarts[v][step])
            std::copy_n(now, perStep, to);
        else if (step == 0)
            std::fill_n(to, perStep, std::numeric_limits<float>::quiet_NaN());
        else
            std::transform(now, now + perStep, now - perStep, to, [](float a, float b) { return a - b; });
        if (!m_seconds[v].empty()) {
            const double seconds = m_seconds[v][step];
            std::transform(to, to + perStep, to, [seconds](float amount) { return static_cast<float>(static_cast<double>(amount) / seconds); });
        }
    }
    return {};
}

std::vector<bool> restartsAtHours(const Axis& time, const std::set<int>& hours)
{
    // The last moment at or before `seconds` that is one of the hours; steps that do not share it with the step before begin anew.
    const auto lastHour = [&](double seconds) {
        const double day = std::floor(seconds / kDay) * kDay;
        double last = -std::numeric_limits<double>::infinity();
        for (const int hour : hours) {
            for (const double at : {day + hour * 3600.0, day - kDay + hour * 3600.0}) {
                if (at < seconds - 1e-3)
                    last = std::max(last, at);
            }
        }
        return last;
    };
    std::vector<bool> out(time.size(), false);
    for (std::size_t t = 0; t < time.size(); ++t) {
        const double began = lastHour(time.values[t]);
        // Of the first step it is only known when it lies one usual step after the hour.
        const double before = t > 0 ? time.values[t - 1] : time.size() > 1 ? time.values[0] - (time.values[1] - time.values[0]) : began;
        out[t] = before <= began + 1e-3;
    }
    return out;
}

Result<std::vector<bool>> detectRestarts(RunContext& context, const Cube& cube, int variable)
{
    const CubeSignature& signature = cube.signature();
    const std::size_t steps = signature.axisOf(signature.variables[static_cast<std::size_t>(variable)], AxisKind::Time)->size();
    const std::size_t slices = sliceCount(signature, variable);
    std::vector<std::size_t> before(steps), now(steps), nearer(steps, 0), changed(steps, 0);
    std::iota(now.begin(), now.end(), 0);
    for (std::size_t t = 1; t < steps; ++t)
        before[t] = t - 1;
    TRY_DO(eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
        return walkFields(part, {{&cube, variable, slice, now}, {&cube, variable, slice, before}}, {}, [&](const FieldStep& step) -> Result<void> {
            float largest = 0.0F;
            for (const float value : step.in[1])
                largest = std::max(largest, std::isnan(value) ? 0.0F : std::abs(value));
            const float noise = 1e-4F * largest; // of packing
            std::size_t fewer = 0, other = 0;
            for (std::size_t c = 0; c < step.in[0].size(); ++c) {
                const float a = std::abs(step.in[0][c]), b = std::abs(step.in[1][c]);
                other += std::abs(step.in[0][c] - step.in[1][c]) > noise ? 1 : 0;
                fewer += b - a > noise ? 1 : 0;
            }
            nearer[step.step] += fewer;
            changed[step.step] += other;
            return {};
        });
    }));
    std::vector<bool> out(steps, false);
    for (std::size_t t = 1; t < steps; ++t)
        out[t] = 2 * nearer[t] > changed[t];
    return out;
}

std::vector<double> stepLengths(const Axis& time)
{
    std::vector<double> out(time.size(), 1.0);
    for (std::size_t t = 1; t < time.size(); ++t)
        out[t] = time.values[t] - time.values[t - 1];
    if (time.size() > 1)
        out[0] = out[1];
    return out;
}

} // namespace terrella::data
