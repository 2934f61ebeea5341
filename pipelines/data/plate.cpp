// SPDX-License-Identifier: GPL-3.0-or-later
// Rasters as pictures or heights on the plate of longitudes and latitudes.
#include "pipelines/data/plate.h"

#include "pipelines/data/gdal_scope.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <gdalwarper.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Plate)
};

using Dataset = std::unique_ptr<GDALDataset>;

/// A raster whose columns are longitudes and whose rows are latitudes, and what of it is taken.
struct Plate {
    Dataset raster;
    PlateBox box;
    int columns = 0;        ///< of the raster: those of one turn
    bool isFlipped = false; ///< the first row is the southernmost
    bool isAssumed = false;
    bool hasAlpha = false; ///< the last band says where there is something

    [[nodiscard]] int width(int largest) const { return scaled(columns, largest); }
    [[nodiscard]] int height(int largest) const { return scaled(raster->GetRasterYSize(), largest); }

private:
    [[nodiscard]] int scaled(int size, int largest) const
    {
        const double most = std::max(columns, raster->GetRasterYSize());
        return std::max(1, static_cast<int>(std::lround(size * std::min(1.0, largest / most))));
    }
};

/// The lock for as long as a file is in use that may end in libnetcdf or libhdf5.
std::unique_lock<std::mutex> lockFor(const QString& path)
{
    static const QRegularExpression kind(
        QStringLiteral("^(netcdf|hdf5):|\\.(nc\\d?|cdf|h5|hdf5?|he5)\"?(:.*)?$"), QRegularExpression::CaseInsensitiveOption);
    return kind.match(path).hasMatch() ? std::unique_lock(netCdfMutex()) : std::unique_lock<std::mutex>();
}

Dataset open(const QByteArray& path)
{
    return Dataset(static_cast<GDALDataset*>(GDALOpenEx(path.constData(), GDAL_OF_RASTER | GDAL_OF_READONLY, nullptr, nullptr, nullptr)));
}

Result<Dataset> openRaster(const QString& path, const GdalScope& scope)
{
    const QByteArray name = path.toUtf8();
    Dataset out = open(name);
    if (out && out->GetRasterCount() == 0)
        if (const char* first = CSLFetchNameValue(out->GetMetadata("SUBDATASETS"), "SUBDATASET_1_NAME"))
            out = open(QByteArray(first));
    if (out && out->GetRasterCount() > 0)
        return out;
    const QString file = QFileInfo(path).fileName();
    if (!QFileInfo::exists(path) && !path.startsWith(QLatin1String("/vsi")))
        return Error{ErrorCode::NotFound, Tr::tr("There is no file %1.").arg(path), {}};
    return scope.error(
        ErrorCode::Unreadable, Tr::tr("%1 is not a raster: GeoTIFF, NetCDF, JPEG, PNG and whatever else GDAL reads will do.").arg(file));
}

/// Longitudes and latitudes as they are in the file; nothing where rows or columns are something else.
bool takeAsItIs(Plate& plate, const std::array<double, 6>& t)
{
    if (t[2] != 0.0 || t[4] != 0.0 || !(t[1] > 0.0) || t[5] == 0.0)
        return false;
    const int rows = plate.raster->GetRasterYSize();
    plate.columns = std::min(plate.raster->GetRasterXSize(), static_cast<int>(std::lround(360.0 / t[1])));
    plate.isFlipped = t[5] > 0.0;
    const double a = t[3], b = t[3] + t[5] * rows;
    plate.box = {t[0], std::max(-90.0, std::min(a, b)), t[0] + t[1] * plate.columns, std::min(90.0, std::max(a, b))};
    return std::min(a, b) > -91.0 && std::max(a, b) < 91.0 && std::abs(t[0]) < 720.0;
}

