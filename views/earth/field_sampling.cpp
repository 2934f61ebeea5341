// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/field_sampling.h"

#include "views/earth/fields/cell_weights.h"
#include "views/earth/fields/field_source.h"
#include "views/earth/fields/nearest_point.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrella {

using namespace earth;

namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

} // namespace

/// How cells are found: by the axes of the grid, or by all their places.
struct FieldSampler::Cells {
    std::optional<CellAxis> lons, lats;
    std::unique_ptr<NearestPoint> nearest;
    std::size_t meshStep = 0;
};

FieldSampler::FieldSampler(ShownField field, bool ofAllMembers)
    : m_field(std::move(field)),
      m_isOfAll(ofAllMembers),
      m_cells(std::make_unique<Cells>())
{
    const Grid& grid = gridOf(m_field);
    if (grid.kind == GridKind::LatLon) {
        m_cells->lons.emplace(grid.lon, true);
        m_cells->lats.emplace(grid.lat, false);
    }
}

FieldSampler::~FieldSampler() = default;

std::optional<std::size_t> FieldSampler::stepOf(double seconds, Calendar calendar) const
{
    const Axis* axis = axisOf(m_field, AxisKind::Time);
    if (!axis || axis->size() == 0)
        return 0;
    if (!std::isfinite(seconds))
        return std::nullopt;
    if (calendar != axis->calendar)
        seconds = toSeconds(fromSeconds(seconds, calendar), axis->calendar);
    const std::size_t step = nearestStep(axis, seconds);
    const std::size_t beside = step + 1 < axis->size() ? step + 1 : step > 0 ? step - 1 : step;
    const double length = std::abs(axis->values[beside] - axis->values[step]);
    // A field of one time is meant for the hour around it.
    const double reach = beside == step ? 1800.0 : 0.5 * length;
    return std::abs(axis->values[step] - seconds) <= reach + 1.0 ? std::optional(step) : std::nullopt;
}

std::size_t FieldSampler::members() const
{
    const Axis* axis = m_isOfAll ? axisOf(m_field, AxisKind::Member) : nullptr;
    return axis ? std::max<std::size_t>(1, axis->size()) : 1;
}

Result<void> FieldSampler::read(std::size_t step)
{
    m_values.resize(gridOf(m_field).size());
    const std::size_t count = members();
    if (count == 1) {
        TRY_DO(m_field.cube->read(m_field.variable, fieldWindow(m_field, step), m_values));
    } else {
        std::vector<double> sums(m_values.size(), 0.0);
        std::vector<std::size_t> there(m_values.size(), 0);
        Window window = fieldWindow(m_field, step);
        const auto axis = static_cast<std::size_t>(m_field.cube->signature().dimensionOf(variableOf(m_field), AxisKind::Member));
        for (std::size_t member = 0; member < count; ++member) {
            window.start[axis] = member;
            TRY_DO(m_field.cube->read(m_field.variable, window, m_values));
            for (std::size_t k = 0; k < m_values.size(); ++k)
                if (!std::isnan(m_values[k])) {
                    sums[k] += static_cast<double>(m_values[k]);
                    ++there[k];
                }
        }
        for (std::size_t k = 0; k < m_values.size(); ++k)
            m_values[k] = there[k] > 0 ? static_cast<float>(sums[k] / static_cast<double>(there[k])) : kNone;
    }
    toShownUnits(variableOf(m_field), m_values);
    return {};
}

Result<void> FieldSampler::sample(std::size_t step, std::span<const double> lon, std::span<const double> lat, std::span<float> out)
{
    const Grid& grid = gridOf(m_field);
    if (m_step != step) {
        m_step.reset();
        TRY_DO(read(step));
        m_step = step;
    }
    const std::size_t mesh = grid.steps > 1 ? std::min(step, grid.steps - 1) : 0;
    if (!m_cells->lons && (!m_cells->nearest || m_cells->meshStep != mesh)) {
        m_cells->nearest = std::make_unique<NearestPoint>(grid, mesh);
        m_cells->meshStep = mesh;
    }
    for (std::size_t k = 0; k < out.size(); ++k) {
        out[k] = kNone;
        if (!m_cells->lons) {
            if (const auto cell = m_cells->nearest->find(onSphere(lon[k], lat[k])))
                out[k] = m_values[*cell];
            continue;
        }
        const CellWeights::Source source = bilinearSource(grid, *m_cells->lons, *m_cells->lats, lon[k], lat[k]);
        float sum = 0.0F, weight = 0.0F;
        for (std::size_t c = 0; c < source.cell.size(); ++c)
            if (source.weight[c] > 0.0F) { // a missing neighbour makes it missing
                sum += source.weight[c] * m_values[source.cell[c]];
                weight += source.weight[c];
            }
        if (weight > 0.0F)
            out[k] = sum / weight;
    }
    return {};
}

} // namespace terrella
