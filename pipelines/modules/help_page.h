// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace terrella {

/// Where a module's page of help is: help/modules/ID.md among the resources, else help/ID.md beside the plugins (PluginHost::defaultFolders()).
/// Where there is none: the first of these paths, which does not exist.
QString helpPagePath(const QString& moduleId);

} // namespace terrella
