// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <QByteArray>

#include <optional>

namespace terrella::data {

/// A small file out of a ZIP archive in which files lie uncompressed, as PyTorch writes them. ending: of its name. Nothing where there is none of
/// that name. Errors: NotFound; Unreadable where the file is no such archive, or its checksum is wrong.
Result<std::optional<QByteArray>> readStoredRecord(const QString& archive, const QByteArray& ending);

} // namespace terrella::data
