// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/downscaling/baselines/lapse_rate.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/alignment.h"
#include "pipelines/modules/parts.h"
#include "pipelines/modules/walk.h"
#include "plugins/data/planning.h"
#include "plugins/downscaling/baselines/lapse_plan.h"
#include "plugins/downscaling/kernels/lapse_fit.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace terrella::downscale {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::LapseRate)
};

constexpr std::size_t kMonths = 12;
constexpr double kMetresPerKm = 1000.0;

/// Latitude and longitude of every cell; longitudes without a jump inside a region.
void placesOf(const Grid& grid, std::vector<double>& lat, std::vector<double>& lon)
{
    const double middle = grid.at(grid.ny / 2, grid.nx / 2).lon;
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i) {
            const LatLon place = grid.at(j, i);
            lat.push_back(place.lat);
            lon.push_back(middle + std::remainder(place.lon - middle, 360.0));
        }
    }
}

class LapseRun {
public:
    LapseRun(const LapsePlan& plan, const Cube& data, const Cube& fine, std::shared_ptr<const Cube> coarse, RunContext& context)
        : m_plan(plan),
          m_data(data),
          m_fine(fine),
          m_coarse(std::move(coarse)),
          m_context(context)
    {
    }

    Result<Outputs> run()
    {
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("data"), m_plan.signature, ChunkLayout::Fields));
        TRY(m_height, heights(m_fine, m_plan.height));
        QJsonObject rates;
        TRY_DO(eachPart(
            m_context, m_plan.sources.size(), [&](RunContext& part, std::size_t k) -> Result<void> { return correct(part, k, *writer, rates); }));
        TRY(std::shared_ptr<const Cube> out, writer->finish());
        auto report = std::make_shared<const Report>(
            Report{Tr::tr("Lapse rates"), {{QStringLiteral("units"), QStringLiteral("K km-1")}, {QStringLiteral("rates"), rates}}});
        return Outputs{{QStringLiteral("data"), std::move(out)}, {QStringLiteral("rates"), std::move(report)}};
    }

