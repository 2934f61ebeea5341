// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/evaluation/mean_spectra.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Evaluate)
};

constexpr std::size_t kLeastSide = 8;
constexpr double kKmPerDegree = 6371.0 * std::numbers::pi / 180.0;

std::size_t stepCount(const WalkInput& input)
{
    if (!input.steps.empty())
        return input.steps.size();
    const CubeSignature& signature = input.cube->signature();
    return signature.axisOf(signature.variables[static_cast<std::size_t>(input.variable)], AxisKind::Time)->size();
}

/// Sizes of a cell in the middle of the grid, in km: along the columns and along the rows.
std::pair<double, double> cellSize(const Grid& grid)
{
    const std::size_t j = grid.ny / 2, i = grid.nx / 2;
    const auto distance = [&](std::size_t row, std::size_t column) {
        const LatLon here = grid.at(j, i), there = grid.at(row, column);
        const double east = std::remainder(there.lon - here.lon, 360.0) * std::cos(0.5 * (here.lat + there.lat) * std::numbers::pi / 180.0);
        return kKmPerDegree * std::hypot(there.lat - here.lat, east);
    };
    return {distance(j - 1, i), distance(j, i - 1)};
}

/// Fields of chosen steps, as many of each input.
class ChosenFields {
public:
    ChosenFields(const std::vector<Compared>& inputs, std::size_t cells, std::size_t count) : m_inputs(inputs), m_cells(cells), m_count(count)
    {
        for (const Compared& each : inputs)
            m_first.push_back(m_first.back() + each.members.size());
    }

    Result<void> read(RunContext& context, std::size_t steps)
    {
        m_fields.assign(m_first.back() * m_count, std::vector<float>(m_cells));
        for (std::size_t k = 0; k < m_inputs.size(); ++k) {
            for (std::size_t m = 0; m < m_inputs[k].members.size(); ++m)
                TRY_DO(readMember(context, k, m, steps));
        }
        return {};
    }

    /// Of all members of an input.
    [[nodiscard]] std::span<const std::vector<float>> of(std::size_t input) const
    {
        return std::span(m_fields).subspan(m_first[input] * m_count, (m_first[input + 1] - m_first[input]) * m_count);
    }

    [[nodiscard]] std::vector<unsigned char> present() const
    {
        std::vector<unsigned char> out(m_cells, 1);
        for (const std::vector<float>& field : m_fields) {
            for (std::size_t c = 0; c < m_cells; ++c)
                out[c] = out[c] != 0 && !std::isnan(field[c]) ? 1 : 0;
        }
        return out;
    }

private:
    Result<void> readMember(RunContext& context, std::size_t k, std::size_t m, std::size_t steps)
    {
        WalkInput input = m_inputs[k].members[m];
        std::vector<std::size_t> chosen;
        for (std::size_t n = 0; n < m_count; ++n) {
            const std::size_t step = (2 * n + 1) * steps / (2 * m_count);
            chosen.push_back(input.steps.empty() ? step : input.steps[step]);
        }
        input.steps = std::move(chosen);
        const std::size_t place = m_first[k] + m;
        const double all = static_cast<double>(m_first.back());
        SubProgress part(context, static_cast<double>(place) / all, static_cast<double>(place + 1) / all);
        return walkFields(part, {input}, {}, [&](const FieldStep& step) -> Result<void> {
            std::vector<float>& out = m_fields[place * m_count + step.step];
            std::ranges::copy(step.in[0], out.begin());
            if (!m_inputs[k].conversion.isIdentity())
                m_inputs[k].conversion.apply(out);
            return {};
        });
    }

    const std::vector<Compared>& m_inputs;
    std::size_t m_cells, m_count;
    std::vector<std::size_t> m_first{0}; ///< of the members of each input, all counted together
    std::vector<std::vector<float>> m_fields;
};

} // namespace

Result<Spectra> meanSpectra(RunContext& context, const std::vector<Compared>& inputs, const Grid& grid, std::size_t most)
{
    Spectra out;
    if (most == 0)
        return out;
    if (grid.kind == GridKind::Cells || grid.ny < kLeastSide || grid.nx < kLeastSide) {
        out.reason = Tr::tr("A spectrum needs %1 rows and columns at least.").arg(kLeastSide);
        return out;
    }
    std::size_t members = 0;
    for (const Compared& each : inputs)
        members += each.members.size();
    const std::size_t bytesPerStep = members * grid.size() * sizeof(float), steps = stepCount(inputs.front().members.front());
    const std::size_t count = std::min({most, steps, std::max<std::size_t>(1, context.memoryLimit() / 4 / bytesPerStep)});
    ChosenFields fields(inputs, grid.size(), count);
    SubProgress reading(context, 0.0, 0.7);
    TRY_DO(fields.read(reading, steps));
    const FieldBox box = completeBox(fields.present(), grid.ny, grid.nx);
    if (box.rows < kLeastSide || box.columns < kLeastSide) {
        out.reason = Tr::tr("There is no part of %1 rows and columns without missing values.").arg(kLeastSide);
        return out;
    }
    const auto [dy, dx] = cellSize(grid);
    out.fields = count;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        std::vector<double> sum;
        for (const std::vector<float>& field : fields.of(k)) {
            if (context.cancelled())
                return RunContext::cancelledError();
            const RadialSpectrum one = radialSpectrum(field, grid.nx, box, dy, dx);
            sum.resize(one.variance.size(), 0.0);
            for (std::size_t ring = 0; ring < sum.size(); ++ring)
                sum[ring] += one.variance[ring] / static_cast<double>(fields.of(k).size());
            out.wavelength = one.wavelength;
        }
        out.variance.push_back(std::move(sum));
    }
    context.progress(1.0);
    return out;
}

} // namespace terrella::downscale
