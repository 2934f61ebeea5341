// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/fwi_plan.h"

#include "pipelines/data/signature_builder.h"
#include "plugins/fire/weather/fwi_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireWeatherIndex)
};

constexpr double kSecondsADay = 86400.0;

QString weatherPort() { return QStringLiteral("weather"); }

Convention conventionOf(const QString& name)
{
    if (name == QLatin1String("ftr33"))
        return Convention::Ftr33;
    if (name == QLatin1String("cffdrs_1_8"))
        return Convention::Cffdrs18;
    if (name == QLatin1String("geff"))
        return Convention::Geff;
    return name == QLatin1String("xclim") ? Convention::Xclim : Convention::Cffdrs110;
}

Season seasonOf(const QString& name)
{
    if (name == QLatin1String("wf93"))
        return Season::Wf93;
    if (name == QLatin1String("la08"))
        return Season::La08;
    if (name == QLatin1String("gfwed"))
        return Season::Gfwed;
    return name == QLatin1String("mask") ? Season::Mask : Season::AllYear;
}

class Planner {
public:
    Planner(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& weather, CheckResult& check)
        : m_spec(spec),
          m_parameters(parameters),
          m_weather(weather),
          m_check(check)
    {
    }

    std::optional<FwiPlan> make(const CubeSignature* state, const CubeSignature* season)
    {
        readParameters();
        m_plan.temperature = find(0, "temperature");
        m_plan.humidity = find(1, "humidity");
        m_plan.wind = find(2, "wind");
        m_plan.rain = findRain();
        if (m_check.hasErrors())
            return std::nullopt;
        checkShapes();
        checkDays();
        findSeason(season);
        if (m_check.hasErrors())
            return std::nullopt;
        if (state) {
            if (const QString why = stateObjection(*state, m_weather, m_plan.temperature.variable, m_plan.season.season); !why.isEmpty()) {
                m_check.error(QStringLiteral("state.mismatch"), why, QStringLiteral("state"));
                return std::nullopt;
            }
        }
        makeSignatures();
        return std::move(m_plan);
    }

private:
    void readParameters()
    {
        m_plan.convention = conventionOf(m_parameters.text(QStringLiteral("convention")));
        SeasonRules& rules = m_plan.season;
        rules.season = seasonOf(m_parameters.text(QStringLiteral("season")));
        rules.start = {m_parameters.real(QStringLiteral("start_ffmc")), m_parameters.real(QStringLiteral("start_dmc")),
            m_parameters.real(QStringLiteral("start_dc"))};
        rules.startAboveC = m_parameters.real(QStringLiteral("start_above"));
        rules.endBelowC = m_parameters.real(QStringLiteral("end_below"));
        rules.snowM = m_parameters.real(QStringLiteral("snow_depth"));
        rules.overwinters = m_parameters.flag(QStringLiteral("overwintering"));
        rules.carryOver = m_parameters.real(QStringLiteral("carry_over"));
        rules.wetting = m_parameters.real(QStringLiteral("wetting"));
        rules.dryStart = m_parameters.flag(QStringLiteral("dry_start"));
        rules.wetDayMm = m_parameters.real(QStringLiteral("wet_day"));
        rules.dcADryDay = m_parameters.real(QStringLiteral("dry_dc"));
        rules.dmcADryDay = m_parameters.real(QStringLiteral("dry_dmc"));
        rules.resetAfter = static_cast<int>(m_parameters.integer(QStringLiteral("reset_after")));
        const QStringList asked = m_parameters.texts(QStringLiteral("outputs"));
        for (const QString& name : asked) {
            const bool known = std::ranges::any_of(kIndexNames, [&](const IndexName& index) { return name == QLatin1String(index.name); });
            if (!known)
                m_check.error(QStringLiteral("parameter.range"),
                    Tr::tr("There is no result '%1'; there are ffmc, dmc, dc, isi, bui, fwi and dsr.").arg(name), {}, QStringLiteral("outputs"));
        }
        for (const IndexName& index : kIndexNames) {
            if (asked.contains(QLatin1String(index.name)))
                m_plan.wanted.append(QLatin1String(index.name));
        }
        if (m_plan.wanted.isEmpty() && !m_check.hasErrors())
            m_check.error(
                QStringLiteral("parameter.missing"), Tr::tr("No result is wanted; name at least one, as in fwi."), {}, QStringLiteral("outputs"));
        if (rules.overwinters && rules.season == Season::AllYear)
            m_check.warning(QStringLiteral("season.none"), Tr::tr("Without seasons there is no winter for the drought code to pass."), {},
                QStringLiteral("overwintering"));
    }

