// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/signature.h"

#include <QString>

namespace terrella {

/// The files a result can be saved as, in the form that file dialogs take.
QString exportFilter(DataType type);

/// Reads a stored result and writes it by the extension of `to`: .nc, .tif (cubes), .gpkg, .geojson, .csv (features), .json (reports). Takes as long
/// as the data is large: call on a worker thread. history: for NetCDF, what made it.
Result<void> exportResult(const QString& from, const QString& to, const QString& history);

} // namespace terrella
