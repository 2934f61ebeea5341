// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace terrella {

/// What to hand to UDUNITS for a unit as a file spells it, best first: the meaning in meteorology where UDUNITS would read another
/// ("mb" is a millibar, not a millibarn; "C" a degree, not a coulomb; "gpm" a metre), then the text with powers and signs
/// brought to one form, then the same with long words in lower case.
QStringList unitSpellings(const QString& unit);

/// The spellings that canonical() prefers, as users of the field write them.
QStringList preferredUnits();

/// "kg.m-2.s-1" to "kg m-2 s-1".
QString spacedProduct(const QString& text);

/// For people: superscripts and the signs °, µ, % in the unit as its author chose it ("J kg⁻¹" stays apart from "m² s⁻²"); made from
/// `canonical` where the text is more than a product of powers.
QString displayText(const QString& unit, const QString& canonical);

} // namespace terrella
