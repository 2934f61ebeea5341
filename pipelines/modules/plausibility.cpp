// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/plausibility.h"

#include "pipelines/core/json.h"
#include "pipelines/data/units.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Plausibility)
};

/// Bounds that no value on Earth leaves, wide of the records: between the top of the models and the deep sea, in a storm and in calm.
struct Quantity {
    const char* standardName;
    const char* units;
    double low, high;
    std::array<const char*, 3> usual; ///< units it is found in, likeliest first
};

constexpr std::array kKnown{
    Quantity{"air_temperature", "K", 100, 400, {"K", "degC", "degF"}},
    Quantity{"surface_temperature", "K", 150, 420, {"K", "degC", "degF"}},
    Quantity{"dew_point_temperature", "K", 100, 330, {"K", "degC", "degF"}},
    Quantity{"sea_surface_temperature", "K", 250, 325, {"K", "degC", "degF"}},
    Quantity{"sea_water_temperature", "K", 250, 325, {"K", "degC", "degF"}},
    Quantity{"soil_temperature", "K", 150, 380, {"K", "degC", "degF"}},
    Quantity{"air_pressure_at_mean_sea_level", "Pa", 80000, 115000, {"Pa", "hPa", "kPa"}},
    Quantity{"surface_air_pressure", "Pa", 25000, 115000, {"Pa", "hPa", "kPa"}},
    Quantity{"relative_humidity", "1", -0.2, 2.0, {"1", "%", ""}},
    Quantity{"cloud_area_fraction", "1", -0.1, 1.1, {"1", "%", ""}},
    Quantity{"land_area_fraction", "1", -0.1, 1.1, {"1", "%", ""}},
    Quantity{"sea_ice_area_fraction", "1", -0.1, 1.1, {"1", "%", ""}},
    Quantity{"specific_humidity", "1", -0.01, 0.1, {"1", "g kg-1", ""}},
    Quantity{"precipitation_flux", "kg m-2 s-1", -0.01, 0.1, {"kg m-2 s-1", "kg m-2 day-1", ""}},
    Quantity{"eastward_wind", "m s-1", -250, 250, {"m s-1", "km h-1", "knot"}},
    Quantity{"northward_wind", "m s-1", -250, 250, {"m s-1", "km h-1", "knot"}},
    Quantity{"wind_speed", "m s-1", -1, 250, {"m s-1", "km h-1", "knot"}},
};

struct Range {
    double low = 0.0, high = 0.0;
};

/// Of the values themselves, not of what is stored. Valid ranges are left out: they say what may be, often all that the type can hold.
std::optional<Range> rangeOf(const Variable& variable)
{
    const QJsonArray pair = variable.attributes.value(QLatin1String("actual_range")).toArray();
    if (pair.size() != 2 || !pair.at(0).isDouble() || !pair.at(1).isDouble())
        return std::nullopt;
    return Range{pair.at(0).toDouble(), pair.at(1).toDouble()};
}

bool fits(const Quantity& quantity, const Range& range, const QString& units)
{
    const Result<UnitConversion> conversion = units::conversion(units, QLatin1String(quantity.units));
    return conversion && (*conversion)(range.low) >= quantity.low && (*conversion)(range.high) <= quantity.high;
}

QString likelier(const Quantity& quantity, const Range& range)
{
    for (const char* units : quantity.usual) {
        const QString name = QLatin1String(units);
        if (!name.isEmpty() && fits(quantity, range, name))
            return name;
    }
    return {};
}

} // namespace

void checkPlausibleUnits(const CubeSignature& cube, CheckResult& check)
{
    for (const Variable& variable : cube.variables) {
        const auto known
            = std::ranges::find_if(kKnown, [&](const Quantity& quantity) { return variable.standardName == QLatin1String(quantity.standardName); });
        const std::optional<Range> range = known == kKnown.end() ? std::nullopt : rangeOf(variable);
        if (!range || !units::sameDimension(variable.units, QLatin1String(known->units)) || fits(*known, *range, variable.units))
            continue;
        const QString likely = likelier(*known, *range);
        // A range that fits no units says little, as that of a file with stray values.
        if (likely.isEmpty())
            continue;
        check.warning(QStringLiteral("units.implausible"),
            Tr::tr("'%1' states %2, but by its header (actual_range) it runs from %3 to %4: %5 is likelier. Correct the file's units if so.")
                .arg(variable.name, units::display(variable.units), numberText(range->low), numberText(range->high),
                    likely == QLatin1String("1") ? Tr::tr("a fraction of 1") : units::display(likely)));
    }
}

} // namespace terrella