    const VariableNeed& need(std::size_t index) const { return m_spec.input(weatherPort())->variables[index]; }

    WeatherVariable find(std::size_t index, const char* parameter)
    {
        const QString key = QLatin1String(parameter);
        const auto matched = matchVariable(m_weather, need(index), m_parameters.text(key), weatherPort(), key, m_check);
        return matched ? WeatherVariable{matched->variable, matched->conversion} : WeatherVariable{};
    }

    WeatherVariable findRain()
    {
        const QString key = QStringLiteral("rain");
        RainVariable rain = matchRain(m_weather, need(3), m_parameters.text(key), weatherPort(), true, m_check);
        if (rain.isRate) {
            rain.found.conversion.scale *= kSecondsADay;
            rain.found.conversion.offset *= kSecondsADay;
        }
        return rain.found;
    }

    [[nodiscard]] const Variable& at(const WeatherVariable& found) const { return m_weather.variables[static_cast<std::size_t>(found.variable)]; }

    void checkShapes()
    {
        const Variable& first = at(m_plan.temperature);
        for (const WeatherVariable* other : {&m_plan.humidity, &m_plan.wind, &m_plan.rain}) {
            if (at(*other).axes != first.axes)
                m_check.error(QStringLiteral("grid.mismatch"),
                    Tr::tr("'%1' and '%2' do not lie on the same days and cells; bring them together first.").arg(first.name, at(*other).name),
                    weatherPort());
        }
        if (const Axis* level = m_weather.axisOf(first, AxisKind::Level); level && level->size() > 1)
            m_check.error(QStringLiteral("level.many"), Tr::tr("'%1' has levels; select one.").arg(first.name), weatherPort());
        if (!m_weather.gridOf(first))
            m_check.error(QStringLiteral("grid.missing"),
                Tr::tr("'%1' has no place on the Earth, and the length of the day goes by latitude.").arg(first.name), weatherPort());
    }

    void checkDays()
    {
        const Axis* time = m_weather.axisOf(at(m_plan.temperature), AxisKind::Time);
        if (!time || time->size() == 0) {
            m_check.error(QStringLiteral("time.missing"), Tr::tr("'%1' has no days.").arg(at(m_plan.temperature).name), weatherPort());
            return;
        }
        for (std::size_t k = 1; k < time->size(); ++k) {
            const double days = (time->values[k] - time->values[k - 1]) / kSecondsADay;
            if (std::abs(days - std::round(days)) > 0.05 || days < 0.5) {
                m_check.error(QStringLiteral("time.step"),
                    Tr::tr("The weather must have one step a day, at noon; from %1 to %2 it is %3 hours. Select one step a day first.")
                        .arg(isoText(time->values[k - 1], time->calendar), isoText(time->values[k], time->calendar))
                        .arg(days * 24.0),
                    weatherPort());
                return;
            }
        }
    }