private:
    [[nodiscard]] const Variable& variable(std::size_t k) const { return m_data.signature().variables[static_cast<std::size_t>(m_plan.sources[k])]; }

    Result<std::vector<float>> heights(const Cube& cube, const MatchedVariable& which)
    {
        TRY(std::vector<float> out, readWhole(m_context, {&cube, which.variable, 0}));
        which.conversion.apply(out);
        if (m_plan.missingIsSea) {
            for (float& height : out)
                height = std::isnan(height) ? 0.0F : height;
        }
        return out;
    }

    Result<void> correct(RunContext& context, std::size_t k, CubeWriter& writer, QJsonObject& told)
    {
        const Grid& grid = *m_data.signature().gridOf(variable(k));
        std::vector<float> coarse(grid.size());
        if (m_coarse) {
            TRY(coarse, heights(*alignedTo(m_data.signature(), m_plan.sources[k], m_coarse, m_plan.coarseHeight->variable), *m_plan.coarseHeight));
        } else {
            TRY(const Interpolator mean, Interpolator::make(m_plan.target.grid, grid, FieldMethod::Conservative, 0.0, m_context));
            mean(m_height, coarse);
        }
        TRY(const Interpolator interpolator, Interpolator::make(grid, m_plan.target.grid, m_plan.method, 0.5, m_context));
        std::vector<float> above(m_height.size()); // how much a fine cell lies above the interpolated coarse ones
        interpolator(coarse, above);
        for (std::size_t c = 0; c < above.size(); ++c)
            above[c] = m_height[c] - above[c];
        std::array<double, kMonths> rates;
        rates.fill(m_plan.rate / kMetresPerKm * m_plan.perKelvin[k]);
        double done = 0.0;
        if (m_plan.fits) {
            SubProgress part(context, 0.0, 0.3);
            TRY_DO(fit(part, k, grid, coarse, rates));
            done = 0.3;
        }
        QJsonArray list;
        for (const double rate : rates)
            list.append(std::round(rate / m_plan.perKelvin[k] * kMetresPerKm * 1e6) / 1e6);
        told.insert(variable(k).name, list);
        SubProgress rest(context, done, 1.0);
        return apply(rest, k, interpolator, above, rates, writer);
    }

    [[nodiscard]] std::size_t monthOf(std::size_t k, std::size_t step) const
    {
        const Axis* time = m_data.signature().axisOf(variable(k), AxisKind::Time);
        return time ? static_cast<std::size_t>(fromSeconds(time->values[step], time->calendar).month - 1) : 0;
    }

    /// In the variable's units per metre. Months that cannot be fitted keep the fixed rate, which is said.
    Result<void> fit(RunContext& context, std::size_t k, const Grid& grid, const std::vector<float>& coarse, std::array<double, kMonths>& rates)
    {
        std::vector<double> lat, lon;
        placesOf(grid, lat, lon);
        const Axis* time = m_data.signature().axisOf(variable(k), AxisKind::Time);
        const std::size_t steps = time ? time->size() : 1, slices = sliceCount(m_data.signature(), m_plan.sources[k]);
        std::vector<LapseSums> sums(steps * slices);
        TRY_DO(eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
            return walkFields(part, {{&m_data, m_plan.sources[k], slice}}, {}, [&](const FieldStep& step) -> Result<void> {
                sums[slice * steps + step.step] = lapseSums(lat, lon, coarse, step.in[0]);
                return {};
            });
        }));
        std::array<LapseSums, kMonths> months;
        for (std::size_t n = 0; n < sums.size(); ++n)
            months[m_plan.byMonth ? monthOf(k, n % steps) : 0].add(sums[n]);
        QStringList failed;
        for (std::size_t month = 0; month < kMonths; ++month) {
            const LapseSums& own = months[m_plan.byMonth ? month : 0];
            if (own.cells == 0.0)
                continue;
            if (const auto rate = lapseRate(own, m_plan.leastSpread))
                rates[month] = *rate;
            else
                failed.append(QString::number(month + 1));
        }
        if (!failed.isEmpty())
            m_context.warn(Tr::tr("The coarse heights spread too little to fit a lapse rate of '%1' (months %2): %3 K per km is used.")
                               .arg(variable(k).name, failed.join(QStringLiteral(", ")))
                               .arg(m_plan.rate));
        return {};
    }

    Result<void> apply(RunContext& context, std::size_t k, const Interpolator& interpolator, const std::vector<float>& above,
        const std::array<double, kMonths>& rates, CubeWriter& writer) const
    {
        const std::size_t slices = sliceCount(m_data.signature(), m_plan.sources[k]);
        return eachPart(context, slices, [&](RunContext& part, std::size_t slice) -> Result<void> {
            return walkFieldsOnto(
                part, {{&m_data, m_plan.sources[k], slice}}, {{&writer, static_cast<int>(k), slice}}, [&](const FieldStep& step) -> Result<void> {
                    interpolator(step.in[0], step.out[0]);
                    const double rate = rates[monthOf(k, step.step)];
                    for (std::size_t c = 0; c < above.size(); ++c)
                        step.out[0][c] = static_cast<float>(static_cast<double>(step.out[0][c]) + rate * static_cast<double>(above[c]));
                    return {};
                });
        });
    }

    const LapsePlan& m_plan;
    const Cube& m_data;
    const Cube& m_fine;
    const std::shared_ptr<const Cube> m_coarse;
    RunContext& m_context;
    std::vector<float> m_height;
};

} // namespace

CheckResult LapseRate::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data")), fine = input.get<CubeSignature>(QStringLiteral("elevation"));
    const auto coarse = input.get<CubeSignature>(QStringLiteral("coarse_elevation"));
    if (!data || !fine)
        return result;
    if (const auto plan = planLapseRate(input.spec, *data, *fine, coarse.get(), input.parameters, result)) {
        result.outputs[QStringLiteral("data")] = plan->signature;
        result.outputs[QStringLiteral("rates")] = std::make_shared<const ReportSignature>(ReportSignature{Tr::tr("Lapse rates")});
    }
    return result;
}

Result<Outputs> LapseRate::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data")), fine = input.get<Cube>(QStringLiteral("elevation"));
    const auto coarse = input.get<Cube>(QStringLiteral("coarse_elevation"));
    if (!data || !fine)
        return Error{ErrorCode::Invalid, Tr::tr("Temperatures and the heights of a finer grid are needed."), {}};
    CheckResult problems;
    const auto plan
        = planLapseRate(input.spec, data->signature(), fine->signature(), coarse ? &coarse->signature() : nullptr, input.parameters, problems);
    if (!plan)
        return data::firstError(problems);
    return LapseRun(*plan, *data, *fine, coarse, context).run();
}

} // namespace terrella::downscale
