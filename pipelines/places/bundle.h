// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QString>
#include <QStringList>

namespace terrella {

/// What goes into a bundle.
struct BundleParts {
    QString program;         ///< terrella-run
    QStringList pluginFiles; ///< .so
    QString resources;       ///< folder; empty: none
};
struct BundleContent {
    int plugins = 0, libraries = 0;
    qint64 bytes = 0;
};

/// Plugins that are installed here, by name: "data".
QStringList pluginNames();
/// What is installed here: the program, plugins (those named, or all), the resources.
BundleParts partsHere(const QString& program, const QStringList& plugins);

/// Makes a folder that runs on another machine of the same processor, wherever it is put: the engine, plugins, all libraries that they load with the
/// C library and its loader, the data of GDAL, PROJ and UDUNITS, and `terrella-run`, a script that starts it. The folder must not be there.
/// Errors: Usage, Disk; NotFound names a library that is missing.
Result<BundleContent> makeBundle(const BundleParts& parts, const QString& folder);

/// Libraries by path that `ldd` finds for files, with the loader. Errors name those that are missing.
Result<QStringList> librariesOf(const QStringList& files);

} // namespace terrella
