// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terrella-run/bundle_parts.h"

#include "app/terrella-run/arguments.h"

#include <QCoreApplication>

namespace terrella::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(terrella::cli::BundleCommand)
};

} // namespace

Result<BundleParts> bundleParts(const QStringList& plugins)
{
    const QStringList names = pluginNames();
    for (const QString& name : plugins) {
        if (!names.contains(name))
            return Error{ErrorCode::Usage,
                Tr::tr("There is no plugin '%1'%2 There are: %3.").arg(name, didYouMean(name, names), names.join(QStringLiteral(", "))), {}};
    }
    return partsHere(QCoreApplication::applicationFilePath(), plugins);
}

} // namespace terrella::cli
