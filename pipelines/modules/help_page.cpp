// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/modules/help_page.h"

#include "pipelines/core/resources.h"
#include "pipelines/modules/plugin_host.h"

#include <QFileInfo>

namespace terrella {

QString helpPagePath(const QString& moduleId)
{
    const QString own = resourcePath(QStringLiteral("help/modules/%1.md").arg(moduleId));
    if (QFileInfo::exists(own) || moduleId.contains(QLatin1Char('/'))) // an id from a stranger's file leads nowhere else
        return own;
    for (const QString& folder : PluginHost::defaultFolders()) {
        const QString beside = QStringLiteral("%1/help/%2.md").arg(folder, moduleId);
        if (QFileInfo::exists(beside))
            return beside;
    }
    return own;
}

} // namespace terrella
