// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/noon_weather.h"

#include "pipelines/data/signature_builder.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/deaccumulation.h"
#include "plugins/fire/weather/noon_plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::NoonWeather)
};

constexpr double kDay = 86400.0;

class NoonRun {
public:
    NoonRun(const NoonPlan& plan, std::shared_ptr<const Cube> data, RunContext& context) : m_plan(plan), m_data(std::move(data)), m_context(context)
    {
        const CubeSignature& signature = m_data->signature();
        const Variable& temperature = signature.variables[static_cast<std::size_t>(plan.temperature.variable)];
        m_times = signature.axisOf(temperature, AxisKind::Time)->values;
        m_noons = noonsOf(*signature.gridOf(temperature), plan.byZone);
        m_slices = sliceCount(signature, plan.temperature.variable);
        m_rainAt = static_cast<int>(plan.signature->variables.size()) - 1;
    }

    Result<std::shared_ptr<const Cube>> run()
    {
        constexpr double found = 0.2; // of the work where running totals must be looked through
        const double from = m_plan.findsRestarts ? found : 0.0;
        SubProgress looking(m_context, 0.0, from);
        TRY(const RainSource rain, rainSource(looking));
        TRY(const std::unique_ptr<CubeWriter> writer, m_context.createCube(QStringLiteral("weather"), m_plan.signature, ChunkLayout::Fields));
        const double parts = 2.0 * static_cast<double>(m_slices);
        for (std::size_t slice = 0; slice < m_slices; ++slice) {
            const double done = 2.0 * static_cast<double>(slice);
            SubProgress instants(m_context, from + (1.0 - from) * done / parts, from + (1.0 - from) * (done + 1.0) / parts);
            TRY_DO(takeInstants(instants, *writer, slice));
            SubProgress rains(m_context, from + (1.0 - from) * (done + 1.0) / parts, from + (1.0 - from) * (done + 2.0) / parts);
            TRY_DO(takeRain(rains, rain, *writer, slice));
        }
        return writer->finish();
    }

private:
    struct RainSource {
        std::shared_ptr<const Cube> cube;
        int variable = 0;
    };

    Result<RainSource> rainSource(RunContext& context) const
    {
        const int variable = m_plan.rain.found.variable;
        if (!m_plan.isRunning)
            return RainSource{m_data, variable};
        const CubeSignature& signature = m_data->signature();
        const Axis& time = *signature.axisOf(signature.variables[static_cast<std::size_t>(variable)], AxisKind::Time);
        std::vector<bool> restarts = data::restartsAtHours(time, m_plan.restartHours);
        if (m_plan.findsRestarts) {
            TRY(restarts, data::detectRestarts(context, *m_data, variable));
        }
        std::vector<std::vector<bool>> all{std::move(restarts)};
        return RainSource{std::make_shared<data::DeaccumulatedCube>(
                              m_data, m_plan.amounts, std::vector<int>{variable}, std::move(all), std::vector<std::vector<double>>(1)),
            0};
    }

    /// What tells apart runs that would give other values at the same times.
    [[nodiscard]] BlockReuse reuse() const { return reusable(QByteArray::number(m_plan.usualStep) + ' ' + QByteArray::number(m_plan.usualRainStep)); }

    Result<void> takeInstants(RunContext& context, CubeWriter& writer, std::size_t slice) const
    {
        std::vector<WalkInput> inputs{{m_data.get(), m_plan.temperature.variable, slice}, {m_data.get(), m_plan.humidity.variable, slice},
            {m_data.get(), m_plan.wind.variable, slice}};
        for (const WeatherVariable* other : {&m_plan.pressure, &m_plan.northward}) {
            if (other->variable >= 0)
                inputs.push_back({m_data.get(), other->variable, slice});
        }
        for (const int variable : m_plan.also)
            inputs.push_back({m_data.get(), variable, slice});
        std::vector<WalkOutput> outputs;
        for (int v = 0; v < m_rainAt; ++v)
            outputs.push_back({&writer, v, slice});
        return walkGroups(
            context, inputs, outputs, m_plan.instants,
            [this](const GroupTile& tile) -> Result<void> {
                computeInstants(tile);
                return {};
            },
            reuse());
    }

