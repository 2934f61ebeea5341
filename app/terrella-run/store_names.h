// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/store.h"

#include <QStringList>

namespace terrella::cli {

struct NamedResults {
    QString name; ///< for people
    QStringList keys;
};
/// The results that somebody means: those of a run (folder, name, "last"), the one of a node (FILE:NODE), or those whose key begins so (eight digits
/// at least). Errors: NotFound tells what was looked for.
Result<NamedResults> resultsNamed(const QString& words, const Store& store);

} // namespace terrella::cli
