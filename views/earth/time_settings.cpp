// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/time_settings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace terrella {

namespace {

constexpr std::array<const char*, 5> steps{"data", "hour", "day", "month", "year"};
constexpr std::array<const char*, 3> ends{"loop", "stop", "bounce"};

template <std::size_t N>
int indexOf(const std::array<const char*, N>& names, const QString& name)
{
    const auto it = std::ranges::find_if(names, [&](const char* each) { return name == QLatin1String(each); });
    return it == names.end() ? 0 : static_cast<int>(it - names.begin());
}

} // namespace

QJsonObject EarthTimeSettings::toJson() const
{
    const EarthTimeSettings plain;
    QJsonObject out;
    const auto add = [&out](bool isOwn, const char* key, const QJsonValue& value) {
        if (isOwn)
            out.insert(QLatin1String(key), value);
    };
    add(step != plain.step, "step", QLatin1String(steps[static_cast<std::size_t>(step)]));
    add(atEnd != plain.atEnd, "at_end", QLatin1String(ends[static_cast<std::size_t>(atEnd)]));
    add(backwards, "backwards", true);
    add(!byDataTime && stepsPerSecond != plain.stepsPerSecond, "steps_per_second", stepsPerSecond);
    add(byDataTime, "data_seconds_per_second", dataPerSecond);
    add(!waits, "waits", false);
    add(between == Between::Before, "between", QStringLiteral("before"));
    add(beyond == Beyond::Hide, "beyond", QStringLiteral("hide"));
    if (first)
        out.insert(QStringLiteral("first"), isoText(*first));
    if (last)
        out.insert(QStringLiteral("last"), isoText(*last));
    return out;
}

EarthTimeSettings EarthTimeSettings::fromJson(const QJsonObject& object)
{
    EarthTimeSettings out;
    const auto value = [&object](const char* key) { return object.value(QLatin1String(key)); };
    out.step = static_cast<Step>(indexOf(steps, value("step").toString()));
    out.atEnd = static_cast<AtEnd>(indexOf(ends, value("at_end").toString()));
    out.backwards = value("backwards").toBool();
    out.byDataTime = value("data_seconds_per_second").isDouble();
    out.stepsPerSecond = std::clamp(value("steps_per_second").toDouble(out.stepsPerSecond), 0.05, 100.0);
    out.dataPerSecond = std::clamp(value("data_seconds_per_second").toDouble(out.dataPerSecond), 1e-3, 1e12);
    out.waits = value("waits").toBool(true);
    out.between = value("between").toString() == QLatin1String("before") ? Between::Before : Between::Nearest;
    out.beyond = value("beyond").toString() == QLatin1String("hide") ? Beyond::Hide : Beyond::Hold;
    out.first = dateInAnyCalendar(value("first").toString());
    out.last = dateInAnyCalendar(value("last").toString());
    return out;
}

std::optional<DateTime> dateInAnyCalendar(const QString& iso)
{
    if (iso.isEmpty())
        return std::nullopt;
    for (const Calendar calendar : {Calendar::Standard, Calendar::AllLeap, Calendar::Days360, Calendar::ProlepticGregorian})
        if (const auto date = parseIso(iso, calendar))
            return *date;
    return std::nullopt;
}

} // namespace terrella
