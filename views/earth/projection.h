// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"
#include "views/earth/geometry.h"

#include <QRectF>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace terrella::earth {

/// How places become points of the scene: the globe, or a map made by PROJ. Immutable; any thread.
class Projection {
public:
    /// A name of builtIn(), where wished with the place it is centred on ("robinson@150", "lambert_azimuthal@10,52": degrees east, north), or any
    /// PROJ string or CRS code. The error repeats PROJ's complaint.
    static Result<std::shared_ptr<const Projection>> make(const QString& name);
    /// "globe", "equirectangular", "robinson", "mollweide", "equal_earth", "mercator", "north_polar", "south_polar", "lambert",
    /// "lambert_azimuthal", "rotated_pole".
    static QStringList builtIn();
    /// For people: "Globe", "Robinson", "Robinson, 150°E", …; the PROJ string itself for others.
    static QString title(const QString& name);
    /// The name of the same projection with another middle. Empty where it has none to choose: the globe, CRS codes.
    /// Latitudes are for "lambert_azimuthal" and PROJ strings with a lat_0; others leave them aside.
    static QString centredOn(const QString& name, double lonDeg, double latDeg);

    ~Projection();
    Projection(const Projection&) = delete;
    Projection& operator=(const Projection&) = delete;

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] bool isGlobe() const { return m_transform == nullptr; }
    /// Maps are cut along the meridian 180° from this one; oblique ones also elsewhere.
    [[nodiscard]] double centralLongitude() const { return m_centralLon; }
    [[nodiscard]] double centralLatitude() const { return m_centralLat; }
    /// Degrees around the centre that are drawn; 180 where nothing but the latitudes is limited.
    [[nodiscard]] double capDeg() const { return m_cap; }
    /// Oblique maps (rotated poles): the same map upright, which has the same edge. Null for others.
    [[nodiscard]] const std::shared_ptr<const Projection>& upright() const { return m_upright; }
    [[nodiscard]] double southLimit() const { return m_south; }
    [[nodiscard]] double northLimit() const { return m_north; }
    /// Map: extent in scene units. Globe: the unit square around the disc.
    [[nodiscard]] const QRectF& bounds() const { return m_bounds; }
    /// Metres (PROJ's units) of one scene unit.
    [[nodiscard]] double unitsPerRadius() const { return m_units; }

    /// Degrees to scene, or nothing where the projection has no point. A longitude exactly on the cut keeps the side it is given on
    /// (central + 180 is the right edge, central − 180 the left).
    [[nodiscard]] std::optional<Vec3> forward(double lonDeg, double latDeg) const;
    /// The same for many; points without an image become NaN.
    void forward(std::span<const double> lonDeg, std::span<const double> latDeg, std::span<Vec3> out) const;
    /// Maps only: scene to degrees, longitude in [-180, 180).
    [[nodiscard]] std::optional<LatLon> inverse(double x, double y) const;

private:
    struct Transform;
    Projection();
    Result<void> define(const QString& definition);
    void measure();
    [[nodiscard]] bool isDrawn(double lonDeg, double latDeg) const;

    QString m_name;
    double m_centralLon = 0.0;
    double m_centralLat = 0.0;
    double m_cap = 180.0;
    double m_capCosine = -2.0;
    Vec3 m_centre{1.0, 0.0, 0.0};
    double m_south = -90.0;
    double m_north = 90.0;
    double m_units = 1.0;
    bool m_degrees = false; ///< the transform speaks degrees, not radians
    QRectF m_bounds{-1.0, -1.0, 2.0, 2.0};
    std::unique_ptr<Transform> m_transform;
    std::shared_ptr<const Projection> m_upright;
};

} // namespace terrella::earth
