// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <limits>
#include <vector>

namespace terrella {

/// What gives an isosurface its colours.
enum class EarthTint { Single, Height, Variable };

/// How a layer of something three-dimensional is shown: isosurfaces and volumes. Numbers are in the units shown. A value.
struct EarthSolid {
    static constexpr std::size_t mostValues = 8;
    static constexpr double byItself = std::numeric_limits<double>::quiet_NaN();

    std::vector<double> values;         ///< of isosurfaces; none: one or two that suit the data
    EarthTint tint = EarthTint::Single; ///< of isosurfaces
    QString by;                         ///< the variable of EarthTint::Variable
    QString colour;                     ///< of EarthTint::Single, "#rrggbb"; empty: that of the value on the colour map
    double clear = byItself;            ///< volumes: nothing is seen of what has this value, more and more towards `dense`
    double dense = byItself;            ///< greater than `clear`: high values are seen, else low ones
    bool mirrored = false;              ///< volumes: distances from zero count, whatever their sign

    bool operator==(const EarthSolid& other) const;
    /// Adds what is not as it is by itself.
    void write(QJsonObject& object) const;
    static EarthSolid read(const QJsonObject& object, const EarthSolid& base);
};

} // namespace terrella
