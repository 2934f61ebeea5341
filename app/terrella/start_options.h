// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "views/theme/theme.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace terrella {

/// What the command line asks for.
struct StartOptions {
    QStringList files;   ///< a pipeline, or data files
    bool isDemo = false; ///< open the example of the cyclones, run it, show it
    bool runAtStart = false;
    QString screenshot; ///< save the window's picture there when all has settled, then leave
    std::optional<QSize> size;
    std::optional<ThemeChoice> theme;
    QString projection;
    QString select; ///< node to select when all has loaded
    bool wantsVersion = false;
    bool wantsHelp = false;
};

/// arguments without the program's name. The error says which argument is wrong.
Result<StartOptions> parseStartOptions(const QStringList& arguments);
QString startOptionsHelp();

} // namespace terrella
