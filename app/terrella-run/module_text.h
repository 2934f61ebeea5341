// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/module_spec.h"

#include <QString>

namespace terrella::cli {

/// What `terrella-run help MODULE` prints: ports and parameters from the specification, then the help page (Markdown, without its title).
QString moduleText(const ModuleSpec& module, const QString& helpPage, int width);

/// "0 … 90 degrees", "more than 0 hPa", "depression | storm": what a parameter may be.
QString allowedText(const ParameterSpec& parameter);

} // namespace terrella::cli
