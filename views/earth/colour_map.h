// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"

#include <QRgb>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace terrella::earth {

/// 256 colours from low to high. A value.
struct ColourMap {
    enum class Kind { Sequential, Diverging, Cyclic };
    QString name;
    QString title;
    Kind kind = Kind::Sequential;
    std::array<QRgb, 256> colours{}; ///< 0xffRRGGBB
    /// Of a variable that numbers classes: what each number means, growing. Its colours then do not run into each other, and belong to classRange().
    struct Class {
        double value = 0.0;
        QString name;
        QRgb colour = 0;
    };
    std::vector<Class> classes;
    /// Of classes between breaks, one fewer than classes: then these are numbered from 0, and a value on a break belongs to the class above it.
    std::vector<double> breaks;

    /// Index of a value for a range, clamped; the range may run downwards.
    [[nodiscard]] static int index(double value, double lowest, double highest);
    [[nodiscard]] QRgb at(double value, double lowest, double highest) const
    {
        return colours[static_cast<std::size_t>(index(value, lowest, highest))];
    }

    /// Of values between breaks: how many of these the value has reached.
    [[nodiscard]] std::size_t reached(double value) const;
    /// The class whose number is nearest, or between whose breaks the value lies; null without classes, and for NaN.
    [[nodiscard]] const Class* classOf(double value) const;

    /// Reads resources/colormaps/NAME.json.
    static Result<ColourMap> load(const QString& path);
};

/// All maps of resources/colormaps, in the order of their index; never empty (a grey ramp where the folder is missing).
class ColourMaps {
public:
    explicit ColourMaps(const QString& folder);
    [[nodiscard]] const std::vector<ColourMap>& all() const { return m_maps; }
    /// The named one, else viridis, else the first.
    [[nodiscard]] const ColourMap& find(const QString& name) const;
    [[nodiscard]] QStringList names() const;

private:
    std::vector<ColourMap> m_maps;
};

/// The colours of a variable that numbers classes, from its attributes flag_values and flag_meanings of the CF conventions and flag_colors ("#84f07f
/// …"), where it has them; else colours that can be told apart. Named "classes". Nothing where it numbers none.
std::optional<ColourMap> classColours(const Variable& variable);

/// Classes 0, 1, … of words that mean them, in colours that can be told apart.
ColourMap namedClasses(const QStringList& words);

/// The map that suits a quantity, by its standard name, else name and units.
QString defaultColourMap(const QString& standardName, const QString& name, const QString& units);

/// A range for automatic colours: what the values span, without rare extremes, widened to round numbers, symmetric about zero for a
/// diverging map whose values have both signs.
struct ValueRange {
    double lowest = 0.0;
    double highest = 1.0;
    bool operator==(const ValueRange&) const = default;
};
/// From half a class below the first to half a class above the last; of breaks a mean step beyond the first and the last.
ValueRange classRange(const ColourMap& map);
ValueRange automaticRange(std::span<const float> values, ColourMap::Kind kind);

} // namespace terrella::earth
