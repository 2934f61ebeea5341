// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/graph/checker.h"

#include <QString>

#include <vector>

namespace terrella::test {

/// A mistake that people make, as a small pipeline on files of writeFiles(), and what must be said of it.
struct Mistake {
    const char* name = "";
    Document document;
    const char* code = "";
    const char* node = "";
    const char* where = ""; ///< port or parameter, as `check` prints it; empty: the node
    QString says;           ///< the sentence begins so
    QString fix;            ///< title of the first fix; empty: there is none
    bool runs = false;      ///< the mended pipeline is run as well
    CheckLimits limits = {};
};

/// At least thirty of them.
std::vector<Mistake> allMistakes();
/// The files of the pipelines, Zarr stores, into a folder.
void writeFiles(const QString& folder);

/// open → detect without warm core: needs sea level pressure, and uses wind where there is any.
Document lows(const char* file, const QJsonObject& more = {});
QJsonObject with(const char* key, const QJsonValue& value, QJsonObject more = {});

} // namespace terrella::test
