// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fire/weather/weather_variables.h"

#include <QCoreApplication>

namespace terrella::fire {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::FireWeatherIndex)
};

struct Way {
    const char* units;
    bool isRate;
    QString how;
};

} // namespace

RainVariable matchRain(
    const CubeSignature& weather, const VariableNeed& need, const QString& chosen, const QString& port, bool daily, CheckResult& check)
{
    const QString key = QStringLiteral("rain");
    VariableNeed any = need;
    any.units.clear();
    QString name = chosen;
    for (const char* standard : {"lwe_thickness_of_precipitation_amount", "precipitation_amount", "precipitation_flux", "lwe_precipitation_rate",
             "rainfall_amount", "rainfall_flux"}) {
        if (name.isEmpty() && weather.find(QLatin1String(standard)) >= 0)
            name = QLatin1String(standard);
    }
    const auto matched = matchVariable(weather, any, name, port, key, check);
    if (!matched)
        return {};
    const Variable& variable = weather.variables[static_cast<std::size_t>(matched->variable)];
    if (variable.units.trimmed().isEmpty()) {
        check.error(QStringLiteral("units.missing"),
            Tr::tr("'%1' states no units; say where the data are opened whether they are mm, m, kg m-2 or kg m-2 s-1.").arg(variable.name), port,
            key);
        return {};
    }
    const QString asWater = Tr::tr("mm, 1 kg m-2 of water being 1 mm");
    const Way ways[]{{"mm", false, Tr::tr("mm")}, {"kg m-2", false, asWater},
        {"kg m-2 s-1", true, daily ? Tr::tr("mm a day, 1 kg m-2 of water being 1 mm") : asWater},
        {"mm s-1", true, daily ? Tr::tr("mm a day") : Tr::tr("mm")}};
    for (const Way& way : ways) {
        const auto conversion = units::conversion(variable.units, QLatin1String(way.units));
        if (!conversion)
            continue;
        if (!conversion->isIdentity() || qstrcmp(way.units, "mm") != 0)
            check.warning(QStringLiteral("units.converted"),
                Tr::tr("%1 is in %2 and is converted to %3.").arg(variable.name, units::display(variable.units), way.how), port, key);
        return {{matched->variable, *conversion}, way.isRate};
    }
    check.error(QStringLiteral("units.dimension"),
        Tr::tr("'%1' is in %2, which is no amount of rain; choose another variable.").arg(variable.name, units::display(variable.units)), port, key);
    return {};
}

} // namespace terrella::fire