Result<Plate> warped(Plate plate, int largest, const QString& file, const GdalScope& scope)
{
    // Where it would come to lie, and how large.
    char* wkt = nullptr;
    OGRSpatialReference degrees;
    degrees.SetWellKnownGeogCS("CRS84");
    degrees.exportToWkt(&wkt);
    const std::unique_ptr<char, decltype(&CPLFree)> keep(wkt, &CPLFree);
    std::unique_ptr<void, decltype(&GDALDestroyGenImgProjTransformer)> transformer(
        GDALCreateGenImgProjTransformer(plate.raster.get(), nullptr, nullptr, wkt, TRUE, 0.0, 1), &GDALDestroyGenImgProjTransformer);
    std::array<double, 6> t{};
    std::array<double, 4> extent{};
    int columns = 0, rows = 0;
    if (!transformer
        || GDALSuggestedWarpOutput2(plate.raster.get(), GDALGenImgProjTransform, transformer.get(), t.data(), &columns, &rows, extent.data(), 0)
            != CE_None)
        return scope.error(ErrorCode::Unsupported, Tr::tr("%1 cannot be brought to longitudes and latitudes.").arg(file));
    const double shrink = std::min(1.0, static_cast<double>(largest) / std::max(columns, rows));
    CPLStringList arguments;
    const auto add = [&](const QString& word) { arguments.AddString(word.toUtf8().constData()); };
    for (const char* word : {"-of", "MEM", "-t_srs", "OGC:CRS84", "-dstalpha", "-ts"})
        arguments.AddString(word);
    add(QString::number(std::max(1, static_cast<int>(columns * shrink))));
    add(QString::number(std::max(1, static_cast<int>(rows * shrink))));
    const bool hasPalette = plate.raster->GetRasterBand(1)->GetColorTable() != nullptr;
    for (const char* word : {"-r", hasPalette ? "near" : shrink < 0.6 ? "average" : "bilinear"})
        arguments.AddString(word);
    std::unique_ptr<GDALWarpAppOptions, decltype(&GDALWarpAppOptionsFree)> options(
        GDALWarpAppOptionsNew(arguments.List(), nullptr), &GDALWarpAppOptionsFree);
    GDALDatasetH source = plate.raster.get();
    int failed = 0;
    Plate out;
    out.raster.reset(static_cast<GDALDataset*>(options ? GDALWarp("", nullptr, 1, &source, options.get(), &failed) : nullptr));
    out.hasAlpha = true;
    if (!out.raster || failed || out.raster->GetGeoTransform(t.data()) != CE_None || !takeAsItIs(out, t))
        return scope.error(ErrorCode::Unsupported, Tr::tr("%1 cannot be brought to longitudes and latitudes.").arg(file));
    return out;
}

Result<Plate> openPlate(const QString& path, int largest, const GdalScope& scope)
{
    Plate out;
    TRY(out.raster, openRaster(path, scope));
    std::array<double, 6> t{};
    const bool isPlaced = out.raster->GetGeoTransform(t.data()) == CE_None;
    const OGRSpatialReference* system = out.raster->GetSpatialRef();
    if (!isPlaced && out.raster->GetGCPCount() == 0) {
        out.isAssumed = true;
        out.columns = out.raster->GetRasterXSize();
        return out;
    }
    const bool isDegrees = system ? system->IsGeographic() && !system->IsDerivedGeographic() : isPlaced;
    if (isPlaced && isDegrees && takeAsItIs(out, t))
        return out;
    if (!system && out.raster->GetGCPCount() == 0)
        return Error{ErrorCode::Invalid,
            Tr::tr("%1 says how large its cells are, but not in which projection. Give it one with gdal_edit.py -a_srs.")
                .arg(QFileInfo(path).fileName()),
            {}};
    return warped(std::move(out), largest, QFileInfo(path).fileName(), scope);
}

/// One band at another size, NaN where there is nothing; row 0 is the northernmost.
bool readBand(const Plate& plate, int number, int width, int height, bool nearest, std::vector<float>& out)
{
    GDALRasterBand* band = plate.raster->GetRasterBand(number);
    out.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    const bool shrinks = width < plate.columns;
    how.eResampleAlg = nearest || !shrinks ? GRIORA_NearestNeighbour : GRIORA_Average;
    if (band->RasterIO(GF_Read, 0, 0, plate.columns, plate.raster->GetRasterYSize(), out.data(), width, height, GDT_Float32, 0, 0, &how) != CE_None)
        return false;
    int hasMissing = FALSE;
    const double missing = band->GetNoDataValue(&hasMissing);
    if (hasMissing)
        for (float& v : out)
            if (v == static_cast<float>(missing))
                v = std::numeric_limits<float>::quiet_NaN();
    if (plate.isFlipped)
        for (int row = 0; row < height / 2; ++row)
            std::swap_ranges(out.begin() + static_cast<std::ptrdiff_t>(row) * width, out.begin() + static_cast<std::ptrdiff_t>(row + 1) * width,
                out.begin() + static_cast<std::ptrdiff_t>(height - 1 - row) * width);
    return true;
}

/// What of a band is black and what white: bytes as they are, others from their lowest to their highest value.
std::pair<float, float> ends(const std::vector<float>& values, GDALDataType type)
{
    if (type == GDT_Byte)
        return {0.0F, 255.0F};
    float low = std::numeric_limits<float>::max(), high = std::numeric_limits<float>::lowest();
    for (const float v : values) {
        if (!std::isfinite(v))
            continue;
        low = std::min(low, v);
        high = std::max(high, v);
    }
    return high > low ? std::pair(low, high) : std::pair(0.0F, 1.0F);
}

