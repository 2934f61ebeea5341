// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/two_periods.h"

#include "pipelines/data/signature_builder.h"

#include <algorithm>

namespace terrella::fire {

namespace {

const Variable& variableOf(const TwoPeriods::Part& part) { return part.cube->signature().variables[static_cast<std::size_t>(part.variable)]; }

const Axis& timeOf(const TwoPeriods::Part& part) { return *part.cube->signature().axisOf(variableOf(part), AxisKind::Time); }

std::shared_ptr<const CubeSignature> signatureOf(const TwoPeriods::Part& first, const TwoPeriods::Part& second)
{
    std::vector<double> times = timeOf(first).values;
    times.insert(times.end(), timeOf(second).values.begin(), timeOf(second).values.end());
    AxisChanges changes;
    changes.axes[AxisKind::Time] = withValues(timeOf(second), std::move(times));
    for (const AxisKind kind : {AxisKind::Member, AxisKind::Other, AxisKind::Level})
        changes.axes[kind] = std::nullopt;
    SignatureBuilder builder;
    builder.addVariable(second.cube->signature(), variableOf(second), changes);
    return builder.build();
}

/// window: over time and cells; of the part's variable it is made the one that lies at the slice.
Result<void> readPart(const TwoPeriods::Part& part, const Window& window, std::size_t step, std::span<float> out)
{
    const CubeSignature& signature = part.cube->signature();
    const Variable& variable = variableOf(part);
    Window there;
    there.start.resize(variable.axes.size());
    there.count.assign(variable.axes.size(), 1);
    std::size_t rest = part.slice, cells = window.start.size();
    for (std::size_t d = variable.axes.size(); d-- > 0;) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(variable.axes[d])];
        switch (axis.kind) {
        case AxisKind::Time:
            there.start[d] = step;
            there.count[d] = window.count.front();
            break;
        case AxisKind::Member:
        case AxisKind::Other:
        case AxisKind::Level:
            there.start[d] = rest % axis.size();
            rest /= axis.size();
            break;
        case AxisKind::Y:
        case AxisKind::X:
        case AxisKind::Cell:
            --cells;
            there.start[d] = window.start[cells];
            there.count[d] = window.count[cells];
            break;
        }
    }
    TRY_DO(part.cube->read(part.variable, there, out));
    if (!part.conversion.isIdentity())
        part.conversion.apply(out);
    return {};
}

} // namespace

TwoPeriods::TwoPeriods(Part first, Part second)
    : Cube(signatureOf(first, second)),
      m_first(std::move(first)),
      m_second(std::move(second)),
      m_firstSteps(timeOf(m_first).size())
{
}

Result<void> TwoPeriods::read(int, const Window& window, std::span<float> out) const
{
    const std::size_t begin = window.start.front(), end = begin + window.count.front();
    const std::size_t perStep = window.count.front() == 0 ? 0 : window.size() / window.count.front();
    Window part = window;
    if (begin < m_firstSteps) {
        part.count.front() = std::min(end, m_firstSteps) - begin;
        TRY_DO(readPart(m_first, part, begin, out.first(part.count.front() * perStep)));
    }
    if (end > m_firstSteps) {
        const std::size_t from = std::max(begin, m_firstSteps);
        part.count.front() = end - from;
        TRY_DO(readPart(m_second, part, from - m_firstSteps, out.last(part.count.front() * perStep)));
    }
    return {};
}

} // namespace terrella::fire
