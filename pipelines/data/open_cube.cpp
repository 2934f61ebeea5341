// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/data/cube.h"

#include "pipelines/data/file_cube.h"
#include "pipelines/data/joined_cube.h"
#include "pipelines/data/open_raw.h"
#include "pipelines/data/open_to_show.h"
#include "pipelines/data/stacked_cube.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <exception>

namespace terrella {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::OpenCube)
};

/// With more files than this, each is closed again after it was read: open files are limited.
constexpr qsizetype kManyFiles = 32;

Result<std::shared_ptr<const Cube>> openOne(
    const QString& path, const OpenOptions& options, Placing placing, bool closes, const std::shared_ptr<SlabCache>& slabs = {})
try {
    TRY(auto dataset, openRaw(path));
    auto layout = layOut(*dataset, options, placing);
    if (!layout)
        return layout.error().message.contains(path) ? layout.error() : layout.error().whileDoing(Tr::tr("opening '%1'").arg(path));
    auto cube = std::make_shared<FileCube>(dataset, *std::move(layout), options);
    if (slabs)
        cube->shareSlabs(slabs);
    if (closes) {
        cube->closeAfterReading();
        dataset->release();
    }
    return std::shared_ptr<const Cube>(std::move(cube));
} catch (const std::bad_alloc&) {
    return Error{ErrorCode::Memory, Tr::tr("'%1' claims sizes that do not fit into memory; it is damaged or far too large.").arg(path), {}};
} catch (const std::exception& exception) {
    return Error{ErrorCode::Unreadable, Tr::tr("'%1' cannot be read: %2.").arg(path, QString::fromUtf8(exception.what())), {}};
}

Result<std::shared_ptr<const Cube>> openFiles(const QStringList& paths, const OpenOptions& options, Placing placing)
{
    TRY(const QStringList files, expandPaths(paths));
    if (files.size() == 1)
        return openOne(files.first(), options, placing, false);
    // Wanted variables may be spread over the files: each gives what it has.
    OpenOptions each = options;
    each.variables.clear();
    std::vector<NamedCube> parts;
    const auto slabs = std::make_shared<SlabCache>(kAllSlabBytes);
    for (const QString& file : files) {
        TRY(auto cube, openOne(file, each, placing, files.size() > kManyFiles, slabs));
        parts.push_back({file, std::move(cube)});
    }
    return joinCubes(std::move(parts), options);
}

} // namespace

Result<std::shared_ptr<const Cube>> openCube(const QStringList& paths, const OpenOptions& options)
{
    return openFiles(paths, options, Placing::EveryCell);
}

Result<std::shared_ptr<const Cube>> openToShow(const QStringList& paths) { return openFiles(paths, {}, Placing::ByAxes); }

Result<std::shared_ptr<const Cube>> openReference(const QJsonObject& reference)
{
    if (namesParts(reference))
        return openParts(reference);
    QStringList files;
    for (const QJsonValue& file : reference.value(QLatin1String("files")).toArray())
        files.append(file.toString());
    if (files.isEmpty())
        return Error{ErrorCode::Invalid, Tr::tr("The reference names no files."), {}};
    return openCube(files, OpenOptions::fromJson(reference.value(QLatin1String("options")).toObject()));
}

} // namespace terrella
