// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/consecutive_cube.h"

#include "pipelines/data/signature_builder.h"

#include <algorithm>

namespace terrella {

namespace {

const Variable& variableOf(const ConsecutiveCube::Part& part) { return part.cube->signature().variables[static_cast<std::size_t>(part.variable)]; }

const Axis& timeOf(const ConsecutiveCube::Part& part) { return *part.cube->signature().axisOf(variableOf(part), AxisKind::Time); }

std::shared_ptr<const CubeSignature> signatureOf(const std::vector<ConsecutiveCube::Part>& parts)
{
    std::vector<double> times;
    for (const ConsecutiveCube::Part& part : parts)
        times.insert(times.end(), timeOf(part).values.begin(), timeOf(part).values.end());
    AxisChanges changes;
    changes.axes[AxisKind::Time] = withValues(timeOf(parts.back()), std::move(times));
    for (const AxisKind kind : {AxisKind::Member, AxisKind::Other, AxisKind::Level})
        changes.axes[kind] = std::nullopt;
    SignatureBuilder builder;
    builder.addVariable(parts.back().cube->signature(), variableOf(parts.back()), changes);
    return builder.build();
}

/// window: over time and cells; of the part's variable it is made the one that lies at the slice.
Result<void> readPart(const ConsecutiveCube::Part& part, const Window& window, std::size_t step, std::span<float> out)
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

ConsecutiveCube::ConsecutiveCube(std::vector<Part> parts) : Cube(signatureOf(parts)), m_parts(std::move(parts)), m_first{0}
{
    for (const Part& part : m_parts)
        m_first.push_back(m_first.back() + timeOf(part).size());
}

Result<void> ConsecutiveCube::read(int, const Window& window, std::span<float> out) const
{
    const std::size_t begin = window.start.front(), end = begin + window.count.front();
    const std::size_t perStep = window.count.front() == 0 ? 0 : window.size() / window.count.front();
    Window part = window;
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        const std::size_t from = std::max(begin, m_first[p]), to = std::min(end, m_first[p + 1]);
        if (from >= to)
            continue;
        part.count.front() = to - from;
        TRY_DO(readPart(m_parts[p], part, from - m_first[p], out.subspan((from - begin) * perStep, (to - from) * perStep)));
    }
    return {};
}

std::size_t ConsecutiveCube::rowsReadTogether(int) const
{
    std::size_t most = 1;
    for (const Part& part : m_parts)
        most = std::max(most, part.cube->rowsReadTogether(part.variable));
    return most;
}

std::size_t ConsecutiveCube::stepsReadTogether(int) const
{
    std::size_t most = 1;
    for (const Part& part : m_parts)
        most = std::max(most, part.cube->stepsReadTogether(part.variable));
    return most;
}

} // namespace terrella
