// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelines/run/block_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>

namespace terrella {

QString blockFolderPath(const QString& storeRoot, const QString& family) { return storeRoot + QStringLiteral("/blocks/") + family; }

std::vector<BlockFolderInfo> blockFolders(const QString& storeRoot)
{
    std::vector<BlockFolderInfo> out;
    const QFileInfoList folders = QDir(blockFolderPath(storeRoot, {})).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        BlockFolderInfo info{folder.fileName(), 0, folder.lastModified()};
        const QFileInfoList files = QDir(folder.absoluteFilePath()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo& file : files) {
            struct stat state = {};
            if (::stat(QFile::encodeName(file.absoluteFilePath()).constData(), &state) != 0)
                continue;
            if (state.st_nlink == 1)
                info.bytes += state.st_size;
        }
        out.push_back(std::move(info));
    }
    std::ranges::sort(out, {}, &BlockFolderInfo::used);
    return out;
}

void removeBlocks(const QString& storeRoot, const QString& family)
{
    if (!family.isEmpty() && !family.contains(QLatin1Char('/')) && !family.startsWith(QLatin1Char('.')))
        QDir(blockFolderPath(storeRoot, family)).removeRecursively();
}

} // namespace terrella
