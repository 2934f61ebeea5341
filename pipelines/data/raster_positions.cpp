// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/raster_positions.h"

#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/wkt.h"

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>

namespace terrella {

namespace {

constexpr double kMostScattered = 33'554'432.0; // pixels placed one by one

/// Ground control points, rational polynomials, geolocation arrays, turned rasters: pixel by pixel through GDAL's transformer.
void placeScattered(GDALDataset& dataset, RasterPositions& out)
{
    if (static_cast<double>(out.ny) * static_cast<double>(out.nx) > kMostScattered)
        return;
    char** options = CSLSetNameValue(nullptr, "DST_SRS", "EPSG:4326");
    void* transformer = GDALCreateGenImgProjTransformer2(GDALDataset::ToHandle(&dataset), nullptr, options);
    CSLDestroy(options);
    if (!transformer)
        return;
    out.lat.resize(out.ny * out.nx);
    out.lon.resize(out.ny * out.nx);
    std::vector<double> z(out.nx);
    std::vector<int> success(out.nx);
    for (std::size_t j = 0; j < out.ny; ++j) {
        double* lon = out.lon.data() + j * out.nx;
        double* lat = out.lat.data() + j * out.nx;
        for (std::size_t i = 0; i < out.nx; ++i) {
            lon[i] = static_cast<double>(i) + 0.5;
            lat[i] = static_cast<double>(j) + 0.5;
            z[i] = 0.0;
        }
        GDALGenImgProjTransform(transformer, FALSE, static_cast<int>(out.nx), lon, lat, z.data(), success.data());
        for (std::size_t i = 0; i < out.nx; ++i) {
            if (!success[i] || !std::isfinite(lon[i]) || !std::isfinite(lat[i]))
                lon[i] = lat[i] = std::nan("");
        }
    }
    GDALDestroyGenImgProjTransformer(transformer);
}

} // namespace

Result<RasterPositions> positionsOf(GDALDataset& dataset)
{
    GdalScope scope;
    RasterPositions out;
    out.ny = static_cast<std::size_t>(dataset.GetRasterYSize());
    out.nx = static_cast<std::size_t>(dataset.GetRasterXSize());
    double transform[6] = {0, 1, 0, 0, 0, 1};
    const OGRSpatialReference* crs = dataset.GetSpatialRef();
    if (dataset.GetGeoTransform(transform) != CE_None) {
        if (dataset.GetGCPCount() > 0 || dataset.GetMetadata("RPC") || dataset.GetMetadata("GEOLOCATION"))
            placeScattered(dataset, out);
        return out;
    }
    if (transform[2] != 0.0 || transform[4] != 0.0) {
        if (crs)
            placeScattered(dataset, out);
        return out;
    }
    if (transform[1] == 0.0 || transform[5] == 0.0)
        return out;
    double factor = 1.0;
    if (crs) {
        out.crs = wktOf(*crs);
        out.geographic = crs->IsGeographic() && !crs->IsDerivedGeographic();
        if (crs->IsProjected())
            factor = crs->GetLinearUnits();
    } else {
        // Without reference system: degrees, if they can be.
        const double top = transform[3];
        const double bottom = top + transform[5] * static_cast<double>(out.ny);
        const double left = transform[0];
        const double right = left + transform[1] * static_cast<double>(out.nx);
        out.geographic = std::max(std::abs(top), std::abs(bottom)) <= 90.5 && left >= -361 && right <= 721 && std::abs(transform[1]) < 30;
        if (!out.geographic)
            return out;
    }
    for (std::size_t j = 0; j < out.ny; ++j)
        out.y.push_back((transform[3] + (static_cast<double>(j) + 0.5) * transform[5]) * factor);
    for (std::size_t i = 0; i < out.nx; ++i)
        out.x.push_back((transform[0] + (static_cast<double>(i) + 0.5) * transform[1]) * factor);
    return out;
}

} // namespace terrella
