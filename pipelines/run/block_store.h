// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <vector>

namespace terrella {

// Finished blocks of results lie beside the objects of a store, in <root>/blocks/<family>/: see resources/help/dev/pipeline-and-runs.md.
// Most of them are hard links to chunk files of objects. Any family may be removed at any time: whoever uses it computes instead.

struct BlockFolderInfo {
    QString family;
    qint64 bytes = 0; ///< that would become free: files that no object holds
    QDateTime used;
};

/// Those that are there, the least recently used first.
std::vector<BlockFolderInfo> blockFolders(const QString& storeRoot);
void removeBlocks(const QString& storeRoot, const QString& family);
QString blockFolderPath(const QString& storeRoot, const QString& family);

} // namespace terrella
