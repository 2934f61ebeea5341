// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/export_value.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/data/cube_writer.h"
#include "pipelines/data/features.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QUuid>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::Export)
};

Error wrongKind(const QString& kind, const QString& extension, const QString& possible)
{
    return {ErrorCode::Usage,
        extension.isEmpty() ? Tr::tr("The file name has no extension, which says the format; %1 is written as %2.").arg(kind, possible)
                            : Tr::tr("%1 cannot be written as .%2; it is written as %3.").arg(kind, extension, possible),
        {}};
}

/// A whole folder takes the place of an older one of the same kind.
Result<void> exportZarr(const Cube& cube, const QString& path, std::stop_token stop)
{
    const QFileInfo target(path);
    const bool exists = target.exists();
    const QDir folder(path);
    if (exists && !(target.isDir() && (folder.exists(QStringLiteral(".zgroup")) || folder.exists(QStringLiteral(".zmetadata")) || folder.isEmpty())))
        return Error{ErrorCode::Disk, Tr::tr("'%1' exists and is no Zarr folder; it is left alone. Choose another name.").arg(path), {}};
    if (!exists) {
        TRY(const auto written, copyToZarr(cube, path, {}, stop));
        return written ? Result<void>() : Result<void>(Error{ErrorCode::Failed, Tr::tr("'%1' was not written.").arg(path), {}});
    }
    const QString mark = QUuid::createUuid().toString(QUuid::Id128).left(8);
    const QString fresh = target.absolutePath() + QStringLiteral("/.%1-%2.zarr").arg(target.completeBaseName(), mark);
    const QString former = target.absolutePath() + QStringLiteral("/.%1-%2.former").arg(target.completeBaseName(), mark);
    if (auto written = copyToZarr(cube, fresh, {}, stop); !written)
        return written.error();
    if (!QDir().rename(path, former))
        return Error{ErrorCode::Disk, Tr::tr("'%1' cannot be replaced; the new data lies in '%2'.").arg(path, fresh), {}};
    TRY_DO(publishFolder(fresh, path));
    QDir(former).removeRecursively();
    return {};
}

Result<void> exportCube(const Cube& cube, const QString& path, const QString& extension, const ExportOptions& options, std::stop_token stop)
{
    if (extension == QLatin1String("nc") || extension == QLatin1String("nc4"))
        return exportNetCdf(cube, path, options.history, {}, stop);
    if (extension == QLatin1String("zarr"))
        return exportZarr(cube, path, stop);
    if (extension != QLatin1String("tif") && extension != QLatin1String("tiff"))
        return wrongKind(Tr::tr("A cube"), extension, QStringLiteral(".nc, .zarr, .tif"));
    const CubeSignature& signature = cube.signature();
    if (options.variable.isEmpty() && signature.variables.size() > 1)
        return Error{
            ErrorCode::Usage, Tr::tr("A GeoTIFF holds one variable; name it with --variable. There are: %1.").arg(signature.variableList()), {}};
    if (!options.variable.isEmpty() && signature.find(options.variable) < 0)
        return Error{ErrorCode::Usage, Tr::tr("There is no variable '%1'; there are: %2.").arg(options.variable, signature.variableList()), {}};
    return exportCog(cube, options.variable, path, {}, stop);
}

Result<void> exportModel(const Model& model, const QString& path, const QString& extension)
{
    const QString stored = QFileInfo(model.path).suffix();
    if (extension != stored)
        return wrongKind(Tr::tr("This model"), extension, QLatin1Char('.') + stored);
    QFile file(model.path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("Cannot read '%1': %2.").arg(model.path, file.errorString()), {}};
    return publishFile(path, file.readAll());
}

} // namespace

Result<void> exportValue(const Value& value, const QString& path, const ExportOptions& options, std::stop_token stop)
{
    const QString extension = QFileInfo(path).suffix().toLower();
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.isDir())
        return Error{ErrorCode::NotFound, Tr::tr("There is no folder '%1' to write into.").arg(folder.filePath()), {}};
    if (const auto* cube = std::get_if<std::shared_ptr<const Cube>>(&value))
        return exportCube(**cube, path, extension, options, stop);
    if (const auto* features = std::get_if<std::shared_ptr<const Features>>(&value)) {
        if (extension != QLatin1String("gpkg") && extension != QLatin1String("geojson") && extension != QLatin1String("csv"))
            return wrongKind(Tr::tr("A table of features"), extension, QStringLiteral(".gpkg, .geojson, .csv"));
        return writeFeatures(**features, path);
    }
    if (const auto* model = std::get_if<std::shared_ptr<const Model>>(&value))
        return exportModel(**model, path, extension);
    const auto& report = std::get<std::shared_ptr<const Report>>(value);
    if (extension != QLatin1String("json"))
        return wrongKind(Tr::tr("A report"), extension, QStringLiteral(".json"));
    return publishFile(path, prettyJson({{QStringLiteral("title"), report->title}, {QStringLiteral("content"), report->content}}));
}

QString usualExtension(const Value& value)
{
    switch (typeOf(value)) {
    case DataType::Cube: return QStringLiteral("nc");
    case DataType::Features: return QStringLiteral("gpkg");
    case DataType::Model: return QFileInfo(std::get<std::shared_ptr<const Model>>(value)->path).suffix();
    case DataType::Report: break;
    }
    return QStringLiteral("json");
}

} // namespace terrella::cli
