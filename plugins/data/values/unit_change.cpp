// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/data/values/unit_change.h"

#include "pipelines/modules/matching.h"
#include "pipelines/modules/proposals.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace terrella::data {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::ConvertUnits)
};

/// Standard names of the same water as a mass and as a depth of liquid water.
constexpr std::array<std::pair<const char*, const char*>, 9> kWaterNames{{
    {"precipitation_flux", "lwe_precipitation_rate"},
    {"convective_precipitation_flux", "lwe_convective_precipitation_rate"},
    {"snowfall_flux", "lwe_snowfall_rate"},
    {"rainfall_flux", "rainfall_rate"},
    {"water_evapotranspiration_flux", "lwe_water_evaporation_rate"},
    {"precipitation_amount", "lwe_thickness_of_precipitation_amount"},
    {"convective_precipitation_amount", "lwe_thickness_of_convective_precipitation_amount"},
    {"snowfall_amount", "lwe_thickness_of_snowfall_amount"},
    {"surface_snow_amount", "lwe_thickness_of_surface_snow_amount"},
}};

QString otherWaterName(const QString& standardName)
{
    for (const auto& [mass, depth] : kWaterNames) {
        if (standardName == QLatin1String(mass))
            return QString::fromLatin1(depth);
        if (standardName == QLatin1String(depth))
            return QString::fromLatin1(mass);
    }
    return {};
}

/// Between mass on an area and depth, either way, through 1000 kg m-3; nothing where that is not what the units are.
std::optional<UnitConversion> throughWater(const QString& from, const QString& to)
{
    for (const char* factor : {"0.001 m3 kg-1", "1000 kg m-3"}) {
        const Result<QString> bridged = units::product(from, QLatin1String(factor));
        const Result<UnitConversion> conversion = bridged ? units::conversion(*bridged, to) : Result<UnitConversion>(bridged.error());
        // kg m-2 alone has a sensible depth: 1/s or kg m-3 by the same factor would be another thing
        const bool isWater = units::sameDimension(from, QStringLiteral("kg m-2")) || units::sameDimension(from, QStringLiteral("kg m-2 s-1"))
            || units::sameDimension(to, QStringLiteral("kg m-2")) || units::sameDimension(to, QStringLiteral("kg m-2 s-1"));
        if (conversion && isWater)
            return *conversion;
    }
    return std::nullopt;
}

