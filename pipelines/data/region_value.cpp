// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/region_value.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::RegionValue)
};

using Places = std::vector<SpherePlace>;

Error wrong(const QString& sentence) { return {ErrorCode::Invalid, sentence, {}}; }

Result<SpherePlace> placeIn(const QJsonValue& value)
{
    const QJsonArray pair = value.toArray();
    if (!value.isArray() || pair.size() < 2 || !pair[0].isDouble() || !pair[1].isDouble())
        return wrong(Tr::tr("a place of it is not [longitude, latitude] in degrees"));
    const SpherePlace place{pair[0].toDouble(), pair[1].toDouble()};
    if (!(std::abs(place.lat) <= 90.0))
        return wrong(Tr::tr("its latitudes must lie between −90 and 90 degrees; one is %1").arg(place.lat));
    if (!(std::abs(place.lon) <= 360.0))
        return wrong(Tr::tr("its longitudes must lie between −360 and 360 degrees; one is %1").arg(place.lon));
    return place;
}

Result<Places> placesIn(const QJsonValue& value, std::size_t least)
{
    Places out;
    if (!value.isArray())
        return wrong(Tr::tr("its coordinates are not a list of places"));
    for (const QJsonValue& each : value.toArray()) {
        TRY(const SpherePlace place, placeIn(each));
        out.push_back(place);
    }
    if (out.size() < least)
        return wrong(Tr::tr("a line of it has %1 places; it needs at least %2").arg(out.size()).arg(least));
    return out;
}

Result<std::vector<Places>> ringsIn(const QJsonValue& value)
{
    std::vector<Places> out;
    if (!value.isArray() || value.toArray().isEmpty())
        return wrong(Tr::tr("its coordinates are not a list of rings"));
    for (const QJsonValue& each : value.toArray()) {
        TRY(Places ring, placesIn(each, 0));
        if (ring.size() > 1 && ring.front() == ring.back())
            ring.pop_back();
        if (ring.size() < 3)
            return wrong(Tr::tr("a ring of it has %1 places; it needs at least 3").arg(ring.size()));
        out.push_back(std::move(ring));
    }
    return out;
}

Result<void> readCoordinates(const QString& type, const QJsonValue& coordinates, SphereShapes& out)
{
    const auto each = [&coordinates](const auto& read) -> Result<void> {
        if (!coordinates.isArray() || coordinates.toArray().isEmpty())
            return wrong(Tr::tr("it has no coordinates"));
        for (const QJsonValue& part : coordinates.toArray())
            TRY_DO(read(part));
        return {};
    };
    const auto polygon = [&out](const QJsonValue& part) -> Result<void> {
        TRY(auto rings, ringsIn(part));
        out.polygons.push_back(std::move(rings));
        return {};
    };
    const auto line = [&out](const QJsonValue& part) -> Result<void> {
        TRY(Places places, placesIn(part, 2));
        out.lines.push_back(std::move(places));
        return {};
    };
    const auto point = [&out](const QJsonValue& part) -> Result<void> {
        TRY(const SpherePlace place, placeIn(part));
        out.lines.push_back({place});
        return {};
    };
    if (type == QLatin1String("Polygon"))
        return polygon(coordinates);
    if (type == QLatin1String("MultiPolygon"))
        return each(polygon);
    if (type == QLatin1String("LineString"))
        return line(coordinates);
    if (type == QLatin1String("MultiLineString"))
        return each(line);
    if (type == QLatin1String("Point"))
        return point(coordinates);
    if (type == QLatin1String("MultiPoint"))
        return each(point);
    return wrong(Tr::tr("its type is '%1'; it must be Polygon, MultiPolygon, Point, MultiPoint, LineString or MultiLineString").arg(type));
}

QJsonArray toJson(const Places& places, bool isRing)
{
    QJsonArray out;
    for (const SpherePlace& place : places)
        out.append(QJsonArray{place.lon, place.lat});
    if (isRing && !places.empty())
        out.append(QJsonArray{places.front().lon, places.front().lat});
    return out;
}

QJsonArray toJson(const std::vector<Places>& rings)
{
    QJsonArray out;
    for (const Places& ring : rings)
        out.append(toJson(ring, true));
    return out;
}

} // namespace

bool boxContains(double westDeg, double southDeg, double eastDeg, double northDeg, double lonDeg, double latDeg)
{
    constexpr double edge = 1e-9; // degrees of rounding
    if (!(latDeg >= southDeg - edge && latDeg <= northDeg + edge) || !std::isfinite(lonDeg))
        return false;
    double width = eastDeg - westDeg;
    if (width >= 360.0)
        return true;
    if (width < 0.0)
        width = std::fmod(width, 360.0) + 360.0;
    double offset = std::fmod(lonDeg - westDeg, 360.0);
    if (offset < 0.0)
        offset += 360.0;
    return offset <= width + edge || offset >= 360.0 - edge;
}

Result<SphereShapes> parseRegionShapes(const QJsonObject& value)
{
    constexpr double farthest = 20038.0; // half round the Earth, and a bit
    QJsonObject geometry = value;
    if (value.value(QLatin1String("type")) == QLatin1String("Feature")) {
        geometry = value.value(QLatin1String("geometry")).toObject();
        if (value.contains(QLatin1String("distance_km")))
            geometry[QLatin1String("distance_km")] = value.value(QLatin1String("distance_km"));
    }
    SphereShapes out;
    TRY_DO(readCoordinates(geometry.value(QLatin1String("type")).toString(), geometry.value(QLatin1String("coordinates")), out));
    const QJsonValue distance = geometry.value(QLatin1String("distance_km"));
    if (!distance.isUndefined() && !distance.isDouble())
        return wrong(Tr::tr("its 'distance_km' is not a number"));
    out.distanceKm = distance.toDouble(0.0);
    if (out.distanceKm < 0.0 || out.distanceKm > farthest)
        return wrong(Tr::tr("its 'distance_km' must lie between 0 and %1; it is %2").arg(farthest).arg(out.distanceKm));
    if (!out.lines.empty() && out.distanceKm == 0.0)
        return wrong(Tr::tr("points and lines need 'distance_km': all within it is the region"));
    return out;
}

QJsonObject regionValue(const SphereShapes& shapes, const QString& name)
{
    QJsonObject out;
    const auto put = [&out](const char* type, const QJsonArray& coordinates) {
        out = {{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("coordinates"), coordinates}};
    };
    QJsonArray all;
    const bool isPoints = !shapes.lines.empty() && shapes.lines.front().size() == 1;
    if (!shapes.polygons.empty()) {
        for (const auto& polygon : shapes.polygons)
            all.append(toJson(polygon));
        put(all.size() == 1 ? "Polygon" : "MultiPolygon", all.size() == 1 ? all.first().toArray() : all);
    } else {
        for (const Places& line : shapes.lines)
            all.append(isPoints ? QJsonArray{line.front().lon, line.front().lat} : toJson(line, false));
        const char* single = isPoints ? "Point" : "LineString";
        const char* several = isPoints ? "MultiPoint" : "MultiLineString";
        put(all.size() == 1 ? single : several, all.size() == 1 ? all.first().toArray() : all);
    }
    if (shapes.distanceKm > 0.0)
        out[QLatin1String("distance_km")] = shapes.distanceKm;
    if (!name.isEmpty())
        out[QLatin1String("name")] = name;
    return out;
}

Result<QJsonValue> canonicalRegion(const QJsonObject& value)
{
    TRY(const SphereShapes shapes, parseRegionShapes(value));
    return QJsonValue(regionValue(shapes));
}

} // namespace terrella
