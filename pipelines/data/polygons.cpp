// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/polygons.h"

#include "pipelines/data/gdal_scope.h"

#include <QCoreApplication>

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <ranges>
#include <utility>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Polygons)
};

using Geometry = std::unique_ptr<OGRGeometry>;

/// −180 … 180; 360 becomes 0.
double turned(double degrees) { return degrees - 360.0 * std::round(degrees / 360.0); }

/// Counts longitudes on, and leads a ring round a pole over that pole.
void straighten(OGRLinearRing& ring)
{
    const int count = ring.getNumPoints(); // the first point comes again at the end
    if (count < 2)
        return;
    bool jumps = false;
    double lat = 0.0;
    std::vector<std::pair<double, double>> points;
    for (int k = 0; k < count; ++k) {
        const double step = k == 0 ? 0.0 : ring.getX(k) - ring.getX(k - 1);
        jumps = jumps || std::abs(step) > 180.0;
        lat += k == 0 ? 0.0 : ring.getY(k);
        points.emplace_back(k == 0 ? ring.getX(0) : points.back().first + turned(step), ring.getY(k));
    }
    const auto [west, east] = std::ranges::minmax(points | std::views::keys);
    if (!jumps || east - west < 1e-9) // all at ±180: a band round the globe
        return;
    if (std::abs(points.back().first - points.front().first) > 180.0) {
        const double pole = std::copysign(90.0, lat);
        points.emplace_back(points.back().first, pole);
        points.emplace_back(points.front().first, pole);
        points.emplace_back();
    }
    points.back() = points.front(); // steps add up to it but for rounding, and GEOS wants rings to close
    ring.empty();
    for (const auto& [x, y] : points)
        ring.addPoint(x, y);
}

void addRing(const OGRLinearRing& source, bool isHole, Polygon& out)
{
    const int count = source.getNumPoints();
    if (count < 4)
        return;
    PolygonRing ring;
    ring.isHole = isHole;
    for (int k = 0; k + 1 < count; ++k) {
        ring.lon.push_back(source.getX(k));
        ring.lat.push_back(source.getY(k));
    }
    const auto [west, east] = std::ranges::minmax(ring.lon);
    const auto [south, north] = std::ranges::minmax(ring.lat);
    out.west = out.rings.empty() ? west : std::min(out.west, west);
    out.east = out.rings.empty() ? east : std::max(out.east, east);
    out.south = out.rings.empty() ? south : std::min(out.south, south);
    out.north = out.rings.empty() ? north : std::max(out.north, north);
    out.rings.push_back(std::move(ring));
}

/// Polygons anywhere in collections; points and lines that mending leaves are no areas.
template <class Visit>
void visitPolygons(OGRGeometry& geometry, const Visit& visit)
{
    if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon) {
        visit(*geometry.toPolygon());
    } else if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) {
        for (OGRGeometry* part : *geometry.toGeometryCollection())
            visitPolygons(*part, visit);
    }
}

Result<Geometry> parse(const QByteArray& wkb, const GdalScope& scope, qsizetype row)
{
    OGRGeometry* made = nullptr;
    const OGRErr failed = OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &made, static_cast<std::size_t>(wkb.size()));
    Geometry geometry(made);
    if (failed != OGRERR_NONE || !geometry)
        return scope.error(ErrorCode::Invalid, Tr::tr("The shape of row %1 is damaged.").arg(row + 1));
    if (geometry->hasCurveGeometry())
        geometry.reset(geometry->getLinearGeometry());
    geometry->flattenTo2D();
    return geometry;
}

} // namespace

Result<std::vector<Polygon>> readPolygons(const Features& features, QStringList& warnings)
{
    if (features.info.geometry != GeometryKind::Polygon)
        return Error{ErrorCode::Invalid, Tr::tr("The features have no polygons."), {}};
    const GdalScope scope;
    std::vector<Polygon> out;
    QStringList mended;
    for (const QByteArray& wkb : features.wkb) {
        Polygon polygon;
        const auto row = static_cast<qsizetype>(out.size());
        if (!wkb.isEmpty()) {
            TRY(Geometry geometry, parse(wkb, scope, row));
            visitPolygons(*geometry, [](OGRPolygon& part) {
                for (OGRLinearRing* ring : part) {
                    ring->closeRings();
                    straighten(*ring);
                }
            });
            if (!geometry->IsValid()) {
                Geometry valid(geometry->MakeValid());
                if (!valid)
                    return scope.error(ErrorCode::Invalid, Tr::tr("The shape of row %1 crosses itself and cannot be mended.").arg(row + 1));
                geometry = std::move(valid);
                mended.append(QString::number(row + 1));
            }
            visitPolygons(*geometry, [&polygon](OGRPolygon& part) {
                if (part.IsEmpty())
                    return;
                addRing(*part.getExteriorRing(), false, polygon);
                for (int k = 0; k < part.getNumInteriorRings(); ++k)
                    addRing(*part.getInteriorRing(k), true, polygon);
            });
        }
        out.push_back(std::move(polygon));
    }
    if (!mended.isEmpty())
        warnings.append(mended.size() == 1 ? Tr::tr("The shape of row %1 crosses itself and was mended.").arg(mended.front())
                                           : Tr::tr("The shapes of %1 rows cross themselves and were mended: %2.")
                                                 .arg(mended.size())
                                                 .arg(mended.mid(0, 10).join(QStringLiteral(", "))));
    return out;
}

} // namespace terrella
