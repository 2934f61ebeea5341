// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/core/result.h"
#include "pipelines/modules/module_spec.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace terrella {

/// The identity of an input file's content: SHA-256 of its bytes, remembered by path, size, modification time and inode in a file of the store.
/// A folder (Zarr) is the digest of its files' names and contents. Data elsewhere ("/vsicurl/…", "https://…") is known by its address only.
/// A large file that was written just now is given two seconds to settle, so that it need not be read again. Any thread.
class FileIdentities {
public:
    /// Told before a file of 256 MB or more is read: its path and bytes. It takes a while.
    using LargeRead = std::function<void(const QString&, qint64)>;
    explicit FileIdentities(QString cacheFile);
    /// Errors: NotFound, Unreadable, Cancelled.
    Result<QString> identity(const QString& path, const std::stop_token& stop = {}, const LargeRead& large = {});
    /// What is known of a file goes with it to its new place.
    void renamed(const QString& from, const QString& to);
    /// Every file that a path of a parameter names (it may hold wildcards), in the order in which they are read, with its identity.
    Result<std::vector<std::pair<QString, QString>>> identities(
        const QString& pathOrPattern, const std::stop_token& stop = {}, const LargeRead& large = {});
    /// What a path on a cluster ("levante:/pool/x.nc", also with wildcards) stands for, as the engine there found: files with their identities.
    /// It is remembered until the next such word; before the first, identities() of it are an error.
    void learn(const QString& clusterPathOrPattern, std::vector<std::pair<QString, QString>> files);
    /// Adds what was learnt to the file, beside what other processes wrote there. Does nothing when nothing was learnt.
    Result<void> save();

private:
    struct Entry {
        QString stamp;
        QString digest;
    };
    void load();
    Result<std::vector<std::pair<QString, QString>>> onCluster(const QString& path);
    std::shared_ptr<std::mutex> turnFor(const QString& path);

    std::mutex m_mutex;                                   ///< never held while a file is read
    std::map<QString, std::weak_ptr<std::mutex>> m_turns; ///< one thread at a time reads a file; the others then know it
    QString m_cacheFile;
    std::map<QString, Entry> m_entries;
    std::map<QString, Entry> m_learnt;
    std::map<QString, std::vector<std::pair<QString, QString>>> m_clusters; ///< by path or pattern on a cluster
    std::map<QString, std::vector<std::pair<QString, QString>>> m_clustersLearnt;
    bool m_loaded = false;
};

/// Key → value pairs of file parameters: the files with their identities.
using FileParameters = std::map<QString, std::vector<std::pair<QString, QString>>>;
Result<FileParameters> identifyFiles(const ModuleSpec& spec, const QJsonObject& parameters, FileIdentities& files, const std::stop_token& stop = {},
    const FileIdentities::LargeRead& large = {});

/// SHA-256, as 64 hexadecimal digits, of module id and version, canonical parameters (file parameters replaced by the identities of their
/// content) and the keys and ports of the inputs in order. Names and places of files do not count.
QString nodeKey(
    const ModuleSpec& spec, const QJsonObject& parameters, const FileParameters& files, const std::map<QString, std::vector<QString>>& inputKeys);
/// The same, looking at the files.
Result<QString> nodeKey(
    const ModuleSpec& spec, const QJsonObject& parameters, const std::map<QString, std::vector<QString>>& inputKeys, FileIdentities& files);

/// Key of one output of a node, as an input of the next: made from the node's key; for a reference to files, from the identity of their
/// content and the way it is read, whoever opened them.
QString outputKey(const QString& nodeKey, const QString& port);
QString referenceKey(const QJsonObject& reference, const QStringList& identities);

/// SHA-256 of canonical JSON as 64 hexadecimal digits.
QString digestOf(const QJsonValue& value);

} // namespace terrella
