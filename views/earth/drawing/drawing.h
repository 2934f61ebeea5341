// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/sphere_area.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace terrella {

/// What can be drawn on the Earth. A shape is any other area, such as a country: it is chosen, not drawn.
enum class DrawingKind { Box, Polygon, Circle, Strip, Shape, Line };
[[nodiscard]] inline bool isRegion(DrawingKind kind) { return kind != DrawingKind::Line; }

/// A region or a line on the Earth. A value.
struct Drawing {
    DrawingKind kind = DrawingKind::Box;
    QString name{};                     ///< of a country, or given by the user
    std::vector<SpherePlace> places{};  ///< Box: its corners, south-west and north-east, east > west; Circle: its middle; others: one after the other
    double km = 0.0;                    ///< Circle: radius; Strip: distance from its line
    std::optional<SphereShapes> area{}; ///< Shape
    QString coastOf{};                  ///< Shape that is the coast of a country: its name, so that it is found anew for another distance

    /// How far around its lines it reaches: of circles, strips and coasts; nothing for others.
    [[nodiscard]] std::optional<double> distanceKm() const;
    /// The same reaching farther or less far.
    [[nodiscard]] Drawing within(double distanceKm) const;

    /// Enough places for what it is.
    [[nodiscard]] bool isComplete() const;
    /// A region's value as a parameter of a module (ParameterType::Region).
    [[nodiscard]] QJsonValue regionValue() const;
    /// Nothing where the value is no region.
    static std::optional<Drawing> fromRegion(const QJsonValue& value);
    /// As a view keeps it.
    [[nodiscard]] QJsonObject toJson() const;
    static std::optional<Drawing> fromJson(const QJsonObject& object);

    /// What of the sphere is in a region.
    [[nodiscard]] SphereArea sphereArea() const;
    /// Square kilometres of a region; kilometres of a line.
    [[nodiscard]] SphereArea::Size size() const;
    /// "Polygon", "Circle of 500 km", or its name.
    [[nodiscard]] QString title() const;
    /// "1 234 567 km²", "8 420 km".
    [[nodiscard]] QString sizeText() const;
};
bool operator==(const Drawing& a, const Drawing& b);

QString drawingKindTitle(DrawingKind kind);
/// What the ends of the so-many-th line are called: A and B, C and D, …, then A1 and B1.
std::pair<QString, QString> lineLetters(std::size_t line);

/// Something of a drawing that can be taken hold of.
struct DrawingHandle {
    enum class Role {
        Corner, ///< a place of it, or a corner of a box
        Middle, ///< between two places: drawn out it becomes one
        Radius,
        Whole
    };
    Role role = Role::Corner;
    std::size_t index = 0;
    SpherePlace at;
};
std::vector<DrawingHandle> handlesOf(const Drawing& drawing);
/// The drawing after a handle was moved somewhere. A middle becomes a corner of the same index.
Drawing dragged(const Drawing& drawing, const DrawingHandle& handle, const SpherePlace& to);
/// Without one of its places; nothing where too few would be left.
std::optional<Drawing> withoutPlace(const Drawing& drawing, std::size_t index);

/// The lines it is drawn by, longitudes and latitudes of each: great circles between places, parallels of boxes in steps of a degree.
struct DrawnOutline {
    std::vector<double> lon, lat;
};
std::vector<DrawnOutline> outlinesOf(const Drawing& drawing);

/// Places at equal distances along a line, its ends among them, with kilometres from the start; where each place of the line stands.
struct LineSamples {
    std::vector<SpherePlace> places;
    std::vector<double> km;
    std::vector<double> cornerKm; ///< of each place that was drawn
};
LineSamples sampleLine(const std::vector<SpherePlace>& line, std::size_t count);
/// The place so many kilometres from the start.
SpherePlace placeOnLine(const std::vector<SpherePlace>& line, double km);
/// Kilometres from the start to the place of the line that is nearest; nothing beyond `withinKm`.
std::optional<double> nearestOnLine(const std::vector<SpherePlace>& line, const SpherePlace& place, double withinKm);

} // namespace terrella
