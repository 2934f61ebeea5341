// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"

#include <optional>

namespace terrella {

/// The word for an error's kind in events, answers and logs: "not_found", "out_of_range", … Never translated.
QString errorCodeName(ErrorCode code);
std::optional<ErrorCode> parseErrorCode(const QString& name);

} // namespace terrella
