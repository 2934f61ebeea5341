// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/earth/drawing/drawing.h"

#include "pipelines/data/region_value.h"
#include "views/earth/geometry.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace terrella {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(terrella::Drawing)
};

constexpr const char* kNames[] = {"box", "polygon", "circle", "strip", "shape", "line"};

/// Documents keep what one can see: about ten metres.
double rounded(double degrees) { return std::round(degrees * 1e4) / 1e4; }
SpherePlace rounded(const SpherePlace& place) { return {rounded(earth::wrap180(place.lon)), rounded(place.lat)}; }

std::vector<SpherePlace> rounded(const std::vector<SpherePlace>& places)
{
    std::vector<SpherePlace> out;
    for (const SpherePlace& place : places)
        out.push_back(rounded(place));
    return out;
}

SphereShapes shapesOf(const Drawing& drawing)
{
    switch (drawing.kind) {
    case DrawingKind::Polygon: return {{{rounded(drawing.places)}}, {}, 0.0};
    case DrawingKind::Circle: return {{}, {{rounded(drawing.places.front())}}, std::round(drawing.km * 10.0) / 10.0};
    case DrawingKind::Strip: return {{}, {rounded(drawing.places)}, std::round(drawing.km * 10.0) / 10.0};
    case DrawingKind::Shape: return drawing.area.value_or(SphereShapes());
    case DrawingKind::Box:
    case DrawingKind::Line: break;
    }
    return {};
}

} // namespace

bool Drawing::isComplete() const
{
    switch (kind) {
    case DrawingKind::Box: return places.size() == 2 && places[1].lon > places[0].lon && places[1].lat > places[0].lat;
    case DrawingKind::Polygon: return places.size() >= 3;
    case DrawingKind::Circle: return places.size() == 1 && km > 0.0;
    case DrawingKind::Strip: return places.size() >= 2 && km > 0.0;
    case DrawingKind::Shape: return area && !area->isEmpty();
    case DrawingKind::Line: break;
    }
    return places.size() >= 2;
}

std::optional<double> Drawing::distanceKm() const
{
    if (kind == DrawingKind::Circle || kind == DrawingKind::Strip)
        return km;
    const bool isCoast = kind == DrawingKind::Shape && area && !area->lines.empty();
    return isCoast ? std::optional(area->distanceKm) : std::nullopt;
}

Drawing Drawing::within(double distanceKm) const
{
    Drawing out = *this;
    (kind == DrawingKind::Shape && area ? out.area->distanceKm : out.km) = distanceKm;
    // Names that were given before the distance was a setting tell it.
    if (const QString old = QStringLiteral(", %1 km").arg(this->distanceKm().value_or(0.0)); name.endsWith(old))
        out.name = name.chopped(old.size()) + QStringLiteral(", %1 km").arg(distanceKm);
    return out;
}

QJsonValue Drawing::regionValue() const
{
    if (!isComplete() || !isRegion(kind))
        return QJsonValue::Null;
    if (kind != DrawingKind::Box) {
        QJsonObject out = terrella::regionValue(shapesOf(*this), name);
        if (!coastOf.isEmpty())
            out.insert(QStringLiteral("coast_of"), coastOf);
        return out;
    }
    const auto tenth = [](double degrees) { return std::round(degrees * 100.0) / 100.0; };
    const bool isAround = places[1].lon - places[0].lon >= 360.0;
    return QJsonArray{isAround ? -180.0 : tenth(earth::wrap180(places[0].lon)), tenth(places[0].lat),
        isAround ? 180.0 : tenth(earth::wrap180(places[1].lon)), tenth(places[1].lat)};
}

