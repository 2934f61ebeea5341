// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/features.h"
#include "views/earth/geometry.h"

#include <QPointF>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

namespace terrella::testing {

inline ColumnInfo columnOf(const QString& name, ColumnType type, const QString& units = {})
{
    ColumnInfo out;
    out.name = name;
    out.type = type;
    out.units = units;
    return out;
}

using PolygonRings = std::vector<std::vector<QPointF>>;

inline std::vector<QPointF> box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}};
}
inline std::vector<QPointF> reversed(std::vector<QPointF> ring)
{
    std::ranges::reverse(ring);
    return ring;
}
/// All points at one distance from a place.
inline std::vector<QPointF> circle(double lat, double lon, double radiusDeg, int points)
{
    std::vector<QPointF> out;
    for (int k = 0; k < points; ++k) {
        const earth::Vec3 at = earth::destination(lon, lat, 360.0 * k / points, radiusDeg);
        out.emplace_back(earth::lonOf(at), earth::latOf(at));
    }
    return out;
}
/// Deep bays, so that it is no simple shape.
inline std::vector<QPointF> star(double lat, double lon, double radiusDeg, int points)
{
    std::vector<QPointF> out;
    for (int k = 0; k < points; ++k) {
        const double angle = 2.0 * std::numbers::pi * k / points,
                     r = radiusDeg * (0.65 + 0.3 * std::cos(7.0 * angle) + 0.05 * std::sin(61.0 * angle));
        out.emplace_back(earth::wrap180(lon + r * std::cos(angle)), std::clamp(lat + r * std::sin(angle), -89.0, 89.0));
    }
    return out;
}

namespace detail {

inline void append(QByteArray& out, quint32 value)
{
    char bytes[4];
    qToLittleEndian(value, bytes);
    out.append(bytes, 4);
}
inline void append(QByteArray& out, double value) { out.append(reinterpret_cast<const char*>(&value), 8); }
inline void appendPolygon(QByteArray& out, const PolygonRings& rings)
{
    out.append('\1');
    append(out, quint32{3});
    append(out, static_cast<quint32>(rings.size()));
    for (const auto& ring : rings) {
        append(out, static_cast<quint32>(ring.size() + 1));
        for (std::size_t k = 0; k <= ring.size(); ++k) {
            append(out, ring[k % ring.size()].x());
            append(out, ring[k % ring.size()].y());
        }
    }
}

} // namespace detail

/// One row for each; its rings are outline and holes, or where they are parts outlines of a shape of several parts.
inline std::shared_ptr<Features> polygonFeatures(const std::vector<PolygonRings>& rows, bool areParts = false)
{
    auto out = std::make_shared<Features>();
    out->info.geometry = GeometryKind::Polygon;
    for (const PolygonRings& rings : rows) {
        QByteArray wkb;
        if (areParts) {
            wkb.append('\1');
            detail::append(wkb, quint32{6});
            detail::append(wkb, static_cast<quint32>(rings.size()));
            for (const auto& ring : rings)
                detail::appendPolygon(wkb, {ring});
        } else {
            detail::appendPolygon(wkb, rings);
        }
        out->wkb.push_back(wkb);
    }
    out->info.rows = static_cast<qint64>(out->wkb.size());
    return out;
}

} // namespace terrella::testing
