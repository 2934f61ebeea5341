// SPDX-License-Identifier: GPL-3.0-or-later
// Cloud-optimised GeoTIFF: north up, one band for each time step and level.
#include "pipelines/data/cube_export.h"

#include "pipelines/core/json.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/gdal_scope.h"
#include "pipelines/data/units.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <limits>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::CogExport)
};

using Dataset = std::unique_ptr<GDALDataset>;

/// How rows and columns of a field become rows and columns of a picture with north up and west left.
struct Placement {
    std::array<double, 6> transform{}; // GDAL's geotransform
    bool flipRows = false;
    bool flipColumns = false;
    std::size_t roll = 0; ///< column of the field that comes first
    OGRSpatialReference crs;
};

double stepOf(const std::vector<double>& values, double fallback)
{
    return values.size() < 2 ? fallback : (values.back() - values.front()) / static_cast<double>(values.size() - 1);
}

Result<Placement> place(const CubeSignature& signature, const Variable& variable)
{
    const Grid* grid = signature.gridOf(variable);
    const Axis* y = signature.axisOf(variable, AxisKind::Y);
    const Axis* x = signature.axisOf(variable, AxisKind::X);
    if (!grid || !y || !x || grid->kind == GridKind::Curvilinear || grid->kind == GridKind::Cells)
        return Error{ErrorCode::Unsupported,
            Tr::tr("'%1' lies on no regular grid, and a GeoTIFF can hold no other. Interpolate it to a regular grid first, or write NetCDF.")
                .arg(variable.name),
            {}};
    const bool projected = grid->kind == GridKind::Projected;
    // in the units of the reference system, whatever those of the axes are
    const std::vector<double>& ys = projected ? grid->y : y->values;
    const std::vector<double>& xs = projected ? grid->x : x->values;
    if (ys.size() != y->size() || xs.size() != x->size() || !y->isRegular() || !x->isRegular())
        return Error{ErrorCode::Unsupported,
            Tr::tr("The grid of '%1' has unequal steps, which a GeoTIFF cannot hold. Interpolate it to a regular grid first, or write NetCDF.")
                .arg(variable.name),
            {}};
    Placement out;
    out.crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const bool understood = grid->crs.isEmpty()
        ? out.crs.importFromEPSG(4326) == OGRERR_NONE
        : out.crs.SetFromUserInput(grid->crs.toUtf8().constData(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) == OGRERR_NONE;
    if (!understood || out.crs.IsDerivedGeographic() || (projected && !x->units.isEmpty() && !units::sameDimension(x->units, QStringLiteral("m"))))
        return Error{ErrorCode::Unsupported,
            Tr::tr("A GeoTIFF cannot hold the reference system of '%1'. Reproject it first, or write NetCDF.").arg(variable.name), {}};
    const double dx = stepOf(xs, stepOf(ys, 1.0));
    const double dy = stepOf(ys, std::abs(dx));
    out.flipRows = dy > 0.0;
    out.flipColumns = dx < 0.0;
    double west = out.flipColumns ? xs.back() : xs.front();
    const double east = out.flipColumns ? xs.front() : xs.back();
    const double north = out.flipRows ? ys.back() : ys.front();
    if (grid->kind == GridKind::LatLon && !out.flipColumns && east > 180.0) { // 0 … 360: programs draw −180 … 180
        if (west >= 180.0) {
            west -= 360.0;
        } else if (grid->periodic) {
            const auto first = std::find_if(xs.begin(), xs.end(), [](double lon) { return lon >= 180.0; });
            out.roll = static_cast<std::size_t>(first - xs.begin());
            west = *first - 360.0;
        }
    }
    out.transform = {west - std::abs(dx) / 2, std::abs(dx), 0.0, north + std::abs(dy) / 2, 0.0, -std::abs(dy)};
    return out;
}

/// The field as the picture has it.
void arrange(const Placement& placement, std::size_t ny, std::size_t nx, const std::vector<float>& field, std::vector<float>& picture)
{
    for (std::size_t j = 0; j < ny; ++j) {
        const float* from = field.data() + (placement.flipRows ? ny - 1 - j : j) * nx;
        float* to = picture.data() + j * nx;
        std::copy(from, from + nx, to);
        if (placement.flipColumns)
            std::reverse(to, to + nx);
        else if (placement.roll > 0)
            std::rotate(to, to + placement.roll, to + nx);
    }
}

struct BandPlace {
    Window window;
    QString description; ///< "2000-01-01T06:00:00, 850 hPa"
    std::vector<std::pair<QByteArray, QByteArray>> metadata;
};

/// Every combination of the axes other than Y and X, in the order of storage.
std::vector<BandPlace> bandsOf(const CubeSignature& signature, const Variable& variable)
{
    std::vector<BandPlace> out;
    const std::vector<std::size_t> shape = signature.shapeOf(variable);
    const std::size_t outer = shape.size() - 2;
    BandPlace band;
    band.window.start.assign(shape.size(), 0);
    band.window.count.assign(shape.size(), 1);
    band.window.count[outer] = shape[outer];
    band.window.count[outer + 1] = shape[outer + 1];
    for (;;) {
        QStringList words;
        band.metadata.clear();
        for (std::size_t d = 0; d < outer; ++d) {
            const Axis& axis = signature.axes[static_cast<std::size_t>(variable.axes[d])];
            const double value = axis.values[band.window.start[d]];
            const QString text
                = axis.kind == AxisKind::Time ? isoText(value, axis.calendar) : (numberText(value) + QLatin1Char(' ') + axis.units).trimmed();
            words.append(text);
            band.metadata.emplace_back(axis.kind == AxisKind::Time ? QByteArray("time") : axis.name.toUtf8(), text.toUtf8());
        }
        band.description = words.isEmpty() ? variable.name : words.join(QStringLiteral(", "));
        out.push_back(band);
        std::size_t d = outer;
        while (d-- > 0) {
            if (++band.window.start[d] < shape[d])
                break;
            band.window.start[d] = 0;
        }
        if (d == static_cast<std::size_t>(-1))
            return out;
    }
}

struct CopyProgress {
    const ProgressFunction* progress;
    const std::stop_token* stop;
};

int CPL_STDCALL followCopy(double fraction, const char*, void* user)
{
    const auto* state = static_cast<const CopyProgress*>(user);
    if (*state->progress)
        (*state->progress)(0.5 + 0.5 * fraction);
    return state->stop->stop_requested() ? FALSE : TRUE;
}

Error writeError(const GdalScope& scope, const QString& path)
{
    const QString reason = scope.reason();
    Error out = diskError(path, reason.contains(QLatin1String("ile too large")) ? EFBIG : ENOSPC);
    if (!reason.isEmpty())
        out.trail.append(QStringLiteral("GDAL: ") + reason);
    return out;
}

/// What is said of the whole file.
void setMetadata(GDALDataset& dataset, const CubeSignature& signature, const Variable& variable, const ExportSettings& settings)
{
    for (const auto& [key, text] :
        {std::pair{"standard_name", variable.standardName}, {"long_name", variable.longName}, {"units", variable.units}, {"variable", variable.name}})
        if (!text.isEmpty())
            dataset.SetMetadataItem(key, text.toUtf8().constData());
    if (const Axis* time = signature.axisOf(variable, AxisKind::Time))
        dataset.SetMetadataItem("calendar", calendarName(time->calendar).toUtf8().constData());
    if (settings.history.isEmpty() && settings.attributes.isEmpty())
        return;
    const QJsonObject attributes = globalAttributes(signature.attributes, settings);
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        if (const QString text = it.value().toVariant().toString(); !text.isEmpty())
            dataset.SetMetadataItem(it.key().toUtf8().constData(), text.toUtf8().constData());
}

Result<void> writePlain(
    const Cube& cube, int index, const Placement& placement, const QString& file, const QString& path, const ExportSettings& settings)
{
    const CubeSignature& signature = cube.signature();
    const Variable& variable = signature.variables[static_cast<std::size_t>(index)];
    const std::vector<BandPlace> bands = bandsOf(signature, variable);
    const std::vector<std::size_t> shape = signature.shapeOf(variable);
    const std::size_t ny = shape[shape.size() - 2];
    const std::size_t nx = shape.back();
    if (bands.size() > 65'535)
        return Error{ErrorCode::Unsupported,
            Tr::tr("'%1' has %2 time steps and levels; a GeoTIFF holds 65535. Select fewer, or write NetCDF.").arg(variable.name).arg(bands.size()),
            {}};
    const Packing* packing = settings.packing.empty() ? nullptr : &settings.packing[static_cast<std::size_t>(index)];
    GdalScope scope;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const char* const options[] = {"INTERLEAVE=BAND", "BIGTIFF=IF_SAFER", nullptr};
    Dataset dataset(driver ? driver->Create(file.toUtf8().constData(), static_cast<int>(nx), static_cast<int>(ny), static_cast<int>(bands.size()),
                        packing ? GDT_Int16 : GDT_Float32, const_cast<char**>(options))
                           : nullptr);
    if (!dataset)
        return writeError(scope, path);
    std::array<double, 6> transform = placement.transform;
    dataset->SetGeoTransform(transform.data());
    dataset->SetSpatialRef(&placement.crs);
    setMetadata(*dataset, signature, variable, settings);
    std::vector<float> field(ny * nx);
    std::vector<float> picture(ny * nx);
    std::vector<std::int16_t> packed(packing ? picture.size() : 0);
    for (std::size_t b = 0; b < bands.size(); ++b) {
        if (settings.stop.stop_requested())
            return Error{ErrorCode::Cancelled, Tr::tr("Stopped while writing '%1'.").arg(path), {}};
        TRY_DO(cube.read(index, bands[b].window, field));
        arrange(placement, ny, nx, field, picture);
        GDALRasterBand* band = dataset->GetRasterBand(static_cast<int>(b) + 1);
        band->SetDescription(bands[b].description.toUtf8().constData());
        band->SetNoDataValue(packing ? double{Packing::missing} : std::numeric_limits<double>::quiet_NaN());
        if (packing) {
            band->SetScale(packing->scale);
            band->SetOffset(packing->offset);
            packing->pack(picture, packed);
        }
        if (!variable.units.isEmpty())
            band->SetUnitType(variable.units.toUtf8().constData());
        for (const auto& [key, text] : bands[b].metadata)
            band->SetMetadataItem(key.constData(), text.constData());
        void* data = packing ? static_cast<void*>(packed.data()) : picture.data();
        if (band->RasterIO(GF_Write, 0, 0, static_cast<int>(nx), static_cast<int>(ny), data, static_cast<int>(nx), static_cast<int>(ny),
                packing ? GDT_Int16 : GDT_Float32, 0, 0, nullptr)
            != CE_None)
            return writeError(scope, path);
        if (settings.progress)
            settings.progress(0.5 * static_cast<double>(b + 1) / static_cast<double>(bands.size()));
    }
    dataset.reset();
    if (!scope.reason().isEmpty())
        return writeError(scope, path);
    return {};
}

/// The plain file as a cloud-optimised one, with its overviews.
Result<void> optimise(const QString& plain, const QString& out, const QString& path, const ExportSettings& settings)
{
    GdalScope scope;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("COG");
    if (!driver)
        return Error{ErrorCode::Unsupported, Tr::tr("GDAL was built without its driver '%1'.").arg(QStringLiteral("COG")), {}};
    Dataset source(GDALDataset::Open(plain.toUtf8().constData(), GDAL_OF_RASTER));
    if (!source)
        return writeError(scope, path);
    CPLStringList options;
    options.SetNameValue("COMPRESS", settings.compression > 0 ? "DEFLATE" : "NONE");
    if (settings.compression > 0) {
        options.SetNameValue("LEVEL", std::to_string(settings.compression).c_str());
        options.SetNameValue("PREDICTOR", "YES");
    }
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    options.SetNameValue("OVERVIEW_RESAMPLING", "AVERAGE");
    CopyProgress state{&settings.progress, &settings.stop};
    Dataset copy(driver->CreateCopy(out.toUtf8().constData(), source.get(), FALSE, options.List(), followCopy, &state));
    const bool made = copy != nullptr;
    copy.reset();
    if (settings.stop.stop_requested())
        return Error{ErrorCode::Cancelled, Tr::tr("Stopped while writing '%1'.").arg(path), {}};
    if (!made || !scope.reason().isEmpty())
        return writeError(scope, path);
    return {};
}

Result<void> exportVariable(const Cube& cube, int index, const QString& path, const ExportSettings& settings)
{
    const CubeSignature& signature = cube.signature();
    TRY(const Placement placement, place(signature, signature.variables[static_cast<std::size_t>(index)]));
    const QString target = QFileInfo(path).absoluteFilePath();
    TRY(TemporaryFolder folder, TemporaryFolder::beside(target));
    const QString plain = folder.filePath(QStringLiteral("plain.tif"));
    const QString file = QFileInfo(target).fileName();
    const GdalOption noSideFiles("GDAL_PAM_ENABLED", "NO");
    TRY_DO(writePlain(cube, index, placement, plain, path, settings));
    TRY_DO(optimise(plain, folder.filePath(file), path, settings));
    return folder.publishFileAs(file, target);
}

} // namespace

Result<void> checkCog(const CubeSignature& signature, const Variable& variable)
{
    TRY_DO(place(signature, variable));
    return {};
}

Result<void> exportCog(const Cube& cube, const QString& path, const ExportSettings& settings)
{
    if (cube.signature().variables.size() != 1)
        return Error{ErrorCode::Invalid, Tr::tr("A GeoTIFF holds one variable; name one of: %1.").arg(cube.signature().variableList()), {}};
    return exportVariable(cube, 0, path, settings);
}

Result<void> exportCog(const Cube& cube, const QString& name, const QString& path, const ProgressFunction& progress, std::stop_token stop)
{
    const CubeSignature& signature = cube.signature();
    if (name.isEmpty() && signature.variables.size() != 1)
        return Error{ErrorCode::Invalid, Tr::tr("A GeoTIFF holds one variable; name one of: %1.").arg(signature.variableList()), {}};
    const int index = name.isEmpty() ? 0 : signature.find(name);
    if (index < 0)
        return Error{ErrorCode::NotFound, Tr::tr("There is no variable '%1'; there are: %2.").arg(name, signature.variableList()), {}};
    ExportSettings settings;
    settings.progress = progress;
    settings.stop = std::move(stop);
    return exportVariable(cube, index, path, settings);
}

} // namespace terrella