std::optional<Drawing> Drawing::fromRegion(const QJsonValue& value)
{
    Drawing out;
    if (const QJsonArray box = value.toArray(); box.size() == 4) {
        double east = box[2].toDouble();
        const double west = box[0].toDouble();
        while (east <= west)
            east += 360.0;
        out.places = {{west, box[1].toDouble()}, {east, box[3].toDouble()}};
        return out.isComplete() ? std::optional(out) : std::nullopt;
    }
    if (!value.isObject())
        return std::nullopt;
    const auto shapes = parseRegionShapes(value.toObject());
    if (!shapes)
        return std::nullopt;
    out.name = value.toObject().value(QLatin1String("name")).toString();
    out.coastOf = value.toObject().value(QLatin1String("coast_of")).toString();
    out.km = shapes->distanceKm;
    const bool isOneLine = shapes->polygons.empty() && shapes->lines.size() == 1 && out.coastOf.isEmpty();
    constexpr std::size_t mostHandles = 200; // more are no drawing
    if (isOneLine && shapes->lines.front().size() < mostHandles) {
        out.kind = shapes->lines.front().size() == 1 ? DrawingKind::Circle : DrawingKind::Strip;
        out.places = shapes->lines.front();
    } else if (shapes->lines.empty() && shapes->polygons.size() == 1 && shapes->polygons.front().size() == 1 && out.km == 0.0
        && shapes->polygons.front().front().size() < mostHandles && out.name.isEmpty()) {
        out.kind = DrawingKind::Polygon;
        out.places = shapes->polygons.front().front();
    } else {
        out.kind = DrawingKind::Shape;
        out.area = *shapes;
        out.km = 0.0;
    }
    return out;
}

QJsonObject Drawing::toJson() const
{
    QJsonObject out{{QStringLiteral("kind"), QString::fromLatin1(kNames[static_cast<int>(kind)])}};
    if (!name.isEmpty())
        out.insert(QStringLiteral("name"), name);
    if (isRegion(kind)) {
        out.insert(QStringLiteral("region"), regionValue());
        return out;
    }
    QJsonArray coordinates;
    for (const SpherePlace& place : places)
        coordinates.append(QJsonArray{rounded(earth::wrap180(place.lon)), rounded(place.lat)});
    out.insert(QStringLiteral("coordinates"), coordinates);
    return out;
}

std::optional<Drawing> Drawing::fromJson(const QJsonObject& object)
{
    std::optional<Drawing> out;
    if (object.contains(QLatin1String("region"))) {
        out = fromRegion(object.value(QLatin1String("region")));
    } else {
        out = Drawing{DrawingKind::Line};
        for (const QJsonValue& each : object.value(QLatin1String("coordinates")).toArray()) {
            const QJsonArray pair = each.toArray();
            if (pair.size() == 2 && std::abs(pair[1].toDouble()) <= 90.0)
                out->places.push_back({pair[0].toDouble(), pair[1].toDouble()});
        }
        if (!out->isComplete())
            out.reset();
    }
    if (out)
        out->name = object.value(QLatin1String("name")).toString();
    return out;
}

bool operator==(const Drawing& a, const Drawing& b) { return a.toJson() == b.toJson(); }

SphereArea Drawing::sphereArea() const
{
    if (kind != DrawingKind::Box)
        return SphereArea(shapesOf(*this));
    // Parallels as many great circles.
    SphereShapes shapes;
    std::vector<SpherePlace> ring;
    if (isComplete())
        for (const DrawnOutline& line : outlinesOf(*this))
            for (std::size_t k = 0; k + 1 < line.lon.size(); ++k)
                ring.push_back({line.lon[k], line.lat[k]});
    shapes.polygons = {{ring}};
    return SphereArea(std::move(shapes));
}

SphereArea::Size Drawing::size() const
{
    if (!isComplete())
        return {};
    if (kind == DrawingKind::Box) {
        const double radians = (places[1].lon - places[0].lon) * M_PI / 180.0;
        return {kEarthRadiusKm * kEarthRadiusKm * radians * (std::sin(places[1].lat * M_PI / 180.0) - std::sin(places[0].lat * M_PI / 180.0)), true};
    }
    if (kind != DrawingKind::Line)
        return sphereArea().size();
    double length = 0.0;
    for (std::size_t k = 0; k + 1 < places.size(); ++k)
        length += sphereDistanceKm(places[k], places[k + 1]);
    return {length, true};
}

QString drawingKindTitle(DrawingKind kind)
{
    switch (kind) {
    case DrawingKind::Box: return Text::tr("Box");
    case DrawingKind::Polygon: return Text::tr("Polygon");
    case DrawingKind::Circle: return Text::tr("Circle");
    case DrawingKind::Strip: return Text::tr("Coast");
    case DrawingKind::Shape: return Text::tr("Country");
    case DrawingKind::Line: break;
    }
    return Text::tr("Line");
}