    void findSeason(const CubeSignature* season)
    {
        const SeasonRules& rules = m_plan.season;
        if (const QString name = m_parameters.text(QStringLiteral("season_temperature")); !name.isEmpty() && rules.season != Season::AllYear) {
            VariableNeed wanted = need(0);
            const auto matched = matchVariable(m_weather, wanted, name, weatherPort(), QStringLiteral("season_temperature"), m_check);
            if (matched)
                m_plan.warmest = {matched->variable, matched->conversion};
        }
        if (rules.season == Season::La08 || rules.season == Season::Gfwed) {
            VariableNeed wanted;
            wanted.standardName = QStringLiteral("surface_snow_thickness");
            wanted.names = {QStringLiteral("snd"), QStringLiteral("sd"), QStringLiteral("snow"), QStringLiteral("snow_depth")};
            wanted.units = QStringLiteral("m");
            const auto matched
                = matchVariable(m_weather, wanted, m_parameters.text(QStringLiteral("snow")), weatherPort(), QStringLiteral("snow"), m_check);
            if (matched)
                m_plan.snow = {matched->variable, matched->conversion};
        }
        for (const WeatherVariable* other : {&m_plan.warmest, &m_plan.snow}) {
            if (other->variable >= 0 && at(*other).axes != at(m_plan.temperature).axes)
                m_check.error(QStringLiteral("grid.mismatch"),
                    Tr::tr("'%1' and '%2' do not lie on the same days and cells.").arg(at(m_plan.temperature).name, at(*other).name), weatherPort());
        }
        if (rules.season == Season::Mask)
            findMask(season);
        else if (season)
            m_check.warning(QStringLiteral("season.unused"), Tr::tr("The mask is not used; choose 'given mask' as season."), QStringLiteral("season"),
                QStringLiteral("season"));
    }

    void findMask(const CubeSignature* season)
    {
        if (!season || season->variables.empty()) {
            m_check.error(
                QStringLiteral("input.missing"), Tr::tr("The season is to come from a mask, and none is connected."), {}, QStringLiteral("season"));
            return;
        }
        // With the members of the weather, or one for all of them.
        const std::vector<std::size_t> mine = m_weather.shapeOf(at(m_plan.temperature));
        std::vector<std::size_t> one;
        for (const int axis : at(m_plan.temperature).axes) {
            const Axis& each = m_weather.axes[static_cast<std::size_t>(axis)];
            if (each.kind != AxisKind::Member && each.kind != AxisKind::Other)
                one.push_back(each.size());
        }
        for (std::size_t v = 0; v < season->variables.size(); ++v) {
            const std::vector<std::size_t> shape = season->shapeOf(season->variables[v]);
            if (shape == mine || shape == one) {
                m_plan.mask = static_cast<int>(v);
                m_plan.oneMask = shape != mine;
                return;
            }
        }
        m_check.error(QStringLiteral("grid.mismatch"),
            Tr::tr("No variable of the mask has the days and cells of the weather; it has: %1.").arg(season->variableList()),
            QStringLiteral("season"));
    }

    void makeSignatures()
    {
        SignatureBuilder builder(m_weather.attributes);
        for (const IndexName& index : kIndexNames) {
            if (!m_plan.wanted.contains(QLatin1String(index.name)))
                continue;
            Variable variable = at(m_plan.temperature);
            variable.name = QLatin1String(index.name);
            variable.longName = QLatin1String(index.longName);
            variable.standardName.clear();
            variable.units = QStringLiteral("1");
            variable.cellMethods.clear();
            variable.storedType = QStringLiteral("float32");
            variable.attributes = {{QStringLiteral("fwi_convention"), m_parameters.text(QStringLiteral("convention"))}};
            builder.addVariable(m_weather, variable);
        }
        m_plan.indices = builder.build();
        m_plan.slices = sliceCount(m_weather, m_plan.temperature.variable);
        m_plan.state = stateSignature(m_weather, m_plan.temperature.variable, m_plan.season.season);
    }

    const ModuleSpec& m_spec;
    const Parameters& m_parameters;
    const CubeSignature& m_weather;
    CheckResult& m_check;
    FwiPlan m_plan;
};

} // namespace

std::optional<FwiPlan> planFwi(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& weather, const CubeSignature* state,
    const CubeSignature* season, CheckResult& check)
{
    return Planner(spec, parameters, weather, check).make(state, season);
}

} // namespace terrella::fire
