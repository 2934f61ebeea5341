// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/data/value.h"

#include <stop_token>

namespace terrella::cli {

/// What is written into exported files beside the values.
struct ExportOptions {
    QString variable; ///< GeoTIFF holds one; empty: the only one
    QString history;  ///< for NetCDF
};

/// Writes a value in the format of the path's extension; an existing file is replaced in one step. Wrong combinations give Usage with what there is
/// instead.
Result<void> exportValue(const Value& value, const QString& path, const ExportOptions& options, std::stop_token stop = {});

/// "nc", "gpkg", "json", …: what a value of that kind is written as when nobody said how.
QString usualExtension(const Value& value);

} // namespace terrella::cli
