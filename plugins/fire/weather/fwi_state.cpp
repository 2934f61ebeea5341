// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/fwi_state.h"

#include "pipelines/data/signature_builder.h"

#include <QCoreApplication>

#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireWeatherState)
};

constexpr std::size_t kParts = 3; // 24 bits each hold the 53 of a double
constexpr double kSecondsADay = 86400.0;
constexpr const char* kPartAxis = "part";

QString kindOf(Season season) { return season == Season::AllYear ? QStringLiteral("all_year") : QStringLiteral("seasons"); }

const Axis* timeOf(const CubeSignature& weather, int variable)
{
    return weather.axisOf(weather.variables[static_cast<std::size_t>(variable)], AxisKind::Time);
}

/// The day's own number since 1970, whatever the hour.
double dayNumber(double seconds) { return std::floor(seconds / kSecondsADay); }

} // namespace

std::shared_ptr<const CubeSignature> stateSignature(const CubeSignature& weather, int variable, Season season)
{
    const Axis* time = timeOf(weather, variable);
    QJsonObject attributes{{QStringLiteral("title"), QStringLiteral("State of the Canadian Fire Weather Index System")},
        {QStringLiteral("fwi_season"), kindOf(season)}, {QStringLiteral("fwi_calendar"), calendarName(time->calendar)},
        {QStringLiteral("fwi_day"), isoText(time->values.back(), time->calendar)}};
    SignatureBuilder builder(attributes);
    Variable state = weather.variables[static_cast<std::size_t>(variable)];
    state.name = QStringLiteral("fwi_state");
    state.standardName.clear();
    state.longName = QStringLiteral("moisture codes and memory of each cell, each as three numbers that add up");
    state.units = QStringLiteral("1");
    state.cellMethods.clear();
    state.attributes = {};
    Axis parts;
    parts.kind = AxisKind::Other;
    parts.name = QLatin1String(kPartAxis);
    for (std::size_t k = 0; k < kParts * stateItems(season); ++k)
        parts.values.push_back(static_cast<double>(k));
    AxisChanges changes;
    changes.axes[AxisKind::Time] = std::nullopt;
    changes.added = {parts};
    builder.addVariable(weather, state, changes);
    return builder.build();
}

QString stateObjection(const CubeSignature& state, const CubeSignature& weather, int variable, Season season)
{
    const auto wanted = stateSignature(weather, variable, season);
    const int found = state.find(QStringLiteral("fwi_state"));
    const auto text = [&](const char* key) { return state.attributes.value(QLatin1String(key)).toString(); };
    if (found < 0 || text("fwi_day").isEmpty())
        return Tr::tr("This is no state of 'Fire weather index': there is no variable 'fwi_state' with its day; there are: %1.")
            .arg(state.variableList());
    if (text("fwi_season") != kindOf(season))
        return season == Season::AllYear
            ? Tr::tr("The state is of a run with seasons, and this one has none. Choose the same season.")
            : Tr::tr("The state is of a run without seasons, and this one has them. Choose 'all year', or begin without it.");
    const Axis* time = timeOf(weather, variable);
    if (text("fwi_calendar") != calendarName(time->calendar))
        return Tr::tr("The state counts days in the calendar %1, the weather in %2.").arg(text("fwi_calendar"), calendarName(time->calendar));
    if (state.shapeOf(state.variables[static_cast<std::size_t>(found)]) != wanted->shapeOf(wanted->variables.front()))
        return Tr::tr("The state has other cells than the weather.");
    if (daysSince(state, weather, variable) < 1)
        return Tr::tr("The state is of %1, and the weather begins on %2; it must begin after it.")
            .arg(text("fwi_day"), isoText(time->values.front(), time->calendar));
    return {};
}

int daysSince(const CubeSignature& state, const CubeSignature& weather, int variable)
{
    const Axis* time = timeOf(weather, variable);
    const auto day = parseIso(state.attributes.value(QLatin1String("fwi_day")).toString(), time->calendar);
    if (!day)
        return 0;
    return static_cast<int>(dayNumber(time->values.front()) - dayNumber(toSeconds(*day, time->calendar)));
}

namespace {

/// One part of all cells of one member.
Window windowOf(const CubeSignature& signature, const Variable& variable, std::size_t slice, std::size_t part)
{
    Window window = Window::all(signature.shapeOf(variable));
    for (std::size_t d = variable.axes.size(); d-- > 0;) {
        const Axis& axis = signature.axes[static_cast<std::size_t>(variable.axes[d])];
        const bool isPart = axis.kind == AxisKind::Other && axis.name == QLatin1String(kPartAxis);
        if (!isPart && axis.kind != AxisKind::Member && axis.kind != AxisKind::Other && axis.kind != AxisKind::Level)
            continue;
        window.count[d] = 1;
        window.start[d] = isPart ? part : slice % axis.size();
        slice = isPart ? slice : slice / axis.size();
    }
    return window;
}

} // namespace

Result<std::vector<double>> readState(const Cube& cube, std::size_t slice, std::size_t items, std::size_t cells)
{
    const CubeSignature& signature = cube.signature();
    const int variable = signature.find(QStringLiteral("fwi_state"));
    std::vector<double> out(items * cells, 0.0);
    std::vector<float> field(cells);
    for (std::size_t k = 0; k < kParts * items; ++k) {
        TRY_DO(cube.read(variable, windowOf(signature, signature.variables[static_cast<std::size_t>(variable)], slice, k), field));
        for (std::size_t c = 0; c < cells; ++c)
            out[k / kParts * cells + c] += static_cast<double>(field[c]);
    }
    return out;
}

Result<void> writeState(CubeWriter& writer, std::size_t slice, std::span<const double> state, std::size_t items, std::size_t cells)
{
    std::vector<float> field(cells);
    for (std::size_t k = 0; k < kParts * items; ++k) {
        for (std::size_t c = 0; c < cells; ++c) {
            double rest = state[k / kParts * cells + c];
            const bool finite = std::isfinite(rest);
            for (std::size_t part = 0; part < k % kParts; ++part)
                rest = finite ? rest - static_cast<double>(static_cast<float>(rest)) : 0.0;
            field[c] = static_cast<float>(rest);
        }
        TRY_DO(writer.write(0, windowOf(writer.signature(), writer.signature().variables.front(), slice, k), field));
    }
    return {};
}

} // namespace terrella::fire
