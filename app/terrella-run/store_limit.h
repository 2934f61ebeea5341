// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <optional>

namespace terrella::cli {

/// How large the store may become and who says so.
struct StoreLimit {
    std::optional<qint64> bytes; ///< none: as large as the disk
    QString source;              ///< "TERRELLA_STORE_LIMIT", the settings file, "a quarter of the disk"
};
/// TERRELLA_STORE_LIMIT, else "store_limit" of the settings file, else the default for the store's disk. Error Usage for what cannot be understood.
Result<StoreLimit> storeLimit(const QString& storeRoot);
/// "20G", "none".
Result<std::optional<qint64>> parseLimit(const QString& text, const QString& source);
/// $XDG_CONFIG_HOME/terrella/terrella-run.json
QString settingsPath();

} // namespace terrella::cli
