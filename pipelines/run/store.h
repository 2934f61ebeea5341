// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/data/value.h"
#include "pipelines/run/checksums.h"
#include "pipelines/run/store_evicted.h"
#include "pipelines/run/store_latest.h"
#include "pipelines/run/store_lease.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace terrella {

/// Held while a result is being made, so that two processes do not make it twice. Released on destruction, and by the system when the process dies.
class StoreLock {
public:
    explicit StoreLock(int descriptor) : m_descriptor(descriptor) {}
    ~StoreLock();
    StoreLock(const StoreLock&) = delete;
    StoreLock& operator=(const StoreLock&) = delete;

private:
    int m_descriptor; ///< -1 where the file system has no locks
};

/// Results by the key of what made them: <root>/objects/ab/abcdef…/ with one file or folder per output port and object.json
/// (format, module, version, parameters, input keys, file names, bytes, seconds it took, when; checksums, and a stamp by which it is seen that
/// nobody has touched the files), and checksums.txt where there are folders. Complete or absent: published by rename. Several processes may use one
/// store at once. Any thread.
class Store {
public:
    explicit Store(QString root);
    /// TERRELLA_STORE, else $XDG_CACHE_HOME/terrella/store.
    static QString defaultRoot();
    [[nodiscard]] const QString& root() const { return m_root; }
    /// Where file identities are remembered.
    [[nodiscard]] QString identitiesPath() const;

    [[nodiscard]] bool has(const QString& key) const;
    /// object.json of a complete result: as it was written, with every file that it names there and of its size. NotFound also where an earlier
    /// version wrote it.
    [[nodiscard]] Result<QJsonObject> record(const QString& key) const;
    /// Whether the result's files hold what was written: by their stamp, and where that differs (touched, copied, moved, damaged) by reading
    /// everything; when all is well the stamp is brought up to date. To be asked before a stored result is used.
    /// Errors: Unreadable names the file that is damaged or missing; Cancelled.
    [[nodiscard]] Result<void> check(const QString& key, const std::stop_token& stop = {}) const;
    [[nodiscard]] Result<void> check(const QString& key, const QJsonObject& record, const std::stop_token& stop) const;
    /// The same, reading everything whatever the stamp says.
    [[nodiscard]] Result<void> verify(const QString& key, const std::stop_token& stop = {}) const;
    /// Checksums of the result's files as they were when it was published, by path relative to folder(key): "data.zarr/t2/0.0.0". Equal
    /// checksum and size: equal content.
    [[nodiscard]] Result<Checksums> checksums(const QString& key) const;
    /// Where a result lies, whether it is there or not.
    [[nodiscard]] QString folder(const QString& key) const;
    /// Port → absolute path of its file.
    [[nodiscard]] Result<std::map<QString, QString>> files(const QString& key) const;
    [[nodiscard]] std::map<QString, QString> filesOf(const QString& key, const QJsonObject& record) const;
    [[nodiscard]] Result<std::map<QString, Value>> load(const QString& key) const;

    /// What was evicted, as far back as that is remembered.
    [[nodiscard]] StoreEvicted& evicted() const { return m_evicted; }

    /// From now on until release(), or until this Store goes, nobody evicts the result, and it counts as used now. To be called before it is looked
    /// for: what is there then stays. A process that reads or copies from an earlier result holds that one too.
    void hold(const QString& key);
    void release() { m_lease.release(); }
    /// Pinned results are never evicted, whether they are there or not yet. why: for people.
    Result<void> pin(const QString& key, const QString& why);
    Result<void> unpin(const QString& key);
    [[nodiscard]] std::map<QString, QString> pins() const; ///< key → why

    /// Waits for its turn to make a result; asks every 20 ms whether to stop. waiting() is called once if somebody else holds it.
    Result<std::unique_ptr<StoreLock>> lock(const QString& key, const std::stop_token& stop, const std::function<void()>& waiting = {});
    /// A fresh folder on the same disk to write a result into; removed by the next process that finds it abandoned.
    Result<QString> beginObject(const QString& key);
    /// Writes object.json and checksums.txt and publishes. If another process was faster, its result stands, unless it is broken or
    /// `replace` is set.
    Result<void> publish(const QString& key, const QString& workFolder, const QJsonObject& record, bool replace = false);
    void abandon(const QString& workFolder);
    /// Takes over a result of another store on the same disk, made on another machine perhaps: moves it here when its files hold what was written.
    /// One that is here and whole stands. Errors: Unreadable, Disk.
    Result<void> adopt(const QString& key, const Store& from, const std::stop_token& stop = {});
    /// Takes a result out, whole and at once, and gives the work folder that it became; empty where there is none. abandon() removes that.
    [[nodiscard]] QString moveAway(const QString& key) const;
    /// Removes the work folders of processes that are gone. Done once by the first beginObject().
    void removeAbandoned();

    /// Remembers content that a node publishes outside the store as a part of the result `key`, before anybody can see it there.
    Result<void> noteEffect(const QString& digest, const QString& key, const QString& module, const QString& node);
    /// Whether that content was published as a part of the result `key`; or by a node of that name and module.
    [[nodiscard]] bool isEffectOf(const QString& digest, const QString& key) const;
    [[nodiscard]] bool isEffectOfNode(const QString& digest, const QString& module, const QString& node) const;

    /// What the node of a pipeline was last made from, for saying why it must run again; also where the pipeline was moved, copied or renamed since.
    /// Empty where nothing is known.
    [[nodiscard]] QJsonObject latest(const QString& module, const QString& pipeline, const QString& node) const
    {
        return m_latest.find(pipeline, {module, node});
    }
    void setLatest(const QString& module, const QString& pipeline, const QString& node, const QJsonObject& basis)
    {
        m_latest.set(pipeline, {module, node}, basis);
    }

private:
    [[nodiscard]] Result<Checksums> checksumsOf(const QString& key, const QJsonObject& record) const;
    static Result<void> finish(const QString& key, const QString& workFolder, QJsonObject record);

    QString m_root;
    StoreLease m_lease;
    mutable StoreLatest m_latest;
    mutable StoreEvicted m_evicted;
    std::once_flag m_cleaned;
};

} // namespace terrella
