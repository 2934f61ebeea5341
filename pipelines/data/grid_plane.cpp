// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grid_plane.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/units.h"
#include "pipelines/data/wkt.h"

#include <QCoreApplication>

#include <gdal_alg.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <vector>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Grid)
};

constexpr std::size_t longRow = 512;
constexpr double backAgain = 1e-4; ///< degrees by which a place may come back elsewhere: far from its middle a plane folds

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// GDAL's signature around PROJ. Longitudes that jump (at 180°) are no place for straight lines: GDAL then asks for every point.
int reproject(void* job, int, int count, double* x, double* y, double*, int* success)
{
    std::vector<int> done(static_cast<std::size_t>(count));
    static_cast<OGRCoordinateTransformation*>(job)->Transform(count, x, y, nullptr, done.data());
    std::copy(done.begin(), done.end(), success);
    return TRUE;
}

void leaveOut(std::span<double> a, std::span<double> b, const std::vector<int>& success)
{
    for (std::size_t k = 0; k < a.size(); ++k)
        if (!success[k] || !std::isfinite(a[k]) || !std::isfinite(b[k]))
            a[k] = b[k] = std::nan("");
}

} // namespace

struct GridPlane::System {
    OGRSpatialReference crs;
    Transformation toPlaces, toPlane;
    QString wkt;
};

GridPlane::GridPlane(std::unique_ptr<System> system) : m_system(std::move(system)) {}

GridPlane::~GridPlane() = default;

Result<std::unique_ptr<GridPlane>> GridPlane::make(const QString& crs)
{
    GdalScope scope;
    auto out = std::make_unique<System>();
    OGRSpatialReference& from = out->crs;
    if (from.SetFromUserInput(crs.toUtf8().constData()) != OGRERR_NONE)
        return scope.error(ErrorCode::Unreadable, Tr::tr("The reference system of the grid cannot be understood: %1").arg(crs.left(200)));
    if (from.IsProjected())
        from.SetLinearUnitsAndUpdateParameters(SRS_UL_METER, 1.0);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    out->wkt = wktOf(from);
    std::unique_ptr<OGRSpatialReference> to(from.CloneGeogCS());
    if (to && to->IsDerivedGeographic()) { // a rotated pole
        to = std::make_unique<OGRSpatialReference>();
        to->SetGeogCS("sphere", "sphere", "sphere", from.GetSemiMajor(), from.GetInvFlattening());
    }
    if (to) {
        to->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        out->toPlaces.reset(OGRCreateCoordinateTransformation(&from, to.get()));
        out->toPlane.reset(OGRCreateCoordinateTransformation(to.get(), &from));
    }
    if (!out->toPlaces || !out->toPlane)
        return scope.error(ErrorCode::Unsupported,
            Tr::tr("The reference system of the grid cannot be turned into latitudes and longitudes: %1").arg(scope.reason()));
    return std::unique_ptr<GridPlane>(new GridPlane(std::move(out)));
}

void GridPlane::toPlaces(std::span<double> x, std::span<double> y) const
{
    GdalScope scope; // what has no place is answered by NaN
    std::vector<int> success(x.size());
    reproject(m_system->toPlaces.get(), FALSE, static_cast<int>(x.size()), x.data(), y.data(), nullptr, success.data());
    leaveOut(x, y, success);
}

void GridPlane::toPlacesOfRow(std::span<double> x, std::span<double> y) const
{
    if (x.size() < longRow) {
        toPlaces(x, y);
        return;
    }
    GdalScope scope;
    std::vector<int> success(x.size());
    std::vector<double> height(x.size(), 0.0);
    void* approximate = GDALCreateApproxTransformer(reproject, m_system->toPlaces.get(), 1e-6);
    GDALApproxTransform(approximate, FALSE, static_cast<int>(x.size()), x.data(), y.data(), height.data(), success.data());
    GDALDestroyApproxTransformer(approximate);
    leaveOut(x, y, success);
}

void GridPlane::toPlane(std::span<double> lonDeg, std::span<double> latDeg) const
{
    GdalScope scope;
    const std::vector<double> lon(lonDeg.begin(), lonDeg.end()), lat(latDeg.begin(), latDeg.end());
    std::vector<int> success(lon.size());
    reproject(m_system->toPlane.get(), FALSE, static_cast<int>(lon.size()), lonDeg.data(), latDeg.data(), nullptr, success.data());
    leaveOut(lonDeg, latDeg, success);
    std::vector<double> x(lonDeg.begin(), lonDeg.end()), y(latDeg.begin(), latDeg.end());
    toPlaces(x, y);
    for (std::size_t k = 0; k < lon.size(); ++k) {
        const double off = std::hypot(std::remainder(x[k] - lon[k], 360.0) * std::cos(lat[k] * M_PI / 180.0), y[k] - lat[k]);
        if (!(off < backAgain))
            lonDeg[k] = latDeg[k] = std::nan("");
    }
}

const QString& GridPlane::wkt() const { return m_system->wkt; }

double GridPlane::metresPerUnit(const QString& unit) const
{
    if (unit.isEmpty() || !m_system->crs.IsProjected())
        return 1.0;
    if (const auto conversion = units::conversion(unit, QStringLiteral("m")))
        return conversion->scale;
    // What seen from a satellite is counted in angles (CF-1.11, appendix F: geostationary) is metres after times the satellite's height.
    if (const auto conversion = units::conversion(unit, QStringLiteral("radian")))
        if (const double height = m_system->crs.GetNormProjParm(SRS_PP_SATELLITE_HEIGHT, 0.0); height > 0.0)
            return conversion->scale * height;
    return 1.0;
}

} // namespace terrella
