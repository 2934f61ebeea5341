// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grid_detection.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/units.h"

#include <QCoreApplication>

#include <cpl_conv.h>
#include <gdal_alg.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Grid)
};

/// Rotated poles are plain trigonometry; PROJ spells them in several ways.
bool isRotatedPole(const OGRSpatialReference& crs) { return crs.IsDerivedGeographic(); }

QString wktOf(const OGRSpatialReference& crs)
{
    QString out;
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    if (crs.exportToWkt(&wkt, options) == OGRERR_NONE)
        out = QString::fromUtf8(wkt);
    CPLFree(wkt);
    return out;
}

/// What seen from a satellite is counted in angles (CF-1.11, appendix F: geostationary) is metres after times the satellite's height.
double metresPerUnit(const QString& unit, const OGRSpatialReference& crs)
{
    if (unit.isEmpty())
        return 1.0;
    if (const auto conversion = units::conversion(unit, QStringLiteral("m")))
        return conversion->scale;
    if (const auto conversion = units::conversion(unit, QStringLiteral("radian")))
        if (const double height = crs.GetNormProjParm(SRS_PP_SATELLITE_HEIGHT, 0.0); height > 0.0)
            return conversion->scale * height;
    return 1.0;
}

constexpr std::size_t kMostPlaced = std::size_t{1} << 25; // 0.5 GB of coordinates
constexpr std::size_t kLongRow = 512;

struct Reprojection {
    OGRCoordinateTransformation* transformation;
};

/// GDAL's signature around PROJ. Longitudes that jump (at 180°) are no place for straight lines: GDAL then asks for every point.
int reproject(void* job, int, int count, double* x, double* y, double* z, int* success)
{
    std::vector<int> done(static_cast<std::size_t>(count));
    static_cast<Reprojection*>(job)->transformation->Transform(count, x, y, z, done.data());
    std::copy(done.begin(), done.end(), success);
    return TRUE;
}

} // namespace

Result<std::vector<double>> readDegrees(const RawDataset& dataset, int variable)
{
    TRY(std::vector<double> values, dataset.readAll(variable));
    const QString unit = dataset.variables[static_cast<std::size_t>(variable)].units.trimmed().toLower();
    double factor = 1.0;
    if (unit.startsWith(QLatin1String("rad")))
        factor = 180.0 / std::numbers::pi;
    else if (unit == QLatin1String("degrees_south") || unit == QLatin1String("degrees_west"))
        factor = -1.0;
    if (factor != 1.0) {
        for (double& value : values)
            value *= factor;
    }
    return values;
}

bool isPeriodic(const std::vector<double>& lon)
{
    if (lon.size() < 3)
        return false;
    const double span = lon.back() - lon.front();
    const double step = std::abs(span) / static_cast<double>(lon.size() - 1);
    const double gap = 360.0 - std::abs(span);
    return std::isfinite(span) && std::abs(gap - step) < 0.02 * step + 1e-4;
}

Grid latLonGrid(std::vector<double> lat, std::vector<double> lon)
{
    Grid grid;
    grid.kind = GridKind::LatLon;
    grid.ny = lat.size();
    grid.nx = lon.size();
    grid.periodic = isPeriodic(lon);
    grid.lat = std::move(lat);
    grid.lon = std::move(lon);
    return grid;
}

bool isGeographicCrs(const QString& crs)
{
    GdalScope scope;
    OGRSpatialReference reference;
    return reference.importFromWkt(crs.toUtf8().constData()) == OGRERR_NONE && reference.IsGeographic() && !isRotatedPole(reference);
}

Result<Grid> projectedGrid(const std::vector<double>& y, const std::vector<double>& x, const QString& unit, const QString& crs,
    std::vector<double> lat, std::vector<double> lon)
{
    GdalScope scope;
    OGRSpatialReference from;
    const QByteArray text = crs.toUtf8();
    if (from.SetFromUserInput(text.constData()) != OGRERR_NONE)
        return scope.error(ErrorCode::Unreadable, Tr::tr("The reference system of the grid cannot be understood: %1").arg(crs.left(200)));
    Grid grid;
    grid.kind = GridKind::Projected;
    grid.ny = y.size();
    grid.nx = x.size();
    const bool metres = from.IsProjected();
    if (metres)
        from.SetLinearUnitsAndUpdateParameters(SRS_UL_METER, 1.0);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);

    const double factor = metres ? metresPerUnit(unit, from) : 1.0;
    grid.y = y;
    grid.x = x;
    for (double& value : grid.y)
        value *= factor;
    for (double& value : grid.x)
        value *= factor;
    grid.crs = wktOf(from);

    if (lat.size() == grid.size() && lon.size() == grid.size()) {
        grid.lat = std::move(lat);
        grid.lon = std::move(lon);
        return grid;
    }
    // Onto the system's own ellipsoid: no datum is shifted.
    std::unique_ptr<OGRSpatialReference> to(from.CloneGeogCS());
    if (to && isRotatedPole(*to)) {
        to = std::make_unique<OGRSpatialReference>();
        to->SetGeogCS("sphere", "sphere", "sphere", from.GetSemiMajor(), from.GetInvFlattening());
    }
    std::unique_ptr<OGRCoordinateTransformation> transformation;
    if (to) {
        to->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        transformation.reset(OGRCreateCoordinateTransformation(&from, to.get()));
    }
    if (!transformation)
        return scope.error(ErrorCode::Unsupported,
            Tr::tr("The reference system of the grid cannot be turned into latitudes and longitudes: %1").arg(scope.reason()));
    if (grid.size() > kMostPlaced)
        return Error{ErrorCode::Unsupported,
            Tr::tr("its grid has %1 × %2 cells, too many to place one by one; cut it to a smaller region").arg(grid.ny).arg(grid.nx), {}};
    // Long rows: PROJ is asked for as many points as straight lines between them are right to a millionth of a degree (10 cm).
    Reprojection job{transformation.get()};
    void* approximate = GDALCreateApproxTransformer(reproject, &job, 1e-6);
    grid.lat.resize(grid.size());
    grid.lon.resize(grid.size());
    std::vector<int> success(grid.nx);
    std::vector<double> height(grid.nx);
    for (std::size_t j = 0; j < grid.ny; ++j) {
        double* lons = grid.lon.data() + j * grid.nx;
        double* lats = grid.lat.data() + j * grid.nx;
        std::copy(grid.x.begin(), grid.x.end(), lons);
        std::fill(lats, lats + grid.nx, grid.y[j]);
        std::fill(height.begin(), height.end(), 0.0);
        if (grid.nx < kLongRow)
            reproject(&job, FALSE, static_cast<int>(grid.nx), lons, lats, height.data(), success.data());
        else
            GDALApproxTransform(approximate, FALSE, static_cast<int>(grid.nx), lons, lats, height.data(), success.data());
        for (std::size_t i = 0; i < grid.nx; ++i) {
            if (!success[i] || !std::isfinite(lons[i]) || !std::isfinite(lats[i]))
                lons[i] = lats[i] = std::nan("");
        }
    }
    GDALDestroyApproxTransformer(approximate);
    return grid;
}

} // namespace terrella