std::uint32_t byteOf(float v, const std::pair<float, float>& range)
{
    return static_cast<std::uint32_t>(std::clamp(std::lround(255.0F * (v - range.first) / (range.second - range.first)), 0L, 255L));
}

/// Bands of red, green, blue and opacity; 0 where there is none.
std::array<int, 4> colourBands(const Plate& plate)
{
    GDALDataset& raster = *plate.raster;
    std::array<int, 4> out{};
    const int count = raster.GetRasterCount() - (plate.hasAlpha ? 1 : 0);
    for (int k = 1; k <= raster.GetRasterCount(); ++k) {
        switch (raster.GetRasterBand(k)->GetColorInterpretation()) {
        case GCI_RedBand: out[0] = k; break;
        case GCI_GreenBand: out[1] = k; break;
        case GCI_BlueBand: out[2] = k; break;
        case GCI_AlphaBand: out[3] = k; break;
        default: break;
        }
    }
    if (out[0] == 0 || out[1] == 0 || out[2] == 0) {
        const bool isColour = count >= 3;
        for (int k = 0; k < 3; ++k)
            out[static_cast<std::size_t>(k)] = isColour ? k + 1 : 1;
    }
    if (plate.hasAlpha)
        out[3] = raster.GetRasterCount();
    return out;
}

} // namespace

Result<PlatePicture> readPlatePicture(const QString& path, int largest)
{
    const GdalScope scope;
    const auto lock = lockFor(path);
    TRY(const Plate plate, openPlate(path, largest, scope));
    PlatePicture out;
    out.box = plate.box;
    out.isAssumed = plate.isAssumed;
    out.width = plate.width(largest);
    out.height = plate.height(largest);
    const std::array<int, 4> bands = colourBands(plate);
    const GDALColorTable* palette = bands[0] == bands[1] ? plate.raster->GetRasterBand(bands[0])->GetColorTable() : nullptr;
    out.pixels.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 0xff000000U);
    std::vector<float> values;
    for (std::size_t colour = 0; colour < 4; ++colour) {
        if (bands[colour] == 0)
            continue;
        const bool isNew = colour == 0 || bands[colour] != bands[colour - 1];
        if (isNew && !readBand(plate, bands[colour], out.width, out.height, palette != nullptr, values))
            return scope.error(ErrorCode::Unreadable, Tr::tr("%1 could not be read.").arg(QFileInfo(path).fileName()));
        const GDALDataType type = plate.raster->GetRasterBand(bands[colour])->GetRasterDataType();
        const auto range = colour == 3 && type != GDT_Byte
            ? std::pair(0.0F, values.empty() ? 1.0F : std::max(1.0F, *std::ranges::max_element(values)))
            : ends(values, type);
        const unsigned shift = 8U * static_cast<unsigned>(colour);
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (!std::isfinite(values[k])) {
                out.pixels[k] = 0;
                continue;
            }
            if (colour == 3) {
                out.pixels[k] = (out.pixels[k] & 0x00ffffffU) | std::min(byteOf(values[k], range), out.pixels[k] >> 24U) << 24U;
                continue;
            }
            std::uint32_t byte = byteOf(values[k], range);
            if (palette) {
                const GDALColorEntry* entry = palette->GetColorEntry(static_cast<int>(values[k]));
                const short parts[3] = {entry ? entry->c1 : short(0), entry ? entry->c2 : short(0), entry ? entry->c3 : short(0)};
                byte = static_cast<std::uint32_t>(std::clamp<int>(parts[colour], 0, 255));
                if (entry && entry->c4 == 0)
                    out.pixels[k] &= 0x00ffffffU;
            }
            out.pixels[k] |= byte << shift;
        }
    }
    return out;
}

Result<PlateHeights> readPlateHeights(const QString& path, int largest)
{
    const GdalScope scope;
    const auto lock = lockFor(path);
    TRY(const Plate plate, openPlate(path, largest, scope));
    PlateHeights out;
    out.box = plate.box;
    out.isAssumed = plate.isAssumed;
    out.width = plate.width(largest);
    out.height = plate.height(largest);
    std::vector<float> seen;
    if (!readBand(plate, 1, out.width, out.height, false, out.heights)
        || (plate.hasAlpha && !readBand(plate, plate.raster->GetRasterCount(), out.width, out.height, true, seen)))
        return scope.error(ErrorCode::Unreadable, Tr::tr("%1 could not be read.").arg(QFileInfo(path).fileName()));
    for (std::size_t k = 0; k < seen.size(); ++k)
        if (!(seen[k] > 0.0F))
            out.heights[k] = std::numeric_limits<float>::quiet_NaN();
    return out;
}

} // namespace terrella