std::pair<QString, QString> lineLetters(std::size_t line)
{
    constexpr std::size_t pairs = 13;
    const QString round = line < pairs ? QString() : QString::number(line / pairs);
    const auto letter = [&](std::size_t end) { return QString(QLatin1Char(static_cast<char>('A' + 2 * (line % pairs) + end))) + round; };
    return {letter(0), letter(1)};
}

QString Drawing::title() const
{
    const QString distance = QLocale().toString(std::round(distanceKm().value_or(km)), 'f', 0);
    if (!name.isEmpty())
        return coastOf.isEmpty() ? name : Text::tr("%1, %2 km", "name of a coast and how far it reaches").arg(name, distance);
    switch (kind) {
    case DrawingKind::Circle: return Text::tr("Circle of %1 km").arg(distance);
    case DrawingKind::Strip: return Text::tr("Strip of %1 km").arg(distance);
    case DrawingKind::Shape: return Text::tr("Region");
    default: return drawingKindTitle(kind);
    }
}

QString Drawing::sizeText() const
{
    const SphereArea::Size size = this->size();
    const QString number = QLocale().toString(size.squareKm, 'f', size.squareKm < 100.0 ? 1 : 0);
    return (size.isExact ? QString() : QStringLiteral("≈ ")) + number + (isRegion(kind) ? QStringLiteral(" km²") : QStringLiteral(" km"));
}

LineSamples sampleLine(const std::vector<SpherePlace>& line, std::size_t count)
{
    LineSamples out;
    if (line.size() < 2 || count < 2)
        return out;
    out.cornerKm = {0.0};
    for (std::size_t k = 0; k + 1 < line.size(); ++k)
        out.cornerKm.push_back(out.cornerKm.back() + sphereDistanceKm(line[k], line[k + 1]));
    const double whole = out.cornerKm.back();
    std::size_t part = 0;
    for (std::size_t n = 0; n < count; ++n) {
        const double km = whole * static_cast<double>(n) / static_cast<double>(count - 1);
        while (part + 2 < line.size() && out.cornerKm[part + 1] < km)
            ++part;
        const double length = out.cornerKm[part + 1] - out.cornerKm[part];
        out.places.push_back(
            sphereBetween(line[part], line[part + 1], length > 0.0 ? std::clamp((km - out.cornerKm[part]) / length, 0.0, 1.0) : 0.0));
        out.km.push_back(km);
    }
    return out;
}

SpherePlace placeOnLine(const std::vector<SpherePlace>& line, double km)
{
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const double length = sphereDistanceKm(line[k], line[k + 1]);
        if (km <= length)
            return sphereBetween(line[k], line[k + 1], length > 0.0 ? std::max(0.0, km / length) : 0.0);
        km -= length;
    }
    return line.empty() ? SpherePlace() : line.back();
}

std::optional<double> nearestOnLine(const std::vector<SpherePlace>& line, const SpherePlace& place, double withinKm)
{
    double best = withinKm, before = 0.0;
    std::optional<double> out;
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        // The distance along a great circle is convex enough between its ends to be halved towards the nearest place from a few starts.
        const double length = sphereDistanceKm(line[k], line[k + 1]);
        constexpr int starts = 16;
        int nearest = 0;
        double least = 1e9;
        for (int s = 0; s <= starts; ++s)
            if (const double d = sphereDistanceKm(place, sphereBetween(line[k], line[k + 1], s / double(starts))); d < least) {
                least = d;
                nearest = s;
            }
        double low = std::max(0, nearest - 1) / double(starts), high = std::min(starts, nearest + 1) / double(starts);
        for (int step = 0; step < 40; ++step) {
            const double a = low + (high - low) / 3.0, b = high - (high - low) / 3.0;
            const bool isLower
                = sphereDistanceKm(place, sphereBetween(line[k], line[k + 1], a)) < sphereDistanceKm(place, sphereBetween(line[k], line[k + 1], b));
            (isLower ? high : low) = isLower ? b : a;
        }
        const double at = 0.5 * (low + high);
        if (const double d = sphereDistanceKm(place, sphereBetween(line[k], line[k + 1], at)); d <= best) {
            best = d;
            out = before + at * length;
        }
        before += length;
    }
    return out;
}

} // namespace terrella
