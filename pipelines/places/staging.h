// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/modules/plugin_host.h"
#include "pipelines/places/cluster_client.h"
#include "pipelines/run/store.h"

namespace terrella {

/// A file, or a folder that is read as one (Zarr), known by its content (FileIdentities).
struct StagedFile {
    QString identity;
    QString path; ///< here
    qint64 bytes = 0;
    qint64 have = 0; ///< bytes of it that are there already, of a transfer that was cut
    bool operator==(const StagedFile&) const = default;
};

/// What a job needs and what of it is to be sent.
struct StageList {
    QStringList objects; ///< keys of results
    std::vector<StagedFile> files;
    std::map<QString, QString> modules{}; ///< by id: versions that must be there as well, since other versions give other results
    [[nodiscard]] bool isEmpty() const { return objects.isEmpty() && files.empty(); }
    void add(const StageList& more); ///< each once
};

/// What a working folder of a cluster holds, seen by the engine on the machine that it is on: store/ (results), files/ab/IDENTITY/NAME (input files),
/// incoming/TRANSFER/ (what is being sent: a store and files; parts/IDENTITY of large files), jobs/. `terrella-run depot` calls it there.
class Depot {
public:
    explicit Depot(const QString& folder) : m_folder(folder) {}
    /// {"transfer", "objects": [key], "files": [{"identity", "name"}]} → the same of what is not there, whole; files with "have".
    [[nodiscard]] Result<QJsonObject> lacks(const QJsonObject& wanted) const;
    /// {"modules": {id: version}} → the same as it is there; "" for what is not installed. Also "engine", the version there.
    static QJsonObject modulesThere(const PluginHost& host, const QJsonObject& wanted);
    /// Moves what lies in incoming/TRANSFER to its place when it is what its name says. The request as for lacks(). Returns {"objects": n, "files":
    /// n}. Errors: Unreadable names what did not arrive as it was sent; it is removed, so that it is sent again.
    Result<QJsonObject> take(const QJsonObject& sent) const;

    static QString storePath(const QString& folder) { return folder + QStringLiteral("/store"); }
    static QString filePath(const QString& folder, const QString& identity, const QString& name);
    static QString incomingPath(const QString& folder, const QString& transfer) { return folder + QStringLiteral("/incoming/") + transfer; }

private:
    const QString m_folder;
};

/// Brings results and files to a cluster and results back, each at most once, checked at the other end.
class Staging {
public:
    /// folder: the cluster's working folder. transfer: names this transfer there; with the same name it goes on where it was cut.
    Staging(ClusterClient& client, Store& store, QString folder, QString transfer);

    /// What of it is not there. Error Unsupported names modules that are missing there, or of another version.
    Result<StageList> lacking(const StageList& wanted, const std::stop_token& stop);
    /// Sends what lacking() found. progress: bytes sent so far.
    Result<void> send(const StageList& list, const std::function<void(qint64)>& progress, const std::stop_token& stop);
    /// Brings results into the store here, with those that they are made of. One that only refers to files there is not taken; the keys of such are
    /// returned.
    Result<QStringList> fetch(const QStringList& keys, const std::function<void(qint64)>& progress, const std::stop_token& stop);

private:
    [[nodiscard]] QByteArray request(const StageList& list) const;
    [[nodiscard]] Result<void> checkModules(const std::map<QString, QString>& wanted, const QJsonObject& there) const;
    Result<QJsonObject> askDepot(const QString& what, const StageList& list, const std::stop_token& stop);
    Result<void> sendLarge(const StagedFile& file, const std::function<void(qint64)>& progress, const std::stop_token& stop);
    Result<void> sendSmall(const StageList& list, const std::function<void(qint64)>& progress, const std::stop_token& stop);
    Result<void> fetchInto(const QStringList& keys, const QString& folder, const std::function<void(qint64)>& progress, const std::stop_token& stop);

    ClusterClient& m_client;
    Store& m_store;
    const QString m_folder, m_transfer;
};

/// A result with those that it is made of.
QStringList withParts(const Store& store, const QString& key);
/// Whether a result only refers to files outside the store.
bool isReference(const QJsonObject& record);

} // namespace terrella
