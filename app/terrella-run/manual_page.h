// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terrella-run/arguments.h"
#include "pipelines/modules/module_spec.h"

namespace terrella::cli {

/// A page for man(1), as groff reads it. `version` stands at its foot.
QString commandManualPage(const CommandSpec& spec, const QString& version);
/// text: an overview that is laid out already; summary: one line.
QString plainManualPage(const QString& name, int section, const QString& summary, const QString& text, const QString& version);
/// The module's own text with its page of help; section 7.
QString moduleManualPage(const ModuleSpec& module, const QString& helpPage, const QString& version);

} // namespace terrella::cli
