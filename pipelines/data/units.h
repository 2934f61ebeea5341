// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>

#include <span>

namespace terrella {

/// value_to = scale * value_from + offset.
struct UnitConversion {
    double scale = 1.0;
    double offset = 0.0;
    [[nodiscard]] bool isIdentity() const { return scale == 1.0 && offset == 0.0; }
    [[nodiscard]] double operator()(double value) const { return scale * value + offset; }
    void apply(std::span<float> values) const;
};

/// Everything below goes through UDUNITS-2 with spellings that files really use ("m s**-1", "m/s", "degC", "gpm",
/// "millibars", "kg m**-2 s**-1", "(0 - 1)") understood first. Any thread; UDUNITS itself is serialised inside.
/// The empty string is "no units stated", which converts to nothing but itself; "1" is dimensionless.
namespace units {

[[nodiscard]] bool isKnown(const QString& unit);
[[nodiscard]] bool sameDimension(const QString& from, const QString& to);
/// The error names both units and says whether one is unknown or their dimensions differ.
Result<UnitConversion> conversion(const QString& from, const QString& to);
/// "m s-1": one spelling for all that mean the same; the text itself where UDUNITS does not know it.
QString canonical(const QString& unit);
/// "m s⁻¹", "°C", "hPa": for people.
QString display(const QString& unit);

/// Units of products and powers, spelled as canonical() does. Error Units where one is unknown, or (root) where powers do not divide. Scales with
/// an offset (degC) must be converted to those without (K) first.
Result<QString> product(const QString& a, const QString& b);
Result<QString> power(const QString& unit, int exponent);
Result<QString> root(const QString& unit, int degree);

} // namespace units
} // namespace terrella
