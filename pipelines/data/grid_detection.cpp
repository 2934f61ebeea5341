// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/grid_detection.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/grid_plane.h"

#include <QCoreApplication>

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

constexpr std::size_t kMostPlaced = std::size_t{1} << 25; // 0.5 GB of coordinates
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
    std::vector<double> lat, std::vector<double> lon, Placing placing)
{
    TRY(const std::unique_ptr<GridPlane> plane, GridPlane::make(crs));
    Grid grid;
    grid.kind = GridKind::Projected;
    grid.ny = y.size();
    grid.nx = x.size();
    const double factor = plane->metresPerUnit(unit);
    grid.y = y;
    grid.x = x;
    for (double& value : grid.y)
        value *= factor;
    for (double& value : grid.x)
        value *= factor;
    grid.crs = plane->wkt();

    if (lat.size() == grid.size() && lon.size() == grid.size()) {
        grid.lat = std::move(lat);
        grid.lon = std::move(lon);
        return grid;
    }
    if (grid.size() > kMostPlaced) {
        if (placing == Placing::ByAxes && grid.ny > 1 && grid.nx > 1)
            return grid;
        return Error{ErrorCode::Unsupported,
            Tr::tr("its grid has %1 × %2 cells, too many to place one by one; cut it to a smaller region").arg(grid.ny).arg(grid.nx), {}};
    }
    grid.lat.resize(grid.size());
    grid.lon.resize(grid.size());
    for (std::size_t j = 0; j < grid.ny; ++j) {
        const std::span lons = std::span(grid.lon).subspan(j * grid.nx, grid.nx), lats = std::span(grid.lat).subspan(j * grid.nx, grid.nx);
        std::ranges::copy(grid.x, lons.begin());
        std::ranges::fill(lats, grid.y[j]);
        plane->toPlacesOfRow(lons, lats);
    }
    return grid;
}

} // namespace terrella
