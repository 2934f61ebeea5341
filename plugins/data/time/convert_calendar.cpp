// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/time/convert_calendar.h"

#include "plugins/data/field_walk.h"
#include "plugins/data/planning.h"
#include "plugins/data/time/calendar_change.h"

#include <QCoreApplication>

#include <algorithm>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ConvertCalendar)
};

} // namespace

CheckResult ConvertCalendar::check(const CheckInput& input) const
{
    CheckResult result;
    const auto cube = input.get<CubeSignature>(QStringLiteral("data"));
    if (!cube)
        return result;
    if (const std::optional<CalendarChange> plan = planCalendarChange(*cube, input.parameters, result))
        result.outputs[QStringLiteral("data")] = plan->signature;
    return result;
}

Result<Outputs> ConvertCalendar::run(const RunInput& input, RunContext& context) const
{
    const std::shared_ptr<const Cube> cube = input.get<Cube>(QStringLiteral("data"));
    if (!cube)
        return Error{ErrorCode::Invalid, Tr::tr("There are no data to convert."), {}};
    CheckResult problems;
    const std::optional<CalendarChange> plan = planCalendarChange(cube->signature(), input.parameters, problems);
    if (!plan)
        return firstError(problems);
    TRY(const std::unique_ptr<CubeWriter> writer, context.createCube(QStringLiteral("data"), plan->signature, ChunkLayout::Fields));
    std::vector<FieldSource> sources;
    std::vector<const CalendarTimes*> times;
    for (std::size_t v = 0; v < plan->signature->variables.size(); ++v) {
        const Variable& variable = plan->signature->variables[v];
        const int time = plan->signature->dimensionOf(variable, AxisKind::Time);
        times.push_back(time < 0 ? nullptr : &plan->axes[static_cast<std::size_t>(variable.axes[static_cast<std::size_t>(time)])]);
        sources.push_back({cube.get(), static_cast<int>(v), time < 0 ? std::vector<std::size_t>() : times.back()->steps});
    }
    // which step goes where, and which lacks one, follows from the times of both
    TRY_DO(walkAllFields(
        context, *writer, sources,
        [&](std::size_t variable, std::size_t step, std::span<const float> in, std::span<float> out) {
            if (!times[variable] || !times[variable]->isMissing[step]) // outputs are missing values until they are filled
                std::ranges::copy(in, out.begin());
        },
        reusable()));
    TRY(std::shared_ptr<const Cube> out, writer->finish());
    return Outputs{{QStringLiteral("data"), std::move(out)}};
}

} // namespace terrella::data
