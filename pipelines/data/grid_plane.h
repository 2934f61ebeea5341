// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <memory>
#include <span>

namespace terrella {

/// The plane of a projected grid: its y and x in metres (degrees of a rotated pole) beside latitudes and longitudes on the reference system's own
/// ellipsoid, so that no datum is shifted. One thread at a time; making one takes some milliseconds.
class GridPlane {
public:
    /// Of a WKT or PROJ string. Errors: Unreadable, Unsupported.
    static Result<std::unique_ptr<GridPlane>> make(const QString& crs);
    ~GridPlane();
    GridPlane(const GridPlane&) = delete;
    GridPlane& operator=(const GridPlane&) = delete;

    /// In place: x becomes longitudes, y latitudes; both NaN where the plane shows nothing of the Earth.
    void toPlaces(std::span<double> x, std::span<double> y) const;
    /// Of a row (one y), by straight lines between as many points as are right to a millionth of a degree (10 cm).
    void toPlacesOfRow(std::span<double> x, std::span<double> y) const;
    /// In place: longitudes become x, latitudes y; both NaN where the plane does not show the place.
    void toPlane(std::span<double> lonDeg, std::span<double> latDeg) const;

    /// The WKT of the system with its lengths in metres.
    [[nodiscard]] const QString& wkt() const;
    /// Metres per unit of its axes; what a satellite sees may be counted in angles. 1 for a rotated pole.
    [[nodiscard]] double metresPerUnit(const QString& unit) const;

private:
    struct System;
    explicit GridPlane(std::unique_ptr<System> system);
    std::unique_ptr<System> m_system;
};

} // namespace terrella
