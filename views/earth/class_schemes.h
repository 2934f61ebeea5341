// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colour_map.h"
#include "views/earth/earth_classes.h"

namespace terrella::earth {

/// Classes that an institution has agreed on, with its colours.
struct ClassScheme {
    QString name; ///< "scheme/effis": as views keep it among the colour maps
    QString title;
    QString units; ///< of the breaks; "1": a plain number
    EarthClasses classes;
    QStringList words; ///< by which data call the classes, in small letters
};
/// All that are known, with titles and names in the user's language.
const std::vector<ClassScheme>& classSchemes();
const ClassScheme* findScheme(const QString& name);
/// Those that suit a quantity, by its standard name, else its name, and by units that convert.
std::vector<const ClassScheme*> schemesFor(const QString& standardName, const QString& name, const QString& units);

/// Classes in the units that are shown; nothing where those of the scheme do not convert into them.
std::optional<EarthClasses> inUnits(const ClassScheme& scheme, const QString& units);
/// "21.3–38", "below 5.2", "50 and above".
QString classText(const EarthClasses& classes, std::size_t which);
/// The colours of classes between breaks; those without a name are called by their ends.
ColourMap breakColours(const QString& name, const QString& title, const EarthClasses& classes);
/// Equal steps over a range in the colours of a map, as a beginning for one's own.
EarthClasses evenClasses(const ValueRange& range, const ColourMap& map, int count);

/// Colours by which such words are known (D0 … D4, very low … extreme), and their order; empty where they are of no scheme.
std::vector<ColourMap::Class> knownClasses(const QStringList& words);

} // namespace terrella::earth