    void computeInstants(const GroupTile& tile) const
    {
        const std::span<const double> times = std::span(m_times).subspan(tile.range.first, tile.range.count);
        const double midnight = m_plan.days[tile.group] * kDay;
        const std::size_t others = 3 + (m_plan.pressure.variable >= 0 ? 1 : 0) + (m_plan.northward.variable >= 0 ? 1 : 0);
        const std::size_t pressureAt = 3, northwardAt = m_plan.pressure.variable >= 0 ? 4 : 3;
        for (std::size_t c = 0; c < tile.cells; ++c) {
            const StepPlace place = placeOf(times, midnight + m_noons[tile.firstCell + c], m_plan.between, m_plan.usualStep);
            const auto value = [&](std::size_t k) { return valueAt(tile.in[k], tile.cells, c, place); };
            const double temperature = m_plan.temperature.conversion(value(0)), humidity = m_plan.humidity.conversion(value(1));
            tile.out[0][c] = static_cast<float>(temperature);
            switch (m_plan.humiditySource) {
            case HumiditySource::Relative: tile.out[1][c] = static_cast<float>(humidity); break;
            case HumiditySource::Dewpoint: tile.out[1][c] = static_cast<float>(humidityOfDewpoint(temperature, humidity)); break;
            case HumiditySource::Specific:
                tile.out[1][c] = static_cast<float>(humidityOfSpecific(temperature, humidity, m_plan.pressure.conversion(value(pressureAt))));
                break;
            }
            tile.out[2][c] = static_cast<float>(m_plan.northward.variable >= 0
                    ? speedAt(
                        {tile.in[2], tile.in[northwardAt], m_plan.wind.conversion.scale, m_plan.northward.conversion.scale}, tile.cells, c, place)
                    : m_plan.wind.conversion(value(2)));
            for (std::size_t k = 0; k < m_plan.also.size(); ++k)
                tile.out[3 + k][c] = static_cast<float>(value(others + k));
        }
    }

    Result<void> takeRain(RunContext& context, const RainSource& rain, CubeWriter& writer, std::size_t slice) const
    {
        return walkGroups(
            context, {{rain.cube.get(), rain.variable, slice}}, {{&writer, m_rainAt, slice}}, m_plan.rains,
            [this](const GroupTile& tile) -> Result<void> {
                const auto begin = std::span(m_plan.rainSteps.begin).subspan(tile.range.first, tile.range.count);
                const auto end = std::span(m_plan.rainSteps.end).subspan(tile.range.first, tile.range.count);
                const double midnight = m_plan.days[tile.group] * kDay;
                for (std::size_t c = 0; c < tile.cells; ++c) {
                    const double sum = rainToNoon(
                        tile.in[0], tile.cells, c, begin, end, midnight + m_noons[tile.firstCell + c], m_plan.between, m_plan.rain.isRate);
                    // A little below nothing is what packing leaves.
                    tile.out[0][c] = static_cast<float>(std::isnan(sum) ? sum : std::max(m_plan.rain.found.conversion(sum), 0.0));
                }
                return {};
            },
            reuse());
    }

    const NoonPlan& m_plan;
    const std::shared_ptr<const Cube> m_data;
    RunContext& m_context;
    std::vector<double> m_times, m_noons;
    std::size_t m_slices = 1;
    int m_rainAt = 0;
};

} // namespace

CheckResult NoonWeather::check(const CheckInput& input) const
{
    CheckResult result;
    const auto data = input.get<CubeSignature>(QStringLiteral("data"));
    if (!data)
        return result;
    if (const auto plan = planNoonWeather(input.spec, input.parameters, *data, result))
        result.outputs[QStringLiteral("weather")] = plan->signature;
    return result;
}

Result<Outputs> NoonWeather::run(const RunInput& input, RunContext& context) const
{
    const auto data = input.get<Cube>(QStringLiteral("data"));
    if (!data)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to take noon from."), {}};
    CheckResult problems;
    const auto plan = planNoonWeather(input.spec, input.parameters, data->signature(), problems);
    if (!plan)
        return data::firstError(problems);
    TRY(std::shared_ptr<const Cube> out, NoonRun(*plan, data, context).run());
    return Outputs{{QStringLiteral("weather"), std::move(out)}};
}

} // namespace terrella::fire