class Planner {
public:
    Planner(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
        : m_source(source),
          m_parameters(parameters),
          m_check(check),
          m_units(parameters.text(QStringLiteral("units")).trimmed()),
          m_out(std::make_shared<CubeSignature>(source))
    {
        m_conversions.resize(source.variables.size());
    }

    std::optional<UnitChange> make()
    {
        const bool isKnown = units::isKnown(m_units);
        if (m_source.variables.empty())
            fail("variable.missing", Tr::tr("The data hold no variables."));
        else if (!isKnown)
            m_check.error(QStringLiteral("units.unknown"),
                m_units.isEmpty() ? Tr::tr("Say into which units the data are to be converted.")
                                  : Tr::tr("'%1' is no known unit; write it as in m s-1, degC or mm/day.").arg(m_units),
                {}, QStringLiteral("units"));
        else if (m_parameters.isSet(QStringLiteral("variable")))
            convertNamed();
        else if (m_source.variables.size() == 1)
            convertOne(0);
        else
            convertAllThatCan();
        if (m_check.hasErrors())
            return std::nullopt;
        return UnitChange{m_out, std::move(m_conversions)};
    }

private:
    void fail(const char* code, const QString& message) { m_check.error(QLatin1String(code), message, port(), QStringLiteral("variable")); }
    static QString port() { return QStringLiteral("data"); }

    /// Also by way of liquid water where that is asked for; `usedWater` says so.
    [[nodiscard]] std::optional<UnitConversion> conversionOf(const Variable& variable, bool& usedWater) const
    {
        if (const Result<UnitConversion> plain = units::conversion(variable.units, m_units))
            return *plain;
        if (!m_parameters.flag(QStringLiteral("liquid_water")))
            return std::nullopt;
        usedWater = true;
        return throughWater(variable.units, m_units);
    }

    void convertNamed()
    {
        const VariableNeed any{{}, {}, {}, true};
        if (const auto match
            = matchVariable(m_source, any, m_parameters.text(QStringLiteral("variable")), port(), QStringLiteral("variable"), m_check))
            convertOne(static_cast<std::size_t>(match->variable));
    }

    void convertOne(std::size_t index)
    {
        const Variable& variable = m_source.variables[index];
        bool usedWater = false;
        if (const std::optional<UnitConversion> conversion = conversionOf(variable, usedWater)) {
            apply(index, *conversion, usedWater);
            return;
        }
        if (variable.units.trimmed().isEmpty()) {
            fail("units.missing", Tr::tr("'%1' states no units; say which they are where the data are opened.").arg(variable.name));
        } else if (!units::isKnown(variable.units)) {
            fail("units.unknown",
                Tr::tr("'%1' is in '%2', which is no known unit, so that it cannot be converted to %3.").arg(variable.name, variable.units, m_units));
        } else if (throughWater(variable.units, m_units)) {
            m_check.error(QStringLiteral("units.dimension"),
                Tr::tr("'%1' is in %2, which converts to %3 only as liquid water of 1000 kg m-3; switch on 'As liquid water' if it is that.")
                    .arg(variable.name, variable.units, m_units),
                port(), QStringLiteral("liquid_water"));
            m_check.problems.back().proposals = {proposeValue(Tr::tr("Convert as liquid water"), QStringLiteral("liquid_water"), true)};
        } else {
            fail("units.dimension", Tr::tr("'%1' is in %2, which does not convert to %3.").arg(variable.name, variable.units, m_units));
        }
    }

    void convertAllThatCan()
    {
        bool any = false;
        for (std::size_t v = 0; v < m_source.variables.size(); ++v) {
            bool usedWater = false;
            if (const std::optional<UnitConversion> conversion = conversionOf(m_source.variables[v], usedWater)) {
                apply(v, *conversion, usedWater);
                any = true;
            }
        }
        if (any)
            return;
        QStringList there;
        for (const Variable& variable : m_source.variables)
            there.append(QStringLiteral("%1 (%2)").arg(variable.name, variable.units.isEmpty() ? Tr::tr("no units") : variable.units));
        fail("units.dimension", Tr::tr("None of the variables converts to %1; there are: %2.").arg(m_units, there.join(QStringLiteral(", "))));
    }

    void apply(std::size_t index, UnitConversion conversion, bool usedWater)
    {
        Variable& variable = m_out->variables[index];
        if (usedWater) {
            m_check.warning(QStringLiteral("units.density"),
                Tr::tr("'%1' is converted from %2 to %3 as liquid water of 1000 kg m-3.").arg(variable.name, variable.units, m_units), port(),
                QStringLiteral("liquid_water"));
            variable.standardName = otherWaterName(variable.standardName);
        }
        if (m_parameters.flag(QStringLiteral("difference"))) {
            conversion.offset = 0.0;
        } else if (conversion.offset != 0.0 && looksLikeDifference(variable)) {
            m_check.warning(QStringLiteral("units.difference"),
                Tr::tr("'%1' looks like a difference, but is converted as a temperature: 0 %2 become %3 %4. Switch on 'Differences' if it is one.")
                    .arg(variable.name, variable.units)
                    .arg(conversion.offset)
                    .arg(m_units),
                port(), QStringLiteral("difference"));
            m_check.problems.back().proposals = {proposeValue(Tr::tr("Convert as differences"), QStringLiteral("difference"), true)};
        }
        variable.units = m_units;
        if (!conversion.isIdentity()) {
            for (const char* key : {"valid_min", "valid_max", "valid_range", "actual_range"}) // in the old units
                variable.attributes.remove(QLatin1String(key));
            variable.storedType = QStringLiteral("float32");
        }
        m_conversions[index] = conversion;
    }

    const CubeSignature& m_source;
    const Parameters& m_parameters;
    CheckResult& m_check;
    const QString m_units;
    std::shared_ptr<CubeSignature> m_out;
    std::vector<UnitConversion> m_conversions;
};

} // namespace

bool looksLikeDifference(const Variable& variable)
{
    const QString words = (variable.name + QLatin1Char(' ') + variable.standardName + QLatin1Char(' ') + variable.longName).toLower();
    for (const char* word :
        {"anomal", "difference", "tendency", "trend", "bias", "spread", "standard deviation", "increment", "dewpoint depression"}) {
        if (words.contains(QLatin1String(word)))
            return true;
    }
    for (const char* method : {"range", "standard_deviation", "variance"}) {
        if (variable.cellMethods.contains(QLatin1String(method)))
            return true;
    }
    return false;
}

std::optional<UnitChange> planUnitChange(const CubeSignature& source, const Parameters& parameters, CheckResult& check)
{
    return Planner(source, parameters, check).make();
}

} // namespace terrella::data
