// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/fields/level_heights.h"

#include "pipelines/data/units.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace terrella::earth {

namespace {

constexpr double kGravity = 9.80665;
constexpr double kPerKelvin = 0.034163195; ///< g M / R: kelvins of each metre
constexpr double kSurface = 101325.0;      ///< Pa
constexpr double kEvenTop = 15000.0;       ///< metres that levels without heights fill

/// A layer of the standard atmosphere: from a height, with a temperature there that changes by so much a metre.
struct Layer {
    double from, kelvin, lapse;
};
constexpr std::array<Layer, 6> kLayers{{{0.0, 288.15, -0.0065}, {11000.0, 216.65, 0.0}, {20000.0, 216.65, 0.001}, {32000.0, 228.65, 0.0028},
    {47000.0, 270.65, 0.0}, {51000.0, 270.65, -0.0028}}};
constexpr double kTop = 71000.0;

/// Pressure at a height above the foot of a layer, beside that at its foot.
double across(const Layer& layer, double above)
{
    return layer.lapse == 0.0 ? std::exp(-kPerKelvin * above / layer.kelvin)
                              : std::pow(1.0 + layer.lapse * above / layer.kelvin, -kPerKelvin / layer.lapse);
}

/// The inverse.
double above(const Layer& layer, double part)
{
    return layer.lapse == 0.0 ? -std::log(part) * layer.kelvin / kPerKelvin
                              : layer.kelvin / layer.lapse * (std::pow(part, -layer.lapse / kPerKelvin) - 1.0);
}

bool isNamed(const Axis& axis, const char* word)
{
    return axis.standardName.contains(QLatin1String(word), Qt::CaseInsensitive) || axis.name.contains(QLatin1String(word), Qt::CaseInsensitive);
}

bool isSigma(const Axis& axis)
{
    return (isNamed(axis, "sigma") || isNamed(axis, "eta") || isNamed(axis, "hybrid"))
        && std::ranges::all_of(axis.values, [](double v) { return v > 0.0 && v <= 1.05; })
        && std::ranges::any_of(axis.values, [](double v) { return v < 0.999; });
}

} // namespace

double standardPressure(double metres)
{
    double foot = kSurface;
    for (std::size_t k = 0; k < kLayers.size(); ++k) {
        const double next = k + 1 < kLayers.size() ? kLayers[k + 1].from : kTop;
        if (metres <= next)
            return foot * across(kLayers[k], metres - kLayers[k].from);
        foot *= across(kLayers[k], next - kLayers[k].from);
    }
    const double kelvin = kLayers.back().kelvin + kLayers.back().lapse * (kTop - kLayers.back().from);
    return foot * std::exp(-kPerKelvin * (metres - kTop) / kelvin);
}

double standardHeight(double pascal)
{
    double foot = kSurface;
    for (std::size_t k = 0; k < kLayers.size(); ++k) {
        const double next = k + 1 < kLayers.size() ? kLayers[k + 1].from : kTop;
        const double head = foot * across(kLayers[k], next - kLayers[k].from);
        if (pascal >= head)
            return kLayers[k].from + above(kLayers[k], pascal / foot);
        foot = head;
    }
    const double kelvin = kLayers.back().kelvin + kLayers.back().lapse * (kTop - kLayers.back().from);
    return kTop - std::log(std::max(pascal, 1e-6) / foot) * kelvin / kPerKelvin;
}

LevelHeights levelHeights(const Axis& axis)
{
    using Source = LevelHeights::Source;
    LevelHeights out;
    const auto converted = [&](const QString& to, const auto& height, Source source) {
        const auto conversion = units::conversion(axis.units, to);
        if (!conversion)
            return false;
        for (const double value : axis.values)
            out.metres.push_back(height((*conversion)(value)));
        out.source = source;
        return true;
    };
    if (units::sameDimension(axis.units, QStringLiteral("Pa")) && converted(QStringLiteral("Pa"), standardHeight, Source::StandardAtmosphere))
        return out;
    const bool isDepth = axis.positive == QLatin1String("down") || (axis.positive.isEmpty() && isNamed(axis, "depth"));
    if (units::sameDimension(axis.units, QStringLiteral("m"))
        && converted(
            QStringLiteral("m"), [&](double v) { return isDepth ? -v : v; }, isDepth ? Source::Depth : Source::Height))
        return out;
    if (isSigma(axis)) {
        for (const double value : axis.values)
            out.metres.push_back(standardHeight(value * kSurface));
        out.source = Source::StandardAtmosphere;
        return out;
    }
    const bool isDown = axis.positive == QLatin1String("down");
    const auto last = static_cast<double>(std::max<std::size_t>(2, axis.size()) - 1);
    for (std::size_t k = 0; k < axis.size(); ++k)
        out.metres.push_back(kEvenTop * (isDown ? 1.0 - static_cast<double>(k) / last : static_cast<double>(k) / last));
    return out;
}

const Variable* heightVariable(const CubeSignature& signature, int variable, HeightVariable& out)
{
    const Variable& of = signature.variables[static_cast<std::size_t>(variable)];
    const Axis* levels = signature.axisOf(of, AxisKind::Level);
    if (!levels)
        return nullptr;
    constexpr const char* names[] = {"gh", "hgt", "zg", "height", "geopotential_height"};
    for (const bool byStandardName : {true, false})
        for (std::size_t k = 0; k < signature.variables.size(); ++k) {
            const Variable& v = signature.variables[k];
            const Axis* own = signature.axisOf(v, AxisKind::Level);
            if (!own || v.grid != of.grid || signature.axisOf(v, AxisKind::Time) != signature.axisOf(of, AxisKind::Time))
                continue;
            const bool isLength = units::sameDimension(v.units, QStringLiteral("m"));
            const bool isGeopotential = units::sameDimension(v.units, QStringLiteral("m2 s-2"));
            const bool isNamed = byStandardName
                ? v.standardName == QLatin1String("geopotential_height") || v.standardName == QLatin1String("geopotential")
                    || v.standardName == QLatin1String("altitude")
                : std::ranges::any_of(names, [&](const char* name) { return v.name.compare(QLatin1String(name), Qt::CaseInsensitive) == 0; })
                    || (isGeopotential && v.name.compare(QLatin1String("z"), Qt::CaseInsensitive) == 0);
            if (!isNamed || (!isLength && !isGeopotential))
                continue;
            out.levels.clear();
            for (const double value : levels->values) {
                const auto at = std::ranges::find(own->values, value);
                if (at == own->values.end())
                    break;
                out.levels.push_back(static_cast<std::size_t>(at - own->values.begin()));
            }
            if (out.levels.size() != levels->size() || (own != levels && own->units != levels->units))
                continue;
            out.variable = static_cast<int>(k);
            out.factor = 1.0;
            if (isGeopotential)
                out.factor = 1.0 / kGravity;
            else if (const auto conversion = units::conversion(v.units, QStringLiteral("m")))
                out.factor = (*conversion)(1.0);
            return &v;
        }
    return nullptr;
}

} // namespace terrella::earth
