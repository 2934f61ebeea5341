// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipelines/run/store.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace terrella {

/// A result in the store, as a list of them shows it.
struct StoredObject {
    QString key;
    QString module;        ///< empty where the record cannot be read, and for blocks
    qint64 bytes = 0;      ///< on the disk
    double seconds = 0.0;  ///< it took to make
    QDateTime made, used;  ///< used: last looked up by a run
    QString pinned;        ///< by what; empty: it may go
    bool readable = false; ///< false: nothing can use it
    QStringList parts;     ///< keys of other results without which it cannot be read: the runs that were joined to it
    bool blocks = false;   ///< no result, but blocks of results that changed or were not finished: key is the name of their folder
};
/// In no order. Reads the records, not the results.
std::vector<StoredObject> listObjects(const Store& store);
/// Folders <root>/blocks/*: their bytes are those of files that no result holds as well. Any of them may go at any time.
std::vector<StoredObject> listBlocks(const Store& store);

/// Which results go so that those that stay have at most `limit` bytes: unreadable ones first, then the least recently used. One that took longer to
/// make for its bytes than most counts as used up to eight times as recently, one that took less as up to eight times as long ago.
/// Pinned ones stay, and those of `held`. What a result cannot be read without counts as used when that result was, and goes after it only.
/// In the order in which they go. Pure.
std::vector<StoredObject> chooseVictims(std::vector<StoredObject> objects, const std::set<QString>& held, qint64 limit, const QDateTime& now);

struct Eviction {
    qint64 before = 0, after = 0; ///< bytes of all results and blocks
    std::size_t evicted = 0;      ///< results
    qint64 pinned = 0;            ///< bytes that stay because they are pinned
    qint64 inUse = 0;             ///< or because a living run uses them
};
/// Removes results until at most `limit` bytes are left. Nothing goes that a living process holds, whatever machine it is on.
/// Errors: Disk where the store cannot be written.
Result<Eviction> evict(Store& store, qint64 limit);
/// What a run does at its end, having made so many bytes: nothing while the store is surely below the limit, else evicts to nine tenths of it.
Result<std::optional<Eviction>> keepBelow(Store& store, qint64 limit, qint64 madeBytes);

/// A quarter of the disk that the store is on, at most 500 GB.
qint64 defaultStoreLimit(const QString& root);

} // namespace terrella
