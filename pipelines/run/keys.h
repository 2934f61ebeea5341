// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/modules/module_spec.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <vector>

namespace terrella {

/// The identity of an input file's content: SHA-256 of its bytes, remembered by path, size and modification time in a file of the store.
/// A folder (Zarr) is the digest of its files' names and contents. Thread-safe.
class FileIdentities {
public:
    explicit FileIdentities(QString cacheFile);
    Result<QString> identity(const QString& path);
    Result<void> save();

private:
    struct Entry { qint64 size = 0; qint64 modified = 0; QString digest; };
    QString m_cacheFile;
    std::map<QString, Entry> m_entries;
    bool m_loaded = false;
};

/// SHA-256, as 64 hexadecimal digits, of module id and version, canonical parameters (file parameters replaced by the identity of their
/// content) and the keys and ports of the inputs in order.
Result<QString> nodeKey(const ModuleSpec& spec, const QJsonObject& parameters,
    const std::map<QString, std::vector<QString>>& inputKeys, FileIdentities& files);

} // namespace terrella
