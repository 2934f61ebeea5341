// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/files/selected_cube.h"

namespace terrella::data {

namespace {

/// The part [start, start + count) of what is kept of an axis.
Picks partOf(const Picks& picks, std::size_t start, std::size_t count)
{
    Picks out;
    std::size_t before = 0;
    for (const Run& run : picks.runs) {
        const std::size_t from = std::max(start, before), to = std::min(start + count, before + run.count);
        if (from < to)
            out.runs.push_back({run.start + (from - before) * run.stride, to - from, run.stride});
        before += run.count;
    }
    return out;
}

} // namespace

SelectedCube::SelectedCube(std::shared_ptr<const Cube> source, Selection selection)
    : Cube(std::move(selection.signature)),
      m_source(std::move(source)),
      m_variables(std::move(selection.variables))
{
    for (std::size_t v = 0; v < m_variables.size(); ++v) {
        const int time = signature().dimensionOf(signature().variables[v], AxisKind::Time);
        DigestMaker how;
        std::vector<std::size_t> steps;
        for (std::size_t a = 0; a < m_variables[v].picks.size(); ++a) {
            for (const Run& run : m_variables[v].picks[a].runs) {
                if (static_cast<int>(a) != time)
                    how.add(static_cast<std::uint64_t>(run.start))
                        .add(static_cast<std::uint64_t>(run.count))
                        .add(static_cast<std::uint64_t>(run.stride));
                for (std::size_t k = 0; static_cast<int>(a) == time && k < run.count; ++k)
                    steps.push_back(run.start + k * run.stride);
            }
            how.add(static_cast<std::uint64_t>(a));
        }
        m_how.push_back(how.result());
        m_steps.push_back(time < 0 ? std::vector<std::size_t>{0} : std::move(steps));
    }
}

Result<void> SelectedCube::read(int variable, const Window& window, std::span<float> out) const
{
    SelectedVariable part = m_variables[static_cast<std::size_t>(variable)];
    for (std::size_t a = 0; a < part.picks.size(); ++a)
        part.picks[a] = partOf(part.picks[a], window.start[a], window.count[a]);
    return out.empty() ? Result<void>() : readSelected(*m_source, part, out);
}

std::optional<StepSource> SelectedCube::sourceOf(int variable, std::size_t step) const
{
    const auto v = static_cast<std::size_t>(variable);
    return StepSource{m_source.get(), m_variables[v].source, m_steps[v].at(step), m_how[v]};
}

std::size_t SelectedCube::rowsReadTogether(int variable) const
{
    return m_source->rowsReadTogether(m_variables[static_cast<std::size_t>(variable)].source);
}

std::size_t SelectedCube::stepsReadTogether(int variable) const
{
    return m_source->stepsReadTogether(m_variables[static_cast<std::size_t>(variable)].source);
}

} // namespace terrella::data
