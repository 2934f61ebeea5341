// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/document.h"
#include "pipelines/modules/cluster_path.h"
#include "pipelines/modules/module_spec.h"

#include <QStringList>

#include <functional>
#include <map>

namespace terrella {

/// "a/b.nc" below a base folder; paths that are absolute, begin with "~", or lie elsewhere ("/vsicurl/…", "https://…") stay as they are.
QString absoluteFrom(const QString& baseFolder, const QString& path);

/// The clusters that file parameters name, but for those that are written, by parameter.
std::map<QString, QStringList> clustersNamed(const ModuleSpec& spec, const QJsonObject& values);

/// Calls change() for every path in the File and Files parameters among `values` and returns the values with its answers put in.
QJsonObject mapFileParameters(const ModuleSpec& spec, const QJsonObject& values, const std::function<QString(const QString&)>& change);

/// What tells, without opening them, whether the files of the parameters are still those of last time: names, sizes and times.
QString fileStamps(const ModuleSpec& spec, const QJsonObject& values, const QString& baseFolder);

/// The paths of a File or Files value.
QStringList filePaths(const QJsonValue& value);

} // namespace terrella
