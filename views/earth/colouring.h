// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/colour_map.h"
#include "views/earth/earth_layer.h"

namespace terrella::earth {

/// From values to colours: a map, the ends of its range and how it runs between them. A value.
struct Colouring {
    ColourMap map;
    ValueRange range;
    EarthNorm norm = EarthNorm::Linear;
    double power = 0.5;

    /// 0 at the lowest, 1 at the highest value, beyond them outside; NaN for NaN. The logarithm of what is not positive lies far below.
    [[nodiscard]] double partOf(double value) const;
    [[nodiscard]] double valueOf(double part) const;
    /// The colour of a value; beyond the ends those of under() and over().
    [[nodiscard]] QRgb at(double value) const;
    /// For values below the lowest and above the highest: the map's end, told apart from it. Classes have no beyond.
    [[nodiscard]] QRgb under() const;
    [[nodiscard]] QRgb over() const;
    /// The lower end that a logarithm can use.
    [[nodiscard]] double logLowest() const;
    bool operator==(const Colouring& other) const;
};

/// The ends for values, as the layer asks for them. Logarithms take positive values only.
ValueRange rangeOf(std::span<const float> values, EarthRange how, EarthNorm norm, ColourMap::Kind kind);
/// The smallest range that holds both; one that lies about zero stays so.
ValueRange together(const ValueRange& a, const ValueRange& b);

/// Values for the ticks of a bar, ascending, at most about `most`: round numbers, decades on a logarithm.
std::vector<double> colourTicks(const Colouring& colouring, int most);
/// At most so many steps that the marks stand so far apart on a bar so high; at least one.
int stepsWithRoom(const Colouring& colouring, int most, double height, double apart);

// How people see a colour who lack one kind of cones: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1.
/// Rows of the matrix that works on linear red, green, blue.
std::array<float, 9> visionMatrix(ColourVision vision);
QRgb asSeen(QRgb colour, ColourVision vision);
ColourMap asSeen(const ColourMap& map, ColourVision vision);

} // namespace terrella::earth
