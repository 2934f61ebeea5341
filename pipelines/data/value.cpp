// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/value.h"

#include "pipelines/core/files.h"
#include "pipelines/core/json.h"
#include "pipelines/data/disk_file.h"
#include "pipelines/data/stacked_cube.h"
#include "pipelines/data/stored_cube.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::Value)
};

/// Copies a file under its final name at once.
Result<void> copyFile(const QString& from, const QString& to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable, Tr::tr("The model '%1' cannot be read: %2.").arg(from, source.errorString()), {}};
    TRY(TemporaryFolder folder, TemporaryFolder::beside(to));
    const QString name = QFileInfo(to).fileName();
    {
        TRY(DiskFile copy, DiskFile::open(folder.filePath(name)));
        std::size_t offset = 0;
        for (QByteArray part = source.read(1 << 22); !part.isEmpty(); part = source.read(1 << 22)) {
            TRY_DO(copy.writeAt(offset, part.constData(), static_cast<std::size_t>(part.size())));
            offset += static_cast<std::size_t>(part.size());
        }
        if (source.error() != QFileDevice::NoError)
            return Error{ErrorCode::Unreadable, Tr::tr("The model '%1' cannot be read: %2.").arg(from, source.errorString()), {}};
        TRY_DO(copy.close());
    }
    return folder.publishFileAs(name, to);
}

Result<QString> saveModel(const Model& model, const QDir& folder, const QString& name)
{
    QJsonObject json{{QStringLiteral("type"), QStringLiteral("model")}, {QStringLiteral("card"), model.card}};
    if (!model.path.isEmpty()) {
        const QString suffix = QFileInfo(model.path).suffix();
        const QString file = name + QStringLiteral(".model.")
            + (suffix.isEmpty()                       ? QStringLiteral("bin")
                    : suffix == QLatin1String("json") ? QStringLiteral("data.json")
                                                      : suffix);
        const QString target = folder.filePath(file);
        if (QFileInfo(model.path).canonicalFilePath() != QFileInfo(target).canonicalFilePath() || !QFileInfo::exists(target))
            TRY_DO(copyFile(model.path, target));
        json.insert(QStringLiteral("file"), file);
    }
    const QString card = name + QStringLiteral(".model.json");
    TRY_DO(writeFile(folder.filePath(card), prettyJson(json)));
    return card;
}

} // namespace

DataType typeOf(const Value& value) { return static_cast<DataType>(value.index()); }

Signature signatureOf(const Value& value)
{
    static_assert(static_cast<int>(DataType::Cube) == 0 && static_cast<int>(DataType::Report) == 3);
    switch (typeOf(value)) {
    case DataType::Cube: return std::get<std::shared_ptr<const Cube>>(value)->sharedSignature();
    case DataType::Features: {
        const auto& features = std::get<std::shared_ptr<const Features>>(value);
        auto info = std::make_shared<FeaturesSignature>(features->info);
        info->rows = static_cast<qint64>(features->rowCount());
        return std::shared_ptr<const FeaturesSignature>(std::move(info));
    }
    case DataType::Model: return std::make_shared<const ModelSignature>(ModelSignature{std::get<std::shared_ptr<const Model>>(value)->card});
    case DataType::Report: break;
    }
    return std::make_shared<const ReportSignature>(ReportSignature{std::get<std::shared_ptr<const Report>>(value)->title});
}

Result<QString> saveValue(const Value& value, const QString& folderPath, const QString& name, const ProgressFunction& progress, std::stop_token stop)
{
    if (!QDir().mkpath(folderPath))
        return Error{ErrorCode::Disk, Tr::tr("The folder '%1' cannot be made; check its name and your rights.").arg(folderPath), {}};
    const QDir folder(folderPath);
    switch (typeOf(value)) {
    case DataType::Cube: {
        const Cube& cube = *std::get<std::shared_ptr<const Cube>>(value);
        const QString zarr = name + QStringLiteral(".zarr");
        if (!cube.storedAt().isEmpty() && QFileInfo(cube.storedAt()).canonicalFilePath() == QFileInfo(folder.filePath(zarr)).canonicalFilePath()
            && QFileInfo::exists(folder.filePath(zarr)))
            return zarr; // written straight to its place
        if (const QJsonObject reference = cube.reference(); !reference.isEmpty()) {
            const QString file = name + QStringLiteral(".cube.json");
            TRY_DO(writeFile(folder.filePath(file), prettyJson(withRelativeParts(reference))));
            return file;
        }
        TRY([[maybe_unused]] const auto stored, copyToZarr(cube, folder.filePath(zarr), progress, stop));
        return zarr;
    }
    case DataType::Features: {
        const QString file = name + QStringLiteral(".gpkg");
        TRY_DO(writeFeatures(*std::get<std::shared_ptr<const Features>>(value), folder.filePath(file)));
        return file;
    }
    case DataType::Model: return saveModel(*std::get<std::shared_ptr<const Model>>(value), folder, name);
    case DataType::Report: break;
    }
    const Report& report = *std::get<std::shared_ptr<const Report>>(value);
    const QString file = name + QStringLiteral(".report.json");
    TRY_DO(writeFile(folder.filePath(file),
        prettyJson({{QStringLiteral("type"), QStringLiteral("report")}, {QStringLiteral("title"), report.title},
            {QStringLiteral("content"), report.content}})));
    return file;
}

Result<Value> loadValue(const QString& path)
{
    if (!QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, Tr::tr("There is no '%1'.").arg(path), {}};
    if (path.endsWith(QLatin1String(".zarr"))) {
        TRY(auto cube, openStored(path));
        return Value(std::move(cube));
    }
    if (path.endsWith(QLatin1String(".cube.json"))) {
        TRY(const QJsonObject reference, readJsonFile(path));
        TRY(auto cube, openReference(withAbsoluteParts(reference, QFileInfo(path).absolutePath())));
        return Value(std::move(cube));
    }
    if (path.endsWith(QLatin1String(".gpkg"))) {
        TRY(auto features, readFeatures(path));
        return Value(std::move(features));
    }
    if (path.endsWith(QLatin1String(".report.json"))) {
        TRY(const QJsonObject json, readJsonFile(path));
        return Value(
            std::make_shared<const Report>(Report{json.value(QLatin1String("title")).toString(), json.value(QLatin1String("content")).toObject()}));
    }
    if (path.endsWith(QLatin1String(".model.json"))) {
        TRY(const QJsonObject json, readJsonFile(path));
        Model model;
        model.card = json.value(QLatin1String("card")).toObject();
        if (const QString file = json.value(QLatin1String("file")).toString(); !file.isEmpty()) {
            model.path = QFileInfo(path).dir().filePath(file);
            if (!QFileInfo::exists(model.path))
                return Error{ErrorCode::NotFound, Tr::tr("The model '%1' lacks its file '%2'.").arg(path, file), {}};
        }
        return Value(std::make_shared<const Model>(std::move(model)));
    }
    return Error{ErrorCode::Unsupported,
        Tr::tr("'%1' is not a stored value; those end in .zarr, .cube.json, .gpkg, .report.json or .model.json.").arg(path), {}};
}

} // namespace terrella
