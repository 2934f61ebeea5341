// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/noon_plan.h"

#include "pipelines/data/signature_builder.h"
#include "pipelines/modules/agreement.h"
#include "plugins/data/time/time_groups.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::NoonWeather)
};

constexpr double kDay = 86400.0;
constexpr double kLongestStep = 12.0 * 3600.0;
constexpr double kMoment = 1.0; // s

/// Places of the needs in the specification.
enum Need : std::size_t { Temperature, Relative, Dewpoint, Specific, Pressure, Speed, Eastward, Northward, Rain };
constexpr const char* kParameters[]{
    "temperature", "humidity", "dewpoint", "specific_humidity", "pressure", "wind", "eastward_wind", "northward_wind", "rain"};

QString port() { return QStringLiteral("data"); }

class Planner {
public:
    Planner(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, CheckResult& check)
        : m_spec(spec),
          m_parameters(parameters),
          m_data(data),
          m_check(check)
    {
    }

    std::optional<NoonPlan> make()
    {
        readParameters();
        m_plan.temperature = find(Temperature);
        findHumidity();
        findWind();
        m_plan.rain = matchRain(m_data, need(Rain), text(Rain), port(), false, m_check);
        findOthers();
        if (m_check.hasErrors() || !checkShapes() || !findDays())
            return std::nullopt;
        makeSignatures();
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const VariableNeed& need(Need which) const { return m_spec.input(port())->variables[which]; }
    [[nodiscard]] QString text(Need which) const { return m_parameters.text(QLatin1String(kParameters[which])); }
    [[nodiscard]] CheckedVariable checked(int variable) const { return {m_data, variable, {port(), 0}}; }
    [[nodiscard]] const Axis& timeOf(int variable) const { return *checked(variable).time(); }

    void readParameters()
    {
        m_plan.byZone = m_parameters.text(QStringLiteral("noon")) == QLatin1String("zone");
        m_plan.between = m_parameters.text(QStringLiteral("between")) == QLatin1String("nearest") ? Between::Nearest : Between::Linear;
        const QString stamp = m_parameters.text(QStringLiteral("rain_stamp"));
        m_plan.rainStamp = stamp == QLatin1String("start") ? RainStamp::Start : stamp == QLatin1String("middle") ? RainStamp::Middle : RainStamp::End;
        const QString accumulated = m_parameters.text(QStringLiteral("accumulated"));
        m_plan.isRunning = accumulated != QLatin1String("no");
        m_plan.findsRestarts = accumulated == QLatin1String("detect");
        m_plan.restartHours = {0};
        if (accumulated == QLatin1String("hours"))
            readHours();
        if (m_plan.isRunning)
            m_plan.rainStamp = RainStamp::End; // a total stands for what fell up to its time
    }

    void readHours()
    {
        const QString key = QStringLiteral("restart_hours");
        m_plan.restartHours.clear();
        for (const QString& hour : m_parameters.texts(key)) {
            bool isNumber = false;
            const int value = hour.trimmed().toInt(&isNumber);
            if (!isNumber || value < 0 || value > 23)
                m_check.error(QStringLiteral("parameter.form"), Tr::tr("'%1' is no hour from 0 to 23.").arg(hour), {}, key);
            m_plan.restartHours.insert(value);
        }
        if (m_plan.restartHours.empty())
            m_check.error(
                QStringLiteral("parameter.missing"), Tr::tr("Say at which hours the totals of rain begin anew, as in 0 or 6, 18."), {}, key);
    }

    WeatherVariable find(Need which)
    {
        VariableNeed wanted = need(which);
        wanted.required = true;
        const auto matched = matchVariable(m_data, wanted, text(which), port(), QLatin1String(kParameters[which]), m_check);
        return matched ? WeatherVariable{matched->variable, matched->conversion} : WeatherVariable{};
    }

    /// Whether there is one, fit for use or not.
    [[nodiscard]] bool has(Need which) const
    {
        VariableNeed wanted = need(which);
        wanted.required = false;
        wanted.units.clear();
        CheckResult aside;
        return matchVariable(m_data, wanted, {}, port(), {}, aside) || aside.hasErrors();
    }

    void findHumidity()
    {
        std::optional<Need> source;
        for (const Need which : {Relative, Dewpoint, Specific}) {
            if (!source && !text(which).isEmpty())
                source = which;
        }
        for (const Need which : {Relative, Dewpoint, Specific}) {
            if (!source && has(which))
                source = which;
        }
        if (!source) {
            m_check.error(QStringLiteral("variable.missing"),
                Tr::tr("There is no relative humidity, dew point or specific humidity; there are: %1.").arg(m_data.variableList()), port(),
                QStringLiteral("humidity"));
            return;
        }
        m_plan.humidity = find(*source);
        m_plan.humiditySource = *source == Relative ? HumiditySource::Relative
            : *source == Dewpoint                   ? HumiditySource::Dewpoint
                                                    : HumiditySource::Specific;
        if (*source == Specific)
            m_plan.pressure = find(Pressure);
    }

    void findWind()
    {
        const bool named = !text(Eastward).isEmpty() || !text(Northward).isEmpty();
        if (!text(Speed).isEmpty() || (!named && has(Speed))) {
            m_plan.wind = find(Speed);
        } else if (named || has(Eastward) || has(Northward)) {
            m_plan.wind = find(Eastward);
            m_plan.northward = find(Northward);
        } else {
            m_check.error(QStringLiteral("variable.missing"),
                Tr::tr("There is no wind, neither as speed nor as eastward and northward components; there are: %1.").arg(m_data.variableList()),
                port(), QStringLiteral("wind"));
        }
    }

    void findOthers()
    {
        const QString key = QStringLiteral("also");
        for (const QString& name : m_parameters.texts(key)) {
            const int found = m_data.find(name);
            if (found >= 0)
                m_plan.also.push_back(found);
            else
                variableMissing(m_data, name, port(), key, m_check);
        }
        for (const int variable : m_plan.also) {
            const QString& name = m_data.variables[static_cast<std::size_t>(variable)].name;
            const bool taken = std::ranges::any_of(std::initializer_list<const char*>{"temperature", "humidity", "wind", "rain"},
                [&](const char* made) { return name == QLatin1String(made); });
            if (taken || std::ranges::count(m_plan.also, variable) > 1)
                m_check.error(QStringLiteral("variable.duplicate"), Tr::tr("'%1' would be there twice in the result.").arg(name), port(), key);
        }
    }

    [[nodiscard]] std::vector<int> instantVariables() const
    {
        std::vector<int> out{m_plan.temperature.variable, m_plan.humidity.variable, m_plan.wind.variable};
        for (const WeatherVariable* other : {&m_plan.pressure, &m_plan.northward}) {
            if (other->variable >= 0)
                out.push_back(other->variable);
        }
        out.insert(out.end(), m_plan.also.begin(), m_plan.also.end());
        return out;
    }

    bool checkShapes()
    {
        const CheckedVariable first = checked(m_plan.temperature.variable);
        if (!first.grid()) {
            m_check.error(
                QStringLiteral("grid.missing"), Tr::tr("%1 has no place on the Earth, and noon goes by longitude.").arg(first.name()), port());
            return false;
        }
        if (first.grid()->steps > 1) {
            m_check.error(
                QStringLiteral("grid.moving"), Tr::tr("%1 lies on a mesh that moves; days need places that stay.").arg(first.name()), port());
            return false;
        }
        std::vector<int> all = instantVariables();
        all.push_back(m_plan.rain.found.variable);
        for (const int variable : all) {
            const CheckedVariable other = checked(variable);
            const Axis* level = m_data.axisOf(other.info(), AxisKind::Level);
            if (!requireTime(other, m_check) || !requireSameGrid(first, other, m_check))
                return false;
            if (level && level->size() > 1) {
                m_check.error(QStringLiteral("level.many"), Tr::tr("%1 has levels; select one.").arg(other.name()), port());
                return false;
            }
            if (sliceCount(m_data, variable) != sliceCount(m_data, m_plan.temperature.variable)) {
                m_check.error(QStringLiteral("level.differ"), Tr::tr("%1 and %2 have different members.").arg(first.name(), other.name()), port());
                return false;
            }
            const bool isRain = variable == m_plan.rain.found.variable;
            if (isRain ? !requireSameCalendar(first, other, m_check) : !requireSameTimes(first, other, m_check))
                return false;
        }
        return checkSteps(m_plan.temperature.variable) && checkSteps(m_plan.rain.found.variable);
    }

    bool checkSteps(int variable)
    {
        const Axis& time = timeOf(variable);
        if (time.size() < 2) {
            m_check.error(QStringLiteral("period.short"),
                Tr::tr("%1 has one time step only; noon is found among several.").arg(checked(variable).name()), port());
            return false;
        }
        const double step = data::usualStep(time.values);
        if (step <= kLongestStep)
            return true;
        m_check.error(QStringLiteral("time.step"),
            Tr::tr("%1 has a step every %2 hours, and noon cannot be found in that. Data of one step a day at noon go straight into 'Fire weather "
                   "index'.")
                .arg(checked(variable).name())
                .arg(step / 3600.0),
            port());
        return false;
    }

    /// Days on which some cell has everything, and the steps that they need.
    bool findDays()
    {
        const Axis &time = timeOf(m_plan.temperature.variable), &rainTime = timeOf(m_plan.rain.found.variable);
        m_plan.usualStep = data::usualStep(time.values);
        m_plan.usualRainStep = data::usualStep(rainTime.values);
        m_plan.rainSteps = rainSteps(rainTime.values, m_plan.rainStamp, m_plan.usualRainStep);
        std::vector<double> noons = noonsOf(*checked(m_plan.temperature.variable).grid(), m_plan.byZone);
        std::ranges::sort(noons);
        noons.erase(std::unique(noons.begin(), noons.end()), noons.end());
        const bool isNearest = m_plan.between == Between::Nearest;
        const double least = std::max(time.values.front() - (isNearest ? m_plan.usualStep / 2.0 : 0.0),
                         m_plan.rainSteps.begin.front() + kDay - (isNearest ? m_plan.usualRainStep / 2.0 : 0.0)),
                     most = std::min(time.values.back() + (isNearest ? m_plan.usualStep / 2.0 : 0.0),
                         m_plan.rainSteps.end.back() + (isNearest ? m_plan.usualRainStep / 2.0 : 0.0));
        for (double day = std::floor((least - noons.back()) / kDay); day * kDay + noons.front() <= most + kMoment; day += 1.0) {
            const auto first = std::lower_bound(noons.begin(), noons.end(), least - kMoment - day * kDay);
            if (first == noons.end() || day * kDay + *first > most + kMoment)
                continue;
            m_plan.days.push_back(day);
            addRanges(day * kDay + noons.front(), day * kDay + noons.back());
        }
        if (!m_plan.days.empty())
            return true;
        m_check.error(QStringLiteral("period.short"),
            Tr::tr("There is no day with a noon and the rain of the 24 hours before it; the data go from %1 to %2.")
                .arg(isoText(time.values.front(), time.calendar), isoText(time.values.back(), time.calendar)),
            port());
        return false;
    }

    void addRanges(double firstNoon, double lastNoon)
    {
        const std::vector<double>& times = timeOf(m_plan.temperature.variable).values;
        const double reach = 1.5 * m_plan.usualStep + kMoment;
        const auto early = std::lower_bound(times.begin(), times.end(), firstNoon - reach),
                   late = std::upper_bound(early, times.end(), lastNoon + reach);
        m_plan.instants.push_back({static_cast<std::size_t>(early - times.begin()), static_cast<std::size_t>(late - early)});
        const std::vector<double>&begin = m_plan.rainSteps.begin, &end = m_plan.rainSteps.end;
        const double around = m_plan.between == Between::Nearest ? m_plan.usualRainStep : 0.0;
        // One more on either side: by its distance a step knows how long its stretch is.
        const auto first = std::upper_bound(end.begin(), end.end(), firstNoon - kDay - around - kMoment) - end.begin();
        const auto behind = std::lower_bound(begin.begin(), begin.end(), lastNoon + around + kMoment) - begin.begin();
        const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - 1, 0));
        const std::size_t to = std::min(static_cast<std::size_t>(behind) + 1, begin.size());
        m_plan.rains.push_back({from, to > from ? to - from : 0});
    }

    void makeSignatures()
    {
        const Variable& temperature = checked(m_plan.temperature.variable).info();
        Axis time = timeOf(m_plan.temperature.variable);
        time.values.clear();
        for (const double day : m_plan.days)
            time.values.push_back(day * kDay + kDay / 2.0);
        time.timeUnits = QStringLiteral("days since ") + isoText(time.values.front(), time.calendar).replace(QLatin1Char('T'), QLatin1Char(' '));
        AxisChanges changes;
        changes.axes[AxisKind::Time] = time;
        changes.axes[AxisKind::Level] = std::nullopt;
        QJsonObject attributes = m_data.attributes;
        attributes[QStringLiteral("noon")] = m_plan.byZone ? QStringLiteral("12:00 standard time of the zone of the longitude, written as 12:00 UTC")
                                                           : QStringLiteral("12:00 mean local time of the longitude, written as 12:00 UTC");
        SignatureBuilder builder(attributes);
        const auto add = [&](const char* name, const char* standardName, const char* longName, const char* units, const char* methods) {
            Variable made = temperature;
            made.name = QLatin1String(name);
            made.standardName = QLatin1String(standardName);
            made.longName = QLatin1String(longName);
            made.units = QLatin1String(units);
            made.cellMethods = QLatin1String(methods);
            made.storedType = QStringLiteral("float32");
            made.attributes = {};
            builder.addVariable(m_data, made, changes);
        };
        add("temperature", "air_temperature", "Temperature at noon", "degC", "time: point");
        add("humidity", "relative_humidity", "Relative humidity at noon", "%", "time: point");
        add("wind", "wind_speed", "Wind speed at noon", "km h-1", "time: point");
        for (const int variable : m_plan.also) {
            Variable made = checked(variable).info();
            made.axes = temperature.axes;
            made.grid = temperature.grid;
            made.cellMethods = QStringLiteral("time: point");
            made.storedType = QStringLiteral("float32");
            builder.addVariable(m_data, made, changes);
        }
        add("rain", "lwe_thickness_of_precipitation_amount", "Rain of the 24 hours to noon", "mm", "time: sum");
        m_plan.signature = builder.build();
        if (m_plan.isRunning) {
            SignatureBuilder amounts;
            amounts.addVariable(m_data, checked(m_plan.rain.found.variable).info());
            m_plan.amounts = amounts.build();
        }
    }

    const ModuleSpec& m_spec;
    const Parameters& m_parameters;
    const CubeSignature& m_data;
    CheckResult& m_check;
    NoonPlan m_plan;
};

} // namespace

std::optional<NoonPlan> planNoonWeather(const ModuleSpec& spec, const Parameters& parameters, const CubeSignature& data, CheckResult& check)
{
    return Planner(spec, parameters, data, check).make();
}

std::vector<double> noonsOf(const Grid& grid, bool byZone)
{
    std::vector<double> out;
    out.reserve(grid.size());
    for (std::size_t j = 0; j < grid.ny; ++j) {
        for (std::size_t i = 0; i < grid.nx; ++i)
            out.push_back(noonOfLongitude(grid.at(j, i).lon, byZone));
    }
    return out;
}

} // namespace terrella::fire
