// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/earth/fields/vectors.h"

namespace terrella::earth {

/// Lines in device-independent pixels around a place: x along the flow, y to its left.
struct GlyphSegment {
    float fromX = 0.0F, fromY = 0.0F, toX = 0.0F, toY = 0.0F;
};

/// A place where a vector is told, and a point a little farther along it.
struct VectorPlace {
    Vec3 at, towards;
    double latDeg = 0.0;
    double speed = 0.0;
};
/// Places about `pixels` apart on the screen: on maps a lattice of the picture, on the globe rows of latitude. They stay while the view moves.
std::vector<VectorPlace> vectorPlaces(const Projection& projection, const VectorField& field, const ViewHint& hint, double pixels);

/// An arrow centred at its place.
std::vector<GlyphSegment> arrowGlyph(double length);

/// A speed as barbs say it, to the nearest 5 knots: pennants of 50, full barbs of 10, half barbs of 5.
struct BarbParts {
    int pennants = 0, full = 0, half = 0;
    [[nodiscard]] bool isCalm() const { return pennants + full + half == 0; }
    bool operator==(const BarbParts&) const = default;
};
BarbParts barbParts(double knots);
/// The staff leads from the place to where the wind comes from; barbs stand to the left of who has the wind in the back, on the southern hemisphere
/// to the right (WMO-No. 485, attachment II.2-2). Calm is a circle.
std::vector<GlyphSegment> barbGlyph(const BarbParts& parts, bool isSouthern);

/// The largest of 1, 2, 5 · 10^n that is not above a speed.
double roundSpeed(double most);

} // namespace terrella::earth
