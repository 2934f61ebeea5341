// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/mean_spectra.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

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

} // namespace

Result<Spectra> meanSpectra(RunContext& context, const std::vector<SpectrumInput>& inputs, const Grid& grid, std::size_t most)
{
    Spectra out;
    if (most == 0)
        return out;
    if (grid.kind == GridKind::Cells || grid.ny < kLeastSide || grid.nx < kLeastSide) {
        out.reason = Tr::tr("A spectrum needs %1 rows and columns at least.").arg(kLeastSide);
        return out;
    }
    const std::size_t bytesPerStep = inputs.size() * grid.size() * sizeof(float);
    const std::size_t steps = stepCount(inputs.front().input);
    const std::size_t count = std::min({most, steps, std::max<std::size_t>(1, context.memoryLimit() / 4 / bytesPerStep)});
    std::vector<std::vector<float>> fields(inputs.size() * count);
    std::vector<unsigned char> ok(grid.size(), 1);
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        std::vector<std::size_t> chosen;
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t step = (2 * n + 1) * steps / (2 * count);
            chosen.push_back(inputs[k].input.steps.empty() ? step : inputs[k].input.steps[step]);
        }
        for (std::size_t n = 0; n < count; ++n)
            fields[k * count + n].resize(grid.size());
        WalkInput input = inputs[k].input;
        input.steps = chosen;
        SubProgress part(context, 0.7 * static_cast<double>(k) / static_cast<double>(inputs.size()),
            0.7 * static_cast<double>(k + 1) / static_cast<double>(inputs.size()));
        TRY_DO(walkFields(part, {input}, {}, [&](const FieldStep& step) -> Result<void> {
            std::ranges::copy(step.in[0], fields[k * count + step.step].begin());
            if (!inputs[k].conversion.isIdentity())
                inputs[k].conversion.apply(fields[k * count + step.step]);
            return {};
        }));
        for (std::size_t n = 0; n < count; ++n) {
            for (std::size_t c = 0; c < grid.size(); ++c)
                ok[c] = ok[c] != 0 && !std::isnan(fields[k * count + n][c]) ? 1 : 0;
        }
    }
    const FieldBox box = completeBox(ok, grid.ny, grid.nx);
    if (box.rows < kLeastSide || box.columns < kLeastSide) {
        out.reason = Tr::tr("There is no part of %1 rows and columns without missing values.").arg(kLeastSide);
        return out;
    }
    const auto [dy, dx] = cellSize(grid);
    out.fields = count;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        std::vector<double> sum;
        for (std::size_t n = 0; n < count; ++n) {
            if (context.cancelled())
                return RunContext::cancelledError();
            const RadialSpectrum one = radialSpectrum(fields[k * count + n], grid.nx, box, dy, dx);
            sum.resize(one.variance.size(), 0.0);
            for (std::size_t ring = 0; ring < sum.size(); ++ring)
                sum[ring] += one.variance[ring] / static_cast<double>(count);
            out.wavelength = one.wavelength;
        }
        out.variance.push_back(std::move(sum));
    }
    context.progress(1.0);
    return out;
}

} // namespace terrella::downscale
